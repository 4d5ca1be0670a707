"""The total price of a contract where it is stated as such: ``prix global et forfaitaire de``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from data.load import lexicon
from pipeline.folding import fold
from pipeline.money import amount_text, money_text, tax_of
from pipeline.terms._price_context import amounts_of, price_words
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_BETWEEN = {
    "en": re.compile(
        r"[^.;$€£\t]{0,120}?(?:\bof|\bis|\bbe|\bare|\bequals?|equal to|\bat|:|=|\btotals?|amounts? to|"
        r"\()[^.;\t\d$€£]{0,90}\Z"
    ),
    "fr": re.compile(
        r"[^.;$€£]{0,120}?(?:\bde|\best|\bsera|s'eleve\w*|\ba|:|=|fixe\w*|arrete\w*|\(|\bsoit|"
        r"\t)[^.;\d$€£]{0,90}\Z"
    ),
}
_PART = re.compile(
    r"\b(?:per|each|par|chaque|unit|monthly|annual\w*|mensuel\w*|annuel\w*|if|exceed\w*|less than|"
    r"more than|not to|"
    r"minimum|maximum|at least|superieur\w*|inferieur\w*|exce\w+|depass\w*|portion|percent|%|"
    r"installments?)\b|\d\s?%"
)


@cache
def _totals(language: Language) -> tuple[str, ...]:
    return tuple(sorted(lexicon("prices", language)["total"], key=len, reverse=True))


class TotalValue:
    """Reads the total value of the contract; a total that depends on something is none."""

    name = "total_value"
    version = 1
    kinds = ("total_value",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": wrapped(*_totals("en")),
        "fr": wrapped(*_totals("fr")),
        "und": wrapped(*_totals("en"), *_totals("fr")),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "total_value": {
            "en": wrapped("total contract price", "total contract value", "contract sum", "lump sum price"),
            "fr": wrapped(
                "prix global et forfaitaire", "montant total du marche", "montant total du contrat"
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the totals stated; two that differ lower each other's confidence."""
        language: Language = "fr" if view.language == "fr" else "en"
        found: dict[str, Term] = {}
        for clause in clauses:
            folded = fold(view.text(clause)).replace("\n", " ")
            for phrase in _totals(language):
                if phrase in folded:
                    for term in self._after(view, clause, folded, phrase, language):
                        key = term.value_text or term.reason
                        if key not in found or found[key].confidence < term.confidence:
                            found[key] = term
        stated = [term for term in found.values() if term.state == "stated"]
        for term in found.values():
            if len(stated) > 1 and term.state == "stated":
                term = _doubted(term)
            yield term

    def _after(
        self, view: View, clause: Clause, folded: str, phrase: str, language: Language
    ) -> Iterable[Term]:
        words = price_words(language)
        amounts = amounts_of(view, clause)
        starts = [amount.start for amount in amounts]
        at = folded.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            place = bisect_left(starts, end)
            amount = amounts[place] if place < len(starts) and starts[place] <= end + 220 else None
            at_next = folded.find(phrase, end)
            if amount is None:
                at = at_next
                continue
            between = folded[end : amount.start]
            around = folded[max(at - 40, 0) : at] + between
            if (
                _BETWEEN[language].match(between)
                and not words.never.meets(between)
                and not _PART.search(around)
            ):
                value: dict[str, JsonValue] = {"what": phrase}
                if amount.currency is not None:
                    value["currency"] = amount.currency
                tax = tax_of(folded, amount.start, amount.end)
                if tax is not None:
                    value["tax"] = tax
                evidence = (view.flow.evidence(clause.start + at, clause.start + amount.end),)
                label = f"{self.name}/{self.version}"
                if amount.value is None or amount.currency is None:
                    reason = amount.reason or "the currency is not stated"
                    yield Term("total_value", value, "", evidence, 0.85, label, "unknown", reason)
                else:
                    confidence = 0.92 if len(between) < 60 and amount.sure else 0.8
                    value = {"amount": amount_text(amount.value), **value}
                    text = money_text(amount.value, amount.currency)
                    yield Term(
                        "total_value", value, text, evidence, confidence, label, repaired=amount.repaired
                    )
            at = at_next


def _doubted(term: Term) -> Term:
    return Term(
        term.kind,
        term.value,
        term.value_text,
        term.evidences,
        min(term.confidence, 0.6),
        term.extractor,
        repaired=term.repaired,
    )


EXTRACTOR = TotalValue()
