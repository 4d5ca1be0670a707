"""What the letters of a formula mean, where the clause says it (``S0 désigne le dernier indice ...``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re
from pipeline.indexation.reading.expression import Letter, Written, key, stem

_LETTER = (
    r"(?:(?:New|Old|Current|Base|Initial|Prior|Previous)[ \n])?[A-ZÀ-ÖØ-Ý][A-Za-z0-9_'’°]{0,11}"
    r"(?:[-–][A-Z]{2,}[0-9A-Za-z]*)*"
    r"(?:[ _]?\([ ]?[a-zA-Z0-9](?:[ ]?[-–+][ ]?\d)?[ ]?\)|[ ]?[nN]?[ ]?[-–][ ]?[12](?![\d.,A-Za-z])|"
    r"[ _][nN](?:[ ]?[-–][ ]?\d)?(?![\w'’])|[ ][0oO](?![\w.,'’]))?"
)
_SAYS = (
    r"\s*[\"»”’]?\s*(?:\([^)]{1,30}\)\s*)?(?:=|:|\bd[ée]sign(?:e|ent|era|ant)\b|\best\b|\bsont\b|\b[ée]tant\b|"
    r"\brepr[ée]sent(?:e|ent|ant)\b|\bcorrespond(?:ant)?\s+[àa]\b|\b(?:shall\s+)?means?\b|\bis\b|\bare\b|"
    r"\bbeing\b|\bequals\b|\bdenotes\b|\brepresents\b|[–—-](?=\s))\s*"
)
_ENTRY = re.compile(rf"(?<![\w/×*+(\[-])[\"«“‘]?\s?(?P<letter>{_LETTER}){_SAYS}")
_ELLIPTIC = re.compile(
    rf"(?:,|;|\bet|\band)\s+[\"«“]?(?P<letter>{_LETTER})[\"»”]?,?\s+"
    r"(?=(?:le|la|les|ces?|cet|cette|l['’]|celui|celle|the|that|those|indice|index|valeur|prix|dernier)\b|l['’])"
)
_RESPECTIVELY = re.compile(
    rf"(?P<first>{_LETTER})\s+(?:et|and)\s+(?P<second>{_LETTER})\s+(?:sont|[ée]tant|d[ée]signent|"
    r"repr[ée]sentent|are|being|mean)\s+(?:respectivement|respectively),?\s*"
)
_SPLIT = re.compile(r",?\s+(?:et|and)\s+(?=l['’]|le\b|la\b|celui|celle|the\b|that\b)")
_ENDS = re.compile(
    r"\n\s*\n|[.;](?=\s+(?:[A-ZÀ-ÖØ-Ý]|\d+\.)|\s*\Z)|;|\n(?=\s*(?:[-•*]|[A-Z]))|\s[–—]\s(?=l['’]|les?\s|la\s|the\s)"
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a legend says of a letter; offsets of the words that say it."""

    letter: str
    start: int
    end: int
    of_formula: bool


def legend(text: str, written: list[Written], letters: list[Letter]) -> list[Meaning]:
    """Return what is said of letters around the formulas of a clause, in the order of the words.

    Args:
        text: of the clause.
        written: its formulas; nothing inside them is a legend.
        letters: those that the formulas hold.
    """
    known = {key(letter.name) for letter in letters}
    known |= {stem(name) for name in known}
    found = list(_respectively(text))
    together = [match.span() for match in _RESPECTIVELY.finditer(text)]
    starts: list[tuple[int, int, str]] = []
    for pattern in (_ENTRY, _ELLIPTIC):
        for match in pattern.finditer(text):
            if any(one.start < match.end() and match.start() < one.end for one in written):
                continue
            if any(low <= match.start() < high for low, high in together):
                continue
            name = _matching(key(match["letter"]), known)
            if (pattern is _ELLIPTIC and name not in known) or _no_meaning(text, match):
                continue
            if name in known or _is_letter(match["letter"], text, match, written):
                starts.append((match.start(), match.end(), name))
    starts.sort()
    for at, (_, begin, name) in enumerate(starts):
        until = starts[at + 1][0] if at + 1 < len(starts) else len(text)
        end = _end(text, begin, min(until, begin + _LONGEST), written)
        if text[begin:end].strip():
            found.append(Meaning(name, begin, end, name in known))
    found += _shared(text, found, known)
    return sorted(found, key=lambda one: one.start)


def of_itself(letters: list[Letter], text: str) -> list[Meaning]:
    """Return letters that are words (``Indice de base``) with these words as what they mean."""
    return [
        Meaning(letter.name, letter.start, letter.end, True)
        for letter in letters
        if " " in text[letter.start : letter.end]
        and re.search(r"[a-zà-ÿ]{3}", text[letter.start : letter.end])
    ]


def _end(text: str, begin: int, until: int, written: list[Written]) -> int:
    for one in written:
        if begin <= one.start < until:
            until = one.start
    stop = _ENDS.search(text, begin, until)
    end = stop.start() if stop is not None else until
    return begin + len(text[begin:end].rstrip(" ,;.\n"))


_FIGURE_ALONE = re.compile(
    r"\s*\d(?![\d.,]*\s*(?:[a-z]/[a-z]+\s*)?,?\s*\(?(?:that\s+|this\s+)?(?:being|soit|which\s+is|valeur|the\s+(?:value|level|index)|namely|étant)\b)"
)
_ASKED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ss]hould|[Ww]hile|[Ss]i|[Ll]orsque|que|[Tt]hat|[Tt]o\s+the\s+extent)\s+\Z"
)
_COMPARED = re.compile(
    r"\s*(?:less|more|greater|lower|higher|not|to\s+be|equal|above|below|negative|nil|inférieur|supérieur|négati|égal\w*\s+ou|plus|moins)"
)


def _no_meaning(text: str, match: re.Match[str]) -> bool:
    """Whether words say nothing of what a letter is: a bare figure, *if X is less than Y*."""
    rest = text[match.end() : match.end() + 60]
    if _FIGURE_ALONE.match(rest):
        return True
    return _COMPARED.match(rest) is not None or _ASKED.search(text[: match.start()][-20:]) is not None


def _is_letter(letter: str, text: str, match: re.Match[str], written: list[Written]) -> bool:
    """Whether a letter that no formula holds is explained as one: short, with a sign, right after one."""
    plain = key(letter)
    short = len(plain) <= 4 and (len(plain) == 1 or plain[-1] in "0123n" or plain.isupper())
    apart = text[: match.start()].rstrip(" ")[-1:] in ("", ";", ":", "\n", ",")
    says = r"=\s*\Z|[ée]sign(?:e|a)|means|denotes" + (r"|:\s*\Z" if apart else "")
    signed = re.search(says, match.group()) is not None
    near = any(0 <= match.start() - one.end < 900 for one in written)
    return short and signed and near and not re.match(r"\s*[\d(]", text[match.end() :])


def _matching(name: str, known: set[str]) -> str:
    """Return the letter of the formula that a legend means: ``SYNTECn-1`` explains ``SYNTEC-1``."""
    if name in known:
        return name
    for other in known:
        if name.replace("n", "") == other.replace("n", "") and len(name) > 2:
            return other
    return name


_TOGETHER = re.compile(
    rf"(?P<first>{_LETTER})(?:,\s*(?P<second>{_LETTER}))?\s+(?:et|and)\s+(?={_LETTER}(?:{_SAYS}|\s+(?:ces|les|the|those)\b))"
)
_ONE = re.compile(_LETTER)


def _shared(text: str, found: list[Meaning], known: set[str]) -> list[Meaning]:
    """Return what letters mean that stand before another one: ``A, B et C : dernières valeurs``."""
    shared: list[Meaning] = []
    for match in _TOGETHER.finditer(text):
        last = _ONE.match(text, match.end())
        if last is None:
            continue
        name = _matching(key(last.group()), known)
        told = next((one for one in found if one.letter == name and one.start >= last.end()), None)
        for letter in (match["first"], match["second"]):
            other = "" if letter is None else _matching(key(letter), known)
            if told is not None and other in known:
                shared.append(Meaning(other, told.start, told.end, True))
    return shared


def _respectively(text: str) -> Iterator[Meaning]:
    for match in _RESPECTIVELY.finditer(text):
        stop = _ENDS.search(text, match.end())
        end = min(stop.start() if stop is not None else len(text), match.end() + _LONGEST)
        parting = _SPLIT.search(text, match.end(), end)
        if parting is not None:
            yield Meaning(key(match["first"]), match.end(), parting.start(), True)
            yield Meaning(key(match["second"]), parting.end(), end, True)
