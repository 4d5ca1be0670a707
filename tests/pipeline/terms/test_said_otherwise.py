# ruff: noqa: E501 (sentences are read whole)
"""One-sided, uncapped or contradictory terms in words of their own, and what looks like them and is not."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


def _values(text: str, language: Language, kind: str) -> list[dict[str, Any]]:
    return [dict(term.value) for term in read(text, language, kind) if term.state == "stated"]


@pytest.mark.parametrize(
    ("text", "language", "by"),
    [
        (
            "The Customer, but not the Supplier, may end this Agreement at any time on 30 days' notice.",
            "en",
            "customer",
        ),
        (
            "The Customer is free to walk away from this Agreement whenever it wishes, upon sixty days' notice.",
            "en",
            "customer",
        ),
        (
            "At its sole option the Customer may discontinue the services upon 45 days' prior written notice.",
            "en",
            "customer",
        ),
        (
            "Il est loisible au Client de rompre le contrat en cours, pour convenance, sous un mois de préavis.",
            "fr",
            "customer",
        ),
        (
            "Le contrat peut être rompu par le seul Client, à tout instant, sous préavis de 45 jours.",
            "fr",
            "customer",
        ),
        (
            "Le Prestataire pourra se dégager du contrat à toute époque, sous réserve d'un préavis de deux mois.",
            "fr",
            "supplier",
        ),
        ("Neither party may end this Agreement before its term on any notice.", "en", None),
        ("Le Client ne peut se dégager du contrat avant son terme.", "fr", None),
    ],
)
def test_who_may_leave_without_a_cause(text: str, language: Language, by: str | None) -> None:
    found = _values(text, language, "termination_for_convenience")
    assert [one.get("by") for one in found] == ([by] if by else [])


@pytest.mark.parametrize(
    ("text", "language", "capped", "escalating"),
    [
        (
            "If a visit is late the Supplier shall allow £150 for each day of delay until the visit is made.",
            "en",
            False,
            None,
        ),
        (
            "If a visit is late the Supplier shall allow £150 for each day of delay, but not more than £1,500.",
            "en",
            None,
            None,
        ),
        (
            "For every day by which a visit is late the Supplier pays £100 for the first week, £200 for the second.",
            "en",
            None,
            True,
        ),
        (
            "Liquidated damages of £90 per day run for as long as the delay lasts, whatever sum they reach.",
            "en",
            False,
            None,
        ),
        (
            "Tout retard donne lieu à une pénalité de 150 euros par jour, jusqu'à l'exécution complète.",
            "fr",
            False,
            None,
        ),
        (
            "Le Prestataire encourt, sans plafond, une astreinte de 90 euros par jour de retard.",
            "fr",
            False,
            None,
        ),
        (
            "En cas de retard, il est dû au Client 200 euros par jour, quel que soit le montant atteint.",
            "fr",
            False,
            None,
        ),
    ],
)
def test_penalties_without_a_bound(
    text: str, language: Language, capped: bool | None, escalating: bool | None
) -> None:
    (found,) = _values(text, language, "penalty")
    assert (found.get("capped"), found.get("escalating")) == (capped, escalating)


@pytest.mark.parametrize(
    ("text", "language", "read_as"),
    [
        ("Each visit is charged at the Supplier's rates from time to time.", "en", True),
        (
            "Visits are charged at the prices which the Supplier has published on its website on the day.",
            "en",
            True,
        ),
        (
            "The Customer shall pay the price shown in the Supplier's tariff on the day of each visit.",
            "en",
            True,
        ),
        (
            "The price is set out in the price list in Schedule 1, which is in force on the day of signing.",
            "en",
            False,
        ),
        ("The fee bears interest at the base rate in force on the day of each payment.", "en", False),
        (
            "Le prix applicable est celui du barème que le Prestataire publie sur son site au jour de la commande.",
            "fr",
            True,
        ),
        (
            "Le tarif peut changer ; les prestations sont facturées selon la grille applicable le jour de l'intervention.",
            "fr",
            True,
        ),
        ("Le prix est révisé selon l'indice en vigueur au jour de la facture.", "fr", False),
    ],
)
def test_prices_of_the_sellers_own_list(text: str, language: Language, read_as: bool) -> None:
    reasons = [one["reason"] for one in _values(text, language, "vague_price")]
    assert ("current_rates" in reasons) is read_as


_CLAUSE = "1. TERM\n1.1 This Agreement starts on 1 April 2026 and ends on 31 March 2028.\n\n"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            _CLAUSE + "SCHEDULE 1 - PARTICULARS\nStart date: 1 April 2026\nEnd date: 30 September 2029\n",
            ["2028-03-31", "2029-09-30"],
        ),
        (
            _CLAUSE + "SCHEDULE 1\n    Commencement     1 April 2026\n    Expiry      31 December 2029\n",
            ["2028-03-31", "2029-12-31"],
        ),
        # The expiry of something else is no contradiction.
        (_CLAUSE + "SCHEDULE 1\nPolicy: P-114\nPolicy expiry: 30 June 2027\n", ["2028-03-31"]),
        (
            "1. TERM\n1.1 This Agreement starts on 1 April 2026 and continues for two years, ending on "
            "30 September 2028.\n",
            ["2028-03-31", "2028-09-30"],
        ),
        (
            "1. TERM\n1.1 This Agreement starts on 1 April 2026 and continues for two years, ending on "
            "31 March 2028.\n",
            ["2028-03-31"],
        ),
    ],
)
def test_ends_that_contradict_each_other(text: str, ends: list[str]) -> None:
    found = [term.value_text for term in read(text, "en", "expiration_date") if term.state == "stated"]
    assert sorted(found) == ends


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("7. CONFIDENTIALITY\n7.1 Each party keeps the other's information secret at all times thereafter.", "en", "perpetual"),
        ("7. CONFIDENTIALITY\n7.1 Each party keeps the other's information secret for three years thereafter.", "en", None),
        ("Article 7 - Confidentialité\nChaque partie garde secrètes les informations de l'autre, à tout jamais.", "fr", "perpetual"),
    ],
)  # fmt: skip
def test_secrecy_for_ever(text: str, language: Language, kind: str | None) -> None:
    assert [one.get("kind") for one in _values(text, language, "confidentiality")] == [kind]


@pytest.mark.parametrize(
    ("words", "language", "rate"),
    [
        ("Les sommes payées tardivement portent intérêt au taux de l'intérêt légal majoré d'un demi-point.", "fr", "legal rate + 0.5"),
        ("Les sommes payées tardivement portent intérêt au double du taux légal.", "fr", "2 x legal rate"),
        ("A late sum attracts interest at two per cent above the Bank of England's official rate.", "en", "base rate + 2"),
    ],
)  # fmt: skip
def test_interest_on_what_is_paid_late(words: str, language: Language, rate: str) -> None:
    assert [term.value_text for term in read(words, language, "late_payment_interest")] == [rate]


@pytest.mark.parametrize(
    ("words", "language", "country"),
    [
        ("14. Courts. The High Court in Dublin shall have exclusive jurisdiction.", "en", "IE"),
        ("Article 14 - Litiges\nLes tribunaux de Genève sont seuls compétents.", "fr", "CH"),
        ("Article 14 - Litiges\nLe tribunal de commerce de Valence est seul compétent.", "fr", "FR"),
        ("14. Courts. The courts of Cambridge shall have exclusive jurisdiction.", "en", None),
    ],
)
def test_a_court_tells_its_country_by_its_city(words: str, language: Language, country: str | None) -> None:
    assert [one.get("country") for one in _values(words, language, "jurisdiction")] == [country]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("8. COMPETITION\nThe Supplier shall not, for five years after the end, clean walls for another mill.", True),
        ("8. COMPETITION\nNothing in this Agreement shall prevent a party, for five years after, from competing.", False),
    ],
)  # fmt: skip
def test_a_restraint_under_its_heading(words: str, bound: bool) -> None:
    stated = [term for term in read(words, "en", "non_compete") if term.state == "stated"]
    assert bool(stated) is bound
