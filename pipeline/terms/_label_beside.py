"""The label of a value that stands alone: before it in its line or row, or above it in a boxed form."""

from __future__ import annotations

from data import late as re

_AROUND = " \t|:.,;-\u2013\u2014\u2022()0123456789"
"""What may stand around the name of a row and its value."""
_LONGEST = 44
_FIGURE = re.compile(r"\d")
_FIRM = re.compile(
    r"(?:at least|minimum(?: of)?|firm|of|one|two|three|six|un|une|deux|trois|au moins|ferme|de)\W*\Z"
)
_PARTED = re.compile(r"(?:[:|=]|\.{3,}|[ ]{2,}|\s[-\u2013\u2014]\s*)[\s(|]*\Z")


def label_of(folded: str, low: int, high: int, *, behind: int = 0) -> str | None:
    """Return the label of folded[low:high], where that stands alone in its line or cell; else ``None``.

    Args:
        folded: the text.
        low: where the value begins.
        high: where it ends.
        behind: characters without a figure that may stand behind it: *a month*, *HT*.
    """
    start = folded.rfind("\n", 0, low) + 1
    end = (folded + "\n").index("\n", high)
    left, right = folded[start:low].split("\t"), folded[high:end].split("\t")
    rest = right[0].strip(_AROUND)
    if len(rest) > behind or _FIGURE.search(right[0]):
        return None
    said = _FIRM.sub("", left[-1])
    before = said.strip(_AROUND)
    if before:
        return before if len(before) <= _LONGEST and _PARTED.search(said) else None
    if len(left) > 1 and left[-2].strip() and _FIGURE.search(left[-2]) is None:
        return left[-2].strip(_AROUND)[-_LONGEST:] or None
    return _above(folded, start, len(left) - 1, len(left) + len(right) - 1)


def _above(folded: str, start: int, place: int, width: int) -> str | None:
    """Return the cell above, where the line above has as many."""
    lines = folded[max(0, start - 300) : start].rstrip("\n").split("\n")
    cells = lines[-1].split("\t")
    if len(cells) != width or width < 2 or _FIGURE.search(lines[-1]):
        return None
    return cells[place].strip(_AROUND) or None


__all__ = ["label_of"]
