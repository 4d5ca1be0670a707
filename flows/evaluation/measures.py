"""From verdicts to figures: precision, recall, F1 with an interval, surety, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.splits import issuer_of
from flows.evaluation.judge import Judged

SURE = 0.9
_DRAWS = 1000
_SEED = 20_241
_BINS = 10
FEWEST = 30
"""Positives below which a figure is no basis for a target."""


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one field; shares are ``None`` where nothing was there to be counted."""

    field: str
    documents: int
    positives: int
    """Values that the labels ask for."""
    right: int
    wrong: int
    missed: int
    invented: int
    rightly_absent: int
    precision: float | None
    recall: float | None
    f1: float | None
    f1_low: float | None
    """95 % interval, issuers drawn anew a thousand times: contracts of one company are written alike."""
    f1_high: float | None
    sure: int
    sure_right: int
    stated: int
    false_absent: int
    """Documents told *absent* although the labels have a value: the worst error."""
    told_absent: int

    @property
    def sure_share_right(self) -> float | None:
        """Of the values stated as sure, the share that is right."""
        return self.sure_right / self.sure if self.sure else None

    @property
    def sure_share(self) -> float | None:
        """Of all stated values, the share that is sure."""
        return self.sure / self.stated if self.stated else None


def score(field: str, judged: Sequence[Judged]) -> Score:
    """Count the verdicts on one field."""
    counts: Counter[str] = Counter(one.verdict for one in judged)
    precision, recall, f1 = _shares(counts)
    low, high = _interval(judged)
    stated = [one for one in judged if one.said]
    sure = [one for one in stated if one.confidence >= SURE]
    # A value that is wrong misses the right one too.
    positives = counts["right"] + counts["wrong"] + counts["missed"]
    absent = [one for one in judged if not one.said and one.state == "absent"]
    return Score(
        field,
        len({one.document for one in judged}),
        positives,
        counts["right"],
        counts["wrong"],
        counts["missed"],
        counts["invented"],
        counts["rightly_absent"],
        precision,
        recall,
        f1,
        low,
        high,
        len(sure),
        sum(one.verdict == "right" for one in sure),
        len(stated),
        len({one.document for one in absent if one.verdict == "missed"}),
        len({one.document for one in absent}),
    )


def _shares(counts: Counter[str]) -> tuple[float | None, float | None, float | None]:
    stated = counts["right"] + counts["wrong"] + counts["invented"]
    wanted = counts["right"] + counts["missed"] + counts["wrong"]
    precision = counts["right"] / stated if stated else None
    recall = counts["right"] / wanted if wanted else None
    # Where all is missed, or all is invented, F1 is 0 and not without a value.
    return precision, recall, 2 * counts["right"] / (stated + wanted) if stated + wanted else None


def _interval(judged: Sequence[Judged]) -> tuple[float | None, float | None]:
    """Draw issuers with replacement, always the same draws; a document without one stands for itself."""
    import numpy

    groups: dict[str, Counter[str]] = {}
    for one in judged:
        groups.setdefault(issuer_of(one.document) or f"/{one.document}", Counter())[one.verdict] += 1
    names = ("right", "wrong", "missed", "invented")
    table = numpy.array([[counts[name] for name in names] for counts in groups.values()], dtype=float)
    if len(table) < 2:
        return None, None
    chance = numpy.random.default_rng(_SEED)
    drawn = table[chance.integers(0, len(table), size=(_DRAWS, len(table)))].sum(axis=1)
    right, wrong, missed, invented = drawn.T
    # F1 = 2 right / (stated + wanted)
    below = 2 * right + 2 * wrong + missed + invented
    # A draw in which nothing is asked nor said has no F1.
    values = 2 * right[below > 0] / below[below > 0]
    if not len(values):
        return None, None
    low, high = numpy.quantile(values, [0.025, 0.975])
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Bin:
    """Values stated with about the same confidence."""

    low: float
    high: float
    stated: int
    mean_confidence: float
    share_right: float


def reliability(judged: Iterable[Judged]) -> list[Bin]:
    """Group stated values by confidence, ten bins of equal width; empty ones are left out."""
    groups: dict[int, list[Judged]] = {}
    for one in judged:
        if one.said:
            groups.setdefault(min(int(one.confidence * _BINS), _BINS - 1), []).append(one)
    return [
        Bin(
            number / _BINS,
            (number + 1) / _BINS,
            len(items),
            sum(one.confidence for one in items) / len(items),
            sum(one.verdict == "right" for one in items) / len(items),
        )
        for number, items in sorted(groups.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return the expected calibration error: mean distance of confidence and truth, by values."""
    total = sum(one.stated for one in bins)
    if not total:
        return None
    return sum(one.stated * abs(one.mean_confidence - one.share_right) for one in bins) / total
