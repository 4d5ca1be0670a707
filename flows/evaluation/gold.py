"""What people say stands in a document: the yardstick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A labelled passage."""

    quote: str = ""
    """Its words; empty where only the place is kept, because the text may not be copied."""
    start: int = 0
    end: int = 0
    """Characters of the document's text as it was read when it was labelled; of no meaning with a quote."""
    letters: str = ""
    """Of a passage without words: hash of its letters and digits, which tells whether the place fits."""
    value: str = ""
    """Of a proof: the value that it proves."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of one document."""

    document: str
    """Name of the file, with or without folders and ending."""
    sha256: str | None = None
    """Of the file's bytes, where known: a label of another version is refused."""
    language: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field -> its right values; none: it is rightly absent. A field that is left out is not labelled."""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field -> values that are not asked for and not wrong either (an alias that annotators quoted)."""
    wrong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field -> values that are known to be wrong (a reviewer rejected them)."""
    partial: frozenset[str] = frozenset()
    """Fields whose values are right and may not be all: what else is said of them is not judged."""
    evidence: Mapping[str, tuple[GoldSpan, ...]] = field(default_factory=dict)
    """Field -> where its values stand: for training, not for judging."""
    spans: Mapping[str, tuple[GoldSpan, ...]] = field(default_factory=dict)
    """Clause type -> its passages; none: there is no such clause. Left out: not labelled."""
    unsettled: frozenset[str] = frozenset()
    """Fields whose words may be read in two ways: they are not judged, whatever other labels say."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Labels that do not fit their document, and why."""

    document: str
    reason: str
    elsewhere: bool = False
    """The folder does not hold the document: that is no fault of its labels."""


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of a file."""

    documents: tuple[Gold, ...]
    refused: tuple[Refused, ...] = ()
