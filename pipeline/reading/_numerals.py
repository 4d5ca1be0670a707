"""Whole numbers as files write them, and the numerals that word processors print."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LONGEST_NUMBER = 12


def roman(number: int) -> str:
    """``IV``; plain digits outside 1..3999."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        while number >= worth:
            text += sign
            number -= worth
    return text


def letter(number: int) -> str:
    """A .. Z, then AA, BB; plain digits where that would be absurd."""
    if not 0 < number <= 26 * 20:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def whole(text: str | None, default: int) -> int:
    """Read a whole number that a file wrote; ``default`` for anything that is none, or absurdly long."""
    if text is None or len(text) > _LONGEST_NUMBER or not text.isascii():
        return default
    digits = text[1:] if text[:1] in ("-", "+") else text
    return int(text) if digits.isdigit() else default
