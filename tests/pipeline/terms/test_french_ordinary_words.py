"""What French contracts promise, bind to and leave undated in ordinary words, and what is near to it."""

from __future__ import annotations

import pytest

from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.terms._order_terms import has_its_terms
from pipeline.terms.amends import mentions
from tests.pipeline.terms._reading import read

_PARTIES = (
    "ACCORD\n\nEntre ACME, SAS, « la Partie A », et BELINE, SARL, « la Partie B ».\n\nArticle 1 – Durée\n\n"
)
_SIGNED = "\n\nPour ACME\nJeanne Morel, gérante\n(signé)\n\nPour BELINE\nPaul Vasseur, président\n(signé)\n"


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "Si les ventes atteignent 350 000 euros, il lui est versé une prime de 4 000 euros.",
            ["4000.00 EUR"],
        ),
        (
            "Une surcommission de 2 % est due à l'Agent au-delà de 500 000 euros de ventes annuelles.",
            ["2%"],
        ),
        ("Le Client règle une prime de 250 euros à l'assureur si le sinistre dépasse 10 000 euros.", []),
        ("L'option est consentie moyennant une prime de 10 000 euros si elle est levée.", []),
    ],
)
def test_a_prime_is_a_bonus_where_something_earns_it(text: str, sums: list[str]) -> None:
    assert [term.value_text for term in read(text, "fr", "bonus")] == sums


@pytest.mark.parametrize(
    ("made", "undated"),
    [
        ("Fait à Meylan, en deux exemplaires originaux.", True),
        ("Établi en double exemplaire.", True),
        ("Fait à Lyon, en deux exemplaires, à la date de la dernière signature.", False),
        ("Fait à Lyon, le ______, en deux exemplaires.", False),
    ],
)
def test_a_place_without_a_day_is_told_apart(made: str, undated: bool) -> None:
    (term,) = read(f"{_PARTIES}Il dure deux ans.\n\n{made}{_SIGNED}", "fr", "agreement_date")
    assert term.state == "unknown"
    assert ("not on which day" in term.reason) == undated


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Le présent accord est conclu à titre perpétuel.", ["perpetual"]),
        ("Les parties s'engagent à titre perpétuel.", ["perpetual"]),
        ("La licence est concédée à titre perpétuel.", []),
    ],
)
def test_for_ever_is_said_of_the_contract(text: str, kinds: list[str]) -> None:
    assert [term.value_text for term in read(_PARTIES + text, "fr", "expiration_date")] == kinds


def test_a_sheet_tells_the_end_that_a_clause_points_to() -> None:
    sheet = "Client ....... ACME\nPrise d'effet ........ 1er avril 2024\nTerme ........ 31 mars 2027\n\n"
    clause = "3. Durée\n\nIl dure de la prise d'effet au terme indiqués aux conditions particulières."
    (term,) = read(f"CONDITIONS PARTICULIÈRES\n\n{sheet}{clause}", "fr", "expiration_date")
    assert term.value_text == "2027-03-31"


def test_dots_that_lead_to_a_day_are_no_blank() -> None:
    assert [one.date is not None for one in find_dates("Terme ......... 31 mars 2027", "fr")] == [True]
    assert [one.date is not None for one in find_dates("le ............ 2024", "fr")] == [False]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("qu'avec l'accord écrit de l'Acheteur", 0),
        ("après avoir obtenu l'accord de l'autre partie", 0),
        ("en application de l'accord-cadre de fourniture du 3 mars 2024", 1),
    ],
)
def test_consent_is_no_contract(text: str, named: int) -> None:
    assert len(list(mentions(text, "fr"))) == named


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Les travaux sont réglés par un prix global et forfaitaire de 486 000 € HT.", ["486000.00 EUR"]),
        ("Le prix forfaitaire par visite est de 86 000 € HT.", []),
    ],
)
def test_what_is_paid_by_a_total_is_the_whole(text: str, sums: list[str]) -> None:
    assert [term.value_text for term in read(_PARTIES + text, "fr", "total_value")] == sums


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        (
            "L'indemnité est due pour la valeur de facture des marchandises, dans la limite de "
            "300 000 euros par sinistre.",
            ["300000.00 EUR"],
        ),
        ("Le Client rembourse les frais de déplacement, dans la limite de 300 000 euros par an.", []),
    ],
)
def test_an_indemnity_that_is_due_up_to_a_sum_is_limited(text: str, limits: list[str]) -> None:
    assert [term.value_text for term in read(_PARTIES + text, "fr", "cap_on_liability")] == limits


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Le contrat se compose du bon de commande et des conditions générales ci-après.", True),
        ("La commande, une fois signée, constitue le contrat des parties.", True),
        ("CONDITIONS GÉNÉRALES\n1. Objet. Il\n2. Prix. Il\n3. Durée. Il\n4. Fin. Il\n5. Loi. Il\n", True),
        ("La commande est passée en application du contrat-cadre ; elle vaut contrat.", False),
        ("La commande est soumise aux conditions générales publiées sur le site.", False),
    ],
)
def test_an_order_with_its_terms_is_a_contract(text: str, own: bool) -> None:
    folded = fold(f"BON DE COMMANDE\n\n{text}")
    assert has_its_terms(folded, "fr") == own


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("sans que la hausse d'une année sur l'autre puisse excéder 3 %", ["no_base"]),
        ("selon sa variation d'une année sur l'autre", []),
    ],
)
def test_a_bound_of_a_year_tells_no_base(text: str, gaps: list[str]) -> None:
    clause = (
        f"Le prix est de 900 € HT par mois. Il est révisé chaque 1er avril selon l'indice ICHT-IME, {text}."
    )
    found = [term for term in read(_PARTIES + clause, "fr", "revision_gap") if term.confidence >= 0.8]
    assert [term.value["gap"] for term in found if term.value["gap"] == "no_base"] == gaps
