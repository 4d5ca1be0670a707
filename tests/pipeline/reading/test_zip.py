"""Archives inside the archive: members go to the spool, names that lead out are refused."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import DamagedError, TooLargeError
from pipeline.reading._package import directory_size
from pipeline.settings import Limits
from tests.hostile import packages
from tests.pipeline.reading._files import check, read_bytes


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def test_members_go_to_the_spool_by_their_hash(tmp_path: Path, spool: Path) -> None:
    reading = read_bytes(
        packages.zipped({"a/b.txt": "un", "c.txt": "deux", "a/": ""}), tmp_path, spool=spool
    )
    check(reading)
    assert [(item.name, item.size) for item in reading.attachments] == [("a/b.txt", 2), ("c.txt", 4)]
    assert {path.name for path in spool.iterdir()} == {item.sha256 for item in reading.attachments}
    assert (reading.document.text, reading.document.status) == ("", "ok")
    assert reading.document.media_type == "application/zip"


def test_without_a_spool_members_are_listed(tmp_path: Path) -> None:
    reading = read_bytes(packages.zipped({"a.txt": "un"}), tmp_path)
    assert [(name, status) for name, status, _ in reading.skipped] == [("a.txt", "ignored")]


def test_litter_is_ignored(tmp_path: Path, spool: Path) -> None:
    members: dict[str, bytes | str] = {
        "__MACOSX/._a.pdf": "x",
        "b/Thumbs.db": "x",
        "~$a.docx": "x",
        "a.txt": "y",
    }
    reading = read_bytes(packages.zipped(members), tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["a.txt"]
    assert {status for _, status, _ in reading.skipped} == {"ignored"}
    assert reading.document.status == "ok"


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("../a.txt", "../a.txt"),
        ("b/../../a.txt", "b/../../a.txt"),
        ("/etc/a.txt", "/etc/a.txt"),
        ("C:\\a.txt", "C:/a.txt"),
        ("..\\a.txt", "../a.txt"),
    ],
)
def test_names_that_lead_out_are_refused(name: str, listed: str, tmp_path: Path, spool: Path) -> None:
    reading = read_bytes(packages.zipped({name: "x", "ok.txt": "y"}), tmp_path, spool=spool)
    assert [(found, status) for found, status, _ in reading.skipped] == [(listed, "failed")]
    assert [item.name for item in reading.attachments] == ["ok.txt"]
    assert reading.document.status == "partial"


def test_names_of_old_systems(tmp_path: Path, spool: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("Contrat n\u00ba1.txt", "xxxxxxxxxxxxxxx.txt"):
            archive.writestr(name, "texte")
    dos = out.getvalue().replace(b"xxxxxxxxxxxxxxx", "rémunération é".encode("cp850") + b"x")
    reading = read_bytes(dos, tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["Contrat nº1.txt", "rémunération éx.txt"]


def test_two_members_of_one_name(tmp_path: Path, spool: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "un")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "deux")
    reading = read_bytes(out.getvalue(), tmp_path, spool=spool)
    assert [(item.name, item.size) for item in reading.attachments] == [("a.txt", 2), ("a.txt (2)", 4)]


def test_limits_hold_on_what_is_really_inflated(tmp_path: Path, spool: Path) -> None:
    limits = Limits(member_bytes=1000, inflated_bytes=1500, members=5)
    members: dict[str, bytes | str] = {"big": bytes(2000), "a": b"a" * 900, "b": b"b" * 900, "c": b"c" * 10}
    reading = read_bytes(packages.zipped(members), tmp_path, spool=spool, limits=limits)
    assert [item.name for item in reading.attachments] == ["a"]
    reasons = {name: (status, reason) for name, status, reason in reading.skipped}
    assert "limits.member_bytes" in reasons["big"][1]
    assert "limits.inflated_bytes" in reasons["b"][1]
    assert reasons["c"][0] == "too_large"
    assert reading.document.status == "partial"
    with pytest.raises(TooLargeError, match=r"limits\.members"):
        read_bytes(packages.zipped({str(n): b"" for n in range(6)}), tmp_path, limits=limits)
    assert not [path for path in spool.iterdir() if path.name.startswith(".part")]


def test_a_damaged_member_costs_only_itself(tmp_path: Path, spool: Path) -> None:
    data = bytearray(packages.zipped({"a.txt": "x" * 500, "b.txt": "y"}))
    data[40] ^= 0xFF
    reading = read_bytes(bytes(data), tmp_path, spool=spool)
    assert [(name, status) for name, status, _ in reading.skipped] == [("a.txt", "damaged")]
    assert [item.name for item in reading.attachments] == ["b.txt"]


def test_other_ways_of_packing(tmp_path: Path, spool: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"a" * 500, zipfile.ZIP_LZMA)
        archive.writestr("b.txt", b"b" * 500, zipfile.ZIP_BZIP2)
        archive.writestr("c.txt", b"c" * 500, zipfile.ZIP_DEFLATED)
    data = out.getvalue()
    place = data.rfind(b"PK\x01\x02")
    deflate64 = data[: place + 10] + b"\x09" + data[place + 11 :]
    reading = read_bytes(deflate64, tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["a.txt", "b.txt"]
    assert [(name, status) for name, status, _ in reading.skipped] == [("c.txt", "unsupported")]


def test_the_directory_of_a_large_archive_is_found(tmp_path: Path) -> None:
    small = packages.zipped({"a.txt": "x"})
    end = small.rfind(b"PK\x05\x06")
    size, offset = struct.unpack_from("<LL", small, end + 12)
    record = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    tail = bytearray(small[end:])
    struct.pack_into("<LL", tail, 12, 0xFFFFFFFF, 0xFFFFFFFF)
    path = tmp_path / "large.zip"
    path.write_bytes(small[:end] + record + locator + tail)
    assert directory_size(path) == size


def test_bombs_and_passwords(tmp_path: Path, spool: Path) -> None:
    assert read_bytes(packages.encrypted_zip(), tmp_path, spool=spool).document.status == "encrypted"
    overlapping = read_bytes(packages.overlapping_zip(), tmp_path, spool=spool)
    assert {status for _, status, _ in overlapping.skipped} == {"damaged"}
    with pytest.raises(DamagedError):
        read_bytes(packages.zipped({"a": "b"})[:-10], tmp_path)


def test_documents_in_zip_clothes_are_documents(tmp_path: Path) -> None:
    assert read_bytes(packages.docx(), tmp_path, "a.zip").document.reader == "docx/4"
    assert read_bytes(packages.odt("<text:p>x</text:p>"), tmp_path, "a.zip").document.reader == "odt/3"
