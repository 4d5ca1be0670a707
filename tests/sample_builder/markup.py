"""The small markup in which the sample contracts are written, read into blocks.

A source begins with a YAML head between two ``---`` lines (language, header, footer...). Then::

    # Title of the document            ^ a centred line
    ## Heading of an article           ### heading of a subdivision
    - an item of a list                | cell | cell |   (the first row is the head)
    :::sign                            \\page breaks the page
    left column | right column         % a comment
    :::

Inside a paragraph: ``**bold**``, ``{+inserted+}``, ``{-deleted-}``, ``{~struck~}``, ``[^1]`` for a
footnote whose text stands in a line ``[^1]: ...``, and `` \\\\ `` at the end of a line keeps the break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import yaml

TEXTS = Path(__file__).with_name("texts")

Style = Literal["", "bold", "ins", "del", "struck", "note", "break"]
Kind = Literal["title", "centre", "heading", "subheading", "para", "item", "table", "sign", "page"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; a note's text is its number."""

    text: str
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, table or signature block."""

    kind: Kind
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """The words that count: deletions and struck words left out."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Source:
    """A whole text."""

    head: dict[str, str]
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Run, ...]] = field(default_factory=dict)


_INLINE = re.compile(r"\*\*(.+?)\*\*|\{\+(.+?)\+\}|\{-(.+?)-\}|\{~(.+?)~\}|\[\^(\w+)\]|(\\\\\s)")
_STYLES: tuple[Style, ...] = ("bold", "ins", "del", "struck", "note", "break")
_PREFIXES: tuple[tuple[str, Kind], ...] = (
    ("### ", "subheading"),
    ("## ", "heading"),
    ("# ", "title"),
    ("^ ", "centre"),
    ("- ", "item"),
)


def plain(runs: tuple[Run, ...]) -> str:
    """Join runs as a reader should see them."""
    shown = (("\n" if run.style == "break" else run.text) for run in runs if run.style not in HIDDEN)
    return "".join(shown)


HIDDEN: frozenset[Style] = frozenset({"del", "struck", "note"})


def inline(text: str) -> tuple[Run, ...]:
    """Split a paragraph into runs."""
    runs: list[Run] = []
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            runs.append(Run(text[at : match.start()]))
        index = match.lastindex or 1
        runs.append(Run(match.group(index), _STYLES[index - 1]))
        at = match.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def cells(line: str) -> tuple[str, ...]:
    """Split a table line."""
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def parse(text: str) -> Source:
    """Read one source text."""
    _, head, body = text.split("---\n", 2)
    blocks: list[Block] = []
    notes: dict[str, tuple[Run, ...]] = {}
    pending: list[str] = []
    rows: list[tuple[str, ...]] = []
    signing = False

    def flush() -> None:
        if pending:
            blocks.append(Block("para", inline(" ".join(pending))))
            pending.clear()
        if rows and not signing:
            blocks.append(Block("table", rows=tuple(rows)))
            rows.clear()

    for line in [*body.splitlines(), ""]:
        if signing:
            if line == ":::":
                blocks.append(Block("sign", rows=tuple(rows)))
                rows.clear()
                signing = False
            else:
                rows.append(cells(line))
        elif not line.strip():
            flush()
        elif line.startswith("%"):
            continue
        elif line == ":::sign":
            flush()
            signing = True
        elif line == "\\page":
            flush()
            blocks.append(Block("page"))
        elif line.startswith("|"):
            if pending:
                flush()
            rows.append(cells(line))
        elif line.startswith("[^") and "]: " in line:
            mark, _, words = line.partition("]: ")
            notes[mark[2:]] = inline(words)
        else:
            for prefix, kind in _PREFIXES:
                if line.startswith(prefix):
                    flush()
                    blocks.append(Block(kind, inline(line[len(prefix) :])))
                    break
            else:
                if rows:
                    flush()
                pending.append(line)
    return Source({k: str(v) for k, v in (yaml.safe_load(head) or {}).items()}, tuple(blocks), notes)


def load(name: str) -> Source:
    """Read ``texts/<name>.md``."""
    return parse((TEXTS / f"{name}.md").read_text(encoding="utf-8"))


def as_text(source: Source, width: int = 78) -> str:
    """Lay a source out as a plain text file, lines wrapped."""
    import textwrap

    out: list[str] = []
    for block in source.blocks:
        if block.kind in ("title", "centre"):
            out += [line.center(width).rstrip() for line in textwrap.wrap(block.text, width)] + [""]
        elif block.kind in ("table", "sign"):
            widths = [max(len(row[i]) if i < len(row) else 0 for row in block.rows) for i in range(8)]
            for row in block.rows:
                out.append("   ".join(c.ljust(widths[i]) for i, c in enumerate(row)).rstrip())
            out.append("")
        elif block.kind == "page":
            out.append("")
        else:
            lead = "  - " if block.kind == "item" else ""
            for part in block.text.split("\n"):
                out += textwrap.wrap(part, width, initial_indent=lead, subsequent_indent=" " * len(lead))
            out.append("")
    return "\n".join(out)
