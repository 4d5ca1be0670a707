"""The duty of secrecy and how long it lasts."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

DURATIONS: list[tuple[Language, str, str, bool | None]] = [
    (
        "en",
        "6. Whatever the Glazier hears of the Abbey's plans it keeps to itself for four years.",
        "P48M",
        None,
    ),
    (
        "en",
        "6. The Glazier shall not reveal the Abbey's costs to anybody for two years after the work ends.",
        "P24M",
        True,
    ),
    (
        "fr",
        "6. Le Vitrier garde pour lui ce qu'il apprend des projets de l'Abbaye pendant six ans.",
        "P72M",
        None,
    ),
    (
        "en",
        "9. Confidentiality. Each party shall keep the other's Confidential Information in strict"
        " confidence."
        " This obligation shall survive termination of this Agreement for a period of five (5) years.",
        "P60M",
        True,
    ),
    (
        "en",
        "9. Confidentiality. During the Term and for two years thereafter, the recipient shall not"
        " disclose any"
        " Confidential Information of the discloser.",
        "P24M",
        True,
    ),
    (
        "en",
        "9. Non-Disclosure. The receiving party shall hold such information in confidence for a period"
        " of three"
        " (3) years from the date of disclosure.",
        "P36M",
        False,
    ),
    (
        "fr",
        "ARTICLE 9 - CONFIDENTIALITÉ\n\nChaque partie s'engage à garder confidentielles les informations"
        " reçues"
        " de l'autre, pendant toute la durée du contrat et cinq (5) ans après son expiration.",
        "P60M",
        True,
    ),
    (
        "fr",
        "ARTICLE 9 - CONFIDENTIALITÉ\n\nLes informations échangées sont strictement confidentielles. Cette"
        " obligation survivra pendant une durée de trois ans à compter de la fin du contrat, quelle"
        " qu'en soit"
        " la cause.",
        "P36M",
        True,
    ),
    (
        "fr",
        "ARTICLE 9 - SECRET DES AFFAIRES\n\nLe Prestataire s'interdit de divulguer les informations"
        " confidentielles pendant une durée de deux ans à compter de leur communication.",
        "P24M",
        False,
    ),
]


@pytest.mark.parametrize(("language", "text", "duration", "after_end"), DURATIONS)
def test_durations(language: Language, text: str, duration: str, after_end: bool | None) -> None:
    (term,) = read(text, language, "confidentiality")
    assert (term.state, term.value_text) == ("stated", duration)
    assert term.value.get("after_end") is after_end


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "9. Confidentiality. Supplier shall not disclose any confidential or proprietary information of"
            " Customer to any third party.",
        ),
        (
            "fr",
            "ARTICLE 9 - CONFIDENTIALITÉ\n\nLes parties s'engagent à ne pas divulguer les informations"
            " confidentielles dont elles auraient connaissance à l'occasion du contrat.",
        ),
        (
            "fr",
            "Le personnel du Prestataire est tenu au secret professionnel pour tout ce qu'il apprend dans"
            " l'exercice de sa mission.",
        ),
        ("fr", "Les veilleurs sont astreints au secret de l'article 226-13 du Code pénal, codes compris."),
        ("fr", "L'imprimeur garde le silence sur les titres à paraître de la maison."),
        ("fr", "Les remises et les marges restent confidentielles, même après la foire."),
        ("fr", "Ce que l'un confie à l'autre n'est dévoilé à quiconque sans un écrit."),
        (
            "fr",
            "ARTICLE 6 - DISCRÉTION\n\nLes codes et les plans ne sont révélés à personne du dehors.",
        ),
        ("fr", "Nous gardons pour nous vos chiffres et les mots de passe que vous nous prêtez."),
        ("fr", "Le maraîcher n'en fera état devant aucun de ses autres clients."),
        ("en", "The printer shall keep confidential the passwords, drawings and price lists lent to it."),
        ("en", "Each of them is bound to secrecy on what it learns of the other's orchard."),
        ("en", "The grower will not reveal to any other person what the mill pays."),
    ],
)
def test_a_duty_without_a_duration(language: Language, text: str) -> None:
    (term,) = read(text, language, "confidentiality")
    assert (term.state, term.value_text, term.value) == ("stated", "no duration", {})


def test_two_durations_lower_confidence() -> None:
    text = (
        "9. Confidentiality. The recipient shall keep Confidential Information in confidence for five"
        " (5) years"
        " from disclosure. These obligations shall survive termination of this Agreement for three (3)"
        " years."
    )
    terms = read(text, "en", "confidentiality")
    assert {term.value_text for term in terms} == {"P60M", "P36M"}
    assert all(term.confidence <= 0.75 for term in terms)


def test_a_blank_duration_is_unknown() -> None:
    text = (
        "ARTICLE 9 - CONFIDENTIALITÉ\n\nLes parties garderont confidentielles les informations"
        " échangées. Cette"
        " obligation est valable pour une durée de ____ ans à compter de la fin du contrat."
    )
    (term,) = read(text, "fr", "confidentiality")
    assert term.state == "unknown"
    assert "blank" in term.reason


def test_without_end() -> None:
    text = (
        "9. Confidentiality. The recipient shall keep all Confidential Information secret. The"
        " obligations of"
        " confidentiality shall continue indefinitely after the end of this Agreement."
    )
    (term,) = read(text, "en", "confidentiality")
    assert term.value["kind"] == "perpetual"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "3. Access. Customer shall keep its password confidential and change it every three months.",
        ),
        ("en", "3. Returns. Supplier shall return the goods within two years of delivery."),
        ("fr", "ARTICLE 3 - ACCÈS\n\nLe Client conserve la confidentialité de son mot de passe."),
        ("fr", "ARTICLE 3\n\nLa politique de confidentialité est publiée sur le site du Prestataire."),
        ("fr", "Le Client ne communique ses codes à personne et change de mot de passe tous les ans."),
        ("fr", "Une fois l'an, les livres sont vus par un commissaire tenu au secret professionnel."),
        ("fr", "Ce qui se dit devant le médiateur et ses notes restent confidentiels."),
        ("en", "The accounts may be seen by an independent accountant bound by a duty of confidentiality."),
        ("fr", "Des mesures de sécurité sont prises pour assurer la confidentialité des échanges du site."),
    ],
)
def test_other_secrets(language: Language, text: str) -> None:
    assert read(text, language, "confidentiality") == ()
