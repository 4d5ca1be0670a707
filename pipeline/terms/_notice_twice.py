"""Two notices against one renewal: *unless two months' notice is given … to prevent it, give three months*.

Told only where two plain sentences speak of the same refusal; one of another period, cause or party is no
contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline import _calendar as calendar
from pipeline.durations import FoundDuration, find_durations
from pipeline.indexation._sayings import pattern_of
from pipeline.terms import _notice_french, _renewal, _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Language, Term

_ALIKE = 0.07
"""Ninety days are three months: lengths that differ by no more say one thing."""
_SURE = 0.72
"""Enough to stand against the first one."""
_BELOW = 0.1
_ELSEWHERE = frozenset({"annex", "signature", "recital"})
_NAMED = re.compile(
    r"\b(?:[Tt]he|[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Bb]y|[Pp]ar)\s+([A-Z][\w-]+)|\b[Ll]['’]([A-ZÀ-Ý][\w-]+)"
)
_NO_ACTOR = frozenset(
    {
        "agreement",
        "contract",
        "term",
        "renewal",
        "party",
        "parties",
        "lease",
        "schedule",
        "date",
        "services",
    }
    | {"expiration", "expiry", "termination", "commencement", "effective", "notice", "licence", "license"}
    | {"contrat", "bail", "marche", "partie", "convention", "accord", "terme", "duree", "echeance", "date"}
    | {"abonnement", "article", "section", "clause", "period", "periode", "prestations", "subscription"}
)
"""Words with a capital that name nobody."""


def both(
    view: View, clauses: Sequence[Clause], triggers: Mapping[str, tuple[str, ...]], told: Term
) -> tuple[Term, ...]:
    """Return a notice that was read, with another one against the same renewal if a sentence states it.

    Args:
        view: of the document.
        clauses: those shown.
        triggers: words one of which stands in every clause that is looked at.
        told: the notice that was read.
    """
    proof, days = told.evidences[0], _days(told.value.get("duration"))
    found = list(_refusals(view, clauses, triggers))
    mine = next((one for one, _ in found if one.start <= proof.char_start < one.end), None)
    if mine is None or days is None or told.state != "stated" or _is("mixed", mine, view.language):
        return (told,)
    for sentence, duration in found:
        other = _days(duration)
        if sentence is mine or other is None or abs(other - days) <= _ALIKE * max(other, days):
            continue
        if _is("apart", sentence, view.language) or _actors(sentence) != _actors(mine):
            continue
        if _time.standing(sentence.folded) == _time.standing(mine.folded):
            return replace(told, confidence=max(told.confidence, _SURE)), _against(
                view, sentence, duration, told
            )
    return (told,)


def _against(view: View, sentence: Sentence, duration: str, told: Term) -> Term:
    evidence: Evidence = _time.quote(view, sentence, 0, len(sentence.text))
    sure = max(_SURE, round(told.confidence - _BELOW, 2))
    return replace(
        told, value={"duration": duration}, value_text=duration, evidences=(evidence,), confidence=sure
    )


def _refusals(
    view: View, clauses: Sequence[Clause], triggers: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Sentence, str]]:
    """Yield the sentences on refusing a renewal that state one length, and that length."""
    language = view.language
    for clause in _time.shown(view, clauses, triggers):
        if clause.role in _ELSEWHERE:
            continue
        for sentence in _time.sentences(view, clause):
            if not _is("refuses", sentence, language):
                continue
            lengths = {item.duration for item in _notices(sentence, language) if item.duration}
            if len(lengths) == 1:
                yield sentence, lengths.pop()


def _notices(sentence: Sentence, language: Language) -> list[FoundDuration]:
    if language != "fr":
        return _renewal.notice_durations(sentence, language)
    return [
        item
        for item in find_durations(sentence.text, "fr")
        if not item.implied and _notice_french.is_notice(sentence.folded, item)
    ]


def _is(kind: str, sentence: Sentence, language: Language) -> bool:
    return _said(kind, language).search(sentence.folded) is not None


def _actors(sentence: Sentence) -> frozenset[str]:
    """Name who acts in a sentence, where that is one of the parties rather than either."""
    named = {(one or other).lower() for one, other in _NAMED.findall(sentence.text)}
    return frozenset(named - _NO_ACTOR)


@cache
def _said(kind: str, language: Language) -> re.Pattern[str]:
    return pattern_of(lexicon("notice_twice", "fr" if language == "fr" else "en")[kind])


def _days(duration: object) -> float | None:
    period = calendar.parse(duration)
    return None if period is None else period.in_months
