"""Lines to sign on stand in a scan's text as a digital file has them; underlines and frames do not."""

from __future__ import annotations

from PIL import Image, ImageDraw

from pipeline.reading._ocr_image import look
from pipeline.reading._ocr_signing import drawn, with_lines_to_sign
from pipeline.reading._ocr_text import Line, compose
from pipeline.reading._ocr_types import RawWord
from tests.pipeline.reading.test_ocr import needs_tesseract, read
from tests.scanning.scanner import draw, scan_page

STEP, DPI = 40.0, 200.0


def sheet(*rules: tuple[int, int, int]) -> Image.Image:
    """A page of print with level lines, each given by its ends and its height."""
    page = draw(["The parties have signed this paper."] * 8)
    pen = ImageDraw.Draw(page)
    for left, right, y in rules:
        pen.line((left, y, right, y), fill=0, width=3)
    return page


def words(y: int, *said: tuple[str, int, float]) -> Line:
    return Line(
        tuple(
            RawWord((1, 1, y), x, y - 22, x + 14 * len(text), y, confidence, text)
            for text, x, confidence in said
        )
    )


def text_of(page: Image.Image, *lines: Line, dropped: Line | None = None) -> str:
    raws = dropped.words if dropped is not None else ()
    return compose(with_lines_to_sign(page, look(page), lines, raws, STEP, DPI))[0]


def test_a_line_to_sign_on_stands_beside_its_label_and_the_scrawl_on_it_goes() -> None:
    page = sheet((230, 600, 1000))
    made = text_of(page, words(998, ("By:", 172, 0.9), ("f}", 400, 0.3)), words(1040, ("Name:", 172, 0.9)))
    assert made.split("\n")[0].replace("_", "").strip() == "By:"
    assert made.count("_") >= 15
    assert "f}" not in made


def test_a_line_on_its_own_stands_between_the_words_above_and_below() -> None:
    page = sheet((172, 500, 1100))
    lines = [words(900, ("HOLM", 172, 0.9), ("LTD", 300, 0.9)), words(1140, ("Director", 172, 0.9))]
    head, blank, foot = [line for line in text_of(page, *lines).split("\n") if line]
    assert (head, set(blank), foot) == ("HOLM LTD", {"_"}, "Director")


def test_a_label_that_went_with_the_noise_of_its_line_comes_back() -> None:
    lines = [words(900, ("HOLM", 172, 0.9), ("LTD", 300, 0.9)), words(1140, ("Director", 172, 0.9))]
    noise = words(1102, ("By", 172, 0.55), ("eoscitee", 230, 0.0), ("naa", 420, 0.1))
    assert "By ____" in text_of(sheet((210, 500, 1100)), *lines, dropped=noise)


def test_a_line_and_its_shadow_are_one() -> None:
    names = words(1000, ("HOLM", 172, 0.9)), words(1300, ("Director", 172, 0.9))
    made = text_of(sheet((172, 500, 1100), (172, 440, 1125)), *names)
    assert sum("_" in line for line in made.split("\n")) == 1


def test_an_underlined_heading_a_frame_and_the_edge_of_the_sheet_are_no_room_to_sign() -> None:
    page = sheet((172, 500, 1100), (100, 1500, 1300), (400, 700, 60), (500, 560, 1400))
    lines = [words(1095, ("GENERAL", 172, 0.9), ("PROVISIONS", 290, 0.9)), words(1500, ("End", 172, 0.9))]
    assert "_" not in text_of(page, *lines)


def test_a_line_under_the_second_of_two_names_alone_is_left_out() -> None:
    names = words(1000, ("HOLM", 172, 0.9), ("BUYER", 900, 0.9))
    assert "_" not in text_of(sheet((900, 1200, 1100)), names)
    both = text_of(sheet((172, 500, 1104), (900, 1200, 1100)), names).split("\n")[-1]
    assert [set(cell) for cell in both.split("\t")] == [{"_"}, {"_"}]


def test_a_page_of_many_lines_is_a_form() -> None:
    page = sheet(*((172, 500, 900 + 40 * index) for index in range(16)))
    assert len(drawn(page, look(page), DPI)) == 16
    assert "_" not in text_of(page, words(800, ("Name", 172, 0.9)), words(1900, ("Date", 172, 0.9)))


@needs_tesseract
def test_a_scan_of_a_place_to_sign_reads_as_the_digital_file() -> None:
    page = draw(
        [f"Clause {index} binds both parties." for index in range(12)] + ["", "By:", "Name: Ann Holm"]
    )
    ImageDraw.Draw(page).line((230, 729, 620, 729), fill=0, width=2)
    made = read(scan_page(page), "en").text
    assert "____" in made[made.index("Clause 11") : made.index("Name")]
