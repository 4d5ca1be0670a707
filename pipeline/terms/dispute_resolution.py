"""How disputes are settled: by arbitration, mediation, a court or an expert; which institution, and where.

Courts and seats are those of ``jurisdiction``, so that the two never contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.terms import _time
from pipeline.terms._arbitral_names import named_alone
from pipeline.terms._duty_words import binds, headings, names, naming, pattern, proof
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "dispute_resolution"
_BESIDE_ARBITRATION = 0.7
"""Confidence at most of a court where disputes go to arbitration: it mostly serves for urgent measures."""
_HEADED = re.compile(
    r"arbitrat|dispute|disagreement|mediation|litige|differend|arbitrage|contestation|conciliation"
)
_SHORT = 30
_RULES = frozenset({"UNCITRAL", "CNUDCI"})
"""Rules that others administer: an institution only where no other is named."""
_Seen = tuple[float, tuple[str, ...], Evidence]
"""How sure, the institutions named, the words."""


class DisputeResolution:
    """Reads every way of settling disputes that a contract agrees, one term a way."""

    name = "dispute_resolution"
    version = 1
    kinds = ("dispute_resolution",)
    requires: tuple[str, ...] = ("jurisdiction",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": ("court", "jurisdiction", "venue", "arbitra", "mediation", "mediator", "mediate", "expert"),
        "fr": (
            "tribuna",
            "juridiction",
            "arbitr",
            "appel",
            "mediat",
            "conciliat",
            "expert",
            "compromissoire",
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "dispute_resolution": {
            "en": wrapped(
                "exclusive jurisdiction",
                "submit to the jurisdiction",
                "courts located in",
                "binding arbitration",
                "submitted to arbitration",
                "arbitration association",
                "arbitration proceedings",
                "pursue arbitration",
                "to arbitrate",
                "arbitration held",
                "arbitration provision",
                "arbitration clause",
                "rules of arbitration",
                "dispute resolution",
                "settlement of disputes",
                "resolution of disputes",
                "submission to jurisdiction",
                "exclusive venue",
                "venue for",
                "venue of",
                "venue shall",
                "jurisdiction and venue",
            ),
            "fr": wrapped(
                "attribution de juridiction",
                "attribution de competence",
                "tribunaux competents",
                "tribunal competent",
                "clause compromissoire",
                "reglement des litiges",
                "reglement des differends",
                "reglement amiable",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for arbitration, one for mediation, one for an expert, and one a court chosen."""
        seen: dict[str, list[_Seen]] = {"arbitration": [], "mediation": [], "expert": []}
        for clause in _time.shown(view, clauses, self.triggers):
            if not binds(clause):
                continue
            headed = _HEADED.search(headings(clause)) is not None
            for sentence in _time.sentences(view, clause):
                for kind, found in _read(view, sentence, headed):
                    seen[kind].append(found)
        seats = [term for term in view.of("jurisdiction") if term.value.get("kind") == "arbitration"]
        courts = [term for term in view.of("jurisdiction") if term.value.get("kind") == "court"]
        maker = f"{self.name}/{self.version}"
        arbitrated = bool(seen["arbitration"] or seats)
        if arbitrated:
            yield from _arbitration(maker, seen["arbitration"], seats)
        for kind in ("mediation", "expert"):
            if seen[kind]:
                yield _best(maker, kind, seen[kind])
        for term in courts:
            yield _court(maker, term, arbitrated)


def _read(view: View, sentence: Sentence, headed: bool) -> Iterator[tuple[str, _Seen]]:
    folded, language = sentence.folded, view.language
    if len(folded) < _SHORT:
        return
    if ("arbitra" in folded or "compromissoire" in folded) and not named_alone(folded, language):
        match = pattern(_BOOK, "arbitration", language).search(folded)
        if match and not pattern(_BOOK, "not_arbitration", language).search(folded):
            about = headed or pattern(_BOOK, "disputes", language).search(folded)
            words = proof(view, sentence, match.start() - 60, match.end() + 160)
            yield "arbitration", (0.93 if about else 0.7, _institutions(folded, language), words)
        elif headed and (named := _institutions(folded, language)):
            yield "arbitration", (0.8, named, proof(view, sentence, 0, 300))
    if "mediat" in folded or "conciliat" in folded:
        match = pattern(_BOOK, "mediation", language).search(folded)
        about = match and (headed or pattern(_BOOK, "disputes", language).search(folded))
        if match and about and not pattern(_BOOK, "not_mediation", language).search(folded):
            words = proof(view, sentence, match.start() - 140, match.end() + 140)
            yield "mediation", (0.88, _institutions(folded, language), words)
    if "expert" in folded or "accountant" in folded:
        match = pattern(_BOOK, "experts", language).search(folded)
        if match and pattern(_BOOK, "disputes", language).search(folded):
            words = proof(view, sentence, match.start() - 140, match.end() + 140)
            yield "expert", (0.7, (), words)


def _institutions(folded: str, language: str) -> tuple[str, ...]:
    called = names(_BOOK, "institutions", language)
    found = [
        called.get(" ".join(match.group().split()), "")
        for match in naming(_BOOK, "institutions", language).finditer(folded)
    ]
    distinct = tuple(dict.fromkeys(name for name in found if name))
    return tuple(name for name in distinct if name not in _RULES) or distinct


def _arbitration(maker: str, seen: list[_Seen], seats: list[Term]) -> Iterator[Term]:
    """Yield one term: institution and seat stand in different sentences as a rule."""
    value: dict[str, JsonValue] = {"kind": "arbitration"}
    institutions = list(dict.fromkeys(name for _, named, _ in seen for name in named))
    institutions = [name for name in institutions if name not in _RULES] or institutions
    confidence, proofs = 0.0, []
    if seen:
        best = max(seen, key=lambda item: item[0])
        confidence, proofs = best[0], [best[2]]
    if len(institutions) == 1:
        value["institution"] = institutions[0]
        proofs.extend(words for _, named, words in seen if named and words not in proofs)
    elif institutions:
        value["institutions"] = list(institutions)
        confidence = min(confidence, 0.7)
    stated = [term for term in seats if term.state == "stated"]
    if stated:
        first = max(stated, key=lambda term: term.confidence)
        for key in ("place", "country"):
            if first.value.get(key) and len(stated) == 1:
                value[key] = first.value[key]
        proofs.extend(words for words in first.evidences if words not in proofs)
        confidence = max(confidence, first.confidence if not seen else 0.0)
    if not proofs:
        proofs = list(seats[0].evidences)
        yield _time.unknown("dispute_resolution", maker, seats[0].reason, proofs, value)
        return
    said = (value["kind"], *institutions[:1], value.get("place", ""))
    text = ", ".join(str(item) for item in said if item)
    yield _time.stated("dispute_resolution", maker, value, text, proofs[:3], confidence)


def _best(maker: str, kind: str, seen: list[_Seen]) -> Term:
    best = max(seen, key=lambda item: (item[0], bool(item[1])))
    value: dict[str, JsonValue] = {"kind": kind}
    if len(best[1]) == 1:
        value["institution"] = best[1][0]
    text = ", ".join((kind, *best[1][:1]))
    return _time.stated("dispute_resolution", maker, value, text, [best[2]], best[0])


def _court(maker: str, term: Term, arbitrated: bool) -> Term:
    value: dict[str, JsonValue] = {"kind": "court"}
    for key in ("court", "place", "country"):
        if term.value.get(key):
            value[key] = term.value[key]
    if term.state == "unknown":
        return _time.unknown("dispute_resolution", maker, term.reason, term.evidences, value)
    confidence = min(term.confidence, _BESIDE_ARBITRATION) if arbitrated else term.confidence
    text = f"court, {term.value_text}" if term.value_text else "court"
    return _time.stated("dispute_resolution", maker, value, text, term.evidences, confidence)


EXTRACTOR = DisputeResolution()
