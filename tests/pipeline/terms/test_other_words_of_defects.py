# ruff: noqa: E501 (sentences are read whole)
"""Defects told in words of their own (dates, exits, penalties, levels, courts), and what looks like them and is none."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.folding import fold
from pipeline.terms._ruled_out import ruled_out
from pipeline.types import Language
from tests.pipeline.terms._reading import read


def _values(text: str, language: Language, kind: str) -> list[dict[str, Any]]:
    return [dict(term.value) for term in read(text, language, kind) if term.state == "stated"]


_MADE = "THIS AGREEMENT is made on 3 March 2025 between Hollin Limited and Garside Limited.\n\n"


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        (
            "2. Term. This Agreement shall commence on 1 April 2025 and shall expire on 31 March 2028.\n\nSCHEDULE\nStart: 1 April 2025\nExpiry date of this Agreement: 30 September 2028",
            "en",
            2,
        ),
        (
            "Article 2 - Durée\nLe contrat prend effet le 1er avril 2025. Il est conclu pour trois ans, de sorte qu'il expire le 31 mars 2029.",
            "fr",
            2,
        ),
        (
            "Article 2 - Durée\nLe contrat prend effet le 1er avril 2025 et expire le 31 mars 2028. Il pourra être prolongé par avenant d'une durée de deux ans, soit jusqu'au 31 mars 2030.",
            "fr",
            1,
        ),
        (
            "Article 2 - Durée\nLe contrat prend effet le 1er avril 2025. Il est conclu pour trois ans et expire le 31 mars 2028.",
            "fr",
            1,
        ),
    ],
)
def test_two_ends(text: str, language: Language, ends: int) -> None:
    assert len(_values(text, language, "expiration_date")) == ends


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("The final date for payment of each sum is seventy-five days from its due date.", "en", [75]),
        ("The Buyer is allowed a credit period of ninety days.", "en", [90]),
        (
            "Sums invoiced are to be discharged no later than the ninetieth day following receipt.",
            "en",
            [90],
        ),
        ("Chaque facture échoit quatre-vingt-dix jours après sa date.", "fr", [90]),
        ("Le Client bénéficie d'un crédit de soixante-quinze jours.", "fr", [75]),
        ("The Supplier may suspend the Services when an invoice is ninety days overdue.", "en", []),
        ("Toute facture contestée l'est dans les quatre-vingt-dix jours de sa réception.", "fr", []),
    ],
)
def test_time_to_pay_as_a_credit_or_a_due_day(text: str, language: Language, days: list[int]) -> None:
    assert [one.get("days") for one in _values(text, language, "payment_term")] == days


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Neither party may withdraw from or terminate it before that day for any reason.", "en", 1),
        ("No break right is given to either party: there is no break clause.", "en", 1),
        ("Il ne peut, avant ce terme, y être mis fin que dans les cas de l'article 13.", "fr", 1),
        ("Toute résiliation anticipée sans faute est exclue.", "fr", 1),
        ("Neither party may terminate before 1 April 2027. After that day either may do so.", "en", 0),
        (
            "Neither party may terminate, except that the Customer may do so for convenience at any time.",
            "en",
            0,
        ),
        (
            "Aucune partie ne peut le résilier avant le 1er avril 2027 ; passé ce jour, chacune le peut.",
            "fr",
            0,
        ),
        ("Either party may terminate at any time.", "en", 0),
    ],
)
def test_an_exit_that_a_text_rules_out(text: str, language: Language, kinds: int) -> None:
    found = "termination_for_convenience" in ruled_out(fold(text), language)
    assert found == bool(kinds)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Whoever discloses a document shall pay £10,000 for the first disclosure, twice that sum for the second.",
            "en",
            "escalating",
        ),
        (
            "The Supplier shall allow £200 for each missed visit, such amount being doubled at every further miss.",
            "en",
            "escalating",
        ),
        (
            "Le Prestataire doit, du premier au dixième jour de retard, 250 € par jour, et 750 € par jour à compter du onzième.",
            "fr",
            "escalating",
        ),
        (
            "Il est dû 800 € par jour de retard, à quelque somme que les pénalités parviennent.",
            "fr",
            "capped",
        ),
        (
            "The price of the first ten visits is £200 each, £180 for the next ten and £150 thereafter.",
            "en",
            "",
        ),
        (
            "Les interventions sont facturées 200 € la première heure et 220 € chaque heure suivante.",
            "fr",
            "",
        ),
    ],
)
def test_penalties_known_by_their_growth(text: str, language: Language, told: str) -> None:
    found = _values(text, language, "penalty")
    assert bool(found) == bool(told)
    if told:
        assert found[0][told] is (told == "escalating")


@pytest.mark.parametrize(
    ("text", "language", "levels"),
    [
        (
            "The Supplier shall meet these levels: (a) calls answered within twenty seconds: 90 per cent; (b) repairs completed at the first visit: not less than 85 per cent.",
            "en",
            {"90 %", "85 %"},
        ),
        ("Ninety-five per cent of tickets shall be answered within two working days.", "en", {"95 %"}),
        (
            "Le Prestataire atteint les niveaux suivants : appels décrochés en moins de vingt secondes : 90 %.",
            "fr",
            {"90 %"},
        ),
        ("Of the shares, 95 per cent are held by the parent.", "en", set()),
        ("Le Prestataire est détenu à 95 % par sa société mère.", "fr", set()),
    ],
)
def test_levels_as_shares_of_work(text: str, language: Language, levels: set[str]) -> None:
    found = {
        one["threshold"]
        for one in _values(text, language, "service_level")
        if one["threshold"].endswith("%")
    }
    assert found == levels


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        (
            "Les parties attribuent compétence exclusive au tribunal de l'entreprise du Brabant wallon, siégeant à Nivelles (Belgique).",
            "fr",
            "BE",
        ),
        ("Tout litige relève de la compétence exclusive des juridictions luxembourgeoises.", "fr", "LU"),
        ("The Landgericht of Hamburg (Germany) has exclusive jurisdiction.", "en", "DE"),
        ("Le tribunal de commerce de Nevers est seul compétent.", "fr", "FR"),
    ],
)
def test_courts_of_neighbours(text: str, language: Language, country: str) -> None:
    assert [one.get("country") for one in _values(text, language, "jurisdiction")] == [country]


def test_a_renewal_that_is_named_does_not_say_who_renews() -> None:
    text = "3. Term. Unless either party shall, sixty days before the end of any renewal term, give the other written notice of its election not to renew, this Agreement shall be renewed for a further year."
    assert _values(text, "en", "renewal") == [{"kind": "tacit"}]


def test_an_amendment_that_counts_from_a_day_gone_by() -> None:
    text = (
        _MADE
        + "2. The changes made by clause 1 shall be treated as having had effect on and from 1 January 2025."
    )
    assert _values(text, "en", "effective_date") == [{"date": "2025-01-01"}]


def test_a_draft_that_was_handed_over_makes_no_draft() -> None:
    text = "CONTRAT DE FRANCHISE\n\nEntre Épis, SAS, et Doller, SARL.\n\nLe Franchisé a reçu le 6 mai 2026 le projet de contrat, et l'a étudié.\n\nArticle 1. Le contrat dure sept ans."
    assert [one["class"] for one in _values(text, "fr", "document_class")] == ["contract"]
