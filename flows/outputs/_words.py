"""The words of calendar and workbook, in French and English: a lawyer can mend them without Python."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from data.load import LOADER

CONTROL = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}


@cache
def words(name: str, locale: str) -> dict[str, Any]:
    """Return ``flows/outputs/words/<name>_<locale>.yaml``."""
    path = files("flows.outputs").joinpath("words", f"{name}_{locale}.yaml")
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    return loaded


def printable(text: object) -> str:
    """Make strangers' text safe for files of other programs: no control characters but line ends."""
    return str(text).replace("\r", "\n").translate(CONTROL)
