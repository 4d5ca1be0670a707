"""Marks by hand: seen on scans, on digital pages and under a text layer, and not where there are none."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen import canvas  # type: ignore[import-untyped]

from pipeline.clauses import flow, segment
from pipeline.reading import _ink, ocr, scan
from pipeline.reading._ocr_ink import strokes
from pipeline.settings import Settings
from pipeline.terms import extract
from pipeline.types import Document
from tests.pipeline.reading._made_pdf import HEIGHT, WIDTH, Draw, both, document, lines, make
from tests.scanning.scanner import draw, scan_page, scan_tiff

SETTINGS = Settings(as_of=date(2026, 1, 1))
needs_tesseract = pytest.mark.skipif(
    ocr.available(SETTINGS) is not None, reason="Tesseract with French and English is not installed"
)
FRENCH = [
    "Entre la société ALPHA SAS, ci-après « le Bailleur », et la société BETA SARL,",
    "ci-après « le Preneur ».",
    "",
    "Article 1 - Objet",
    "",
    "Le Bailleur donne à bail au Preneur les locaux désignés à l'annexe 1 du contrat.",
    "Le loyer est payable d'avance, le premier jour de chaque trimestre civil.",
    "",
    "Fait à Nantes, le 3 mars 2020, en deux exemplaires.",
    "",
    "Pour le Bailleur\t\tPour le Preneur",
    "Paul Leroy\t\tAnne Petit",
    *[""] * 6,
]
ENGLISH = (
    'This Agreement is made between Alder Foods, Inc. ("Supplier") and Birch Retail LLC ("Buyer").',
    "1. Supply. The Supplier sells and the Buyer buys the products set out in Schedule 1 hereto.",
    "IN WITNESS WHEREOF, the parties have executed this Agreement.",
    "ALDER FOODS, INC.",
    "By: ____________________",
    "Name: Jane Doe",
    "",
    "",
    "",
    "BIRCH RETAIL LLC",
    "By: ____________________",
    "Name: John Roe",
)


def pen(width: float, height: float, seed: int) -> list[tuple[float, float]]:
    """The points of a signature in a box of that size, from the top left."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 1, 200)
    turns = rng.integers(4, 8)
    xs = width * (t + 0.06 * np.sin(2 * np.pi * turns * t + rng.uniform(0, 6)))
    swing = np.clip(1.2 - 0.9 * t, 0.25, 1)
    ys = height * (0.5 - 0.5 * swing * np.sin(2 * np.pi * (turns + 0.7) * t + rng.uniform(0, 6)))
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def sign(sheet: Image.Image, x: float, y: float, seed: int, size: tuple[float, float] = (280, 100)) -> None:
    points = [(x + dx, y + dy) for dx, dy in pen(*size, seed)]
    ImageDraw.Draw(sheet).line(points, fill=25, width=3 + seed % 2, joint="curve")


def states(made: Document) -> list[tuple[object, object]]:
    running = flow(made)
    return [
        (term.value.get("party"), term.value["state"])
        for term in extract(running, segment(running), only={"signature"})
        if term.kind == "signature"
    ]


def line_top(index: int) -> float:
    """Pixels from the top of a page of the scanner to a line, at 200 dpi."""
    return (62 + (index + 1) * 11 * 1.3) * 200 / 72


@needs_tesseract
@pytest.mark.parametrize(
    ("left", "right", "skew"), [(True, True, -1.2), (True, False, 0.4), (False, False, 2.0)]
)
def test_a_scan_tells_signed_from_blank(tmp_path: Path, left: bool, right: bool, skew: float) -> None:
    page = draw(FRENCH, dpi=200)
    for wanted, x in ((left, 190), (right, 850)):
        if wanted:
            sign(page, x, line_top(12), seed=3 + x)
    path = tmp_path / "scan.tif"
    path.write_bytes(scan_tiff([scan_page(page, seed=7, skew=skew)]))
    made = scan.READER.read(path, "0" * 64, SETTINGS).document
    names = {True: "signed", False: "blank"}
    assert states(made) == [("ALPHA SAS", names[left]), ("BETA SARL", names[right])]


def test_rules_and_frames_are_no_marks() -> None:
    blank = Image.new("L", (1654, 2339), 255)
    ruled = ImageDraw.Draw(blank)
    ruled.line((150, 1500, 900, 1500), fill=0, width=3)
    ruled.rectangle((200, 1600, 700, 1900), outline=0, width=3)
    assert strokes(blank, [], 200) == []
    sign(blank, 300, 1450, seed=5)
    assert len(strokes(blank, [], 200)) == 1


def signature_picture(x: float, y: float) -> Draw:
    image = Image.new("L", (300, 100), 255)
    sign(image, 10, 0, seed=4)

    def drawing(sheet: canvas.Canvas) -> None:
        sheet.drawImage(ImageReader(image), x, y, 120, 36)

    return drawing


def signature_path(x: float, y: float) -> Draw:
    points = pen(110, 30, seed=9)

    def drawing(sheet: canvas.Canvas) -> None:
        path = sheet.beginPath()
        path.moveTo(x + points[0][0], y + 30 - points[0][1])
        for dx, dy in points[1:]:
            path.lineTo(x + dx, y + 30 - dy)
        sheet.drawPath(path)

    return drawing


def frame(x: float, y: float) -> Draw:
    def drawing(sheet: canvas.Canvas) -> None:
        sheet.rect(x, y, 200, 40)
        sheet.line(x, y - 5, x + 200, y - 5)

    return drawing


@pytest.mark.parametrize(
    ("mark", "second"), [(signature_picture, "signed"), (signature_path, "signed"), (frame, "blank")]
)
def test_a_mark_on_a_digital_page_belongs_to_the_line_it_stands_on(
    tmp_path: Path, mark: object, second: str
) -> None:
    made = document(make(tmp_path, both(lines(*ENGLISH), mark(80, 636))))  # type: ignore[operator]
    assert states(made) == [("Alder Foods, Inc.", "blank"), ("Birch Retail LLC", second)]


@pytest.mark.parametrize("signed", [True, False])
def test_ink_under_the_text_layer_of_a_scan(tmp_path: Path, signed: bool) -> None:
    picture = Image.new("L", (1240, 1754), 255)
    pen_ = ImageDraw.Draw(picture)
    for number, text in enumerate(ENGLISH):
        pen_.text((125, 118 + 29 * number), text.replace("_", " "), fill=0, font_size=18)
    if signed:
        sign(picture, 180, 380, seed=6, size=(260, 70))

    def layered(sheet: canvas.Canvas) -> None:
        sheet.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        words = sheet.beginText(60, 780)
        words.setFont("Helvetica", 10)
        words.setTextRenderMode(3)
        words.setLeading(14)
        for text in ENGLISH:
            words.textLine(text)
        sheet.drawText(words)

    made = document(make(tmp_path, layered))
    assert dict(made.metadata)["ink_pages"] == "1"
    assert dict(states(made))["Birch Retail LLC"] == ("signed" if signed else "blank")


def test_a_page_without_words_of_signing_is_not_looked_at(tmp_path: Path) -> None:
    made = document(
        make(tmp_path, both(lines("The price is 12 euros a month."), signature_picture(80, 700)))
    )
    assert not [key for key, _ in made.metadata if key.startswith("ink")]


def test_who_signed_the_file_electronically(tmp_path: Path) -> None:
    path = make(tmp_path, lines(*ENGLISH))
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        value = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, Name="Jane Doe", M="D:20240305101500+01'00'", Contents=b"0" * 8
        )
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                FT=pikepdf.Name.Sig,
                T="S1",
                V=value,
                P=pdf.pages[0].obj,
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                Rect=[0, 0, 0, 0],
            )
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)
        pdf.save(tmp_path / "signed.pdf")
    made = document(tmp_path / "signed.pdf")
    assert dict(made.metadata)["e_signature"] == "1|2024-03-05|Jane Doe"


def test_a_mark_belongs_to_a_label_before_a_nearer_sentence() -> None:
    words = [((50.0, 100.0, 400.0, 110.0), "the parties agree"), ((50.0, 150.0, 70.0, 160.0), "By:")]
    assert _ink.beside((80, 120, 200, 155), words) == 1
    assert _ink.beside((80, 700, 200, 740), words) is None
