"""Makes PDF files for tests: pages drawn one by one, and how they are read."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from pipeline.reading.pdf import READER
from pipeline.settings import Ocr, Settings
from pipeline.types import Document, Reading

WIDTH, HEIGHT = 595, 842
Draw = Callable[[canvas.Canvas], None]
NO_OCR = Settings(as_of=date(2026, 1, 31), ocr=Ocr(enabled=False))

LOREM = (
    "Le Prestataire assure la maintenance des installations pendant la durée du contrat,",
    "dans les conditions prévues à l'annexe technique, et remet au Client un rapport",
    "à l'issue de chaque visite. Les pièces remplacées restent la propriété du Client.",
    "Le Client donne accès aux locaux aux jours et heures convenus entre les parties.",
)


def make(tmp_path: Path, *pages: Draw, name: str = "made.pdf") -> Path:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    for draw in pages:
        draw(sheet)
        sheet.showPage()
    sheet.save()
    path = tmp_path / name
    path.write_bytes(out.getvalue())
    return path


def read(path: Path, settings: Settings = NO_OCR) -> Reading:
    return READER.read(path, "0" * 64, settings)


def document(path: Path, settings: Settings = NO_OCR) -> Document:
    return read(path, settings).document


def lines(*texts: str, x: float = 60, top: float = 780, step: float = 14, size: float = 10) -> Draw:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFont("Helvetica", size)
        for number, text in enumerate(texts):
            sheet.drawString(x, top - step * number, text)

    return draw


def both(*draws: Draw) -> Draw:
    def draw(sheet: canvas.Canvas) -> None:
        for one in draws:
            one(sheet)

    return draw


def picture(words: str = "SCANNED PAGE", box: tuple[float, ...] = (0, 0, WIDTH, HEIGHT)) -> Draw:
    image = Image.new("L", (620, 877), 255)
    pen = ImageDraw.Draw(image)
    for row in range(8):
        pen.text((60, 60 + 90 * row), words, fill=0, font_size=28)

    def draw(sheet: canvas.Canvas) -> None:
        sheet.drawImage(ImageReader(image), box[0], box[1], box[2], box[3])

    return draw


def paged(number: int, total: int | None = None) -> Draw:
    foot = f"Page {number} sur {total}" if total else str(number)
    return both(
        lines("Contrat de maintenance n° 2021-014", top=815, size=8),
        lines(*(f"{text} ({number})" for text in LOREM)),
        lines(foot, x=280, top=30, size=8),
    )
