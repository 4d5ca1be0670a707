"""French sums whose only mark is the tax, ``4,85 HT``, or the ``F`` of before 2002: ``60.000 F``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline._money_figures import read_figure
from pipeline._money_marks import only_euros
from pipeline.money import Amount

FRANC_TRIGGERS = tuple(f"0 f{end}" for end in (" ", ")", ".", ",", ";", "\n"))
"""A clause with a sum in francs has one of these, or the word."""
_FIGURE = (
    r"(?<![\w.,/€$-])(?P<figure>\d{1,3}(?:[ \u00a0.]\d{3})*(?:,\d{1,4})?|\d+(?:,\d{1,4})?)[ \u00a0\n]?"
)
_TAXED = re.compile(_FIGURE + r"(?:H\.?T\b\.?|TTC\b|T\.T\.C\.?|hors taxes?\b)(?!\s*[:€])")
_FRANCS = re.compile(_FIGURE + r"(?<=[\d \u00a0\n])F(?![\w'’°/-])")
_BRACKET = re.compile(r"[ \n]*(?:hors taxes?|H\.?T\.?)?[ \n]*\(")
_CLOSE = re.compile(r"(?:[ \n]*(?:H\.?T\.?|T\.?T\.?C\.?))?\)")
_SAID = re.compile(r"\bfrancs?\b|\d F (?:H\.?T|T\.?T\.?C|hors taxes)")
_OTHER_FRANCS = re.compile(
    r"francs?\s+(?:suisses?|cfa|belges?|luxembourgeois|pacifique|cfp)|\bCHF\b|F\.?\s?CFA", re.I
)


def with_unsigned(whole: str, text: str, found: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Add to the amounts of a clause those whose only mark is the tax or an ``F``.

    Args:
        whole: the document's text, which says what money it speaks of.
        text: the clause.
        found: its amounts that bear a sign.
    """
    more = [*_taxed(whole, text), *_francs(whole, text)]
    if not more:
        return found
    joined = [_confirmed(text, one, more) for one in found]
    found = tuple(joined)
    kept = [one for one in more if not any(low.start < one.end and one.start < low.end for low in found)]
    return tuple(sorted((*found, *kept), key=lambda item: item.start))


def _confirmed(text: str, worded: Amount, figures: list[Amount]) -> Amount:
    """Join a sum in words to its figures in brackets: *soixante mille francs (60.000 F)*."""
    for one in figures:
        if one.currency == worded.currency and one.value == worded.value and one.start > worded.end:
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


def _read(pattern: re.Pattern[str], text: str, currency: str) -> Iterator[Amount]:
    for match in pattern.finditer(text):
        figure = read_figure(match["figure"].replace("\u00a0", " "), "fr", "comma")
        if figure.value is not None:
            end = match.end() if currency == "FRF" else match.end("figure")
            yield Amount(match.start(), end, figure.value, currency, sure=figure.sure)


@lru_cache(maxsize=4)
def _speaks_francs(whole: str) -> bool:
    """Whether a text has French francs: it says the word, or puts the tax behind an ``F``."""
    return _SAID.search(whole) is not None and _OTHER_FRANCS.search(whole) is None
