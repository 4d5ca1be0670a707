"""Deadlines and frequencies of duties: ``within 30 days of receipt``, ``each quarter``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re
from pipeline.dates import find_dates
from pipeline.durations import find_durations
from pipeline.types import JsonValue, Language

# words up to the end of a clause; a number in brackets, a year behind a comma and a line break belong to it
_SOME = r"(?:[^.;,()\t\n]|\n(?!\s*\n)|\(\s*[\d.]+(?:st|nd|rd|th)?\s*\)|,\s(?=\d{4}))"
_UNIT_EN = r"(?:hours?|days?|weeks?|months?|years?)"
_TAIL_EN = (
    r"(?:[\s,]+(?:(?:of|after|following|from|before|prior to|in advance of|thereafter|subsequent to"
    r"|preceding)\b"
    rf"{_SOME}{{0,90}}))?"
)
_EVERY_EN = (
    r"(?:calendar |contract |fiscal |business )?(?:month|quarter|year|week|day|two weeks|six months)"
)
_AFTER_ADVERB = (
    r"(?=\s*(?:[.,;:)]|\Z|\n\s*\n|in (?:advance|arrears)\b|to\b|by\b|and\b|on\b|during\b|with\b|at\b))"
)
_WHEN: dict[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "en": (
        (
            "within ",
            "within\n",
            "later than",
            "later\nthan",
            "on or before",
            "at least ",
            "prior to the end of",
            "each month",
            "each quarter",
            "each year",
            "each calendar",
            "each contract",
            "each fiscal",
            "every ",
            "monthly",
            "quarterly",
            "annually",
            "weekly",
            "annual basis",
            "by the ",
            "by january",
            "by february",
            "by march",
            "by april",
            "by may ",
            "by june",
            "by july",
            "by august",
            "by september",
            "by october",
            "by november",
            "by december",
            "once per",
            "once a ",
            "twice a ",
            "twice per",
        ),
        re.compile(
            rf"(?:(?:no|not) )?(?:within\s+(?:a (?:reasonable )?period of\s+)?(?:the (?:first|next)\s+)?"
            rf"[^.;,]{{1,45}}?\b{_UNIT_EN}\b(?!['\u2019s]*\s+(?:prior\s+)?(?:written\s+)?notice){_TAIL_EN}"
            rf"|(?:no |not )?later\s+than\s+{_SOME}{{4,110}}"
            rf"|on or before\s+{_SOME}{{4,90}}"
            rf"|at least\s+(?:once|twice|(?:one|two|three|four|\w+ \(\d\)) (?:\(\d\) )?times?)\s+(?:a"
            rf"|per|each|every|during"
            rf"|in|in each|in any)\s+{_EVERY_EN}"
            rf"|at least\s+(?:annually|quarterly|monthly|weekly)"
            rf"|at least\s+[^.;,]{{1,40}}?\b{_UNIT_EN}['\u2019]?\s+(?:prior to|before"
            rf"|in advance of)\b{_SOME}{{3,90}}"
            rf"|(?:once|twice)\s+(?:a|per|each|every)\s+{_EVERY_EN}"
            rf"|(?:each|every)\s+{_EVERY_EN}(?!\s+(?:period|term|end|of the term))"
            rf"|every\s+(?:two|three|six|\w+ \(\d+\)|\d+)\s+{_UNIT_EN}"
            rf"|on (?:a|an) (?:monthly|quarterly|weekly|annual|daily|semi-annual) basis"
            rf"|(?:semi-)?(?:monthly|quarterly|annually|weekly){_AFTER_ADVERB}"
            rf"|by (?:the )?(?:(?:\d{{1,2}}|\w+teenth|\w+ieth|first|fifth|tenth|twentieth|last|fifteenth"
            rf"|\w+ \(\d+(?:st|nd|rd"
            rf"|th)\))(?:st|nd|rd|th)?(?: business| calendar| working)? day (?:of|after"
            rf"|following)\b{_SOME}{{3,70}}"
            rf"|end of (?:each|the|every)\s+{_SOME}{{3,50}}"
            rf"|(?:january|february|march|april|may|june|july|august|september|october|november"
            rf"|december) \d{{1,2}}"
            rf"(?:st|nd|rd|th)?(?:,? \d{{4}})?(?: of each [a-z]+)?))"
        ),
    ),
    "fr": (
        (
            "dans un delai",
            "dans le delai",
            "dans les ",
            "sous ",
            "au plus tard",
            "avant le ",
            "chaque ",
            "tous les ",
            "toutes les ",
            "mensuellement",
            "trimestriellement",
            "annuellement",
            "hebdomadairement",
            "une fois par ",
            "deux fois par ",
            "trois fois par ",
            "quatre fois par ",
            "au moins ",
            "dans un\ndelai",
            "dans la semaine",
            "dans le mois",
        ),
        re.compile(
            r"(?:dans\s+(?:un|le)\s+delai\s+(?:maximum |maximal |imperatif |raisonnable )?(?:de"
            r"|d')\s*[^.;,]{2,45}?"
            rf"(?:heures?|jours?|semaines?|mois|ans?)\b{_SOME}{{0,90}}"
            rf"|dans\s+(?:les|la|le)\s+(?:[^.;,]{{1,40}}?(?:heures?|jours?|semaines?"
            rf"|mois))\b{_SOME}{{0,90}}"
            rf"|sous\s+(?:un delai de\s+)?[^.;,]{{1,25}}?(?:heures?|jours?|semaines?|mois)\b{_SOME}{{0,60}}"
            rf"|au\s+plus\s+tard\s+{_SOME}{{4,100}}"
            rf"|avant\s+le\s+\d{_SOME}{{2,60}}"
            r"|au\s+moins\s+(?:une|deux|trois|quatre)\s+fois\s+par\s+\w+"
            rf"|au\s+moins\s+[^.;,]{{1,30}}?(?:jours?|mois|semaines?)(?:\s+\w+)?\s+(?:avant"
            rf"|a l'avance){_SOME}{{0,70}}"
            r"|(?:une|deux|trois|quatre)\s+fois\s+par\s+(?:an|mois|semaine|trimestre|semestre|jour)"
            r"|chaque\s+(?:mois|trimestre|annee|semestre|semaine|jour)"
            r"|tous?t?e?s?\s+les\s+(?:[a-z0-9]+\s+)?(?:mois|ans|trimestres|semestres|semaines|jours)"
            r"|(?:mensuellement|trimestriellement|annuellement|hebdomadairement))"
        ),
    ),
}
WORDS: dict[str, tuple[str, ...]] = {language: words for language, (words, _) in _WHEN.items()}
"""Language -> folded strings, one of which stands in every deadline."""
_OFTEN = (
    (re.compile(r"\b(?:day|daily|jour|jours|quotidien\w*)\b"), "P1D"),
    (re.compile(r"\b(?:weekly|week|semaine|hebdomadaire\w*)\b"), "P7D"),
    (re.compile(r"\b(?:semi-annual\w*|six months|semestre|semestriel\w*)\b"), "P6M"),
    (re.compile(r"\b(?:quarterly|quarter|trimestr\w+)\b"), "P3M"),
    (re.compile(r"\b(?:monthly|month|mois|mensuel\w*)\b"), "P1M"),
    (re.compile(r"\b(?:annual\w*|year|yearly|an|ans|annee|annuel\w*)\b"), "P12M"),
)
_BLANK = re.compile(r"\[[\s*\u2026\u25cf.]+\]|\*{2,}|_{3,}|\u2026\*")
_LOOSE = re.compile(r"(?:\s+(?:and|or|to|the|in|as well as|et|ou|de|le|la))+$", re.IGNORECASE)
_ANOTHER = re.compile(
    r"[\s,]+(?:and|et|or|ou)\s+(?:(?:the|le|la)\s+|l')?[a-z][\w-]*\s+"
    r"(?:shall|must|will|agrees?|may|doit|doivent|devra|s'engage|peut)\b"
)
"""``of receipt and Supplier must``: here another duty begins."""
_THEN = re.compile(r"\bthereafter\b")
"""Nothing that follows it says from when."""
_HOURS = re.compile(r"(\d{1,3})\s*\)?\s*(?:(?:business|working|consecutive)\s+)?(?:hours?|heures?)\b")
_TWICE = re.compile(r"\b(?:twice|two|deux|three|trois|four|quatre)\b(?:\s+(?:\(\d\) )?(?:times|fois)| )")
_TIMES = {"twice": 2, "two": 2, "deux": 2, "three": 3, "trois": 3, "four": 4, "quatre": 4}
_REPEATS = re.compile(
    r"^(?:at least\s+(?:once|twice|\w+ (?:\(\d\) )?times?|annually|quarterly|monthly|weekly)|once|twice"
    r"|each|every|on an? "
    r"|semi-|monthly|quarterly|annually|weekly|au moins \w+ fois|\w+ fois par|chaque|tous?t?e?s?|mensuel"
    r"|trimestriel"
    r"|annuel|hebdo)"
)


@dataclass(frozen=True, slots=True)
class When:
    """A deadline or a frequency; offsets in the text it was sought in."""

    start: int
    end: int
    value: tuple[tuple[str, JsonValue], ...]
    """``within``, ``before``, ``every`` (with ``times``) as ISO durations, or ``date``; may be empty."""
    reason: str = ""
    """Why it is unknown: blank, redacted or contradictory."""


def find_when(folded: str, text: str, language: Language) -> Iterator[When]:
    """Yield the deadlines and frequencies of a folded text, in order, disjoint."""
    words, pattern = _WHEN["fr" if language == "fr" else "en"]
    places: set[int] = set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            places.add(at)
            at = folded.find(word, at + len(word))
    last = 0
    for at in sorted(places):
        if at < last or (at > 0 and folded[at - 1].isalnum()):
            continue
        start = at - 3 if folded.startswith("no later", max(0, at - 3)) else at
        match = pattern.match(folded, start)
        if match is None:
            continue
        when = _read(text, match, language)
        last = max(when.end, at + 1)
        if when.value or when.reason or not folded.startswith("within", match.start()):
            yield when


def _read(text: str, match: re.Match[str], language: Language) -> When:
    start, end = match.span()
    folded = match.group()
    other = _ANOTHER.search(folded)
    cut = other.start() if other else len(folded)
    then = _THEN.search(folded, 0, cut)
    cut = then.end() if then else cut
    folded, end = folded[:cut], start + cut
    end = start + len(_LOOSE.sub("", text[start:end].rstrip()))
    if _REPEATS.match(folded):
        counted = [item for item in find_durations(folded, language) if item.duration and not item.implied]
        often = counted[0].duration if counted and folded.startswith(("every", "tous", "toutes")) else None
        often = often or next((period for word, period in _OFTEN if word.search(folded)), None)
        twice = _TWICE.search(folded)
        times = _TIMES.get(twice.group().split()[0], 0) if twice and not counted else 0
        value: tuple[tuple[str, JsonValue], ...] = (("every", often),) if often else ()
        return When(start, end, (*value, ("times", times)) if value and times else value)
    hours = _HOURS.search(folded)
    if hours and not re.search(r"\b(?:days?|jours?|mois|months?)\b", folded[: hours.start()]):
        key = "before" if _counts_back(folded, hours.end()) else "within"
        return When(start, end, ((key, f"PT{int(hours[1])}H"),))
    for duration in find_durations(folded, language):
        if duration.implied:
            continue
        if duration.duration is None:
            return When(start, end, (), duration.reason)
        key = "before" if _counts_back(folded, duration.end) else "within"
        return When(start, end, ((key, duration.duration),))
    if _BLANK.search(folded):
        return When(start, end, (), "The deadline is blank or redacted.")
    days = [item.date for item in find_dates(text[start:end], language) if item.date]
    return When(start, end, (("date", days[0].isoformat()),) if len(days) == 1 else ())


def _counts_back(folded: str, at: int) -> bool:
    """Tell whether a span is counted back from an event: ``at least ten days prior to``."""
    if folded.startswith(("at least", "au moins")):
        return True
    behind = folded[at:].lstrip(" '\u2019s")
    return behind.startswith(("prior", "before", "in advance", "avant", "preceding"))
