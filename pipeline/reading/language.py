"""French, English, or neither: small words are counted, py3langid is asked only where they do not tell."""

from __future__ import annotations

from data import late as re
from pipeline.types import Language


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FRENCH = _words(
    """le la les l des du de d et est par pour dans une un que qu qui au aux sur ce cette ces il elle ne pas
    avec son sa ses être sont sera en leur entre ainsi dont soit lui tout toute à où été sous ci après n s
    se nous vous si"""
)
ENGLISH = _words(
    """the of and to in shall any by or for this with be is are that such which as its from will at not on
    has have may all other an if it a no was been hereof herein thereof under upon we you our your their"""
)
_SHARED = _words("on or a no an de la se si un en que entre me as")
"""Words of both languages, or of their neighbours too: they vote for neither."""
_FRENCH_VOTES = FRENCH - _SHARED
_ENGLISH_VOTES = ENGLISH - _SHARED
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_ENOUGH_WORDS = 8
_CLEAR_SHARE = 0.12
_CLEAR_LEAD = 2.0
_ROW = re.compile(r"^[^\n]*\t[^\n]*$", re.MULTILINE)
_ENOUGH_SENTENCES = 20
"""Words beside the rows of tables by which a language is told where the rows tell none."""


def detect(text: str) -> Language:
    """Name the language of a text.

    Looks at three stretches of at most 6,000 characters, whatever the length. A bilingual text counts as
    the language it has more of.

    Returns:
        ``und`` where there are fewer than eight words, or the text is in another language.
    """
    sample = _sample(text)
    words = _told(sample)
    if len(words) < _ENOUGH_WORDS:
        return "und"
    french, english = shares(words)
    if (clear := _clear(french, english)) is not None:
        return clear
    told = _by_letters(words, french, english)
    if told != "und" or "\t" not in sample:
        return told
    # a price list of three pages says little in any language: its sentences are asked
    words = _told(_ROW.sub("", sample))
    if len(words) < _ENOUGH_SENTENCES:
        return "und"
    french, english = shares(words)
    return _clear(french, english) or _by_letters(words, french, english)


def _told(sample: str) -> list[str]:
    return "\n".join(_WORD.findall(sample)).lower().split("\n")


def _clear(french: float, english: float) -> Language | None:
    """Return the language that has many small words, and far more than the other."""
    if max(french, english) >= _CLEAR_SHARE:
        if french > _CLEAR_LEAD * english:
            return "fr"
        if english > _CLEAR_LEAD * french:
            return "en"
    return None


def shares(words: list[str]) -> tuple[float, float]:
    """Share of French and of English small words among lower-case words; (0, 0) of nothing."""
    if not words:
        return 0.0, 0.0
    french = sum(map(_FRENCH_VOTES.__contains__, words)) / len(words)
    english = sum(map(_ENGLISH_VOTES.__contains__, words)) / len(words)
    return french, english


def _by_letters(words: list[str], french: float, english: float) -> Language:
    """Ask py3langid over all its languages, then between the two where both are plainly there."""
    import py3langid

    sample = " ".join(words[:600])
    code = str(py3langid.classify(sample)[0])
    if code == "fr" and french > 0.04:
        return "fr"
    if code == "en" and english > 0.04:
        return "en"
    if french + english < 0.2 or min(french, english) < 0.02 < max(french, english) < _CLEAR_SHARE:
        return "und"
    return "fr" if french >= english else "en"


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
