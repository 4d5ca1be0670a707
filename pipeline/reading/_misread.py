"""How much of a text layer was misread: small words that became no words, signs among letters.

The commonest words are short, and a program that reads a picture badly reads some of them badly each time:
``tlic`` and ``aud``, ``ct`` and ``lcs``. What looks like a small word, letter for letter, and is no word of
either language, is one that was misread.
"""

from __future__ import annotations

from functools import lru_cache

from data import late as re
from pipeline.reading.language import ENGLISH, FRENCH


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LIKE = (("rn", "m"), ("nn", "m"), ("ii", "n"), ("li", "h"), ("cl", "d"), ("vv", "w"))
_ONE = str.maketrans("0c156ulft|!éèêàâôûîù", "oeisbniiiiieeeaaonin")
"""Letters and signs that are taken for each other, each by one of them."""
_WORDS = _words(
    """ai ail ait arc cie cite cité cles clé clés col ca car cas cc celle ces cl cm di dl dû dès ee eu
    etc far fi fin fit fo font for ft fun fur fût fs hi ho ii iii il ils in int io la lb les li lies
    lit lot lu là né no nu nul off ou ours pas pi rent ru sel si sir six so soft soil sol son sons ski
    sûr te tel tels tes tic til tin toi ton tons tot tous tut un une uni unit us use va via vie vin
    vis von wifi win wit yon"""
)
"""Words and abbreviations of both languages that look like small ones."""
_TOKEN = re.compile(r"[^\W_]+(?:[|!][^\W_]+)*")
_AMONG_LETTERS = re.compile(r"[a-zéèê]{2,}[015|!][a-zéèê]+|[a-zéèê]+[015|!][a-zéèê]{2,}")
_LONGEST = 6
"""Letters of a small word, one of which may have become two."""
_ENOUGH, _FEW = 20, 3
"""Small words that tell; misread ones that may be chance."""
_SMALL = FRENCH | ENGLISH


def misread_share(text: str) -> float:
    """Return the share of misread words among all small ones; 0 where there are too few to tell.

    In digital contracts it is below a hundredth; where one word of twenty is misread it is about three.
    """
    good = bad = 0
    for token in _TOKEN.findall(text):
        word = token.lower()
        if word in _SMALL:
            good += 1
        elif token.islower() and _is_misread(word):  # names are written as they like: El, St
            bad += 1
    return bad / (good + bad) if bad > _FEW and good + bad >= _ENOUGH else 0.0


@lru_cache(maxsize=20_000)
def _is_misread(word: str) -> bool:
    if len(word) < 2 or word.isdigit() or word in _WORDS:
        return False
    return _shape(word) in _SHAPES if len(word) <= _LONGEST else _AMONG_LETTERS.fullmatch(word) is not None


def _shape(word: str) -> str:
    for one, other in _LIKE:
        word = word.replace(one, other)
    return word.translate(_ONE)


_SHAPES = frozenset(_shape(word) for word in _SMALL if len(word) > 1)
