"""The right to end a contract when the other side fails: whose it is, how long the fault may be cured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _rights, _termination, _time
from pipeline.terms._termination import Right
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_KIND = "termination_for_cause"
_CLEAR, _LIKELY, _WEAK = 0.93, 0.85, 0.75
_DENIED = re.compile(
    r"\bno right\b|(?<!or )\bnot\b|\bneither\b|\bnor\b|\bne (?:peut|peuvent|pourra|saurait)\b|\baucune\b"
)
_IN_NO_EVENT = re.compile(r"\b(?:in no (?:event|case)|under no circumstances|en aucun cas)\b")
"""``in no event shall a delay entitle PB to terminate``: denied, however far before the verb."""
_ELSEWHERE = re.compile(
    r"\b(?:pursuant to|under|in accordance with|as provided in|by virtue of)\s+(?:this\s+)?"
    r"(?:section|article|clause|paragraph)|\b(?:was|were|is|been|having been)\s+$|\bterminates\b|\bassimil"
    r"|\b(?:conformement a|en application de|prevue? a|au titre de)\s+l'article"
)
_DISMISSED = re.compile(r"dismiss|discharg|vacat|stayed|rescind|set aside|removed")
_APART = re.compile(r"(?<=[a-z)][a-z)][a-z)])\.\s|;\s*(?:(?:and|or|et|ou)\s+)?\(?[a-z0-9]{1,4}\)\s")
_NO_ACCORD = re.compile(
    r"\b(?:fail(?:s|ed|ure)?|unable)\s+to\s+(?:(?:timely|mutually|so|first)\s+)?"
    r"(?:agree|reach\s+(?:an\s+)?agree\w*)"
)
"""Parties that do not agree on something break no duty."""
_NO_WARNING = re.compile(
    r"\b(?:sans|ni)\s+(?:autre\s+|aucune\s+|qu'il\s+soit\s+besoin\s+(?:de\s+|d'))?(?:une\s+)?mise\s+en\s+demeure"
)
"""*Sans mise en demeure* speaks of no fault; what ends the contract stands elsewhere."""
_OF_NOTICE = re.compile(r"['\u2019s]{0,2}\s*(?:(?:prior|written|advance|in)\s+)+(?:notice|writing)\b")
_CURED = re.compile(r"\b(?:cur(?:e[sd]?|ing)|uncured|remed\w*|correct\w*|rectif\w*)\b")
_CONTRACT_SHALL = re.compile(r"\b(?:agreement|contract|lease)\b[\"')\s,]*(?:shall|will)\b[^.;]{0,30}$")
_HANGS = ("condition", "cure_words", "cause_opens")
_WIDE = 520
"""Characters read on either side of the verb: the cause may stand far before it."""


@dataclass(frozen=True, slots=True)
class _Found:
    right: Right
    who: str | None
    cause: str
    cure: FoundDuration | None
    form: str | None
    confidence: float


class TerminationForCause:
    """Reads rights to end the contract for a breach, an unpaid sum or an insolvency."""

    name = _KIND
    version = 1
    kinds: tuple[str, ...] = (_KIND,)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = _termination.TRIGGERS
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        _KIND: {
            "en": wrapped(
                "termination for cause",
                "terminate for cause",
                "event of default",
                "events of default",
                "material breach",
                "right to terminate",
                "default of the tenant",
            ),
            "fr": wrapped(
                "clause resolutoire",
                "resiliation pour faute",
                "resiliation pour manquement",
                "resilie de plein droit",
                "resiliation de plein droit",
                "resolution de plein droit",
                "mise en demeure",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each party and time to cure, at most three; insolvency only where alone."""
        found = [
            item for right in _termination.rights(view, clauses) if (item := _read(view, right)) is not None
        ]
        found += [
            replace(item, who=None, confidence=min(item.confidence, _LIKELY))
            for right in _termination.automatic(view, clauses)
            if (item := _read(view, right)) is not None and _by_fault(view, item)
        ]
        breaches = [item for item in found if item.cause == "breach"]
        kept = breaches or found
        kept.sort(
            key=lambda item: (-item.confidence, item.cure is None, item.right.passage.start, item.right.low)
        )
        seen: set[tuple[str | None, str]] = set()
        for item in kept:
            cure = (item.cure.duration if item.cure else None) or ""
            if (item.who, cure) in seen or len(seen) >= 3:
                continue
            seen.add((item.who, cure))
            yield _term(view, self, item, cure)


def _term(view: View, maker: TerminationForCause, item: _Found, cure: str) -> Term:
    value: dict[str, JsonValue] = {"cause": item.cause}
    if item.who:
        value["by"] = item.who
    if cure:
        value["cure_period"] = cure
        if item.cure is not None and item.cure.business_days:
            value["business_days"] = True
    if item.form:
        value["form"] = item.form
    right = item.right
    low = right.low if right.listed else max(right.passage.own, right.at - len(right.before))
    proof = right.passage.quote(view, low, right.high)
    shown = " ".join(part for part in (item.who, cure) if part) or item.cause
    return _time.stated(_KIND, f"{maker.name}/{maker.version}", value, shown, [proof], item.confidence)


def _read(view: View, right: Right) -> _Found | None:
    language, has = view.language, _termination.has
    if _DENIED.search(_termination.aside_blanked(right.before), max(0, len(right.before) - 50)):
        return None
    if _IN_NO_EVENT.search(right.before):
        return None
    start, end = _bounds(right)
    body = _termination.faultless(right.passage.folded[start:end])
    for nothing in (_NO_ACCORD, _NO_WARNING):
        body = nothing.sub(lambda match: " " * len(match.group()), body)
    insolvency = has("insolvency", body, language)
    breach = has("fault" if insolvency else "breach", body, language)
    if not breach and not insolvency:
        return None
    hangs = right.listed or any(has(key, body, language) for key in _HANGS)
    cure = _cure(right, body, start, language) if breach else None
    who = _termination.by(view, right)
    confidence = _LIKELY if hangs else _WEAK
    if hangs and breach and who and (cure is not None or has("fault", body, language)):
        confidence = _CLEAR
    if _ELSEWHERE.search(right.rest[:140]) or _ELSEWHERE.search(right.before[-60:]):
        confidence = _WEAK
    low = right.low if right.listed else max(0, right.at - len(right.before))
    form = _rights.form(right.passage, low, right.high + 120, language)
    return _Found(right, who, "breach" if breach else "insolvency", cure, form, confidence)


def _by_fault(view: View, item: _Found) -> bool:
    """Tell whether what ends by itself is the contract, and for a party's fault."""
    right, language = item.right, view.language
    if _CONTRACT_SHALL.search(right.before) is None:
        return False
    start, end = _bounds(right)
    body = right.passage.folded[start:end]
    return item.cause == "breach" and (
        _termination.has("fault", body, language) or _CURED.search(body) is not None
    )


def _bounds(right: Right) -> tuple[int, int]:
    """Return the words that a right may hang on: its item, or its sentence as far as the next item."""
    if right.listed:
        return right.low, right.high
    folded = right.passage.folded
    low, high = max(0, right.at - _WIDE), min(len(folded), right.at + _WIDE)
    for stop in _APART.finditer(folded, low, right.at):
        low = stop.end()
    after = _APART.search(folded, right.at, high)
    return low, after.start() if after else high


def _cure(right: Right, body: str, start: int, language: str) -> FoundDuration | None:
    """Return the time that the fault may be cured in: a duration beside words such as cured or remedied."""
    text = right.passage.text[start : start + len(body)]
    cures = list(_termination.compiled("@cures@", language).finditer(body))
    best: tuple[int, FoundDuration] | None = None
    for item in find_durations(text, language):
        if item.implied or _DISMISSED.search(body, max(0, item.start - 60), item.start):
            continue
        if _OF_NOTICE.match(body, item.end) and not _CURED.search(body):
            continue  # so long before the end notice is given: nothing is said of a cure
        for match in cures:
            apart = max(item.start - match.end(), match.start() - item.end, 0)
            between = body[min(item.end, match.end()) : max(item.start, match.start())]
            if apart <= 130 and "." not in between and (best is None or apart < best[0]):
                best = apart, item
    return best[1] if best else None


EXTRACTOR = TerminationForCause()
