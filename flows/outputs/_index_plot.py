"""Draws an index series: as an SVG for the report, and as plain text for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from xml.sax.saxutils import escape

from flows.outputs._words import words
from pipeline.indexation.series import Period, Point, Series, points

_WIDTH, _HEIGHT = 640, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 12, 12, 28
_LINES = 4
"""Into about so many parts the height is ruled."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A period that is marked in the picture, and the words beside it."""

    period: Period
    words: str = ""


def plot_svg(
    series: Series,
    first: Period | None = None,
    last: Period | None = None,
    *,
    locale: str = "en",
    as_of: date = date.max,
    marks: Sequence[Mark] = (),
) -> str:
    """Return a picture of a series as an SVG element; periods without a value interrupt its line.

    It needs no script and no style of the page around it; colours follow the text's colour.

    Args:
        series: which one.
        first: the first period; that of the series when left out.
        last: the last period; that of the series when left out.
        locale: ``fr`` or ``en``, the language of its title.
        as_of: the day whose knowledge is drawn.
        marks: periods that are marked; one that is not drawn is left out.
    """
    drawn = tuple(points(series, first, last, as_of))
    title = escape(series.title[locale])
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(_label(series, drawn, locale), {chr(34): "&quot;"})}" '
        f'font-family="inherit" font-size="11" fill="currentColor"><title>{title}</title>'
    )
    values = [point.value for point in drawn if point.value is not None]
    if not values:
        return f"{head}</svg>"
    scale = _Scale(drawn, min(values), max(values))
    parts = [*_rules(scale, locale), *_ends(drawn), *_lines(series, drawn, scale, locale)]
    parts += _marked(drawn, marks, scale)
    return f"{head}{''.join(parts)}</svg>"


class _Scale:
    """Where a point stands in the picture."""

    def __init__(self, drawn: Sequence[Point], lowest: Decimal, highest: Decimal) -> None:
        self.begin = drawn[0].period.first.toordinal()
        self.days = max(drawn[-1].period.first.toordinal() - self.begin, 1)
        spare = (highest - lowest) / 20 or abs(highest) / 20 or Decimal(1)
        self.lowest, self.highest = lowest - spare, highest + spare

    def x(self, period: Period) -> float:
        """From the left."""
        return _LEFT + (period.first.toordinal() - self.begin) / self.days * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: Decimal) -> float:
        """From the top."""
        share = (value - self.lowest) / (self.highest - self.lowest)
        return _HEIGHT - _BOTTOM - float(share) * (_HEIGHT - _TOP - _BOTTOM)


def _rules(scale: _Scale, locale: str) -> list[str]:
    rules = []
    for value in _round_values(scale.lowest, scale.highest):
        y, figure = scale.y(value), said(value, locale)
        rules.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" '
            f'opacity=".15"/><text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{figure}</text>'
        )
    return rules


def _round_values(lowest: Decimal, highest: Decimal) -> list[Decimal]:
    """Return round figures between two values, a handful of them."""
    tenth = Decimal(10) ** ((highest - lowest) / _LINES).adjusted()
    step = next(
        tenth * times
        for times in map(Decimal, ("1", "2", "5", "10"))
        if tenth * times * _LINES >= highest - lowest
    )
    first = (lowest / step).to_integral_value(ROUND_CEILING)
    return [value for part in range(_LINES + 2) if (value := (first + part) * step) <= highest]


def _ends(drawn: Sequence[Point]) -> list[str]:
    places = [(drawn[0], _LEFT, "start")]
    if len(drawn) > 1:
        places.append((drawn[-1], _WIDTH - _RIGHT, "end"))
    return [
        f'<text x="{x}" y="{_HEIGHT - 8}" text-anchor="{anchor}">{point.period}</text>'
        for point, x, anchor in places
    ]


def _lines(series: Series, drawn: Sequence[Point], scale: _Scale, locale: str) -> list[str]:
    """One line for each run of values; a value alone is a dot, and an open conflict is a mark below."""
    kinds = words("index", locale)["lacks"]
    parts: list[str] = []
    run: list[Point] = []
    for point in (*drawn, None):
        if point is not None and point.value is not None:
            run.append(point)
            continue
        if run:
            parts.append(_run(series, run, scale))
        run = []
        if point is not None:
            x = scale.x(point.period)
            why = f"{point.period}{kinds['colon']} {kinds.get(point.kind, point.kind)}"
            parts.append(
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_HEIGHT - _BOTTOM - 5}" y2="{_HEIGHT - _BOTTOM}" '
                f'stroke="currentColor" opacity=".6"><title>{why}</title></line>'
            )
    return parts


def _marked(drawn: Sequence[Point], marks: Sequence[Mark], scale: _Scale) -> list[str]:
    """A dot on the line for each mark, and its words at the top, each on a line of its own."""
    values = {point.period: point.value for point in drawn}
    parts, lines = [], 0
    for mark in marks:
        value = values.get(mark.period)
        if value is None:
            continue
        x, y = scale.x(mark.period), scale.y(value)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        if mark.words:
            top = _TOP + 13 * lines
            lines += 1
            # Words on the outer side would leave the picture.
            anchor, aside = ("start", 5) if x < _WIDTH / 2 else ("end", -5)
            parts.append(
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{y:.1f}" stroke="currentColor" '
                f'stroke-dasharray="2 3" opacity=".6"/><text x="{x + aside:.1f}" y="{top + 4}" '
                f'text-anchor="{anchor}">{escape(mark.words)}</text>'
            )
    return parts


def _run(series: Series, run: Sequence[Point], scale: _Scale) -> str:
    places = [(scale.x(point.period), scale.y(point.value)) for point in run if point.value is not None]
    if len(places) == 1:
        return f'<circle cx="{places[0][0]:.1f}" cy="{places[0][1]:.1f}" r="2"/>'
    path = f"M{places[0][0]:.1f} {places[0][1]:.1f}"
    for x, y in places[1:]:
        # What holds until it is changed goes in steps.
        path += f"H{x:.1f}V{y:.1f}" if series.holds else f"L{x:.1f} {y:.1f}"
    return f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="1.5"/>'


def _label(series: Series, drawn: Sequence[Point], locale: str) -> str:
    ends = [point for point in drawn if point.value is not None]
    if not ends:
        return series.title[locale]
    told = [
        f"{point.period} {said(point.value, locale)}"
        for point in (ends[0], ends[-1])
        if point.value is not None
    ]
    return f"{series.title[locale]}, {' – '.join(told)}"


def said(value: Decimal, locale: str) -> str:
    """Write a value of a series with at most three decimals, as the language does."""
    text = f"{value:.3f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return text.replace(".", ",") if locale == "fr" else text


def plot_text(
    drawn: Sequence[Point], *, locale: str = "en", holds: bool = False, width: int = 72, height: int = 12
) -> list[str]:
    """Return a picture of points in plain characters, the highest line first.

    A column stands for one period or more; ``·`` marks one of which no value is held.

    Args:
        drawn: in order.
        locale: ``fr`` or ``en``, how its figures are written.
        holds: whether a value stands until the next one.
        width: columns of the picture, without the figures beside it.
        height: lines of the picture.
    """
    values = [point.value for point in drawn if point.value is not None]
    if not values:
        return []
    lowest, highest = min(values), max(values)
    span = (highest - lowest) or Decimal(1)
    columns = _columns(drawn, width, holds=holds)
    margin = max(len(said(lowest, locale)), len(said(highest, locale)))
    lines = []
    for row in range(height - 1, -1, -1):
        figure = said(highest, locale) if row == height - 1 else said(lowest, locale) if row == 0 else ""
        cells = "".join(_cell(column, row, lowest, span, height) for column in columns)
        lines.append(f"{figure:>{margin}} ┤{cells}".rstrip())
    first, last = str(drawn[0].period), str(drawn[-1].period) if len(drawn) > 1 else ""
    ends = first + last.rjust(max(len(columns) - len(first), len(last) + 1))
    lines.append((" " * (margin + 2) + ends).rstrip())
    return lines


def _columns(drawn: Sequence[Point], width: int, *, holds: bool) -> list[list[Point]]:
    begin, end = drawn[0].period.first.toordinal(), drawn[-1].period.first.toordinal()
    count = width if holds else min(width, len(drawn))
    columns: list[list[Point]] = [[] for _ in range(count)]
    for point in drawn:
        place = (point.period.first.toordinal() - begin) * (count - 1) // max(end - begin, 1)
        columns[place].append(point)
    for before, after in pairwise(columns):
        if holds and not after:
            after.append(before[-1])
    return columns


def _cell(column: Sequence[Point], row: int, lowest: Decimal, span: Decimal, height: int) -> str:
    rows = {
        int((point.value - lowest) / span * (height - 1) + Decimal("0.5"))
        for point in column
        if point.value is not None
    }
    if row in rows:
        return "*"
    return "·" if row == 0 and not rows and column else " "
