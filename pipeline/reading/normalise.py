"""Makes text clean before it becomes a document, so that no offset ever moves afterwards."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u0132": "IJ",
    "\u0133": "ij",
}
_LINE_ENDS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_REMOVED = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_SURROGATES = "\ud800-\udfff"
_RARE = re.compile(f"[{''.join(_LIGATURES)}{''.join(_LINE_ENDS)}{_SPACES}{_REMOVED}{_SURROGATES}]")
_SPACE = re.compile(f"[{_SPACES}]")
_SURROGATE = re.compile(f"[{_SURROGATES}]")
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
_TRAILING = re.compile(r"[ \t]+\n")
_BLANK_LINES = re.compile(r"\n{3,}")

_BROKEN = re.compile(r"(\w*[^\W\d_])[-\u2010]\n[ \t]*([^\W\d_]\w*)([,;:.!?)\u00bb]*)[ ]?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIXES = """
    ante anti arrière auto avant après au aux bi celle celui ceux chef ci co contre cross demi down ex
    extra full grand half haut hors in inter là long mid mi multi no non off on out over par part peut
    post pre pré pro quasi re rendez sans self semi short sous sub super sur third tiers trans two un
    under up vice vis well
"""
_KEPT_PREFIXES = frozenset(_PREFIXES.split())


def tidy(text: str) -> str:
    """Make one page's text plain: NFC, no ligatures, soft hyphens or invisible characters.

    Exotic spaces become plain ones, every line end becomes ``\\n`` (form feeds too: pages are split
    before), trailing blanks go, and more than one empty line becomes one. Tabs stay. The result can
    always be encoded as UTF-8.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _RARE.search(text):
        text = _SOFT_BREAK.sub("", text)
        text = _RARE.sub(_plain, text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = _TRAILING.sub("\n", text)
    text = _BLANK_LINES.sub("\n\n", text)
    return text.strip("\n").rstrip()


def _plain(match: re.Match[str]) -> str:
    character = match[0]
    if character in _LIGATURES:
        return _LIGATURES[character]
    if character in _LINE_ENDS:
        return _LINE_ENDS[character]
    if _SPACE.match(character):
        return " "
    return "\ufffd" if _SURROGATE.match(character) else ""


def mend_hyphens(text: str) -> str:
    """Join words that a hyphen cuts at a line's end, where the text itself shows that it is no own hyphen.

    ``renouvel-\\nlement`` becomes ``renouvellement\\n``; ``non-\\nrenewal`` keeps its hyphen but is brought
    on one line. The form that stands elsewhere in the text decides, then a list of prefixes; where both
    are silent, what is commoner in this text.
    """
    if "-\n" not in text and "\u2010\n" not in text:
        return text
    words = Counter(word.lower() for word in _WORD.findall(text))
    votes = [_joins(match, words) for match in _BROKEN.finditer(text)]
    by_default = sum(vote is True for vote in votes) >= sum(vote is False for vote in votes)

    def mend(match: re.Match[str]) -> str:
        joins = _joins(match, words)
        joins = by_default if joins is None else joins
        hyphen = "" if joins else "-"
        return f"{match[1]}{hyphen}{match[2]}{match[3]}\n"

    return _BROKEN.sub(mend, text)


def _joins(match: re.Match[str], words: Counter[str]) -> bool | None:
    """Whether the two halves are one word; ``None`` where nothing tells."""
    left, right = match[1], match[2]
    if not right[0].islower() or (left.isupper() and len(left) > 1):
        return False
    joined, hyphened = words[(left + right).lower()], words[f"{left}-{right}".lower()]
    if joined != hyphened:
        return joined > hyphened
    if left.lower() in _KEPT_PREFIXES or right.lower() in ("là", "ci", "même", "mêmes"):
        return False
    return None
