"""Discounts that a contract promises: by volume, for early payment, at the end of the year (RFA)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.terms import _time
from pipeline.terms._commitment_otherwise import REBATE_NEEDED, rebate
from pipeline.terms._credited_gain import CREDIT_NEEDED, beside_a_level, credited_gain
from pipeline.terms._headed_gain import headed_gains
from pipeline.terms._payment_figures import Figure, figures
from pipeline.terms._payment_words import languages_of, listed, plain, sentences
from pipeline.terms._quotes import quoted
from pipeline.terms._rebate_thresholds import threshold as stated_threshold
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_NEEDED = {
    "en": ("rebate", "discount", "price reduction", "loyalty credit", "volume credit", "net 30", "net 60"),
    "fr": ("remise", "ristourne", "rabais", "rfa", "escompte", "reduction"),
}
_MOST = 10
_AFTER, _BEFORE = 130, 60
_THRESHOLD = re.compile(
    r"(?<![a-z])(?:exceed\w*|over|more\s+than|greater\s+than|in\s+excess\s+of|at\s+least|reach\w*|above|"
    r"orders?\s+of|purchases?\s+of|"
    r"minimum\s+of|a\s+partir\s+de|superieure?s?\s+(?:ou\s+egale?s?\s+)?a|au-dela\s+de|depass\w+|"
    r"atteint|atteignant|plus\s+de|des)\s"
)
_TERSE = re.compile(
    r"(?<![\d.,])(?P<rate>\d(?:\.\d)?)\s*(?:%\s*,?|/)\s*(?P<days>10|15|20|30)(?:\s*days?)?\s*,?\s*/?\s*(?:net|"
    r"n\s?/)\s*(?P<net>30|45|60|90)(?!\d)"
)
_PER = {
    "year": re.compile(r"annual|yearly|per\s+year|fin\s+d'annee|annuel|par\s+an|rfa"),
    "quarter": re.compile(r"quarterly|trimestriel"),
    "month": re.compile(r"(?<![a-z])monthly|mensuel"),
    "order": re.compile(r"per\s+order|par\s+commande"),
}
_GIVES = re.compile(
    r"(?<![a-z])(?:shall|will|receive\w*|entitled|grant\w*|appl\w+|offer\w*|give|given|agrees?|allow\w*|"
    r"extend\w*|provide\w*|is|are|be|"
    r"beneficie\w*|accorde\w*|consent\w*|bénéficie|applique\w*|verse\w*|est|sera|seront)(?![a-z])|:"
)


class Rebate:
    """Reads rebates with their rate or amount; deductions in a definition of net sales are none."""

    name = "rebate"
    version = 1
    kinds: tuple[str, ...] = ("rebate",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (*_NEEDED["en"], *REBATE_NEEDED["en"], *CREDIT_NEEDED["en"]),
        "fr": (*_NEEDED["fr"], *REBATE_NEEDED["fr"], *CREDIT_NEEDED["fr"]),
        "und": tuple(
            word
            for words in (_NEEDED, REBATE_NEEDED, CREDIT_NEEDED)
            for one in ("en", "fr")
            for word in words[one]
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "rebate": {
            "en": wrapped("volume discount", "volume rebate", "rebate of", "discount of"),
            "fr": wrapped("remise de fin d'annee", "remise quantitative", "remise sur volume", "ristourne"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield each different rebate, at most ten."""
        found: dict[tuple[str, str], Term] = {}
        unknown: list[Term] = []
        for language in languages_of(view):
            for clause, sentence in sentences(
                view, clauses, (*_NEEDED[language], *REBATE_NEEDED[language], *CREDIT_NEEDED[language])
            ):
                for term in (
                    self._in_sentence(view, sentence, language)
                    or self._otherwise(view, sentence, language)
                    or self._credited(view, clause, sentence, language)
                ):
                    if term.state == "unknown":
                        unknown.append(term)
                        continue
                    found.setdefault((term.value_text, str(term.value.get("threshold"))), term)
            if not found:
                for sentence, item, _ in headed_gains(view, clauses, "rebate", language):
                    evidence = (quoted(view, sentence, 0, len(sentence.text)),)
                    value: dict[str, JsonValue] = {**item.value, "kind": "volume"}
                    maker = f"{self.name}/{self.version}"
                    told = _time.stated(self.name, maker, value, item.text, evidence, 0.78)
                    found[(item.text, "")] = told
        yield from list(found.values())[:_MOST]
        yield from unknown[:2]

    def _otherwise(self, view: View, sentence: Sentence, language: Language) -> list[Term]:
        """Read a rebate that is not called one."""
        said = rebate(plain(sentence.folded), language)
        if said is None:
            return []
        value: dict[str, JsonValue] = {"rate": said.rate, "kind": said.kind}
        evidence = (quoted(view, sentence, said.start, said.end),)
        maker = f"{self.name}/{self.version}"
        return [_time.stated(self.name, maker, value, f"{said.rate}%", evidence, 0.78)]

    def _credited(self, view: View, clause: Clause, sentence: Sentence, language: Language) -> list[Term]:
        """Read a credit that is earned by volume or early payment."""
        said = credited_gain(view, sentence, language)
        if said is None or (said.kind is None and beside_a_level(view, clause, language)):
            return []
        evidence = (quoted(view, sentence, said.start, said.end),)
        maker = f"{self.name}/{self.version}"
        if said.kind is None:
            return [
                _time.unknown(
                    self.name, maker, "a credit is promised; what earns it was not read", evidence
                )
            ]
        value: dict[str, JsonValue] = {**said.item.value, "kind": said.kind}
        if said.threshold is not None:
            value["threshold"] = said.threshold
        return [_time.stated(self.name, maker, value, said.item.text, evidence, 0.78)]

    def _in_sentence(self, view: View, sentence: Sentence, language: Language) -> list[Term]:
        return list(self._named(view, sentence, language))

    def _named(self, view: View, sentence: Sentence, language: Language) -> Iterator[Term]:
        line = plain(sentence.folded)
        maker = f"{self.name}/{self.version}"
        terse = _TERSE.search(line)
        if terse is not None:
            value: dict[str, JsonValue] = {
                "rate": terse.group("rate"),
                "kind": "early_payment",
                "threshold": f"within {terse.group('days')} days",
            }
            evidence = (quoted(view, sentence, terse.start(), terse.end()),)
            yield _time.stated(self.name, maker, value, f"{terse.group('rate')}%", evidence, 0.9)
            return
        if language == "fr":
            none = listed("payment_commitments", "no_rebate", language).search(line)
            if none is not None:
                evidence = (quoted(view, sentence, none.start(), none.end()),)
                value = {
                    "kind": "early_payment" if "escompte" in none.group() else "volume",
                    "excluded": True,
                }
                yield _time.stated(self.name, maker, value, "none", evidence, 0.85)
                return
        against = listed("payment_commitments", "not_rebate", language)
        end = 0
        for match in listed("payment_commitments", "rebate", language).finditer(line):
            if match.start() < end:
                continue
            low, high = max(match.start() - 70, 0), match.end() + 70
            if against.search(line, low, min(high, len(line))):
                continue
            term, end = self._around(view, sentence, line, match, language)
            if term is not None:
                yield term

    def _around(
        self, view: View, sentence: Sentence, line: str, match: re.Match[str], language: Language
    ) -> tuple[Term | None, int]:
        """Read the rate or sum beside the word: ``a discount of 5%``, ``a 5% discount``."""
        base, reach = max(match.start() - _BEFORE, 0), min(match.end() + _AFTER, len(line))
        items = figures(view, sentence.text[base:reach], line[base:reach], language)
        at, stop = match.start() - base, match.end() - base
        item = _beside(items, line[base:reach], at, stop)
        if item is None:
            return None, match.end()
        maker = f"{self.name}/{self.version}"
        begin, finish = base + min(item.start, at), base + max(item.end, stop)
        evidence = (quoted(view, sentence, max(begin - 60, 0), finish),)
        kind = _kind(line, match, language)
        if item.kind == "blank":
            value: dict[str, JsonValue] = {"kind": kind}
            return _time.unknown(
                self.name, maker, "the rebate is redacted or left blank", evidence, value
            ), finish
        value = {**item.value, "kind": kind}
        threshold = _threshold(items, line[base:reach], item)
        if threshold is None and kind != "early_payment":
            threshold = stated_threshold(view, sentence.text, line, language)
        if threshold is not None:
            value["threshold"] = threshold
        per = next((name for name, pattern in _PER.items() if pattern.search(line, begin, finish)), None)
        if per is not None:
            value["per"] = per
        gives = _GIVES.search(line, max(match.start() - 150, 0), match.end() + 40) is not None
        return _time.stated(self.name, maker, value, item.text, evidence, 0.85 if gives else 0.72), finish


def _beside(items: Sequence[Figure], stretch: str, at: int, stop: int) -> Figure | None:
    """Return the rate or sum that the word governs: right before it, or after it by ``of``."""
    before = [f for f in items if f.kind in ("percent", "amount", "blank") and f.end <= at]
    if before:
        nearest = before[-1]
        between = stretch[nearest.end : at]
        if re.fullmatch(
            r"[\s)\"]*(?:(?:volume|quantity|cash|trade|early\s+payment|prompt\s+payment|price|annual|"
            r"de)\s*)*",
            between,
        ):
            return nearest
    after = [f for f in items if f.kind in ("percent", "amount", "blank") and f.start >= stop]
    if after:
        between = stretch[stop : after[0].start]
        if re.fullmatch(
            r"[^.;%$€]{0,70}?(?<![a-z])(?:of|at|by|equal\s+to|is|be|are|:|rate\s+of|de|d'|est|sera|=|"
            r"a\s+hauteur\s+de|amount\s+of|equivalent\s+to|-)[\s(]*(?:up\s+to\s+|the\s+|la\s+)?",
            between,
        ):
            return after[0]
    return None


def _threshold(items: Sequence[Figure], stretch: str, item: Figure) -> str | None:
    for figure in items:
        if figure is item or figure.kind not in ("amount", "quantity"):
            continue
        if _THRESHOLD.search(stretch[max(figure.start - 40, 0) : figure.start] + " "):
            return figure.text
    return None


def _kind(line: str, match: re.Match[str], language: Language) -> str:
    low, high = max(match.start() - 110, 0), min(match.end() + 130, len(line))
    if listed("payment_commitments", "early_payment", language).search(line, low, high):
        return "early_payment"
    near = line[low:high]
    if re.search(
        r"volume|quantit|exceed|in\s+excess|more\s+than|orders?\s+of|fin\s+d'annee|rfa|"
        r"chiffre\s+d'affaires|superieur",
        near,
    ):
        return "volume"
    return "rebate" if re.search(r"rebate|ristourne|rfa", match.group()) else "discount"


EXTRACTOR = Rebate()
