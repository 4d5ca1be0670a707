"""What stands behind the name of an index: whether it may be another series of the same family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from data.load import lexicon
from pipeline.indexation.reading._unread_words import PERIODS
from pipeline.indexation.reading.clause import REPLACES, ClauseWords, sentence_at
from pipeline.terms._indexation_base import MONTHS
from pipeline.terms._indexation_indices import IndexName

_ALONE = re.compile(r"(?:ILC|ILAT|IRL|ICC|SYNTEC|CPIH|RPI|SMIC)\Z|(?:BT|TP|FSD|EV|PSD)-?\d+[A-Z]?\Z")
"""Indices that have no further series under their name."""
_MONTH = "|".join(MONTHS)
_TIME = (
    rf"(?:{_MONTH}|months?|mois|quarters?|trimestres?|years?|annees?|periods?|periode|date|day|jour|last|latest|preceding|previous|prior|most|recent|"
    r"third|second|first|fourth|same|meme|dernier|derniere|twelve|12|calendar|premier|deuxieme|troisieme|quatrieme|\d{1,2}(?:er|e|eme)?\b|relevant|applicable|"
    r"month|each|chaque|any|base|reference)"
)
_ENDS = re.compile(
    r"\Z|[.;:\"\u201c\u201d\u00ab\u00bb]|/|(?:'s|\u2019s)\b|"
    r"(?:is|are|was|were|shall|will|has|have|had|means?|exceeds?|may|can|est|sont|sera|seront|etait|a|ayant|etant|being|or|and|et|ou|nor|ni|which|that|qui|dont|"
    r"published|publie\w*|paru\w*|connu\w*|announced|issued|released|available|over|during|between|entre|since|depuis|from|as|compared|relative|rate|figures?|"
    r"level|values?|last|latest|preceding|exceeding|divided|multiplied|on|at|with|where|then|most|immediately|selon|suivant|par|sur|au|aux|applicable|"
    r"adjustments?|so|if|between|ending|ended|lors|pour|plus|minus|stands?|stood|servant|retenu\w*|ci-\w+|(?:en\s+vigueur)|respectively|respectivement|for\s+such|for\s+that)\b|"
    rf"(?:for|in|of|de|du|des|d'|le|la|l')\s*(?:the\s+|le\s+|la\s+|l')?(?:month\s+of\s+|mois\s+d[e']\s*)?{_TIME}|"
    r"d'?e?\s+(?:base|reference|comparaison|revision|depart)\b|in\s+(?:effect|force|question)\b"
)
_PLAIN = re.compile(
    r"[,()=]|all[\s-]+items?\b(?:\s+(?:index|figure)\b)?|(?:all\s+)?urban\s+consumers\b|u\.?\s?s\.?\b|u\.?\s?k\.?\b|united\s+(?:kingdom|states)\b|city\s+average\b|"
    r"(?:the\s+)?(?:ons|insee|i\.n\.s\.e\.e\.?|bls)\b|(?:the\s+)?office\s+(?:for|of)\s+national\s+statistics\b|bureau\s+of\s+labor\s+statistics\b|for\b(?=\s+all\b|\s+the\s+u)|"
    r"(?:not\s+)?seasonally\s+adjusted\b|ensemble\s+des\s+menages\b|france(?:\s+entiere)?\b|hors\s+tabac\b|base\b|series\b|identifiant\b|\d{2,9}(?:\s*-\s*\d{2,4})?\b|"
    r"[a-z]\d[a-z0-9]{2}\b|chaw\b|czbh\b|cpi(?:\s*-\s*u)?\b|rpi\b|ipc\b|cpih\b|index\b|indice\b|national\b|mensuel\b|trimestriel\b|monthly\b|annual\b|"
    r"twelve\b|aei\b|whole\s+economy\b|regular\s+pay\b|k54[a-z]\b|annual\s+rate\b|12-month\b|charges\s+comprises\b|syntec\b|the\b|icc\b|ilc\b|irl\b|ilat\b|i\.r\.l\.|i\.l\.c\.|1er\b|premier\b|au\b|trimestre\b"
)
_FAR = 110


_OF_AREAS = re.compile(r"(?:[A-Z]{2}\s)?(?:S?PPI|CPI|IPC|HICP|ECI|AWE|LCI)")
"""Indices of which there are many by area, sector or product."""


def mentions_of(clause: ClauseWords, index: IndexName) -> Iterator[IndexName]:
    """Yield an index where it is named first, and each further place in which its words stand."""
    yield index
    if _OF_AREAS.match(index.name) is None:
        return
    told = {clause.folded[index.start : index.end], index.name.casefold()}
    for words in told:
        for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", clause.folded):
            low, high = sentence_at(clause, match.start())
            if match.start() != index.start and not REPLACES.search(clause.folded, low, high):
                yield replace(index, start=match.start(), end=match.end())


def other_series(clause: ClauseWords, index: IndexName) -> tuple[int, int] | None:
    """Return the words behind the name of an index that may make it another series, if there are any.

    Every word from the name to the first verb, time or full stop has to be one that is known to change
    nothing (the publisher, the base, *all items*, the code of the general series).
    """
    if _ALONE.match(index.name):
        return None
    at, limit = index.end, min(index.end + _FAR, len(clause.folded))
    depth = 0
    while at < limit:
        here = clause.folded[at]
        if here in " \u00a0":
            at += 1
            continue
        plain = _PLAIN.match(clause.folded, at, limit)
        if plain is not None:
            depth += {"(": 1, ")": -1}.get(plain.group(), 0)
            at = plain.end()
            continue
        if depth <= 0 and _ENDS.match(clause.folded, at, limit) is not None:
            return None
        if depth > 0 and here in ".;:":
            at += 1
            continue
        if depth < 0:
            return None
        return index.start, min(at + 20, len(clause.folded))
    return None


_SERIES = re.compile(r"[\"\u201c\u00ab]\s*(?:the\s+|l['\u2019])?(?:index|indice)\b")


def defines_series(clause: ClauseWords, match: re.Match[str]) -> bool:
    """Whether *"Index" means* tells which index it is, and names no month or quarter of one."""
    _, high = sentence_at(clause, match.start())
    rest = clause.folded[match.end() : high]
    return _SERIES.match(match.group()) is not None and PERIODS.search(rest) is None


CODE = re.compile(r"icht[\w-]+")


def codes_in_doubt(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield codes longer than the name they were read as: they may be of another series (*ICHTrev-TS*)."""
    for part in clause.parts:
        words = clause.folded[part.start : part.end]
        if part.name == "index" and CODE.fullmatch(words):
            plain = re.sub(r"(?<=[a-z])[o0]\Z", "", words).upper()
            listed = lexicon("indices", "fr").get(plain)
            if listed is None or "ended" in listed:
                yield part.start, part.end


_NO_TOBACCO = re.compile(r"\s*,?\s*\(?\s*hors\s+tabac\b(?!\s*,?\s*(?:et\s+)?(?:hors|sauf))")


def own_words(clause: ClauseWords, index: IndexName) -> bool:
    """Whether *hors tabac* follows the name of the index of prices without tobacco: it is of that name."""
    return index.name.endswith("hors tabac") and _NO_TOBACCO.match(clause.folded, index.end) is not None
