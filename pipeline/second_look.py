"""A second look at what was not read: where the model of clause types points, words need no trigger.

Extractors know wordings, and a contract has others. Where nothing was stated of the end, the first term,
the length of a renewal or its notice, the likeliest passages of that type are read again by a grammar that
takes for granted what they are about. Only English: the types are those of a model taught on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise

from pipeline._choice import USABLE
from pipeline.clause_types import TypedPassage
from pipeline.folding import fold
from pipeline.legibility import doubted
from pipeline.terms import Extraction, _pointed, _time
from pipeline.terms import _expiration_words as end_words
from pipeline.terms import _pointed_party_read as _parties
from pipeline.terms import _pointed_words as words
from pipeline.terms._expiration_computed import computed
from pipeline.terms._paused import unpaused
from pipeline.terms._pointed import End
from pipeline.terms._run_in import heads_the_term
from pipeline.terms._time import Sentence
from pipeline.terms._time_confidence import clause_at
from pipeline.terms.base import View, in_order
from pipeline.types import Clause, Evidence, FlowText, JsonValue, Term

NAME = "second_look/1"
LIKELY = 0.5
"""A passage of this probability is taken for what the model says."""
PERHAPS = 0.2
"""One of this probability is read where nothing is read in likelier ones: the model leans on what was read,
and doubts what was not."""
_MOST = 3
"""Passages of a type that are read."""
_FIRST = 4
"""Sentences under a heading, its number and its words among them, that are read."""
_HEAD = 30
"""Characters of a quote by which its sentence is known."""
_LETTER = 20_000
"""Characters of a text whose headings may stand in the lines that they head."""
_LONGEST = 2_000
"""A sentence of more characters is read only where the passage stands in it."""
_TYPES: Mapping[str, str] = {
    "expiration_date": "expiration_date",
    "renewal": "renewal_term",
    "renewal_term": "renewal_term",
    "notice_period": "notice_period_to_terminate_renewal",
}
"""Kind -> the type of the passages that give it."""
_UNREAD = (
    "The words speak of",
    "A term is stated, but not on which day",
    "The term is stated, but not the day from which it runs",
    "The day from which the term runs is not clear",
    "It runs from a day that other words state",
    "Its length or the day from which it runs is read with little confidence",
    "It renews by itself, but for how long could not be read",
    "It may be renewed, but for how long could not be read",
)
"""Reasons of values that were not understood; what is blank, or hangs on an event, was."""
_FIRM = ("day", "length")
"""Ways of stating an end that go before *until it is terminated*."""
_CONFIDENCE: Mapping[str, float] = {
    "day": 0.85,
    "length": 0.8,
    "open": 0.75,
    "bare day": 0.6,
    "event": 0.6,
    "renewal": 0.8,
    "renewal_term": 0.8,
    "notice_period": 0.8,
}
"""What a value is worth by how it was read: the share that was right on contracts not looked at, lowered,
because what the extractors could not read is harder."""
_LESS = 0.65
"""What it is worth at most where the passage itself is in doubt, below ``_SURE``."""
_LEAST = 0.55
"""What it is worth where the passage is hardly likely."""
_SURE = 0.7
_WORDS = 0.93
"""Score of a length whose place is known, where an end is counted from it."""
_IMPLIED = 0.6
"""What is worth a length that is only implied."""
_COUNTED = 31
"""Days by which a count may differ from the day that words state: of its first day there may be several."""
_NO_DAY = "The term runs from an event whose day is not stated."


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one passage says."""

    how: str
    value: str
    terms: tuple[Term, ...]


def second_look(
    flow: FlowText,
    clauses: Sequence[Clause],
    extraction: Extraction,
    passages: Sequence[TypedPassage],
    model: str,
) -> Extraction:
    """Return an extraction with what likely passages say of values that were not read.

    Args:
        flow: the running text.
        clauses: its clauses.
        extraction: what the extractors say.
        passages: what the model of clause types says, the likeliest of a type first.
        model: the model's name and version.
    """
    if flow.document.language != "en":
        return extraction
    try:
        seen = _looked(flow, clauses, extraction, passages, model)
        named = [(one.start, one.end, one.probability) for one in passages if one.type == "parties"]
        return replace(seen, terms=_parties.completed(flow, clauses, seen.terms, named, NAME))
    except Exception as error:
        failure = ("second_look", f"a second look failed ({type(error).__name__})")
        return replace(extraction, failures=(*extraction.failures, failure))


def _looked(
    flow: FlowText,
    clauses: Sequence[Clause],
    extraction: Extraction,
    passages: Sequence[TypedPassage],
    model: str,
) -> Extraction:
    types = {kind: type_ for kind, type_ in _TYPES.items() if _is_open(extraction.terms, kind)}
    likely = [one for one in passages if one.probability >= PERHAPS and one.type in types.values()]
    if not likely and "expiration_date" not in types:
        return extraction
    view = View(flow, tuple(clauses), extraction.terms)
    look = _Look(view, passages, f"{NAME}+{model}")
    made: list[Term] = []
    for kind, type_ in types.items():
        mine = [one for one in likely if one.type == type_]
        seen = look.at(kind, [one for one in mine if one.probability >= LIKELY][:_MOST])
        if seen is None:
            seen = look.at(kind, [one for one in mine if one.probability < LIKELY][:_MOST])
        if seen is None and kind == "expiration_date":
            seen = look.headed()
        if seen and _agrees(extraction.terms, kind, seen):
            made += unpaused(view, seen)
    if not made:
        return extraction
    kept = [term for term in extraction.terms if term.kind not in {one.kind for one in made}]
    return replace(extraction, terms=in_order([*kept, *doubted(made, flow.document)]))


def _is_open(terms: Sequence[Term], kind: str) -> bool:
    """Tell whether nothing was surely read of a kind, and nothing that was understood hides it."""
    return all(
        term.confidence < USABLE if term.state == "stated" else term.reason.startswith(_UNREAD)
        for term in terms
        if term.kind == kind
    )


def _agrees(terms: Sequence[Term], kind: str, seen: Sequence[Term]) -> bool:
    """Tell whether what is seen is what was read of a kind with little confidence, if anything was."""
    guessed = {term.value_text for term in terms if term.kind == kind and term.state == "stated"}
    return not guessed or guessed == {term.value_text for term in seen if term.kind == kind}


def _all_but_same(day: str, other: str) -> bool:
    """Tell whether two ends are the same day, but for how the days of a term are counted."""
    if day == other or not other[:1].isdigit():
        return day == other
    return abs(date.fromisoformat(day) - date.fromisoformat(other)).days <= _COUNTED


class _Look:
    """Reads the passages of one contract."""

    def __init__(self, view: View, passages: Sequence[TypedPassage], maker: str) -> None:
        self._view = view
        self._passages = passages
        self._maker = maker

    def at(self, kind: str, passages: Sequence[TypedPassage]) -> tuple[Term, ...] | None:
        """Return what passages say of a kind: ``None`` where nothing, no term where they disagree."""
        seen = [one for passage in passages for one in self._in(kind, passage)]
        if not seen:
            return None
        firm = [one for one in seen if one.how in _FIRM]
        seen = firm or [one for one in seen if one.how != "event"] or seen
        days = [one for one in seen if one.how == "day"]
        if days and all(_all_but_same(days[0].value, one.value) for one in seen):
            return days[0].terms
        if len({one.value for one in seen}) != 1:
            return ()
        return seen[0].terms

    def headed(self) -> tuple[Term, ...] | None:
        """Return what stands of the end under a heading such as Duration: it points, too."""
        under = [
            (number, clause)
            for number, clause in enumerate(self._view.clauses)
            if clause.role == "body" and _time.is_term_heading(clause, "en")
        ]
        for number, clause in under[:_MOST]:
            for sentence in islice(_time.sentences(self._view, clause), _FIRST):
                if (seen := self._plainly(sentence, number)) is not None:
                    until = seen.how == "open" and words.OPENS_WITH_UNTIL.match(sentence.folded)
                    return seen.terms if until or seen.how in _FIRM else None
        begun = any(term.kind == "effective_date" for term in self._starts() if term.state == "stated")
        for number, sentence in self._under_run_ins() if begun else ():
            if (seen := self._plainly(sentence, number)) is not None:
                return seen.terms if seen.how in _FIRM else None
        for number, sentence in self._begun():
            if (seen := self._plainly(sentence, number)) is not None:
                return seen.terms if seen.how == "length" else None
        return None

    def _plainly(self, sentence: Sentence, clause: int) -> _Seen | None:
        """Return what a sentence says that no model points at, but nothing on how it may end early."""
        if words.CONDITIONAL.search(sentence.folded):
            return None
        passage = TypedPassage("expiration_date", LIKELY, sentence.start, sentence.end, clause)
        return next(self._in("expiration_date", passage), None)

    def _under_run_ins(self) -> Iterator[tuple[int, Sentence]]:
        if len(self._view.flow.text) > _LETTER:
            return
        for number, clause in enumerate(self._view.clauses):
            if clause.role in ("body", "preamble"):
                for first, then in pairwise(_time.sentences(self._view, clause)):
                    if heads_the_term(first.folded):
                        yield number, then

    def _begun(self) -> Iterator[tuple[int, Sentence]]:
        """Yield the sentence behind the one that says when it begins: it may tell how long, too."""
        for term in self._view.of("effective_date"):
            clause = clause_at(self._view, term.evidences[0].char_start) if term.state == "stated" else None
            if clause is not None and clause.role in ("body", "preamble"):
                told = fold(term.evidences[0].quote)[:_HEAD]
                for first, then in pairwise(_time.sentences(self._view, clause)):
                    if told in first.folded:
                        yield self._view.clauses.index(clause), then

    def _in(self, kind: str, passage: TypedPassage) -> Iterator[_Seen]:
        sentence = self._sentence(passage)
        if sentence is None:
            return
        if kind == "expiration_date":
            end = _pointed.end_in(self._view, sentence)
            seen = None if end is None else self._end(sentence, end, passage.probability)
        elif kind == "renewal":
            seen = self._renewal(sentence)
        else:
            seen = self._length(kind, sentence, passage)
        if seen is not None and passage.probability < _SURE:
            most = _LESS if passage.probability >= LIKELY else _LEAST
            terms = (replace(term, confidence=min(term.confidence, most)) for term in seen.terms)
            seen = replace(seen, terms=tuple(terms))
        if seen is not None:
            yield seen

    def _sentence(self, passage: TypedPassage) -> Sentence | None:
        """Return the sentences that a passage stands in."""
        view = self._view
        clause = view.clauses[passage.clause]
        if clause.role == "recital":
            return None  # what was agreed before
        around = [
            one
            for one in _time.sentences(view, clause)
            if one.start < passage.end and passage.start < one.end
        ]
        low = min([passage.start, *(one.start for one in around)])
        high = max([passage.end, *(one.end for one in around)])
        if high - low > _LONGEST:
            low, high = passage.start, passage.end
        # A stop that shortens a word hides the end of its paragraph.
        low = max(low, view.flow.text.rfind("\n\n", low, passage.start + 1) + 1)
        text = view.flow.text[low:high]
        return Sentence(low, high, text, view.folded_between(low, high)) if text.strip() else None

    def _end(self, sentence: Sentence, end: End, chance: float) -> _Seen | None:
        proof = [_time.quote(self._view, sentence, end.start, end.end + len(end.origin) + 30)]
        terms = self._view.of("term")
        if terms and terms[0].state != "stated":
            return None  # its length is blank, or said in two ways
        told = terms[0].value_text if terms else ""
        confidence = min(_CONFIDENCE[end.how], end_words.AT_MOST if end.at_most else 1.0)
        if end.how in ("open", "event"):
            if terms or chance < (_SURE if end.how == "event" else LIKELY):
                return None  # a term runs out, or it is too little to say that none does
            value: dict[str, JsonValue] = {"kind": "perpetual"}
            made = _time.stated("expiration_date", self._maker, value, "perpetual", proof, confidence)
            return _Seen(end.how, "perpetual", (made,))
        if end.day is not None:
            day = end.day.isoformat()
            if any(term.state == "stated" and day <= term.value_text for term in self._starts()):
                return None
            value = {"kind": "date", "date": day}
            made = _time.stated("expiration_date", self._maker, value, day, proof, confidence, end.repaired)
            term = () if terms or not end.duration else (self._term(end, proof),)
            return _Seen(end.how, day, (*term, made))
        if told and told != end.duration:
            return _Seen(end.how, end.duration, ())
        return self._counted(end, proof, confidence, known=bool(told))

    def _counted(self, end: End, proof: list[Evidence], confidence: float, *, known: bool) -> _Seen:
        """Count an end from a length: the length is stated even where its first day is not known."""
        term = self._term(end, proof)
        made = () if known else (term,)
        if not end.known:
            last: Term | None = _time.unknown("expiration_date", self._maker, _NO_DAY, proof)
        else:
            # The score of the words is one thing here, what they are worth another.
            sure = replace(term, confidence=_WORDS)
            starts = [replace(item, confidence=max(item.confidence, _WORDS)) for item in self._starts()]
            last = computed(replace(self._view, terms=(*starts, sure)), self._maker)
        if last is None:
            return _Seen(end.how, end.duration, made)
        if last.state == "stated":
            rests_on = [item.confidence for item in self._starts() if item.evidences[0] in last.evidences]
            last = replace(last, confidence=round(min(confidence, last.confidence, *rests_on), 3))
        return _Seen(end.how, last.value_text or end.duration, (*made, last))

    def _term(self, end: End, proof: list[Evidence]) -> Term:
        value: dict[str, JsonValue] = {"duration": end.duration}
        if end.origin:
            value["from"] = end.origin
        return _time.stated("term", self._maker, value, end.duration, proof, _CONFIDENCE["length"])

    def _renewal(self, sentence: Sentence) -> _Seen | None:
        found = _pointed.renewal_kind(sentence)
        if found is None:
            return None
        kind, start, end = found
        proof = [_time.quote(self._view, sentence, start - 60, end + 160)]
        made = _time.stated("renewal", self._maker, {"kind": kind}, kind, proof, _CONFIDENCE["renewal"])
        return _Seen("renewal", kind, (made,))

    def _only(self, passage: TypedPassage) -> bool:
        """Tell whether a passage is of renewal, and hardly of the end of the first term."""
        return passage.probability >= LIKELY and not any(
            one.type == _TYPES["expiration_date"]
            and one.start < passage.end
            and passage.start < one.end
            and one.probability > passage.probability / 2
            for one in self._passages
        )

    def _length(self, kind: str, sentence: Sentence, passage: TypedPassage) -> _Seen | None:
        view = self._view
        if kind == "notice_period":
            found = _pointed.notice_in(sentence, view)
            # Where nobody spoke of refusing a renewal, a notice may be that of ending it at any time.
            if not view.of(kind) and not words.SPEAKS_OF_END.search(sentence.folded):
                return None
        else:
            read = _pointed.renewal_in(sentence, view, only=self._only(passage))
            if isinstance(read, str):
                return self._as_long(sentence, _IMPLIED if read == "same terms" else 1.0)
            found = read
        if found is None or found.duration is None:
            return None
        proof = [_time.quote(view, sentence, found.start - 140, found.end + 90)]
        value: dict[str, JsonValue] = {"duration": found.duration}
        if found.business_days:
            value["business_days"] = True
        made = _time.stated(kind, self._maker, value, found.duration, proof, _CONFIDENCE[kind])
        return _Seen(kind, found.duration, (made,))

    def _as_long(self, sentence: Sentence, most: float) -> _Seen | None:
        """Read ``for periods of the same length``: that of the term."""
        terms = self._view.of("term")
        if not terms or terms[0].state != "stated":
            return None
        length = terms[0].value_text
        value: dict[str, JsonValue] = {
            "duration": length,
            "computed_from": "the same length as the term",
        }
        proof = [_time.quote(self._view, sentence, 0, len(sentence.text)), *terms[0].evidences]
        confidence = min(_CONFIDENCE["renewal_term"], terms[0].confidence, most)
        made = _time.stated("renewal_term", self._maker, value, length, proof, confidence)
        return _Seen("renewal_term", length, (made,))

    def _starts(self) -> tuple[Term, ...]:
        both = (*self._view.of("effective_date"), *self._view.of("agreement_date"))
        return tuple(item for item in both if item.state != "stated" or item.confidence >= USABLE)
