"""What a contract says in two ways is quoted twice, and the value is unknown."""

from __future__ import annotations

from pipeline.contract import Resolved, resolve_with_proofs
from pipeline.contradictions import contradictions, doubted
from pipeline.types import Term
from tests.pipeline.test_contract import AS_OF, day, span, term


def resolved(*terms: Term) -> Resolved:
    return resolve_with_proofs("c", "en", [term("document_class", "contract"), *terms], as_of=AS_OF)


def test_two_ends_are_both_quoted_and_neither_holds() -> None:
    made = resolved(day("expiration_date", "2027-01-31", 5), day("expiration_date", "2026-01-31", 2))
    (found,) = contradictions(made)
    assert (found.field, found.value_a, found.value_b) == ("expiration_date", "2026-01-31", "2027-01-31")
    assert (found.evidence_a.page, found.evidence_b.page) == (2, 5)
    assert found.evidence_a.quote == "page 2"
    assert made.contract.expiration_date is None
    assert "stated differently" in made.contract.unknown["expiration_date"]


def test_one_that_is_much_surer_holds() -> None:
    assert (
        contradictions(resolved(span("term", "P12M"), term("term", "P24M", 2, 0.6, duration="P24M"))) == []
    )


def test_words_against_figures() -> None:
    said = "?the words say 12000 and the figures say 13000"
    made = resolved(term("total_value", said, 3), term("price", "?redacted", 4))
    (found,) = contradictions(made)
    assert (found.field, found.value_a, found.value_b) == ("total_value", "12000", "13000")
    assert found.evidence_a == found.evidence_b
    assert made.contract.total_value is None
    (length,) = contradictions(resolved(term("term", "?Words and figures contradict each other: 3 and 4.")))
    assert (length.value_a, length.value_b) == ("3", "4")


def names(*signers: str) -> Resolved:
    parties = [term("party", "Alpha Industries SAS"), term("party", "Bêta Ltd", 2)]
    blocks = [
        term("signature", f"{name}: signed", 8 + place, 0.93, party=name, state="signed")
        for place, name in enumerate(signers)
    ]
    return resolved(*parties, *blocks)


def test_another_name_where_a_party_signs() -> None:
    made = names("Alpha Industrie Holding", "BETA LTD")
    (found,) = contradictions(made)
    assert (found.field, found.value_a, found.value_b) == (
        "parties",
        "Alpha Industries SAS",
        "Alpha Industrie Holding",
    )
    contract = doubted(made, [found]).contract
    assert "where it signs" in contract.unknown["parties"]
    assert contract.parties == made.contract.parties


def test_another_company_of_the_same_house_signs() -> None:
    parties = [term("party", "Alderbeck Haulage Limited"), term("party", "Beta Ltd", 2)]

    def signed(name: str) -> Resolved:
        blocks = [
            term("signature", f"{who}: signed", 8 + place, 0.93, party=who, state="signed")
            for place, who in enumerate((name, "Beta Ltd"))
        ]
        return resolved(*parties, *blocks)

    (found,) = contradictions(signed("Alderbeck Logistics (Northern) Limited"))
    assert (found.field, found.value_b) == ("parties", "Alderbeck Logistics (Northern) Limited")
    assert contradictions(signed("Corncrake Ticketing Limited")) == []


def test_a_party_that_is_read_only_where_it_signs_is_no_third_one() -> None:
    made = names("Alpha Industrie Holding", "BETA LTD")
    third = term("party", "Alpha Industrie Holding", 8, 0.55)
    (found,) = contradictions(
        resolved(*(item.term for item in made.reviewed if item.term.kind != "document_class"), third)
    )
    assert (found.value_a, found.value_b) == ("Alpha Industries SAS", "Alpha Industrie Holding")


def test_the_same_name_in_other_words_is_no_contradiction() -> None:
    for signers in (
        ("Alpha Industries", "Beta"),
        ("Alpha", "Bêta Ltd"),
        ("Alpha Industries SAS",),
        ("Jean Dupont", "Bêta Ltd"),
        ("Gamma SA", "Delta SA"),
    ):
        made = names(*signers)
        assert contradictions(made) == [], signers
        assert doubted(made, []) is made


def test_what_we_say_of_a_contract_is_no_contradiction_of_its_own() -> None:
    assert (
        contradictions(resolved(term("contract_type", "lease"), term("contract_type", "services", 2))) == []
    )
