"""Money whose figure is redacted, left blank, or a field that a program was to fill."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data import late as re
from pipeline.money._amount import Amount
from pipeline.money._marks import BARE_DOLLAR, Mark, mark_before, marks
from pipeline.types import Language

SIGNS = re.compile(r"[€$£¥₹₪₩]")
_FIELD = r"x{3}(?!x)[a-z_\d]{1,28}x{3}|\$\{[^}\n]{1,40}\}|==\w{1,40}=="
"""What a program was to fill, or what stands where a figure was taken out: ``XXXMONTANTXXX``."""
BLANK = (
    rf"{_FIELD}|"
    r"\[[^\]\d]{0,40}\]|\{\{[^}]{0,40}\}\}|[_●•]{1,}|\*{2,}|x{2,}(?:[., ]x+)*|\.{4,}|…+|<[^>\d]{1,30}>"
)
_CODED_BLANK = re.compile(rf"(?<![a-z])(?P<code>eur|usd|gbp|chf) {{1,2}}(?P<blank>{BLANK})(?![a-z])")
_BLANK_AFTER = re.compile(rf"[ \n]{{0,2}}(?:{BLANK})(?:\]|(?![a-z]))")
_BLANK_BEFORE = re.compile(rf"(?<![a-z])(?:{BLANK})[ \n]{{0,2}}(?:k|m)?\Z")
_BLANK_MARK = re.compile(
    r"(?<=[\]_x.…}*●•>= ])(?:[km]?€|£|(?:euros?|eur|usd|(?:us )?dollars?|gbp)(?![a-z]))"
)
_HIDDEN_DIGITS = re.compile(r"(?P<more>[ ,.]\d{1,2})?(?P<hidden>\*{2,}|x{2,}(?![a-z])|_{2,}|[●•#]{2,})")
"""What stands in the place of digits, right behind others."""
_CUT, _CUT_COMMA = re.compile(r"[., ]\d\Z"), re.compile(r"[., ]\d\Z|,\d\d\Z")
"""A figure whose last group lacks digits; English has no decimals behind a comma."""
_BLANK_HINTS = ("]", "==", "_", "xx", "....", "…", "}", "**", "●", "•", ">")


def blanks(folded: str, holds: Callable[[int, int], bool]) -> Iterator[Amount]:
    """Find money whose figure is redacted, blank or a placeholder: ``$[***]``, ``____ €``.

    Args:
        folded: the text, folded.
        holds: tells whether an amount already found holds some of a stretch.
    """
    for sign in SIGNS.finditer(folded):
        blank = _BLANK_AFTER.match(folded, sign.end())
        if blank is not None and not holds(sign.start(), blank.end()):
            before = mark_before(folded, sign.end())
            mark = before[1] if before else marks().after.get(sign.group(), Mark(BARE_DOLLAR))
            yield _blank(before[0] if before else sign.start(), blank.end(), blank.group(), mark)
    if not any(blank in folded for blank in _BLANK_HINTS):
        return
    for coded in _CODED_BLANK.finditer(folded):
        if not holds(coded.start(), coded.end()):
            yield _blank(coded.start(), coded.end(), coded["blank"], marks().after[coded["code"]])
    for name in _BLANK_MARK.finditer(folded):
        blank = _BLANK_BEFORE.search(folded, max(name.start() - 48, 0), name.start())
        if blank is not None and not holds(blank.start(), name.end()):
            yield _blank(blank.start(), name.end(), blank.group(), marks().after[name.group()])


def hidden_tail(folded: str, end: int, raw: str, language: Language) -> str:
    """Return what hides the last digits of a figure: ``1,2**``.

    Two stars behind a whole figure are a note, and lines behind it are those of a blank that was filled.
    """
    match = _HIDDEN_DIGITS.match(folded, end)
    if match is None:
        return ""
    hidden = match["hidden"]
    cut = _CUT_COMMA if language == "en" else _CUT
    whole = hidden[0] == "_" or hidden == "**"
    return match.group() if not whole or match["more"] or cut.search(raw) else ""


def _blank(start: int, end: int, blank: str, mark: Mark) -> Amount:
    what = "redacted" if "*" in blank else "left blank"
    return Amount(start, end, None, mark.code, f"the amount is {what} ({blank.strip()})")
