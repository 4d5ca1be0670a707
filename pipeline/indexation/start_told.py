"""The day from which a contract runs, where its terms hold none and its words tell it by the time it runs.

*for three years from 1 May 2024*, *Licence Period. Fifteen years beginning on 29 September 2019*, *from
1 August 2023 to 31 July 2028*, of a contract that ends on that last day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from data import late as re
from pipeline import _number_words
from pipeline.dates import FoundDate, find_dates
from pipeline.folding import fold
from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._days import ONE_DAY, plus_months
from pipeline.indexation.qualified import sentences
from pipeline.types import Language

_COUNT = rf"(?:\d{{1,2}}|{_number_words.WORDS})\s*(?:\(\s*[\w\s-]{{1,20}}\s*\)\s*)?"
_LENGTH = (
    rf"{_COUNT}(?:full\s+|consecutive\s+)?(?:years?|months?|ans|annees|mois)\s*(?:\(\s*\w+\s*\)\s*)?,?\s*"
)
_FROM = (
    r"(?:(?:from|commencing|beginning|starting|running\s+from|with\s+effect(?:\s+from)?|a\s+compter\s+du|a\s+partir\s+du|"
    r"commencant\s+le|debutant\s+le|qui\s+commence(?:ra)?\s+(?:a\s+courir\s+)?le|a\s+dater\s+du|a\s+effet\s+du)"
    r"(?:\s+(?:(?:on\s+)?and\s+(?:including|from)|on|as\s+of|from))?)(?:\s+(?:the|le))?\s+\Z"
)
_SO_LONG = re.compile(
    rf"\b(?:for|of|pour|pendant|dure|durera|d['\u2019]une\s+duree\s+de|duree\s+de|(?:duree|periode)\s+(?:initiale\s+|ferme\s+)?de|term\s+of|period\s+of)\s+(?:the\s+|a\s+)?{_LENGTH}{_FROM}"
)
_SO_LONG_ALONE = re.compile(rf"(?:\A|[.:\n\u2013-])\W*(?:a\s+)?{_LENGTH}{_FROM}")
_TERM = re.compile(r"\b(?:terms?|period|duration|duree|contract\s+period)\b")
_RANGE_FROM = re.compile(r"\b(?:from|du|between)\s+(?:and\s+including\s+)?(?:the\s+)?\Z")
_TO = re.compile(
    r"\W*(?:(?:up\s+)?(?:to|until|through)|au|jusqu['\u2019]au)(?:\s+and\s+including)?(?:\s+(?:the|le))?\s*"
)
_STARTS = re.compile(
    r"\b(?:starts?|begins?|commences?|takes\s+effect|debute|commence|prend\s+effet|entre\s+en\s+vigueur)\b"
    r"[^.;]{0,25}?\b(?:on|from|le|au|du)\s+(?:the\s+)?\Z"
)
_LASTS = re.compile(
    r"\b(?:lasts?|runs?|continues?|remains?|ends?|expires?|terminates?|dure|court|s['\u2019]acheve|se\s+termine|"
    r"prend\s+fin|expire|finit)\b[^.;]{0,25}?\b(?:until|to|on|through|jusqu['\u2019]au|le|au)\s+(?:the\s+)?\Z"
)
"""*Starts work on 1 October 2022 and the appointment lasts until 30 September 2027*."""
_SUM = re.compile(r"[€$£%]|\b(?:eur|gbp|usd|per\s?cent|pour\s?cent|euros?|pounds|dollars)\b")
_OTHER = re.compile(
    r"\b(?:warrant\w*|guarant\w*|garanti\w*|confidential\w*|confidentiel\w*|secret\w*|insur\w*|assur\w*|polic\w+|option\w*|"
    r"renew\w*|renouvel\w*|reconduc\w*|extend\w*|extension|extended|prolong\w*|trial|essai|pilot|probation\w*|previous\w*|prior|earlier|"
    r"precedent\w*|anterieur\w*|former|compet\w*|concurren\w*|solicit\w*|loan|interest|price|prices|prix|rent|loyers?|fees?|redevances?|"
    r"rates?|tarifs?|discount|remise|free|franchise|maintenance\s+of\s+records|retain\w*|hire\s+of|exclusiv\w*)\b"
)
"""What may last so long and is not the contract."""
_GOES_ON = re.compile(
    r",?\s+(?:with\s+(?:an?\s+)?(?:option|right)|and\s+(?:may|can|shall|will|then)\b|then\b|thereafter\b|after\s+which|unless\b|subject\b|"
    r"(?:which\s+is\s+)?(?:renewable|extendable|extensible)|puis\b|et\s+(?:se|peut|pourra|sera)\b|avec\s+(?:une\s+|la\s+)?(?:option|faculte|possibilite)|"
    r"(?:et\s+)?(?:renouvelable|reconductible|prorogeable|prolongeable)s?|sauf\b|ensuite\b|au-dela\b)"
)
"""Words behind the day that tell of what comes after the term, and nothing of when it begins."""
_LONGEST_HEADING = 60
"""Characters of a first line that is a heading."""
_EARLIEST, _LATEST = timedelta(days=-62), timedelta(days=366)
"""From its date a contract does not begin earlier or later than so much."""


def with_start(terms: ContractTerms, clauses: Iterable[tuple[str, str]]) -> ContractTerms:
    """Return a contract with the day from which it runs by its words, where it has none yet.

    Args:
        terms: what was read of the contract.
        clauses: the heading and the text of each.
    """
    if terms.effective is not None:
        return terms
    day = start_told(clauses, terms.ending.day, terms.signed, terms.language)
    return terms if day is None else replace(terms, effective=day)


def start_told(
    clauses: Iterable[tuple[str, str]], ends: date | None, signed: date | None, language: Language
) -> date | None:
    """Return the one day from which a contract runs by its words, or ``None``.

    Args:
        clauses: the heading and the text of each.
        ends: the last day of the contract, where it is known.
        signed: the day on which it was made, where it is known.
        language: of the contract.
    """
    days = {day for heading, text in clauses for day in _told(heading, text, ends, language)}
    if len(days) != 1:
        return None
    (day,) = days
    return day if signed is None or _EARLIEST <= day - signed <= _LATEST else None


def _told(heading: str, text: str, ends: date | None, language: Language) -> Iterator[date]:
    line, _, rest = text.partition("\n")
    own = line if rest and len(line) < _LONGEST_HEADING else ""
    headed = _TERM.search(fold(heading or own)) is not None
    for low, high in sentences(text):
        sentence = text[low:high]
        folded = fold(sentence)
        if _SUM.search(folded):
            continue
        days = [one for one in find_dates(sentence, language) if one.precision == "day" and one.date]
        for one in days:
            before = folded[: one.start]
            if _of_another(folded, one.end):
                continue
            if _SO_LONG.search(before) or (headed and _SO_LONG_ALONE.search(before)):
                yield _day(one)
        for first, last in pairwise(days):
            whole = ends in (_day(last), _day(last) + ONE_DAY) and plus_months(_day(first), 11) < _day(last)
            if _of_another(folded, last.end):
                continue
            before, between = folded[: first.start], folded[first.end : last.start]
            ranged = _RANGE_FROM.search(before) and _TO.fullmatch(between)
            if whole and (ranged or (_STARTS.search(before) and _LASTS.search(between))):
                yield _day(first)


def _of_another(folded: str, end: int) -> bool:
    """Whether a sentence may speak of the time of something else than the contract.

    Args:
        folded: the sentence.
        end: of the day in it.
    """
    goes_on = _GOES_ON.search(folded, end)
    return _OTHER.search(folded if goes_on is None else folded[: goes_on.start()]) is not None


def _day(found: FoundDate) -> date:
    assert found.date is not None, "those without a day are left out before"
    return found.date
