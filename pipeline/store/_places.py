"""Where words of the running text stand in the document, and on which page."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.types import FlowText


class Locator:
    """Finds places of the running text in the document, and their pages."""

    def __init__(self, flow: FlowText) -> None:
        self._pieces = flow.pieces
        self._starts = [piece[0] for piece in flow.pieces]
        self._page_starts = [page.start for page in flow.document.pages]
        self._pages = [page.number for page in flow.document.pages]

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        """Return the document offsets of the first and the last character of flow[start:end]."""
        if not self._pieces:
            return 0, 0
        first = max(bisect_right(self._starts, start) - 1, 0)
        flow_start, document_start, length = self._pieces[first]
        if start >= flow_start + length and first + 1 < len(self._pieces):
            flow_start, document_start, length = self._pieces[first + 1]
        low = document_start + min(max(start - flow_start, 0), length)
        last = max(bisect_right(self._starts, max(end - 1, start)) - 1, 0)
        flow_start, document_start, length = self._pieces[last]
        high = document_start + min(max(end - flow_start, 0), length)
        return low, max(high, low)

    def page(self, offset: int) -> int:
        """Return the page of a document offset."""
        if not self._pages:
            return 1
        return self._pages[max(bisect_right(self._page_starts, offset) - 1, 0)]
