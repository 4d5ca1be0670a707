"""Days and units of time that a contract names itself: its Commencement Date, its Contract Year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.terms.base import View
from pipeline.types import Evidence, Term

_NAME = re.compile(
    r"(?:^|\b(?:from|on|after|following|of|with|upon|the)\s+)(?:the\s+)?[\"']?"
    r"(?P<name>(?!such\b|this\b|first\b|last\b|same\b|that\b"
    r"|above\b)[a-z][a-z-]+(?:\s+[a-z][a-z-]+)?\s+date)\b"
    r"(?!\s+(?:hereof|of\b|on\b|that\b|when\b|which\b|first\b))"
)
"""``from the Go-Live Date``: a day that has a name of its own."""
_THING = re.compile(
    r"^(?:[a-z]+ing\s+|[a-z]+ed\s+|which\s+[a-z]+s\s+)?(?:from|on|after|following|upon|with)\s+"
    r"(?:and\s+including\s+)?(?:the\s+)?[\"']?(?P<name>[a-z][a-z'-]+(?:\s+[a-z][a-z'-]+){0,2})"
)
"""``from Service Commencement``, ``from the first clean``: what a row of a cover sheet may be about."""
_NO_NAME = re.compile(
    r"(?:that|this|such|its|his|her|their|our|your|an?|any|date|day(?!\s+one)|it|both|all|when|which|there\w+)\b|effective\b"
    r"|(?:first|last|next|same|initial|commencement)$"
)
_GIVEN = (
    r"[\"')]{0,3}(?:\s+means\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}(?:start|beginn|commenc)ing\s+(?:on|with)\s+"
    r"|\s*(?:,|which)?\s*(?:means|shall\s+mean|is|shall\s+be|was|being)\s+|\s*:\s*"
    r"|[\t ]{2,}|\s+-\s+)"
    r"(?:(?:the\s+(?:day|date)\s+of|on|the)\s+)?"
)
"""Between the name of a day and the day."""
_REACH = 60
_SHORT = 5
"""Letters of a name that is hardly one."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that the contract has named, and the words that say which it is."""

    day: date
    name: str
    evidence: Evidence


def named_day(view: View, said: str) -> NamedDay | None:
    """Return the one day that a date named in folded words (``from the Launch Date``) is said to be."""
    for match in _NAME.finditer(said):
        name = " ".join(match["name"].split())
        found = _defined(view, name)
        if found is None and name.count(" ") > 1:
            found = _defined(view, name.split(" ", 1)[1])  # "of initial Commencement Date"
        if found is not None:
            return found
    thing = _THING.match(said)
    if thing is None or _NAME.search(said) or _NO_NAME.match(thing["name"]):
        return None
    told = thing["name"].split()
    for count in range(len(told), 0, -1):
        name = " ".join(told[:count])
        if not _NO_NAME.fullmatch(name) and len(name) > _SHORT:
            found = _defined(view, name, label=True) or _defined(view, f"{name} date", label=True)
            if found is not None:
                return found
    return None


def _defined(view: View, name: str, *, label: bool = False) -> NamedDay | None:
    """Return the day that a name is given; as a label it begins a line or stands between quotes."""
    folded = view.folded_between(0, len(view.flow.text))
    words = re.escape(name).replace(r"\ ", r"\s+")
    found: dict[date, tuple[int, int]] = {}
    lead = r"(?:^|\n)[ \t|*\d.()-]*[\"']?|[\"']" if label else r"\b"
    for match in re.finditer(rf"(?:{lead}){words}{_GIVEN}", folded):
        place = match.end()
        item = next(iter(find_dates(view.flow.text[place : place + _REACH], view.language)), None)
        if item is not None and item.date is not None and item.start <= 2 and item.precision == "day":
            found.setdefault(item.date, (match.start(), place + item.end))
    for match in re.finditer(
        rf"\((?:the\s+|such\s+date,?\s+(?:being\s+)?the\s+|hereinafter[^)\"]{{0,30}})?[\"']{words}[\"']",
        folded,
    ):
        low = max(0, match.start() - _REACH)
        before = find_dates(view.flow.text[low : match.start()], view.language)
        if before and before[-1].date is not None and match.start() - low - before[-1].end <= 3:
            found.setdefault(before[-1].date, (low + before[-1].start, match.end()))
    if len(found) != 1:
        return None
    [(day, (low, high))] = found.items()
    return NamedDay(day, name, view.flow.evidence(max(0, low), high))


_BEGINNING = re.compile(
    r"\b(?P<name>(?:commencement|start|starting|inception|opening|launch|service|operations?)\s+date)\b"
)


def defined_otherwise(view: View, said: str) -> bool:
    """Tell whether folded words (``from the Commencement Date``) name a beginning of its own meaning.

    What the contract defines apart, as the day of a first delivery, is not its day of effect.
    """
    match = _BEGINNING.search(said)
    if match is None or any(match["name"] in _quoted(term) for term in view.of("effective_date")):
        return False
    words = re.escape(match["name"]).replace(r"\ ", r"\s+")
    folded = view.folded_between(0, len(view.flow.text))
    given = rf"[\"']{words}[\"'](?:\s+(?:shall\s+)?(?:means?|is|be|has|refers?)\b|\s*:|\s*\))"
    return re.search(given, folded) is not None


def _quoted(term: Term) -> str:
    return " ".join(fold(" ".join(one.quote for one in term.evidences)).split())


_PERIOD = re.compile(r"[\"'](?P<name>(?:[a-z-]+\s+){0,2}(?:term|period))[\"']")
_STARTS = (
    r"[\"')]{0,3},?\s+(?:which\s+)?(?:shall\s+|will\s+)?(?:start|begin|commence)s?\s+"
    r"(?:on|as\s+of)\s+(?:the\s+)?"
)


def period_start(view: View, said: str) -> NamedDay | None:
    """Return the day on which a period named in folded words (``"Rights Period" means``) starts."""
    folded = view.folded_between(0, len(view.flow.text))
    for named in _PERIOD.finditer(said):
        words = re.escape(named["name"]).replace(r"\ ", r"\s+")
        for match in re.finditer(rf"\b{words}{_STARTS}", folded):
            text = view.flow.text[match.end() : match.end() + _REACH]
            item = next(iter(find_dates(text, view.language)), None)
            if item is not None and item.date is not None and item.start <= 2 and item.precision == "day":
                evidence = view.flow.evidence(match.start(), match.end() + item.end)
                return NamedDay(item.date, " ".join(named["name"].split()), evidence)
    return None


MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_DAY_OF_YEAR = re.compile(
    r"(?:(?:commenc(?:es?|ing)|begin(?:s|ning)?|start(?:s|ing)?)\s+(?:on\s+|with\s+"
    r"|as\s+of\s+)?(?:each\s+|every\s+|the\s+)?"
    r"|\bfrom\s+(?:each\s+)?|\bmeans?\s+(?:the\s+period\s+)?)"
    rf"(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|(?:the\s+)?(?P<first_day>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\s+(?:day\s+)?(?:of\s+)?{_MONTH.replace('month', 'other_month')})"
)


def year_begins(around: str) -> tuple[int, int] | None:
    """Return month and day on which a defined year (``means 1 July to 30 June``) begins, where told."""
    match = _DAY_OF_YEAR.search(around)
    if match is None:
        return None
    month = MONTHS.index(match["month"] or match["other_month"]) + 1
    return month, int(match["day"] or match["first_day"])
