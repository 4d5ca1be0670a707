"""How a contract goes on after its term: tacitly, by an act, without end, or, where words say so, not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.terms import _renewal, _spoken, _time
from pipeline.terms._time_confidence import all_weighed
from pipeline.terms.base import View
from pipeline.types import Clause, Language, Term

_STRENGTH = {"tacit": 0, "evergreen": 1, "express": 2, "none": 3}
_SURE = {"tacit": 0.95, "evergreen": 0.88, "express": 0.88, "none": 0.92}


class RenewalKind:
    """Finds the kind of renewal."""

    name = "renewal"
    version = 1
    kinds: tuple[str, ...] = ("renewal",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = _renewal.TRIGGERS
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "renewal": {
            "en": ("renewal term", "renew this agreement", "non-renewal", "automatically renew"),
            "fr": ("reconduction", "renouvellement du contrat", "renouvellement du present"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term."""
        return all_weighed(view, self._read(view, clauses))

    def _read(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        found = [item for item in _renewal.renewals(view, clauses) if item.kind != "mention"]
        if not found:
            spoken = _spoken.of_renewal(view, _time.shown(view, clauses, self.triggers))
            if spoken is not None:
                reason = "The words speak of its renewal, but how it renews could not be read from them."
                proof = [_time.quote(view, *spoken)]
                yield _time.unknown("renewal", f"{self.name}/{self.version}", reason, proof, confidence=0.6)
            return
        chosen = min(
            found,
            key=lambda item: (
                _renewal.is_title(item),
                _time.standing(item.sentence.folded),
                not item.headed,
                _STRENGTH[item.kind],
                item.sentence.start,
            ),
        )
        excluded = [item for item in found if item.kind == "none"]
        if excluded and chosen.kind in ("tacit", "evergreen") and not chosen.headed:
            chosen = excluded[0]
        proof = [_time.quote(view, chosen.sentence, chosen.start - 60, chosen.end + 160)]
        maker = f"{self.name}/{self.version}"
        contradicted = excluded and any(item.kind == "tacit" and item.headed for item in found)
        if contradicted and any(item.headed for item in excluded):
            both = [*proof, _time.quote(view, excluded[0].sentence, excluded[0].start, excluded[0].end)]
            reason = "One place says that it renews by itself, another that it does not."
            yield _time.unknown("renewal", maker, reason, both)
            return
        confidence = _SURE[chosen.kind] if chosen.headed else _SURE[chosen.kind] - 0.1
        yield _time.stated("renewal", maker, {"kind": chosen.kind}, chosen.kind, proof, confidence)


EXTRACTOR = RenewalKind()
