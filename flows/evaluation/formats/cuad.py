"""CUAD's own table: a row a contract, a column a category with its quotes, ``-Answer`` beside it.

Source: The Atticus Project, CUAD v1 (CC BY 4.0). Answers are written by people: ``[]/[]/2018`` is partly
redacted and is no label; ``perpetual`` is a value.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from data import late as re
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
_NAMES = ("document", "Filename")
"""The column that names the file; CUAD's own table has the second."""
_OLDEST = 50
"""Years of two digits: from here on of the last century."""
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
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            columns = set(reader.fieldnames or ())
            missing = sorted({"Parties", "Parties-Answer"} - columns)
            if not columns & set(_NAMES):
                missing.insert(0, _NAMES[0])
            if missing:
                raise ValueError(f"it has no column {', '.join(missing)}")
            for row in reader:
                name = next((row[key] for key in _NAMES if row.get(key)), "")
                try:
                    documents.append(_gold(name, row))
                except (ValueError, SyntaxError, KeyError, TypeError) as error:
                    refused.append(
                        Refused(name or f"line {reader.line_num}", f"a cell cannot be read: {error}")
                    )
        return Labels(tuple(documents), tuple(refused))


def snake(column: str) -> str:
    """Return a category's name as the views write it: ``Rofr/Rofo/Rofn`` is ``rofr_rofo_rofn``."""
    return re.sub(r"[^a-z0-9]+", "_", column.lower()).strip("_")


def _gold(name: str, row: dict[str, str]) -> Gold:
    if not name:
        raise ValueError("it names no document")
    fields: dict[str, tuple[str, ...]] = {}
    read: tuple[tuple[str, str, Callable[[str], tuple[str, ...] | None]], ...] = (
        *((field, column, _dates) for field, column in _DATES.items()),
        *((field, column, _durations) for field, column in _DURATIONS.items()),
        ("governing_law", "Governing Law", _laws),
    )
    for field, column, answer in read:
        if f"{column}-Answer" not in row:
            continue
        values = answer(row[f"{column}-Answer"] or "")
        # Words without an answer: there is such a clause, and nobody says what it comes to.
        if values or (values == () and not _quotes(row.get(column) or "")):
            fields[field] = values
    quoted, names = _parties(row)
    if names:
        fields["party"] = names
    spans = {
        snake(column): tuple(GoldSpan(quote) for quote in _quotes(row[column] or ""))
        for column in row
        if column and f"{column}-Answer" in row
    }
    titles = tuple(span.quote for span in spans.get("document_name", ()))
    if titles:
        fields["title"] = titles
    return Gold(name, None, "en", fields, {"party": quoted}, spans=spans)


def _quotes(cell: str) -> tuple[str, ...]:
    quotes = ast.literal_eval(cell) if cell.strip() else []
    return tuple(str(quote) for quote in quotes if str(quote).strip())


def _dates(answer: str) -> tuple[str, ...] | None:
    values: list[str] = []
    for part in answer.split(";"):
        words = part.strip().lower()
        match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2,4})", words)
        if match:
            year = int(match[3])
            if len(match[3]) == 2:
                year += 1900 if year >= _OLDEST else 2000
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
    length = float(match[1]) * factor
    return (f"P{int(length)}{letter}",) if length.is_integer() else None


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
    quoted = [re.sub(r"[\"\u201c\u201d']", "", words) for words in _quotes(row["Parties"] or "")]
    keys = {normalise(words) for words in quoted} - {""}
    names: dict[str, str] = {}
    for spellings in _named(row["Parties-Answer"] or ""):
        name = next((name for name in spellings if normalise(name) in keys), None)
        if name is None:
            # Named by the annotators and quoted nowhere: not asked for, and not wrong either.
            quoted += spellings
        elif not re.search(r"\bpart(?:y|ies)\b", name.lower()):
            names.setdefault(normalise(name), name)
    return tuple(quoted), tuple(names.values())


def _named(answer: str) -> Iterator[list[str]]:
    """Each party of an answer: up to its alias, and up to any bracket (``Bunker (USA) Inc. ("B")``)."""
    for part in re.split(r";|(?<=\))\s*,", answer):
        words = part.strip().lstrip("(")
        cuts = (
            re.split(r"\s*\(\s*(?:the\s+)?[\"\u201c]|[\"\u201c]", words)[0],
            re.split(r"[(\"\u201c]", words)[0],
        )
        yield [name for name in dict.fromkeys(cut.strip() for cut in cuts) if normalise(name)]


FORMAT = Cuad()
