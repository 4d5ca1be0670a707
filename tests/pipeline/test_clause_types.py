# ruff: noqa: E501 (texts to be read as they stand)
"""Units, and the passages that are taken for clauses of a type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import models
from models.clause_type.features import Floats, Passage
from models.clause_type_encoder.predict import Encoder
from pipeline import clause_types as told
from pipeline.clause_types import LEAST, MOST, Told, TypedPassage, clause_types, limited
from pipeline.clause_types._names import FRENCH, OWN, headed, signs
from pipeline.clause_types._terms import proved
from pipeline.clause_types._units import units
from pipeline.clauses import flow, segment
from pipeline.states import EVERY_KIND
from pipeline.store.passage_rows import clause_type_rows
from pipeline.store.rows import clause_rows
from pipeline.terms import extract_all
from pipeline.types import FlowText, Language
from tests.pipeline.test_clauses import document

AGREEMENT = """RESELLER AGREEMENT

This Reseller Agreement is made as of 4 March 2021 by and between Quillfeather Software, Inc., a Delaware
corporation ("Vendor"), and Tarrow Foods LLC, a Texas limited liability company ("Reseller").

1. GOVERNING LAW. This Agreement shall be governed by and construed in accordance with the laws of the State
of Oregon, without regard to its conflict of laws rules.

2. ASSIGNMENT. Neither party may assign this Agreement without the prior written consent of the other party,
which shall not be unreasonably withheld. Any assignment in breach of this section is void.

3. LIMITATION OF LIABILITY. IN NO EVENT SHALL EITHER PARTY'S AGGREGATE LIABILITY EXCEED THE FEES PAID IN THE
TWELVE MONTHS BEFORE THE CLAIM.

4. CONFIDENTIALITY. Each party shall keep the other party's Confidential Information secret and shall use it
only for the purposes of this Agreement. This duty survives for three years.

5. FEES. Reseller pays the following: (a) a setup fee; (b) a monthly fee of USD 400; and (c) taxes.
"""


def running(text: str, language: Language = "en") -> FlowText:
    return flow(document(text, language))


def cut(text: str) -> list[str]:
    made = running(text)
    return [made.text[unit.start : unit.end] for unit in units(made, segment(made))]


def found(text: str, language: Language = "en") -> tuple[FlowText, tuple[TypedPassage, ...]]:
    made = running(text, language)
    clauses = segment(made)
    return made, clause_types(made, clauses, extract_all(made, clauses).terms)


# ---------------------------------------------------------------- units


def test_sentences_are_units_and_numbers_go_with_them() -> None:
    text = (
        "7.2 No Hire. Neither party shall hire the other's staff. This survives for one year after the end."
    )
    assert cut(text) == [
        "7.2 No Hire. Neither party shall hire the other's staff.",
        "This survives for one year after the end.",
    ]


def test_a_shortened_word_ends_no_sentence() -> None:
    text = "The licence is granted by Tarrow Foods Inc. and by Mr. Birch under Sec. 4 for the whole term of it."
    assert cut(text) == [text]


def test_long_items_stand_alone_and_short_ones_together() -> None:
    long = (
        "The reseller shall: (a) keep full and exact books of account of every sale made during each quarter; "
        "(b) allow the vendor to inspect those books on ten days' notice during the usual hours of business."
    )
    assert len(cut(long)) == 2
    assert cut("Fees are due for: (a) setup; (b) care; and (c) taxes, all of them payable monthly.") == [
        "Fees are due for: (a) setup; (b) care; and (c) taxes, all of them payable monthly."
    ]


def test_an_exception_goes_with_its_rule() -> None:
    text = (
        "Neither party may assign this agreement or any of the rights that it has under this agreement; "
        "provided, however, that either party may assign it to a company that acquires all of its business."
    )
    assert cut(text) == [text]


@given(st.text(alphabet="aB1 .;:\n(\u00e9)", max_size=400))
def test_units_are_sorted_and_hold_all_words(text: str) -> None:
    made = running(text)
    clauses = segment(made)
    ends = 0
    words = ""
    for unit in units(made, clauses):
        assert ends <= unit.start < unit.end
        assert clauses[unit.clause].start <= unit.start
        assert unit.end <= clauses[unit.clause].end
        ends = unit.end
        words += made.text[unit.start : unit.end]
    assert "".join(words.split()) == "".join(made.text.split())


def test_a_text_without_stops_is_cut_all_the_same() -> None:
    assert max(map(len, cut("word " * 3000))) <= 2500


# ---------------------------------------------------------------- terms as passages


def test_titles_names_and_days_are_the_words_alone() -> None:
    made = running(AGREEMENT)
    terms = extract_all(made, segment(made)).terms
    told = {(one.type, made.text[one.start : one.end]) for one in proved(made, terms)}
    assert ("document_name", "RESELLER AGREEMENT") in told
    parties = {words for kind, words in told if kind == "parties"}
    assert {words.rstrip(".") for words in parties} >= {"Quillfeather Software, Inc", "Vendor"}
    assert ("agreement_date", "4 March 2021") in told


# ---------------------------------------------------------------- passages


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("governing_law", "laws of the State"),
        ("anti_assignment", "Neither party may assign"),
        ("cap_on_liability", "AGGREGATE LIABILITY"),
        ("confidentiality", "Confidential Information secret"),
    ],
)
def test_clauses_are_ranked_first(kind: str, words: str) -> None:
    made, passages = found(AGREEMENT)
    best = next(one for one in passages if one.type == kind)
    assert words in made.text[best.start : best.end]
    assert best.probability > 0.5


def test_a_whole_clause_of_our_own_is_one_passage() -> None:
    made, passages = found(AGREEMENT)
    best = next(one for one in passages if one.type == "confidentiality")
    assert made.text[best.start : best.end].endswith("three years.")


def test_french_clauses_are_found() -> None:
    text = (
        "CONTRAT DE PRESTATION\n\nArticle 7 - Confidentialit\u00e9\nChaque partie garde secr\u00e8tes les informations "
        "confidentielles de l'autre partie et ne les communique \u00e0 aucun tiers.\n\nArticle 8 - Force majeure\n"
        "Aucune des parties n'est responsable d'un retard d\u00fb \u00e0 un cas de force majeure au sens de l'article "
        "1218 du Code civil.\n"
    )
    made, passages = found(text, "fr")
    for kind, words in (("confidentiality", "secr\u00e8tes"), ("force_majeure", "cas de force majeure")):
        best = next(one for one in passages if one.type == kind)
        assert words in made.text[best.start : best.end]
        assert best.probability > 0.5


def test_a_language_that_no_model_knows_has_no_passages() -> None:
    assert found("Der Vertrag unterliegt deutschem Recht.", "und")[1] == ()


def test_nothing_is_told_of_an_empty_text() -> None:
    assert found("")[1] == ()


def test_probabilities_are_in_range_and_few_are_told() -> None:
    _, passages = found(AGREEMENT * 40)
    assert all(LEAST <= one.probability <= 1.0 for one in passages)
    counts = {kind: sum(one.type == kind for one in passages) for kind in {one.type for one in passages}}
    assert max(counts.values()) <= MOST


def test_each_stretch_is_told_once_with_its_best_probability() -> None:
    one = TypedPassage("insurance", 0.2, 5, 9, 0)
    other = TypedPassage("insurance", 0.6, 5, 9, 0)
    assert limited([one, other, TypedPassage("insurance", 0.001, 1, 2, 0)]) == (other,)


def test_the_same_text_gives_the_same_passages() -> None:
    assert found(AGREEMENT)[1] == found(AGREEMENT)[1]


# ---------------------------------------------------------------- rows


def test_a_row_keeps_the_place_in_its_clause() -> None:
    made = running("Preamble words stand here.\n\n" + AGREEMENT)
    clauses = segment(made)
    gathered = Told()
    gathered.add(made, clauses, extract_all(made, clauses).terms, part=1, first=7)
    texts = {row["clause"]: str(row["text"]) for _, row in clause_rows(made, clauses, first=7)}
    rows = [row for _, row in clause_type_rows(gathered.parts())]
    assert rows
    for row in rows:
        start, length = row["text_start"], row["text_length"]
        assert isinstance(start, int)
        assert isinstance(length, int)
        quote = texts[row["clause"]][start : start + length]
        low, high = row["char_start"], row["char_end"]
        assert isinstance(low, int)
        assert isinstance(high, int)
        assert "".join(quote.split()) == "".join(made.document.text[low:high].split())
        names = "clause_type", "clause_type_encoder"
        assert row["model"] == "+".join(f"{name}@{models.version(name)}" for name in names)


LETTING = """BAIL

Article 4 - Assurances

4.1 Le preneur assure les lieux loués contre l'incendie et le dégât des eaux.

4.2 Il en justifie chaque année auprès du bailleur.

Article 5 - Loyer

5.1 Le loyer est de mille euros par mois.
"""


def test_a_passage_over_several_clauses_has_all_their_words() -> None:
    made = running(LETTING, "fr")
    clauses = segment(made)
    low, high = made.text.index("4.1"), made.text.index("bailleur.") + len("bailleur.")
    first = max(at for at, clause in enumerate(clauses) if clause.start <= low)
    passage = TypedPassage("insurance", 0.9, low, high, first)
    part = told.TypedPart(made, clauses, (passage,), "clause_type/1", 1, 0)
    ((_, row),) = clause_type_rows([part])
    texts = [str(one["text"]) for _, one in clause_rows(made, clauses)]
    start, length = row["text_start"], row["text_length"]
    assert isinstance(start, int)
    assert isinstance(length, int)
    assert length > len(texts[first])
    quote = "\n".join(texts[first:])[start : start + length]
    assert quote.split() == made.text[low:high].split()


@pytest.mark.parametrize(("language", "count"), [("fr", 2), ("en", 3)])
def test_in_french_the_clauses_of_one_article_are_one_passage(language: Language, count: int) -> None:
    made = running(LETTING, language)
    clauses = segment(made)
    cut = [unit for unit in units(made, clauses) if unit.start >= made.text.index("Article 4")]
    likely = [
        TypedPassage("insurance", 0.9, unit.start, unit.end, unit.clause)
        for unit in cut
        if "4." in made.text[unit.start : unit.end] or "5.1" in made.text[unit.start : unit.end]
    ]
    gathered = list(told._gathered(made, clauses, likely))
    assert len(gathered) == count
    assert made.text[gathered[0].start : gathered[0].end].startswith("4.1")


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        # What says little by itself goes with the likely unit beside it, and not on its own.
        ((0.9, 0.3), ["4.1 4.2"]),
        ((0.3, 0.9), ["4.1 4.2"]),
        # Too little of the likeliest unit's probability, or too little of any.
        ((0.9, 0.2), ["4.1", "4.2"]),
        ((0.1, 0.04), ["4.1", "4.2"]),
    ],
)
def test_a_french_passage_grows_from_its_likeliest_unit(
    chances: tuple[float, float], expected: list[str]
) -> None:
    made = running(LETTING, "fr")
    clauses = segment(made)
    cut = [unit for unit in units(made, clauses) if made.text[unit.start :].startswith("4.")]
    likely = [
        TypedPassage("insurance", chance, unit.start, unit.end, unit.clause)
        for unit, chance in zip(cut, chances, strict=True)
    ]
    gathered = sorted(told._gathered(made, clauses, likely), key=lambda one: one.start)
    words = [made.text[one.start : one.end] for one in gathered]
    assert [" ".join(name for name in ("4.1", "4.2") if name in text) for text in words] == expected
    assert max(one.probability for one in gathered) == max(chances)
    assert gathered[0].clause == likely[0].clause


def test_the_encoder_is_asked_where_the_linear_model_hesitates_or_of_every_unit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    ask = Encoder.told

    def told(self: Encoder, passages: Sequence[Passage], places: Sequence[int]) -> Floats:
        asked.append(len(places))
        return ask(self, passages, places)

    monkeypatch.setattr(Encoder, "told", told)
    made = running(AGREEMENT)
    clauses = segment(made)
    terms = extract_all(made, clauses).terms
    usual = clause_types(made, clauses, terms)
    thorough = clause_types(made, clauses, terms, depth="thorough")
    quick = clause_types(made, clauses, terms, depth="quick")
    assert len(asked) == 2
    assert 0 < asked[0] < asked[1] == len(units(made, clauses))
    assert quick != usual != thorough
    assert {one.type for one in thorough} >= {"governing_law"}


def test_in_french_no_encoder_is_asked() -> None:
    made = running(
        "CONTRAT\n\n1. LOI. Le présent contrat est régi par le droit français.\n\n2. CONFIDENTIALITÉ. Chaque partie tient secret ce qu'elle apprend de l'autre pendant trois ans.",
        "fr",
    )
    clauses = segment(made)
    gathered = Told()
    gathered.add(made, clauses, extract_all(made, clauses).terms, part=1, first=0)
    (part,) = gathered.parts()
    assert part.model == f"clause_type@{models.version('clause_type')}"


def test_what_fails_costs_the_types_and_no_absence_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> object:
        raise models.ModelError(f"{name}: weights/en/first.npy is not the file that was trained and scored")

    monkeypatch.setattr(models, "load", broken)
    gathered = Told()
    made = running(AGREEMENT)
    gathered.add(made, segment(made), (), part=1, first=0)
    assert list(gathered.parts()) == []
    ((kind, message),) = gathered.failures
    assert kind == EVERY_KIND
    assert "is not the file that was trained" in message
    monkeypatch.undo()
    gathered.add(made, segment(made), (), part=2, first=0)
    assert gathered.failures == (), "what failed in one contract is not said of the next"


def test_several_contracts_of_a_file_share_the_number_of_passages() -> None:
    gathered = Told()
    made = running(AGREEMENT)
    for part in range(3):
        own = tuple(
            TypedPassage("insurance", 0.5 - part / 10 - at / 1000, at, at + 1, 0) for at in range(15)
        )
        gathered._parts.append(told.TypedPart(made, segment(made), own, "clause_type/1", part + 1, 0))
    kept = [one for part in gathered.parts() for one in part.passages]
    assert len(kept) <= MOST
    assert max(one.probability for one in kept) == 0.5


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("heading", "language", "kind"),
    [
        ("Confidential Information", "en", "confidentiality"),
        ("LIMITATION OF LIABILITY", "en", "limitation_of_liability"),
        ("R\u00e9vision des prix", "fr", "price_revision"),
        ("Objet du contrat", "fr", "scope"),
    ],
)
def test_headings_name_types_of_our_own(heading: str, language: str, kind: str) -> None:
    assert kind in headed(heading, language)
    assert headed(heading, language) <= set(OWN)


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Loi et juridiction", {"governing_law", "dispute_resolution"}),
        ("Responsabilité - Assurances", {"limitation_of_liability", "insurance"}),
        ("Fin anticipée", {"termination_for_cause", "termination_for_convenience"}),
        ("Contrôles", {"audit_rights"}),
        ("Généralités", set()),
    ],
)
def test_headings_are_signs_of_all_french_types(heading: str, kinds: set[str]) -> None:
    made = running(f"{heading.upper()}\n\n{LETTING}", "fr")
    clause = segment(made)[0]
    own = replace(clause, heading=heading, path=("Assurances",), role="body")
    assert signs(own, "fr") == {
        **{f"headed {kind}": 1.0 for kind in kinds},
        **{f"under {kind}": 1.0 for kind in {"insurance"} - kinds},
    }
    assert kinds <= FRENCH
