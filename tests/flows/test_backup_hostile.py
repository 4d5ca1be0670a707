"""Backups that were changed or made up: each is refused, and nothing is left behind."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.backup import MANIFEST
from flows.restore import check_backup, restore_backup
from pipeline.errors import UsageError
from pipeline.workspace import Workspace
from tests.flows.test_backup import files_of

Entries = dict[str, bytes]
_PLAIN: Entries = {"workspace.json": b'{"format": 1}', "settings.toml": b"# mine\n"}


def _listing(entries: Entries, **other: Any) -> dict[str, Any]:
    rows = {
        name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in entries.items()
    }
    return {"format": 1, "workspace_format": 1, "full": False, "files": rows} | other


def _pack(path: Path, entries: Entries, listing: object = None, **kinds: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = kinds.get(name, 0o100600) << 16
            packed.writestr(info, data)
        packed.writestr(MANIFEST, json.dumps(_listing(entries) if listing is None else listing))
    return path


def _with(name: str, data: bytes = b"x") -> Callable[[Path], Path]:
    return lambda path: _pack(path, _PLAIN | {name: data})


def _linked(path: Path) -> Path:
    return _pack(path, _PLAIN | {"rules": b"/etc"}, rules=0o120777)


def _other_listing(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        listing = _listing(_PLAIN)
        change(listing)
        return _pack(path, _PLAIN, listing)

    return make


def _cut(path: Path) -> Path:
    whole = _pack(path, _PLAIN).read_bytes()
    path.write_bytes(whole[: len(whole) - 60])
    return path


def _flipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("workspace.json", _PLAIN["workspace.json"])
        packed.writestr("settings.toml", _PLAIN["settings.toml"])
        packed.writestr(MANIFEST, json.dumps(_listing(_PLAIN)))
    path.write_bytes(path.read_bytes().replace(b"# mine\n", b"# evil\n", 1))
    return path


def _bomb(path: Path) -> Path:
    return _pack(path, _PLAIN | {"settings.toml": bytes(100_000_000)})


def _text(path: Path) -> Path:
    path.write_text("no backup")
    return path


def _unlisted(path: Path) -> Path:
    return _pack(path, _PLAIN | {"rules/extra.yaml": b"x"}, _listing(_PLAIN))


def _no_list(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("workspace.json", "{}")
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
def _twice(path: Path) -> Path:
    _pack(path, _PLAIN)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as packed:
        packed.writestr("settings.toml", "# other\n")
    return path


def _lzma(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as packed:
        for name, data in _PLAIN.items():
            packed.writestr(name, data)
        packed.writestr(MANIFEST, json.dumps(_listing(_PLAIN)), compress_type=zipfile.ZIP_DEFLATED)
    return path


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "above": _with("../out.txt"),
    "far above": _with("rules/../../out.txt"),
    "absolute": _with("/tmp/out.txt"),
    "backslash": _with("..\\out.txt"),
    "drive": _with("C:/out.txt"),
    "empty part": _with("rules//x"),
    "control": _with("rules/a\nb"),
    "deep": _with("/".join("a" * 40)),
    "file as folder": _with("settings.toml/x"),
    "link": _linked,
    "folder entry": _with("rules/", b""),
    "cut short": _cut,
    "changed byte": _flipped,
    "bomb": _bomb,
    "text": _text,
    "unlisted entry": _unlisted,
    "no list": _no_list,
    "two of one name": _twice,
    "other packing": _lzma,
    "wrong size": _other_listing(lambda m: m["files"]["settings.toml"].update(size=3)),
    "negative size": _other_listing(lambda m: m["files"]["settings.toml"].update(size=-1)),
    "boolean size": _other_listing(lambda m: m["files"]["settings.toml"].update(size=True)),
    "wrong checksum": _other_listing(lambda m: m["files"]["settings.toml"].update(sha256="0" * 64)),
    "missing entry": _other_listing(lambda m: m["files"].update(gone={"size": 1, "sha256": ""})),
    "other format": _other_listing(lambda m: m.update(format=2)),
    "other workspace": _other_listing(lambda m: m.update(workspace_format=[1])),
    "no files": _other_listing(lambda m: m.update(files=[])),
    "no workspace": lambda path: _pack(path, {"settings.toml": b""}),
    "workspace of another format": lambda path: _pack(path, {"workspace.json": b'{"format": 99}'}),
    "workspace of no JSON": lambda path: _pack(path, {"workspace.json": b"\xff"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_backup_is_refused_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    place = tmp_path / "in" / "w"
    place.parent.mkdir()
    file = HOSTILE[name](tmp_path / "bad.zip")
    with pytest.raises(UsageError, match=r"refused as a backup: .*; nothing was changed"):
        restore_backup(file, Workspace(place), force=False)
    assert not list(place.parent.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.zip", "in"]


def test_a_hostile_backup_does_not_touch_the_workspace_that_it_was_to_replace(
    small_workspace: Path, tmp_path: Path
) -> None:
    workspace = Workspace(tmp_path / "w")
    shutil.copytree(small_workspace, workspace.root)
    before = files_of(workspace.root)
    with pytest.raises(UsageError, match="refused"):
        restore_backup(_flipped(tmp_path / "bad.zip"), workspace, force=True)
    assert files_of(workspace.root) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.zip", "w"]


def test_the_plain_one_that_the_hostile_are_made_of_is_taken(tmp_path: Path) -> None:
    restore_backup(_pack(tmp_path / "b.zip", _PLAIN), Workspace(tmp_path / "w"), force=False)
    assert files_of(tmp_path / "w") == _PLAIN


def test_check_refuses_one_that_was_changed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not as it was written|damaged"):
        check_backup(_flipped(tmp_path / "bad.zip"))
