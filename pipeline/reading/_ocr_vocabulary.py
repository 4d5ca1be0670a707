"""Mends names that were misread by how the same document has them elsewhere: ``Eiiance`` by ``Eliance``.

Only a word of which the engine was not sure, and only letters that look alike. Lengths stay as they are,
and so does the doubt: the word keeps its confidence.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from pipeline.reading._ocr_types import OcrWord

_LIKE = str.maketrans(
    {
        **dict.fromkeys("l1tjfí|!", "i"),
        **dict.fromkeys("cea0gq", "o"),
        **dict.fromkeys("urhbm", "n"),
        **dict.fromkeys("5z", "s"),
        **dict.fromkeys("yxw", "v"),
        **dict.fromkeys("8", "n"),
        **dict.fromkeys("kd", "d"),
    }
)
_SHORTEST = 5
_DOUBTFUL = 0.75
_BELIEVED = 0.85
_LEAST_OFTEN = 2
_OTHER = 4
"""One letter of so many may differ."""
_PUNCTUATION = "\"'“”‘’«»()[]{},.;:-–—*_"


def agreed(texts: Sequence[str], pages: Sequence[Sequence[OcrWord]]) -> list[str]:
    """Return the pages' texts, doubtful names spelled as the document spells them where it is sure.

    Args:
        texts: of the pages.
        pages: the words of each, none where it was not read by OCR.
    """
    if not any(word.confidence < _DOUBTFUL for words in pages for word in words):
        return list(texts)
    often: Counter[str] = Counter()
    best: dict[str, float] = {}
    for text, words in zip(texts, pages, strict=True):
        for word in words:
            core = text[word.start : word.end].strip(_PUNCTUATION).lower()
            if len(core) >= _SHORTEST:
                often[core] += 1
                best[core] = max(best.get(core, 0.0), word.confidence)
    alike: dict[str, list[str]] = {}
    for core, count in often.items():
        if count >= _LEAST_OFTEN and best[core] >= _BELIEVED and core.isalpha():
            alike.setdefault(_shape(core), []).append(core)
    return [_spelled(text, words, often, alike) for text, words in zip(texts, pages, strict=True)]


def _spelled(text: str, words: Sequence[OcrWord], often: Counter[str], alike: dict[str, list[str]]) -> str:
    out = list(text)
    for word in words:
        if word.confidence >= _DOUBTFUL:
            continue
        whole = text[word.start : word.end]
        core = whole.strip(_PUNCTUATION)
        if len(core) < _SHORTEST or not core[0].isupper():
            continue
        known = [one for one in alike.get(_shape(core.lower()), ()) if _fits(core.lower(), one, often)]
        if len(known) == 1:
            start = word.start + whole.index(core)
            out[start : start + len(core)] = known[0].upper() if core.isupper() else known[0].capitalize()
    return "".join(out)


def _fits(core: str, known: str, often: Counter[str]) -> bool:
    if core == known or len(core) != len(known) or often[core] * _LEAST_OFTEN > often[known]:
        return False
    return sum(a != b for a, b in zip(core, known, strict=True)) * _OTHER <= max(len(core), 2 * _OTHER - 1)


def _shape(core: str) -> str:
    """What is left of a word when letters that look alike are one: accents are but specks on a bad page."""
    bare = "".join(unicodedata.normalize("NFD", letter)[0] for letter in core)
    return bare.translate(_LIKE)
