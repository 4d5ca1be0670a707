"""Judges a page's text layer: is it words, and does it say all that the page shows?

Small words are counted first, which settles nearly every page in some 50 µs; letter pairs are looked at
only where small words are rare. Tables, lists of names and signature pages have few small words but
ordinary letter pairs, price lists and timesheets have figures, codes and abbreviations; a wrong ToUnicode
table has none of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data import late as re
from pipeline.folding import fold
from pipeline.reading._token_shapes import Shapes, shapes_of
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
_FEW_PAIRS = 40
"""Fewer letter pairs of different words tell nothing by themselves."""
_STRANGE = 4
"""So few pairs beside good figures are a unit or the beginning of a name."""
_ODD, _ODD_SHARE = 8, 0.2
"""Tokens that no printer sets so, and their share, from which no encoding is right."""
_FIGURES, _FIGURE_SHARE = 8, 0.1
"""Figures with a form, and their share, from which a page is a table of them."""
_MANY = 60
"""So many tokens and hardly a word or a figure among them: a list of numbers, or nothing that is read."""
_NO_WORDS = "the letters make no words: the text layer's encoding is wrong"
_UNLIKE = "many words look unlike French or English"


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
        return _worse(lost, tokens) if lost.need == "compare" else lost
    if picture_share >= _PICTURE_SHARE and len(tokens) <= _FEW_WORDS:
        return _over_a_picture(text)
    if len(tokens) >= 20 and _counted("\n".join(tokens).lower().split("\n")) >= 0.15:
        return GOOD
    return _by_words(tokens)


def _by_words(tokens: list[str]) -> Judgement:
    sample = [token.strip(".,;:()\"'’") for token in tokens]
    sample = "\n".join(sample).lower().split("\n")
    small = _counted(sample)
    if small >= 0.15 and len(tokens) >= 20:
        return GOOD
    return _by_shapes(tokens, sample, small)


def _worse(lost: Judgement, tokens: list[str]) -> Judgement:
    """Hold what is left of a layer that lost some characters for as bad as it is."""
    left = _by_words(tokens)
    return left if left.need == "ocr" else lost


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
    return [word for word in _LATIN.findall(fold(text)) if len(word) >= 4]


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


def _by_shapes(tokens: list[str], sample: list[str], small: float) -> Judgement:
    """Few small words: a list, a table, another language, or no words at all.

    Different words are counted once each: a price list says one word on every line.
    """
    if _is_foreign(sample):
        return Judgement(0.6, "most letters are of another script than Latin", "compare")
    shapes = shapes_of(tokens)
    if shapes.odd >= _ODD and shapes.odd >= _ODD_SHARE * shapes.tokens:
        return Judgement(round(0.4 * (1 - shapes.odd / shapes.tokens), 2), _NO_WORDS, "ocr")
    figured = shapes.figures >= _FIGURES and shapes.figures >= _FIGURE_SHARE * shapes.tokens
    pairs = [word[i : i + 2] for word in shapes.words for i in range(len(word) - 1)]
    known = sum(map(_PAIRS.__contains__, pairs))
    if len(pairs) < _FEW_PAIRS:
        return _of_few_words(sample, shapes, len(pairs), known, figured=figured)
    share = known / len(pairs)
    if share >= 0.86 or ((small >= 0.08 or figured) and share >= 0.78):
        return GOOD
    if share >= 0.72 or small >= 0.12 or (figured and share >= 0.5):
        return Judgement(0.75, _UNLIKE, "compare")
    return Judgement(round(0.5 * share, 2), _NO_WORDS, "ocr")


def _is_foreign(sample: list[str]) -> bool:
    letters = foreign = 0
    for token in sample:
        letters += len(token)
        if token and not token.isascii() and not _LATIN.search(token) and _LETTER.search(token):
            foreign += len(token)
    return foreign > 0.3 * letters


def _of_few_words(sample: list[str], shapes: Shapes, pairs: int, known: int, *, figured: bool) -> Judgement:
    """Numbers, a title, a signature, a list of codes: there is little to judge by."""
    if not any(sample):
        return Judgement(0.5, "the page has signs but no letters or numbers", "none")
    said = sum(len(word) - 1 for token in sample for word in _LATIN.findall(token))
    if figured:
        sound = pairs <= _STRANGE or known >= 0.55 * pairs
        return GOOD if sound else Judgement(0.75, _UNLIKE, "compare")
    if (said < _FEW_PAIRS and shapes.tokens < _MANY) or known >= 0.86 * pairs > 0:
        return GOOD
    if said < _FEW_PAIRS or not pairs or known >= 0.5 * pairs:
        return Judgement(0.75, _UNLIKE, "compare")
    return Judgement(round(0.5 * known / pairs, 2), _NO_WORDS, "ocr")
