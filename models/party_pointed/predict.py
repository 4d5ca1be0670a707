"""Loads the model: what each mark of a name weighs, asked in plain Python."""

from __future__ import annotations

import json
from pathlib import Path

from models._confidence import FILE, Logistic


def load(weights: Path) -> Logistic:
    """Read the weights."""
    row = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Logistic(row["intercept"], row["weights"])
