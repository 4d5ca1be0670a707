"""Rebuild the sample archive: ``python -m tests.sample_builder data/sample``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.sample_builder.catalogue import FILES


def main(arguments: list[str]) -> int:
    """Write every file below the folder named by the only argument."""
    if len(arguments) != 1:
        print("usage: python -m tests.sample_builder OUT", file=sys.stderr)
        return 2
    out = Path(arguments[0])
    for path, make in FILES.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(make())
        print(f"{target.stat().st_size:>9,}  {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
