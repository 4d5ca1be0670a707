"""Draws docs/audit.svg from what an audit prints: ``python -m tests.doc_pictures.audit WORKSPACE``."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from flows.summary import Summary, show, summarise

_ROOT = Path(__file__).resolve().parents[2]


def draw(summary: Summary) -> str:
    """Return the printed summary as SVG."""
    console = Console(record=True, width=96, file=io.StringIO(), highlight=False, force_terminal=True)
    sys.argv[0] = "clausier"
    show(replace(summary, database="clausier-workspace/clausier.duckdb"), console)
    svg = console.export_svg(title="clausier audit data/sample", unique_id="clausier")
    # Fonts would be fetched from elsewhere when the picture is shown.
    return re.sub(r"@font-face \{.*?\}\n", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    (_ROOT / "docs" / "audit.svg").write_text(draw(summarise(Path(sys.argv[1]))), encoding="utf-8")
