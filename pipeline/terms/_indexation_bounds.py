"""What bounds a revision, how its figures are rounded and of when they are, as a clause words it."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms import _indexation_french as french
from pipeline.terms._indexation_conditions import is_case
from pipeline.terms._indexation_words import UP
from pipeline.terms._payment_words import alternatives
from pipeline.types import JsonValue, Language

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
        r"no\s+(?:such\s+)?(?:adjustment|increase|revision|variation|change|rise|movement|uplift)\b[^.;]{0,60}?"
        r"\b(?:shall|will|may|can|is\s+to|to)\s+(?:exceed|be\s+(?:(?:more|greater|higher)\s+than|above))|"
        r"neither\s+(?:more|greater)\s+than|never\s+(?:to\s+)?(?:be\s+)?(?:above|more\s+than|greater\s+than|exceed)|"
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
        r"(?:(?:not|nor)\s+(?:be\s+)?less\s+than|no\s+less\s+than|at\s+least|(?:a\s+)?minimum\s+(?:\w+\s+){0,2}of|"
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


def bounds(text: str, folded: str, language: Language) -> dict[str, JsonValue]:
    """Read ``cap``, ``floor``, ``rounding``, ``reference_period`` and ``lag``, where stated."""
    key = "fr" if language == "fr" else "en"
    value: dict[str, JsonValue] = {}
    cap = (
        _bound(_CAP[key], folded) or (_lesser(folded) if key == "en" else None) or _worded(folded, language)
    )
    if cap is not None:
        figure = next(one for one in cap.groupdict().values() if one)
        value["cap"] = figure.replace(",", ".") + "%"
    elif key == "fr" and (most := french.cap(folded)) is not None:
        value["cap"] = most
    floor = _bound(_FLOOR[key], folded, cases=False) or (_GREATER.search(folded) if key == "en" else None)
    if floor is not None and floor.group("floor"):
        value["floor"] = floor.group("floor").replace(",", ".") + "%"
    elif (words := _FLOOR_WORDS[key].search(folded)) is not None and UP[key].search(folded):
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


def _worded(folded: str, language: Language) -> re.Match[str] | None:
    """Return a cap in words of the lexicon, or the second bound of a corridor: *a collar of 2% and 4%*."""
    side: Language = "fr" if language == "fr" else "en"
    for pattern in (_of_lexicon(side), _corridor(side), _band(side)):
        if (found := _bound(pattern, folded)) is not None:
            return found
    return None


_NO_TAIL = r"(?!\w|\s+(?:than|que|de|d'|tard|tot|late\w*|early|once|une\s+fois|tous\s+les|every)\b)"
"""*2% and not more than 6%*: the first figure is the floor."""


@cache
def _band(language: Language) -> re.Pattern[str]:
    """Both ways by so much, *within a band of 3 per cent*; or a cap said behind it, *3 % at most*."""
    words = lexicon("price_limits", language)
    named, joins, tails = (
        alternatives(words[group]) for group in ("band_words", "corridor_joins", "bound_tails")
    )
    share = _PERCENT.replace("NAME", "cap")
    return re.compile(
        rf"(?<!\w)(?:{named})\s+(?:plus\s+or\s+minus\s+|plus\s+ou\s+moins\s+|\+/-\s*)?{share}(?!\s*(?:{joins})\s*\d)"
        rf"|(?<![\w.,]){share.replace('<cap>', '<tailed>')}\s*\)?,?\s*(?:{tails}){_NO_TAIL}"
    )


@cache
def _of_lexicon(language: Language) -> re.Pattern[str]:
    words = alternatives(lexicon("price_limits", language)["cap_words"])
    return re.compile(rf"(?<!\w)(?:{words})\s*(?:an?\s+)?" + _PERCENT.replace("NAME", "cap"))


@cache
def _corridor(language: Language) -> re.Pattern[str]:
    named, leads, joins = (
        alternatives(lexicon("price_limits", language)[group])
        for group in ("corridor_words", "corridor_leads", "corridor_joins")
    )
    low = r"\d{1,2}(?:[.,]\d{1,3})?\s*(?:%|per\s?cent|pour\s?cent)?"
    return re.compile(
        rf"(?<!\w)(?:{named})\s+(?:{leads})\s+{low}\s*(?:{joins})\s*" + _PERCENT.replace("NAME", "cap")
    )


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
        figure = next((one for one in match.groupdict().values() if one), "0")
        if float(figure.replace(",", ".")) > _MOST:
            continue
        if _SHARE.match(folded, match.end()) is None or (
            _REVISION.search(match.group()) and _OF_PRICE.match(folded, match.end())
        ):
            return match
    return None


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;")
