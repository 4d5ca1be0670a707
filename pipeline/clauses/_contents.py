"""Finds the lines that name clauses without being any: tables of contents and lists of annexes."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clauses import _lines as lines
from pipeline.clauses._stretches import Line


def contents(listed: Sequence[Line]) -> set[int]:
    """Return the lines of tables of contents: runs of entries whose page numbers never fall.

    Entries have leaders, or begin like a clause or in capitals and end with a number; a few lines of
    another kind may stand between them.
    """
    found: set[int] = set()
    run: list[int] = []
    page = 0
    titled = -10

    def close() -> None:
        if len(run) >= 4 or (len(run) >= 2 and run[0] - titled <= 3):
            found.update(range(min(run[0], titled) if 0 <= run[0] - titled <= 3 else run[0], run[-1] + 1))
        run.clear()

    for index, line in enumerate(listed):
        if run and index - run[-1] > 4:
            close()
        number = lines.contents_page(line.text, line.folded, line.at)
        if number is None:
            if len(line.text) < 40 and lines.opens("contents").match(line.folded, line.at):
                titled = index
            elif run and lines.ends_sentence(line.text):
                close()
            continue
        if run and number < page:
            close()
        run.append(index)
        page = number
    close()
    return found


def lists_of_annexes(listed: Sequence[Line]) -> set[int]:
    """Return the lines of lists of annexes: three and more in a row that each name one."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(listed):
        if lines.annex(line.text, line.folded, line.at):
            run.append(index)
            continue
        if len(run) >= 3:
            found.update(run)
        run.clear()
    return found
