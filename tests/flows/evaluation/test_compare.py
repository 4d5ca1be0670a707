"""Two evaluations side by side, what is kept of one, and what is shown: never the test side."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from data.splits import sides
from flows.evaluation import show, tables
from flows.evaluation.compare import apart, changes, figures
from flows.evaluation.evaluate import load_saved, save
from flows.evaluation.gold import Refused
from flows.evaluation.judge import Judged
from flows.evaluation.reliability import draw
from flows.evaluation.scorecard import card
from pipeline.errors import UsageError
from tests.flows.evaluation.makers import evaluation, verdict

TEST = next(name for name, side in sides().items() if side == "test")
SECRET = Judged(
    TEST, "price", "wrong", "31.00 EUR", 0.8, "32.00 EUR", "words that nobody may see", 3, language="en"
)
BEFORE = evaluation(
    verdict("missed", "a"), verdict("right", "b"), verdict("right", "c"), verdict("right", "d")
)
AFTER = evaluation(
    verdict("right", "a"), verdict("wrong", "b"), verdict("right", "c"), verdict("right", "e")
)


def test_gains_and_losses_losses_first() -> None:
    found = list(changes(BEFORE, AFTER))
    assert [(one.document, one.gained) for one in found] == [("b", False), ("a", True)]
    assert (found[0].before, found[0].after) == ("right x", "wrong x")
    assert apart(BEFORE, AFTER) == (1, 1)


def test_figures_before_and_after_are_of_the_documents_that_both_have() -> None:
    heads, rows = figures(BEFORE, AFTER)
    assert heads[0] == "field"
    assert rows == [("price", "0.800", "0.667", "2 of 2", "2 of 3")]


def test_one_value_more_is_a_gain_and_an_invented_one_a_loss() -> None:
    one = evaluation(verdict("right", "a"), verdict("missed", "a"))
    better = evaluation(verdict("right", "a"), verdict("right", "a"))
    worse = evaluation(verdict("right", "a"), verdict("missed", "a"), verdict("invented", "a"))
    assert [change.gained for change in changes(one, better)] == [True]
    assert [change.gained for change in changes(one, worse)] == [False]
    assert not list(changes(one, one))


def test_an_evaluation_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    told = replace(BEFORE, refused=(Refused("z", "no such file", elsewhere=True),), about={"made": "then"})
    save(told, tmp_path / "run.json")
    assert load_saved(tmp_path / "run.json") == told


def test_of_the_test_side_verdicts_alone_are_saved(tmp_path: Path) -> None:
    told = evaluation(SECRET, verdict("right", "a"))
    save(told, tmp_path / "run.json")
    text = (tmp_path / "run.json").read_text(encoding="utf-8")
    assert "nobody may see" not in text
    assert "31.00" not in text
    assert "32.00" not in text
    assert load_saved(tmp_path / "run.json").scores() == told.scores()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read"),
        ("{", "no saved evaluation"),
        ("[]", "no saved evaluation"),
        ('{"format": 0}', "another version"),
    ],
)
def test_what_is_no_saved_evaluation(tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "run.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(UsageError, match=reason):
        load_saved(path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        save(BEFORE, tmp_path / "none" / "run.json")


def test_errors_are_shown_with_their_words_and_never_those_of_the_test_side() -> None:
    seen = replace(SECRET, document="a", quote="the  price is\n31 euros")
    missed = Judged("b", "term", "missed", label="P1Y", state="absent")
    told = "\n".join(show.errors(evaluation(SECRET, seen, missed, verdict("right", "c")), 20))
    assert "price wrong: a, page 3" in told
    assert "said 31.00 EUR (0.80), labelled 32.00 EUR" in told
    assert "words: the price is 31 euros" in told
    assert "said (nothing), labelled P1Y" in told
    assert "told as absent" in told
    assert "1 errors are on the test side and are not shown" in told
    assert TEST not in told
    assert "nobody may see" not in told
    assert "no errors" in "\n".join(show.errors(evaluation(verdict("right")), 20))
    assert len(list(show.errors(evaluation(*[replace(seen, document=f"d{n}") for n in range(9)]), 2))) == 6


def test_changes_of_the_test_side_are_counted_and_not_listed() -> None:
    worse, better = evaluation(SECRET), evaluation(replace(SECRET, verdict="right"))
    told = "\n".join(show.changes(worse, better))
    assert "1 gained, 0 lost" in told
    assert "1 of them are on the test side" in told
    assert TEST not in told
    listed = show.as_json(better, 20, worse)
    assert listed["changes"] == {"gained": 1, "lost": 0, "listed": [], "clauses": {}}
    assert TEST not in json.dumps(show.as_json(worse, 20, None))


def test_refused_labels_are_told_and_those_of_other_folders_only_counted() -> None:
    refused = (Refused("a", "the file is another"), Refused("b", "not here", elsewhere=True))
    told = "\n".join(show.figures(replace(BEFORE, refused=refused)))
    assert "1 labels do not fit and were left out:\n  a: the file is another" in told
    assert "1 labelled document is not in this folder" in told


def test_few_positives_are_marked_and_groups_told() -> None:
    _, rows = tables.fields(BEFORE.scores())
    assert rows[0][1] == "4 (few)"
    many = evaluation(*[verdict("right", f"d{number}") for number in range(30)])
    assert tables.fields(many.scores())[1][0][1] == "30"
    both = evaluation(
        replace(verdict("right"), language="en"), replace(verdict("missed", "b"), language="fr")
    )
    heads, rows = tables.grouped("language", tables.groups(both, "language"))
    assert heads == ("language", "documents", "price")
    assert rows == [("en", "1", "1.000 (1)"), ("fr", "1", "0.000 (1)")]
    assert not tables.groups(BEFORE, "language")


def test_a_score_card_has_figures_doubt_limits_and_what_was_refused() -> None:
    about = {"command": "clausier evaluate contracts", "made": "2026-11-25 10:00 UTC", "split": "test"}
    told = card(replace(BEFORE, about=about, refused=(Refused("a", "why"),)), "picture.svg")
    for words in (
        "# Score card", "Made 2026-11-25 10:00 UTC by `clausier evaluate contracts`", "side *test*",
        "| price | 4 (few) | 3 |", "calibration error", "![Share right by confidence](picture.svg)",
        "## How to read this", "below 30", "- a: why",
    ):  # fmt: skip
        assert words in told, words
    assert "{" not in told


def test_the_reliability_picture_is_well_formed() -> None:
    from lxml import etree

    root = etree.fromstring(draw(BEFORE.bins()).encode())
    bars = root.findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == 1 + len(BEFORE.bins())
    assert etree.fromstring(draw([]).encode()) is not None


def test_a_bar_in_a_cell_does_not_break_the_table() -> None:
    assert tables.markdown((("a",), [("x | y",)])).splitlines()[-1] == "| x \\| y |"
