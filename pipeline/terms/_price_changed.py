"""Old and new prices: of "porté de 100 € à 120 €" the first is replaced, the second stands in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.money import Amount

_MOST_BETWEEN = 130
_RISES = re.compile(
    r"(?:port\w+|ramen\w+|pass\w+|releve\w*|abaiss\w+|reduit\w*|modifi\w+|augment\w+|majore\w*|diminu\w+|revis\w+"
    r"|evolu\w+)\s+(?:\w+ment\s+)?(?:de|du\s+montant\s+de|de\s+la\s+somme\s+de)\s*\(?\s*\Z"
    r"|(?:increas|rais|reduc|lower|chang|amend|adjust|modif|mov|go)\w*\s+from\s*\(?\s*\Z"
)
"""Words right before the old price."""
_TO = re.compile(
    r"[^.;]*?(?:\ba|\bau\s+montant\s+de|\bto)(?:\s+(?:la\s+somme\s+de|un\s+montant\s+de))?\s*\(?\s*\Z"
)
_REPLACED = re.compile(
    r"[^.;]*?\b(?:remplacee?s?|substituee?s?|replaced|superseded|substituted)\s+(?:par|by|with|for)\b"
    r"[^.;€$£\d]{0,50}\Z"
    r"|[^.;]*?\b(?:(?:est|sont|sera|seront|soit)\s+(?:\w+ment\s+)?(?:portee?s?|ramenee?s?|relevee?s?|augmentee?s?"
    r"|reduite?s?|abaissee?s?)|passe\w*)\s+a\s*\(?\s*\Z"
    r"|[^.;\n]{0,40}?\b(?:becomes?|deviennent|devient)\s*[\"“«]?\s*\(?\s*\Z"
    r"|[^.;]*?\b(?:and\s+)?(?:inserting|substituting)\b[^.;€$£\d]{0,40}\Z"
    r"|[^.;]*?\b(?:is|are|(?<!to )be)\s+(?:hereby\s+)?(?:increased|raised|reduced|lowered|changed)"
    r"\s+to\s*\(?\s*\Z"
)
"""Words between the old price and the new one."""
_THAT_IS = re.compile(r"[^.;\d]{0,30}\b(?:soit|i\.e\.,?|or)\s*\(?\s*\Z")
"""Words between the new price without tax and with it."""
_INSTEAD = re.compile(
    r"[^.;]*?\b(?:au\s+lieu(?:\s+et\s+place)?\s+d[eu]|en\s+remplacement\s+d[eu]|instead\s+of|in\s+lieu\s+of"
    r"|in\s+place\s+of)\b[^.;€$£\d]{0,50}\Z"
)
"""Words between the new price and the old one."""


def changes(folded: str, amounts: Sequence[Amount]) -> tuple[frozenset[int], dict[int, int]]:
    """Tell which amounts of a text were replaced, and which stand in their place.

    Args:
        folded: the text.
        amounts: all of its amounts, in order.

    Returns:
        The places of replaced amounts in the sequence, and for each new one the place of the old one.
    """
    old = set(_struck(folded, amounts))
    new: dict[int, int] = {}
    if len(amounts) < 2:
        return frozenset(old), new
    for place in range(len(amounts) - 1):
        if place in old:
            continue
        first = amounts[place]
        raised = _RISES.search(folded, max(first.start - 60, 0), first.start) is not None
        # the old price may be told with and without tax
        for other in range(place + 1, min(place + 3, len(amounts))):
            second = amounts[other]
            between = folded[first.end : second.start]
            if len(between) > _MOST_BETWEEN:
                break
            if (raised and _TO.fullmatch(between)) or _REPLACED.fullmatch(between):
                old |= set(range(place, other))
                new[other] = place
                _told_again(folded, amounts, other, new)
                break
            if _INSTEAD.fullmatch(between):
                old.add(other)
                new[place] = other
                break
    return frozenset(old - new.keys()), new


def _struck(folded: str, amounts: Sequence[Amount]) -> Iterator[int]:
    """Yield the places of sums in quoted words that are deleted or replaced."""
    if '"' not in folded and "”" not in folded and "»" not in folded:
        return
    for place, one in enumerate(amounts):
        if _STRUCK.match(folded, one.end):
            yield place


_STRUCK = re.compile(
    r"[^\"“”«»]{0,240}[\"”»]\s*,?\s*(?:(?:is|are|shall\s+be|be|est|sont)\s+)(?:hereby\s+)?"
    r"(?:deleted|replaced|struck|removed|supprim|remplac|abrog)"
)


def _told_again(folded: str, amounts: Sequence[Amount], other: int, new: dict[int, int]) -> None:
    """Take in the new price with tax, told behind the one without."""
    if other + 1 < len(amounts) and _THAT_IS.match(
        folded[amounts[other].end : amounts[other + 1].start][:_MOST_BETWEEN]
    ):
        place = new[other]
        new[other + 1] = place + 1 if other - place > 1 else place
