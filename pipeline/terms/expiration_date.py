"""The day on which a contract ends: stated, computed from its start and term, perpetual, or an event.

A computed end says its arithmetic. French periods run to the eve of the day they began (twelve months from
1 January end on 31 December); English periods counted from or after a day run to its anniversary, those
that commence on a stated first of a month to the end of a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline import _date_grammar as grammar
from pipeline.dates import Ambiguous, FoundDate, end_of_period, explain, find_dates
from pipeline.folding import fold
from pipeline.terms import _expiration_words as words
from pipeline.terms import _spoken, _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_PLAIN = 0.9
"""An end stated this plainly contradicts another."""
_CONTRADICTED = 0.8


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: int
    confidence: float
    sentence: Sentence
    low: int
    high: int
    found: FoundDate | None = None
    kind: str = "date"


_ENDING = {
    "en": (
        "expir", "terminat", "replac", "substitut", "extended", "until", "through", "perpetual",
        "perpetuity", "indefinite", "unlimited", "up to", "continue", "so long", "force",
    ),
    "fr": ("jusqu", "fin", "expir", "termin", "achev", "cess", "echeance", "echeant", "duree", "terme"),
}  # fmt: skip
_END = {"en": re.compile(r"\b(?:end|term\b)"), "fr": re.compile(r"\bau\b")}


def _may_end(folded: str, language: str) -> bool:
    """Tell whether a sentence has one of the words without which it says nothing of an end."""
    side = "fr" if language == "fr" else "en"
    return _time.holds(folded, _ENDING[side]) or _END[side].search(folded) is not None


class ExpirationDate:
    """Finds or computes the end of the initial term."""

    name = "expiration_date"
    version = 1
    kinds: tuple[str, ...] = ("expiration_date",)
    requires: tuple[str, ...] = ("agreement_date", "effective_date", "term")
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "expiration_date": {
            "en": (
                "expiration date",
                "shall expire",
                "will expire",
                "shall remain in effect",
                "end of the term",
            ),
            "fr": (
                "date d'expiration",
                "prendra fin",
                "arrive a echeance",
                "arrivera a echeance",
                "duree du contrat",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term."""
        found = [item for clause in clauses for item in self._in_clause(view, clause)]
        computed = self._computed(view)
        maker = f"{self.name}/{self.version}"
        chosen = min(
            found, key=lambda item: (item.rank, -item.confidence, item.sentence.start), default=None
        )
        if computed is not None and (chosen is None or self._better(computed, chosen)):
            yield computed
            return
        if chosen is None:
            yield from self._spoken(view, clauses, maker)
            return
        proof = [_time.quote(view, chosen.sentence, chosen.low, chosen.high)]
        if chosen.kind != "date":
            value: dict[str, JsonValue] = {"kind": chosen.kind}
            yield _time.stated(self.name, maker, value, chosen.kind, proof, chosen.confidence)
            return
        assert chosen.found is not None
        if chosen.found.date is None:
            yield _time.unknown(
                self.name, maker, chosen.found.reason, proof, _time.candidates(chosen.found)
            )
            return
        day = chosen.found.date
        if reason := self._contradicted(view, day):
            yield _time.unknown(self.name, maker, reason, proof, {"candidates": [day.isoformat()]})
            return
        rivals = {i.found.date for i in found if i.rank == chosen.rank and i.found is not None}
        confidence = chosen.confidence if len(rivals) == 1 else min(chosen.confidence, 0.8)
        value = {"kind": "date", "date": day.isoformat()}
        others = self._rivals(found, chosen, day)
        if others:
            confidence = min(confidence, _CONTRADICTED)
        yield _time.stated(
            self.name, maker, value, day.isoformat(), proof, confidence, chosen.found.repaired
        )
        for other, rival in others.items():
            # Which of two ends holds, nobody can say but the parties: both are shown.
            proof = [_time.quote(view, rival.sentence, rival.low, rival.high)]
            value = {"kind": "date", "date": other.isoformat()}
            yield _time.stated(self.name, maker, value, other.isoformat(), proof, _CONTRADICTED)

    @staticmethod
    def _rivals(found: Sequence[_Candidate], chosen: _Candidate, day: date) -> dict[date, _Candidate]:
        """Return the other ends that are stated as plainly as the one chosen, one a day."""
        plain: dict[date, _Candidate] = {}
        for item in found:
            other = item.found.date if item.found is not None and item.kind == "date" else None
            if other is None or other == day or item.sentence.start == chosen.sentence.start:
                continue
            surely = item.rank <= 1 and item.confidence >= _PLAIN
            if chosen.rank <= 1 and (surely or words.ITSELF.search(item.sentence.folded[: item.low][-60:])):
                plain.setdefault(other, item)
        return plain

    def _spoken(self, view: View, clauses: Sequence[Clause], maker: str) -> Iterator[Term]:
        """An end that is spoken of and not read is unknown, not absent."""
        terms = view.of("term")
        if terms:
            reason = terms[0].reason or "A term is stated, but not on which day it ends."
            yield _time.unknown(self.name, maker, reason, terms[0].evidences)
            return
        spoken = _spoken.of_end(view, clauses)
        if spoken is not None:
            reason = "The words speak of its end, but no day could be read from them."
            yield _time.unknown(self.name, maker, reason, [_time.quote(view, *spoken)], confidence=0.6)

    @staticmethod
    def _better(computed: Term, chosen: _Candidate) -> bool:
        """Words that state the end go before arithmetic, where they are clearly about this contract."""
        if computed.state != "stated":
            return chosen.kind == "event"
        return chosen.kind == "event" or (chosen.rank >= 2 and computed.confidence >= chosen.confidence)

    @staticmethod
    def _contradicted(view: View, day: date) -> str:
        """An end before the start is a misreading or a mistake of the drafters."""
        for kind in ("effective_date", "agreement_date"):
            for term in view.of(kind):
                if term.state == "stated" and day.isoformat() < term.value_text:
                    return f"It would end on {day.isoformat()}, before it begins on {term.value_text}."
        return ""

    # ------------------------------------------------------------ stated

    def _in_clause(self, view: View, clause: Clause) -> Iterator[_Candidate]:
        if clause.role in ("annex", "signature"):
            return
        language = view.language
        headed = _time.is_term_heading(clause, language)
        for sentence in _time.sentences(view, clause):
            if not _may_end(sentence.folded, language):
                continue
            for found in _time.dates_in(view, sentence.text, sentence.folded):
                candidate = self._dated(view, clause, sentence, found, headed)
                if candidate is not None:
                    yield candidate
            yield from self._blank(view, clause, sentence, headed)
            yield from self._open_ended(view, clause, sentence, headed)

    def _dated(
        self, view: View, clause: Clause, sentence: Sentence, found: FoundDate, headed: bool
    ) -> _Candidate | None:
        language = view.language
        folded = _time.main_clause(sentence.folded)
        if found.precision == "month":
            return None
        left = folded[max(0, found.start - 130) : found.start]
        if words.defines_other(folded):
            return None
        if moved := self._moved(sentence, folded, found, clause, headed):
            return moved
        early = words.EARLIEST.search(left)
        match = _time.before("ends", language).search(left[: early.start()] if early else left)
        match = match or words.NAMED_END.search(left)
        if match is None:
            return self._range(view, sentence, folded, found, headed)
        low = found.start - len(left) + match.start()
        before = folded[:low]
        if words.OTHER_THING.search(before[-90:]) or words.OTHER_THING.search(match.group()):
            return None
        if words.PERIOD.search(before[-40:]) and "term" not in before[-70:]:
            return None
        named = re.search(
            r"(?:expiration|expiry|end|termination) date|date (?:de fin|d'echeance|d'expiration)",
            match.group(),
        )
        ours = words.WHOSE.search(before[-220:]) is not None
        if match.group().split()[0] == "au" and not re.search(r"\bdu [^.;]{4,30}$", before):
            return None
        if not (ours or headed or named):
            return None
        if match.group().split()[0] in words.LOOSE and not words.RUNS.search(before[-110:]):
            return None
        shall = (
            re.search(r"(?:shall|will|and)\s*$", before) is not None and match.group().split()[0] != "end"
        )
        if clause.role in ("preamble", "recital") and not (named or shall):
            return None
        if _time.phrases("renewal_words", language).search(before[-120:]) and not re.search(
            "initial", before[-160:]
        ):
            return None
        confidence = 0.94 if headed and ours else 0.9 if named else 0.72
        if words.EARLIER_OF.search(before[-200:]):
            confidence = min(confidence, 0.8)
        rank = 0 if headed and ours else 1 if named or headed else 3
        return _Candidate(rank, confidence, sentence, low, found.end, found)

    @staticmethod
    def _moved(
        sentence: Sentence, folded: str, found: FoundDate, clause: Clause, headed: bool
    ) -> _Candidate | None:
        """Read an amendment that puts a later day in the place of the end."""
        left = folded[max(0, found.start - 200) : found.start]
        match = words.MOVED.search(left)
        if match is None:
            match = words.PUT_FOR.search(left)
            named = f"{fold(' '.join((clause.heading, *clause.path)))} {left}"
            if match is None or not (headed or words.END_NAMED.search(named)):
                return None
        if words.BY_CHOICE.search(folded, 0, found.start):
            return None
        if found.date is None or words.OTHER_THING.search(left[match.start() :].replace("reporte", "")):
            return None
        return _Candidate(1, 0.88, sentence, found.start - len(left) + match.start(), found.end, found)

    def _blank(self, view: View, clause: Clause, sentence: Sentence, headed: bool) -> Iterator[_Candidate]:
        """Read ``et expire le ______``: the place of the day is there, and empty."""
        folded = sentence.folded
        if not grammar.may_be_empty(folded):
            return
        for match in _time.phrases("ends", view.language).finditer(folded):
            empty = words.EMPTY_PLACE.match(folded, match.end())
            if empty is None:
                continue
            low, high = match.start(), empty.end()
            found = FoundDate(empty.start(), high, None, reason="The day is blank or redacted.")
            candidate = self._dated(view, clause, sentence, found, headed)
            if candidate is not None:
                yield replace(candidate, rank=max(candidate.rank, 2), low=low, confidence=0.8)

    @staticmethod
    def _range(
        view: View, sentence: Sentence, folded: str, found: FoundDate, headed: bool
    ) -> _Candidate | None:
        """Read ``Term: 1 November 2014 to 31 October 2017``."""
        for first in _time.dates_in(view, sentence.text, sentence.folded):
            between = folded[first.end : found.start]
            if 0 < len(between) < 24 and words.TO.fullmatch(between):
                label = words.TERM_LABEL.search(folded[: first.start])
                if (label or headed) and not words.DURING.search(folded[: first.start]):
                    low = label.start() if label else first.start
                    return _Candidate(1, 0.88, sentence, low, found.end, found)
        return None

    def _open_ended(
        self, view: View, clause: Clause, sentence: Sentence, headed: bool
    ) -> Iterator[_Candidate]:
        language, folded = view.language, sentence.folded
        if match := _time.phrase("perpetual", language, folded):
            before = words.WHILE_IT_RUNS.sub(" ", folded[max(0, match.start() - 200) : match.start()])
            if words.SECRETS.search(folded) or words.defines_other(folded):
                return
            if language == "fr":
                made = words.MADE_FR.search(before)
                ours = made if "travail" not in before[-40:] else None
            else:
                ours = words.OUR_EN.search(before + match.group())
            fixed = re.search(
                r"\d{4}|\b(?:years?|months?|ans|mois|annees?)\b",
                words.MONTHLY.sub(" ", folded[max(0, match.start() - 220) : match.end()]),
            )
            licence = re.search(r"licen[sc]e", before[-80:]) and not re.search(
                r"agreement|contract", before[-80:]
            )
            if ours and not licence and not fixed and not words.OTHER_THING.search(before[-160:]):
                confidence = 0.9 if headed and ours else 0.7
                yield _Candidate(
                    1 if headed else 4, confidence, sentence, match.start(), match.end(), kind="perpetual"
                )
                return
        if headed and (match := _time.phrase("ends_with_event", language, folded)):
            before = folded[max(0, match.start() - 160) : match.start()]
            if words.WHOSE.search(before):
                low = max(0, match.start() - 80)
                yield _Candidate(3, 0.7, sentence, low, min(match.end() + 80, len(folded)), kind="event")

    # ------------------------------------------------------------ computed

    def _computed(self, view: View) -> Term | None:
        terms = view.of("term")
        if not terms or terms[0].state != "stated" or "computed_from" in terms[0].value:
            return None
        term = terms[0]
        maker = f"{self.name}/{self.version}"
        origin = fold(str(term.value.get("from", "")))
        elsewhere = words.FROM_SOMETHING.match(origin) and not words.FROM_KNOWN.search(origin)
        if elsewhere or words.FROM_ANOTHER.search(origin) or words.FROM_EVENT.search(origin):
            reason = "The term runs from an event whose day is not stated."
            return _time.unknown(self.name, maker, reason, term.evidences)
        if unit := words.own_unit(fold(term.evidences[0].quote), fold(view.flow.text)):
            reason = f"It is counted in a unit of the contract's own: {unit}."
            return _time.unknown(self.name, maker, reason, term.evidences)
        start = self._start(view, origin, fold(term.evidences[0].quote))
        named = find_dates(str(term.value.get("from", "")), view.language)
        if not named and ("there" in origin or not words.FROM_KNOWN.search(origin)):
            named = self._begun(view, term)
        if start is None and named:
            start = (term, "")
        if start is None:
            reason = "The term is stated, but not the day from which it runs."
            return _time.unknown(self.name, maker, reason, term.evidences)
        begins, basis = start
        if len(named) == 1 and named[0].date is not None:
            day, basis, begins = named[0].date, "", term
        elif begins is term:
            return _time.unknown(
                self.name, maker, "The day from which the term runs is not clear.", term.evidences
            )
        else:
            day = date.fromisoformat(begins.value_text)
        counts = self._start_counts(view.language, origin, day, begins)
        counts = counts or words.EVE.search(fold(term.evidences[0].quote)) is not None
        end = end_of_period(day, term.value_text, start_counts=counts)
        evidences: list[Evidence] = [*term.evidences, *begins.evidences]
        if isinstance(end, Ambiguous):
            value: dict[str, JsonValue] = {"candidates": [item.isoformat() for item in end.candidates]}
            return _time.unknown(self.name, maker, end.reason, evidences, value)
        said = explain(day, term.value_text, end, view.language, start_counts=counts, basis=basis)
        value = {"kind": "date", "date": end.isoformat(), "computed_from": said}
        confidence = min(term.confidence, begins.confidence, words.COMPUTED) - 0.03
        said_of_term = fold(term.evidences[0].quote)
        reason = ""
        if words.SOONER_OF.search(said_of_term):
            reason = "It ends at the earlier or later of this day and another, which is not known."
        elif confidence < words.LEAST:
            reason = "Its length or the day from which it runs is read with little confidence."
        if reason:
            guess: dict[str, JsonValue] = {"candidates": [end.isoformat()]}
            return _time.unknown(self.name, maker, reason, _distinct(evidences), guess)
        return _time.stated(self.name, maker, value, end.isoformat(), _distinct(evidences), confidence)

    @staticmethod
    def _begun(view: View, term: Term) -> list[FoundDate]:
        """Find the day on which, in the words of the term itself, it begins."""
        quote = term.evidences[0].quote
        cue = _time.before("commences", view.language)
        return [
            found
            for found in find_dates(quote, view.language)
            if found.date is not None and cue.search(fold(quote[max(0, found.start - 60) : found.start]))
        ]

    @staticmethod
    def _start(view: View, origin: str, said: str) -> tuple[Term, str] | None:
        """Choose the day from which the term runs: that which its words name, else the effective date."""
        names = {
            "effective_date": ("date d'effet", "effective date"),
            "agreement_date": ("date du contrat", "date of the agreement"),
        }
        kinds = list(names)
        if words.FROM_SIGNATURE.search(origin):
            kinds.reverse()
        else:
            effective = view.of("effective_date")
            if effective and effective[0].state != "stated":
                return None
        for kind in kinds:
            if kind == "agreement_date" and words.FROM_EFFECT.search(said) and "hereof" not in said:
                return None
            for term in view.of(kind):
                if term.state == "stated":
                    return term, names[kind][0 if view.language == "fr" else 1]
        return None

    @staticmethod
    def _start_counts(language: str, origin: str, day: date, begins: Term) -> bool:
        """Say whether the first day is the first of the term.

        French periods count it; so do British ones that commence on it (told by the way the day is written,
        1 June 2025), and any that commence on a stated first of a month. American drafting, and any period
        ``from`` or ``after`` a day, runs to the anniversary.
        """
        if language == "fr":
            return True
        if day.day == 1 and words.begins_on(begins.evidences[0].quote, day.year):
            return True
        if day.day == 1 and words.COMMENCING.search(origin) and re.search(r"\d{4}", origin):
            return True
        if words.EXCLUDES.search(origin):
            return False
        return words.BRITISH.search(begins.evidences[0].quote) is not None


def _distinct(evidences: list[Evidence]) -> list[Evidence]:
    kept: list[Evidence] = []
    for evidence in evidences:
        if evidence not in kept:
            kept.append(evidence)
    return kept


EXTRACTOR = ExpirationDate()
