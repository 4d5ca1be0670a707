"""What a price is due for, in words: *a month*, *an hour*, *per kWh*."""

from __future__ import annotations

from flows.outputs._words import words


def per_words(per: str | None, locale: str) -> str:
    """Return the words for a unit of ``price_schedule``; empty where it is not known.

    Args:
        per: month, quarter, semester or year, or a unit, as hour or kg.
        locale: ``fr`` or ``en``.
    """
    if per is None:
        return ""
    said = words("show", locale)["due"]
    known: str | None = said["per"].get(per)
    both = [said["per"].get(part) for part in per.rsplit("_", 1)]
    if known is None and len(both) == 2 and all(both):
        return str(said["per_both"]).format(*both)
    return known or str(said["per_other"]).format(unit=per.replace("_", " "))
