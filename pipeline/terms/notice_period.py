# ruff: noqa: E501 (patterns are read by the phrase)
"""How long before the end a renewal must be refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _notice_french, _renewal, _spoken, _time
from pipeline.terms._notice_twice import both
from pipeline.terms._renewal import Renewal
from pipeline.terms._time import Sentence
from pipeline.terms._time_confidence import all_weighed
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_REFUSAL = re.compile(
    r"non-? ?renew|not\s+(?:to\s+)?(?:renew|extend)|prevent|not be (?:renewed|extended)|renewal date"
    r"|denonc|s'oppos|non-? ?reconduction|non-? ?renouvellement|ne pas (?:renouvel|recondu)"
    r"|ne souhaite pas"
)
_UNLESS_REFUSED = re.compile(
    r"\bunless\b[^.;]{0,60}\b(?:notice|notif\w*)[^.;]{0,40}\b(?:non-? ?renewal|not (?:to )?(?:renew"
    r"|extend))"
    r"|\bsauf\b[^.;]{0,60}\b(?:denonciation|opposition|refus|non-? ?(?:renouvellement|reconduction))"
)
_REFUSED_BY = re.compile(
    r"\b(?:unless|failing|absence of|absent|save|except|neither|until|denounc\w*|denunciation"
    r"|not terminated|no notice|nobody|no one|as long as|default of|want of|barring|except that"
    r"|(?:has|have|had|does|do|did|shall) not|(?:opposed|objecting|averse) to|electing not|may oppose|opposes?|object to|prevent its|break the chain|not (?:wishing|wanting|willing|desiring))\b"
)
"""What leads into the act by which a renewal is refused."""
_CAUSE = re.compile(r"breach|default|cure\b|manquement|inexecution|mise en demeure|insolven")

_LABEL = re.compile(
    r"\b(?:(?:non-?\s?renewal|renewal)\s+notice(?:\s+(?:period|deadline))?|notice\s+of"
    r"\s+non-?\s?renewal)[\"')]{0,2}"
    r"\s*(?::|\||\.{3,}|[ ]{2,}|\t"
    r"|means?\b|shall mean|is\b|shall be|-\s)"
    r"[^.;\n]{0,40}$"
)
"""``Non-Renewal Notice: 90 days``, in a table or a definition."""
_ROW = re.compile(
    r"(?:^|\n|[.;|]\s+)\W*(?:\d[\d.]*\W+)?(?P<name>(?:[a-z/-]+\s+){0,4}?(?:notice|notification|cancellation|non-?\s?renewal|opt-?\s?out|stop\s+renewal|prevent\s+renewal|avoid\s+renewal|to\s+quit|window\s+closes"
    r"|objection)(?:\s+[a-z/-]+){0,4}?)\s*(?::|\||\.{3,}|\t|[ ]{3,}|\s[\u2013-]\s)[\s|(]*"
    r"(?:(?:at\s+least|(?:not?|no)\s+(?:less|fewer|later)\s+than|minimum(?:\s+of)?|on|by)\s+)*$"
)
"""The name of a row that a length follows: ``Cancellation notice: 30 days``."""
_OF_RENEWAL = re.compile(r"renew|prevent|extension|rollover|roll-over|opt-?\s?out|objection")
_ROW_BACK = re.compile(
    r"['\u2019s]{0,2}[\s,]*(?:(?:prior|written|advance|clear|calendar|notice|in\s+writing)[\s,]*)*(?:before|prior\s+to|ahead\s+of|in\s+advance\s+of)\s+"
    r"(?:(?:the|each|any|its|of|current|initial|then|running)\s+)*(?:end|expiry|expiration|renewal|anniversary|term|period|rollover)\b"
)
"""Behind it: it counts back from where the next period begins."""
_NOTICE = re.compile(r"\b(?:notice|notif|preavis)")
_UNLESS_ENDED = re.compile(
    r"\bunless\b[^.;]{0,60}\b(?:terminat\w*|cancel\w*)"
    r"|\b(?:terminat\w*|cancel\w*)[^.;]{0,60}\bprovided (?:below|herein)"
)
"""``renews unless terminated as provided below``: it is refused by what is said elsewhere."""


class NoticePeriod:
    """Finds the notice against renewal."""

    name = "notice_period"
    version = 1
    kinds: tuple[str, ...] = ("notice_period",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (*_renewal.TRIGGERS["en"], "end of the", "expiration of", "expiry of", "anniversary"),
        "fr": (
            *_renewal.TRIGGERS["fr"],
            "echeance",
            "anniversaire",
            "avant le terme",
            "avant la fin",
            "expiration",
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "notice_period": {
            "en": ("notice of non-renewal", "intent not to renew", "intention not to renew"),
            "fr": ("sauf denonciation", "avant l'echeance", "non-renouvellement", "non-reconduction"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term, and another where the contract states a second notice of one renewal."""
        told = list(all_weighed(view, self._read(view, clauses)))
        yield from both(view, clauses, self.triggers, told[0]) if len(told) == 1 else told

    def _read(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        if view.language == "fr":
            yield from self._in_french(view, clauses)
            return
        found = [
            item for renewal in _renewal.renewals(view, clauses) for item in self._notices(view, renewal)
        ]
        found += [
            item
            for clause in _time.shown(view, clauses, self.triggers)
            for item in self._before_the_end(view, clause)
        ]
        found += [
            item
            for clause in _time.shown(view, clauses, self.triggers)
            for item in self._labelled(view, clause)
        ]
        maker = f"{self.name}/{self.version}"
        if not found:
            yield from self._unread(view, clauses, maker)
            return
        found.sort(key=lambda item: -item[2])
        sentence, duration, confidence = found[0]
        proof = [_time.quote(view, sentence, duration.start - 140, duration.end + 90)]
        if duration.duration is None:
            yield _time.unknown("notice_period", maker, duration.reason, proof)
            return
        duration = _latest(sentence, duration)
        rivals = {item[1].duration for item in found if item[2] >= confidence - 0.02}
        if len(rivals) > 1:
            confidence = min(confidence, 0.7)
        yield self._term(view, duration, proof, confidence)

    def _in_french(self, view: View, clauses: Sequence[Clause]) -> Iterator[Term]:
        maker = f"{self.name}/{self.version}"
        renewals = list(_renewal.renewals(view, clauses))
        shown = _time.shown(view, clauses, self.triggers)
        found = sorted(
            _notice_french.refusals(view, shown, renewals), key=lambda item: (item.rank, -item.score)
        )
        if not found:
            if renewals and all(item.kind == "none" for item in renewals):
                return
            yield from self._unread(view, clauses, maker)
            return
        best = found[0]
        proof = [_time.quote(view, best.sentence, best.duration.start - 140, best.duration.end + 90)]
        if best.duration.duration is None:
            yield _time.unknown("notice_period", maker, best.duration.reason, proof)
            return
        peers = [item for item in found if item.rank == best.rank and item.score >= best.score - 0.02]
        several = len({item.duration.duration for item in peers}) > 1
        yield self._term(view, best.duration, proof, min(best.score, 0.7) if several else best.score)

    def _term(self, view: View, duration: FoundDuration, proof: list[Evidence], confidence: float) -> Term:
        value: dict[str, JsonValue] = {"duration": duration.duration}
        if duration.business_days:
            value["business_days"] = True
        maker = f"{self.name}/{self.version}"
        return _time.stated("notice_period", maker, value, duration.duration or "", proof, confidence)

    def _unread(self, view: View, clauses: Sequence[Clause], maker: str) -> Iterator[Term]:
        """A notice that is spoken of and not read is unknown; a renewal without a word of one is not."""
        proof = None
        for renewal in _renewal.renewals(view, clauses):
            if renewal.kind not in ("tacit", "evergreen"):
                continue
            following = renewal.following.folded if renewal.following is not None else ""
            folded = f"{renewal.sentence.folded} {following}"
            refused = renewal.kind == "tacit" and _UNLESS_ENDED.search(folded) is not None
            if renewal.kind == "evergreen" and not _NOTICE.search(renewal.sentence.folded):
                continue  # what goes on until it is ended names a notice itself, or none
            if refused or _spoken.names_notice(folded, view.language):
                proof = _time.quote(view, renewal.sentence, renewal.start - 60, renewal.end + 200)
                break
        if proof is None:
            spoken = _spoken.of_refusal(view, _time.shown(view, clauses, self.triggers))
            if spoken is None:
                return
            proof = _time.quote(view, *spoken)
        reason = "The words speak of a notice against renewal, but its length could not be read."
        yield _time.unknown("notice_period", maker, reason, [proof], confidence=0.6)

    def _notices(self, view: View, renewal: Renewal) -> Iterator[tuple[Sentence, FoundDuration, float]]:
        language = view.language
        if renewal.kind == "none" or (renewal.kind == "express" and not self._by_silence(view, renewal)):
            return
        if renewal.kind == "mention" and not _REFUSAL.search(renewal.sentence.folded):
            return
        base = {"tacit": 0.95, "evergreen": 0.85, "mention": 0.75, "express": 0.75}[renewal.kind]
        base -= 0.0 if renewal.headed else 0.05
        if self._refuses(renewal.sentence, language) or (
            renewal.kind == "tacit" and _REFUSED_BY.search(renewal.sentence.folded)
        ):
            for duration in _renewal.notice_durations(renewal.sentence, language):
                if duration.end > renewal.start - 220 and not self._for_cause(renewal.sentence, duration):
                    yield renewal.sentence, duration, base
        following = renewal.following
        if (
            following is not None
            and renewal.kind in ("tacit", "evergreen")
            and self._about_the_end(following, language)
            and self._refuses(following, language)
        ):
            for duration in _renewal.notice_durations(following, language):
                if not self._for_cause(following, duration):
                    yield following, duration, base - 0.05

    def _by_silence(self, view: View, renewal: Renewal) -> bool:
        """Tell whether what is called extendable renews unless a notice of refusal is given in time."""
        folded = renewal.sentence.folded
        if _UNLESS_REFUSED.search(folded):
            return True
        if _renewal.counted_back(view.language, folded) is None:
            return False
        return any(other.kind == "tacit" for other in _renewal.renewals(view, [renewal.clause]))

    def _before_the_end(
        self, view: View, clause: Clause
    ) -> Iterator[tuple[Sentence, FoundDuration, float]]:
        """Read a notice that counts back from an end although the sentence says nothing of renewal."""
        if clause.role in ("annex", "signature", "recital"):
            return
        language = view.language
        for sentence in _time.sentences(view, clause):
            end = _renewal.counted_back(language, sentence.folded)
            if end is None or not self._refuses(sentence, language):
                continue
            if (
                not _time.phrases("terminate", language).search(sentence.folded)
                and "preavis" not in sentence.folded
            ):
                continue
            for duration in _renewal.notice_durations(sentence, language):
                near = 0 <= end.start() - duration.end <= 60
                if near and not self._for_cause(sentence, duration):
                    yield sentence, duration, 0.8

    @staticmethod
    def _labelled(view: View, clause: Clause) -> Iterator[tuple[Sentence, FoundDuration, float]]:
        """Read a notice by its name: a row of a table, or the meaning of a word."""
        if clause.role in ("signature", "recital"):
            return
        for sentence in _time.sentences(view, clause):
            if not _time.holds(sentence.folded, _NAMES):
                continue
            for duration in find_durations(sentence.text, "en"):
                left = sentence.folded[max(0, duration.start - 90) : duration.start]
                if not duration.implied and (_LABEL.search(left) or _in_row(sentence.folded, duration)):
                    yield sentence, duration, 0.85
                    break

    @staticmethod
    def _about_the_end(sentence: Sentence, language: str) -> bool:
        """Tell whether a sentence after one on renewal goes on about refusing it."""
        return (
            _REFUSAL.search(sentence.folded) is not None
            or _renewal.counts_back(language).search(sentence.folded) is not None
        )

    @staticmethod
    def _for_cause(sentence: Sentence, duration: FoundDuration) -> bool:
        return _CAUSE.search(sentence.folded[max(0, duration.start - 120) : duration.end + 60]) is not None

    @staticmethod
    def _refuses(sentence: Sentence, language: str) -> bool:
        return (
            _time.phrases("non_renewal", language).search(sentence.folded) is not None
            and _time.phrases("notice", language).search(sentence.folded) is not None
        )


EXTRACTOR = NoticePeriod()
_NAMES = ("notice", "notification", "cancellation", "renewal", "opt-out", "opt out", "objection", "to quit")


def _in_row(folded: str, duration: FoundDuration) -> bool:
    """Tell whether a length stands behind the name of a notice against renewal, in a row of its own."""
    row = _ROW.search(folded, max(0, duration.start - 90), duration.start)
    if row is None:
        return False
    return _OF_RENEWAL.search(row["name"]) is not None or _ROW_BACK.match(folded, duration.end) is not None


_BETWEEN = re.compile(
    r"\bbetween\s+(?:[a-z-]+\s+)?\(?(?P<low>\d{1,3})\)?\s*(?:days|weeks|months)?\s*(?:and|to)\s*\Z"
)


def _latest(sentence: Sentence, duration: FoundDuration) -> FoundDuration:
    """Read ``between two (2) and six (6) months before the end``: the last day is two months before it."""
    match = _BETWEEN.search(sentence.folded, max(0, duration.start - 60), duration.start)
    told = re.fullmatch(r"P(\d+)([DWM])", duration.duration or "")
    if match is None or told is None or int(match["low"]) >= int(told[1]):
        return duration
    return replace(duration, duration=f"P{match['low']}{told[2]}")
