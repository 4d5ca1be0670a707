"""Which courts, or which arbitration, decide disputes, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._court_reach import beside, reach
from pipeline.terms._forum_plain import plain_courts
from pipeline.terms._law_courts import FOREIGN, CourtHit, english_courts, french_courts
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_PLACED, _CITY = 0.7, 0.85
"""How sure a court is whose country was not read, and one whose city tells it."""
_TAIL = 4
"""Characters before a full stop by which the end of a sentence is known."""
_LEADING = re.compile(r"^(?:the\s+)?(?:city\s+of|ville\s+de)\s+")


class Jurisdiction:
    """Reads choices of court and seats of arbitration."""

    name = "jurisdiction"
    version = 1
    kinds = ("jurisdiction",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            *("court", "jurisdiction", "venue", "arbitrat", "tribunal", *FOREIGN),
            *("forum", "suit", "sue", "proceeding", "litigat", "claim", "dispute", "action"),
        ),
        "fr": (
            *("tribuna", "juridiction", "arbitr", "appel", "cours", *FOREIGN),
            *("juge", "competence", "litige", "differend", "contestation", "proces", "contentieux", "for "),
            *("action", "instance", "difficulte", "for\n", "for:", "for\t", "for|"),
        ),
        "und": (*FOREIGN, "court", "jurisdiction", "venue", "arbitrat", "tribuna", "juridiction"),
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
        terms = self._found(view, clauses, plainly=False)
        if not any(term.state == "stated" for term in terms):
            terms = [*terms, *self._found(view, clauses, plainly=True)]
        stated = [term for term in terms if term.state == "stated"]
        yield from (term for term in terms if term.state == "stated" or not stated)

    def _found(self, view: View, clauses: Sequence[Clause], *, plainly: bool) -> list[Term]:
        """Return a term for each court or seat of the usual words, else of plain ones."""
        found: dict[tuple[str, str], Term] = {}
        for clause in clauses:
            text = view.text(clause)
            folded = fold(text)
            heading = fold(" ".join((*clause.path, clause.heading)))
            hits: list[CourtHit] = []
            if plainly:
                if view.language in ("en", "fr"):
                    hits.extend(plain_courts(text, folded, view.language, _cities(view.language).get))
            elif view.language != "fr":
                hits.extend(_at_home(hit, "en") for hit in english_courts(text, folded, heading))
            if not plainly and view.language != "en":
                hits.extend(_at_home(hit, "fr") for hit in french_courts(text, folded, heading))
            for hit in hits:
                term = self._term(view, clause, hit, folded)
                key = (hit.kind, (hit.place or hit.court or hit.reason).lower())
                if key not in found or _rank(found[key]) < _rank(term):
                    found[key] = term
        return list(found.values())

    def _term(self, view: View, clause: Clause, hit: CourtHit, folded: str) -> Term:
        value: dict[str, JsonValue] = {"kind": hit.kind}
        if hit.court:
            value["court"] = hit.court
        if hit.place:
            value["place"] = hit.place
        if hit.country:
            value["country"] = hit.country
        if hit.kind == "court":
            value.update(_how_far(view.text(clause), folded, hit, "fr" if view.language == "fr" else "en"))
        evidence = (view.flow.evidence(clause.start + hit.start, clause.start + hit.end),)
        label = f"{self.name}/{self.version}"
        if hit.reason:
            return Term("jurisdiction", value, "", evidence, hit.confidence, label, "unknown", hit.reason)
        text = hit.court or hit.place or hit.country
        return Term("jurisdiction", value, text, evidence, hit.confidence, label)


def _rank(term: Term) -> tuple[float, bool]:
    """Of two choices of one place the surer is kept, then the one that is for all disputes."""
    return term.confidence, "reach" not in term.value


def _how_far(text: str, folded: str, hit: CourtHit, language: str) -> dict[str, JsonValue]:
    """Tell what a choice of court does not cover, and which places its sentence offers beside it."""
    start, stop = sentence_bounds(text, max(hit.start, hit.end - _TAIL))
    start = min(start, hit.start)
    told: dict[str, JsonValue] = {}
    limited = reach(folded[start:stop], hit.end - start, language)
    if limited:
        told["reach"] = limited
    offered = beside(folded[hit.end : stop], language, _cities(language).get)
    others = [code for code in offered if code != hit.country]
    if others:
        told["others"] = list[JsonValue](others)
    return told


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
