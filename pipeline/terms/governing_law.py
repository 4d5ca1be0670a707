"""Which law governs the contract: ``This Agreement shall be governed by the laws of ...``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.folding import fold
from pipeline.terms._law_another import of_another
from pipeline.terms._law_denied import denied, instead
from pipeline.terms._law_english import english_hits
from pipeline.terms._law_french import for_residents, french_hits
from pipeline.terms._law_hits import LawHit
from pipeline.terms._law_loose import loose_hits
from pipeline.terms._law_of_courts import held_against_courts
from pipeline.terms._law_places import without_parents
from pipeline.terms._law_twice import torn
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Language, Term

_OUTSIDE = 0.6
"""Confidence at most where another part of the contract names another law."""
_CLEAR, _MENTION = 0.9, 0.59
_BEFORE, _BEYOND = 300, 160
"""Characters read on either side of a clause."""
_OPENING = 700
"""Characters in which a paper says what it is."""
_MANY = 3
"""More laws than this in one contract are a table by country, not a choice."""


class GoverningLaw:
    """Reads choices of law; the state of incorporation and conflict-of-law phrases are not one."""

    name = "governing_law"
    version = 3
    kinds = ("governing_law",)
    requires: tuple[str, ...] = ("jurisdiction",)
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": ("law", "statutes", "regulations", "legislation"),
        "fr": ("droit", "loi", "legislation"),
        "und": ("law", "statutes", "regulations", "legislation", "droit", "loi"),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "governing_law": {
            "en": wrapped(
                "governing law",
                "choice of law",
                "governed by the law",
                "governed by and",
                "read under the law",
                "law governs",
                "law applies",
                "law is to",
                "applicable law:",
                "english law",
                "french law",
            ),
            "fr": wrapped(
                "droit applicable",
                "loi applicable au",
                "soumis au droit",
                "regi par le droit",
                "regi par la loi",
                "droit francais",
                "loi francaise",
                "legislation francaise",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term a law; unknown only where no law is named at all."""
        found, unknown = self._found(view, clauses)
        found = _of_all(found) if view.language == "fr" and len(found) > 1 else found
        if not found and view.language == "en":
            found = self._found(view, clauses, loose=True)[0]
        yield from torn(view, found, held_against_courts(self._terms(found), view.of("jurisdiction")))
        if not found and unknown is not None:
            reason, evidence = unknown
            yield Term(
                "governing_law", {}, "", (evidence,), 0.9, f"{self.name}/{self.version}", "unknown", reason
            )

    @staticmethod
    def _found(
        view: View, clauses: Sequence[Clause], *, loose: bool = False
    ) -> tuple[dict[str, tuple[float, list[Evidence], bool]], tuple[str, Evidence] | None]:
        """Return the laws chosen, with what proves them; else words whose law is left open."""
        found: dict[str, tuple[float, list[Evidence], bool]] = {}
        unknown: tuple[str, Evidence] | None = None
        for clause in clauses:
            for hit in _hits(view, clause, loose=loose):
                start, end = clause.start + hit.start, clause.start + hit.end
                evidence = view.flow.evidence(start, end)
                codes = without_parents(list(hit.codes))
                for code in codes:
                    sure = hit.confidence if len(codes) == 1 else min(hit.confidence, _OUTSIDE)
                    best, quotes, body = found.get(code, (0.0, [], False))
                    quotes = [evidence, *quotes] if sure > best else [*quotes, evidence]
                    found[code] = max(best, sure), quotes, body or clause.role != "annex"
                if not codes and unknown is None:
                    unknown = hit.reason, evidence
        return found, unknown

    def _terms(self, found: dict[str, tuple[float, list[Evidence], bool]]) -> Iterator[Term]:
        best = max((entry[0] for entry in found.values()), default=0.0)
        # beside a clause that chooses the law outright, a passing mention says nothing
        clear = [code for code, entry in found.items() if best < _CLEAR or entry[0] >= _MENTION]
        kept = without_parents(clear)
        if len(kept) > _MANY:
            some = tuple(found[code][1][0] for code in kept[:_MANY])
            yield Term(
                "governing_law",
                {"candidates": list(kept)},
                "",
                some,
                0.9,
                f"{self.name}/{self.version}",
                "unknown",
                f"{len(kept)} laws are named, for different countries or cases",
            )
            return
        for code in kept:
            confidence, quotes, body = found[code]
            rivals = [other for other in kept if other != code and (found[other][2] or not body)]
            if rivals:
                confidence = min(confidence, _OUTSIDE)
            yield Term(
                "governing_law",
                {"law": code},
                code,
                (quotes[0],),
                round(confidence, 2),
                f"{self.name}/{self.version}",
            )


def _of_all(
    found: dict[str, tuple[float, list[Evidence], bool]],
) -> dict[str, tuple[float, list[Evidence], bool]]:
    """Leave out laws that are only for those who live elsewhere, beside one that is for the others."""
    apart = [code for code, (_, quotes, _) in found.items() if all(map(_for_residents, quotes))]
    home = [code for code in apart if code == "FR"]
    kept = [code for code in found if code not in apart] or home
    return {code: found[code] for code in found if code in {*kept, *home}} if kept else found


def _for_residents(quote: Evidence) -> bool:
    folded = fold(quote.quote)
    return for_residents(folded, 0, len(folded))


def _hits(view: View, clause: Clause, *, loose: bool = False) -> Iterator[LawHit]:
    """Yield what a clause chooses; a sentence that the cut between two clauses divides is read whole."""
    start = max(clause.start - _BEFORE, 0)
    while 0 < start < clause.start and not view.flow.text[start - 1].isspace():
        start += 1
    text = view.flow.text[start : clause.end + _BEYOND]
    folded = fold(text)
    heading = fold(" ".join((*clause.path, clause.heading)))
    low, high = clause.start - start, clause.end - start
    hits: list[LawHit] = []
    if loose:
        hits.extend(loose_hits(text, folded, heading, low, high))
    elif view.language != "fr":
        hits.extend(english_hits(text, folded, heading, low, high))
    if view.language != "en":
        hits.extend(french_hits(text, folded, heading, low, high))
    for hit in hits:
        if view.language == "en" and of_another(
            view, text, folded, hit.start, hit.end, _opening(view, clause)
        ):
            continue
        if denied(folded, hit.start, hit.end, view.language):
            chosen = instead(folded, hit, view.language)
            if chosen is None:
                continue
            hit = chosen
        yield replace(hit, start=hit.start - low, end=hit.end - low)


def _opening(view: View, clause: Clause) -> str:
    return view.folded_between(0, min(_OPENING, clause.start))


EXTRACTOR = GoverningLaw()
