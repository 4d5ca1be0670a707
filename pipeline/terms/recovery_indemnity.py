"""What is due for recovering a late payment: the 40 euros of French law, a sum or a percentage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from data import late as re
from pipeline.money import Amount, amount_text, decimal_style, dollar_of, find_amounts, money_text
from pipeline.terms import _time
from pipeline.terms._payment_words import languages_of, listed, plain, sentences
from pipeline.terms._quotes import quoted
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_quote = partial(quoted, before=20)
_NEEDED = {
    "en": (
        "recovery",
        "collection cost",
        "collection\ncost",
        "cost of collection",
        "costs of collection",
        "recovering",
        "collecting",
        "fixed sum",
        "lump sum comp",
        "fixed comp",
    ),
    "fr": (
        "recouvrement",
        "penalite forfaitaire",
        "indemnite forfaitaire",
        "penalite\nforfaitaire",
        "indemnite\nforfaitaire",
        "somme forfaitaire",
        "somme\nforfaitaire",
    ),
}
_REACH = 170
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s*\)?\s*(?:%|pour\s?cent|percent|per\s?cent)")
_OTHER = re.compile(
    r"plafond|assurance|resiliation|dommages\s+causes|maximum|juridique|penale\s+de|mission\s+de\s+recouvrement|"
    r"procedure|disaster|data\s+recovery|recovery\s+(?:time|point|plan)|insurance"
)
_LATE = re.compile(
    r"moratoire|retard\s+de\s+(?:paiement|reglement)|impaye|defaut\s+de\s+paiement|late\s+payment|overdue"
    r"|interets?\s+de\s+retard|penalites?\s+de\s+retard\s*:\s*taux|banque\s+centrale|interet\s+legal"
    r"|\bbce\b|refinancement|\b441-(?:5|10)\b|paiement\s+tardif|paye\w*\s+(?:en\s+retard|tardivement)|sommes?\s+en\s+retard"
    r"|non\s+(?:payee?s?|reglee?s?|acquittee?s?)"
)
_ENDS = re.compile(r"resili|rupture|terminat|par\s+jour|per\s+day|livraison|delivery")
_LAW = re.compile(
    r"d\.?\s?441-5|l\.?\s?441-(?:6|9|10)|prevue?\s+par\s+(?:la\s+loi|decret)|fixee?\s+par\s+(?:la\s+loi|decret)|legale"
)


class RecoveryIndemnity:
    """Reads the lump sum for recovery costs; actual costs and other lump sums are none."""

    name = "recovery_indemnity"
    version = 1
    kinds: tuple[str, ...] = ("recovery_indemnity",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": _NEEDED["en"],
        "fr": _NEEDED["fr"],
        "und": (*_NEEDED["en"], *_NEEDED["fr"]),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "recovery_indemnity": {
            "fr": wrapped("frais de recouvrement"),
            "en": wrapped("fixed sum for recovery"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield each different sum; one left to the law only where no sum is stated."""
        found: dict[str, Term] = {}
        lawful: list[Term] = []
        for language in languages_of(view):
            for _, sentence in sentences(view, clauses, _NEEDED[language]):
                for term in self._in_sentence(view, sentence, language):
                    if "reference" in term.value:
                        lawful.append(term)
                    else:
                        found.setdefault(term.value_text, term)
        yield from found.values()
        if not found:
            yield from lawful[:1]

    def _in_sentence(self, view: View, sentence: Sentence, language: Language) -> Iterator[Term]:
        line = plain(sentence.folded)
        named = listed("payment_recovery", "named", language).search(line)
        if named is None and _LATE.search(line) is not None and not _ENDS.search(line):
            named = listed("payment_recovery", "weak", language).search(line)
        if named is None:
            return
        maker = f"{self.name}/{self.version}"
        low, high = max(named.start() - 90, 0), named.end() + _REACH
        stretch = line[low:high]
        if _OTHER.search(stretch) and "recouvrement" not in stretch:
            return
        amount = _amount(view, sentence.text[low:high], named.start() - low, language)
        if amount is not None and amount.value is not None and amount.currency is not None:
            value: dict[str, JsonValue] = {
                "amount": amount_text(amount.value),
                "currency": amount.currency,
            }
            start, end = min(named.start(), low + amount.start), max(named.end(), low + amount.end)
            evidence = (_quote(view, sentence, start, end),)
            sure = 0.95 if amount.value == Decimal(40) or "forfaitaire" in stretch else 0.85
            yield _time.stated(
                self.name, maker, value, money_text(amount.value, amount.currency), evidence, sure
            )
            return
        percent = _PERCENT.search(stretch)
        if percent is not None and re.search(r"major|egale?|indemnite|supplement|surcharge", stretch):
            figure = percent.group(1).replace(",", ".")
            evidence = (_quote(view, sentence, min(named.start(), low + percent.start()), named.end()),)
            yield _time.stated(
                self.name, maker, {"rate": figure, "unit": "percent"}, f"{figure}%", evidence, 0.85
            )
            return
        law = _LAW.search(stretch)
        if law is not None and language == "fr":
            evidence = (_quote(view, sentence, named.start(), max(named.end(), low + law.end())),)
            yield _time.stated(
                self.name, maker, {"reference": "as the law says"}, "as the law says", evidence, 0.85
            )


def _amount(view: View, text: str, at: int, language: Language) -> Amount | None:
    """Return the amount nearest to the words that name the sum."""
    if not re.search(r"\d|euro|pound|dollar", text):
        return None
    found = find_amounts(
        text, language, style=decimal_style(view.flow.text), dollar=dollar_of(view.flow.text)
    )
    known = [item for item in found if item.value is not None and item.currency is not None]
    return min(known, key=lambda item: abs(item.start - at), default=None)


EXTRACTOR = RecoveryIndemnity()
