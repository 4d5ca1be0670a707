"""How long the models that ship take to load, and what they weigh.

    python -m tests.benchmarks.loading [--runs N] [--json]

Each run is a process of its own: first the libraries that the models stand on are imported (whoever reads
contracts imports them for other reasons too), then each model's files are held against their checksums and
loaded. The median of the runs is told.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass

import models

LIBRARIES = ("numpy", "scipy.sparse", "spacy", "onnxruntime")
_RUN = """
import importlib, json, sys, time
def took(act, name):
    start = time.perf_counter()
    act(name)
    return time.perf_counter() - start
libraries, names = json.loads(sys.argv[1])
before = sum(took(importlib.import_module, name) for name in libraries)
import models
print(json.dumps({"libraries": before, "models": {name: took(models.load, name) for name in names}}))
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds, and megabytes (of a million bytes) of all weights."""

    libraries_s: float
    models_s: float
    each_s: dict[str, float]
    weigh_mb: float


def measure(runs: int) -> Figures:
    """Load everything in ``runs`` fresh processes."""
    names = sorted(path.parent.name for path in models.ROOT.glob(f"*/{models.CHECKSUMS}"))
    argument = json.dumps([LIBRARIES, names])
    taken = [
        json.loads(
            subprocess.run([sys.executable, "-c", _RUN, argument], capture_output=True, check=True).stdout
        )
        for _ in range(runs)
    ]
    weights = (path for name in names for path in (models.ROOT / name / "weights").rglob("*"))
    return Figures(
        libraries_s=statistics.median(one["libraries"] for one in taken),
        models_s=statistics.median(sum(one["models"].values()) for one in taken),
        each_s={name: round(statistics.median(one["models"][name] for one in taken), 3) for name in names},
        weigh_mb=sum(path.stat().st_size for path in weights if path.is_file()) / 1e6,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="processes (5)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    figures = measure(options.runs)
    if options.json:
        print(json.dumps(asdict(figures), indent=2))
        return
    for name, seconds in figures.each_s.items():
        print(f"{name:24} {seconds:6.3f} s")
    print(f"all models               {figures.models_s:6.3f} s, {figures.weigh_mb:.1f} MB")
    print(f"their libraries before   {figures.libraries_s:6.3f} s")


if __name__ == "__main__":
    main()
