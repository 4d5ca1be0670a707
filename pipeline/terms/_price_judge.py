"""Asks the model whether a sum is a price, and how likely the price that is told is right."""

from __future__ import annotations

import models
from models.price.features import Around


def judge(around: Around) -> float | None:
    """Return how likely the price is right as it is told; ``None`` where the sum is held for no price.

    Raises:
        models.ModelError: the model is missing or altered.
    """
    likely, right = models.load("price").ask(around)
    return round(right, 2) if likely else None
