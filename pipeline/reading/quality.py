"""Judges a page's text layer: is it words, and does it say all that the page shows?

Small words are counted first, which settles nearly every page in some 50 µs; letter pairs are looked at
only where small words are rare. Tables, lists of names and signature pages have few small words but
ordinary letter pairs; a wrong ToUnicode table has neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.reading.language import ENGLISH, FRENCH

Need = Literal["none", "compare", "ocr"]

_SMALL_WORDS = FRENCH | ENGLISH
_SECOND_LETTERS = """
    a:bcdfgiklmnprstuvwxy b:aeiloruy c:acehiklortué d:adeiorsué e:acdefgilmnopqrstuvwxz f:aefiortu
    g:aehilnorué h:aeioté i:abcdefgilmnopqrstvxzèé j:eou k:es l:adeilostuyé m:abeimopsué
    n:acdefgilnostuvyé o:bcdfgilmnoprstuvwy p:aehiloprstué q:u r:acdefgikmnoprstuvyèé s:acehiopqstué
    t:aehiloprstuwyé u:abcdefilmnprstvxé v:aeioré w:aehinorw x:ceip y:ems è:rs é:acdefglmnprstv ê:t
"""
_PAIRS = frozenset(group[0] + second for group in _SECOND_LETTERS.split() for second in group[2:])
"""The letter pairs that make 97 % of French and English; of shifted letters they make 25 to 45 %."""

_LOST = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\u25a0\u25a1]")
_LOST_GLYPH = re.compile(r"\(cid:\d+\)")
_MOJIBAKE = re.compile(
    r"Ã[©¨ªà¢´§®»¹\u00a0\u0080-\u00bf]|Â[«»°§\u00a0]|â€[™œ\u009d“”¢\u0099\u0093\u0094]|ï¬[\u0080-\u0082]"
)
_LATIN = re.compile(r"[a-zà-öø-ÿœ]+")
_LETTER = re.compile(r"[^\W\d_]")
_STAMP = re.compile(
    r"cam\s?scanner|scann?ed\s+(?:by|with|on)\s+\S+|scannable|numéris[ée]e?\s+(?:par|avec|le)\s+\S+|"
    r"(?:adobe|genius)\s+scan|(?:docusign\s+)?envelope\s+id:?\s*\S+|trial\s+version|evaluation\s+copy",
    re.IGNORECASE,
)
_BATES = re.compile(r"\b[A-Z]{2,12}[-_ ]?\d{5,}\b")
"""The number that a copy of a file is stamped with; but a contract's own number looks like it."""
_STRAY_WORDS = 5
_BESIDE_A_NUMBER = 2
_FEW_WORDS = 30
_PICTURE_SHARE = 0.4
_SAMPLE_WORDS = 700


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text layer is worth."""

    quality: float
    """0 (nothing legible) to 1."""
    reason: str
    """Why it is not 1; empty when there is nothing to say."""
    need: Need
    """``ocr``: the layer must not be used; ``compare``: look at a strip of the picture first."""
    legible: bool = False
    """The layer's own words are sound, but the picture may say more."""


GOOD = Judgement(1.0, "", "none")


def judge(text: str, picture_share: float = 0.0) -> Judgement:
    """Judge one page.

    Args:
        text: the page's text layer.
        picture_share: how much of the page is covered by pictures, 0..1.
    """
    tokens = text.split(None, _SAMPLE_WORDS)[:_SAMPLE_WORDS]
    if not tokens:
        return Judgement(0.0, "the page has no text layer", "ocr")
    lost = _lost(text)
    if lost is not None:
        return lost
    if picture_share >= _PICTURE_SHARE and len(tokens) <= _FEW_WORDS:
        return _over_a_picture(text)
    if len(tokens) >= 20 and _counted("\n".join(tokens).lower().split("\n")) >= 0.15:
        return GOOD
    sample = [token.strip(".,;:()\"'’") for token in tokens]
    sample = "\n".join(sample).lower().split("\n")
    small = _counted(sample)
    if small >= 0.15 and len(tokens) >= 20:
        return GOOD
    return _by_letter_pairs(sample, small)


def _counted(words: list[str]) -> float:
    """Share of small words; punctuation left on a word can only hide it."""
    return sum(map(_SMALL_WORDS.__contains__, words)) / len(words)


def agreement(layer: str, picture: str) -> float | None:
    """Share of the words read from a picture that the text layer has too; ``None`` of too few words."""
    seen = _long_words(picture)
    if len(seen) < 5:
        return None
    known = set(_long_words(layer))
    return sum(word in known for word in seen) / len(seen)


def _long_words(text: str) -> list[str]:
    return [word for word in _LATIN.findall(text.lower()) if len(word) >= 4]


def _lost(text: str) -> Judgement | None:
    """Characters without a meaning, and UTF-8 read as something else."""
    lost = len(_LOST.findall(text)) if not text.isprintable() or not text.isascii() else 0
    if "(cid:" in text:
        lost += sum(map(len, _LOST_GLYPH.findall(text)))
    share = lost / len(text)
    if lost >= 3 and share > 0.05:
        return Judgement(max(0.0, 0.6 - share), f"{share:.0%} of the characters have no meaning", "ocr")
    broken = len(_MOJIBAKE.findall(text)) if "Ã" in text or "â" in text or "Â" in text or "ï" in text else 0
    if broken >= 3 and broken / len(text) > 0.001:
        return Judgement(0.4, "accents are garbled (UTF-8 read as another encoding)", "ocr")
    if lost >= 3 and share > 0.005:
        return Judgement(1.0 - 8 * share, f"{share:.1%} of the characters have no meaning", "compare")
    return None


def _over_a_picture(text: str) -> Judgement:
    rest, stamps = _STAMP.subn(" ", text)
    rest, numbers = _BATES.subn(" ", rest)
    words = len(rest.split())
    if (stamps and words <= _STRAY_WORDS) or (numbers and words <= _BESIDE_A_NUMBER):
        return Judgement(0.1, "the text layer holds nothing but a stamp over a picture", "ocr")
    return Judgement(0.2, "the text layer holds only a few words over a picture", "ocr", legible=True)


def _by_letter_pairs(sample: list[str], small: float) -> Judgement:
    """Few small words: a list, a table, another language, or no words at all."""
    letters = pairs = known = 0
    foreign = 0
    for token in sample:
        letters += len(token)
        for word in _LATIN.findall(token):
            pairs += len(word) - 1
            known += sum(word[i : i + 2] in _PAIRS for i in range(len(word) - 1))
        if token and not token.isascii() and not _LATIN.search(token) and _LETTER.search(token):
            foreign += len(token)
    if foreign > 0.3 * letters:
        return Judgement(0.6, "most letters are of another script than Latin", "compare")
    if pairs < 40:
        return _short(letters)
    share = known / pairs
    if share >= 0.86 or (small >= 0.08 and share >= 0.78):
        return GOOD
    if share >= 0.72 or small >= 0.12:
        return Judgement(0.75, "many words look unlike French or English", "compare")
    return Judgement(
        round(0.5 * share, 2), "the letters make no words: the text layer's encoding is wrong", "ocr"
    )


def _short(letters: int) -> Judgement:
    """Numbers, a title, a signature: too little to judge, and nothing against it."""
    return GOOD if letters else Judgement(0.5, "the page has signs but no letters or numbers", "none")
