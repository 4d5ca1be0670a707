"""A second look by pdfminer.six at the few pages whose reading order is in doubt: ten times slower.

Its order is taken only when it is the same words, and reads on better from line to line.
"""

from __future__ import annotations

import io
import logging
from collections import Counter
from itertools import pairwise

import pypdfium2

from data import late as re
from pipeline.reading._pdf_clean import clean

MOST_PAGES = 10
"""Pages of one document that are looked at twice."""
_WORD = re.compile(r"\w+")
_MARGIN = 0.05
_GOOD_ENOUGH = 0.7


def other_order(document: pypdfium2.PdfDocument, index: int, ours: str) -> str | None:
    """The page in pdfminer's order where that is better than ours, else ``None``.

    Args:
        document: the PDF.
        index: the page, from 0.
        ours: the page's text, cleaned.
    """
    first = fluency(ours)
    if first >= _GOOD_ENOUGH:
        return None
    try:
        theirs = clean(_pdfminer_text(_page_alone(document, index)))
    except Exception:  # pdfminer raises nearly anything on odd files; the first look stands then
        return None
    if Counter(_WORD.findall(theirs)) != Counter(_WORD.findall(ours)):
        return None
    return theirs if fluency(theirs) > first + _MARGIN else None


def fluency(text: str) -> float:
    """Share of line ends that read on: mid-sentence to a small letter, or full stop to a new beginning."""
    lines = [line.strip() for line in text.replace("\t", " ").split("\n") if line.strip()]
    good = bad = 0
    for before, after in pairwise(lines):
        ended = before[-1] in ".;:!?"
        small = after[0].islower()
        if small:
            good, bad = (good, bad + 1) if ended else (good + 1, bad)
        elif ended:
            good += 1
        elif before[-1] == "," or (before[-1].islower() and len(before) > 40):
            bad += 1
    return good / (good + bad) if good + bad else 0.0


def _page_alone(document: pypdfium2.PdfDocument, index: int) -> io.BytesIO:
    """The page as a PDF of its own, so that pdfminer need not parse all the others."""
    out = io.BytesIO()
    alone = pypdfium2.PdfDocument.new()
    try:
        alone.import_pages(document, [index])
        alone.save(out)
    finally:
        alone.close()
    out.seek(0)
    return out


def _pdfminer_text(source: io.BytesIO) -> str:
    from pdfminer.high_level import extract_text
    from pdfminer.layout import LAParams

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    text: str = extract_text(source, laparams=LAParams())
    return text.replace("\f", "\n")
