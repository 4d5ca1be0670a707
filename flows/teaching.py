"""From labelled documents to what the model of clause types is taught: units and their labels.

Documents on the test side teach nothing, and neither does what is nearly the same as one of them. A label
whose words do not stand in its document is left out, and counted.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import data
from data import late as re
from data.splits import issuer_of, side_of
from flows.evaluation import spans
from flows.evaluation.gold import Gold, GoldSpan
from flows.evaluation.matching import fit
from flows.evaluation.texts import letters, letters_hash
from models.clause_type.features import Passage
from models.clause_type.train import Taught
from pipeline.clause_types import described
from pipeline.clause_types._names import OWN, named_above
from pipeline.clause_types._terms import Places, proved
from pipeline.clause_types._units import Unit, units
from pipeline.duplicates import THRESHOLD, signature
from pipeline.folding import fold
from pipeline.settings import Settings
from pipeline.types import Clause, Document, FlowText

DATA = Path(data.__file__).parent
_STATED_IN = {
    "governing_law": "governing_law",
    "expiration_date": "expiration_date",
    "renewal": "renewal",
    "renewal_term": "renewal_term",
    "notice_period": "notice_period_to_terminate_renewal",
    "termination_notice": "termination_for_convenience",
}
"""Field -> the clause type whose passages state it: what reviewers decided teaches where it stands."""
_MARKS = re.compile(r"[.,;:]")
_JACCARD = 0.5
_OMITTED = "<omitted>"
_CLOSED = "on the test side"
_WRITTEN = "written"
_PROBE = 40
"""Letters at either end of a quote by which it is found although something stands in between."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one document teaches, or why it teaches nothing."""

    document: str
    language: str
    taught: Taught | None
    reason: str = ""
    lost: int = 0
    """Passages that were labelled and do not stand there."""
    likeness: tuple[int, ...] | None = None
    """Its text's signature, by which near-duplicates are known."""


def lesson(path: Path, gold: Gold, settings: Settings) -> Lesson:
    """Read a document and hold it against its labels."""
    import hashlib

    from pipeline.reading import read

    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    if gold.sha256 not in (None, sha256):
        return Lesson(gold.document, "", None, "the file is another than the one that was labelled")
    document = read(path, sha256, settings).document
    likeness = signature(document.text)
    if side_of(gold.document) == "test":
        return Lesson(gold.document, document.language, None, _CLOSED, 0, likeness)
    if document.language not in ("en", "fr"):
        return Lesson(gold.document, document.language, None, "in neither language", 0, likeness)
    fitted, refused = fit(gold, document.text, whole=True)
    if fitted is None:
        return Lesson(gold.document, document.language, None, "the labels are of another text", 0, likeness)
    taught = teach(document, fitted)
    return Lesson(gold.document, document.language, taught, "", len(refused), likeness)


def invented(language: str, types: Sequence[str]) -> list[Taught]:
    """Return the passages that were written to teach types of which few documents have one; French alone.

    Each is a lesson of its own, for its words: what stands around a clause in a contract it does not show.
    """
    if language != "fr":
        return []
    lines = (DATA / "training" / "french_passages.jsonl").read_text(encoding="utf-8").splitlines()
    found: list[Taught] = []
    for place, row in enumerate(map(json.loads, lines)):
        first = {kind: frozenset({0} if kind in row["types"] else ()) for kind in types}
        passage = Passage(fold(row["text"]), fold(row.get("heading", "")))
        found.append(Taught(f"passage {place}", f"passage {place}", (passage,), first, {}))
    return found


def apart(lessons: Sequence[Lesson]) -> tuple[list[Lesson], list[Lesson]]:
    """Part what may be taught from what may not: the test side, and whatever is nearly the same."""
    kept: list[Lesson] = []
    refused: list[Lesson] = []
    closed = [one.likeness for one in lessons if one.reason == _CLOSED and one.likeness is not None]
    for one in lessons:
        if one.taught is not None and any(alike(one.likeness, other) for other in closed):
            reason = "nearly the same as a document on the test side"
            refused.append(Lesson(one.document, one.language, None, reason))
        else:
            (refused if one.taught is None else kept).append(one)
    return kept, refused


def alike(one: tuple[int, ...] | None, other: tuple[int, ...] | None) -> bool:
    """Tell whether two texts are nearly the same, by their signatures."""
    if one is None or other is None:
        return False
    return sum(left == right for left, right in zip(one, other, strict=True)) >= THRESHOLD * len(one)


def teach(document: Document, gold: Gold) -> Taught:
    """Lay labels over the units of a document."""
    from pipeline.clauses import flow, segment
    from pipeline.terms import extract_all

    running = flow(document)
    clauses = segment(running)
    terms = extract_all(running, clauses).terms
    cut = units(running, clauses)
    passages = described(running, clauses, cut, terms)
    places = Spots(running)
    first: dict[str, frozenset[int]] = {}
    again: dict[str, frozenset[int]] = {}
    quotes: dict[str, list[tuple[str, ...]]] = {}
    for kind, labelled in gold.spans.items():
        stretches = [place for span in labelled for place in places.find(span)]
        whole = is_whole(kind, document.language)
        first[kind] = frozenset(
            at for place in stretches for at in _covered(cut, places, place, whole=whole)
        )
        quotes[kind] = [_words(span.quote) for span in labelled]
        again[kind] = (
            first[kind] if whole else frozenset(_right(running, cut, first[kind], kind, quotes[kind]))
        )
    for kind, stated in _decided(document, gold).items():
        stretches = [place for quote in stated for place in places.find(GoldSpan(quote))]
        first[kind] = again[kind] = frozenset(
            at for place in stretches for at in _covered(cut, places, place, whole=False)
        )
    for kind, named in _headed(cut, clauses, document.language).items():
        if kind not in first and document.language == "en":
            first[kind] = again[kind] = named
    told = tuple(
        (one.type, one.how, one.confidence, _is_right(running.text[one.start : one.end], one.type, quotes))
        for one in proved(running, terms)
        if one.type in quotes
    )
    issuer = issuer_of(gold.document)
    # Contracts that were written for this project were written one by one.
    group = gold.document if issuer in (None, _WRITTEN) else issuer
    return Taught(gold.document, group, passages, first, again, told)


def _decided(document: Document, gold: Gold) -> dict[str, list[str]]:
    """Return the words that values were read from, by clause type, of types without labelled passages."""
    found: dict[str, list[str]] = {}
    for name, kind in _STATED_IN.items():
        for span in gold.evidence.get(name, ()) if kind not in gold.spans else ():
            words = document.text[span.start : span.end] if span.end else span.quote
            if words.strip() and span.letters in (None, letters_hash(words)):
                found.setdefault(kind, []).append(words)
    return found


def is_whole(kind: str, language: str) -> bool:
    """Tell whether passages of a type are whole clauses; CUAD's in English are sentences."""
    return language == "fr" or kind in OWN


class Spots:
    """Finds labelled passages in a running text by their letters, however they are spaced and broken."""

    def __init__(self, running: FlowText) -> None:
        folded = fold(running.text)
        self._at = [at for at, one in enumerate(folded) if one.isascii() and one.isalnum()]
        self._bare = "".join(folded[at] for at in self._at)
        self._places = Places(running)

    def count(self, start: int, end: int) -> tuple[int, int]:
        """Return the letters between two offsets, as (first, one past the last)."""
        return bisect_left(self._at, start), bisect_left(self._at, end)

    def find(self, span: GoldSpan) -> Iterator[tuple[int, int]]:
        """Yield the letters of a passage: several where something was left out between its parts."""
        for part in span.quote.split(_OMITTED):
            found = self._part(letters(part))
            if found is not None:
                yield found

    def _part(self, wanted: str) -> tuple[int, int] | None:
        if not wanted:
            return None
        at = self._bare.find(wanted)
        if at >= 0:
            return at, at + len(wanted)
        if len(wanted) < 2 * _PROBE:
            return None
        low = self._bare.find(wanted[:_PROBE])
        high = self._bare.find(wanted[-_PROBE:], max(low, 0))
        if low < 0:
            return None if high < 0 else (max(high + _PROBE - len(wanted), 0), high + _PROBE)
        if high >= 0 and high + _PROBE - low < 1.3 * len(wanted) + 50:
            return low, high + _PROBE
        return low, min(low + len(wanted), len(self._bare))


def _covered(cut: Sequence[Unit], places: Spots, place: tuple[int, int], *, whole: bool) -> Iterator[int]:
    """Yield the units that a passage covers by half, or that hold half of it.

    Of a type that is whole clauses, those that hold it where it covers none by half: a word of a sentence.
    """
    low, high = place
    held: list[int] = []
    covered = False
    for at, unit in enumerate(cut):
        start, end = places.count(unit.start, unit.end)
        shared = min(high, end) - max(low, start)
        if shared > 0 and (2 * shared >= end - start or (not whole and 2 * shared >= high - low)):
            covered = True
            yield at
        elif 2 * shared >= high - low:
            held.append(at)
    if not covered:
        yield from held


def _right(
    running: FlowText, cut: Sequence[Unit], found: frozenset[int], kind: str, quotes: list[tuple[str, ...]]
) -> Iterator[int]:
    for at in found:
        words = _words(running.text[cut[at].start : cut[at].end])
        if any(_matches(kind, words, quote) for quote in quotes):
            yield at


def _is_right(words: str, kind: str, quotes: Mapping[str, list[tuple[str, ...]]]) -> bool:
    own = _words(words)
    return any(_matches(kind, own, quote) for quote in quotes[kind])


def _headed(cut: Sequence[Unit], clauses: Sequence[Clause], language: str) -> dict[str, frozenset[int]]:
    """Return the units that stand under a heading that names a type of our own."""
    named = [named_above(clause, language) for clause in clauses]
    return {
        kind: frozenset(at for at, unit in enumerate(cut) if kind in named[unit.clause]) for kind in OWN
    }


def _words(text: str) -> tuple[str, ...]:
    return tuple(_MARKS.sub("", fold(text)).replace("/", " ").split())


def _matches(kind: str, found: tuple[str, ...], label: tuple[str, ...]) -> bool:
    """Tell whether a passage is the labelled one, as the evaluation has it."""
    if kind == "parties" and label and f" {' '.join(label)} " in f" {' '.join(found)} ":
        return True
    return spans.jaccard(found, label) >= _JACCARD
