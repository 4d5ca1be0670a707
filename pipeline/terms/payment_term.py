"""How long there is to pay, and from what: ``within 30 days of the invoice``, ``45 jours fin de mois``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._payment_days import Days, read_days
from pipeline.terms._payment_words import languages_of, sentences
from pipeline.terms._quotes import quoted
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_NEEDED = {
    "en": (
        "pay",
        "paid",
        "invoice",
        "remit",
        "net ",
        "net\n",
        "settle",
        "reimburse",
        "due",
        "credit",
        "discharged",
        "deposit",
        "upfront",
        "up front",
        "up-front",
        "cash with",
        "pro forma",
        "pro-forma",
        "cleared funds",
        "on order",
        "with order",
        "has been received",
    ),
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
        "credit",
        "exigibilite",
        "echoi",
        "comptant",
        "acompte",
        "arrhes",
        "encaiss",
        "a la commande",
        "a la signature",
        "qu'apres",
        "virement",
        "dus ",
        "prepa",
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
                "payment terms",
                "terms of payment",
                "date of invoice",
                "invoice date",
                "payment schedule",
                "schedule of payments",
                "installments",
                "instalments",
                "payments to commence",
                "prepayment",
                "prepaid",
                "due and payable on",
                "shall pay within",
                "shall be paid within",
                "payable on the",
                "shall settle",
                "due on",
                "payable within",
                "days from its date",
                "days from their date",
                "days of its date",
                "days of their date",
                "days from date",
                "days end of month",
                "be settled within",
                "falls due",
                "fall due",
            ),
            "fr": wrapped(
                "delai de paiement",
                "delais de paiement",
                "conditions de paiement",
                "modalites de paiement",
                "conditions de reglement",
                "delai de reglement",
                "fin de mois",
                "echeancier",
                "mensualites",
                "versements mensuels",
                "acompte",
                "paye d'avance",
                "payable d'avance",
                "payables d'avance",
                "facture d'avance",
                "au comptant",
                "payable comptant",
                "payables comptant",
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
                    if _for_a_discount(sentence.folded, item) or _in_passing(sentence.folded, item):
                        continue
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
        start = max(item.start, item.end - _LONGEST)  # from the word of paying, where it is near
        evidence = (quoted(view, sentence, start, item.end, longest=_LONGEST),)
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


_DISCOUNT = re.compile(
    r"(?P<no>\b(?:sans|aucun\w*|pas\s+d[e']|ni|no|without|any)\s*)?"
    r"\b(?:(?P<sure>escomptes?|discounts?)|remises?|rabais|ristournes?|rebates?|reductions?)\b"
)
_RATE = re.compile(r"\d\s?%|\bpour\s+cent\b|\bper\s?cent\b|\d\s?(?:€|eur)")
_IF_EARLY = re.compile(r"\b(?:si|en\s+cas\s+de|pour\s+tout|if|where|provided)\b[^.;]{0,90}\Z")
_ALSO_DUE = re.compile(r"\b(?:payables?|paient|paie|due|net|sont\s+regles|sont\s+payees?)\b")


def _for_a_discount(folded: str, item: Days) -> bool:
    """Whether a payment within these days earns a discount; they are not those within which it is due."""
    for said in _DISCOUNT.finditer(folded):
        if said["no"]:
            continue
        if said.end() <= item.end:
            between = folded[said.end() : item.end]
            near = folded[max(said.start() - 25, 0) : item.start]
            named = said["sure"] or _RATE.search(near)
            if named and len(between) < 160 and not re.search(r"[;.]\s", between):
                own = _ALSO_DUE.search(between)
                if own is None or re.search(r"\b(?:pour|si|for|if|on)\b", between[: own.start()]):
                    return True
        elif _IF_EARLY.search(folded[max(item.start - 100, 0) : item.start + 1]):
            between = folded[item.end : said.start()]
            if len(between) < 110 and not re.search(r"[;.]\s", between):
                return True
    return False


_SAID_OF = re.compile(
    r"\b(?:periodes?|mois|sommes?|montants?|loyers?|trimestres?|parts?)\s+(?:deja\s+)?factur\w+"
)


def _in_passing(folded: str, item: Days) -> bool:
    """Whether words only tell what was billed before ("la période facturée d'avance")."""
    if item.days is not None or item.months is not None:
        return False
    said = _SAID_OF.search(folded, max(item.start - 40, 0), item.end)
    return said is not None and said.end() > item.start - 2


EXTRACTOR = PaymentTerm()
