"""Which dollar a bare ``$`` is: that of the only land that has its own, or the one in which is paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data import late as re

_OWN = {
    "NZD": ("new zealand", "auckland", "waikato", "otago", "canterbury plains"),
    "AUD": ("australia", "new south wales", "queensland", "tasmania", "brisbane"),
    "CAD": ("canada", "ontario", "british columbia", "alberta", "quebec", "manitoba", "saskatchewan",
        "nova scotia", "newfoundland"),
    "SGD": ("singapore",),
    "HKD": ("hong kong",),
}  # fmt: skip
_AMERICAN = re.compile(
    r"\bunited states\b|\bu\.s\.|\busa\b|\bamerica|\bnew (?:york|jersey|mexico|hampshire)\b|\bcalifornia\b"
    r"|\btexas\b"
    r"|\bdelaware\b|\bflorida\b|\bnevada\b|\billinois\b|\bmassachusetts\b|\bpennsylvania\b|\bohio\b|\bmichigan\b"
    r"|\bwashington\b|\bcolorado\b|\bgeorgia\b|\bvirginia\b|\bcarolina\b|\bminnesota\b|\barizona\b"
    r"|\butah\b|\boregon\b"
    r"|\bconnecticut\b|\bmaryland\b|\bwisconsin\b|\bmissouri\b|\btennessee\b|\bindiana\b|\blouisiana\b|\bkentucky\b"
    r"|\balabama\b|\biowa\b|\bkansas\b|\boklahoma\b|\barkansas\b|\bmississippi\b|\bnebraska\b|\bidaho\b|\bmontana\b"
    r"|\bhawaii\b|\bmaine\b|\bvermont\b|\balaska\b|\bdakota\b|\bwyoming\b|\brhode island\b|\bpuerto rico\b"
)


def dollar_of_land(lowered: str) -> str:
    """Return the dollar of the only land of dollars that a text names; the American one in all other cases.

    Args:
        lowered: the text, in small letters.
    """
    named = [code for code, words in _OWN.items() if any(word in lowered for word in words)]
    return named[0] if len(named) == 1 and _AMERICAN.search(lowered) is None else "USD"


_PAID = (
    r"\b(?:pay|pays|paid|payable|payments?|invoiced?|prices?|fees|sums|amounts)\b[^.;]{0,60}?"
    r"\bin\s+(?:the\s+)?(?:lawful\s+)?(?:currency\s+of\s+the\s+)?"
)


def dollar_paid(lowered: str, named: Mapping[str, Sequence[str]]) -> str | None:
    """Return the only one of several dollars in which a text says that it is paid; else ``None``.

    Args:
        lowered: the text, in small letters.
        named: code of a dollar -> the words by which it is named.
    """
    paid = [
        code
        for code, words in named.items()
        if re.search(rf"{_PAID}(?:{'|'.join(map(re.escape, words))})", lowered) is not None
    ]
    return paid[0] if len(paid) == 1 else None
