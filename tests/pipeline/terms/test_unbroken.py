"""A French phrase is one wherever the paper breaks its line; a line of its own stays one."""

from __future__ import annotations

import textwrap

import pytest

from pipeline.terms._unbroken import _joined
from tests.pipeline.terms._reading import read

BODY = """CONTRAT DE PRESTATION DE SERVICES

Entre la société Aubrac Conseil, SAS, ci-après « le Prestataire », et la société Vercors Bois, SARL,
ci-après « le Client », il a été convenu ce qui suit.

Article 1 - Durée
Le présent contrat prend effet le premier octobre deux mille vingt-deux et il est conclu pour une durée \
ferme de trente-six mois, au terme de laquelle il se renouvelle par tacite reconduction pour des périodes \
successives de douze mois, sauf dénonciation notifiée par lettre recommandée trois mois avant l'échéance.

Article 2 - Loi
Le présent contrat, sa formation, son exécution et ses suites sont soumis en toutes leurs stipulations au \
droit français, à l'exclusion de tout autre.

Fait à Aurillac en deux exemplaires originaux, le dix-huit septembre deux mille \
vingt-deux.
"""
WANTED = {
    "agreement_date": "2022-09-18",
    "effective_date": "2022-10-01",
    "term": "P36M",
    "expiration_date": "2025-09-30",
    "renewal": "tacit",
    "renewal_term": "P12M",
    "notice_period": "P3M",
    "governing_law": "FR",
}


@pytest.mark.parametrize("width", range(38, 110, 6))
@pytest.mark.parametrize("kind", WANTED)
def test_where_lines_end_does_not_matter(kind: str, width: int) -> None:
    lines = (textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in BODY.split("\n"))
    text = "\n".join(part for wrapped in lines for part in wrapped)
    assert [term.value_text for term in read(text, "fr", kind)] == [WANTED[kind]]


KEPT = (
    "CONVENTION D'OCCUPATION DU DOMAINE PUBLIC\nétablie le 3 mai 2021",
    "Durée du contrat\ntrente-six mois",
    "Le Prestataire et le Client ont signé\n\nle 3 mai 2021",
    "Prix de la prestation mensuelle hors taxe\t120\nprix de la visite hors taxe supplémentaire\t80",
    "Pour valoir acte d'engagement de la commune, et par\nA Lanvoy, le 3 mai 2021",
    "Le présent contrat comprend les documents suivants et\na) le cahier des charges",
    "Le présent contrat prend fin au terme indiqué.\nil est renouvelé",
)
JOINED = (
    "Le présent contrat de prestation prend\nfin le 3 mai 2021",
    "Le présent contrat de prestation prend fin le\n3 mai 2021",
    "Le présent contrat est soumis à la loi de la\nSuisse",
    "Le présent contrat prend effet le premier mai deux mille\nvingt-deux",
)


@pytest.mark.parametrize("text", KEPT)
def test_lines_of_their_own_keep_their_ends(text: str) -> None:
    assert _joined(text) is text


@pytest.mark.parametrize("text", JOINED)
def test_running_lines_are_joined(text: str) -> None:
    assert _joined(text) == text.replace("\n", " ")
