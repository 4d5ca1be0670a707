"""Parts what is told of a party from what is told of others: who acts for it, and who has the next row."""

from __future__ import annotations

from collections.abc import Sequence

from data import late as re
from pipeline.company import Registration, legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms._party_words import Named, is_role
from pipeline.types import Language

_THROUGH = re.compile(
    r"\b(?:repr[\u00e9e]sent[\u00e9e]e?s?|agissant|g[\u00e9e]r[\u00e9e]e?|administr[\u00e9e]e?)\s[^;\n]{0,40}?\bpar\s[^;\n]{0,60}?"
    r"\b(?:soci[\u00e9e]t[\u00e9e]|cabinet|agence|[\u00e9e]tude|S\.?A\.?S\.?U?|S\.?A\.?R\.?L|S\.?A|SELARL|E\.?U\.?R\.?L)\b"
    r"|\b(?:acting|represented)\s+(?:by|through)\s+(?:and\s+through\s+)?(?:its|their|the)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:general\s+partner|manager|managing\s+(?:agent|member)|investment\s+manager|trustee|agent|administrator)\b"
)
"""Another company that acts for a party: what stands behind it is told of that one."""


_ROW = re.compile(r"(?m)^[ \t*_|]*(?P<label>[^\t:\n|]{2,45}?)[ \t]*(?:\t|:)[ \t]*(?P<value>[^\n]*)")
_LEAST = 4
"""Letters before a legal form that are somebody's name."""


def told_of(text: str, named: Named, found: Sequence[Named], language: Language) -> str:
    """Return the words from a party's name on that are about it, and about nobody else.

    Args:
        text: the document's.
        named: the party.
        found: all the parties.
        language: the document's.
    """
    details = own(text[named.start : named.stop], named.end - named.start)
    others = [one.start - named.start for one in found if one is not named and one.start >= named.end]
    for row in _ROW.finditer(details, named.end - named.start):
        named_there = any(row.start() < other < row.end() for other in others)
        if named_there or _is_anothers(row["label"], row["value"], named, language):
            return details[: row.start()]
    return details


def _is_anothers(label: str, value: str, named: Named, language: Language) -> bool:
    """Whether the row of a table is about somebody else: another part, or a company by its name."""
    if is_role(label):
        return fold(label).strip() not in {fold(named.role or ""), fold(named.alias or "")}
    form = next(legal_forms(value, language), None)
    if form is None or form.start < _LEAST:
        return False
    return normalise(named.name) not in normalise(value)


def own(details: str, name: int) -> str:
    """Return the words about a party up to another company that acts for it, behind its own name."""
    through = _THROUGH.search(details, name)
    return details if through is None else details[: through.start()]


def best(numbers: Sequence[Registration]) -> Registration | None:
    """Prefer a number that checks; the first of its kind."""
    order = {"SIRET": 0, "RCS": 1, "SIREN": 1, "UK company number": 1, "number": 2}
    ranked = sorted(numbers, key=lambda one: (bool(one.problem), order.get(one.scheme, 3), one.start))
    return ranked[0] if ranked else None
