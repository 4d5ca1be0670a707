"""The layouts of files with official series: INSEE's, the ONS's, and a plain one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._incoming import (
    Incoming,
    LayoutError,
    by_identifier,
    day_first,
    other_base,
    picked,
    table,
    unknown_series,
)
from pipeline.indexation._library import Library
from pipeline.indexation._series import Series

PLAIN = ("series", "period", "value", "published", "source", "correction")
_MONTHS = {
    "JAN": 1, "FEB": 2, "MAR": 3, "APR": 4, "MAY": 5, "JUN": 6, "JUL": 7, "AUG": 8, "SEP": 9, "OCT": 10,
    "NOV": 11, "DEC": 12,
}  # fmt: skip
_ONS_PERIOD = re.compile(r"(\d{4})(?: (Q[1-4]|[A-Z]{3}))?")
_NORMAL = ("", "a")
"""INSEE's codes of a value that stands; ``P`` is provisional, ``O`` a value that is not there."""


def read_incoming(text: str, library: Library, asked: Series | None) -> Incoming:
    """Read a file of official series.

    Args:
        text: the CSV file.
        library: what is known.
        asked: which series it is, where somebody said so.

    Raises:
        LayoutError: it has none of the known layouts.
    """
    head = fold(text.lstrip("\ufeff").lstrip()[:400])
    if re.match(r'"?libelle"?;', head):
        return _insee(text, library, asked)
    if re.match(r'"?title"?,', head):
        return _ons(text, library, asked)
    if {"period", "value"} <= set(re.split(r"[^a-z]+", head.split("\n", 1)[0])):
        return _plain(text, library, asked)
    raise LayoutError(
        "it begins neither as INSEE's files do (Libellé;idBank;…), nor as the ONS's (Title,…), nor with "
        f"the columns {','.join(PLAIN)}"
    )


def _insee(text: str, library: Library, asked: Series | None) -> Incoming:
    incoming = Incoming("insee", "publisher", "Licence Ouverte 2.0")
    lines = table(text.lstrip("\ufeff"), ";")
    if len(lines[0][1]) >= 4 and fold(lines[0][1][1]) == "idbank":
        _insee_across(incoming, lines, library, asked)
    else:
        _insee_down(incoming, lines, library, asked)
    return incoming


def _insee_down(
    incoming: Incoming, lines: list[tuple[int, list[str]]], library: Library, asked: Series | None
) -> None:
    """One series, a period a line: ``2025-T3;137,09;A`` under ``Libellé``, ``idBank`` and the others."""
    head = {"libelle": "", "idbank": "", "derniere mise a jour": "", "periode": ""}
    rows = []
    for line, cells in lines:
        name = fold(cells[0])
        if name in head:
            head[name] = cells[1] if len(cells) > 1 else ""
            if len(cells) > 2 and name == "idbank" and cells[2]:
                incoming.wrong(line, "several series stand side by side; export them one by one")
                return
        else:
            rows.append((line, cells))
    found = by_identifier(library, "idbank", head["idbank"]) or library.find(head["libelle"])
    name = f"idBank {head['idbank']} ({head['libelle']})"
    series = picked(incoming, found, name, asked)
    if series is None:
        return
    _insee_head(incoming, series, head["libelle"], head["idbank"], head["derniere mise a jour"])
    for line, cells in rows:
        code = cells[2] if len(cells) > 2 else ""
        _insee_cell(incoming, line, series, cells[0], cells[1] if len(cells) > 1 else "", code)


def _insee_across(
    incoming: Incoming, lines: list[tuple[int, list[str]]], library: Library, asked: Series | None
) -> None:
    """A series a line, its periods across; a line that begins with ``Codes`` belongs to the one above."""
    periods = lines[0][1][4:]
    rows = [(line, cells) for line, cells in lines[1:] if fold(cells[0]) != "codes"]
    codes = {before: cells[4:] for (before, _), (_, cells) in pairwise(lines) if fold(cells[0]) == "codes"}
    if asked is not None and len(rows) > 1:
        incoming.wrong(0, f"--series says that it is {asked.code}, and the file holds {len(rows)} series")
        return
    for line, cells in rows:
        label, idbank, updated = (*cells, "", "", "")[:3]
        found = by_identifier(library, "idbank", idbank) or library.find(label)
        series = picked(incoming, found, f"idBank {idbank} ({label})", asked)
        if series is None:
            continue
        _insee_head(incoming, series, label, idbank, updated)
        marks = codes.get(line, [])
        for place, (period, value) in enumerate(zip(periods, cells[4:], strict=False)):
            _insee_cell(incoming, line, series, period, value, marks[place] if place < len(marks) else "")


def _insee_head(incoming: Incoming, series: Series, label: str, idbank: str, updated: str) -> None:
    if (other := other_base(series, label)) is not None:
        incoming.wrong(0, other)
    day = day_first(updated)
    if day is not None:
        incoming.updated[series.code] = day
    incoming.named = f"INSEE, BDM {idbank}" + (f", updated {day}" if day else "")


def _insee_cell(incoming: Incoming, line: int, series: Series, period: str, value: str, code: str) -> None:
    if not value:
        incoming.skip(line, f"{series.code} {period} has no value")
    elif fold(code) not in _NORMAL:
        incoming.skip(line, f"{series.code} {period} is marked {code}: it is not final")
    else:
        incoming.take(line, series, period, value)


def _ons(text: str, library: Library, asked: Series | None) -> Incoming:
    incoming = Incoming("ons", "publisher", "Open Government Licence v3.0", released=True)
    head = {"title": "", "cdid": "", "release date": ""}
    rows = []
    for line, cells in table(text.lstrip("\ufeff"), ","):
        name = fold(cells[0])
        if _ONS_PERIOD.fullmatch(cells[0].upper()):
            rows.append((line, cells))
        elif name in head:
            head[name] = cells[1] if len(cells) > 1 else ""
        elif name not in ("source dataset id", "preunit", "unit", "next release", "important notes"):
            incoming.wrong(line, f"{cells[0]!r} is no period")
    found = by_identifier(library, "cdid", head["cdid"])
    series = picked(incoming, found, f"CDID {head['cdid']} ({head['title']})", asked)
    if series is None:
        return incoming
    if (other := other_base(series, head["title"])) is not None:
        incoming.wrong(0, other)
    day = day_first(head["release date"])
    if day is not None:
        incoming.updated[series.code] = day
    incoming.named = f"ONS, {head['cdid']}" + (f", released {day}" if day else "")
    for line, cells in rows:
        _ons_row(incoming, line, series, cells)
    return incoming


def _ons_row(incoming: Incoming, line: int, series: Series, cells: list[str]) -> None:
    found = _ONS_PERIOD.fullmatch(cells[0].upper())
    year, part = (found[1], found[2]) if found else ("", None)
    if part and part not in _MONTHS and not part.startswith("Q"):
        incoming.wrong(line, f"{cells[0]!r} is no period")
        return
    period = f"{year}-{_MONTHS[part]:02}" if part in _MONTHS else f"{year}-{part}" if part else year
    frequency = "month" if part in _MONTHS else "quarter" if part else "year"
    if frequency != series.frequency:
        incoming.skip(line, f"{cells[0]} is the mean of a {frequency}")
    elif len(cells) < 2 or not cells[1]:
        incoming.skip(line, f"{series.code} {period} has no value")
    else:
        incoming.take(line, series, period, cells[1])


def _plain(text: str, library: Library, asked: Series | None) -> Incoming:
    incoming = Incoming("plain", "relayed", "not told")
    bare = text.lstrip("\ufeff")
    first = bare.lstrip().split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    lines = table(bare, delimiter)
    columns = [fold(cell) for cell in lines[0][1]]
    unknown = [name for name in columns if name not in PLAIN]
    needed = PLAIN[:3] if asked is None else PLAIN[1:3]
    lacking = [name for name in needed if name not in columns]
    if unknown or lacking or len(set(columns)) < len(columns):
        incoming.wrong(lines[0][0], f"wants the columns {','.join(PLAIN)}, has {','.join(columns)}")
        return incoming
    for line, cells in lines[1:]:
        if len(cells) != len(columns):
            more = " (a comma before decimals wants quotes here)" if delimiter == "," else ""
            incoming.wrong(line, f"has {len(cells)} cells, and there are {len(columns)} columns{more}")
            continue
        _plain_row(incoming, line, dict(zip(columns, cells, strict=True)), library, asked)
    return incoming


def _plain_row(
    incoming: Incoming, line: int, row: dict[str, str], library: Library, asked: Series | None
) -> None:
    name = row.get("series", "")
    series = library.find(name) if name else asked
    if series is None:
        incoming.wrong(line, unknown_series(name or "a row without a name"))
        return
    if asked is not None and series is not asked:
        incoming.wrong(line, f"is of {series.code}, and --series says {asked.code}")
        return
    published = None
    if text := row.get("published", ""):
        try:
            published = date.fromisoformat(text)
        except ValueError:
            incoming.wrong(line, f"{text!r} is no day; write 2026-09-24")
            return
    source, correction = row.get("source", ""), row.get("correction", "")
    incoming.take(line, series, row["period"], row["value"], published, source, correction)
