"""Schedules worked by hand: the working is done again, and the program held against it."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, ScheduleRow, Stretch, schedule
from pipeline.indexation.parsing import parse
from tests.pipeline.indexation.official import library

_TOLD = yaml.load(
    (Path(__file__).parent / "schedules.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
_CASES = _TOLD["schedules"]
_TODAY = "2026-11-25"
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def test_there_are_enough_schedules() -> None:
    assert len(_CASES) >= 60
    assert sum(len(case["due"]) for case in _CASES) >= 180


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_the_working_comes_to_the_figure(case: Mapping[str, Any]) -> None:
    places, mode = (case["rounding"] + [""])[:2] if "rounding" in case else ("2", "half_up")
    for row in case["due"]:
        if "working" in row:
            assert _cut(_worked(row["working"]), int(places), mode) == Fraction(row["price"]), row
        if "working_amount" in row:
            assert _cut(_worked(row["working_amount"]), 2, "half_up") == Fraction(row["amount"]), row


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_the_price_due_is_the_one_worked_by_hand(case: Mapping[str, Any]) -> None:
    rows = rows_of(case)
    expected = [
        (one.get("reading", ""), one["from"], _none(one["price"]), one.get("state", "final"))
        for one in case["due"]
    ]
    found = [(row.reading, row.period_start.isoformat(), _text(row.price_due), row.state) for row in rows]
    assert found == [(r, day, price and _text(Decimal(price)), state) for r, day, price, state in expected]
    for row, one in zip(rows, case["due"], strict=True):
        if "amount" in one:
            assert row.amount_due == Decimal(one["amount"]), row
        if "estimate" in one:
            assert row.estimate == Decimal(one["estimate"]), row
        assert (row.reason != "") or row.state == "final", row
        if row.price_due is not None:
            assert re.split("[=→≥≤:] ?", row.arithmetic)[-1].strip() == _french(row.price_due), row
    if "arithmetic" in case:
        assert case["arithmetic"] in [row.arithmetic for row in rows]


def rows_of(case: Mapping[str, Any]) -> tuple[ScheduleRow, ...]:
    """Work out a case of ``schedules.yaml``."""
    amount, currency, per = case["price"]
    days = dict(case["days"]) | case.get("days_more", {})
    texts = case["formulas"] if "formulas" in case else [case["formula"]]
    formulas = tuple(parse(text.strip()) for text in texts)
    start = date.fromisoformat(days["start"])
    later = [
        Stretch(date.fromisoformat(one["start"]), Decimal(one["price"]), formulas)
        for one in case.get("later", ())
    ]
    line = Line("line", "", currency, per, (Stretch(start, Decimal(amount), formulas), *later))
    firm = {"true": True, "false": False}.get(days.get("small_firm", ""))
    facts = Facts(
        effective=start,
        today=date.fromisoformat(case.get("today", _TODAY)),
        end=_day(days.get("end")),
        unsure_from=_day(days.get("unsure_from")),
        skipped=frozenset(date.fromisoformat(day) for day in days.get("skipped", ())),
        small_firm=firm,
    )
    reader = Reader(
        library({code: _series(one) for code, one in _TOLD["series"].items()}, case.get("gaps"))
    )
    until = _day(case.get("until"))
    return schedule(line, facts, reader, until=until, language="fr")


def _series(told: Mapping[str, Any]) -> dict[str, Any]:
    values = {key: (value, None if day == "null" else day) for key, (value, day) in told["values"].items()}
    return {**told, "values": values}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _none(text: str) -> str | None:
    return None if text == "null" else text


def _text(price: Decimal | None) -> str | None:
    return None if price is None else f"{price:.2f}"


def _french(price: Decimal) -> str:
    return f"{price:,.2f}".replace(",", " ").replace(".", ",")


def _worked(working: str) -> Fraction:
    """Do each part of a working again; return the value of the last."""
    value = Fraction(0)
    for part in working.split(";"):
        mark = next(one for one in ("=", "<", ">") if one in part)
        left, right = (_value(side) for side in part.split(mark))
        if mark == "=":
            shown = part.split(mark)[1].strip()
            slack = Fraction(1, 10 ** len(shown.partition(".")[2])) if "." in shown else Fraction(0)
            assert abs(left - right) <= slack, f"{part.strip()}: it is {float(left)}"
            value = left
        else:
            assert left < right if mark == "<" else left > right, part
    return value


def _value(text: str) -> Fraction:
    plain = text.strip().replace("×", "*").replace("^", "**")
    return _node(ast.parse(plain, mode="eval").body, plain)


def _node(node: ast.expr, text: str) -> Fraction:
    if isinstance(node, ast.Constant):
        return Fraction(text[node.col_offset : node.end_col_offset])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_node(node.operand, text)
    assert isinstance(node, ast.BinOp)
    left, right = _node(node.left, text), _node(node.right, text)
    if isinstance(node.op, ast.Pow):
        return left ** int(right)
    result = _OPERATORS[type(node.op)](left, right)
    assert isinstance(result, Fraction)
    return result


def _cut(value: Fraction, places: int, mode: str) -> Fraction:
    scaled = value * Fraction(10) ** places
    whole = -((-scaled) // 1) if mode == "up" else (scaled + Fraction(1, 2)) // 1
    return whole / Fraction(10) ** places
