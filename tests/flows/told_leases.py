"""French contracts whose prices are in every state, and one in English."""

from __future__ import annotations

from pathlib import Path

_HEAD = """CONTRAT DE PRESTATIONS DE SERVICES

Entre les soussignés :

La société Verrerie {name} SAS, au capital de 100 000 euros, dont le siège est 4 rue de la République, 69002 Lyon, immatriculée au RCS de Lyon sous le numéro 552 100 554, ci-après « le Prestataire »,

et

La société Ateliers {name} SARL, dont le siège est 12 rue Pasteur, 69003 Lyon, immatriculée au RCS de Lyon sous le numéro 732 829 320, ci-après « le Client ».

Article 1 - Durée
Le présent contrat est conclu pour une durée de six ans à compter du 1er janvier 2022, pour se terminer le 31 décembre 2027.

Article 2 - Prix
{price}

Article 3 - Révision
{clause}

Article 4 - Paiement
Les sommes sont payables à trente jours de la réception de la facture. La responsabilité du Prestataire est limitée à 40 000 euros.

Article 5 - Droit applicable
Le présent contrat est soumis au droit français. Tout litige relève du tribunal de commerce de Lyon.

Fait à Lyon, le 15 décembre 2021, en deux exemplaires.
"""  # noqa: E501
_SIMPLE = "Le prix annuel des prestations est fixé à 60 000 € hors taxes."
_CLAUSES = {
    "hausse": (
        "Le loyer annuel est fixé à 60 000 € hors taxes.",
        "Le loyer est indexé chaque année au 1er janvier sur l'ILC du 2e trimestre, base 2e trimestre "
        "2021. La révision ne joue qu'à la hausse.",
    ),
    "lectures": (
        "Le loyer annuel est fixé à 60 000 € hors taxes.",
        "Le loyer est révisé chaque année au 1er janvier selon la variation de l'indice des loyers "
        "commerciaux (ILC), l'indice de base étant celui du 2e trimestre 2021.",
    ),
    "disparu": (
        _SIMPLE,
        "Le prix est révisé chaque année au 1er janvier selon la formule P = P0 x (0,15 + 0,85 x PsdC / "
        "PsdC0), où P0 est le prix initial, PsdC le dernier indice Produits et services divers C (PsdC) "
        "publié par l'INSEE à la date de révision et PsdC0 celui du mois de septembre 2021.",
    ),
    "inconnu": (
        _SIMPLE,
        "Le prix est révisé chaque année au 1er janvier selon la variation de l'indice ZORGLUB publié par "
        "l'Union des fabricants, l'indice de base étant celui de septembre 2021 et l'indice de révision le "
        "dernier publié à la date de révision.",
    ),
    "paliers": (
        "Le prix annuel des prestations est de 50 000 € à compter du 1er janvier 2022, de 52 000 € à "
        "compter du 1er janvier 2024 et de 55 000 € à compter du 1er janvier 2026.",
        "Les prix ne sont pas autrement révisés.",
    ),
    "deux-monnaies": (
        "Le prix annuel des prestations est fixé à 60 000 € hors taxes pour la France. Le prix annuel des "
        "prestations est fixé à 40 000 USD hors taxes pour les États-Unis.",
        "Les prix augmentent de 3 % par an au 1er janvier de chaque année, et pour la première fois le 1er "
        "janvier 2023.",
    ),
    "syntec": (
        _SIMPLE,
        "Le prix est révisé chaque année au 1er janvier selon la formule P = P0 x (0,15 + 0,85 x S / S0), "
        "où P est le prix révisé, P0 le prix initial, S le dernier indice Syntec publié à la date de "
        "révision et S0 l'indice Syntec du mois de septembre 2021.",
    ),
    "convenu": (_SIMPLE, "Le prix pourra être révisé chaque année d'un commun accord entre les parties."),
}
ENGLISH = """SERVICES AGREEMENT

This Agreement is made on 15 December 2018 between Stonegrove Ltd, a company incorporated in England under number 01234567 ("the Supplier") and Brindle plc, a company incorporated in England under number 07654321 ("the Customer").

1. Term
This Agreement takes effect on 1 January 2019 and shall expire on 31 December 2028.

2. Fees
The annual fee is GBP 50,000.

3. Price review
On 1 January in each year the fee shall be revised in line with the Retail Prices Index for the preceding November compared with November 2018, and shall never fall.

4. Payment
Invoices are payable within 30 days of receipt.

5. Governing law
This Agreement is governed by the laws of England and Wales and the courts of England have jurisdiction.

Signed for the parties on 15 December 2018.
"""  # noqa: E501


def write(folder: Path) -> Path:
    """Write the contracts into a folder and return it."""
    folder.mkdir(parents=True)
    for name, (price, clause) in _CLAUSES.items():
        words = _HEAD.format(name=name.capitalize(), price=price, clause=clause)
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")
    (folder / "stonegrove.txt").write_text(ENGLISH, encoding="utf-8")
    return folder
