"""What a contract is about, in one word: from its title, else from a small model, else unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._handed_over import has_no_type
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Language, Term

_ALL_OF_IT = re.compile(
    r"^(?:\W|\b(?:the|this|form|of|first|second|third|amended|and|restated|master|global|exclusive"
    r"|non-exclusive|general|standard|agreement|contract|contrat|"
    r"convention|accord|cadre|conditions|generales|particulieres|amendment|addendum|avenant|no|n°|number"
    r"|to|au|du|de|\d+)\b)*$"
)
_AFTER_ANNEX = re.compile(r"\b(?:exhibit|schedule|annexe?|appendix)\b.*", re.DOTALL)
_SALES_TERMS = re.compile(
    r"\bconditions\s+(?:generales\s+)?(?:de\s+ventes?|d'achats?|d'utilisation)(?:\s+et\s+(?:de\s+vente"
    r"|d'utilisation))?|\bterms\s+(?:and\s+conditions\s+)?of\s+(?:sale|purchase|service|use)\b"
)
"""General terms of sale may be for goods or for services: the words tell no type."""
_JOINT = re.compile(r"\b(?:and|on|for)\b|[,&/]")
_HEAD = 4000
_NO_TYPE = "The title names a sale or a transfer that is none of the types of contract known here."


class ContractTypeExtractor:
    """One type a document, with the title or first sentence as proof."""

    name = "contract_type"
    version = 1
    kinds = ("contract_type",)
    requires = ("title", "document_class")
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the type: stated where title or model are clear, unknown where neither is."""
        if view.language not in self.languages or _no_contract(view):
            return
        label = f"{self.name}/{self.version}"
        titles = view.of("title")
        if titles and has_no_type(titles[0].value_text, view.language):
            yield Term("contract_type", {}, "other", titles[0].evidences, 0.3, label, "unknown", _NO_TYPE)
            return
        if titles:
            found = of_title(titles[0].value_text, view.language)
            if found:
                kind, sure = found
                confidence = round(min(sure, titles[0].confidence + 0.07), 2)
                yield Term("contract_type", {"type": kind}, kind, titles[0].evidences, confidence, label)
                return
        classes = view.of("document_class")
        if classes and classes[0].value_text == "order":
            return
        amended = _amended(view.flow.text, view.language)
        if amended is not None:
            kind, start, end = amended
            yield Term(
                "contract_type", {"type": kind}, kind, (view.flow.evidence(start, end),), 0.75, label
            )
            return
        told = _by_object(view.flow.text, view.language)
        if told is not None:
            kind, start, end = told
            yield Term(
                "contract_type", {"type": kind}, kind, (view.flow.evidence(start, end),), 0.75, label
            )
            return
        proof = titles[0].evidences if titles else _opening(view)
        if not proof:
            return
        kind, probability = _by_words(view.flow.text, view.language)
        if kind:
            yield Term(
                "contract_type", {"type": kind}, kind, proof, round(min(probability, 0.75), 2), label
            )
        else:
            reason = "Neither the title nor the first page tells the type of contract."
            yield Term("contract_type", {}, "other", proof, 0.3, label, "unknown", reason)


def _no_contract(view: View) -> bool:
    classes = view.of("document_class")
    return bool(classes) and classes[0].value_text in ("letter", "invoice", "other", "termination_letter")


def _opening(view: View) -> tuple[Evidence, ...]:
    text = view.flow.text
    match = re.search(r"\S[^\n]{0,160}", text)
    return (view.flow.evidence(match.start(), match.end()),) if match else ()


@cache
def _types(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = []
    for kind, entry in lexicon("contract_types", language).items():
        words = "|".join(
            re.escape(fold(word)).replace("\\ ", r"\s+").replace("\\-", r"[\s-]*")
            for word in sorted(entry["titles"], key=len, reverse=True)
        )
        made.append((kind, re.compile(rf"\b(?:{words})(?:s|es)?\b")))
    return tuple(made)


def of_title(title: str, language: str) -> tuple[str, float] | None:
    """Read the type out of a title: (type, confidence), or ``None`` where it tells none.

    A title of several types ("Manufacturing and Supply Agreement") gives the first, less surely.
    """
    folded = _SALES_TERMS.sub(" ", fold(title))
    shortened = _AFTER_ANNEX.sub("", folded)
    folded = shortened if len(shortened) > 8 else folded
    if _ALL_OF_IT.match(folded):
        return None
    hits = [
        (kind, match.start()) for kind, pattern in _types(language) if (match := pattern.search(folded))
    ]
    specific = [hit for hit in hits if hit[0] != "services"] or hits
    if not specific:
        return None
    if len(specific) == 1:
        return specific[0][0], 0.95
    if language == "fr":
        return min(specific, key=lambda hit: hit[1])[0], 0.8
    return _head(folded, specific), 0.8


_NAMED = {
    "fr": re.compile(
        r"\b(?:le|la|l'|au|du|de|present|presente|ce|cet)\s*(?P<name>(?:contrat|convention|accord|bail|marche)"
        r"\s+(?:de|d'|du|commercial|professionnel|cadre)[^.;:\n,]{0,60}|bail\b)"
    ),
    "en": re.compile(
        r"\b(?:the|this|that\s+certain)\s+(?P<name>(?:[\w&-]+\s+){1,5}?(?:agreement|contract|lease))\b"
    ),
}


def _amended(text: str, language: str) -> tuple[str, int, int] | None:
    """Find the contract that the first page names: "the Supply Agreement dated", « le bail du »."""
    folded = fold(text[:2500])
    for match in _NAMED[language].finditer(folded):
        found = of_title(match["name"], language)
        if found is not None and found[0] != "services":
            return found[0], match.start("name"), match.end("name")
    return None


_TITLE = 90
_SENTENCE = re.compile(r":|[.;,]\s*\Z|\b(?:between|made|dated|entre)\b")


@cache
def _labelled(language: str) -> re.Pattern[str]:
    """The line of an order, or of special conditions, that says what it is about."""
    words = "|".join(
        re.escape(fold(word)).replace("\\ ", r"[ \t]+")
        for word in lexicon("document_classes", language)["object_labels"]
    )
    return re.compile(rf"(?m)^[ \t]*(?:{words})[ \t]*:[ \t]*[^\n]{{4,160}}")


def _by_object(text: str, language: str) -> tuple[str, int, int] | None:
    """Find what a paper is about whose title does not tell: the line under it, or the one so labelled."""
    folded = fold(text[:2500])
    lines = [match for match in re.finditer(r"[^\n]+", folded) if match.group().strip()]
    # A second line of a title is short and no sentence: who signs, and when, is not what it is about.
    under = [
        line for line in lines[1:2] if len(line.group()) <= _TITLE and not _SENTENCE.search(line.group())
    ]
    for match in (*under, *_labelled(language).finditer(folded)):
        found = of_title(match.group()[:200], language) if len(match.group()) <= 200 else None
        if found is not None:
            return found[0], match.start(), match.end()
    return None


def _head(folded: str, hits: Sequence[tuple[str, int]]) -> str:
    """Choose as English composes: of "A and B Agreement" the first part, of "A B Agreement" the last."""
    ordered = sorted(hits, key=lambda hit: hit[1])
    joint = _JOINT.search(folded, ordered[0][1])
    part = [hit for hit in ordered if joint is None or hit[1] < joint.start()]
    return part[-1][0]


def _by_words(text: str, language: str) -> tuple[str, float]:
    """Ask what the first page speaks of: the trained model in English, the lexicon's words in French."""
    if language == "fr":
        return _most_named(text)
    import models
    from models.contract_type.predict import SURE

    try:
        classifier = models.load("contract_type")
    except models.ModelError:
        return "", 0.0
    kind, probability = next(iter(classifier.probabilities(text).items()))
    return (kind, probability) if probability >= SURE else ("", 0.0)


def _most_named(text: str) -> tuple[str, float]:
    head = fold(text[:_HEAD])
    counts = sorted(
        ((len(pattern.findall(head)), kind) for kind, pattern in _types("fr") if kind != "services"),
        reverse=True,
    )
    (most, kind), (second, _) = counts[0], counts[1]
    if most >= 6 and most >= 3 * second:
        return kind, 0.6
    return "", 0.0


EXTRACTOR = ContractTypeExtractor()
