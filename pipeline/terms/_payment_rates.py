"""Rates of interest in a sentence: percent a month, a multiple of the legal rate, a margin over another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms._payment_words import compiled, listed
from pipeline.types import JsonValue, Language

_FRACTIONS = {"1/2": "5", "l/2": "5", "1/4": "25", "3/4": "75", "½": "5", "¼": "25", "¾": "75"}
_PERCENT = re.compile(
    r"(?<![\d.,/])(?P<whole>\d{1,3})(?P<part>[.,]\d{1,4})?(?:[\s-]*(?:and\s+)?(?P<fraction>1/2|l/2|1/4|"
    r"3/4|½|¼|¾))?\s*"
    r"(?:%|percent(?![a-z])|per\s?cent(?:um)?(?![a-z])|pour\s?cent(?![a-z])|p\.\s?100)"
)
_SPELLED = {
    "one-half of one": "0.5", "one half of one": "0.5", "half of one": "0.5",
    "one-quarter of one": "0.25", "one quarter of one": "0.25", "eleven": "11", "thirteen": "13",
    "fourteen": "14", "sixteen": "16", "one-half": "0.5", "one and one-quarter": "1.25", "one": "1",
    "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "fifteen": "15",
    "eighteen": "18", "twenty": "20", "un demi": "0.5",
    "un": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5",
    "dix": "10", "douze": "12", "quinze": "15", "un et demi": "1.5",
}  # fmt: skip
_HALF = ("and one-half", "and one half", "and a half")
_SPELLED |= {f"{words} {half}": f"{figure}.5" for words, figure in _SPELLED.items() for half in _HALF}
_COUNT = "|".join(sorted(_SPELLED, key=len, reverse=True))
_SPELLED_PERCENT = re.compile(
    rf"(?<![a-z-])(?P<words>{_COUNT})\s+(?:percent|"
    rf"per\s?cent(?:um)?|pour\s?cent)"
    r"(?:age\s+points?)?(?![a-z])(?!\s*\()"
)
_MONTH = re.compile(
    r"(?<![a-z])(?:per|each|every|a|par|chaque|the|by)\s+(?:\w+\s+)?(?:calendar\s+)?(?:month|mois)|"
    r"monthly|mensuel\w*|/\s?(?:month|mois)"
)
_YEAR = re.compile(
    r"(?<![a-z])(?:per|each|a|par|pro)\s+(?:\w+\s+)?(?:annum|anum|year|an|annee)(?![a-z])|annual\w*|"
    r"yearly|l'an(?![a-z])|annuel\w*|p\.a\.?"
    r"|(?<![a-z])pa(?![a-z])"
)
_WEEK = re.compile(r"(?<![a-z])(?:per|each|par)\s+(?:week|semaine)(?![a-z])")
_ADDED = re.compile(
    rf"[^.;,]{{0,25}}?(?:majoree?|augmentee?|plus|increased)\s+(?:de\s+|d'\s?|by\s+)?(?P<figure>\d{{1,2}}(?:[.,]\d)?|{_COUNT})"
    r"[\s-]*(?:\(\s*\w+\s*\)\s*)?(?:points?|percentage\s+points?)"
)
_BLANK = "the rate is redacted or left blank"
_DAY = re.compile(
    r"(?<![a-z])(?:per|each|for\s+each|par|for\s+every)\s+(?:calendar\s+)?(?:day|jour)(?![a-z])|daily"
)
_TIMES = {
    "une": "1", "un": "1", "une et demie": "1.5", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5",
    "1,5": "1.5", "1.5": "1.5", "1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "one and a half": "1.5",
    "twice": "2", "three": "3", "two": "2", "double": "2", "triple": "3",
}  # fmt: skip
_FOLD = "|".join(sorted(_TIMES, key=len, reverse=True))
_LEGAL = re.compile(
    rf"(?<![a-z\d])(?P<times>{_FOLD})\s*(?:\(\s*[\w,.]+\s*\)\s*)?(?:fois|times)\s+"
    r"(?:(?:le|la|l'|the)\s*)?(?:(?:taux|rate)\s+)?(?:(?:de|d'|of)\s*)?(?:(?:l'|"
    r"un\s+)?\s*)?(?:french\s+)?(?:interets?|legal|statutory)"
)
_MULTIPLIED = re.compile(
    r"(?:legal|legale)[^.;]{0,30}?(?:multiplie|majore)\s+par\s+(?P<times>deux|trois|quatre|cinq|\d)"
)
_DOUBLED = re.compile(
    r"(?<![a-z])(?P<times>double|triple)\s+(?:du|de)\s+(?:taux\s+)?(?:de\s+)?(?:l')?\s*(?:interet\s+)?legal"
)
_POINTS = re.compile(
    r"(?<![\d.,])(?P<figure>\d{1,2}(?:[.,]\d{1,2})?)\s*\)?\s*(?:points?(?:\s+de\s+pourcentage)?|"
    r"percentage\s+points?|%|percent|per\s?cent|pour\s?cent)"
)
_POINT_WORDS = re.compile(
    rf"(?<![a-z-])(?P<words>{_COUNT})\s+(?:\(\s*\d+\s*\)\s+)?"
    r"(?:(?:percentage\s+)?points?|percent|per\s?cent(?:um)?|pour\s?cent)(?![a-z])"
)
_OVER = re.compile(r"plus|above|over|in\s+excess|majore|augmente|\+|higher|increased|more\s+than")
_REDACTED = re.compile(
    r"(?:\[\s?\*+\s?\]|\*{2,}|_{2,}|\[[^\]a-z\d]{1,9}\]|xx+)\s*\)?\s*(?:%|percent|per\s?cent|pour\s?cent|"
    r"fois|points?)"
)


_STRUCK = re.compile(
    r"(?:rate\s+(?:of|equal\s+to)|equal\s+to|(?<![a-z])at|taux\s+de)\s+(?:an?\s+|"
    r"the\s+)?(?:\[[^\]a-z\d]{1,9}\]|\*{2,}|_{2,})"
    r"(?:[^.;,]{0,40}?(?:per\s+(?:month|annum|year)|par\s+(?:mois|an)|above|over))?"
)
_NAMED = re.compile(
    r"(?<![a-z])at\s+the\s+(?:default\s+|agreed\s+|applicable\s+|late\s+)?(?:interest|"
    r"default)\s+rate(?![a-z])"
)
_SHARE = re.compile(r"(?<![\d.,])(?P<figure>\d{2,3})\s*%\s+of\s+(?:the\s+)?(?:\w+\s+)?\Z")
_COLLECTION = re.compile(r"[^.;,]{0,25}(?:recouvrement|collection)")


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate where it stands in the stretch; ``unit`` as the term's value has it."""

    start: int
    end: int
    value: dict[str, JsonValue]
    text: str
    confidence: float = 0.92
    reason: str = ""


def read_rates(line: str, language: Language) -> Iterator[Rate]:
    """Yield the rate that a folded stretch about lateness states; the first that says most, or none.

    Args:
        line: folded, on one line.
        language: whose words are read.
    """
    reference = _reference(line, language)
    legal = _LEGAL.search(line) or _MULTIPLIED.search(line) or _DOUBLED.search(line)
    if reference is not None and reference[0] == "highest lawful rate" and _NAMED.search(line):
        return
    if reference is not None and reference[0] not in (
        "legal rate",
        "statutory rate",
        "highest lawful rate",
    ):
        yield _over(line, reference, legal)
        return
    percent = next((item for item in _percents(line) if not _COLLECTION.match(line, item[1])), None)
    if legal is None and reference is not None and reference[0] in ("legal rate", "statutory rate"):
        points = _points_over(line, reference)
        if points is not None:
            yield points
            return
    struck = _REDACTED.search(line) or _STRUCK.search(line)
    if struck is not None and (percent is None or struck.start() < percent[0]) and legal is None:
        yield Rate(struck.start(), struck.end(), {}, "", 0.8, _BLANK)
        return
    if legal is not None and (percent is None or percent[0] > legal.start()):
        times = _TIMES[legal.group("times")]
        value: dict[str, JsonValue] = {"rate": times, "unit": "legal_multiple", "reference": "legal rate"}
        yield Rate(legal.start(), legal.end(), value, f"{times} x legal rate", 0.94)
        return
    if percent is not None and not (reference is not None and _margin_of(line, reference, percent)):
        yield from _flat(line, percent, reference)
        return
    if reference is not None:
        named, start, end = reference
        if percent is not None:
            value = {"unit": "legal_plus", "reference": named, "margin": percent[2]}
            yield Rate(min(start, percent[0]), max(end, percent[1]), value, f"{named} + {percent[2]}", 0.9)
            return
        unit = "legal_maximum" if named == "highest lawful rate" else "legal_multiple"
        value = {"unit": unit, "reference": named}
        if unit == "legal_multiple":
            value["rate"] = "1"
        yield Rate(start, end, value, named, 0.88)


def _points_over(line: str, reference: tuple[str, int, int]) -> Rate | None:
    """Read ``taux légal majoré de cinq points``."""
    named, start, end = reference
    after = line[end : end + 60]
    match = _ADDED.match(after)
    if match is None:
        return None
    said = match.group("figure")
    margin = _SPELLED.get(said, said.replace(",", "."))
    value: dict[str, JsonValue] = {"unit": "legal_plus", "reference": named, "margin": margin}
    return Rate(start, end + match.end(), value, f"{named} + {margin}", 0.9)


@cache
def _references(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed_ = lexicon("payment_late", language)["references"]
    return tuple((name, compiled(tuple(words))) for name, words in listed_.items())


def _reference(line: str, language: Language) -> tuple[str, int, int] | None:
    for name, pattern in _references(language):
        match = pattern.search(line)
        if match is not None:
            return name, match.start(), match.end()
    return None


def _percents(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, figure) of the percentages of a stretch, in order."""
    found = []
    for match in _PERCENT.finditer(line):
        part = (match.group("part") or "").replace(",", ".")
        fraction = match.group("fraction")
        figure = match.group("whole") + (f".{_FRACTIONS[fraction]}" if fraction else part)
        found.append((match.start(), match.end(), _short(figure)))
    for match in _SPELLED_PERCENT.finditer(line):
        found.append((match.start(), match.end(), _SPELLED[match.group("words")]))
    yield from sorted(found)


def _short(figure: str) -> str:
    figure = figure.lstrip("0") or "0"
    figure = f"0{figure}" if figure.startswith(".") else figure
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


def _margin_of(line: str, reference: tuple[str, int, int], percent: tuple[int, int, str]) -> bool:
    """Whether a percentage is what is added to a statutory rate."""
    if reference[0] == "highest lawful rate":
        return False
    low, high = sorted((reference[1], percent[0]))
    return _OVER.search(line, low, high + 1) is not None and high - low < 90


def _flat(
    line: str, percent: tuple[int, int, str], reference: tuple[str, int, int] | None
) -> Iterator[Rate]:
    start, end, figure = percent
    after, before = line[end : end + 45], line[max(start - 90, 0) : start]
    unit, text = _unit(after, before)
    value: dict[str, JsonValue] = {"rate": figure, "unit": unit}
    stop = end
    if unit != "percent":
        near = re.search(
            r"month|mois|annum|year|l'an|\ban\b|annee|day|jour|week|annuel\w*|mensuel\w*|annual", after
        )
        stop = end + near.end() if near else end
    if (reference is not None and reference[0] == "highest lawful rate") or re.search(
        r"(?:permitted|allowed|allowable|permissible)\s+(?:interest\s+)?(?:by|"
        r"under)\s+(?:applicable\s+)?law|legal\s+maximum|lawful",
        line,
    ):
        value["lawful_maximum"] = True
    sure = 0.92 if unit != "percent" else 0.7
    if float(figure) > 40:
        sure = 0.6
    yield Rate(start, stop, value, f"{figure}% {text}".strip(), sure)


def _unit(after: str, before: str) -> tuple[str, str]:
    near = re.split(r"[;]|\.\s|\d", after, maxsplit=1)[0]
    for stretch in (near, before):
        found = [
            (match.start(), unit, text)
            for pattern, unit, text in (
                (_MONTH, "percent_per_month", "per month"),
                (_YEAR, "percent_per_year", "per year"),
                (_WEEK, "percent_per_week", "per week"),
                (_DAY, "percent_per_day", "per day"),
            )
            if (match := pattern.search(stretch)) is not None
        ]
        if found:
            _, unit, text = min(found) if stretch is near else max(found)
            return unit, text
    return "percent", ""


def _over(line: str, reference: tuple[str, int, int], legal: re.Match[str] | None) -> Rate:
    """Read the margin over a reference rate, and a floor of so many legal rates."""
    named, start, end = reference
    low = max(start - 110, 0)
    margin = None
    stop = end
    around = list(_POINTS.finditer(line, low, min(end + 150, len(line))))
    worded = list(_POINT_WORDS.finditer(line, low, min(end + 150, len(line))))
    best: tuple[int, str, int, int] | None = None
    for match in around:
        between = line[match.end() : start] if match.start() < start else line[end : match.start()]
        if _OVER.search(between) or _OVER.search(line[max(match.start() - 12, 0) : match.start()]):
            figure = _short(match.group("figure").replace(",", "."))
            item = (len(between), figure, match.start(), match.end())
            best = item if best is None or item < best else best
    for match in worded:
        between = line[match.end() : start] if match.start() < start else line[end : match.start()]
        if best is None and _OVER.search(between):
            best = (len(between), _SPELLED[match.group("words")], match.start(), match.end())
    unit = "ecb_plus" if named.startswith("ECB") else "reference_plus"
    value: dict[str, JsonValue] = {"unit": unit, "reference": named}
    if best is not None:
        margin = best[1]
        value["margin"] = margin
        start, stop = min(start, best[2]), max(stop, best[3])
    text = named if margin is None else f"{named} + {margin}"
    struck = _REDACTED.search(line, low) or _STRUCK.search(line, low)
    if margin is None and struck is not None:
        return Rate(min(start, struck.start()), max(stop, struck.end()), value, "", 0.8, _BLANK)
    share = _SHARE.search(line[low:start])
    if margin is None and share is not None:
        value = {"unit": "percent_of_reference", "reference": named, "rate": share.group("figure")}
        return Rate(low + share.start(), stop, value, f"{share.group('figure')}% of {named}", 0.9)
    if legal is not None:
        times = _TIMES[legal.group("times")]
        value["floor"] = f"{times} x legal rate"
        start, stop = min(start, legal.start()), max(stop, legal.end())
    return Rate(start, stop, value, text, 0.92 if margin else 0.75)


def is_about_lateness(line: str, heading: str, language: Language) -> bool:
    """Whether a folded sentence says what a late payment costs."""
    words = listed("payment_late", "late", language)
    if listed("payment_late", "interest", language).search(line) is None:
        return False
    return words.search(line) is not None or words.search(heading) is not None
