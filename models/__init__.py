"""What was learned: text in, labels out. Knows nothing of pages or pipelines.

``load(name)`` gives the trained model of one folder, after its files were held against their checksums.
A model that is only tried is named by a variable of the environment: see ``place``.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
CHECKSUMS = "checksums.json"


class ModelError(Exception):
    """A model's files are missing, or are not those that were trained and scored."""


_ASKED: ContextVar[set[str] | None] = ContextVar("asked", default=None)
"""Names of the models that were asked, where somebody wants to know."""


def load(name: str) -> Any:
    """Load a trained model once a process: the object that ``models.<name>.predict.load`` returns.

    Raises:
        ModelError: there is no such model, or a file differs from its checksum.
    """
    model = _loaded(name)
    names = _ASKED.get()
    if names is not None:
        names.add(name)
    return model


@cache
def _loaded(name: str) -> Any:
    folder = place(name)
    verify(folder)
    return importlib.import_module(f"models.{name}.predict").load(folder / "weights")


@contextmanager
def asked() -> Iterator[set[str]]:
    """Gather the names of the models that are asked within."""
    names: set[str] = set()
    token = _ASKED.set(names)
    try:
        yield names
    finally:
        _ASKED.reset(token)


def place(name: str) -> Path:
    """Return the folder of a model: that of the variable ``CLAUSIER_MODEL_<NAME>`` where it is set."""
    return Path(os.environ.get(variable(name)) or ROOT / name)


def variable(name: str) -> str:
    """Return the variable of the environment that names another folder for a model."""
    return f"CLAUSIER_MODEL_{name.upper()}"


@cache
def version(name: str) -> str:
    """Return a name for the very weights of a model: they differ, it differs.

    Raises:
        ModelError: there is no such model.
    """
    try:
        return hashlib.sha256((place(name) / CHECKSUMS).read_bytes()).hexdigest()[:8]
    except OSError as error:
        raise ModelError(f"no trained model in {name}: run its train.py") from error


def verify(folder: Path) -> None:
    """Hold every weight file of a model against ``checksums.json``.

    Raises:
        ModelError: a file is missing, is not listed, or differs.
    """
    listed = folder / CHECKSUMS
    if not listed.is_file():
        raise ModelError(f"no trained model in {folder.name}: run its train.py")
    expected: dict[str, str] = json.loads(listed.read_text(encoding="utf-8"))
    present = checksums(folder)
    for path in sorted(expected.keys() | present.keys()):
        if path not in present:
            raise ModelError(f"{folder.name}: {path} is missing")
        if path not in expected:
            raise ModelError(f"{folder.name}: {path} is not listed in {CHECKSUMS}")
        if present[path] != expected[path]:
            raise ModelError(f"{folder.name}: {path} is not the file that was trained and scored")


def verify_all() -> None:
    """Hold every model that will be asked against its checksums.

    Raises:
        ModelError: a file of one is missing, is not listed, or differs.
    """
    for plan in sorted(ROOT.glob("*/project.yml")):
        verify(place(plan.parent.name))


def checksums(folder: Path) -> dict[str, str]:
    """Return sha256 by path (from ``folder``, with ``/``) of the files in ``weights/``."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "weights").rglob("*"))
        if path.is_file()
    }


def seal(folder: Path) -> None:
    """Write ``checksums.json`` after training."""
    text = json.dumps(checksums(folder), indent=2, sort_keys=True) + "\n"
    (folder / CHECKSUMS).write_text(text, encoding="utf-8")
