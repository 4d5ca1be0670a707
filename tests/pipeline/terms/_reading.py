"""Runs one extractor over a text written in a test."""

from __future__ import annotations

import hashlib

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Document, Language, Page, Term


def document(text: str, language: Language) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(digest, "text/plain", language, text, (Page(1, 0, len(text), "text", 1.0),))


def read(text: str, language: Language, name: str) -> tuple[Term, ...]:
    """Return the terms of one extractor, having checked that triggers change nothing and quotes hold."""
    running = flow(document(text, language))
    clauses = segment(running)
    gated = extract(running, clauses, only={name})
    assert gated == extract(running, clauses, only={name}, gated=False), "a trigger changed the answer"
    for term in gated:
        for evidence in term.evidences:
            assert evidence.quote
            assert evidence.quote.split()[0] in text
    return gated
