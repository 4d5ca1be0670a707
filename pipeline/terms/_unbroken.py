"""Running French text without the ends of its lines: a phrase is one, wherever the paper breaks it.

``le dix-huit septembre deux mille`` and below ``vingt``, ``prend`` and below ``fin le``. Only the break
itself becomes a space, so that every offset holds; lines that stand for themselves (titles, labels,
cells, signatures) keep theirs.
"""

from __future__ import annotations

from dataclasses import replace

from data import late as re
from pipeline.terms.base import View

RUNNING = frozenset((
    "agreement_date", "effective_date", "term", "expiration_date", "renewal", "renewal_term",
    "notice_period", "termination_notice", "governing_law",
))  # fmt: skip
"""Extractors that read sentences, not lines: they see the text without the ends of its running lines."""
_BREAK = re.compile(r"(?<=[^\W_][\w,)'\u2019\u00b0])[ ]?\n(?=[^\W_])")
"""The end of a line that ends in a word, before one that begins with a word."""
_LEADS = re.compile(
    r"(?:\b(?:l[ae]s?|l'|d[eu]s?|aux?|en|et|ou|par|pour|sur|sous|dans|avec|entre|sa|son|ses|leurs?|une?|ce(?:t|tte|s)?"
    r"|\u00e0|soit|jusqu'au|d\u00e8s|depuis|n\u00b0|article|articles|mil|mille|deux|vingt|premier|1er|le\s\d{1,2}"
    r"|(?:le|du|au)\s\d{1,2}\s[^\W\d_]{3,9}))\Z",
    re.IGNORECASE,
)
"""Words that end no thought: what begins below them goes on, capital, figure or not."""
_COLUMNS = re.compile(r"\t|\|| {3}|\.{4}|_{3}")
_LEAST = 30
"""A shorter line is one of its own."""
_TOWN = re.compile(r"(?:A|\u00c0|Fait|Sign\u00e9e?)\s")
_DAY = re.compile(r"(?:le|ce)\s+(?:\w+\s+)?\d{1,2}(?:er)?\s?[\w./-]+\s?\d{2,4}\W*\Z")
_SHORT = 60
"""Under a line no longer than this a day alone may date a signature."""
_MARKER = re.compile(r"(?:[a-z\d]{1,3}[.)/\u00b0]|[ivx]{1,4}[.)-]|o )")


def unbroken(view: View) -> View:
    """Return a French document with its running lines joined; any other as it is."""
    if view.language != "fr":
        return view
    text = _joined(view.flow.text)
    return view if text is view.flow.text else View(replace(view.flow, text=text), view.clauses)


def _joined(text: str) -> str:
    kept: list[str] = []
    done = 0
    for found in _BREAK.finditer(text):
        at = found.end() - 1
        first = text[at + 1]
        low = text.rfind("\n", 0, at) + 1
        high = text.find("\n", at + 1)
        above, below = text[low:at], text[at + 1 : high if high >= 0 else len(text)]
        if len(above.strip()) < _LEAST or _COLUMNS.search(above) or _COLUMNS.search(below):
            continue
        if above.isupper() and not below.isupper():
            continue  # a title, and what stands under it
        leads = first.islower() or (first.isdigit() and above.rstrip().endswith(","))
        if not leads and not _LEADS.search(above[-24:].rstrip()):
            continue
        if len(above) < _SHORT and _DAY.match(below):
            continue
        if _MARKER.match(below) or _TOWN.match(below):
            continue
        kept.append(text[done:at])
        done = at + 1
    if not kept:
        return text
    kept.append(text[done:])
    return " ".join(kept)
