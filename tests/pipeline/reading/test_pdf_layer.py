"""A text layer nobody can see: that of the picture under it, or of another paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from pipeline.reading import ocr
from tests.pipeline.reading._made_pdf import HEIGHT, WIDTH, Draw, both, document, lines, make
from tests.pipeline.reading.test_pdf_picture import WITH_OCR, engine

_SCALE = 2
_FONT = ImageFont.load_default(size=11 * _SCALE)
_LEFT, _TOP, _STEP = 60, 70, 16
OWN = [
    "Le bailleur donne en location au preneur un atelier de menuiserie situé quai des Vanniers,",
    "d'une surface de deux cents mètres carrés, pour une durée de neuf années entières et",
    "consécutives. Le loyer annuel est fixé à douze mille euros hors taxes et hors charges,",
    "payable par trimestre et d'avance, au domicile du bailleur ou en tout autre endroit.",
] * 3
OTHER = [
    "The supplier shall deliver the pumps to the works of the customer within thirty days of",
    "each order, carriage paid, and shall replace at its own cost those that prove defective.",
    "The price of a pump is nine hundred pounds, and is payable within sixty days of delivery",
    "against an invoice that bears the number of the order and the date on which it was made.",
] * 3


def _places(texts: list[str]) -> list[tuple[float, float, float, str]]:
    """Left, top and right of each word, as the picture draws it."""
    found: list[tuple[float, float, float, str]] = []
    for row, text in enumerate(texts):
        left = float(_LEFT)
        for word in text.split():
            wide = _FONT.getlength(word) / _SCALE
            found.append((left, _TOP + _STEP * row, left + wide, word))
            left += wide + 3.2
    return found


def picture(texts: list[str]) -> Draw:
    image = Image.new("L", (WIDTH * _SCALE, HEIGHT * _SCALE), 250)
    pen = ImageDraw.Draw(image)
    for left, top, _, word in _places(texts):
        pen.text((left * _SCALE, top * _SCALE), word, fill=20, font=_FONT)

    def draw(sheet: canvas.Canvas) -> None:
        sheet.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)

    return draw


def layer(texts: list[str], shift: float = 0.0) -> Draw:
    """The words of a picture, each where it stands there, in a mode that paints nothing."""

    def draw(sheet: canvas.Canvas) -> None:
        for left, top, right, word in _places(texts):
            text = sheet.beginText(left + shift, HEIGHT - top - 10)
            text.setFont("Helvetica", 10)
            text.setTextRenderMode(3)
            text.setHorizScale(100 * (right - left) / sheet.stringWidth(word, "Helvetica", 10))
            text.textOut(word + " ")
            sheet.drawText(text)

    return draw


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[object]]:
    def use(seen: list[str], quality: float = 0.95) -> list[object]:
        made: list[object] = []
        monkeypatch.setattr(ocr, "recognise", engine(" ".join(seen), quality=quality, calls=made))
        return made

    return use


def test_a_layer_on_its_own_words_is_believed_without_the_engine(
    tmp_path: Path, calls: Callable[..., list[object]]
) -> None:
    asked = calls(OTHER)
    made = document(make(tmp_path, both(picture(OWN), layer(OWN))), WITH_OCR)
    assert (made.pages[0].read_as, made.pages[0].quality, made.status) == ("text", 1.0, "ok")
    assert "douze mille euros" in made.text
    assert not asked


def test_a_layer_that_is_not_tight_is_held_against_a_strip(
    tmp_path: Path, calls: Callable[..., list[object]]
) -> None:
    asked = calls(OWN)
    made = document(make(tmp_path, both(picture(OWN), layer(OWN, shift=9.0))), WITH_OCR)
    assert made.pages[0].read_as == "text"
    assert len(asked) == 1


def test_a_layer_of_another_paper_gives_way_to_what_is_seen(
    tmp_path: Path, calls: Callable[..., list[object]]
) -> None:
    calls(OWN)
    made = document(make(tmp_path, both(picture(OWN), layer(OTHER))), WITH_OCR)
    assert made.pages[0].read_as == "ocr"
    assert "nine hundred pounds" not in made.text
    assert "douze mille euros" in made.text
    assert "nobody can see" in made.pages[0].reason


def test_a_layer_of_other_figures_that_does_not_lie_on_the_words_gives_way(
    tmp_path: Path, calls: Callable[..., list[object]]
) -> None:
    figured = [line.replace("douze mille", "12 480").replace("neuf années", "96 mois") for line in OWN]
    calls(figured)
    other = [line.replace("12 480", "92 430").replace("96 mois", "16 mois") for line in figured]
    made = document(make(tmp_path, both(picture(figured), layer(other, shift=9.0))), WITH_OCR)
    assert "12 480" in made.text
    assert "92 430" not in made.text


@pytest.mark.parametrize("quality", [0.3, 0.55])
def test_a_picture_that_cannot_be_read_says_nothing_against_its_layer(
    tmp_path: Path, calls: Callable[..., list[object]], quality: float
) -> None:
    calls(OWN, quality)
    made = document(make(tmp_path, both(picture(OWN), layer(OTHER))), WITH_OCR)
    assert made.pages[0].read_as == "text"


def test_without_the_engine_the_layer_is_all_there_is(tmp_path: Path) -> None:
    assert document(make(tmp_path, both(picture(OWN), layer(OTHER)))).pages[0].read_as == "text"


def test_what_nobody_sees_on_the_ground_of_a_digital_page_is_no_text(tmp_path: Path) -> None:
    ground = picture([])
    made = document(make(tmp_path, both(ground, lines(*OWN), layer([*[""] * 25, "The price is 999"]))))
    assert "douze mille euros" in made.text
    assert "999" not in made.text
