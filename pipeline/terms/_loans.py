"""Loans: by when they are paid back, which is their end, and how much is lent.

A loan says neither *term* nor *expiry*: it is repaid in full by a day, or by instalments of which the last
falls due on one. Asked only of a paper that is a loan's: what a supplier's buyer pays back in instalments
says nothing of how long the supply goes on. Words of paying back of which no day was read keep silence from
being told, for no loan has no end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline._number_words import WORDS, value
from pipeline.dates import FoundDate, add_duration
from pipeline.money import Amount, decimal_style, dollar_of, find_amounts
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms._unexplained import chain
from pipeline.terms.base import View
from pipeline.types import Language, Term

_HEAD = 2_500
"""Characters in which a loan calls its parties borrower and lender, and says what the one lends."""
_TITLE = 200
"""Characters in which its title stands, or that of another paper."""
_LEFT, _NEAR = 60, 90
_SAID, _COUNTED, _LENT = 0.8, 0.7, 0.8
"""What a day that is told, one that is counted, and a sum that is lent are worth."""
_ROLES = frozenset({"recital", "signature"})
_PERIODS = {
    "monthly": ("P{}M", 1, "month"),
    "quarterly": ("P{}M", 3, "quarter"),
    "yearly": ("P{}Y", 1, "year"),
}
_SOONEST = 28


@dataclass(frozen=True, slots=True)
class Repayment:
    """Words of paying back, and the last day that they tell."""

    sentence: Sentence
    low: int
    high: int
    last: date | None = None
    confidence: float = _SAID


@dataclass(frozen=True, slots=True)
class Lent:
    """A sum that is lent, or what each instalment is."""

    sentence: Sentence
    amount: Amount
    what: str
    per: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    paper: re.Pattern[str]
    lends: re.Pattern[str]
    beside: re.Pattern[str]
    repaid: re.Pattern[str]
    repaid_not: re.Pattern[str]
    last: re.Pattern[str]
    last_after: re.Pattern[str]
    first: re.Pattern[str]
    count: re.Pattern[str]
    principal: re.Pattern[str]
    principal_not: re.Pattern[str]
    each: re.Pattern[str]
    instalments: re.Pattern[str]
    monthly: re.Pattern[str]
    quarterly: re.Pattern[str]
    yearly: re.Pattern[str]


def is_loan(view: View, terms: Sequence[Term]) -> bool:
    """Tell whether a paper is a loan's own, by its type, its first words or what its parties do."""
    words = _words(_time.language_of(view.language))
    head = view.folded_between(0, min(len(view.flow.text), _HEAD))
    title = head[:_TITLE]
    if words.beside.search(title):
        return False
    kinds = {term.value_text for term in terms if term.kind == "contract_type" and term.state == "stated"}
    if kinds:
        return "loan" in kinds
    return words.paper.search(title) is not None or (
        words.paper.search(head) is not None and words.lends.search(head) is not None
    )


def repayment(view: View, begun: date | None) -> Repayment | None:
    """Return the words that tell by when all is paid back; without a day where none could be read."""
    words = _words(_time.language_of(view.language))
    found = [one for _, sentence in _sentences(view, words) for one in _told(view, words, sentence, begun)]
    dated = [one for one in found if one.last is not None]
    return max(dated, key=lambda one: one.last or date.min, default=None) or next(iter(found), None)


def lent(view: View) -> Iterator[Lent]:
    """Yield the sum that is lent and what each instalment is, where words say so beside the figure."""
    words = _words(_time.language_of(view.language))
    language: Language = "fr" if view.language == "fr" else "en"
    style, dollar = decimal_style(view.flow.text), dollar_of(view.flow.text)
    done = False
    for clause in view.clauses:
        if clause.role in _ROLES:
            continue
        for sentence in _time.sentences(view, clause):
            if not (words.principal.search(sentence.folded) or words.instalments.search(sentence.folded)):
                continue
            for amount in find_amounts(sentence.text, language, style=style, dollar=dollar):
                if amount.value is None or amount.currency is None:
                    continue
                if (each := words.each.search(sentence.folded[: amount.start])) is not None:
                    what = sentence.text[each.start("what") : each.end("what")]
                    yield Lent(sentence, amount, what, _how_often(words, each.group()))
                elif not done and (what := _is_lent(words, sentence, amount)):
                    done = True
                    yield Lent(sentence, amount, what)


def _how_often(words: _Words, said: str) -> str:
    named = (name for key, (_, _, name) in _PERIODS.items() if getattr(words, key).search(said))
    return next(named, "")


def _is_lent(words: _Words, sentence: Sentence, amount: Amount) -> str:
    low = max(0, amount.start - _NEAR)
    ahead = list(words.principal.finditer(sentence.folded, low, amount.start))
    match = ahead[-1] if ahead else None
    if match is None or words.principal_not.search(sentence.folded, match.end(), amount.start):
        return ""
    if words.principal_not.search(sentence.folded[max(0, match.start() - 20) : match.start()]):
        return ""
    return sentence.text[match.start() : match.end()]


def _sentences(view: View, words: _Words) -> Iterator[tuple[int, Sentence]]:
    for at, clause in enumerate(view.clauses):
        if clause.role in _ROLES:
            continue
        for sentence in _time.sentences(view, clause):
            if words.repaid.search(sentence.folded) and not words.repaid_not.search(sentence.folded):
                yield at, sentence


def _told(view: View, words: _Words, sentence: Sentence, begun: date | None) -> Iterator[Repayment]:
    match = words.repaid.search(sentence.folded)
    assert match is not None
    days = [one for one in _time.dates_in(view, sentence.text, sentence.folded) if one.date is not None]
    later = [one for one in days if begun is None or (one.date and (one.date - begun).days >= _SOONEST)]
    counted = _counted(words, sentence, later)
    if counted is not None:
        yield counted
        return
    latest = max(later, key=lambda one: one.date or date.min, default=None)
    if latest is not None and latest.precision == "day" and _is_last(words, sentence, days, latest):
        yield Repayment(sentence, latest.start, latest.end, latest.date)
        return
    yield Repayment(sentence, match.start(), match.end())


def _is_last(words: _Words, sentence: Sentence, days: Sequence[FoundDate], day: FoundDate) -> bool:
    """Tell whether words beside a day make it the last: those behind another day are that one's."""
    low = max((one.end for one in days if one.end <= day.start), default=0)
    left = sentence.folded[max(low, day.start - _LEFT) : day.start]
    if words.first.search(left) is not None:
        return False
    if words.last.search(left) is not None:
        return True
    return words.last_after.match(sentence.folded, day.end) is not None


def _counted(words: _Words, sentence: Sentence, days: Sequence[FoundDate]) -> Repayment | None:
    """Count to the last instalment: *sixty monthly instalments, the first on 1 April 2025*."""
    match = words.count.search(sentence.folded)
    first = days[0] if len(days) == 1 else None
    if match is None or first is None or first.date is None or first.precision != "day":
        return None
    if words.first.search(sentence.folded, 0, first.start) is None or _is_last(
        words, sentence, days, first
    ):
        return None
    number = int(match["figure"]) if match["figure"] else value(match["words"])
    for name, (shape, months, _) in _PERIODS.items():
        if number and getattr(words, name).search(sentence.folded, match.start(), first.start):
            last = add_duration(first.date, shape.format((number - 1) * months))
            if isinstance(last, date):
                return Repayment(sentence, match.start(), first.end, last, _COUNTED)
    return None


@cache
def _words(language: str) -> _Words:
    told: Mapping[str, Any] = lexicon("loans", language)
    lead, instalments = chain(told["lead"]), chain(told["instalments"])
    names = (
        "paper",
        "lends",
        "beside",
        "repaid",
        "repaid_not",
        "first",
        "principal",
        "principal_not",
        "instalments",
    )
    number = rf"(?:(?P<figure>\d{{1,3}})|(?P<words>{WORDS}))(?:\s*\([^)]{{1,20}}\))?"
    return _Words(
        last=re.compile(rf"{chain(told['last'])}(?:\W*{lead})*\W*\Z"),
        last_after=re.compile(rf"\W*{chain(told['last_after'])}"),
        count=re.compile(rf"{number}\s+(?:[a-z]+\s+){{0,3}}?{instalments}"),
        each=re.compile(
            rf"(?P<what>(?:[a-z]+\s+){{0,2}}{instalments}(?:\s+(?!of|de|d')[a-z]+){{0,3}})"
            r"\s+(?:of|de|d')\s+(?:[a-z -]+\(\s*)?(?:gbp|eur|usd)?\s*\Z"
        ),
        **{name: re.compile(chain(told[name])) for name in (*names, *_PERIODS)},
    )


__all__ = ["Lent", "Repayment", "is_loan", "lent", "repayment"]
