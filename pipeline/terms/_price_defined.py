"""A sum that a definition right behind it calls the price: *the payment of $40,000 (the "Licence Fee")*."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.money import Amount
from pipeline.terms._price_context import Reading, sentence_start
from pipeline.types import Language

_SURE = 0.85
_REACH = 90


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon("price_defined", "fr" if language == "fr" else "en")
    lead, names, never, limits = ("|".join(words[key]) for key in ("lead", "names", "never", "limits"))
    return (
        re.compile(
            rf"\)?[ \n]?\((?:(?:{lead})[ \n,:]+){{0,3}}\"[ \n]?"
            rf"(?P<name>(?:[\w'-]+[ \n]){{0,4}}?(?:{names}))[ \n]?\""
        ),
        re.compile(rf"(?<![a-z])(?:{never})(?![a-z])"),
        re.compile(rf"(?<![a-z])(?:{limits})\s+(?:the sum of |la somme de |an amount of )?\(?\s*\Z"),
    )


def defined(folded: str, amount: Amount, language: Language) -> Reading | None:
    """Read a sum whose definition names a price; a cap, a threshold or a deposit is none."""
    behind = folded[amount.end : amount.end + _REACH]
    if '"' not in behind:
        return None
    named, never, limits = _patterns(language)
    found = named.match(behind)
    if found is None or never.search(found["name"]) is not None:
        return None
    if limits.search(folded, max(amount.start - 60, 0), amount.start) is not None:
        return None
    name = " ".join(found["name"].split())
    return Reading(_SURE, name, max(sentence_start(folded, amount.start), amount.start - 160))
