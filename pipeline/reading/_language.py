"""Finds the language of a text: by its small words, and by py3langid where they do not tell."""

from __future__ import annotations

import re

from pipeline.types import Language

_FRENCH_WORDS = """
    le la les des du et est par pour dans une un que qui au aux sur ce cette ces il elle ou ne pas avec
    son sa ses être sont sera en leur entre ainsi dont soit lui tout toute
"""
_ENGLISH_WORDS = """
    the of and to in shall any by or for this with be is are that such which as its from will at not has
    have may all other an if it
"""
_FRENCH = frozenset(_FRENCH_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_ENOUGH_WORDS = 8


def language_of(text: str) -> Language:
    """Return ``fr``, ``en``, or ``und`` where the text is too short or in another language.

    Looks at three samples of at most 6,000 characters; about 1 ms.
    """
    words = [word.lower() for word in _WORD.findall(_sample(text))]
    if len(words) < _ENOUGH_WORDS:
        return "und"
    french = sum(word in _FRENCH for word in words) / len(words)
    english = sum(word in _ENGLISH for word in words) / len(words)
    if french > 0.18 and french > 2.5 * english:
        return "fr"
    if english > 0.18 and english > 2.5 * french:
        return "en"
    import py3langid

    code = str(py3langid.classify(" ".join(words[:600]))[0])
    if code == "fr":
        return "fr"
    if code == "en":
        return "en"
    return _bilingual(french, english)


def _bilingual(french: float, english: float) -> Language:
    """A text in both languages counts as the one it has more of."""
    if french + english < 0.2:
        return "und"
    return "fr" if french >= english else "en"


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
