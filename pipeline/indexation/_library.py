"""The series that are known, found by the names that contracts use; linked where one replaced another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._observed import Link, Linked, Missing, Observation
from pipeline.indexation._period import Period
from pipeline.indexation._series import Series

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LEADING = re.compile(r"^(?:(?:l|le|the|insee|indice|index) )+(?=\w)")
_TRAILING = re.compile(r"(?<=\w)(?: (?:index|indice|insee))+$")


@dataclass(frozen=True, eq=False)
class Library:
    """Every series, by its code."""

    series: Mapping[str, Series]
    _named: Mapping[str, Series] = field(init=False, repr=False)
    _maybe: Mapping[str, tuple[Series, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Bring every name into one form.

        Raises:
            ValueError: a name is said to mean two series and no other.
        """
        named: dict[str, Series] = {}
        maybe: dict[str, tuple[Series, ...]] = {}
        for one in self.series.values():
            for name in (one.code, *one.title.values(), *one.aliases):
                if named.setdefault(key := _key(name), one) is not one:
                    raise ValueError(f"the name {name!r} ({key}) means {named[key].code} and {one.code}")
            for name in one.perhaps:
                maybe[_key(name)] = (*maybe.get(_key(name), ()), one)
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_maybe", maybe)

    def find(self, name: str) -> Series | None:
        """Return the series that a name or code means, or ``None`` where it means none or several."""
        return next((self._named[form] for form in _forms(name) if form in self._named), None)

    def candidates(self, name: str) -> tuple[Series, ...]:
        """Return every series that a name may mean: ``CPI`` alone does not tell the country."""
        found = self.find(name)
        if found is not None:
            return (found,)
        return next((self._maybe[form] for form in _forms(name) if form in self._maybe), ())

    def latest(self, series: Series, as_of: date) -> Observation | Missing:
        """Return the last value out on a day, of the series or of the one that had replaced it by then."""
        answer = series.latest(as_of)
        while (
            isinstance(answer, Missing) and (newer := self.series.get(answer.replaced_by or "")) is not None
        ):
            answer = newer.latest(as_of)
        return answer

    def linked(self, series: Series, period: Period, as_of: date, onto: Series) -> Linked | Missing:
        """Return a value in the scale of another series, by the coefficients that were published.

        Either may be the older one: a value of the newer is divided by the coefficient.
        """
        seen = series.value(period, as_of)
        if isinstance(seen, Missing):
            return seen
        forward, backward = self.chain(series, onto), self.chain(onto, series)
        if forward is None and backward is None:
            reason = f"no published coefficient links {series.code} to {onto.code}"
            return Missing(series.code, period, "no_link", reason)
        return _told(seen, onto, forward or backward or (), multiplied=forward is not None)

    def chain(self, old: Series, new: Series) -> tuple[Link, ...] | None:
        """Return the links from a series to a later one: none for itself, ``None`` where no way leads."""
        links: list[Link] = []
        here: Series | None = old
        while here is not None and here is not new:
            if here.link is None or here.link in links:
                return None
            links.append(here.link)
            here = self.series.get(here.link.new)
        return tuple(links) if here is new else None

    def on_one_scale(
        self, series: Series, asked: Sequence[tuple[Period, date]]
    ) -> tuple[Linked | Missing, ...]:
        """Return values of several periods in one scale, whichever of the linked series holds each.

        Args:
            series: the series named, or one that replaced it.
            asked: periods, each with the day on which its value is asked.

        Returns:
            In the order asked; all in the scale of the newest series that was needed.
        """
        family = self._family(series)
        places = [_holder(family, period) for period, _ in asked]
        onto = family[max((family.index(one) for one in places), default=0)]
        return tuple(
            self.linked(one, period, as_of, onto)
            for one, (period, as_of) in zip(places, asked, strict=True)
        )

    def _family(self, series: Series) -> list[Series]:
        """Return a series with those before and after it, the oldest first."""
        family = [series]
        while (older := self._before(family[0])) is not None and older not in family:
            family.insert(0, older)
        while (link := family[-1].link) is not None and (newer := self.series.get(link.new)) is not None:
            if newer in family:
                break
            family.append(newer)
        return family

    def _before(self, series: Series) -> Series | None:
        leading = [one for one in self.series.values() if one.link and one.link.new == series.code]
        return leading[0] if len(leading) == 1 else None


def _holder(family: Sequence[Series], period: Period) -> Series:
    for one in family:
        if one.frequency != period.frequency or one.stopped is None or period <= one.stopped:
            return one
    return family[-1]


def _told(seen: Observation, onto: Series, links: tuple[Link, ...], *, multiplied: bool) -> Linked:
    if not links:
        return Linked(seen, onto.code, seen.value, Decimal(1), None, {})
    coefficient = Decimal(1)
    for link in links:
        coefficient *= link.coefficient
    value = seen.value * coefficient if multiplied else seen.value / coefficient
    mark = "×" if multiplied else "/"
    source = " ; ".join(link.source for link in links)
    says = {
        "en": f"{seen.series} {seen.period}, {seen.value} {mark} {coefficient} = {value:f} on the scale of "
        f"{onto.code} ({source})",
        "fr": f"{seen.series} {seen.period}, {_comma(seen.value)} {mark} {_comma(coefficient)} = "
        f"{_comma(value)} à l'échelle de {onto.code} ({source})",
    }
    return Linked(seen, onto.code, value, coefficient, links[0], says)


def _comma(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _key(name: str) -> str:
    return _NO_LETTER.sub(" ", fold(name)).strip()


def _forms(name: str) -> tuple[str, ...]:
    """Return a name as it stands, and without the words around it: ``the Syntec index`` is ``syntec``."""
    key = _key(name)
    led = _LEADING.sub("", key)
    return key, led, _TRAILING.sub("", key), _TRAILING.sub("", led)
