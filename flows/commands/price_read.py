"""``clausier price read``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pipeline.errors import UsageError
from pipeline.indexation.formula import SURE, Formula, Reading
from pipeline.indexation.printing import canonical, mathematics
from pipeline.indexation.reading import read
from pipeline.indexation.sentences import sentences
from pipeline.reading._bilingual import language_of


def run_read(clause: str, language: Literal["fr", "en"] | None, *, as_json: bool) -> int:
    """Read a clause and print it; returns 0 when it is one formula with nothing left open, otherwise 1.

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
        print(json.dumps(as_dict(reading, told), ensure_ascii=False, indent=1))
    else:
        _print(reading, told)
    return 0 if len(reading.formulas) == 1 and not reading.not_settled else 1


def as_dict(reading: Reading, language: Literal["fr", "en"]) -> dict[str, Any]:
    """Return a reading as JSON holds it: each formula as mathematics and sentences, with its words."""
    return {
        "language": language,
        "mechanism": reading.mechanism,
        "confidence": reading.confidence,
        "formulas": [_formula(formula, reading.text, language) for formula in reading.formulas],
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


def _print(reading: Reading, language: Literal["fr", "en"]) -> None:
    if not reading.formulas:
        unsure = "" if reading.confidence >= SURE else ", not sure"
        print(f"no formula ({reading.mechanism}{unsure})")
    for at, formula in enumerate(reading.formulas, 1):
        if len(reading.formulas) > 1:
            print(f"reading {at} of {len(reading.formulas)}")
        print(mathematics(formula, language))
        print(f"  {sentences(formula, language)}")
    for part in reading.formulas[0].parts if reading.formulas else ():
        against = f', the clause also says "{part.doubt}"' if part.doubt else ""
        doubt = "" if part.confidence >= SURE else f" ({part.confidence:.2f}{against})"
        print(f"  {part.name}{doubt}: {' '.join(reading.text[part.start : part.end].split())}")
    for open_part in reading.not_settled:
        ways = f": {' / '.join(open_part.readings)}" if open_part.readings else ""
        print(f"not settled, {open_part.part}: {open_part.why}{ways}")
    for defect in reading.defects:
        print(f"defect, {defect.code}: {defect.why}")
