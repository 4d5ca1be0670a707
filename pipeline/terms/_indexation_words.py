"""The words of a revision clause: how often, which way, how much at most, from when, by which formula."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.folding import fold
from pipeline.terms import _indexation_french as french
from pipeline.terms._indexation_conditions import is_case
from pipeline.types import JsonValue, Language

Direction = Literal["up", "down", "both"]

_FREQUENCY = {
    "fr": (
        (
            "P36M",
            r"tous\s+les\s+(?:trois|3)\s+ans|(?<!revision )(?<!periode )(?<!periodes )triennal\w*|"
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
            r"chaque\s+annee|annuellement|tous\s+les\s+(?:ans|(?:douze|12)\s+mois)|annuelle?s?\b|chaque\s+date\s+anniversaire|"
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
            r"(?:each|every)\s+quarterly\s+invoice|quarterly|each\s+(?:calendar\s+)?quarter|every\s+quarter",
        ),
        (
            "P1M",
            r"monthly\s+(?:adjust|basis)\w*|(?:adjusted|revised|indexed)\s+monthly|each\s+month|every\s+month",
        ),
        (
            "P12M",
            r"(?:each|every)\s+(?:january|february|march|april|may|june|july|august|september|october|"
            r"november|"
            r"december)\s+\d|(?:each|every)\s+(?:succeeding\s+|following\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?"
            r"(?:jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)\w*|annual(?:ly)?|yearly|per\s+annum|per\s+year|(?:each|every|"
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
_UP = {
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

_PERCENT = (
    r"(?:[a-z][a-z -]{2,40}?\s*\(\s*)?(?P<NAME>\d{1,3}(?:[.,]\d{1,3})?)\s*(?:\)\s*)?"
    r"(?:%|percent\b|per\s+cent\b|per\s?centum|pour\s?cents?\b)"
)
_CAP = {
    "fr": re.compile(
        r"(?:plafonne\w*\s+(?:a|au\s+taux\s+de)|plafond\s+(?:annuel\s+)?(?:de|est\s+fixe\s+a)|"
        r"dans\s+la\s+limite\s+(?:maximale\s+|annuelle\s+)?de|"
        r"limite\w*\s+a|(?:ne\s+(?:pourra|peut|saurait|devra|pourront)|sans\s+(?:pouvoir|"
        r"que\s+[^.;]{0,60}?puisse))\s*(?:\w+\s+){0,4}?(?:exceder|depasser|etre\s+superieure?\s+a)|"
        r"(?:maximum|maximal\w*|au\s+plus)\s+(?:de\s+|a\s+)?)\s*" + _PERCENT.replace("NAME", "cap")
    ),
    "en": re.compile(
        r"(?:not\s+(?:to\s+)?(?:in\s+any\s+\w+\s+)?exceed|"
        r"no\s+(?:such\s+)?(?:adjustment|increase|revision)\b[^.;]{0,60}?\b(?:shall|will|may)\s+exceed|"
        r"not\s+be\s+superior\s+to|no\s+(?:more|greater)\s+than|"
        r"not\s+(?:be\s+)?(?:more|greater)\s+than|capped\s+at|cap\s+of|"
        r"up\s+to\s+(?:a\s+)?(?:maximum\s+(?:of\s+)?)?|maximum\s+(?:\w+\s+){0,3}of|limited\s+to|"
        r"by\s+more\s+than|in\s+excess\s+of|"
        r"(?:increase|adjustment|change|rise)s?\s+(?:\w+\s+){0,2}exceeds?\s+(?:more\s+than\s+)?|(?:lesser|"
        r"lower)\s+of\s+(?:\(\w\)\s*)?)\s*(?:an?\s+)?(?:the\s+)?(?:increase\s+of\s+)?"
        + _PERCENT.replace("NAME", "cap")
    ),
}
_LESSER = re.compile(
    r"\b(?:lesser|lower)\s+of\b(?:[^.;]|\.(?=\w)|(?<=\.\w)\.){0,260}?" + _PERCENT.replace("NAME", "cap")
)
_GREATER = re.compile(r"\b(?:greater|higher)\s+of\b[^.;]{0,200}?" + _PERCENT.replace("NAME", "floor"))
_FLOOR = {
    "fr": re.compile(
        r"(?:plancher\s+(?:de|a)|au\s+minimum\s+de|minimum\s+de|au\s+moins)\s*"
        + _PERCENT.replace("NAME", "floor")
    ),
    "en": re.compile(
        r"(?:not\s+(?:be\s+)?less\s+than|no\s+less\s+than|at\s+least|(?:a\s+)?minimum\s+(?:\w+\s+){0,2}of|"
        r"floor\s+of)\s*" + _PERCENT.replace("NAME", "floor")
    ),
}
_FLOOR_WORDS = {
    "fr": re.compile(
        r"inferieure?s?\s+(?P<floor>(?:au|a\s+celui|a\s+celle|a\s+la)\s+(?:dernier\s+|dernier|"
        r"precedent\s+)?(?:loyer|prix|redevance|tarif|montant)?[^.,;\n]{3,70})"
    ),
    "en": re.compile(
        r"(?:less|lower)\s+than\s+(?P<floor>(?:the\s+)?(?:\w+\s+){0,4}(?:rent|fees?|prices?|charges?|rate|"
        r"amount)\b[^.,;\n]{0,60})"
    ),
}
_ROUND = {
    "fr": re.compile(r"arrondi\w*\s+(?:au|a|a\s+la|aux|par)\s+[^.,;\n]{3,60}"),
    "en": re.compile(
        r"round(?:ed|ing)\s+(?:up\s+|down\s+|off\s+)?(?:to\s+)?(?:the\s+)?nearest\s+[^.,;\n]{2,50}"
    ),
}
_REFERENCE = {
    "fr": re.compile(
        r"(?:dernier\w*\s+(?:indices?|valeurs?)\s+(?:connu|publi|paru|disponible)\w*|"
        r"dernier\s+indice)(?:\s+(?:a|au|lors|avant|le)\b[^.,;\n()]{0,70})?|"
        r"indices?\s+du\s+m(?:e|ê)me\s+(?:trimestre|mois)[^.,;\n()]{0,50}|m(?:e|"
        r"ê)me\s+trimestre\s+de\s+l'annee[^.,;\n()]{0,30}|"
        r"(?:indice|valeur\s+de\s+l'indice\s+\w+)\s+du\s+mois\s+d[e']\s?[^.,;\n()]{3,60}"
    ),
    "en": re.compile(
        r"(?:last|latest|most\s+recent(?:ly)?)\s+(?:published|available|announced)\b[^.,;\n()]{0,70}|"
        r"(?:prior|preceding|previous)\s+(?:twelve|12)[- ]?(?:\(12\)[- ]?)?\s*months?(?:\s+period)?|"
        r"(?:immediately\s+)?(?:preceding|prior|previous)\s+(?:calendar|contract|fiscal)?\s*year"
    ),
}
_NEXT_PART = re.compile(r"\s(?:et|and|ou|or)\s|\s[A-Z][A-Za-z]{0,8}[ ]?[-nN0-9]{0,3}\s*=|\s=")
_LAG = re.compile(
    r"(?:decalage\s+de|with\s+a\s+(?:time\s+)?lag\s+of|"
    r"a\s+lag\s+of)\s+(?P<count>\w+)(?:\s*\(\d+\))?\s+(?:mois|months?)"
)
_COUNT = {
    "un": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5,
    "five": 5,
    "six": 6, "douze": 12, "twelve": 12,
}  # fmt: skip


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
        r"\bindexe\w*\s+(?:[^\s.;]+\s+){0,8}?sur\b|\b(?:suivra|suivront|"
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
    match = _UP["fr" if language == "fr" else "en"].search(folded)
    if match is None and language == "fr":
        match = french.FALL_EXCLUDED.search(folded)
    return None if match is None else match.span()


def bounds(text: str, folded: str, language: Language) -> dict[str, JsonValue]:
    """Read ``cap``, ``floor``, ``rounding``, ``reference_period`` and ``lag``, where stated."""
    key = "fr" if language == "fr" else "en"
    value: dict[str, JsonValue] = {}
    cap = _bound(_CAP[key], folded) or (_lesser(folded) if key == "en" else None)
    if cap is not None:
        value["cap"] = cap.group("cap").replace(",", ".") + "%"
    elif key == "fr" and (most := french.cap(folded)) is not None:
        value["cap"] = most
    floor = _bound(_FLOOR[key], folded, cases=False) or (_GREATER.search(folded) if key == "en" else None)
    if floor is not None and floor.group("floor"):
        value["floor"] = floor.group("floor").replace(",", ".") + "%"
    elif (words := _FLOOR_WORDS[key].search(folded)) is not None and _UP[key].search(folded):
        value["floor"] = _plain(text[words.start("floor") : words.end("floor")])
    if (rounding := _ROUND[key].search(folded)) is not None:
        value["rounding"] = _plain(text[rounding.start() : rounding.end()])
    if (reference := _REFERENCE[key].search(folded)) is not None:
        stated = text[reference.start() : reference.end()]
        value["reference_period"] = _plain(_NEXT_PART.split(stated)[0])
    lag = _LAG.search(folded)
    if lag is not None:
        count = _COUNT.get(
            lag.group("count"), int(lag.group("count")) if lag.group("count").isdigit() else 0
        )
        if count:
            value["lag"] = f"P{count}M"
    return value


_OF_CHANGE = re.compile(
    r"\s*(?:%|percent|per\s+cent)?\s*\)?\s*of\s+(?:the|any|such)\s+(?:\w+\s+)?(?:increase|change|rise)"
)


def _lesser(folded: str) -> re.Match[str] | None:
    """Return *the lesser of 5 % and CPI*; 110 % of a change is a share of it and no cap."""
    match = _LESSER.search(folded)
    return None if match is None or _OF_CHANGE.match(folded, match.end("cap")) is not None else match


_SHARE = re.compile(r"\s*\)?\s*(?:of|des|du|de\s+la)\b")
_OF_PRICE = re.compile(
    r"\s*\)?\s*of\s+(?:the|such|that|each)\s+(?:\w+\s+){0,2}?(?:price|fee|rent|charge)s?\b"
)
_REVISION = re.compile(r"\b(?:adjustment|increase|revision)\b")
_MOST = 30
"""A cap or floor of a yearly revision is no more than so many percent."""


_NOUN = re.compile(r"minim|planch|floor")


def _bound(pattern: re.Pattern[str], folded: str, *, cases: bool = True) -> re.Match[str] | None:
    """Return the first percentage that bounds a revision: not a share of something, not a large one.

    ``cases``: whether one that is a case of the sentence counts, as *if it exceeds 5 %* does for a cap.
    """
    for match in pattern.finditer(folded):
        if not cases and _NOUN.search(match.group()) is None and is_case(folded, match.start()):
            continue
        figure = match.groupdict().get("cap") or match.groupdict().get("floor") or "0"
        if float(figure.replace(",", ".")) > _MOST:
            continue
        if _SHARE.match(folded, match.end()) is None or (
            _REVISION.search(match.group()) and _OF_PRICE.match(folded, match.end())
        ):
            return match
    return None


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;")


def folded_of(text: str) -> str:
    """Fold and bring every white space to a plain space, character for character."""
    return fold(text).replace("\n", " ").replace("\t", " ").replace("\f", " ")
