"""Formats that are not read: each is refused with a sentence that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import DamagedError, EncryptedError, UnsupportedError
from tests.hostile import offices, packages
from tests.pipeline.reading._files import read_bytes


def _mimetype(kind: str) -> bytes:
    return packages.odt("").replace(b"opendocument.text", b"opendocument." + kind.encode())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packages.ole("Workbook"), "Excel 97"),
        (packages.ole("PowerPoint Document"), "PowerPoint 97"),
        (offices.container({"Something": bytes(5000)}), "OLE container of an unknown kind"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "RAR archive"),
        (b"\x1f\x8b\x08" + bytes(50), "gzip archive"),
        (bytes(257) + b"ustar" + bytes(250), "tar archive"),
        (packages.zipped({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "Excel workbook"),
        (packages.zipped({"ppt/presentation.xml": "<a/>"}), "PowerPoint presentation"),
        (_mimetype("calc"), "OpenDocument calc"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "Word 2003 XML"),
        (b"\x78\x9f\x3e\x22" + bytes(50), "winmail.dat"),
        (b"%!PS-Adobe-3.0\n", "PostScript"),
        (b"\xffWPC" + bytes(50), "WordPerfect"),
        (b"MZ\x90\x00" + bytes(500), "a Windows program"),
        (bytes(9000), "nothing but zero bytes"),
        (bytes(range(256)) * 40, "binary data"),
    ],
)
def test_each_has_a_clear_sentence(data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(UnsupportedError, match=words):
        read_bytes(data, tmp_path, "contract.pdf")


def test_passwords_are_no_foreign_format(tmp_path: Path) -> None:
    with pytest.raises(EncryptedError):
        read_bytes(packages.ole("EncryptionInfo", "EncryptedPackage"), tmp_path)


def test_a_broken_container_of_no_known_kind_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match="OLE container is broken"):
        read_bytes(packages.ole("Something"), tmp_path)
