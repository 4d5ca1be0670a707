"""The date of an English contract that a clause of its body tells: ``The date of this Agreement is``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _spoken_dates, _time
from pipeline.terms._agreement_words import OTHER_CONTRACT
from pipeline.terms._signed_days import last_signed
from pipeline.terms.base import View

_SAYS_ITS_DATE = re.compile(
    r"\b(?:date\s+of\s+(?:this|our)\s+(?:[a-z]+\s+){0,2}?(?:agreement|contract|amendment|deed|letter|lease|licen[sc]e|instrument)"
    r"\s+(?:is|shall\s+be)|(?:it|this\s+(?:[a-z]+\s+){0,2}?(?:agreement|contract|amendment|deed|letter|lease|licen[sc]e|instrument|paper))"
    r"\s+(?:bears\s+(?:the\s+)?date(?:\s+of)?|(?:is|was)\s+(?:dated|signed|made|concluded|executed|entered\s+into))"
    r"|(?:we|parties)\s+(?:have\s+)?(?:sign(?:ed)?|ma[dk]e|conclude[ds]?)\s+(?:this|it)(?:\s+(?:agreement|contract|deed|letter))?)"
    r"(?:(?!\b(?:before|after|until|if|when|unless|between|by|from|commencing|starting|beginning)\b)[^.;\d]){0,60}?[\s,]*(?:(?:on|as\s+of|this|the)\s+)*$"
)
_TELLING = ("date", "sign", "made", "conclude", "executed", "entered into")
"""One stands wherever ``_SAYS_ITS_DATE`` finds something."""


def said_anywhere(view: View, folded: str) -> Iterator[tuple[FoundDate, int]]:
    """Yield the days that date this contract, with where their words begin, in whatever clause they stand.

    Where none does, and none stands at the head, the last day on the lines where it is signed does.

    Offsets are those of the text; ``folded`` is the whole of it, folded.
    """
    said = False
    for clause in view.clauses:
        if clause.role in ("annex", "signature"):
            continue
        for found in _time.dates_in(view, view.flow.text[clause.start : clause.end]):
            moved = replace(found, start=clause.start + found.start, end=clause.start + found.end)
            low = _says_its_date(folded, moved) if found.date is not None else None
            if low is not None:
                said = True
                yield moved, low
    headed = said or next(_spoken_dates.at_the_head(view, OTHER_CONTRACT), None) is not None
    if not headed and (signed := last_signed(view)) is not None:
        yield FoundDate(signed[1], signed[2], signed[0]), signed[1]


def _says_its_date(folded: str, found: FoundDate) -> int | None:
    """Return where words begin that date this contract, wherever in it they stand."""
    low = max(0, found.start - 150)
    left = folded[low : found.start]
    if not any(word in left for word in _TELLING):
        return None
    match = _SAYS_ITS_DATE.search(left)
    return None if match is None else low + match.start()
