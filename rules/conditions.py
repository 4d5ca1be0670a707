"""What a rule's conditions come to in SQL: whether it applies, which rows it looks at, what they say."""

from __future__ import annotations

from collections.abc import Container, Iterable

from data import late as re
from rules.schema import Rule

OTHER_SIDE = {"supplier": "customer", "customer": "supplier"}


def applies_expression(rule: Rule) -> str:
    """SQL that says whether a rule applies to a row of ``facts``, in three values."""
    parts = []
    if rule.applies_to:
        parts.append(f"contract_type IN ({listed(rule.applies_to)})")
    if rule.jurisdiction:
        parts.append(f"(law = '{rule.jurisdiction}' OR starts_with(law, '{rule.jurisdiction}-'))")
    if rule.when:
        parts.append(f"({rule.when})")
    if rule.protects != "both":
        # Where nobody says which side is ours, a risk of either is told.
        parts.append(f"(our_side IS DISTINCT FROM '{OTHER_SIDE[rule.protects]}')")
    return " AND ".join(parts) or "TRUE"


def verdict_expression(rule: Rule) -> str:
    """SQL that judges a selected row: TRUE flags, FALSE passes, NULL is unknown."""
    return f"({rule.among}) AND ({rule.where})" if rule.among else f"({rule.where})"


def looked_at(columns: Container[str], *, contracts: bool) -> str:
    """SQL that chooses the rows of a view that rules look at, before ``among``.

    Args:
        columns: those of the view.
        contracts: whether contracts are judged, so that a row must belong to one.
    """
    chosen = ["contract_id IS NOT NULL"] if contracts else []
    if "review_state" in columns:
        # What a person rejected is judged by no rule.
        chosen.append("review_state IS DISTINCT FROM 'rejected'")
    return " AND ".join(chosen) or "TRUE"


def depends_on(rule: Rule) -> list[str]:
    """Return the words of a rule's ``when`` that may be columns, in their order."""
    return list(dict.fromkeys(re.findall(r"[a-z_]+", rule.when or "")))


def listed(words: Iterable[str]) -> str:
    """Words as an SQL list of literals, sorted."""
    return ", ".join(literal(word) for word in sorted(words))


def literal(text: str) -> str:
    """A string as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def quoted(column: str) -> str:
    """A column's name as SQL, whatever it is made of."""
    return '"' + column.replace('"', '""') + '"'
