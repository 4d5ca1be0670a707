"""Sums that no term explains beside prices that were read: another price in its own words is quoted.

*Travel: GBP 0.52 a mile* below a monthly fee is owed as the fee is, and nobody looks for it where a price
is shown. So in a short contract a sum whose value no term has is left open with its words, unless words
near it make it something else: a limit, a penalty, a deposit, the same sum with its tax.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline.money import Amount, per_of, tax_of
from pipeline.money._qualifiers import per_named
from pipeline.terms import _time
from pipeline.terms._label_beside import label_of
from pipeline.terms._price_context import MONEY_TRIGGERS, amounts_of, price_words
from pipeline.terms._unexplained import Place, chain
from pipeline.terms._untaken_rows import Taken
from pipeline.terms.base import View
from pipeline.types import Clause, Language, Term

LONGEST = 6_000
"""Characters of a contract of which each sum is asked after: longer ones have articles for the others."""
_OF_OTHERS = frozenset(
    (
        "amends",
        "bonus",
        "cap_on_liability",
        "insurance",
        "late_payment_interest",
        "liability_exclusion",
        "minimum_commitment",
        "penalty",
        "rebate",
        "recovery_indemnity",
        "service_credit",
        "service_level",
        "uncapped_liability",
        "warranty",
    )
)
"""Kinds of which one, read in its sentence, explains a sum."""
_OF_ANOTHER = frozenset({"amendment", "termination_letter", "letter"})
_ROLES = frozenset({"annex", "signature", "recital"})
_LEFT, _RIGHT = 110, 50
"""Characters around a sum in which words may make it something else."""


_NUMBER = r"(?P<figure>(?!(?:19|20)\d\d\b)\d{1,6}(?:[.,]\d{1,2})?)"
_FIGURE = rf"[^.;\n\d$€£%]{{1,40}}?(?<![\w.,]){_NUMBER}"

_RATE = re.compile(r"[^\d,;:]{2,30}")
"""What may stand behind a sum in a sentence that says no more than its rate."""


@dataclass(frozen=True, slots=True)
class _Words:
    not_price: re.Pattern[str]
    not_rate: re.Pattern[str]
    bare: re.Pattern[str]
    not_per: re.Pattern[str]
    label: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class SumLeft:
    """A sum that nothing explains."""

    sentence: _time.Sentence
    amount: Amount
    """With its place in the sentence."""
    per: str
    what: str
    """What it is the price of; empty where its sentence says more than that and its rate."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.sentence, self.amount.start, self.amount.end


def sums_left(view: View, terms: Iterable[Term]) -> Iterator[SumLeft]:
    """Yield the sums that may be further prices.

    Args:
        view: the contract.
        terms: all that was read of it: a sum that is one of their values is explained.
    """
    terms = tuple(terms)
    if len(view.flow.text) > LONGEST or any(_is_no_contract(term) for term in terms):
        return
    words = _words(_time.language_of(view.language))
    told = set(_values([dict(term.value) for term in terms]))
    others = Taken(view, (term for term in terms if term.kind in _OF_OTHERS))
    for clause in view.clauses:
        if clause.role in _ROLES or not _time.holds(view.folded(clause), MONEY_TRIGGERS):
            continue
        for amount in amounts_of(view, clause, joined=True):
            if amount.value is None or amount.value in told:
                continue
            sentence = _around(view, clause, clause.start + amount.start)
            shift = clause.start - sentence.start
            here = replace(amount, start=amount.start + shift, end=amount.end + shift)
            per = per_of(sentence.folded, here.start, here.end, "fr" if view.language == "fr" else "en")
            if _is_free(words, sentence.folded, here, rated=per is not None) and not others.meets(
                (sentence.start, sentence.end)
            ):
                told.add(amount.value)
                yield SumLeft(sentence, here, per or "", _what(words, sentence, here) if per else "")


def _is_no_contract(term: Term) -> bool:
    """Tell whether it is an amendment or a letter: that names sums that were."""
    return term.kind == "document_class" and term.value_text in _OF_ANOTHER


def bare_sums(view: View) -> Iterator[Place]:
    """Yield the figures that are a price by the words around them and have no currency: *38 per pane*."""
    if len(view.flow.text) > LONGEST:
        return
    words = _words(_time.language_of(view.language))
    for clause in view.clauses:
        if clause.role in _ROLES:
            continue
        for sentence in _time.sentences(view, clause):
            match = words.bare.search(sentence.folded)
            figure = "step" if match and match["step"] else "figure"
            if match is None or words.not_per.match(sentence.folded, match.end(figure)):
                continue
            shift = sentence.start - clause.start
            at = shift + match.start(figure)
            sums = [(one.start, one.end) for one in amounts_of(view, clause, joined=True)]
            beside = any(shift <= low < shift + len(sentence.text) for low, _ in sums)
            if any(low <= at < high for low, high in sums) or (figure == "step" and not beside):
                continue
            yield sentence, match.start(), match.end()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sum that stands alone beside its label, and whether the label is that of a price."""

    place: Place
    label: str
    amount: Amount
    named: bool
    per: str | None
    tax: str | None


def labelled_sums(view: View) -> Iterator[Labelled]:
    """Yield the sums that stand alone beside a label, of a contract of which no price was read.

    A label of something else, such as a deposit, makes the sum its own.
    """
    if (
        len(view.flow.text) > LONGEST
        or view.of("price")
        or any(_is_no_contract(term) for term in view.terms)
    ):
        return
    language: Language = "fr" if view.language == "fr" else "en"
    others = _labels(language)
    for clause in view.clauses:
        folded = view.folded(clause)
        if clause.role in _ROLES or not _time.holds(folded, MONEY_TRIGGERS):
            continue
        for amount in amounts_of(view, clause, joined=True):
            label = label_of(folded, amount.start, amount.end, behind=_BEHIND) or ""
            bare = _ASIDE.sub(" ", label).strip()
            if not amount.value or not bare or others.search(bare):
                continue
            sentence = _around(view, clause, clause.start + amount.start)
            shift = clause.start - sentence.start
            yield Labelled(
                (sentence, amount.start + shift, amount.end + shift),
                label,
                amount,
                amount.currency is not None and price_words(language).names_price(bare),
                per_of(folded, amount.start, amount.end, language) or per_named(bare, language),
                tax_of(folded, amount.start, amount.end)
                or tax_of(f"({label}) ", len(label) + 2, len(label) + 2),
            )


_BEHIND = 24
"""Characters behind a sum in which its time and its tax may be told."""
_ASIDE = re.compile(
    r"\([^)]*\)?|\b(?:ex(?:cl(?:uding|usive|\.)?)?|inc(?:l(?:uding|usive|\.)?)?|plus|net|hors|avec|sans)\W+(?:of\W+)?(?:vat|tax|tva|taxes?)\b"
)
"""What a label says of the tax."""


@cache
def _labels(language: str) -> re.Pattern[str]:
    return re.compile(chain(lexicon("sums_left", language)["not_price_label"]))


def _around(view: View, clause: Clause, at: int) -> _time.Sentence:
    return next(one for one in _time.sentences(view, clause) if at < one.end)


def _what(words: _Words, sentence: _time.Sentence, amount: Amount) -> str:
    """Return what a sentence that says no more tells the rate of: *Travel: GBP 0.52 a mile.*"""
    match = words.label.fullmatch(sentence.folded, 0, amount.start)
    alone = _RATE.fullmatch(sentence.folded, amount.end) is not None
    return " ".join(sentence.text[slice(*match.span("what"))].split()) if match and alone else ""


def _is_free(words: _Words, folded: str, amount: Amount, *, rated: bool) -> bool:
    if "\t" in folded:
        return False  # rows of tables are counted by themselves
    near = folded[max(0, amount.start - _LEFT) : amount.end + _RIGHT]
    return not (words.not_rate if rated else words.not_price).search(near)


def _values(found: object) -> Iterator[Decimal]:
    """Yield all numbers among the values of terms."""
    if isinstance(found, Mapping):
        found = list(found.values())
    if isinstance(found, Sequence) and not isinstance(found, str):
        for one in found:
            yield from _values(one)
    elif isinstance(found, str) and found[:1].isdigit():
        try:
            yield Decimal(found.split(" ")[0])
        except InvalidOperation:
            return


@cache
def _words(language: str) -> _Words:
    told: Mapping[str, Any] = lexicon("sums_left", language)
    return _Words(
        bare=re.compile(
            rf"{chain(told['pays'])}{_FIGURE}(?:\s+{chain(told['per'])}\s+|\s+l')[a-z]"
            rf"|{chain(told['then'])}\s+{_NUMBER.replace('figure', 'step')}\s+{chain(told['year'])}"
        ),
        label=re.compile(
            r"\W*(?:\d[\d.]*[.)]?\s+)?(?P<what>[a-z][a-z' -]{2,50}?)\s*"
            rf"(?::|[\u2013\u2014-]|{chain(told['says'])})\s*"
        ),
        not_per=re.compile(rf"\s+{chain(told['not_per'])}"),
        **{
            name: re.compile("|".join(chain(one) for one in told[name]))
            for name in ("not_price", "not_rate")
        },
    )


__all__ = ["SumLeft", "bare_sums", "labelled_sums", "sums_left"]
