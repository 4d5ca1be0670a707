"""Price tables that go on over pages: heads said once or again, lines between, sums carried forward."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

BEGIN = {
    "en": "SUPPLY CONTRACT\n\nHolm Ltd sells hinges to Barrow Ltd.\n\n3 Prices\n\n",
    "fr": "CONTRAT DE FOURNITURE\n\nHolm SARL vend des charnières à Barrow SA.\n\nArticle 3 - Prix\n\n",
}
END = {
    "en": "\n\n4 Law\n\nEnglish law applies.\n",
    "fr": "\n\nArticle 4 - Droit\n\nLe droit français s'applique.\n",
}
HEAD = {
    "en": "Part\tDescription\tUnit\tUnit price (GBP)",
    "fr": "Réf.\tDésignation\tUnité\tPrix unitaire HT (€)",
}
ROW = {"en": "K-{}\tHinge {} mm\teach\t{}.40\n", "fr": "K-{}\tCharnière {} mm\tpièce\t{},40\n"}


def rows(language: str, first: int, end: int) -> str:
    return "".join(ROW[language].format(n, n, n) for n in range(first, end))


BETWEEN = [
    ("en", "\n"),
    ("en", "\nPrices (continued)\n\n"),
    ("en", "\nSchedule of prices, continued from page 1\n\n@"),
    ("en", "\n3 Prices (cont'd)\n@"),
    ("en", "\nHolm Ltd\nSupply contract 2027\nPage 2 of 3\nInitials: ____\n\n"),
    ("en", "\nHolm / Barrow - confidential\n\nPage 2 of 3\n\n@"),
    ("en", "Carried forward\t\t\t98.40\n\nBrought forward\t\t\t98.40\n"),
    ("en", "Total carried to next page\t\t\t98.40\n\n@"),
    ("en", "Page total\t\t\t98.40\n\nHeld over from page 1\t\t\t98.40\n"),
    ("en", "\nDoor hinges\n"),
    ("en", "B\tDoor hinges\t\t\n"),
    ("en", "K-99\tHinge, brass\teach\ton request\n"),
    ("fr", "\n"),
    ("fr", "\nBordereau des prix (suite)\n\n"),
    ("fr", "\nArticle 3 - Prix (suite)\n\n@"),
    ("fr", "…/…\n\nsuite du tableau\n@"),
    ("fr", "Paraphes :\n\nContrat de fourniture Holm / Barrow\nPage 2 sur 3\nVersion du 3 mai 2026\n\n"),
    ("fr", "À reporter\t\t\t98,40\n\nReport\t\t\t98,40\n"),
    ("fr", "Total à reporter\t\t\t98,40\n\nReport de la page précédente\t\t\t98,40\n"),
    ("fr", "Sous-total page 1\t\t\t98,40\n\nTotal reporté\t\t\t98,40\n@"),
    ("fr", "2. Charnières de portes\n"),
    ("fr", "LOT 2 : PORTES ET FENÊTRES\n"),
]


@pytest.mark.parametrize(("language", "between"), BETWEEN)
def test_a_table_keeps_its_head_over_the_page(language: Language, between: str) -> None:
    again = between.replace("@", f"{HEAD[language]}\n")
    text = f"{HEAD[language]}\n{rows(language, 11, 21)}{again}{rows(language, 31, 41)}"
    terms = read(f"{BEGIN[language]}{text}{END[language]}", language, "price")
    assert [str(term.value["amount"]) for term in terms if term.state == "stated"] == [
        f"{n}.40" for n in (*range(11, 21), *range(31, 41))
    ]
    said = {(term.value["currency"], term.value["per"], term.value.get("tax")) for term in terms}
    assert len(said) == 1


@pytest.mark.parametrize(
    ("language", "behind"),
    [
        ("en", "Part\tWeight (kg)\nK-11\t31.40\nK-12\t32.40\n"),
        ("en", "5 Delivery\n\nPart\tDelivery (days)\nK-11\t31\nK-12\t32\n"),
        ("en", "Deposits held on returns\nWe hold these sums.\n\nK-11\t31.40\nK-12\t32.40\n"),
        ("fr", "Délais de livraison\n\nRéf.\tDélai (jours)\nK-11\t31\nK-12\t32\n"),
        ("fr", "Article 5 - Pénalités\n\nK-11\t31,40\nK-12\t32,40\n"),
    ],
)
def test_another_table_is_none_of_its_pages(language: Language, behind: str) -> None:
    head = {"en": "Part\tPrice (GBP)", "fr": "Réf.\tPrix (€)"}[language]
    mark = "." if language == "en" else ","
    text = f"{BEGIN[language]}{head}\nK-11\t11{mark}40\nK-12\t12{mark}40\n\n{behind}{END[language]}"
    terms = read(text, language, "price")
    assert [str(term.value["amount"]) for term in terms] == ["11.40", "12.40"]


@pytest.mark.parametrize(
    ("head", "row", "what"),
    [
        ("Code\tUnit price (GBP)", "40{}-7\t{}.50", "4012-7"),
        ("Code\tUnit price (GBP)", "V{}\t{}.50", "V12"),
        ("Boxes\tPrice (GBP)", "{}00\t{}.50", "Boxes 1200"),
    ],
)
def test_a_code_stands_for_a_label(head: str, row: str, what: str) -> None:
    listed = "\n".join(row.format(n, n) for n in range(12, 20))
    terms = read(f"{BEGIN['en']}{head}\n{listed}{END['en']}", "en", "price")
    assert len(terms) == 8
    assert terms[0].value["what"] == what


def test_a_report_is_sold_as_other_things_are() -> None:
    text = "Fees\n\nWork\tFee (GBP)\nReport on the soil\t450.00\nSurvey\t380.00\n"
    assert [term.value["what"] for term in read(text, "en", "price")] == ["Report on the soil", "Survey"]
