# ruff: noqa: E501 (patterns are read by the phrase)
"""Places to sign for a company that the contract does not name, though its name begins as a party's does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.company import normalise
from pipeline.terms.base import View
from pipeline.types import Term

_LAST = 4_000
"""Characters at the end of a document in which its parties sign."""
_PLACE = re.compile(
    r"(?:\bfor\s+and\s+on\s+behalf\s+of|\bon\s+behalf\s+of|\b(?:signed|executed)\s+(?:as\s+a\s+deed\s+)?(?:for|by)|,\s+for(?!\s+and\b)|^[ \t]*for(?!\s+and\b))"
    r"[ \t\n:]+(?:the\s+company\s+)?(?P<name>(?-i:[A-Z])[\w&.’'-]*(?:[ ][\w&.()’'-]+){0,7}?[ ](?:limited|ltd\.?|plc|llp|llc|inc\.?|incorporated|corp\.?|corporation))"
    r"(?![\w])",
    re.IGNORECASE | re.MULTILINE,
)
_SURE = 0.76
_LETTERS = 4
_REASON = "The name where it is signed is not that of a party."


def strange_places(view: View, told: Sequence[Term], label: str) -> Iterator[Term]:
    """Yield the places to sign whose name is nowhere else in the text and begins as one party's does.

    Args:
        view: of the document.
        told: places that were read; what they say already is not told again.
        label: name and version of the extractor.
    """
    parties = {normalise(term.value_text) for term in view.of("party") if term.value_text}
    seen = {normalise(str(term.value.get("party") or "")) for term in told} | parties
    text = view.flow.text
    for match in _PLACE.finditer(text, max(len(text) - _LAST, 0)):
        name = " ".join(match["name"].split())
        plain = normalise(name)
        first = plain.split()[0] if plain else ""
        if plain in seen or len(first) < _LETTERS or len(plain.split()) < 2:
            continue
        alike = [party for party in parties if party.split()[:1] == [first]]
        if len(alike) != 1 or name.lower() in text[: match.start()].lower():
            continue
        seen.add(plain)
        low = max(match.start(), 0)
        yield Term(
            "signature",
            {"state": "unknown", "party": name},
            "",
            (view.flow.evidence(low, match.end()),),
            _SURE,
            label,
            "unknown",
            _REASON,
        )
