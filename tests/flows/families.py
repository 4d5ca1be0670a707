"""A family of contracts as an archive holds it, in texts of our own: a contract and the papers about it."""

from __future__ import annotations

from pathlib import Path

PARTIES = """ENTRE LES SOUSSIGNÉS :
La société Ateliers Brévin, SAS au capital de 40 000 euros, ci-après dénommée « le Prestataire »,
ET la société Moulins de Verlac, SARL au capital de 8 000 euros, ci-après dénommée « le Client ».
"""
MASTER = f"""CONTRAT DE MAINTENANCE N° 2022-117

{PARTIES}
Article 1 - Durée
Le présent contrat prend effet le 1er février 2022 pour une durée de trois (3) ans. Il se renouvellera
ensuite par tacite reconduction pour des périodes successives d'un an, sauf dénonciation par l'une des
parties, notifiée par lettre recommandée avec avis de réception au moins trois (3) mois avant l'échéance.

Article 2 - Prix
Le Client verse au Prestataire une redevance mensuelle de 1 000 euros hors taxes.

Article 3 - Loi applicable
Le présent contrat est soumis au droit français. Tout litige relève du Tribunal de commerce de Lyon.

Fait à Lyon, le 15 janvier 2022.
"""
NOTICE = f"""AVENANT N° 1 AU CONTRAT DE MAINTENANCE N° 2022-117 DU 15 JANVIER 2022

{PARTIES}
Les parties ont conclu un contrat de maintenance n° 2022-117 en date du 15 janvier 2022.

Article 1 - Préavis
Par dérogation à l'article 1, chaque partie peut s'opposer au renouvellement du contrat moyennant un
préavis de six (6) mois avant l'échéance.

Article 2 - Date d'effet
Le présent avenant prend effet le 1er janvier 2024. Les autres clauses demeurent inchangées.

Fait à Lyon, le 10 décembre 2023.
"""
END = f"""AVENANT N° 2 AU CONTRAT DE MAINTENANCE DU 15 JANVIER 2022

{PARTIES}
Les parties ont conclu un contrat de maintenance en date du 15 janvier 2022, modifié par un avenant n° 1.

Article 1 - Durée
Le contrat prendra fin le 31 janvier 2028.

Article 2 - Date d'effet
Le présent avenant prend effet le 1er novembre 2024.

Fait à Lyon, le 15 octobre 2024.
"""
LETTER = """Moulins de Verlac SARL
8 quai du Moulin, 69009 Lyon

Ateliers Brévin SAS
Lyon, le 12 septembre 2026

Objet : résiliation du contrat de maintenance n° 2022-117

Lettre recommandée avec avis de réception

Madame, Monsieur,

Par la présente, nous vous notifions la résiliation du contrat de maintenance n° 2022-117 signé le
15 janvier 2022 entre nos sociétés, avec effet au 31 octobre 2026.

Veuillez agréer, Madame, Monsieur, nos salutations distinguées.

Moulins de Verlac
"""
ORPHAN = f"""AVENANT N° 1 AU CONTRAT DE NETTOYAGE DU 3 MARS 2020

{PARTIES.replace("Ateliers Brévin", "Propreté Delmas")}
Les parties ont conclu un contrat de nettoyage en date du 3 mars 2020.

Article 1 - Durée
Le contrat prendra fin le 31 mars 2027.

Fait à Lyon, le 2 février 2023.
"""
LEASE_EN = """OFFICE LEASE AGREEMENT

This Office Lease Agreement (the "Lease") is entered into as of June 1, 2024 by and between Elm Holdings LLC
("Landlord") and Tarn Outdoor LLC ("Tenant").

1. Term. This Lease shall commence on June 1, 2024 and shall expire on May 31, 2027.

2. Rent. Tenant shall pay Landlord a monthly rent of $2,000 per month.

3. Governing Law. This Lease shall be governed by and construed in accordance with the laws of the State of
New York.
"""
OTHER_DATE_EN = """FIRST AMENDMENT TO OFFICE LEASE AGREEMENT

THIS FIRST AMENDMENT (this "Amendment") is entered into as of May 3, 2025 by and between Elm Holdings LLC
("Landlord") and Tarn Outdoor LLC ("Tenant").

WHEREAS, Landlord and Tenant are parties to that certain Office Lease Agreement dated June 2, 2024 (the
"Lease"); the parties hereby agree as follows.

1. Expiration. The Lease shall expire on May 31, 2029.
"""
FILES = {
    "maintenance.txt": MASTER,
    "avenant-1.txt": NOTICE,
    "avenant-2.txt": END,
    "resiliation.txt": LETTER,
    "orphelin.txt": ORPHAN,
    "lease.txt": LEASE_EN,
    "lease-amendment.txt": OTHER_DATE_EN,
}


def make_family(folder: Path, *without: str) -> Path:
    """Write the family, and an amendment that has no contract there; some files may be left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        if name not in without:
            (folder / name).write_text(text, encoding="utf-8")
    return folder
