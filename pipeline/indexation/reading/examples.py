"""A sentence that shows a rule at one revision: *Ainsi, pour l'indexation du 1er janvier 2025, ...*.

Read as a rule of its own it fixes the base for ever, beside the rule that it shows. Where the rule, read
without it, gives for that day the very periods that the example names, the example says nothing more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.indexation._movement import leaves
from pipeline.indexation.formula import IndexTerm, Reading, Reference
from pipeline.indexation.reading.clause import sentence_spans
from pipeline.terms._indexation_base import months, quarters
from pipeline.types import Language

_SHOWS = re.compile(
    r"\s*(?:ainsi|par\s+exemple|a\s+titre\s+d'(?:exemple|illustration)|thus|so|for\s+(?:example|instance)|by\s+way\s+of\s+(?:example|illustration))\s*,"
)
_OPEN = frozenset({"reference_period", "base_period", "of"})


def without_example(found: Reading, again: Callable[[str], Reading], language: Language) -> Reading:
    """Return the reading of a clause without the sentence that only shows its rule at one revision.

    Args:
        found: the reading of all of the clause.
        again: reads words anew.
        language: of the clause.
    """
    if not any(one.part in _OPEN for one in found.not_settled):
        return found
    text = found.text
    shown = [
        (low, high)
        for low, high in sentence_spans(text)
        if _SHOWS.match(fold(text[low:high]).replace("\u2019", "'"))
    ]
    days = {one.date for low, high in shown for one in find_dates(text[low:high], language) if one.date}
    if len(shown) != 1 or len(days) != 1:
        return found
    low, high = shown[0]
    rule = again(f"{text[:low]}{' ' * (high - low)}{text[high:]}")
    if len(rule.formulas) != 1 or any(one.part in _OPEN for one in rule.not_settled):
        return found
    folded = fold(text[low:high])
    named = {period for _, _, period in (*quarters(folded), *months(folded))} - {
        f"{day:%Y-%m}" for day in days if day is not None
    }
    terms = [one for one in leaves(rule.formulas[0].movement) if isinstance(one, IndexTerm)]
    told = {period for one in terms for period in _at(one, next(iter(days)))}
    if not terms or None in told or named != told:
        return found
    return replace(rule, text=text)


def _at(term: IndexTerm, day: date | None) -> tuple[str | None, str | None]:
    """Return the periods of both readings at a revision; ``None`` for one that the day does not tell."""
    now = _period(term.now, day)
    if now is None:
        return None, None
    if term.base.kind == "earlier" and term.base.months % 12 == 0:
        return now, f"{int(now[:4]) - term.base.months // 12}{now[4:]}"
    return now, _period(term.base, day)


def _period(reference: Reference, day: date | None) -> str | None:
    if day is None or reference.kind != "of_year" or reference.last_out:
        return None
    return f"{day.year + reference.years}-{reference.period}"
