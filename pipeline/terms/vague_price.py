"""Prices that are left open: to be agreed, on quotation, at current rates, without currency or unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from data import late as re
from pipeline.terms import _time
from pipeline.terms import _vague_price_english as english
from pipeline.terms import _vague_price_french as french
from pipeline.terms._denied import denied
from pipeline.terms._payment_words import languages_of, last, listed, plain, search, sentences
from pipeline.terms._price_blanks import of_extras
from pipeline.terms._quotes import quoted
from pipeline.terms._time import Sentence
from pipeline.terms._vague_price_lists import later_list
from pipeline.terms._vague_price_open import measures, open_price
from pipeline.terms._vague_price_whose import FROM_OTHERS, of_a_party, whose
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_REASONS = ("on_quotation", "to_be_agreed", "current_rates", "reasonable")
_MOST = 10
_quote = partial(quoted, before=60, longest=260)
_REACH = 75
_WORDS = {
    "en": (
        "to be ", "to be\n", "agreed", "quot", "then", "prevailing", "standard", "current", "in effect",
        "reasonable", "market", "tbd", "tba", "determined", "negotiat", "mutually", "customary", "usual",
        "as it ", "as they ", "in force", "ruling", "from time to", "tariff", "publish", "list",
        "catalogue", "applicable", "for the time", "available on request", "rate card", "in use",
        "in operation", "scale of", "as they are", "those which", "those that", "on request", "normal",
        "generally", "on the day", "at the time", "on the date",
    ),
    "fr": (
        "convenir", "convenu", "definir", "determin", "negoci", "devis", "en vigueur", "bareme", "tarif",
        "catalogue", "commun accord", "raisonnable", "du marche", "fixe", "sur demande", "du jour",
        "discuter", "preciser", "juste prix", "grille", "liste", "taux horaire", "selon accord",
        "au jour", "habituel", "usuel", "courant", "en cours", "alors", "du moment", "a tout moment",
        "sans preavis", "a la date", "etabli", "affich", "publi", "pratiqu",
    ),
}  # fmt: skip
_PRICED = {
    "en": (
        "tariff",
        "price",
        "pricing",
        "fee",
        "rate",
        "charge",
        "cost",
        "compensation",
        "consideration",
        "rent",
        "royalt",
        "commission",
        "remuneration",
        "toll",
        "premium",
        "retainer",
        "compensate",
        "remunerat",
        "paid on terms",
        "salary",
        "subscription",
        "shall pay",
        "will pay",
        "to pay",
    ),
    "fr": (
        "prix",
        "tarif",
        "montant",
        "cout",
        "redevance",
        "honoraire",
        "remuneration",
        "loyer",
        "factur",
        "forfait",
        "commission",
        "frais",
        "devis",
        "taux",
        "bareme",
        "catalogue",
        "grille",
        "liste",
        "abonnement",
        "salaire",
        "cotisation",
        "tjm",
        "somme de",
        "remunere",
        "peage",
        "conditions financieres",
        "contrepartie financiere",
    ),
}
_BARE: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z])(?P<noun>(?:purchase\s+|unit\s+|contract\s+|monthly\s+|annual\s+|license\s+|"
        r"base\s+)?(?:price|fee|rent|royalty|retainer|salary))"
        r"\s+(?:of|is|shall\s+be|will\s+be|equal\s+to|in\s+the\s+amount\s+of|"
        r":)\s+(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+\.\d\d)"
        r"(?=\s*(?:[.,;)]?\s*\Z|[.;,)]\s|per\s|payable|plus\s|for\s|a\s+(?:month|year)|each))(?!\s*(?:%|"
        r"per\s*cent|percent))"
    ),
    "fr": re.compile(
        r"(?<![a-z])(?P<noun>(?:prix|tarif|loyer|redevance|honoraires|forfait|"
        r"montant\s+(?:de\s+la\s+redevance|du\s+loyer|du\s+marche|forfaitaire)|"
        r"cout)(?:\s+(?:de\s+vente|de\s+cession|du\s+marche|de\s+la\s+prestation))?(?:\s+(?:mensuel|annuel|forfaitaire|unitaire|global|trimestriel|"
        r"total)\w*){0,2})\s+(?:est\s+(?:fixee?\s+)?(?:de|a)|sera\s+de|de|:|s'eleve\s+a)\s+"
        r"(?P<figure>\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?|\d+,\d\d)"
        r"(?=\s*(?:h\.?t\.?|ttc|hors\s+taxes?|par\s|/|[.;,)]?\s*\Z|[.;,)]\s))"
    ),
}
_NEEDS_UNIT = {
    "en": re.compile(r"(?<![a-z])(?:rates?|retainer|rent|tariff|salary|subscription)\Z"),
    "fr": re.compile(
        r"(?<![a-z])(?:taux|tarif|loyer|abonnement|salaire|tjm|taux\s+horaire|redevance|cotisation)\Z"
    ),
}
_RECITES = re.compile(r"\W{0,4}(?:\(?[a-z]\)\s*)?(?:whereas|considerant|attendu)\b")
_FIGURE = re.compile(r"\d[ ,.]\d{2}")
_STATED = re.compile(r"\W{0,3}(?:of|is|:|de|est\s+de)?\s*(?:[a-z]{1,3}\s?)?[$€£]?\d")
"""A figure that follows states the price after all."""
_APPLIED: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z])(?:at|per|under|based\s+(?:up)?on|accordance\s+with|pursuant\s+to|according\s+to|"
        r"billed|charged?|pay|paid|(?:are|be|is)\s+(?:those|that)|calculated|priced)\s+"
        r"(?:[^\s.;,]+\s+){0,8}\Z"
        r"|(?<![a-z])(?:are|is|shall\s+be|will\s+be)\s+those\s[^.;]{0,80}\Z"
    ),
    "fr": re.compile(
        r"(?<![a-z])(?:au|aux|ceux|celui|selon|sur\s+la\s+base|suivant|application|conformement|"
        r"en\s+fonction)(?:\s+(?:de|des|du|le|les|la|aux?))*\s*\Z"
    ),
}
_BETWEEN = re.compile(
    r"[\s,(\"]*(?:(?:journalier|horaire|annuel|mensuel|unitaire|definitif|final|exact|additional|hourly|daily)\w*\s+)?"
    r"(?:(?:for|of|in|at|on|pour|de|des|du)\s+(?:[^\s.;,]+\s+){1,5})?(?:(?:which|that|thereof|"
    r"therefor|therefore|is|are|shall|will|"
    r"be|yet|an|the|amount|and|such|each|to|sera|seront|est|sont|reste|restent|due|payable|"
    r"in)\s+){0,6}[\s,(\[]*"
)
_PER_ANYWHERE = re.compile(
    r"(?<![a-z])per\s+[a-z]|/\s?[a-z]|(?<![a-z])fte|(?<![a-z])(?:per|each|every|a)\s+(?:month|year|"
    r"annum|day|hour|week|unit|user|share|quarter)|monthly|annual|yearly|hourly|daily|weekly|"
    r"quarterly|(?<![a-z])par\s+(?:mois|an|jour|heure|trimestre|unite)|mensuel|annuel|journalier|"
    r"horaire|trimestr|l'an(?![a-z])|forfait|"
    r"semestr|hebdo|/\s?(?:mois|an|jour|h)|flat|lump|one-time|unique|term|duree|years?|months?|ans|mois"
)

_LIKELY = 0.5
"""Confidence from which a price is one that lacks its unit."""


class VaguePrice:
    """Reads what leaves a price open; a price stated in full beside it stays a price."""

    name = "vague_price"
    version = 1
    kinds: tuple[str, ...] = ("vague_price",)
    requires: tuple[str, ...] = ("price",)
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": _PRICED["en"],
        "fr": _PRICED["fr"],
        "und": (*_PRICED["en"], *_PRICED["fr"]),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield each place that leaves a price open, at most ten, and prices without a unit they need."""
        found: list[Term] = []
        for language in languages_of(view):
            # a recital tells how the parties came to it; what is paid stands in the clauses
            agreed = [clause for clause in clauses if clause.role != "recital"]
            for _, sentence in sentences(view, agreed, _PRICED[language]):
                if not _RECITES.match(sentence.folded):
                    told = list(self._in_sentence(view, sentence, language))
                    found.extend(told or self._left_open(view, sentence, language))
                if _FIGURE.search(sentence.folded):
                    found.extend(self._without_currency(view, sentence, language))
        yield from found[:_MOST]
        yield from self._without_unit(view)

    def _in_sentence(self, view: View, sentence: Sentence, language: Language) -> Iterator[Term]:
        if not _time.holds(sentence.folded, _WORDS[language]):
            return
        line = plain(sentence.folded)
        if language == "en":
            line = english.without_rate_of_tax(line)
        for reason in _REASONS:
            match = search("payment_vague", reason, language, line)
            if match is None:
                continue
            subject = _subject(line, match, language)
            if subject is None or (language == "fr" and denied(line, match.start(), match.end())):
                continue
            low, high = max(subject[0] - 50, 0), min(match.end() + 50, len(line))
            if listed("payment_vague", "not_subjects", language).search(line, low, high):
                continue
            if _STATED.match(line, match.end()) or not _holds(line, match, subject, reason, language):
                continue
            start, end = min(subject[0], match.start()), max(subject[1], match.end())
            told = _told(reason, line, start, end, language)
            if not told:
                continue
            words = " ".join(sentence.text[start:end].split())
            evidence = (_quote(view, sentence, start, end),)
            if reason == "on_quotation" and of_extras(line, language):
                told["extras"] = True
            yield self._open(told, words, evidence, subject[2])
            return
        lists = french if language == "fr" else english
        span = lists.current_rates(line) or later_list(line, language)
        if span is not None and not (language == "fr" and denied(line, *span)):
            told = _told("current_rates", line, span[0], span[1], language)
            if told.get("whose") == "others" and of_a_party(sentence.text):
                told = {"reason": "current_rates"}
            if told:
                words = " ".join(sentence.text[span[0] : span[1]].split())
                yield self._open(told, words, (_quote(view, sentence, *span),), 0.8)

    def _left_open(self, view: View, sentence: Sentence, language: Language) -> Iterator[Term]:
        """Read a price still to be agreed, one that is only reasonable, or a figure without currency."""
        line = plain(sentence.folded)
        said = open_price(line, language)
        if said is None or (said[0] != "left_open" and language == "fr" and denied(line, said[1], said[2])):
            return
        if FROM_OTHERS.search(line, max(0, said[1] - 30), said[2]):
            return
        words = " ".join(sentence.text[said[1] : said[2]].split())
        yield self._open({"reason": said[0]}, words, (_quote(view, sentence, said[1], said[2]),), 0.8)

    def _open(
        self, told: dict[str, JsonValue], words: str, evidence: Sequence[Evidence], confidence: float
    ) -> Term:
        value: dict[str, JsonValue] = {**told, "words": words}
        label = f"{self.name}/{self.version}"
        return _time.stated(self.name, label, value, str(told["reason"]), evidence, confidence)

    def _without_currency(self, view: View, sentence: Sentence, language: Language) -> Iterator[Term]:
        """Read a price whose figure has no currency: ``le loyer est de 1 200 HT``."""
        line = plain(sentence.folded)
        match = _BARE[language].search(line)
        if match is None:
            return
        value: dict[str, JsonValue] = {
            "reason": "no_currency",
            "words": " ".join(sentence.text[match.start() : match.end()].split()),
        }
        evidence = (_quote(view, sentence, match.start(), match.end()),)
        yield _time.stated(self.name, f"{self.name}/{self.version}", value, "no_currency", evidence, 0.75)

    def _without_unit(self, view: View) -> Iterator[Term]:
        """Read prices that recur by nature and do not say per what: ``a rent of $5,000``."""
        language: Language = "fr" if view.language == "fr" else "en"
        made = 0
        for price in view.of("price"):
            what = str(price.value.get("what") or "").lower()
            if price.state != "stated" or price.value.get("per") or price.confidence < _LIKELY or made >= 3:
                continue
            if _NEEDS_UNIT[language].search(what) is None or _PER_ANYWHERE.search(
                price.evidences[0].quote.lower()
            ):
                continue
            made += 1
            value: dict[str, JsonValue] = {"reason": "no_unit", "words": price.value_text}
            yield _time.stated(
                self.name, f"{self.name}/{self.version}", value, "no_unit", price.evidences[:1], 0.7
            )


def _told(reason: str, line: str, start: int, end: int, language: Language) -> dict[str, JsonValue]:
    """Return how the words leave the price open, and whose rates they name; nothing if none."""
    if reason != "current_rates":
        return {"reason": reason}
    named = whose(line, start, end, language)
    if named == "none":
        return {}
    if named == "agreed":
        return {"reason": "to_be_agreed"}
    return {"reason": reason, "whose": named} if named == "others" else {"reason": reason}


def _subject(line: str, match: re.Match[str], language: Language) -> tuple[int, int, float] | None:
    """Return the price that is left open: in the words themselves, just before them, or just after."""
    pattern = listed("payment_vague", "subjects", language)
    inside = pattern.search(line, match.start(), match.end())
    if inside is not None:
        return inside.start(), inside.end(), 0.85
    before = last(pattern, line, match.start() - _REACH, match.start())
    if before is not None:
        between = line[before.end() : match.start()]
        if not re.search(r"[.;:€$£\d]", between) and between.count(",") < 2:
            return before.start(), before.end(), 0.85 if len(between) < 30 else 0.75
    after = re.compile(r"\W{0,3}(?:\w+\s+){0,2}?").match(line, match.end())
    following = pattern.match(line, after.end()) if after is not None else None
    return (following.start(), following.end(), 0.75) if following is not None else None


def _holds(
    line: str, match: re.Match[str], subject: tuple[int, int, float], reason: str, language: Language
) -> bool:
    """Whether the words leave a price open: a rate that is applied, a price that is not only changed."""
    low = min(subject[0], match.start())
    if reason == "current_rates":
        if (language == "fr" and french.of_a_revision(line, match.group())) or measures(
            line, match, language
        ):
            return False
        reach = 60 if language == "fr" else 90
        return _APPLIED[language].search(line[max(low - reach, 0) : low]) is not None
    changes = listed("payment_vague", "changes", language)
    if reason == "to_be_agreed" and changes.search(line, max(low - 45, 0), match.end()):
        return False
    if reason == "to_be_agreed" and subject[1] <= match.start():
        return _BETWEEN.fullmatch(line[subject[1] : match.start()]) is not None
    return True


EXTRACTOR = VaguePrice()
