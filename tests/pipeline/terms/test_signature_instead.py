"""A company that the contract does not name signs in the stead of a party; an agent does not."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_HEADS = {
    "en": (
        "PUMP SUPPLY AGREEMENT\n\nThis Agreement is made on 6 May 2025 between:\n\n"
        '(1) Velmoor Pumps Limited, whose registered office is at 9 Dock Lane, Hull ("the Supplier"); and\n'
        '(2) Aldreth Mills Limited, whose registered office is at 2 Weir Road, York ("the Buyer").\n\n'
        "1. Supply. The Supplier shall supply pumps to the Buyer.\n\n"
        "2. Price. The Buyer shall pay £900 for each pump within thirty days of delivery.\n\n"
        "3. Term. This Agreement lasts two years from the day of signing.\n\n"
        "4. Law. English law governs this Agreement.\n\n"
    ),
    "fr": (
        "CONTRAT DE FOURNITURE\n\nEntre la société Velmoor, SARL au capital de 9 000 euros, dont le siège "
        "est à Brest, ci-après « le Fournisseur », d'une part,\net la société Filatures Aldret, SAS, "
        "dont le siège est à Lille, ci-après « l'Acheteur », d'autre part.\n\n"
        "Article 1. Objet. Le Fournisseur livre des pompes à l'Acheteur.\n\n"
        "Fait à Brest, le 6 mai 2025.\n\n"
    ),
}
_STRANGE = {
    "en": (
        "SIGNED for and on behalf of CASTRELL FLUIDS LIMITED\n\nBy: ____________\n\n"
        "SIGNED for and on behalf of ALDRETH MILLS LIMITED\n\nBy: ____________\n",
        "For Velmoor Pumps (Export) Limited: /s/ Ann Lodge\n\nFor Aldreth Mills Limited: /s/ Tom Reeve\n",
        "Signed by Ann Lodge for and on behalf of Castrell Fluids Ltd: ......\n\n"
        "Signed by Tom Reeve for and on behalf of the Buyer: ......\n",
        "CASTRELL FLUIDS LIMITED\n\nBy: /s/ Ann Lodge\nTitle: Director\n\n"
        "ALDRETH MILLS LIMITED\n\nBy: /s/ Tom Reeve\nTitle: Director\n",
    ),
    "fr": (
        "Pour la société Castrel\n\nPour la société Filatures Aldret\n",
        "Pour CASTREL FLUIDES\n\nPour FILATURES ALDRET\n",
        "Pour Velmoor Export\n\nPour Filatures Aldret\n",
        "Pour Castrel Fluides SAS, Anne Loge, gérante\n\nPour l'Acheteur, Tom Rive, président\n",
    ),
}
_BUYER = "\n\nFor Aldreth Mills Limited: /s/ Tom Reeve\n"
_ACHETEUR = "\n\nPour Filatures Aldret : signé Tom Rive\n"
_MEANT = {
    "en": (
        f"For VELMOOR PUMPS LTD: /s/ Ann Lodge{_BUYER}",
        f"For the Velmoor Pumps Company Limited: /s/ Ann Lodge{_BUYER}",
        f"For Velmoor Limited: /s/ Ann Lodge{_BUYER}",
        f"For Old Velmoor Pump Limited: /s/ Ann Lodge{_BUYER}",
        f"For Velmor Pumps Limited: /s/ Ann Lodge{_BUYER}",
        f"For Castrell Fluids Limited as agent for Velmoor Pumps Limited: /s/ Ann Lodge{_BUYER}",
        f"Signed by Castrell Fluids Limited under a power of attorney: /s/ Ann Lodge{_BUYER}",
        f"Signed by Castrell Fluids Limited, agent of the Supplier: /s/ Ann Lodge{_BUYER}",
        f"For Velmoor Pumps Limited: /s/ Ann Lodge{_BUYER}\nFor Castrell Fluids Ltd (Guarantor): /s/ J Fry",
        f"SCHEDULE 1\n\nfor Castrell Fluids Limited at Hull.{_BUYER}",
        _BUYER,
    ),
    "fr": (
        f"Pour VELMOOR SARL{_ACHETEUR}",
        f"Pour le Fournisseur : signé Anne Loge{_ACHETEUR}",
        f"Pour Anne Loge{_ACHETEUR}",
        f"Pour accord\n\nVelmoor{_ACHETEUR}",
        "Pour la Société                    Pour l'Acheteur\nAnne Loge, gérante          Tom Rive\n",
        "Pour la société          Pour le Client\n(signé)                  (signé)\n",
        f"Pour la société Castrel, mandataire de Velmoor{_ACHETEUR}",
        f"Pour Velmoor agence de Quimper{_ACHETEUR}",
        f"Pour Velmoor{_ACHETEUR}\nPour la société Castrel, caution\n",
        _ACHETEUR,
    ),
}


def _strangers(language: Language, foot: str) -> list[object]:
    terms = read(_HEADS[language] + foot, language, "signature")
    return [term.value["instead_of"] for term in terms if "instead_of" in term.value]


@pytest.mark.parametrize(
    ("language", "foot"), [(key, foot) for key in ("en", "fr") for foot in _STRANGE[key]]
)
def test_a_stranger_signs_in_the_stead_of_a_party(language: Language, foot: str) -> None:
    assert _strangers(language, foot) == ["Velmoor Pumps Limited" if language == "en" else "Velmoor"]


@pytest.mark.parametrize(
    ("language", "foot"), [(key, foot) for key in ("en", "fr") for foot in _MEANT[key]]
)
def test_whoever_signs_for_a_party_is_no_stranger(language: Language, foot: str) -> None:
    assert _strangers(language, foot) == []


def test_the_place_of_a_stranger_is_no_third_one() -> None:
    terms = read(_HEADS["en"] + _STRANGE["en"][0], "en", "signature")
    assert sorted(str(term.value["party"]) for term in terms) == [
        "Aldreth Mills Limited",
        "CASTRELL FLUIDS LIMITED",
    ]
