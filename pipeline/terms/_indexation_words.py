"""The words of a revision clause: how often, which way, how much at most, from when, by which formula."""

from __future__ import annotations

from typing import Literal

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _indexation_falls as falls
from pipeline.terms import _indexation_french as french
from pipeline.types import Language

Direction = Literal["up", "down", "both"]

_FREQUENCY = {
    "fr": (
        (
            "P60M",
            r"tous\s+les\s+(?:cinq|5)\s+ans|(?<!periode )quinquennal\w*|"
            r"(?:chaque|tous\s+les)\s+cinquiemes?\s+anniversaires?",
        ),
        (
            "P36M",
            r"tous\s+les\s+(?:trois|3)\s+ans|(?:chaque|tous\s+les)\s+troisiemes?\s+anniversaires?|"
            r"(?<!revision )(?<!periode )(?<!periodes )triennal\w*|"
            r"chaque\s+periode\s+triennale|a l'expiration de chaque periode de trois",
        ),
        ("P24M", r"tous\s+les\s+(?:deux|2)\s+ans|biennal\w*"),
        ("P6M", r"semestriel\w*|(?:chaque|tous\s+les)\s+semestres?|tous\s+les\s+(?:six|6)\s+mois"),
        (
            "P3M",
            r"chaque\s+(?:facturation|facture)\s+trimestrielle|trimestriellement|(?:chaque|tous\s+les)\s+trimestres?\b|tous\s+les\s+(?:trois|3)\s+mois|"
            r"revision\s+trimestrielle",
        ),
        ("P1M", r"(?:chaque\s+factur\w+|revision)\s+mensuelle|mensuellement|(?:chaque|tous\s+les)\s+mois"),
        (
            "P12M",
            r"(?:chaque|tous\s+les)\s+(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b|"
            r"chaque\s+annee|chaque\s+anniversaire|toutes\s+les\s+dates\s+anniversaires|annuellement|tous\s+les\s+(?:ans|(?:douze|12)\s+mois)|annuelle?s?\b|chaque\s+date\s+anniversaire|"
            r"date\s+anniversaire|par\s+an\b|une\s+fois\s+(?:par\s+|l')an|\bl'an\b|chaque\s+(?:1er|premier|"
            r"debut)\b[^.;]{0,30}|"
            r"chacune\s+des\s+annees|de\s+chaque\s+annee|annee\s+civile|chaque\s+exercice",
        ),
    ),
    "en": (
        ("P60M", r"every\s+(?:five|5)\s+(?:\(5\)\s+)?years|(?:each|every)\s+fifth\s+anniversary"),
        (
            "P36M",
            r"every\s+(?:three|3)\s+(?:\(3\)\s+)?years|triennial\w*|(?:each|every)\s+third\s+anniversary",
        ),
        (
            "P24M",
            r"every\s+(?:two|2)\s+(?:\(2\)\s+)?years|biennial\w*|(?:each|every)\s+second\s+anniversary",
        ),
        ("P6M", r"semi-?annual\w*|every\s+(?:six|6)\s+(?:\(6\)\s+)?months|half-?yearly"),
        (
            "P3M",
            r"(?:each|every)\s+quarterly\s+invoice|"
            r"quarterly(?!\s+(?:\w+\s+)?(?:charges?|fees?|rent|rents|prices?|rates?|instal\w+|payments?|subscriptions?)\b)|each\s+(?:calendar\s+)?quarter|every\s+quarter",
        ),
        (
            "P1M",
            r"monthly\s+(?:adjust|basis)\w*|(?:adjusted|revised|indexed)\s+monthly|each\s+month|every\s+month",
        ),
        (
            "P12M",
            r"(?:each|every)\s+(?:january|february|march|april|may|june|july|august|september|october|"
            r"november|"
            r"december)\b|(?:each|every)\s+(?:succeeding\s+|following\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?"
            r"(?:jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)\w*|annual(?:ly)?|yearly|(?:%|per\s?cent)\s*\)?\s+a\s+year\b|per\s+annum|per\s+year|(?:each|every|"
            r"any)\s+(?:(?!the\b|of\b|fifth\b|third\b|second\b|tenth\b)\w+\s+){0,3}(?:year\b|"
            r"anniversary)|"
            r"year[- ](?:over|on)[- ]year|once\s+(?:per|a|every)\s+(?:calendar\s+|contract\s+)?year|"
            r"anniversar\w+|"
            r"every\s+(?:twelve|12)\s+(?:\(12\)\s+)?months|"
            r"(?:twelve|12)[- ](?:\(12\)\s+)?months?\s+(?:period|anniversary)|twelfth\s+month|"
            r"(?:succeeding|following)\s+(?:calendar|contract|lease)\s+year",
        ),
    ),
}
_FREQUENCIES = {
    language: tuple((duration, re.compile(words)) for duration, words in table)
    for language, table in _FREQUENCY.items()
}
_BOTH = {
    "fr": re.compile(
        r"hausse\s+(?:comme|ou|et|aussi bien|et/ou)\s+(?:qu'|a\s+)?(?:a\s+)?la\s+baisse|baisse\s+(?:comme|"
        r"ou)\s+(?:a\s+)?la\s+hausse|"
        r"tant\s+a\s+la\s+hausse\s+qu'a\s+la\s+baisse|aussi\s+bien\s+a\s+la\s+hausse|en\s+plus\s+(?:ou|"
        r"comme)\s+en\s+moins|"
        r"augment\w+\s+ou\s+(?:\w+\s+){0,2}(?:diminu|redui|bais)\w*|hausse\s+ou\s+(?:une\s+|la\s+)?baisse|"
        r"major\w+\s+ou\s+minor\w+|"
        r"egalement\s+a\s+la\s+baisse|baisse\s+comme\s+a\s+la\s+hausse|"
        r"dans\s+les\s+deux\s+sens|augmentation[^.;]{0,40}\bdiminution|un\s+sens\s+comme\s+dans\s+l'autre"
    ),
    "en": re.compile(
        r"increas\w+[\s,]+(?:and/or|or|and)[\s,]+(?:\w+\s+){0,2}decreas\w+|"
        r"decreas\w+[\s,]+or[\s,]+increas\w+|up\s+or\s+down|"
        r"upwards?\s+(?:or|and)\s+downwards?|downwards?\s+or\s+upwards?|increased\s+or\s+reduced|"
        r"increases?\s+or\s+reductions?|"
        r"in\s+either\s+direction|raised\s+or\s+lowered|(?:plus|up)\s+or\s+minus|either\s+increas\w+\s+or"
    ),
}
UP = {
    "fr": re.compile(
        r"(?:ne\s+(?:pourra|pourront|peut|peuvent|saurait|sauraient|devra)|"
        r"sans\s+(?:que\s+[^.;]{0,60}\s)?(?:pouvoir|puisse\w*)|"
        r"n'est\s+pas|ne\s+sera)\s*(?:\w+\s+){0,2}?(?:en\s+aucun\s+cas\s+|jamais\s+|"
        r"toutefois\s+)?(?:,\s*en\s+aucun\s+cas\s*,\s*)?"
        r"(?:avoir\s+pour\s+(?:effet|consequence)\s+(?:de\s+|d')?|conduire\s+a\s+|entrainer\s+|"
        r"aboutir\s+a\s+|donner\s+lieu\s+a\s+|etre\s+|resulter\s+en\s+)?"
        r"(?:ramener[^.;]{0,60}inferieur|inferieure?s?\s+(?:au|a\s+la|a\s+celui|a\s+celle)|(?:une\s+|"
        r"la\s+)?(?:diminution|baisse|reduction)|"
        r"reviser\w*\s+a\s+la\s+baisse|revise\w*\s+a\s+la\s+baisse|bais\w+|diminu\w+|"
        r"fixer\w*[^.;]{0,40}inferieur)|"
        r"(?:uniquement|seulement|exclusivement)\s+a\s+la\s+hausse|qu'a\s+la\s+hausse|"
        r"(?:a\s+la|en)\s+hausse\s+(?:uniquement|seulement|exclusivement)|"
        r"jamais\s+(?:etre\s+)?(?:a\s+la\s+baisse|inferieur)|(?:qu'|"
        r"seulement\s+|uniquement\s+|exclusivement\s+)en\s+cas\s+de\s+(?:(?:variation|"
        r"evolution)\s+a\s+la\s+)?"
        r"(?:hausse|augmentation)|"
        r"a\s+la\s+baisse[^.;]{0,40}sans\s+effet|aucune\s+(?:revision|variation|indexation|"
        r"diminution)\s+a\s+la\s+baisse|"
        r"en\s+cas\s+de\s+(?:baisse|variation\s+negative)[^.;]{0,80}(?:inchange|restera|demeurera|"
        r"maintenu|ne\s+sera\s+pas)"
    ),
    "en": re.compile(
        r"\b(?:prices?|fees?|rents?|rates?|charges?|amounts?|salary|compensation|payments?)\b[^.;]{0,60}?\b"
        r"(?:shall|will|may|can|does|do|is|are)\s*(?:not|never|in\s+no\s+(?:event|"
        r"case))\s+(?:\w+\s+){0,4}?(?:be\s+)?"
        r"(?:decreas\w*|reduc\w+|lower\w*|declin\w*|fall|diminish\w*)|"
        r"in\s+no\s+(?:event|case|circumstances)\s+(?:shall|will|may)\s+[^.;]{0,80}?(?:"
        r"(?<!increase or )(?<!increases or )(?<!increase and )decreas|"
        r"be\s+reduced|be\s+less\s+than|be\s+lower|reduction)|"
        r"(?:shall|will|may)\s+(?:not|never|in\s+no\s+event)\s+be\s+(?:less|"
        r"lower)\s+than\s+(?:the\s+)?(?:\w+\s+){0,4}"
        r"(?:in\s+effect|preceding|previous|prior|then|immediately|initial|current|rent|fee|price)|"
        r"\bfall\s+in\s+(?:the|that|such)\s+index\b[^.;]{0,40}?\b(?:leaves|does\s+not|shall\s+not|has\s+no|is\s+disregarded)|"
        r"\b(?:can|may|shall|will)\s+only\s+(?:go\s+up|rise|increase)\b|\bit\s+never\s+(?:falls|goes\s+down|decreases)\b|"
        r"upwards?[- ]only|only\s+(?:be\s+)?(?:increased|upwards?)|increased?\s+only|"
        r"but\s+(?:shall\s+|will\s+)?(?:not|never)\s+(?:be\s+)?(?:decreas|reduc|down)|"
        r"\bindex\s+(?:decreases|declines|falls|goes\s+down|has\s+(?:fallen|declined|decreased))[^.;]{0,60}"
        r"(?:unchanged|no\s+(?:adjustment|change)|remains?\s+(?:as|the\s+same))|"
        # The greater of what is paid and what the index gives: it stays where the index falls.
        r"\b(?:greater|higher|larger)\s+of\s+(?:\(?[ai1]\)\s*)?(?:the\s+|that\s+)?(?:\w+\s+){0,4}?"
        r"(?:rents?|fees?|prices?|charges?|rates?|amounts?|sums?)\b[^.;]{0,60}?\b(?:payable|paid|in\s+force|"
        r"in\s+effect|immediately\s+before|current|preceding|previous|ended)\b|"
        r"\b(?:negative|downward)\s+(?:change|movement|variation|figure)\b[^.;]{0,50}\b(?:zero|nil|disregarded|ignored)\b|"
        r"\b(?:prices?|fees?|rents?|rates?|charges?)\s+(?:ever\s+)?be\s+(?:less|lower)\s+than\s+(?:the|that)\b"
    ),
}
_DOWN = {
    "fr": re.compile(
        r"(?:uniquement|seulement|exclusivement)\s+a\s+la\s+baisse|a\s+la\s+baisse\s+(?:uniquement|"
        r"seulement)"
    ),
    "en": re.compile(r"downwards?[- ]only|decreased?\s+only|only\s+(?:be\s+)?decreased"),
}
_ONLY_RISES = re.compile(
    r"increas\w+[^.;]{0,140}?(?:increases?\s+in|in\s+line\s+with|rise\s+in|percentage\s+increase|growth)\b"
)
_MAY_RISE = re.compile(
    r"\bmay\s+(?:\w+,?\s+){0,3}?(?:increase|raise|escalate)\s+(?:the|its|such|any|all|each)\b[^.;]{0,140}?"
    r"\b(?:not\s+(?:to\s+)?exceed|no\s+more\s+than|not\s+more\s+than|up\s+to|capped|limited\s+to|lesser)|"
    r"\bincreased\s+(?:\w+\s+){0,4}?by\s+(?:the\s+|a\s+|any\s+)?percentage\s+increase\s+(?!or\b|and\b)"
)
_FALLS = re.compile(r"decreas|reduc|down|fluctuat|change\s+in|changes\s+in|adjust|revis|variation")


def frequency(folded: str, language: Language) -> str | None:
    """Say how often: an ISO duration, ``None`` when the words do not say."""
    found = frequency_at(folded, language)
    return None if found is None else found[0]


def frequency_at(folded: str, language: Language) -> tuple[str, int, int] | None:
    """Say how often and where the words stand that say it, as (ISO duration, start, end)."""
    for duration, words in _FREQUENCIES["fr" if language == "fr" else "en"]:
        match = words.search(folded)
        if match is not None:
            return duration, *match.span()
    return None


_FOLLOWS = {
    "fr": re.compile(
        r"(?:dans\s+(?:la\s+meme|une?)\s+proportions?|dans\s+les\s+memes\s+proportions|"
        r"proportionnellement|en\s+proportion)\b[^.;]{0,60}?\b(?:variations?|evolutions?|indices?|index)\b|"
        r"\b(?:en\s+fonction|selon|suivant|d'apres|sur\s+la\s+base)\b[^.;]{0,60}?\b(?:variations?|"
        r"evolutions?)\b|"
        r"\b(?:varie|variera|varieront|varient|evoluera|evolueront|evolue)\b[^.;]{0,90}?\b"
        r"(?:indices?|index|variations?|evolutions?)\b|"
        r"\bindexe\w*\s+(?:[^\s.;]+\s+){0,22}?sur\b|\b(?:suivra|suivront|"
        r"suit)\b[^.;]{0,30}?\b(?:variation|evolution)"
    ),
    "en": re.compile(
        r"\b(?:in\s+(?:the\s+same\s+|direct\s+)?proportion|proportionate(?:ly)?|in\s+line|"
        r"in\s+accordance|according|by\s+(?:the|a)\s+percentage|by\s+the|to\s+reflect|based\s+(?:up)?on)"
        r"\b[^.;]{0,60}?\b(?:changes?|variations?|movements?|fluctuations?)\s+(?:in|of)\b|"
        r"\bfluctuations?\s+(?:in|of)\s+(?:the\s+)?(?:\w+\s+){0,4}?(?:index|cpi|rpi|ppi)\b|"
        r"\bindexed\s+to\b"
    ),
}
_RISES = {
    "fr": re.compile(
        r"\b(?:sera|seront|est|sont|etre)\s+(?:\w+\s+){0,2}?(?:augment|major|revaloris)|\baugmentera|"
        r"\bhausse\s+(?:annuelle\s+)?(?:de|egale|correspond)|pourra\w*\s+(?:\w+\s+)?augment"
    ),
    "en": re.compile(r"\b(?:increas|growth|rise|rais|escalat|upward)"),
}


def follows(quote: str, language: Language, *, ratio: bool) -> bool:
    """Whether a price moves with its index by plain arithmetic, and so both ways.

    A price that varies *in proportion to the variation of an index*, or by a formula that multiplies it by
    the ratio of two readings, falls when the index falls: the words say so without the word *fall*. It is
    only said where no other word gives the movement a side: *increased by*, *augmenté de*, a floor.

    Args:
        quote: folded sentence that tells of the revision.
        language: of the words.
        ratio: whether a formula with a ratio of readings stands there.
    """
    key = "fr" if language == "fr" else "en"
    if _RISES[key].search(quote):
        return False
    return ratio or _FOLLOWS[key].search(quote) is not None


def direction(folded: str, language: Language) -> Direction | None:
    """Say which way a price may move: from words that say it, never from silence (but see ``follows``)."""
    key = "fr" if language == "fr" else "en"
    if fall_excluded(folded, language) is not None:
        return "up"
    if _DOWN[key].search(folded):
        return "down"
    if _BOTH[key].search(folded) or (key == "fr" and french.BOTH_WAYS.search(folded)):
        return "both"
    if key == "en" and _MAY_RISE.search(folded):
        return "up"
    if key == "en" and _ONLY_RISES.search(folded) and not _FALLS.search(folded):
        return "up"
    return None


def fall_excluded(folded: str, language: Language) -> int | None:
    """Return where words begin that exclude a fall of the price, if they do."""
    span = fall_excluded_span(folded, language)
    return None if span is None else span[0]


def fall_excluded_span(folded: str, language: Language) -> tuple[int, int] | None:
    """Return where words stand that exclude a fall of the price, if they do."""
    key = "fr" if language == "fr" else "en"
    patterns: list[re.Pattern[str]] = [UP[key]]
    if key == "fr":
        patterns.append(french.FALL_EXCLUDED)
    for pattern in patterns:
        for match in pattern.finditer(folded):
            bounded = _BY_MORE.match(folded, match.end()) or falls.to_a_figure(
                folded, match.end(), language
            )
            if not bounded and not falls.of_another(folded, match.start() + 1, language):
                return match.span()
    return falls.never_falls(folded, language) or falls.shut_out(folded, language)


_BY_MORE = re.compile(r"[^.;,]{0,24}?\b(?:de\s+plus\s+de|by\s+(?:more\s+than|over))\b")
"""*May not rise or fall by more than 4 %* bounds a fall and does not exclude it."""


def folded_of(text: str) -> str:
    """Fold and bring every white space to a plain space, character for character."""
    return fold(text).replace("\n", " ").replace("\t", " ").replace("\f", " ")
