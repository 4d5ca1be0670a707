"""What only limits a change, who alone may bring it about, and which year of a quarter is not told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from data import late as re
from pipeline.indexation.formula import FixedRate, Formula, Greatest, IndexTerm
from pipeline.indexation.reading._doubt_about import of_revision, spoken
from pipeline.indexation.reading.beside import OF_REFERENCE
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.indexation.reading.settle import Way, rates_of, terms_of
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_base import MONTHS

_MAY = re.compile(
    r"\bmay\b(?!,?\s+\d)|\b(?:entitled|permitted|free|at\s+liberty)\s+to\b|\bright\s+to\b|\boption\b|\bdiscretion\b|"
    r"\b(?:peut|peuvent|pourra|pourront|pourrait)\b|\bfaculte\b|\bdroit\s+de\b|\breserv\w+|\b(?:demande|request)\b|\blibre\s+de\b"
)
"""Somebody may bring a change about, and need not."""
_LIMITS = re.compile(
    r"\b(?:no|not)\s+(?:\w+\s+){0,2}?(?:more|greater|higher)\s+than(?!\s+(?:once|twice|one\s+time|\w+\s+(?:\(\d+\)\s+)?(?:days?|months?|weeks?|times?)))|\bnot\s+(?:to\s+)?exceed(?:ing)?|\bup\s+to\b(?!\s+date)|"
    r"\bat\s+most\b|\bmaximum\b|\b(?:limited|capped)\s+(?:to|at|by)\b|\bwithin\s+the\s+(?:limits?|bounds?)\s+of|\bceiling\b|"
    r"\bsubject\s+to\s+(?:a|the)\s+(?:cap|limit|maximum)|"
    r"\b(?:dans|sous)\s+la\s+(?:double\s+)?limite\b|\bsans\s+(?:\w+\s+){0,3}?(?:exceder|depasser)|\bne\s+pouvant\s+(?:exceder|depasser)|\bn[e'\u2019]\s?(?:\w+\s+){0,4}?(?:exceder|depasser|excede|depasse)|"
    r"\bsuperieure?\s+a\b|\ba\s+concurrence\s+d|\bau\s+plus\b(?!\s+(?:tot|tard|une\s+fois))|\bau\s+maximum|\bjusqu['\u2019]a\s+(?:hauteur|concurrence)|\b(?:plafonne|limite)\w*\s+a\b|\bplafond\b"
)
_FAR = 170


def only_limits(clause: ClauseWords, ways: Iterable[Way]) -> Iterator[tuple[int, int]]:
    """Yield words that limit a change which somebody may make, where no other words say how much it is.

    An index (or a percentage) that stands only behind such words does not set the price.
    """
    each = list(ways)
    indexed = any(True for way in each for _ in terms_of(way.movement))
    rates = {way.movement.rate for way in each if isinstance(way.movement, FixedRate)}
    if not indexed and (not rates or _MAY.search(clause.folded) is None):
        return
    limits: list[tuple[int, int]] = []
    for low, high in spoken(clause):
        places = list(_measures(clause, low, high, rates))
        if not places or not of_revision(clause, low, high):
            continue
        limit = next(
            (
                one
                for one in _LIMITS.finditer(clause.folded, low, high)
                if one.end() <= places[0] + 1 and places[0] - one.end() < _FAR
            ),
            None,
        )
        if limit is not None:
            limits.append(limit.span())
        elif any(_sets(clause, low, at) for at in places):
            return
    yield from limits


def _measures(clause: ClauseWords, low: int, high: int, rates: Collection[object]) -> Iterator[int]:
    """Yield where a sentence names what the change was measured by: the percentage, or else the index."""
    if rates:
        for match in ANY_PERCENT.finditer(clause.folded, low, high):
            if percent_of(match) in rates:
                yield match.start()
    else:
        yield from sorted(one.start for one in clause.indices if low <= one.start < high)


_SETTING = re.compile(
    r"\b(?:revis|adjust|ajust|reajust|increas|augment|index|indexe|actualis|escalat|major|evolu|vari|revaloris|rais|rise|"
    r"multipl|modif|chang|uplift|review)\w*"
)


def _sets(clause: ClauseWords, low: int, at: int) -> bool:
    """Whether a verb of revising leads to the index, so that it is the measure and not its definition."""
    return _SETTING.search(clause.folded, low, at) is not None


_ONE_WILL = re.compile(
    r"\b(?:may|peu(?:t|vent)|pourr\w+)\s+(?:be|etre)\s+(?:\w+\s+){1,3}?(?:by|par)\s+(?!(?:(?:a|an|one|the|un|une|l['\u2019])\s?)?(?:\w+\s+)?(?:"
    r"reference|application|amount|percentage|same|means|agreement|accord|avenant|voie|rapport|tranche|\d|either|both|parties|l['\u2019]une|mutual))|"
    r"\b(?:a|de|sur|que\s+de)\s+sa\s+(?:seule\s+)?(?:demande|initiative|discretion)\b|\bvolonte\s+d(?:e|['\u2019])\s?(?:appliquer|reviser|indexer|augmenter)|"
    r"\brepute\w*\s+(?:y\s+)?(?:avoir\s+)?renonc\w+|\bdeemed\s+to\s+have\s+waived|"
    r"\bat\s+(?:its|his|her|their|our|the\s+\w+['\u2019]s)\s+(?:\w+\s+)?(?:option|discretion|election|request)\b|"
    r"\b(?:landlord|lessor|supplier|provider|contractor|licensor|vendor|seller|company|we|owner|bailleur|fournisseur|prestataire|vendeur|loueur)\s+"
    r"(?:so\s+)?(?:elects?|chooses?|requests?|requires?|wishes|decides?|may|peut|pourra|souhaite|le\s+demande|en\s+fait\s+la\s+demande)\b"
    r"(?!\s+(?:not|terminate|resilier|suspend|suspendre|pas))"
)
"""Only if one side wants it: a fall may then never be asked for."""


def one_side_acts(clause: ClauseWords, rest: Formula) -> Iterator[tuple[int, int]]:
    """Yield words by which only one side brings the revision about, where both ways were worked out."""
    if rest.direction != "both" or words.direction(clause.folded, clause.language) == "both":
        return
    part = next((one for one in clause.parts if one.name == "who"), None)
    if rest.who == "either":
        return
    if rest.who in ("supplier", "customer", "one") and part is not None:
        yield part.start, part.end
    for low, high in spoken(clause):
        match = _ONE_WILL.search(clause.folded, low, high)
        if match is not None and of_revision(clause, low, high):
            yield match.span()


_LAST = r"\bderni(?:er|ere)s?\b|\blast\b|\blatest\b|\bmost\s+recent|\bpreced\w+|\bprevious\b|\bprior\b"
_LAST_BEFORE = re.compile(_LAST)
_YEAR_AFTER = re.compile(
    rf"{_LAST}|\bannees?\b|\byears?\b|\bn\s?[-+]\s?\d|\bn\b(?!['\u2019])|\bbefore\b|\bavant\b|\bsuivante?s?\b|\bfollowing\b|"
    r"\bcurrent\b|\ben\s+cours\b"
)
_ONCE = re.compile(
    r"\b(?:signature|conclusion|prise\s+d['\u2019]effet|entree\s+en\s+(?:vigueur|jouissance)|commencement|execution|effective\s+date|inception|"
    r"date\s+(?:hereof|of\s+this)|start\s+date|demarrage|notification|livraison|remise\s+des\s+offres|offre)\b"
)
_BESIDE = 50


def years_untold(clause: ClauseWords, ways: Iterable[Way]) -> Iterator[tuple[str, int, int]]:
    """Yield the part and the words of a quarter or month of which the words do not tell the year.

    *L'indice du 2e trimestre* is not told to be the last one that was out, and the quarter of *the year of
    signature* is of a year that the clause does not hold.
    """
    terms = [term for way in ways for term in terms_of(way.movement)]
    for part in list(clause.parts):
        low = next((one[0] for one in sentences_of(clause) if one[0] <= part.start < one[1]), 0)
        near = max(low, part.start - _BESIDE), part.end + _BESIDE
        if part.name == "reference_period":
            bare = any(term.now.kind == "of_year" and term.now.last_out for term in terms)
            bare = bare and OF_REFERENCE.fullmatch(clause.folded, part.start, part.end) is None
            if bare and not _year_told(clause.folded, near, part.start, part.end):
                yield part.name, part.start, part.end
        elif part.name == "base_period":
            bases = [term.base for term in terms if isinstance(term, IndexTerm)]
            loose = any(base.kind == "of_year" and base.years == 0 for base in bases)
            dated = any(base.kind == "of_year" for base in bases) and _ONCE.search(clause.folded, *near)
            if loose or dated:
                yield part.name, part.start, part.end


_EACH_YEAR = re.compile(
    r"\b(?:de\s+)?chaque\s+annee\s+suivante\b|\b(?:of\s+|in\s+)?(?:each|every)\s+(?:following|subsequent|succeeding)\s+year\b"
)


def _year_told(folded: str, near: tuple[int, int], start: int, end: int) -> bool:
    """Whether words at a quarter say which one; *each year* before it says when the price moves."""
    before = re.split(r"[.;,]", folded[near[0] : start])[-1]
    folded = _EACH_YEAR.sub(lambda match: " " * len(match.group()), folded)
    after = folded[start:end] + re.split(r"[.;,]", folded[end : near[1]], maxsplit=1)[0]
    return _LAST_BEFORE.search(before) is not None or _YEAR_AFTER.search(after) is not None


_NO_MONTH = re.compile(
    r"(?:\d(?:er|st|nd|rd|th)?|\bday\s+of|\bpremier|\bfirst|\bafter|\bmust|\bwe|\bparty|\bit|\bthey)\s*\Z"
)


def months_beside(clause: ClauseWords, ways: Iterable[Way]) -> Iterator[tuple[int, int]]:
    """Yield a month without a year beside the one taken for the index's: it may be that of a price."""
    terms = [term for way in ways for term in terms_of(way.movement)]
    if not any(term.now.kind == "of_year" and term.now.period.isdigit() for term in terms):
        return
    part = next((one for one in clause.parts if one.name == "reference_period"), None)
    low, high = next(
        (span for span in sentences_of(clause) if part is not None and span[0] <= part.start < span[1]),
        (0, 0),
    )
    bases = [one for one in clause.parts if one.name == "base_period"]
    named: dict[int, tuple[int, int]] = {}
    for match in _MONTH.finditer(clause.folded, low, high):
        read = any(one.start <= match.start() < one.end for one in bases)
        if (
            not read
            and _NO_MONTH.search(clause.folded[max(low, match.start() - 10) : match.start()]) is None
        ):
            named.setdefault(MONTHS[match["month"]], match.span())
    if len(named) > 1:
        yield list(named.values())[-1]


_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\b(?!\s+\d)")


def only_rises(clause: ClauseWords, rest: Formula) -> Iterator[tuple[int, int]]:
    """Yield the words of a price that *increases in line with* an index: no fall is excluded by them."""
    part = next((one for one in clause.parts if one.name == "direction"), None)
    held = any(one.name in ("floor", "collar") for one in clause.parts)
    held = held or words.fall_excluded(clause.folded, clause.language) is not None
    if rest.direction == "up" and part is not None and clause.names and not held:
        yield part.start, part.end


def floors_apart(clause: ClauseWords, ways: Iterable[Way], rest: Formula) -> Iterator[tuple[int, int]]:
    """Yield the words of *never reduced* beside a rise that is due in any case, and so holds more."""
    rates = [rate for way in ways if isinstance(way.movement, Greatest) for rate in rates_of(way.movement)]
    if rest.bounds.never_below and any(rate > 0 for rate in rates):
        for part in clause.parts:
            if part.name == "floor":
                yield part.start, part.end


_SOON = 60


def leads_to_a_bound(clause: ClauseWords, match: re.Match[str]) -> bool:
    """Whether *provided that* only begins a cap or a floor that was read."""
    return match.group().startswith("provided") and any(
        part.name in ("cap", "collar", "floor") and 0 <= part.start - match.end() < _SOON
        for part in clause.parts
    )
