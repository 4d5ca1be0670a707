"""Which courts, or which arbitration, decide disputes, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._law_courts import CourtHit, english_courts, french_courts
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_PLACED, _CITY = 0.7, 0.85
"""How sure a court is whose country was not read, and one whose city tells it."""
_LEADING = re.compile(r"^(?:the\s+)?(?:city\s+of|ville\s+de)\s+")


class Jurisdiction:
    """Reads choices of court and seats of arbitration."""

    name = "jurisdiction"
    version = 1
    kinds = ("jurisdiction",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": ("court", "jurisdiction", "venue", "arbitrat"),
        "fr": ("tribuna", "juridiction", "arbitr", "appel"),
        "und": ("court", "jurisdiction", "venue", "arbitrat", "tribuna", "juridiction"),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "jurisdiction": {
            "en": wrapped(
                "exclusive jurisdiction",
                "submit to the jurisdiction",
                "courts located in",
                "venue for",
            ),
            "fr": wrapped(
                "attribution de juridiction",
                "attribution de competence",
                "tribunaux competents",
                "tribunal competent",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term a court or seat."""
        found: dict[tuple[str, str], Term] = {}
        for clause in clauses:
            text = view.text(clause)
            folded = fold(text)
            heading = fold(" ".join((*clause.path, clause.heading)))
            hits: list[CourtHit] = []
            if view.language != "fr":
                hits.extend(_at_home(hit, "en") for hit in english_courts(text, folded, heading))
            if view.language != "en":
                hits.extend(_at_home(hit, "fr") for hit in french_courts(text, folded, heading))
            for hit in hits:
                term = self._term(view, clause, hit)
                key = (hit.kind, (hit.place or hit.court or hit.reason).lower())
                if key not in found or found[key].confidence < term.confidence:
                    found[key] = term
        terms = list(found.values())
        stated = [term for term in terms if term.state == "stated"]
        yield from (term for term in terms if term.state == "stated" or not stated)

    def _term(self, view: View, clause: Clause, hit: CourtHit) -> Term:
        value: dict[str, JsonValue] = {"kind": hit.kind}
        if hit.court:
            value["court"] = hit.court
        if hit.place:
            value["place"] = hit.place
        if hit.country:
            value["country"] = hit.country
        evidence = (view.flow.evidence(clause.start + hit.start, clause.start + hit.end),)
        label = f"{self.name}/{self.version}"
        if hit.reason:
            return Term("jurisdiction", value, "", evidence, hit.confidence, label, "unknown", hit.reason)
        text = hit.court or hit.place or hit.country
        return Term("jurisdiction", value, text, evidence, hit.confidence, label)


def _at_home(hit: CourtHit, language: str) -> CourtHit:
    """Tell the country of a court that names its city alone: *the High Court in Dublin* sits in Ireland."""
    code = _cities(language).get(_LEADING.sub("", fold(hit.place).strip()))
    named = hit.country and not (language == "fr" and hit.country == "FR")
    if hit.kind != "court" or hit.reason or code is None or named:
        return hit
    return replace(hit, country=code, confidence=_CITY if hit.confidence == _PLACED else hit.confidence)


@cache
def _cities(language: str) -> Mapping[str, str]:
    countries: dict[str, list[str]] = lexicon("court_cities", language)
    return {city: code for code, cities in countries.items() for city in cities}


EXTRACTOR = Jurisdiction()
