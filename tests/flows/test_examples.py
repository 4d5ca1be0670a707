"""What teaches: documents of the test side are left out before they are opened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.splits import side_of, sides
from flows import _examples


def test_no_document_of_the_test_side_is_offered(tmp_path: Path) -> None:
    (tmp_path / "cuad" / "pdf").mkdir(parents=True)
    names = [name for name, side in sides().items() if "/" not in name and side != "cross_validated"]
    lines = ["document,Parties,Parties-Answer"]
    for name in names:
        (tmp_path / "cuad" / "pdf" / f"{name}.pdf").touch()
        lines.append(f'"{name}",[],')
    (tmp_path / "cuad" / "labels.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    offered = list(_examples.labelled(tmp_path))
    assert {one.source for one in offered} == {_examples.ENGLISH, _examples.WRITTEN}
    assert {side_of(one.gold.document) for one in offered} == {"development"}
    written = [one for one in offered if one.source == _examples.WRITTEN]
    assert all(one.group == one.gold.document for one in written)


def test_a_line_is_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "examples.jsonl"
    monkeypatch.setenv("CLAUSIER_CORPUS", str(tmp_path))
    _examples.main(lambda corpus: [{"right": True, "corpus": corpus.name}], [str(out)])
    assert json.loads(out.read_text(encoding="utf-8")) == {"right": True, "corpus": tmp_path.name}


def test_without_a_corpus_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAUSIER_CORPUS", raising=False)
    with pytest.raises(SystemExit, match="CLAUSIER_CORPUS"):
        _examples.main(lambda corpus: [], [str(tmp_path / "examples.jsonl")])
