"""Bonuses, success and incentive fees: what is paid on top where something goes well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.terms import _time
from pipeline.terms._commitment_otherwise import BONUS_NEEDED, bonus
from pipeline.terms._headed_gain import headed_gains
from pipeline.terms._payment_figures import Figure, figures
from pipeline.terms._payment_words import languages_of, listed, plain, sentences
from pipeline.terms._quotes import quoted
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_NEEDED = {
    "en": (
        "bonus",
        "success fee",
        "success\nfee",
        "incentive",
        "performance fee",
        "performance payment",
        "reward",
    ),
    "fr": (
        "bonus",
        "prime",
        "gratification",
        "surcommission",
        "complement",
        "commission",
        "remuneration",
        "success fee",
        "interessement",
        "honoraires",
    ),
}
_MOST = 10
_GIVES = re.compile(
    r"(?<![a-z])(?:shall|will|receive\w*|entitled|pay|paid|pays|grant\w*|agrees?|earn\w*|award\w*|eligible|verse\w*|percevra|percoit|beneficie\w*|"
    r"recevra|recoi\w+|percoivent|accord\w+|allou\w+|attribu\w+|octroy\w+|dues?|acquises?)(?![a-z])|:"
)
_PROMISED = re.compile(
    r"(?<![a-z])(?:receive|receives|entitled\s+to|pay|pays|paid|award\w*|earn\w*|grant\w*|verser\w*|percevra|beneficiera|recevra)(?![a-z])"
    r"[^.;]{0,55}?(?<![a-z])(?:an?|the\s+following|une?|la)\s+(?:\w+\s+){0,2}\Z"
)
_TRIGGER = re.compile(
    r"(?<![a-z])(?:if|when|upon|in\s+the\s+event|provided|each\s+time|for\s+each|si|lorsque|en\s+cas|des\s+lors|a\s+condition)(?![a-z])[^.;]{4,140}"
)
_EARNED = re.compile(
    r"(?<![a-z])(?:si|s'il|s'ils|lorsqu\w*|en\s+cas|des\s+lors|a\s+condition|sous\s+condition|quand|au-dela|par\s+tranche|chaque\s+fois)(?![a-z])"
    r"|(?<![a-z])(?:attei\w+|depass\w+)"
)
_INSURED = re.compile(
    r"(?<![a-z])(?:assur\w+|sinistre\w*|polices?|souscri\w+|option|anciennete|emission|salaries?|salariee)(?![a-z])"
)
"""Where a *prime* is what an insurer, an option or a wage costs."""


class Bonus:
    """Reads bonuses with their sum or rate; one without a figure is unknown."""

    name = "bonus"
    version = 1
    kinds: tuple[str, ...] = ("bonus",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (*_NEEDED["en"], *BONUS_NEEDED["en"]),
        "fr": (*_NEEDED["fr"], *BONUS_NEEDED["fr"]),
        "und": (*_NEEDED["en"], *_NEEDED["fr"], *BONUS_NEEDED["en"], *BONUS_NEEDED["fr"]),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "bonus": {
            "en": wrapped("success fee", "incentive fee", "receive a bonus", "performance fee"),
            "fr": wrapped("prime de resultat", "prime de performance", "success fee"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield each different bonus, at most ten; one without a figure only where none has one."""
        found: dict[str, Term] = {}
        unknown: list[Term] = []
        for language in languages_of(view):
            for _, sentence in sentences(view, clauses, (*_NEEDED[language], *BONUS_NEEDED[language])):
                for term in self._in_sentence(view, sentence, language) or self._otherwise(
                    view, sentence, language
                ):
                    if term.state == "unknown":
                        unknown.append(term)
                    else:
                        found.setdefault(term.value_text, term)
            if not found:
                for sentence, item, heading in headed_gains(view, clauses, "bonus", language):
                    evidence = (quoted(view, sentence, 0, len(sentence.text)),)
                    value: dict[str, JsonValue] = {**item.value, "what": heading.lower()}
                    maker = f"{self.name}/{self.version}"
                    found[item.text] = _time.stated(self.name, maker, value, item.text, evidence, 0.78)
        yield from list(found.values())[:_MOST]
        blank = [term for term in unknown if "redacted" in term.reason]
        yield from blank[:2] if found else (blank or unknown)[:1]

    def _otherwise(self, view: View, sentence: Sentence, language: Language) -> list[Term]:
        """Read a bonus that is not called one."""
        said = bonus(plain(sentence.folded), language)
        if said is None:
            return []
        evidence = (quoted(view, sentence, said.start, said.end),)
        value: dict[str, JsonValue] = {"rate": said.rate, "what": "further share"}
        maker = f"{self.name}/{self.version}"
        return [_time.stated(self.name, maker, value, f"{said.rate}%", evidence, 0.78)]

    def _in_sentence(self, view: View, sentence: Sentence, language: Language) -> list[Term]:
        return list(self._named_terms(view, sentence, language))

    def _named_terms(self, view: View, sentence: Sentence, language: Language) -> Iterator[Term]:
        line = plain(sentence.folded)
        against = listed("payment_commitments", "not_bonus", language)
        end = 0
        for match in _named(line, language):
            low, high = max(match.start() - 60, 0), min(match.end() + 60, len(line))
            if match.start() < end or against.search(line, low, high):
                continue
            term, end = self._around(view, sentence, line, match, language)
            if term is not None:
                yield term

    def _around(
        self, view: View, sentence: Sentence, line: str, match: re.Match[str], language: Language
    ) -> tuple[Term | None, int]:
        base, reach = max(match.start() - 50, 0), min(match.end() + 130, len(line))
        items = figures(view, sentence.text[base:reach], line[base:reach], language)
        item = _beside(items, line[base:reach], match.start() - base, match.end() - base)
        maker = f"{self.name}/{self.version}"
        gives = (
            _GIVES.search(line, max(match.start() - 160, 0), min(match.end() + 60, len(line))) is not None
        )
        if item is None:
            if not gives or not _PROMISED.search(line[max(match.start() - 70, 0) : match.start()]):
                return None, match.end()
            evidence = (quoted(view, sentence, max(match.start() - 80, 0), match.end()),)
            reason = "a bonus is promised; its amount stands elsewhere or is left open"
            return _time.unknown(self.name, maker, reason, evidence, confidence=0.6), match.end()
        finish = base + max(item.end, match.end() - base)
        evidence = (quoted(view, sentence, max(min(base + item.start, match.start()) - 60, 0), finish),)
        if item.kind == "blank":
            return _time.unknown(self.name, maker, "the bonus is redacted or left blank", evidence), finish
        value: dict[str, JsonValue] = dict(item.value)
        value["what"] = " ".join(match.group().split())
        trigger = _TRIGGER.search(line)
        if trigger is not None:
            words = " ".join(sentence.text[trigger.start() : trigger.end()].split())
            value["trigger"] = words[:140].strip(" ,;")
        return _time.stated(self.name, maker, value, item.text, evidence, 0.86 if gives else 0.72), finish


def _named(line: str, language: Language) -> Iterator[re.Match[str]]:
    """Words that are always of a bonus, and those that are where a sentence says what earns it."""
    yield from listed("payment_commitments", "bonus", language).finditer(line)
    if language == "fr" and _EARNED.search(line) is not None and _INSURED.search(line) is None:
        yield from listed("payment_commitments", "bonus_if", language).finditer(line)


def _beside(items: Sequence[Figure], stretch: str, at: int, stop: int) -> Figure | None:
    known = [f for f in items if f.kind in ("percent", "amount", "blank")]
    before = [f for f in known if f.end <= at]
    if before and re.fullmatch(
        r"[\s)\"]*(?:(?:signing|performance|annual|cash|de)\s*)*", stretch[before[-1].end : at]
    ):
        return before[-1]
    after = [f for f in known if f.start >= stop]
    if after and re.fullmatch(
        r"[^.;%$€]{0,80}?(?<![a-z])(?:of|at|equal\s+to|equivalent\s+to|is|be|are|:|de|d'|est|sera|fixee?\s+a|egale?s?\s+a|a\s+hauteur\s+de|correspondant\s+a|=|amounts?\s+of|total)[\s(]*(?:up\s+to\s+|the\s+|an?\s+additional\s+)?",
        stretch[stop : after[0].start],
    ):
        return after[0]
    return None


EXTRACTOR = Bonus()
