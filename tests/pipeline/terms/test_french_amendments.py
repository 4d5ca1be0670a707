"""French days where another end, an earlier contract or a blank place stands beside them."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from tests.pipeline.terms._french_contract import DAY, KINDS, read, text_of
from tests.pipeline.terms._reading import document

_AMENDMENT = """AVENANT N° 1 AU CONTRAT DE MAINTENANCE N° 2021-044

ENTRE LES SOUSSIGNÉS :

La société ALVÉOLE CONSEIL, SAS, ci-après « le Prestataire »,

ET

La société BRUMAIRE INDUSTRIES, SA, ci-après « le Client ».

IL A ÉTÉ EXPOSÉ CE QUI SUIT

{recital}

IL A ÉTÉ CONVENU CE QUI SUIT

Article 1 - Objet

{words}

Article 2 - Autres stipulations

Les autres clauses du Contrat demeurent inchangées.

Fait à Lyon, le 15 mars 2024, en deux exemplaires.

Pour le Prestataire                     Pour le Client
"""
_BY_CONTRACT = (
    "Par contrat du 12 mars 2021 (le « Contrat »), conclu pour une durée de trois ans expirant le 31 mars "
    "2024, le Client a confié au Prestataire la maintenance de ses installations."
)
_THEY_SIGNED = (
    "Les Parties ont signé le 12 mars 2021 un contrat de maintenance (ci-après « le Contrat ») qui a pris "
    "effet le 1er avril 2021 et arrive à échéance le 31 mars 2024."
)


@pytest.mark.parametrize("recital", [_BY_CONTRACT, _THEY_SIGNED])
@pytest.mark.parametrize(
    ("words", "effective", "term", "end"),
    [
        (
            "La durée du Contrat est prorogée jusqu'au 31 mars 2026.\n\n"
            "Le présent avenant prend effet le 1er avril 2024.",
            "2024-04-01",
            None,
            "2026-03-31",
        ),
        (
            "La durée du Contrat est prorogée de vingt-quatre mois, soit jusqu'au 31 mars 2026. "
            "L'avenant entre en vigueur à sa signature.",
            DAY,
            "P24M",
            "2026-03-31",
        ),
        (
            "À compter du 1er avril 2024, le prix mensuel est porté à 1 200 euros HT.",
            "2024-04-01",
            None,
            None,
        ),
        (
            "L'échéance du Contrat, initialement fixée au 31 mars 2024, est reportée au 31 mars 2025.",
            None,
            None,
            "2025-03-31",
        ),
    ],
)
def test_an_amendment_and_what_it_amends(
    recital: str, words: str, effective: str | None, term: str | None, end: str | None
) -> None:
    running = flow(document(_AMENDMENT.format(recital=recital, words=words), "fr"))
    terms = [one for one in extract(running, segment(running), only=set(KINDS)) if one.state == "stated"]
    said = {kind: next((one.value_text for one in terms if one.kind == kind), None) for kind in KINDS}
    assert tuple(said[kind] for kind in KINDS) == (DAY, effective, term, end)


@pytest.mark.parametrize(
    "beside",
    [
        "La période d'essai prend fin le 30 juin 2024.",
        "La remise exceptionnelle est accordée jusqu'au 31 décembre 2024.",
        "L'exclusivité prend fin le 31 décembre 2025.",
        "Les prix sont fermes jusqu'au 31 décembre 2024.",
        "La première période de facturation court du 15 mars 2024 au 30 juin 2024.",
        "Il pourra être prolongé par avenant jusqu'au 31 mars 2027.",
        "Le délai de rétractation expire le 29 mars 2024.",
    ],
)
def test_what_ends_beside_the_contract(beside: str) -> None:
    found = read(words=f"Le contrat prend effet à sa signature pour une durée de deux ans. {beside}")
    assert text_of(found["expiration_date"]) == "2026-03-14"


@pytest.mark.parametrize(
    ("head", "signed"),
    [
        ("", "Fait à ......, le ......"),
        ("Version du 3 février 2024\n", "Fait à ______, le ______"),
        ("12 mars 2024\n", "Fait à Lyon, en deux exemplaires, le"),
        (
            "",
            "Pour le Client\nDate : 12/03/2024\nSignature : P. Armand\n\n"
            "Pour le Prestataire\nDate :\nSignature :",
        ),
        ("", "À Lyon, le 12 mars 2024                À Paris, le ......"),
    ],
)
def test_what_one_party_has_still_to_date_is_not_made(head: str, signed: str) -> None:
    words = "Le contrat est conclu pour une durée de douze mois à compter de sa signature."
    found = read(head=head, words=words, signed=signed)
    assert tuple(text_of(found[kind]) for kind in KINDS) == (None, None, "P12M", None)
