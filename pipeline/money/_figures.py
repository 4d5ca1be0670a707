"""Reads figures: which separator groups and which one is the decimal mark, and OCR's letters for digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from data import late as re
from pipeline.types import Language

Style = Literal["comma", "point"]
"""The decimal mark of a text."""

FIGURE = re.compile(
    r"\d{1,3}(?:(?P<sep>[ .,'])\d{3}(?:(?P=sep)\d{3})*(?!\d))(?:[.,]\d{1,6}(?!\d))?"
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?"
    r"|(?:(?<=[$€£])|(?<=[$€£] ))\.\d{1,4}(?!\d)"
)
"""*12,50,000* is grouped as India does: lakhs and crores; *$.05* has no figure before its point."""
_LED = (
    r"(?:(?<![a-z])(?:de|dont|du|des|a|soit|et|ou|est|sont|sera|seront|etait|par|pour|que|euros?|eur|exceder|depasser"
    r"|maximum|minimum|moins|jusqu'a|au-dela de|verse|paie|paiera|payer|regler|reglera|verser|versera"
    r"|montant|prix|loyer|total|d[e']un|fixee?|evaluee?|plafonnee?|limitee?|egale?)[ \n]|[€$£(] ?)"
)
_WRAPPED = re.compile(rf"{_LED}\d{{1,3}}(?: \d{{3}})*(?P<end>\n)(?=\d{{3}}(?!\d))")
"""A sum in running text whose groups of digits a line end parts: *la somme de 12* / *500 euros*."""
CUT = re.compile(r"(?<![\d.,/])\d{1,3}(?: \d{3})*\n\Z")
"""Before three digits: a line end that may part a sum or may stand between two numbers."""


def joined(folded: str) -> str:
    """Put a space for each line end inside the digits of one sum; offsets are kept."""
    if "\n" not in folded:
        return folded
    parts: list[str] = []
    at = 0
    for match in _WRAPPED.finditer(folded):
        parts += (folded[at : match.start("end")], " ")
        at = match.end("end")
    return "".join((*parts, folded[at:]))


MISREAD = re.compile(
    r"[\dolisb]{1,3}(?:(?P<sep>[ .,'])[\dolisb]{3}(?:(?P=sep)[\dolisb]{3})*)?(?:[.,][\dolisb]{2})?"
)
_ZERO_CENTS = re.compile(r"(?=.*o)(?:\d[\do]{0,3}|[\do]{0,3}\d),(?:\d[\do]|[\do]\d)")
"""A small sum whose zeros are letters: ``114,9O``. The comma and the digits on both sides vouch for it."""
_LETTERS = str.maketrans("oilsb", "01158")
_COMMA_DECIMAL = re.compile(
    r"\d(?:\.\d{3},\d{1,2}(?!\d)| \d{3},\d{2}(?!\d)|\.\d{3}\.\d{3}(?![\d.])|,\d{2} ?(?:€|EUR|eur))"
)
_POINT_DECIMAL = re.compile(r"\d(?:(?<![\d.,]\d)\d{0,2}(?:,\d{3})+\.\d{1,2}(?![\d.])|,\d{3},\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure is worth; ``None`` with the candidates where separators leave it open."""

    value: Decimal | None
    candidates: tuple[Decimal, ...] = ()
    sure: bool = True
    """False where only the language's habit settled the separators."""
    reason: str = ""


@lru_cache(maxsize=4)
def decimal_style(text: str) -> Style | None:
    """Say which decimal mark a text uses, from its own unmistakable figures; ``None`` when none or both."""
    comma = _COMMA_DECIMAL.search(text) is not None
    point = _POINT_DECIMAL.search(text) is not None
    return None if comma == point else ("comma" if comma else "point")


def read_figure(raw: str, language: Language, style: Style | None = None) -> Figure:
    """Read a figure as printed (``1.200,50``): ``style`` is the text's own decimal mark, where known."""
    plain = raw.replace(" ", "").replace("'", "")
    grouped = plain != raw
    marks = [character for character in plain if character in ".,"]
    whole = re.split(r"[.,]", plain)[0]
    if len(whole) > 1 and whole[0] == "0":
        return Figure(None, reason=f"the figure {raw} is cut or misread")
    if not marks or not whole:
        return Figure(Decimal(plain))
    last = marks[-1]
    tail = len(plain) - plain.rindex(last) - 1
    if len(set(marks)) == 2:
        other = "," if last == "." else "."
        if plain.count(last) > 1:
            return Figure(None, reason=f"the figure {raw} has separators that do not agree")
        return Figure(Decimal(plain.replace(other, "").replace(last, ".")))
    if len(marks) > 1:
        return Figure(Decimal(plain.replace(last, "")))
    if grouped or tail != 3 or len(whole) > 3 or whole == "0":
        return Figure(Decimal(plain.replace(last, ".")))
    return _three_after(raw, plain, last, language, style)


def _three_after(raw: str, plain: str, mark: str, language: Language, style: Style | None) -> Figure:
    """Settle ``1.234`` and ``1,234``: thousands or decimals?"""
    group, decimal = Decimal(plain.replace(mark, "")), Decimal(plain.replace(mark, "."))
    if style is not None:
        return Figure(group if (mark == ",") == (style == "point") else decimal)
    zeros = plain.endswith("000")
    if (language == "en" and mark == ",") or (language == "fr" and mark == "."):
        return Figure(group, sure=zeros or language == "en")
    if zeros:
        return Figure(group, sure=False)
    return Figure(None, (group, decimal), False, f"{raw} may be {group} or {decimal}")


def mend_figure(raw: str, language: Language, style: Style | None = None) -> tuple[Figure, str] | None:
    """Read a folded figure with letters in it (``1o ooo,oo``) when its groups check out.

    Returns the figure and how it was mended; ``None`` where the shape does not vouch for it.
    """
    if _ZERO_CENTS.fullmatch(raw):
        mended = raw.replace("o", "0")
        return read_figure(mended, language, style), f"{raw} -> {mended}"
    digits = sum(character.isdigit() for character in raw)
    letters = sum(character in "oilsb" for character in raw)
    doubtful = letters - raw.count("o")
    if not digits or not letters or doubtful > digits:
        return None
    mended = raw.translate(_LETTERS)
    match = FIGURE.fullmatch(mended)
    if match is None or match.group("sep") is None:
        return None
    figure = read_figure(mended, language, style)
    return None if figure.value is None else (figure, f"{raw} -> {mended}")
