"""Courts that plain words, labels and adjectives name, and words that choose none."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

CHOSEN: list[tuple[Language, str, str]] = [
    ("en", "Law and courts.\n\nCourts: Ireland, exclusive.", "IE"),
    ("en", "The law is that of Norway, and the Norwegian courts alone may decide any dispute.", "NO"),
    ("en", "Any lawsuit must be filed only in Toronto, where the records are kept.", "CA-ON"),
    ("en", "Place of jurisdiction is Munich.", "DE"),
    ("en", "Neither party shall start proceedings elsewhere than in Singapore.", "SG"),
    (
        "en",
        "It is read under the law of Northern Ireland, in whose courts every claim shall be tried.",
        "GB-NIR",
    ),
    ("fr", "Juridiction compétente : Angers.", "FR"),
    ("fr", "Tout litige relève de la compétence exclusive des juridictions lausannoises.", "CH"),
    ("fr", "Les différends seront jugés à Liège.", "BE"),
    ("fr", "Le for est à Genève pour toute contestation.", "CH"),
    ("fr", "Les tribunaux de Rouen connaîtront seuls des litiges.", "FR"),
]
NONE: list[tuple[Language, str]] = [
    ("en", "Any dispute shall be brought to the attention of the site manager in Leeds."),
    ("en", "Disputes may be resolved by arbitration in Paris."),
    ("en", "The claim form is filed in duplicate with each invoice."),
    ("en", "The Irish courts have often considered such words."),
    ("fr", "Les litiges sont portés à la connaissance du comité de pilotage."),
    ("fr", "Le juge de l'exécution peut accorder un délai."),
    ("fr", "Les travaux seront jugés à Bruxelles par un expert."),
]


@pytest.mark.parametrize(("language", "text", "country"), CHOSEN)
def test_a_court_is_read(language: Language, text: str, country: str) -> None:
    found = [term for term in read(text, language, "jurisdiction") if term.state == "stated"]
    assert [term.value.get("country") for term in found] == [country]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_court_is_chosen(language: Language, text: str) -> None:
    found = read(text, language, "jurisdiction")
    assert not [term for term in found if term.value.get("kind") == "court" and term.state == "stated"]


def test_the_usual_words_go_before_plain_ones() -> None:
    text = "Courts: England.\n\nThe parties submit to the exclusive jurisdiction of the courts of Scotland."
    assert [term.value.get("country") for term in read(text, "en", "jurisdiction")] == ["GB-SCT"]
