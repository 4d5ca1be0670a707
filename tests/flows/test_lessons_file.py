"""``clausier train --keep`` and ``--lessons``: read on one machine, learned from on another."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from data.splits import sides
from flows import lessons_file
from flows.commands.train import run_train
from pipeline.errors import UsageError
from tests.flows.test_train import LAW, TEXT


def written(folder: Path, names: list[str]) -> tuple[Path, Path]:
    """Contracts and their labels."""
    contracts = folder / "contracts"
    contracts.mkdir()
    rows = []
    for at, name in enumerate(names):
        (contracts / f"{name}.txt").write_text(TEXT.format(at, f"town {at}"), encoding="utf-8")
        rows.append({"document": name, "language": "en", "spans": {"governing_law": [{"quote": LAW}]}})
    labels = folder / "labels.jsonl"
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return contracts, labels


def test_what_is_kept_teaches_the_same_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contracts, labels = written(tmp_path, [f"supply-{at}" for at in range(8)])
    kept, once, again = tmp_path / "lessons.jsonl.gz", tmp_path / "once", tmp_path / "again"
    assert run_train([contracts], [labels], to=once, jobs=1, quiet=True) == 0
    assert run_train([contracts], [labels], to=again, keep=kept, jobs=1, quiet=False) == 0
    assert not again.exists(), "nothing is trained while lessons are kept"
    assert f"--lessons {kept}" in capsys.readouterr().err
    assert run_train([], [], to=again, lessons=kept, jobs=1, quiet=True) == 0
    for path in sorted(one for one in once.rglob("*") if one.is_file()):
        assert path.read_bytes() == (again / path.relative_to(once)).read_bytes(), path.name


def test_nothing_of_the_test_side_is_kept(tmp_path: Path) -> None:
    closed = next(name for name, side in sorted(sides().items()) if side == "test")
    contracts, labels = written(tmp_path, [closed, "supply-0"])
    # Words of their own, or it would be nearly the same as the closed one.
    other = " ".join(f"term{at} of lot{at * 7}" for at in range(300))
    (contracts / "supply-0.txt").write_text(f"{other} {TEXT.format(1, 'Bend')}", encoding="utf-8")
    kept = tmp_path / "lessons.jsonl.gz"
    run_train([contracts], [labels], to=None, keep=kept, jobs=1, quiet=True)
    lessons, left_out = lessons_file.kept(kept)
    assert [one.document for one in lessons] == ["supply-0"]
    assert left_out == {"on the test side": 1}
    assert closed not in gzip.decompress(kept.read_bytes()).decode()


def test_another_file_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "lessons.jsonl.gz"
    with pytest.raises(UsageError, match="is not there: make it with"):
        run_train([], [], to=tmp_path, lessons=path, jobs=1, quiet=True)
    path.write_text("no gzip", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        lessons_file.kept(path)
    path.write_bytes(gzip.compress(b'{"format": "another/9"}\n'))
    with pytest.raises(UsageError, match="holds no lessons"):
        lessons_file.kept(path)
    path.write_bytes(gzip.compress(b'{"format": "clausier lessons/1", "left_out": {}}\n')[:-9])
    with pytest.raises(UsageError, match="cannot be read"):
        lessons_file.kept(path)
