"""French clauses that say the same thing in other words, and their near misses: what the rules live by."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.clauses import flow, segment
from pipeline.folding import fold
from pipeline.terms import extract
from pipeline.terms._ruled_out import ruled_out
from pipeline.types import Term
from tests.pipeline.terms._reading import document, read

_FRAME = (
    "CONTRAT DE PRESTATION DE SERVICES\n\n"
    "Entre la société Vernoy Propreté, SARL, ci-après « le Prestataire », et la société Ateliers Duval, "
    "SAS, ci-après « le Client ».\n\n"
    "Article 2 – Prix\nLe prix est de 2 400 euros hors taxes par mois.\n\n"
    "{}\n\nFait à Lyon, le 3 mars 2026.\n"
)
_CASES = yaml.safe_load(Path(__file__).with_name("french_variants.yaml").read_text(encoding="utf-8"))


def _indices(clause: str) -> str:
    return " ".join(
        str(term.value.get("index")) for term in read(_FRAME.format(clause), "fr", "indexation")
    )


def _gaps(clause: str) -> set[str]:
    return {str(term.value["gap"]) for term in _terms(clause, "revision_gap")}


def _terms(clause: str, kind: str) -> list[Term]:
    running = flow(document(_FRAME.format(clause), "fr"))
    return [term for term in extract(running, segment(running)) if term.kind == kind]


def _included(clause: str) -> list[str]:
    terms = read(_FRAME.format(clause), "fr", "scope")
    return [str(term.value["what"]) for term in terms if term.value["kind"] == "included"]


@pytest.mark.parametrize("clause", _CASES["wages"]["says"])
def test_a_price_that_follows_wages_in_general(clause: str) -> None:
    assert "SMIC" in _indices(clause) or "NIVEAU GENERAL" in _indices(clause)


@pytest.mark.parametrize("clause", _CASES["wages"]["not"])
def test_wages_that_are_only_spoken_of_move_no_price(clause: str) -> None:
    assert "SMIC" not in _indices(clause)


@pytest.mark.parametrize("clause", _CASES["legend"]["says"])
def test_a_legend_of_other_letters(clause: str) -> None:
    assert "legend_differs" in _gaps(clause)


@pytest.mark.parametrize("clause", _CASES["legend"]["not"])
def test_a_legend_of_the_same_letters_or_none(clause: str) -> None:
    assert "legend_differs" not in _gaps(clause)


@pytest.mark.parametrize("clause", _CASES["unlimited"]["says"])
def test_what_the_price_includes_without_a_limit(clause: str) -> None:
    assert _included(clause)


@pytest.mark.parametrize("clause", _CASES["unlimited"]["not"])
def test_what_has_a_limit_or_is_no_service(clause: str) -> None:
    assert not [what for what in _included(clause) if "illimit" in what or "autant" in what]


@pytest.mark.parametrize("clause", _CASES["no_base"]["says"])
def test_an_index_with_no_base(clause: str) -> None:
    assert "no_base" in _gaps(clause)


@pytest.mark.parametrize("clause", _CASES["no_base"]["not"])
def test_an_index_with_a_base(clause: str) -> None:
    assert "no_base" not in _gaps(clause)


def _outside(clause: str) -> set[str]:
    terms = read(_FRAME.format(clause), "fr", "uncapped_liability")
    return {str(term.value_text) for term in terms}


@pytest.mark.parametrize("clause", _CASES["outside"]["says"])
def test_secrets_and_data_outside_every_limit(clause: str) -> None:
    assert any("confidentiality" in said or "data_protection" in said for said in _outside(clause))


@pytest.mark.parametrize("clause", _CASES["outside"]["not"])
def test_secrets_and_data_within_the_limit(clause: str) -> None:
    assert not any("confidentiality" in said or "data_protection" in said for said in _outside(clause))


@pytest.mark.parametrize("clause", _CASES["grows"]["says"])
def test_a_penalty_that_grows_or_has_no_end(clause: str) -> None:
    (term,) = read(_FRAME.format(clause), "fr", "penalty")
    assert term.value.get("escalating") or term.value.get("capped") is False


@pytest.mark.parametrize("clause", _CASES["grows"]["not"])
def test_a_penalty_with_a_cap(clause: str) -> None:
    (term,) = read(_FRAME.format(clause), "fr", "penalty")
    assert term.value.get("cap")
    assert not term.value.get("escalating")


@pytest.mark.parametrize("clause", _CASES["no_exit"]["says"])
def test_an_exit_that_is_ruled_out(clause: str) -> None:
    assert ruled_out(fold(clause), "fr") == {"termination_for_convenience"}
    assert not _terms(clause, "termination_for_convenience")


@pytest.mark.parametrize("clause", _CASES["no_exit"]["not"])
def test_an_exit_that_stands_open(clause: str) -> None:
    assert not ruled_out(fold(clause), "fr")


@pytest.mark.parametrize("clause", _CASES["insured"]["says"])
def test_a_cap_beside_its_insurance(clause: str) -> None:
    (cap,) = _terms(clause, "cap_on_liability")
    (insured,) = _terms(clause, "insurance")
    assert float(str(cap.value["amount"])) > float(str(insured.value["amount"]))


@pytest.mark.parametrize("clause", _CASES["other_lengths"]["says"])
def test_how_long_something_is_lent_or_warranted_is_no_term(clause: str) -> None:
    assert not [term for term in _terms(clause, "term") if term.state == "stated"]


@pytest.mark.parametrize("clause", _CASES["elected"]["says"])
def test_a_renewal_that_must_be_asked_for_is_not_tacit(clause: str) -> None:
    assert {term.value["kind"] for term in _terms(clause, "renewal")} == {"express"}


@pytest.mark.parametrize("clause", _CASES["for_delay"]["says"])
def test_what_a_delay_costs_at_most_caps_no_liability(clause: str) -> None:
    assert not _terms(clause, "cap_on_liability")
