"""Days on which an English contract does not end: a phase of it does, an order, or what is only hoped for.

``Phase One ends on 30 June 2014``, ``which the parties expect to take place on``: a wrong end is worse than
none, so that words of an end are not enough where the nearest thing that ends is a part of the contract.
"""

from __future__ import annotations

from data import late as re

_PART = re.compile(
    r"(?<!this )\b(?P<part>sows?|statements? of work|(?:work|purchase|task|service|call-off|first"
    r"|initial)\s+orders?|order forms?|phase|stage|milestone|work ?package|pilot|trial|probation\w*"
    r"|introductory|preliminary|evaluation|testing|construction|interim|transition\w*|bridging|campaign"
    r"|exhibition|option|promotion\w*|commission"
    r"|(?:first|second|third|fourth|fifth|last|final|each|every|any)\s+(?:[a-z]+\s+)?(?:year|quarter|season|month))\b"
    r"(?:(?!\b(?:this|agreement|contract|lease|engagement|term)\b)[^.;]){0,60}$"
)
HEAD = 160
"""Characters in which a paper tells what it is: an order may be the whole contract."""
_NOT_SURE = re.compile(
    r"\b(?:expect\w*|anticipat\w*|planned|estimat\w*|target\w*|hop(?:es?|ed|ing)|likely|at\s+present|presently"
    r"|currently)\b(?:(?!\b(?:agreement|contract|term)\b)[^.;]){0,70}$"
)
_AS_LONG = re.compile(r"\b(?:as|so)\s+long\s+as\b[^.;]{0,140}$")
_ENDS_WITH = re.compile(
    r"\b(?:end|close|conclusion|completion|last\s+day)\s+of\s+(?:the\s+|its\s+|that\s+)?[^.;,]{3,70}?"
    r"(?:,\s*|\s+)(?:which|that)\s+(?:shall\s+|will\s+)?"
    r"(?:closes|ends|is|be|falls|concludes|finishes|(?:is\s+)?(?:scheduled|due|set|fixed|agreed)\s+(?:to\s+(?:end|be)|for))"
    r"\s+(?:on\s+|as\s+)?(?:the\s+)?$"
)
_ENDS_UNLESS = re.compile(
    r"\b(?:comes?\s+to\s+an\s+end|ends?|expires?|terminates?|lapses?)\s*,\s*"
    r"(?:unless|subject\s+to|if\s+not|save)\b[^.;\d]{3,150}?,\s*(?:on\s+)?(?:the\s+)?$"
    # An aside that was blanked leaves only white space.
    r"|\bcomes?\s+to\s+an\s+end\s*,?\s{12,},?\s*on\s+(?:the\s+)?$"
)
"""*Shall come to an end, unless it is terminated before then, on* a day."""
WOULD_END = re.compile(
    r"\b(?:would|(?:was|is|were|due|set)\s+to)\s+(?:otherwise\s+)?(?:have\s+)?(?:ended?|expired?|run\s+out|terminated?|lapsed?)"
    r"\s+(?:on\s+)?(?:the\s+)?$"
)
BY = re.compile(
    r"[\s,)]*(?:is\s+(?:hereby\s+)?extended\s+)?(?:by|for)\s+(?:an?\s+|another\s+)?(?:(?:further|additional)\s+)?(?:period\s+of\s+)?"
)
"""Between the day on which it would have ended and how much longer it now runs."""


BETWEEN = re.compile(
    r"\b(?:be\s+(?:provided|performed|rendered|supplied|delivered|in\s+force)|runs?|lasts?|term|period|effect"
    r"|force)\s+between\s+$"
)
"""Before two days, the second of which ends something: ``services will be provided between``."""


def of_a_part(folded: str, low: int, head: str) -> bool:
    """Tell whether what ends at ``low`` of a sentence is a part of a contract, or an order under it.

    Args:
        folded: the sentence.
        low: where the words of the end begin.
        head: the folded beginning of the paper.
    """
    part = _PART.search(folded, max(0, low - 110), low)
    return part is not None and part["part"] not in head[:HEAD]


def only_expected(folded: str, at: int) -> bool:
    """Tell whether a day is only hoped for, or that of something on which the contract hangs."""
    left = folded[max(0, at - 170) : at]
    return _NOT_SURE.search(left[-100:]) is not None or _AS_LONG.search(left) is not None


_BEGINS_BY = re.compile(
    r"\b(?:begins?|beginning|commenc\w+|starts?|starting|opens?)\b(?:(?!\b(?:end|expir|terminat)\w*)[^.;]){0,90}$"
)


def begins_by(left: str) -> bool:
    """Tell whether it is the beginning that words before a last possible day speak of."""
    return _BEGINS_BY.search(left) is not None


def ends_with(folded: str, at: int) -> re.Match[str] | None:
    """Match ``the end of the season, which closes on`` right before a day, or an end and a proviso."""
    unless = _ENDS_UNLESS.search(folded, max(0, at - 200), at)
    if unless is not None or ("which" not in folded and "that" not in folded):
        return unless
    return _ENDS_WITH.search(folded, max(0, at - 150), at)
