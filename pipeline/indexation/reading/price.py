"""The base price, where the clause that revises it states it."""

from __future__ import annotations

from decimal import Decimal

from data import late as re
from pipeline.indexation.reading._rounded_to import sums_rounded_to
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.money import Amount, find_amounts
from pipeline.terms._law_places import sentence_bounds

_BOUND = re.compile(
    r"(?:inferieure?s?\s+a|superieure?s?\s+a|exceder|depasser|less\s+than|exceed|more\s+than|"
    r"e\.g\.|par\s+exemple|example|increase[sd]?\s+(?:to|by))\s*[^.;]{0,12}$"
)


def base_price_of(clause: ClauseWords) -> tuple[Decimal | None, str]:
    """Return the one amount that the clause states as the price, and its currency; none where several are.

    Amounts that bound the price, that a step or a worked example tells, are none.
    """
    bounding = {
        (part.start, part.end)
        for part in clause.parts
        if part.name == "amount" or part.name.endswith(("_price", "_rise"))
    }
    found = [
        one
        for one in find_amounts(clause.text, clause.language)
        if one.value is not None and one.currency is not None and _is_price(clause, one)
        if (one.start, one.end) not in bounding
    ]
    example = re.search(
        r"e\.g\.|par\s+exemple|for\s+example|by\s+way\s+of\s+example|exemple\s*:", clause.folded
    )
    if example is not None:
        found = [one for one in found if one.start < example.start()]
    if len({(one.value, one.currency) for one in found}) != 1:
        return None, ""
    first = found[0]
    clause.told("base_price", first.start, first.end, 0.85)
    return first.value, first.currency or ""


_MULTIPLIED = re.compile(r"\s*(?:[x*\u00d7]|\.)\s*\(")
"""*P = 96,000 x (0.30 + ...)*: the sum that a formula multiplies is the price, whatever else is said."""
_OTHER_SUM = re.compile(
    r"indemnit|penalit|amende|provision|depot|garantie|caution|frais|acompte|deposit|penalt|liabilit|insur|expens|"
    r"interest|interet|capital|au-dela\s+d|en\s+sus\s+d|beyond\s+the"
)
_PRICE = re.compile(
    r"\b(?:prix|loyers?|redevances?|tarifs?|forfaits?|honoraires|abonnements?|remunerations?|mensualites?|"
    r"taux\s+(?:horaires?|journaliers?)|fees?|prices?|rent|"
    r"charges?|rates?|retainer|subscription|salary|guarantee|minimum)\b"
)


def _is_price(clause: ClauseWords, amount: Amount) -> bool:
    """Whether a sentence gives an amount as the price: it speaks of one, of no other sum, of no bound."""
    low, high = sentence_bounds(clause.text, amount.start)
    before = clause.folded[low : amount.start]
    near = clause.folded[low : min(high, amount.end + 60)]
    if before.rstrip().endswith("=") and _MULTIPLIED.match(clause.folded, amount.end):
        return True
    if _BOUND.search(before[-60:]) or _OTHER_SUM.search(before) or _rounded_to(clause, amount):
        return False
    return _PRICE.search(near) is not None


def _rounded_to(clause: ClauseWords, amount: Amount) -> bool:
    """Whether an amount is what prices are rounded to: *to the nearest 5 pence*."""
    return any(low < amount.end and amount.start < high for low, high in sums_rounded_to(clause.folded))
