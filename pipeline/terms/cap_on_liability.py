"""The sum to which liability is limited: an amount, a percentage or a multiple of what is paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data import late as re
from pipeline.terms import _liability_limits, _passage, _time
from pipeline.terms._liability_article import mutual
from pipeline.terms._liability_triggers import CAP_TRIGGERS
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Language, Term

_MOST = 6


class CapOnLiability:
    """Finds limits on liability; a cap on penalties or on insurance is not one."""

    name = "cap_on_liability"
    version = 1
    kinds: tuple[str, ...] = ("cap_on_liability",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = CAP_TRIGGERS
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "cap_on_liability": {
            "en": wrapped(
                "aggregate liability",
                "maximum liability",
                "total liability",
                "cumulative liability",
                "liability is limited",
                "liability shall be limited",
                "liability will be limited",
                "liability cap",
                "cap on liability",
                "limit of liability",
                *(f"in no event {will} {mark}" for will in ("shall", "will") for mark in ("***", "[*")),
            ),
            "fr": wrapped(
                "plafond de responsabilite",
                "plafond d'indemnisation",
                "responsabilite est limitee",
                "responsabilite sera limitee",
                "responsabilite est plafonnee",
                "limite de responsabilite",
                "responsabilite totale",
                "responsabilite globale",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each different limit of each side, in order; unknown only where none is read."""
        maker = f"{self.name}/{self.version}"
        found = list(_liability_limits.limits(view, _time.shown(view, clauses, self.triggers)))
        seen: set[tuple[str, str]] = set()
        for limit in found:
            said = (limit.text, _whose(limit))
            if limit.reason or said in seen or len(seen) >= _MOST:
                continue
            seen.add(said)
            proof = [_passage.quote(view, limit.passage, limit.start - 40, limit.end)]
            if limit.defined is not None:
                proof.append(view.flow.evidence(*limit.defined))
            value = {**limit.value, "mutual": True} if mutual(view, limit.passage) else limit.value
            yield _time.stated(self.name, maker, value, limit.text, proof, limit.confidence)
        if not seen and found:
            limit = found[0]
            proof = [_passage.quote(view, limit.passage, limit.start - 40, limit.end)]
            yield _time.unknown(self.name, maker, limit.reason, proof)


_HOLDER = re.compile(
    r"\b([a-z][\w&.-]*)'s?\s+(?:\w+,?\s+(?:and\s+)?){0,4}?liability\b|\bliability\s+of\s+(?:the\s+)?([a-z][\w&-]*)"
    r"|\bresponsabilite\s+(?:\w+,?\s+(?:et\s+)?){0,4}?(?:du\s|de\s+la\s|de\s+l'|d'|de\s)\s*([\w&-]{3,})"
)


def _whose(limit: _liability_limits.Limit) -> str:
    """Return whose liability is limited, where a sentence gives it: both sides may have the same sum."""
    match = _HOLDER.search(limit.passage.folded, max(0, limit.start - 60), limit.end)
    return next((name for name in match.groups() if name), "") if match else ""


EXTRACTOR = CapOnLiability()
