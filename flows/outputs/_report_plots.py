"""The report's pictures of index series: the curve a price follows, base and reference marked."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from data import late as re
from flows.outputs._index_plot import Mark, plot_svg, said
from flows.outputs._report_words import Words
from pipeline.indexation.series import Library, Period, Series

_CODE = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")
_MOST_SERIES = 3
_MOST_MARKS = 8
_BEFORE = 12
"""Months that are drawn before the first reading."""


class Plots:
    """Draws what prices rest on; the series are read once, and only where a price rests on one."""

    def __init__(self, load: Callable[[], Library], words: Words, as_of: date) -> None:
        self._load, self._t, self._as_of = load, words, as_of

    @cached_property
    def _library(self) -> Library:
        return self._load()

    def named(self, text: str) -> str:
        """A sentence with the titles of series where their codes stand: nobody knows ``UK_RPI_CHAW``."""
        return _CODE.sub(self._title, text)

    def _title(self, code: re.Match[str]) -> str:
        series = self._library.series.get(code[0])
        if series is None:
            return code[0]
        opened, closed = ("«\u00a0", "\u00a0»") if self._t.language == "fr" else ("“", "”")
        return f"{opened}{series.title[self._t.language]}{closed}"

    def of(self, index_values: str | None) -> list[str]:
        """Return an SVG element for each series in ``index_values`` of ``price_schedule``.

        A figure that the contract states for itself, or an index that is not held, has none.
        """
        used: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for one in json.loads(index_values or "[]"):
            if not one["stated"] and one["period"]:
                used[one["index"]].append(one)
        made = []
        for code, values in list(used.items())[:_MOST_SERIES]:
            series = self._library.series.get(code)
            marks = [] if series is None else self._marks(values)
            if series is not None and marks:
                made.append(self._drawn(series, marks))
        return made

    def _drawn(self, series: Series, marks: list[Mark]) -> str:
        begin = min((mark.period for mark in marks), key=lambda period: period.first)
        try:
            begin = Period.of(begin.first, series.frequency).plus_months(-_BEFORE)
        except (ValueError, OverflowError):
            begin = Period.of(begin.first, series.frequency)
        return plot_svg(series, begin, locale=self._t.language, as_of=self._as_of, marks=marks)

    def _marks(self, values: list[dict[str, Any]]) -> list[Mark]:
        marks: list[Mark] = []
        for one in values[:_MOST_MARKS]:
            try:
                period, value = Period.parse(one["period"]), Decimal(one["value"])
            except (ValueError, InvalidOperation):
                continue
            role = "due_plot_base" if one["role"] == "base" else "due_plot_now"
            words = self._t(role, period=str(period), value=said(value, self._t.language))
            marks.append(Mark(period, words))
        return marks
