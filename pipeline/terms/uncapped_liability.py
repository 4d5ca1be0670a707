"""What limits and exclusions of liability do not cover; or that liability is without limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.terms import _liability_carve_outs, _passage, _time
from pipeline.terms._liability_carve_outs import CarveOut
from pipeline.terms._liability_carve_words import CARVE_TRIGGERS
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_MOST = 5


class UncappedLiability:
    """Finds the carve-outs; the causes they name are in the lexicon ``risks``, sections as written."""

    name = "uncapped_liability"
    version = 1
    kinds: tuple[str, ...] = ("uncapped_liability",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = CARVE_TRIGGERS
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
        for item in _first_of_each(found):
            proof = [_passage.quote(view, item.passage, item.start - 20, item.end)]
            value: dict[str, JsonValue] = {"what": list(item.what)}
            if item.lifts:
                value["lifts"] = item.lifts
            yield _time.stated(self.name, maker, value, ", ".join(item.what), proof, item.confidence)


def _first_of_each(found: Sequence[CarveOut]) -> Iterator[CarveOut]:
    """Yield the first of each set of carve-outs; one that lifts the ceiling goes first."""
    kept: dict[tuple[str, ...], CarveOut] = {}
    for item in found:
        first = kept.setdefault(item.what, item)
        if item.lifts == "cap" and first.lifts != "cap":
            kept[item.what] = item
    yield from list(kept.values())[:_MOST]


EXTRACTOR = UncappedLiability()
