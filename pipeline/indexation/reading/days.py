"""How often the price moves, on which day of the year, and from when."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline import _number_words
from pipeline.dates import find_dates
from pipeline.indexation._days import plus_months
from pipeline.indexation.formula import Anchor, Days
from pipeline.indexation.reading._doubt_days import elsewhere
from pipeline.indexation.reading._listed_days import listed_days
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.once import ONCE_AND_AGAIN, Once, dated_alone, once_of
from pipeline.indexation.reading.still import agrees_with_still, from_anniversary, with_still
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_base import MONTHS
from pipeline.terms._indexation_days import first_date
from pipeline.terms._law_places import sentence_bounds

_MONTH = "|".join(MONTHS)
_EACH_DAY = re.compile(
    rf"\b(?P<day>1er|premier|\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\s+(?:de\s+chaque\s+annee|of\s+each|of\s+every|"
    rf"(?:in\s+)?(?:each|every)\s+(?:\w+\s+)?year|in\s+the\s+following\s+year)|"
    rf"(?:chaque|tous\s+les|each|every)\s+(?:succeeding\s+|following\s+|later\s+|subsequent\s+|further\s+)?(?:annee,?\s+(?:le|au)\s+)?(?:(?P<day2>1er|premier|\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month2>{_MONTH})|(?P<month3>{_MONTH})\s+(?P<day3>\d{{1,2}}))\b(?!\s+\d{{4}})|"
    rf"\b(?P<month4>{_MONTH})\s+(?P<day4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:of|in)\s+(?:each|every)|"
    rf"annee[^.;]{{0,30}}?\b(?:le|au)\s+(?P<day5>1er|premier|\d{{1,2}})\s+(?P<month5>{_MONTH})\b(?!\s+\d{{4}})|"
    rf"(?:annuellement|tous\s+les\s+ans|annually|(?<!half-)(?<!half )yearly|(?:each|"
    rf"every)\s+(?:calendar\s+)?year),?\s+(?:le|au|on|as\s+(?:of|from)|from|"
    rf"with\s+effect\s+from)\s+(?:the\s+)?"
    rf"(?:(?P<day6>1er|premier|\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month6>{_MONTH})|(?P<month7>{_MONTH})\s+(?P<day7>\d{{1,2}}))\b(?!,?\s+\d{{4}})"
)
_YEAR_START = re.compile(
    r"\bfor\s+(?:each|every)\s+calendar\s+year\b|\bpour\s+chaque\s+annee\s+civile\b|"
    r"(?:debut|1er\s+jour|premier\s+jour)\s+de\s+chaque\s+annee\s+civile|(?:start|beginning|first\s+day)\s+of\s+"
    r"(?:each|every)\s+calendar\s+year"
)
_ANNIVERSARY = re.compile(
    r"\banniversa\w+|(?:each|every)\s+(?:twelfth|12th)\s+month|(?:first\s+day|start|beginning|end)\s+of\s+each\s+"
    r"(?:contract|lease|product|agreement|succeeding)\s+(?:product\s+)?year|debut\s+de\s+chaque\s+annee\s+(?:contractuelle|de\s+contrat)|"
    r"a\s+chaque\s+(?:echeance\s+annuelle|renouvellement)"
)
_FROM = (
    r"(?:commencing|beginning|starting|from|a\s+(?:compter|partir)|des)\s+(?:on\s+|with\s+|in\s+|d[eu]\s+)?"
    r"(?:the\s+|la\s+|le\s+)?"
)
_NTH = re.compile(rf"{_FROM}(?P<nth>{_number_words.ORDINAL})\s+(?:date\s+)?anniversa\w+")
_NTH_YEAR = re.compile(
    rf"{_FROM}(?P<nth>{_number_words.ORDINAL})\s+(?:annee|(?:contract\s+|lease\s+|maintenance\s+)?year)\b"
)
_AFTER = re.compile(
    rf"fermes?\s+(?:(?:pendant|pour|durant)\s+)?(?:une\s+(?:duree|periode)\s+de\s+)?(?:les\s+)?"
    rf"(?P<firm>\d{{1,2}}|{_number_words.WORDS})\s+(?:\(\d+\)\s+)?(?:premieres?\s+)?(?:annees?|ans)\b(?!\s+entier)|"
    r"fermes?\s+(?:(?:pendant|pour|durant)\s+)?(?:la\s+premiere\s+annee|un\s+an\b|douze\s+mois)|firm\s+(?:for|during)\s+the\s+first\s+year|"
    rf"(?:first|premiere?)\s+(?:date\s+)?anniversa\w+|"
    rf"after\s+(?:the\s+)?first\s+(?:\w+\s+\(?)?(?P<years>\d{{1,2}}|{_number_words.WORDS})\)?\s+(?:\(\d+\)\s+)?(?:contract\s+|lease\s+)?years|"
    rf"(?:a\s+l'issue|au\s+terme|apres)\s+(?:d'une?|de\s+la|des?)\s+(?:premiere?s?\s+)?(?P<ans>\d{{1,2}}|{_number_words.WORDS})?\s*"
    r"(?:premieres?\s+)?(?:annees?|ans?)\b"
)


def days_of(clause: ClauseWords, quote: tuple[int, int]) -> Days:
    """Read how often the price moves, on which day, and from when."""
    days = _days_of(clause, quote)
    agrees_with_still(clause, days)
    return days


def _days_of(clause: ClauseWords, quote: tuple[int, int]) -> Days:
    folded, language = clause.folded, clause.language
    if (listed := listed_days(clause)) is not None:
        return listed
    once, again = once_of(clause), moves_again(clause, quote)
    if once is not None and not again:
        return _only(clause, once)
    days = Days(_often(clause, quote))
    if once is not None and _NO_OTHER.match(folded, once.start) is None:
        clause.open("frequency", ONCE_AND_AGAIN, at=(once.start, once.end))
    if (each := _EACH_DAY.search(folded)) is not None:
        clause.told("days", each.start(), each.end())
        days = replace(days, on=_month_day(each))
        if days.every_months is None:
            days = replace(days, every_months=12)
    elif (start := _YEAR_START.search(folded)) is not None:
        clause.told("days", start.start(), start.end())
        days = replace(days, on="01-01")
    elif (anniversary := _ANNIVERSARY.search(folded)) is not None:
        clause.told("days", anniversary.start(), anniversary.end())
        days = replace(days, on="anniversary", anchor=_counted_from(folded, anniversary.end()))
        if (day := _of_day(clause, *anniversary.span())) is not None and days.every_months in (None, 12):
            return replace(days, on=f"{day:%m-%d}", first=plus_months(day, 12), every_months=12)
    if days.every_months == 12 and days.on in ("", "anniversary"):
        days = _on_some_day(clause, quote, days)
    stated = _effective(clause) or first_date(clause.text, folded, language)
    if stated is not None:
        day = date.fromisoformat(stated)
        for place in find_dates(clause.text, language):
            if place.date == day:
                clause.told("first", place.start, place.end)
        return replace(days, first=day)
    since = _SINCE.search(folded)
    if since is not None and re.fullmatch(r"\d\d-\d\d", days.on):
        clause.told("first", since.start(), since.end())
        return replace(days, first=date.fromisoformat(f"{since['year'] or since['an']}-{days.on}"))
    if days.on in ("", "anniversary") and (counted := from_anniversary(clause)) is not None:
        number, *span = counted
        clause.parts[:] = [one for one in clause.parts if one.name != "frequency"]
        clause.told("frequency", span[0], span[1])
        clause.told("first", span[0], span[1])
        return replace(days, every_months=days.every_months or 12, after_months=12 * number)
    nth = _NTH.search(folded)
    if nth is not None and (count := _number_words.ordinal(nth["nth"])) is not None:
        clause.told("first", nth.start(), nth.end(), 0.85)
        return replace(days, after_months=12 * count)
    nth = _NTH_YEAR.search(folded)
    if nth is not None and (count := _number_words.ordinal(nth["nth"])) is not None and count > 1:
        clause.told("first", nth.start(), nth.end(), 0.85)
        return replace(days, after_months=12 * (count - 1))
    after = _AFTER.search(folded)
    if after is not None:
        clause.told("first", after.start(), after.end(), 0.85)
        return replace(days, after_months=12 * _years(after))
    if days.every_months is not None and (kept := with_still(clause, days)) != days:
        return kept
    alone = None if again or days.on else dated_alone(clause)
    if alone is not None:
        # what was read as the frequency only names the price: "the annual fee"
        clause.parts[:] = [one for one in clause.parts if one.name != "frequency"]
        clause.told("first", alone[1], alone[2], 0.85)
        return Days(None, first=alone[0])
    return days


_NO_OTHER = re.compile(r"no\s+other\b|aucune\s+autre\b")
"""*No other increase*, of a price that moves each year: none besides these."""


def _only(clause: ClauseWords, once: Once) -> Days:
    """Return the day of the only revision, sure where the words say which."""
    sure = 0.9 if once.days.first is not None else 0.85
    clause.told("frequency", once.start, once.end, sure)
    if once.day is not None:
        clause.told("first", *once.day, sure)
    return once.days


_EACH_ANNIVERSARY = re.compile(
    r"\b(?:chaque|each|every|toutes?\s+les)\s+(?:\w+\s+){0,2}?(?:anniversa|renouvel|renewal|echeance|revision\s+date)"
)


def moves_again(clause: ClauseWords, quote: tuple[int, int]) -> bool:
    """Whether words say that a price moves again and again: more than *the annual fee* does."""
    if any(one.search(clause.folded) for one in (_EACH_DAY, _YEAR_START, _EACH_ANNIVERSARY)):
        return True
    for low, high in sentences_of(clause):
        beside = low < quote[1] and quote[0] < high
        if not beside and _ACT.search(clause.folded, low, high) is None:
            continue
        found = _of_revision(clause, low, high)
        if found is None or clause.folded.startswith("anniversa", low + found[1]):
            continue
        if not names_price(clause, low + found[1], low + found[2]):
            return True
    return False


_SOME_DAY = re.compile(
    rf"\b(?:au|le|on)\s+(?P<day>1er|premier|\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b(?!,?\s+\d{{4}})(?!\s+(?:preced|qui))|"
    rf"\bon\s+(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})\b(?!,?\s+\d{{4}})"
)


def _on_some_day(clause: ClauseWords, quote: tuple[int, int], days: Days) -> Days:
    """Return the days with the day of the year that stands beside *each year*: *par an au 1er juillet*."""
    for low, high in sentences_of(clause):
        beside = low < quote[1] and quote[0] < high
        regular = words.frequency(clause.folded[low:high], clause.language) is not None
        if (beside or regular) and _ACT.search(clause.folded, low, high):
            match = _SOME_DAY.search(clause.folded, low, high)
            if match is not None and not re.search(
                r"(?:indice|index|connu|publi|paru)\w*\s+\Z", clause.folded[low : match.start()]
            ):
                beside_it = _EACH_YEAR_BEFORE.search(clause.folded, low, match.start()) is not None
                clause.told("days", match.start(), match.end(), 0.9 if beside_it else 0.85)
                return replace(days, on=_month_day(match))
    return days


_EACH_YEAR_BEFORE = re.compile(
    r"\b(?:(?:une\s+fois\s+)?par\s+an|chaque\s+annee|tous\s+les\s+ans|annuellement|once\s+(?:a|per|each)\s+year|(?:each|every)\s+year|"
    r"annually|yearly)\s*,?\s*\Z"
)
"""*Une fois par an, au 1er mars*: the day is that of the revision."""
_SINCE = re.compile(
    r"\b(?:(?:beginning|starting|commencing)\s+(?:with|in)\s+(?:the\s+year\s+)?|years?\s+from\s+(?=20\d\d\s+(?:onwards?|on)\b))"
    r"(?P<year>20\d\d)\b(?!-)|"
    r"\ba\s+(?:compter|partir)\s+de\s+(?:l'annee\s+)?(?P<an>20\d\d)\b"
)
_EFFECTIVE = re.compile(
    r"\b(?:(?:effective|commencing|beginning|starting)\s+(?:on\s+|from\s+)?|on\s+|le\s+|au\s+|date[\"\u201d\u00bb]\s+means\s+)(?=[a-z0-9])"
)


_AND_EACH = re.compile(
    r"\s*,?\s+(?:and|then|and\s+then)\s+(?:(?:on|at)\s+)?(?:each|every|annually|yearly|thereafter)|"
    r"\s*,?\s+(?:puis|et|et\s+ensuite|puis\s+ensuite)\s+(?:(?:le|au)\s+\d\w*\s+\w+\s+de\s+)?(?:a\s+)?(?:chaque|tous|toutes|annuellement)"
)


def _effective(clause: ClauseWords) -> str | None:
    """Return the day of *Effective January 1, 2020 and each January 1 thereafter*."""
    for match in _EFFECTIVE.finditer(clause.folded):
        found = next(iter(find_dates(clause.text[match.end() : match.end() + 60], clause.language)), None)
        if found is None or found.date is None or found.precision != "day" or found.start > 2:
            continue
        if _AND_EACH.match(clause.folded, match.end() + found.end):
            return found.date.isoformat()
    return None


_EACH = re.compile(r"\b(?:each|every|annual\w*|yearly|per|chaque|tous\s+les|annuel\w*|par)\b|ly\Z|ment\Z")


_ACT = re.compile(r"\b(?:revis|adjust|increas|augment|index|actualis|vari|evolu|escalat|review)\w*")
_AT_MOST = re.compile(
    r"\b(?:no|not|never|plus|at|au|ni)\s+(?:a\s+)?(?:more|most|plus|maximum|exceed\w*|d['e]|frequently|often)\b[^.;,]{0,60}\Z|"
    r"\b(?:maximum|limite\w*|limited|au\s+plus|up\s+to|exced\w*|depass\w*|exceed\w*)\b[^.;,]{0,50}\Z|\bonce\s+only\b"
)
"""*Not more than twice a year* bounds how often, and says no frequency."""
_FOLLOWED_MOST = re.compile(r"\s*(?:at\s+(?:the\s+)?most|au\s+(?:plus|maximum))\b")


def _often(clause: ClauseWords, quote: tuple[int, int]) -> int | None:
    """Return after how many months the price moves again; an anniversary alone may be one only."""
    low, _ = sentence_bounds(clause.text, quote[0])
    found = _of_revision(clause, low, quote[1])
    for start, end in sentences_of(clause) if found is None else ():
        if _ACT.search(clause.folded, start, end) is not None:
            low, found = start, _of_revision(clause, start, end)
        if found is not None:
            break
    if found is None:
        return None
    often, start, end = found
    told = clause.folded[max(low + start - 25, 0) : low + end]
    before = clause.folded[max(low + start - 70, 0) : low + start]
    if _AT_MOST.search(before) or _FOLLOWED_MOST.match(clause.folded, low + end):
        clause.open("frequency", "the words bound how often it moves", at=(low + start, low + end))
        return None
    plain = _EACH.search(told) and not names_price(clause, low + start, low + end)
    clause.told("frequency", low + start, low + end, 0.9 if plain else 0.7)
    return int(often[1:-1])


_PRICE_NOUN = (
    r"(?:loyers?|redevances?|prix|forfaits?|montants?|abonnements?|fees?|rents?|charges?|prices?|payments?|"
    r"subscriptions?|rates?|guarantees?|instal\w+)"
)
_BEHIND = re.compile(rf"\s+(?:[\w-]+\s+){{0,2}}?{_PRICE_NOUN}\b")
_AHEAD = re.compile(rf"\b{_PRICE_NOUN}\s+(?:\w+\s+)?\Z")
_ADJECTIVE = re.compile(
    r"(?:monthly|quarterly|annual|yearly|annuel|mensuel|trimestriel|semestriel)(?:le)?s?\Z|half-?yearly\Z|semi-?annual\Z"
)


def names_price(clause: ClauseWords, start: int, end: int) -> bool:
    """Whether words only name the price: *the Quarterly Fee*, *le loyer annuel*, however often it moves."""
    if _ADJECTIVE.match(clause.folded[start:end]) is None:
        return False
    ahead = clause.folded[max(start - 30, 0) : start]
    return _BEHIND.match(clause.folded, end) is not None or _AHEAD.search(ahead) is not None


def _of_revision(clause: ClauseWords, low: int, high: int) -> tuple[str, int, int] | None:
    """Return how often, from words that are not those of publishing, paying or reporting."""
    folded = clause.folded[low:high]
    first: tuple[str, int, int] | None = None
    for _ in range(_TRIES):
        found = words.frequency_at(folded, clause.language)
        if found is None:
            return first
        _, start, end = found
        named = names_price(clause, low + start, low + end)
        if not named and elsewhere(clause, low + start, low + end) is None:
            return found
        if not named or found[0] == "P12M":
            first = first or found
        folded = f"{folded[:start]}{' ' * (end - start)}{folded[end:]}"
    return first


_TRIES = 4


def _counted_from(folded: str, at: int) -> Anchor:
    rest = folded[at : at + 60]
    if re.match(
        r"\s*(?:date\s+)?(?:de\s+(?:la\s+|sa\s+)?|of\s+(?:the\s+)?)?(?:date\s+(?:de|of)\s+)?(?:la\s+)?(?:signature|execution)",
        rest,
    ):
        return "signature"
    return "effective"


def _years(match: re.Match[str]) -> int:
    told = match["firm"] or match["years"] or match["ans"]
    if told is None:
        return 1
    return int(told) if told.isdigit() else _number_words.value(told) or 1


_ALL_OF_THEM = re.compile(r"\b(?:each|every|chaque)\s+\Z")
_OF = re.compile(r"\s+(?:of|du|from)\s+(?:the\s+)?")


def _of_day(clause: ClauseWords, start: int, end: int) -> date | None:
    """Return the day right behind *each anniversary of*, where no other words tell which is the first."""
    lead = _OF.match(clause.folded, end)
    each = _ALL_OF_THEM.search(clause.folded[max(start - 12, 0) : start]) is not None
    later = any(one.search(clause.folded) for one in (_NTH, _NTH_YEAR, _AFTER))
    if lead is None or not each or later or first_date(clause.text, clause.folded, clause.language):
        return None
    found = next(iter(find_dates(clause.text[lead.end() : lead.end() + 40], clause.language)), None)
    if found is None or found.start != 0 or found.date is None or found.precision != "day":
        return None
    clause.told("first", lead.end(), lead.end() + found.end)
    return found.date


def _month_day(match: re.Match[str]) -> str:
    told = match.groupdict()
    month = next(value for name, value in told.items() if name.startswith("month") and value)
    day = next(value for name, value in told.items() if name.startswith("day") and value)
    number = 1 if day == "premier" else int(day.removesuffix("er"))
    return f"{MONTHS[month]:02d}-{number:02d}" if 1 <= number <= monthrange(2024, MONTHS[month])[1] else ""
