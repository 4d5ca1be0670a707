"""``clausier search``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.search import Answer, Hit, Question, search
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from rich.console import Console


def run_search(question: Question, workspace_folder: Path, *, as_json: bool) -> int:
    """Search and print; returns 0 when something was found, otherwise 1.

    Raises:
        UsageError: nothing was published yet, or there is no word to look for.
    """
    answer = search(Workspace(workspace_folder).index, question)
    if as_json:
        print(json.dumps(asdict(answer), ensure_ascii=False, indent=1))
    else:
        _print(answer)
    return 0 if answer.total else 1


def _print(answer: Answer) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    if answer.partial and answer.total:
        print("no clause has all of these words; the following have some of them", file=sys.stderr)
    for hit in answer.hits:
        _print_hit(hit, console)
    shown = len(answer.hits)
    if console.is_terminal or not answer.total:
        more = f", {shown} shown; --limit shows more" if answer.total > shown else ""
        print(f"{answer.total} clause{'' if answer.total == 1 else 's'}{more}", file=sys.stderr)


def _print_hit(hit: Hit, console: Console) -> None:
    from rich.text import Text

    last = "" if hit.page_start == hit.page_end else f"-{hit.page_end}"
    pages = f"p. {hit.page_start}{last}"
    if not console.is_terminal:
        cells = (hit.file_name, pages, " ".join(f"{hit.number} {hit.heading}".split()), hit.snippet)
        console.file.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")
        return
    line = Text.assemble((hit.file_name, "bold"), f", {pages}", style="cyan")
    title = " ".join(f"{hit.number} {hit.heading}".split())
    if title:
        line.append(f"  {title}", style="default")
    console.print(line)
    words = Text(hit.snippet)
    for start, end in hit.marks:
        words.stylize("bold yellow", start, end)
    console.print(words)
    console.print()
