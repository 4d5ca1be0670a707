"""The day on which a contract ends: stated, computed from its start and term, perpetual, or an event.

A computed end says its arithmetic. French periods run to the eve of the day they began (twelve months from
1 January end on 31 December); English periods counted from or after a day run to its anniversary, those
that commence on a stated first of a month to the end of a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.terms import _expiration_words as words
from pipeline.terms import _spoken, _time
from pipeline.terms._expiration_base import Candidate
from pipeline.terms._expiration_computed import computed as compute
from pipeline.terms._expiration_loose import loose_ends
from pipeline.terms._expiration_moved import RANK as MOVED
from pipeline.terms._expiration_open import GUESS, WEAKEST
from pipeline.terms._expiration_stated import stated_ends
from pipeline.terms._particulars import contradicted, told_by_sheet
from pipeline.terms._time_confidence import all_weighed, score
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_KIND = "expiration_date"
_PLAIN = 0.9
"""An end stated this plainly contradicts another."""
_CONTRADICTED = 0.8
_SURE, _SUM, _LEAST_SUM = 0.88, 0.7, 0.6
_OF_SHEET = 0.85
_COUNTED = 2
"""Days by which ways to count a term may differ."""
_APART = 28
"""Days: ends that lie further apart are two."""
_ITS_SENTENCE = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:this|the|our)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:agreement|contract|lease|licen[cs]e|engagement)\s+(?:shall\s+|will\s+)?"
    r"(?:starts?|begins?|commences?|runs?|takes?\s+effect|is\s+(?:made|concluded|granted)|lasts?|ends?|expires?)\b"
)
"""The contract itself is what the sentence speaks of."""
_PROLONGED = re.compile(
    r"\b(?:may|could|can|option\s+to|right\s+to)\b[^.;]{0,60}\b(?:extend\w*|prolong\w*|renew\w*)\b"
    r"|\b(?:peut|peuvent|pourra|pourront|pourrait|susceptible|faculte)\b[^.;]{0,60}\b(?:prolong\w*|proroge\w*"
    r"|recondui\w*|renouvel\w*)\b"
)
"""Before a day: it is the last one of an extension that may come, and no other end of the contract."""
_ATTACHED = 0.7
"""What only an annex says of an end may be said of another paper."""


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
        """Yield at most one term, or the ends that stand against each other."""
        read = list(self._read(view, clauses))
        if any(term.state == "stated" and term.confidence <= GUESS for term in read):
            return read  # the model has seen no such guesses
        return contradicted(view, (_at_least(view, term) for term in all_weighed(view, read)), _KIND)

    def _read(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        maker = f"{self.name}/{self.version}"
        found = [
            item
            for clause in clauses
            if clause.role not in ("annex", "signature")
            for item in stated_ends(view, clause)
        ]
        computed = compute(view, maker)
        weak = [item for item in found if item.rank >= WEAKEST]
        if len(found) == len(weak) and (computed is None or computed.state != "stated"):
            attached = [
                replace(item, rank=item.rank + 4, confidence=min(item.confidence, _ATTACHED))
                for clause in clauses
                if clause.role in ("annex", "signature")
                for item in stated_ends(view, clause)
                if item.kind == "date" and item.found is not None and item.found.date is not None
                if clause.role == "annex" or item.rank <= 1
            ]
            found = attached or ([] if weak and self._has_a_term(view) else weak)
        if not found and computed is None and view.language == "en":
            spanned = any("computed_from" in term.value for term in view.of("term"))
            found = loose_ends(view, clauses) if spanned or not self._has_a_term(view) else []
        chosen = min(
            found, key=lambda item: (item.rank, -item.confidence, item.sentence.start), default=None
        )
        near = computed is not None and chosen is not None and self._all_but_same(computed, chosen)
        if computed is not None and not near and (chosen is None or self._better(computed, chosen)):
            yield from self._against(view, maker, computed, chosen)
            return
        if chosen in weak and self._has_a_term(view):
            chosen = None
        if chosen is None:
            yield from (
                self._last_of_stretch(view, maker)
                or self._of_sheet(view, maker)
                or self._spoken(view, clauses, maker)
            )
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
        reason = self._contradicted(view, day)
        if reason and view.language == "fr":
            yield _time.unknown(self.name, maker, reason, proof, {"candidates": [day.isoformat()]})
            return
        rivals = {i.found.date for i in found if i.rank == chosen.rank and i.found is not None}
        confidence = chosen.confidence if len(rivals) == 1 else min(chosen.confidence, 0.8)
        if reason:
            # An amendment made later may state it, or the start is misread: the words stand, in doubt.
            confidence = min(confidence, GUESS)
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
    def _against(view: View, maker: str, computed: Term, chosen: Candidate | None) -> Iterator[Term]:
        """Yield an end by arithmetic, and beside it another one that a sentence on the contract states."""
        other = chosen.found.date if chosen is not None and chosen.found is not None else None
        if chosen is None or other is None or chosen.rank >= WEAKEST or computed.state != "stated":
            yield computed
            return
        days = abs((date.fromisoformat(computed.value_text) - other).days)
        if days <= _APART or _ITS_SENTENCE.match(chosen.sentence.folded) is None:
            yield computed
            return
        yield replace(computed, confidence=_CONTRADICTED)
        proof = [_time.quote(view, chosen.sentence, chosen.low, chosen.high)]
        value: dict[str, JsonValue] = {"kind": "date", "date": other.isoformat()}
        yield _time.stated(_KIND, maker, value, other.isoformat(), proof, _CONTRADICTED)

    @staticmethod
    def _has_a_term(view: View) -> bool:
        """Tell whether the text has a term that runs out, read or not: then no event alone ends it."""
        if view.of("term"):
            return True
        return view.once("a term that runs out", lambda: _runs_out(view))

    @staticmethod
    def _rivals(found: Sequence[Candidate], chosen: Candidate, day: date) -> dict[date, Candidate]:
        """Return the other ends that are stated as plainly as the one chosen, one a day."""
        plain: dict[date, Candidate] = {}
        for item in found:
            other = item.found.date if item.found is not None and item.kind == "date" else None
            if other is None or other == day or item.sentence.start == chosen.sentence.start:
                continue
            if chosen.rank == MOVED != item.rank:
                continue  # the end that was
            if _PROLONGED.search(item.sentence.folded, 0, item.low):
                continue
            surely = item.rank <= 1 and item.confidence >= _PLAIN
            itself = words.ITSELF.search(item.sentence.folded[: item.low][-60:]) is not None
            if (chosen.rank <= 1 and (surely or itself)) or (itself and item.rank == chosen.rank < WEAKEST):
                plain.setdefault(other, item)
        return plain

    @staticmethod
    def _last_of_stretch(view: View, maker: str) -> list[Term]:
        """A French term that was counted between two days ends on the second of them."""
        terms = view.of("term")
        if view.language != "fr" or not terms or "computed_from" not in terms[0].value:
            return []
        days = [day.date for day in find_dates(str(terms[0].value["computed_from"]), "en") if day.date]
        if len(days) != 2:
            return []
        day, sure = days[1].isoformat(), score(view, terms[0])
        value: dict[str, JsonValue] = {"kind": "date", "date": day}
        return [_time.stated(_KIND, maker, value, day, terms[0].evidences, sure)]

    @staticmethod
    def _of_sheet(view: View, maker: str) -> list[Term]:
        """The end that a sheet of particulars tells where no clause does: ``Terme ..... 31 mars 2027``."""
        told = told_by_sheet(view, _KIND)
        if told is None:
            return []
        day, proof = told
        value: dict[str, JsonValue] = {"kind": "date", "date": day.isoformat()}
        return [_time.stated(_KIND, maker, value, day.isoformat(), [proof], _OF_SHEET)]

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
    def _better(computed: Term, chosen: Candidate) -> bool:
        """Words that state the end go before arithmetic, where they are clearly about this contract."""
        if computed.state != "stated":
            return chosen.kind == "event"
        return chosen.kind == "event" or (chosen.rank >= 2 and computed.confidence >= chosen.confidence)

    @staticmethod
    def _all_but_same(computed: Term, chosen: Candidate) -> bool:
        """Where words and sums differ by a day or two, the words are right: lawyers count in two ways."""
        day = chosen.found.date if chosen.found is not None else None
        if day is None or computed.state != "stated":
            return False
        return abs(date.fromisoformat(computed.value_text) - day).days <= _COUNTED

    @staticmethod
    def _contradicted(view: View, day: date) -> str:
        """An end before the start is a misreading or a mistake of the drafters."""
        for kind in ("effective_date", "agreement_date"):
            for term in view.of(kind):
                if term.state == "stated" and day.isoformat() < term.value_text:
                    return f"It would end on {day.isoformat()}, before it begins on {term.value_text}."
        return ""


def _runs_out(view: View) -> bool:
    return words.RUNS_OUT.search(view.folded_between(0, len(view.flow.text))) is not None


def _at_least(view: View, term: Term) -> Term:
    """Keep a sum usable where the day it starts from and the length are both read well.

    The model has seen few sheets of particulars: it doubts the sum, of which only a day may be in doubt.
    """
    parts = [*view.of("effective_date"), *view.of("term")]
    sure = len(parts) == 2 and all(one.state == "stated" and one.confidence >= _SURE for one in parts)
    if sure and "computed_from" in term.value and score(view, term) >= _SUM:
        return replace(term, confidence=max(term.confidence, _LEAST_SUM))
    return term


EXTRACTOR = ExpirationDate()
