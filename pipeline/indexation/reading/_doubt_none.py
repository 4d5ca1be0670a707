"""Clauses without arithmetic: whether *no revision*, *firm* or *to be agreed* is sure.

That nothing moves a price is said of what was not found, so it is sure only where no word of the clause
speaks of a change, of another price to come or of who sets it.
"""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline import _number_words
from pipeline.indexation._nouns import only_agreed
from pipeline.indexation.reading._doubt_days import REVISES
from pipeline.indexation.reading._doubt_words import (
    ABOUT_OTHERS,
    AGREED,
    BARE_INDEX,
    BEFORE,
    DENIES,
    FIRM,
    MARKET,
    MOVES,
    NEGOTIATED,
    REGARDED,
    YEAR_SUMS,
)
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.compared import PAID
from pipeline.indexation.reading.percent import ANY_PERCENT
from pipeline.money import find_amounts
from pipeline.terms import _indexation_fixed as fixed

_CHANGES = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|ris(?:e[sn]?|ing)|higher|lower(?:ed)?|reduc\w+|reduit\w*|decreas\w+|baiss\w*|hauss\w*|diminu\w*|chang\w+|"
    r"modif\w+|adapt\w*|move[sd]?|moving|follow\w*|suivr\w+|suivent|(?<!comme )suit|track\w*|"
    r"surcharge\w*|supplement\w*|repercut\w*|"
    r"pass(?:ed)?\s+(?:on|through)|prevailing|then[-\s](?:current|applicable)|current|en\s+vigueur|bareme\w*|"
    r"list\s+price\w*|"
    r"new\s+(?:price|fee|rent|rate|charge)s?|"
    r"nouvea\w+\s+(?:prix|tarif|loyer|bareme)\w*|market|renew\w*|renouvel\w*|reconduc\w*|"
    r"extension|prorog\w*|negoci\w*|renegoci\w*|negotiat\w*|costs?|couts?|salaires?|wages?|smic)\b"
)
_SAVE = re.compile(
    r"\b(?:save|except\w*|unless|other\s+than|provided|notwithstanding|otherwise|sauf|hormis|"
    r"subject\s+to(?!\s+(?:any\s+)?(?:adj|escal|revis|index|incr|variat))|"
    r"hors\s+(?!tax|charge|acheminement|transport|livraison|port\b|frais|droit|tva|tabac|loyer|de\s+cause)|excepte\w*|sous\s+reserve|toutefois|cependant|neanmoins|a\s+l'exception|par\s+derogation)\b(?P<rest>[^.;]{0,60})"
)
_PASSED_ON = re.compile(
    r"\b(?:repercut\w*|rev(?:u|us|ue|ues|oir)|reexamin\w*|pass(?:ed)?\s+(?:on|through)|surcharge\w*|hauss\w*|baiss\w*|rais(?:e[sd]?|ing)|renegoci\w*|renegotiat\w*|"
    r"new\s+(?:price|fee|rent|rate|charge)s?|nouvea\w+\s+(?:prix|tarif|loyer|bareme)\w*)\b"
)
_PRICED = re.compile(r"\b(?:prix|loyer|tarif|redevance|honoraire|forfait|price|rent|fee|charge|rate)s?\b")
_TAXES = re.compile(
    r"\b(?:value\s+added|vat|tax\w*|dut(?:y|ies)|tva|impot\w*|droits|fiscal\w*|valuation|change\s+(?:in\s+law|control)|"
    r"additional\s+(?:work|service)s?|(?:travaux|prestations)\s+supplementaires)\b|\(\s*(?:valuation|variation)"
)
"""Exceptions that do not revise the price: taxes, and more or other work."""
_UNTIL = re.compile(
    r"\b(?:jusqu|until|pendant\s+(?:les?\s+)?(?:\w+\s+)?(?:premiere?s?|douze|six|trois|deux)|(?:for|during)\s+the\s+(?:first|initial|base)|duree\s+initiale|"
    rf"(?:for|during|pendant|pour|durant)\s+(?:\w+\s+){{0,2}}?(?:\d{{1,3}}|{_number_words.WORDS})\s*(?:\(\s*\d+\s*\)\s*)?(?:mois|ans|months?|years?|jours|days)|"
    r"periode\s+initiale|initial\s+(?:term|period)|(?:premiere?|first)\s+(?:annee|year))"
)


_STAYS = re.compile(
    r"\b(?:fixed|prix\s+fixes?|firm|fermes?|forfaitaires?|inchange\w*|unchanged|constant\w*)\b"
)


def _denies_a_move(folded: str, low: int, high: int) -> re.Match[str] | None:
    """Return the words by which a sentence denies that a price moves, and nothing else."""
    if _STAYS.search(folded, low, high) is None and MOVES.search(folded, low, high) is None:
        return None
    return DENIES.search(folded, low, high) or _STAYS.search(folded, low, high)


def moves_after_all(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield what speaks against *firm*: a change in a sentence that denies none, an exception, a time."""
    agreed = only_agreed(clause.text, clause.language)
    for low, high in sentences_of(clause):
        if ABOUT_OTHERS.search(clause.folded, low, high) is not None:
            continue
        firm = FIRM.search(clause.folded, low, high) or _denies_a_move(clause.folded, low, high)
        if firm is None and not (agreed is not None and low <= agreed[0] < high):
            paid = PAID.search(clause.folded, low, high) or not _PRICED.search(clause.folded, low, high)
            for pattern in (MOVES, _PASSED_ON, *(() if paid else (ANY_PERCENT,))):
                yield from (
                    match.span()
                    for match in pattern.finditer(clause.folded, low, high)
                    if not _included(clause.folded, match, low, high)
                )
            continue
        for match in _SAVE.finditer(clause.folded, low, high):
            if _TAXES.search(match["rest"]) is None:
                yield match.span()
        yield from (match.span() for match in _UNTIL.finditer(clause.folded, low, high))


_WITH_ALL = re.compile(r"\b(?:toutes?|tous|y\s+compris(?:\s+les)?|all|including(?:\s+(?:all|any))?)\s+\Z")
_WITHIN = re.compile(r"\w*\s+(?:[\w'\u2019-]+\s+){0,8}?(?:comprise?s?|incluse?s?|included)\b")
_INCLUDING = re.compile(r"compris|includ")


def _included(folded: str, match: re.Match[str], low: int, high: int) -> bool:
    """Whether rises are such as a price has in it: *toutes majorations de nuit comprises*."""
    before = _WITH_ALL.search(folded, max(low, match.start() - 40), match.start())
    if before is None or re.match(r"major|uplift|surcharge|hausse|supplement", match.group()) is None:
        return False
    return (
        _INCLUDING.search(before.group()) is not None
        or _WITHIN.match(folded, match.end(), high) is not None
    )


def sums_in_turn(clause: ClauseWords) -> tuple[int, int] | None:
    """Return the second of some amounts that stand beside years, months or days: prices in turn."""
    found = [one for one in find_amounts(clause.text, clause.language) if one.value is not None]
    if len(found) < 2 or len(list(_TURNS.finditer(clause.folded))) < 2:
        return None
    return found[1].start, found[1].end


_TURNS = re.compile(
    rf"{YEAR_SUMS.pattern}|\b(?:months?|mois|years?|annees?)\s+\d{{1,3}}\b|"
    r"\b(?:from|through|until|a\s+compter\s+du|a\s+partir\s+du|jusqu'au|du)\s+(?:and\s+including\s+)?(?:\d{1,2}(?:er|st|nd|rd|th)?\s+)?[a-z]+\s+(?:\d{1,2},?\s+)?20\d\d\b"
)


def speaks_of_change(clause: ClauseWords) -> tuple[int, int] | None:
    """Return the words of a change in a sentence about a price, where no reader made anything of them."""
    price = fixed.PRICE[clause.language]
    for low, high in sentences_of(clause):
        if ABOUT_OTHERS.search(clause.folded, low, high) or not price.search(clause.folded, low, high):
            continue
        # so many hundredths of the price before: a bound or a change of it
        shared: tuple[re.Pattern[str], ...] = (
            (BEFORE,) if ANY_PERCENT.search(clause.folded, low, high) else ()
        )
        for pattern in (REVISES, _CHANGES, *shared):
            match = pattern.search(clause.folded, low, high)
            if match is not None:
                return match.span()
    return None


def sure_of(clause: ClauseWords, kind: str | None) -> bool:
    """Whether the mechanism of a clause without arithmetic is sure."""
    if clause.not_settled or clause.names:
        return False
    if kind == "firm":
        return sums_in_turn(clause) is None and not any(True for _ in moves_after_all(clause))
    quiet = not any(one.search(clause.folded) for one in (BARE_INDEX, ANY_PERCENT, YEAR_SUMS))
    sums = [one for one in find_amounts(clause.text, clause.language) if one.value is not None]
    if kind is None:
        still = not any(
            one.search(clause.folded) for one in (MOVES, REVISES, _CHANGES, MARKET, NEGOTIATED, REGARDED)
        )
        return quiet and still and len(sums) < 2
    others = (FIRM, MARKET, *((AGREED, NEGOTIATED, REGARDED) if kind == "unilateral" else (_SAVE, _ALONE)))
    alone = not any(one.search(clause.folded) for one in others)
    return quiet and len(sums) < 2 and alone and not any(True for _ in _told_elsewhere(clause))


def _told_elsewhere(clause: ClauseWords) -> Iterator[re.Match[str]]:
    """Yield words of a change in other sentences than the one in which the mechanism was read."""
    for low, high in sentences_of(clause):
        if not any(low <= part.start < high for part in clause.parts if part.name == "mechanism"):
            yield from REVISES.finditer(clause.folded, low, high)
            yield from _CHANGES.finditer(clause.folded, low, high)


_ALONE = re.compile(r"\b(?:automatic\w*|automatique\w*|de\s+plein\s+droit|formula|formule|unilateral\w*)\b")
