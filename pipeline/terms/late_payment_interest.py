"""What a late payment costs: ``1.5% per month``, ``trois fois le taux d'intérêt légal``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from data import late as re
from pipeline.folding import fold
from pipeline.money import amount_text, decimal_style, dollar_of, find_amounts, money_text
from pipeline.terms import _time
from pipeline.terms._payment_rates import Rate, is_about_lateness, read_rates
from pipeline.terms._payment_words import languages_of, listed, plain, sentences
from pipeline.terms._quotes import quoted
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_quote = partial(quoted, before=130)
_NEEDED = {
    "en": ("interest", "late ", "late\n", "overdue", "past due", "past-due", "past\ndue", "finance charge"),
    "fr": ("retard", "interet", "moratoire", "penalite", "impaye", "major"),
}
_DEFINED = re.compile(
    r"(?<![a-z])\"?(?:default|late\s+payment|overdue|interest|default\s+interest)\s+rate\"?\s+(?:means|shall\s+mean|is)"
)
_CHARGE = re.compile(r"late\s+(?:payment\s+)?(?:fee|charge)s?")
_RETURNED = re.compile(r"(?i)returned|insufficient|bounced|dishono")
_PER_DAY = re.compile(r"(?:per|each|par|for\s+each)\s+(?:calendar\s+)?(?:day|jour)")
_NAMED = re.compile(
    r"(?:at|to)\s+(?:a\s+rate\s+equal\s+to\s+)?the\s+(?:agreed\s+|applicable\s+|default\s+)?interest\s+rate|default\s+rate"
)


class LatePaymentInterest:
    """Reads interest and fees for late payment; penalties for late delivery are none."""

    name = "late_payment_interest"
    version = 1
    kinds: tuple[str, ...] = ("late_payment_interest",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": _NEEDED["en"],
        "fr": _NEEDED["fr"],
        "und": (*_NEEDED["en"], *_NEEDED["fr"]),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "late_payment_interest": {
            "en": wrapped(
                "late payment",
                "overdue payments",
                "past due",
                "late fee",
                "late charge",
                "default interest",
                "finance charge",
            ),
            "fr": wrapped(
                "interets de retard", "interets moratoires", "interet legal", "retard de paiement"
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term for each different rate or fee; an unknown one only where no other was read."""
        found: dict[str, Term] = {}
        unknown: list[Term] = []
        for language in languages_of(view):
            for clause, sentence in sentences(view, clauses, _NEEDED[language]):
                heading = fold(" ".join((*clause.path[-1:], clause.heading)))
                terms = list(self._in_sentence(view, sentence, heading, language))
                if not terms and language == "fr":
                    terms = list(self._of_sums_before(view, clause, sentence))
                for term in terms:
                    if term.state == "unknown":
                        unknown.append(term)
                    elif (
                        term.value_text not in found or found[term.value_text].confidence < term.confidence
                    ):
                        found[term.value_text] = term
        yield from found.values()
        if not found:
            yield from unknown[:1]

    def _in_sentence(
        self, view: View, sentence: Sentence, heading: str, language: Language
    ) -> Iterator[Term]:
        line = plain(sentence.folded)
        maker = f"{self.name}/{self.version}"
        defined = _DEFINED.search(line) if language == "en" else None
        if defined is None and not is_about_lateness(line, heading, language):
            return
        if listed("payment_late", "none", language).search(line):
            return
        start = _stretch(line, language) if defined is None else defined.start()
        stretch = line[start : start + 700]
        other = listed("payment_late", "other", language).search(stretch)
        if other is not None and (language == "en" or not _sums(stretch)):
            return
        for rate in read_rates(stretch, language):
            evidence = (_quote(view, sentence, start + rate.start, start + rate.end),)
            if rate.reason:
                yield _time.unknown(self.name, maker, rate.reason, evidence, dict(rate.value))
            elif language == "fr" and _CAPS.search(stretch[: rate.start]):
                return  # at most so much of a price: the cap of a penalty, no rate
            elif _near_interest(stretch, rate, language):
                yield _time.stated(self.name, maker, dict(rate.value), rate.text, evidence, rate.confidence)
            return
        yield from self._fee(view, sentence, line, language)
        named = _NAMED.search(stretch)
        if named is not None and language == "en":
            evidence = (_quote(view, sentence, start + named.start(), start + named.end()),)
            yield _time.unknown(self.name, maker, "the rate is named here and stated elsewhere", evidence)

    def _of_sums_before(self, view: View, clause: Clause, sentence: Sentence) -> Iterator[Term]:
        """Read a bare rate behind a sentence on what is to be paid: ``Tout retard : 1,5 % par mois``."""
        line = plain(sentence.folded)
        if not _BARE_RATE.match(line):
            return
        start = max(sentence.start - 250, clause.start)
        before = fold(view.flow.text[start : sentence.start])
        if not _PAYABLE.search(before) or listed("payment_late", "other", "fr").search(before):
            return
        for rate in read_rates(line, "fr"):
            if not rate.reason:
                evidence = (_quote(view, sentence, rate.start, rate.end),)
                maker = f"{self.name}/{self.version}"
                yield _time.stated(self.name, maker, dict(rate.value), rate.text, evidence, 0.8)
            return

    def _fee(self, view: View, sentence: Sentence, line: str, language: Language) -> Iterator[Term]:
        """Read a late fee that is a sum of money: ``a late fee of $50 per day``."""
        match = _CHARGE.search(line)
        if match is None or language != "en":
            return
        near = _RETURNED.split(sentence.text[match.start() : match.end() + 90], maxsplit=1)[0]
        amounts = find_amounts(
            near, language, style=decimal_style(view.flow.text), dollar=dollar_of(view.flow.text)
        )
        amount = next((item for item in amounts if item.value is not None and item.currency), None)
        if amount is None or amount.value is None or amount.currency is None:
            return
        value: dict[str, JsonValue] = {
            "amount": amount_text(amount.value),
            "currency": amount.currency,
            "unit": "amount",
        }
        tail = line[match.start() + amount.end : match.start() + amount.end + 30]
        if _PER_DAY.search(tail):
            value["per"] = "day"
        evidence = (_quote(view, sentence, match.start(), match.start() + amount.end),)
        text = money_text(amount.value, amount.currency)
        yield _time.stated(self.name, f"{self.name}/{self.version}", value, text, evidence, 0.85)


_CAPS = re.compile(
    r"\b(?:depass\w*|exced\w*|etre\s+superieure?s?\s+a|plafonn\w*\s+a|limite\w*\s+a|dans\s+la\s+limite\s+de|au\s+plus|"
    r"maximum(?:\s+de)?)\s*\Z"
)
_BARE_RATE = re.compile(
    r"\s*(?:-\s*)?(?:tout|chaque|en\s+cas\s+de|pour\s+tout)\s+retard\b(?:\s+de\s+(?:paiement|reglement))?"
    r"\s*[:,-]\s*\d[\d,.]*\s?%"
)
_PAYABLE = re.compile(
    r"\b(?:payables?|payees?|paiements?|reglements?|virement|prelevement|facture\w*|echeances?)\b"
)


def _stretch(line: str, language: Language) -> int:
    """Return where the words on lateness begin, so that a rate before them is not taken."""
    late = listed("payment_late", "late", language).search(line)
    interest = listed("payment_late", "interest", language).search(line)
    starts = [match.start() for match in (late, interest) if match is not None]
    return max(min(starts, default=0) - 60, 0)


def _sums(stretch: str) -> bool:
    """Whether a French sentence is about sums all the same: a late delivery bears no legal rate."""
    return (
        re.search(
            r"taux\s+(?:d'interet|de\s+l'interet|legal)|retard\s+de\s+(?:paiement|reglement)|factures?\s+impaye|banque\s+centrale|(?<![a-z])bce(?![a-z])",
            stretch,
        )
        is not None
    )


def _near_interest(stretch: str, rate: Rate, language: Language) -> bool:
    """Whether a word for interest or a fee stands within reach of the rate."""
    low, high = max(rate.start - 170, 0), rate.end + 90
    return listed("payment_late", "interest", language).search(stretch, low, high) is not None


EXTRACTOR = LatePaymentInterest()
