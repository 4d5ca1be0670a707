"""The kinds of loss for which nobody is liable: indirect, consequential, lost profits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.terms import _liability_exclusions, _passage, _time
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_MOST = 5


class LiabilityExclusion:
    """Finds clauses that exclude heads of loss; what the loss is called is in the lexicon ``risks``."""

    name = "liability_exclusion"
    version = 1
    kinds: tuple[str, ...] = ("liability_exclusion",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = _liability_exclusions.EXCLUSION_TRIGGERS
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "liability_exclusion": {
            "en": wrapped(
                "consequential damages",
                "indirect damages",
                "limitation of liability",
                "limitations of liability",
                "limitation on liability",
                "disclaimer of liability",
                "exclusion of liability",
                "lost profits",
                "shall have no liability",
            ),
            "fr": wrapped(
                "dommages indirects",
                "dommage indirect",
                "prejudice indirect",
                "prejudices indirects",
                "limitation de responsabilite",
                "exclusion de responsabilite",
                "exoneration de responsabilite",
                "decline toute responsabilite",
                "manque a gagner",
                "perte d'exploitation",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each different exclusion, in the order they stand."""
        maker = f"{self.name}/{self.version}"
        seen: set[tuple[str, ...]] = set()
        for item in _liability_exclusions.exclusions(view, _time.shown(view, clauses, self.triggers)):
            if item.what in seen or len(seen) >= _MOST:
                continue
            seen.add(item.what)
            value: dict[str, JsonValue] = {"what": list(item.what)}
            if item.mutual:
                value["by"] = "either"
            proof = [_passage.quote(view, item.passage, item.start - 20, item.end + 20)]
            yield _time.stated(self.name, maker, value, ", ".join(item.what), proof, item.confidence)


EXTRACTOR = LiabilityExclusion()
