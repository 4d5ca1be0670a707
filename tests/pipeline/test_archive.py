"""Walking an archive: every file is told once, links and pipes are never opened, names come back whole."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive import FoundFile, digest, original_path, printable, walk
from pipeline.errors import ReadingError, UsageError


def told(root: Path) -> dict[str, FoundFile]:
    found = list(walk(root))
    by_path = {item.path: item for item in found}
    assert len(by_path) == len(found), "a thing was told twice"
    return by_path


def test_everything_is_told_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", "c/d/e.txt"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(name)
    assert [item.path for item in walk(tmp_path)] == ["a/y.txt", "a/z.txt", "b.txt", "c/d/e.txt"]
    assert list(walk(tmp_path)) == list(walk(tmp_path))


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("._contract.pdf", b"\x00\x05\x16\x07", "ignored"),
        ("._contract.pdf", b"", "ignored"),
        ("._contract.pdf", b"%PDF-1.7", None),
        ("~$contract.docx", b"\x05Alice", "ignored"),
        ("~$contract.docx", b"PK\x03\x04", None),
        (".~lock.a.odt#", b"Alice", "ignored"),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0", "ignored"),
        ("THUMBS.DB", b"x", "ignored"),
        (".DS_Store", b"Bud1", "ignored"),
        ("desktop.ini", b"[.ShellClassInfo]", "ignored"),
        ("thumbs.pdf", b"x", None),
        (".hidden.txt", b"x", None),
        ("~WRL0001.tmp", b"x", None),
    ],
)
def test_litter_is_ignored_and_documents_are_not(
    tmp_path: Path, name: str, content: bytes, status: str | None
) -> None:
    (tmp_path / name).write_bytes(content)
    (item,) = walk(tmp_path)
    assert item.status == status
    assert bool(item.reason) == (status is not None)


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    root = tmp_path / "archive"
    (root / "a").mkdir(parents=True)
    (root / "a" / "real.txt").write_text("real")
    (root / "a" / "up").symlink_to("..")
    (root / "a" / "self").symlink_to("self")
    (root / "broken").symlink_to("nowhere")
    (root / "file-out").symlink_to(outside / "secret.txt")
    (root / "folder-in").symlink_to("a")
    (root / "file-in").symlink_to("a/real.txt")
    (root / "folder-out").symlink_to(outside)
    found = told(root)
    assert {path: item.status for path, item in found.items()} == {
        "a/real.txt": None,
        "a/self": "ignored",
        "a/up": "ignored",
        "broken": "failed",
        "file-in": "ignored",
        "file-out": "failed",
        "folder-in": "ignored",
        "folder-out": "failed",
    }
    assert "a/real.txt" in found["file-in"].reason
    assert "out of the archive" in found["folder-out"].reason


def test_pipes_and_sockets_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("sock")
        found = told(tmp_path)
    assert "named pipe" in found["pipe"].reason
    assert "socket" in found["sock"].reason
    assert {item.status for item in found.values()} == {"ignored"}


def test_names_with_line_breaks_and_broken_bytes(tmp_path: Path) -> None:
    names = [b"a\nb.txt", b"caf\xe9.txt", b"back\\slash.txt", "bidi\u202etxt.exe".encode()]
    for name in names:
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as out:  # noqa: PTH118, PTH123
            out.write(name)
    found = told(tmp_path)
    assert set(found) == {"a\\x0ab.txt", "caf\\xe9.txt", "back\\\\slash.txt", "bidi\\u202etxt.exe"}
    for item in found.values():
        item.path.encode("utf-8")
        assert digest(item).sha256 == hashlib.sha256(os.fsencode(item.location.name)).hexdigest()
        assert original_path(item.path) == item.location.name


@given(st.binary(min_size=1, max_size=30).filter(lambda raw: b"\0" not in raw))
def test_printable_is_reversible(raw: bytes) -> None:
    name = os.fsdecode(raw)
    shown = printable(name)
    assert shown.isprintable()
    assert original_path(shown) == name


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "in.txt").write_text("x")
    closed.chmod(0)
    try:
        found = told(tmp_path)
    finally:
        closed.chmod(0o700)
    assert found["closed/"].status == "failed"


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text("x")
    (tmp_path / "closed").mkdir()
    real = os.scandir

    def refusing(folder: str) -> object:
        if folder.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    found = told(tmp_path)
    assert found["closed/"].status == "failed"
    assert "Permission denied" in found["closed/"].reason
    assert found["good.txt"].status is None


def test_locations_do_not_hang_on_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    (item,) = walk(Path())
    assert (item.path, item.location) == ("a.txt", tmp_path / "a.txt")


def test_the_workspace_inside_the_archive_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "ws" / "parts").mkdir(parents=True)
    (tmp_path / "ws" / "parts" / "x.parquet").write_text("x")
    (item,) = walk(tmp_path, skip=(tmp_path / "ws",))
    assert (item.path, item.status) == ("ws/", "ignored")


def test_deep_folders(tmp_path: Path) -> None:
    depth = 1200
    here = str(tmp_path)
    for _ in range(depth):
        here += "/d"
        Path(here).mkdir()
    Path(here, "deep.txt").write_text("x")
    try:
        assert [item.path for item in walk(tmp_path)] == ["d/" * depth + "deep.txt"]
    finally:  # what removes temporary folders would give up at this depth
        Path(here, "deep.txt").unlink()
        for level in range(depth, 0, -1):
            Path(str(tmp_path) + "/d" * level).rmdir()


def test_a_root_that_is_missing_or_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="exists"):
        list(walk(tmp_path / "no"))
    (tmp_path / "one.txt").write_text("x")
    assert [item.path for item in walk(tmp_path / "one.txt")] == ["one.txt"]


def test_digest_of_a_vanished_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (item,) = walk(tmp_path)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(ReadingError, match="vanished"):
        digest(item)


def test_digest_of_a_file_swapped_for_a_pipe_or_a_link(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("x")
    (item,) = walk(tmp_path)
    target.unlink()
    os.mkfifo(target)
    with pytest.raises(ReadingError, match="ordinary"):
        digest(item)
    target.unlink()
    target.symlink_to("/etc/passwd")
    with pytest.raises(ReadingError, match="opened"):
        digest(item)


@pytest.mark.parametrize(("changes", "fails"), [(1, False), (5, True)])
def test_a_growing_file_is_tried_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: int, fails: bool
) -> None:
    target = tmp_path / "log.txt"
    target.write_text("x")
    (item,) = walk(tmp_path)
    left = [changes]
    real = os.fstat

    def growing(handle: int) -> os.stat_result:
        result = real(handle)
        if left[0]:
            left[0] -= 1
            with target.open("a") as out:
                out.write("more")
        return result

    monkeypatch.setattr(os, "fstat", growing)
    if fails:
        with pytest.raises(ReadingError, match="changed while being read"):
            digest(item)
    else:
        assert digest(item).size == 5
