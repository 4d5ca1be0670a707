"""From a document to its running text: what is on the page but not in the text is cut out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.clauses import _lines as lines
from pipeline.folding import fold
from pipeline.types import Document, FlowText, Span

_STOP = re.compile(r"[.;:!?][\"'\u201d\u00bb)\]*_]*$")
_CUT_WORD = re.compile(r"[^\W\d_]-$")


TRANSLATION = "translation"
"""Name of the metadata that tells where a translation stands in the text: ``120-480 900-1200``."""


def flow(document: Document) -> FlowText:
    """Return the running text: furniture cut out, page breaks bridged.

    A sentence that a page break cuts goes on after one line break, a new paragraph after two; a word cut
    with a hyphen is joined again, without the hyphen. Of a text in two languages side by side, the one that
    prevails is the running text; the other is ``translation``.
    """
    hidden = _translated(document)
    return _flow(document, hidden) if hidden else _flow(document)


def translation(document: Document) -> FlowText | None:
    """Return the other text of a document in two languages as a running text; ``None`` of any other."""
    shown = _translated(document)
    if not shown:
        return None
    hidden: list[tuple[int, int]] = []
    at = 0
    for start, end in shown:
        hidden.append((at, start))
        at = end
    return _flow(document, [*hidden, (at, len(document.text))])


def _translated(document: Document) -> list[tuple[int, int]]:
    value = dict(document.metadata).get(TRANSLATION, "")
    pairs = (item.partition("-") for item in value.split())
    return [(int(start), int(end)) for start, _, end in pairs]


def _flow(document: Document, hidden: Sequence[tuple[int, int]] = ()) -> FlowText:
    pieces: list[tuple[int, int, int]] = []
    out: list[str] = []
    length = 0
    previous = ""
    previous_page = 0
    starts = [start for start, _ in hidden]
    for page, start, end in _kept(document, hidden):
        kept = document.text[start:end]
        if previous:
            if page == previous_page:
                before = pieces[-1][1] + pieces[-1][2]
                glue = "\n" if "\n" in document.text[before:start] else " "
                if bisect_left(starts, before) < bisect_left(starts, start):
                    glue = "\n\n"  # whole paragraphs were taken out
            elif _CUT_WORD.search(previous[-4:]) and kept[0].islower():
                flow_start, doc_start, size = pieces[-1]
                pieces[-1] = (flow_start, doc_start, size - 1)
                out[-1] = out[-1][:-1]
                length -= 1
                glue = ""
            else:
                glue = "\n" if _goes_on(previous, kept) else "\n\n"
            out.append(glue)
            length += len(glue)
        pieces.append((length, start, end - start))
        out.append(kept)
        length += end - start
        previous, previous_page = kept, page
    return FlowText(document, "".join(out), tuple(pieces))


def _kept(document: Document, hidden: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield (page, start, end) of what stays, without the white space at its ends."""
    text = document.text
    furniture: Sequence[Span] = document.furniture
    if hidden:
        taken = [Span(start, end, "margin") for start, end in hidden if start < end]
        furniture = sorted((*furniture, *taken), key=lambda span: (span.start, span.end))
    spans = iter(furniture)
    span = next(spans, None)
    for page in document.pages:
        at = page.start
        while span is not None and span.end <= at:
            span = next(spans, None)
        while span is not None and span.start < page.end:
            yield from _trimmed(text, page.number, at, min(span.start, page.end))
            at = max(at, min(span.end, page.end))
            if span.end > page.end:
                break
            span = next(spans, None)
        yield from _trimmed(text, page.number, at, page.end)


def _trimmed(text: str, page: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield page, start, end


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence runs over from one page to the next."""
    if after[0].islower() or after[0] in ",;)":
        return True
    if _STOP.search(before[-6:]):
        return False
    last = before[before.rfind("\n") + 1 :]
    if len(last) < 40 or lines.is_upper(last):
        return False
    first = after[: after.find("\n")] if "\n" in after else after
    folded, at = fold(first), lines.decoration(first)
    if lines.annex(first, folded, at) or lines.is_heading(first, folded, at):
        return False
    return lines.numbered(first, folded, at) is None
