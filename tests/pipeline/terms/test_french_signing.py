"""French contracts: the day on which they were made, by their signatures."""

from __future__ import annotations

import pytest

from pipeline.clauses import segment
from pipeline.terms import extract
from tests.pipeline.terms._french_contract import cases, read, text_of
from tests.pipeline.terms._views import view_of

_SIGNATURES = """
Fait à Lyon, le 15 mars 2024
= 2024-03-15
Fait à Lyon le quinze mars deux mille vingt-quatre
= 2024-03-15
Fait et passé à Lyon, le 15 mars 2024, en deux originaux
= 2024-03-15
Fait en double exemplaire à Lyon, le 15/03/2024
= 2024-03-15
Fait en deux exemplaires originaux, le 15 mars 2024 à Lyon.
= 2024-03-15
En deux originaux, à Lyon le 15 mars 2024
= 2024-03-15
À Lyon, le 15 mars 2024
= 2024-03-15
Lyon, le 15 mars 2024
= 2024-03-15
Le 15 mars 2024, à Lyon
= 2024-03-15
Signé à Lyon le 15 mars 2024
= 2024-03-15
Date : 15/03/2024
= 2024-03-15
Date de signature : 15.03.2024
= 2024-03-15
Signé électroniquement le 15/03/2024 à 10:12
= 2024-03-15
Fait à Lyon, le 15 mars
= -
Fait à Lyon, le ____________
= -
Fait à ............, le ...../...../2024
= -
Fait à Lyon, le 14 mars 2024          Fait à Paris, le 18 mars 2024
= 2024-03-18
Pour le Prestataire, le 14/03/2024      Pour le Client, le 18/03/2024
= 2024-03-18
Date : 14/03/2024                     Date : 18/03/2024
= 2024-03-18
Le Prestataire
Lyon, le 14 mars 2024

Le Client
Lyon, le 18 mars 2024
= 2024-03-18
Signature numérique de Irène Vasseur
Date : 2024.03.15 10:11:12 +01'00'
= 2024-03-15
Signé par voie électronique

ALVÉOLE CONSEIL – Irène Vasseur – le 14 mars 2024
BRUMAIRE INDUSTRIES – Paul Armand – le 18 mars 2024
= 2024-03-18
Ainsi fait et signé à Lyon, le 15 mars 2024.
= 2024-03-15
Établi à Lyon, le 15 mars 2024, en deux exemplaires.
= 2024-03-15
Fait le 15 mars 2024.
= 2024-03-15
Fait à LYON (69), le 15-03-2024
= 2024-03-15
Fait à Lyon, le vendredi 15 mars 2024
= 2024-03-15
Bon pour accord, le 15 mars 2024
= 2024-03-15
Lu et approuvé, Lyon le 15 mars 2024
= 2024-03-15
DONT ACTE, fait à Lyon le 15 mars 2024
= 2024-03-15
Signé le : 15/03/2024
= 2024-03-15
Dernière signature le 15 mars 2024
= 2024-03-15
Fait à Lyon, le 14 mars 2024

Pour le Client, accepté le 18 mars 2024
= 2024-03-18
Fait en un original à Lyon le 14 mars 2024

ACCEPTATION
À ..............., le ................
= -
Fait à Nantes
Le 7 avril 2022
= 2022-04-07
Fait à : Nantes
Le : 7 avril 2022
= 2022-04-07
Fait à Nantes, en 2 exemplaires
le 07.04.2022
= 2022-04-07
Nantes, le 7/4/22
= 2022-04-07
Le 7 avril 2022,
à Nantes
= 2022-04-07
A Nantes, le sept avril deux mille vingt-deux,
= 2022-04-07
POUR LE CLIENT
Nom : Paul Armand
Fonction : DG
Date : 4 avril 2022
Signature :

POUR LE PRESTATAIRE
Nom : Irène Vasseur
Date : 7 avril 2022
Signature :
= 2022-04-07
| Le Client | Le Prestataire |
| Date : 04/04/2022 | Date : 07/04/2022 |
= 2022-04-07
Signé le 4 avril 2022 par Mme Vasseur, et le 7 avril 2022 par M. Armand.
= 2022-04-07
Fait à Nantes, le 4 avril 2022 (pour ALVÉOLE) et à Lyon, le 7 avril 2022 (pour BRUMAIRE).
= 2022-04-07
Signature électronique : Irène Vasseur, 04/04/2022 09:31 ; Paul Armand, 07/04/2022 18:02
= 2022-04-07
Signé par Irène Vasseur le 04/04/2022 à 09h31
Signé par Paul Armand le 07/04/2022 à 18h02
= 2022-04-07
Document signé électroniquement le 7 avril 2022
= 2022-04-07
Bon pour accord
Le 07/04/2022
Paul Armand
= 2022-04-07
Date et signature : 7 avril 2022
= 2022-04-07
Fait à Nantes, ce 7 avril 2022
= 2022-04-07
Fait à Nantes, le 7 avril 2022, pour prendre effet le 1er mai 2022
= 2022-04-07
Fait le sept avril 2022 à Nantes
= 2022-04-07
Fait et signé en trois exemplaires, dont un pour l'enregistrement, à Nantes, le 7 avril 2022
= 2022-04-07
Nantes, 7 avril 2022
= 2022-04-07
Date de la dernière signature : 7 avril 2022
= 2022-04-07
Nantes, le 4 avril 2022

Accepté le 7 avril 2022
= 2022-04-07
Fait à Nantes, le 7 avril 2022

Bon pour accord, le ____________
= -
Fait en deux originaux dont un pour chacune des parties.
Nantes, le 7 avril 2022
= 2022-04-07
Fait à Nantes en autant d'exemplaires que de parties,
Le 7 avril 2022.
= 2022-04-07
Le Prestataire,                         Le Client,
le 4 avril 2022                         le 7 avril 2022
= 2022-04-07
Pour ALVÉOLE CONSEIL                    Pour BRUMAIRE
à Nantes, le 04/04/2022                 à Lyon, le 07/04/2022
= 2022-04-07
Signé : I. Vasseur, le 4 avril 2022
Signé : P. Armand, le 7 avril 2022
= 2022-04-07
Fait à Nantes, le 7 avril 2022

Annexe 1 : grille tarifaire au 1er juin 2022
= 2022-04-07
Fait à Nantes, le 7 avril 2022
Reçu notification le 20 avril 2022
= 2022-04-07
Fait à Nantes, le 7 avril 2022
Enregistré au SIE de Nantes le 3 mai 2022
= 2022-04-07
Fait à Nantes, le ... avril 2022
= -
Fait à Nantes, le     avril 2022
= -
Lu et approuvé
07/04/2022
[signature]
= 2022-04-07
Signé électroniquement par Irène Vasseur (07/04/2022) et Paul Armand (05/04/2022)
= 2022-04-07
À Nantes, le 7 avril 2022                À Lyon, le
= -
Date de signature du Client : 04/04/2022      Date de signature du Fournisseur : 07/04/2022
= 2022-04-07
[signé le 4 avril 2022]                     [signé le 7 avril 2022]
= 2022-04-07
Signé le 04.04.2022 – 14:22
Signé le 07.04.2022 – 09:10
= 2022-04-07
ACCEPTATION DE L'OFFRE

La présente offre est acceptée.
A Nantes, le 7 avril 2022
Le pouvoir adjudicateur
= 2022-04-07
Fait en un original, à Nantes, le 4 avril 2022
Le candidat

ACCEPTATION DE L'OFFRE PAR LE POUVOIR ADJUDICATEUR

Est acceptée la présente offre pour valoir acte d'engagement.

A Nantes, le 7 avril 2022
Le maire
= 2022-04-07
Pour la société A                 Pour la société B                 Pour la société C
Le 4 avril 2022                   Le 7 avril 2022                   Le 5 avril 2022
= 2022-04-07
Pour A : Jean Dupont, le 04/04/22
Pour B : Marie Martin, le 07/04/22
= 2022-04-07
Signatures :
- Le Prestataire, à Nantes, le 4 avril 2022 ;
- Le Client, à Lyon, le 7 avril 2022.
= 2022-04-07
Fait à Nantes le 7 avril 2022

Annexe 1 - Tarifs

Tarifs au 1er mai 2022 : 100 euros.
= 2022-04-07
Fait à Nantes, le 7 avril 2022.

Le Prestataire (date, signature)            Le Client (date, signature)
= 2022-04-07
Nantes, le 7 avril 2022

Le Client : signature                Le Prestataire : signature
= 2022-04-07
Fait à Nantes, le 7 avril 2022
En trois exemplaires dont un remis au Client le 12 avril 2022
= 2022-04-07
Le présent contrat a été signé le 7 avril 2022 par les deux parties.
= 2022-04-07
Le présent contrat, signé en deux exemplaires le 7 avril 2022, annule et remplace le contrat du 3 mars 2019.
= 2022-04-07
Fait à Nantes, le 7 avril 2022, la dernière signature faisant foi.
= 2022-04-07
Paraphes : ____  ____
Fait à Nantes, le 7 avril 2022
= 2022-04-07
Nom : Vasseur          Nom : Armand
Qualité : DG           Qualité : Président
Date : 04/04/2022      Date : 07/04/2022
Signature              Signature
= 2022-04-07
Bon pour accord, Lyon le 04/04/2022            Bon pour accord, Nantes le 07/04/2022
= 2022-04-07
Signé par : Irène Vasseur
Date de signature : 4 avril 2022

Signé par : Paul Armand
Date de signature : 7 avril 2022
= 2022-04-07
À Nantes le 04 avril 2022                          À Lyon le 07 avril 2022
Le Prestataire                                     Le Client
= 2022-04-07
Fait à Nantes, le sept avril deux mille vingt-deux (7/04/2022)
= 2022-04-07
Fait à Nantes, le 7 avril 2022
Contrôle de légalité : reçu en préfecture le 12 avril 2022
= 2022-04-07
Établi en double exemplaire à Nantes, en date du 7 avril 2022
= 2022-04-07
Fait à Nantes, le 7/4/2022 – Version du contrat : 3.2 du 12/01/2022
= 2022-04-07
Fait à Nantes, le 7 avril 2022
Pour ALVÉOLE                   Pour BRUMAIRE
Irène Vasseur, née le 2 mai 1970        Paul Armand, né le 3 juin 1965
= 2022-04-07
Cachet et signature du Client, précédés de la date : 7 avril 2022
= 2022-04-07
Fait à Nantes, le 7 avril 2022.

Le Client reconnaît avoir reçu le 3 avril 2022 un exemplaire des conditions générales.
= 2022-04-07
"""


@pytest.mark.parametrize(("signed", "wanted"), cases(_SIGNATURES))
def test_day_of_the_signatures(signed: str, wanted: tuple[str | None]) -> None:
    assert (text_of(read(signed=signed)["agreement_date"]),) == wanted


@pytest.mark.parametrize(
    "row",
    [
        "Date d'effet\t1er mars 2026",
        "Date de début\t01/03/2026",
        "Prise d'effet\t1er mars 2026",
        "Démarrage\t1er mars 2026",
        "Premier passage\t1er mars 2026",
        "Remise des clés\t1er mars 2026",
    ],
)
def test_a_row_of_the_terms_is_no_day_of_signing(row: str) -> None:
    words = (
        "CONTRAT DE LOCATION\n\nEntre Varenne SARL, « le Loueur », et Osier SAS, « le Client ».\n\n"
        f"Article 1 – Conditions particulières\n{row}\nDurée\t36 mois\n\n"
        "Article 2 – Soins\nLe Client arrose.\n\n"
        "Fait à Guéret, le 14 janvier 2026\n\nLe Loueur : /s/ W. Ramier\nLe Client : /s/ O. Hulot\n"
    )
    flow = view_of(words, "fr").flow
    (term,) = extract(flow, segment(flow), only=["agreement_date"])
    assert term.value_text == "2026-01-14"
