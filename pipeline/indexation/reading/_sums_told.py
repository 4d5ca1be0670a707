"""What a sum of money beside a rise is: so much a month or a lift, a rise and no price, or a fall.

*Increased by £1,000 on 1 January 2022 and by £2,000 on 1 January 2024* lists rises; *reduced by* lists
falls, and *a credit of £1,000 in 2022* is no price at all. *£50 per month* is £600 of a yearly price.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from data import late as re
from pipeline.indexation.reading.clause import ClauseWords, sentence_at
from pipeline.money import Amount

_TIMES = {
    "month": r"months?|monthly|mois|mensuel\w*",
    "quarter": r"quarters?|quarterly|trimestres?|trimestriel\w*",
    "semester": r"semestres?|semestriel\w*|half[- ]years?|half[- ]yearly",
    "year": r"years?|annum|yearly|annually|ans?|annees?|annuel\w*",
    "week": r"weeks?|weekly|semaines?|hebdomadaires?",
    "day": r"days?|daily|jours?|journali\w+",
    "hour": r"hours?|hourly|heures?|horaires?",
}
_TIME = "|".join(_TIMES.values())
_TAX = (
    r"\)?\s*(?:\([^()]{0,60}\)\s*)?(?:,?\s*(?:hors\s+taxes?|h\.?t\.?|ttc|toutes\s+taxes\s+comprises|(?:plus|excluding|exclusive\s+of|"
    r"excl\.?|ex)\s+vat|net)\b\.?,?\s*)?"
)
_AFTER = re.compile(
    rf"{_TAX}(?:(?:per|par|a|each|for\s+each|pour\s+chaque|de\s+plus\s+par)\s+|/\s*)(?P<unit>[a-z][a-z-]*)"
    rf"(?P<more>(?:\s+[a-z'-]+){{0,3}})"
)
_ADJECTIVE = re.compile(rf"{_TAX}(?P<unit>monthly|quarterly|mensuel\w*|trimestriel\w*)\b")
_BEFORE = re.compile(
    r"\b(?P<unit>monthly|quarterly|mensuel\w*|trimestriel\w*)\s+(?:sum|amount|somme|montant)\s+(?:of|de)\s*\Z|"
    r"\b(?:somme|montant)\s+(?P<apres>mensuel\w*|trimestriel\w*)\s+de\s*\Z"
)
_FOR_EACH = re.compile(
    r"\b(?:for\s+each|for\s+every|pour\s+chaque)\s+(?P<unit>[a-z][a-z-]*)(?P<more>(?:\s+[a-z'-]+){0,2})"
)
_ALSO = re.compile(
    r"\s*(?:,\s*)?(?:(?:et|and)\s+)?(?:per|par|a|for\s+each|pour\s+chaque)\s+(?P<unit>[a-z][a-z-]*)(?P<more>(?:\s+[a-z'-]+){0,3})"
)
_OF_TIMES = re.compile(
    rf"\b(?:{_TIME}|anniversar\w*|anniversaires?|renewals?|renouvellements?|reconductions?|revisions?|reviews?|"
    r"periods?|periodes?|exercices?|terms?|extensions?|prolongations?|echeances?|dates?)\b"
)
_OF_YEARS = re.compile(
    r"(?:(?:full|complete|completed|contract|lease|calendar|further|subsequent|additional|following|successive|new|said|such|one|"
    r"nouvelle?|autre|renewed|renewal|extension|initial|tacite)\s+){1,3}"
    rf"(?:{_TIME}|terms?|periods?|renewals?|extensions?|periodes?|reconductions?|renouvellements?)\b"
)
"""*For each renewal*: how often, and not of what."""
_NO_ITEM = re.compile(
    r"(?:le|la|les|l|ce|cette|un|une|rapport|avenant|application|voie|suite|lettre|avance|derogation|exception|"
    r"tacite|courrier|ecrit|accord|effet|the|this|clause|article|cent|case|maniere|consequent|part|fois|time|"
    r"of|an?|and|et|on|from|to|at|in|by|for|with|as|if|party|partie|said|such|compter|partir|titre|hauteur|"
    r"raison|compensation|defaut|ailleurs|exemple|example|subsequent|additional|date|occasion)\Z"
)
_OFTEN = re.compile(
    r"\b(?:each|every|yearly|annually|chaque|tous\s+les|toutes\s+les|annuellement|anniversar\w*|anniversaire|thereafter|"
    r"(?:per|par)\s+(?:annum|an)\b)"
)


def unit_of(clause: ClauseWords, amount: Amount, *, dated: bool = False) -> str | None:
    """Return of which time or thing a sum is: ``month``, ``lift``, ``month/lift``; empty where of none.

    ``None``: it is told beside a time, and whether that is the sum's or says how often the price rises is
    left open. *£10 per year*, where nothing else says how often, does.

    Args:
        clause: with the sum.
        amount: the sum.
        dated: other words say when it counts, so that a time beside it is its own.
    """
    low, high = sentence_at(clause, amount.start)
    unit, start, end = _unit_at(clause, amount, low, high)
    time = unit.partition("/")[0]
    if time not in _TIMES or dated:
        return unit
    often = _OFTEN.search(clause.folded[low:start]) or _OFTEN.search(clause.folded[end:high])
    if often is not None:
        return unit
    return unit.partition("/")[2] if time == "year" else None


def _unit_at(clause: ClauseWords, amount: Amount, low: int, high: int) -> tuple[str, int, int]:
    """Return the unit of a sum and where its words stand."""
    folded = clause.folded
    items = [item for one in _FOR_EACH.finditer(folded, low, high) if (item := _item(one))]
    before = _BEFORE.search(folded, low, amount.start)
    if before is not None:
        return "/".join([_time(before["unit"] or before["apres"]), *items[:1]]), *before.span()
    after = _ADJECTIVE.match(folded, amount.end, high) or _AFTER.match(folded, amount.end, high)
    if after is not None and (time := _time(after["unit"])):
        end = after.end("unit")
        also = _ALSO.match(folded, end, high)
        items = [item for item in (_item(also) if also is not None else "", *items) if item]
        return "/".join([time, *items[:1]]), amount.end, end if also is None else also.end("unit")
    item = _item(after) if after is not None else ""
    if after is not None and item:
        also = _ALSO.match(folded, after.end("unit"), high)
        time = _time(also["unit"]) if also is not None else ""
        end = after.end("unit") if also is None or not time else also.end("unit")
        return "/".join(filter(None, (time, item))), amount.end, end
    return (items or [""])[0], amount.end, amount.end


def _item(match: re.Match[str]) -> str:
    """Return the thing that words count by; empty where they count by times, or do not count."""
    if "more" not in match.groupdict() or _NO_ITEM.match(match["unit"]):
        return ""
    words = f"{match['unit']}{match['more']}".removeprefix("chaque ")  # *25 € a chaque anniversaire*
    return "" if _OF_TIMES.match(words) or _OF_YEARS.match(words) else words.split()[0]


def _time(word: str) -> str:
    return next((name for name, words in _TIMES.items() if re.fullmatch(words, word)), "")


_MONEY = r"(?:(?:gbp|eur|usd|us|euros?)\s*)?[£€$]?\s*\Z"
_RISE = re.compile(
    r"\b(?:increas|augment|major|revaloris|rais|rise|rising|escalat|uplift|hausse|relev)\w*[^.;:]{0,80}?"
    r"(?<!sera )(?<!est )(?<!fixe )(?<!fixee )(?<!etre )"
    r"(?<!montant )(?<!rent )(?<!fee )(?<!price )(?<!loyer )(?<!prix )"
    r"\b(?:by|of|de|d['\u2019])\s*(?:(?:a\s+)?(?:further|sum\s+of|an?\s+amount\s+of)\s+)?" + _MONEY
)
_FALL = re.compile(
    r"\b(?:reduc|decreas|lower|diminu|baiss|minor|reduit|reduire|abaiss|cut|drop|fall)\w*[^.;]{0,80}?"
    r"\b(?:by|of|de|d['\u2019])\s*(?:(?:a\s+)?(?:further|sum\s+of|an?\s+amount\s+of)\s+)?" + _MONEY
)
_ASIDE = re.compile(
    r"\b(?:credits?|rebates?|discounts?|avoirs?|remises?|rabais|ristournes?|bonus|penalt(?:y|ies)|penalites?|refunds?|"
    r"indemnit\w+|remboursements?)\s+(?:\w+\s+){0,3}?(?:of|de|d['\u2019])\s*" + _MONEY
)
_ONWARDS = re.compile(
    r"(?:\A|[\s,;:(])(?:(?:and|et|then|puis|followed\s+by|suivie?\s+d['\u2019e])\s+)*"
    r"(?:(?:by|of|de|d['\u2019])\s*)?(?:(?:an?\s+)?(?:further|additional|another|nouvelle?)\s+)?" + _MONEY
)
_TO = re.compile(r"\b(?:to|at|a|from|is|be|being|est|sera|soit|etant|equal\s+to|egale?\s+a)\s*" + _MONEY)

ListOf = Literal["prices", "rises", "falls", "neither"]


def list_of(clause: ClauseWords, amounts: Sequence[Amount]) -> ListOf:
    """Say what the sums of a list are, by the words before each; ``neither``: of several kinds, or none.

    Args:
        clause: with the list.
        amounts: those of the list, in order, at least one.
    """
    first = amounts[0]
    low, _ = sentence_at(clause, first.start)
    before = clause.folded[low : first.start]
    if _ASIDE.search(before):
        return "neither"
    kind: ListOf = "falls" if _FALL.search(before) else "rises" if _RISE.search(before) else "prices"
    if kind == "prices":
        return kind
    for one, other in pairwise(amounts):
        between = clause.folded[one.end : other.start]
        if _TO.search(between) or _ONWARDS.search(between) is None:
            return "neither"
    return kind
