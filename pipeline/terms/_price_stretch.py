"""What the readers of tables share: the stretch they read, and the price of a table that they yield."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.folding import fold
from pipeline.money._figures import Figure, Style, read_figure
from pipeline.money._marks import BARE_DOLLAR, Mark
from pipeline.types import JsonValue, Language


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the flow in which tables are sought, and what the document says of its figures."""

    text: str
    """The whole flow."""
    start: int
    end: int
    heading: str
    """Folded headings above."""
    language: Language
    style: Style | None
    """Decimal mark of the document, where known."""
    dollar: str | None
    """What a bare ``$`` is in this document."""

    def folded(self) -> str:
        """Return the stretch folded; offsets are from ``start``."""
        return fold(self.text[self.start : self.end])

    def printed(self, low: int, high: int) -> str:
        """Return the words as printed between two offsets from ``start``, spaces made one."""
        return " ".join(self.text[self.start + low : self.start + high].split())

    def currency(self, mark: Mark | None) -> str | None:
        """Return what money a mark means here; ``None`` where it is open, or counts by thousands."""
        if mark is None or mark.scale != 1:
            return None
        return self.dollar if mark.code == BARE_DOLLAR else mark.code

    def figure(self, raw: str) -> Figure:
        """Read a bare figure."""
        return read_figure(raw, self.language, self.style)


@dataclass(frozen=True, slots=True)
class TablePrice:
    """A price of a table; offsets in the flow."""

    amount: Decimal
    currency: str
    start: int
    end: int
    """The row, from its label to the figure."""
    head_start: int
    head_end: int
    confidence: float
    what: str
    qualifiers: dict[str, JsonValue]
    said: str = ""
    """Folded words that name the price, where its head does not."""
