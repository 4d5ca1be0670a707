"""Passages and what they mean: they cover a contract, and what was taught is known again in other words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
import models
from data.load import lexicon
from data.splits import side_of
from pipeline import steps
from pipeline.clauses import segment
from pipeline.folding import fold
from pipeline.meanings import LEAST, MODEL, Meant, meanings, passages
from pipeline.states import EVERY_KIND
from pipeline.store.passage_rows import clause_meaning_rows
from pipeline.store.rows import clause_rows
from pipeline.types import FlowText, Language
from tests.pipeline.test_clause_types import running

_SAYS = {
    "warranty_excluded": (
        "The Equipment is sold exactly as it stands on the day of collection, with every fault it has, "
        "and the Seller makes no promise of any kind about its quality or what it can be used for.",
        "Le matériel est vendu en l'état, sans aucune garantie de quelque nature que ce soit, l'Acheteur "
        "renonçant à tout recours contre le Vendeur pour vices apparents ou cachés.",
    ),
    "tacit_renewal": (
        "At the end of that period this Agreement shall renew automatically for further periods of a "
        "year unless either party gives notice of non-renewal at least ninety days before the end.",
        "À son terme, le contrat est renouvelé par tacite reconduction pour des périodes d'un an, sauf "
        "dénonciation par l'une des parties trois mois avant l'échéance.",
    ),
}


def _told(text: str, language: Language) -> tuple[FlowText, tuple[Meant, ...]]:
    made = running(text, language)
    return made, meanings(made, segment(made))


@pytest.mark.parametrize("meaning", _SAYS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_passage_says_is_told(meaning: str, language: Language) -> None:
    text = _SAYS[meaning][language == "fr"]
    made, found = _told(f"1. Subject\nThe parties agree.\n\n2. Terms\n{text}\n", language)
    best = max((one for one in found if one.meaning == meaning), key=lambda one: one.probability)
    assert best.probability >= 0.9
    assert text[:40] in " ".join(made.text[best.start : best.end].split())


def test_plain_stipulations_say_none_of_it() -> None:
    text = (
        "1. Notices\nNotices shall be in writing and sent to the address at the head of this Agreement.\n\n"
        "2. Headings\nHeadings are for convenience only and have no effect on any meaning.\n\n"
        "3. Counterparts\nThis Agreement may be signed in any number of counterparts, each an original.\n"
    )
    assert all(one.probability < 0.7 for one in _told(text, "en")[1])


@given(
    st.lists(
        st.sampled_from(["Rent is due. ", "1. Term\n", "No; yes: ", "\n\n", "a" * 300 + ". "]), max_size=20
    )
)
def test_passages_hold_all_words_and_stay_in_their_clause(parts: list[str]) -> None:
    made = running("".join(parts))
    clauses = segment(made)
    cut = passages(made, clauses)
    held = "".join(made.text[one.start : one.end] for one in cut)
    assert "".join(held.split()) == "".join(made.text.split())
    assert all(clauses[one.clause].start <= one.start <= one.end <= clauses[one.clause].end for one in cut)


def test_a_language_that_no_model_knows_has_none() -> None:
    assert _told("Der Vertrag verlängert sich automatisch.", "de")[1] == ()


def test_what_is_unlikely_is_not_told() -> None:
    found = _told("\n\n".join(f"{at}. Clause\n{one[0]}" for at, one in enumerate(_SAYS.values(), 1)), "en")[
        1
    ]
    assert found
    assert all(LEAST <= one.probability <= 1 for one in found)


def test_a_row_keeps_the_place_of_its_words() -> None:
    text = f"1. Subject\nThe parties agree.\n\n2. Sale\n{_SAYS['warranty_excluded'][0]}\n"
    made, found = _told(text, "en")
    cut = segment(made)
    clauses = {row["clause"]: str(row["text"]) for table, row in clause_rows(made, cut, part=1, first=4)}
    rows = [row for _, row in clause_meaning_rows(made, cut, found, model="m@1", part=1, first=4)]
    assert rows
    for row, one in zip(
        rows, sorted(found, key=lambda one: (one.start, one.end, one.meaning)), strict=True
    ):
        start, length = int(str(row["text_start"])), int(str(row["text_length"]))
        assert clauses[row["clause"]][start : start + length] == made.text[one.start : one.end]


def test_a_model_that_fails_leaves_nothing_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> object:
        raise models.ModelError(f"{name}: weights/head.json is missing")

    monkeypatch.setattr(models, "load", broken)
    made = running(_SAYS["tacit_renewal"][0])
    found, model, failures = steps._meant(made, segment(made), "usual")
    assert (found, model) == ((), "")
    ((kind, reason),) = failures
    assert kind == EVERY_KIND
    assert "is missing" in reason


def test_nothing_is_asked_of_a_quick_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "load", lambda name: pytest.fail(f"{name} was asked"))
    made = running(_SAYS["tacit_renewal"][0])
    assert steps._meant(made, segment(made), "quick") == ((), "", ())


def test_what_it_tells_is_explained_and_what_teaches_it_has_those_names() -> None:
    known = set(lexicon("meanings"))
    written = Path(data.__file__).parent / "training" / "meanings.jsonl"
    read = Path(data.__file__).parent / "labels" / "meanings.jsonl"
    rows = [json.loads(line) for path in (written, read) for line in path.open(encoding="utf-8")]
    assert {name for row in rows for name in (*row["meanings"], *row.get("doubt", ()))} <= known
    for language in ("en", "fr"):
        assert set(models.load(MODEL).of(language).meanings) <= known


def test_no_contract_of_the_test_side_teaches() -> None:
    read = Path(data.__file__).parent / "labels" / "meanings.jsonl"
    documents = {json.loads(line)["document"] for line in read.open(encoding="utf-8")}
    english = {Path(name).stem for name in documents if name.startswith("cuad/")}
    assert {side_of(name) for name in english} == {"development"}
    assert not {name for name in documents if side_of(name.removeprefix("fr/")) == "test"}


def test_the_model_knows_what_was_written_to_teach_it() -> None:
    """A sealed model that was not taught on these passages would fail: it is theirs."""
    path = Path(data.__file__).parent / "training" / "meanings.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    model = models.load(MODEL)
    for language in ("en", "fr"):
        own = model.of(language)
        written = [row for row in rows if row["language"] == language][::15]
        told = {(at, name) for at, name, _ in own.told([fold(row["text"]) for row in written], 0.7)}
        said = {(at, name) for at, row in enumerate(written) for name in row["meanings"]}
        assert len(told & said) > 0.9 * len(said)
        assert len(told - said) < 0.05 * len(told)
