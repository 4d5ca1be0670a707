"""What contracts say of prices in ordinary words, and what looks like it and is something else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._listed_firm import firm_beside
from pipeline.indexation._lookup import Reader
from pipeline.indexation._nouns import only_agreed
from pipeline.indexation._spans import span_of
from pipeline.indexation.amended import said_of
from pipeline.indexation.contract import ContractTerms, Ending, Paper, facts_of, lines_of
from pipeline.indexation.dated import DatedPrice
from pipeline.indexation.due import schedule
from pipeline.indexation.formula import SURE, FixedRate, IndexTerm, Ratio, Steps
from pipeline.indexation.linked import Link, Moving, settled
from pipeline.indexation.priced import Priced, Stated
from pipeline.indexation.reading import read
from pipeline.indexation.series import load_library
from pipeline.types import Language

_BASE_FR = (
    "La redevance varie au 1er octobre de chaque année, et pour la première fois le "
    "1er octobre 2025, en "
    "proportion de l'ILAT. Pour l'ajustement du 1er octobre 2025, l'indice de base est "
    "celui du 2e trimestre "
    "2024 et l'indice de comparaison celui du 2e trimestre 2025. "
)


def _terms(text: str, language: Language = "fr") -> list[IndexTerm]:
    found = [one.movement for one in read(text, language).formulas]
    return [term for one in found if isinstance(one, Ratio) for term in one.terms]  # type: ignore[misc]


@pytest.mark.parametrize(
    "later",
    [
        "Pour les ajustements suivants, l'indice du 2e trimestre de l'année en cours "
        "devient l'indice de comparaison "
        "et l'indice de comparaison de l'ajustement précédent devient l'indice de base.",
        "Pour les ajustements suivants, l'indice de comparaison est celui du 2e trimestre "
        "de l'année en cours.",
    ],
)
def test_the_reading_of_the_first_revision_is_that_of_the_rule(later: str) -> None:
    (term,) = _terms(_BASE_FR + later)
    assert (term.now.kind, term.now.period, term.now.years) == ("of_year", "Q2", 0)
    assert term.base.period == "2024-Q2"


def test_a_first_reading_that_the_rule_would_not_take_stays_beside_it() -> None:
    later = (
        "Pour les ajustements suivants, l'indice de comparaison est celui du 2e trimestre "
        "de l'année précédente."
    )
    assert {term.now.kind for term in _terms(_BASE_FR + later)} == {"period", "of_year"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le prix est révisé chaque année au 1er octobre selon l'ILC, indice de base 2e "
            "trimestre 2023, indice de "
            "comparaison celui du 2e trimestre de l'année en cours. L'indice n'étant pas connu "
            "à la date de révision, "
            "le prix précédent est payé provisoirement.",
            "fr",
        ),
        (
            "The charge is adjusted on 1 June each year in proportion to RPI for April of that "
            "year compared with RPI "
            "for April 2023 (372.8). If the index is not yet published on the adjustment date, "
            "the former charge is "
            "paid on account.",
            "en",
        ),
    ],
)
def test_an_index_that_is_not_out_is_no_rule(text: str, language: Language) -> None:
    assert {term.now.kind for term in _terms(text, language)} == {"of_year"}


@pytest.mark.parametrize(
    ("text", "language", "sure"),
    [
        (
            "Le loyer est relevé de 3 % chaque année. Le relèvement s'opère sur le dernier loyer appelé.",
            "fr",
            True,
        ),
        (
            "Le forfait augmente de 2 % par an. L'augmentation est calculée sur le forfait de "
            "l'année précédente.",
            "fr",
            True,
        ),
        (
            "The fee rises by 3 % on each anniversary. The increase is applied to the last fee invoiced.",
            "en",
            True,
        ),
        (
            "Le loyer est relevé de 3 % chaque année. Le relèvement s'opère sur le loyer d'origine.",
            "fr",
            False,
        ),
        (
            "The fee rises by 3 % on each anniversary. Each increase is calculated on the initial fee.",
            "en",
            False,
        ),
    ],
)
def test_of_which_price_a_rise_is(text: str, language: Language, sure: bool) -> None:
    (formula,) = read(text, language).formulas
    part = formula.part("of")
    assert isinstance(formula.movement, FixedRate)
    assert formula.of == "previous"
    assert part is not None
    assert (part.confidence >= SURE) is sure


_RISES = "Les prix augmentent de 2 % au 1er mai 2025, puis de 3 % au 1er mai 2026"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            f"Les prix sont fermes jusqu'au 30 avril 2025. {_RISES}, chaque prix étant arrondi au centime.",
            "fr",
        ),
        (
            "Prices are firm until 30 April 2025. They go up by 2 % on 1 May 2025 and by 3 % "
            "on 1 May 2026, each price "
            "being rounded to the nearest penny.",
            "en",
        ),
    ],
)
def test_prices_that_are_firm_until_a_day_and_rise_on_days(text: str, language: Language) -> None:
    (formula,) = read(text, language).formulas
    assert isinstance(formula.movement, Steps)
    assert [one.rate for one in formula.movement.steps] == [Decimal("0.02"), Decimal("0.03")]
    assert settled(read(text, language)).kind == "moves"


@pytest.mark.parametrize(
    "text",
    [
        f"Les prix sont fermes jusqu'au 31 décembre 2025. {_RISES}.",
        "Les prix sont fermes jusqu'au 30 avril 2025. Les prix peuvent être majorés de 2 % "
        "au 1er mai 2025, puis de 3 % "
        "au 1er mai 2026.",
        f"Les prix sont fermes jusqu'au 30 avril 2025. {_RISES}, sauf si l'indice baisse.",
    ],
)
def test_rises_within_the_firm_time_or_that_need_not_come_are_not_told(text: str) -> None:
    assert settled(read(text, "fr")).kind == "unknown"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le forfait peut être augmenté de 2 % au 1er janvier de chaque année.", "fr"),
        ("The fee may be increased by 2 % on 1 January of each year.", "en"),
        (
            "Le forfait augmente de 2 % au 1er janvier de chaque année. Il peut répercuter "
            "toute hausse du carburant.",
            "fr",
        ),
        (
            "The fee increases by 2 % on 1 January of each year. Any increase in postage may "
            "be passed on: the Supplier "
            "may pass on such increases.",
            "en",
        ),
    ],
)
def test_what_may_come_or_comes_besides_is_in_doubt(text: str, language: Language) -> None:
    part = read(text, language).formulas[0].part("movement")
    assert part is not None
    assert part.confidence < SURE


@pytest.mark.parametrize(
    ("text", "language", "firm"),
    [
        ("Ce tarif ne peut être changé que par avenant.", "fr", True),
        ("Le loyer ne pourra être modifié que d'un commun accord écrit.", "fr", True),
        ("Le prix n'est revu que par voie d'avenant.", "fr", True),
        ("The rate may be varied only by written agreement of the parties.", "en", True),
        ("The monthly charge may only be changed by a written amendment.", "en", True),
        ("Le contrat ne peut être modifié que par avenant. Le prix est de 90 €.", "fr", False),
        ("This agreement may be amended only by written agreement. The fee is £90.", "en", False),
        ("Le prix est révisé chaque année par avenant.", "fr", False),
    ],
)
def test_what_only_an_amendment_changes(text: str, language: Language, firm: bool) -> None:
    assert (only_agreed(text, language) is not None) is firm
    reading = read(text, language)
    assert ((reading.mechanism, reading.confidence) == ("firm", SURE)) is firm


@pytest.mark.parametrize(
    "more",
    [
        "Il est revu chaque année en janvier.",
        "Le Prestataire peut toutefois répercuter toute hausse de ses charges.",
        "Il augmente de 2 % chaque année.",
    ],
)
def test_what_is_said_on_after_an_amendment_is_heard(more: str) -> None:
    reading = read(f"Ce prix ne peut être modifié que par avenant. {more}", "fr")
    assert (reading.mechanism, reading.confidence) != ("firm", SURE)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("Année 2025", (date(2025, 1, 1), date(2025, 12, 31))),
        ("Prix du MWh, 2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("calendar year 2025:", (date(2025, 1, 1), date(2025, 12, 31))),
        (" en 2025, puis ", (date(2025, 1, 1), date(2025, 12, 31))),
        ("Exercice 2025", None),
        ("Licence Calipso 2025", None),
    ],
)
def test_a_year_of_the_calendar_is_a_time(words: str, span: tuple[date, date] | None) -> None:
    assert span_of(words, date(2024, 3, 1), "fr") == span


_Prices = tuple[Stated, ...]
_Row = tuple[date, Decimal | None, str]
_READER = Reader(load_library())


def _stated(amount: str, what: str, per: str = "hour", quote: str = "") -> Stated:
    return Stated(Decimal(amount), "EUR", per, what, None, quote or f"{what} : {amount} €", "d1")


def _rows(*prices: Stated, moving: Moving, start: date, **more: object) -> list[_Row]:
    terms = ContractTerms("c1", "fr", start, None, Ending(date(2026, 12, 31)), prices, moving, **more)  # type: ignore[arg-type]
    facts = facts_of(terms, date(2026, 11, 26))
    assert facts is not None
    return [
        (row.period_start, row.price_due, row.state)
        for told in lines_of(terms)
        for row in schedule(told.line, facts, _READER)
    ]


_STILL = Moving((), "absent", "absent")
_LIST = (
    _stated("31.20", "Du 1er mai au 31 décembre 2024"),
    _stated("32.40", "Année 2025"),
    _stated("33.10", "À partir du 1er janvier 2026"),
)


def test_rows_of_days_and_years_are_one_price() -> None:
    rows = _rows(*_LIST, moving=_STILL, start=date(2024, 5, 1))
    assert {(start.year, price, state) for start, price, state in rows} == {
        (2024, Decimal("31.20"), "final"),
        (2025, Decimal("32.40"), "final"),
        (2026, Decimal("33.10"), "final"),
    }


def test_years_of_the_calendar_may_be_those_of_a_contract_that_begins_within_one() -> None:
    years = (("31", 2024), ("32", 2025), ("33", 2026))
    listed = [_stated(amount, f"Année {year}") for amount, year in years]
    assert {state for *_, state in _rows(*listed, moving=_STILL, start=date(2024, 5, 1))} == {"unknown"}


def test_a_year_that_is_missing_leaves_all_unknown() -> None:
    listed = [_stated(amount, f"Année {year}", "month") for amount, year in (("500", 2024), ("540", 2026))]
    assert {state for *_, state in _rows(*listed, moving=_STILL, start=date(2024, 1, 1))} == {"unknown"}


_ROWS = (
    "Année 2025 .......... 32,40 € de l'heure\nÀ partir du 1er janvier 2026 .......... 33,10 € de l'heure"
)


@pytest.mark.parametrize(
    ("behind", "flat"),
    [
        ("Aucune autre révision n'est applicable pendant la durée du contrat.", True),
        (
            "Le taux comprend toutes majorations de nuit. Aucune autre augmentation n'est due "
            "jusqu'au terme.",
            False,
        ),
        ("Les taux sont revus chaque année.", False),
        ("Aucune autre révision n'est applicable avant le 1er juillet 2026.", False),
    ],
)
def test_a_list_beside_which_nothing_moves(behind: str, flat: bool) -> None:
    text = f"Le taux horaire de l'agent est convenu comme suit :\n{_ROWS}\n{behind}"
    prices = _stated("32.40", ""), _stated("33.10", "")
    listed = [DatedPrice(Priced("k", one), date(2025, 1, 1), None) for one in prices]
    made = firm_beside(listed, Moving((), "absent", "found", spoken=(read(text, "fr"),)), "fr")
    assert (made == Link("flat")) is flat


def test_dots_that_lead_to_a_sum_leave_nothing_open() -> None:
    assert not [one for one in read(_ROWS, "fr").not_settled if one.part == "redacted"]
    assert list(read("Le prix augmente chaque année de ........ pour cent.", "fr").not_settled)


def _paper(name: str, day: date, text: str, *prices: Stated) -> Paper:
    return Paper(name, day, prices, _STILL, said_of([text], "fr"))


_FIRST = "Le taux journalier est fixé à 720 € HT pour les journées réalisées à compter du 1er janvier 2025."
_SECOND = "Le taux journalier, actuellement de 720 € HT, est porté à 745 € HT à partir du 1er mars 2026."
_DAILY = (_stated("680", "taux journalier", "day"),)


def test_amendments_of_a_rate_follow_each_other() -> None:
    papers = (
        _paper("a1", date(2024, 12, 12), _FIRST, _stated("720", "taux journalier", "day", _FIRST)),
        _paper("a2", date(2026, 2, 17), _SECOND, _stated("745", "taux journalier", "day", _SECOND)),
    )
    rows = _rows(*_DAILY, moving=_STILL, start=date(2024, 2, 5), papers=papers)
    assert [(start, price) for start, price, state in rows if state == "final"][-3:] == [
        (date(2025, 1, 1), Decimal("720")),
        (date(2026, 1, 1), Decimal("720")),
        (date(2026, 3, 1), Decimal("745")),
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Le taux journalier peut être porté à 720 € HT à compter du 1er janvier 2025.", ()),
        ("Le taux journalier est augmenté de 40 € à compter du 1er janvier 2025.", ()),
        (_FIRST, (_stated("450", "taux journalier", "day", "taux journalier du junior : 450 €"),)),
    ],
)
def test_an_amendment_that_may_mean_another_rate_leaves_it_unknown(text: str, others: _Prices) -> None:
    paper = _paper("a1", date(2025, 1, 1), text, _stated("720", "taux journalier", "day", text))
    rows = _rows(*_DAILY, *others, moving=_STILL, start=date(2024, 2, 5), papers=(paper,))
    assert {state for start, _, state in rows if start >= date(2025, 1, 1)} == {"unknown"}
