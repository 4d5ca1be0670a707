"""Periods that no part was read from, and that say again, or begin, what one was read from."""

from __future__ import annotations

from data import late as re
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.terms._indexation_base import MONTHS

_OF_A_PERCENT = re.compile(r"\s+(?:of\s+(?:one|an?|1)\s+)?per\s?cent")
"""*Two and three quarter per cent* counts no quarters of a year."""
_TWELVE = re.compile(r"(?:douze|12|twelve)\b.*\bmo(?:is|nths?)")
_YEAR_BEFORE = re.compile(
    r"annee\s+(?:precedente|anterieure)|un\s+an\b|(?:previous|preceding|prior|last)\s+(?:\w+\s+)?year|year\s+(?:before|earlier)"
)


_OF_A_PERIOD = re.compile(
    rf"\s*(?:(?:l[ea]s?|l'|d[eu]s?|d'|the|of|for|mois|month|meme|same|premier|deuxieme|troisieme|quatrieme|[1-4]e(?:me)?|1er|"
    rf"first|second|third|fourth|trimestre|quarter|annee|year|{'|'.join(MONTHS)})\s*){{0,7}}\Z"
)
_PRONOUN = re.compile(r"(?:celui|celle)\s+d|that\s+(?:of|for)\Z")
_SOON = 48


def _leads_to_base(clause: ClauseWords, match: re.Match[str]) -> bool:
    """Whether *celui du*, or the month of the new reading, begins the words that the base was read from."""
    for part in clause.parts:
        if part.name != "base_period" or not 0 <= part.start - match.end() < _SOON:
            continue
        between = clause.folded[match.end() : part.start]
        if _PRONOUN.match(match.group()) and _OF_A_PERIOD.match(between):
            return True
        same = any(
            match.group() in clause.folded[one.start : one.end]
            for one in clause.parts
            if one.name == "reference_period"
        )
        if match.group() in MONTHS and not between.strip() and same:
            return True
    return False


def _a_year_told(clause: ClauseWords, match: re.Match[str]) -> bool:
    """Whether *over twelve months* says again that the base is a year earlier."""
    bases = [clause.folded[one.start : one.end] for one in clause.parts if one.name == "base_period"]
    return _TWELVE.match(match.group()) is not None and any(_YEAR_BEFORE.search(one) for one in bases)


def told_elsewhere(clause: ClauseWords, match: re.Match[str], *, counted: bool, period: bool) -> bool:
    """Whether a count of months or years, or a period, tells nothing that was not read."""
    if counted:
        of_percent = _OF_A_PERCENT.match(clause.folded, match.end()) is not None
        return of_percent or _a_year_told(clause, match)
    return period and _leads_to_base(clause, match)


_NAME_BEFORE = re.compile(r"[\w)&'\u2019.]\s+\Z")


def of_a_company(clause: ClauseWords, match: re.Match[str]) -> bool:
    """Whether *Limited* is the form of a company: « Tamesis Lift Engineers Limited »."""
    written = clause.text[match.start() : match.end()]
    before = clause.text[max(match.start() - 3, 0) : match.start()]
    return written in ("Limited", "LIMITED") and _NAME_BEFORE.search(before) is not None
