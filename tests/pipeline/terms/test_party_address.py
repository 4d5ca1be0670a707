"""A party's address: what introduces it, where it ends, and what is none."""

from __future__ import annotations

import pytest

from pipeline.terms._party_address import address
from pipeline.types import Language
from tests.pipeline.terms._reading import read

CASES: list[tuple[Language, str, str]] = [
    (
        "fr",
        ", SAS au capital de 10 000 €, dont le siège social est situé 12 rue de la Paix, 75002 Paris, "
        "immatriculée au RCS de Paris sous le numéro 552 100 554,",
        "12 rue de la Paix, 75002 Paris",
    ),
    (
        "fr",
        ", ayant son siège social à Immeuble Le Parc, 4 avenue du Port, 92800 Puteaux Cedex 4, représentée",
        "Immeuble Le Parc, 4 avenue du Port, 92800 Puteaux Cedex 4",
    ),
    ("fr", ", demeurant 3 chemin des Vignes 21000 Dijon, ci-après", "3 chemin des Vignes 21000 Dijon"),
    (
        "fr",
        "\nAdresse : ZA du Moulin, 35400 Saint-Malo\nSIRET : 552 100 554 00013",
        "ZA du Moulin, 35400 Saint-Malo",
    ),
    (
        "fr",
        ", sise 8 place du Marché, 1204 Genève, représentée par sa directrice",
        "8 place du Marché, 1204 Genève",
    ),
    (
        "fr",
        ", domiciliée 5, allée des Tilleuls - 69120 Vaulx-en-Velin et représentée par Mme Petit",
        "5, allée des Tilleuls - 69120 Vaulx-en-Velin",
    ),
    ("fr", ", dont le siège social est ________, immatriculée", ""),
    ("fr", ", dont le siège social est indiqué ci-dessus, représentée par", ""),
    ("fr", ", société par actions simplifiée au capital de 10 000 euros", ""),
    (
        "en",
        ", a Delaware corporation with its principal place of business at 12 Main Street, Suite 4, Albany, "
        'NY 12207 ("Supplier")',
        "12 Main Street, Suite 4, Albany, NY 12207",
    ),
    (
        "en",
        ", a company whose registered office is at 5 King's Road, London SW3 4ND, England and",
        "5 King's Road, London SW3 4ND, England",
    ),
    ("en", ", of 77 Harbour Way, Cork, Ireland (the", "77 Harbour Way, Cork, Ireland"),
    (
        "en",
        ", located at 1 Capital Drive, Tel Aviv, Israel, hereinafter referred to as",
        "1 Capital Drive, Tel Aviv, Israel",
    ),
    (
        "en",
        "\nAddress: 9 Pine Lane, Toronto, Ontario M5V 2T6\nTelephone: 416",
        "9 Pine Lane, Toronto, Ontario M5V 2T6",
    ),
    ("en", ", having its principal office at [***] and", ""),
    ("en", ", with offices located at the address set forth above", ""),
    ("en", ", an Ohio limited liability company", ""),
]


@pytest.mark.parametrize(("language", "after", "wanted"), CASES)
def test_address(language: Language, after: str, wanted: str) -> None:
    assert address(after, language) == wanted


def test_each_party_has_its_own() -> None:
    text = (
        "Entre les soussignés :\n\nLa société ALPHA SAS, dont le siège social est situé 12 rue de la Paix, "
        "75002 Paris, ci-après « le Bailleur »,\n\nET\n\nLa "
        "société BETA SARL, ayant son siège 4 quai de "
        "Seine, 76000 Rouen, ci-après « le Preneur »,\n\nIl a été convenu ce qui suit."
    )
    found = {term.value_text: term.value.get("address") for term in read(text, "fr", "party")}
    assert found == {
        "ALPHA SAS": "12 rue de la Paix, 75002 Paris",
        "BETA SARL": "4 quai de Seine, 76000 Rouen",
    }
