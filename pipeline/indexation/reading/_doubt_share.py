"""A revision of a share of the price, or of several prices: what is read of one is not true of all."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.indexation.reading._doubt_about import of_revision, spoken
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.expression import Written, find_written

_SHARE = (
    r"(?:marge|part|portion|composante|element|fraction|quote-part|terme|supplement|majoration|poste|volet|main-d['\u2019]oeuvre|"
    r"margin|component|element|share|surcharge|uplift|mark-?up|premium|part|labou?r)"
)
_ALONE = re.compile(
    rf"\b{_SHARE}\b(?:\s+[\w'\u2019-]+){{0,4}}?\s+(?:alone|only|seule?s?|uniquement|exclusivement|seulement)\b|"
    rf"\b(?:seule?s?|uniquement|only|solely)\s+(?:l['\u2019]\s?|la\s+|le\s+|les\s+|the\s+|that\s+|a\s+|its\s+|sa\s+|son\s+)?"
    rf"(?:[\w-]+\s+){{0,2}}?{_SHARE}\b|"
    r"\b(?:seule?s?|only)\s+(?:l['\u2019]\s?|la\s+|le\s+|les\s+|the\s+)(?!ind(?:ex|ice))[^.;,]{3,70}?\b"
    r"(?:(?:est|sont|sera|seront|(?:is|are|shall|will)(?:\s+be)?)\s+)(?:revis|index|ajust|adjust|increas|review|actualis)"
)


def share_alone(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield words by which only a share of the price is revised."""
    for low, high in spoken(clause):
        match = _ALONE.search(clause.folded, low, high)
        if match is not None and of_revision(clause, low, high):
            yield match.span()


def second_formula(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield a formula of another price: only one was read."""
    part = next((one for one in clause.parts if one.name == "formula"), None)
    if part is None:
        return
    written = find_written(clause.text)
    main = next((one for one in written if one.start < part.end and part.start < one.end), None)
    if main is None:
        return
    held = _letters(main)
    for other in written:
        if other is main or other.left is None or other.left.name in held:
            continue
        again = main.left is not None and other.left.name == main.left.name
        if not again and any(product.above and product.below for product in other.products):
            yield other.start, other.end


def _letters(written: Written) -> set[str]:
    return {letter.name for product in written.products for letter in (*product.above, *product.below)}
