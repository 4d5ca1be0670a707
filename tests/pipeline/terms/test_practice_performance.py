# ruff: noqa: E501 (sentences are read whole)
"""Penalties, levels of service, minima, subcontracting and hardship in the words of practitioners."""

from __future__ import annotations

import pytest

from pipeline.types import Language, Term
from tests.pipeline.terms._reading import read


def _stated(text: str, language: Language, name: str) -> list[Term]:
    return [term for term in read(f"1. {text}", language, name) if term.state == "stated"]


@pytest.mark.parametrize(
    ("language", "text", "per", "capped"),
    [
        ("en", "For each day of delay the Mill shall pay liquidated damages of $70.", "day", None),
        (
            "en",
            "The Mill shall pay a penalty of 2% for every commenced week of delay, and the total of such "
            "penalties shall not be limited.",
            "week",
            False,
        ),
        (
            "fr",
            "À défaut de tenir les délais, le Meunier sera redevable d'une somme de 70 euros par semaine commencée.",
            "week",
            None,
        ),
        ("fr", "La pénalité de retard est de 70 € par jour, dans la limite de 700 €.", "day", "700"),
    ],
)
def test_what_a_penalty_is_due_for(language: Language, text: str, per: str, capped: object) -> None:
    (term,) = _stated(text, language, "penalty")
    assert term.value.get("per") == per
    assert term.value.get("capped") is None if capped != False else term.value["capped"] is False  # noqa: E712
    assert ("cap" in term.value) is isinstance(capped, str)


def test_a_hire_begun_is_no_penalty() -> None:
    assert _stated("La location est de 70 euros par semaine commencée.", "fr", "penalty") == []


@pytest.mark.parametrize(
    ("language", "text", "levels"),
    [
        (
            "en",
            "Availability: 99.2 %. Response time: 3 hours.",
            ["availability 99.2 %", "response_time PT3H"],
        ),
        ("en", "The platform's downtime shall not exceed fifty minutes a month.", ["availability PT50M"]),
        ("en", "Calls shall be answered within forty seconds by the help desk.", ["response_time PT40S"]),
        ("en", "The Mill shall answer a letter within forty days.", []),
        ("fr", "Disponibilité : 99,2 %. GTI : 3 h.", ["availability 99.2 %", "response_time PT3H"]),
        (
            "fr",
            "Le support décroche 85 % des appels en moins de quarante secondes.",
            ["response_time PT40S"],
        ),
        (
            "fr",
            "En cas de panne, le service est rétabli au plus tard le jour ouvré suivant.",
            ["resolution_time P1D"],
        ),
    ],
)
def test_levels_of_service(language: Language, text: str, levels: list[str]) -> None:
    assert [term.value_text for term in _stated(text, language, "service_level")] == levels


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "Take or pay: 80% of the Annual Quantity, being 30,000 tonnes.", "30000 tonnes"),
        ("fr", "L'engagement d'enlèvement porte sur 700 tonnes par an.", "700 tonnes"),
    ],
)
def test_minima(language: Language, text: str, figure: str) -> None:
    assert [term.value_text for term in _stated(text, language, "minimum_commitment")] == [figure]


def test_minima_of_several_years_are_not_told_as_one() -> None:
    text = "The Reseller undertakes to buy at least 20, 30 and 40 licences respectively."
    assert _stated(text, "en", "minimum_commitment") == []


@pytest.mark.parametrize(
    ("language", "text", "consent"),
    [
        ("en", "Subcontracting: permitted.", "free"),
        ("en", "Sub-contracting: not permitted.", "prohibited"),
        ("en", "The Builder is entitled to sub-let the whole of the Works as it thinks fit.", "free"),
        ("en", "Nothing herein shall prevent the Mill from using third parties of its choice.", "free"),
        ("en", "The Haulier reserves the right to entrust the carriage to other hauliers.", "free"),
        ("en", "The Mill may subcontract only to the firms listed in Schedule 4.", ""),
        ("fr", "Sous-traitance : autorisée.", "free"),
        ("fr", "La sous-traitance est permise sous la responsabilité du Meunier.", "free"),
        (
            "fr",
            "Le Meunier peut sous-traiter à condition d'avoir obtenu l'accord écrit du Client.",
            "required",
        ),
    ],
)
def test_who_may_subcontract(language: Language, text: str, consent: str) -> None:
    found = [term.value_text for term in _stated(text, language, "subcontracting")]
    assert found == ([consent] if consent else [])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Le Meunier accepte le risque d'un changement de circonstances imprévisible.", ["excluded"]),
        ("Les prix sont fermes, quels que soient les événements, même imprévisibles.", ["excluded"]),
        ("La théorie de l'imprévision ne trouvera pas à s'appliquer.", ["excluded"]),
        ("Le Meunier n'est pas responsable d'un événement imprévisible de force majeure.", []),
    ],
)
def test_hardship(text: str, kinds: list[str]) -> None:
    assert [term.value_text for term in _stated(text, "fr", "hardship")] == kinds


@pytest.mark.parametrize(
    ("text", "consent"),
    [
        (
            "Le Meunier peut confier à des tiers le transport ; il ne sous-traite la mouture sans l'accord du Client.",
            "required",
        ),
        ("Le Meunier peut sous-traiter à des tiers de son choix sans avoir à recueillir d'accord.", "free"),
    ],
)
def test_a_freedom_for_a_part_is_none_for_the_rest(text: str, consent: str) -> None:
    assert [term.value_text for term in _stated(text, "fr", "subcontracting")] == [consent]


@pytest.mark.parametrize(
    ("language", "text", "extras"),
    [
        ("fr", "Les prix s'entendent hors taxes, la TVA étant facturée en plus.", 0),
        ("fr", "Les moutures de nuit sont facturées en plus.", 1),
        ("en", "The charges are stated net, VAT being charged in addition.", 0),
        ("en", "Milling at night is charged in addition.", 1),
    ],
)
def test_the_tax_on_top_is_no_extra(language: Language, text: str, extras: int) -> None:
    found = [term for term in _stated(text, language, "scope") if term.value["kind"] == "extra"]
    assert len(found) == extras
