"""7z archives: within the limits, and refused clearly where the extra is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import DamagedError, EncryptedError, TooLargeError, UnsupportedError
from pipeline.reading import sevenzip
from pipeline.settings import Limits
from tests.hostile import offices
from tests.pipeline.reading._files import check, read_bytes

pytest.importorskip("py7zr", reason="the extra `sevenzip` is not installed")


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def test_members_go_to_the_spool_by_their_hash(tmp_path: Path, spool: Path) -> None:
    data = offices.sevenzip({"a/b.txt": b"un", "c.txt": b"deux", "été.txt": b"trois", "d.txt": b""})
    reading = read_bytes(data, tmp_path, spool=spool)
    check(reading)
    assert [(item.name, item.size) for item in reading.attachments] == [
        ("a/b.txt", 2),
        ("c.txt", 4),
        ("été.txt", 5),
        ("d.txt", 0),
    ]
    assert {path.name for path in spool.iterdir()} == {item.sha256 for item in reading.attachments}
    assert Path(reading.attachments[2].path).read_bytes() == b"trois"
    assert (reading.document.status, reading.document.media_type) == ("ok", "application/x-7z-compressed")
    closed = read_bytes(data, tmp_path)
    assert {status for _, status, _ in closed.skipped} == {"ignored"}


def test_without_the_extra_the_refusal_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sevenzip, "_INSTALLED", False)
    with pytest.raises(UnsupportedError, match="`sevenzip`"):
        read_bytes(offices.sevenzip({"a.txt": b"x"}), tmp_path)


@pytest.mark.parametrize("name", ["../evil.txt", "a/../../b.txt", "/abs.txt", "C:/x.txt"])
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path, spool: Path) -> None:
    reading = read_bytes(offices.sevenzip_slip(name), tmp_path, spool=spool)
    assert [(found, status) for found, status, _ in reading.skipped] == [(name, "failed")]
    assert [item.name for item in reading.attachments] == ["ok.txt"]
    assert {path.name for path in spool.iterdir()} == {reading.attachments[0].sha256}


def test_litter_and_links_are_ignored(tmp_path: Path, spool: Path) -> None:
    data = offices.sevenzip({"b/Thumbs.db": b"x", "__MACOSX/._a.pdf": b"x", "a.txt": b"y"})
    reading = read_bytes(data, tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["a.txt"]
    assert {status for _, status, _ in reading.skipped} == {"ignored"}
    linked = read_bytes(offices.sevenzip_link(), tmp_path, spool=spool)
    assert [(name, status) for name, status, _ in linked.skipped] == [("link", "ignored")]


def test_limits(tmp_path: Path, spool: Path) -> None:
    members = {"big": bytes(2000), "a": b"a" * 900, "b": b"b" * 900, "c": b"c" * 10}
    limits = Limits(member_bytes=1000, inflated_bytes=3000, members=5)
    reading = read_bytes(offices.sevenzip(members), tmp_path, spool=spool, limits=limits)
    assert [item.name for item in reading.attachments] == ["a"]
    reasons = {name: (status, reason) for name, status, reason in reading.skipped}
    assert "limits.member_bytes" in reasons["big"][1]
    assert "limits.inflated_bytes" in reasons["b"][1]
    assert reasons["c"][0] == "too_large"
    assert reading.document.status == "partial"
    with pytest.raises(TooLargeError, match=r"limits\.members"):
        read_bytes(offices.sevenzip({str(n): b"x" for n in range(6)}), tmp_path, limits=limits)
    gigantic = read_bytes(offices.sevenzip_gigantic(), tmp_path, spool=spool, limits=limits)
    assert [status for _, status, _ in gigantic.skipped] == ["too_large"]
    assert not [path for path in spool.iterdir() if path.name.startswith(".part")]


def test_what_is_inflated_is_counted_whatever_was_declared(tmp_path: Path, spool: Path) -> None:
    reading = read_bytes(
        offices.sevenzip_gigantic(), tmp_path, spool=spool, limits=Limits(inflated_bytes=1 << 40)
    )
    assert [(name, status) for name, status, _ in reading.skipped] == [("big.bin", "damaged")]
    assert not list(spool.iterdir())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (offices.sevenzip({"a": b"a"}, password="secret"), EncryptedError),
        (offices.sevenzip({"a": b"a"}, password="secret", hidden=True), EncryptedError),
        (offices.sevenzip({"a": b"a"})[:-10], DamagedError),
        (offices.sevenzip({"a": b"a"})[:40], DamagedError),
        (b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(100), DamagedError),
    ],
    ids=["encrypted", "names-encrypted", "end-missing", "start-only", "signature-only"],
)
def test_faults(data: bytes, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error):
        read_bytes(data, tmp_path)


def test_a_damaged_stream_costs_its_members_only(tmp_path: Path, spool: Path) -> None:
    reading = read_bytes(offices.sevenzip_damaged(), tmp_path, spool=spool)
    assert {status for _, status, _ in reading.skipped} == {"damaged"}
    assert not list(spool.iterdir())
