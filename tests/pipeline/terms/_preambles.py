# ruff: noqa: E501 (texts to be read as they stand)
"""Preambles of our own, with the parties that a lawyer reads in them."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A text, and its parties as (name or None for a blank, role or alias, register number or None)."""

    name: str
    language: str
    text: str
    parties: list[tuple[str | None, str | None, str | None]]


CASES = [
    Case(
        "lease between a company and a person",
        "fr",
        """BAIL COMMERCIAL

Entre les soussignés :

1°) La SCI LES TILLEULS, société civile immobilière au capital de 1 000 euros, dont le siège social est à
LYON (69003), 12 rue Garibaldi, immatriculée au RCS de LYON sous le numéro 443 061 841, représentée par son
gérant, Monsieur Henri BLANC, dûment habilité,

Ci-après dénommée « LE BAILLEUR »,

D'UNE PART,

ET

2°) Madame Claire PETIT, née le 4 mars 1980 à Nantes (44), demeurant à Lyon, 4 cours Vitton, épouse de
Monsieur Louis GRAND,

Ci-après dénommée « LE PRENEUR »,

D'AUTRE PART,

IL A ÉTÉ CONVENU CE QUI SUIT :""",
        [("LES TILLEULS", "LE BAILLEUR", "443061841"), ("Claire PETIT", "LE PRENEUR", None)],
    ),
    Case(
        "a syndicate whose representative is no party",
        "fr",
        """AVENANT N° 1 AU CONTRAT DE MAINTENANCE
Le présent avenant est conclu entre la société ALTAÏR ASCENSEURS, société anonyme au capital de
3 000 000 euros, RCS Paris B 552 081 317, et le Syndicat des copropriétaires de la Résidence Les Ormes,
représenté par son syndic en exercice, la société Foncière Nord.
Article 1 - Objet""",
        [
            ("ALTAÏR ASCENSEURS", None, "552081317"),
            ("Syndicat des copropriétaires de la Résidence Les Ormes", None, None),
        ],
    ),
    Case(
        "three parties, an association among them",
        "fr",
        """CONVENTION DE PARTENARIAT
Entre
L'association Les Amis du Vélo, association régie par la loi du 1er juillet 1901, dont le siège est
5 rue Verte 35000 Rennes, représentée par son président, M. Yann Le Goff,
ci-après désignée « l'Association »
et
Rennes Métropole, établissement public, représentée par sa présidente
ci-après désignée « la Collectivité »
et
BIKELAB, SAS au capital de 20 000 €, SIREN 443061841,
ci-après désignée « le Partenaire »
Ci-après ensemble dénommées « les Parties »""",
        [
            ("Les Amis du Vélo", "l'Association", None),
            ("Rennes Métropole", "la Collectivité", None),
            ("BIKELAB", "le Partenaire", "443061841"),
        ],
    ),
    Case(
        "one fact a line",
        "fr",
        """CONTRAT CADRE

ENTRE LES SOUSSIGNÉES

NOVALIS INFORMATIQUE
Société par actions simplifiée au capital de 150 000 euros
Siège social : 20 avenue de l'Europe 31000 Toulouse
RCS Toulouse 443 061 841
Représentée par Marc VIDAL, Directeur Général
Ci-après « NOVALIS »

ET

CENTRE HOSPITALIER DE FOIX
Établissement public de santé
Représenté par sa Directrice, Mme Jeanne FORT
Ci-après « le Client »

PREAMBULE""",
        [
            ("NOVALIS INFORMATIQUE", "NOVALIS", "443061841"),
            ("CENTRE HOSPITALIER DE FOIX", "le Client", None),
        ],
    ),
    Case(
        "a form's fields",
        "fr",
        """CONDITIONS PARTICULIÈRES
Client : Boulangerie Martin SARL
SIRET : 443 061 841 00047
Adresse : 3 rue Haute 21000 Dijon
Prestataire : Netvif SAS
Objet : nettoyage""",
        [("Boulangerie Martin SARL", "Client", "44306184100047"), ("Netvif SAS", "Prestataire", None)],
    ),
    Case(
        "two cells of one row",
        "fr",
        "CONTRAT\n\nLE PRESTATAIRE SARL O.R.M 9 avenue Verte 59650 LILLE SIRET 443 061 841 00047\t"
        "LE CLIENT «NomClient» «VilleClient»\n\nArticle 1 - Objet",
        [("O.R.M", "LE PRESTATAIRE", "44306184100047"), (None, "LE CLIENT", None)],
    ),
    Case(
        "legal forms in words",
        "fr",
        """CONTRAT DE VENTE entre l'entreprise individuelle Lucas Morel, SIREN 443 061 841, 8 rue du Pont, 21000 Dijon
(le « Vendeur ») et la société civile d'exploitation agricole DU VIEUX CHÊNE, 2 route des Vignes, 21700
Nuits-Saint-Georges (l'« Acheteur »).""",
        [("Lucas Morel", "Vendeur", "443061841"), ("DU VIEUX CHÊNE", "Acheteur", None)],
    ),
    Case(
        "a template",
        "fr",
        """CONTRAT DE MAINTENANCE
Entre les soussignés :
La société ORMEAU, SARL au capital de 10 000 €, immatriculée au RCS de Dijon sous le numéro 443 061 841,
ci-après dénommée « le Prestataire », d'une part,
et
XXXNOMXXX, immatriculé sous le numéro XXXSIRETXXX, ci-après dénommé « le Client », d'autre part.
Article 1 - Objet""",
        [("ORMEAU", "le Prestataire", "443061841"), (None, "le Client", None)],
    ),
    Case(
        "a lease of England",
        "en",
        """LEASE
THIS LEASE is made the 3rd day of May 2019
BETWEEN:
(1) OAKFIELD ESTATES LIMITED, incorporated and registered in England and Wales with company number 01234567
whose registered office is at 1 High Street, Leeds LS1 1AA (the "Landlord"); and
(2) MARY ANN JONES of 4 Low Road, York ("Tenant").
IT IS AGREED:""",
        [("OAKFIELD ESTATES LIMITED", "Landlord", "01234567"), ("MARY ANN JONES", "Tenant", None)],
    ),
    Case(
        "Wales is no party",
        "en",
        """SUPPLY AGREEMENT
This Agreement is made between Brightwell Cleaning Ltd, a company organised under the laws of England and
Wales ("Supplier"), and Tarrow Foods plc, a company organised under the laws of Scotland ("Customer").
WHEREAS""",
        [("Brightwell Cleaning Ltd", "Supplier", None), ("Tarrow Foods plc", "Customer", None)],
    ),
    Case(
        "a blank party and a company",
        "en",
        """SERVICES AGREEMENT
This Agreement is made between [COMPANY NAME], a company incorporated in England and Wales (the "Customer")
and Brightwell Cleaning Ltd, registered in England and Wales under number 07654321 (the "Supplier").""",
        [(None, "Customer", None), ("Brightwell Cleaning Ltd", "Supplier", "07654321")],
    ),
    Case(
        "partnership, person, university",
        "en",
        """This NON-DISCLOSURE AGREEMENT (this "Agreement") is entered into as of March 1, 2021 by and among
Alpha Ridge Partners, L.P., a Delaware limited partnership ("ARP"), Carol White, an individual ("White"), and
the Regents of the University of Fairmount, a public university ("University"). WHEREAS""",
        [
            ("Alpha Ridge Partners, L.P.", "ARP", None),
            ("Carol White", "White", None),
            ("Regents of the University of Fairmount", "University", None),
        ],
    ),
    Case(
        "names with commas and ampersands",
        "en",
        """This Agreement is made as of May 1, 2004 by and between Keller, Brand & Moss, Inc., a Nevada corporation
("KBM"), and Toller GmbH & Co. KG, Hauptstrasse 4, Munich ("Toller").
NOW, THEREFORE""",
        [("Keller, Brand & Moss, Inc.", "KBM", None), ("Toller GmbH & Co. KG", "Toller", None)],
    ),
    Case(
        "fields in English",
        "en",
        """MASTER SERVICES AGREEMENT

Provider: Halden Systems LLC
Customer: Marrow Foods, Inc.
Effective Date: January 3, 2022

The Provider and the Customer agree as follows.""",
        [("Halden Systems LLC", "Provider", None), ("Marrow Foods, Inc.", "Customer", None)],
    ),
    Case(
        "nouns in capitals that are part of the name",
        "fr",
        """Entre les soussignés :
La COOPÉRATIVE FRUITIÈRE DU VAL D'AURE, société coopérative agricole, sise 3 rue Haute, 21000 Dijon, ci-après
« le Client »,
et la coopérative LES TROIS MOULINS, société coopérative agricole, sise 5 rue Basse, 21000 Dijon, ci-après
« le Fournisseur ».
Il a été convenu ce qui suit :""",
        [
            ("COOPÉRATIVE FRUITIÈRE DU VAL D'AURE", "le Client", None),
            ("LES TROIS MOULINS", "le Fournisseur", None),
        ],
    ),
    Case(
        "lender and borrower without a legal form",
        "en",
        """This agreement is made on 1 October 2026 between Harrow Instruments Limited (company number 01234567), of
1 High Street, Leeds ("the Lender"), and Upper Marsh College of Music, of 5 College Road, Marsh
("the Borrower").

1. The Lender lends one piano.""",
        [
            ("Harrow Instruments Limited", "the Lender", "01234567"),
            ("Upper Marsh College of Music", "the Borrower", None),
        ],
    ),
]
