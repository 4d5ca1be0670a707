"""A discount that is only said to be left out of the price that moves: *the fee (before any discount)*."""

from __future__ import annotations

from data import late as re

_ASIDE = re.compile(
    r"\(\s*(?:hors|avant|sans|compte\s+non\s+tenu\s+de(?:s|\s+la)?|before|excluding|exclusive\s+of|net\s+of|disregarding)\s+"
    r"(?:(?:toutes?|tout|tous|la|les|le|l['\u2019]|any|the|all)\s+)?(?:remises?|rabais|ristournes?|promotions?|gestes?\s+commercia\w+|avoirs?|"
    r"(?:introductory\s+|opening\s+|launch\s+)?(?:discounts?|rebates?|credits?))\b[^()%\d]{0,40}\)",
    re.IGNORECASE,
)


def without_gifts_aside(text: str) -> str:
    """Return a clause with such words blanked out: what the discount is stands elsewhere."""
    return _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
