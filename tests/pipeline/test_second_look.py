"""What likely passages say of values that no extractor read."""

from __future__ import annotations

import pytest

from pipeline.clause_types import TypedPassage
from pipeline.clauses import flow, segment
from pipeline.second_look import second_look
from pipeline.terms import Extraction, extract
from pipeline.types import Evidence, Language, Term
from tests.pipeline.test_clauses import document

HEAD = 'This Paper is made on 4 March 2021 (the "Effective Date") between Tarrow Ltd and Quill Inc.\n\n'
END, RENEWS, NOTICE = "expiration_date", "renewal_term", "notice_period_to_terminate_renewal"


def looked(
    passage: str,
    type_: str,
    *more: tuple[str, str],
    probability: float = 0.9,
    before: tuple[Term, ...] = (),
    language: Language = "en",
) -> Extraction:
    """Look again at a text of which the extractors read its days only."""
    told = [(type_, passage), *more]
    running = flow(document(HEAD + "\n\n".join(dict.fromkeys(words for _, words in told)), language))
    clauses = segment(running)
    passages = []
    for kind, words in told:
        start = running.text.index(words[:40])
        clause = next(at for at, one in enumerate(clauses) if one.start <= start < one.end)
        passages.append(TypedPassage(kind, probability, start, start + len(words), clause))
    days = extract(running, clauses, only=("agreement_date", "effective_date"))
    return second_look(running, clauses, Extraction((*days, *before), frozenset()), passages, "model@1")


def value(extraction: Extraction, kind: str) -> str | None:
    """Return what is stated of a kind."""
    return next((t.value_text for t in extraction.terms if t.kind == kind and t.state == "stated"), None)


ENDS = [
    ("Our dealings wind up on 30 June 2024 whatever happens.", "2024-06-30"),
    ("The arrangement lives for three years.", "2024-03-04"),
    ("What is agreed here binds us both until the second anniversary of the Effective Date.", "2023-03-04"),
    ("The parties are tied to each other for an initial 24 months, and for 12 more months each time nobody "
     "objects.", "2023-03-04"),
    ("The arrangement lives for two years, and 90 days before that each may tell the other to stop.",
     "2023-03-04"),
    ("The undertaking carries on until one of the parties terminates it by a letter.", "perpetual"),
    ("The arrangement starts on 1 May 2021 and lives for one year.", "2022-04-30"),
    # A length of something else, a day on which something begins, one by which something is done.
    ("Each shall cure a breach within 30 days.", None),
    ("Orders are placed by 1 June 2023.", None),
    ("The arrangement starts on 1 May 2021.", None),
    # Two ends, a length that is blank.
    ("It lives until 1 May 2023 or, for goods, until 1 May 2024.", None),
    ("The arrangement lives for ___ years.", None),
    ("It lives until the later of 1 May 2023 and the last delivery.", None),
    # An end that other words tell.
    ("It shall end on the Closing Date.", None),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "expected"), ENDS)
def test_an_end_is_read_where_the_model_points(passage: str, expected: str | None) -> None:
    assert value(looked(passage, END), "expiration_date") == expected


@pytest.mark.parametrize(
    "passage",
    [
        "The arrangement lives for five years from the opening of the first shop.",
        "The arrangement starts on the Turnover Date and lives for five years.",
    ],
)
def test_a_length_is_stated_although_it_runs_from_an_event(passage: str) -> None:
    seen = looked(passage, END)
    assert value(seen, "term") == "P60M"
    [end] = [term for term in seen.terms if term.kind == "expiration_date"]
    assert end.state == "unknown"
    assert "event" in end.reason


LENGTHS = [
    (RENEWS, "Unless somebody objects it is kept up for another eighteen months each time.", "P18M"),
    (RENEWS, "After the initial three years it goes round again for one-year extensions.", "P12M"),
    (RENEWS, "If nobody speaks up it is kept alive for two years at a time.", "P24M"),
    (RENEWS, "It goes on for another two years if both of us consent in writing.", None),
    (RENEWS, "It is renewed for a time on which the parties agree.", None),
    (NOTICE, "Who wants no renewal says so in a letter 75 days in advance.", "P75D"),
    (NOTICE, "At the expiration of the term a breach is cured on 10 days notice.", None),
    # Nobody spoke of refusing a renewal.
    (NOTICE, "Either party may walk away on 30 days written notice.", None),
]


@pytest.mark.parametrize(("type_", "passage", "expected"), LENGTHS)
def test_renewals_and_their_notices_are_read(type_: str, passage: str, expected: str | None) -> None:
    kind = "notice_period" if type_ == NOTICE else type_
    assert value(looked(passage, type_), kind) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Unless somebody objects, it is extended for another eighteen months.", "tacit"),
        ("The buyer may have it extended for another two years.", "express"),
        ("It is kept up for another two years.", None),
    ],
)
def test_how_it_renews_is_read(passage: str, expected: str | None) -> None:
    assert value(looked(passage, RENEWS), "renewal") == expected


def test_what_renews_on_the_same_terms_renews_for_as_long() -> None:
    renewed = "It is then renewed automatically under these same terms."
    evidence = flow(document(HEAD)).evidence(0, 20)
    term = Term("term", {"duration": "P36M"}, "P36M", (evidence,), 0.89, "term/1")
    seen = looked(renewed, RENEWS, before=(term,))
    [renewal] = [term for term in seen.terms if term.kind == "renewal_term"]
    assert (renewal.value_text, renewal.confidence) == ("P36M", 0.6)
    assert value(looked(renewed, RENEWS), "renewal_term") is None


def test_what_contradicts_itself_stays_unknown() -> None:
    seen = looked(
        "The arrangement lives for two years.", END, (END, "The undertaking lives for six years.")
    )
    assert value(seen, "expiration_date") is None


def test_a_day_goes_before_its_count_and_both_before_until_it_is_ended() -> None:
    seen = looked(
        "It winds up on 3 March 2023.",
        END,
        (END, "The arrangement lives for two years."),
        (END, "The undertaking carries on until terminated."),
    )
    assert value(seen, "expiration_date") == "2023-03-03"


def _term(state: str, reason: str = "", text: str = "", confidence: float = 0.8) -> Term:
    evidence = Evidence.of(document(HEAD), flow(document(HEAD)).evidence(0, 20).fragments)
    return Term(END, {}, text, (evidence,), confidence, "expiration_date/1", state=state, reason=reason)  # type: ignore[arg-type]


def test_only_what_was_not_understood_is_looked_at_again() -> None:
    passage = "The arrangement lives for three years."
    unread = _term("unknown", "The words speak of its end, but no day could be read from them.")
    assert value(looked(passage, END, before=(unread,)), "expiration_date") == "2024-03-04"
    blank = _term("unknown", "The day is blank or redacted.")
    assert value(looked(passage, END, before=(blank,)), "expiration_date") is None
    stated = _term("stated", text="2022-01-01")
    assert value(looked(passage, END, before=(stated,)), "expiration_date") == "2022-01-01"
    assert value(looked(passage, END, probability=0.1), "expiration_date") is None
    assert value(looked(passage, END, language="fr"), "expiration_date") is None


def test_what_was_read_with_little_confidence_is_confirmed_or_left() -> None:
    guess = _term("stated", text="2024-03-04", confidence=0.4)
    seen = looked("The arrangement lives for three years.", END, before=(guess,))
    assert [term.confidence > 0.5 for term in seen.terms if term.kind == END] == [True]
    seen = looked("The arrangement lives for two years.", END, before=(guess,))
    assert [term for term in seen.terms if term.kind == END] == [guess]


def test_nothing_is_sure_and_the_model_is_named() -> None:
    seen = looked("It winds up on 3 March 2023.", END)
    [end] = [term for term in seen.terms if term.kind == "expiration_date"]
    assert end.extractor == "second_look/1+model@1"
    assert 0.5 < end.confidence < 0.9
    doubtful = looked("It winds up on 3 March 2023.", END, probability=0.6)
    assert max(term.confidence for term in doubtful.terms if term.kind == END) < end.confidence


def test_a_doubtful_passage_is_read_only_where_likelier_ones_say_nothing() -> None:
    words = "The arrangement lives for three years."
    assert value(looked(words, END, probability=0.3), "expiration_date") == "2024-03-04"


def test_a_failure_costs_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pipeline.terms._pointed.end_in", broken)
    seen = looked("It winds up on 3 March 2023.", END)
    assert seen.failures == (("second_look", "a second look failed (ZeroDivisionError)"),)
    assert value(seen, "effective_date") == "2021-03-04"


def test_a_heading_points_where_no_model_does() -> None:
    text = f"{HEAD}1. Duration\n\nWe go on together for three years. Nobody may stop before."
    running = flow(document(text, "en"))
    clauses = segment(running)
    days = extract(running, clauses, only=("agreement_date", "effective_date"))
    seen = second_look(running, clauses, Extraction(tuple(days), frozenset()), (), "model@1")
    assert value(seen, "expiration_date") == "2024-03-04"


def test_a_heading_in_its_line_points_too_but_not_to_how_it_may_end_early() -> None:
    for words, day in (
        ("How long. We go on together for three years.", "2024-03-04"),
        ("How long. If one of us is in breach for three years, the other may go.", None),
    ):
        running = flow(document(f"{HEAD}Dear Ms Quill,\n\n{words} Pay us monthly.", "en"))
        clauses = segment(running)
        days = extract(running, clauses, only=("agreement_date", "effective_date"))
        seen = second_look(running, clauses, Extraction(tuple(days), frozenset()), (), "model@1")
        assert value(seen, "expiration_date") == day, words
