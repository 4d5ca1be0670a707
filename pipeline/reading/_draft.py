"""Turns the pages of a text format into a document, with its furniture in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from data import late as re
from pipeline.reading._forms import paired
from pipeline.reading.language import detect
from pipeline.reading.normalise import tidy
from pipeline.types import PAGE_BREAK, Document, FileStatus, Page, Span

Role = Literal["header", "footer", "page_number", "stamp", "margin"]
_SENTENCE = 6
"""Words of the shortest sentence with a verb and a figure."""
_FIGURE = re.compile(r"\d")
_VERBS = frozenset(
    [
        "est",
        "sont",
        "sera",
        "seront",
        "s'élève",
        "s'élèvent",
        "expire",
        "expirera",
        "prend",
        "prendra",
        "commence",
        "is",
        "are",
        "shall",
        "will",
        "must",
        "expires",
        "begins",
        "ends",
        "amounts",
        "remains",
    ]
)
_LEGIBLE = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Raw text of one page; header and footer are printed above and below, and marked as furniture."""

    text: str
    header: str = ""
    footer: str = ""


def document(
    sha256: str,
    media_type: str,
    reader: str,
    pages: Sequence[DraftPage],
    *,
    status: FileStatus = "ok",
    reason: str = "",
    metadata: Iterable[tuple[str, str]] = (),
) -> Document:
    """Tidy the pages, join them by form feed and mark headers and footers.

    Args:
        sha256: the file's hash.
        media_type: what the file is.
        reader: name and version of the reader, ``docx/1``.
        pages: at least one page is made, even of nothing.
        status: as in ``files``.
        reason: a sentence for any other status than ``ok``.
        metadata: what the file says of itself.
    """
    chunks: list[str] = []
    made: list[Page] = []
    furniture: list[Span] = []
    offset = 0
    for number, draft in enumerate(pages or [DraftPage("")], start=1):
        text, spans = _lay_out(draft)
        furniture += [Span(offset + start, offset + end, role) for start, end, role in spans]
        made.append(_page(number, offset, text))
        chunks.append(text)
        offset += len(text) + 1
    whole = PAGE_BREAK.join(chunks)
    return Document(
        sha256=sha256,
        media_type=media_type,
        language=detect(whole),
        text=whole,
        pages=tuple(made),
        furniture=tuple(furniture),
        status=status,
        reason=reason,
        reader=reader,
        metadata=tuple((key, tidy(value)) for key, value in metadata if value.strip()),
    )


def _lay_out(draft: DraftPage) -> tuple[str, list[tuple[int, int, Role]]]:
    text = ""
    spans: list[tuple[int, int, Role]] = []
    parts: tuple[tuple[str, Role | None], ...] = (
        (draft.header, "header"),
        (draft.text, None),
        (draft.footer, "footer"),
    )
    for raw, role in parts:
        part = tidy(raw) if role else paired(tidy(raw))
        if not part.strip():
            continue
        if text:
            text += "\n\n"
        if role is not None and not _speaks(part):
            spans.append((len(text), len(text) + len(part), role))
        text += part
    return text, spans


def _speaks(part: str) -> bool:
    """Whether a header or footer says what is agreed, with figures: then it is text like any other."""
    for line in part.splitlines():
        words = line.lower().replace("\u2019", "'").split()
        if len(words) >= _SENTENCE and _FIGURE.search(line) and not _VERBS.isdisjoint(words):
            return True
    return False


def _page(number: int, start: int, text: str) -> Page:
    """A digital page is certain, unless characters were lost before it came to us."""
    if not _LEGIBLE.search(text):
        return Page(number, start, start + len(text), "blank", 1.0)
    lost = text.count("\ufffd")
    if not lost:
        return Page(number, start, start + len(text), "text", 1.0)
    quality = max(0.0, 1.0 - 20.0 * lost / len(text))
    return Page(
        number, start, start + len(text), "text", quality, f"{lost} characters could not be decoded"
    )
