"""What the head of a table, a title or a label says of figures: price, money, per what, tax."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from data import late as re
from pipeline.money import per_of, tax_of
from pipeline.money._marks import marks
from pipeline.terms._price_bases import head_per
from pipeline.terms._price_context import price_words
from pipeline.types import JsonValue, Language

LONG_CELL = 60
CELL = re.compile(r"(?P<figure>\d[\d ,.']*)(?:\s*(?:\[[^\]\d]{0,12}\]|[*†‡]{1,3}|\(\d\)|h\.?t\.?|ttc))?\s*")
DIGITS = re.compile(r"\d")
ALONE = re.compile(r"\n *\d[\d ,.']*(?:\n|\Z)")
"""A figure that has a line of its own."""
IN_MONEY = re.compile(
    r"\(\s*(?:en\s+|in\s+)?(?:€|(?:euros?|eur|usd|gbp|chf)\b)"
    r"|\b(?:en|in)\s+(?:euros?|eur|usd|gbp|chf|us dollars)\b"
)
"""A title that says in what money the figures of its table are."""
UNIT_PRICE = re.compile(r"\bp\.?\s?u\.?(?![a-z])|\bunit\s+(?:price|cost|rate)|\bprix\s+unitaire")
"""``P.U.`` stands for *prix unitaire*."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table that holds a price column."""

    start: int
    end: int
    column: int
    """Place of the price among the cells; -1 where the head runs over lines."""
    cells: int
    currency: str
    confidence: float
    qualifiers: dict[str, JsonValue]
    strong: bool
    """The cell names a price and its money."""
    unit: int = -1
    """Place of the column of units; -1 where there is none."""
    product: bool = False
    """Its figures are quantities times a price that has a column of its own: only their sum is owed."""
    printed: str = ""
    """What the column is headed, where that does not stand at its place in the head's line."""
    said: str = ""
    """Folded words that name the price, where the column does not."""


@cache
def money_mark() -> re.Pattern[str]:
    """Return a pattern for the signs, codes and names of money in a head."""
    tokens = [
        token for token in marks().after if (token not in ("m", "k") and len(token) > 1) or token in "€$£¥"
    ]
    listed = "|".join(re.escape(token) for token in sorted(tokens, key=len, reverse=True))
    return re.compile(rf"(?<![a-z\d])(?:{listed})(?![a-z\d])")


def lines_of(folded: str, begin: int = 0, most: int = 1_000_000) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a stretch begin and end, from ``begin`` on."""
    while begin < len(folded) and most:
        stop = folded.find("\n", begin)
        stop = len(folded) if stop < 0 else stop
        yield begin, stop
        begin, most = stop + 1, most - 1


def names_money(cell: str, language: Language) -> bool:
    """Whether a folded cell names a price."""
    return price_words(language).names_price(cell) or UNIT_PRICE.search(cell) is not None


def qualifiers_of(
    head: str, sign: re.Match[str] | None, language: Language, *, wrapped: bool
) -> dict[str, JsonValue]:
    """Read per what and before or after tax from the head; in a wrapped one, the word before the sign."""
    found: dict[str, JsonValue] = {}
    per: str | None = None
    if wrapped and sign is not None:
        before = re.search(r"([a-z0-9²³]+)\s*\(?\s*\Z", head[: sign.start()])
        if before is not None:
            link = "par" if language == "fr" else "per"
            per = per_of(f"x {link} {before.group(1)} ", 1, 1, language)
    else:
        plain = " ".join(money_mark().sub(" ", head).replace("(", " ").replace(")", " ").split())
        after = len(plain) + 1
        per = per_of(f"{plain} ", 0, 0, language) or per_of(f"{plain} ", after, after, language)
        per = per or head_per(head, language)
    if per is not None:
        found["per"] = per
    tax = tax_of(f"{head} ", len(head) + 1, len(head) + 1)
    if tax is not None:
        found["tax"] = tax
    return found


def titles_beside(lines: Iterable[str], most: int) -> list[str]:
    """Return the short lines without tabs that stand next to a table, the nearest first."""
    found: list[str] = []
    for line in lines:
        plain = line.strip()
        if "\t" in plain or len(plain) > 3 * LONG_CELL or len(found) >= most:
            break
        if plain:
            found.append(plain)
    return found
