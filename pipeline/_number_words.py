"""Numbers in words, French and English: where they can stand, and what text2num makes of them."""

from __future__ import annotations

from functools import lru_cache

from data import late as re

_FRENCH = (
    "zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " vingt vingts trente quarante cinquante soixante septante huitante octante nonante"
    " cent cents mille mil"
)
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy"
    " eighty ninety hundred thousand"
)
_ORDINALS = {
    "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10,
    "quinzieme": 15, "vingtieme": 20, "first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip


def _alternatives(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


CARDINAL = rf"(?:{_alternatives(_FRENCH + ' ' + _ENGLISH)})"
WORDS = rf"(?<![a-z]){CARDINAL}(?:(?:[ \t\n-]+|[ \t\n]+(?:et|and)[ \t\n]+|-et-){CARDINAL}){{0,8}}(?![a-z])"
"""A run of number words in folded text."""
COUNT = rf"(?P<count>\d{{1,2}}|{WORDS})\s*(?:\(\s*\d{{1,2}}\s*\)\s*)?"
"""A small number in figures or words, and the figures that stand in brackets behind it."""
ORDINAL = rf"(?:(?:twenty|thirty)[ -])?(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
"""An ordinal in words in folded text."""

_FRENCH_WORDS = frozenset(_FRENCH.split())


@lru_cache(maxsize=2048)
def value(words: str) -> int | None:
    """Return the number that folded words say, ``None`` when they say none.

    >>> value("quatre-vingt-dix"), value("one hundred and eighty")
    (90, 180)
    """
    from text_to_num import text2num

    plain = " ".join(words.replace("-", " ").replace("fourty", "forty").split())
    language = "fr" if plain.split(" ", 1)[0] in _FRENCH_WORDS and not _is_english(plain) else "en"
    try:
        return int(text2num(plain, language))
    except ValueError:
        return _paired(plain)


def _is_english(plain: str) -> bool:
    """``six`` is both; another word decides."""
    return not all(word in _FRENCH_WORDS or word == "et" for word in plain.split())


def _paired(plain: str) -> int | None:
    """Read a year said in two halves: ``twenty twenty four``."""
    from text_to_num import text2num

    first, _, rest = plain.partition(" ")
    try:
        head, tail = int(text2num(first, "en")), int(text2num(rest, "en"))
    except ValueError:
        return None
    return head * 100 + tail if head in (19, 20) and 10 <= tail <= 99 else None


def ordinal(words: str) -> int | None:
    """Return what a folded ordinal says: ``twenty-first`` is 21.

    >>> ordinal("thirty-first"), ordinal("premier")
    (31, 1)
    """
    parts = re.split(r"[ -]", words)
    last = _ORDINALS.get(parts[-1])
    if last is None:
        return None
    return last + {"twenty": 20, "thirty": 30}[parts[0]] if len(parts) == 2 else last
