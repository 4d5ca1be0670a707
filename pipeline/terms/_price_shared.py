"""Sums that share what they are per: *partners $450, clerks $140, each per hour*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data import late as re
from models.price.features import Around
from pipeline.money import Amount, per_of
from pipeline.terms._price_context import Reading, price_words
from pipeline.terms._price_per_french import Per


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sum of a clause."""

    amount: Amount
    reading: Reading | None
    """What the rules read; ``None`` where nothing says that it is a price."""
    per: Per
    around: Around | None
    """What the model is asked; ``None`` where the amount is not known."""
    row: bool = False
    """Whether it stands in a row of a table or list."""
    refused: bool = False
    """Whether the rules know that it is no price: a tax, the product of a line."""
    replaces: Amount | None = None
    """The old price that it takes the place of."""


def inherit(folded: str, kept: dict[int, Candidate]) -> None:
    """Give the sums of a list the time or thing that the first one is per: *partners $450; clerks $140*."""
    before: Candidate | None = None
    for place, one in kept.items():
        if (
            before is not None
            and one.per.unit is None
            and before.per.unit not in (None, "once", "installment")
        ):
            between = folded[before.amount.end : one.amount.start]
            governs = _governs(folded, before)
            if (
                len(between) <= _NEXT
                and (_LISTED if governs else _BARELY).fullmatch(between)
                and not price_words("en").names_price(between)
                and not price_words("fr").names_price(between)
                and not _FOR_EACH.search(between)
                and not ("\n" in between and ":" in between)  # the next row has a label of its own
                and (
                    not _OTHER_THING.match(folded, one.amount.end)
                    or _OTHER_THING.match(
                        folded, before.amount.end
                    )  # so much for this and so much for that
                )
            ):
                known = "listed" if governs else "beside"
                kept[place] = one = replace(one, per=Per(before.per.unit, known))
        before = one
    after: Candidate | None = None
    for place, one in reversed(kept.items()):  # partner, $310; manager, $245; staff, $160, each per hour
        if after is not None and one.per.unit is None and after.per.known == "all":
            between = folded[one.amount.end : after.amount.start]
            if len(between) <= _NEXT and (_LISTED.fullmatch(between) or _BRACKETED.fullmatch(between)):
                kept[place] = one = replace(one, per=after.per)
        elif (
            each := _EACH_PER.match(folded, one.amount.end) or _WHO_PER.match(folded, one.amount.end)
        ) is not None:
            unit = per_of(f"x {each['said']} ", 1, 1, "en")
            kept[place] = one = replace(one, per=Per(unit, "all")) if unit is not None else one
        after = one


_EACH_PER = re.compile(r"\)?,?\s*(?:in\s+)?each(?:\s+case)?,?\s+(?P<said>(?:per|an?)\s+[a-z]+)")
_WHO_PER = re.compile(r"\s*\([a-z -]{3,30}\),?\s+(?P<said>(?:per|an?)\s+(?:hour|day|week|month|year))\b")
_BRACKETED = re.compile(r"\s*\([a-z -]{3,30}\)\s*(?:,|,?\s*(?:and|or)\s)\s*")
_FOR_EACH = re.compile(r"\b(?:for\s+(?:each|every)|pour\s+(?:chaque|tout|toute))\s")
"""What follows is for something of its own."""


def _governs(folded: str, first: Candidate) -> bool:
    """Whether the unit of a list's first sum was said of all: *hourly rates: clerks $90; others $140*."""
    if first.per.known == "listed":
        return True
    lead = folded[max(first.amount.start - _NEXT, 0) : first.amount.start]
    return first.per.known in _GOVERNS and ":" in lead[lead.rfind(". ") + 1 :]


_NEXT = 110
_GOVERNS = frozenset(("before", "list", "label", "name", "period"))
"""How a unit is known that was said before the first sum, and so of all."""
_BARELY = re.compile(
    r"\s*(?:h\.?t\.?\s*)?(?:par an|per year|a year|per annum)?\s*[,;]\s*(?:(?:the|la|le)\s+)?"
    r"(?:second|third|fourth|deuxieme|seconde|troisieme|quatrieme)(?:\s+(?:year|annee|periode|period))?\s*:?\s*|"
    r"[^.;:€$£\d\t]{0,40}?(?:(?:for|in|during|pour)\s[^.;:€$£\t]{0,40}?)?(?:[,;]|\s(?:and|et|then|puis|ou|or)\s)\s*"
    r"(?:and\s+|et\s+|then\s+|puis\s+)?(?:at\s+|a\s+|of\s+|de\s+)?"
)
_LISTED = re.compile(
    r"[^.;:€$£\d\t]{0,50}?(?:(?:for|in|during|pour)\s[^.;:€$£\t]{0,40}?)?"
    r"(?:[,;]|\s(?:and|et|then|puis|ou|or)\s)\s*(?:and\s+|et\s+|then\s+)?(?![^.;]*\b(?:an?|une?)\s)"
    r"(?:(?:19|20)\d\d\s*:\s*|(?:contract\s+|lease\s+)?(?:year|season|annee|saison)\s+\d\s*[-–:,]?\s*)?[^.;€$£\d\t]{0,40}"
)
_OTHER_THING = re.compile(
    r"\)?\s*(?:h\.?t\.?|ttc)?,?\s*(?:for|pour)\s+(?!(?:the\s+|la\s+|le\s+|l'|les\s+|each\s+|chaque\s+)?"
    r"(?:\w+\s+){0,2}?(?:year|month|season|term|period|annee|mois|saison|periode|exercice|adults?|children|enfants?))"
    r"|\)?\s*(?:of|upon|at|on|due|towards?|a\s+la|lors)\b"
)
"""What follows a sum that is for something else: *and $500 for installation*, *at signing*."""
