"""A place where a text says when its contract ends, as the readers of such places hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _time
from pipeline.terms._time import Sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that state an end; the lower the rank the more plainly they are about this contract."""

    rank: int
    confidence: float
    sentence: Sentence
    low: int
    high: int
    found: FoundDate | None = None
    kind: str = "date"


_ENDING = {
    "en": (
        "expir", "terminat", "replac", "substitut", "extended", "until", "through", "perpetual",
        "perpetuity", "indefinite", "unlimited", "up to", "continue", "so long", "force", "conclud",
        "period", "later than", "lapse", "cease", "limit",
        "for ever", "permanent", "endure", "last day", "till ", "carries on", "goes on", "stops",
    ),
    "fr": (
        "jusqu", "fin", "expir", "termin", "achev", "cess", "echeance", "echeant", "duree", "terme",
        "clos ", "eteind", "eteint", "annee", "arret", "clot", "clora", "dernier", "plus d", "echoi",
        "periode", "validit", "illimit", "limit", "interromp", "caduc", "caduq", "sans effet",
        "perpetu",
    ),
}  # fmt: skip
_END = {"en": re.compile(r"\b(?:end|term\b)"), "fr": re.compile(r"\bau\b")}


def may_end(folded: str, language: str) -> bool:
    """Tell whether a sentence has one of the words without which it says nothing of an end."""
    side = "fr" if language == "fr" else "en"
    return _time.holds(folded, _ENDING[side]) or _END[side].search(folded) is not None
