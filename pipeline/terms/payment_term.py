"""How long there is to pay, and from what: ``within 30 days of the invoice``, ``45 jours fin de mois``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._payment_days import Days, read_days
from pipeline.terms._payment_words import languages_of, sentences
from pipeline.terms._quotes import quote_end, quote_start
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_NEEDED = {
    "en": ("pay", "paid", "invoice", "remit", "net ", "net\n", "settle", "reimburse", "due"),
    "fr": (
        "pai",
        "pay",
        "regl",
        "factur",
        "acquitt",
        "verse",
        "exigible",
        "fin de mois",
        "fin\nde",
        "echu",
        "echoir",
        "d'avance",
    ),
}
_MOST = 8
_LONGEST = 260


class PaymentTerm:
    """Reads payment terms; days to cure, to dispute or to invoice are none."""

    name = "payment_term"
    version = 1
    kinds: tuple[str, ...] = ("payment_term",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": _NEEDED["en"],
        "fr": _NEEDED["fr"],
        "und": (*_NEEDED["en"], *_NEEDED["fr"]),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "payment_term": {
            "en": wrapped(
                "payment terms", "terms of payment", "date of invoice", "invoice date", "of the invoice"
            ),
            "fr": wrapped(
                "delai de paiement",
                "delais de paiement",
                "conditions de paiement",
                "modalites de paiement",
                "conditions de reglement",
                "delai de reglement",
                "fin de mois",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term for each different number of days and basis, at most eight."""
        found: dict[str, Term] = {}
        blank: list[Term] = []
        for language in languages_of(view):
            for clause, sentence in sentences(view, clauses, _NEEDED[language]):
                heading = fold(" ".join((*clause.path[-1:], clause.heading)))
                for item in read_days(sentence.text, sentence.folded, heading, language):
                    term = self._term(view, sentence, item)
                    if term.state == "unknown":
                        blank.append(term)
                    elif (
                        term.value_text not in found or found[term.value_text].confidence < term.confidence
                    ):
                        found[term.value_text] = term
        yield from list(found.values())[:_MOST]
        yield from blank[:_MOST]

    def _term(self, view: View, sentence: Sentence, item: Days) -> Term:
        maker = f"{self.name}/{self.version}"
        evidence = (_quote(view, sentence, item),)
        value: dict[str, JsonValue] = {}
        if item.basis is not None:
            value["basis"] = item.basis
        if item.reason:
            return _time.unknown(self.name, maker, item.reason, evidence, value)
        named = []
        if item.days is not None:
            value = {"days": item.days, **value}
            named.append(f"P{item.days}D")
        if item.months is not None:
            value = {"months": item.months, **value}
            named.append(f"P{item.months}M")
        if item.day_of_month is not None:
            value["day_of_month"] = item.day_of_month
        if item.per is not None:
            value["per"] = item.per
        if item.business_days:
            value["business_days"] = True
        if item.at_most:
            value["at_most"] = True
        if item.basis is not None:
            named.append(item.basis)
        if item.day_of_month is not None:
            named.append(f"day {item.day_of_month}")
        value["words"] = " ".join(sentence.text[item.start : item.end].split())
        return _time.stated(self.name, maker, value, " ".join(named), evidence, item.confidence)


def _quote(view: View, sentence: Sentence, item: Days) -> Evidence:
    """Quote from the word of paying to the end of the basis, or the sentence where it is short."""
    if len(sentence.text.strip()) <= _LONGEST:
        return view.flow.evidence(sentence.start, sentence.end)
    start = quote_start(sentence.text, max(item.start, item.end - _LONGEST))
    return view.flow.evidence(sentence.start + start, sentence.start + quote_end(sentence.text, item.end))


EXTRACTOR = PaymentTerm()
