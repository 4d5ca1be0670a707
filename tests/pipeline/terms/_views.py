"""Makes a view of a plain text, as a digital page of one column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.terms.base import View
from pipeline.types import Document, FlowText, Page, Term


def view_of(text: str, language: Literal["fr", "en", "und"], terms: Sequence[Term] = ()) -> View:
    page = Page(1, 0, len(text), "text", 1.0)
    document = Document("0" * 64, "text/plain", language, text, (page,))
    return View(FlowText(document, text, ((0, 0, len(text)),)), (), tuple(terms))
