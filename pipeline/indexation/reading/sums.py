"""Sums of money that hold a price or a rise: *not less than 50 000 €*, *no increase above £2,000*.

What such a sum bounds is told by the subject of the verb that bounds it. Where that is something else (a
deposit, expenses), nothing is read; where it may be the price or its rise, the sum is told as a bound that
no formula holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from data import late as re
from pipeline.indexation.formula import Bounds
from pipeline.indexation.reading.clause import ClauseWords, sentence_at
from pipeline.money import Amount, find_amounts

_SUM_OF = (
    r"(?:(?:an?|the|un|une|le|la)\s+)?(?:(?:annual|yearly|total)\s+)?(?:(?:amount|sum|montant|somme)\s+"
    r"(?:annuelle?\s+)?(?:of|de|d')\s*)?(?:(?:gbp|eur|usd|us)\s*)?[£€$]?\s*\(?\Z"
)
_LEAST = re.compile(
    r"(?:inferieure?s?\s+a|tomber\s+(?:sous|en\s+dessous\s+de)|descendre\s+(?:sous|en\s+dessous\s+de|au-dessous\s+de)|"
    r"en\s+dessous\s+de|au-dessous\s+de|en\s+deca\s+de|(?:less|lower|smaller|fewer)\s+than|below|fall\s+under|at\s+least|au\s+moins(?:\s+(?:egale?s?\s+a|de))?|"
    r"minim(?:um|ale?)\s+(?:(?:annual\s+)?(?:price|fee|rent|charge|increase|rise)\s+)?(?:of|is|being|de|est\s+de|etant\s+de)|"
    r"(?:prix|loyer|tarif|redevance|hausse|augmentation|montant)s?\s+minim(?:um|ale?)\s+(?:de|est\s+de)|"
    r"(?:floor|plancher)\s+(?:of|de))\s*" + _SUM_OF
)
_MOST = re.compile(
    r"(?:superieure?s?\s+a|exceder|depasser|exced(?:e|ent)|depassent?|exceed(?:s|ing)?|(?:more|greater|higher)\s+than|plus\s+de|above|at\s+most|"
    r"au\s+plus(?:\s+egale?s?\s+a)?|au\s+maximum(?:\s+de)?|(?:capped|limited)\s+(?:at|to)(?:\s+an?\s+(?:annual\s+)?(?:increase|rise|uplift)\s+of)?|plafonnee?s?\s+a|limitee?s?\s+a|up\s+to|a\s+concurrence\s+de|"
    r"maxim(?:um|ale?)\s+(?:(?:annual\s+)?(?:price|fee|rent|charge|increase|rise)\s+)?(?:of|is|being|de|est\s+de|etant\s+de)|"
    r"(?:prix|loyer|tarif|redevance|hausse|augmentation|montant)s?\s+maxim(?:um|ale?)\s+(?:de|est\s+de)|"
    r"(?:cap|ceiling|plafond)\s+(?:of|de)|dans\s+la\s+limite\s+(?:de|d'))\s*" + _SUM_OF
)
_BREAKS = re.compile(
    r"[;:]|\bprovided\s+(?:always\s+)?(?:that|however)\b|\bexcept\s+that\b|\b(?:but|mais|nor|however|toutefois|without|sans)\b|"
    r"\b(?:et|and)\b,?\s+(?=(?:the|any|no|le|la|les|l'|cette|aucune?|shall|will|may|must|ne)\b)|"
    r"\bso\s+that\b|\bsubject\s+to\b|\bdans\s+la\s+limite\b|\bavec\b|\bwith\b|,\s+(?=(?:the|any|no|le|la|l'|cette|aucune?|by|to)\b)"
)
"""Where another subject may begin."""
_RISE = re.compile(
    r"\b(?:increases?|rises?|uplifts?|escalations?|augmentations?|hausses?|majorations?|revalorisations?)\b"
    r"(?!\s+(?:each|every|chaque|annually)\b)"
)
_MOVE = re.compile(
    r"\b(?:adjustments?|variations?|evolutions?|revisions?|changes?|differences?|ecarts?|indexations?|(?:no|aucune)\s+(?:\w+\s+)?(?:increase|rise|hausse|augmentation|majoration))\b"
)
"""What may go both ways, or may be none at all: of which prices such a bound holds is left open."""
_PRICE = re.compile(
    r"\b(?:prix|loyers?|redevances?|tarifs?|honoraires|abonnements?|forfaits?|mensualites?|fees?|prices?|rents?|charges?|rates?|subscriptions?)\b"
)
_BY_MORE = re.compile(
    r"\b(?:by|de)\s+(?:(?:an?\s+)?(?:\w+\s+){0,2}?)?(?:more|less|plus|moins|at\s+least|at\s+most|au\s+(?:moins|plus|maximum))\b|"
    r"\b(?:increas\w+|rise|augmenter|varier|raised)\b[^.;]{0,30}?\b(?:more\s+than|plus\s+de)\b"
)
"""*Shall not rise by more than* bounds the rise, whatever rises."""
_OTHER = re.compile(
    r"\b(?:provisions?|depots?|garanties?|deposits?|liabilit\w*|responsabilit\w*|insur\w*|assur\w*|penal\w*|e\.g\.|example|exemple|expenses?|expenditures?|frais|depenses?|"
    r"debours|travel|deplacements?|invoices?|factur\w*|orders?|commandes?|purchases?|achats?|credits?|avoirs?|damages?|dommages|indemnit\w*|costs?|couts?|service\s+charges?|"
    r"charges\s+locatives|turnover|chiffre\s+d'affaires|revenue|capital|taxe?s?|works?|travaux|franchise|excess|value|valeur|claims?|bonus|discounts?|remises?|"
    r"thresholds?|volumes?|consumption|consommations?|budgets?|stock|savings?|interests?|interets?|disputes?|litiges?|reparations?|repairs?)\b"
)
_CASE = re.compile(
    r"\b(?:if|where|when|whenever|unless|until|si|s'il|lorsque?|lorsqu'|quand|tant\s+que|des\s+lors\s+que|in\s+the\s+event|au\s+cas\s+ou)\b"
)
"""*If the rent exceeds £50,000* bounds nothing."""
_MAY = re.compile(
    r"\b(?:not|no|never|nor|neither|at\s+least|at\s+most|maximum|minimum|minim\w*|maxim\w*|capped|limited|cap|ceiling|floor|ne|n'|aucune?|sans|ni|jamais|limite|"
    r"plafon\w*|plancher|au\s+(?:moins|plus|maximum)|up\s+to|concurrence|limitee?s?|without)\b"
)
"""Without a denial or a word of limits, *exceeds* tells a case or a fact."""
_ELLIPTIC = re.compile(
    r"\A[\s,]*(?:sans\s+(?:toutefois\s+|cependant\s+|jamais\s+|pour\s+autant\s+)?(?:pouvoir|que)|sans\s+(?:jamais\s+)?(?:etre|exceder|depasser|descendre|tomber)|(?:but|and|et|mais|nor|ni|or|ou|yet)\b|without|"
    r"et\s+ne\s+(?:pourra|peut)|to\b|by\b|de\b)"
)
_PRONOUN = re.compile(r"[\s;,:]*(?:il|ils|elle|elles|celui-ci|celle-ci|it|they)\b")
_OVER = re.compile(
    r"\b(?:in\s+(?:total|aggregate|all)|in\s+the\s+aggregate|over\s+the\s+(?:\w+\s+)?term|throughout\s+the\s+term|au\s+total|sur\s+(?:toute\s+)?la\s+duree|cumul\w*|"
    r"initiale?|original|base\s+(?:rent|price|fee)|first\s+(?:year|term)|premiere\s+annee|per\s+(?!year|annum)\w+|par\s+(?!an\b|annee)\w+|a\s+(?:month|quarter|week|day)|mensuel\w*|trimestriel\w*|monthly|quarterly)\b"
)
"""A bound in all, of a part of the term or for another stretch of time than a revision is not applied."""
_BEFORE, _AFTER = 600, 40


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that bounds from above or from below; ``of`` is empty where it may be the price or the rise."""

    amount: Amount
    of: Literal["price", "rise", ""]
    most: bool


_FIELDS = {
    ("price", True): "highest_price",
    ("price", False): "lowest_price",
    ("rise", True): "most_rise",
    ("rise", False): "least_rise",
}


def sums_of(clause: ClauseWords) -> Iterator[Sum]:
    """Yield the sums that bound the price of a clause or its rise, in the order of its words."""
    for amount in find_amounts(clause.text, clause.language):
        if amount.value is None or (found := _bounded(clause, amount)) is None:
            continue
        yield found


def with_sums(clause: ClauseWords, bounds: Bounds) -> tuple[Bounds, str]:
    """Return bounds with the sums that words tell, and the currency of these; what is unsure stays out."""
    currencies: set[str] = set()
    sums: dict[str, Decimal | None] = {}
    for one in sums_of(clause):
        name = _FIELDS.get((one.of, one.most))
        if name is None or sums.get(name, one.amount.value) != one.amount.value:
            continue
        clause.told(name, one.amount.start, one.amount.end)
        currencies.add(one.amount.currency or "")
        sums[name] = one.amount.value
    bounds = replace(
        bounds,
        lowest_price=sums.get("lowest_price"),
        highest_price=sums.get("highest_price"),
        least_rise=sums.get("least_rise"),
        most_rise=sums.get("most_rise"),
    )
    return bounds, currencies.pop() if len(currencies) == 1 else ""


def left_sums(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield where a sum stands that bounds the price or its rise, and was not read."""
    read = {(part.start, part.end) for part in clause.parts if part.name in _FIELDS.values()}
    for one in sums_of(clause):
        if (one.amount.start, one.amount.end) not in read:
            low = max(clause.folded.rfind(" ", 0, max(one.amount.start - 30, 0)), 0)
            yield low, one.amount.end


def _bounded(clause: ClauseWords, amount: Amount) -> Sum | None:
    low, high = sentence_at(clause, amount.start)
    low = max(low, amount.start - _BEFORE)
    before = clause.folded[low : amount.start]
    most = _MOST.search(before)
    match = most or _LEAST.search(before)
    if match is None:
        return None
    breaks = [one for one in _BREAKS.finditer(before) if one.end() <= match.start() + 1]
    at = breaks[-1].start() if breaks else 0
    own = before[at:]
    after = clause.folded[amount.end : min(high, amount.end + _AFTER)]
    if _MAY.search(own) is None or _CASE.search(own) is not None:
        return None
    other = _OTHER.search(own)
    if other is not None and _PRICE.search(own, 0, other.start()) is None:
        return None
    lead = before[:at]
    if _PRONOUN.match(own) and not lead.strip():
        # "Il ne pourra ..." is of what the sentence before is about
        lead = clause.folded[max(low - _BEFORE, 0) : low]
    of = _subject(own, lead)
    if of is None:
        return None
    if other is not None or _OVER.search(own) is not None or _OVER.search(after) is not None:
        of = ""
    return Sum(amount, of, most is not None)


def _subject(own: str, lead: str) -> Literal["price", "rise", ""] | None:
    """Say what is bounded: by its name beside the bound, else by that of the words it goes on from."""
    moved = _MOVE.search(own)
    if moved is not None and (moved.group().startswith(("no ", "aucune ")) or _RISE.search(own) is None):
        return ""
    if _BY_MORE.search(own) is not None:
        return "rise" if _PRICE.search(own) or _PRICE.search(lead) or _RISE.search(own) else None
    rise, price = _RISE.search(own), _PRICE.search(own)
    if rise is not None:
        return "rise"
    if price is not None:
        return "price"
    if _PRICE.search(lead) is None:
        return None
    # "Sans pouvoir être inférieur à" is of what is revised; of which "a maximum of £1,500" is, is open.
    goes_on = _ELLIPTIC.match(own) is not None or _PRONOUN.match(own) is not None
    return "price" if goes_on else ""
