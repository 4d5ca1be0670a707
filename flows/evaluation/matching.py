"""Which labels belong to which document, and which do not fit and are refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from data.splits import stem
from flows.evaluation.answers import Answers
from flows.evaluation.gold import Gold, GoldSpan, Labels, Refused
from flows.evaluation.texts import letters, letters_hash

_PIECE = 30
_ENOUGH = 0.5
"""Share of a quote's pieces that must stand in the document: page breaks and redactions cost some. And the
share of a document's passages that must: below, the labels are of another text."""
_FEW = 3
"""Passages from which on a document is judged by how many of them it holds."""


def match(
    labels: Labels, answers: Mapping[str, Answers]
) -> tuple[list[tuple[Gold, Answers]], list[Refused]]:
    """Pair labels and documents, by hash where the labels have one, else by name."""
    by_name: dict[str, set[str]] = {}
    for document_id, one in answers.items():
        for path in one.names:
            for name in {path, PurePosixPath(path).name, stem(path)}:
                by_name.setdefault(name, set()).add(document_id)
    pairs: list[tuple[Gold, Answers]] = []
    refused = list(labels.refused)
    seen: set[str] = set()
    for gold in labels.documents:
        named = by_name.get(gold.document) or by_name.get(stem(gold.document)) or set()
        key = gold.sha256 if gold.sha256 is not None else next(iter(named), None)
        if key not in answers:
            # A file whose bytes could not be had goes by its path: nothing is said of it.
            key = next((one for one in sorted(named) if one in answers[one].names), key)
        if gold.document in seen:
            refused.append(Refused(gold.document, "labelled twice; the first line counts"))
        elif gold.sha256 is None and len(named) > 1:
            refused.append(Refused(gold.document, "several files have this name; give its path or sha256"))
        elif key is not None and key in answers:
            pairs.append((gold, answers[key]))
        elif named:
            refused.append(Refused(gold.document, "the file is another than the one that was labelled"))
        else:
            refused.append(Refused(gold.document, "the folder holds no such file", elsewhere=True))
        seen.add(gold.document)
    return pairs, refused


def fit(gold: Gold, text: str, *, whole: bool) -> tuple[Gold | None, list[Refused]]:
    """Give spans their words, and leave out those that the document does not hold.

    Args:
        gold: the labels.
        text: of the document as it was read.
        whole: whether all of it was read, and not by OCR: else what is not found may stand there all the
            same, and to leave it out would count a page that was not read as one without clauses.

    Returns:
        The labels that fit, ``None`` where they are of another text; and what was refused.
    """
    bare = letters(text)
    kept: dict[str, tuple[GoldSpan, ...]] = {}
    refused: list[Refused] = []
    asked = lost = 0
    for kind, spans in gold.spans.items():
        good = [told for span in spans if (told := _worded(span, text, bare, whole=whole)) is not None]
        asked, lost = asked + len(spans), lost + len(spans) - len(good)
        if len(good) < len(spans):
            reason = f"{kind}: {len(spans) - len(good)} of {len(spans)} passages do not stand there"
            refused.append(Refused(gold.document, reason))
        if good or not spans:
            kept[kind] = tuple(good)
    if gold.sha256 is None and asked >= _FEW and lost > _ENOUGH * asked:
        reason = f"{lost} of {asked} passages do not stand there: the labels are of another text"
        return None, [Refused(gold.document, reason)]
    return replace(gold, spans=kept), refused


def _worded(span: GoldSpan, text: str, bare: str, *, whole: bool) -> GoldSpan | None:
    if span.quote:
        pieces = _pieces(letters(span.quote))
        held = sum(piece in bare for piece in pieces)
        return span if not whole or (pieces and held >= _ENOUGH * len(pieces)) else None
    words = text[span.start : span.end]
    if letters_hash(words) == span.letters:
        return replace(span, quote=words)
    return None if whole else span


def _pieces(wanted: str) -> list[str]:
    starts = range(0, max(1, len(wanted) - _PIECE + 1), _PIECE) if wanted else ()
    return [wanted[at : at + _PIECE] for at in starts]


def wanted_ids(pairs: Iterable[tuple[Gold, Answers]]) -> list[str]:
    """Documents whose text is needed to fit spans."""
    return [answers.document_id for gold, answers in pairs if any(gold.spans.values())]
