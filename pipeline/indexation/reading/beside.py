"""What stands beside a base: the reading it is compared with, and the measure of a threshold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from data import late as re
from pipeline.indexation.formula import Reference
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.references import FoundReference, reference_in
from pipeline.indexation.reading.thresholds import without_threshold
from pipeline.terms._indexation_base import months

_BESIDE = re.compile(
    r"\bcompare\w*\s+(?:a|au)\Z|\b(?:as\s+)?compared\s+(?:to|with)\Z|\bpar\s+rapport\s+(?:a|au)\Z"
)


def beside_base(
    clause: ClauseWords, base: list[FoundReference], cue: tuple[int, int], until: int
) -> FoundReference | None:
    """Return what a base is compared with: *base août 2021, comparé au dernier indice publié*."""
    told = base[-1] if base else None
    if told is None or told.reference.kind != "period" or cue[0] - told.end > _SOON_BEHIND:
        return None
    if _BESIDE.search(clause.folded[cue[0] : cue[1]]) is None:
        return None
    found = reference_in(clause.folded, cue[1], until, clause.language, "now")
    return found if found is not None and found.reference.kind == "latest" else None


_SOON_BEHIND = 40
"""Characters between a base and the words that compare it with another reading."""


def without_those_of_threshold(clause: ClauseWords, base: list[FoundReference]) -> list[FoundReference]:
    """Leave out what only a threshold is measured against, where another base is told."""
    plain = without_threshold(clause)
    own = [one for one in base if plain[one.start : one.end].strip(" .;,")]
    return own or base


_ABOVE = re.compile(
    r"\b(?:by\s+which|same\s+percentage\s+as|same\s+proportion\s+as)\s+(?P<now>[^.;]{3,140}?)\s+"
    r"(?:exceeds?|exceeded|(?:is|was|stands?)\s+(?:greater|higher|more)\s+than|(?:is|stands?)\s+above|"
    r"(?:has\s+)?(?:risen|rises|increased|increases|moved|changed)\s+(?:above|over|from|since))\s+"
    r"(?P<base>[^.;]{3,140})|"
    r"\bdont\s+(?P<maintenant>[^.;]{3,140}?)\s+(?:excede|depasse|est\s+superieure?\s+a|a\s+(?:augmente|progresse|varie)\s+"
    r"(?:depuis|par\s+rapport\s+a))\s+(?P<depart>[^.;]{3,140})"
)


def above(clause: ClauseWords, low: int, high: int) -> tuple[FoundReference, FoundReference] | None:
    """Return the base and the reading of *the percentage by which A exceeds B*, where both are told."""
    match = _ABOVE.search(clause.folded, low, high)
    if match is None:
        return None
    now, base = ("now", "base") if match["now"] is not None else ("maintenant", "depart")
    taken = reference_in(clause.folded, *match.span(now), clause.language, "now")
    start = reference_in(clause.folded, *match.span(base), clause.language, "base")
    if taken is None or start is None or taken.reference == start.reference:
        return None
    return start, taken


_VALUE_FIRST = re.compile(
    r"\A\s*(?::\s*)?(?:of\s+which\s+(?:is|shall\s+be)\s+|is\s+|est\s+(?:de\s+)?)?"
    r"(?P<value>\d{2,4}[.,]\d{1,3})\s*(?:\(|,?\s*(?:(?:that\s+)?being|soit|which\s+is|c'est-a-dire)\b)"
)


def with_value(clause: ClauseWords, found: FoundReference, after: int) -> FoundReference:
    """Return a base with the value told before its period: *indice de base 108,50 (4e trimestre 2013)*."""
    match = _VALUE_FIRST.match(clause.folded[after : found.start])
    if match is None or found.reference.value is not None or found.reference.kind != "period":
        return found
    return replace(
        found, reference=replace(found.reference, value=Decimal(match["value"].replace(",", ".")))
    )


OF_REFERENCE = re.compile(r"\btrimestre\s+(?:de\s+l['\u2019]indice\s+)?de\s+reference\b")


def quarter_of_reference(clause: ClauseWords, base: list[FoundReference]) -> FoundReference | None:
    """Return the quarter that *le trimestre de référence* names for each year, as contracts of "
    "letting do."""
    match = OF_REFERENCE.search(clause.folded)
    quarters = {one.reference.period for one in base if "Q" in one.reference.period}
    if match is None or clause.names != ("IRL",) or len(quarters) != 1:
        return None
    ref = Reference("of_year", quarters.pop().partition("-")[2], last_out=True)
    return FoundReference(ref, *match.span())


_PRICE_BEFORE = re.compile(
    r"\b(?:prix|loyers?|tarifs?|redevances?|montants?|forfaits?|honoraires|abonnements?|mensualites?)"
    r"(?:\s+(?!ind|valeur|trimestre\b|mois\b)[\w'\u2019]+){1,2}\s+\Z"
)


def of_the_price(folded: str, cue: re.Match[str]) -> bool:
    """Whether *de base* is said of a price: « le loyer annuel de base »."""
    bare = cue.group().startswith("de") and cue.group().endswith("base")
    return bare and _PRICE_BEFORE.search(folded, max(cue.start() - 60, 0), cue.start()) is not None


_YEAR_BEFORE_IT = re.compile(
    r"\bannee\s+(?:anterieure|precedant\s+celle-ci|qui\s+precede\s+celle-ci)|\byear\s+before\s+that\b|\bnext\s+preceding\s+year\b"
)


def year_before(clause: ClauseWords, first: FoundReference, second: FoundReference) -> FoundReference:
    """Return *celui de l'année antérieure à celle-ci* as of the year before the one that was just named."""
    same = first.reference == second.reference and second.reference.kind == "of_year"
    words = clause.folded[second.start : second.end + 20]
    if not same or second.reference.last_out or _YEAR_BEFORE_IT.search(words) is None:
        return second
    return replace(second, reference=replace(second.reference, years=second.reference.years - 1))


ZERO = re.compile(
    r"\bmois\s+[\u00ab\"\u201c]?\s*(?:zero|m\s?0|mo)\b|\bm0\b|\bmois\s+de\s+base\b|"
    r"\bmonth\s+(?:0|zero|nought)\b|\bbase\s+month\b"
)
_STOP = re.compile(r"[;\n]|\.\s")


def month_zero(clause: ClauseWords) -> FoundReference | None:
    """Return the month that the clause itself calls month zero: *février 2022 (mois zéro)*."""
    for match in ZERO.finditer(clause.folded):
        if (found := month_beside(clause.folded, *match.span())) is not None:
            low, high, period = found
            return FoundReference(Reference("period", period), low, high)
    return None


_CALLED = re.compile(
    r"\s;\s+(?:ce\s+(?:dernier|mois)|that\s+month)\s+(?:est|is)\s+\w+\s*[\u00ab\"\u201c]?\s*\Z"
)


def month_beside(folded: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return the one month of a year that stands right beside such words, in the same sentence."""
    called = _CALLED.search(folded, max(start - 40, 0), start)
    until = start if called is None else called.start()
    low = max([until - 40, 0, *(one.end() for one in _STOP.finditer(folded, max(until - 40, 0), until))])
    stop = _STOP.search(folded, end)
    high = min(end + 80, len(folded) if stop is None else stop.start())
    found = months(folded[low:high])
    return (low + found[0][0], low + found[0][1], found[0][2]) if len(found) == 1 else None


_ZERO_AND_BASE = re.compile(
    rf"\s*(?:\b(?:du|de|for|of)\s+(?:the\s+)?)?(?:{ZERO.pattern})(?:\s*\(\s*base\s+(?:100\s+(?:en\s+)?)?\d{{4}}[^()]{{0,16}}\))?[\s;]*"
)


def zero_spans(clause: ClauseWords) -> list[tuple[int, int]]:
    """Return the words for month zero, where the clause says which month that is."""
    if month_zero(clause) is None:
        return []
    return [one.span() for one in _ZERO_AND_BASE.finditer(clause.folded)]
