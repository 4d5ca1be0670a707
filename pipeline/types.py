"""The few frozen types that flow through Clausier.

File -> Document -> FlowText -> Clause -> Term -> Contract -> Flag. This module imports nothing
of ours, so every room can speak its language.

Units and conventions, everywhere:

* offsets are character positions in ``Document.text`` (Python ``str`` indices, end exclusive);
* pages are numbered from 1; a format without pages has one page, number 1;
* confidence, quality and probability are floats in 0..1;
* dates are ``datetime.date``, durations ISO 8601 strings (``P12M``), money is ``Decimal`` with
  an ISO 4217 code, law is ISO 3166 (``FR``, ``US-NY``, ``GB-ENG``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

JsonValue: TypeAlias = bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"] | None

Language = Literal["fr", "en", "und"]
FileStatus = Literal[
    "ok",
    "partial",
    "needs_ocr_review",
    "encrypted",
    "unsupported",
    "damaged",
    "too_large",
    "failed",
    "ignored",
]
ReadAs = Literal["text", "ocr", "blank", "unread"]
State = Literal["found", "absent", "unknown"]
Verdict = Literal["flagged", "passed", "unknown"]

PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where its text stands in the document, and how it was read."""

    number: int
    start: int
    end: int
    read_as: ReadAs
    quality: float
    """0 (nothing legible) to 1 (certain). Below ``settings.min_page_quality`` absence is unknown."""
    reason: str = ""
    """Why the page was OCRed, or why its quality is low; empty when there is nothing to say."""
    width: float | None = None
    """PDF points (1/72 inch) as displayed; ``None`` where the format has no pages."""
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of ``Document.text`` that is on the page but not part of the running text."""

    start: int
    end: int
    role: Literal["header", "footer", "page_number", "stamp", "margin"]


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one file. ``text`` is never altered after it is made.

    ``text`` is pages joined by form feed; inside a page lines end with ``\\n``, paragraphs with
    ``\\n\\n``, table cells of one row are separated by ``\\t``. Readers deliver it clean: NFC, ligatures
    resolved, soft hyphens and end-of-line hyphenation mended, exotic spaces made plain.
    """

    sha256: str
    media_type: str
    language: Language
    text: str
    pages: tuple[Page, ...]
    furniture: tuple[Span, ...] = ()
    """Running headers and footers, page numbers, stamps: sorted, disjoint."""
    status: FileStatus = "ok"
    reason: str = ""
    reader: str = ""
    """Name and version of the reader, as ``pdf/3``."""
    metadata: tuple[tuple[str, str], ...] = ()
    """What the file says of itself (title, author, created): hints, never evidence."""

    def page_at(self, offset: int) -> int:
        """Return the number of the page that holds a character offset."""
        starts = [page.start for page in self.pages]
        return self.pages[max(bisect_right(starts, offset) - 1, 0)].number


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an OCRed page: its place in the text, its box and the engine's confidence."""

    page: int
    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float
    """Box in PDF points from the page's top left corner, as displayed."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file found inside another: a mail's attachment, a zip's member, a PDF's embedded file."""

    name: str
    """As the container names it, made printable: ``annexes/b.pdf``."""
    path: str
    """Where its bytes lie: a file in ``Settings.spool`` named by its hash."""
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader gets out of one file."""

    document: Document
    words: tuple[Word, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    skipped: tuple[tuple[str, FileStatus, str], ...] = ()
    """Members that were not opened: (name, status, reason)."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one page's text."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a value. More than one fragment when a quote runs over a page break.

    Raises:
        ValueError: when the quote is not the text of the fragments; see ``Evidence.of``.
    """

    document_id: str
    fragments: tuple[Fragment, ...]
    quote: str
    """Text of the fragments joined by one space."""

    @classmethod
    def of(cls, document: Document, fragments: tuple[Fragment, ...]) -> Evidence:
        """Quote the document at the fragments: the only way evidence is made.

        Raises:
            ValueError: there is no fragment, one lies outside the document or on another page than it
                says, or nothing but blanks stands there.
        """
        if not fragments:
            raise ValueError("evidence needs at least one fragment")
        for fragment in fragments:
            if not 0 <= fragment.start < fragment.end <= len(document.text):
                raise ValueError(f"fragment outside the document: {fragment}")
            if document.page_at(fragment.start) != fragment.page:
                raise ValueError(f"fragment on another page than it says: {fragment}")
        quote = " ".join(document.text[f.start : f.end] for f in fragments)
        if not quote.strip():
            raise ValueError("evidence without words")
        return cls(document.sha256, fragments, quote)

    @property
    def page(self) -> int:
        """Page of the first fragment."""
        return self.fragments[0].page

    @property
    def char_start(self) -> int:
        """Where the first fragment starts."""
        return self.fragments[0].start

    @property
    def char_end(self) -> int:
        """Where the last fragment ends."""
        return self.fragments[-1].end


@dataclass(frozen=True, slots=True)
class FlowText:
    """The running text: furniture cut out, page breaks bridged, with the way back.

    ``pieces`` holds (flow start, document start, length), sorted; between pieces the flow has
    only white space of its own.
    """

    document: Document
    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def evidence(self, start: int, end: int) -> Evidence:
        """Quote flow[start:end] in the document, one fragment a page and gap.

        Raises:
            ValueError: when the stretch holds no word of the document.
        """
        return Evidence.of(self.document, tuple(self._fragments(start, end)))

    def _fragments(self, start: int, end: int) -> Iterator[Fragment]:
        starts = [piece[0] for piece in self.pieces]
        first = max(bisect_right(starts, start) - 1, 0)
        text = self.document.text
        for flow_start, doc_start, length in self.pieces[first:]:
            if flow_start >= end:
                break
            low = doc_start + max(start - flow_start, 0)
            high = doc_start + min(end - flow_start, length)
            while low < high and text[low].isspace():
                low += 1
            while high > low and text[high - 1].isspace():
                high -= 1
            if low < high:
                yield Fragment(self.document.page_at(low), low, high)


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered clause, or a paragraph where a text has no numbers.

    ``start`` and ``end`` are offsets in ``FlowText.text``; clauses are sorted, disjoint and cover
    the flow, so that nothing that was read is hidden from an extractor.
    """

    index: int
    number: str
    """As printed, without trailing punctuation: ``12.3``, ``IV``, ``a``; empty when there is none."""
    heading: str
    role: Literal["preamble", "recital", "body", "signature", "annex"]
    start: int
    end: int
    level: int = 0
    """0 for an article, 1 for its first subdivision, and on."""
    path: tuple[str, ...] = ()
    """Headings above it, outermost first: ``("Durée", "Renouvellement")``."""


@dataclass(frozen=True, slots=True)
class Term:
    """One value that was agreed, with the words that prove it.

    ``value`` is JSON: dates ISO, money as decimal strings. ``state`` is ``unknown`` when the words are
    there but the value is redacted, blank, a placeholder or contradicted; ``reason`` then says which.
    """

    kind: str
    """CUAD's or accounting's standard name in snake_case: ``effective_date``, ``party``, ``price``."""
    value: Mapping[str, JsonValue]
    value_text: str
    """Normalised, for people and for comparison: ``2024-01-31``, ``P12M``, ``12000.00 EUR``."""
    evidences: tuple[Evidence, ...]
    confidence: float
    extractor: str
    """Name and version, as ``governing_law/2``."""
    state: Literal["stated", "unknown"] = "stated"
    reason: str = ""
    repaired: str = ""
    """How a misread was mended (``2O24 -> 2024``); empty when nothing was."""

    def __post_init__(self) -> None:
        if not self.evidences:
            raise ValueError(f"term without evidence: {self.kind}")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence outside 0..1: {self.confidence}")
        if self.state == "unknown" and not self.reason:
            raise ValueError(f"unknown term without a reason: {self.kind}")


@dataclass(frozen=True, slots=True)
class ClauseState:
    """Whether a contract speaks of a subject: found, absent (all was read) or unknown, and why."""

    contract_id: str
    type: str
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of one value; append-only, survives every re-run."""

    document_id: str
    kind: str
    page: int
    quote_hash: str
    """First 16 hex digits of the sha256 of the quote, white space folded."""
    action: Literal["accept", "reject", "correct"]
    value: Mapping[str, JsonValue] | None
    value_text: str | None
    decided_by: str
    decided_at: str
    """ISO 8601 with zone."""


@dataclass(frozen=True, slots=True)
class Contract:
    """The terms of one contract resolved; a row of the view ``contracts``."""

    contract_id: str
    document_id: str
    document_class: str
    title: str | None = None
    contract_type: str | None = None
    language: Language = "und"
    parties: tuple[str, ...] = ()
    our_role: str | None = None
    counterparty: str | None = None
    agreement_date: date | None = None
    effective_date: date | None = None
    expiration_date: date | None = None
    expiration_kind: Literal["date", "perpetual", "event", "unknown"] = "unknown"
    term: str | None = None
    renewal: Literal["none", "tacit", "express", "evergreen"] | None = None
    renewal_term: str | None = None
    notice_period: str | None = None
    termination_notice: str | None = None
    next_renewal_date: date | None = None
    notice_deadline: date | None = None
    governing_law: str | None = None
    jurisdiction: str | None = None
    total_value: Decimal | None = None
    currency: str | None = None
    signed: bool | None = None
    amends: str | None = None
    owner: str | None = None
    status: Literal["in_force", "expired", "terminated", "draft", "unknown"] = "unknown"
    status_reason: str = ""
    unknown: Mapping[str, str] = field(default_factory=dict)
    """Column -> why it is unknown, where words were found but settle nothing."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that somebody must act on; ``date`` is ``None`` where it is unknown, itself an alert."""

    contract_id: str
    kind: Literal["end", "renewal", "notice", "price_review"]
    date: date | None
    derived_from: str
    """The arithmetic in words."""
    evidence: Evidence | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule says of one contract, with the words that made it say so."""

    rule_id: str
    contract_id: str
    severity: Literal["low", "medium", "high"]
    verdict: Literal["flagged", "unknown"]
    title: str
    message: str
    evidence: Evidence | None = None
