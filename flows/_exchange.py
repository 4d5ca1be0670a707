"""Gives contracts the names of other contracts: the same words around names that nobody has tuned on.

What is read right of a contract that was looked at a hundred times is no measure of one that nobody has
seen. A name that never stood there errs as names of unseen contracts do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.company import legal_forms, normalise
from pipeline.types import Document, Page

_LONGEST = 70
_BLANK = re.compile(r"[\[\]*●_\"“]|XXX|^an? ")


def pool(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part names that may stand elsewhere: those with a legal form, and those without."""
    kept = sorted({" ".join(name.split()) for name in names})
    kept = [name for name in kept if len(name) <= _LONGEST and _fit(name)]
    return [name for name in kept if _formed(name)], [name for name in kept if not _formed(name)]


def exchanged(
    text: str, labels: Sequence[str], names: tuple[list[str], list[str]], seed: str
) -> tuple[str, tuple[str, ...]]:
    """Put another name in the place of each label; names are of a kind, and in capitals where it was.

    Returns:
        The text, and the labels that hold now.
    """
    chance = random.Random(seed)
    told: list[str] = []
    for label in sorted(labels, key=lambda one: (-len(one), one)):
        pattern = re.compile(rf"(?<!\w){_spaced(label)}(?!\w)", re.IGNORECASE)
        some = names[0] if _formed(label) else names[1]
        if not _fit(label) or (not _formed(label) and " " not in label) or pattern.search(text) is None:
            told.append(label)
            continue
        taken = {normalise(one) for one in (*told, *labels)}
        fresh = [one for one in some if normalise(one) not in taken]
        name = chance.choice(fresh) if fresh else label
        text = pattern.sub(lambda match, name=name: _as(match.group(), name), text)  # type: ignore[misc]
        told.append(name)
    return text, tuple(told)


def document(text: str) -> Document:
    """Make a document of one page of a text."""
    return Document("0" * 64, "text/plain", "en", text, (Page(1, 0, len(text), "text", 1.0),))


def _as(old: str, name: str) -> str:
    return name.upper() if old == old.upper() else name


def _spaced(label: str) -> str:
    return r"\s+".join(re.escape(word) for word in label.split())


def _formed(name: str) -> bool:
    return next(_forms(name), None) is not None


def _forms(name: str) -> Iterator[object]:
    yield from legal_forms(name, "en")


def _fit(name: str) -> bool:
    return len(name) > 3 and _BLANK.search(name) is None and not name.islower()
