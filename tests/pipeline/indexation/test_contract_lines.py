"""From prices, clauses and amendments to lines: what belongs together, and what is left unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation.amended import said_of
from pipeline.indexation.contract import (
    ContractTerms,
    Ending,
    Paper,
    PriceChange,
    Told,
    facts_of,
    lines_of,
)
from pipeline.indexation.formula import Defect, Formula, NotSettled, Reading
from pipeline.indexation.linked import Link, Moving, link, read_region
from pipeline.indexation.parsing import parse
from pipeline.indexation.priced import Stated, priced
from pipeline.indexation.reading import read
from pipeline.indexation.regions import Piece, regions
from pipeline.types import Language

_START = date(2022, 1, 1)
_CLAUSE = "Le loyer varie chaque année à la date anniversaire selon l'ILC."
_MOVING = parse(
    'Pn = Pn-1 × ILC / ILC0\napplied to: previous\nILC: "ILC" as ""; of_year period=Q2 years=-1; '
    "earlier months=12\ndirection: both\nevery: 12 months\non: anniversary"
)
_FIXED_BASE = parse(
    'P = P0 × ILC / ILC0\napplied to: base\nILC: "ILC" as ""; of_year period=Q2 years=-1; '
    "period period=2021-Q2\ndirection: both\nevery: 12 months\non: anniversary"
)


def _stated(amount: str, per: str | None = "year", what: str = "loyer", **more: object) -> Stated:
    quote = str(more.pop("quote", f"un {what} de {amount} euros"))
    return Stated(Decimal(amount), "EUR", per, what, None, quote, "d1", **more)  # type: ignore[arg-type]


def _reading(text: str = _CLAUSE, *formulas: Formula, **more: object) -> Reading:
    return Reading(text, "index_ratio", formulas or (_MOVING,), **more)  # type: ignore[arg-type]


def _moving(*readings: Reading, **more: object) -> Moving:
    return Moving(readings or (_reading(),), "found", "found", **more)  # type: ignore[arg-type]


_UNMOVED = Moving((), "absent", "absent")


def _contract(*prices: Stated, moving: Moving | None = None, **more: object) -> ContractTerms:
    terms = ContractTerms("c1", "fr", _START, None, Ending(date(2030, 12, 31)), prices, moving or _moving())
    return replace(terms, **more)  # type: ignore[arg-type]


def _only(terms: ContractTerms) -> Told:
    (told,) = lines_of(terms)
    return told


# Prices -------------------------------------------------------------------------------------------------


def test_a_price_that_is_stated_for_a_year_and_for_a_quarter_is_one_line() -> None:
    (one,) = priced([_stated("21000.00", "quarter"), _stated("84000.00", "year")])
    assert one.stated.per == "year"
    assert [other.per for other in one.others] == ["quarter"]
    assert one.key == "loyer-year-eur"


def test_a_price_with_tax_is_not_told_beside_the_one_without() -> None:
    plain = replace(_stated("9780.00"), tax="excl")
    taxed = replace(_stated("11736.00"), tax="incl")
    assert [one.stated.amount for one in priced([taxed, plain])] == [Decimal("9780.00")]
    assert [one.stated.amount for one in priced([taxed])] == [Decimal("11736.00")]


def test_parts_of_a_total_are_not_told_beside_it() -> None:
    parts = [
        _stated(amount, what=what) for amount, what in (("72", "core"), ("28", "demand"), ("24", "parts"))
    ]
    found = priced([_stated("124", what="license fees"), *parts])
    assert [one.stated.amount for one in found] == [Decimal("124")]
    table = [
        _stated("3120", what="lift", char_start=10),
        _stated("3540", what="goods lift", char_start=40),
        _stated("9780", what="Total", char_start=90),
    ]
    assert [one.stated.amount for one in priced(table)] == [Decimal("9780")], "two lifts cost alike"


def test_what_is_due_once_or_by_the_hour_or_was_hardly_read_has_no_line() -> None:
    doubtful = replace(_stated("100"), confidence=0.6)
    assert priced([_stated("100", "hour"), _stated("100", None), _stated("100", "once"), doubtful]) == []


def test_keys_do_not_change_with_the_amount_and_name_one_line_each() -> None:
    first = priced([_stated("100"), _stated("250"), _stated("70", "month", "charges")])
    again = priced([_stated("101"), _stated("250"), _stated("70", "month", "charges")])
    assert [one.key for one in first] == [one.key for one in again]
    assert len({one.key for one in first}) == 3


# Clauses and prices -------------------------------------------------------------------------------------


def test_the_only_price_is_moved_by_the_only_clause() -> None:
    assert _links("100") == {"loyer-year-eur": Link("moves", (_MOVING,))}


def _links(*amounts: str, moving: Moving | None = None, what: str = "loyer") -> dict[str, Link]:
    return link(priced([_stated(amount, what=what) for amount in amounts]), moving or _moving(), "fr")


def test_a_price_of_another_name_is_not_moved() -> None:
    lines = priced([_stated("84000"), _stated("9600", what="provision sur charges")])
    made = link(lines, _moving(), "fr")
    assert made["loyer-year-eur"].kind == "moves"
    other = made["provision-sur-charges-year-eur"]
    assert (other.kind, bool(other.assumed)) == ("flat", True)


def test_a_clause_that_speaks_of_all_prices_moves_each() -> None:
    lines = priced([_stated("84000"), _stated("9600", what="provision sur charges")])
    made = link(lines, _moving(_reading("Les prix sont révisés chaque année selon l'ILC.")), "fr")
    assert {one.kind for one in made.values()} == {"moves"}


def test_of_two_clauses_each_moves_the_price_it_names() -> None:
    lines = priced([_stated("84000"), _stated("9600", what="redevance")])
    fee = _reading("La redevance est révisée chaque année.", _FIXED_BASE)
    made = link(lines, _moving(_reading(), fee), "fr")
    assert made["loyer-year-eur"].formulas == (_MOVING,)
    assert made["redevance-year-eur"].formulas == (_FIXED_BASE,)
    other = link(priced([_stated("10", what="abonnement")]), _moving(_reading(), fee), "fr")
    assert [one.kind for one in other.values()] == ["unknown"]


@pytest.mark.parametrize(
    "reading",
    [
        _reading(not_settled=(NotSettled("rate", "a percentage is redacted"),)),
        _reading(defects=(Defect("circular_formula", "P is worked out from itself"),)),
        Reading(_CLAUSE, "other"),
    ],
)
def test_a_clause_of_which_something_is_missing_moves_nothing(reading: Reading) -> None:
    (made,) = _links("100", moving=_moving(reading)).values()
    assert made.kind == "unknown"
    assert made.reason


@pytest.mark.parametrize(
    ("moving", "kind"),
    [
        (_UNMOVED, "flat"),
        (Moving((), "unknown", "absent", "a page is missing"), "unknown"),
        (Moving((), "absent", "found"), "unknown"),
        (_moving(Reading(_CLAUSE, "firm")), "flat"),
        (_moving(Reading(_CLAUSE, "firm", confidence=0.85)), "unknown"),
        (_moving(Reading("The prices are firm for the first Contract Year.", "firm")), "unknown"),
        (_moving(Reading("Les prix sont fermes jusqu'au 31 décembre 2025.", "firm")), "unknown"),
        (_moving(Reading("Les prix sont fermes jusqu'au terme du contrat.", "firm")), "flat"),
        (_moving(Reading("The fees are firm for the term of this Agreement.", "firm")), "flat"),
        (Moving((), spoken=(Reading("Prices are fixed until 1 May 2025.", "firm"),)), "unknown"),
    ],
)
def test_a_price_is_flat_only_where_nothing_moves_it(moving: Moving, kind: str) -> None:
    (made,) = _links("100", moving=moving).values()
    assert made.kind == kind


def test_a_price_that_is_a_share_of_another_is_not_told() -> None:
    stated = _stated("18", quote="18 % du loyer en cours, soit 18 euros")
    (made,) = link(priced([stated]), _moving(), "fr").values()
    assert made.kind == "unknown"
    (made,) = link(priced([_stated("18", what="then-current license fees")]), _moving(), "en").values()
    assert made.kind == "unknown"


def test_an_article_on_indexation_is_read_from_end_to_end() -> None:
    head = ("INDEXATION",)
    pieces = [
        Piece("6.1", "", ("LOYER",), "6.1 Le loyer est de 100 euros.", 0, 100),
        Piece("7.1", "", head, "7.1 Le loyer est indexé.", 100, 200),
        Piece("7.2", "", head, "7.2 La formule :", 200, 300),
        Piece("8", "CHARGES", (), "8 CHARGES", 300, 400),
    ]
    assert regions(pieces, [(110, 120)], "fr") == ["7.1 Le loyer est indexé.\n\n7.2 La formule :"]
    plain = [replace(piece, headings=()) for piece in pieces]
    assert regions(plain, [(110, 120)], "fr") == ["7.1 Le loyer est indexé."]
    formula = [*plain[:3], Piece("", "", (), "P = P0 × S / S0", 300, 400), plain[3]]
    assert regions(formula, [(210, 220)], "fr") == ["7.2 La formule :\n\nP = P0 × S / S0"]


_HOW_FAR = [
    ("en", "4.2 The increase at any review is at least 1% and at most 4%.", True),
    ("en", "4.2 The fee as increased is rounded to the nearest pound.", True),
    ("en", "4.2 Invoices are paid within thirty days.", False),
    ("en", "5.2 The increase at any review is at most 4%.", False),
    ("fr", "4.2 Toute hausse est limitée à 4 %.", True),
    ("fr", "4.2 Le loyer ainsi révisé est arrondi à l'euro le plus proche.", True),
    ("fr", "4.2 Les factures sont payées à trente jours.", False),
]


@pytest.mark.parametrize(("language", "text", "belongs"), _HOW_FAR)
def test_the_paragraphs_behind_a_clause_that_bound_or_round_it_belong_to_it(
    language: Language, text: str, belongs: bool
) -> None:
    head = ("CHARGES" if language == "en" else "LOYER",)
    first = Piece("4.1", "", head, "4.1 moves", 0, 100)
    pieces = [first, Piece(text[:3], "", head, text, 100, 200)]
    assert regions(pieces, [(10, 20)], language) == [f"4.1 moves\n\n{text}" if belongs else "4.1 moves"]


def test_an_index_that_is_defined_elsewhere_is_found() -> None:
    clause = (
        "Le Loyer variera chaque année à la date anniversaire selon la formule "
        "L(n) = L(n-1) × I(n) / I(n-1), I(n) étant l'Indice du deuxième trimestre de l'année "
        "précédente et I(n-1) l'Indice du deuxième trimestre de l'année d'avant."
    )
    (formula,) = read_region(clause, ["ILC"], "fr", read).formulas
    assert 'ILC: "ILC"' in _legend(formula)
    assert read_region(clause, ["ILC", "ICC"], "fr", read) == read(clause, "fr"), (
        "which of them is not known"
    )


def _legend(formula: Formula) -> str:
    from pipeline.indexation.printing import canonical

    return canonical(formula)


# Amendments ---------------------------------------------------------------------------------------------

_AMENDED = date(2023, 3, 1)


def _paper(*prices: Stated, moving: Moving = _UNMOVED, day: date | None = _AMENDED) -> Paper:
    return Paper("avenant.pdf", day, prices, moving)


def test_an_amendment_that_replaces_the_price_begins_a_stretch() -> None:
    change = PriceChange(_AMENDED, "24000.00 EUR per quarter", "21000.00 EUR per quarter", "avenant.pdf")
    prices = (_stated("84000.00"), _stated("21000.00", "quarter"))
    paper = _paper(_stated("24000.00", "quarter"), _stated("15000", None, "participation"))
    line = _only(_contract(*prices, papers=(paper,), changes=(change,))).line
    assert [(one.start, one.amount) for one in line.stretches] == [
        (_START, Decimal("84000.00")),
        (_AMENDED, Decimal("96000.00")),
    ]
    assert line.stretches[1].formulas == (_MOVING,)
    assert not line.stretches[1].unknown


def test_a_price_whose_period_stands_beside_it_in_words_replaces_too() -> None:
    paper = _paper(_stated("102000.00", None, quote="Le loyer annuel est fixé à 102 000 €"))
    line = _only(_contract(_stated("84000.00"), papers=(paper,))).line
    assert line.stretches[1].amount == Decimal("102000.00")


@pytest.mark.parametrize(
    "paper",
    [
        _paper(_stated("102000.00", None)),
        _paper(_stated("102000.00"), _stated("50000.00")),
        _paper(_stated("7000.00", what="prix")),
        _paper(_stated("102000.00"), day=None),
    ],
)
def test_an_amendment_whose_price_is_not_surely_this_one_leaves_it_unknown(paper: Paper) -> None:
    line = _only(_contract(_stated("84000.00"), papers=(paper,))).line
    assert line.stretches[-1].unknown
    assert line.stretches[-1].amount is None


def test_an_amendment_on_another_price_leaves_this_one() -> None:
    paper = _paper(_stated("11200.00", what="provision sur charges"))
    line = _only(_contract(_stated("84000.00"), papers=(paper,))).line
    assert len(line.stretches) == 1


def test_a_new_price_on_a_fixed_base_is_known_until_it_would_move() -> None:
    paper = _paper(_stated("96000.00"))
    moving = _moving(_reading(_CLAUSE, _FIXED_BASE))
    line = _only(_contract(_stated("84000.00"), moving=moving, papers=(paper,))).line
    assert line.stretches[1].amount == Decimal("96000.00")
    assert line.stretches[1].unmoved


def test_a_clause_of_an_amendment_moves_its_price_where_it_is_sure() -> None:
    paper = _paper(_stated("96000.00"), moving=_moving())
    later = replace(_paper(_stated("97000.00"), day=date(2024, 3, 1)), name="avenant-2.pdf")
    line = _only(_contract(_stated("84000.00"), papers=(later, paper))).line
    assert [bool(one.unmoved) for one in line.stretches] == [False, False, False]
    assert line.stretches[1].formulas
    unsure = _paper(_stated("96000.00"), moving=_moving(replace(_reading(), confidence=0.85)))
    line = _only(_contract(_stated("84000.00"), papers=(later, unsure))).line
    assert [bool(one.unmoved) for one in line.stretches] == [False, True, True]
    silent = _only(_contract(_stated("84000.00"), papers=(_paper(moving=_moving()),))).line
    assert silent.stretches[1].unknown


def test_a_new_price_holds_until_it_would_move_whatever_is_said_of_how_it_moves() -> None:
    """A sentence on a sum leaves nothing known; one on how the price moves, its first period."""
    words = ["Le loyer annuel est fixé à 96 000 €.", "L'article 7.4 du bail est supprimé."]
    price = _stated("96000.00", quote=words[0])
    paper = replace(_paper(price), said=said_of(words, "fr"))
    line = _only(_contract(_stated("84000.00"), papers=(paper,))).line
    assert (line.stretches[-1].amount, line.stretches[-1].unknown) == (Decimal("96000.00"), "")
    assert words[1] in line.stretches[-1].unmoved
    paper = replace(paper, said=said_of([words[0], "Une remise de 5 % est consentie sur le loyer."], "fr"))
    assert _only(_contract(_stated("84000.00"), papers=(paper,))).line.stretches[-1].unknown


# Days ---------------------------------------------------------------------------------------------------


def test_days_after_the_term_are_not_sure() -> None:
    today = date(2026, 11, 25)
    renews = facts_of(_contract(ending=Ending(date(2026, 12, 31), renews=True)), today)
    assert renews is not None
    assert (renews.end, renews.unsure_from) == (None, date(2027, 1, 1))
    unknown = facts_of(_contract(ending=Ending(unsure="not known")), today)
    assert unknown is not None
    assert (unknown.end, unknown.unsure_from) == (None, _START)
    plain = facts_of(_contract(), today)
    assert plain is not None
    assert (plain.end, plain.unsure_from) == (date(2030, 12, 31), None)
    assert facts_of(_contract(effective=None), today) is None


def test_without_a_start_a_line_says_so() -> None:
    line = _only(_contract(_stated("84000.00"), effective=None)).line
    assert line.stretches[0].unknown


def test_a_clause_that_starts_from_another_amount_does_not_move_this_price() -> None:
    other = replace(_MOVING, base_price=Decimal("500.00"), currency="EUR")
    (made,) = _links("100", moving=_moving(_reading(_CLAUSE, other))).values()
    assert made.kind == "unknown"
    (made,) = _links("500.00", moving=_moving(_reading(_CLAUSE, other))).values()
    assert made.kind == "moves"


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        ((), "flat"),
        (("Les prix sont fermes et non révisables.",), "flat"),
        (("The Supplier may increase the fee at any time upon notice.",), "unknown"),
        (("Les prix sont fermes et non révisables.", "Le prix évolue avec l'inflation."), "unknown"),
    ],
)
def test_words_of_a_change_that_were_not_understood_leave_no_price_flat(
    texts: tuple[str, ...], kind: str
) -> None:
    spoken = tuple(read(text, "en" if "The " in text else "fr") for text in texts)
    (made,) = _links("100", moving=Moving((), "absent", "absent", spoken=spoken)).values()
    assert made.kind == kind


def test_a_firm_price_is_flat_though_words_were_seen_but_not_where_a_page_is_missing() -> None:
    firm = (read("Les prix sont fermes et non révisables.", "fr"),)
    moving = Moving((), "unknown", "unknown", "words were seen", True, firm)
    (made,) = _links("100", moving=moving).values()
    assert made.kind == "flat"
    (made,) = _links("100", moving=replace(moving, whole=False)).values()
    assert made.kind == "unknown"


def test_a_price_for_some_years_is_not_the_one_of_the_term() -> None:
    (made,) = _links("100", what="loyer de la première année", moving=_UNMOVED).values()
    assert made.kind == "unknown"
    made_of_two = _links("100", "120", moving=_UNMOVED)
    assert {one.kind for one in made_of_two.values()} == {"unknown"}


def test_a_rise_of_which_the_base_is_not_told_has_two_readings() -> None:
    from pipeline.indexation._readings import variants

    (formula,) = read(
        "The fee stated above shall increase by 3% on each anniversary of the Effective Date.", "en"
    ).formulas
    both = variants([formula], small_firm=None, skips=False, language="en")
    assert [one.says for one in both] == [
        "each rise is counted on the price before",
        "each rise is counted on the first price",
    ]
    (told,) = read("Each year the fee increases by 3% over the fee of the preceding year.", "en").formulas
    assert len(variants([told], small_firm=None, skips=False, language="en")) == 1
