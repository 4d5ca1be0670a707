"""A discount that is only said to be left out of the price that moves: *the fee (before any discount)*."""

from __future__ import annotations

from data import late as re

_ASIDE = re.compile(
    r"\(\s*(?:hors|avant|sans|compte\s+non\s+tenu\s+de(?:s|\s+la)?|before|excluding|exclusive\s+of|net\s+of|disregarding)\s+"
    r"(?:(?:toutes?|tout|tous|la|les|le|l['\u2019]|any|the|all)\s+)?(?:remises?|rabais|ristournes?|promotions?|gestes?\s+commercia\w+|avoirs?|"
    r"(?:introductory\s+|opening\s+|launch\s+)?(?:discounts?|rebates?|credits?))\b[^()%\d]{0,40}\)",
    re.IGNORECASE,
)


_NO_LONGER = re.compile(
    r"(?:,\s*)?(?:de\s+(?:telle\s+)?(?:sorte|fa[çc]on|mani[èe]re)\s+que|afin\s+que|pour\s+que|si\s+bien\s+que|so\s+that)\s+"
    r"(?:la\s+(?:p[ée]riode|dur[ée]e)\s+de\s+variation\s+(?:de\s+l['\u2019]|des\s+)?(?:indices?\s+)?|the\s+period\s+over\s+which\s+the\s+index\s+(?:is\s+measured|moves)\s+)"
    r"(?:prise?\s+en\s+compte\s+)?(?:n['\u2019]exc[èe]de(?:ra)?(?:\s+(?:jamais|pas|en\s+aucun\s+cas))?|ne\s+(?:soit|puisse)\s+(?:jamais\s+|pas\s+)?(?:\w+\s+)?(?:sup[ée]rieure\s+[àa]|exc[ée]der)|"
    r"(?:never\s+exceeds?|does\s+not\s+exceed))\s+(?:[àa]\s+)?(?:la\s+(?:dur[ée]e|p[ée]riode)\s+(?:[ée]coul[ée]e\s+)?(?:entre\s+(?:deux\s+)?(?:\w+\s+){0,2}?"
    r"(?:indexations?|r[ée]visions?|ajustements?)(?:\s+successi\w+)?|(?:s['\u2019][ée]coulant|qui\s+s['\u2019][ée]coule)\s+entre\s+[^.;]{3,40})|"
    r"the\s+time\s+between\s+two\s+(?:reviews|adjustments|revisions))",
    re.IGNORECASE,
)
"""*So that the index is not measured over more than lies between two revisions*: why, and no bound."""


def without_gifts_aside(text: str) -> str:
    """Return a clause with such words blanked out: what the discount is stands elsewhere."""
    plain = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    return _NO_LONGER.sub(lambda why: " " * len(why[0]), plain)
