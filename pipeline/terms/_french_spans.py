"""Stretches of time by which French contracts say when they begin and end, both at once.

``Elle s'applique de la rentrée, le lundi 28 août 2023, au 31 juillet 2026``; ``va de sa signature au 30
juin 2018``; ``est conclu pour deux années civiles, 2011 et 2012``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _french_end, _time
from pipeline.terms import _french_time as french
from pipeline.terms._expiration_base import Candidate
from pipeline.terms._french_begin import Place
from pipeline.terms._paused import paused
from pipeline.terms._time import Sentence
from pipeline.terms.base import View


@dataclass(frozen=True, slots=True)
class _Span:
    low: int
    first: FoundDate | None
    """``None`` where it runs from its signature."""
    last: FoundDate
    sure: float


_AT = re.compile(
    r"(?<![a-z'-])(?:du|de(?:puis)?\s+(?:(?!\b(?:prix|tarif|loyer)\b)[^.;:,\d]){2,40}(?:,\s*(?:soit\s+)?"
    r"|\ssoit\s+)(?:le|du)"
    r"|(?<=[(:])|entre\s+le|depuis\s+le|a\s+(?:compter|partir|dater)\s+du"
    r"|(?:^|[\n\t|])[^\w\n]{0,6}(?:du|periode|validite|duree|dates?|engagement)(?:\s+(?:de|du"
    r"|d')\s*[a-z ]{3,24}|"
    r"\s+contractuelle)?\s*[:|\t]\s*[|\s]*(?:du\s+)?)\s*$"
)
"""Before the first day of a stretch."""
_TO = re.compile(
    r"\s*[-\u2013\u2014/\u2192]\s*|[\s|]*\bau\s*[:|]\s*[|\s]*|[\s,]*(?:\(?\s*(?:inclus(?:ivement)?"
    r"|compris)\s*\)?)?(?:,[^,.;:\d]{2,70},|\([^)\d]{2,70}\))?[\s,]*"
    r"(?:et\s+)?(?:[a-z']+\s+){0,2}?(?:jusqu'au|jusqu'a\s+la\s+date\s+du|au|et\s+le)\s*"
)
_SIGNED = re.compile(
    r"(?<![a-z'-])de\s+(?:sa|la|leur)\s+(?:date\s+de\s+)?(?:signature|conclusion)(?:\s+(?:du|de\s+la"
    r"|des)\s+(?:present\w*"
    r"\s*)?(?:contrat|convention|accord|presentes)?)?\s*(?:jusqu'au|au)\s*$"
)
_LASTS = re.compile(
    r"(?<![a-z'-])(?:cour(?:t|ra|ent|ront|ant|ir)|s'appliqu(?:e|era|ent|eront|ant)|s'execut(?:e|era)"
    r"|vau(?:t|dra)"
    r"|va|ira|iront|dur(?:e|era|ent)|s'eten(?:d|dra)|port(?:e|era)|couvr(?:e|ira|ent)|val(?:able|ide)s?"
    r"|en\s+vigueur"
    r"|duree|periode|produi(?:t|ra)\s+(?:ses\s+)?effets?|conclue?s?|consentie?s?|acceptee?s?"
    r"|souscrite?s?|etablie?s?"
    r"|passee?s?|accordee?s?|faite?s?|donnee?s?|confiee?s?|concedee?s?|engagee?s?|lie(?:nt|e|es|s)?"
    r"|se\s+deroul\w+|loue(?:e|s|es)?|(?:a|aura|auront)\s+lieu|rendue?s?|assuree?s?|assure(?:nt|ra)?"
    r"|recoi\w+|oblig\w+"
    r"|reserv\w+|mise?s?\s+a\s+(?:la\s+)?disposition|occup\w+|(?:est|sera|sont"
    r"|seront)\s+executee?s?)(?![a-z])"
)
_NOT = re.compile(r"\b(?:valable jusqu|ferme|conges?|vacances|horaire|visites?|livraisons?|exercice)\b")
_DATES = re.compile(
    r"(?:^|\n)[^\w\n]{0,8}(?:(?:article"
    r"|art\.?)\s+\d+\s*)?(?:[\da-z]{0,3}\s*[.)\u2013\u2014-]\s*)?(?:dates?|periode|duree"
    r"|calendrier)(?:\s+(?:et|de|du)\s+[a-z ]{3,30})?\s*"
    r"[:\n|\t.-]\s*(?:du\s+)?$"
)
_ONLY_LENGTH = re.compile(
    r"[\s\W\d]*(?:(?:duree\W*)?[a-z ()\d]{2,34}\b(?:ans?|annees?|mois)\b[a-z ]{0,20}[\s:,(]*)?"
)
_AGAIN = re.compile(r"\b(?:renouvel|recondu|proro|prolong|tacite|preavis|essai)\w*")
_YEAR = r"(?:19|20)\d\d"
_CIVIL = re.compile(
    rf"\b(?:pour|couvr\w+|porte(?:ra)?\s+sur|sur|au\s+titre\s+de|durant|pendant)\s+(?:(?:l'|les|la|des"
    rf"|une?|[a-z]+"
    rf"(?:\s*\(\d\))?)\s*)?annees?\s*(?:civiles?\s*)?(?:,|:|\(|soit)?\s*(?P<years>{_YEAR}(?:(?:\s*,\s*"
    rf"|\s+et\s+|\s*-\s*"
    rf"|\s+a\s+|\s*/\s*|\s+au?\s+)(?:{_YEAR}))*)(?!\s*[-/]?\d)"
)
_CIVIL_CUES = ("annee", "nnees")


def spans(view: View, sentence: Sentence, *, headed: bool) -> Iterator[Place]:
    """Yield where the stretches begin that a sentence gives the contract."""
    for span in _spans(view, sentence, headed=headed):
        high = span.last.end
        yield Place(3, span.sure, sentence, span.low, high, span.first)


def ends(view: View, sentence: Sentence, *, headed: bool) -> Iterator[Candidate]:
    """Yield where they end, and the days on which it is said to end."""
    yield from _french_end.ends(view, sentence, headed=headed)
    if not french.of_another(view, sentence.folded):
        yield from _french_end.endless(sentence, headed=headed)
    for span in _spans(view, sentence, headed=headed):
        yield Candidate(1, span.sure, sentence, span.low, span.last.end, span.last)
    if headed:
        yield from _french_end.alone(view, sentence)


def _spans(view: View, sentence: Sentence, *, headed: bool) -> list[_Span]:
    key = ("french spans", sentence.start, sentence.end, headed)
    found: list[_Span] = view.once(key, lambda: list(_read(view, sentence, headed)))
    return found


def _read(view: View, sentence: Sentence, headed: bool) -> Iterator[_Span]:
    folded = french.plain(sentence.folded)
    if "20" not in folded and "19" not in folded and "mil" not in folded and "/" not in folded:
        return
    if french.of_another(view, folded) or paused(folded, "fr"):
        return
    days = [
        day
        for day in _time.dates_in(view, sentence.text, sentence.folded)
        if day.date is not None and day.precision == "day"
    ]
    for first, last in pairwise(days):
        assert first.date is not None
        assert last.date is not None
        if (
            first.date >= last.date
            or last.start - first.end > 110
            or not _TO.fullmatch(folded, first.end, last.start)
        ):
            continue
        at = _AT.search(folded, max(0, first.start - 90), first.start)
        if at is None:
            continue
        above = view.folded_between(max(0, sentence.start - 60), sentence.start) if at.start() < 12 else ""
        if _DATES.search(above + folded[max(0, at.start() - 60) : at.start()]):
            sure = 0.0 if french.OTHERS.search(folded, 0, at.start()) else 0.78
        else:
            sure = _whose(folded, at.start(), headed)
        if sure:
            yield _Span(at.start(), first, last, sure)
    for last in days:
        signed = _SIGNED.search(folded, max(0, last.start - 90), last.start)
        if signed is not None and (sure := _whose(folded, signed.start(), headed)):
            yield _Span(signed.start(), None, last, sure)
    if _time.holds(folded, _CIVIL_CUES):
        yield from _civil(folded, headed)


def _whose(folded: str, at: int, headed: bool) -> float:
    """Say how surely a stretch that begins at an offset is the contract's; 0 where it is not."""
    lasts = next(iter(deque(_LASTS.finditer(folded, max(0, at - 150), at), maxlen=1)), None)
    left = max(0, at - 150)
    if french.elsewhere(folded, at, headed=headed):
        return 0.0
    alone = headed and _ONLY_LENGTH.fullmatch(folded, 0, at) is not None
    if alone:
        return 0.86
    if (
        lasts is None
        or french.OTHERS.search(folded, lasts.end(), at)
        or _NOT.search(folded, lasts.end(), at)
    ):
        return 0.0
    if french.ours(folded, lasts.end(), headed=headed) is None:
        clear = headed and not (french.OTHERS.search(folded, left, at) or _AGAIN.search(folded, left, at))
        return 0.78 if clear else 0.0
    return 0.9 if headed else 0.84


def _civil(folded: str, headed: bool) -> Iterator[_Span]:
    """Read ``pour deux années civiles, 2011 et 2012``: from New Year to the last day of a year."""
    for match in _CIVIL.finditer(folded):
        years = [int(year) for year in re.findall(_YEAR, match["years"])]
        at = match.start() + len(match.group().split()[0])
        if years != sorted(years) or (sure := _whose(folded, at, headed)) == 0:
            continue
        if len(years) > 2 and years[-1] - years[0] != len(years) - 1:
            continue
        low, high = match.start("years"), match.end("years")
        first = FoundDate(low, high, date(years[0], 1, 1))
        last = FoundDate(low, high, date(years[-1], 12, 31))
        yield _Span(match.start(), first, last, min(sure, 0.82))
        return
