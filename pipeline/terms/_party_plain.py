"""Clears a text of what stands between its words: underlining, frames, columns made with spaces."""

from __future__ import annotations

from itertools import pairwise

from data import late as re
from pipeline.types import Language

_UNDERLINED = re.compile(r"\n[ \t]*(?:-{3,}|={3,})(?:[ \t]+(?:-{3,}|={3,}))*[ \t]*(?=\n[ \t]*\S)")
"""A typewriter's underlining, on a line of its own between two lines of a sentence."""


_FRAME = re.compile(r"(?m)^[ \t]*\+[-=+]{4,}\+[ \t]*$")
_FRAMED = re.compile(r"(?m)^[ \t]*\|[^\n]*\|[ \t]*$")
_COLUMNS = re.compile(r"(?<=[^\s_]) {4}(?= *[^\s_])")
_TWO_COLUMNS = re.compile(r"(?m)^( *\S+(?: \S+){0,6}) {3}(?=\S+(?: \S+)*$)")
"""A narrow gap, alone in its line: lines set to one width have several."""
_HEAD, _TAIL = 8_000, 15_000
"""Where parties are introduced, and where they sign."""


def _in_columns(text: str) -> str:
    if "   " not in text:
        return text
    text = _COLUMNS.sub("   \t", text)
    return _TWO_COLUMNS.sub(r"\1  \t", text)


_FIRST = 2_000
_NUMBERED = re.compile(r"(?m)^[ \t]{0,4}(\d{1,2})(?=[ \t]|$)")
_QUOTED = re.compile(r"(?m)^(?:[ ]?>)+")
_MOST_LINES = 16
_ENOUGH = 6


def _margins(text: str) -> str:
    """Blank out the numbers of lines at the margin, and the marks of a quoted mail; length kept."""
    lines = [line for line in text[:_FIRST].split("\n") if line.strip()][:_MOST_LINES]
    if sum(line.lstrip().startswith(">") for line in lines) > max(len(lines) // 2, _ENOUGH):
        return _QUOTED.sub(lambda match: " " * len(match.group()), text)
    numbers = [int(match[1]) for line in lines if (match := _NUMBERED.match(line))]
    follow = sum(after - before in (1, 2) for before, after in pairwise(numbers))
    if follow >= _ENOUGH and follow > len(lines) // 2:
        return _NUMBERED.sub(lambda match: " " * len(match.group()), text)
    return text


def plain(text: str, language: Language) -> str:
    """Blank out underlining and the marks of bold type that text files carry, length kept.

    In English texts columns made with spaces, or drawn with bars, are parted by tabs as others are.
    """
    if language == "en":
        text = _margins(text.replace("\u00a0", " ") if "\u00a0" in text else text)
        if "\n|" in text or "\n |" in text:
            text = _FRAME.sub(lambda match: " " * len(match.group()), text)
            text = _FRAMED.sub(lambda match: match.group().replace("|", "\t"), text)
        low = min(_HEAD, len(text))
        high = max(len(text) - _TAIL, low)
        if text.find("   ", 0, low) >= 0 or text.find("   ", high) >= 0:
            text = _in_columns(text[:low]) + text[low:high] + _in_columns(text[high:])
    if "\n---" in text or "\n===" in text:
        text = _UNDERLINED.sub(lambda match: " " * len(match.group()), text)
    if "**" in text or "\\" in text:
        text = re.sub(r"(?<!\*)\*\*(?!\*)", "  ", text).replace("\\", " ")
    return text
