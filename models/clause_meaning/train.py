"""Trains the model of meanings: ``python -m models.clause_meaning.train EXAMPLES``. Some minutes.

EXAMPLES is what ``python -m flows.meaning_examples`` writes. A linear support vector machine a meaning
weighs the words, pairs of words and letters of a passage. It is taught on passages that were written for
it, with near misses; on passages of contracts that were read; and on passages of contracts that nobody
marked: most say none of these things, so each counts little, and those that look as if they did are left
out. What it says is brought to a probability by what it said of writers and contracts that had not
taught it.
"""

from __future__ import annotations

import json
import random
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import models
from models._card import write_scores
from models.clause_meaning.predict import HEAD, Language, save
from models.clause_type.features import LOUDNESS, Floats, Passage, Vocabulary

FOLDER = Path(__file__).parent
SIZES = {"words": 30_000, "letters": 30_000, "before": 0, "after": 0, "heading": 0}
"""Most features of each part."""
SURE = 0.9
WRITTEN, READ = "written", "read"
_LEAST_PASSAGES = 2
_STRENGTH = 1.0
_UNMARKED_MOST = 1500
"""Unmarked passages of contracts, drawn by a seed."""
_UNMARKED = 0.1
"""What one of them counts."""
_LOOKS_LIKE = -0.7
"""From this score on one of them may well say it, and is no example of the contrary."""
_FEWEST = 8
"""A meaning with fewer passages is not learned."""
_PARTS = 5
"""Parts that contracts are put in; those of one part have not taught the model that is asked about it."""
_OWN_SHIFT = 0.5
"""How freely a meaning's probability departs from what all meanings have in common."""
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Taught:
    """A passage and what it says."""

    text: str
    """Folded."""
    meanings: frozenset[str]
    doubt: frozenset[str]
    """What one could argue about: no example for it or against it."""
    group: str
    """Writer or part of the contracts: held out together."""
    source: str
    """``written`` or ``read``."""


def read(path: Path, language: str) -> tuple[list[Taught], list[str]]:
    """Read the passages that teach, and a draw of those that nobody marked."""
    rows = [row for row in map(json.loads, path.open(encoding="utf-8")) if row["language"] == language]
    taught = [_taught(row) for row in rows if row["meanings"] is not None]
    unmarked = [row["text"] for row in rows if row["meanings"] is None]
    return taught, random.Random(0).sample(unmarked, min(len(unmarked), _UNMARKED_MOST))


def _taught(row: dict[str, Any]) -> Taught:
    group = row["group"]
    if row["source"] == READ:
        group = f"contracts {zlib.crc32(group.encode()) % _PARTS}"
    return Taught(
        row["text"], frozenset(row["meanings"]), frozenset(row.get("doubt", ())), group, row["source"]
    )


def learn(passages: Sequence[Taught], unmarked: Sequence[str], meanings: Sequence[str]) -> Language:
    """Teach the model of one language."""
    texts = [Passage(one.text) for one in passages] + [Passage(one) for one in unmarked]
    vocabulary = Vocabulary.learn([[one] for one in texts], SIZES, _LEAST_PASSAGES, LOUDNESS)
    rows = vocabulary.rows(texts)
    weights = np.zeros((vocabulary.size, len(meanings)), dtype=np.float32)
    bias = np.zeros(len(meanings), dtype=np.float32)
    marked = len(passages)
    for column, meaning in enumerate(meanings):
        wanted = np.array([meaning in one.meanings for one in passages] + [False] * len(unmarked))
        count = np.array(
            [float(meaning not in one.doubt) for one in passages] + [_UNMARKED] * len(unmarked)
        )
        first = _fit(rows[:marked], wanted[:marked], count[:marked])
        like = rows[marked:] @ first[0] + first[1] >= _LOOKS_LIKE
        count[marked:][like] = 0.0
        weights[:, column], bias[column] = _fit(rows, wanted, count)
    return Language(tuple(meanings), vocabulary, weights, bias)


def _fit(rows: Any, wanted: Flags, count: npt.NDArray[np.float64]) -> tuple[Floats, float]:
    from sklearn.svm import LinearSVC

    kept = count > 0
    model = LinearSVC(C=_STRENGTH, tol=1e-2, random_state=0)
    model.fit(rows[kept], wanted[kept], sample_weight=count[kept])
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def held_out(passages: Sequence[Taught], unmarked: Sequence[str], meanings: Sequence[str]) -> Floats:
    """Return scores of each passage by a model that its group has not taught."""
    told = np.zeros((len(passages), len(meanings)), dtype=np.float32)
    for group in sorted({one.group for one in passages}):
        model = learn([one for one in passages if one.group != group], unmarked, meanings)
        mine = [at for at, one in enumerate(passages) if one.group == group]
        told[mine] = model.odds([Passage(passages[at].text) for at in mine])
    return told


def calibrated(model: Language, scores: Floats, right: Flags, judged: Flags) -> tuple[Language, Floats]:
    """Bring what a model says to probabilities: one slope for all meanings, a shift each.

    Returns the model, and the log odds of the passages whose scores were given.
    """
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    passages, columns = np.nonzero(judged)
    each = csr_matrix(
        (np.full(len(columns), _OWN_SHIFT), (np.arange(len(columns)), columns)),
        shape=(len(columns), len(model.meanings)),
    )
    rows = hstack([csr_matrix(scores[passages, columns].reshape(-1, 1) * 10.0), each]).tocsr()
    line = LogisticRegression(C=1.0, max_iter=1000).fit(rows, right[passages, columns])
    slope = float(line.coef_[0][0]) * 10.0
    shifts = (line.coef_[0][1:] * _OWN_SHIFT + line.intercept_[0]).astype(np.float32)
    made = Language(model.meanings, model.vocabulary, model.weights * slope, model.bias * slope + shifts)
    return made, (scores * slope + shifts).astype(np.float32)


def figures(odds: Floats, right: Flags, judged: Flags, meanings: Sequence[str]) -> dict[str, Any]:
    """Count what is right of what is sure, by meaning and in all."""
    sure = (1.0 / (1.0 + np.exp(-odds)) >= SURE) & judged
    right = right & judged
    found: dict[str, Any] = {
        "said": int(right.sum()),
        "sure": int(sure.sum()),
        "right when sure": round(float((sure & right).sum() / max(sure.sum(), 1)), 3),
        "found surely": round(float((sure & right).sum() / max(right.sum(), 1)), 3),
    }
    found["found surely, by meaning"] = "; ".join(
        f"{meaning} {int((sure & right)[:, at].sum())} of {int(right[:, at].sum())}, "
        f"{int((sure & ~right)[:, at].sum())} wrong"
        for at, meaning in enumerate(meanings)
    )
    return found


def main(examples: Path) -> None:
    """Train both languages, score them by groups held out, write weights and checksums."""
    head: dict[str, Any] = {}
    scores: dict[str, Any] = {}
    (FOLDER / "weights").mkdir(exist_ok=True)
    for language in ("en", "fr"):
        passages, unmarked = read(examples, language)
        counted = Counter(meaning for one in passages for meaning in one.meanings)
        meanings = sorted(name for name, count in counted.items() if count >= _FEWEST)
        right = np.array([[name in one.meanings for name in meanings] for one in passages])
        judged = np.array([[name not in one.doubt for name in meanings] for one in passages])
        said = held_out(passages, unmarked, meanings)
        model, odds = calibrated(learn(passages, unmarked, meanings), said, right, judged)
        head[language] = save(FOLDER / "weights" / language, model)
        for source in (WRITTEN, READ):
            mine = np.array([one.source == source for one in passages])
            if mine.any():
                title = f"{language}: {int(mine.sum())} passages that were {source}, held out"
                scores[title] = figures(odds[mine], right[mine], judged[mine], meanings)
    text = json.dumps(head, indent=1) + "\n"
    (FOLDER / "weights" / HEAD).write_text(text, encoding="utf-8")
    models.seal(FOLDER)
    write_scores(FOLDER, scores)
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
