"""Whether a French sentence denies some of its words: ``ne ... pas``, ``en aucun cas``, ``exclure``."""

from __future__ import annotations

from data import late as re

_REACH = 160
_PART = re.compile(r"[.;:,]|\b(?:et|mais|puis|qui|dont|donc|or|car)\b")
_ASIDE = re.compile(r",[^,.;:]{1,60},")
_CONDITION = re.compile(
    r"\b(?:si|s'il|sauf|a defaut|faute d|lorsqu|a moins|en l'absence|tant qu|des lors|sous reserve)"
    r"|denonc|oppos|resili|notifi|informe|avert|exclu|ecart|interdi|prohib"
)
"""Words of a condition: what they hang on is denied, not what follows from it. So with *n'exclut pas*."""
_NOT = re.compile(r"\bn(?:e\s|['\u2019]\s?)")
_FULL = re.compile(
    r"\b(?:pas|point|jamais|aucune?|ni|nullement)\b|\bn(?:e\s|['\u2019])\s?(?:peut|peuvent|pourra|pourront"
    r"|pourrait|saurait|sauraient|saura|doit|devra)\b"
)
_ONLY = re.compile(
    r"\bqu(?:e\b|['\u2019])|\bplus\s+d(?:e\b|['\u2019])|\bau[- ]dela\b|\bseulement\b|\bplus\b"
)
_NEVER = re.compile(r"\ben\s+aucun\s+cas\b|\baucune?\s+(?:[a-z]+\s+)?$|\bjamais\b")
_WITHOUT = re.compile(
    r"\bsans\s+(?:aucune?\s+)?(?:(?:possibilite|faculte|droit|clause)\s+(?:d[e'\u2019]|a)\s*(?:la\s+)?)?(?:tacite\s+)?$"
    r"|\bsans\s+qu[^.;,]{0,60}(?:puisse|soit)\b[^.;,]{0,30}$"
)
_SHUT = r"(?:exclu[a-z]*|ecart[a-z]*|interdi[a-z]*|prohib[a-z]*|renonc[a-z]*)"
_SHUT_BEFORE = re.compile(
    rf"\b{_SHUT}\s+(?:(?:expressement|formellement)\s+)?(?:(?:a|de)\s+)?(?:toute?s?\s+|la\s+|le\s+|une?\s+|l['\u2019]\s?)?"
    r"(?:(?:possibilite|forme|clause|idee|principe|effet)\s+d(?:e|['\u2019])\s*)?(?:la\s+|tacite\s+)?$"
)
_SHUT_AFTER = re.compile(
    rf"[^.;,:]{{0,40}}?\b(?:est|sera|sont|seront|demeure|etant)\s+(?:[a-z]+ment\s+)?{_SHUT}\b"
)


def denied(folded: str, start: int, end: int) -> bool:
    """Tell whether the words at [start, end) of a folded French sentence are denied by its own words.

    Only the proposition that holds them is looked at; ``ne ... que`` and ``ne ... plus de`` limit and do
    not deny, and a denied condition (``si aucune partie ne s'y oppose``) denies nothing.
    """
    low = max(0, start - _REACH)
    before = _ASIDE.sub(lambda match: " " * len(match.group()), folded[low:start])
    before = before[max((match.end() for match in _PART.finditer(before)), default=0) :]
    stop = _PART.search(folded, end, end + 60)
    after = folded[end : stop.start() if stop else end + 60]
    if _SHUT_BEFORE.search(before) or _SHUT_AFTER.match(after):
        return not (_NOT.search(before) or re.match(r"[^.;,:]{0,20}\bn(?:e\s|['\u2019])", after))
    if _WITHOUT.search(before):
        return True
    if _CONDITION.search(before):
        return False
    near = f"{before}{folded[start:end]}{after}"
    if _NOT.search(before) is None:
        return _NEVER.search(before) is not None
    return _FULL.search(near) is not None and not _ONLY.search(near)
