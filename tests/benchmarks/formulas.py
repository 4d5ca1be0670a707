"""Measures the grammar of revision clauses field by field, on clauses that lie outside this project.

Run ``python -m tests.benchmarks.formulas EXAMPLES.jsonl [--errors]``. Each line of the file holds ``id``,
``lang``, ``text`` and a reading in prose. What is expected is in ``data/labels``
(``indexation_corrections.jsonl``): that reading in the normal form of this project, corrected where it was
wrong, without the words of the clause. ``indexation_clauses.jsonl`` there holds the words as well: it is
both the file and, as ``--labels``, what is expected.

A field is *stated* when exactly one value was read and nothing says that it is not settled; *sure* when all
of its words were read with 0.9. A value where nothing is expected is wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.indexation.formula import SURE, Formula, IndexTerm, Reading
from pipeline.indexation.printing import mathematics, percent, reference, symbols
from pipeline.indexation.reading import read

LABELS = Path(__file__).parents[2] / "data" / "labels" / "indexation_corrections.jsonl"
FIELDS = (
    "mechanism", "index", "base_period", "base_value", "reference_period", "formula", "frequency", "cap",
    "floor", "direction", "days", "notice",
)  # fmt: skip
_KINDS = {
    "index_ratio": "index", "formula": "index", "cpi_capped": "index", "none": "none", "firm": "firm",
    "fixed_percentage": "fixed_percentage", "unilateral": "unilateral",
}  # fmt: skip
_PARTS = {
    "cap": ("cap", "collar"),
    "floor": ("floor", "direction", "collar"),
    "days": ("days", "first"),
    "base_value": ("base_value", "base_period"),
}
_ARITHMETIC = ("index", "rate", "amount", "of", "movement", "weights", "tiers")


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of a field: its value in normal form, and whether surely."""

    value: object
    sure: bool


def told_of(reading: Reading) -> dict[str, Told]:
    """Return the fields that a reading states, each in the normal form of the labels."""
    kind = _KINDS.get(reading.mechanism, reading.mechanism)
    open_parts = {one.part for one in reading.not_settled}
    found = (
        {"mechanism": Told(kind, sure=reading.confidence >= SURE)} if "mechanism" not in open_parts else {}
    )
    if not reading.formulas:
        return found
    formula = reading.formulas[0]
    values = _values(formula)
    for field, value in values.items():
        alternatives = {json.dumps(_values(one)[field]) for one in reading.formulas}
        if value in (None, "") or field in open_parts or len(alternatives) > 1:
            continue
        found[field] = Told(value, _sure(formula, field))
    return found


def _values(formula: Formula) -> dict[str, object]:
    leaves = [leaf for _, leaf in symbols(formula.movement)]
    bases = [leaf.base for leaf in leaves if isinstance(leaf, IndexTerm)]
    days = formula.days
    when = [days.on, f"after {days.after_months}" if days.after_months else ""]
    when += [days.first.isoformat() if days.first else ""]
    bounds = formula.bounds
    collar = bounds.collar
    cap = bounds.cap if bounds.cap is not None else collar
    floor = bounds.floor if bounds.floor is not None or collar is None else -collar
    return {
        "index": _joined(leaf.index for leaf in leaves),
        "base_period": _joined(
            "" if base.kind == "unknown" else reference(replace(base, value=None) if bases[1:] else base)
            for base in bases
        ),
        "base_value": _joined("" if base.value is None else str(base.value) for base in bases),
        "reference_period": _joined(
            "" if leaf.now.kind == "unknown" else reference(leaf.now) for leaf in leaves
        ),
        "formula": None if formula.of is None else mathematics(formula),
        "frequency": formula.days.every_months,
        "cap": None if cap is None else percent(cap),
        "floor": _floor(bounds.never_below, floor),
        "direction": formula.direction,
        "days": " ".join(one for one in when if one),
        "notice": formula.notice,
    }


def _joined(values: Iterable[str]) -> str | None:
    """Return what is told of all indices of a formula, each value once; nothing where one has none."""
    each = list(dict.fromkeys(values))
    return " + ".join(each) if each and all(each) else None


def _floor(never_below: str, floor: Decimal | None) -> str | None:
    """Return the floor that holds: a rise that is due in any case holds more than the price before."""
    told = None if floor is None else percent(floor)
    return told if floor is not None and floor > 0 else never_below or told


def _sure(formula: Formula, field: str) -> bool:
    names = _PARTS.get(field, (field,))
    parts = [part for part in formula.parts if part.name in names]
    if field == "formula":
        parts += [part for part in formula.parts if part.name in _ARITHMETIC]
    return bool(parts) and all(part.confidence >= SURE for part in parts)


def judge(reading: Reading, expected: Mapping[str, Any]) -> list[tuple[str, str, object, object, bool]]:
    """Return (field, right | wrong | missing, what was read, what was expected, sure) for each field."""
    told = told_of(reading)
    found: list[tuple[str, str, object, object, bool]] = []
    for field in FIELDS:
        if field in expected.get("unsettled", ()):
            continue
        wanted = expected["fields"].get(field)
        allowed = wanted if isinstance(wanted, list) else [] if wanted is None else [wanted]
        one = told.get(field)
        if one is None:
            if allowed:
                found.append((field, "missing", None, wanted, False))
            continue
        outcome = "right" if one.value in allowed else "wrong"
        found.append((field, outcome, one.value, wanted, one.sure))
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the clauses, judge each field, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--errors", action="store_true", help="print what is wrong or missing")
    options = parser.parse_args(arguments)
    labels = {row["id"]: row for row in map(json.loads, options.labels.read_text("utf-8").splitlines())}
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for line in options.examples.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["id"] not in labels:
            continue
        reading = read(row["text"], row["lang"])
        for field, outcome, value, wanted, surely in judge(reading, labels[row["id"]]):
            counts[field][outcome] += 1
            counts[field][f"sure {outcome}"] += int(surely)
            if options.errors and outcome != "right":
                how = f"{outcome} sure" if surely else outcome
                print(f"{row['id']} {field}: {how}: {value!r}, expected {wanted!r}")
    total: Counter[str] = Counter()
    print(f"{'field':18} {'right':>6} {'wrong':>6} {'missing':>8} {'sure':>6} {'sure wrong':>11}")
    for field in FIELDS:
        total.update(counts[field])
        _row(field, counts[field])
    _row("all", total)
    for name, prefix in (("stated", ""), ("sure", "sure ")):
        right, wrong = total[f"{prefix}right"], total[f"{prefix}wrong"]
        if right + wrong:
            print(f"right of what is {name}: {right} of {right + wrong}, {right / (right + wrong):.3f}")


def _row(name: str, count: Counter[str]) -> None:
    sure = count["sure right"] + count["sure wrong"]
    told = f"{name:18} {count['right']:6} {count['wrong']:6} {count['missing']:8}"
    print(f"{told} {sure:6} {count['sure wrong']:11}")


if __name__ == "__main__":
    main()
