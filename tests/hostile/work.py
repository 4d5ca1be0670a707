"""What a pool's worker does with one hostile file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReadingError
from pipeline.heartbeat import watched
from pipeline.reading import read
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Call:
    location: str
    sha256: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    reason: str
    text: str = ""
    attachments: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str, str], ...] = ()


def work(call: Call) -> Answer:
    with watched(call.settings.limits.document_seconds):
        try:
            reading = read(Path(call.location), call.sha256, call.settings)
        except ReadingError as error:
            return Answer(error.status, error.reason)
    document = reading.document
    names = tuple(item.name for item in reading.attachments)
    return Answer(document.status, document.reason, document.text, names, reading.skipped)
