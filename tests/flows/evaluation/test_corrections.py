"""Corrections take the place of labels, field by field."""

from __future__ import annotations

import json
from pathlib import Path

import data
from data.splits import stem
from flows.evaluation.corrections import corrected
from flows.evaluation.formats import load
from flows.evaluation.gold import Gold, Labels, Refused

GOLD = Gold(
    "lease",
    fields={"expiration_date": ("1935-12-21",), "effective_date": ("2015-12-21",), "term": ("P20Y",)},
)
OTHER = Gold("supply", fields={"term": ("P1Y",)})


def test_a_field_takes_the_place_of_the_same_field() -> None:
    by = Gold("lease", fields={"expiration_date": ("2035-12-21",), "renewal_term": ()})
    lease, supply = corrected(Labels((GOLD, OTHER)), Labels((by,))).documents
    assert lease.fields == {**GOLD.fields, "expiration_date": ("2035-12-21",), "renewal_term": ()}
    assert supply == OTHER


def test_what_is_unsettled_is_not_judged() -> None:
    (lease,) = corrected(Labels((GOLD,)), Labels((Gold("lease", unsettled=frozenset({"term"})),))).documents
    assert "term" not in lease.fields
    assert lease.fields["effective_date"] == ("2015-12-21",)


def test_a_correction_of_no_label_is_told() -> None:
    labels = corrected(Labels((OTHER,)), Labels((Gold("leese", fields={"term": ()}),)))
    assert labels.documents == (OTHER,)
    assert labels.refused == (Refused("leese", "the correction is of a document that has no labels"),)


def test_unsettled_fields_are_read_and_must_be_fields(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    row = {
        "document": "lease",
        "fields": {"term": ["P1Y"], "renewal": ["tacit"]},
        "unsettled": ["term", "colour"],
    }
    path.write_text(json.dumps(row))
    labels = load(path)
    assert labels.documents[0].fields == {"renewal": ("tacit",)}
    assert labels.documents[0].unsettled == {"term"}
    assert [one.reason for one in labels.refused] == ["unsettled: 'colour' is no field"]


def test_the_corrections_of_the_project_can_be_read() -> None:
    labels = load(Path(data.__file__).parent / "labels" / "cuad_corrections.jsonl")
    assert not labels.refused
    assert all(gold.fields or gold.unsettled for gold in labels.documents)
    assert all(gold.document == stem(gold.document) for gold in labels.documents)
