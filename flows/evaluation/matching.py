"""Which labels belong to which document, and which do not fit and are refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from flows.evaluation.answers import Answers
from flows.evaluation.gold import Gold, GoldSpan, Labels, Refused
from flows.evaluation.texts import letters, letters_hash

_PIECE = 30
_ENOUGH = 0.5
"""Share of a quote's pieces that must stand in the document: page breaks and redactions cost some."""


def match(
    labels: Labels, answers: Mapping[str, Answers]
) -> tuple[list[tuple[Gold, Answers]], list[Refused]]:
    """Pair labels and documents, by hash where the labels have one, else by name."""
    by_name: dict[str, str] = {}
    for document_id, one in answers.items():
        for name in one.names:
            by_name.setdefault(name, document_id)
            by_name.setdefault(_stem(name), document_id)
            by_name.setdefault(PurePosixPath(name).name, document_id)
    pairs: list[tuple[Gold, Answers]] = []
    refused = list(labels.refused)
    for gold in labels.documents:
        key = gold.sha256 if gold.sha256 in answers else None
        named = by_name.get(gold.document) or by_name.get(_stem(gold.document))
        if gold.sha256 is None:
            key = named
        if key is not None:
            pairs.append((gold, answers[key]))
        elif named is not None:
            refused.append(Refused(gold.document, "the file is another than the one that was labelled"))
        else:
            refused.append(Refused(gold.document, "the folder holds no such file"))
    return pairs, refused


def _stem(name: str) -> str:
    """File name without folders and ending; a name of CUAD has dots in it and no ending."""
    last = PurePosixPath(name)
    return last.stem if last.suffix.lower() in _ENDINGS else last.name


_ENDINGS = frozenset({".pdf", ".txt", ".docx", ".doc", ".odt", ".rtf", ".html", ".md", ".tif", ".tiff"})


def fit(gold: Gold, text: str) -> tuple[Gold, list[Refused]]:
    """Give spans their words, and leave out those that the document does not hold."""
    bare = letters(text)
    kept: dict[str, tuple[GoldSpan, ...]] = {}
    refused: list[Refused] = []
    for kind, spans in gold.spans.items():
        good: list[GoldSpan] = []
        lost = 0
        for span in spans:
            told = _worded(span, text, bare)
            if told is None:
                lost += 1
            else:
                good.append(told)
        if lost:
            refused.append(
                Refused(gold.document, f"{kind}: {lost} of {len(spans)} passages do not stand there")
            )
        if good or not spans:
            kept[kind] = tuple(good)
    return replace(gold, spans=kept), refused


def _worded(span: GoldSpan, text: str, bare: str) -> GoldSpan | None:
    if span.quote:
        wanted = letters(span.quote)
        pieces = _pieces(wanted)
        held = sum(piece in bare for piece in pieces)
        return span if pieces and held >= _ENOUGH * len(pieces) else None
    words = text[span.start : span.end]
    return replace(span, quote=words) if letters_hash(words) == span.letters else None


def _pieces(wanted: str) -> list[str]:
    return (
        [wanted[at : at + _PIECE] for at in range(0, max(1, len(wanted) - _PIECE + 1), _PIECE)]
        if wanted
        else []
    )


def wanted_ids(pairs: Iterable[tuple[Gold, Answers]]) -> list[str]:
    """Documents whose text is needed to fit spans."""
    return [answers.document_id for gold, answers in pairs if any(gold.spans.values())]
