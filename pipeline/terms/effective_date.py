"""The day on which a contract takes effect: defined, stated, or computed from the day it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise

from data import late as re
from pipeline.dates import FoundDate, say_date
from pipeline.terms import _effective_english as english
from pipeline.terms import _effective_self as itself
from pipeline.terms import _effective_words as words
from pipeline.terms import _french_begin, _french_time, _spoken_dates, _time
from pipeline.terms import _french_signing as signing
from pipeline.terms import _french_start as french
from pipeline.terms._effective_back import LITERALS as BACK
from pipeline.terms._effective_back import backdated
from pipeline.terms._effective_dated import Candidate, Day, dated
from pipeline.terms._effective_placed import placed
from pipeline.terms._particulars import contradicted
from pipeline.terms._time import Sentence
from pipeline.terms._time_confidence import all_weighed, score
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Language, Term

_LEAST = 0.6
_SO_MUCH_LATER = "It takes effect so long after another day that no single day answers."
_PLAIN = 4
"""Words of a higher rank are so loose that others are looked for."""
_BACKDATED = 0.88
_ATTACHED = 0.72
"""What only an annex says of the contract's dates may be said of another paper."""

_PAYING = "From this day something is paid; on which day it takes effect is not told."
_NAME = 30
"""Characters in which the name of a day stands before it or behind it."""


class EffectiveDate:
    """Finds the day a contract takes effect."""

    name = "effective_date"
    version = 1
    kinds: tuple[str, ...] = ("effective_date",)
    requires: tuple[str, ...] = ("agreement_date",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "effective", "commenc", "begin", "start", " effect", "into force", "force from", "force as",
            "term:", "term of", "term shall", "term is", "term will", "term from", "term -", "term\t",
            "period:", "period from", "period is", "period of performance", "contract period",
            "initial period", "for the period", "duration:", "which day", "in force since", "in force on",
            "in force upon", "in force start", "in force when", "in force as", "operative on",
            "operative from", "operative as", "become operative", "becomes operative", "be operative",
            "years from", "year from", "months from", "when:", "whereupon", "from the first day of",
            "from and including", "n since", "d since", "period  ", "term  ", *words.STARTS,
            *itself.LENGTHS, *BACK["en"],
        ),
        "fr": (*_french_begin.BEGINNING, *BACK["fr"]),
    }  # fmt: skip
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "effective_date": {
            "en": ("effective date", "commencement date", "shall commence on"),
            "fr": (
                "date d'effet",
                "prend effet",
                "prendra effet",
                "entre en vigueur",
                "entrera en vigueur",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term."""
        return contradicted(view, all_weighed(view, self._read(view, clauses)), self.name)

    def _read(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        shown = _time.shown(view, clauses, self.triggers)
        every = [item for clause in shown for item in self._in_clause(view, clause)]
        paying = [item for item in every if _begins_paying(item, view.language)]
        found = [item for item in every if item.confidence >= _LEAST and item not in paying]
        if all(item.rank > _PLAIN for item in found):
            for one in itself.read(view, shown, self._sentences):
                told = (one.sentence.start + one.low, one.sure, one.sentence, one.low, one.high, one.found)
                found.append(Candidate(one.rank, *told))
        for sentence, low, day in backdated(view, shown):
            at = sentence.start + day.start
            found.append(Candidate(1, at, _BACKDATED, sentence, low, day.end, day))
        if not found:
            found = [
                replace(item, confidence=min(item.confidence, _ATTACHED))
                for clause in shown
                if clause.role == "annex"
                for item in self._in_clause(view, clause, attached=True)
                if item.rank <= 1 and item.confidence >= _LEAST
            ]
        maker = f"{self.name}/{self.version}"
        if not found:
            spoken = _spoken_dates.of_effect(view, shown)
            if spoken is not None:
                reason = "The words speak of when it takes effect, but no day could be read from them."
                proof = [_time.quote(view, *spoken)]
                yield _time.unknown(self.name, maker, reason, proof, confidence=0.6)
            elif paying:
                proof = [_time.quote(view, paying[0].sentence, paying[0].low, paying[0].high)]
                yield _time.unknown(self.name, maker, _PAYING, proof, confidence=0.6)
            return
        settled = [item for item in found if item.found is None or item.found.date is not None]
        chosen = min(settled or found, key=lambda item: (item.rank, item.start))
        blank = min(
            (item for item in found if item.found is not None and item.found.date is None),
            key=lambda item: (item.rank, item.start),
            default=None,
        )
        if blank is not None and blank.rank <= min(chosen.rank, 1):
            chosen = blank
        proof = [_time.quote(view, chosen.sentence, chosen.low, chosen.high)]
        if chosen.event:
            reason = "It takes effect with an event whose day is not stated."
            yield _time.unknown(self.name, maker, reason, proof)
        elif chosen.found is None:
            yield from self._from_signature(view, chosen, maker)
        elif chosen.found.date is None:
            yield _time.unknown(
                self.name, maker, chosen.found.reason, proof, _time.candidates(chosen.found)
            )
        else:
            begins = english.later(chosen.found.date, chosen.shift)
            if begins is None:
                yield _time.unknown(self.name, maker, _SO_MUCH_LATER, proof)
                return
            value = begins.isoformat()
            rivals = {i.found.date for i in settled if i.rank == chosen.rank and i.found is not None}
            confidence = chosen.confidence if len(rivals) == 1 else min(chosen.confidence, 0.8)
            yield _time.stated(
                self.name, maker, {"date": value}, value, proof, confidence, chosen.found.repaired
            )

    def _from_signature(self, view: View, chosen: Candidate, maker: str) -> Iterable[Term]:
        proof = [_time.quote(view, chosen.sentence, chosen.low, chosen.high)]
        made = view.of("agreement_date")
        near = chosen.sentence.folded[max(0, chosen.low - 60) : chosen.high + 60]
        unfinished = view.language == "fr" and signing.unfilled(view)
        known = bool(made) and made[0].state == "stated"
        last = None
        if view.language == "en":
            last = english.signed_last(
                view, near, date.fromisoformat(made[0].value_text) if known else None
            )
        if (not known and last is None) or unfinished:
            reason = "It takes effect on the day it is made or signed, and that day is not known."
            yield _time.unknown(self.name, maker, reason, proof)
            return
        evidences: tuple[Evidence, ...]
        if last is not None:
            day, told, sure = last[0], "the last of the dates beside the signatures", 0.85
            evidences = (view.flow.evidence(last[1], last[2]),)
        else:
            day, sure = date.fromisoformat(made[0].value_text), score(view, made[0])
            told, evidences = "the day it was made", made[0].evidences
        begins = _french_begin.later(day, chosen.shift)
        if begins is None:
            yield _time.unknown(self.name, maker, _SO_MUCH_LATER, proof)
            return
        told = "the day of signature" if view.language == "fr" else told
        value = {"date": begins.isoformat(), "computed_from": f"{told}: {say_date(day, 'en')}"}
        confidence = min(chosen.confidence, sure)
        evidence = [*proof, *evidences]
        yield _time.stated(self.name, maker, dict(value), begins.isoformat(), evidence, confidence)

    # ------------------------------------------------------------

    def _in_clause(self, view: View, clause: Clause, *, attached: bool = False) -> Iterator[Candidate]:
        language = view.language
        annex = clause.role == "annex" and not attached
        if annex and "definition" not in " ".join((clause.heading, *clause.path)).casefold():
            return
        headed = under_term = _time.is_term_heading(clause, language)
        for sentence in self._sentences(view, clause):
            headed = under_term or (language == "fr" and _french_time.follows(view, sentence))
            if _time.of_earlier(sentence.folded):
                continue
            days = _time.dates_in(view, sentence.text, sentence.folded)
            if len(days) > 1 and language == "en" and clause.role not in ("recital", "signature", "annex"):
                yield from self._ranges(view, clause, sentence, days, headed)
            for found in days:
                candidate = dated(Day(view, clause, sentence, found, headed))
                if candidate is not None and (candidate.rank <= 1 or clause.role != "annex"):
                    yield candidate
            if language == "en" and clause.role != "signature":
                yield from self._in_english(view, clause, sentence, days, headed)
            if annex:
                continue
            if language == "fr":
                for place in french.referring(view, sentence, headed=headed):
                    at = place.sentence.start + place.low
                    told = (place.sentence, place.low, place.high, place.found, place.event)
                    yield Candidate(place.rank, at, place.confidence, *told, place.shift)
            yield from self._referring(view, clause, sentence, headed)

    @staticmethod
    def _in_english(
        view: View, clause: Clause, sentence: Sentence, days: Sequence[FoundDate], headed: bool
    ) -> Iterator[Candidate]:
        days = [day for day in days if day.precision != "month"]
        for item in placed(sentence, days, clause.role, headed=headed):
            at, found = sentence.start + item.found.start, item.found
            yield Candidate(item.rank, at, item.confidence, sentence, item.low, found.end, found)
        for told in english.beginnings(view, sentence, days) if clause.role != "annex" else ():
            at = sentence.start + told.low
            rank, sure = (6, 0.62) if told.loose else (3, 0.88 if headed else 0.8)
            yield Candidate(rank, at, sure, sentence, told.low, told.high, told.found, shift=told.shift)

    @staticmethod
    def _sentences(view: View, clause: Clause) -> Iterator[Sentence]:
        """Yield sentences; the stops of abbreviations are blanked, for they end no thought."""
        under = view.language == "fr" and _time.is_term_heading(clause, "fr")
        for sentence in _time.sentences(view, clause):
            if view.language == "fr" and not (under or _french_begin.may_begin(sentence.folded)):
                continue
            if view.language == "en" and not itself.may_begin(sentence.folded):
                continue
            shorten = _french_time.plain if view.language == "fr" else _time.unstopped
            plain = shorten(sentence.folded)
            if view.language == "fr" and _french_time.of_another(view, plain):
                continue
            yield sentence if plain == sentence.folded else replace(sentence, folded=plain)

    @staticmethod
    def _ranges(
        view: View, clause: Clause, sentence: Sentence, days: Sequence[FoundDate], headed: bool
    ) -> Iterator[Candidate]:
        """Read ``Term: 1 June 2024 to 31 May 2026``: the contract begins on the first of its two days."""
        folded = sentence.folded
        for first, last in pairwise(item for item in days if item.date is not None):
            if not words.TO.fullmatch(folded, first.end, last.start) or str(first.date) >= str(last.date):
                continue
            label = words.LENGTH_LABEL.search(folded, max(0, first.start - 120), first.start)
            if (
                label
                and not words.PERIOD.search(label.group())
                and not words.OTHER_THING.search(label.group())
                and not words.MOVED_FROM.search(label.group())
            ):
                low = label.start()
                yield Candidate(
                    3, sentence.start + first.start, 0.8 if headed else 0.75, sentence, low, last.end, first
                )

    def _referring(
        self, view: View, clause: Clause, sentence: Sentence, headed: bool
    ) -> Iterator[Candidate]:
        """Read words that name no day: the date hereof, its signature, the launch of a service."""
        language, folded = view.language, sentence.folded
        if language != "fr" and not _time.holds(folded, words.BEGINNING):
            return
        named = _time.phrase("effective_names", language, folded)
        meaning = named and words.IS.match(folded, named.end())
        told = _time.phrases("effective_on_signature", language).finditer(folded)
        for match in told if language == "fr" else chain(told, words.signings(folded)):
            if "counterpart" in folded[max(0, match.start() - 260) : match.start() + 60]:
                continue  # tells when a signature counts, not when the contract begins
            if words.LATER.search(folded, max(0, match.start() - 40), match.start()):
                continue
            if language == "fr" and french.OF_ANOTHER.match(folded, match.end()):
                continue
            defined = named and (
                (meaning and 0 <= match.start() - named.end() <= 60)
                or (0 <= named.start() - match.end() <= 60 and "(" in folded[match.end() : named.start()])
            )
            near = None if language == "fr" else words.begins_before(folded, match.start(), language)
            if near is None and language == "en" and words.AND_EFFECTIVE.match(folded, match.end()):
                near = match.start()
            if defined or near is not None:
                rank, confidence = (1, 0.9) if defined else (3, 0.88)
                low = match.start() if near is None else near
                yield Candidate(
                    rank, sentence.start + match.start(), confidence, sentence, low, match.end()
                )
                return
        if named and meaning and meaning.end() - named.end() < 40:
            tail = folded[meaning.end() : meaning.end() + 120]
            if _time.phrases("effective_on_event", language).search(tail) and not re.search(r"\d{4}", tail):
                yield Candidate(
                    4,
                    sentence.start + named.start(),
                    0.8,
                    sentence,
                    named.start(),
                    meaning.end() + 100,
                    None,
                    True,
                )


def _begins_paying(item: Candidate, language: str) -> bool:
    """Tell whether a day is one from which rent or a fee is paid: *Rent Commencement Date: 1 May 2026*."""
    if item.found is None:
        return False
    folded, day = item.sentence.folded, item.found
    low = max(0, min(item.low, day.start) - _NAME)
    low = max(low, folded.rfind(". ", 0, day.start) + 1)
    behind = folded[day.end : day.end + _NAME] if folded.startswith((" (", "("), day.end) else ""
    said = (folded[low : day.start], behind)
    return any(_time.phrase("begins_paying", language, words) is not None for words in said)


EXTRACTOR = EffectiveDate()
