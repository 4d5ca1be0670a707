"""Loads the classifier."""

from __future__ import annotations

from pathlib import Path

from models import _linear

LONGEST = 3000
"""Characters looked at, white space folded."""
SURE = 0.5
"""Probability from which an answer is held for right: with 26 types, half is already rare."""


def load(weights: Path) -> _linear.Classifier:
    """Load the weights: plain numbers, asked without scikit-learn, which trained them."""
    return _linear.load(weights, LONGEST)
