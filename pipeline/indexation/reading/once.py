"""A price that moves once and no more: *on 1 January 2022 only*, *une seule fois*, *à titre unique*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data import late as re
from pipeline import _number_words
from pipeline.dates import find_dates
from pipeline.indexation.formula import Days
from pipeline.indexation.reading._doubt_days import DATED, REVISES
from pipeline.indexation.reading.clause import ClauseWords, sentences_of

_ACT_FR = r"(?:revision|indexation|actualisation|augmentation|revalorisation|re?ajustement|variation)"
_ACT_EN = r"(?:adjustment|increase|review|revision|indexation|uplift|rise|change)"
_REGULAR = r"annual|yearly|annuelle|quarterly|monthly|trimestrielle|mensuelle|periodic|periodique"
_AGAIN_FR = (
    r"(?!\s*,?\s*(?:par\s+(?:an\b|annee|periode|exercice|semestre|trimestre|mois\b|tranche)|chaque\b|tous\b|toutes\b|l['\u2019]an\b|dans\s+l['\u2019]annee|"
    r"(?:au\s+cours|pendant|durant|dans|sur|lors|a)\s+(?:de\s+|d['\u2019]\s?)?(?:chaque|chacune?|toute|une?|l['\u2019]|cette|"
    r"la\s+meme)\s*(?:meme\s+)?(?:annee|an|exercice|periode|mois|trimestre|echeance|date|anniversaire|renouvellement|reconduction)))"
)
_AGAIN_EN = (
    r"(?!\s*,?\s*(?:per\b|a\s+(?:year|quarter|month)|(?:in|during|within|on|at)\s+(?:each|any|every|the\s+(?:same\s+)?(?:year|period)|"
    r"a\s+(?:\w+\s+)?(?:year|period))|each\b|every\b|annually|yearly|in\s+(?:twelve|12)))"
)
_ONCE = {
    "fr": re.compile(
        rf"\bune\s+(?:seule\s+et\s+unique|unique\s+et\s+seule|seule|unique)\s+fois\b{_AGAIN_FR}|"
        rf"\bqu['\u2019]une\s+fois\b{_AGAIN_FR}|\bune\s+fois\s+pour\s+toutes\b|\ba\s+titre\s+unique\b|"
        rf"\b(?:seule\s+et\s+unique|unique|(?<=une\s)seule)\s+{_ACT_FR}\b(?!\s+(?:{_REGULAR}|de\s+l['\u2019]annee)){_AGAIN_FR}|"
        rf"\b{_ACT_FR}\s+(?:sera\s+|est\s+|reste\w*\s+|demeure\w*\s+)?unique\b{_AGAIN_FR}"
    ),
    "en": re.compile(
        rf"\b(?:once\s+only|only\s+once|just\s+once|once\s+and\s+once\s+only|once\s+and\s+for\s+all|one\s+time\s+only|"
        rf"on\s+(?:one\s+occasion\s+only|a\s+single\s+occasion|only\s+one\s+occasion|one\s+single\s+occasion))\b{_AGAIN_EN}|"
        rf"\b(?<!in\s)(?<!any\s)(?<!no\s)(?:a\s+single|one\s+single|one[- ]off|one[- ]time|sole)\s+"
        rf"(?!(?:{_REGULAR})\b)(?:(?:rent|fee|price|index\w*|rpi|cpi)\s+)?"
        rf"{_ACT_EN}\b(?!\s+(?:date|notice|index)\b){_AGAIN_EN}"
    ),
}
"""Words that leave one revision and no second."""
_ACT = re.compile(
    r"\b(?:revis|reevalu|adjust|ajust|reajust|increas|augment|index|actualis|vari(?!able)|escalat|major|revaloris|uplift|"
    r"rais|multipl|change|fixee?\b|review)\w*"
)
_FAR = 90
"""Characters between a verb of revising and *once only*."""
_BEFORE_DAY = re.compile(
    r"\b(?:only|solely|exclusively|uniquement|seulement|exclusivement)\s*,?\s+(?:on|at|from|with\s+effect\s+from|as\s+(?:of|from)|"
    r"le|au|a\s+(?:compter|partir|effet)\s+du|a\s+la\s+date\s+du)\s+\Z"
)
_BEHIND_DAY = re.compile(
    r"\s*,?\s*(?:\(?\s*(?:only|alone|solely|exclusively|uniquement|seulement|exclusivement)\b|et\s+(?:a\s+)?(?:cette\s+seule\s+date|elle\s+seule|ce\s+jour\s+seulement)|"
    r"and\s+(?:on\s+)?(?:no\s+other\s+(?:date|day)|that\s+(?:date|day)\s+only|at\s+no\s+other\s+time|not\s+(?:thereafter|again)))"
)
_NO_OTHER = re.compile(
    rf"\b(?:no\s+(?:further|other|subsequent|later)\s+(?:{_REGULAR}\s+)?{_ACT_EN}s?\b(?!\s+(?:than|except))|without\s+(?:any\s+)?further\s+{_ACT_EN}|"
    rf"aucune\s+(?:autre|nouvelle)\s+{_ACT_FR}\b(?!\s+(?:que|qu['\u2019]))|sans\s+(?:aucune\s+)?(?:autre|nouvelle)\s+{_ACT_FR}\b(?!\s+(?:que|qu['\u2019]))|"
    rf"sans\s+{_ACT_FR}\s+(?:ulterieure|posterieure))"
)
_NO_OTHER_BEFORE = re.compile(r"\b(?:until|before|prior\s+to|avant|jusqu|for|pendant|durant|during)\b")
"""*No further increase before 1 January 2024* only says when the next one is."""
_NTH = re.compile(
    rf"\b(?P<nth>{_number_words.ORDINAL})\s+(?:date\s+)?anniversa\w+|"
    rf"\b(?:end|expiry|issue|terme|fin|expiration)\s+(?:of\s+(?:the\s+)?|de\s+(?:la\s+|l['\u2019])?|du\s+)(?P<year>{_number_words.ORDINAL})\s+(?:contract\s+|lease\s+)?(?:years?|annees?)\b"
)


ONCE_AND_AGAIN = "words say that the price moves once, and others that it moves again"


@dataclass(frozen=True, slots=True)
class Once:
    """When a price moves for the only time, and the words that say so."""

    days: Days
    start: int
    end: int
    day: tuple[int, int] | None = None


def once_of(clause: ClauseWords) -> Once | None:
    """Return when a price moves for the only time, as its words say; ``None`` where they do not say it.

    One day that is not told, or several, leave it open when that is.
    """
    dated = list(_dated(clause))
    span = _told(clause, dated)
    if span is None:
        return None
    low, high = next(
        (one for one in sentences_of(clause) if one[0] <= span[0] < one[1]), (0, len(clause.folded))
    )
    own = [one for one in dated if low <= one[1] < high]
    days = {one[0] for one in own} or {one[0] for one in dated}
    if len(days) == 1:
        day, start, end = next(one for one in dated if one[0] in days)
        return Once(Days(0, first=day), *span, (start, end))
    nth = None if days else _NTH.search(clause.folded, low, high)
    number = None if nth is None else _number_words.ordinal(nth["nth"] or nth["year"])
    if nth is not None and number is not None:
        return Once(Days(0, after_months=12 * number), *span, nth.span())
    return Once(Days(0), *span)


def _told(clause: ClauseWords, dated: list[tuple[date, int, int]]) -> tuple[int, int] | None:
    for low, high in sentences_of(clause):
        if REVISES.search(clause.folded, low, high) is None:
            continue
        for match in _ONCE[clause.language].finditer(clause.folded, low, high):
            near = max(low, match.start() - _FAR), min(high, match.end() + _FAR)
            if _ACT.search(clause.folded, *near) is not None:
                return match.span()
        for _, start, end in (one for one in dated if low <= one[1] < high):
            before = _BEFORE_DAY.search(clause.folded[max(low, start - 40) : start])
            behind = _BEHIND_DAY.match(clause.folded, end)
            if before is not None:
                return start - len(before.group()), end
            if behind is not None:
                return start, behind.end()
        other = _NO_OTHER.search(clause.folded, low, high)
        if (
            other is not None
            and dated
            and not _NO_OTHER_BEFORE.search(clause.folded, other.end(), min(high, other.end() + 60))
        ):
            return other.span()
    return None


def said_twice(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield the words of *once only* beside others by which the price moves again."""
    yield from ((one.start, one.end) for one in clause.not_settled if one.why == ONCE_AND_AGAIN)


def dated_alone(clause: ClauseWords) -> tuple[date, int, int] | None:
    """Return the only day with a year that sentences of a revision name; ``None`` for several or none."""
    dated = list(_dated(clause))
    return dated[0] if len({one[0] for one in dated}) == 1 else None


_AT = re.compile(
    r"(?:\b(?:on|le|au|from|as\s+from|effective|a\s+la\s+date\s+du)\s+|[(,:]\s*|\bsoit\s+(?:le\s+)?|\bbeing\s+)\Z"
)


def _dated(clause: ClauseWords) -> Iterator[tuple[date, int, int]]:
    """Yield each day with its year on which a sentence says that a price moves."""
    for low, high in sentences_of(clause):
        if REVISES.search(clause.folded, low, high) is None:
            continue
        for found in find_dates(clause.text[low:high], clause.language):
            start, end = low + found.start, low + found.end
            before = clause.folded[max(start - 40, low) : start]
            if found.date is None or found.precision != "day" or _AT.search(before) is None:
                continue
            if DATED.search(before) is None and _ELSE.search(before) is None:
                yield found.date, start, end


_ELSE = re.compile(
    r"\b(?:ind(?:ex|ice)|cpi|rpi|valeur|value|figure|en\s+vigueur|in\s+(?:force|effect)|publi\w*|paru\w*|connu\w*|conclu\w*|sign\w*|until|jusqu\w*|avant|before|later\s+than|au\s+plus\s+tard|notice\w*|notifi\w*)\b[^.;,]{0,24}\Z"
)
"""The day of something else than the revision."""
