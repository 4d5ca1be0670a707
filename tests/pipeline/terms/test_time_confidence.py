"""How sure a day or a length is: weighed by a model, by what it stands beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

import models
from pipeline.terms import _time_confidence
from pipeline.terms._time_confidence import all_weighed, score, watched, weighed
from pipeline.types import Document, Evidence, FlowText, Fragment, Page, Term
from tests.pipeline.terms._reading import read
from tests.pipeline.terms._views import view_of

TEXT = (
    'This Agreement is made as of January 30, 2020 (the "Effective Date") between Alpha and Beta.\n\n'
    "1. Term. This Agreement shall continue for three (3) years from the Effective Date.\n\n2. Fees. None."
)


def term_of(document: Document, value: str = "2020-01-30", confidence: float = 0.95) -> Term:
    evidence = Evidence.of(document, (Fragment(1, 0, 60),))
    return Term("agreement_date", {"date": value}, value, (evidence,), confidence, "agreement_date/1")


def test_a_probability_takes_the_place_of_a_score_that_is_kept() -> None:
    view = view_of(TEXT, "en")
    before = term_of(view.flow.document)
    after = weighed(view, before)
    assert (after.value_text, score(view, after)) == (before.value_text, 0.95)
    assert score(view, before) == before.confidence


def test_marks_are_noted_for_teaching() -> None:
    view = view_of(TEXT, "en")
    with watched() as seen:
        weighed(view, term_of(view.flow.document))
    ((_, marks),) = seen
    assert {"agreement_date", "agreement_date: score 0.95", "agreement_date: head"} <= set(marks)
    weighed(view, term_of(view.flow.document))
    assert len(seen) == 1


def test_values_that_stand_against_each_other_keep_their_scores() -> None:
    view = view_of(TEXT, "en")
    rivals = [term_of(view.flow.document, day, 0.8) for day in ("2020-01-30", "2021-01-30")]
    assert [term.confidence for term in all_weighed(view, rivals)] == [0.8, 0.8]


def test_what_is_unknown_is_not_weighed() -> None:
    view = view_of(TEXT, "en")
    unknown = replace(term_of(view.flow.document), state="unknown", reason="The day is blank.")
    assert weighed(view, unknown) is unknown


def test_a_poor_picture_makes_nothing_sure() -> None:
    view = view_of(TEXT, "en")
    document = replace(view.flow.document, pages=(Page(1, 0, len(TEXT), "ocr", 0.6),))
    poor = replace(view, flow=FlowText(document, TEXT, view.flow.pieces), memo={})
    assert weighed(poor, term_of(document)).confidence < 0.9


def test_without_the_model_nothing_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise models.ModelError(name)

    monkeypatch.setattr(models, "load", missing)
    view = view_of(TEXT, "en")
    assert weighed(view, term_of(view.flow.document)).confidence == _time_confidence._UNWEIGHED < 0.9


def test_an_end_that_agrees_with_start_and_term_is_surer() -> None:
    agreeing = TEXT.replace("2. Fees. None.", "2. End. The Expiration Date is January 30, 2023.")
    against = agreeing.replace("2023", "2029")
    (first,) = (item for item in read(agreeing, "en", "expiration_date") if item.state == "stated")
    others = [item for item in read(against, "en", "expiration_date") if item.value_text == "2029-01-30"]
    assert all(item.confidence <= first.confidence for item in others)
