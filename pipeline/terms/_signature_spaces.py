"""Parts the columns of signature blocks in texts that were typed with spaces."""

from __future__ import annotations

from collections.abc import Sequence

from data import late as re
from pipeline.folding import fold
from pipeline.terms._party_words import is_role
from pipeline.terms._signature_abreast import abreast
from pipeline.terms._signature_basics import ONLY_RULE, WITNESS, company, one_of

_COLUMN_HEAD = re.compile(r"(?:pour\s+)?(?:l[ea]s?\s+|l['’]\s?)|(?:for\s+)?the\s+[a-z]+\W*$")
_GAP = re.compile(r" {3,}")
"""Columns of a text that was typed with spaces."""
_LABELLED = re.compile(
    r"(?P<label>by|per|name|title|its|date|dated|signed|signature|print(?:ed)? name"
    r"|witness|attest|sign|position)"
    r"(?:\s*:|\s*_{2,}|\s+/?s/|$)"
)
_COLUMN = re.compile(
    rf"{_LABELLED.pattern}|(?:company|for)\s*:|/?s/\s|\((?:s|signed|sgd\.?)\)"
    r"|\[signed\]|sd/-|_{4,}|\.{6,}|-{6,}|signed\s+(?:by|for)\s[^:]{2,50}:"
)
"""What a column of signature blocks begins with, folded."""
_MARKED = re.compile(r"/?s/\s|\((?:s|signed|sgd\.?)\)|\[signed\]|sd/-")
_MOST_COLUMNS = 4
_FEW_BELOW = 6
_SLACK = 3
_WIDEST = 70


def _wide_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a line between wide gaps; a label goes with what stands behind it, and a rule too."""
    gaps = list(_GAP.finditer(text, start, end))
    lows = [start, *(gap.end() for gap in gaps)]
    highs = [*(gap.start() for gap in gaps), end]
    parts: list[tuple[int, int]] = []
    for low, high in zip(lows, highs, strict=True):
        words = text[low:high].strip()
        if not words:
            continue
        before = text[parts[-1][0] : parts[-1][1]].rstrip() if parts else ""
        label = before.endswith(":") and fold(before).rstrip(": ") not in WITNESS
        signs = _MARKED.match(fold(words)) is not None and is_role(before)
        value = (label or signs) and not words.endswith(":") and _LABELLED.match(fold(words)) is None
        if value or (parts and ONLY_RULE.match(words) and not ONLY_RULE.match(before)):
            parts[-1] = (parts[-1][0], high)
        else:
            parts.append((low, high))
    return parts


def spaced(
    text: str, start: int, end: int, above: tuple[int, ...]
) -> tuple[list[tuple[int, int]], tuple[int, ...]]:
    """The parts of a line whose columns were made with spaces, and where they begin; else nothing."""
    if "\t" not in text[start:end] and (parted := abreast(text, start, end, above))[0]:
        return parted
    if "   " not in text[start:end] or "\t" in text[start:end]:
        return [], above if len(above) > 1 else ()
    parts = _wide_parts(text, start, end)
    if len(parts) > 1:
        said = [text[low:high].strip() for low, high in parts]
        if _mixed(said):
            return [], ()
        if len(parts) == len(above) or _are_columns(said) or _heads(text, end, said):
            return parts, tuple(_indent(text, start, low) for low, _ in parts)
        return [], ()
    # a line of one column alone stands under that column
    column = _column(_indent(text, start, parts[0][0]), above) if parts and len(above) > 1 else 0
    if column:
        return [(start, start)] * column + parts, above
    return [], above


def _indent(text: str, start: int, low: int) -> int:
    while text[low] == " ":
        low += 1
    return low - start


def _column(indent: int, starts: tuple[int, ...]) -> int:
    """The column that an indentation belongs to."""
    return max((number for number, place in enumerate(starts) if indent >= place - _SLACK), default=0)


def _mixed(parts: Sequence[str]) -> bool:
    """Whether labels stand side by side that belong to one block ("Signature: ___   Date: ___")."""
    labels = [match["label"] for part in parts if (match := _LABELLED.match(fold(part)))]
    return len({label for label in labels if label not in WITNESS}) > 1 or len(parts) > _MOST_COLUMNS


def _are_columns(parts: Sequence[str]) -> bool:
    """Whether wide gaps part columns: each holds a mark in words, a label, or a head of a party's block."""
    folded = [fold(part) for part in parts]
    if all(one_of("written").match(part) for part in folded) or all(
        len(part) < 40 and _COLUMN_HEAD.match(part) for part in folded
    ):
        return True
    if any(len(part) > _WIDEST for part in folded):
        return False
    if len(parts) == 2 and _MARKED.match(folded[1]) and not _COLUMN.match(folded[0]):
        # "For ACME Ltd      (signed) Jane Roe"
        return folded[0].startswith("for ") or company(parts[0]) != ""
    return all(_COLUMN.match(part) for part in folded)


def _heads(text: str, end: int, parts: Sequence[str]) -> bool:
    """Whether names or parts stand side by side, and lines to sign on in as many columns below."""
    for part in parts:
        head = (
            part.endswith(":")
            or is_role(part)
            or _COLUMN.match(fold(part))
            or (part.isupper() and len(part.split()) > 1)
        )
        if len(part) > _WIDEST or not (head or company(part)):
            return False
    lows = [low for low, _ in _wide_parts(text, text.rfind("\n", 0, end) + 1, end)]
    head_start = text.rfind("\n", 0, end) + 1
    lows = [_indent(text, head_start, low) for low in lows]
    for _ in range(_FEW_BELOW):
        start, end = end + 1, _line_end(text, end + 1)
        below = _wide_parts(text, start, end) if "   " in text[start:end] else []
        if len(below) == len(parts):
            said = [text[low:high].strip() for low, high in below]
            if (_are_columns(said) or _signed_under(text, start, below, lows)) and not _mixed(said):
                return True
    return False


def _signed_under(text: str, start: int, below: Sequence[tuple[int, int]], heads: Sequence[int]) -> bool:
    """Whether a line holds a mark, and its parts begin right under the heads of the columns."""
    places = [_indent(text, start, low) for low, _ in below]
    level = all(abs(one - other) <= 1 for one, other in zip(places, heads, strict=False))
    return level and any(_MARKED.match(fold(text[low:high].strip())) for low, high in below)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
