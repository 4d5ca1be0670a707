"""The lines that introduce a list or table, and what they say its sums are per."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.money import per_of
from pipeline.types import Language

ABOVE = 2_000
"""Characters above a row in which the line that introduces its list is sought."""
_HEADS = 12
"""Lines without figures that are looked at on the way up."""
LONGEST = 110
FULL_LINE = 60
"""Characters from which a line may be running text that was wrapped."""
_WRAPS = 3
_SENTENCES = re.compile(r"(?<=[a-z)\d]{2})[.;]\s")
_SIGNED = re.compile(r"[€$£]")
"""A sentence with a sum of its own is no introduction."""
FIGURES = re.compile(r"[€$£]|\d[.,]\d\d|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3}")
LETTERS = re.compile(r"[a-z]{3}")


def text_above(above: str, folded: str, at: int) -> str:
    """Return the text before an offset of a clause, the end of what stands before the clause included."""
    return folded[at - ABOVE : at] if at >= ABOVE else above + folded[:at]


def lines_above(text: str) -> Iterator[str]:
    """Yield the lines that introduce the list or table in which a line stands, nearest first.

    Rows beside it have figures and are passed over; the one that ends in a colon is the last.
    """
    heads = 0
    lines = text[-ABOVE:].split("\n")
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        plain = line.strip(" *#|_-")
        if not plain.strip() or FIGURES.search(plain) or not LETTERS.search(plain):
            continue
        heads += 1
        sentence = plain.endswith((".", ";")) and "\t" not in plain
        if heads > _HEADS or len(plain) > 2 * LONGEST or sentence:
            return
        if plain.endswith(":"):
            yield _from_its_start(plain, lines, at)
            return
        yield plain


def _from_its_start(plain: str, lines: Sequence[str], at: int) -> str:
    """Put before a line the ones whose sentence it ends: *the daily rates are,* / *without tax:*."""
    whole = plain
    for line in reversed(lines[max(at - _WRAPS, 0) : at]):
        if len(line) <= FULL_LINE or "\t" in line or line.rstrip().endswith((":", ".", ";")):
            break
        whole = f"{line.strip()} {whole}"
    if whole is plain:
        return plain
    own = _SENTENCES.split(whole)[-1]
    return own if len(own) > len(plain) and not _SIGNED.search(own) else plain


def per_of_one(head: str, language: Language) -> str | None:
    """Read what the sums of a list are per from the one thing that costs them: *le stere vaut :*."""
    said = _COSTS.search(head) if head.endswith(":") else None
    if said is None:
        return None
    return per_of(f"x {'par' if language == 'fr' else 'per'} {said['unit']} ", 1, 1, language)


_COSTS = re.compile(
    r"(?:\A|[.;:–—-]\s)(?:\d+[.)]\s)?(?:l'|(?:le|la|the|one|each|chaque)\s)(?P<unit>[a-z-]+)(?:\s[(]\w+[)])?\s"
    r"(?:vaut|coute|est\s|costs|is\s)[^:]{0,60}:\Z"
)


def each_ahead(head: str, language: Language) -> str | None:
    """Read what a sum is per from words ahead of it: *for each training day held on site, $400*."""
    if not any(word in head for word in ("each", "every", "pour", "par", "chaque")):
        return None
    said = _AHEAD.search(_PLACE.sub(" ", head)) or _LABEL_AHEAD.search(head)
    if said is None:
        return None
    if often := said.groupdict().get("often"):
        return per_of(f"x par {often} ", 1, 1, "fr")
    return per_of(f"x per {' '.join(said['each'].split())} ", 1, 1, language) or "unit"


_AHEAD = re.compile(
    r"\b(?:(?:for|on|upon|in\s+respect\s+of|with\s+respect\s+to)\s+(?:each|every)|pour\s+chaque)\s+"
    r"(?P<each>[a-z]+(?:\s+[a-z]+)?)[^;:€$£\d]{0,110}(?:,\s*|\s(?:shall|will)\s+pay\s+[^;:,€$£\d]{0,60})\Z"
    r"|\bpar\s+(?P<often>mois|trimestre|semestre)s?(?:\s+(?:anticipe|echu)s?|\s+d'avance)?\s+de\s+\Z"
)
_PLACE = re.compile(
    r"\b(?:articles?|sections?|clauses?|paragraphs?|schedules?|exhibits?)\s+\d+(?:\.\d+)*(?:\([a-z]\))?"
)
_LABEL_AHEAD = re.compile(
    r"(?:\A|[.;\n]\s{0,8}|[-–•]\s)(?:each|every|chaque)\s+(?P<each>[a-z]+)[^.;:€$£\d\n]{0,60}:\s{0,3}\(?\Z"
)
"""*Chaque passage de vitrerie : 310 €*."""


def more_of(head: str, language: Language) -> str | None:
    """Read what a sum is per from the more of it that is sold: *additional hours at a blended $155*."""
    said = _MORE.search(head) if language == "en" else None
    return None if said is None else per_of(f"x per {said['unit']} ", 1, 1, language)


_MORE = re.compile(
    r"\b(?:further|additional|extra|excess|overtime)\s+(?P<unit>hour|day|week|month|mile|page|user|seat)s?\b"
    r"(?:\s+(?!for\b)[a-z-]+){0,6}?\s+(?:are|is|at|cost|costs|shall\s+be|will\s+be|for)(?:\s+[a-z-]+){0,4}\s*\(?\Z"
)


def governing(text: str) -> str:
    """Return the line that opens the list of which a sum is an item: it ends in a colon, above the others.

    Args:
        text: folded, up to the sum; items of a list may be clauses of their own.
    """
    for place, block in enumerate(reversed(text[-ABOVE:].split("\n\n"))):
        plain = block.strip()
        lines = plain.split("\n")
        opening = next(
            (at for at in range(len(lines) - 1, -1, -1) if lines[at].rstrip().endswith(":")), None
        )
        if opening is not None:
            own = " ".join(lines[max(opening - _WRAPS + 1, 0) : opening + 1])
            return _SENTENCES.split(own)[-1][-2 * LONGEST :].strip()
        if place and (len(plain) > _ITEM or place > _ITEMS):
            return ""
    return ""


_ITEM, _ITEMS = 300, 24
"""Longest item of a list that is passed over on the way up, and most of them."""
