"""Prices that were agreed: fees, rents, rates, unit prices, rows of a price table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pipeline._money_qualifiers import is_minimum
from pipeline.folding import fold
from pipeline.money import Amount, amount_text, decimal_style, dollar_of, money_text, per_of, tax_of
from pipeline.terms._price_changed import changes
from pipeline.terms._price_context import (
    MONEY_TRIGGERS,
    Reading,
    amounts_of,
    price_words,
    read_context,
    what_of,
)
from pipeline.terms._price_ditto import ditto_rows
from pipeline.terms._price_naming import ONCE, installments, printed, recurring, short
from pipeline.terms._price_rows import ITEM, NO_PRICE, read_row
from pipeline.terms._price_sideways import read_sideways
from pipeline.terms._price_tables import HEAD_TRIGGERS, read_tables
from pipeline.terms._quotes import quote_end, quote_start
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_SIGN_CELLS = ("$\t", "$ \t", "€\t", "€ \t", "£\t", "£ \t")
_BLANK_HINTS = ("[*", "[ *", "***", "___", "[●", "[•", "[_", "[ ]", "[…")
_MOST_UNKNOWN = 40
_TABLE, _BELOW = 4_000, 200
"""Characters below a row with money in which rows without a sign are sought, and the next one must be."""


class Price:
    """Reads prices; share capital, penalties, insurance, caps and thresholds are none."""

    name = "price"
    version = 3
    kinds = ("price",)
    requires: tuple[str, ...] = ("total_value",)
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            *MONEY_TRIGGERS,
            *HEAD_TRIGGERS,
            *_SIGN_CELLS,
            *_BLANK_HINTS,
            *wrapped(*price_words("en").vague),
        ),
        "fr": (
            *MONEY_TRIGGERS,
            *HEAD_TRIGGERS,
            *_SIGN_CELLS,
            *_BLANK_HINTS,
            *wrapped(*price_words("fr").vague),
        ),
        "und": (
            *MONEY_TRIGGERS,
            *HEAD_TRIGGERS,
            *_SIGN_CELLS,
            *_BLANK_HINTS,
            *wrapped(*price_words("en").vague),
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "price": {
            "en": (
                "purchase price",
                "price list",
                "the fees",
                "monthly fee",
                "annual fee",
                "base rent",
                "unit price",
                "pre-payment",
                "prepayment",
                "cost plus",
                "cost-plus",
                "deposit of",
            ),
            "fr": (
                "le prix",
                "les prix",
                "loyer",
                "redevance",
                "honoraires",
                "tarifs",
                "conditions financieres",
                "acompte de",
                "avance de",
                "cout majore",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the prices of the clauses shown; a vague price only where no other is stated."""
        language: Language = "fr" if view.language == "fr" else "en"
        found: dict[tuple[str, JsonValue, JsonValue], Term] = {}
        unknown: list[Term] = []
        vague: list[Term] = []
        for clause in clauses:
            text = view.text(clause)
            folded = view.folded(clause)
            heading = fold(" ".join((*clause.path, clause.heading)))
            for term in self._in_clause(view, clause, text, folded, heading, language):
                if term.state == "unknown":
                    unknown.append(term)
                    continue
                key = (term.value_text, term.value.get("per"), term.value.get("what"))
                if key not in found or found[key].confidence < term.confidence:
                    found[key] = term
            if not found and clause.role != "recital":
                vague.extend(self._vague(view, clause, folded, language))
        yield from _without_totals(view, list(found.values()))
        yield from unknown[:_MOST_UNKNOWN]
        if not found and not unknown:
            yield from vague[:1]

    def _in_clause(
        self, view: View, clause: Clause, text: str, folded: str, heading: str, language: Language
    ) -> Iterator[Term]:
        yield from self._in_tables(view, clause, heading, language)
        amounts = amounts_of(view, clause, joined=True)
        old, new = changes(folded, amounts)
        for place, amount in enumerate(amounts):
            if place in old:
                continue
            row = read_row(folded, amount, heading, language)
            reading = row or read_context(folded, amount, heading, language)
            if place in new:
                reading = self._instead(folded, amounts[new[place]], reading, heading, language)
            if reading is None or reading is NO_PRICE:
                continue
            term = self._term(view, clause, text, folded, amount, reading, language)
            if place in new:
                term = _replacing(term, amounts[new[place]], folded)
            yield term
            if row is not None and "\t" in text and term.state == "stated" and "currency" in term.value:
                yield from self._ditto(view, clause, text, amount, term, language)
        yield from self._redacted(view, clause, folded, amounts, language)

    def _instead(
        self, folded: str, old: Amount, own: Reading | None, heading: str, language: Language
    ) -> Reading | None:
        """What a new price is: what the one was that it takes the place of."""
        theirs = read_context(folded, old, heading, language)
        if theirs is None or theirs is NO_PRICE or own is NO_PRICE:
            return own
        per = theirs.per or per_of(folded, old.start, old.end, language) or ""
        if own is not None:
            per = own.per or per_of(folded, own.start, own.start, language) or per
        return replace(theirs, per=per)

    def _ditto(
        self,
        view: View,
        clause: Clause,
        text: str,
        amount: Amount,
        term: Term,
        language: Language,
    ) -> Iterator[Term]:
        """Yield the rows below that share the money of a row and leave out its sign."""
        currency = str(term.value["currency"])
        # a numbered row is cut off as a clause of its own, so the flow is read on
        base = clause.start + text.rfind("\n", 0, amount.start) + 1
        table = view.flow.text[base : base + _TABLE]
        below = table[table.find("\n") + 1 :][:_BELOW]
        if "\t" not in below:
            return
        low = base - clause.start
        first = replace(amount, start=amount.start - low, end=amount.end - low)
        for row in ditto_rows(fold(table), first, language, decimal_style(view.flow.text)):
            cells = table[row.start : row.end].split("\t")
            label = ITEM.sub("", " ".join(cells[0].split())).strip(" :.-_*")
            value = {**term.value, "amount": amount_text(row.value), "what": short(label)}
            evidence = view.flow.evidence(base + row.start, base + row.end)
            yield Term(
                "price",
                value,
                money_text(row.value, currency),
                (evidence, *term.evidences[:1]),
                0.75 if row.sure else 0.6,
                f"{self.name}/{self.version}",
            )

    def _in_tables(self, view: View, clause: Clause, heading: str, language: Language) -> Iterator[Term]:
        """Yield the bare figures of a table under a head that names price and currency."""
        text = view.flow.text
        if text.find("\t", clause.start, clause.end) < 0:
            return
        style, dollar = decimal_style(text), dollar_of(text)
        where = (text, clause.start, clause.end, heading, language, style, dollar)
        for row in chain(read_tables(*where), read_sideways(*where)):
            value: dict[str, JsonValue] = {
                "amount": amount_text(row.amount),
                "currency": row.currency,
                "what": row.what,
                **row.qualifiers,
            }
            evidences = (
                view.flow.evidence(row.start, row.end),
                view.flow.evidence(row.head_start, row.head_end),
            )
            label = f"{self.name}/{self.version}"
            named = money_text(row.amount, row.currency)
            yield Term("price", value, named, evidences, row.confidence, label)

    def _term(
        self,
        view: View,
        clause: Clause,
        text: str,
        folded: str,
        amount: Amount,
        reading: Reading,
        language: Language,
    ) -> Term:
        value: dict[str, JsonValue] = {}
        per = reading.per or per_of(folded, amount.start, amount.end, language)
        tax = tax_of(folded, amount.start, amount.end)
        if reading.header:
            at = len(reading.header) + 1
            per = per or per_of(f"{reading.header} ", at, at, language)
            tax = tax or tax_of(f"{reading.header} ", at, at)
        if amount.currency is not None:
            value["currency"] = amount.currency
        if per in (None, "unit"):
            before = folded[max(amount.start - 200, 0) : amount.start].replace("\n", " ")
            per = installments(before) or per
        if per is None and language == "en":
            per = recurring(folded, amount.start, amount.end)
        if per is None and ONCE.search(folded[max(amount.start - 60, 0) : amount.start]):
            per = "once"
        if per is not None:
            value["per"] = per
        if reading.what:
            value["what"] = _named(text, folded, reading, amount)
        if tax is not None:
            value["tax"] = tax
        if is_minimum(folded, amount.start):
            value["minimum"] = True
        start = quote_start(text, max(reading.start, amount.start - 240))
        end = quote_end(text, _end(folded, amount.end))
        evidence = (view.flow.evidence(clause.start + start, clause.start + end),)
        label = f"{self.name}/{self.version}"
        if amount.value is None:
            if amount.candidates:
                value["candidates"] = [amount_text(item) for item in amount.candidates]
            return Term("price", value, "", evidence, reading.confidence, label, "unknown", amount.reason)
        value = {"amount": amount_text(amount.value), **value}
        confidence = min(reading.confidence, 0.93 if amount.sure else 0.7)
        if amount.confirmed and reading.confidence > 0.9:
            confidence = 0.96
        if amount.currency is None:
            confidence = min(confidence, 0.6)
            named = amount_text(amount.value)
        else:
            named = money_text(amount.value, amount.currency)
        return Term("price", value, named, evidence, round(confidence, 2), label, repaired=amount.repaired)

    def _redacted(
        self, view: View, clause: Clause, folded: str, amounts: Sequence[Amount], language: Language
    ) -> Iterator[Term]:
        """Yield prices whose sum is struck out together with its currency: ``price of [***]``."""
        if not any(hint in folded for hint in _BLANK_HINTS):
            return
        words = price_words(language)
        starts = [item.start for item in amounts]
        for blank in _BLANKS.finditer(folded):
            start = blank.start()
            place = bisect_right(starts, start) - 1
            if place >= 0 and start < amounts[place].end:
                continue
            begin = max(start - 160, 0)
            head = folded[begin:start]
            noun = words.last_noun(head)
            if noun is None or len(head) - noun[1] > 30 or not words.link.match(head, noun[1]):
                continue
            tail = folded[blank.end() : blank.end() + 14]
            if words.never.meets(head[-90:]) or words.limits.meets(head[-50:]) or _NO_SUM.match(tail):
                continue
            what, at = what_of(head, noun, begin)
            begins = clause.start + quote_start(folded, at)
            evidence = view.flow.evidence(begins, clause.start + blank.end())
            reason = f"the price is redacted or left blank ({blank.group().strip()})"
            label = f"{self.name}/{self.version}"
            yield Term(
                "price", {"what": what} if what else {}, "", (evidence,), 0.7, label, "unknown", reason
            )

    def _vague(self, view: View, clause: Clause, folded: str, language: Language) -> Iterator[Term]:
        folded = folded.replace("\n", " ")
        phrase = next((phrase for phrase in price_words(language).vague if phrase in folded), None)
        if phrase is None:
            return
        at = folded.index(phrase)
        start = quote_start(folded, max(folded.rfind(". ", 0, at) + 1, at - 120, 0))
        end = quote_end(folded, at + len(phrase))
        evidence = view.flow.evidence(clause.start + start, clause.start + end)
        reason = f"the price is left to be settled later ({phrase})"
        yield Term("price", {}, "", (evidence,), 0.6, f"{self.name}/{self.version}", "unknown", reason)


def _without_totals(view: View, prices: list[Term]) -> list[Term]:
    """Leave out a sum that is the whole, where prices beside it say what the whole is made of."""
    totals = {
        (term.value_text, place.char_start, place.char_end)
        for term in view.of("total_value")
        if term.state == "stated"
        for place in term.evidences[:1]
    }
    if not totals:
        return prices

    def is_total(term: Term) -> bool:
        place = term.evidences[0]
        return term.value.get("per") in (None, "once") and any(
            term.value_text == text and place.char_start < end and start < place.char_end
            for text, start, end in totals
        )

    rest = [term for term in prices if not is_total(term)]
    return rest if any("per" in term.value for term in rest) else prices


def _replacing(term: Term, old: Amount, folded: str) -> Term:
    """Say which price a new one takes the place of; what is left unsaid of the new one holds as before."""
    value = dict(term.value)
    if "tax" not in value and (tax := tax_of(folded, old.start, old.end)) is not None:
        value["tax"] = tax
    if old.value is not None:
        value["replaces"] = amount_text(old.value)
    return replace(term, value=value)


def _named(text: str, folded: str, reading: Reading, amount: Amount) -> str:
    """Return what the price is for, as printed; of several sums of a row, with the head of the column."""
    what = printed(text, folded, reading.what, amount)
    if not reading.column or reading.column == reading.what:
        return short(what)
    return short(f"{what[:60]}, {printed(text, folded, reading.column, amount)}", 90)


_NO_SUM = re.compile(r"\s*(?:%|percent|day|month|year|\(\[)")
_BLANKS = re.compile(r"\[\s?\*+\s?\]|\[[●•_ ]{1,8}\]|\[…\*+…\]|_{3,}|\*{3,}")


def _end(folded: str, end: int) -> int:
    """Take the qualifier that follows into the quote: ``, per month``, ``) HT``."""
    match = _QUALIFIER.match(folded, end)
    return end if match is None else match.end()


_QUALIFIER = re.compile(
    r"\)?[\s,]{0,2}(?:(?:par|per|each|every|/)\s*[^\s.;,()]+|(?:h\.?t\.?|ttc|hors|excl\w*|plus)(?![a-z]))"
)


EXTRACTOR = Price()
