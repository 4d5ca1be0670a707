"""Parties that nothing introduced: names by their letters, marks by what stands around them."""

from __future__ import annotations

import pytest

import models
from pipeline.clause_types import TypedPassage
from pipeline.clauses import flow, segment
from pipeline.second_look import second_look
from pipeline.terms import Extraction, extract, party
from pipeline.terms._party_plain import plain
from pipeline.terms._pointed_party import names
from pipeline.terms._pointed_party_marks import weighed
from pipeline.terms._pointed_party_read import LEAST, chosen_of
from pipeline.types import Term
from tests.pipeline.test_clauses import document

_BODY = """
1. The Baker shall bake forty loaves a day, and the Baker shall carry them to the Inn by six.

The Baker may sell to others.

2. The Inn shall pay for them each Friday. The Inn may refuse what is burnt.
"""
LETTERHEAD = f"""
                         TARROW VALLEY BREWERS, INC.
                            Pellham, Vermont

                              PURCHASE ORDER

Vendor:  Quillfeather Cooperage, LLC
Date:    4 March 2021
{_BODY}
Vendor accepts: /s/ Ann Quill
"""
LISTED = f"""SUPPLY OF BREAD

Oakmere Bakers Limited ("Baker")
Stonecrop Inns LLP as trustee for the
Stonecrop Family Trust ("Inn")

Details

Date     4 March 2021
{_BODY}
Signed

Oakmere Bakers Limited              Stonecrop Inns LLP
by its sole director                by a member
"""
PLAIN = f"""This Agreement is made on 4 March 2021 between Tarrow Ltd ("Baker") and Quill Inc. ("Inn").

The flour is that of Millstone Grain Company of Barre, who is asked for nothing here.
{_BODY}
TARROW LTD                          QUILL INC.
By: /s/ A. Roe                      By: /s/ B. Doe
"""


def looked(text: str, *passages: str) -> list[Term]:
    """Return what a second look adds to the parties that are read."""
    running = flow(document(text, "en"))
    clauses = segment(running)
    pointed = []
    for words in passages:
        start = running.text.index(words)
        clause = next(at for at, one in enumerate(clauses) if one.start <= start < one.end)
        pointed.append(TypedPassage("parties", 0.9, start, start + len(words), clause))
    terms = extract(running, clauses, only=("party",))
    seen = second_look(running, clauses, Extraction(tuple(terms), frozenset()), pointed, "model@1")
    assert seen.failures == ()
    return [term for term in seen.terms if term.kind == "party" and term not in terms]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (LETTERHEAD, "TARROW VALLEY BREWERS, INC."),
        (LISTED, "Oakmere Bakers Limited"),
    ],
)
def test_a_party_is_told_that_no_introduction_gave(text: str, name: str) -> None:
    told = {term.value_text: term for term in looked(text, name)}
    assert set(told) <= {name, "Stonecrop Inns LLP"}
    term = told[name]
    assert LEAST <= term.confidence <= 0.85
    assert term.evidences[0].quote.startswith(name)
    assert term.extractor.startswith("second_look/")
    assert f"+party_pointed@{models.version('party_pointed')}" in term.extractor


@pytest.mark.parametrize("pointed", [(), ("The flour is that of Millstone Grain Company of Barre",)])
def test_who_is_only_spoken_of_is_none(pointed: tuple[str, ...]) -> None:
    assert looked(PLAIN, *pointed) == []


def test_a_missing_model_tells_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise models.ModelError(name)

    running = flow(document(LISTED, "en"))
    found = extract(running, segment(running), only=("party",))
    monkeypatch.setattr(models, "load", missing)
    seen = second_look(running, segment(running), Extraction(tuple(found), frozenset()), (), "model@1")
    assert seen.terms == tuple(found)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        (
            "Dated 4 March 2021. Between TARROW VALLEY BREWERS,\nINC. and Stonecrop Inns LLP",
            {"TARROW VALLEY BREWERS, INC.", "Stonecrop Inns LLP"},
            {"Between TARROW VALLEY BREWERS, INC."},
        ),
        ("Hired of Wick Green\nOakmere Bakers Limited", {"Oakmere Bakers Limited"}, set()),
        (
            "the Agreement of Section Two in Denver, Colorado; Ann Roe bakes",
            set(),
            {"Agreement", "Section Two"},
        ),
        ('engages Dr Ann Roe ("Adviser") and the Board of Regents', {"Ann Roe"}, {"Adviser"}),
    ],
)
def test_names_are_told_by_their_letters(text: str, wanted: set[str], unwanted: set[str]) -> None:
    told = {one.name for one in names(text, [(0, len(text))])}
    assert wanted <= told
    assert not unwanted & told


def test_marks_say_what_stands_around_a_name() -> None:
    text = plain(LISTED, "en")
    found = [one for one in party.find(text, "en") if "Oakmere" not in one.name]
    told = {named.name: set(marks) for named, marks in weighed(text, found, [(17, 50, 0.9)])}
    marks = told["Oakmere Bakers Limited"]
    assert {"form", "alias acts", "alias near, acts", "signs alone", "pointed above 0.6"} <= marks
    assert {"after: alias", "before: paragraph", "from to 400"} <= marks


def test_of_names_that_hold_each_other_the_likeliest_is_told() -> None:
    text = "Pellham Green Oakmere Bakers Limited"
    long, short = names(text, [(0, len(text))])[0], names(text[14:], [(0, 30)])[0]
    assert [named.name for named, _ in chosen_of([(long, 0.6), (short, 0.9)])] == [short.name]
    assert list(chosen_of([(long, LEAST - 0.01)])) == []
