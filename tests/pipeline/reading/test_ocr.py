"""OCR from end to end, on pages of known truth; needs Tesseract with French and English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pipeline.reading import _ocr_engine, _ocr_page, ocr
from pipeline.reading._ocr_engine import EngineTimeout
from pipeline.reading.ocr import OcrPage, OcrUnavailable, recognise
from pipeline.settings import Limits, Ocr, Settings
from tests.scanning.scanner import draw, scan_page

SETTINGS = Settings(as_of=date(2026, 1, 1))
needs_tesseract = pytest.mark.skipif(
    ocr.available(SETTINGS) is not None, reason="Tesseract with French and English is not installed"
)

FRENCH = """BAIL COMMERCIAL

Article 3 - Durée
Le présent bail est consenti pour une durée de neuf années entières et consécutives, qui commence à courir
le 1er septembre 2019 pour se terminer à pareille époque de l'année 2028.

Article 4 - Loyer
Le loyer annuel est fixé à 18 400,00 euros hors taxes et hors charges, payable d'avance par quarts."""

ENGLISH = """SERVICE AGREEMENT

1. Term. This Agreement takes effect on 1 September 2019 and shall continue for nine years, unless
it is terminated earlier by either of the parties in accordance with clause 12 below.

2. Fees. The Customer shall pay an annual fee of GBP 18,400.00, exclusive of value added tax, in advance."""


def read(
    image: Image.Image, language: Any = None, settings: Settings = SETTINGS, dpi: float = 200
) -> OcrPage:
    page = recognise(
        image,
        width_pt=image.width * 72 / dpi,
        height_pt=image.height * 72 / dpi,
        language=language,
        settings=settings,
    )
    for before, after in zip(page.words, page.words[1:], strict=False):
        assert before.end <= after.start
    for word in page.words:
        assert page.text[word.start : word.end].strip()
        assert 0 <= word.x0 < word.x1 <= image.width * 72 / dpi + 0.01
        assert 0 <= word.y0 < word.y1 <= image.height * 72 / dpi + 0.01
    return page


def error(truth: str, page: OcrPage) -> float:
    wanted, got = " ".join(truth.split()), " ".join(page.text.split())
    return Levenshtein.distance(wanted, got) / len(wanted)


@cache
def upright() -> OcrPage:
    return read(scan_page(FRENCH, skew=0))


def box(page: OcrPage, text: str) -> tuple[float, float, float, float]:
    for word in page.words:
        if page.text[word.start : word.end] == text:
            return word.x0, word.y0, word.x1, word.y1
    raise AssertionError(f"{text} was not read: {page.text}")


@needs_tesseract
@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_finds_the_language_and_reads(text: str, language: str) -> None:
    page = read(scan_page(text, skew=0.7))
    assert page.language == language
    assert error(text, page) < 0.01
    assert page.quality > 0.85
    assert page.reason == ""
    assert page.skew == pytest.approx(0.7, abs=0.15)
    assert "\n\n" in page.text


@needs_tesseract
@pytest.mark.parametrize("rotate", [90, 180, 270])
@pytest.mark.parametrize("known", [None, "fr"])
def test_a_turned_page_is_read_and_its_boxes_lie_where_it_is_displayed(rotate: Any, known: Any) -> None:
    page = read(scan_page(FRENCH, skew=1.0, rotate=rotate), known)
    assert error(FRENCH, page) < 0.02
    assert page.rotation == 360 - rotate
    x0, y0, x1, y1 = box(upright(), "COMMERCIAL")
    width, height = 595.44, 842.04
    expected = {
        90: (height - y1, x0, height - y0, x1),
        180: (width - x1, height - y1, width - x0, height - y0),
        270: (y0, width - x1, y1, width - x0),
    }[rotate]
    assert box(page, "COMMERCIAL") == pytest.approx(expected, abs=9)


@needs_tesseract
@pytest.mark.parametrize(
    "look",
    [
        {"ink": 195},
        {"shadow": 0.75},
        {"size": 7},
        {"dpi": 300, "size": 13},
        {"skew": -4.0},
    ],
    ids=["pale", "shadow", "small print", "large print", "steep"],
)
def test_hard_pages(look: dict[str, Any]) -> None:
    page = read(scan_page(FRENCH, **look), "fr", dpi=look.get("dpi", 200))
    assert error(FRENCH, page) < 0.02, page.text


@needs_tesseract
def test_small_letters_are_drawn_again_larger() -> None:
    asked: list[float] = []

    def render(dpi: float) -> Image.Image:
        asked.append(dpi)
        return scan_page(FRENCH, size=6, dpi=round(dpi))

    image = scan_page(FRENCH, size=6)
    page = recognise(image, width_pt=595, height_pt=842, language="fr", settings=SETTINGS, render=render)
    assert len(asked) == 1
    assert 250 < asked[0] <= 400
    assert error(FRENCH, page) < 0.01
    x0, _, x1, _ = box(page, "COMMERCIAL")
    assert 62 < x0 < x1 < 180


@needs_tesseract
def test_cells_are_parted_by_tabs_and_two_columns_read_one_after_the_other() -> None:
    table = (
        "Visite annuelle\t4\t1 200,00 €\nDépannage sur site\t12\t350,00 €\nPièces de rechange\t3\t99,50 €"
    )
    page = read(scan_page(FRENCH + "\n\n" + table), "fr")
    assert "Dépannage sur site\t12\t350,00 €\n" in page.text
    body = FRENCH.split("\n\n", 2)[2].replace("\n", " ")
    long = "\n".join([f"Premier. {body}", body, body, body, f"Dernier. {body}"] * 2)
    columns = read(scan_page(long, columns=2, size=10), "fr").text
    assert error(long, replace(upright(), text=columns)) < 0.02


@needs_tesseract
def test_blank_pages_and_pages_of_marks() -> None:
    for blank in (
        scan_page(""),
        Image.new("RGB", (1654, 2339), "white"),
        scan_page("", noise=12, speckles=200),
    ):
        page = read(blank)
        assert (page.blank, page.text, page.words) == (True, "", ())
        assert page.quality > 0.9
    number = read(scan_page("", footer="Page 12"))
    assert number.text == "Page 12"
    assert not number.blank


@needs_tesseract
def test_a_picture_without_words_gives_no_words_and_no_trust() -> None:
    photo = Image.effect_noise((400, 500), 90).resize((1400, 1800))
    sheet = Image.new("L", (1654, 2339), 255)
    sheet.paste(photo, (120, 200))
    page = read(sheet, "fr")
    assert page.text == ""
    assert not page.blank
    assert page.quality < 0.5
    assert page.reason


@needs_tesseract
@pytest.mark.parametrize(
    "look",
    [{"dpi": 60}, {"blur": 3}, {"ink": 212}, {"jpeg_quality": 5, "dpi": 100}, {"noise": 80}],
    ids=["coarse", "blurred", "pale", "compressed", "noisy"],
)
def test_hopeless_scans_are_not_trusted(look: dict[str, Any]) -> None:
    page = read(scan_page(FRENCH, **look), "fr", dpi=look.get("dpi", 200))
    assert error(FRENCH, page) > 0.02, "not hopeless at all: take a worse scan"
    assert page.quality < 0.7
    assert page.reason


@needs_tesseract
def test_print_that_gave_no_words_lowers_the_quality(monkeypatch: pytest.MonkeyPatch) -> None:
    real = _ocr_engine.read_words

    def forgetful(*args: Any, **kwargs: Any) -> Any:
        words = real(*args, **kwargs)
        return [word for word in words if word.y1 < 250]

    monkeypatch.setattr(_ocr_page, "read_words", forgetful)
    page = read(scan_page(FRENCH), "fr")
    assert page.quality < 0.7
    assert "gave no words" in page.reason


@needs_tesseract
def test_white_on_black_is_read() -> None:
    image = scan_page(FRENCH)
    words = draw(["CONDITIONS PARTICULIERES"], size=14).crop((170, 170, 1370, 240))
    bar = Image.eval(words, lambda value: 255 - value)
    image.paste(bar, (170, 1500))
    assert "CONDITIONS PARTICULIERES" in read(image, "fr").text


@needs_tesseract
def test_a_page_that_takes_too_long_names_the_limit() -> None:
    hasty = replace(SETTINGS, limits=Limits(page_seconds=0.06))
    page = read(scan_page(FRENCH), "fr", hasty)
    assert (page.text, page.quality, page.blank) == ("", 0.0, False)
    assert "limits.page_seconds" in page.reason


@needs_tesseract
def test_what_was_read_is_kept_when_a_second_look_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = _ocr_engine.read_words, []

    def tired(*args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        if len(calls) > 1:
            raise EngineTimeout
        return [replace(word, confidence=0.6) for word in real(*args, **kwargs)]

    monkeypatch.setattr(_ocr_page, "read_words", tired)
    page = read(scan_page(FRENCH), "fr")
    assert len(calls) > 1
    assert "neuf années entières" in page.text
    assert page.quality < 0.7


def test_clock_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = _ocr_page._Clock(0.0)
    with pytest.raises(EngineTimeout):
        _ = clock.left


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    _ocr_engine._installed.cache_clear()
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-tesseract")
    gap = ocr.available(SETTINGS)
    assert gap is not None
    assert "apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng" in gap
    with pytest.raises(OcrUnavailable, match="not installed"):
        read(Image.new("L", (100, 100), 255))
    _ocr_engine._installed.cache_clear()


@needs_tesseract
def test_a_missing_language_is_named() -> None:
    settings = replace(SETTINGS, ocr=Ocr(languages=("fra", "xyz")))
    assert "no data for xyz" in (ocr.available(settings) or "")


def test_the_key_changes_with_what_results_depend_on() -> None:
    if ocr.available(SETTINGS) is None:
        assert ocr.ocr_key(SETTINGS) != ocr.ocr_key(replace(SETTINGS, ocr=Ocr(dpi=300)))
    assert ocr.ocr_key(replace(SETTINGS, ocr=Ocr(enabled=False))) == "off"
    assert ocr.ocr_key(SETTINGS) == ocr.ocr_key(replace(SETTINGS, limits=Limits(page_seconds=5)))


@needs_tesseract
def test_rules_and_frames_are_no_unread_print() -> None:
    clean = draw(FRENCH.split("\n"))
    for top, thickness in ((1200, 3), (1300, 8), (1400, 14)):
        clean.paste(0, (170, top, 1480, top + thickness))
    page = read(scan_page(clean), "fr")
    assert page.quality > 0.85
    assert page.reason == ""
