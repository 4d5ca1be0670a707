"""How long a contract runs: its initial term, without renewals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from data import late as re
from pipeline.dates import FoundDate, say_date
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _french_length as french
from pipeline.terms import _french_time, _lists, _time
from pipeline.terms import _term_counted as counted
from pipeline.terms import _term_pledged as pledged
from pipeline.terms import _term_words as words
from pipeline.terms._other_agreement import of_another
from pipeline.terms._run_in import heads_the_term
from pipeline.terms._term_base import Candidate
from pipeline.terms._time import Sentence
from pipeline.terms._time_confidence import all_weighed, score
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_GONE_BY = re.compile(r"\s*(?:have|has|shall have)\s+(?:passed|elapsed|gone by)\b(?P<since>\s+since\b)?")
"""A length that goes by; one since something was last done ends on no day that is known."""
_ENDS_WHEN = re.compile(r"\b(?:until|till|(?:expires?|ends?|lapses?|runs out) (?:when|once|after))\s+\Z")
"""Before a length that goes by: what ends then, and not what may be done from then on."""


class TermLength:
    """Finds the initial term."""

    name = "term"
    version = 1
    kinds: tuple[str, ...] = ("term",)
    requires: tuple[str, ...] = ("effective_date",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "term",
            "period",
            "remain",
            "continue",
            "duration",
            "anniversary",
            "effective",
            "last",
            "valid",
            "commenc",
            "expire", "in force", " run ", " runs ", "binds", "appoint", "subsist", "endure", "years from",
            "year from", "months from", "life of", "how long", "commit", "bound", "subscribe", "signs up",
        ),
        "fr": french.TRIGGERS,
    }  # fmt: skip
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "term": {
            "en": (
                "initial term", "term of this agreement", "term of the agreement", "the duration is",
                "its duration", "the term is",
            ),
            "fr": (
                "duree du contrat", "duree du present", "conclu pour une duree", "duree du bail",
                "la duree est", "la duree sera", "sa duree",
            ),
        }
    }  # fmt: skip

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term."""
        return all_weighed(view, self._read(view, clauses))

    def _read(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        shown = _time.shown(view, clauses, self.triggers)
        found = [item for clause in shown for item in self._in_clause(view, clause)]
        found = [item for item in found if item.confidence >= words.LEAST]
        if not found:
            found = [
                replace(item, confidence=words.LEAST)
                for clause in shown
                if clause.role == "annex"
                for item in self._in_clause(view, clause, attached=True)
                if item.confidence > words.LEAST and (item.duration.duration or "D").endswith("M")
            ]
        maker = f"{self.name}/{self.version}"
        if view.language == "fr" and all(_time.standing(item.sentence.folded) == 2 for item in found):
            # What holds by default gives way to the days that special conditions state.
            found = [] if any(self._from_dates(view, shown, maker)) else found
        if not found:
            yield from list(self._from_dates(view, shown, maker)) or self._until(view, shown, maker)
            return
        first = min(_time.standing(item.sentence.folded) for item in found)
        found = [item for item in found if _time.standing(item.sentence.folded) == first]
        best = max(item.confidence for item in found)
        top = [item for item in found if item.confidence >= best - 0.02]
        chosen = top[0]
        proof = [_time.quote(view, chosen.sentence, chosen.low, chosen.high)]
        if chosen.duration.duration is None:
            known = [
                item for item in found if item.duration.duration is not None and item.confidence > 0.85
            ]
            if not known:
                yield _time.unknown(self.name, maker, chosen.duration.reason, proof)
                return
            chosen = known[0]
            proof = [_time.quote(view, chosen.sentence, chosen.low, chosen.high)]
        duration = chosen.duration.duration
        assert duration is not None
        rivals = {item.duration.duration for item in top}
        confidence = chosen.confidence if len(rivals) == 1 else min(chosen.confidence, 0.7)
        value: dict[str, JsonValue] = {"duration": duration}
        if chosen.origin:
            value["from"] = chosen.origin
        yield _time.stated(self.name, maker, value, duration, proof, confidence)

    def _from_dates(self, view: View, shown: Sequence[Clause], maker: str) -> Iterator[Term]:
        """Compute the term from a sentence that states its first and its last day."""
        for clause in shown:
            if clause.role in ("annex", "signature", "recital"):
                continue
            for sentence in _time.sentences(view, clause):
                days = [
                    item
                    for item in _time.dates_in(view, sentence.text, sentence.folded)
                    if item.date is not None
                ]
                if len(days) < 2 or not self._may_span(view, clause, sentence, days[0].start):
                    continue
                for first, last in pairwise(days):
                    begins = self._begins(view, sentence, first)
                    months = self._whole_months(view, sentence, first, last) if begins else 0
                    if months:
                        assert first.date is not None
                        assert last.date is not None
                        begin, end = (say_date(day, "en") for day in (first.date, last.date))
                        duration = f"P{months}M"
                        value: dict[str, JsonValue] = {
                            "duration": duration,
                            "computed_from": f"{begin} - {end}",
                        }
                        proof = [_time.quote(view, sentence, first.start - 30, last.end)]
                        yield _time.stated(self.name, maker, value, duration, proof, 0.85)
                        return

    @staticmethod
    def _may_span(view: View, clause: Clause, sentence: Sentence, first: int) -> bool:
        """Tell whether two days of a sentence may be the first and the last of the contract."""
        named = _time.phrase("subject", view.language, sentence.folded) is not None
        if view.language != "fr":
            return named
        if _time.of_earlier(sentence.folded) or _french_time.of_another(view, sentence.folded):
            return False
        if _french_time.OTHERS.search(sentence.folded, 0, first):
            return False
        named = named or _french_time.follows(view, sentence)
        return named or french.spans(sentence.folded) or _time.is_term_heading(clause, view.language)

    @staticmethod
    def _begins(view: View, sentence: Sentence, day: FoundDate) -> bool:
        """Tell whether a day is one on which something begins."""
        left = _time.main_clause(sentence.folded)[max(0, day.start - 60) : day.start]
        names: tuple[str, ...] = ("commences", "effective_cues")
        if view.language == "fr":
            left, names = _french_time.plain(left), (*names, "effective_names")
        return any(_time.before(name, view.language).search(left) for name in names)

    def _until(self, view: View, shown: Sequence[Clause], maker: str) -> Iterator[Term]:
        """Compute the term from the effective date and the one day on which, under Term, it ends."""
        starts = view.of("effective_date")
        if not starts or starts[0].state != "stated" or score(view, starts[0]) < 0.9:
            return
        day = date.fromisoformat(starts[0].value_text)
        for clause in shown:
            if clause.role in ("annex", "signature", "recital"):
                continue
            if not _time.is_term_heading(clause, view.language):
                continue
            for sentence in _time.sentences(view, clause):
                found = _time.dates_in(view, sentence.text, sentence.folded)
                if view.language == "fr" and (
                    french.continues(view, sentence.folded)
                    or _french_time.of_another(view, sentence.folded)
                ):
                    continue
                named = view.language == "fr" or _time.phrase("subject", view.language, sentence.folded)
                if len(found) != 1 or not named:
                    continue
                months = self._whole_months(view, sentence, FoundDate(0, 0, day), found[0])
                if months:
                    assert found[0].date is not None
                    begin, end = (say_date(item, "en") for item in (day, found[0].date))
                    duration = f"P{months}M"
                    value: dict[str, JsonValue] = {
                        "duration": duration,
                        "computed_from": f"{begin} - {end}",
                    }
                    proof = [
                        _time.quote(view, sentence, found[0].start - 60, found[0].end),
                        *starts[0].evidences,
                    ]
                    yield _time.stated(self.name, maker, value, duration, proof, 0.85)
                    return

    @staticmethod
    def _whole_months(view: View, sentence: Sentence, first: FoundDate, last: FoundDate) -> int:
        """Return how many whole months lie between two days that begin and end something; 0 if none."""
        if first.date is None or last.date is None or first.date >= last.date:
            return 0
        folded = _time.main_clause(sentence.folded)
        folded = _french_time.plain(folded) if view.language == "fr" else folded
        ends = _time.before("ends", view.language).search(folded[max(0, last.start - 60) : last.start])
        if ends is None:
            return 0
        after = last.date + timedelta(days=1)
        months = (after.year - first.date.year) * 12 + after.month - first.date.month
        return months if after.day == first.date.day else 0

    def _in_clause(self, view: View, clause: Clause, *, attached: bool = False) -> Iterator[Candidate]:
        language = view.language
        if clause.role == "signature" or (clause.role == "annex" and not attached):
            return
        headed = under_term = _time.is_term_heading(clause, language)
        before = ""
        for sentence in _lists.led(view, clause):
            led = under_term or (language == "en" and heads_the_term(before))
            headed = led or (language == "en" and words.is_labelled(sentence.folded))
            before = sentence.folded
            if _time.of_earlier(sentence.folded):
                continue
            if _time.holds(sentence.folded, words.COUNTED):
                yield from counted.anniversaries(view, sentence, headed)
                if language == "en":
                    yield from counted.unit_ends(view, sentence, headed)
            if language == "en":
                yield from counted.seasons(view, sentence, headed)
                yield from counted.in_figures(sentence)
            in_days = headed and "days" in sentence.folded
            if language != "fr" and not (in_days or _time.holds(sentence.folded, words.UNITS_EN)):
                continue
            if language == "fr" and not (under_term or _time.holds(sentence.folded, french.CUES)):
                continue
            for duration in find_durations(sentence.text, language):
                line = sentence.folded.rfind("\n", 0, duration.start) + 1
                headed = led or words.LABELLED.match(sentence.folded, line) is not None
                candidate = self._judge(view, sentence, duration, headed)
                if candidate is not None:
                    yield candidate

    def _judge(
        self, view: View, sentence: Sentence, duration: FoundDuration, headed: bool
    ) -> Candidate | None:
        language = view.language
        folded = _time.main_clause(sentence.folded)
        told = folded[duration.start : duration.end]
        if duration.implied or duration.business_days or told.isspace() or words.AGAIN.search(told):
            return None
        if language == "fr":
            return self._in_french(view, sentence, duration, headed)
        if "without" in folded:
            folded = words.WITHOUT_NOTICE.sub(lambda match: " " * len(match.group()), folded)
        left = folded[max(0, duration.start - 150) : duration.start]
        if (times := words.TIMES.search(left)) and words.PERIODS.match(folded, duration.end):
            duration = counted.several(duration, times)
            left = left[: times.start()]
        elif words.YEARS_AND.search(left) and words.DAYS.search(told):
            return None  # the rest of a length that is counted in two units
        elif words.IN_TURN.search(left) and words.PERIODS.match(folded, duration.end):
            return None
        strong = words.STRONG_EN.search(left)
        served = pledged.leads(folded, left, duration.end)
        if served and pledged.is_trial_alone(folded, left, duration.end):
            return None
        if pledged.outlasts(folded, left, duration.end):
            return None
        strong = strong or served
        weaker = strong is None and headed
        if weaker:
            strong = words.HEADED_EN.search(left)
        its = words.IS_ITS_LENGTH.match(folded, duration.end) if strong is None or weaker else None
        if its is not None:
            led = words.FROM.match(folded, its.end())
            begins = " ".join(sentence.text[led.start("from") : led.end("from")].split()) if led else ""
            return Candidate(sentence, duration.start, its.end(), duration, 0.8, begins)
        named = strong is None and words.NOUN.match(folded, duration.end) is not None
        named = named or (
            strong is None and headed and words.NOUN_PAPER.match(folded, duration.end) is not None
        )
        if named:
            strong = words.BEFORE_NOUN.search(left)
        if (
            strong is None
            and (strong := words.APPOINTED.search(left))
            and words.OF_OFFICE.search(strong.group())
        ):
            return None
        appointed = strong is not None and words.APPOINTED.match(strong.group()) is not None
        defined = strong is None and words.DEFINED_PERIOD.match(folded, duration.end) is not None
        if defined:
            strong = words.OF_THE_PERIOD.search(left)
        survives = words.SURVIVES.search(left) if not appointed else None
        if survives and headed and survives.group() == "exclusiv" and "term" in left:
            survives = None  # under Term, of the term: it only names the exclusive period
        span = words.SPAN.search(left) if headed and words.FROM.match(folded, duration.end) else None
        strong = strong or span
        if strong is None or survives:
            return None
        at_least = words.AFTER_TERM.search(left) is not None and span is None
        if at_least and not (headed and words.HOLDS_AT_LEAST.search(left)):
            return None
        right = folded[duration.end : duration.end + 70]
        end = len(folded)
        line = folded.rfind("\n", 0, duration.start) + 1
        if words.ROW.match(folded, line) or (headed and words.LABELLED.match(folded, line)):
            right = words.CELL_ENDS.split(right, 1)[0]  # of a table the next cell is another matter
            cell = words.ROW.match(folded, line) or words.CELL.match(folded, line)
            cut = words.CELL_ENDS.search(folded, duration.end) if cell else None
            end = cut.start() if cut else end
        other = _time.phrases("not_the_term", language)
        between = left[strong.start() :]
        if (
            other.search(between)
            or other.search(left[-45:])
            or (self._spoilt(right, language) and not pledged.is_first(left))
        ):
            return None
        if words.WITHOUT_END.search(between) or words.OF_EACH.search(left):
            return None
        whose = _time.phrases("subject", language).search(folded, 0, duration.start) is not None
        whose = whose or words.OURS_EN.search(folded, 0, duration.start) is not None
        whose = whose or served is not None
        in_days = duration.duration is not None and duration.duration.endswith("D")
        if in_days and not (re.search(words.OUR_TERM, between) or (headed and words.FOR_DAYS.search(left))):
            return None
        if words.RENEWED.search(left) and "initial" not in between:
            return None
        if headed and whose:
            confidence = 0.88 if weaker else 0.94
        else:
            confidence = 0.75 if weaker else 0.86 if whose else 0.76 if headed else 0.5
        if named:
            confidence = 0.86 if headed else 0.78 if whose else 0.5
        if defined or appointed:
            confidence = max(confidence, 0.8)
        if words.AND_DAYS.match(folded, duration.end) and duration.duration:
            reason = "It is counted in months and days together."
            duration = replace(duration, duration=None, reason=reason)
        if at_least or re.search(r"(?:earlier|sooner|later|longer) of", folded[: duration.start]):
            confidence = min(confidence, 0.75)
        if re.match(r"\s*(?:after|following)\b[^.;]{0,24}(?:terminat|expir|end of|cessation)", right):
            return None
        if re.match(r"\s*(?:at\s+a\s+time|more|longer|each\s+time|further)\b", right):
            return None  # a renewal
        if (gone := _GONE_BY.match(right)) and (gone["since"] or not _ENDS_WHEN.search(left)):
            return None
        if re.match(r"\s*(?:before|prior to|ahead of|short of|in advance)\b", right):
            return None
        if language == "en" and of_another(view, sentence, duration.start):
            return None
        origin = words.FROM.match(folded, duration.end, end)
        if origin is None and (led := words.FROM_BEFORE.search(left)) is not None:
            at = duration.start - len(left)
            begins = " ".join(sentence.text[at + led.start("from") : at + led.end("from")].split())
            return Candidate(sentence, at + led.start(), duration.end, duration, confidence, begins)
        return Candidate(
            sentence,
            max(0, duration.start - len(left) + strong.start()),
            origin.end() if origin else duration.end,
            duration,
            confidence,
            " ".join(sentence.text[origin.start("from") : origin.end("from")].split()) if origin else "",
        )

    @staticmethod
    def _in_french(
        view: View, sentence: Sentence, duration: FoundDuration, headed: bool
    ) -> Candidate | None:
        found = french.length(view, sentence, duration, headed=headed)
        if found is None:
            return None
        plain = _french_time.plain(sentence.folded)
        origin = words.FROM.match(plain, duration.end) or french.FOLLOWS_SIGNING.match(plain, duration.end)
        start = " ".join(sentence.text[origin.start("from") : origin.end("from")].split()) if origin else ""
        high = origin.end() if origin else duration.end
        return Candidate(sentence, found.low, high, duration, found.confidence, start)

    @staticmethod
    def _spoilt(right: str, language: str) -> bool:
        """Tell whether the words right behind a duration make it another thing's."""
        right = re.split(r"[,;]|\band\b|\bet\b|\bwith\b|\bunless\b", right, maxsplit=1)[0]
        match = _time.phrases("not_the_term", language).search(right)
        return match is not None and match.start() < 45


EXTRACTOR = TermLength()
