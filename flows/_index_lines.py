"""An index series as lines of text, in French or English: sources, values, vintages, gaps, conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from flows.contract_card import Row
from flows.outputs._report_words import Words
from flows.outputs._sentences import translated
from flows.outputs._words import words
from pipeline.indexation.series import Lag, Missing, Observation, Period, Series


class IndexLines:
    """Tells a series.

    Args:
        series: which one.
        locale: ``fr`` or ``en``.
    """

    def __init__(self, series: Series, locale: str) -> None:
        self._series, self._locale = series, locale
        self._w: Row = words("index", locale)
        self._t = Words(locale)

    def head(self) -> Iterator[str]:
        """Yield what it is, who publishes it, when it comes out, whether it is revised, and notes."""
        series, w = self._series, self._w
        yield (
            f"{series.code}: {self.title()}"
            if self._locale == "en"
            else f"{series.code}\u00a0: {self.title()}"
        )
        yield w["head"].format(
            publisher=self._text(series.publisher),
            country=series.country,
            unit=w["units"].get(series.unit, series.unit),
            base=f", {series.base}" if series.base else "",
            frequency=w["frequencies"][series.frequency],
        )
        span = w["span"].format(first=series.first, last=series.last, count=len(series.periods))
        seen = series.observed_to
        yield w["seen_to"].format(span=span, day=self._day(seen)) if seen else span
        if series.stopped:
            yield w["ended"].format(period=series.stopped)
        if series.link:
            link = series.link
            yield w["replaced"].format(
                new=link.new,
                first=link.first,
                coefficient=self._figure(link.coefficient),
                source=self._text(link.source),
            )
        if series.restated:
            yield w["restated"].format(until=series.restated.until, note=self._text(series.restated.note))
        for source in series.sources:
            yield w["source"].format(
                name=self._text(source.name),
                standing=w["standings"].get(source.standing, source.standing),
                licence=w["licences"].get(source.licence, source.licence),
                read=w["read"].format(day=self._day(source.read)) if source.read else "",
            )
        for lag in series.lags:
            yield w["publication"].format(lag=self.lag(lag))
        yield w["once_published"].format(revised=self.revised())
        for check in series.checks:
            yield w["compared"].format(
                source=self._text(check.source), agreed=check.agreed, differed=check.differed
            )
        for note in series.notes:
            yield w["note"].format(note=self._text(note))

    def title(self) -> str:
        """Name the series; English tells the name in French as well, by which most of them are quoted."""
        titles = self._series.title
        if self._locale == "fr" or titles["en"] == titles["fr"]:
            return titles[self._locale]
        return f"{titles['en']} / {titles['fr']}"

    def lag(self, lag: Lag) -> str:
        """Say when values come out where no day was read."""
        w = self._w
        return str(
            w["lag"].format(
                up_to=w["up_to"].format(period=lag.to) if lag.to else "",
                assumed=w["assumed_lag"] if lag.assumed else "",
                days=lag.days,
                least=lag.least,
                most=lag.most,
                counted_from=w["counted_from"][lag.counted_from],
                not_before=w["not_before"].format(day=self._day(lag.not_before)) if lag.not_before else "",
                source=self._text(lag.source),
            )
        )

    def revised(self) -> str:
        """Say whether and how far values that were published are changed."""
        revised, w = self._series.revised, self._w
        if revised is None:
            return str(w["revised_unsaid"])
        figure = self._figure(revised.within)
        percent = self._series.unit == "percent"
        within = w["points"].format(figure=figure) if percent else f"{figure} %"
        told = w["revised_by"].format(within=within) if revised.within else w["final"]
        return f"{w['assumed_lag'] if revised.assumed else ''}{told}; {self._text(revised.source)}".replace(
            "; ", "; " if self._locale == "en" else "\u00a0; ", 1
        )

    def values(self, wanted: list[Period], day: date, count: int) -> Iterator[str]:
        """Yield the last values that had been published, after an empty line, and their vintages.

        Args:
            wanted: periods, in order.
            day: whose knowledge is told.
            count: of values at most.
        """
        w, series = self._w, self._series
        shown = [(period, series.value(period, day)) for period in wanted]
        told = [(period, answer) for period, answer in shown if not _to_come(answer)]
        if not told or not count:
            return
        yield ""
        for period, answer in told[-count:]:
            if isinstance(answer, Missing):
                yield f"{period}  {w['none'].format(reason=self._text(answer.reason))}"
                continue
            about = w["assumed" if answer.published_assumed else "published"]
            lone = w["lone"] if answer.standing == "lone" else ""
            yield f"{period}  {self._figure(answer.value)}  {about} {self._day(answer.published)}{lone}"
        for period in wanted:
            if len(vintages := series.vintages(period)) > 1:
                each = ", ".join(
                    f"{self._figure(one.value)} ({self._day(one.published)})" for one in vintages
                )
                yield w["vintages"].format(period=period, values=each)

    def faults(self) -> Iterator[str]:
        """Yield gaps, conflicts, what was withdrawn or taken in spite of something; an empty line first."""
        faults = list(self._faults())
        if faults:
            yield ""
        yield from faults

    def _faults(self) -> Iterator[str]:
        w, series = self._w, self._series
        for gap in series.gaps:
            span = str(gap.first)
            if gap.first != gap.last:
                span = w["gap_span"].format(first=gap.first, last=gap.last)
            what = w["gaps"].get(gap.kind, w["gaps"]["other"])
            yield w["gap"].format(span=span, what=what, reason=self._text(gap.reason))
        for period, conflict, value in conflicts_of(series):
            why = conflict.settled
            yield w["conflict"].format(
                period=period,
                value=self._figure(value),
                other=self._figure(conflict.value),
                source=self._text(conflict.source),
                settled=w["settled"].format(why=self._text(why)) if why else w["open"],
            )
        for one in series.withdrawn:
            yield w["withdrawn"].format(
                period=one.period, value=self._figure(one.value), reason=self._text(one.reason)
            )
        for taken in reasons_of(series):
            yield w["taken"].format(
                kind=w["kinds"][taken["kind"]],
                period=taken["period"],
                value=self._figure(taken["value"]),
                reason=self._text(taken["reason"]),
            )

    def _text(self, text: str) -> str:
        return translated(text, self._locale)

    def _day(self, day: date) -> str:
        return day.isoformat() if self._locale == "en" else self._t.day(day)

    def _figure(self, value: Decimal | str) -> str:
        return str(value).replace(".", ",") if self._locale == "fr" else str(value)


def _to_come(answer: Observation | Missing) -> bool:
    return isinstance(answer, Missing) and answer.kind == "not_published"


def reasons_of(series: Series) -> list[dict[str, str]]:
    """Return the values that were taken though something spoke against them, and why."""
    return [
        {"period": str(period), "value": str(one.value), "kind": kind, "reason": reason}
        for period in series.periods
        for one in series.observations[period]
        for kind, reason in (("correction", one.correction), ("unusual", one.unusual))
        if reason
    ]


def conflicts_of(series: Series) -> list[tuple[Period, Any, Any]]:
    """Return the periods for which two sources differ: the period, the conflict and the value."""
    return [
        (period, vintage.conflict, vintage.value)
        for period in series.periods
        for vintage in series.observations[period]
        if vintage.conflict is not None
    ]
