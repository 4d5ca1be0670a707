"""CUAD's own table: a row a contract, a column a category with its quotes, ``-Answer`` beside it.

Source: The Atticus Project, CUAD v1 (CC BY 4.0). Answers are written by people: ``[]/[]/2018`` is partly
redacted and is no label; ``perpetual`` is a value.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from data.load import lexicon
from flows.evaluation.gold import Gold, GoldSpan, Labels, Refused
from pipeline.company import normalise
from pipeline.folding import fold

_DATES = {
    "agreement_date": "Agreement Date",
    "effective_date": "Effective Date",
    "expiration_date": "Expiration Date",
}
_DURATIONS = {"renewal_term": "Renewal Term", "notice_period": "Notice Period to Terminate Renewal"}
_LONGEST_CELL = 10_000_000
_UNITS = {"year": (12, "M"), "month": (1, "M"), "week": (7, "D"), "day": (1, "D")}


class Cuad:
    """``labels.csv`` as CUAD publishes it."""

    name = "cuad"
    suffixes = (".csv",)

    def load(self, path: Path) -> Labels:
        """Read the table.

        Raises:
            ValueError: a column is missing.
        """
        csv.field_size_limit(_LONGEST_CELL)
        documents: list[Gold] = []
        refused: list[Refused] = []
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = {"document", "Parties", "Parties-Answer"} - set(reader.fieldnames or ())
            if missing:
                raise ValueError(f"it has no column {', '.join(sorted(missing))}")
            for row in reader:
                try:
                    documents.append(_gold(row))
                except (ValueError, SyntaxError) as error:
                    refused.append(Refused(row.get("document") or "?", f"a cell cannot be read: {error}"))
        return Labels(tuple(documents), tuple(refused))


def snake(column: str) -> str:
    """Return a category's name as the views write it: ``Rofr/Rofo/Rofn`` is ``rofr_rofo_rofn``."""
    return re.sub(r"[^a-z0-9]+", "_", column.lower()).strip("_")


def _gold(row: dict[str, str]) -> Gold:
    fields: dict[str, tuple[str, ...]] = {}
    for field, column in _DATES.items():
        values = _dates(row.get(f"{column}-Answer") or "")
        if values is not None:
            fields[field] = values
    for field, column in _DURATIONS.items():
        durations = _durations(row.get(f"{column}-Answer") or "")
        if durations is not None:
            fields[field] = durations
    laws = _laws(row.get("Governing Law-Answer") or "")
    if laws is not None:
        fields["governing_law"] = laws
    quoted, names = _parties(row)
    fields["party"] = names
    spans = {
        snake(column): tuple(GoldSpan(quote) for quote in _quotes(row[column]))
        for column in row
        if column and f"{column}-Answer" in row
    }
    titles = tuple(span.quote for span in spans.get("document_name", ()))
    if titles:
        fields["title"] = titles
    return Gold(row["document"], None, "en", fields, {"party": quoted}, spans)


def _quotes(cell: str) -> tuple[str, ...]:
    quotes = ast.literal_eval(cell) if cell.strip() else []
    return tuple(str(quote) for quote in quotes if str(quote).strip())


def _dates(answer: str) -> tuple[str, ...] | None:
    values: list[str] = []
    for part in answer.split(";"):
        words = part.strip().lower()
        match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2,4})", words)
        if match:
            year = int(match[3]) + (1900 if len(match[3]) == 2 else 0)
            try:
                values.append(date(year, int(match[1]), int(match[2])).isoformat())
            except ValueError:
                return None
        elif words == "perpetual":
            values.append("perpetual")
        elif words:
            return None
    return tuple(values)


def _durations(answer: str) -> tuple[str, ...] | None:
    if not answer.strip():
        return ()
    match = re.search(r"(\d+(?:\.5)?)\)?\s*(year|month|day|week)", answer)
    if not match:
        return None
    factor, letter = _UNITS[match[2]]
    return (f"P{int(float(match[1]) * factor)}{letter}",)


@cache
def _places() -> dict[str, str]:
    """Name of a state or country, folded -> its ISO 3166 code."""
    return {name: code for code, entry in lexicon("jurisdictions", "en").items() for name in entry["names"]}


def _laws(answer: str) -> tuple[str, ...] | None:
    """Read ``England; Wales`` into codes; ``None`` where the annotators name what is no place."""
    codes: list[str] = []
    for part in fold(answer).replace("massachussets", "massachusetts").split(";"):
        words = part.strip().removeprefix("province of ")
        pieces = [words, *(piece.strip() for piece in words.split(","))]
        known = next((_places()[piece] for piece in pieces if piece in _places()), None)
        if words and known is None:
            return None
        if known is not None and known not in codes:
            codes.append(known)
    return tuple(code for code in codes if code != "GB-WLS" or "GB-ENG" not in codes)


def _parties(row: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Everything that was quoted, aliases too; and the names of the answer that were."""
    quoted = tuple(re.sub(r"[\"\u201c\u201d']", "", words) for words in _quotes(row["Parties"]))
    keys = {normalise(words) for words in quoted} - {""}
    names: dict[str, str] = {}
    for name in _named(row["Parties-Answer"] or ""):
        key = normalise(name)
        if key in keys and not re.search(r"\bpart(?:y|ies)\b", name.lower()):
            names.setdefault(key, name)
    return quoted, tuple(names.values())


def _named(answer: str) -> Iterator[str]:
    for part in re.split(r";|(?<=\))\s*,", answer):
        yield re.split(r"[(\"\u201c]", part.strip().lstrip("("))[0].strip()


FORMAT = Cuad()
