"""All that a user may set, frozen. Only ``flows/`` fills it; every limit is named in ``limits``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Depth = Literal["quick", "usual", "thorough"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one bad file from costing more than itself.

    Times are wall-clock seconds, sizes bytes, memory MiB.
    """

    document_seconds: float = 300.0
    """Base time for one document; ``page_seconds`` is added for each page to be OCRed."""
    page_seconds: float = 30.0
    document_memory: int = 2048
    file_bytes: int = 512 * 1024 * 1024
    pages: int = 5000
    page_pixels: int = 50_000_000
    """Pixels of one rendered or embedded page image."""
    inflated_bytes: int = 1024 * 1024 * 1024
    """Bytes actually inflated from one archive, members' members included."""
    member_bytes: int = 512 * 1024 * 1024
    members: int = 10_000
    nesting: int = 4
    text_characters: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Ocr:
    """How scanned pages are read."""

    enabled: bool = True
    dpi: int = 200
    """Rendering for letters of ordinary height; pages with smaller letters are rendered larger."""
    languages: tuple[str, ...] = ("fra", "eng")
    tessdata: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One of our own companies."""

    name: str
    number: str = ""
    """Its number in a register (SIREN, SIRET, company number); spaces do not matter."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's settings."""

    as_of: date
    ocr: Ocr = field(default_factory=Ocr)
    limits: Limits = field(default_factory=Limits)
    jobs: int = 2
    spool: str | None = None
    """Folder where members of containers are written; ``None``: containers are not opened."""
    min_page_quality: float = 0.7
    """A page read worse than this proves no absence."""
    notice_days: int = 90
    """A notice deadline nearer than this many days is near."""
    end_days: int = 180
    """An end nearer than this many days is near: a letter is sent in a day, a new contract takes months."""
    high_value: Decimal = Decimal(250_000)
    """Per currency."""
    rules_off: tuple[str, ...] = ()
    """Rules that this archive is not judged by: their ids, or subjects (folders of rules) as a whole."""
    entities: tuple[Entity, ...] = ()
    """Our own companies, by which our role and the counterparty are told; empty: neither is told."""
    locale: str = "en"
    """Language of messages: ``fr`` or ``en``."""
    reminder_days: int = 60
    """How long before a deadline the calendar reminds of it."""
    standards: str = ""
    """Folder of the company's own standards, from the workspace; empty: its folder ``standards``."""
    depth: Depth = "usual"
    """How often the heavier models are asked: never, where the lighter ones hesitate, or of everything."""

    @classmethod
    def nothing(cls) -> Settings:
        """The defaults, and a day on which nothing is judged: for trying conditions without a run."""
        return cls(as_of=date.min)
