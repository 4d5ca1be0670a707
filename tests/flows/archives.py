"""Small archives for the tests of flows, made of texts of our own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

FEW_RULES = (
    "data", "file", "governing_law", "indexation", "liability", "payment", "performance", "price",
    "restrictions", "scope", "signature", "termination",
)  # fmt: skip
"""Subjects that tests of the audit itself switch off: a hundred rules take longer than all the rest."""

CONTRACT_FR = """CONTRAT DE MAINTENANCE N° {number}

ENTRE LES SOUSSIGNÉS :
La société Ateliers Brévin, SAS au capital de 40 000 euros, ci-après dénommée « le Prestataire »,
ET la société Moulins de Verlac, SARL, ci-après dénommée « le Client ».

Article 1 - Durée
Le présent contrat prend effet le 1er février 2024 pour une durée de trois (3) ans. Il se renouvellera
ensuite par tacite reconduction pour des périodes successives d'un an, sauf dénonciation par l'une des
parties, notifiée par lettre recommandée avec avis de réception au moins trois (3) mois avant l'échéance.

Article 2 - Prix
Le Client verse au Prestataire une redevance mensuelle de {price} euros hors taxes.

Article 3 - Loi applicable
Le présent contrat est soumis au droit français. Tout litige relève du Tribunal de commerce de Lyon.

Fait à Lyon, le 15 janvier 2024.
"""

CONTRACT_EN = """SERVICES AGREEMENT

This Services Agreement (the "Agreement") is entered into as of February 1, 2024 (the "Effective Date") by
and between Brevin Works Inc., a Delaware corporation ("Provider"), and Verlac Mills LLC ("Customer").

1. Term. This Agreement shall commence on the Effective Date and shall expire on January 31, 2027.

2. Fees. Customer shall pay Provider a monthly fee of ${price} per month.

3. Governing Law. This Agreement shall be governed by and construed in accordance with the laws of the
State of New York.
"""


def make_archive(folder: Path, contracts: int = 6) -> Path:
    """Write French and English texts, a zip that holds two more, a duplicate, an empty file and litter."""
    (folder / "clients").mkdir(parents=True, exist_ok=True)
    for number in range(contracts):
        text = CONTRACT_FR if number % 2 == 0 else CONTRACT_EN
        name = folder / "clients" / f"contract-{number:03}.txt"
        name.write_text(text.format(number=number, price=1000 + number), encoding="utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as members:
        for number in (900, 901):
            info = zipfile.ZipInfo(f"annexes/contract-{number}.txt", date_time=(2024, 1, 1, 0, 0, 0))
            members.writestr(info, CONTRACT_FR.format(number=number, price=number))
    (folder / "lot.zip").write_bytes(packed.getvalue())
    (folder / "copy.txt").write_text(CONTRACT_FR.format(number=0, price=1000), encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "Thumbs.db").write_bytes(b"x")
    return folder


def with_few_rules(workspace: Path) -> Path:
    """Write settings into a new workspace by which only few rules judge."""
    workspace.mkdir(parents=True, exist_ok=True)
    names = ", ".join(f'"{name}"' for name in FEW_RULES)
    (workspace / "settings.toml").write_text(f"[rules]\noff = [{names}]\n", encoding="utf-8")
    return workspace


def dump(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Read every view of a published database, rows sorted; ``runs`` tells times and is left out."""
    import duckdb

    connection = duckdb.connect(str(database), read_only=True)
    try:
        query = "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
        views = [name for (name,) in connection.execute(query).fetchall() if name != "runs"]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in views
        }
    finally:
        connection.close()
