"""What the report tells of prices due, their readings and the series behind them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.outputs.report import render
from tests.flows.outputs import report_rows as made
from tests.flows.outputs.report_page import HOSTILE, Page


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en",
            (
                "Prices due today",
                "€87,717.25 since 1 Jan 2026",
                "rests on an assumption – the revision has to be asked for: that it was is assumed",
                "Against the price first agreed",
                "€3,350.62 €366.63",
            ),
        ),
        (
            "fr",
            (
                "Prix dus aujourd'hui",
                "87 717,25 € depuis le 1er janv. 2026",
                "repose sur une hypothèse – la révision doit être demandée : qu'elle l'a été est supposé",
                "Par rapport au prix convenu au départ",
                "3 350,62 € 366,63 €",
            ),
        ),
    ],
)
def test_prices_due_and_what_is_at_stake_are_told(
    tmp_path: Path, locale: str, told: tuple[str, ...]
) -> None:
    rows = made.database(locale)
    lease = made.contract(rows, "baux/bail.pdf", title="Bail commercial")
    due = {
        "contract_id": lease, "line": "loyer", "what": HOSTILE[0], "stretch": 0, "currency": "EUR",
        "per": "year", "index_values_json": "[]", "flat_price": 84000, "flat_amount": 84000,
        "period_start": "2026-01-01", "period_end": "2026-12-31", "price_due": "87717.25",
        "amount_due": "87717.25", "formula": "P = P0",
        "arithmetic": "84 000,00 × 123,65 / 118,41 = 87 717,25",
        "state": "assumed", "reason": "the revision has to be asked for: that it was is assumed",
    }  # fmt: skip
    made.insert(rows, "schedule_rows", **due)
    page = Page(render(rows, made.context(tmp_path, locale)))
    assert page.problems == []
    for words in (*told, HOSTILE[0], "84 000,00 × 123,65 / 118,41 = 87 717,25"):
        assert words in page.text, words


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en",
            (
                "ILC 2026-Q2 is taken to be published by 21 Sept 2026",
                "Between the readings of one price",
                "A: €110 B: €100 between them €10",
                "A – the index of the month before",
                "A: €100 B: not known between them not known",
                "one reading is not known, and not in it",
            ),
        ),
        (
            "fr",
            (
                "ILC 2026-Q2 est tenu pour publié le 21 sept. 2026",
                "Entre les lectures d'un même prix",
                "A : 110 € B : 100 € soit entre elles 10 €",
                "une lecture n'est pas connue, et n'y est pas",
            ),
        ),
    ],
)
def test_readings_and_assumed_days_of_publication_are_told(
    tmp_path: Path, locale: str, told: tuple[str, ...]
) -> None:
    rows = made.database(locale)
    lease = made.contract(rows, "baux/bail.pdf", title="Bail commercial")
    value = {
        "role": "now", "index": "ILC", "period": "2026-Q2", "value": "137.16", "published": "2026-09-21",
        "assumed": True, "stated": False,
    }  # fmt: skip
    due = {
        "contract_id": lease, "line": "loyer", "stretch": 0, "currency": "EUR", "per": "year",
        "index_values_json": json.dumps([value]), "period_start": "2025-01-01", "period_end": "2026-11-25",
        "flat_price": 90, "flat_amount": 90, "price_due": 100, "formula": "P = P0", "arithmetic": "1",
        "state": "assumed",
    }  # fmt: skip
    later = due | {"period_start": "2026-11-26", "period_end": "2027-11-25"}
    says = "the index of the month before"
    made.insert(rows, "schedule_rows", reading="A", reading_says=says, amount_due=110, **due)
    made.insert(rows, "schedule_rows", reading="B", amount_due=100, **due)
    made.insert(rows, "schedule_rows", reading="A", amount_due=100, **later)
    lost = {"price_due": None, "flat_amount": None, "formula": None, "state": "unknown"}
    made.insert(rows, "schedule_rows", reading="B", **later | lost)
    page = Page(render(rows, made.context(tmp_path, locale)))
    assert page.problems == []
    for words in told:
        assert words in page.text, (words, page.text)


def test_the_series_behind_a_price_is_drawn_with_base_and_reference(tmp_path: Path) -> None:
    rows = made.database()
    lease = made.contract(rows, "baux/bail.pdf", title="Bail")
    values = [
        {"role": "now", "index": "ILC", "period": "2025-Q3", "value": "137.09", "stated": False},
        {"role": "base", "index": "ILC", "period": "2019-Q3", "value": "115.60", "stated": False},
        {"role": "base", "index": "indice du granit", "period": "2019-Q3", "value": "1", "stated": True},
        {"role": "now", "index": HOSTILE[0], "period": "2019-Q3", "value": "1", "stated": False},
    ]
    due = {
        "contract_id": lease, "line": "loyer", "stretch": 0, "currency": "EUR", "per": "year",
        "period_start": "2026-01-01", "period_end": "2026-12-31", "price_due": "9", "flat_price": 8,
        "formula": "P = P0", "arithmetic": "8 × 2 = 9", "state": "final",
    }  # fmt: skip
    made.insert(rows, "schedule_rows", index_values_json=json.dumps(values), **due)
    made.insert(rows, "schedule_rows", index_values_json="[]", **due | {"line": "charges", "formula": None})
    html = render(rows, made.context(tmp_path))
    page = Page(html)
    assert page.problems == []
    assert html.count('<details class="plot">') == 1, "a price without a series has no picture"
    assert html.count("<figure><svg") == 1, "neither has an index that is not held"
    assert "base 2019-Q3: 115.6" in page.text
    assert "compared 2025-Q3: 137.09" in page.text
    assert "2018-Q3" in page.text, "it begins a year before the base"


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en",
            (
                "2 more prices are not known, in one contract",
                "the same contract",
                "clausier price due tells",
            ),
        ),
        ("fr", ("2 autres prix ne sont pas connus, dans un contrat", "même contrat", "laissent un doute")),
    ],
)
def test_prices_stand_by_contract_and_the_unknown_are_folded(
    tmp_path: Path, locale: str, told: tuple[str, ...]
) -> None:
    rows = made.database(locale)
    doubt = 'the formula is likely and not sure, as the clause also says "s\'il"'
    reasons = {
        "rent": None,
        "charges": doubt,
        "parking": f"{doubt}; nothing says what X is; the index is likely and not sure",
        "cleaning": f"{doubt}; nothing says what X is",
    }
    for name in ("a.pdf", "b.pdf"):
        contract = made.contract(rows, name, title=f"Deed {name}")
        for line, reason in reasons.items():
            if name == "b.pdf" and line in ("parking", "cleaning"):
                continue
            known = line in ("rent", "charges") or name == "b.pdf"
            made.insert(
                rows,
                "schedule_rows",
                contract_id=contract,
                line=line,
                what=line,
                stretch=0,
                currency="EUR",
                per="unit" if line == "charges" else "month",
                index_values_json="[]",
                flat_price=10,
                period_start="2026-01-01" if known else None,
                period_end="2026-12-31" if known else None,
                price_due=12 if known else None,
                state="unknown" if not known else "assumed" if reason else "final",
                reason=reason,
            )
    page = Page(render(rows, made.context(tmp_path, locale)))
    assert page.problems == []
    for words in told:
        assert words in page.text, words
    assert page.text.count("X") == 1, "one reason, told once of both prices"
    assert "s'il" not in page.text
    due = page.text[page.text.index("Deed a.pdf") :]
    assert due.index("charges") < due.index("Deed b.pdf"), "prices of one contract stand together"


def test_prices_that_are_over_have_nothing_to_come_and_series_have_their_titles(tmp_path: Path) -> None:
    rows = made.database()
    lease = made.contract(rows, "bail.pdf", title="Lease")
    due = {
        "contract_id": lease, "line": "rent", "stretch": 0, "currency": "GBP", "per": "year",
        "index_values_json": "[]", "period_start": "2024-01-01", "period_end": "2024-12-31",
        "flat_price": 90, "flat_amount": 90, "price_due": 100, "formula": "P", "arithmetic": "1",
        "state": "assumed",
    }  # fmt: skip
    made.insert(rows, "schedule_rows", reading="A", amount_due=110, **due)
    made.insert(rows, "schedule_rows", reading="B", amount_due=100, **due)
    unit = {"line": "pages", "per": "page", "flat_price": "0.0042", "state": "unknown", "price_due": None}
    unit |= {"period_start": None, "period_end": None, "what": "copy"}
    made.insert(
        rows, "schedule_rows", reason="the values of UK_RPI_CHAW held here end at 2025-01", **due | unit
    )
    seats = unit | {
        "line": "seats",
        "per": "user_year",
        "flat_price": 30,
        "what": "seat",
        "reason": "no day",
    }
    made.insert(rows, "schedule_rows", **due | seats)
    text = Page(render(rows, made.context(tmp_path))).text
    assert "between them £10 –" in text
    assert "copy (£0.0042 a page)" in text
    assert "seat (£30 a user a year)" in text
    assert "the values of “UK Retail Prices Index, all items (RPI, CHAW)” held here" in text
