"""PDF: digital, scanned or mixed page by page, with the files inside it.

Cheap first: pdfium's text with the boxes of its words; layout analysis only on pages that are not one
plain column; the picture only where the text layer is missing, garbage or doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from data import late as re
from pipeline import heartbeat, legibility
from pipeline.errors import DamagedError, TooLargeError, UnsupportedError
from pipeline.reading import _pdf_attach, _pdf_forms, _pdf_ink, _pdf_objects, _pdf_open, _pdf_words
from pipeline.reading._forms import paired
from pipeline.reading._furniture import furniture
from pipeline.reading._ink import Mark, may_be_signed, notes
from pipeline.reading._ocr_vocabulary import agreed
from pipeline.reading._page_list import pages_named
from pipeline.reading._page_numbers import numbering_gap
from pipeline.reading._pdf_beside import Beside, read_beside
from pipeline.reading._pdf_clean import clean
from pipeline.reading._pdf_hyphens import mend
from pipeline.reading._pdf_layout import arrange
from pipeline.reading._pdf_picture import PageText, Sight, Strips, compare, read_picture
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading._pdf_second_look import MOST_PAGES, other_order
from pipeline.reading._pdf_seen import seen_words
from pipeline.reading._pdf_under import under_a_layer
from pipeline.reading.language import detect
from pipeline.reading.quality import judge
from pipeline.settings import Settings
from pipeline.types import PAGE_BREAK, Document, FileStatus, Language, Page, Reading, Span, Word

_SAMPLE = 4000
_STRETCH = 100
"""Pages read before the file is opened anew, which empties pdfium's caches."""
_SCANNED = 0.5
"""Share of the page that its pictures cover from which it is a scan with a text layer."""
_FORM_SHELL = re.compile(r"please wait|veuillez patienter|adobe reader 8", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """What is learned of a document while its pages are read."""

    settings: Settings
    source: _pdf_open.Source
    language: Language = "und"
    sample: str = ""
    strips: Strips = field(default_factory=Strips)
    layers: Strips = field(default_factory=Strips)
    """Text layers that nobody can see, over pictures of whole pages."""
    pictures: set[bytes] = field(default_factory=set)
    """Large pictures beside words that were looked at."""
    pinned_files: bool = False
    characters: int = 0
    second_looks: int = 0

    def known_language(self) -> Language | None:
        """What the pages before say; ``None`` where they say nothing."""
        if self.language == "und" and self.sample:
            self.language = detect(self.sample)
            self.sample = ""
        return None if self.language == "und" else self.language


_OTHERS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
)
"""What begins like this holds a PDF at most; it is none."""


class PdfReader:
    """Reads PDF files page by page in bounded memory."""

    name = "pdf"
    version = 14
    media_types = ("application/pdf",)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """By the header, which real files may have behind some bytes of litter."""
        at = head[:1024].find(b"%PDF-")
        if at < 0 or head.startswith(_OTHERS) or head[257:262] == b"ustar":
            return None
        if at == 0:
            return 1.0
        # A text may speak of PDF; a file has its first object close behind the header.
        return 0.8 if b" obj" in head[at:] else 0.05

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read every page, then the embedded files.

        Raises:
            EncryptedError: it opens only with a password.
            DamagedError: nothing of it can be read.
            TooLargeError: ``limits.file_bytes``, ``limits.pages`` or ``limits.text_characters``.
            UnsupportedError: a dynamic form that has no pages of its own.
        """
        source = _pdf_open.find_source(path, settings.limits)
        state = _State(settings, source)
        pages: list[PageText] = []
        sizes: list[tuple[float, float]] = []
        for page, size in _read_pages(state):
            pages.append(page)
            sizes.append(size)
        if source.mended and not any(page.text.strip() for page in pages):
            raise DamagedError(f"{source.mended}, and no text could be recovered")
        if pages and all("limits.page_pixels" in page.reason for page in pages):
            raise TooLargeError(pages[0].reason)
        with source.open() as document:
            about = _pdf_open.facts(document)
            holds_files = document.count_attachments() > 0
            signed = _pdf_ink.is_signed(document)
            shell = _pdf_open.check_form(document)
        if shell and len(pages) <= 2 and any(_FORM_SHELL.search(page.text) for page in pages):
            raise UnsupportedError("a dynamic XFA form: only the program that made it can show it")
        taken = _pdf_attach.Taken()
        if holds_files or state.pinned_files:
            taken = _pdf_attach.take_files(source.data, settings, state.pinned_files)
        about += _pdf_ink.electronic(source.data) if signed else []
        document_made, words = _compose(
            sha256, f"{self.name}/{self.version}", pages, sizes, source.mended, about
        )
        return Reading(document_made, words, tuple(taken.attachments), tuple(taken.skipped))


# ---------------------------------------------------------------- pages


def _read_pages(state: _State) -> Iterator[tuple[PageText, tuple[float, float]]]:
    start, count = 0, 1
    while start < count:
        with state.source.open() as document:
            count = len(document)
            for index in range(start, min(start + _STRETCH, count)):
                yield _read_page(document, index, state)
                heartbeat.beat()
        start += _STRETCH


def _read_page(
    document: pypdfium2.PdfDocument, index: int, state: _State
) -> tuple[PageText, tuple[float, float]]:
    """One page and its displayed size; a page that cannot be loaded is unread, not fatal."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        reason = "the page cannot be loaded: its description is damaged"
        return PageText("", "unread", 0.0, reason, fault="partial"), (0.0, 0.0)
    try:
        frame = _pdf_words.frame_of(page)
        made = _text_of(document, page, index, frame, state)
    except pypdfium2.PdfiumError:
        made = PageText("", "unread", 0.0, "the page's text cannot be loaded", fault="partial")
    finally:
        page.close()
    if state.source.shaky and made.read_as == "blank":
        made = PageText("", "unread", 0.0, f"{state.source.shaky}, and the page is empty", fault="partial")
    state.characters += len(made.text) + 1
    most = state.settings.limits.text_characters
    if state.characters > most:
        raise TooLargeError(f"holds more than limits.text_characters ({most})")
    if made.read_as == "ocr" and made.language is not None:
        state.language = made.language
    elif len(state.sample) < _SAMPLE:
        state.sample += made.text[:_SAMPLE] + "\n"
    return made, (frame.width, frame.height)


def _text_of(
    document: pypdfium2.PdfDocument,
    page: pypdfium2.PdfPage,
    index: int,
    frame: _pdf_words.Frame,
    state: _State,
) -> PageText:
    settings = state.settings
    objects = _pdf_objects.look_over(page, frame)
    textpage = page.get_textpage()
    try:
        words = seen_words(page, textpage, frame, objects, settings.limits.page_pixels)
    finally:
        textpage.close()
    pieces, cut = words.pieces, words.cut
    if pdfium.FPDFPage_GetAnnotCount(page) > 0:
        typed, pinned = _pdf_forms.typed_pieces(document, page, frame, len(pieces) + 1_000_000)
        state.pinned_files = state.pinned_files or pinned
        pieces, cut = pieces + typed, cut or bool(typed)
    arranged = arrange(pieces, cut)
    text = clean(arranged.text)
    if arranged.doubtful and state.second_looks < MOST_PAGES:
        state.second_looks += 1
        text = other_order(document, index, text) or text
    text = paired(text)
    body, margin = text, clean("\n".join(words.margin))
    if margin:
        text = f"{text}\n\n{margin}" if text else margin
    verdict = judge(text, objects.picture_share(frame))
    signs = may_be_signed(text)
    if verdict.need == "none" and objects.over_pictures and objects.picture_share(frame) >= _SCANNED:
        sight = Sight(page, frame, objects, settings, state.known_language())
        other = under_a_layer(sight, verdict, text, pieces, state.layers)
        if other is not None:
            return other
    if verdict.need == "none" and objects.images:
        sight = Sight(page, frame, objects, settings, state.known_language())
        whole = read_beside(sight, verdict, Beside(body, pieces, cut, margin, state.pictures))
        if whole is not None:
            return whole
    if verdict.need == "none":
        marks = _marks(page, frame, objects, pieces, settings) if signs else None
        return PageText(
            text,
            "text",
            verdict.quality,
            verdict.reason,
            margin=margin,
            marks=marks or (),
            looked=marks is not None,
        )
    sight = Sight(page, frame, objects, settings, state.known_language())
    if verdict.need == "compare":
        compared = compare(sight, verdict, text, pieces, state.strips)
        if compared.read_as != "text" or not signs:
            return compared
        marks = _marks(page, frame, objects, pieces, settings)
        return replace(compared, marks=marks or (), looked=marks is not None)
    return read_picture(sight, verdict, text)


def _marks(
    page: pypdfium2.PdfPage,
    frame: _pdf_words.Frame,
    objects: _pdf_objects.Objects,
    pieces: list[Piece],
    settings: Settings,
) -> tuple[Mark, ...] | None:
    """The marks by hand on a page where people sign; ``None`` where they would not have been seen."""
    if objects.picture_share(frame) < _SCANNED:
        return _pdf_ink.find_marks(page, frame, objects, pieces)
    most = settings.limits.page_pixels
    return None if objects.largest_pixels > most else _pdf_ink.find_on_scan(page, frame, pieces, most)


# ---------------------------------------------------------------- the document


def _compose(
    sha256: str,
    reader: str,
    pages: list[PageText],
    sizes: list[tuple[float, float]],
    mended: str,
    about: list[tuple[str, str]],
) -> tuple[Document, tuple[Word, ...]]:
    by_engine = [page.words if page.read_as == "ocr" else () for page in pages]
    texts = agreed(_mended_hyphens(pages), by_engine)
    made: list[Page] = []
    words: list[Word] = []
    margins: list[Span] = []
    offset = 0
    for number, (page, text, (width, height)) in enumerate(zip(pages, texts, sizes, strict=True), start=1):
        end = offset + len(text)
        made.append(Page(number, offset, end, page.read_as, page.quality, page.reason, width, height))
        words += [
            Word(number, offset + w.start, offset + w.end, w.x0, w.y0, w.x1, w.y1, w.confidence)
            for w in page.words
        ]
        if page.margin and text.endswith(page.margin):
            margins.append(Span(end - len(page.margin), end, "margin"))
        offset = end + 1
    whole = PAGE_BREAK.join(texts)
    # what runs along a page's side stands behind its text, and the page's foot before it
    inner = {span.end: span.start for span in margins}
    bare = [replace(page, end=inner.get(page.end, page.end)) for page in made]
    status, reason = _status(pages, mended, numbering_gap(whole, bare))
    document = Document(
        sha256=sha256,
        media_type="application/pdf",
        language=detect(whole),
        text=whole,
        pages=tuple(made),
        furniture=tuple(sorted([*margins, *furniture(whole, bare)], key=lambda span: span.start)),
        status=status,
        reason=reason,
        reader=reader,
        metadata=(
            *((key, clean(value)) for key, value in about),
            *notes([(page.marks, page.looked) for page in pages], [page.start for page in made], texts),
            *legibility.note(words, whole),
        ),
    )
    return document, tuple(words)


def _mended_hyphens(pages: list[PageText]) -> list[str]:
    """Mend digital pages together, so that a word in one page tells how it is written on another.

    OCRed pages keep their text, to which the boxes of their words belong.
    """
    digital = [page.text for page in pages if page.read_as == "text"]
    whole = PAGE_BREAK.join(digital)
    digital = mend(whole).split(PAGE_BREAK) if digital else []
    mended = iter(digital)
    return [next(mended) if page.read_as == "text" else page.text for page in pages]


def _status(pages: list[PageText], mended: str, gap: str) -> tuple[FileStatus, str]:
    """The file's status, and why: faults of pages, grouped by their reason."""
    reasons: dict[str, list[int]] = {}
    for number, page in enumerate(pages, start=1):
        if page.fault is not None:
            reasons.setdefault(page.reason, []).append(number)
    sentences = [mended] if mended else []
    sentences += [gap] if gap else []
    sentences += [f"{pages_named(numbers)}: {reason}" for reason, numbers in reasons.items()]
    if mended or gap or any(page.fault == "partial" for page in pages):
        return "partial", "; ".join(sentences)
    if any(page.fault == "needs_ocr_review" for page in pages):
        return "needs_ocr_review", "; ".join(sentences)
    return "ok", ""


READER = PdfReader()
