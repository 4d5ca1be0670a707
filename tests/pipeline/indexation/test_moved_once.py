"""*On 1 January 2022 only*, *une seule fois*: one step on the day that is told, and none after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, Stretch, schedule
from pipeline.indexation.formula import SURE, Days
from pipeline.indexation.reading import read
from pipeline.types import Language
from tests.pipeline.indexation.official import library

_ONCE: list[tuple[Language, str, Days]] = [
    (
        "en",
        "On 1 February 2022 only, the annual fee shall be increased in line with the change in the Retail "
        "Prices Index between November 2018 and November 2021.",
        Days(0, first=date(2022, 2, 1)),
    ),
    (
        "en",
        "The rent shall be reviewed once only, on 25 March 2023, by reference to the change in the CPI "
        "between January 2020 and January 2023.",
        Days(0, first=date(2023, 3, 25)),
    ),
    (
        "en",
        "The annual licence fee is subject to a one-off indexation on 1 January 2023 in line with the "
        "percentage change in the CPI between October 2019 and October 2022.",
        Days(0, first=date(2023, 1, 1)),
    ),
    (
        "en",
        "The Charges shall be increased on 1 July 2021, and on no other date, in proportion to the "
        "increase "
        "in the Retail Prices Index from April 2019 to April 2021.",
        Days(0, first=date(2021, 7, 1)),
    ),
    (
        "en",
        "The fee shall be adjusted on one occasion only, at the third anniversary of the Effective Date, "
        "by "
        "the percentage change in the RPI since the Effective Date.",
        Days(0, after_months=36),
    ),
    (
        "fr",
        "Le loyer annuel sera indexé une seule fois, le 1er janvier 2023, selon la variation de l'ILC "
        "entre "
        "le 2e trimestre 2019 et le 2e trimestre 2022.",
        Days(0, first=date(2023, 1, 1)),
    ),
    (
        "fr",
        "À titre unique, au 1er avril 2022, la redevance annuelle est révisée selon la variation de "
        "l'indice Syntec entre novembre 2018 et novembre 2021.",
        Days(0, first=date(2022, 4, 1)),
    ),
    (
        "fr",
        "Le prix fera l'objet d'une révision unique au 1er juillet 2023, en proportion de la variation de "
        "l'indice des prix à la consommation entre mars 2020 et mars 2023.",
        Days(0, first=date(2023, 7, 1)),
    ),
    (
        "fr",
        "Le loyer sera révisé au 1er octobre 2024 selon la variation de l'ILAT entre le 1er trimestre 2021 "
        "et le 1er trimestre 2024, sans révision ultérieure.",
        Days(0, first=date(2024, 10, 1)),
    ),
    (
        "fr",
        "Le prix n'est révisable qu'une fois, au terme de la troisième année, selon la variation de "
        "l'indice Syntec depuis la signature.",
        Days(0, after_months=36),
    ),
]
_AGAIN: list[tuple[Language, str]] = [
    (
        "en",
        "The price may be reviewed only once in any calendar year, on 1 January, in line with the change "
        "in "
        "the CPI over the preceding twelve months.",
    ),
    (
        "en",
        "The annual fee shall be adjusted on 1 January 2022 and on each anniversary thereof by the change "
        "in the RPI over the previous twelve months.",
    ),
    (
        "en",
        "A single invoice shall be issued each year. The annual fee shall be adjusted each 1 January by "
        "the "
        "change in the CPI over the previous twelve months.",
    ),
    (
        "en",
        "No further increase shall be made before 1 January 2024; thereafter the fee shall be increased "
        "annually in line with the CPI.",
    ),
    (
        "fr",
        "Le prix est révisé une seule fois par an, au 1er janvier, selon la variation annuelle de l'indice "
        "Syntec.",
    ),
    (
        "fr",
        "Le loyer est révisé uniquement au 1er janvier de chaque année selon la variation annuelle "
        "de l'ILC.",
    ),
    (
        "fr",
        "Une somme unique de 500 € est due à la signature. Le prix est révisé chaque année à la date "
        "anniversaire selon la variation annuelle de l'indice Syntec.",
    ),
]
_SERIES = {
    "UK_RPI_CHAW": {
        "every": "month",
        "values": {"2018-11": ("284.6", date(2018, 12, 19)), "2021-11": ("314.3", date(2021, 12, 15))},
    }
}


@pytest.mark.parametrize(("language", "text", "days"), _ONCE)
def test_words_that_leave_one_revision_tell_its_day(language: Language, text: str, days: Days) -> None:
    reading = read(text, language)
    assert {one.days for one in reading.formulas} == {days}
    assert "frequency" not in {one.part for one in reading.not_settled}


@pytest.mark.parametrize(("language", "text"), _AGAIN)
def test_once_a_year_is_each_year(language: Language, text: str) -> None:
    assert {one.days.every_months for one in read(text, language).formulas} == {12}


def test_once_beside_each_year_is_not_settled() -> None:
    reading = read(
        "The annual fee shall be increased each year by the change in the CPI over the previous twelve "
        "months. In addition, a one-off increase of 2% applies on 1 January 2023.",
        "en",
    )
    assert "frequency" in {one.part for one in reading.not_settled}
    part = reading.formulas[0].part("frequency")
    assert part is not None
    assert part.confidence < SURE


def test_the_only_revision_is_one_step_on_its_day() -> None:
    language, text, _ = _ONCE[0]
    text = text.replace("1 February 2022", "1 January 2022").replace("the annual fee", "the fee")
    formulas = read(text, language).formulas
    start, today = date(2019, 1, 1), date(2026, 11, 25)
    line = Line("fee", "", "GBP", "year", (Stretch(start, Decimal(50000), formulas),))
    reader = Reader(library(_named("RPI")))
    rows = schedule(line, Facts(start, today, end=date(2025, 12, 31)), reader)
    assert [(row.price_due, row.state) for row in rows] == [
        *[(Decimal(50000), "final")] * 3,
        *[(Decimal("55217.85"), "final")] * 4,
    ]


def test_a_day_alone_is_the_only_one_where_each_reading_is_of_one_month() -> None:
    text = (
        "On 1 March 2024 the yearly rent shall be increased in line with the change in the Retail Prices "
        "Index between December 2020 and December 2023."
    )
    (formula,) = read(text, "en").formulas
    assert formula.days == Days(0, first=date(2024, 3, 1))
    part = formula.part("frequency")
    assert part is not None
    assert part.confidence < SURE


def test_a_reading_that_had_not_begun_moves_no_price() -> None:
    text = (
        "The yearly rent shall be increased each year on 1 January in line with the change in the Retail "
        "Prices Index between November 2018 and November 2021."
    )
    formulas = read(text, "en").formulas
    start = date(2019, 1, 1)
    line = Line("rent", "", "GBP", "year", (Stretch(start, Decimal(50000), formulas),))
    rows = schedule(
        line, Facts(start, date(2026, 11, 25), end=date(2020, 12, 31)), Reader(library(_named("RPI")))
    )
    assert [row.state for row in rows] == ["final", "unknown"]
    assert "RPI 2021-11 is named, and had not begun on 2020-01-01" in rows[1].reason


def _named(code: str) -> dict[str, object]:
    return {code: _SERIES["UK_RPI_CHAW"]}
