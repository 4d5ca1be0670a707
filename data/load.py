"""Reads what is known: YAML whose scalars stay text, so that no number or ``no`` changes on the way."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, in C where it is there: ten times as fast."""


@cache
def lexicon(name: str, language: str | None = None) -> Any:
    """Return ``lexicons/<language>/<name>.yaml``, or ``lexicons/<name>.yaml`` without a language.

    The same object is returned each time: do not change it.

    Raises:
        FileNotFoundError: there is no such lexicon.
        ValueError: the file is not YAML, or has a key twice; the message names the line.
    """
    folder = ROOT / "lexicons"
    path = folder / f"{name}.yaml" if language is None else folder / language / f"{name}.yaml"
    return load_yaml(path)


def load_yaml(path: Path) -> Any:
    """Read one YAML file with every scalar as text; an explicit ``null`` becomes ``None``.

    Raises:
        ValueError: the file is not YAML, or has a key twice; the message names the line.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: {error}") from error
    return None if node is None else _plain(node, path.name)


def _plain(node: yaml.Node, name: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(_plain(key_node, name))
            if key in result:
                raise ValueError(f"{name}:{key_node.start_mark.line + 1}: the key {key!r} stands twice")
            result[key] = _plain(value_node, name)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, name) for item in node.value]
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)
