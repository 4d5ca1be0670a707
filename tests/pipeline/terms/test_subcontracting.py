"""Whether work may be given to others."""

from __future__ import annotations

import pytest

from pipeline.folding import fold
from pipeline.terms._subjects import spoken_of
from pipeline.types import Language
from tests.pipeline.terms._reading import read

RULES: list[tuple[Language, str, str, str | None]] = [
    (
        "en",
        "7. Subcontracting. Supplier shall not subcontract any of its obligations without the prior written"
        " consent of Customer.",
        "required",
        "Supplier",
    ),
    (
        "en",
        "7. Assignment. Neither party may assign or subcontract its duties hereunder without the other"
        " party's"
        " prior written approval.",
        "required",
        "either",
    ),
    (
        "en",
        "7. Staff. The Contractor may sub-let no part of the Works without the Owner's written consent.",
        "required",
        "Contractor",
    ),
    ("en", "7. Staff. The Supplier may subcontract nothing.", "prohibited", "Supplier"),
    ("en", "7. Staff. Contractor may subcontract all or part of the Services.", "free", "Contractor"),
    (
        "en",
        "7. Staff. Supplier may subcontract the Services without the consent of Customer.",
        "free",
        "Supplier",
    ),
    (
        "en",
        "7. Staff. The Distributor shall not subcontract or delegate any of its obligations under this"
        " Agreement.",
        "prohibited",
        "Distributor",
    ),
    (
        "en",
        "7. Staff. Subject to the prior written consent of Customer, Supplier may subcontract the"
        " installation.",
        "required",
        "Supplier",
    ),
    (
        "en",
        "7. Staff. Provider may perform its obligations through such affiliates, agents "
        "and contractors, wherever situated, as it sees fit.",
        "free",
        "Provider",
    ),
    (
        "en",
        "7. Staff. The Contractor is free to have any part of the Services performed by "
        "third parties of its choosing.",
        "free",
        "Contractor",
    ),
    (
        "en",
        "7. Staff. The Consultant may engage third parties to perform parts of the work "
        "without the Client's consent.",
        "free",
        "Consultant",
    ),
    (
        "en",
        "7. Staff. The Supplier may discharge any of its duties by using independent "
        "contractors selected at its discretion.",
        "free",
        "Supplier",
    ),
    (
        "en",
        "7. Staff. It shall not have the work done by others without Northstrand's prior written consent.",
        "required",
        None,
    ),
    (
        "en",
        "7. Staff. The Carrier shall use other hauliers only with the Customer's written consent.",
        "required",
        "Carrier",
    ),
    (
        "en",
        "7. Staff. No part of it may be subcontracted without the Customer's written consent.",
        "required",
        None,
    ),
    (
        "en",
        "7. Staff. The Supplier may not entrust the making of the Cartons to another "
        "without the Buyer's consent.",
        "required",
        "Supplier",
    ),
    (
        "en",
        "7. Staff. A replacement, or any subcontracting, needs our prior written approval.",
        "required",
        None,
    ),
    (
        "en",
        "7. Staff. Subcontracting of the Services is permitted only with the prior "
        "approval of the Customer.",
        "required",
        None,
    ),
    (
        "en",
        "7. Staff. None of the Services shall be sub-contracted.",
        "prohibited",
        None,
    ),
    (
        "en",
        "7. Staff. Subcontracting is not permitted.",
        "prohibited",
        None,
    ),
    (
        "fr",
        "ARTICLE 7 - SOUS-TRAITANCE\n\nLe Prestataire ne pourra sous-traiter tout ou partie des"
        " prestations sans"
        " l'accord préalable et écrit du Client.",
        "required",
        "Prestataire",
    ),
    (
        "fr",
        "ARTICLE 7 - SOUS-TRAITANCE\n\nLe Prestataire peut sous-traiter tout ou partie de sa mission,"
        " sous sa"
        " seule responsabilité.",
        "free",
        "Prestataire",
    ),
    (
        "fr",
        "ARTICLE 7 - SOUS-TRAITANCE\n\nLe Titulaire s'interdit de sous-traiter l'exécution du marché.",
        "prohibited",
        "Titulaire",
    ),
    (
        "fr",
        "ARTICLE 7\n\nLa sous-traitance est interdite, sauf autorisation expresse du Client.",
        "required",
        None,
    ),
    (
        "fr",
        "ARTICLE 7\n\nLe Prestataire se réserve le droit de faire appel à des sous-traitants de son choix.",
        "free",
        "Prestataire",
    ),
]


@pytest.mark.parametrize(("language", "text", "consent", "by"), RULES)
def test_rules(language: Language, text: str, consent: str, by: str | None) -> None:
    (term,) = read(text, language, "subcontracting")
    assert (term.state, term.value_text) == ("stated", consent)
    assert term.value.get("by") == by


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "7. Staff. The Supplier may subcontract a part of the Services in accordance with Section 12.",
        ),
        (
            "en",
            "7. Staff. Each party may subcontract parts of the work, but only if the paper is in writing.",
        ),
        (
            "fr",
            "ARTICLE 7\n\nLe Titulaire peut sous-traiter dans les conditions fixées au cahier des charges.",
        ),
    ],
)
def test_what_is_allowed_on_conditions_told_elsewhere_is_not_free(language: Language, text: str) -> None:
    assert not [term for term in read(text, language, "subcontracting") if term.value_text == "free"]


def test_two_rules_for_one_party_lower_confidence() -> None:
    text = (
        "7. Staff. Supplier may subcontract the Services.\n\n8. Limits. Supplier shall not subcontract"
        " any of its"
        " obligations without the prior written consent of Customer."
    )
    terms = read(text, "en", "subcontracting")
    assert {term.value_text for term in terms} == {"free", "required"}
    assert all(term.confidence <= 0.7 for term in terms)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "7. Insurance. Supplier shall ensure that each subcontractor carries insurance."),
        ("en", "7. Supplies. The Buyer may, if Supplier fails to deliver, have the work done by others."),
        ("en", "7. Freedom. Customer may engage other contractors to perform similar services."),
        ("en", "7. Secrecy. Supplier shall not disclose it to third parties, agents or contractors."),
        ("en", "7. Staff. Supplier shall provide the Services using suitably skilled agents of its own."),
        ("en", "7. Liability. Such subcontract shall not relieve Supplier of its duties."),
        (
            "fr",
            "ARTICLE 7 - DONNÉES\n\nLe Prestataire est sous-traitant au sens du RGPD et traite les"
            " données.",
        ),
        ("fr", "ARTICLE 7\n\nLe Client répond du paiement de ses sous-traitants."),
    ],
)
def test_other_subcontractors(language: Language, text: str) -> None:
    assert read(text, language, "subcontracting") == ()


@pytest.mark.parametrize(
    "text",
    [
        "4. Travaux\n\nLa sous-traitance est possible sous réserve de l'accord écrit du maître d'ouvrage.",
        "4. Travaux\n\nLe façonnier ne sous-traite pas la coupe sans accord écrit du donneur d'ordre.",
    ],
)
def test_consent_in_the_present_tense(text: str) -> None:
    assert [term.value["consent"] for term in read(text, "fr", "subcontracting")] == ["required"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("subcontracting", "Carrier shall not transfer the carriage of goods to any third party."),
        ("subcontracting", "Shipper may engage a different vendor to perform the services."),
        ("jurisdiction", "Any claim shall be prosecuted only in the appropriate court of the State."),
        ("jurisdiction", "All disputes shall be brought exclusively in the courts residing there."),
        ("jurisdiction", "Any dispute is subject to court consideration as the law provides."),
        ("jurisdiction", "Either party could take a legal action to the local people's court."),
        ("indexation", "This compensation will be subject to adjustment under Shipper's policies."),
        ("late_payment_interest", "Terms are net cash upon delivery."),
    ],
)  # fmt: skip
def test_words_that_speak_of_a_subject_keep_it_from_being_absent(kind: str, said: str) -> None:
    assert kind in spoken_of(fold(said), [kind], "en")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("subcontracting", "Carrier shall wear identification on the premises and shall not smoke there."),
        ("jurisdiction", "No action or proceeding against a third party is pending before any court."),
        ("indexation", "The price is fixed and shall not be adjusted or increased for any reason."),
        ("late_payment_interest", "Shipper pays each invoice within thirty days."),
    ],
)  # fmt: skip
def test_other_words_do_not(kind: str, said: str) -> None:
    assert kind not in spoken_of(fold(said), [kind], "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "7. If force majeure prevents the Contractor from performing the assembly, Norland may, at its "
            "discretion, have the assembly performed through others of its choice.",
        ),
        ("en", "7. Except as may be otherwise provided by law, Norland may not resell outside of the "
               "United States without the consent of Tern."),
        ("en", "7. Norland may (at its sole discretion) suspend the use of products that infringe any "
               "third party's rights."),
        ("en", "7. Supplier may subcontract the Services to one or more of its Affiliates."),
        ("en", "7. Supplier may subcontract the Services in accordance with the applicable project plan."),
        (
            "fr",
            "7. En cas de défaillance du Titulaire, Norvège Habitat peut, sans avoir à le consulter, "
            "confier les prestations à une autre entreprise de son choix.",
        ),
    ],
)  # fmt: skip
def test_who_turns_to_others_without_subcontracting(language: Language, text: str) -> None:
    assert all(term.value["consent"] != "free" for term in read(text, language, "subcontracting"))


def test_affiliates_beside_subcontractors_are_free_as_they_are() -> None:
    text = "7. Supplier may subcontract the Services to its affiliates and to any third party it selects."
    assert [term.value["consent"] for term in read(text, "en", "subcontracting")] == ["free"]
