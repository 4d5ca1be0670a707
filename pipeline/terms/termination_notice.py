"""The notice by which a party may end a contract without cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.durations import FoundDuration
from pipeline.terms import _renewal, _termination_plain, _time
from pipeline.terms import _termination_notice_french as _french
from pipeline.terms._time import Sentence
from pipeline.terms._time_confidence import all_weighed
from pipeline.terms.base import View
from pipeline.terms.termination_for_convenience import free_notices, quoted
from pipeline.types import Clause, JsonValue, Language, Term

_FREE = re.compile(
    r"without cause|for convenience|for any reason|for any or no reason|with or without cause"
    r"|at any time|for no reason|without reason|without giving (?:a|any) reason|at will|whenever"
    r"|a tout moment|sans motif|sans avoir a|sans justif|de convenance|a son gre|unilateralement"
)
_BARE = re.compile(
    r"\b(?:may|can|is free to|are free to|entitled to|right to)\s+(?:[a-z]+\s+)?"
    r"(?:terminated|cancell?ed|ended|terminate|cancel|end|withdraw from|call off|bring[^.;]{0,30}to an end"
    r"|put an end to)\b[^.;]{0,50}?"
    r"\b(?:on|upon|by|with|at|subject to|giving|provided)\b[^.;]{0,70}?\bnotice\b"
)
_CONDITION = re.compile(
    r"\b(?:if|should|in the event|in case|where|when|unless|following|because|only|except|such|fail\w*"
    r"|until|within)\b"
)
"""What makes ``may cancel on fourteen days' notice`` hang on something."""
_OF_ANOTHER = re.compile(
    r"['\u2019s]{0,2}\s*(?:(?:prior|written|advance|previous|in\s+writing)\s+)*notice\s+of\s+(?:any|an?|each|the|its|their|such)\s+"
    r"(?!(?:intended\s+|proposed\s+)?(?:terminat|cancel|intent|end|withdraw|exit|expir|wish|desire|decision|date|election))[a-z]"
)
"""``seven days' notice of any change of address`` ends nothing."""
_RENEWING = re.compile(r"renew|renouvel|reconduc|tacite|extension|non-renewal")


class TerminationNotice:
    """Finds the notice to end a contract otherwise than by refusing its renewal."""

    name = "termination_notice"
    version = 1
    kinds: tuple[str, ...] = ("termination_notice",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "terminat",
            "terminable",
            "cancel",
            "may end",
            "can end",
            "end this",
            "ends this",
            "end the",
            "end it",
            "to an end",
            "withdraw",
            "call off",
            "to a close",
            "determine this",
            *_termination_plain.LITERALS,
        ),
        "fr": _french.LITERALS,
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "termination_notice": {
            "en": ("terminate this agreement at any time", "terminate for convenience", "without cause"),
            "fr": ("resilier a tout moment", "resiliation de convenance", "resiliation anticipee"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each different notice (the parties' may differ), at most three."""
        return all_weighed(view, self._read(view, clauses))

    def _read(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        shown = _time.shown(view, clauses, self.triggers)
        if view.language == "fr":
            yield from self._in_french(view, shown)
            return
        found = [item for clause in shown for item in self._in_clause(view, clause)]
        maker = f"{self.name}/{self.version}"
        if not found:
            of_rights = list(self._of_rights(view, shown, maker))
            yield from of_rights
            if of_rights:
                return
            found = [
                (sentence, duration, _termination_plain.SURE)
                for clause in shown
                if clause.role not in ("annex", "signature", "recital")
                for sentence, duration in _termination_plain.notices(view, clause)
            ]
        if not found:
            return
        found.sort(key=lambda item: (-item[2], item[0].start))
        found = [item for item in found if item[2] >= found[0][2] - 0.1]
        seen: set[str] = set()
        several = len({item[1].duration for item in found}) > 1
        for sentence, duration, confidence in found:
            key = duration.duration or ""
            if key in seen or len(seen) >= 3:
                continue
            seen.add(key)
            proof = [_time.quote(view, sentence, duration.start - 160, duration.end + 60)]
            if duration.duration is None:
                yield _time.unknown("termination_notice", maker, duration.reason, proof)
                continue
            value: dict[str, JsonValue] = {"duration": duration.duration}
            if duration.business_days:
                value["business_days"] = True
            sure = min(confidence, 0.75) if several else confidence
            yield _time.stated("termination_notice", maker, value, duration.duration, proof, sure)

    def _in_french(self, view: View, shown: Sequence[Clause]) -> Iterator[Term]:
        maker = f"{self.name}/{self.version}"
        found = sorted(_french.notices(view, shown), key=lambda item: (item.rank, -item.score))
        if not found:
            return
        best = found[0]
        peers = [item for item in found if item.rank == best.rank and item.score >= best.score - 0.1]
        lengths = list(dict.fromkeys(item.duration.duration or "" for item in peers))
        for length in lengths[:3]:
            item = next(one for one in peers if (one.duration.duration or "") == length)
            at = item.duration.start
            proof = [_time.quote(view, item.sentence, at - 160, item.duration.end + 60)]
            if not length:
                yield _time.unknown("termination_notice", maker, item.duration.reason, proof)
                continue
            value: dict[str, JsonValue] = {"duration": length}
            if item.duration.business_days:
                value["business_days"] = True
            sure = min(item.score, 0.75) if len(lengths) > 1 else item.score
            yield _time.stated("termination_notice", maker, value, length, proof, sure)

    @staticmethod
    def _of_rights(view: View, clauses: Sequence[Clause], maker: str) -> Iterator[Term]:
        """Take the notices of the rights to end without a cause, where no sentence alone told one."""
        seen: set[str] = set()
        for right, notice in free_notices(view, clauses):
            if notice.duration and notice.duration not in seen and len(seen) < 3:
                seen.add(notice.duration)
                value: dict[str, JsonValue] = {"duration": notice.duration}
                if notice.business_days:
                    value["business_days"] = True
                proof = [quoted(view, right)]
                yield _time.stated("termination_notice", maker, value, notice.duration, proof, 0.8)

    def _in_clause(self, view: View, clause: Clause) -> Iterator[tuple[Sentence, FoundDuration, float]]:
        language = view.language
        if clause.role in ("annex", "signature", "recital"):
            return
        ends = _time.phrases("terminate", language)
        for sentence in _time.sentences(view, clause):
            folded = sentence.folded
            if not _time.phrase("terminate", language, folded):
                continue
            if not _time.phrase("notice", language, folded):
                continue
            bare = None
            if not _time.phrase("convenience", language, folded):
                bare = _BARE.search(folded) if "notice" in folded else None
                if bare is None or _CONDITION.search(folded):
                    continue
            if _time.phrase("for_cause", language, folded) and not _FREE.search(folded):
                continue
            for duration in _renewal.notice_durations(sentence, language):
                near = folded[max(0, duration.start - 200) : duration.end + 80]
                back = _renewal.counts_back(language).search(folded, duration.end)
                if back and back.start() - duration.end <= 60:
                    continue
                if (
                    _RENEWING.search(near)
                    or not ends.search(near)
                    or _OF_ANOTHER.match(folded, duration.end)
                ):
                    continue
                if _time.phrases("for_cause", language).search(near) and not _FREE.search(near):
                    continue
                low = max(0, duration.start - 200)
                if _termination_plain.of_another_thing(folded, low, duration.start):
                    continue
                if _termination_plain.at_its_end(folded, low, duration.start):
                    continue
                if _termination_plain.of_another_paper(view, sentence, duration.start):
                    continue
                if bare is not None and not bare.start() < duration.start < bare.end() + 20:
                    continue
                yield sentence, duration, 0.92 if _FREE.search(near) else 0.8 if bare is None else 0.78


EXTRACTOR = TerminationNotice()
