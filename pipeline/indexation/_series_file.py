"""Reads one YAML file of a series: every key known, every number a ``Decimal``, all mistakes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar, cast, get_args

from pipeline.indexation._observed import Conflict, Lag, Link, Revised, Standing
from pipeline.indexation._period import Frequency, Period
from pipeline.indexation._series import Check, Gap, Restated, Source, Vintage, Withdrawn

Read = TypeVar("Read")
NEEDED = (
    "code", "title", "unit", "base", "frequency", "country", "publisher", "aliases", "sources", "lag",
    "values",
)  # fmt: skip
OPTIONAL = (
    "perhaps", "identifiers", "gaps", "withdrawn", "stopped", "link", "holds", "observed_to", "restated",
    "revised", "checks", "notes",
)  # fmt: skip
MORE = ("code", "sources", "values", "gaps")
"""What further values of a known series may have."""
_OF_A_VALUE = ("published", "announced", "conflict", "correction", "unusual")
FEW = ("day", "month", "quarter", "semester")
"""The frequencies of series."""


@dataclass(frozen=True, slots=True)
class Values:
    """What a file says was published of a series."""

    code: str
    sources: tuple[Source, ...]
    vintages: tuple[tuple[Period, Vintage], ...]
    """In the order of the file."""
    gaps: tuple[Gap, ...]


@dataclass(slots=True)
class Reader:
    """Reads parts of a file and gathers what is wrong with them."""

    mistakes: list[str] = field(default_factory=list)
    at: str = ""

    def wrong(self, text: str) -> None:
        """Note a mistake."""
        self.mistakes.append(f"{self.at}: {text}" if self.at else text)

    def mapping(
        self, value: Any, needed: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """Return a mapping whose keys are all known; what is missing is noted."""
        if not isinstance(value, dict):
            self.wrong(f"wants the keys {', '.join(needed)}, has {value!r}")
            return {}
        for key in value.keys() - {*needed, *optional}:
            self.wrong(f"the key {key!r} is unknown; known are {', '.join((*needed, *optional))}")
        for key in needed:
            if key not in value:
                self.wrong(f"the key {key!r} is missing")
        return cast("dict[str, Any]", value)

    def items(self, value: Any) -> list[Any]:
        """Return a list; nothing where there is none."""
        if value is None or isinstance(value, list):
            return value or []
        self.wrong(f"wants a list, has {value!r}")
        return []

    def text(self, value: Any) -> str:
        """Return a text."""
        if not isinstance(value, str):
            self.wrong(f"wants a text, has {value!r}")
            return ""
        return value

    def texts(self, value: Any) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self.text(item) for item in self.items(value))

    def one_of(self, value: Any, allowed: tuple[str, ...]) -> str:
        """Return one of a few words."""
        if value not in allowed:
            self.wrong(f"wants one of {', '.join(allowed)}, has {value!r}")
            return allowed[0]
        return str(value)

    def period(self, value: Any, frequency: Frequency | None = None) -> Period | None:
        """Return a period, of the series' frequency where that is known."""
        period = self._try(Period.parse, self.text(value), "is no period")
        if period is not None and frequency is not None and period.frequency != frequency:
            self.wrong(f"{value} is a {period.frequency}, and the series goes by {frequency}")
            return None
        return period

    def day(self, value: Any) -> date | None:
        """Return a day, or ``None`` for an explicit null."""
        return None if value is None else self._try(date.fromisoformat, self.text(value), "is no day")

    def number(self, value: Any) -> Decimal | None:
        """Return a finite number written with a point."""
        number = self._try(Decimal, self.text(value), "is no number")
        if number is not None and not number.is_finite():
            self.wrong(f"{value!r} is no number")
            return None
        return number

    def whole(self, value: Any) -> int:
        """Return a whole number."""
        return self._try(int, self.text(value), "is no whole number") or 0

    def truth(self, value: Any) -> bool:
        """Return ``true`` or ``false``."""
        return self.one_of(value, ("false", "true")) == "true"

    def _try(self, make: Callable[[str], Read], text: str, problem: str) -> Read | None:
        try:
            return make(text)
        except (ValueError, InvalidOperation):
            self.wrong(f"{text!r} {problem}")
            return None


def read_values(reader: Reader, node: Mapping[str, Any], frequency: Frequency) -> Values:
    """Read the sources, values and gaps of a file.

    Args:
        reader: gathers mistakes.
        node: the mapping that holds them.
        frequency: of the series.
    """
    code = reader.text(node.get("code"))
    sources = {source.key: source for source in _sources(reader, node.get("sources"))}
    vintages: list[tuple[Period, Vintage]] = []
    for block in reader.items(node.get("values")):
        inner = reader.mapping(block, ("source", "values"))
        source = sources.get(inner.get("source", ""))
        if source is None:
            reader.wrong(f"{code}: the source {inner.get('source')!r} is not among the sources")
            continue
        vintages += _block(reader, code, inner.get("values"), source, frequency)
    return Values(
        code, tuple(sources.values()), tuple(vintages), _gaps(reader, code, node.get("gaps"), frequency)
    )


def _sources(reader: Reader, node: Any) -> Iterator[Source]:
    for key, value in (node if isinstance(node, dict) else {}).items():
        inner = reader.mapping(value, ("name", "standing", "licence", "read"))
        standing = cast(Standing, reader.one_of(inner.get("standing"), get_args(Standing)))
        yield Source(
            key,
            reader.text(inner.get("name")),
            standing,
            reader.text(inner.get("licence")),
            reader.day(inner.get("read")),
        )


def _block(
    reader: Reader, code: str, node: Any, source: Source, frequency: Frequency
) -> Iterator[tuple[Period, Vintage]]:
    if not isinstance(node, dict):
        reader.wrong(f"{code}: the values of the source {source.key} are no mapping of period to value")
        return
    for key, value in node.items():
        period = reader.period(key, frequency)
        for one in value if isinstance(value, list) else [value]:
            vintage = _vintage(reader, f"{code} {key}", one, source)
            if period is not None and vintage is not None:
                yield period, vintage


def _vintage(reader: Reader, where: str, node: Any, source: Source) -> Vintage | None:
    before, reader.at = reader.at, f"{reader.at}: {where}" if reader.at else where
    try:
        if not isinstance(node, dict):
            number = reader.number(node)
            return None if number is None else Vintage(number, None, source)
        inner = reader.mapping(node, ("value",), _OF_A_VALUE)
        number = reader.number(inner.get("value"))
        conflict = _conflict(reader, inner["conflict"]) if "conflict" in inner else None
        announced = reader.text(inner.get("announced", ""))
        published = reader.day(inner.get("published"))
        correction, unusual = (reader.text(inner.get(key, "")) for key in ("correction", "unusual"))
        if number is None:
            return None
        return Vintage(number, published, source, conflict, announced, correction, unusual)
    finally:
        reader.at = before


def _conflict(reader: Reader, node: Any) -> Conflict | None:
    inner = reader.mapping(node, ("value", "source", "settled"))
    number = reader.number(inner.get("value"))
    settled = inner.get("settled")
    if number is None:
        return None
    return Conflict(
        number, reader.text(inner.get("source")), None if settled is None else reader.text(settled)
    )


def _gaps(reader: Reader, code: str, node: Any, frequency: Frequency) -> tuple[Gap, ...]:
    gaps = []
    for item in reader.items(node):
        inner = reader.mapping(item, ("from", "to", "kind", "reason"))
        first, last = reader.period(inner.get("from"), frequency), reader.period(inner.get("to"), frequency)
        kind = reader.one_of(inner.get("kind"), ("gap", "never_published"))
        if first is None or last is None:
            continue
        if last < first:
            reader.wrong(f"{code}: the gap from {first} ends before it begins")
            continue
        gaps.append(
            Gap(
                first, last, "gap" if kind == "gap" else "never_published", reader.text(inner.get("reason"))
            )
        )
    return tuple(gaps)


def read_lags(reader: Reader, node: Any, frequency: Frequency) -> tuple[Lag, ...]:
    """Read how long values take to come out, era by era."""
    needed = ("days", "least", "most", "counted_from", "source", "assumed")
    lags = []
    for item in reader.items(node):
        inner = reader.mapping(item, needed, ("to", "not_before"))
        to = inner.get("to")
        counted = reader.one_of(inner.get("counted_from"), ("end", "start"))
        lag = Lag(
            None if to is None else reader.period(to, frequency),
            reader.whole(inner.get("days")),
            reader.whole(inner.get("least")),
            reader.whole(inner.get("most")),
            "end" if counted == "end" else "start",
            reader.day(inner.get("not_before")),
            reader.text(inner.get("source")),
            reader.truth(inner.get("assumed")),
        )
        if not lag.least <= lag.days <= lag.most:
            reader.wrong(
                f"the lag of {lag.days} days lies outside its own bounds {lag.least} to {lag.most}"
            )
        lags.append(lag)
    if not lags or lags[-1].to is not None:
        reader.wrong("the lag wants a last entry without 'to', for every later period")
    return tuple(lags)


def read_link(reader: Reader, code: str, node: Any, frequency: Frequency) -> Link | None:
    """Read what links a series to the one that replaces it."""
    if node is None:
        return None
    inner = reader.mapping(node, ("to", "first", "coefficient", "source"))
    first = reader.period(inner.get("first"), frequency)
    coefficient = reader.number(inner.get("coefficient"))
    if first is None or coefficient is None:
        return None
    if coefficient <= 0:
        reader.wrong(f"the coefficient {coefficient} is not above zero")
        return None
    return Link(code, reader.text(inner.get("to")), first, coefficient, reader.text(inner.get("source")))


def read_withdrawn(reader: Reader, node: Any, frequency: Frequency) -> tuple[Withdrawn, ...]:
    """Read the values that were taken back."""
    withdrawn = []
    for item in reader.items(node):
        inner = reader.mapping(item, ("period", "value", "reason"))
        period, number = reader.period(inner.get("period"), frequency), reader.number(inner.get("value"))
        if period is not None and number is not None:
            withdrawn.append(Withdrawn(period, number, reader.text(inner.get("reason"))))
    return tuple(withdrawn)


def read_restated(reader: Reader, node: Any) -> Restated | None:
    """Read until when the series stood on another base."""
    if node is None:
        return None
    inner = reader.mapping(node, ("until", "note"), ("base",))
    until = reader.day(inner.get("until"))
    if until is None:
        return None
    return Restated(until, reader.text(inner.get("note")), reader.text(inner.get("base", "")))


def read_revised(reader: Reader, node: Any) -> Revised | None:
    """Read by how much values move once they are published."""
    if node is None:
        return None
    inner = reader.mapping(node, ("within", "source", "assumed"))
    within = reader.number(inner.get("within"))
    if within is not None and within < 0:
        reader.wrong(f"values cannot move within {within}")
    source, assumed = reader.text(inner.get("source")), reader.truth(inner.get("assumed"))
    return None if within is None else Revised(within, source, assumed)


def read_checks(reader: Reader, node: Any) -> tuple[Check, ...]:
    """Read how second sources compared."""
    checks = []
    for item in reader.items(node):
        inner = reader.mapping(item, ("source", "agreed", "differed"))
        checks.append(
            Check(
                reader.text(inner.get("source")),
                reader.whole(inner.get("agreed")),
                reader.whole(inner.get("differed")),
            )
        )
    return tuple(checks)
