"""What the columns of registers are called, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold

FIELDS = (
    "number",
    "counterparty",
    "title",
    "start_date",
    "end_date",
    "notice_date",
    "owner",
    "amount",
    "currency",
    "file",
)
_NOISE = re.compile(r"[^a-z0-9]+")


def plain_heading(text: str) -> str:
    """Make headings comparable: ``"N° contrat"`` and ``"n contrat"`` are the same."""
    return " ".join(_NOISE.sub(" ", fold(text)).split())


@cache
def _known() -> dict[str, tuple[str, ...]]:
    known: dict[str, list[str]] = {}
    for language in ("fr", "en"):
        for field, names in lexicon("register", language).items():
            for name in names:
                known.setdefault(plain_heading(name), []).append(field)
    known.pop("", None)
    return {name: tuple(dict.fromkeys(fields)) for name, fields in known.items()}


def known_headings(heading: str) -> tuple[str, ...]:
    """Return the fields that a heading names in so many words; usually none or one."""
    return _known().get(plain_heading(heading), ())


def speaks_french(headings: Iterable[str]) -> bool:
    """Whether more headings are French than English; what both languages say alike does not count."""
    votes = 0
    known = {language: _names(language) for language in ("fr", "en")}
    for heading in map(plain_heading, headings):
        votes += (heading in known["fr"]) - (heading in known["en"])
    return votes > 0


@cache
def _names(language: str) -> frozenset[str]:
    names = lexicon("register", language).values()
    return frozenset(plain_heading(name) for group in names for name in group)


def likeness(heading: str, field: str) -> float:
    """How well a heading names a field, 0..1: 1 in so many words, less where it only contains them."""
    from rapidfuzz.fuzz import ratio

    plain = plain_heading(heading)
    if not plain:
        return 0.0
    best = 0.0
    for name, fields in _known().items():
        if field not in fields:
            continue
        if plain == name:
            return 1.0
        if len(name) >= 4 and re.search(rf"\b{re.escape(name)}\b", plain):
            best = max(best, 0.7 + 0.25 * len(name) / len(plain))
        elif len(name) >= 6:
            best = max(best, ratio(plain, name) / 100 - 0.12)
    return best if best >= 0.7 else 0.0
