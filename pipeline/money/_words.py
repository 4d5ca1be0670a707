"""Reads numbers written in words, in French and English, strictly: what is not a number is ``None``.

Dates have a reader of their own, for years are said in halves and sums never are.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from data import late as re
from pipeline.types import Language

_EN = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "thousand": 1000, "million": 10**6, "millions": 10**6, "billion": 10**9,
    "billions": 10**9, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
_FR = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100,
    "cents": 100, "mille": 1000, "mil": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
    "milliards": 10**9,
}  # fmt: skip
_WORDS = {"en": _EN, "fr": _FR}
_JOINTS = {"en": frozenset({"and"}), "fr": frozenset({"et"})}
_PARTS = {
    "en": (
        (re.compile(r"(?<![a-z])half[ \n-](?:of[ \n])?an?[ \n-](million|billion)[ \n]*\Z"), Decimal("0.5")),
        (
            re.compile(r"(?<![a-z])a[ \n]quarter[ \n]of[ \n]a[ \n](million|billion)[ \n]*\Z"),
            Decimal("0.25"),
        ),
    ),
    "fr": ((re.compile(r"(?<![a-z])(?:un[ \n])?demi[ \n-](million|milliard)[ \n]*\Z"), Decimal("0.5")),),
}
"""*Half a million*: what part of the word it is."""
_AND_HALF = {
    "en": re.compile(r"[ \n](?:and|&)[ \n]a[ \n]half[ \n](millions?|billions?)[ \n]*\Z"),
    "fr": re.compile(r"[ \n](millions?|milliards?)[ \n]et[ \n]demie?[ \n]*\Z"),
}
_TOKEN = re.compile(r"[a-z]+|\S")
_BACK = re.compile(r"(?:[a-z]+[-,\s]{1,3}){0,24}[a-z]+[-,\s]{0,2}\Z")


def vocabulary(language: Language) -> dict[str, int]:
    """Return number words of a language (folded) and what they are worth; English where it is unknown."""
    return _FR if language == "fr" else _EN


def read_words(folded: str, language: Language) -> Decimal | None:
    """Return the whole number that folded words say, ``None`` when they are not one number.

    ``"douze mille cinq cents"`` gives 12500; ``"two three"`` and ``"the twelve"`` give ``None``.
    """
    key = "fr" if language == "fr" else "en"
    words, joints = _WORDS[key], _JOINTS[key]
    tokens = [
        part for token in _TOKEN.findall(folded) if token not in "-," for part in _parted(token, words)
    ]
    while tokens and tokens[0] in joints:
        tokens.pop(0)
    if not tokens or tokens[-1] in joints:
        return None
    total, group, last_scale, seen = 0, 0, 10**12, False
    for token in tokens:
        if token in joints:
            continue
        worth = words.get(token)
        if worth is None:
            return None
        if worth >= 1000:
            if worth >= last_scale or (group == 0 and (worth > 1000 or (seen and total == 0))):
                return None
            total += max(group, 1) * worth
            group, last_scale = 0, worth
        else:
            grown = _grow(group, worth, key)
            if grown is None or (worth == 0 and len(tokens) > 1):
                return None
            group = grown
        seen = True
    return Decimal(total + group)


def _parted(token: str, words: Mapping[str, int]) -> tuple[str, ...]:
    """Part two number words that lost the hyphen or the line's end between them: ``onehundred``."""
    if token not in words:
        for place in range(3, len(token) - 2):
            if token[:place] in words and token[place:] in words:
                return token[:place], token[place:]
    return (token,)


def _grow(group: int, worth: int, key: str) -> int | None:
    """Lay one word below a thousand on the group so far; ``None`` when the language forbids it."""
    under = group % 100
    if worth == 100:
        if group == 0:
            return 100
        return group * 100 if group < 100 else None
    if key == "fr" and worth == 20 and under == 4:
        return group + 76
    if worth >= 20:
        fits = under == 0
    elif worth >= 10:
        fits = under == 0 or (key == "fr" and under in (60, 80))
    else:
        fits = under == 0 or (under % 10 == 0 and under >= 20)
        if key == "fr" and worth >= 7 and under in (10, 70, 90):
            fits = True
        if key == "fr" and worth in (1, 11) and under in (60, 80):
            fits = True
    return group + worth if fits else None


def words_before(folded: str, end: int, language: Language) -> tuple[int, Decimal] | None:
    """Return where the longest number in words that ends at ``end`` starts, and its worth.

    White space before ``end`` is skipped; ``None`` when the word before is no number word.
    """
    low = max(end - 160, 0)
    parted = _in_halves(folded, low, end, language)
    if parted is not None:
        return parted
    match = _BACK.search(folded[low:end])
    if match is None:
        return None
    words = vocabulary(language)
    joints = _JOINTS["fr" if language == "fr" else "en"]
    tokens = [(m.start(), m.group()) for m in re.finditer(r"[a-z]+", match.group())]
    first = len(tokens)
    while first and (tokens[first - 1][1] in joints or _parted(tokens[first - 1][1], words)[0] in words):
        first -= 1
    while first < len(tokens) and tokens[first][1] in joints:
        first += 1
    if first >= len(tokens):
        return None
    base = low + match.start()
    worth = read_words(folded[base + tokens[first][0] : end], language)
    return None if worth is None else (base + tokens[first][0], worth)


def _in_halves(folded: str, low: int, end: int, language: Language) -> tuple[int, Decimal] | None:
    """Read millions that are said in halves: *half a million*, *deux millions et demi*."""
    key = "fr" if language == "fr" else "en"
    near = max(end - 40, low)
    if not ("half" in folded[near:end] or "demi" in folded[near:end] or "quarter" in folded[near:end]):
        return None
    for pattern, part in _PARTS[key]:
        match = pattern.search(folded, near, end)
        if match is not None:
            return match.start(), part * _WORDS[key][match.group(1)]
    match = _AND_HALF[key].search(folded, near, end)
    whole = words_before(folded, match.start(), language) if match is not None else None
    if match is None or whole is None or not 0 < whole[1] < 1000:
        return None
    return whole[0], (whole[1] + Decimal("0.5")) * _WORDS[key][match.group(1)]
