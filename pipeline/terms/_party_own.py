"""Parts what a preamble tells of a party from what it tells of another company that acts for it."""

from __future__ import annotations

from data import late as re

_THROUGH = re.compile(
    r"\b(?:repr[\u00e9e]sent[\u00e9e]e?s?|agissant|g[\u00e9e]r[\u00e9e]e?|administr[\u00e9e]e?)\s[^;\n]{0,40}?\bpar\s[^;\n]{0,60}?"
    r"\b(?:soci[\u00e9e]t[\u00e9e]|cabinet|agence|[\u00e9e]tude|S\.?A\.?S\.?U?|S\.?A\.?R\.?L|S\.?A|SELARL|E\.?U\.?R\.?L)\b"
    r"|\b(?:acting|represented)\s+(?:by|through)\s+(?:and\s+through\s+)?(?:its|their|the)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:general\s+partner|manager|managing\s+(?:agent|member)|investment\s+manager|trustee|agent|administrator)\b"
)
"""Another company that acts for a party: what stands behind it is told of that one."""


def own(details: str, name: int) -> str:
    """Return the words about a party up to another company that acts for it, behind its own name."""
    through = _THROUGH.search(details, name)
    return details if through is None else details[: through.start()]
