"""Labels that belong to another file, or whose words do not stand there, are listed and refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.evaluation.gold import GoldSpan, Labels, Refused
from flows.evaluation.matching import fit, match
from flows.evaluation.spans import rank
from flows.evaluation.texts import letters, letters_hash
from tests.flows.evaluation.makers import answers, gold

TEXT = (
    "1. Insurance. The Provider shall keep insurance of one million euros in force at all times.\n"
    "2. Audit. The Customer may inspect the Provider's books once in every calendar year.\n"
)
QUOTE = "The Customer may inspect the Provider's books once in every calendar year."
ONE, TWO = "1" * 64, "2" * 64


def test_by_hash_by_path_by_name_and_without_ending() -> None:
    there = {
        ONE: answers(key=ONE, names=["clients/a.pdf"]),
        TWO: answers(key=TWO, names=["lot.zip!/b.1_Agreement.pdf"]),
    }
    for label, key in (
        (gold(document="other name", sha256=ONE), ONE),
        (gold(document="clients/a.pdf"), ONE),
        (gold(document="a.pdf"), ONE),
        (gold(document="a"), ONE),
        (gold(document="b.1_Agreement"), TWO),
    ):
        pairs, refused = match(Labels((label,)), there)
        assert [one.document_id for _, one in pairs] == [key]
        assert not refused


@pytest.mark.parametrize(
    ("labels", "reason", "elsewhere"),
    [
        ((gold(document="a", sha256=TWO),), "another than the one that was labelled", False),
        ((gold(document="z"),), "holds no such file", True),
        ((gold(document="z", sha256=TWO),), "holds no such file", True),
        ((gold(document="a"), gold(document="a")), "labelled twice", False),
    ],
)
def test_what_does_not_fit(labels: tuple[gold, ...], reason: str, elsewhere: bool) -> None:  # type: ignore[valid-type]
    _, refused = match(Labels(labels), {ONE: answers(key=ONE)})
    (told,) = refused
    assert reason in told.reason
    assert told.elsewhere is elsewhere


def test_a_name_that_two_files_have_is_not_guessed() -> None:
    there = {ONE: answers(key=ONE, names=["x/a.pdf"]), TWO: answers(key=TWO, names=["y/a.pdf"])}
    pairs, refused = match(Labels((gold(document="a"), gold(document="y/a.pdf"))), there)
    assert [one.document_id for _, one in pairs] == [TWO]
    assert "several files have this name" in refused[0].reason


def test_a_file_that_could_not_be_opened_is_there_and_all_of_it_is_missed() -> None:
    there = {"x/a.pdf": answers(key="x/a.pdf", names=["x/a.pdf"], whole=False)}
    pairs, refused = match(Labels((gold(document="a.pdf", sha256=ONE),)), there)
    assert len(pairs) == 1
    assert not refused


def test_a_quote_that_stands_there_is_kept_however_its_lines_break() -> None:
    labels = gold(spans={"audit_rights": [QUOTE.replace("books once", "books\n   o-\nnce")]})
    fitted, refused = fit(labels, TEXT, whole=True)
    assert fitted is not None
    assert fitted.spans["audit_rights"]
    assert not refused


def test_a_quote_that_does_not_stand_there_is_refused_and_its_type_not_judged() -> None:
    labels = gold(
        spans={"audit_rights": [QUOTE, "The Supplier may audit nothing whatsoever, ever."], "cap": ["No."]}
    )
    fitted, refused = fit(replace(labels, sha256=ONE), TEXT, whole=True)
    assert fitted is not None
    assert [span.quote for span in fitted.spans["audit_rights"]] == [QUOTE]
    assert "cap" not in fitted.spans
    assert refused == [
        Refused("a", "audit_rights: 1 of 2 passages do not stand there"),
        Refused("a", "cap: 1 of 1 passages do not stand there"),
    ]


def test_labels_of_another_text_are_refused_whole() -> None:
    lost = [f"The tenant shall paint the fence number {number} in green." for number in range(3)]
    fitted, refused = fit(gold({"term": ["P1Y"]}, spans={"x": [*lost, QUOTE]}), TEXT, whole=True)
    assert fitted is None
    assert "3 of 4 passages do not stand there: the labels are of another text" in refused[0].reason


def test_a_place_is_known_again_by_the_hash_of_its_letters() -> None:
    start = TEXT.index(QUOTE)
    good = GoldSpan(start=start, end=start + len(QUOTE), letters=letters_hash(QUOTE))
    fitted, refused = fit(replace(gold(), spans={"x": (good,)}), TEXT, whole=True)
    assert fitted is not None
    assert fitted.spans["x"][0].quote == QUOTE
    assert not refused
    moved = replace(good, start=start + 3)
    fitted, refused = fit(replace(gold(), spans={"x": (moved,)}), TEXT, whole=True)
    assert fitted is not None
    assert "x" not in fitted.spans
    assert len(refused) == 1


def test_what_was_not_read_counts_as_missed_and_not_as_a_bad_label() -> None:
    placed = GoldSpan(start=10, end=20, letters="0" * 16)
    labels = replace(gold(spans={"audit_rights": [QUOTE]}), spans={"x": (placed,), "y": (GoldSpan(QUOTE),)})
    fitted, refused = fit(labels, "", whole=False)
    assert fitted is not None
    assert not refused
    assert rank([(fitted, answers())])[1] == {"x": 1, "y": 1}


def test_no_spans_means_that_there_is_no_such_clause() -> None:
    fitted, _ = fit(gold(spans={"insurance": []}), TEXT, whole=True)
    assert fitted is not None
    assert fitted.spans == {"insurance": ()}


def test_letters_do_not_care_for_spaces_accents_and_hyphens() -> None:
    assert letters("Indemnité  forfai-\ntaire : 40 €") == letters("indemnite forfaitaire 40")
    assert letters_hash("a b") == letters_hash("A-B") != letters_hash("a c")
