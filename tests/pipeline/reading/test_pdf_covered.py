"""What a later shape, picture or note lies on, and what a line strikes out, is no text."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from tests.pipeline.reading._made_pdf import LOREM, Draw, both, document, lines, make

_X, _Y, _SIZE = 60, 600, 10
SAID = "Pendant la durée du bail, le loyer est de 309 euros par mois, charges comprises."
GONE, NEXT = "309", "comprises"


def said(text: str = SAID) -> Draw:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFont("Helvetica", _SIZE)
        sheet.drawString(_X, _Y, text)

    return draw


def where(words: str, text: str = SAID) -> tuple[float, float]:
    """Left and right of some words of the line."""
    before = stringWidth(text[: text.index(words)], "Helvetica", _SIZE)
    return _X + before, _X + before + stringWidth(words, "Helvetica", _SIZE)


def box(
    words: str, colour: tuple[float, float, float] = (1, 1, 1), alpha: float = 1, over: str = ""
) -> Draw:
    """A filled box on some words, and what is set over it."""

    def draw(sheet: canvas.Canvas) -> None:
        left, right = where(words)
        sheet.saveState()
        sheet.setFillColorRGB(*colour, alpha=alpha)
        sheet.rect(left - 1, _Y - 3, right - left + 2, 12, stroke=0, fill=1)
        sheet.restoreState()
        sheet.setFont("Helvetica", _SIZE)
        sheet.drawString(left, _Y, over)

    return draw


def laid(words: str, paper: tuple[int, int, int, int]) -> Draw:
    """A picture of one colour on some words."""
    image = Image.new("RGBA", (60, 20), paper)

    def draw(sheet: canvas.Canvas) -> None:
        left, right = where(words)
        sheet.drawImage(ImageReader(image), left - 1, _Y - 3, right - left + 2, 12, mask="auto")

    return draw


@pytest.mark.parametrize(
    ("draws", "seen"),
    [
        ([said(), box("309", over="")], False),
        ([said(), box("309", over="478")], False),
        ([said(), box("309", (1, 1, 0.95), over="478")], False),
        ([said(), box("309 euros", (0, 0, 0))], False),
        ([said(), laid("309 euros", (255, 255, 255, 255))], False),
        ([said(), laid("309 euros", (40, 40, 40, 255))], False),
        ([box("309", (0.9, 0.9, 0.9)), said()], True),
        ([laid("309", (255, 255, 255, 255)), said()], True),
        ([said(), box("309", (1, 1, 0), alpha=0.4)], True),
        ([said(), laid("309", (255, 255, 255, 0))], True),
        ([said(), laid("309", (255, 255, 0, 90))], True),
        ([said(), box("charges comprises")], True),
    ],
    ids=["white", "white, another figure", "cream, another figure", "black", "a white picture",
         "a black picture", "a ground", "a picture as ground", "a marker", "a clear picture",
         "a thin picture", "on other words"],
)  # fmt: skip
def test_covered(tmp_path: Path, draws: list[Draw], seen: bool) -> None:
    text = document(make(tmp_path, both(lines(*LOREM), *draws))).text
    assert (GONE in text) is seen
    assert "Prestataire" in text
    assert "478" not in text or "le loyer est de 478 euros par mois" in text.replace("\t", " ")


def line(left: float, right: float, up: float, width: float = 0.8, colour: float = 0) -> Draw:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.setLineWidth(width)
        sheet.setStrokeGray(colour)
        sheet.line(left, _Y + up, right, _Y + up)

    return draw


def bar(left: float, right: float, up: float) -> Draw:
    """A line as word processors draw it: a thin box."""

    def draw(sheet: canvas.Canvas) -> None:
        sheet.rect(left, _Y + up, right - left, 0.6, stroke=0, fill=1)

    return draw


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        (line(*where("309 euros"), 2.6), False),
        (line(*where("309"), 3.6), False),
        (bar(*where("309 euros par mois,"), 2.4), False),
        (line(where("309")[0] - 3, where("euros")[1] + 4, 3), False),
        (line(*where(SAID), 3), False),
        (line(*where("309 euros"), -1.2), True),
        (bar(*where("309 euros"), -0.6), True),
        (line(*where("309 euros"), 8.5), True),
        (line(20, 575, 3), True),
        (line(where("309")[0] - 60, where("309")[0] + 4, 3), True),
        (line(*where("309 euros"), 3, colour=1), True),
        (line(*where(NEXT), 3), True),
    ],
    ids=["struck", "higher", "a thin box", "a little longer", "all of it", "underlined", "underlined, box",
         "overlined", "across the page", "up to the word", "white", "another word"],
)  # fmt: skip
def test_struck_by_a_line(tmp_path: Path, drawn: Draw, seen: bool) -> None:
    text = document(make(tmp_path, both(lines(*LOREM), said(), drawn))).text
    assert (GONE in text) is seen
    assert "Prestataire" in text


def test_what_is_set_beside_struck_words_goes_on(tmp_path: Path) -> None:
    text = "Le loyer est de 309 euros 478 euros par mois."
    left, right = where("309 euros", text)
    made = document(make(tmp_path, both(lines(*LOREM), said(text), line(left, right, 3)))).text
    assert "Le loyer est de 478 euros par mois." in made.replace("\t", " ")


def test_ruled_paper_strikes_nothing(tmp_path: Path) -> None:
    rows = [line(60, 60 + stringWidth(one, "Helvetica", 10), 183 - 14 * n) for n, one in enumerate(LOREM)]
    assert "Prestataire" in document(make(tmp_path, both(lines(*LOREM), *rows))).text


@pytest.mark.parametrize(
    ("kind", "seen"), [("StrikeOut", False), ("Square", False), ("Underline", True), ("Highlight", True)]
)
def test_notes(tmp_path: Path, kind: str, seen: bool) -> None:
    path = make(tmp_path, both(lines(*LOREM), said()))
    left, right = where("309 euros")
    low, high = _Y - 2, _Y + 9
    with pikepdf.open(io.BytesIO(path.read_bytes())) as file:
        paint = {
            "Square": f"1 1 1 rg {left} {low} {right - left} {high - low} re f",
            "Highlight": f"/M gs 1 1 0 rg {left} {low} {right - left} {high - low} re f",
        }.get(kind, f"{left} {low} m {right} {low} l S")
        shown = file.make_stream(paint.encode())
        shown.Type, shown.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        shown.BBox = [left, low, right, high]
        shown.Resources = pikepdf.Dictionary(
            ExtGState=pikepdf.Dictionary(M=pikepdf.Dictionary(BM=pikepdf.Name.Multiply))
        )
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{kind}"),
            Rect=[left, low, right, high],
            QuadPoints=[left, high, right, high, left, low, right, low],
            F=4,
            AP=pikepdf.Dictionary(N=shown),
        )
        file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])
        file.save(path)
    text = document(path).text
    assert (GONE in text) is seen
    assert "par mois" in text


def test_the_strike_of_a_turned_page(tmp_path: Path) -> None:
    left, right = where("309 euros")
    path = make(tmp_path, both(lines(*LOREM), said(), line(left, right, 3)))
    with pikepdf.open(io.BytesIO(path.read_bytes())) as file:
        file.pages[0].Rotate = 90
        file.save(path)
    text = document(path).text
    assert "par mois" in text
    assert "Prestataire" in text


def inside(*draws: Draw, at: tuple[float, ...] = (1, 0, 0, 1, 0, 0), deep: bool = False) -> Draw:
    """The same, drawn on forms that are laid on the page."""

    def draw(sheet: canvas.Canvas) -> None:
        sheet.beginForm("one")
        both(*draws)(sheet)
        sheet.endForm()
        if deep:
            sheet.beginForm("two")
            sheet.doForm("one")
            sheet.endForm()
        sheet.saveState()
        sheet.transform(*at)
        sheet.doForm("two" if deep else "one")
        sheet.restoreState()

    return draw


STRIKE, BELOW = line(*where("309 euros"), 3), line(*where("309 euros"), -1.2)


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        (both(said(), inside(STRIKE)), False),
        (both(said(), inside(BELOW)), True),
        (inside(said(), STRIKE), False),
        (inside(said(), STRIKE, at=(0.8, 0, 0, 0.8, 30, 60)), False),
        (inside(said(), STRIKE, at=(0.9, 0, 0, 0.9, 20, 40), deep=True), False),
        (inside(said(), BELOW, at=(0.8, 0, 0, 0.8, 30, 60)), True),
        (both(said(), inside(box("309 euros", over="478 euros"))), False),
        (inside(said(), box("309 euros", over="478 euros"), at=(0.8, 0, 0, 0.8, 30, 60)), False),
        (inside(said(), laid("309 euros", (255, 255, 255, 255)), deep=True), False),
        (inside(box("309 euros", (0.9, 0.9, 0.9)), said(), at=(0.8, 0, 0, 0.8, 30, 60)), True),
        (inside(laid("309 euros", (255, 255, 255, 255)), said()), True),
        (inside(said(), box("charges comprises")), True),
    ],
    ids=["a line in a form", "an underline in a form", "all in a form", "smaller", "a form in a form",
         "underlined, smaller", "a box in a form", "a box, smaller", "a picture, a form in a form",
         "a ground", "a picture as ground", "on other words"],
)  # fmt: skip
def test_forms(tmp_path: Path, drawn: Draw, seen: bool) -> None:
    text = document(make(tmp_path, both(lines(*LOREM), drawn))).text
    assert (GONE in text) is seen
    assert "Prestataire" in text


def test_a_word_of_two_texts_is_seen_if_one_lies_by_a_cover(tmp_path: Path) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        said("“")(sheet)
        sheet.setFillGray(1)
        sheet.rect(_X, _Y - 14, 200, 19.5, stroke=0, fill=1)
        sheet.setFillGray(0)
        sheet.setFont("Helvetica-Bold", _SIZE)
        sheet.drawString(_X + stringWidth("“", "Helvetica", _SIZE), _Y, "Dépendance” et le reste du hangar")

    assert "“Dépendance" in document(make(tmp_path, both(lines(*LOREM), draw))).text
