"""A rise that comes once, on a day: *on 1 January 2025 all prices are increased by 4 %*, and no more."""

from __future__ import annotations

from data import late as re
from pipeline.indexation.formula import Step, Steps
from pipeline.indexation.reading._changing_words import OFTENER, REGULAR, whens_in
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.terms import _indexation_fixed as fixed

_RISEN = re.compile(
    r"\b(?:increased?s?|rises?|raised|uplifted|goes?\s+up|augmentent|augmentee?s?|augmente|augmentera|augmenteront|majoree?s?|"
    r"revalorisee?s?)\b"
)
_OPEN = re.compile(
    r"\b(?:(?<!\d )may(?!,?\s+\d)|can|might|could|should|would|entitled|right|"
    r"peut|peuvent|pourra|pourront|droit|"
    r"propos\w*|negoci\w*|negotiat\w*|"
    r"accord|agree\w*|request\w*|demande\w*|not|ne|pas|if|unless|si|sauf|lorsqu\w*|where|when|provided|subject|"
    r"thereafter|then|ensuite|puis|subsequent\w*|suivante?s?|following|again|every|each|chaque|tous|toutes|annual\w*|annuel\w*|"
    r"yearly|index\w*|indice\w*|inflation|cpi\w*|rpi|insee|syntec|ilc|ilat|irl|icc|at\s+least|at\s+most|au\s+(?:moins|plus)|"
    r"up\s+to|jusqu'a|maximum|minimum|plafon\w*|cap\w*|floor|exceed\w*|exced\w*|depass\w*|points?|remise|discount|interest|interets?|"
    r"retard|late|vat|tva|part|share|half|moitie)\b"
)
"""Words by which more may be told than one rise on one day."""
_PRICES_ALL = re.compile(r"\b(?:tous|toutes)\s+(?=les\s+(?:prix|tarifs|redevances|loyers|honoraires)\b)")


def once(clause: ClauseWords) -> tuple[Steps, tuple[int, int], tuple[int, int]] | None:
    """Return the rise as a list of one step, where its words stand and where its day does.

    Args:
        clause: all that is said of how prices move.
    """
    rates = list(ANY_PERCENT.finditer(clause.folded))
    if len(rates) != 1 or clause.names:
        return None
    rate = percent_of(rates[0])
    sentence = next(
        ((low, high) for low, high in sentences_of(clause) if low <= rates[0].start() < high), None
    )
    if sentence is None or rate is None or not 0 < rate < 1:
        return None
    low, high = sentence
    told = _PRICES_ALL.sub("", clause.folded[low:high])
    if _OPEN.search(told) or REGULAR.search(clause.folded) or OFTENER.search(clause.folded):
        return None
    if not _RISEN.search(told) or fixed.PRICE[clause.language].search(told) is None:
        return None
    whens = whens_in(clause, low, high)
    if len(whens) != 1 or whens[0].unit != "day" or whens[0].day is None:
        return None
    place = rates[0].start(), rates[0].start() + len(rates[0].group().rstrip())
    when = whens[0].start, whens[0].end
    span = min(place[0], when[0]), max(place[1], when[1])
    for name, (start, end) in (("rate", place), ("when", when), ("steps", span)):
        clause.told(name, start, end)
    return Steps((Step(whens[0].day, rate=rate),)), span, when
