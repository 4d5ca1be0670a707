"""Times what comes after reading, and weighs what people open; prints one JSON object.

``python -m tests.benchmarks.portfolio [--contracts 10000]`` generates contracts and their amendments and
audits them; ``--folder FOLDER [--take 300]`` takes real ones instead. Told: what comes after reading
(families, states, rules, index, report, workbook) a contract, sizes of the outputs, and peak memory.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from pipeline.store.query import run
from tests.benchmarks.audit import audit

_NAMES = ("Mirandol", "Pontavy", "Garamont", "Delorne", "Brumaille", "Kerguezec", "Sauvanche", "Vauclerc")
_TRADES = ("Ascenseurs", "Nettoyage", "Chauffage", "Gardiennage", "Transports", "Imprimerie", "Logiciels")
_CONTRACT = """CONTRAT DE {trade} n° {number}

Entre la société {supplier} SAS, immatriculée au RCS de Rennes sous le numéro {siren}, ci-après « le
Prestataire », et la société {customer} SARL, ci-après « le Client », il a été convenu ce qui suit.

Article 1 - Objet
Le Prestataire assure les prestations de l'annexe 1. Les travaux hors forfait font l'objet d'un devis.

Article 2 - Durée
Le contrat prend effet le {start} pour une durée de trois ans. Il se renouvelle par tacite reconduction par
périodes d'un an, sauf dénonciation par lettre recommandée trois mois au moins avant l'échéance.

Article 3 - Prix
Le prix est de {price} euros hors taxes par an. {revision}

Article 4 - Paiement
Les factures sont payées à {days} jours date de facture. {late}

Article 5 - Responsabilité
La responsabilité du Prestataire est limitée à {cap} euros par an, tous dommages confondus.

Article 6 - Droit applicable
Le contrat est soumis au droit français. Tout litige relève du tribunal de commerce de Rennes.

Fait à Rennes, le {made}, en deux exemplaires.
"""
_AMENDMENT = """AVENANT n° 1 AU CONTRAT DE {trade} n° {number} du {made}

Entre la société {supplier} SAS et la société {customer} SARL.

Article 1 - Durée
L'échéance du contrat est reportée au {later}. Les autres stipulations demeurent inchangées.

Fait à Rennes, le {start}.
"""
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def generate(folder: Path, count: int) -> None:
    """Write contracts, every tenth with an amendment; no two alike."""
    chance = random.Random(3)
    for number in range(count):
        place = folder / f"{number // 500:03}"
        place.mkdir(parents=True, exist_ok=True)
        made = date(2019, 1, 1) + timedelta(days=chance.randrange(2500))
        said = {
            "trade": chance.choice(_TRADES).upper(),
            "number": f"{made.year}-{number:05}",
            "supplier": f"{chance.choice(_TRADES)} {chance.choice(_NAMES)} {chance.randrange(400)}",
            "customer": f"{chance.choice(_NAMES)} {chance.choice(_NAMES)}",
            "siren": f"{chance.randrange(10**9):09}",
            "start": _day(made + timedelta(days=30)),
            "later": _day(made + timedelta(days=2000)),
            "price": f"{chance.randrange(1, 900)} {chance.randrange(1000):03}",
            "revision": "Il est révisé chaque année selon l'indice Syntec." if number % 3 else "",
            "days": chance.choice((30, 45, 60, 90)),
            "late": "Tout retard porte intérêt à trois fois le taux d'intérêt légal." if number % 2 else "",
            "cap": f"{chance.randrange(10, 900)} 000",
            "made": _day(made),
        }
        (place / f"contrat-{number:05}.txt").write_text(_CONTRACT.format(**said), encoding="utf-8")
        if number % 10 == 0:
            (place / f"avenant-{number:05}.txt").write_text(_AMENDMENT.format(**said), encoding="utf-8")


def _day(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def measure(folder: Path | None, count: int) -> dict[str, object]:
    """Audit, and read from the run what its stages took."""
    scratch = Path(tempfile.mkdtemp(prefix="clausier-benchmark-"))
    try:
        archive = scratch / "archive"
        if folder is None:
            generate(archive, count)
        else:
            archive.mkdir()
            for path in sorted(folder.rglob("*.pdf"))[:count]:
                shutil.copy(path, archive / path.name)
        seconds, parent, helper = audit(archive, scratch / "w")
        database = scratch / "w" / "clausier.duckdb"
        sql = "SELECT stages, (SELECT count(*) FROM contracts), (SELECT count(*) FROM clauses), "
        sql += (
            "(SELECT count(*) FROM flags), (SELECT count(*) FROM families WHERE state = 'linked') FROM runs"
        )
        ((stages, contracts, clauses, flags, linked),) = run(database, sql)[1]
        stages = json.loads(stages)
        before = sum(seconds for name, seconds in stages.items() if name != "publishing")
        sizes = {
            path.name: round(path.stat().st_size / 1e6, 2)
            for path in sorted((scratch / "w").iterdir())
            if path.suffix in (".duckdb", ".html", ".xlsx", ".ics")
        }
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return {
        "contracts": contracts,
        "clauses": clauses,
        "flags": flags,
        "linked_amendments": linked,
        "audit_seconds": round(seconds, 1),
        "stages": stages,
        "after_reading_ms_a_contract": round((seconds - before) / max(contracts, 1) * 1000, 1),
        "sizes_mb": sizes,
        "parent_peak_mib": round(parent / 1024),
        "largest_helper_peak_mib": round(helper / 1024),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--contracts", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--take", type=int, default=300)
    given = parser.parse_args()
    taken = given.take if given.folder else given.contracts
    print(json.dumps(measure(given.folder, taken), indent=1))
