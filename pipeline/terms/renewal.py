"""How a contract goes on after its term: tacitly, by an act, without end, or, where words say so, not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.terms import _renewal, _spoken, _standing, _time
from pipeline.terms._renewal_by_both import PAPERS, by_paper, only_by_both
from pipeline.terms._time_confidence import all_weighed
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_STRENGTH = {"tacit": 0, "evergreen": 1, "express": 2, "none": 3}
_SURE = {"tacit": 0.95, "evergreen": 0.88, "express": 0.88, "none": 0.92}
_TRIGGERS = {language: (*_renewal.TRIGGERS[language], *words) for language, words in PAPERS.items()}


class RenewalKind:
    """Finds the kind of renewal."""

    name = "renewal"
    version = 1
    kinds: tuple[str, ...] = ("renewal",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = _TRIGGERS
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
        spoken_of = list(_renewal.renewals(view, clauses))
        found = [_ceased(item, view.language) for item in spoken_of if item.kind != "mention"]
        if not found:
            maker = f"{self.name}/{self.version}"
            paper = by_paper(view, _time.shown(view, clauses, PAPERS))
            if paper is not None:
                value: dict[str, JsonValue] = {"kind": "express", "by": "both"}
                yield _time.stated("renewal", maker, value, "express", [_time.quote(view, *paper)], 0.85)
                return
            spoken = _spoken.of_renewal(view, _time.shown(view, clauses, _renewal.TRIGGERS))
            if spoken is not None:
                reason = "The words speak of its renewal, but how it renews could not be read from them."
                proof = [_time.quote(view, *spoken)]
                yield _time.unknown("renewal", maker, reason, proof, confidence=0.6)
            return
        if view.language == "fr":
            yield from self._in_french(view, found, spoken_of)
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
        confidence = _SURE[chosen.kind] + chosen.sure - (0.0 if chosen.headed else 0.1)
        yield _time.stated("renewal", maker, _value(chosen, "en"), chosen.kind, proof, confidence)

    def _in_french(
        self, view: View, found: Sequence[_renewal.Renewal], spoken_of: Sequence[_renewal.Renewal]
    ) -> Iterable[Term]:
        """Weigh what French sentences of one rank say: by silence, by an act, or not at all."""
        maker = f"{self.name}/{self.version}"
        firm = [item for item in found if not _renewal.is_title(item)] or list(found)
        best = min(item.rank for item in firm)
        firm = [item for item in firm if item.headed or item.rank == best < _standing.PLAIN] or firm
        by_act = [item for item in firm if item.kind == "express"]
        silent = [item for item in firm if item.kind in ("tacit", "evergreen")]
        shut = [item for item in firm if item.kind == "none" and not _renewal.is_after_all(item)]
        if shut and silent:
            both = [
                _time.quote(view, item.sentence, item.start - 60, item.end + 60)
                for item in (silent[0], shut[0])
            ]
            reason = "One place says that it renews by itself, another that it does not."
            yield _time.unknown("renewal", maker, reason, both)
            return
        chosen = (silent or by_act or shut or firm)[0]
        if chosen.kind == "none" and chosen.only_tacit and (wish := _renewal.wished(spoken_of)) is not None:
            chosen = replace(wish, kind="express", sure=-0.06)
        proof = [_time.quote(view, chosen.sentence, chosen.start - 60, chosen.end + 160)]
        confidence = _SURE[chosen.kind] + chosen.sure - (0.0 if chosen.headed else 0.1)
        if chosen.kind == "express" and shut and not all(item.only_tacit for item in shut):
            confidence -= 0.08
        if silent and by_act:
            confidence -= 0.06
        yield _time.stated("renewal", maker, _value(chosen, "fr"), chosen.kind, proof, confidence)


def _ceased(item: _renewal.Renewal, language: Language) -> _renewal.Renewal:
    """What *no longer* renews by itself is told to have done so, and does not."""
    if item.kind not in ("tacit", "evergreen"):
        return item
    ceased = _time.phrase("renews_no_more", language, item.sentence.folded) is not None
    return replace(item, kind="none") if ceased else item


def _value(chosen: _renewal.Renewal, language: Language) -> dict[str, JsonValue]:
    """Return the kind, and whether what renews is a paper of both parties."""
    both = chosen.kind == "express" and only_by_both(chosen.sentence.folded, language)
    return {"kind": chosen.kind, **({"by": "both"} if both else {})}


EXTRACTOR = RenewalKind()
