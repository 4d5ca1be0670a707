"""The sum to which liability is limited: an amount, a percentage or a multiple of what is paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.terms import _liability_limits, _passage, _time
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
    triggers: Mapping[str, tuple[str, ...]] = _liability_limits.CAP_TRIGGERS
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
        """Yield a term for each different limit, in order; unknown only where none is read."""
        maker = f"{self.name}/{self.version}"
        found = list(_liability_limits.limits(view, _time.shown(view, clauses, self.triggers)))
        seen: set[str] = set()
        for limit in found:
            if limit.reason or limit.text in seen or len(seen) >= _MOST:
                continue
            seen.add(limit.text)
            proof = [_passage.quote(view, limit.passage, limit.start - 40, limit.end)]
            yield _time.stated(self.name, maker, limit.value, limit.text, proof, limit.confidence)
        if not seen and found:
            limit = found[0]
            proof = [_passage.quote(view, limit.passage, limit.start - 40, limit.end)]
            yield _time.unknown(self.name, maker, limit.reason, proof)


EXTRACTOR = CapOnLiability()
