"""The words of a rise that changes: for which year, anniversary or day each percentage is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data import late as re
from pipeline import _number_words
from pipeline.dates import find_dates
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.percent import ANY_PERCENT
from pipeline.terms._indexation_base import MONTHS

Unit = Literal[
    "year", "contract_year", "anniversary", "revision", "calendar", "day", "same", "rest", "until"
]
"""``same``: *the second*, of what was named before; ``rest``: all that come after."""
OPEN = 999
OPEN_YEAR = 9999
"""The last of years that have no end: counted, and of the calendar."""

_NTH = rf"(?:{_number_words.ORDINAL}|\d{{1,2}}(?:st|nd|rd|th|ere|eme|er|re|e))"
_COUNT = rf"(?:\d{{1,2}}|{_number_words.WORDS})(?:\s*\(\s*\d{{1,2}}\s*\))?"
_FIGURE = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_OWN = r"(?:contract(?:ual)?|lease|rental|licen[cs]e|agreement|service|subscription|operating)"
_OF_TERM = (
    r"(?P<term>\s+(?:of\s+(?:the|this)\s+(?:\w+\s+)?(?:term|contract|lease|agreement|tenancy|licen[cs]e)|"
    r"du\s+(?:present\s+)?(?:bail|contrat|marche)|de\s+(?:location|contrat|bail)|contractuelle|"
    r"d'execution(?:\s+du\s+contrat)?))?"
)
_FROM = (
    r"(?P<from>(?:(?:as\s+)?from|starting\s+(?:from|in|with|on)|beginning\s+(?:in|with|on)|"
    r"commencing\s+(?:in|with|on)|with\s+effect\s+from|a\s+(?:compter|partir)\s+(?:de|du|des)|des)\s+)?"
)
_AFTER = (
    r"(?P<end>(?:at\s+the\s+end\s+of|on\s+(?:completion|expiry)\s+of|at\s+the\s+expiry\s+of|"
    r"a\s+(?:l'issue|la\s+fin|l'expiration)\s+de|au\s+terme\s+de)\s+)?(?P<after>(?:after|apres)\s+)?"
    r"(?P<begin>(?:at\s+the\s+(?:start|beginning)\s+of|au\s+debut\s+de)\s+)?"
)
_LEAD = (
    r"(?:(?:on|in|for|during|at|of|to|pour|pendant|durant|lors\s+de|a|au|aux|de|en)\s+)?"
    r"(?:each\s+of\s+|chacune?\s+(?:de|des)\s+)?"
)
_ARTICLE = r"(?:the\s+|la\s+|le\s+|les\s+|l')?"
_ON = (
    r"(?P<on>\s*(?:\+|,?\s*(?:onwards?|and\s+(?:each|every|all)?\s*(?:year|years|anniversary)?\s*"
    r"(?:thereafter|following|afterwards|beyond|subsequent\s+years?)|or\s+later|"
    r"et\s+(?:les\s+)?(?:annees\s+)?suivante?s|et\s+au[- ]dela)))?"
)
_TO = r"(?:-|\u2013|\u2014|to|through|till|until|a|et|and|&)"
_NAMED = (
    r"(?:(?P<rev>(?:increase|revision|uplift|augmentation|majoration|indexation)s?)|"
    r"(?P<ann>(?:dates?\s+)?anniversa\w+(?:\s+dates?)?)|"
    rf"(?P<year>(?P<own>{_OWN}\s+)?years?\b|annees?\b){_OF_TERM})"
)
_IN_FIGURES = {name: part.replace(f"<{name}>", f"<{name}2>") for name, part in (
    ("from", _FROM), ("term", _OF_TERM), ("on", _ON),
)}  # fmt: skip
"""The same under other names, for a second place in one pattern."""
_MONTH = "|".join(MONTHS)
_EACH_LATER = re.compile(
    rf"\b(?:on|from)\s+(?:the\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})|"
    rf"(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\s*,?\s+(?:in|of)\s+(?:each|every)\s+"
    r"(?:(?:subsequent|following|succeeding|later|further)\s+year|"
    r"year\s+(?:thereafter|afterwards|after\s+(?:that|(?P<year>20\d\d))))\b|"
    rf"\b(?:le|au)\s+(?P<day3>1er|\d{{1,2}})\s+(?P<month3>{_MONTH})\s+(?:de\s+chaque\s+annee|des\s+annees|"
    r"de\s+chacune\s+des\s+annees)\s+(?:suivantes?|ulterieures?|qui\s+sui(?:t|vent))\b"
)
"""*On 1 February in every later year*: what comes then goes on from a rise on that day of a year."""
_WHENS = (
    ("each_later", _EACH_LATER),
    (
        "rest",
        re.compile(
            r"\b(?:(?:in|for|on|during)\s+)?(?:(?:each|every|any|all|the)\s+)?(?:of\s+the\s+)?"
            r"(?:subsequent|following|succeeding|remaining|later|further)\s+"
            rf"(?:(?:{_OWN}\s+)?years?|anniversar(?:y|ies)|increases?)(?:\s+thereafter)?(?:\s+of\s+the\s+term)?|"
            rf"\b(?:(?:on|at|in|for)\s+)?(?:each|every)\s+(?:(?:{_OWN}\s+)?year|anniversary|"
            rf"such\s+(?:date|anniversary)|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})"
            r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?)\s+(?:thereafter|after\s+that|afterwards)|"
            r"\b(?:thereafter|afterwards|subsequently|from\s+then\s+on|after\s+that)\b|"
            r"\b(?:pour\s+)?(?:chacune?\s+des|chaque|les|des|aux|les\s+autres)\s+"
            r"(?:(?:annees?|(?:dates?\s+)?anniversaires?)\s+)?(?:suivante?s?|ulterieure?s?|restante?s?)\b|"
            rf"\bchaque\s+(?:1er|\d{{1,2}})\s+(?:{_MONTH})\s+suivant|"
            r"\b(?:par\s+la\s+suite|ensuite|au[- ]dela|par\s+apres)\b|"
            r"\b(?:during|in|for|on)\s+(?:any|each|every|the)\s+(?:renewal|extended|extension)\s+(?:terms?|periods?)\b|"
            r"\b(?:pendant|durant|lors\s+de|en\s+cas\s+de|pour)\s+(?:la|les|chaque|toute)?\s*(?:periodes?\s+de\s+)?"
            r"(?:renouvellements?|reconductions?)\b"
        ),
    ),
    (
        "span",
        re.compile(
            rf"\b{_LEAD}{_ARTICLE}(?:(?P<first>first|initial|premiere?s?)\s+(?P<count>{_COUNT})|"
            rf"(?P<count2>{_COUNT})\s+(?P<first2>premiere?s)|"
            rf"(?P<next>next|following|subsequent)\s+(?P<count3>{_COUNT}))\s+{_NAMED}(?P<next2>\s+suivante?s)?|"
            rf"\b{_LEAD}les\s+(?P<count4>{_COUNT})\s+(?:annees?\s+)(?P<next3>suivantes)|"
            rf"\b(?:during|in|for|pendant|durant)\s+(?:the|la)\s+(?:initial\s+(?:term|period)|(?:periode|duree)\s+initiale)\s+"
            rf"(?:of|de)\s+(?P<count5>{_COUNT})\s+(?:years|ans|annees)\b|"
            rf"\b(?:during|for|pendant|durant)\s+(?P<lasting>{_COUNT})\s+(?:years|ans|annees)\b"
        ),
    ),
    (
        "range",
        re.compile(
            rf"\b{_LEAD}{_ARTICLE}(?P<low>{_NTH})(?P<mids>(?:\s*,\s*{_ARTICLE}{_NTH}){{1,6}})?\s*,?\s+"
            rf"(?:(?:{_OWN}\s+)?years?\s+|annees?\s+)?(?P<to>{_TO})\s+{_ARTICLE}(?P<high>{_NTH})\s+{_NAMED}|"
            rf"\b{_LEAD}{_AFTER}(?:each\s+of\s+)?{_ARTICLE}(?P<own2>{_OWN}\s+)?(?:years|annees)\s+(?P<low2>\d{{1,2}})"
            rf"(?P<mids2>(?:\s*,\s*\d{{1,2}}){{1,6}})?\s*(?P<to2>{_TO})\s*(?P<high2>\d{{1,2}})\b"
            + _IN_FIGURES["term"]
        ),
    ),
    (
        "calendars",
        re.compile(
            r"\b(?:(?:in|for|during|from|between|en|pour|durant|de|entre)\s+)"
            r"(?:(?:the\s+)?(?:calendar\s+)?years\s+|les\s+annees\s+)?"
            rf"(?P<low>20\d\d)\s*(?P<to>{_TO})\s*(?P<high>20\d\d)\b(?![-/]|\.\d)"
        ),
    ),
    (
        "nth",
        re.compile(
            rf"\b{_LEAD}{_FROM}{_AFTER}{_ARTICLE}(?P<nth>{_NTH})\s+{_NAMED}{_ON}|"
            rf"\b{_LEAD}{_IN_FIGURES['from']}{_ARTICLE}(?P<own2>{_OWN}\s+)?(?:year|annee)\s+(?P<number>{_FIGURE})\b"
            rf"(?!\s*,?\s*\d{{4}}){_IN_FIGURES['term']}{_IN_FIGURES['on']}"
        ),
    ),
    (
        "calendar",
        re.compile(
            rf"\b{_FROM}(?:(?:in|for|during|en|pour|durant|de)\s+)?(?:l'annee\s+|(?:the\s+)?(?:calendar\s+)?year\s+)?"
            rf"(?:civile\s+)?(?P<calendar>20\d\d)\b(?![-/]|\.\d){_ON}"
        ),
    ),
    (
        "elliptic",
        re.compile(
            rf"\b(?:(?:in|for|on|a|pour|de)\s+)?{_FROM}(?:the|la|le)\s+(?P<nth>{_NTH})\b"
            r"(?!\s+[a-z]*(?:part|party|day|jour)\b)"
        ),
    ),
)
_DAY_LEAD = re.compile(
    r"(?:(?P<until>until|through|up\s+to|jusqu'au|jusqu'a)|(?P<from>(?:as\s+)?from|starting\s+(?:on|from)|with\s+effect\s+from|a\s+(?:compter|partir)\s+d[ue]|effective|commencing\s+on|beginning\s+on)|"
    r"(?P<on>on|at|as\s+of|au|le|en))\s+(?:and\s+including\s+|le\s+)?\Z"
)
BUT = re.compile(
    r"\b(?:save|except\w*|excluding|provided|but|however|other\s+than|sauf|hormis|toutefois|a\s+l'exception|mais|sous\s+reserve|"
    r"par\s+(?:exception|derogation))\b"
)
"""What comes behind is an exception."""
REGULAR = re.compile(
    r"\b(?:each|every)\s+(?:\w+\s+)?(?:year|anniversary)|\b(?:annually|yearly|per\s+(?:annum|year)|a\s+year)\b|"
    r"\b(?:chaque\s+annee|par\s+an(?:nee)?|annuellement|tous\s+les\s+ans|l'an|chaque\s+(?:date\s+)?anniversaire|annuelle?)\b"
)
OFTENER = re.compile(
    r"(?<!payable\s)(?<!paid\s)(?<!due\s)\b(?:(?:each|every|chaque)\s+(?:semestre|trimestre|mois|quarter|half|month)|"
    r"(?:every|tous\s+les|toutes\s+les)\s+(?:two|three|four|five|six|second|third|deux|trois|quatre|cinq|six|\d)|"
    r"(?:quarterly|monthly|half-yearly|semi-annually|twice\s+a\s+year)\s+by|semestriellement|trimestriellement|mensuellement)\b"
)
"""A rise that does not come once a year: years are no count of it."""
NONE_DUE = re.compile(
    r"\bno\s+(?:such\s+)?(?:increase|uplift|rise)\b(?:\s+(?:shall|will)\s+(?:be\s+(?:applied|made|due)|apply)|\s+(?:applies|is\s+(?:applied|made|due)))?|"
    r"\b(?:shall|will)\s+not\s+(?:be\s+increased|increase)\b|"
    r"\baucune\s+(?:augmentation|majoration|hausse|revalorisation)\b|\bn'augmente(?:ra)?\s+pas\b"
)


@dataclass(frozen=True, slots=True)
class When:
    """For which years, anniversaries or days words tell a percentage: from ``low`` to ``high``, both in."""

    start: int
    end: int
    unit: Unit
    low: int = 0
    high: int = 0
    day: date | None = None
    after: bool = False
    """*After the third year*: once then, or from then on."""
    ahead: bool = False
    """Counted from what was named before: *the next two years*."""
    begins: tuple[int, int, int] | None = None
    """Of ``rest``: the month and the day on which it comes, and the year after which, where one is told."""

    def follows(self, day: date) -> bool:
        """Whether what comes each later year comes on this day of the year, and after this year."""
        if self.begins is None:
            return True
        year, month, number = self.begins
        return year in (OPEN_YEAR, day.year) and (month, number) == (day.month, day.day)


def whens_in(clause: ClauseWords, low: int, high: int) -> list[When]:
    """Return the words between two offsets that tell a time for a percentage, in order, none twice."""
    found = list(_days(clause, low, high))
    places = [one.start() for one in ANY_PERCENT.finditer(clause.folded, low, high)]

    def rated(at: int) -> bool:
        return bool(places) and places[0] < at

    for kind, pattern in _WHENS:
        for match in pattern.finditer(clause.folded, low, high):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            if any(
                match.start() < p.end() and p.start() < match.end()
                for p in ANY_PERCENT.finditer(clause.folded, low, high)
            ):
                continue
            made = _when(kind, match)
            if kind == "span" and match["lasting"] and not rated(match.start()):
                # *concluded for three years* tells how long a contract lasts
                made = None
            if made is not None:
                found.append(made)
    return sorted(found, key=lambda one: one.start)


def _days(clause: ClauseWords, low: int, high: int) -> Iterator[When]:
    for found in find_dates(clause.text, clause.language):
        if not low <= found.start < high or found.date is None or found.precision != "day":
            continue
        lead = _DAY_LEAD.search(clause.folded, max(found.start - 40, low), found.start)
        start = found.start if lead is None else lead.start()
        if lead is not None and lead["until"]:
            yield When(start, found.end, "until", day=found.date)
        else:
            open_ = lead is not None and bool(lead["from"])
            yield When(start, found.end, "day", 0, OPEN if open_ else 0, found.date)


_DAYS_NAMED = (("month", "month2", "month3"), ("day", "day2", "day3"))


def _when(kind: str, match: re.Match[str]) -> When | None:
    span = match.span()
    if kind == "rest":
        return When(*span, "rest")
    told = match.groupdict()
    if kind == "each_later":
        month, number = (next(filter(None, map(told.get, names))) for names in _DAYS_NAMED)
        year = OPEN_YEAR if told["year"] is None else int(told["year"])
        begins = (year, MONTHS[str(month)], int(str(number).removesuffix("er")))
        return When(match.start(), match.end(), "rest", begins=begins)
    if kind == "calendar":
        year = int(told["calendar"])
        return When(*span, "calendar", year, OPEN_YEAR if told["from"] or told["on"] else year)
    if kind == "elliptic":
        nth = _ordinal(told["nth"])
        return None if nth is None else When(*span, "same", nth, OPEN if told["from"] else nth)
    if kind == "calendars":
        low, high = int(told["low"]), int(told["high"])
        apart = told["to"] in ("and", "et", "&") and high != low + 1
        return None if apart or low >= high else When(*span, "calendar", low, high)
    unit = _unit(told)
    if kind == "span":
        names = ("count", "count2", "count3", "count4", "count5", "lasting")
        count = _count(next(told[name] or "" for name in names if told[name]))
        unit = "year" if told["lasting"] or told["count5"] else unit
        ahead = any(told[name] for name in ("next", "next2", "next3"))
        return None if not count else When(*span, unit, 1, count, ahead=ahead)
    if kind == "range":
        begin = int(told["low2"]) if told["low2"] else _ordinal(told["low"])
        end = int(told["high2"]) if told["high2"] else _ordinal(told["high"])
        if begin is None or end is None or begin >= end:
            return None
        listed = len(re.findall(r",", told["mids"] or told["mids2"] or ""))
        if (told["to"] or told["to2"]) in ("and", "et", "&") and end != begin + 1 + listed:
            return None
        return When(*span, "anniversary" if told["end"] else unit, begin, end)
    nth = _count(told["number"]) if told["number"] else _ordinal(told["nth"])
    if nth is None:
        return None
    open_ = any(told[name] for name in ("from", "from2", "on", "on2", "after"))
    later = bool(told["end"] or told["after"]) and unit in ("year", "contract_year")
    if told["after"] and unit not in ("year", "contract_year"):
        return None
    if later:
        return When(*span, "anniversary", nth, OPEN if open_ else nth, after=bool(told["after"]))
    if told["begin"]:
        unit = "contract_year"
    return When(*span, unit, nth, OPEN if open_ else nth)


def _unit(told: dict[str, str | None]) -> Unit:
    if told.get("ann"):
        return "anniversary"
    if told.get("rev"):
        return "revision"
    own = any(told.get(name) for name in ("own", "own2", "term", "term2"))
    return "contract_year" if own else "year"


def _ordinal(words: str | None) -> int | None:
    if words is None:
        return None
    figures = re.match(r"\d{1,2}", words)
    return int(figures.group()) if figures is not None else _number_words.ordinal(words)


def _count(words: str) -> int | None:
    figures = re.search(r"\d{1,2}", words)
    return int(figures.group()) if figures is not None else _number_words.value(words)
