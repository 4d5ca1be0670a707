# ruff: noqa: E501 (texts to be read as they stand)
"""The marks of a name, and the confidence that follows from them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.terms import party
from tests.pipeline.terms._views import view_of

_BODY = "The goods are delivered on the first day of each month and paid thirty days later. " * 60
_SIGNED = """This Supply Agreement is made by and between Larkmere Foods, Inc., a Delaware corporation with offices at 12 Main Street, Albany ("Larkmere"), and Tarnwick Steel Ltd., a company registered in England ("Tarnwick").

WHEREAS the parties wish to trade;

{body}

Larkmere Foods, Inc.
By: ____________

Tarnwick Steel Ltd.
By: ____________
"""


def _found(text: str, language: Any = "en") -> dict[str, tuple[float, set[str]]]:
    view = view_of(text, language)
    sure = {term.value_text: term.confidence for term in party.EXTRACTOR.extract(view, ())}
    return {name: (sure[name], set(marks)) for name, marks in party.weighed(view)}


def test_a_name_that_is_introduced_and_signs_is_sure() -> None:
    found = _found(_SIGNED.format(body=_BODY))
    for confidence, marks in found.values():
        assert {"introduced", "signs", "on a line alone", "alias of the name"} <= marks
        assert 0.9 <= confidence <= 0.99


def test_doubt_is_no_constant() -> None:
    bare = _found(f'This Agreement is made between Larkmere and Tarnwick (the "Buyer").\n{_BODY}')
    told = _found(_SIGNED.format(body=_BODY))
    assert max(value for value, _ in bare.values()) < min(value for value, _ in told.values())
    assert len({round(value, 2) for value, _ in (*bare.values(), *told.values())}) > 2


def test_marks_tell_how_a_name_was_found() -> None:
    terms = "Conditions générales\n\nLe site est édité par la société BRÛLERIE DU PORT, SARL au capital de 8 000 €, RCS Nantes 443 061 841, dont le siège social est 3 rue du Four, 44000 Nantes."
    ((_, marks),) = _found(terms, "fr").values()
    assert {"issuer", "issuer fr", "number", "alone", "does not sign"} <= marks


def test_without_its_model_no_name_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    import models

    def missing(name: str) -> Any:
        raise models.ModelError("no trained model")

    monkeypatch.setattr(models, "load", missing)
    assert all(value < 0.9 for value, _ in _found(_SIGNED.format(body=_BODY)).values())


@pytest.mark.parametrize(("quality", "sure"), [(0.98, True), (0.6, False)])
def test_on_a_page_that_is_badly_read_no_name_is_sure(quality: float, sure: bool) -> None:
    view = view_of(_SIGNED.format(body=_BODY), "en")
    page = replace(view.flow.document.pages[0], read_as="ocr", quality=quality)
    document = replace(view.flow.document, pages=(page,))
    scanned = replace(view, flow=replace(view.flow, document=document))
    assert all((term.confidence >= 0.9) is sure for term in party.EXTRACTOR.extract(scanned, ()))
