"""Items of a list, read with the words that lead into it.

``This Agreement ends at the earliest of: (a) 30 June 2026; (b) ...``: the item names the day, and what it
is the day of stands before the list, often in a clause of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

_ITEM = re.compile(r"[\s\"']*(?:(?:or|and|et|ou)\s+)?\(?(?:[a-h]|[ivx]{1,4}|[1-9])[.)]\s")
_ENDING = ("until", "terminat", "expir", "term", " end", "continue")
_LONGEST = 900
_FARTHEST = 4
"""Items before it through which an item's lead is looked for."""


def led(view: View, clause: Clause) -> tuple[Sentence, ...]:
    """Return the sentences of a clause; items of a list of ends begin where the words before it do."""
    key = ("led", clause.start, clause.end, clause.heading)
    found: tuple[Sentence, ...] | None = view.memo.get(key)
    if found is None:
        found = view.memo[key] = tuple(_led(view, clause))
    return found


def _led(view: View, clause: Clause) -> Iterator[Sentence]:
    lead: Sentence | None = None
    for place, sentence in enumerate(_time.sentences(view, clause)):
        if not _ITEM.match(sentence.folded):
            lead = sentence if ":" in sentence.folded else None
            yield sentence
            continue
        if place == 0 and view.language != "fr":
            lead = _before(view, clause)
        if lead is None or sentence.end - lead.start > _LONGEST or not _time.holds(lead.folded, _ENDING):
            yield sentence
            continue
        text = view.flow.text[lead.start : sentence.end]
        yield Sentence(lead.start, sentence.end, text, view.folded_between(lead.start, sentence.end))


def _before(view: View, clause: Clause) -> Sentence | None:
    """Return the words that lead into a list of which a clause is an item."""
    places = view.once("places of clauses", lambda: {c.start: at for at, c in enumerate(view.clauses)})
    at = places.get(clause.start)
    if at is None:
        return None
    for earlier in reversed(view.clauses[max(0, at - _FARTHEST) : at]):
        text = view.flow.text
        if text[max(earlier.start, earlier.end - 8) : earlier.end].rstrip().endswith(":"):
            return _time.sentences(view, earlier)[-1]
        if not _ITEM.match(text[earlier.start : min(earlier.end, earlier.start + 24)].lower()):
            return None
    return None
