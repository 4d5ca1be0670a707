"""Makes text clean before it becomes a document, so that no offset ever moves afterwards."""

from __future__ import annotations

import unicodedata

from data import late as re

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
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""All that ASCII has of ``_RARE``."""
_SPACE = re.compile(f"[{_SPACES}]")
_SURROGATE = re.compile(f"[{_SURROGATES}]")
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+\n")
_BLANK_LINES = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Make one page's text plain: NFC, no ligatures, soft hyphens or invisible characters.

    Exotic spaces become plain ones, every line end becomes ``\\n`` (form feeds too: pages are split
    before), trailing blanks go, and more than one empty line becomes one. Tabs stay. The result can
    always be encoded as UTF-8.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii() or _CONTROLS.search(text):
        text = _SOFT_BREAK.sub("", text)
        text = _RARE.sub(_plain, text)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if " \n" in text or "\t\n" in text:
        text = _TRAILING.sub("\n", text)
    if "\n\n\n" in text:
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


def mend_hyphens(text: str, typeset: bool = True) -> str:
    """Join words that a hyphen cuts at a line's end: ``renouvel-\\nlement``, but not ``non-\\nrenewal``.

    The form that stands elsewhere in the text decides, then lists of parts that keep their hyphen.
    Where the text was not ``typeset``, a word that stands nowhere else keeps it too.
    """
    from pipeline.reading._pdf_hyphens import mend

    return mend(text, typeset)
