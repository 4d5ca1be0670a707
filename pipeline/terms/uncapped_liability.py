"""What limits and exclusions of liability do not cover; or that liability is without limit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.terms import _liability_carve_outs, _passage, _time
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Language, Term

_MOST = 5


class UncappedLiability:
    """Finds the carve-outs; the causes they name are in the lexicon ``risks``, sections as written."""

    name = "uncapped_liability"
    version = 1
    kinds: tuple[str, ...] = ("uncapped_liability",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = _liability_carve_outs.CARVE_TRIGGERS
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "uncapped_liability": {
            "en": wrapped(
                "unlimited liability of",
                "liability shall be unlimited",
                "limitations shall not apply",
                "limitation shall not apply",
                "limitations do not apply",
                "limitation does not apply",
                "limitations of liability shall not",
                "limitation of liability shall not",
            ),
            "fr": wrapped("responsabilite illimitee", "faute lourde", "faute dolosive"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each different set of carve-outs, in the order they stand."""
        maker = f"{self.name}/{self.version}"
        found = list(_liability_carve_outs.carve_outs(view, _time.shown(view, clauses, self.triggers)))
        found.sort(key=lambda item: (item.passage.start + item.start, item.what))
        seen: set[tuple[str, ...]] = set()
        for item in found:
            if item.what in seen or len(seen) >= _MOST:
                continue
            seen.add(item.what)
            proof = [_passage.quote(view, item.passage, item.start - 20, item.end)]
            yield _time.stated(
                self.name, maker, {"what": list(item.what)}, ", ".join(item.what), proof, item.confidence
            )


EXTRACTOR = UncappedLiability()
