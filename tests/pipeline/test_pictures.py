"""Pictures of quoted words: found whatever cleaning did to them, and a bad file costs no more."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from pipeline.isolate import IsolatedPool
from pipeline.pictures import Picture, PictureTask, Shot, take_pictures
from pipeline.pictures._draw import MOST_BYTES, WIDTH, band, lines
from pipeline.pictures._match import fold_letters, locate
from pipeline.settings import Limits, Settings
from tests.pipeline.reading import _made_pdf as made

SETTINGS = Settings(as_of=date(2026, 11, 25))
CLAUSE = (
    "7.1 Le loyer est indexé chaque année sur l'indice des loyers",
    "commerciaux, sans pouvoir jamais être inférieur au loyer de base.",
    "7.2 Le dépôt de garantie est de trois mois de loyer.",
)


def _task(path: Path, *shots: Shot, media_type: str = "application/pdf", **limits: int) -> PictureTask:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    settings = Settings(as_of=date(2026, 11, 25), limits=Limits(**limits))  # type: ignore[arg-type]
    return PictureTask(str(path), sha256, media_type, shots, settings)


def _marked_rows(picture: Picture) -> list[int]:
    """Rows of the picture that hold the colour of the marker."""
    image = Image.open(io.BytesIO(picture.data)).convert("RGB")
    rows = []
    for y in range(image.height):
        yellow = sum(
            red > 215 and green > 190 and blue < 170
            for red, green, blue in (image.getpixel((x, y)) for x in range(0, image.width, 5))
        )
        if yellow > 8:
            rows.append(y)
    return rows


# ---------------------------------------------------------------- finding the words


@pytest.mark.parametrize(
    ("page", "quote"),
    [
        ("The term is\r\nthree years from the date.", "The term is\nthree years"),
        ("le renouvel\ufffe\r\nlement tacite du bail", "renouvellement tacite"),
        ("the \ufb01rst of\xa0March", "first of March"),
        ("la duree\u0301e est", "duréée est"),
        ("A  B\tC   D eeee", "A B C D eeee"),
        ("the “Effective Date” means", '"Effective Date"'),
        ("\uf054\uf068\uf065\uf020 end", "The end"),
    ],
)
def test_words_are_found_though_they_were_cleaned(page: str, quote: str) -> None:
    (found,) = locate(page, quote)
    assert fold_letters(page[found[0] : found[1]]).text == fold_letters(quote).text


def test_of_equal_words_those_are_taken_that_stand_in_the_same_surroundings() -> None:
    page = "Fee: one thousand euros a month. Deposit: one thousand euros once. Bonus: one thousand euros."
    (found,) = locate(page, "one thousand euros", "Deposit: ", " once")
    assert page[: found[0]].endswith("Deposit: ")


def test_a_quote_across_columns_is_found_in_parts() -> None:
    page = (
        "Maintenance of the cooling plant\r\nnext column begins here\r\n1,200 euros a month for everything"
    )
    found = locate(page, "Maintenance of the cooling plant\t1,200 euros a month for everything")
    assert [page[start:end] for start, end in found] == [
        "Maintenance of the cooling plant",
        "1,200 euros a month for everything",
    ]


@pytest.mark.parametrize("quote", ["", "…", "quite other words that stand nowhere on this page at all"])
def test_what_is_not_there_is_not_marked(quote: str) -> None:
    assert locate("The term is three years from the date of signature.", quote) == []


@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=80))
def test_whatever_stands_on_a_page_is_found(before: str, quote: str, after: str) -> None:
    page = f"{before} {quote} {after}"
    found = locate(page, quote, before, after)
    folded = fold_letters(quote).text
    if not folded:
        assert found == []
    else:
        assert found
        assert fold_letters("".join(page[start:end] for start, end in found)).text.startswith(folded[0])


# ---------------------------------------------------------------- drawing


def test_a_strip_holds_its_words_and_no_more_than_a_third_of_a_page() -> None:
    top, bottom = band([(60, 400, 500, 412), (60, 414, 300, 426)], 842)
    assert top < 400 < 426 < bottom <= top + 190
    top, bottom = band([(60, y, 500, y + 12) for y in range(100, 800, 14)], 842)
    assert top < 100
    assert bottom - top <= 190
    assert band([(0, 838, 10, 842)], 842)[1] == 842


def test_boxes_of_one_line_become_one() -> None:
    words = [
        (60, 100, 90, 110),
        (93, 100, 130, 110),
        (60, 114, 100, 124),
        (300, 114, 340, 124),
        (5, 5, 5, 9),
    ]
    assert lines(words) == [(60, 100, 130, 110), (60, 114, 100, 124), (300, 114, 340, 124)]


def test_a_digital_page_shows_the_quoted_line_marked(tmp_path: Path) -> None:
    path = made.make(tmp_path, made.lines(*made.LOREM), made.lines(*CLAUSE, top=500))
    (picture,) = take_pictures(_task(path, Shot("a", 2, "sans pouvoir jamais être inférieur au loyer")))
    assert picture.problem == ""
    assert picture.width <= WIDTH
    assert 0 < len(picture.data) <= MOST_BYTES
    assert Image.open(io.BytesIO(picture.data)).format == "WEBP"
    rows = _marked_rows(picture)
    assert rows
    assert max(rows) - min(rows) < 40, "one line and no other is marked"


def test_a_turned_page_is_shown_upright(tmp_path: Path) -> None:
    import pikepdf

    path = made.make(tmp_path, made.lines(*CLAUSE, top=500))
    turned = tmp_path / "turned.pdf"
    with pikepdf.open(path) as document:
        document.pages[0].Rotate = 90
        document.save(turned)
    (picture,) = take_pictures(_task(turned, Shot("a", 1, CLAUSE[0])))
    assert picture.problem == ""
    assert _has_mark(picture)


def _has_mark(picture: Picture) -> bool:
    image = Image.open(io.BytesIO(picture.data)).convert("RGB")
    pixels = (image.getpixel((x, y)) for x in range(0, image.width, 2) for y in range(0, image.height, 2))
    return sum(red > 215 and green > 190 and blue < 170 for red, green, blue in pixels) > 50


def test_a_scan_is_marked_by_the_boxes_of_its_words(tmp_path: Path) -> None:
    sheet = Image.new("L", (1654, 2339), 255)
    brush = ImageDraw.Draw(sheet)
    for number in range(40):
        brush.text((180, 200 + 50 * number), CLAUSE[number % 3], fill=0, font=ImageFont.load_default(30))
    path = tmp_path / "scan.tif"
    sheet.save(path, save_all=True, append_images=[sheet], dpi=(200, 200))
    # Line 10: 700 pixels down at 200 dpi are 252 points.
    shot = Shot("a", 2, "Le loyer", boxes=((65.0, 252.0, 350.0, 264.0),))
    pictures = take_pictures(_task(path, shot, Shot("b", 3, "x"), media_type="image/tiff"))
    by_key = {picture.key: picture for picture in pictures}
    assert by_key["a"].problem == ""
    assert _marked_rows(by_key["a"])
    assert len(by_key["a"].data) <= MOST_BYTES
    assert by_key["b"].problem == "unreadable", "there is no third page"


def test_a_page_of_noise_stays_within_the_size(tmp_path: Path) -> None:
    noise = Image.effect_noise((1600, 2200), 120)
    path = tmp_path / "noise.png"
    noise.save(path, dpi=(200, 200))
    shot = Shot("a", 1, "x", boxes=((10.0, 300.0, 560.0, 420.0),))
    (picture,) = take_pictures(_task(path, shot, media_type="image/png"))
    assert picture.data
    assert len(picture.data) <= MOST_BYTES


# ---------------------------------------------------------------- what goes wrong


def test_what_goes_wrong_is_said_and_costs_only_its_own_picture(tmp_path: Path) -> None:
    path = made.make(tmp_path, made.lines(*CLAUSE))
    shots = (
        Shot("far", 9, CLAUSE[0]),
        Shot("other", 1, "words that are not there at all"),
        Shot("good", 1, CLAUSE[2]),
    )
    told = {picture.key: picture.problem for picture in take_pictures(_task(path, *shots))}
    assert told == {"far": "unreadable", "other": "not_found", "good": ""}


def test_a_file_that_has_changed_since_gives_no_picture(tmp_path: Path) -> None:
    path = made.make(tmp_path, made.lines(*CLAUSE))
    task = _task(path, Shot("a", 1, CLAUSE[0]))
    path.write_bytes(path.read_bytes() + b"%")
    assert take_pictures(task)[0].problem == "changed"
    path.unlink()
    assert take_pictures(task)[0].problem == "changed"


@pytest.mark.parametrize("media_type", ["text/plain", "application/vnd.oasis.opendocument.text"])
def test_formats_without_pages_have_no_picture(tmp_path: Path, media_type: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Contrat")
    assert (
        take_pictures(_task(path, Shot("a", 1, "Contrat"), media_type=media_type))[0].problem == "no_pages"
    )


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("application/pdf", b"%PDF-1.4\nnothing of the kind"),
        ("application/pdf", b""),
        ("image/png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40),
        ("image/tiff", b"II*\x00\xff\xff\xff\xff"),
        ("image/jpeg", b"\xff\xd8\xff\xe0 and nothing else"),
    ],
)
def test_hostile_files_give_no_picture(tmp_path: Path, media_type: str, content: bytes) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    shots = (Shot("a", 1, "x", boxes=((1.0, 1.0, 2.0, 2.0),)), Shot("b", 2, "y"))
    made_of = take_pictures(_task(path, *shots, media_type=media_type))
    assert {picture.problem for picture in made_of} == {"unreadable"}


def test_a_picture_beyond_the_limit_is_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    Image.new("1", (4000, 4000), 1).save(path)
    shot = Shot("a", 1, "x", boxes=((1.0, 1.0, 20.0, 20.0),))
    (picture,) = take_pictures(_task(path, shot, media_type="image/png", page_pixels=1_000_000))
    assert picture.problem == "unreadable"


def test_pictures_are_made_in_the_pool(tmp_path: Path) -> None:
    path = made.make(tmp_path, made.lines(*CLAUSE))
    with IsolatedPool(1, 2048, ("pipeline.pictures",)) as pool:
        (outcome,) = pool.run(take_pictures, iter([("x", _task(path, Shot("a", 1, CLAUSE[0])), 60.0)]))
    assert outcome.value is not None
    assert outcome.value[0].data
