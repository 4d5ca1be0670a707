"""What a price is reckoned by where the words name a thing and a time: *par utilisateur et par mois*."""

from __future__ import annotations

from data import late as re
from pipeline.money import per_of
from pipeline.money._not_per import is_flow
from pipeline.money._qualifiers import per_named, unit_of
from pipeline.types import Language

TIMES = frozenset({"minute", "hour", "day", "week", "month", "quarter", "half_year", "year"})
_MEASURES = frozenset(
    {
        "kg",
        "g",
        "litre",
        "hl",
        "kwh",
        "mwh",
        "kva",
        "kw",
        "m2",
        "m3",
        "ml",
        "m",
        "km",
        "gb",
        "minute",
        "unit",
        "page",
    }
)
_TWO = re.compile(
    r"\)?\s*(?:h\.?\s?t\.?(?:v\.?a\.?)?|t\.?t\.?c\.?|hors taxes?|toutes taxes comprises)?,?\s*\(?"
    r"(?:(?:par|per|each|an?|pour (?:une?|chaque)|la|le)\s+|/\s*|l')"
    r"(?P<one>[a-z]+(?:[ '-][a-z]+){0,2}?),?\s*"
    r"(?:(?:et|and)\s+(?:(?:par|per)\s+)?|(?:par|per|each|an?)\s+|/\s*)(?P<two>[a-z]+)\b"
)


def is_time(unit: str | None) -> bool:
    """Whether a price comes back with time: ``month``, ``user_month``."""
    return unit is not None and (unit in TIMES or unit.rpartition("_")[2] in TIMES)


def is_measure(folded: str, end: int) -> bool:
    """Whether a weight, size or energy follows a sum in French: its price may have three decimals."""
    unit = per_of(folded, end, end, "fr")
    return unit in _MEASURES


def two_bases(after: str, language: Language) -> str | None:
    """Read ``user_month`` from folded words that follow a sum: ``per user per month``."""
    match = _TWO.match(after)
    if match is None:
        return None
    one, two = (
        _unit(f"{'par' if language == 'fr' else 'per'} {match[name]}", language) for name in ("one", "two")
    )
    if one in TIMES and two is not None and two not in TIMES:
        return f"{two}_{one}"  # "par mois et par virement" has one
    return f"{one or 'unit'}_{two}" if two in TIMES and one not in TIMES else None


def per_said(words: str, language: Language) -> str | None:
    """Read what a price is per from words that say only that: ``par ml``, ``par palette / mois``."""
    if (both := two_bases(f" {words} ", language)) is not None:
        return both
    linked = re.fullmatch(r"(?:(?:le|la|les)\s+|l')(?P<noun>[a-z²³' -]+)", words)
    return _unit(f"par {linked['noun']}" if linked else words, language)


def both_in_head(header: str, language: Language) -> str | None:
    """Read ``price per user per month`` or ``annual rate per rsf`` from the head of a column."""
    if (slashed := _SLASHED.search(header)) is not None:
        one, two = (_unit(f"per {slashed[name]}", language) for name in ("one", "two"))
        return f"{one}_{two}" if one and two in TIMES and one not in TIMES else None
    said = _PER_IN_HEAD.search(header)
    if said is None:
        return None
    if (both := two_bases(f" {header[said.start() :]} ", language)) is not None:
        return both
    often = next((unit for words, unit in _SHORT if words.search(header, 0, said.start())), None)
    thing = _unit(header[said.start() :], language)
    return f"{thing}_{often}" if often in TIMES and thing is not None and thing not in TIMES else None


_SLASHED = re.compile(r"/\s?(?P<one>[a-z²³]+[23]?)\s?/\s?(?P<two>[a-z]+)\b")


def label_end(label: str, language: Language) -> str | None:
    """Read the unit that ends the label of a row: ``conseil, l'heure ...``, ``visit, each``, ``(jour)``."""
    if len(label) > _LONG_LABEL or _OTHERS.search(label) is not None:
        return None
    flow = _LAST_PER.search(label)
    if flow is not None and is_flow(label, flow.start(), flow["unit"], language):
        return None
    if (said := _PER_COLON.search(label)) is not None:
        unit = "day" if said["words"] is None else per_said(said["words"], language)
        if unit is not None:
            return unit
    if (measured := _MEASURED.search(label)) is not None and (
        unit := per_said(measured["words"], language)
    ):
        return unit
    if (" par " in label or " per " in label) and (both := _both_at_end(label, language)) is not None:
        return both
    if (said := _LABEL_END.search(label)) is not None:
        named = per_said(said["words"], language)
        return named or ("unit" if said["words"].startswith(("par ", "per ")) else None)
    if (first := unit_of(label, language)) is not None:
        return first
    if (ends := _PER_END.search(label)) is not None:
        units = (per_said(f"per {word}", language) for word in ends["nouns"].split())
        return next(filter(None, units), "unit")
    bare = _BARE_END.search(label)
    unit = None if bare is None else per_said(f"{'par' if language == 'fr' else 'per'} {bare[1]}", language)
    return unit if unit in _BARE_UNITS else None


_LAST_PER = re.compile(r"\b(?:per|par)\s+(?P<unit>[a-z]+)[^a-z]*\Z")
_OTHERS = re.compile(
    r"(?:[€$£]\s?\d[\d.,' ]*|\d\s?(?:€|eur|euros|usd|dollars))\s?\(?\s?"
    r"(?:/|(?:per|par|each|an?)\s)\s?[a-z]+\)?\s*/?\s*\Z"
)
"""*$2,000 (per year) / $3,900 (two years)*: what stands right behind a sum is said of that one."""


def _both_at_end(label: str, language: Language) -> str | None:
    """Read what ends a label: ``par kw souscrit et par an``."""
    said = _PER_AND_PER.search(label)
    if said is None:
        return None
    one, two = (
        _unit(f"{'par' if language == 'fr' else 'per'} {said[name]}", language) for name in ("one", "two")
    )
    return f"{one or 'unit'}_{two}" if two in TIMES and one not in TIMES else None


_PER_COLON = re.compile(r"\b(?:(?:tjm|adr)\b[^:]{0,20}|(?P<words>(?:par|per)\s+[a-z]+))\s*:\s*\(?\Z")
"""*TJM :*, *loyer par trimestre :*."""
_MEASURED = re.compile(
    r"\((?P<words>(?:(?:le|la|the|per|par)\s+|l')[a-z²³]+(?:\s(?:carre|cube|lineaire|foot|metre|meter))?),\s*(?:par|per)\s[a-z]+\)"
    r"[\s.:|–-]*\Z"
)
"""*(le m², par passage)*: the first is what is measured."""
_PER_AND_PER = re.compile(
    r"\b(?:par|per)\s+(?P<one>[a-z²³]+)(?:\s+[a-z]+)?,?\s+(?:et\s+|and\s+)?(?:par|per)\s+(?P<two>[a-z]+)\s*[)|:\t.]*\s*\Z"
)
_PER_IN_HEAD = re.compile(r"\b(?:per|par)\s")
_PER_END = re.compile(r"\bper\s+(?P<nouns>(?:[a-z-]+\s+){0,2}[a-z]{3,})\s*(?:\.{2,}|[:\t|…])[\s.:|…]*\Z")
"""*Variable charge per inbound call minute ....*"""
_LABEL_END = re.compile(
    r"(?:[,:(–|-]|\.{3})\s*(?:a\s+)?(?P<words>(?:par|per|chaque|the|la|le)\s+[a-z²³'-]+[23]?|(?:l'|/\s?)[a-z²³-]+[23]?)"
    r"(?<!par|per)(?:\s+[a-z]{3,})?\)?[\s.,:|–-]*\Z"
)
_BARE_END = re.compile(r"\(\s*([a-z²³' -]{1,20}[23]?)\s*\)[\s.:|–-]*\Z")
"""A unit that stands alone in brackets at the end of a label."""
_BARE_UNITS = frozenset({*TIMES, "half_day", "intervention", "kg", "km", "m2", "m3", "ml", "tonne", "unit"})
_LONG_LABEL = 110


FLAT_LABEL = re.compile(
    r"\A(?:forfait|tarif|prix|taux|cout)\s+(?:de\s+la\s+|a\s+la\s+|par\s+|de\s+l'|a\s+l')?"
)
"""What may stand before the unit in a label: ``Forfait journee``."""
_OF_ALL = re.compile(
    r"\b(?:rates|prices|charges|fees|prix|tarifs)\s+(?:(?:are|sont|s'entendent|all|tous|quoted|stated|expressed|shown"
    r"|exprimes|indiques|donnes|listed)\s+){1,3}(?P<said>(?:per|par|by\s+the|for\s+(?:each|every))\s+[a-z²³-]{2,20})"
    r"|\b(?:foregoing|above|these|listed)\s+(?:are\s+)?(?:the\s+)?(?:rates|prices|charges|fees)\s+(?:are\s+)?"
    r"(?P<those>(?:per|by\s+the|for\s+(?:each|every))\s+[a-z²³-]{2,20})"
)
_SHORT_UNIT = re.compile(
    r"\)?\s?(?:(?P<many>(?:per|/)\s?1,?000(?!\d))|/\s?(?P<unit>t|sf|ea|h|d|wk|mth|l)|(?P<word>psf|ea|p\.?a|p\.?m|pcm|p\.?w))(?![a-z\d])"
)
_SHORT_UNITS = {
    "t": "tonne", "sf": "sqft", "psf": "sqft", "ea": "unit", "h": "hour", "d": "day", "wk": "week",
    "mth": "month", "l": "litre", "pa": "year", "pm": "month", "pcm": "month", "pw": "week",
}  # fmt: skip
_BELOW = 900
_SAYS_ALL = (" per ", " par ", " by the ", " for each ", " for every ")
_EACH = re.compile(r"by\s+the|for\s+(?:each|every)")


def of_all(folded: str, at: int, language: Language) -> str | None:
    """Read what a line below or above a list says of all its sums: ``Rates are per hour.``."""
    near = folded[max(at - _BELOW, 0) : at + _BELOW]
    if not any(word in near for word in _SAYS_ALL):
        return None
    said = _OF_ALL.search(near)
    return None if said is None else per_said(_EACH.sub("per", said["said"] or said["those"]), language)


def short_unit(folded: str, end: int) -> str | None:
    """Read the short forms of English units behind a sum: ``/t``, ``psf``, ``p.a.``."""
    match = _SHORT_UNIT.match(folded, end)
    if match is not None and match["many"]:
        return "thousand"
    return None if match is None else _SHORT_UNITS[(match["unit"] or match["word"]).replace(".", "")]


def head_per(head: str, language: Language) -> str | None:
    """Read what prices are per from the folded head of their column: ``Prix (€ HT / mois)``, ``TJM HT``."""
    plain = " ".join(_MARKS.sub(" ", head).split())
    if (linked := _IN_HEAD.search(plain)) is not None and (
        said := per_said(f"par {linked['unit']}", language)
    ):
        return said
    return per_named(plain, language) or next((unit for words, unit in _SHORT if words.search(plain)), None)


_MARKS = re.compile(
    r"[()€$£]|\bh\.?t\b\.?|\bt\.?t\.?c\b\.?|\bhors taxes?\b|\b(?:en\s+)?(?:euros?|eur|usd)\b"
)
_IN_HEAD = re.compile(r"(?:/|\b(?:par|per|au|a l'|a la|le|la)\b)\s?(?P<unit>[a-z][a-z-]*[²³23]?)\s*\Z")
_SHORT = (
    (re.compile(r"\b(?:tjm|tj|adr)\b"), "day"),
    (re.compile(r"\b(?:mensuel\w*|monthly)\b"), "month"),
    (re.compile(r"\b(?:annuel\w*|yearly|annual)\b"), "year"),
    (re.compile(r"\b(?:trimestriel\w*|quarterly)\b"), "quarter"),
    (re.compile(r"\b(?:horaire|hourly)\b"), "hour"),
    (re.compile(r"\b(?:journalier\w*|daily)\b"), "day"),
    (re.compile(r"\bp\.?\s?u\.?(?![a-z])|\bunit\s+(?:price|cost|rate|fee)|\bprix\s+unitaire"), "unit"),
)


def _unit(words: str, language: Language) -> str | None:
    return per_of(f"x {words} ", 1, 1, language)


def thing_after(after: str, language: Language) -> str | None:
    """Each of a thing that no list of units knows: ``$0.005 per access``, ``£85 a pitch``."""
    match = _THING.match(after)
    if match is not None and match["noun"] not in _MEANS:
        return "unit"
    if language == "en" and (sold := _A_THING.match(after)) and sold["noun"] not in _NO_THING:
        return _unit(f"per {sold['noun']}", language) or "unit"
    match = _EACH_SOLD.match(after)
    return "unit" if match is not None and match["noun"] not in _NO_THING else None


_THING = re.compile(
    r"\)?\s?(?:h\.?\s?t\.?\s|t\.?t\.?c\.?\s|hors taxes?\s)?"
    r"(?:(?:per|for\s+each|for\s+every|pour\s+chaque|each\s+time|par)\s+(?P<noun>[a-z]+))"
)
_EACH_SOLD = re.compile(
    r"\)?\s?(?:h\.?\s?t\.?\s|t\.?t\.?c\.?\s|hors taxes?\s)?(?:(?:le|la)\s|l')(?P<noun>[a-z-]{4,}|une?)"
    r"(?=\s*(?:[.,;)\n]|\Z|et\s|ou\s))"
)
"""A thing sold that no list of units knows: *600 € le week-end*."""
_A_THING = re.compile(
    r"\)?\s?an?\s+(?P<noun>[a-z-]{3,})"
    r"(?=\s*(?:[.,;)\n]|\Z|(?:from|until|plus|net|and|excl\w*|delivered|for\s+the|in\s+\d{4})\b))"
)
_NO_THING = frozenset(
    re.findall(
        r"\w+",
        "solde reste tout total montant premier premiere seconde second deuxieme troisieme quatrieme "
        "cinquieme dernier derniere suivante suivant jour "
        "maximum minimum sum deposit discount penalty fine bonus",
    )
)
_MEANS = frozenset(
    re.findall(
        r"\w+",
        "cent of the virement cheque carte prelevement le la les un une lettre courrier voie mandat "
        "provision share action rapport ordre periode exercice",
    )
)
"""What follows *par* and is not counted; a price per share is one of securities."""
