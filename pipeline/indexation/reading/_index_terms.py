"""What words of a clause make of one index of a formula: readings that move on, and one of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data import late as re
from pipeline.indexation.formula import Days, IndexTerm, Reference
from pipeline.indexation.reading.clause import ClauseWords

_SO_ON = re.compile(
    r"\bainsi\s+de\s+suite|\bd'annee\s+en\s+annee|\band\s+so\s+on\b|\bpuis\b[^.;]{0,80}\b(?:meme|correspondant)|"
    r"\bannees\s+suivantes\b|\b(?:for\s+each|in)\s+(?:subsequent|succeeding|later)\s+years?"
)


def year_by_year(clause: ClauseWords) -> Callable[[IndexTerm], IndexTerm]:
    """Return how a reading of the first revision, *and so on*, becomes that of each year."""

    def moved(term: IndexTerm) -> IndexTerm:
        part = term.now.period.partition("-")[2]
        if term.now.kind != "period" or not part or term.base.period.partition("-")[2] != part:
            return term
        if _SO_ON.search(clause.folded) is None or term.now.period == term.base.period:
            return term
        return replace(term, now=Reference("of_year", part, last_out=True))

    return moved


def a_year_before(term: IndexTerm) -> IndexTerm:
    """Return *the preceding September* over *that of the year before* as a year apart."""
    now, base = term.now, term.base
    alike = now.kind == base.kind == "of_year" and now.period == base.period
    if alike and now.last_out and base.years == -1:
        return replace(term, base=Reference("earlier", months=12, value=base.value))
    return term


def rolled(term: IndexTerm) -> IndexTerm:
    """Return a base that begins with a quarter and moves on with each revision, as a year apart."""
    part = term.base.period.partition("-")[2]
    now, base = term.now, term.base
    if now.kind == "of_year" and now.period == part:
        return replace(term, base=Reference("earlier", months=12))
    if base.kind == "period" and now.kind in _MOVE and now.anchor == "revision" and not now.last_out:
        # what is taken at one revision is the base of the next
        moved = replace(now, anchor="previous_revision", begin=base.period, value=base.value)
        return replace(term, base=moved)
    return term


_MOVE = frozenset({"latest", "months_before", "of_year"})


def itself(term: IndexTerm) -> bool:
    """Whether an index is divided by the same reading of it, so that no price would ever move."""
    now, base = term.now, term.base
    return now.kind not in ("unknown", "earlier") and now == replace(base, value=now.value)


def itself_on(term: IndexTerm, days: Days) -> bool:
    """Whether the base is what was out on the day of the revision itself, as the other reading is."""
    now, base = term.now, term.base
    alike = now.kind == base.kind == "latest" and now.anchor == base.anchor == "revision"
    same_day = {one.period for one in (now, base)} <= {"", days.on}
    return itself(term) or (alike and same_day and (now.years, now.months) == (base.years, base.months))
