"""A credit that is earned by how much is bought, or how soon it is paid: a rebate, wherever it stands.

*If annual prints exceed 400,000 the Provider shall credit 2% of the annual fees* may stand right behind the
service levels, and is no credit for one that was missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms import _time
from pipeline.terms._articles import article_of
from pipeline.terms._payment_figures import Figure, figures
from pipeline.terms._payment_words import alternatives, listed, plain
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause, Language

_BOOK = "payment_commitments"
CREDIT_NEEDED = {
    "en": ("credit", "refund", "repay"),
    "fr": ("avoir", "credit", "revers", "rembours", "restitu"),
}
"""One of these stands in every sentence that is read."""
_REACH = 90
"""Characters between the word of giving and the share that is given."""


@dataclass(frozen=True, slots=True)
class Credited:
    """A share or a sum that is credited, and for what."""

    item: Figure
    kind: str | None
    """``volume``, ``early_payment``, ``rebate`` for who stays; ``None``: no words say what earns it."""
    threshold: str | None
    start: int
    end: int


def credited_gain(view: View, sentence: Sentence, language: Language) -> Credited | None:
    """Read what a sentence credits, other than for a level that was missed; ``None`` for nothing."""
    line = plain(sentence.folded)
    given = listed(_BOOK, "credited", language).search(line)
    if given is None or not _time.holds(line, ("%", "cent", "€", "£", "$", "eur", "gbp")):
        return None
    if listed(_BOOK, "not_credited", language).search(line) or listed(_BOOK, "not_rebate", language).search(
        line
    ):
        return None
    items = figures(view, sentence.text, line, language)
    item = _nearest(items, given)
    if item is None:
        return None
    kind, threshold = _earned_by(item, line, language)
    behind = len(line) - len(line[item.end :].lstrip())
    if kind is None and listed(_BOOK, "of_fees", language).match(line, behind) is None:
        return None
    return Credited(item, kind, threshold, min(given.start(), item.start), max(given.end(), item.end))


def beside_a_level(view: View, clause: Clause, language: Language) -> bool:
    """Tell whether the article of a clause promises a level, for which a credit may stand."""
    places = article_of(view, clause)
    start, end = (
        (view.clauses[places[0]].start, view.clauses[places[-1]].end)
        if places
        else (clause.start, clause.end)
    )
    return (
        listed(_BOOK, "not_credited", language).search(plain(view.folded_between(start, end))) is not None
    )


def _earned_by(item: Figure, line: str, language: Language) -> tuple[str | None, str | None]:
    """Return the kind of rebate, and the threshold of one by volume."""
    if listed(_BOOK, "credited_early", language).search(line) is not None:
        return "early_payment", None
    threshold = _threshold(item, line, language)
    if threshold is not None:
        return "volume", threshold
    # a sum that is credited on renewal may be a deposit, or a fee that was paid before
    stays = item.kind == "percent" and listed(_BOOK, "credited_loyal", language).search(line) is not None
    return ("rebate" if stays else None), None


def _nearest(items: list[Figure], given: re.Match[str]) -> Figure | None:
    """Return the share or sum beside the word of giving: behind it, else right before it."""
    shares = [one for one in items if one.kind in ("percent", "amount")]
    behind = [one for one in shares if 0 <= one.start - given.end() <= _REACH]
    before = [one for one in shares if 0 <= given.start() - one.end <= _REACH]
    return behind[0] if behind else before[-1] if before else None


def _threshold(item: Figure, line: str, language: Language) -> str | None:
    """Return the number of things, or the sum, that must be reached."""
    for match in _reached(language).finditer(line):
        if match.end("figure") <= item.start or item.end <= match.start("figure"):
            return " ".join(match["figure"].split()).rstrip(" .,")
    return None


@cache
def _reached(language: Language) -> re.Pattern[str]:
    words = alternatives(lexicon(_BOOK, language)["reached"])
    no_things = alternatives(lexicon(_BOOK, language)["no_things"])
    return re.compile(
        rf"(?<!\w)(?:{words})\s+(?:(?:[a-z'-]+|[€£$])\s+){{0,3}}?"
        rf"(?P<figure>[€£$]?\d{{1,3}}(?:[ ,.]?\d{{3}})*)"
        rf"(?![\d.,]*\d)(?!\s*(?:%|\)|(?:{no_things})(?!\w)))"
    )
