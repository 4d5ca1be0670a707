"""Puts the words of an RTF file together: paragraphs, notes after them, tables as rows."""

from __future__ import annotations

from pipeline.reading._rows import PAGE, Row, lay_out
from pipeline.reading._rtf_words import joined


class Blocks:
    """Collects words by destination (``body``, ``footnote`` ...) and closes paragraphs and tables."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        """Paragraphs, notes and rows of the body, as far as they are closed."""
        self.in_table = False
        """Whether the paragraph in hand belongs to a cell."""
        self._out: dict[str, list[str]] = {}
        self._row: list[list[str]] = []
        self._cell: list[str] = []
        self._rows: list[Row] = []

    def write(self, name: str, text: str) -> None:
        """Add words to a destination."""
        self._out.setdefault(name, []).append(text)

    def begun(self, name: str) -> bool:
        """Whether anything was written to a destination."""
        return bool(self._out.get(name))

    def words(self, name: str) -> str:
        """All that was written to a destination, trimmed."""
        return "".join(self._out.get(name, [])).strip()

    def take_back_page(self) -> None:
        """Forget a page break that nothing follows yet."""
        body = self._out.get("body", [])
        if body == [PAGE]:
            body.clear()

    def end_paragraph(self) -> None:
        """Close the paragraph in hand: into the cell of a table, or as a block."""
        text = joined(self._out.pop("body", []))
        notes = "".join(self._out.pop("footnote", [])).split("\0")
        blocks = [text] if text.strip(" \t\n") else []
        blocks += [f"[note: {' '.join(note.split())}]" for note in notes if note.strip()]
        if self.in_table:
            self._cell += blocks
            return
        if blocks:
            self.end_table()
        self.blocks += blocks

    def end_cell(self) -> None:
        """Close the cell in hand; from here on paragraphs belong to a table."""
        self.in_table = True
        self.end_paragraph()
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """Close the row in hand."""
        if self._cell:
            self._row.append(self._cell)
        if self._row:
            self._rows.append(self._row)
        self._row, self._cell = [], []
        self.in_table = False

    def end_table(self) -> None:
        """Close the table in hand and lay it out."""
        if self._row or self._cell:
            self.end_row()
        if self._rows:
            self.blocks += lay_out(self._rows)
            self._rows = []
