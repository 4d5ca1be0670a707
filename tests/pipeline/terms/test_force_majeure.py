"""Force majeure: excused or only mentioned, and after how long a party may end the contract."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

ENDS: list[tuple[Language, str, str]] = [
    (
        "en",
        "14. Force Majeure. Neither party shall be liable for any delay caused by events beyond its"
        " reasonable"
        " control, such as acts of God or war. If the event continues for more than ninety (90) days,"
        " either"
        " party may terminate this Agreement upon written notice.",
        "P90D",
    ),
    (
        "en",
        "14. Force Majeure. A party prevented from performing by Force Majeure is excused. Should such"
        " event"
        " exceed a period of three months, the other party may cancel the order on ten days notice.",
        "P3M",
    ),
    (
        "fr",
        "ARTICLE 14 - FORCE MAJEURE\n\nAucune des parties ne sera tenue responsable d'un manquement dû à"
        " un cas"
        " de force majeure. Si l'événement se prolonge au-delà de trente (30) jours, le contrat pourra être"
        " résilié de plein droit par lettre recommandée.",
        "P30D",
    ),
    (
        "fr",
        "21.1 La force majeure suspend les obligations des parties, qui ne peuvent alors être tenues pour"
        " responsables.\n\n21.2 Si l'événement de force majeure persiste plus de quatre semaines, le"
        " contrat peut être résilié de plein droit par le Client.\n\n21.3 Le Client paie à trente jours.",
        "P28D",
    ),
    (
        "fr",
        "ARTICLE 14 - FORCE MAJEURE\n\nLa force majeure suspend les obligations des parties. Lorsque la"
        " suspension excède deux mois, chacune d'elles peut mettre fin au contrat, moyennant un préavis de"
        " quinze jours.",
        "P2M",
    ),
]


@pytest.mark.parametrize(("language", "text", "duration"), ENDS)
def test_after_how_long_a_party_may_end(language: Language, text: str, duration: str) -> None:
    (term,) = read(text, language, "force_majeure")
    assert (term.state, term.value["duration"], term.value["then"]) == ("stated", duration, "termination")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "14. General. Neither party shall be responsible for failure to perform due to causes beyond"
            " its"
            " reasonable control, including fire, flood, strikes or acts of God. Invoices are due in 30"
            " days.",
        ),
        (
            "fr",
            "ARTICLE 14 - FORCE MAJEURE\n\nLes parties ne pourront être tenues pour responsables si"
            " l'inexécution résulte d'un cas de force majeure au sens de l'article 1218 du Code civil.",
        ),
    ],
)
def test_present(language: Language, text: str) -> None:
    (term,) = read(text, language, "force_majeure")
    assert (term.state, term.value_text, term.value) == ("stated", "present", {"present": True})
    assert term.confidence >= 0.9


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5. Delivery. Supplier shall deliver on time except in the event of Force Majeure."),
        ("en", "5. Control. Supplier shall control its staff and keep the keys under its control."),
        ("fr", "ARTICLE 5\n\nLe Prestataire livre dans le délai convenu, hors cas de force majeure."),
    ],
)
def test_a_mention_states_nothing(language: Language, text: str) -> None:
    assert read(text, language, "force_majeure") == ()


def test_a_blank_duration_is_unknown() -> None:
    text = (
        "14. Force Majeure. Neither party is liable for acts of God. If the Force Majeure event"
        " continues for more"
        " than [***] days, either party may terminate this Agreement."
    )
    (term,) = read(text, "en", "force_majeure")
    assert term.state == "unknown"


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        (
            "en",
            "14. Force Majeure. Neither party is liable for acts of God. If the event lasts longer than a"
            " fortnight the parties shall meet. Where they do not agree and the force majeure event"
            " continues, either party shall have the right to terminate this Agreement by notice.",
            True,
        ),
        (
            "en",
            "15. Force Majeure. Neither Party shall be liable for acts of God, nor shall the other party"
            " have any right to terminate this Agreement for any delay so caused, however long it"
            " continues.",
            False,
        ),
        (
            "fr",
            "ARTICLE 14 - FORCE MAJEURE\n\nAucune des parties ne sera tenue responsable d'un manquement dû"
            " à un cas de force majeure. Si l'événement persiste au-delà d'une durée raisonnable, chaque"
            " partie pourra résilier le contrat.",
            True,
        ),
        (
            "fr",
            "ARTICLE 14 - FORCE MAJEURE\n\nAucune des parties ne sera tenue responsable d'un manquement dû"
            " à un cas de force majeure. L'événement, même s'il se prolonge, ne permet à aucune des parties"
            " de résilier le contrat.",
            False,
        ),
    ],
)
def test_a_right_to_end_it_without_a_duration(language: Language, text: str, ends: bool) -> None:
    (term,) = read(text, language, "force_majeure")
    assert term.state == "stated"
    assert term.value == ({"present": True, "then": "termination"} if ends else {"present": True})
