"""Files of index values as publishers lay them out, and the command that takes them in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from flows.cli import app

INSEE = """\
"Libellé";"Indice de référence des loyers (IRL) - Base 100 au 4e trimestre 1998"
"idBank";"001515333"
"Dernière mise à jour";"12/10/2026 12:00"
"Période";""
"2026-T3";"149,02";"A"
"2026-T2";"148,37";"A"
"2026-T1";"146,6";"A"
"""
ACROSS = """\
"Libellé";"idBank";"Dernière mise à jour";"Période";"2026-T1";"2026-T2";"2026-T3"
"Indice des loyers commerciaux";"001532540";"12/10/2026 12:00";"";"135,26";"137,16";"138,02"
"Codes";"";"";"";"A";"A";"P"
"Indice de référence des loyers";"001515333";"12/10/2026 12:00";"";"146,6";"148,37";"149,02"
"Codes";"";"";"";"A";"A";"A"
"""
ONS = """\
"Title","CPI INDEX 00: ALL ITEMS 2015=100"
"CDID","D7BT"
"Source dataset ID","MM23"
"PreUnit",""
"Unit",""
"Release date","22-04-2026"
"Next release","20 May 2026"
"Important notes",
"2025","138.2"
"2025 Q4","139.9"
"2026 JAN","139.5"
"2026 FEB","140.1"
"2026 MAR","141.0"
"""
PLAIN = "series,period,value,published,source\n"


def clausier(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, ["index", *map(str, arguments)])
    if isinstance(result.exception, Exception) and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def told(folder: Path, text: str, *arguments: str, name: str = "file.csv") -> tuple[int, dict[str, Any]]:
    (folder / name).write_text(text, encoding="utf-8")
    result = clausier("import", folder / name, "-w", folder / "w", "--json", *arguments)
    return result.exit_code, json.loads(result.stdout)


def value(folder: Path, name: str, period: str) -> dict[str, Any]:
    result = clausier("show", name, "--from", period, "--to", period, "-w", folder / "w", "--json")
    (row,) = json.loads(result.stdout)["observations"]
    assert isinstance(row, dict)
    return row


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "w" / "indices").glob("*"))
