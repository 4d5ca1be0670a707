"""Writes the score card: figures, the command that made them, and limits, in Markdown."""

from __future__ import annotations

from pathlib import Path

from flows.evaluation import tables
from flows.evaluation.evaluate import Evaluation
from flows.evaluation.measures import FEWEST
from flows.evaluation.reliability import draw

_NOTES = Path(__file__).with_name("scorecard_notes.md")


def write(evaluation: Evaluation, path: Path) -> None:
    """Write the card and, beside it, the reliability picture.

    Raises:
        OSError: the place cannot be written.
    """
    picture = path.with_name(f"{path.stem}-reliability.svg")
    picture.write_text(draw(evaluation.bins()), encoding="utf-8")
    path.write_text(card(evaluation, picture.name), encoding="utf-8")


def card(evaluation: Evaluation, picture: str) -> str:
    """Return the score card as Markdown."""
    about = evaluation.about
    error = evaluation.calibration_error()
    parts = [
        f"# {about.get('title') or 'Score card'}",
        f"Made {about.get('made', '')} by `{about.get('command', 'clausier evaluate')}` "
        f"(extractors `{about.get('terms', '')}`), over {evaluation.documents} labelled documents, "
        f"side *{about.get('split', 'all')}* of `data/labels/splits.csv`.",
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
    for name, told in (("language", "language"), ("read_as", "way of reading"), ("contract_type", "type")):
        for value, table in tables.groups(evaluation, name):
            parts += [f"## By {told}: {value}", tables.markdown(table)]
    parts.append(_NOTES.read_text(encoding="utf-8").format(fewest=FEWEST))
    if evaluation.refused:
        lines = [f"- {one.document}: {one.reason}" for one in evaluation.refused[:50]]
        more = len(evaluation.refused) - len(lines)
        parts += [
            "## Labels that do not fit and were left out",
            "\n".join([*lines, *([f"- and {more} more"] if more else [])]),
        ]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"
