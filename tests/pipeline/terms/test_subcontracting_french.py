"""French words for work given to others where *sous-traiter* is not said."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

PARTIES = (
    "Entre la société Altair, SAS, ci-après « le Client », et la société Boréal, SARL, ci-après"
    " « le Prestataire ».\n\n"
)
SAID = [
    (
        "Pour ses tournées, le Prestataire demeure libre de confier tout ou partie des interventions à des "
        "entreprises qu'il choisit et dont il répond.",
        {"free"},
    ),
    ("Le Prestataire peut faire exécuter les prestations par toute entreprise de son choix.", {"free"}),
    (
        "Le Prestataire pourra confier à un tiers l'exécution de ses obligations sans avoir à en demander "
        "l'autorisation au Client.",
        {"free"},
    ),
    ("Le Prestataire se réserve la faculté de confier à des tiers tout ou partie des travaux.", {"free"}),
    (
        "Le Prestataire a toute latitude pour se faire assister par des tiers dans l'exécution des "
        "services.",
        {"free"},
    ),
    (
        "Le Prestataire ne peut confier à un tiers tout ou partie des prestations sans l'accord "
        "écrit du Client.",
        {"required"},
    ),
    ("La maintenance n'est confiée à un tiers qu'avec l'accord écrit du Client.", {"required"}),
    (
        "L'exécution des prestations ne peut être confiée à un tiers qu'après accord du Client.",
        {"required"},
    ),
    ("Le Prestataire n'a recours à un sous-traitant qu'avec l'accord écrit du Client.", {"required"}),
    ("Le Prestataire soumet chaque sous-traitant à l'agrément écrit et préalable du Client.", {"required"}),
    ("Toute sous-traitance requiert l'accord écrit du Client.", {"required"}),
    ("Le Prestataire s'interdit de confier à des tiers l'exécution de ses prestations.", {"prohibited"}),
    # the customer's own liberty, documents, persons and the contract itself
    ("Le Client peut confier à d'autres entreprises des prestations de même nature.", set()),
    ("Le Client confie au Prestataire l'exécution des prestations de nettoyage.", set()),
    ("Le Prestataire ne peut confier les clés à un tiers.", set()),
    ("Le Prestataire ne confie les documents du Client à aucun tiers.", set()),
    ("Le Client pourra faire exécuter les travaux par un tiers aux frais du Prestataire.", set()),
]


@pytest.mark.parametrize(("words", "kinds"), SAID)
def test_reads_work_given_to_others(words: str, kinds: set[str]) -> None:
    assert {str(term.value["consent"]) for term in read(PARTIES + words, "fr", "subcontracting")} == kinds
