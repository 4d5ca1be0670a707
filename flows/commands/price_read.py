"""``clausier price read``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from flows.outputs._sentences import translated
from flows.outputs._words import words
from pipeline.errors import UsageError
from pipeline.indexation.formula import SURE, Formula, Reading
from pipeline.indexation.printing import canonical, mathematics
from pipeline.indexation.reading import read
from pipeline.indexation.sentences import sentences
from pipeline.reading._bilingual import language_of


def run_read(
    clause: str,
    language: Literal["fr", "en"] | None,
    *,
    locale: Literal["fr", "en"] | None,
    as_json: bool,
) -> int:
    """Read a clause and print it; returns 0 when it is one formula with nothing left open, otherwise 1.

    Args:
        clause: its words; ``-``: from standard input.
        language: of the clause; ``None``: found.
        locale: the language in which it is told; ``None``: that of the clause.
        as_json: as JSON instead.

    Raises:
        UsageError: there are no words.
    """
    text = sys.stdin.read() if clause == "-" else clause
    if not text.strip():
        raise UsageError(
            'there is no clause to read; clausier price read "The rent rises by 3% each year."'
        )
    told: Literal["fr", "en"] = language or ("fr" if language_of(text) == "fr" else "en")
    reading = read(text, told)
    if as_json:
        print(json.dumps(as_dict(reading, told, locale), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(reading, locale or told)))
    return 0 if len(reading.formulas) == 1 and not reading.not_settled else 1


def as_dict(
    reading: Reading, language: Literal["fr", "en"], locale: Literal["fr", "en"] | None = None
) -> dict[str, Any]:
    """Return a reading as JSON holds it: each formula as mathematics and sentences, with its words.

    Args:
        reading: of a clause.
        language: of the clause.
        locale: of mathematics and sentences; ``None``: that of the clause.
    """
    return {
        "language": language,
        "mechanism": reading.mechanism,
        "confidence": reading.confidence,
        "formulas": [_formula(formula, reading.text, locale or language) for formula in reading.formulas],
        "not_settled": [
            {**asdict(one), "words": reading.text[one.start : one.end]} for one in reading.not_settled
        ],
        "defects": [{**asdict(one), "words": reading.text[one.start : one.end]} for one in reading.defects],
    }


def _formula(formula: Formula, text: str, language: Literal["fr", "en"]) -> dict[str, Any]:
    plain = _plain(replace(formula, parts=()))
    del plain["parts"], plain["kind"]
    return {
        "mathematics": mathematics(formula, language),
        "sentences": sentences(formula, language),
        "canonical": canonical(formula),
        **plain,
        "parts": [{**asdict(part), "words": text[part.start : part.end]} for part in formula.parts],
    }


def _plain(value: Any) -> Any:
    """Return a value as JSON: records with their ``kind``, numbers and days as text."""
    if is_dataclass(value):
        told = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {"kind": told.pop("kind", type(value).__name__), **told}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def _lines(reading: Reading, locale: Literal["fr", "en"]) -> Iterator[str]:
    said = words("clause", locale)
    parts, colon = said["parts"], said["colon"]
    if not reading.formulas:
        unsure = "" if reading.confidence >= SURE else said["not_sure"]
        mechanism = said["mechanisms"].get(reading.mechanism, reading.mechanism)
        yield said["no_formula"].format(mechanism=mechanism, unsure=unsure)
    for at, formula in enumerate(reading.formulas, 1):
        if len(reading.formulas) > 1:
            yield said["reading"].format(at=at, count=len(reading.formulas))
        yield mathematics(formula, locale)
        yield f"  {sentences(formula, locale)}"
    for part in reading.formulas[0].parts if reading.formulas else ():
        against = said["also_says"].format(words=part.doubt) if part.doubt else ""
        figure = f"{part.confidence:.2f}".replace(".", said["decimal"])
        doubt = "" if part.confidence >= SURE else f" ({figure}{against})"
        name = parts.get(part.name, part.name)
        yield f"  {name}{doubt}{colon} {' '.join(reading.text[part.start : part.end].split())}"
    for one in reading.not_settled:
        ways = [translated(way, locale) for way in one.readings]
        told = f"{colon} {' / '.join(ways)}" if ways else ""
        why = translated(one.why, locale)
        yield said["not_settled"].format(part=parts.get(one.part, one.part), why=why, ways=told)
    for defect in reading.defects:
        code = said["defects"].get(defect.code, defect.code)
        yield said["defect"].format(code=code, why=translated(defect.why, locale))
