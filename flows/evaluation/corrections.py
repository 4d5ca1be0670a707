"""Labels that were found to be wrong, put right without touching the file that has them.

Corrections are labels in any layout; each field that they name takes the place of the same field of its
document, and one that they call unsettled is not judged at all.
"""

from __future__ import annotations

from dataclasses import replace

from flows.evaluation.gold import Gold, Labels, Refused


def corrected(labels: Labels, corrections: Labels) -> Labels:
    """Return labels with corrections put in; those of a document that has no labels are refused."""
    mended = {gold.document: gold for gold in corrections.documents}
    named = {gold.document for gold in labels.documents}
    strangers = tuple(
        Refused(name, "the correction is of a document that has no labels")
        for name in mended
        if name not in named
    )
    return Labels(
        tuple(
            _corrected(gold, mended[gold.document]) if gold.document in mended else gold
            for gold in labels.documents
        ),
        (*labels.refused, *corrections.refused, *strangers),
    )


def _corrected(gold: Gold, by: Gold) -> Gold:
    fields = {**gold.fields, **by.fields}
    return replace(
        gold,
        fields={field: values for field, values in fields.items() if field not in by.unsettled},
        also={**gold.also, **by.also},
        spans={**gold.spans, **by.spans},
        unsettled=gold.unsettled | by.unsettled,
    )
