"""Fixed rises that stand far from their verb: *shall be increased on each 1 July, …, by 3.25 % of …*."""

from __future__ import annotations

from data import late as re
from pipeline.indexation.formula import FixedRate
from pipeline.indexation.reading._doubt_words import ABOUT_OTHERS
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.percent import PERCENT, percent_of
from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_most import at_most

_RISE = re.compile(
    r"\b(?:increased?|escalated?|raised?|rises?|uplifted|majore\w*|augmente\w*|revalorise\w*)\b"
    r"(?P<between>[^.;%]{0,180}?)\b(?:by|at|de|d')\s*(?:(?:an?\s+amount\s+equal\s+to|the\s+rate\s+of|un\s+montant\s+egal\s+a|une\s+somme\s+egale\s+a|une\s+somme\s+correspondant\s+a)\s+)?"
    r"(?:an?\s+|the\s+)?(?:[a-z]+(?:[ -][a-z]+){0,8}\s*\(\s*)?" + PERCENT
)
_BOUND = re.compile(
    r"\b(?:exceed|more\s+than|not\b|least|most|maximum|up\s+to|plus\s+de|excede|depass|index|indice|variation|if\b|si\b)"
)
_SIMPLE = re.compile(
    r"\b(?:simple|without\s+compounding|non[- ]compound\w*|non\s+capitalise|sans\s+capitalisation)|"
    r"\A[^.;]{0,12}\b(?:of|du|dudit|de\s+la|de\s+ladite|de\s+ce|de\s+cette)\s+(?:the\s+)?(?:initial|original|base|first\s+year['\u2019]?s?|prix|loyer|tarif|redevance|montant)"
    r"\s+(?:\w+\s+){0,2}?(?:prices?|fees?|rents?|charges?|initiale?|de\s+base|d['\u2019]origine)"
)
_COMPOUND = re.compile(
    r"compound|\bthen\b|in\s+(?:force|effect)|en\s+vigueur|precedent|preceding|previous|current|actuel|anterieur"
)


_TO_SHARE = re.compile(
    r"\b(?:to|equal\s+to|be|a|egal\w*\s+a)\s+(?:an\s+amount\s+equal\s+to\s+)?"
    r"(?:[a-z]+(?:[ -][a-z]+){0,4}\s+(?:percent|per\s+cent)\s*\(\s*)?"
    + PERCENT
    + r"\s*\)?\s+(?:of|du|de\s+la|de\s+l')\s*(?:the\s+)?(?P<what>[^.;,]{0,60}?)\b"
    r"(?P<when>preceding|previous|prior|precedente?|ecoulee?|"
    r"in\s+effect|en\s+vigueur|immediately\s+before)\b"
)
"""*Shall increase to 103 % of the Rent payable for the preceding year*: three hundredths more."""


def _to_share(clause: ClauseWords) -> tuple[FixedRate, int, int] | None:
    found: list[tuple[FixedRate, int, int]] = []
    for low, high in sentences_of(clause):
        sentence = clause.folded[low:high]
        match = _TO_SHARE.search(sentence)
        if match is None or ABOUT_OTHERS.search(sentence) or _BOUNDING.search(sentence[: match.start()]):
            continue
        share = percent_of(match)
        priced = fixed.PRICE[clause.language].search(match["what"] + " " + sentence[: match.start()])
        if (
            share is None
            or share <= 1
            or priced is None
            or words.frequency(sentence, clause.language) is None
        ):
            continue
        figure = match.start("figure") if match["figure"] else match.start("words")
        clause.told("rate", low + figure, low + match.end())
        clause.told("of", low + match.start("when"), low + match.end("when"))
        found.append((FixedRate(share - 1), low, high))
    return found[0] if len({one for one, *_ in found}) == 1 else None


_BOUNDING = re.compile(
    r"\b(?:exceed\w*|more\s+than|less\s+than|not\b|least|most|maximum|minimum|up\s+to|plus\s+de|excede\w*|depass\w*|inferieur\w*|superieur\w*|"
    r"greater|lesser|higher|lower|if|si)\b[^.;]{0,80}\Z"
)


def rise_of(clause: ClauseWords) -> tuple[FixedRate, int, int] | None:
    """Read one fixed rise that comes regularly; ``None`` where there is none, or more than one rate."""
    if clause.names:
        return None
    found: list[tuple[FixedRate, int, int]] = []
    for low, high in sentences_of(clause):
        sentence = clause.folded[low:high]
        match = _RISE.search(sentence)
        if match is None or _BOUND.search(match["between"]) or ABOUT_OTHERS.search(sentence):
            continue
        regular = words.frequency(sentence, clause.language) or fixed.ON_RENEWAL.search(sentence)
        rate = percent_of(match)
        priced = fixed.PRICE[clause.language].search(sentence)
        if rate is None or priced is None or not regular:
            continue
        if at_most(sentence, match.start(), match.end(), clause.language):
            continue  # *ne peut augmenter de plus de 3 %*: by how much it rises nobody tells
        figure = match.start("figure") if match["figure"] else match.start("words")
        clause.told("rate", low + figure, low + match.end())
        rest = sentence[match.end() :]
        simple = _SIMPLE.search(rest) is not None
        then = _COMPOUND.search(sentence)
        if then is not None and not simple:
            clause.told("of", low + then.start(), low + then.end())
        found.append((FixedRate(rate, compound=not simple), low, high))
    if not found:
        return _to_share(clause)
    return found[0] if len({one for one, *_ in found}) == 1 else None
