"""Writes what the model of meanings is taught: ``python -m flows.meaning_examples OUT``.

A line is one passage, folded: written to teach, with what it says; of a contract that was read; or of a
contract, and nobody says. Words of contracts are kept nowhere: their places are
(``data/labels/meanings.jsonl``), and a passage whose words are not those that were read is refused.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from flows import _examples
from flows._examples import DATA, LABELS, Row, contracts, english, french, read
from flows.rule_library import all_rules
from pipeline.folding import fold
from pipeline.meanings import passages

_EVERY = 4
"""One English contract in so many lends passages that nobody marked."""
_LOOKED_AT = " 1"
"""How the names of writers end who may be looked at: the others only measure."""
_SHORTEST = 120
"""Letters of such a passage: headings and scraps teach nothing."""


class UnlikeError(Exception):
    """A passage has not the words that somebody read."""


def examples(corpus: Path) -> Iterator[Row]:
    """Yield all passages: written to teach, read, and those that nobody marked."""
    for line in (DATA / "training" / "meanings.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield {
            "language": row["language"],
            "text": fold(row["text"]),
            "meanings": row["meanings"],
            "group": row["writer"],
            "source": "written",
        }
    yield from _of_rules()
    yield from _read(corpus)
    yield from _unmarked(corpus)


def _of_rules() -> Iterator[Row]:
    """Passages written to hold rules to account, by writers who may be looked at.

    Nobody said what else they mean: that is in doubt.
    """
    means = {rule.id: rule.meaning for rule in all_rules(None, every=False)[0] if rule.meaning}
    every = sorted(set(means.values()))
    for line in (DATA / "wordings" / "passages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["writer"].endswith(_LOOKED_AT):
            continue
        says = {means[rule] for rule in row["flags"] if rule in means}
        near = {means[rule] for rule in row["passes"] if rule in means}
        yield {
            "language": row["language"],
            "text": fold(row["text"]),
            "meanings": sorted(says),
            "doubt": [name for name in every if name not in says | near],
            "group": row["writer"],
            "source": "written",
        }


def _read(corpus: Path) -> Iterator[Row]:
    labels = map(json.loads, (LABELS / "meanings.jsonl").read_text(encoding="utf-8").splitlines())
    for name, rows in groupby(labels, key=lambda row: str(row["document"])):
        text = read(corpus / name).text
        for row in rows:
            yield {
                "language": row["language"],
                "text": fold(_passage(text, row)),
                "meanings": row["meanings"],
                "doubt": row["doubt"],
                "group": name,
                "source": "read",
            }


def _passage(text: str, label: Mapping[str, object]) -> str:
    """Return the words of a passage that was read.

    Raises:
        UnlikeError: they are others.
    """
    found = " ".join(text[int(str(label["char_start"])) : int(str(label["char_end"]))].split())
    if hashlib.sha256(found.encode()).hexdigest() != label["sha256"]:
        raise UnlikeError(
            f"{label['document']}: characters from {label['char_start']} on are not those read"
        )
    return found


def _unmarked(corpus: Path) -> Iterator[Row]:
    chosen = [one.path for at, one in enumerate(english(corpus)) if at % _EVERY == 0]
    written = DATA / "training" / "french"
    chosen += [one.path for one in french(corpus) if one.path.parent == written]
    for path in chosen:
        for own, cut in contracts(read(path)):
            if own.document.language not in ("en", "fr"):
                continue
            folded = fold(own.text)
            for one in passages(own, cut):
                text = folded[one.start : one.end]
                if len(text) >= _SHORTEST:
                    yield {"language": own.document.language, "text": text, "meanings": None}


if __name__ == "__main__":
    _examples.main(examples, sys.argv[1:])
