"""Values said in everyday words: read where they are plain, left open where they are not."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.clauses import segment
from pipeline.terms import extract_all
from pipeline.types import JsonValue, Language
from tests.pipeline.terms._views import view_of

HEADS = {
    "en": 'HIRE OF BOATS\n\nMarlow Boats Limited ("Marlow") and Petrel Tours Limited ("Petrel") agree:\n\n',
    "fr": "LOCATION DE BARQUES\n\nMarlou SARL (« Marlou ») et Pétrel SAS (« Pétrel ») conviennent :\n\n",
}


def stated(language: Language, kind: str, words: str) -> list[dict[str, JsonValue]]:
    running = view_of(f"{HEADS[language]}1. {words}\n", language).flow
    found = extract_all(running, segment(running)).terms
    return [dict(term.value) for term in found if term.kind == kind and term.state == "stated"]


SECRET = "Marlow shall keep confidential information of Petrel secret"
SECRET_FR = "Marlou garde confidentielles les informations de Pétrel"
READ = [
    (
        "en",
        "confidentiality",
        f"{SECRET} during the hire and for four years afterwards.",
        {"duration": "P48M"},
    ),
    (
        "en",
        "confidentiality",
        f"{SECRET}. This duty outlasts the contract by two years.",
        {"duration": "P24M"},
    ),
    ("en", "confidentiality", f"{SECRET} for six more years after the contract.", {"duration": "P72M"}),
    ("fr", "confidentiality", f"{SECRET_FR} pendant le contrat et quatre ans après.", {"duration": "P48M"}),
    ("fr", "confidentiality", f"{SECRET_FR} ; ce devoir survit deux ans au contrat.", {"duration": "P24M"}),
    (
        "en",
        "rebate",
        "A discount of 3% is given once yearly spend passes £7,000.",
        {"threshold": "7000.00 GBP"},
    ),
    ("en", "rebate", "Upon purchase of 900 oars a rebate of 3% is due.", {"threshold": "900 oars"}),
    (
        "en",
        "rebate",
        "If the trips ordered in a year exceed 1,200, a rebate of 3% is due.",
        {"threshold": "1200"},
    ),
    ("fr", "rebate", "Passé 900 rames, une remise de 3 % s'applique.", {"threshold": "900 rames"}),
    (
        "fr",
        "rebate",
        "Une remise de 3 % est due dès que l'année passe la barre des 70 rames.",
        {"threshold": "70 rames"},
    ),
    ("en", "penalty", "Every skipped tour costs Marlow £35.", {"amount": "35.00"}),
    ("en", "penalty", "Any trip that is missed costs Marlow 45 euros.", {"amount": "45.00"}),
    ("fr", "penalty", "Toute sortie manquée coûte 35 € à Marlou.", {"amount": "35.00"}),
    (
        "en",
        "penalty",
        "For each week in which the quay is shut, Marlow shall pay liquidated damages of £80.",
        {"per": "week"},
    ),
    ("fr", "penalty", "Chaque semaine de fermeture donne lieu à une pénalité de 80 €.", {"per": "week"}),
    (
        "fr",
        "change_of_control",
        "Tout changement de contrôle de Pétrel autorise Marlou à résilier le contrat.",
        {"effect": "termination"},
    ),
    (
        "en",
        "change_of_control",
        "Neither may transfer this contract without consent. The sale of a majority of the shares in"
        " Petrel is treated as a transfer.",
        {"effect": "consent"},
    ),
    (
        "fr",
        "change_of_control",
        "Aucun ne cède le contrat sans l'accord de l'autre. La vente de la majorité des parts de"
        " Pétrel vaut cession.",
        {"effect": "consent"},
    ),
    ("en", "bonus", "If nobody complains, Marlow earns an extra payment of £600.", {"amount": "600.00"}),
    (
        "fr",
        "bonus",
        "Si nul ne se plaint, Marlou reçoit une somme supplémentaire de 600 €.",
        {"amount": "600.00"},
    ),
    ("en", "exclusivity", "Petrel shall order all its oars from Marlow only.", {"by": "Petrel"}),
    ("fr", "exclusivity", "Pétrel commande toutes ses rames à Marlou uniquement.", {"by": "Pétrel"}),
    (
        "en",
        "non_compete",
        "Marlow must not meanwhile work for a firm that sells tours on the lake.",
        {"by": "Marlow"},
    ),
    (
        "en",
        "recovery_indemnity",
        "Petrel pays £55 for the cost of recovering any overdue debt.",
        {"amount": "55.00"},
    ),
    ("en", "scope", "Mooring by night is not part of the service.", {"kind": "excluded"}),
    ("en", "scope", "Night trips are excluded and are charged at £90 an hour.", {"kind": "extra"}),
    ("fr", "scope", "L'amarrage de nuit est hors contrat et se commande à part.", {"kind": "excluded"}),
    (
        "en",
        "hardship",
        "If fuel costs rise so steeply that the tours are no longer viable, they will meet to adapt the"
        " terms.",
        {"kind": "renegotiation"},
    ),
]
OPEN = [
    ("en", "rebate", "A discount of 3% is given on orders placed after 30 June 2026.", "threshold"),
    ("en", "rebate", "A rebate of 3% is due above 50 oars and 4% above 90 oars a year.", "never"),
    (
        "en",
        "penalty",
        "Each day Marlow shall sweep, and for breach it owes liquidated damages of £80.",
        "per",
    ),
    ("fr", "penalty", "Chaque jour, Marlou balaie ; à défaut il doit une pénalité de 80 €.", "per"),
    ("en", "confidentiality", f"{SECRET}. It was settled for two years.", "duration"),
]
NOT_READ = [
    ("en", "penalty", "Each tour costs Petrel £35."),
    ("en", "exclusivity", "Petrel shall buy oars from Marlow only if they float."),
    ("en", "recovery_indemnity", "Marlow pays £55 for the cost of recovering sunk boats."),
    ("en", "non_compete", "Petrel shall not run a business that sells ices from the premises."),
    ("en", "bonus", "If it stays longer, Petrel makes an additional payment of £100."),
    ("en", "scope", "Liability for loss is excluded and is charged to nobody."),
]


@pytest.mark.parametrize(("language", "kind", "words", "wanted"), READ)
def test_plain_words_are_read(language: Language, kind: str, words: str, wanted: dict[str, Any]) -> None:
    found = stated(language, kind, words)
    assert any(wanted.items() <= value.items() for value in found), found


@pytest.mark.parametrize(("language", "kind", "words", "key"), OPEN)
def test_what_is_not_told_stays_open(language: Language, kind: str, words: str, key: str) -> None:
    assert all(key not in value for value in stated(language, kind, words))


@pytest.mark.parametrize(("language", "kind", "words"), NOT_READ)
def test_what_only_looks_like_it(language: Language, kind: str, words: str) -> None:
    assert stated(language, kind, words) == []


def test_a_length_that_is_not_understood_is_not_denied() -> None:
    running = view_of(f"{HEADS['en']}1. {SECRET}. It was settled for two years.\n", "en").flow
    found = [one for one in extract_all(running, segment(running)).terms if one.kind == "confidentiality"]
    assert [one.value_text for one in found] == ["a length stands beside it, which was not understood"]
