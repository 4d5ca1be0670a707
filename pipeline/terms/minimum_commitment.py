"""The least that a party must buy, pay, sell or deliver: a sum, a quantity, or a named minimum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.terms import _time
from pipeline.terms._payment_figures import Figure, figures, per_near
from pipeline.terms._payment_words import languages_of, listed, plain, sentences
from pipeline.terms._quotes import quoted
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_NEEDED = {
    "en": (
        "minimum",
        "at least",
        "at\nleast",
        "less than",
        "less\nthan",
        "fewer than",
        "lower than",
        "take-or-pay",
        "take or pay",
        "moq",
        "quota",
        "fails to",
        "fail to",
        "volume commitment",
        "purchase commitment",
        "shortfall payment",
        "guaranteed impressions",
        "equal to or greater",
    ),
    "fr": (
        "minim",
        "au moins",
        "engagement d",
        "quota",
        "inferieur",
        "pas moins",
        "incompressible",
        "garanti",
    ),
}
_ELSEWHERE = "a minimum is named; its figure stands elsewhere or is a matter of agreement"
_MEASURED = "a minimum is told by what is fit or can be expected, and by no figure"
_MOST = 12
_AFTER, _BEFORE = 190, 110
_BINDS = re.compile(
    r"(?<![a-z])(?:shall|will|must|agrees?|undertakes?|commits?|guarantees?|warrants?|required|"
    r"obligated|obligation|in\s+order\s+to|"
    r"fails?|subject\s+to|means|is|are|be|s'(?:engage|oblige)(?:nt)?|tenue?s?|promet\w*|doit|doivent|devra|devront|garanti\w*|est|sont|"
    r"sera|fixe\w*|acquerra|achetera|commandera|enlevera|realisera|prelevera)(?![a-z])|:"
)
_NEVER = re.compile(r"(?<![a-z])(?:no|any|without|not\s+subject\s+to|aucun|sans)\s+(?:\w+\s+)?\Z")
_LINKED = re.compile(
    r"\W{0,6}|[^.;\d]{0,120}?(?<![a-z])(?:of|is|be|are|equals?|to|means|least|than|for|at|or|being|amounts?|"
    r"totals?|totall?ing|de|est|sont|a|sur|sera|"
    r"follows|no|not|year|month|quarter)[\s:=(\"'-]{0,5}"
)
"""What may stand between a named minimum and its figure."""
_SHARE = re.compile(r"\b\d{1,3}\s?(?:%|per\s?cent|percent)")
"""*Take or pay: 85 % of the annual quantity, being 40,000 tonnes*."""
_TIME = re.compile(
    r"\W{0,3}(?:\(?\[?\*+\]?\)?)?\W{0,3}(?:business|calendar|prior|before|days?|months?|after|weeks?|"
    r"hours?|jours?|mois|%|percent)(?![a-z])"
)
_RENT = re.compile(r"[^.;,]{0,20}(?:lease|term|period|notice|duree)")


class MinimumCommitment:
    """Reads minimum commitments; minima of insurance, notice, age or quality are none."""

    name = "minimum_commitment"
    version = 1
    kinds: tuple[str, ...] = ("minimum_commitment",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": _NEEDED["en"],
        "fr": _NEEDED["fr"],
        "und": (*_NEEDED["en"], *_NEEDED["fr"]),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "minimum_commitment": {
            "en": wrapped(
                "minimum purchase", "minimum order", "minimum quantity", "minimum commitment", "take or pay"
            ),
            "fr": wrapped(
                "minimum de commande", "quantite minimale", "engagement de volume", "minimum garanti"
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield each different minimum, at most twelve; one without a figure only where none has one."""
        found: dict[tuple[str, JsonValue], Term] = {}
        unknown: dict[str, Term] = {}
        for language in languages_of(view):
            for _, sentence in sentences(view, clauses, _NEEDED[language]):
                for term in self._in_sentence(view, sentence, language):
                    if term.state == "unknown":
                        unknown.setdefault(term.reason, term)
                        continue
                    key = (term.value_text, term.value.get("per"))
                    if key not in found or found[key].confidence < term.confidence:
                        found[key] = term
        yield from list(found.values())[:_MOST]
        blank = [term for term in unknown.values() if "redacted" in term.reason]
        measured = [term for term in unknown.values() if term.reason == _MEASURED]
        yield from blank[:1] if found else (blank or measured or list(unknown.values()))[:1]

    def _in_sentence(self, view: View, sentence: Sentence, language: Language) -> Iterator[Term]:
        line = plain(sentence.folded)
        named = listed("payment_commitments", "minimum_named", language)
        taken: list[tuple[int, int]] = []
        for match in named.finditer(line):
            if _NEVER.search(line[max(match.start() - 20, 0) : match.start()]):
                continue
            if _not_one(line, match.start() - 60, match.end() + 60, language) or _RENT.match(
                line, match.end()
            ):
                continue
            yield from self._after(view, sentence, line, match, language, taken, named=True)
        for match in listed("payment_commitments", "minimum_of", language).finditer(line):
            if any(low <= match.start() < high for low, high in taken):
                continue
            before = line[max(match.start() - _BEFORE, 0) : match.start()]
            around = before + line[match.end() : match.end() + (70 if match.group().endswith("of") else 0)]
            bound = _BINDS.search(around) is not None
            does = listed("payment_commitments", "binding", language).search(around) is not None
            if not (bound and does) or _not_one(line, match.start() - 110, match.end() + 110, language):
                continue
            yield from self._after(view, sentence, line, match, language, taken, named=False)

    def _after(
        self,
        view: View,
        sentence: Sentence,
        line: str,
        match: re.Match[str],
        language: Language,
        taken: list[tuple[int, int]],
        *,
        named: bool,
    ) -> Iterator[Term]:
        """Read the figure that follows the words of a minimum."""
        base = match.start()
        reach = match.end() + (_AFTER if named else 45)
        stretch = line[base:reach]
        items = figures(view, sentence.text[base:reach], stretch, language)
        item = next((f for f in items if f.start >= match.end() - base - 12 and f.kind != "percent"), None)
        maker = f"{self.name}/{self.version}"
        start = max(match.start() - 80, 0)
        gap = "" if item is None else stretch[match.end() - base : max(item.start, match.end() - base)]
        unlinked = named and item is not None and not _LINKED.fullmatch(_SHARE.sub("", gap))
        if item is None or unlinked:
            measured = listed("payment_commitments", "minimum_measured", language).search(line)
            if (
                named
                and (measured is not None or not unlinked)
                and not match.group().startswith("fail")
                and _BINDS.search(line[max(match.start() - 80, 0) : match.end() + 40])
            ):
                evidence = (quoted(view, sentence, start, match.end()),)
                reason = _ELSEWHERE if measured is None else _MEASURED
                yield _time.unknown(self.name, maker, reason, evidence, confidence=0.6)
            return
        taken.append((base, base + item.end))
        if item.kind == "blank" and _TIME.match(line, base + item.end):
            return
        if not named and item.start > match.end() - base + 24:
            return
        evidence = (quoted(view, sentence, start, base + item.end),)
        if "respectiv" in line[base : base + item.end + 30]:
            reason = "several minima are told in one breath, each of a time of its own"
            yield _time.unknown(self.name, maker, reason, evidence)
            return
        if item.kind == "blank":
            yield _time.unknown(self.name, maker, f"the minimum is {_struck(item)}", evidence)
            return
        value: dict[str, JsonValue] = dict(item.value)
        per = per_near(line, base, base + item.start, base + item.end, language)
        if per is not None:
            value["per"] = per
        value["what"] = " ".join(match.group().split()) if named else "minimum"
        yield _time.stated(
            self.name, maker, value, item.text, evidence, _confidence(item, match, base, named)
        )


def _struck(item: Figure) -> str:
    return item.text if "redacted" in item.text else f"unreadable ({item.text})"


def _confidence(item: Figure, match: re.Match[str], base: int, named: bool) -> float:
    near = item.start - (match.end() - base)
    sure = 0.88 if item.kind == "amount" else 0.82
    if named and near > 90:
        sure -= 0.15
    if not named:
        sure -= 0.07
    return round(sure if item.sure else min(sure, 0.7), 2)


def _not_one(line: str, start: int, end: int, language: Language) -> bool:
    return (
        listed("payment_commitments", "not_minimum", language).search(
            line, max(start, 0), min(end, len(line))
        )
        is not None
    )


EXTRACTOR = MinimumCommitment()
