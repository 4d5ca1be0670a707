"""An end that is stated, against the one that the length of the contract says: which of them holds?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from data import late as re
from pipeline import _calendar as calendar
from pipeline.dates import find_dates
from pipeline.decisions import Reviewed
from pipeline.folding import fold
from pipeline.types import Evidence, Language

_SURE = 0.7
"""From this on a second value contradicts a first one (``_choice.RIVAL``): *it expires on* has no more."""
_APART = 28
"""Days: an end told inclusively or a day late says nothing else."""
_FROM_ITS_START = re.compile(
    r"\b(?:from|after|following|commencing\s+on|beginning\s+on|starting\s+on|a\s+(?:compter|partir|dater)\s+d[ue])\b"
    r"[^.;\d]{0,40}?\b(?:that\s+(?:date|day)|(?:commencement|effective|start|starting)\s+date|cette\s+date|ce\s+jour"
    r"|date\s+d'effet|prise\s+d'effet|entree\s+en\s+vigueur|date\s+de\s+debut)"
)
"""A length that counts from the day on which it begins, whatever place tells that day."""
_FIRST_ONLY = re.compile(
    r"\b(?:initial\w*|first|minimum|at\s+least|renew\w*|exten\w*|premiere?s?|minim\w+|au\s+moins|renouvel\w*|prolong\w*)\b"
)
"""A length that may be that of a part of the whole."""
_NEXT = 8
"""Characters between two sentences that follow one another."""
_ENDS_THEN = frozenset({"none", "express"})
_LANGUAGES: tuple[Language, ...] = ("fr", "en")


def contradicts(
    end: Reviewed, starts: Sequence[Reviewed], lengths: Sequence[Reviewed], renewals: Sequence[Reviewed]
) -> Reviewed | None:
    """Return the length that ends the contract on another day than the one stated, if one does.

    It counts only where one sentence tells both the day it starts and how long it lasts, or that it lasts
    so long from the day it starts (named, or told once more), another sentence of the same document tells
    the end, and nothing renews it: a length may else be that of a first period. It counts, too, where one
    sentence tells both days and the next one how long it lasts.

    Args:
        end: the end as stated.
        starts: the effective dates that were read.
        lengths: the terms.
        renewals: what was read of a renewal.
    """
    stated = calendar.iso(end.term.value.get("date"))
    if stated is None or "computed_from" in end.term.value or end.term.confidence < _SURE:
        return None
    if end.state != "unreviewed":
        return None
    if any(item.term.value.get("kind") not in _ENDS_THEN for item in renewals if item.state != "rejected"):
        return None
    proof = end.term.evidences[0]
    told = [item for item in (*starts, *lengths) if _holds(item) and _value(item)]
    if len({_value(item) for item in told if item.term.kind == "term"}) != 1:
        return None
    for length in (item for item in told if item.term.kind == "term"):
        for start in (item for item in told if item.term.kind != "term"):
            by_name = _counts_from_it(length, starts) or _counts_from_day(length, start)
            beside = _meet(start, length) and not _touches(proof, start)
            if _touches(proof, length) or not (by_name or beside or _comes_next(length, proof, start)):
                continue
            if start.term.evidences[0].document_id != proof.document_id:
                continue
            first, period = calendar.iso(start.term.value.get("date")), calendar.parse(_value(length))
            computed = None if first is None or period is None else calendar.later(first, period)
            if computed is not None and abs(computed - timedelta(days=1) - stated) > timedelta(days=_APART):
                return length
    return None


def _holds(item: Reviewed) -> bool:
    return item.term.state == "stated" and item.state != "rejected" and item.term.confidence >= _SURE


def _value(item: Reviewed) -> str:
    value = item.term.value.get("duration" if item.term.kind == "term" else "date")
    return value if isinstance(value, str) else ""


def _counts_from_it(length: Reviewed, starts: Sequence[Reviewed]) -> bool:
    """Tell whether a length counts from its start by name, and only one start was read."""
    quote = fold(" ".join(proof.quote for proof in length.term.evidences))
    alone = len({_value(one) for one in starts if _holds(one) and _value(one)}) == 1
    return alone and _FROM_ITS_START.search(quote) is not None


def _counts_from_day(length: Reviewed, start: Reviewed) -> bool:
    """Tell whether a length says the day it counts from, and the contract starts on that day."""
    told = length.term.value.get("from")
    if not isinstance(told, str):
        return False
    days = {found.date for language in _LANGUAGES for found in find_dates(told, language) if found.date}
    return days == {calendar.iso(start.term.value.get("date"))}


def _comes_next(length: Reviewed, proof: Evidence, start: Reviewed) -> bool:
    """Tell whether a length is that of the whole, told right behind the sentence with both its days."""
    told = length.term.evidences[0]
    behind = told.document_id == proof.document_id and 0 <= told.char_start - proof.char_end <= _NEXT
    return behind and _touches(proof, start) and not _FIRST_ONLY.search(fold(told.quote))


def _meet(one: Reviewed, other: Reviewed) -> bool:
    return any(_touches(proof, other) for proof in one.term.evidences)


def _touches(proof: Evidence, item: Reviewed) -> bool:
    return any(
        proof.document_id == other.document_id
        and proof.char_start < other.char_end
        and other.char_start < proof.char_end
        for other in item.term.evidences
    )
