"""Whether *each year*, *quarterly*, *1 July* are about the revision, and whether there are others."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.dates import find_dates
from pipeline.indexation.formula import Days
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_base import MONTHS

_MONTH = "|".join(MONTHS)
REVISES = re.compile(
    r"\b(?:revis|reevalu|adjust|ajust|reajust|increas|augment|index|actualis|vari(?!able)|evolu|escalat|review|major|"
    r"progress|fluctu|suivr|suivent|revaloris|reexamin|revus?\b|recalculat|uplift|anniversa|rais|multipl|applicab|move|go(?:es)?\s+up|rise|"
    r"(?:found|determined|calculated|computed|worked\s+out|obtained)\s+(?:by|from|with|using)\s+(?:the\s+)?(?:following\s+)?formula)"
)
_ELSE = re.compile(
    r"\b(?:publi|parai|paru|issued?|released?|pay\b|pai[de]|(?<!then )payab|"
    r"paye|factur|invoic|bill|report|instal|verse[rs]?\b|"
    r"regl|echoir|exigib|due\b|mensualit|entretien|ramon|meet|reunit|comite|visit|keep|delivered|livr|notifi)"
)
_DAY = re.compile(
    rf"\b(?P<day>1er|premier|\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b(?!,?\s+\d{{4}})|"
    rf"\b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s+\d{{4}})(?!\d)"
)
_NTH = re.compile(
    r"\b(?:second|third|fifth|sixth|deuxieme|troisieme|sixieme)\w*(?!\s+(?:calendar\s+)?(?:month|mois|quarter|trimestre)\b)(?:,?\s+(?:and\s+|et\s+)?\w+){1,4}\s+anniversa|"
    r"\b(?:second|third|fourth|fifth|tenth|deuxieme|troisieme|cinquieme|dixieme|half|semestr|biennal|triennal|quinquennal)\w*\s+"
    r"(?:anniversa|year|annee|ans\b)|\b(?:two|three|five|ten|deux|trois|cinq|dix)\s+(?:years|ans)\b"
)
FIRST = re.compile(
    r"\b(?:for\s+the\s+first\s+time|pour\s+la\s+premiere\s+fois|premiere\s+(?:revision|indexation|fois)|first\s+(?:such\s+)?"
    r"(?:review|adjustment|revision|increase)|beginning\s+(?:with|on|in)|commencing|starting|a\s+compter|a\s+partir|"
    r"thereafter|each\s+succeeding)\b"
)

_YEARLY_DUE = re.compile(
    r"\becheances?\s+annuelles?\b|\b(?:annual|yearly)\s+due\s+date\b|\bquittance\b|"
    r"\b(?:first\s+day|start|beginning)\s+of\s+(?:each|every)\s+(?:contract|lease|agreement)\s+year\b|\bannee\s+contractuelle\b"
)
"""A yearly day that need not be the anniversary of the contract."""

_SUBSEQUENT = re.compile(
    rf"\b(?:each|every)\s+(?:subsequent|succeeding|following)\s+(?:{_MONTH}|\d)|\bchaque\s+(?:\d|1er|{_MONTH})[^.;]{{0,12}}\bsuivant"
)


def often_in_doubt(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield words for which the frequency that was read may be that of something else."""
    part = next((one for one in clause.parts if one.name == "frequency"), None)
    if part is None:
        return
    folded = clause.folded
    low, high = _sentence(clause, part.start)
    other = elsewhere(clause, part.start, part.end)
    if other is not None:
        yield other
    elif _nearest(REVISES, folded, _near(clause, part.start, part.end), part.start, part.end) is None:
        yield part.start, part.end
    own_months = words.frequency(folded[part.start : part.end], clause.language)
    for start, end in sentences_of(clause):
        if REVISES.search(folded, start, end) is None or start <= part.start < end:
            continue
        told = words.frequency_at(folded[start:end], clause.language)
        named = told is not None and _OF_A_PRICE.match(folded, start + told[2]) is not None
        if told is not None and own_months is not None and told[0] != own_months and not named:
            yield start + told[1], start + told[2]
    nth = _NTH.search(folded, low, high)
    if nth is not None and own_months == "P12M" and not _told_first(clause, *nth.span()):
        yield nth.span()
    days = list(_days(clause))
    if len({day for day, _ in days}) > 1:
        yield days[-1][1]


def _told_first(clause: ClauseWords, start: int, end: int) -> bool:
    """Whether the first revision was read from these words: *on the second anniversary and each after*."""
    return any(one.name == "first" and one.start < end and start < one.end for one in clause.parts)


_OF_A_PRICE = re.compile(
    r"\s+(?:fees?|charges?|rents?|prices?|rates?|payments?|subscriptions?|instal\w+)\b"
)
"""*The adjusted monthly fee* names a price and says nothing of how often it moves."""


def elsewhere(clause: ClauseWords, start: int, end: int) -> tuple[int, int] | None:
    """Return the verb of publishing, paying or reporting that stands nearer than one of revising."""
    near = _near(clause, start, end)
    other = _nearest(_ELSE, clause.folded, near, start, end)
    own = _nearest(REVISES, clause.folded, near, start, end)
    return other[1] if other is not None and (own is None or other[0] < own[0]) else None


def _sentence(clause: ClauseWords, at: int) -> tuple[int, int]:
    whole = (0, len(clause.folded))
    return next((span for span in sentences_of(clause) if span[0] <= at < span[1]), whole)


_AHEAD, _BEHIND = 110, 100


def _near(clause: ClauseWords, start: int, end: int) -> tuple[int, int]:
    low, high = _sentence(clause, start)
    return max(low, start - _BEHIND), min(high, end + _AHEAD)


_OF_YEAR_OF_CONTRACT = re.compile(
    r"\b(?:lease|contract)\s+year\b|\bannee\s+(?:contractuelle|de\s+contrat|du\s+bail)\b"
)
"""*At the beginning of each Lease Year* is the anniversary; a yearly due date need not be."""


def days_in_doubt(clause: ClauseWords, days: Days) -> Iterator[tuple[int, int]]:
    """Yield words that name another day than the one that was read."""
    told = list(_days(clause))
    if len({day for day, _ in told}) > 1:
        yield told[-1][1]
    for day, span in told[:1]:
        if days.on and days.on != day:
            yield span
    due = _YEARLY_DUE.search(clause.folded)
    if (
        due is not None
        and _OF_YEAR_OF_CONTRACT.search(due.group())
        and any(
            one.name == "days" and one.start <= due.start() and due.end() <= one.end
            for one in clause.parts
            if REVISES.search(clause.folded, *_sentence(clause, due.start())) is not None
        )
    ):
        due = None
    if days.on == "anniversary" and due is not None and "anniversa" not in clause.folded:
        yield due.span()
    again = _SUBSEQUENT.search(clause.folded)
    if days.first is not None and not days.on and again is not None:
        yield again.span()
    nth = _NTH.search(clause.folded)
    often = next((one for one in clause.parts if one.name == "frequency"), None)
    if nth is not None and often is not None and often.start <= nth.start() < often.end:
        nth = None
    if nth is not None and days.on == "anniversary" and not _told_first(clause, *nth.span()):
        yield nth.span()
    first = FIRST.search(clause.folded)
    if first is not None and days.first is None and days.after_months is None:
        yield first.span()
    for low, high in sentences_of(clause):
        if REVISES.search(clause.folded, low, high) is None:
            continue
        for found in find_dates(clause.text[low:high], clause.language):
            here = low + found.start, low + found.end
            if DATED.search(clause.folded[max(here[0] - 24, low) : here[0]]) is not None:
                continue
            read = any(one.start < here[1] and here[0] < one.end for one in clause.parts)
            if (
                found.precision == "day"
                and found.date is not None
                and found.date != days.first
                and not read
            ):
                yield here


DATED = re.compile(
    r"\b(?:dated|dates?\s*:|date|fait\s+a\s+[\w' -]{2,30},?\s+le|contrat\s+du|signe\w*\s+le|"
    r"du\s+bail\s+du|(?:offre|devis|proposition)\s+(?:de\s+\w+\s+)?du|agreement\s+of|lease\s+of)\s*\Z"
)
"""The day of a paper is no day of a revision."""


def _nearest(
    pattern: re.Pattern[str], folded: str, near: tuple[int, int], start: int, end: int
) -> tuple[int, tuple[int, int]] | None:
    """Return how far the nearest match stands from a stretch, and where."""
    found = [
        (max(start - match.end(), match.start() - end, 0), match.span())
        for match in pattern.finditer(folded, *near)
    ]
    return min(found, default=None)


def _days(clause: ClauseWords) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each day of the year that a sentence about a revision names; those of an index are none."""
    for low, high in sentences_of(clause):
        if REVISES.search(clause.folded, low, high) is None:
            continue
        for match in _DAY.finditer(clause.folded, low, high):
            before = clause.folded[max(match.start() - 40, low) : match.start()]
            if re.search(
                r"\bind(?:ice|ex)|publi|connu|notif|notice|au\s+plus\s+tard|later\s+than|jusqu|until|avant\b|before\b|by\b|ending|preceding",
                before,
            ):
                continue
            month = MONTHS[match["month"] or match["month2"]]
            day = match["day"] or match["day2"]
            number = 1 if day == "premier" else int(day.removesuffix("er"))
            yield f"{month:02d}-{number:02d}", match.span()
