"""Small invented contracts, in both languages, that keep to our standards and depart from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data.load import load_yaml

_BOOK: dict[str, Any] = load_yaml(Path(__file__).parent / "standards_papers.yaml")
CHANGES: dict[str, str] = _BOOK["changes"]
"""Articles that depart, by what they do."""
WHOLE: dict[str, str] = _BOOK["papers"]
"""Papers that are no plain contract."""


def contract(language: str, **changes: str | None) -> str:
    """Return a contract that keeps to our standard, but for some articles; ``None`` leaves one out."""
    parts: dict[str, str] = {**_BOOK[language]}
    named = {name.lower().replace(" ", "_").replace("-", "_"): name for name in parts}
    for key, text in changes.items():
        name = named.get(key, key.replace("_", " ").capitalize())
        if text is None:
            del parts[name]
        else:
            parts[name] = text
    head, foot = parts.pop("head"), parts.pop("foot")
    word = "Article " if language == "fr" else ""
    articles = [f"{word}{at}. {name}\n\n{text}" for at, (name, text) in enumerate(parts.items(), 1)]
    return "\n\n".join([head, *articles, foot]) + "\n"


def write(folder: Path, papers: dict[str, str]) -> Path:
    """Write papers as text files of a new archive."""
    folder.mkdir(parents=True)
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
