"""The level of service that is promised: availability in percent, times to respond and to repair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.terms import _passage, _time
from pipeline.terms._service_figures import AIM, SHARE, candidates, levels, period
from pipeline.terms._service_shares import shares
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_INTRODUCED = 600
"""Characters above an item in which the words stand that introduce its list."""
_MOST = 8


class ServiceLevel:
    """Finds promised levels; a figure counts only beside the word for what is measured."""

    name = "service_level"
    version = 1
    kinds: tuple[str, ...] = ("service_level",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "uptime",
            "up-time",
            "up time",
            "availab",
            "response",
            "respond",
            "resolution",
            "resolv",
            "restor",
            "workaround",
            "acknowledg",
            "attend",
            "on site",
            "arrive",
            "call back",
            "calls back",
            "repair",
            "visits",
            "deliver",
            "orders",
            "shipments",
            "collections",
            "per cent",
            "percent",
            "%",
            "up and running",
            "reachable",
            "downtime",
            "outage",
            "answer",
            "pick",
            "operational",
        ),
        "fr": (
            "disponib",
            "taux de service",
            "prise en c",
            "prises en c",
            "pris en c",
            "accessible",
            "fonctionn",
            "pour cent",
            "%",
            "prendre en c",
            "interven",
            "intervien",
            "retabli",
            "gti",
            "gtr",
            "reponse",
            "resolution",
            "resou",
            "depann",
            "remise en",
            "prise\nen",
            "d'interv",
            "delai",
            "visites",
            "livraisons",
            "commandes",
            "tournees",
            "decroch",
            "repond",
            "remedi",
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "service_level": {
            "en": wrapped(
                "service level agreement",
                "service levels",
                "uptime",
                "service credits",
                "availability target",
            ),
            "fr": wrapped(
                "niveaux de service",
                "niveau de service",
                "taux de disponibilite",
                "garantie de disponibilite",
                "delai d'intervention",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each metric and threshold, in the order they stand."""
        maker = f"{self.name}/{self.version}"
        language = "fr" if view.language == "fr" else "en"
        seen: set[tuple[str, str]] = set()
        for passage in candidates(view, _time.shown(view, clauses, self.triggers), language):
            for level in levels(passage, language):
                if (level.metric, level.threshold) in seen or len(seen) >= _MOST:
                    continue
                seen.add((level.metric, level.threshold))
                value: dict[str, JsonValue] = {"metric": level.metric, "threshold": level.threshold}
                if level.business:
                    value["business_hours"] = True
                around = passage.folded[max(0, level.start - 120) : level.end + 120]
                told = period(around) if level.threshold.endswith("%") else ""
                if told:
                    value["period"] = told
                sure = level.confidence
                if AIM.search(around):
                    value["target"] = True
                    sure = min(sure, 0.8)
                proof = [_passage.quote(view, passage, level.start - 80, level.end + 60)]
                yield _time.stated(
                    self.name, maker, value, f"{level.metric} {level.threshold}", proof, sure
                )
        if not any(metric == "on_time_delivery" for metric, _ in seen):
            yield from self._listed(view, clauses, language, _MOST - len(seen))

    def _listed(self, view: View, clauses: Sequence[Clause], language: str, most: int) -> Iterator[Term]:
        """Yield shares of work done in time, of lists that stand over several clauses, too."""
        said: set[str] = set()
        for clause in _time.shown(view, clauses, self.triggers):
            if clause.role in ("recital", "signature") or not any(m in view.folded(clause) for m in SHARE):
                continue
            low = max(0, clause.start - _INTRODUCED)
            folded = view.folded_between(low, clause.end)
            for share, start, end in shares(folded, language):
                if low + end <= clause.start or share in said or len(said) >= most:
                    continue
                said.add(share)
                value: dict[str, JsonValue] = {"metric": "on_time_delivery", "threshold": f"{share} %"}
                told = period(folded[max(0, start - 40) : end + 40])
                if told:
                    value["period"] = told
                proof = [view.flow.evidence(low + max(start, 0), low + end)]
                maker = f"{self.name}/{self.version}"
                yield _time.stated(self.name, maker, value, f"on_time_delivery {share} %", proof, 0.8)


EXTRACTOR = ServiceLevel()
