"""Which reader takes a file: its content decides, whatever it is called."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import DamagedError, ReadingError, UnsupportedError
from pipeline.reading import read, reader_keys
from tests.hostile import offices, packages, pdfs, texts
from tests.pipeline.reading._files import SETTINGS, read_bytes

FILES = {
    "docx": packages.docx(),
    "odt": packages.odt("<text:p>x</text:p>"),
    "zip": packages.zipped({"a.txt": "x"}),
    "rtf": texts.RTF,
    "html": b"<!-- saved -->\n<HTML><body>x</body></HTML>",
    "mail": texts.mail().as_bytes(),
    "plain": texts.FRENCH.encode(),
    "pdf": pdfs.one_page(),
    "doc": offices.doc(),
    "msg": offices.msg(),
    "mbox": texts.MBOX,
    "sevenzip": offices.sevenzip({"a.txt": b"x"}),
    "legacy": offices.container({"Workbook": bytes(5000)}),
}
NAMES = [
    "contract.pdf",
    "contract.docx",
    "contract.txt",
    "contract",
    "contract.eml",
    "contract.html",
    "contract.zip",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("reader", FILES)
def test_content_decides(reader: str, name: str, tmp_path: Path) -> None:
    try:
        assert read_bytes(FILES[reader], tmp_path, name).document.reader.partition("/")[0] == reader
    except UnsupportedError:
        assert reader == "legacy"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Not a page: a text that quotes <b>one</b> tag.",
        "%PDF is mentioned here, in plain words only.",
        "PK are the initials of the landlord.",
        "From my side, the contract is signed.\nTo be sent: two copies.",
        "From 1 January 2024 the rent is 900 euros.\nThe tenant pays it in advance.",
        "Subject: lease\n\nDear Sir, the rent is due.",
        "{ \"json\": \"is text too\" }",
        "MZ is a company of Mainz, which agrees as follows.",
        "# Contrat\n\nEntre les soussignés",
    ],
)  # fmt: skip
def test_texts_that_look_like_something_else(text: str, tmp_path: Path) -> None:
    assert read_bytes(text.encode(), tmp_path).document.reader == "plain/2"


def test_an_empty_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match="empty"):
        read_bytes(b"", tmp_path)


def test_a_file_that_is_gone_has_its_answer(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="vanished"):
        read(tmp_path / "gone.pdf", "0" * 64, SETTINGS)
    with pytest.raises(ReadingError, match="cannot be opened"):
        read(tmp_path, "0" * 64, SETTINGS)


def test_reading_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(texts.FRENCH.encode())
    before = path.stat()
    one, other = (read(path, "0" * 64, SETTINGS) for _ in range(2))
    assert one == other
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert list(tmp_path.iterdir()) == [path]


def test_reader_keys_name_every_reader() -> None:
    names = {key.partition("/")[0] for key in reader_keys()}
    assert {"docx", "odt", "rtf", "html", "plain", "mail", "zip", "legacy"} <= names


def test_a_stored_zip_is_a_zip_whatever_it_begins_with(tmp_path: Path) -> None:
    for name, first in (
        ("pdf", b"%PDF-1.7\n1 0 obj\n"),
        ("odt", b"mimetypeapplication/vnd.oasis.opendocument.text"),
    ):
        path = tmp_path / f"{name}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"a.{name}", first)
            archive.writestr("b.txt", b"text")
        reading = read(path, "0" * 64, replace(SETTINGS, spool=str(tmp_path)))
        assert reading.document.media_type == "application/zip"
        assert [item.name for item in reading.attachments] == [f"a.{name}", "b.txt"]


def test_a_text_may_speak_of_pdf(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("The format %PDF-1.7 is described in the standard. " * 20, encoding="utf-8")
    assert read(path, "0" * 64, SETTINGS).document.media_type == "text/plain"
