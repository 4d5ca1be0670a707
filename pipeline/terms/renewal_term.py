"""For how long a contract renews each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _renewal, _time
from pipeline.terms import _renewal_length_french as _french
from pipeline.terms._renewal import Renewal
from pipeline.terms._time_confidence import all_weighed, score
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_SAME = re.compile(
    r"(?:same|like|equal|identical|equivalent)\s+(?:duration|period|term|length)s?|(?:periods?"
    r"|terms?)\s+of\s+(?:the\s+)?(?:same|equal|like)"
    r"|meme duree|duree identique|durees identiques|periodes? identiques?|periodes? equivalentes?"
    r"|memes? periodes?|duree egale|egale duree|periodes? de meme"
)
_LEADS = re.compile(
    r"(?:successive|additional|further|consecutive|subsequent|another|extended?|renew(?:ed|s|al|als"
    r"|able)?|extension|periods?|terms?|for|of|by|an?|each|every"
    r"|basis|successives?|periodes?|duree|pour|par|annuelle|maximum|fois|tranches?|reconduit"
    r"|renouvelable|reconductible|de|d'|une?|nouvelle|yes|automatic)"
    r"[\s,:(\"']*(?:successive\s+|additional\s+|consecutive\s+|further\s+|periods?\s+of\s+"
    r"|terms?\s+of\s+|up to\s+)*$"
)
_PERIOD = re.compile(r"\b(?:years?|months?|terms?|periods?|ans?|annees?|mois|periodes?|durees?)\b")
_IF_BOTH_AGREE = re.compile(
    r"\b(?:by|upon|with|on|to|of"
    r"|if)\s+(?:the\s+)?(?:parties'?\s+)?(?:prior\s+)?(?:express\s+)?(?:further\s+)?"
    r"(?:mutual\w*|joint(?:ly)?|written|both parties\w*|the parties)\s+[^.;]{0,24}?\b(?:agree\w*"
    r"|consent\w*)"
    r"|\bwritten consent of (?:both|the) parties|\bd'un commun accord"
    r"|\baccord (?:ecrit )?(?:des parties|entre les parties)"
)
_AT_MOST = re.compile(
    r"(?:au-dela de|sans pouvoir [a-z' -]{3,24}|dans la limite de|jusqu'a|plafond\w* (?:de|a)"
    r"|not (?:to )?exceed(?:ing)?"
    r"|aggregate of|total of|more than)\s*$"
)
"""Before a bound on all renewals together."""
_ALONE = re.compile(r"\b(?:options?|right|elects?|sole)\b")
"""Words by which one party alone may renew."""
_AGAIN = re.compile(r"\b(?:successive|consecutive|additional|further)\s*$")
_PERIODS = re.compile(r"[\s-]*(?:periods?|terms?)\b")
_IS_SAID = re.compile(
    r"\b(?:renewal|extension|extended|successor|additional|option|further|renewed)\s+(?:term"
    r"|period)s?[\"')\s]*"
    r"(?:\([^)]{0,40}\)\s*)?(?:(?:shall|will)\s+(?:each\s+)?(?:be|have|mean|last|run|extend)|is\b"
    r"|are\b|means?\b|:|[ ]{3,}|\t|\||\.{3,})"
)
"""Before what a renewal term is said to be."""
_OTHERWISE = re.compile(r"\b(?:notice|prior|before|within|after|unless|initial|fee)\b")
_NAMED = re.compile(
    r"[\s-]*(?:options?\b|renewal|extension|successor)(?: options?| terms?| periods?|s)?\b(?! notice)"
)
"""Behind the length of what is named: ``two one-year renewal options``."""
_STEPS = re.compile(
    r"[\s-]*(?:steps|stages|blocks|increments|stretches|tranches|instal?lments|periods|terms)\b"
)
_IN = re.compile(r"\b(?:in|by)\s+(?:successive\s+|further\s+)?$")
_EACH = re.compile(r"\s+each\b[^.;,]{0,20}?\bto (?:renew|extend)")
"""Behind the length of an option: ``options of two years each to extend``."""
_NOT = re.compile(r"first|initial term|premiere|initiale")


class RenewalTerm:
    """Finds the length of a renewal."""

    name = "renewal_term"
    version = 1
    kinds: tuple[str, ...] = ("renewal_term",)
    requires: tuple[str, ...] = ("term",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = _renewal.TRIGGERS
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "renewal_term": {
            "en": ("renewal term", "automatically renew"),
            "fr": ("tacite reconduction", "tacitement reconduit"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term."""
        return all_weighed(view, self._read(view, clauses))

    def _read(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        maker = f"{self.name}/{self.version}"
        if view.language == "fr":
            yield from self._in_french(view, clauses, maker)
            return
        found = [
            item for renewal in _renewal.renewals(view, clauses) for item in self._lengths(view, renewal)
        ]
        if not found:
            same = list(self._same(view, clauses, maker)) or list(self._defined(view, clauses, maker))
            yield from same or self._unread(view, clauses, maker)
            return
        promised = [item for item in found if not self._only_agreed(item[0])]
        found = sorted(promised or found, key=lambda item: -item[2])
        renewal, duration, confidence = found[0]
        proof = [_time.quote(view, renewal.sentence, min(renewal.start, duration.start), duration.end)]
        if duration.duration is None:
            yield _time.unknown("renewal_term", maker, duration.reason, proof)
            return
        if self._only_agreed(renewal):
            reason = "It is renewed only if both sides agree to it."
            guess: dict[str, JsonValue] = {"candidates": [duration.duration]}
            yield _time.unknown("renewal_term", maker, reason, proof, guess, confidence=0.7)
            return
        rivals = {item[1].duration for item in found if item[2] >= confidence - 0.02}
        if len(rivals) > 1:
            confidence = min(confidence, 0.75)
        value: dict[str, JsonValue] = {"duration": duration.duration}
        yield _time.stated("renewal_term", maker, value, duration.duration, proof, confidence)

    def _in_french(self, view: View, clauses: Sequence[Clause], maker: str) -> Iterable[Term]:
        renewals = list(_renewal.renewals(view, clauses))
        if renewals and all(item.kind == "none" for item in renewals):
            return
        same = next((item for item in renewals if _french.SAME.search(item.sentence.folded)), None)
        found = _french.lengths(view, renewals)
        best = found[0] if found else None
        if same is not None and (best is None or best.sentence.start >= same.sentence.end):
            read = list(self._as_long(view, same, maker))
            if read or best is None:
                yield from read or self._unread(view, clauses, maker)
                return
        if best is None:
            yield from self._unread(view, clauses, maker)
            return
        proof = [_time.quote(view, best.sentence, min(best.renewal.start, best.start), best.end)]
        if best.duration.duration is None:
            yield _time.unknown("renewal_term", maker, best.duration.reason, proof)
            return
        rivals = {item.duration.duration for item in found if item.score >= best.score - 0.02}
        value: dict[str, JsonValue] = {"duration": best.duration.duration}
        confidence = min(best.score, 0.75) if len(rivals) > 1 else best.score
        yield _time.stated("renewal_term", maker, value, best.duration.duration, proof, confidence)

    def _as_long(self, view: View, renewal: Renewal, maker: str) -> Iterable[Term]:
        """Read ``par periodes de meme duree``: that of the term, or the only length its clause names."""
        terms = [term for term in view.of("term") if term.state == "stated"]
        proof = [_time.quote(view, renewal.sentence, renewal.start, renewal.end + 90)]
        first = _french.initial(view, renewal)
        if terms:
            yield from self._same(view, [renewal.clause], maker)
        elif first is not None and first.duration is not None:
            value: dict[str, JsonValue] = {
                "duration": first.duration,
                "computed_from": "the same length as the term",
            }
            yield _time.stated("renewal_term", maker, value, first.duration, proof, 0.76)
        else:
            reason = "It renews for as long as its term, and the term is not known."
            yield _time.unknown("renewal_term", maker, reason, proof)

    @staticmethod
    def _defined(view: View, clauses: Sequence[Clause], maker: str) -> Iterator[Term]:
        """Read what a renewal term is said to be: ``Each Renewal Term shall be one year``."""
        for clause in _time.shown(view, clauses, _renewal.TRIGGERS):
            if clause.role in ("signature", "recital"):
                continue
            for sentence in _time.sentences(view, clause):
                match = _IS_SAID.search(sentence.folded) if "term" in sentence.folded else None
                if match is None:
                    match = _IS_SAID.search(sentence.folded) if "period" in sentence.folded else None
                if match is None:
                    continue
                for duration in find_durations(sentence.text, view.language):
                    between = sentence.folded[match.end() : duration.start]
                    if (
                        duration.implied
                        or not duration.duration
                        or not 0 <= duration.start - match.end() < 60
                    ):
                        continue
                    if _OTHERWISE.search(between) or _renewal.is_notice(sentence.folded, duration, "en"):
                        continue
                    proof = [_time.quote(view, sentence, match.start(), duration.end)]
                    value: dict[str, JsonValue] = {"duration": duration.duration}
                    yield _time.stated("renewal_term", maker, value, duration.duration, proof, 0.85)
                    return

    @staticmethod
    def _only_agreed(renewal: Renewal) -> bool:
        """Tell whether nothing is promised: both sides would have to agree anew."""
        folded = renewal.sentence.folded
        agreed = _IF_BOTH_AGREE.search(folded) is not None and not _ALONE.search(folded)
        return renewal.kind == "express" and agreed

    def _lengths(self, view: View, renewal: Renewal) -> Iterator[tuple[Renewal, FoundDuration, float]]:
        if renewal.kind in ("none", "mention"):
            return
        folded = renewal.sentence.folded
        for duration in find_durations(renewal.sentence.text, view.language):
            named = _NAMED.match(folded, duration.end) is not None and not duration.implied
            named = named or _EACH.match(folded, duration.end) is not None
            steps = _STEPS.match(folded, duration.end) and _IN.search(folded, 0, duration.start)
            named = named or (steps is not None and duration.start > renewal.start)
            if (duration.end < renewal.start and not named) or duration.start - renewal.end > 220:
                continue
            if duration.implied and (renewal.kind == "evergreen" or duration.start - renewal.end > 140):
                continue  # what goes on from month to month renews for no time
            if _renewal.is_notice(folded, duration, view.language):
                continue
            if duration.duration and duration.duration.endswith("D"):
                again = _AGAIN.search(folded[max(0, duration.start - 30) : duration.start])
                if not again or not _PERIODS.match(folded, duration.end):
                    continue
            left = folded[max(0, duration.start - 70) : duration.start]
            if _AT_MOST.search(left[-40:]):
                continue
            if not (_LEADS.search(left) or duration.implied or named):
                continue
            if _NOT.search(folded[max(0, duration.start - 30) : duration.start]):
                continue
            confidence = 0.93 if renewal.kind == "tacit" else 0.82
            if duration.start < renewal.start:
                confidence -= 0.1
            if duration.implied:
                confidence -= 0.06
            if not renewal.headed:
                confidence -= 0.06
            yield renewal, duration, confidence

    @staticmethod
    def _unread(view: View, clauses: Sequence[Clause], maker: str) -> Iterable[Term]:
        """It renews by itself, or for a time that was not read: that time is unknown, not absent."""
        said = {
            "tacit": "It renews by itself, but for how long could not be read.",
            "evergreen": "It goes on for a time that is not stated.",
        }
        for renewal in _renewal.renewals(view, clauses):
            reason = said.get(renewal.kind, "")
            if renewal.kind in ("express", "mention") and _PERIOD.search(renewal.sentence.folded):
                reason = "It may be renewed, but for how long could not be read."
            if reason:
                proof = [_time.quote(view, renewal.sentence, renewal.start - 60, renewal.end + 120)]
                yield _time.unknown("renewal_term", maker, reason, proof, confidence=0.6)
                return

    def _same(self, view: View, clauses: Sequence[Clause], maker: str) -> Iterable[Term]:
        """Read ``for successive terms of the same duration``: that of the initial term."""
        terms = view.of("term")
        for renewal in _renewal.renewals(view, clauses):
            same = _french.SAME if view.language == "fr" else _SAME
            match = same.search(renewal.sentence.folded)
            if match is None or renewal.kind not in ("tacit", "express"):
                continue
            proof = [_time.quote(view, renewal.sentence, renewal.start, match.end())]
            if not terms or terms[0].state != "stated":
                reason = "It renews for as long as its term, and the term is not known."
                yield _time.unknown("renewal_term", maker, reason, proof)
                return
            length = terms[0].value_text
            value: dict[str, JsonValue] = {
                "duration": length,
                "computed_from": "the same length as the term",
            }
            evidences = [*proof, *(item for item in terms[0].evidences if item not in proof)]
            confidence = min(0.9, score(view, terms[0]))
            yield _time.stated("renewal_term", maker, value, length, evidences, confidence)
            return


EXTRACTOR = RenewalTerm()
