"""Plain text: encodings, and tidying that loses nothing."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import TooLargeError, UnsupportedError
from pipeline.reading._encodings import decode, looks_binary
from pipeline.reading.normalise import mend_hyphens, tidy
from pipeline.settings import Limits
from tests.pipeline.reading._files import check, read_bytes

FRENCH = (
    "Le loyer, révisé à l’échéance, s’élève à 1 200 € — « hors taxes » — dès août où l'œuvre est reçue."
)
SHORT = "Durée : à définir"
ENGLISH = "The parties’ agreement – dated “today” – costs £900."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
@pytest.mark.parametrize("text", [FRENCH, SHORT, ENGLISH, "plain ascii only, twenty letters"])
def test_unicode_encodings(text: str, encoding: str, tmp_path: Path) -> None:
    assert read_bytes(text.encode(encoding), tmp_path).document.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", FRENCH),
        ("cp1252", SHORT),
        ("cp1252", ENGLISH),
        ("cp1252", "the party’s lawyer"),
        ("cp1252", "• one\n• two"),
        ("cp1252", "CONTRAT À DURÉE DÉTERMINÉE"),
        ("mac_roman", FRENCH),
        ("mac_roman", SHORT),
        ("cp850", "Durée déterminée, à compter du 1er août, où le loyer est révisé"),
        ("cp850", SHORT),
    ],
)
def test_eight_bit_encodings(encoding: str, text: str, tmp_path: Path) -> None:
    reading = read_bytes(text.encode(encoding), tmp_path)
    assert reading.document.text == text
    assert ("encoding", encoding) in reading.document.metadata


@given(st.binary(max_size=400))
def test_decoding_never_fails(data: bytes) -> None:
    tidy(decode(data).text).encode("utf-8")


@given(st.text(max_size=300))
def test_tidying_is_final(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("e\u0301te\u0301", "été"),
        ("ofﬁce afﬂux", "office afflux"),
        ("re\u00adnou\u00ad\nvel\u00adle\u00adment", "renouvellement"),
        ("1\u00a0200\u202f€\u2009HT", "1 200 € HT"),
        ("a\u200bb\ufeffc\u2060d\u200e", "abcd"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a  \n\n\n\nb", "a\n\nb"),
        ("a\x00b\x07c", "abc"),
        ("œuvre æquo", "œuvre æquo"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_tidy(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("le renouvel-\nlement du renouvellement", "le renouvellement\ndu renouvellement"),
        ("non-\nrenewal", "non-renewal"),
        ("le sous-\ntraitant", "le sous-traitant"),
        ("Jean-\nPierre", "Jean-Pierre"),
        ("dispo-\nsitions de la", "dispositions\nde la"),
        ("page 3 -\nsuite", "page 3 -\nsuite"),
    ],
)
def test_hyphens_at_line_ends(raw: str, mended: str) -> None:
    assert mend_hyphens(raw) == mended


@pytest.mark.parametrize(
    "text", ["a" * 400_000, " " * 400_000 + "x", "a-" * 200_000, "\u00ad" * 400_000, "a\n-\n" * 100_000]
)
def test_long_runs_cost_no_more_than_their_length(text: str) -> None:
    started = time.process_time()
    tidy(mend_hyphens(text))
    assert time.process_time() - started < 2.0


def test_form_feeds_are_pages(tmp_path: Path) -> None:
    reading = read_bytes(b"un\fdeux\f\ftrois\f", tmp_path)
    check(reading)
    assert reading.document.text == "un\fdeux\f\ftrois"
    assert [page.read_as for page in reading.document.pages] == ["text", "text", "blank", "text"]


def test_lost_characters_lower_the_quality(tmp_path: Path) -> None:
    reading = read_bytes(("Le prix est ferme et définitif. " * 5).encode() + b"\xc3", tmp_path)
    page = reading.document.pages[0]
    assert page.quality < 1.0
    assert "1 characters" in page.reason


def test_binary_is_not_text(tmp_path: Path) -> None:
    assert looks_binary(b"\x01\x02" * 100)
    assert not looks_binary(b"a\x1b[0m text \x0c")
    with pytest.raises(UnsupportedError):
        read_bytes(b"text " * 2000 + bytes(range(256)) * 50, tmp_path)


def test_limits_are_named(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match=r"limits\.text_characters"):
        read_bytes(b"long " * 30, tmp_path, limits=Limits(text_characters=100))
    with pytest.raises(TooLargeError, match=r"limits\.file_bytes"):
        read_bytes(b"long " * 30, tmp_path, limits=Limits(file_bytes=100))


def test_latin_nine_has_the_euro() -> None:
    text = "Le loyer est de 512,50 €, payé au cœur du mois, à l'échéance."
    assert decode(text.encode("iso8859_15")).text == text
    assert decode(text.encode("cp1252")).text == text
    assert (
        decode("Un \u00bd m\u00e8tre, 40 \u20ac".encode("cp1252")).text == "Un \u00bd m\u00e8tre, 40 \u20ac"
    )
