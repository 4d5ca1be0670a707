"""Prices that hold one after the other, less for the first months, and prices that move with a renewal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._contract_terms import ContractTerms, Ending
from pipeline.indexation._lookup import Reader
from pipeline.indexation.around import with_around
from pipeline.indexation.contract import begun, facts_of, lines_of
from pipeline.indexation.dated import span_of
from pipeline.indexation.due import schedule
from pipeline.indexation.introductory import Introductory, introductory
from pipeline.indexation.linked import Moving
from pipeline.indexation.priced import Stated
from pipeline.indexation.qualified import Qualified, qualified
from pipeline.indexation.reading import read
from pipeline.indexation.series import load_library
from pipeline.types import Language

_START = date(2021, 4, 1)
_SILENT = Moving((), "absent", "absent")


def _stated(amount: str, words: str, per: str = "year") -> Stated:
    return Stated(Decimal(amount), "EUR", per, "", None, words, "d1")


def _terms(*prices: Stated, moving: Moving = _SILENT, **more: object) -> ContractTerms:
    terms = ContractTerms("c1", "fr", _START, None, Ending(date(2030, 3, 31)), prices, moving)
    return replace(terms, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "language", "span"),
    [
        ("- première année, du 1er avril 2021 au 31 mars 2022", "fr", (_START, date(2022, 3, 31))),
        ("July 1, 2023 – June 30, 2024 $12,600.00", "en", (date(2023, 7, 1), date(2024, 6, 30))),
        ("- à compter du 1er avril 2023 : 28 000 €", "fr", (date(2023, 4, 1), None)),
        ("Year 2", "en", (date(2022, 4, 1), date(2023, 3, 31))),
        ("Months 13-24", "en", (date(2022, 4, 1), date(2023, 3, 31))),
        ("loyer fixé par le bail du 1er avril 2021", "fr", (_START, None)),
        ("Le loyer annuel", "fr", None),
    ],
)
def test_when_a_price_holds(words: str, language: str, span: tuple[date, date | None] | None) -> None:
    assert span_of(words, _START, language) == span  # type: ignore[arg-type]


_LIST = (
    _stated("20000", "- première année, du 1er avril 2021 au 31 mars 2022 : 20 000 €"),
    _stated("24000", "- deuxième année, du 1er avril 2022 au 31 mars 2023 : 24 000 €"),
    _stated("28000", "- à compter du 1er avril 2023 : 28 000 €"),
)


def test_a_list_is_one_line_and_its_last_price_moves() -> None:
    clause = (
        "Le loyer de 28 000 € sera indexé chaque année au 1er avril, et pour la première fois le 1er "
        "avril 2024, sur l'indice "
        "des loyers des activités tertiaires, l'indice de base étant celui du 4e trimestre 2022 "
        "(126,66) et l'indice de "
        "comparaison celui du 4e trimestre de l'année précédant l'indexation."
    )
    (told,) = lines_of(_terms(*_LIST, moving=Moving((read(clause, "fr"),), "found", "found")))
    stretches = told.line.stretches
    assert [(one.start.year, one.amount, bool(one.formulas)) for one in stretches] == [
        (2021, Decimal(20000), False),
        (2022, Decimal(24000), False),
        (2023, Decimal(28000), True),
    ]


def test_a_list_that_ends_before_the_contract_tells_no_price_after() -> None:
    (told,) = lines_of(_terms(*_LIST[:2]))
    assert [bool(one.unknown) for one in told.line.stretches] == [False, False, True]


def test_a_list_with_a_gap_is_none() -> None:
    assert len(lines_of(_terms(_LIST[0], _stated("9", "du 1er juin 2022 au 31 mars 2023 : 9 €")))) == 2


@pytest.mark.parametrize(
    ("words", "less"),
    [
        ("Les trois premiers mois de loyer sont offerts", Introductory(3, Decimal(0))),
        (
            "une franchise de loyer de deux mois, pour les mois d'avril et mai 2021",
            Introductory(2, Decimal(0)),
        ),
        ("No rent is payable for the first two months of the Term", Introductory(2, Decimal(0))),
        ("A discount of 10% applies during the first twelve months", Introductory(12, Decimal("0.9"))),
        ("Une remise de 15 % est accordée la première année", Introductory(12, Decimal("0.85"))),
        ("Une franchise de loyer de deux mois, pour les mois de juin et juillet 2021", None),
        ("Une franchise de loyer de deux mois est accordée sous réserve des travaux", None),
        ("A discount of 5% applies to each renewal", None),
        ("The rent for the first three months is half of the rent", Introductory(3, Decimal("0.5"))),
        (
            "For six months from the Commencement Date (up to and including 30 September 2021) the rent"
            " is payable at one half of the Initial Rent",
            Introductory(6, Decimal("0.5")),
        ),
        (
            "Les trois premiers mois, du 1er avril au 30 juin 2021, la redevance est réduite de moitié",
            Introductory(3, Decimal("0.5")),
        ),
        (
            "Le bailleur dispense le preneur du paiement du loyer pendant les deux premiers mois, soit du"
            " 1er avril au 31 mai 2021",
            Introductory(2, Decimal(0)),
        ),
        (
            "A discount of 20% is granted on the charge for April and May 2021",
            Introductory(2, Decimal("0.8")),
        ),
        ("Une remise de 10 % est accordée d'avril à juin 2021", Introductory(3, Decimal("0.9"))),
        # days that are not the first ones, another year, another share, a rise, what may be
        (
            "For six months from the Commencement Date (to 31 October 2021) one half of the rent is due",
            None,
        ),
        ("A discount of 20% is granted on the charge for May and June 2021", None),
        ("A discount of 20% is granted on the charge for April and May 2022", None),
        ("The rent for the first three months is one third of the rent", None),
        ("In the first year one half of the rent increase is due", None),
        ("The Landlord may waive the rent for the first two months", None),
    ],
)
def test_less_for_the_first_months(words: str, less: Introductory | None) -> None:
    assert introductory(words, _START) == less


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le forfait mensuel est de 95 €. Les deux premiers mois sont gratuits.", "fr"),
        ("Le loyer est de 900 €. Les trois premiers mois de loyer sont offerts.", "fr"),
        ("L'abonnement est de 95 €. Une remise de 20 % est accordée la première année.", "fr"),
        ("The fee is £95 a month. The first two months are free.", "en"),
        ("The fee is £95 a month. There is a discount of 10% in the first year.", "en"),
    ],
)
def test_a_sentence_without_the_price_qualifies_it(text: str, language: Language) -> None:
    (found,) = qualified([text], [], language)
    assert found.bears_on == "price"
    assert introductory(found.words, _START) is not None


def test_less_at_first_is_counted() -> None:
    said = Qualified("Les deux premiers mois de loyer sont offerts", "price")
    terms = _terms(_stated("1000", "loyer mensuel de 1 000 €", "month"), qualified=(said,), free_time=True)
    (told,) = lines_of(terms)
    (stretch,) = told.line.stretches
    assert not stretch.assumed
    facts = facts_of(terms, date(2021, 5, 1))
    assert facts is not None
    first, second, *_ = schedule(told.line, facts, Reader(load_library()))
    assert (first.period_end, first.price_due, first.state) == (date(2021, 5, 31), Decimal(0), "final")
    assert (second.price_due, second.state) == (Decimal(1000), "final")


def test_the_rise_on_the_day_on_which_the_discount_ends_is_not_lost() -> None:
    said = Qualified("Une remise de 20 % est accordée la première année", "price")
    rise = "L'abonnement est augmenté de 2 % à chaque date anniversaire."
    moving = Moving((read(rise, "fr"),), "found", "found")
    terms = _terms(_stated("9600", "L'abonnement annuel"), moving=moving, qualified=(said,))
    facts = facts_of(terms, date(2022, 5, 1))
    assert facts is not None
    rows = schedule(lines_of(terms)[0].line, facts, Reader(load_library()))
    assert [one.price_due for one in rows[:2]] == [Decimal("7680.00"), Decimal("9792.00")]


def test_a_price_that_moves_with_each_renewal_moves_after_the_first_term() -> None:
    clause = "On each renewal the annual fee shall increase by 5% over the fee of the preceding term."
    moving = Moving((read(clause, "en"),), "found", "found")
    price = _stated("27600", "The annual fee is 27,600")
    terms = replace(_terms(price, moving=moving), language="en")
    (told,) = lines_of(replace(terms, first_term=24, renewed_for=12))
    (formula,) = told.line.stretches[0].formulas
    assert (formula.days.first, formula.days.every_months) == (date(2023, 4, 1), 12)
    assert lines_of(terms)[0].line.stretches[0].unknown


_LONG = (
    "In recognition of the works that the Tenant carries out at its own cost, which are described in the"
    " specification and the drawings that are annexed, and which the Landlord has approved, for six"
    " months from the Commencement Date the rent shall be payable at one half of the Initial Rent"
)


@pytest.mark.parametrize(
    ("end", "counted"), [(".", True), (", provided that they are finished by then.", False)]
)
def test_a_long_sentence_is_read_to_its_end(end: str, counted: bool) -> None:
    (found,) = qualified([_LONG + end], [], "en")
    assert found.words.endswith("...")
    assert (introductory(found.whole, _START) is not None) is counted


# Times beside a price -------------------------------------------------------------------------------------


def _of(text: str, language: Language, *sums: tuple[str, str], per: str = "year") -> ContractTerms:
    """Return the terms of a clause whose prices are quoted with the words given."""
    currency = "GBP" if language == "en" else "EUR"
    prices = []
    for amount, quote in sums:
        start = text.index(quote)
        one = Stated(Decimal(amount), currency, per, "", None, quote, "d1", 1, start, start + len(quote))
        prices.append(one)
    told = with_around(prices, [(0, len(text), text)], language)
    return replace(_terms(*told), language=language)


def _stretches(terms: ContractTerms) -> list[tuple[str, Decimal | None]]:
    (told,) = lines_of(begun(terms))
    return [(one.start.isoformat(), None if one.unknown else one.amount) for one in told.line.stretches]


@pytest.mark.parametrize(
    ("text", "language", "sums", "stretches"),
    [
        (
            "The retainer is:\n(a) £9,000 a year from and including 1 April 2021 to and including 30 June"
            " 2022;\n(b) £9,600 a year from and including 1 July 2022.",
            "en",
            (("9000", "(a) £9,000"), ("9600", "(b) £9,600")),
            [("2021-04-01", Decimal(9000)), ("2022-07-01", Decimal(9600))],
        ),
        (
            "The retainer is £9,000 for the first two years, £9,600 for the third year and £9,900"
            " thereafter.",
            "en",
            (("9000", "The retainer is £9,000"), ("9600", "£9,600"), ("9900", "£9,900")),
            [("2021-04-01", Decimal(9000)), ("2023-04-01", Decimal(9600)), ("2024-04-01", Decimal(9900))],
        ),
        (
            "The retainer is £9,000 a year. From 1 October 2022 it is £9,600 a year.",
            "en",
            (("9000", "The retainer is £9,000"), ("9600", "£9,600")),
            [("2021-04-01", Decimal(9000)), ("2022-10-01", Decimal(9600))],
        ),
        (
            "The retainer is £9,000 until 1 October 2022 and £9,600 from 1 October 2022.",
            "en",
            (("9000", "The retainer is £9,000"), ("9600", "£9,600")),
            [("2021-04-01", Decimal(9000)), ("2022-10-01", Decimal(9600))],
        ),
        (
            "The retainer of £9,000 shall be £9,600 from the second anniversary of the Start Date.",
            "en",
            (("9000", "The retainer of £9,000"), ("9600", "The retainer of £9,000 shall be £9,600")),
            [("2021-04-01", Decimal(9000)), ("2023-04-01", Decimal(9600))],
        ),
        (
            "The retainer is £9,000 in Years 1 and 2, and £9,600 in Year 3.",
            "en",
            (("9000", "The retainer is £9,000"), ("9600", "£9,600")),
            [("2021-04-01", Decimal(9000)), ("2023-04-01", Decimal(9600)), ("2024-04-01", None)],
        ),
        (
            "Le loyer progressif est fixé ainsi :\n- première année : neuf mille euros (9 000 €) ;\n"
            "- deuxième année : 9 600 € ;\n- à partir de la troisième année : 9 900 €.",
            "fr",
            (
                ("9000", "- première année : neuf mille euros (9 000 €)"),
                ("9600", "- deuxième année : 9 600 €"),
                ("9900", "- à partir de la troisième année : 9 900 €"),
            ),
            [("2021-04-01", Decimal(9000)), ("2022-04-01", Decimal(9600)), ("2023-04-01", Decimal(9900))],
        ),
        (
            "La redevance est de 9 000 € les deux premières années, de 9 600 € la troisième année et de"
            " 9 900 € ensuite.",
            "fr",
            (("9000", "La redevance est de 9 000 €"), ("9600", "de 9 600 €"), ("9900", "9 900 €")),
            [("2021-04-01", Decimal(9000)), ("2023-04-01", Decimal(9600)), ("2024-04-01", Decimal(9900))],
        ),
        (
            "La redevance est de 9 000 € par an. Elle est portée à 9 600 € à compter du 1er octobre 2022.",
            "fr",
            (("9000", "La redevance est de 9 000 €"), ("9600", "Elle est portée à 9 600 €")),
            [("2021-04-01", Decimal(9000)), ("2022-10-01", Decimal(9600))],
        ),
        (
            "La redevance est de 9 000 € jusqu'au 30 septembre 2022, puis de 9 600 € à compter du mois"
            " d'octobre 2022.",
            "fr",
            (("9000", "La redevance est de 9 000 €"), ("9600", "puis de 9 600 €")),
            [("2021-04-01", Decimal(9000)), ("2022-10-01", Decimal(9600))],
        ),
    ],
)
def test_the_time_of_a_price_stands_beside_it(
    text: str,
    language: Language,
    sums: tuple[tuple[str, str], ...],
    stretches: list[tuple[str, Decimal | None]],
) -> None:
    assert _stretches(_of(text, language, *sums)) == stretches


@pytest.mark.parametrize(
    ("text", "language", "sums"),
    [
        (
            "Support costs £3,000 a year in Year 1. The licence costs £9,000 a year from Year 2.",
            "en",
            (("3000", "Support costs £3,000"), ("9000", "The licence costs £9,000")),
        ),
        (
            "The retainer is £9,000. If the Client takes the wider scope, from 1 October 2022 it is"
            " £12,000.",
            "en",
            (("9000", "The retainer is £9,000"), ("12000", "£12,000")),
        ),
        (
            "La redevance est de 9 000 €. Si le Client le demande, elle est de 12 000 € à compter du 1er"
            " octobre 2022.",
            "fr",
            (("9000", "La redevance est de 9 000 €"), ("12000", "elle est de 12 000 €")),
        ),
        (
            "Le ménage coûte 9 000 € la première année et le gardiennage 12 000 € la deuxième année.",
            "fr",
            (("9000", "Le ménage coûte 9 000 €"), ("12000", "le gardiennage 12 000 €")),
        ),
    ],
)
def test_prices_of_two_things_are_no_list(
    text: str, language: Language, sums: tuple[tuple[str, str], ...]
) -> None:
    assert len(lines_of(_of(text, language, *sums))) == 2


def test_a_price_stated_until_a_day_is_not_told_after_it() -> None:
    terms = _of("The retainer is £9,000 until 30 September 2022.", "en", ("9000", "The retainer is £9,000"))
    assert _stretches(terms) == [("2021-04-01", Decimal(9000)), ("2022-10-01", None)]


def test_the_first_of_listed_days_is_that_from_which_prices_are_due() -> None:
    text = "£9,000 from 1 May 2022 to 30 April 2023;\n£9,600 from 1 May 2023 to 30 April 2024."
    terms = replace(_of(text, "en", ("9000", "£9,000"), ("9600", "£9,600")), effective=None)
    assert begun(terms).effective == date(2022, 5, 1)
    assert _stretches(terms)[:2] == [("2022-05-01", Decimal(9000)), ("2023-05-01", Decimal(9600))]


def test_a_row_without_a_sum_above_the_first_is_free() -> None:
    text = "Lease Months  Monthly Rent\n1 - 3  abated  £0.00\n4 - 15  £800.00\n16 - 27  £850.00"
    rows = (("800", "4 - 15  £800.00"), ("850", "16 - 27  £850.00"))
    terms = _of(text, "en", *rows, per="month")
    named = tuple(
        replace(one, what=f"lease months {label}, Monthly Rent")
        for one, label in zip(terms.prices, ("4 - 15", "16 - 27"), strict=True)
    )
    assert _stretches(replace(terms, prices=named))[:3] == [
        ("2021-04-01", Decimal(0)),
        ("2021-07-01", Decimal(800)),
        ("2022-07-01", Decimal(850)),
    ]


def test_prices_by_the_hour_that_hold_one_after_the_other_are_one_line() -> None:
    rows = "du 1er avril 2021 au 31 mars 2022 : 24 €\ndu 1er avril 2022 au 31 mars 2023 : 25 €"
    first, second = rows.split("\n")
    terms = _of(rows, "fr", ("24", first), ("25", second), per="hour")
    assert _stretches(terms)[:2] == [("2021-04-01", Decimal(24)), ("2022-04-01", Decimal(25))]
