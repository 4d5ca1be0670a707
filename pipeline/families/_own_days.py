"""Which parts of an amendment hold from a day of their own, later than that of the paper.

A law or a notice that is changed *from 1 January* is still the old one until then. An end is not among
them: it is agreed, and known, when the paper is signed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.decisions import Reviewed
from pipeline.families._money import Paper

_DATED = frozenset(
    {
        "governing_law",
        "indexation",
        "jurisdiction",
        "notice_period",
        "renewal",
        "renewal_term",
        "termination_notice",
        "total_value",
    }
)


def parts(paper: Paper) -> list[Paper]:
    """Return what holds with a paper, and behind it what holds later, by day.

    Args:
        paper: an amendment of which everything was read.
    """
    if paper.unsure:
        return [paper]
    days = {
        day for item in (*paper.terms, *paper.doubts.values()) if (day := _own_day(item, paper)) is not None
    }
    return [_part(paper, day) for day in (None, *sorted(days))]


def _part(paper: Paper, day: date | None) -> Paper:
    terms = [item for item in paper.terms if _own_day(item, paper) == day]
    doubts = {kind: item for kind, item in paper.doubts.items() if _own_day(item, paper) == day}
    made = replace(paper, terms=tuple(terms), doubts=doubts)
    return made if day is None else replace(made, from_date=day)


def _own_day(item: Reviewed, paper: Paper) -> date | None:
    """The day from which one thing holds, where its words tell one later than the paper's."""
    if item.term.kind not in _DATED or paper.from_date is None or item.state == "rejected":
        return None
    holds = paper.first_day(item.term.evidences[0])
    return holds.day if holds.day is not None and not holds.open and holds.day > paper.from_date else None
