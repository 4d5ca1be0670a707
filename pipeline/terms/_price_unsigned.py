"""Sums whose only mark is a letter that means money in few documents, or the tax.

French: ``4,85 HT``, the ``F`` of before 2002, ``60.000 F``, and the ``fr.`` of Switzerland. English:
``12p per minute``, ``R12 500`` where South Africa is spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from data import late as re
from pipeline.money import Amount
from pipeline.money._figures import read_figure
from pipeline.money._marks import only_euros
from pipeline.types import Language

FRANC_TRIGGERS = (
    *(f"{digit} f{end}" for digit in "0123456789" for end in (" ", ")", ".", ",", ";", "\n")),
    *(f"{before}fr.{behind}" for before in " \n" for behind in " \n;,)"),
)
"""A clause with a sum in francs has one of these, or the word."""
LETTER_TRIGGERS = (
    *(f"{digit}p {word}" for digit in "0123456789" for word in ("per ", "a ", "each", "for ")),
    *(f"{gap}{letter}{space}{digit}" for gap in " \n\t(" for letter in ("r", "rm", "n")
      for space in ("", " ") for digit in "123456789"),
)  # fmt: skip
_PENCE = re.compile(r"(?<![\w.,/])(?P<figure>\d{1,3}(?:\.\d{1,3})?)p(?=\s+(?:per|a|an|each|for)\s)")
_LETTERS = {
    "South Africa": ("ZAR", r"R"),
    "Malaysia": ("MYR", r"RM"),
    "Nigeria": ("NGN", r"N"),
}
"""What a capital letter before a figure is, where the land is named."""
_LETTERED = (
    r"(?<![\w$€£.-]){letter} ?(?P<figure>\d{{1,3}}(?:[ ,]\d{{3}})+(?:\.\d\d)?|\d+\.\d\d|\d{{3,}})"
    r"(?![\w.,]*\d)"
)
_FIGURE = (
    r"(?<![\w.,/€$-])(?P<figure>\d{1,3}(?:[ \u00a0.]\d{3})*(?:,\d{1,4})?|\d+(?:,\d{1,4})?)[ \u00a0\n]?"
)
_TAXED = re.compile(_FIGURE + r"(?:H\.?T\b\.?|TTC\b|T\.T\.C\.?|hors taxes?\b)(?!\s*[:€])")
_FRANCS = re.compile(_FIGURE + r"(?<=[\d \u00a0\n])F(?![\w'’°/-])")
_BRACKET = re.compile(r"[ \n]*(?:hors taxes?|H\.?T\.?)?[ \n]*\(")
_CLOSE = re.compile(r"(?:[ \n]*(?:H\.?T\.?|T\.?T\.?C\.?))?\)")
_SAID = re.compile(r"\bfrancs?\b|\d F (?:H\.?T|T\.?T\.?C|hors taxes|par (?:an|mois|jour|heure)\b)")
_PLAIN = re.compile(r"\d(?:,\d\d|[ .\u00a0]\d{3}) ?F(?![\w'’°/-])")
"""What is no number of a room or a form: centimes, or thousands that stand apart."""
_SEVERAL = 2
_RATE = "6,55957"
_EURO = re.compile(r"€|\b(?:euros?|eur)\b", re.IGNORECASE)
_SWISS_FIGURE = r"\d{1,3}(?:['’ \u00a0]\d{3})+(?:\.\d\d)?|\d+(?:\.\d\d)?"
_FR_BEHIND = re.compile(rf"(?<![\w.,/'’-])(?P<figure>{_SWISS_FIGURE})[ \u00a0\n]fr\.", re.IGNORECASE)
_FR_BEFORE = re.compile(
    rf"\bfr\.[ \u00a0]?(?P<figure>{_SWISS_FIGURE})(?:\.?[-—–]{{1,2}})?(?![\w'’]*\d)", re.IGNORECASE
)
_SWISS = re.compile(
    r"\bsuisse|\bCHE-\d{3}|\bCH-?\d{4} |\bCode des obligations\b|\b(?:Genève|Lausanne|Fribourg|Neuchâtel)\b"
)
_OTHER_FRANCS = re.compile(
    r"francs?\s+(?:suisses?|cfa|belges?|luxembourgeois|pacifique|cfp)|\bCHF\b|F\.?\s?CFA", re.IGNORECASE
)


def with_unsigned(
    whole: str, text: str, found: tuple[Amount, ...], language: Language
) -> tuple[Amount, ...]:
    """Add to the amounts of a clause those whose only mark is the tax or an ``F``.

    Args:
        whole: the document's text, which says what money it speaks of.
        text: the clause.
        found: its amounts that bear a sign.
        language: of the words.
    """
    readers = (_taxed, _francs, _swiss) if language == "fr" else (_pence, _lettered)
    more = [amount for reader in readers for amount in reader(whole, text)]
    if not more:
        return found
    joined = [_confirmed(text, one, more) for one in found]
    found = tuple(joined)
    kept = [one for one in more if not any(low.start < one.end and one.start < low.end for low in found)]
    return tuple(sorted((*found, *kept), key=lambda item: item.start))


def _confirmed(text: str, worded: Amount, figures: list[Amount]) -> Amount:
    """Join a sum in words to its figures in brackets: *soixante mille francs (60.000 F)*."""
    for one in figures:
        if one.currency != worded.currency or one.value != worded.value or one.start <= worded.end:
            continue
        if _BRACKET.fullmatch(text, worded.end, one.start) is not None:
            close = _CLOSE.match(text, one.end)
            return replace(worded, end=close.end() if close else one.end, confirmed=True)
    return worded


def _taxed(whole: str, text: str) -> Iterator[Amount]:
    if not any(mark in text for mark in ("HT", "H.T", "TTC", "T.T.C", "hors tax")) or not only_euros(whole):
        return
    yield from _read(_TAXED, text, "EUR")


def _francs(whole: str, text: str) -> Iterator[Amount]:
    if ("0 F" in text or "0\u00a0F" in text or " F " in text) and _speaks_francs(whole):
        yield from _read(_FRANCS, text, "FRF")


def _swiss(whole: str, text: str) -> Iterator[Amount]:
    if "r." not in text or not _speaks_swiss(whole):
        return
    for pattern in (_FR_BEHIND, _FR_BEFORE):
        for match in pattern.finditer(text):
            figure = read_figure(match["figure"].replace("’", "'"), "fr", "point")
            if figure.value is not None:
                yield Amount(match.start(), match.end(), figure.value, "CHF", sure=figure.sure)


def _pence(whole: str, text: str) -> Iterator[Amount]:
    if "p " in text and "£" in whole:
        for match in _PENCE.finditer(text):
            yield Amount(match.start(), match.end(), Decimal(match["figure"]) / 100, "GBP")


def _lettered(whole: str, text: str) -> Iterator[Amount]:
    marked = _letter(whole)
    if marked is None or marked[1] not in text:
        return
    for match in _pattern(marked[1]).finditer(text):
        figure = read_figure(match["figure"], "en", "point")
        if figure.value is not None:
            yield Amount(match.start(), match.end(), figure.value, marked[0], sure=figure.sure)


@lru_cache(maxsize=4)
def _letter(whole: str) -> tuple[str, str] | None:
    return next((marked for land, marked in _LETTERS.items() if land in whole), None)


@lru_cache(maxsize=4)
def _pattern(letter: str) -> re.Pattern[str]:
    return re.compile(_LETTERED.format(letter=letter))


def _read(pattern: re.Pattern[str], text: str, currency: str) -> Iterator[Amount]:
    for match in pattern.finditer(text):
        figure = read_figure(match["figure"].replace("\u00a0", " "), "fr", "comma")
        if figure.value is not None:
            end = match.end() if currency == "FRF" else match.end("figure")
            yield Amount(match.start(), end, figure.value, currency, sure=figure.sure)


@lru_cache(maxsize=4)
def _speaks_francs(whole: str) -> bool:
    """Whether a text has French francs: it says the word, puts the tax behind an ``F``, or has several sums
    with nothing but an ``F`` where no euro is, or the rate at which the euro took their place."""
    if _OTHER_FRANCS.search(whole) is not None:
        return False
    return _SAID.search(whole) is not None or (
        len(_PLAIN.findall(whole)) >= _SEVERAL and (_RATE in whole or _EURO.search(whole) is None)
    )


@lru_cache(maxsize=4)
def _speaks_swiss(whole: str) -> bool:
    """Whether a text is Swiss, and speaks of no other francs and of no euros."""
    return _SWISS.search(whole) is not None and _EURO.search(whole) is None
