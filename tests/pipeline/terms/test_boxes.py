"""Options with boxes: the ticked one is read, the others are not; where it is not clear nothing is sure."""

from __future__ import annotations

import pytest

from pipeline.clauses import segment
from pipeline.terms import extract_all
from pipeline.terms._boxes import chosen
from pipeline.types import Language, Term
from tests.pipeline.terms._views import view_of

HEADS = {
    "en": "LIFT CARE AGREEMENT between Ormby Lifts Ltd and Tarn House LLP\n\n",
    "fr": "CONTRAT D'ENTRETIEN entre Ormeau Ascenseurs SARL et Résidence du Lac SAS\n\n",
}


def left(words: str, language: Language) -> str:
    """Return what is left of the words of a form, white space as one space."""
    head = HEADS[language]
    running = view_of(f"{head}{words}\n", language).flow
    return " ".join(chosen(running, segment(running)).flow.text[len(head) :].split())


def terms(words: str, language: Language, kind: str) -> list[Term]:
    running = view_of(f"{HEADS[language]}{words}\n", language).flow
    return [one for one in extract_all(running, segment(running)).terms if one.kind == kind]


LEFT = [
    ("en", "Period: [ ] 9 months  [x] 18 months  from 4 May 2026", "Period: 18 months from 4 May 2026"),
    ("en", "Period: ☑ one year ☐ two years starting 4 May 2026", "Period: one year starting 4 May 2026"),
    ("en", "Period: 9 months [ ]  18 months [X]  27 months [ ]", "Period: 18 months"),
    ("fr", "Durée : 9 mois ☐ 18 mois ☒ 27 mois ☐ à compter du 4 mai", "Durée : 18 mois à compter du 4 mai"),
    ("fr", "Durée\t☐ 9 mois\t☒ 18 mois\tà compter du 4 mai 2026", "Durée 18 mois à compter du 4 mai 2026"),
    ("fr", "Règlement : (x) virement ( ) chèque. À 20 jours.", "Règlement : virement . À 20 jours."),
    ("fr", "Ensuite le contrat :\n☐ repart pour un an ;\n☒ s'arrête.", "Ensuite le contrat : s'arrête."),
    ("en", "Lift | Monthly fee\n☐ | Goods | £40\n☒ | Guests | £70", "Lift | Monthly fee Guests | £70"),
    ("en", "Goods | £40 | ☐\nGuests | £70 | ☒", "Guests | £70 |"),
]  # fmt: skip
UNTOUCHED = [
    ("en", "Ormby shall:\n☐ grease the cables;\n☐ pay £40 for each visit missed."),
    ("en", "Payment is due [ ] days after invoice, for a period of [ ] years from [ ] May 2026."),
    ("fr", "■ Le prix est de 70 € par mois\n☐ hors pièces\n■ La durée est de 18 mois"),
    ("fr", "Le prix (x) est celui de l'annexe."),
    ("en", "✓ cables greased\n✓ doors checked"),
]
OPEN = [
    ("en", "term", "Term: [ ] 9 months  [ ] 18 months  from 4 May 2026."),
    ("en", "term", "Term: [X] 9 months  [X] 18 months  [ ] 27 months  from 4 May 2026."),
    ("en", "price", "Fee: [ ] £40 per month  [ ] £70 per month"),
    ("fr", "term", "Durée : ☐ 9 mois ☐ 18 mois à compter du 4 mai 2026"),
    ("fr", "renewal", "Reconduction tacite pour un an : ☐ oui ☒ non"),
    ("fr", "renewal", "Reconduction tacite pour un an : oui ☐ non ☒"),
    ("fr", "price", "Redevance : ☒ 40 € HT par mois ☒ 70 € HT par mois"),
]


@pytest.mark.parametrize(("language", "words", "expected"), LEFT)
def test_only_the_ticked_option_is_left(language: Language, words: str, expected: str) -> None:
    assert left(words, language) == expected


@pytest.mark.parametrize(("language", "words"), UNTOUCHED)
def test_bullets_and_blanks_are_no_boxes(language: Language, words: str) -> None:
    assert left(words, language) == " ".join(words.split())


@pytest.mark.parametrize(("language", "kind", "words"), OPEN)
def test_what_nobody_chose_is_unknown(language: Language, kind: str, words: str) -> None:
    found = terms(words, language, kind)
    assert found
    assert {one.state for one in found} == {"unknown"}
    assert all(one.reason and one.evidences[0].quote for one in found)


def test_the_ticked_price_alone_is_told_with_its_words() -> None:
    words = "Fee:   [ ] £40 per month    [X] £70 per month    [ ] £95 per month"
    (price,) = terms(words, "en", "price")
    assert price.value["amount"] == "70.00"
    assert "£70 per month" in price.evidences[0].quote
    assert "£40" not in price.evidences[0].quote


def test_several_goods_of_a_list_may_be_ordered() -> None:
    words = "Travaux :\n☒ nacelle à 70 € HT par passage\n☒ portes à 95 € HT par passage\n☐ câbles à 40 € HT"
    assert {one.value.get("amount") for one in terms(words, "fr", "price")} == {"70.00", "95.00"}
