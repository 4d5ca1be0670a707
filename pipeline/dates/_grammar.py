"""How dates are written in French and English contracts, on folded text.

The grammar finds month names and figures first and reads to both sides of them, so that a text is
scanned a fixed number of times.
"""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re
from pipeline import _number_words as words

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january janvier janv jan",
        "february fevrier fevr fev feb",
        "march mars mar",
        "april avril avr apr",
        "may mai",
        "june juin jun",
        "july juillet juil jul",
        "august aout aug",
        "september septembre sept sep",
        "october octobre oct",
        "november novembre nov",
        "december decembre dec",
    ),
    start=1,
):
    MONTHS.update(dict.fromkeys(_names.split(), _number))

_MISREAD = str.maketrans({"o": "0", "i": "1", "l": "1", "|": "1", "s": "5", "b": "8", "z": "2", "q": "9"})
_MISREAD_LETTERS = str.maketrans({"0": "o", "1": "l"})


def _tolerant(name: str) -> str:
    return name.replace("o", "[o0]").replace("l", "[l1]") if len(name) > 3 else name


_MONTH = "|".join(_tolerant(name) for name in sorted(MONTHS, key=len, reverse=True))
_BLANK = (
    r"(?:_[_ ]{0,60}|\[[^\]\n]{0,24}\]|<[^>\n]{1,24}>|\{\{?[^}\n]{1,24}\}?\}"
    r"|\*{2,30}|x{2,30}|\u25cf|\u2022|\.{3,60}|\u2026{1,30})"
)
_DIGIT = r"[0-9oil|sbzq]"
_YEAR4 = rf"(?:[12]{_DIGIT}[ ]?{_DIGIT}{{2}}|[l|i]9{_DIGIT}{{2}}|z0{_DIGIT}{{2}})(?![0-9a-z])"
_YEAR_WORDS = (
    r"(?:l'an\s+)?(?:(?:deux|two)\s+(?:mille|mil|thousand)|(?:mille|mil)\s+neuf|nineteen|twenty"
    r"|one\s+thousand\s+nine(?=\s+hundred))"
    rf"(?:(?:[\s-]+|\s+(?:et|and)\s+){words.CARDINAL}){{0,6}}(?![a-z])"
)
_YEAR_BLANK = rf"(?:(?:19|20)(?:\d?{_BLANK}|\d?x{{1,2}}(?![a-z]))|{_BLANK})"
_YEAR = rf"(?:(?P<year>{_YEAR4})|(?P<words>{_YEAR_WORDS})|(?P<noyear>{_YEAR_BLANK}))"
_DAY = rf"[0-3il|oz]?{_DIGIT}"
_SUFFIX = r"(?:[\s']?(?:s ?t|n ?d|r ?d|t ?h|er|ere|eme|e)(?:(?![a-z])|(?=day)))?"

MONTH = re.compile(rf"(?<![a-z])(?P<month>{_MONTH})(?![a-z])\.?")
_STEMS = (
    "may", "mar", "dec", "sep", "jan", "jun", "jul", "ju1", "jui", "aug", "apr", "oct", "0ct", "nov", "n0v",
    "feb", "fev", "mai", "avr", "aout", "a0ut",
)  # fmt: skip
"""Of every name of a month, as the pattern takes it, its first letters."""


def may_name_month(folded: str) -> bool:
    """Tell whether the first letters of a month's name stand somewhere: without them there is none."""
    for stem in _STEMS:  # noqa: SIM110 (a generator costs more than it looks at)
        if stem in folded:
            return True
    return False


LEFT = re.compile(
    rf"(?:(?:(?<![\w.,/])|(?<=\bof)|(?<=\bon))(?P<day>[li](?=er\b)|{_DAY}){_SUFFIX}"
    rf"|(?<![a-z])(?P<word>{words.ORDINAL}"
    rf"|{words.WORDS})"
    rf"|(?P<blank>{_BLANK}|(?<=this )[ ]{{1,6}}(?=day)|(?<=le)[ ]{{3,20}}))"
    r"\s*(?:\(\d{1,2}(?:er|st|nd|rd|th)?\)\s*|\([a-z -]{1,16}\)\s*)?(?:jour\s+|day\s+|days\s+)?"
    r"(?:du\s+mois\s+)?(?:of\s+|de\s+|d'|du\s+)?(?:the\s+month\s+of\s+)?[-/.,]?\s*$"
)
RIGHT_YEAR = re.compile(
    r"\s*[-/.,]{0,2}\s*(?:a\.?d\.?,?\s+|of\s+|de\s+l'an(?:nee)?\s+|in\s+the\s+year\s+(?:of\s+our\s+lord\s+)?)?"
    rf"{_YEAR}"
)
RIGHT_DAY_YEAR = re.compile(
    rf"\s*[-/.,]?\s*(?:the\s+)?(?:(?P<day>{_DAY}){_SUFFIX}|(?P<word>{words.ORDINAL})"
    rf"|(?P<blank>{_BLANK}|[ ]{{2,}}(?=,)))(?![a-z])"
    rf"\s*[-/.,]{{0,2}}\s*(?:of\s+|in\s+the\s+year\s+)?{_YEAR}"
)
RIGHT_SHORT_YEAR = re.compile(r"(?:-|\s?'|/|\s)(?P<short>\d{2})(?![\d.,/:a-z-])")
RIGHT_DAY_ONLY = re.compile(rf"\s*(?P<day>{_DAY}){_SUFFIX}(?![a-z\d])")
YEAR_BEFORE = re.compile(rf"l'an\s+(?P<words>{_YEAR_WORDS})\s*,?\s*(?:et\s+)?(?:le\s+)?$")

NUMERIC = re.compile(
    rf"(?<![\w./-])(?:(?P<y1>[12][0-9o]{_DIGIT}{{2}})(?P<s1>[-/.])(?P<m1>{_DIGIT}{{1,2}})(?P=s1)(?P<d1>{_DIGIT}{{1,2}})"
    rf"|(?P<a>{_DIGIT}{{1,2}})\s?(?P<s2>[-/.])\s?(?P<b>{_DIGIT}{{1,2}})\s?(?P=s2)"
    rf"\s?(?P<y2>[12]{_DIGIT}{{3}}|\d{{2}}))(?![\w/-]|\.\d)"
)
_EMPTY_SIGNS = (
    *"_[{<*\u25cf\u2022\u2026", "...", "xx", "mergefield", '"date',
    *(f"{letters}{mark}" for letters in ("jj", "dd", "mm") for mark in "/.-"),
)  # fmt: skip
"""Nothing is blank in a text without one of these."""


def may_be_empty(folded: str) -> bool:
    """Tell whether a text holds a sign of a blank, at a fraction of what a pattern costs."""
    for sign in _EMPTY_SIGNS:  # noqa: SIM110 (a generator costs more than it looks at)
        if sign in folded:
            return True
    return False


EMPTY = re.compile(
    rf"(?=[_\[{{<*x\u25cf\u2022.\u2026\"jdm])"
    rf"(?:{_BLANK}\s{{0,12}}(?:day\s+of|/|-|\.)\s{{0,12}}{_BLANK}\s{{0,12}}[,/.-]?\s{{0,12}}"
    rf"(?P<year1>{_YEAR_BLANK}|{_YEAR4})?"
    rf"|{_BLANK}[\s,]{{0,12}}(?:{_BLANK}[\s,]{{0,12}})?(?P<year2>(?:19|20)\d\d)(?!\d)"
    r"|\[[^\]\n]{0,12}(?:date|jj|dd|mm/|aaaa|yyyy)[^\]\n]{0,24}\]"
    r"|\{\{?[^}\n]{0,20}date[^}\n]{0,20}\}?\}|<[^>\n]{0,16}date[^>\n]{0,16}>"
    r"|(?<![a-z])(?:jj|dd|mm|xx)[/.-](?:mm|jj|dd|xx)[/.-](?:aaaa|yyyy|aa|yy|xxxx|xx|20xx|\d{4})(?![a-z])"
    r"|mergefield\s+date\w*(?:\s*\"date\w*\")?|\"date[a-z_]{0,24}\"(?!\s*\))"
    r"|(?<![a-z])xxx?date[a-z]*xxx(?![a-z]))"
)
BLANK = re.compile(_BLANK)


@dataclass(frozen=True, slots=True)
class Read:
    """A number as it was read: what it is, and what it was misread as."""

    number: int | None
    printed: str = ""
    mended: str = ""


def figures(printed: str) -> Read:
    """Read figures in which letters may stand for digits; at least half must be digits."""
    compact = printed.replace(" ", "")
    if compact.isdigit():
        return Read(int(compact), printed, "" if compact == printed else compact)
    if compact in ("l", "i"):
        return Read(1, printed, "1")
    digits = sum(character.isdigit() for character in compact)
    if digits * 2 < len(compact):
        return Read(None)
    mended = compact.translate(_MISREAD)
    return Read(int(mended), printed, mended) if mended.isdigit() else Read(None)


def month(printed: str) -> Read:
    """Read a month's name in which 0 and 1 may stand for o and l."""
    number = MONTHS.get(printed)
    if number is not None:
        return Read(number)
    mended = printed.translate(_MISREAD_LETTERS)
    return Read(MONTHS.get(mended), printed, mended)


def year(printed: str | None, in_words: str | None) -> Read:
    """Read a year of four figures or in words; only 1900 to 2199 is a contract's year."""
    if printed:
        read = figures(printed)
    elif in_words:
        read = Read(words.value(in_words.removeprefix("l'an").strip()))
    else:
        return Read(None)
    return read if read.number is not None and 1900 <= read.number < 2200 else Read(None)


def short_year(printed: str) -> int:
    """Read a year of two figures: 70 to 99 are of the last century."""
    number = int(printed)
    return number + (1900 if number >= 70 else 2000)
