"""Percentages in figures and in words, as ``pipeline._percents`` reads them."""

from __future__ import annotations

from pipeline._percents import (
    ANY_PERCENT,
    FOURTH_PERCENT,
    OTHER_PERCENT,
    PERCENT,
    THIRD_PERCENT,
    differing,
    figure_in_words,
    percent_of,
)

__all__ = [
    "ANY_PERCENT",
    "FOURTH_PERCENT",
    "OTHER_PERCENT",
    "PERCENT",
    "THIRD_PERCENT",
    "differing",
    "figure_in_words",
    "percent_of",
]
