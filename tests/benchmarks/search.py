"""Times ``clausier search`` over many generated clauses, and prints one JSON object.

``python -m tests.benchmarks.search [--clauses 1000000]`` writes clauses whose words are as frequent as in
real texts (Zipf), builds the index as an audit does, and asks single words, pairs, phrases and filters.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline import search
from pipeline.search import Question

_FREQUENT = """
contrat durée préavis résiliation loyer indice paiement facture garantie responsabilité prestation client
fournisseur pénalité indexation clause annexe obligation assurance livraison anticipée tacite reconduction
agreement party notice term termination price payment invoice warranty liability services supplier customer
"""
_ASKED = (
    "résiliation anticipée",
    "préavis",
    '"tacite reconduction"',
    "indexation loyer",
    "termination notice",
)


def vocabulary(size: int) -> tuple[list[str], list[float]]:
    """Words and their frequencies: the known ones first, then made ones, each rarer than the last."""
    chance = random.Random(7)
    syllables = ["ra", "ti", "on", "co", "men", "pré", "sur", "lo", "ga", "vé", "nu", "is", "tra", "fi"]
    made = {"".join(chance.choices(syllables, k=chance.randint(2, 5))) for _ in range(2 * size)}
    words = [*_FREQUENT.split(), *sorted(made)[:size]]
    return words, list(itertools.accumulate(1 / (place + 2) for place in range(len(words))))


def clauses(count: int) -> Iterator[dict[str, Any]]:
    """Yield rows as ``search.build`` takes them from the database: some 40 words each."""
    words, weights = vocabulary(20_000)
    chance = random.Random(11)
    for number in range(count):
        document = number // 60
        language = "fr" if document % 2 else "en"
        yield {
            "document_id": f"{document:064x}",
            "contract_id": f"{document:064x}",
            "file_name": f"contrat-{document}.pdf",
            "number": str(number % 60),
            "heading": "",
            "text": " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(15, 65))),
            "page_start": number % 60 // 6 + 1,
            "page_end": number % 60 // 6 + 1,
            "headings_above": [words[number % 30]],
            "language": language,
            "contract_type": ("lease", "services", "supply")[document % 3],
            "document_class": "contract",
            "parties": [f"{words[document % 500]} SAS"],
        }


def questions(count: int) -> Iterator[Question]:
    """Yield questions as people ask them, frequent and rare words alike."""
    words, weights = vocabulary(20_000)
    chance = random.Random(13)
    for number in range(count):
        picked = chance.choices(words, cum_weights=weights, k=2)
        kinds = (picked[0], " ".join(picked), f'"{" ".join(picked)}"', _ASKED[number % len(_ASKED)])
        yield Question(kinds[number % 4], contract_type="lease" if number % 5 == 0 else None)


def measure(count: int, asked: int) -> dict[str, object]:
    """Build the index and ask; milliseconds."""
    with tempfile.TemporaryDirectory(prefix="clausier-benchmark-") as folder:
        place = Path(folder) / "index"
        began = time.perf_counter()
        search.write(place, clauses(count), "benchmark")
        built = time.perf_counter() - began
        size = sum(path.stat().st_size for path in place.iterdir())
        times = []
        for question in questions(asked):
            began = time.perf_counter()
            search.search(place, question)
            times.append((time.perf_counter() - began) * 1000)
    return {
        "clauses": count,
        "index_mb": round(size / 1e6),
        "built_seconds": round(built),
        "asked": asked,
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[18], 1),
        "worst_ms": round(max(times), 1),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--clauses", type=int, default=1_000_000)
    parser.add_argument("--asked", type=int, default=400)
    given = parser.parse_args()
    print(json.dumps(measure(given.clauses, given.asked), indent=1))
