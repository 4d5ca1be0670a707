"""An end that is stated, and a length that ends the contract on another day."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.contract import resolve_with_proofs
from pipeline.contradictions import contradictions
from pipeline.terms import extract
from pipeline.types import Language, Term
from tests.pipeline.terms._reading import document
from tests.pipeline.test_contract import AS_OF, day, span, term
from tests.pipeline.test_contradictions import resolved

START, LENGTH = day("effective_date", "2024-02-01", 2), span("term", "P48M", 2)


def test_a_length_and_an_end_that_differ_are_both_quoted() -> None:
    made = resolved(START, LENGTH, day("expiration_date", "2029-01-31", 5))
    (found,) = contradictions(made)
    assert (found.field, found.value_a, found.value_b) == ("expiration_date", "P48M", "2029-01-31")
    assert made.contract.expiration_date is None
    assert "stated differently" in made.contract.unknown["expiration_date"]
    assert made.contract.status == "unknown"


@pytest.mark.parametrize(
    "terms",
    [
        (START, LENGTH, day("expiration_date", "2028-01-31", 5)),
        (START, LENGTH, day("expiration_date", "2028-02-01", 5)),
        # the length runs from another day than the one that was read
        (day("effective_date", "2024-02-01", 3), LENGTH, day("expiration_date", "2029-01-31", 5)),
        # one sentence says it all
        (START, LENGTH, day("expiration_date", "2029-01-31", 2)),
        # the first of several periods
        (START, LENGTH, term("renewal", "tacit", 3, kind="tacit"), day("expiration_date", "2029-01-31", 5)),
        # two lengths
        (START, LENGTH, span("term", "P60M", 4), day("expiration_date", "2029-01-31", 5)),
        # worked out, not stated
        (
            START,
            LENGTH,
            term("expiration_date", "2029-01-31", 5, date="2029-01-31", kind="date", computed_from="x"),
        ),
    ],
)
def test_where_nothing_is_certain_nothing_is_contradicted(terms: tuple[Term, ...]) -> None:
    assert [one for one in contradictions(resolved(*terms)) if one.field == "expiration_date"] == []


def test_what_does_not_renew_of_itself_is_compared() -> None:
    never = term("renewal", "express", 3, kind="express")
    made = resolved(START, LENGTH, never, day("expiration_date", "2029-01-31", 5))
    assert [one.field for one in contradictions(made)] == ["expiration_date"]


def test_a_length_that_tells_its_first_day_once_more_is_compared_too() -> None:
    for told in ("from 1 February 2024", "à compter du 1er février 2024"):
        length = span("term", "P48M", 6, **{"from": told})
        made = resolved(
            day("effective_date", "2024-02-01", 5), length, day("expiration_date", "2027-01-31", 5)
        )
        assert [one.field for one in contradictions(made)] == ["expiration_date"]
    later = span("term", "P48M", 6, **{"from": "from 1 March 2024"})
    made = resolved(day("effective_date", "2024-02-01", 5), later, day("expiration_date", "2027-01-31", 5))
    assert contradictions(made) == []


_CONTRACTS: dict[Language, str] = {
    "en": "KENNEL CONTRACT\n\nIt is dated 4 May 2025, between Orrin Dogs Ltd and Fell Farms Ltd."
    "\n\n2. Term. {}\n\n3. English law applies.\n",
    "fr": "CONTRAT DE DRESSAGE\n\nEntre Orrin Chiens SARL et Fermes du Causse SA.\n\n"
    "Article 2 - Durée. {}\n\nFait à Figeac, le 4 mai 2025.\n",
}


def _told(language: Language, words: str) -> list[str]:
    running = flow(document(_CONTRACTS[language].format(words), language))
    only = {"effective_date", "term", "expiration_date", "renewal"}
    terms = extract(running, segment(running), only=only)
    made = resolve_with_proofs("c", language, terms, as_of=AS_OF)
    return [one.field for one in contradictions(made)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "It runs for five years from 1 June 2025. It expires on 31 May 2028."),
        ("en", "It starts on 1 June 2025 and lasts for two years from then on. It expires on 31 May 2028."),
        ("en", "It begins on 1 June 2025 and ends on 31 May 2028. It is made for five years."),
        ("en", "It starts on 1 June 2025 and ends on 31 May 2028. Its duration is five years."),
        ("fr", "Il débute le 1er juin 2025 et s'achève le 31 mai 2028. Il est conclu pour cinq ans."),
        ("fr", "Il est conclu pour cinq ans à compter du 1er juin 2025. Il expire le 31 mai 2028."),
    ],
)  # fmt: skip
def test_an_end_that_is_read_with_less_confidence_is_compared_too(language: Language, words: str) -> None:
    assert _told(language, words) == ["expiration_date"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "It runs for three years from 1 June 2025. It expires on 31 May 2028."),
        ("en", "It begins on 1 June 2025 and ends on 31 May 2028. It is made for three years."),
        ("en", "It begins on 1 June 2025 and ends on 31 May 2028. The minimum term is one year."),
        ("en", "It begins on 1 June 2025 and ends on 31 May 2028. The dogs are insured for five years."),
        ("fr", "Il débute le 1er juin 2025 et s'achève le 31 mai 2028. Il est conclu pour trois ans."),
        ("fr", "Il débute le 1er juin 2025 et s'achève le 31 mai 2028. Les chiens sont garantis cinq ans."),
    ],
)  # fmt: skip
def test_ends_that_agree_are_told_as_one(language: Language, words: str) -> None:
    assert _told(language, words) == []
