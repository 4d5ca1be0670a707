"""Small documents, terms and clauses made by hand, and Hypothesis strategies for odd ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Literal

from hypothesis import strategies as st

from pipeline.types import (
    PAGE_BREAK,
    Clause,
    Document,
    Evidence,
    FlowText,
    Fragment,
    Page,
    Reading,
    Span,
    Term,
    Word,
)


def sha(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def document(name: str, *pages: str, language: str = "en", quality: float = 1.0, **more: Any) -> Document:
    """A document of digital pages, named by the hash of ``name``."""
    start = 0
    made: list[Page] = []
    for number, page in enumerate(pages, 1):
        made.append(Page(number, start, start + len(page), "text", quality, "", 595.0, 842.0))
        start += len(page) + 1
    text = PAGE_BREAK.join(pages)
    return Document(sha(name), "application/pdf", language, text, tuple(made), reader="pdf/1", **more)  # type: ignore[arg-type]


def flow(read: Document) -> FlowText:
    """The whole text as one piece."""
    return FlowText(read, read.text, ((0, 0, len(read.text)),) if read.text else ())


def paragraphs(read: Document) -> tuple[Clause, ...]:
    """One clause a page."""
    return tuple(
        Clause(index, str(index + 1), "", "body", page.start, page.end)
        for index, page in enumerate(read.pages)
    )


def term(
    read: Document, kind: str, quote: str, value: dict[str, Any], value_text: str, **more: Any
) -> Term:
    """A term proven by the first place that holds ``quote``."""
    start = read.text.index(quote)
    evidence = Evidence.of(read, (Fragment(read.page_at(start), start, start + len(quote)),))
    more.setdefault("confidence", 0.95)
    return Term(kind, value, value_text, (evidence,), extractor=f"{kind}/1", **more)


CLEAN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\f"), max_size=60)
UNIT = st.floats(0, 1, width=32)
NAME = st.text(max_size=12).map(sha)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document whose pages' offsets fit its text."""
    texts = draw(st.lists(CLEAN, max_size=4))
    start = 0
    pages: list[Page] = []
    for number, page in enumerate(texts, 1):
        pages.append(
            Page(
                number,
                start,
                start + len(page),
                draw(st.sampled_from(("text", "ocr", "blank", "unread"))),
                draw(UNIT),
                draw(CLEAN),
                draw(st.none() | st.floats(1, 5000)),
                None,
            )
        )
        start += len(page) + 1
    text = PAGE_BREAK.join(texts)
    spans: list[Span] = []
    if len(text) >= 2:
        spans.append(Span(0, 1, "header"))
    return Document(
        sha256=draw(NAME),
        media_type=draw(CLEAN),
        language=draw(st.sampled_from(("fr", "en", "und"))),
        text=text,
        pages=tuple(pages),
        furniture=tuple(spans),
        status=draw(st.sampled_from(("ok", "partial", "failed"))),
        reason=draw(CLEAN),
        reader=draw(CLEAN),
        metadata=tuple(draw(st.lists(st.tuples(CLEAN, CLEAN), max_size=3))),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    words = draw(
        st.lists(
            st.builds(Word, st.integers(1, 9), st.integers(0, 9), st.integers(0, 9), *[UNIT] * 5),
            max_size=3,
        )
    )
    return Reading(draw(documents()), tuple(words))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | CLEAN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(CLEAN, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def terms(draw: st.DrawFn, read: Document) -> Term:
    """Any term of a document that has a word."""
    places = [i for i, c in enumerate(read.text) if not c.isspace()]
    evidences: list[Evidence] = []
    for place in draw(st.lists(st.sampled_from(places), min_size=1, max_size=3)):
        fragments: tuple[Fragment, ...] = (Fragment(read.page_at(place), place, place + 1),)
        if draw(st.booleans()):
            fragments = (*fragments, fragments[0])
        evidences.append(Evidence.of(read, fragments))
    states: tuple[Literal["stated", "unknown"], ...] = ("stated", "unknown")
    state = draw(st.sampled_from(states))
    return Term(
        draw(CLEAN),
        draw(st.dictionaries(CLEAN, JSON, max_size=3)),
        draw(CLEAN),
        tuple(evidences),
        draw(UNIT),
        draw(CLEAN),
        state,
        "because" if state == "unknown" else "",
        draw(CLEAN),
    )


def by_table(rows: Sequence[tuple[str, Any]], tables: Sequence[str]) -> dict[str, list[Any]]:
    """Sort (table, row) pairs into lists."""
    return {table: [row for name, row in rows if name == table] for table in tables}
