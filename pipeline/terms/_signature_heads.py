"""The last net: a contract that ends in "For Harrow Ltd" has places to sign, though nothing was read there.

Without it the silence of a page on which no mark was seen would be told as the absence of signatures.
"""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_parties import Known
from pipeline.terms.base import View
from pipeline.types import Term

_LAST = 2_500
"""Characters at the end of a document in which its parties sign."""
_HEAD = re.compile(r"\W*(?:(?:signed|executed|agreed|accepted)\s+)?(?:for|by|pour|on\s+behalf\s+of)\s+")
_CELL = re.compile(r"[^\t\n]+")
_LONGEST = 90
_SURE = 0.7
_MOST = 6
_REASON = "These words stand where a party signs, and no mark was read."


def heads(view: View, known: Known, label: str) -> Iterator[Term]:
    """Yield the heads of places to sign at the end of a text of which nothing else was read."""
    text = view.flow.text
    told: set[str] = set()
    for cell in _CELL.finditer(text, max(len(text) - _LAST, 0)):
        said = cell.group().strip()
        if len(said) > _LONGEST or _HEAD.match(fold(said)) is None:
            continue
        name, sure = known.named(said.rstrip(" :"))
        if not (name and sure) or name in told or len(told) >= _MOST:
            continue
        told.add(name)
        proof = view.flow.evidence(cell.start(), cell.end())
        value = {"state": "unknown", "party": name}
        yield Term("signature", dict(value), f"{name}: unknown", (proof,), _SURE, label, "unknown", _REASON)
