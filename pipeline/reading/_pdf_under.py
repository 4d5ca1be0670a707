"""A text layer nobody can see, over the picture of a page: taken, or the picture is read."""

from __future__ import annotations

import pypdfium2

from pipeline.reading._misread import misread_share
from pipeline.reading._pdf_layer import GLANCE, lies_on_words
from pipeline.reading._pdf_layer_figures import contradicts
from pipeline.reading._pdf_picture import (
    LEGIBLE,
    STRIP_LINES,
    PageText,
    Sight,
    Strips,
    read_picture,
    says_the_same,
    take_strip,
)
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading.quality import Judgement

_ENOUGH_STRIPS = 3
_ENOUGH_FIGURES = 2
"""Pages whose figures are asked for: each costs a quarter of what reading its picture does."""
_ANOTHER = "the text layer, which nobody can see, says something else than the picture under it"
_OTHER_FIGURES = "the text layer, which nobody can see, has other figures than the picture under it"
_MISREAD = 0.03
"""Share of misread small words from which a layer is poor: one word of twenty is wrong."""
_POOR = "the text layer, which nobody can see, has many misread words"
_LEAST_WORTH, _LOSS = 0.2, 5.0
"""Quality of a poor layer at least, and how fast it falls with the share of misread words."""


def under_a_layer(
    sight: Sight, verdict: Judgement, text: str, pieces: list[Piece], strips: Strips
) -> PageText | None:
    """Read the picture of a scan under a text layer nobody can see, where it says something else.

    A layer of misread words gives way. One whose gaps are those of the picture's words is that picture's;
    others are held against a strip. After three pages that agree the rest of the document is believed to
    be like them.

    Returns:
        ``None`` where the layer is the picture's own, or nothing can be said.
    """
    objects, settings = sight.objects, sight.settings
    if 2 * len(objects.over_pictures) < sum(piece.words for piece in pieces):
        return None
    misread = misread_share(text)
    if misread >= _MISREAD:
        return _of_poor_words(sight, verdict, text, misread)
    if not settings.ocr.enabled:
        return None
    if not sight.best_dpi() or objects.largest_pixels > settings.limits.page_pixels:
        return None
    if strips.agreed >= _ENOUGH_STRIPS > strips.differed:
        return _by_its_figures(sight, verdict, text, pieces, strips)
    try:
        glance = sight.render(min(GLANCE, sight.best_dpi()))
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return None
    believed = lies_on_words(glance, objects.over_pictures, sight.frame.width)
    if believed or (len(pieces) > STRIP_LINES and _strip_agrees(sight, text, pieces)):
        strips.agreed += 1
        return _by_its_figures(sight, verdict, text, pieces, strips)
    seen = read_picture(sight, Judgement(verdict.quality, _ANOTHER, "ocr"), text)
    if seen.read_as != "ocr" or seen.quality < LEGIBLE or says_the_same(text, text, seen.text):
        return None
    strips.differed += 1
    return seen


def _by_its_figures(
    sight: Sight, verdict: Judgement, text: str, pieces: list[Piece], strips: Strips
) -> PageText | None:
    """Read the picture where it surely shows other figures; two pages that agree speak for the rest."""
    if strips.figures >= _ENOUGH_FIGURES:
        return None
    contradicted = contradicts(sight, text, pieces)
    if contradicted is None:
        return None
    if not contradicted:
        strips.figures += 1
        return None
    seen = read_picture(sight, Judgement(verdict.quality, _OTHER_FIGURES, "ocr"), text)
    return seen if seen.read_as == "ocr" and seen.quality >= LEGIBLE else None


def _of_poor_words(sight: Sight, verdict: Judgement, text: str, misread: float) -> PageText:
    """Read the picture under a layer of misread words; where that is no better, say what the layer is."""
    objects, settings = sight.objects, sight.settings
    worth = max(_LEAST_WORTH, 0.8 - _LOSS * misread)
    kept = PageText(text, "text", min(worth, verdict.quality), _POOR, fault="needs_ocr_review")
    readable = settings.ocr.enabled and objects.largest_pixels <= settings.limits.page_pixels
    if not readable or not sight.best_dpi():
        return kept
    seen = read_picture(sight, Judgement(verdict.quality, _POOR, "ocr"), text)
    better = seen.read_as == "ocr" and seen.quality >= LEGIBLE and misread_share(seen.text) < misread
    return seen if better else kept


def _strip_agrees(sight: Sight, text: str, pieces: list[Piece]) -> bool:
    """Whether the layer has the words and figures of a strip of the picture; yes where it is dim."""
    strip = take_strip(sight, pieces)
    if strip is None or strip[1].quality < LEGIBLE:
        return True
    chosen, seen = strip
    return says_the_same(" ".join(piece.text for piece in chosen), text, seen.text)
