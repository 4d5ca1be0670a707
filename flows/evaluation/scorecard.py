"""Writes the score card: figures, the command that made them, and limits, in Markdown."""

from __future__ import annotations

import csv
from pathlib import Path

import models
from data.splits import stem
from flows.evaluation import tables
from flows.evaluation.evaluate import Evaluation, write_file
from flows.evaluation.measures import FEWEST
from flows.evaluation.reliability import draw

GROUPS = {"language": "language", "read_as": "way of reading", "contract_type": "type of contract"}
_LISTED = 50
_NOTES = Path(__file__).with_name("scorecard_notes.md")


def write(evaluation: Evaluation, path: Path) -> None:
    """Write the card and, beside it, the reliability picture.

    Raises:
        StorageError: the disk is full, or may not be written.
        UsageError: the place cannot be written.
    """
    picture = path.with_name(f"{path.stem}-reliability.svg")
    write_file(picture, draw(evaluation.bins()))
    write_file(path, card(evaluation, picture.name))


def card(evaluation: Evaluation, picture: str) -> str:
    """Return the score card as Markdown."""
    about = evaluation.about
    error = evaluation.calibration_error()
    parts = [
        f"# {about.get('title') or 'Score card'}",
        f"Made {about.get('made', '')} by `{about.get('command', 'clausier evaluate')}` "
        f"(labels `{about.get('labels', '')}`, extractors `{about.get('terms', '')}`), over "
        f"{evaluation.documents} labelled documents, {_side(about.get('split', 'all'))}.",
        "## Fields",
        tables.markdown(tables.fields(evaluation.scores())),
        "## Doubt",
        f"Expected calibration error, all fields pooled: **{tables.share(error)}**.",
        f"![Share right by confidence]({picture})",
        tables.markdown(tables.calibration(evaluation)),
    ]
    if evaluation.ranked:
        parts += ["## Clause types", tables.markdown(tables.clause_types(evaluation))]
    if evaluation.states:
        parts += ["## Found, absent, unknown", tables.markdown(tables.states(evaluation))]
    for name, told in GROUPS.items():
        parted = tables.groups(evaluation, name)
        if parted:
            parts += [f"## F1 by {told}", tables.markdown(tables.grouped(told, parted))]
    if taught := _taught(evaluation):
        parts += ["## What has learned from these documents", taught]
    parts.append(_NOTES.read_text(encoding="utf-8").format(fewest=FEWEST))
    unfit = [one for one in evaluation.refused if not one.elsewhere]
    if unfit:
        lines = [f"- {one.document}: {one.reason}" for one in unfit[:_LISTED]]
        more = len(unfit) - len(lines)
        parts += [
            "## Labels that do not fit and were left out",
            "\n".join([*lines, *([f"- and {more} more"] if more else [])]),
        ]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _taught(evaluation: Evaluation) -> str:
    """Say which models learned from documents of this card: their part of the figures is too kind."""
    here = {stem(one.document) for one in evaluation.judged}
    lines: list[str] = []
    for path in sorted(models.ROOT.glob("*/taught.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            known = {stem(row["document"]) for row in csv.DictReader(stream)}
        if shared := len(here & known):
            lines.append(f"- `{path.parent.name}`: {shared} of {len(here)}")
    if not lines:
        return ""
    return (
        "Models were taught by some of them, and rules were written with them in view: these figures are "
        "no promise for contracts that nobody has seen; what a model does on issuers that were held out "
        "stands in its card (`models/NAME/card.md`).\n\n" + "\n".join(lines)
    )


def _side(split: str) -> str:
    if split == "all":
        return "whichever side of `data/labels/splits.csv` they are on"
    return f"side *{split.replace('_', ' ')}* of `data/labels/splits.csv`"
