"""The end of an English contract that no sentence on its term states: the one span of time it speaks of.

``You will be our distributor from 1 April 2006 until 31 March 2009``: no heading and no word calls that the
term. It is taken only where the text has one such end and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _expiration_words as words
from pipeline.terms import _time
from pipeline.terms._expiration_base import Candidate
from pipeline.terms._other_agreement import of_another
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

RANK = 8
_SURE = 0.6
_SHORTEST = 80
"""Days; what is shorter is a phase or a campaign."""
_BEGINS = re.compile(
    r"\b(?:begin(?:s|ning)?|start(?:s|ing)?|commenc(?:e|es|ing)|from|effective|dates?\s+from)\s+"
    r"(?:(?:on|as\s+of|with|and\s+including)\s+)*(?:the\s+)?$"
)
_ENDS = re.compile(
    r"\b(?:until|till|through|to|up\s+to|ends?|ending|expires?|expiring|terminates?|terminating"
    r"|concludes?|finish(?:es)?)\s+"
    r"(?:(?:on|and\s+including|at\s+midnight(?:\s+on)?|the\s+close\s+of(?:\s+business(?:\s+on)?)?)"
    r"\s+)*(?:the\s+)?$"
)
_SUBJECT = re.compile(
    r"\b(?:arrangement|supply|services?|appointment|engagement|licen[sc]es?|sponsorship"
    r"|distributor(?:ship)?|agent|agency"
    r"|representative|consultant|reseller|supplier|contractor|franchise|retain|engage[sd]?|appoint(?:s"
    r"|ed)?|act\s+for|serve"
    r"|grants?|extended|renewed)\b"
)
_STRAY = re.compile(
    r"\b(?:exclusiv\w*|not\s+(?:to|sell|compete|solicit)|shall\s+not|will\s+not|may|if|unless\s+paid"
    r"|pilot|trial|phase|campaign"
    r"|fees?|pay\w*|price\w*|royalt\w*|invoice\w*|shares?|stock|notes?|interest|rent|salary|bonus|during"
    r"|reports?|records?"
    r"|warrant\w*|insurance|polic(?:y|ies)|permit|forecast|minimum|quarter|fiscal|delivery|deliver\w*"
    r"|hours?|leave|tax\w*"
    r"|earlier\s+agreement|prior|previous|former|was|were|had)\b"
)


def loose_ends(view: View, clauses: Sequence[Clause]) -> list[Candidate]:
    """Return the one end that a contract speaks of in passing, or nothing."""
    found: dict[date, Candidate] = {}
    for clause in clauses:
        if clause.role != "body" or not _two_years(view.folded(clause)):
            continue
        for sentence in _time.sentences(view, clause):
            for item in _in_sentence(view, sentence):
                assert item.found is not None
                assert item.found.date is not None
                found.setdefault(item.found.date, item)
    return list(found.values()) if len(found) == 1 else []


def _in_sentence(view: View, sentence: Sentence) -> Iterator[Candidate]:
    folded = sentence.folded
    if not _two_years(folded):
        return
    if _SUBJECT.search(folded) is None or _STRAY.search(folded) is not None:
        return
    days = [item for item in _time.dates_in(view, sentence.text, folded) if item.date is not None]
    for first, last in pairwise(days):
        if _spans(folded, first, last) and not of_another(view, sentence, last.start):
            assert first.date is not None
            assert last.date is not None
            stray = words.OTHER_THING.search(folded, 0, last.start)
            if (last.date - first.date).days >= _SHORTEST and not stray:
                yield Candidate(RANK, _SURE, sentence, max(0, first.start - 40), last.end, last)


def _two_years(folded: str) -> bool:
    """Tell whether a text may name two years: of one day alone there is no span."""
    return folded.count("20") + folded.count("19") > 1


def _spans(folded: str, first: FoundDate, last: FoundDate) -> bool:
    left = folded[max(0, first.start - 40) : first.start]
    right = folded[max(first.end, last.start - 60) : last.start]
    return _BEGINS.search(left) is not None and _ENDS.search(right) is not None
