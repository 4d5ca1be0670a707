"""Text layers of misread words are told from those of good ones, and give way to the picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.reading import ocr
from pipeline.reading._misread import misread_share
from tests.pipeline.reading._made_pdf import NO_OCR, both, document, make
from tests.pipeline.reading.test_pdf_layer import OTHER, OWN, layer, picture
from tests.pipeline.reading.test_pdf_picture import WITH_OCR, engine

ENGLISH, FRENCH = " ".join(OTHER), " ".join(OWN)


def misread(text: str, *pairs: tuple[str, str]) -> str:
    for good, bad in pairs:
        text = text.replace(good, bad)
    return text


@pytest.mark.parametrize(
    "text",
    [
        misread(ENGLISH, ("th", "tli"), ("m", "rn")),
        misread(ENGLISH, ("the ", "tlie "), ("of ", "ol ")),
        misread(ENGLISH, ("and ", "aud "), ("in ", "iu ")),
        misread(ENGLISH, ("of", "0f"), ("is", "1s")),
        misread(FRENCH, ("de ", "dc "), ("et ", "ct ")),
        misread(FRENCH, ("du ", "clu "), ("au ", "an "), ("en ", "eu "), ("des ", "dcs "), ("le ", "lc ")),
    ],
)
def test_misread_words_are_seen(text: str) -> None:
    assert misread_share(text) > 0.03


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        FRENCH,
        "The soft soil of the lot, etc., is fit for St Ives and El Paso, as the unit is. " * 3,
        "El Paso and St Ives, El Monte and St Albans are the seats of the two parties to this lease. " * 3,
        "La clé ou les clés, dès que celle-ci ou celles-ci sont là, et ils ont eu lieu, où qu'il ait été. "
        * 3,
        "TLIC AUD OL IU. " * 30,
        "1.5 20 30 h 12 kWh ft lb cm " * 20,
    ],
)
def test_good_words_are_left(text: str) -> None:
    assert misread_share(text) < 0.02


def test_a_layer_of_misread_words_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(ocr, "recognise", engine(FRENCH, calls=asked))
    bad = [misread(line, ("de ", "dc "), ("et ", "ct "), ("du ", "clu ")) for line in OWN]
    path = make(tmp_path, both(picture(OWN), layer(bad)))
    page = document(path, WITH_OCR).pages[0]
    assert (page.read_as, len(asked)) == ("ocr", 1)
    unread = document(path, NO_OCR)
    assert (unread.status, unread.pages[0].read_as) == ("needs_ocr_review", "text")
    assert unread.pages[0].quality < 0.8


def test_a_picture_read_no_better_leaves_the_layer_in_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = [misread(line, ("de ", "dc "), ("et ", "ct "), ("du ", "clu ")) for line in OWN]
    monkeypatch.setattr(ocr, "recognise", engine(" ".join(bad)))
    made = document(make(tmp_path, both(picture(OWN), layer(bad))), WITH_OCR)
    assert (made.status, made.pages[0].read_as) == ("needs_ocr_review", "text")
