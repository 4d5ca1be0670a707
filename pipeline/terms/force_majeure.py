"""Force majeure: whether the contract says what it excuses, and after how long a party may end it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _time
from pipeline.terms._duty_words import binds, headings, pattern, proof
from pipeline.terms._duty_words import headed as is_headed
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "force_majeure"
_BEFORE, _AFTER = 90, 130
_SECTION = 6
"""So many clauses after the one that excuses may still say how long."""
_NAMED = re.compile(r"force ma?e?jeure|acts? of god|cas fortuit")
_OTHER = re.compile(r"notice|notif|within|inform|avis|preavis|prior|dans (?:un|les)|sous|prompt|immediate")
_CLAIMS = re.compile(
    r"invok|claim|event|such|suspen|delay|prevent|non-?performance|inability|failure|majeure|occurrence"
    r"|condition|circumstance|perform|empech|evenement|situation|fortuit|cause|period|duree"
)

_MAY = re.compile(
    r"\b(?:may|right|entitled|option|elect|peut|peuvent|pourra|pourront|droit|faculte|sera|seront)\b"
)
_MAY_NOT = re.compile(r"\b(?:not|nor|neither|no|ne|ni|aucun|aucune|sans)\b[^,;]{0,80}$")
_GOES_ON = re.compile(
    r"(?:majeure|fortuit|event|evenement|cause|circumstance|excus|suspen|delay|empech)[^.]{0,120}?"
    r"\b(?:continu|persist|last|prolong|poursui|dur(?:e|ait|er)|exceed|exced|more than|longer|plus de"
    r"|superieur|au-dela)"
    r"|\b(?:unable|not able|impossib|empechee?)\b[^.]{0,60}\b(?:within|more than|longer|plus de|pendant)\b"
)
"""The event that does not stop: it, or the one before, is what a right to end the contract hangs on."""


class ForceMajeure:
    """Reads the clause that excuses; a mere mention in another clause states nothing."""

    name = "force_majeure"
    version = 2
    kinds = ("force_majeure",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": ("majeure", "mejeure", "of god", "of\ngod", "control", "excusable", "excuse"),
        "fr": ("majeure", "fortuit"),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "force_majeure": {
            "en": wrapped("force majeure", "act of god", "acts of god", "excusable delay"),
            "fr": wrapped("force majeure", "cas fortuit"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term: that it is provided for, and the duration after which one may end."""
        best: tuple[float, Clause, Sentence, Evidence] | None = None
        for clause in _time.shown(view, clauses, self.triggers):
            if not binds(clause):
                continue
            headed = is_headed(view, clause, pattern(_BOOK, "headings", view.language))
            for sentence in _time.sentences(view, clause):
                seen = _excuses(view, sentence, headed)
                if seen and (best is None or seen[0] > best[0]):
                    best = (seen[0], clause, sentence, seen[1])
        if best is None:
            return
        confidence, clause, sentence, words = best
        maker = f"{self.name}/{self.version}"
        limits = list(_limits(view, clause))
        stated = [(said, limit) for said, limit in limits if limit.duration]
        if not stated and limits:
            said, limit = limits[0]
            proofs = [proof(view, said, limit.start - 160, limit.end + 120)]
            yield _time.unknown("force_majeure", maker, limit.reason, proofs, {"present": True})
            return
        value: dict[str, JsonValue] = {"present": True}
        if not stated:
            if _may_end(view, clause):
                value["then"] = "termination"
            yield _time.stated("force_majeure", maker, value, "present", [words], confidence)
            return
        said, limit = stated[0]
        value["duration"] = limit.duration
        value["then"] = "termination"
        sure = 0.92 if len({item.duration for _, item in stated}) == 1 else 0.7
        proofs = [proof(view, said, limit.start - 160, limit.end + 120)]
        if said.start != sentence.start:
            proofs.append(words)
        yield _time.stated(
            "force_majeure", maker, value, limit.duration or "", proofs, min(sure, confidence)
        )


def _excuses(view: View, sentence: Sentence, headed: bool) -> tuple[float, Evidence] | None:
    folded = sentence.folded
    named = _NAMED.search(folded)
    if not named and not headed and "control" not in folded:
        return None
    event = named or pattern(_BOOK, "events", view.language).search(folded)
    excuse = pattern(_BOOK, "excuses", view.language).search(folded)
    if excuse is None and headed and len(folded) > 60:
        excuse = pattern(_BOOK, "under_heading", view.language).search(folded)
    if excuse is None or (event is None and not headed):
        return None
    start = min(excuse.start(), event.start() if event else excuse.start())
    words = proof(view, sentence, start - 20, (event or excuse).end() + 60)
    if headed:
        return (0.96 if event else 0.9), words
    if named is None:
        # what is beyond control is excused in other clauses too: services, deliveries, data
        general = re.search(r"(?:neither|no|either|each) part|strike|flood|war\b|riot|earthquake", folded)
        return (0.88, words) if general else None
    general = re.search(
        r"neither party|no party|either party|les parties|chaque partie|aucune des|partie", folded
    )
    return (0.92 if general else 0.65), words


def _limits(view: View, clause: Clause) -> Iterator[tuple[Sentence, FoundDuration]]:
    """Yield how long the event may last before a party may end the contract, in this section."""
    language = view.language
    for part in _section(view, clause):
        listed = list(_time.sentences(view, part))
        for sentence in listed:
            if not pattern(_BOOK, "ends", language).search(sentence.folded):
                continue
            yield from _in_sentence(sentence, language)


def _section(view: View, clause: Clause) -> Iterator[Clause]:
    """Yield the clause that excuses, and those below it, headed so or naming the event beside it."""
    yield clause
    at = view.clauses.index(clause) if clause in view.clauses else -1
    said = pattern(_BOOK, "headings", view.language)
    article = clause.number.rpartition(".")[0]
    for following in view.clauses[at + 1 : at + 1 + _SECTION] if at >= 0 else ():
        beside = article and following.number.rpartition(".")[0] == article
        inside = following.level > clause.level or said.search(headings(following))
        if not inside and not (beside and _NAMED.search(view.folded(following))):
            break
        yield following


def _may_end(view: View, clause: Clause) -> bool:
    """Tell whether a party may end the contract when the event goes on, though no duration was read."""
    ends = pattern(_BOOK, "ends", view.language)
    for part in _section(view, clause):
        before = ""
        for sentence in _time.sentences(view, part):
            folded = sentence.folded
            match = ends.search(folded)
            allowed = match and _MAY.search(folded) and not _MAY_NOT.search(folded[: match.start()])
            if allowed and _GOES_ON.search(f"{before} {folded}"):
                return True
            before = folded
    return False


def _in_sentence(sentence: Sentence, language: str) -> Iterator[tuple[Sentence, FoundDuration]]:
    folded = sentence.folded
    for duration in find_durations(sentence.text, language):
        if duration.implied:
            continue
        before = folded[max(0, duration.start - _BEFORE) : duration.start]
        after = folded[duration.end : duration.end + _AFTER]
        if _OTHER.search(before[-28:]) or re.match(r"[\s,'s]{0,4}(?:prior|(?:written )?notice)", after):
            continue
        if not pattern(_BOOK, "lasts", language).search(before) or not _CLAIMS.search(before):
            continue
        if re.match(r"[\s,]*(?:after|following) (?:such|its|the) (?:notice|receipt)", after):
            continue
        yield sentence, duration


EXTRACTOR = ForceMajeure()
