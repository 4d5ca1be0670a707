"""Rises that are not the same each year: *4 % each year, save that in the third year the increase is 6 %*.

Each percentage is put beside the words that say when it counts. What comes of it are steps; where *the
third year* may be the third of the contract or that of the third rise, there are two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise, product

from data import late as re
from pipeline.indexation.formula import Anchor, Days, Steps
from pipeline.indexation.reading._changing_once import once
from pipeline.indexation.reading._changing_prices import other_prices
from pipeline.indexation.reading._changing_steps import Rise, Stages, steps_of_rises
from pipeline.indexation.reading._changing_words import (
    BUT,
    NONE_DUE,
    OFTENER,
    OPEN,
    OPEN_YEAR,
    REGULAR,
    When,
    whens_in,
)
from pipeline.indexation.reading._doubt_words import ABOUT_OTHERS
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.indexation.reading.still import still_of
from pipeline.terms import _indexation_fixed as fixed

_RISES = re.compile(
    r"\b(?:increas|augment|major|revaloris|rais|ris(?:e|es|ing)\b|escalat|uplift|revis|hausse|progress)\w*|"
    r"\bgo(?:es)?\s+up\b|\+\s*\d+(?:[.,]\d+)?\s*%"
)
_BOUND = re.compile(
    r"\b(?:exceed\w*|exced\w*|depass\w*|plafon\w*|capped|cap|ceiling|floor|maximum|minimum|limite|within|"
    r"at\s+(?:least|most)|au\s+(?:moins|plus)|plus\s+d[e'u]|jusqu'a\s+\d|up\s+to\s+(?!and\b|\w+\s+\d)|"
    r"(?:more|less|higher|lower|greater|lesser)\s+(?:than|of)|superieur\w*|inferieur\w*|"
    r"if|unless|si|s'il\w*|a\s+moins|instead|in\s+lieu|decreas\w*|reduc\w*|reduit\w*|diminu\w*|baiss\w*|rebate\w*|"
    r"index|indice|inflation|cpi|rpi|points?|share|part\s+of|quote-part|difference|"
    r"of\s+(?:the\s+)?(?:initial|original|base|first)\s+(?:\w+\s+)?(?:price|fee|rent|charge)s?|"
    r"d[ue]\s+(?:la\s+)?(?:prix|loyer|tarif|redevance)s?\s+(?:initiale?|de\s+base|d'origine))\b"
)
"""With these the percentages of a sentence are not only those of rises, each in its time."""
_LEAST_SHARE = Decimal("0.5")
"""A percentage from here on is hardly a rise in a year."""
_SHARE = re.compile(
    r"\s*\)?\s*(?:of\b|du\b|de\s+la\b|des\b|de\s+l')(?!\s*(?:[\w'-]+\s+){0,4}?"
    r"(?:then|current|previous|preceding|prior|precedente?s?|en\s+vigueur|en\s+cours|actuel))"
)
"""A percentage of something is no rise by it."""
_BETWEEN = re.compile(
    r"(?:and|but|by|of|an?|all|tous|toutes|go|goes|up|exception|thereof|increments?|the|at|to|in|on|for|with|from|during|is|are|be|being|shall|will|it|they|that|this|which|"
    r"when|where|such|said|further|additional|increas\w*|uplift\w*|rais\w*|ris\w*|escalat\w*|rate|percentage|escalations?|appli\w*|"
    r"apply|applicable|annual\w*|yearly|each|every|years?|per|annum|anniversar\w*|thereafter|then|followed|save|"
    r"except\w*|excluding|provided|however|other|than|only|also|respectively|dates?|effect\w*|commencement|"
    r"agreement|term|contract|lease|respect|current|preceding|previous|immediately|charges?|fees?|rents?|prices?|equal|set|day|"
    r"et|ou|puis|mais|de|du|des|d|l|la|le|les|un|une|en|a|au|aux|est|sera|seront|sont|elles?|ils?|ce|cette|celle-ci|"
    r"celui-ci|qui|ne|n|augment\w*|major\w*|hausses?|revaloris\w*|revis\w*|taux|pourcentage|porte\w*|fixe\w*|limitee?|"
    r"chaque|par|an|annees?|annuel\w*|anniversaires?|suivie?s?|sauf|hormis|toutefois|exception|derogation|reserve|"
    r"sous|pour|pendant|durant|lors|applique\w*|contrat|bail|prix|loyers?|tarifs?|redevances?|honoraires|"
    r"abonnements?|nouvelle|supplementaire|egale?|date|effet|prise|ensuite|jour|compter|partir|signature)\Z"
)
"""Words that may stand between percentages and their times, and change nothing."""
_SEAMS = (
    (3, re.compile(rf"[.;\n]|{BUT.pattern}")),
    (2, re.compile(r"\b(?:and|et|puis|then|followed\s+by|suivie?s?|whereas|while|tandis)\b")),
    (2, re.compile(r"\(|\s[-–•](?=\s)")),
    (1, re.compile(r",")),
)  # fmt: skip
_GOES_ON = re.compile(r"\b(?:puis|then|followed\s+by|suivie?s?)\b")
_MOST = 8
"""Percentages of one list; more make a table, which is read as one."""


@dataclass(frozen=True, slots=True)
class Changing:
    """The steps of a rise that changes: each way to understand them, the likelier first."""

    ways: tuple[Steps, ...]
    start: int
    end: int
    days: Days = field(default_factory=Days)
    """What the words of the steps tell of the days of revisions; the rest of the clause may tell more."""
    whens: tuple[tuple[int, int], ...] = ()
    """Words that are of one step alone, and tell nothing of the days of all revisions."""
    of_first: bool = False
    """Whether each percentage is said to be of the first price."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage, as a fraction; 0 where words say that nothing is due."""

    start: int
    end: int
    value: Decimal


@dataclass(slots=True)
class _Segment:
    """One percentage with the words around it."""

    low: int
    high: int
    rate: Rate
    goes_on: bool
    whens: list[When] = field(default_factory=list)


class NotRead(Exception):
    """The words tell rises that change, and which of them is when was not understood."""


def changing(clause: ClauseWords) -> Changing | None:
    """Read rises that change from year to year; ``None`` where the words tell none.

    Raises:
        NotRead: they tell some, and it was not understood which percentage is for which year.
    """
    if clause.names:
        return None
    firsts = _of_first(clause)
    if firsts:
        # *2 % of the initial fee* is a rise like another, counted from the first price
        changes = changing(without_whens(clause, firsts))
        return None if changes is None else replace(changes, of_first=True)
    if (alone := once(clause)) is not None:
        steps, span, when = alone
        return Changing((steps,), *span, whens=(when,))
    region = _region(clause)
    if region is None:
        return None
    low, high, rates = region
    whens = whens_in(clause, low, high)
    if all(one.unit in ("same", "rest") for one in whens) or len(rates) > _MOST:
        followed = any(_GOES_ON.search(clause.folded, one.end, two.start) for one, two in pairwise(rates))
        if followed or _TIMED.search(clause.folded, low, high):
            raise NotRead
        return None
    if OFTENER.search(clause.folded, low, high):
        raise NotRead
    segments = _segments(clause, low, high, rates, whens)
    if (
        segments is None
        or other_prices(clause, [(one.low, one.high) for one in segments])
        or not _nothing_else(clause, segments)
    ):
        raise NotRead
    rises = [_rise(clause, one) for one in segments]
    regular = REGULAR.search(clause.folded, low, high) is not None
    stages = steps_of_rises(rises, regular=regular, anchor=_anchor(clause, whens))
    if stages is None or _while_firm(clause, stages) or _MAY.search(clause.folded, low, high):
        raise NotRead
    return _told(clause, segments, stages)


_MAY = re.compile(
    r"\b(?:peut|peuvent|pourra|pourront|pourrait|pourraient)\s+(?:\w+\s+){0,3}?(?:major|augment|revis|revaloris|releve|porte)\w*"
)
"""Rises that somebody may ask for, and that need not come."""


def _while_firm(clause: ClauseWords, stages: Stages) -> bool:
    """Whether a rise is told for a day until which the price is said to stay."""
    still = still_of(clause)
    days = [step.start for way in stages.ways for step in way.steps if step.start is not None]
    return still is not None and still.until is not None and any(day < still.until for day in days)


_FIRST = re.compile(
    r"\s*\)?\s*(?:of\s+(?:the\s+)?(?:initial|original|base|first)\s+(?:\w+\s+)?(?:price|fee|rent|charge)s?|"
    r"d[ue]\s+(?:la\s+)?(?:prix|loyer|tarif|redevance)s?\s+(?:\w+\s+)?(?:initiale?|de\s+base|d'origine))\b"
)


def _of_first(clause: ClauseWords) -> list[tuple[int, int]]:
    """Return the words *of the initial price* behind each percentage; none where one lacks them."""
    rates = list(ANY_PERCENT.finditer(clause.folded))
    found = [match for one in rates if (match := _FIRST.match(clause.folded, one.end())) is not None]
    return [one.span() for one in found] if len(rates) == len(found) > 1 else []


def _region(clause: ClauseWords) -> tuple[int, int, list[Rate]] | None:
    """Return the sentences that tell the rises, and their percentages; at least two of them."""
    found: tuple[int, int] | None = None
    rates: list[Rate] = []
    for low, high in sentences_of(clause):
        own = list(_rates(clause, low, high))
        if found is not None and (not own or not whens_in(clause, low, high)):
            break
        rises = _RISES.search(clause.folded, low, high) is not None
        if not own or not (rises or found is not None):
            continue
        if of_others(clause, low, high, own) or (
            found is not None and not (rises or _RATE.search(clause.folded, low, high))
        ):
            if found is None:
                continue
            break
        priced = fixed.PRICE[clause.language].search(clause.folded, low, high) is not None
        priced = priced or (_IT.search(clause.folded, low, high) is not None and _named_before(clause, low))
        if found is None and not priced and _YEARLY.search(clause.folded, low, high) is None:
            continue
        found = (low if found is None else found[0], high)
        rates += own
    if found is None or len(rates) < 2:
        return None
    none_due = sum(not one.value for one in rates)
    if len(rates) - none_due < 2 and BUT.search(clause.folded, *found) is None:
        return None
    return (*found, rates)


_IT = re.compile(r"\b(?:il|elle|ils|elles|it|they)\b")


def _named_before(clause: ClauseWords, low: int) -> bool:
    return fixed.PRICE[clause.language].search(clause.folded, 0, low) is not None


_YEARLY = re.compile(
    r"\b(?:annual|yearly)\s+(?:increase|uplift|escalation)s?\b|\b(?:augmentation|majoration|revalorisation)s?\s+annuelles?"
)
_RATE = re.compile(r"\b(?:rate|percentage|taux|pourcentage)\b")


def of_others(clause: ClauseWords, low: int, high: int, rates: Sequence[Rate]) -> bool:
    """Whether percentages of a sentence are not those of rises alone."""
    if ABOUT_OTHERS.search(clause.folded, low, high) or _BOUND.search(clause.folded, low, high):
        return True
    if any(one.value >= _LEAST_SHARE for one in rates):
        return True
    return any(_SHARE.match(clause.folded, one.end) for one in rates if one.value)


def _nothing_else(clause: ClauseWords, segments: Sequence[_Segment]) -> bool:
    """Whether all words between the first percentage, or time, and the last are understood.

    So must be those right after a percentage that has no time of its own.
    """
    gaps = [(end, start) for (_, end), (start, _) in pairwise(_places(segments)) if end < start]
    for one in segments:
        stop = _PAUSE.search(clause.folded, one.rate.end, one.high)
        if not one.whens:
            gaps.append((one.rate.end, one.high if stop is None else stop.start()))
    told = [_NAMED_PRICE.sub(" ", clause.folded[low:high]) for low, high in gaps]
    words = [word for part in told for word in re.findall(r"[a-z]+(?:-[a-z]+)*", part)]
    return all(len(word) == 1 or _BETWEEN.match(word) for word in words)


_TIMED = re.compile(
    r"\brenewal\b|\binitial\s+(?:term|period)\b|\b(?:last|final)\s+year\b|\bderniere\s+annee\b|\brenouvellement\b|"
    r"\breconduction\b|\bprorogation\b|\bperiode\s+initiale\b|\bduree\s+initiale\b"
)
"""Times whose years are not told."""
_NAMED_PRICE = re.compile(r"\b(?:[a-z]+[\s-]+){0,1}?(?:prices?|fees?|rents?|charges?)\b(?!-)")
_PAUSE = re.compile(r"[,;.:(\n]")


def _places(segments: Sequence[_Segment]) -> list[tuple[int, int]]:
    """Return where the percentages stand and their times, in order."""
    found = [(one.rate.start, one.rate.end) for one in segments]
    return sorted(found + [(when.start, when.end) for one in segments for when in one.whens])


def _rates(clause: ClauseWords, low: int, high: int) -> Iterator[Rate]:
    each = []
    for match in ANY_PERCENT.finditer(clause.folded, low, high):
        value = percent_of(match)
        if value is not None:
            each.append(Rate(match.start(), match.start() + len(match.group().rstrip()), value))
    each += [Rate(*match.span(), Decimal(0)) for match in NONE_DUE.finditer(clause.folded, low, high)]
    yield from sorted(each, key=lambda one: one.start)


def _segments(
    clause: ClauseWords, low: int, high: int, rates: Sequence[Rate], whens: Sequence[When]
) -> list[_Segment] | None:
    """Part the words so that each percentage has its own time, at most one of them none."""
    seams = [list(_seams(clause, one.end, other.start, whens)) for one, other in pairwise(rates)]
    best: tuple[tuple[int, int], list[_Segment]] | None = None
    for chosen in product(*seams):
        ends = [at for _, at in chosen]
        made = [
            _Segment(start, end, rate, _GOES_ON.match(clause.folded, start) is not None)
            for start, end, rate in zip([low, *ends], [*ends, high], rates, strict=True)
        ]
        for one in made:
            one.whens = [when for when in whens if one.low <= when.start < one.high]
        if not all(_sound(one) for one in made) or sum(not one.whens for one in made) > 1:
            continue
        score = (sum(bool(one.whens) for one in made), sum(strength for strength, _ in chosen))
        if best is None or score > best[0]:
            best = (score, made)
    return None if best is None else best[1]


def _sound(segment: _Segment) -> bool:
    units = [one.unit for one in segment.whens]
    if len(units) == 2 and units[0] == "rest" and units[1] not in ("rest", "until"):
        # *il augmente ensuite de 2 % la quatrième année*
        del segment.whens[0]
        return True
    if len(units) == 2 and units[1] == "rest":
        return units[0] not in ("rest", "until")
    return len(units) <= 1 or (len(units) == 2 and units.count("until") == 1 and "day" in units)


def _seams(clause: ClauseWords, low: int, high: int, whens: Sequence[When]) -> Iterator[tuple[int, int]]:
    """Yield where words between two percentages may be parted, with how strongly they are."""
    for strength, pattern in _SEAMS:
        for match in pattern.finditer(clause.folded, low, high):
            if not any(one.start < match.end() and match.start() < one.end for one in whens):
                yield strength, match.start()
    for line in re.finditer("\n", clause.text[low:high]):
        yield 3, low + line.start()


def _rise(clause: ClauseWords, segment: _Segment) -> Rise:
    when = next((one for one in segment.whens if one.unit != "until"), None)
    goes_on = len(segment.whens) == 2 and segment.whens[1].unit == "rest"
    if when is not None and goes_on:
        when = replace(when, high=OPEN_YEAR if when.unit == "calendar" else OPEN)
    until = next((one.day for one in segment.whens if one.unit == "until"), None)
    regular = REGULAR.search(clause.folded, segment.low, segment.high) is not None
    return Rise(segment.rate.value, when, until, segment.goes_on, regular or goes_on)


def _anchor(clause: ClauseWords, whens: Sequence[When]) -> Anchor:
    words = " ".join(clause.folded[one.end : one.end + 60] for one in whens if one.unit == "anniversary")
    signed = re.match(
        r"\s*(?:of\s+(?:the\s+)?|de\s+(?:la\s+|sa\s+)?)?(?:date\s+(?:of|de)\s+)?(?:la\s+)?(?:signature|execution)",
        words,
    )
    return "effective" if signed is None else "signature"


def _told(clause: ClauseWords, segments: Sequence[_Segment], stages: Stages) -> Changing:
    """Keep the words of each step, and say where they can be understood in two ways."""
    for one in segments:
        clause.told("rate", one.rate.start, one.rate.end)
        for when in one.whens:
            clause.told("when", when.start, when.end, 0.9 if stages.sure else 0.85)
    spans = _places(segments)
    for (_, low), (high, _) in pairwise(spans):
        if clause.text[low:high].strip():
            # all words between were understood, *save that* among them
            clause.told("when", low, high)
    start, end = spans[0][0], max(high for _, high in spans)
    clause.told("steps", start, end)
    if len(stages.ways) > 1:
        clause.open(
            "steps",
            "which of the yearly rises a percentage is for is left open",
            *stages.says,
            at=(start, end),
        )
    whens = tuple((when.start, when.end) for one in segments for when in one.whens)
    low, high = segments[0].low, segments[-1].high
    return Changing(stages.ways, low, high, stages.days, whens)


def without_whens(clause: ClauseWords, spans: Sequence[tuple[int, int]]) -> ClauseWords:
    """Return a clause without the words of single steps; parts told of it are told of the whole."""
    text, folded = list(clause.text), list(clause.folded)
    for low, high in spans:
        text[low:high] = folded[low:high] = " " * (high - low)
    return replace(clause, text="".join(text), folded="".join(folded))
