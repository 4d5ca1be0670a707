"""The state of each clause of each contract against its standard, in six words and with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from data.load import load_yaml
from rules.departures.asking import AT_ONCE, Told, contracts, told
from rules.departures.difference import render
from rules.departures.measures import spoken
from rules.departures.schema import Standard, State, Wanted
from rules.departures.values import Held, hold
from rules.departures.vocabulary import Named, named
from rules.departures.wording import THERE, Reader, Worded
from rules.verdicts import EVIDENCE, NOT_BINDING, PARTIAL_BY_NATURE

_NOT_FINAL = frozenset({"draft", "template", "general_terms"})
"""Bind nobody yet, and are held against the standard all the same: that is when it is still of use."""
_HELD_AGAINST_NOTHING = NOT_BINDING - _NOT_FINAL
_MAY_NOT_BIND = frozenset({None, "unknown"})
_EXTRACTOR = "departures/1"
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Departure:
    """What one clause of one contract is to its standard."""

    standard_id: str
    contract_id: str
    clause: str
    title: str
    need: str
    state: State
    reason: str
    value: str | None = None
    expected: str | None = None
    difference: str | None = None
    advice: str | None = None
    quote: str | None = None
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    confidence: float | None = None
    extractor: str | None = None
    review_state: str | None = None


def departures(
    connection: duckdb.DuckDBPyConnection,
    standards: Sequence[Standard],
    locale: str = "en",
    *,
    only: str | None = None,
) -> Iterator[Departure]:
    """Yield a row for each clause of the standard that a contract's type has, contract by contract.

    Args:
        connection: holds the public views.
        standards: sound ones; where two speak of one type in one language the first is taken.
        locale: language of titles and reasons.
        only: the one contract that is held against its standard; ``None``: all.
    """
    if not standards:
        return
    judges = _Judges(standards, locale)
    rows = (row for row in contracts(connection, only) if judges.of(row) is not None)
    while chosen := list(islice(rows, AT_ONCE)):
        yield from judges.judged(connection, chosen)


def standard_of(
    standards: Iterable[Standard], contract_type: str | None, language: str | None, title: str | None
) -> Standard | None:
    """Return the standard of a type of contract: in its language, or else in another."""
    fitting = [one for one in standards if contract_type in one.contract_types and one.speaks_of(title)]
    return next((one for one in fitting if one.language == language), fitting[0] if fitting else None)


class _Judges:
    """One judge a standard, made when it is first needed."""

    def __init__(self, standards: Sequence[Standard], locale: str) -> None:
        self._standards, self._locale = standards, locale
        self._judges: dict[str, _Judge] = {}

    def of(self, contract: Mapping[str, Any]) -> Standard | None:
        """Return the standard of a contract; ``None`` where its type is unknown or has none."""
        silent = contract["document_class"] in _HELD_AGAINST_NOTHING and not contract["class_in_doubt"]
        if silent or contract["contract_type"] is None:
            return None
        return standard_of(
            self._standards, contract["contract_type"], contract["language"], contract["title"]
        )

    def judged(
        self, connection: duckdb.DuckDBPyConnection, chosen: Sequence[dict[str, Any]]
    ) -> Iterator[Departure]:
        asked = []
        for row in chosen:
            standard = self.of(row)
            if standard is not None and standard.language == row["language"]:
                asked.append(row)
        found = told(connection, asked, *_wanted(self._standards)) if asked else {}
        for row in chosen:
            standard = self.of(row)
            if standard is not None:
                if standard.id not in self._judges:
                    self._judges[standard.id] = _Judge(standard, self._locale)
                judge = self._judges[standard.id]
                yield from judge.all_or_nothing(row, found.pop(row["contract_id"], Told()))


def _wanted(standards: Sequence[Standard]) -> tuple[list[Named], set[str]]:
    """Return the terms that standards bound, and the kinds in whose words their clauses are looked for."""
    clauses = [wanted for standard in standards for wanted in standard.clauses]
    terms = {value.term.name for wanted in clauses for value in wanted.values}
    kinds = {kind for wanted in clauses for kind in wanted.subject.kinds}
    return [named()[name] for name in sorted(terms)], kinds


class _Judge:
    """One standard before one contract after the other."""

    def __init__(self, standard: Standard, locale: str) -> None:
        self._standard, self.locale = standard, locale
        self._reader = Reader(standard)

    def all_or_nothing(self, contract: Mapping[str, Any], seen: Told) -> list[Departure]:
        """Return what each clause is; a contract whose words cannot be compared costs only itself."""
        try:
            return list(self._rows(contract, seen))
        except Exception as error:
            reason = self.say("failed", why=type(error).__name__)
            return [self.make(contract, wanted, "unknown", reason) for wanted in self._standard.clauses]

    def _rows(self, contract: Mapping[str, Any], seen: Told) -> Iterator[Departure]:
        """Yield what each clause of the standard is in one contract."""
        if contract["language"] != self._standard.language:
            reason = self.say("language", language=contract["language"] or "?")
            for wanted in self._standard.clauses:
                yield self.make(contract, wanted, "unknown", reason)
            return
        words = self._reader.read(seen)
        for wanted in self._standard.clauses:
            one = _Clause(self, contract, seen, wanted, words.get(wanted.subject.name)).departure()
            yield self._if_read_whole(contract, one)

    def _if_read_whole(self, contract: Mapping[str, Any], one: Departure) -> Departure:
        """Nothing passes on a contract of which a part was not read: that part may say otherwise."""
        if not contract["partly_read"] or one.state not in ("as standard", "acceptable", "missing"):
            return one
        page = contract["unread_page"]
        why = self.say("page", page=page) if page else contract["read_reason"] or "?"
        return replace(one, state="unknown", reason=self.say("partly", why=why))

    def make(
        self, contract: Mapping[str, Any], wanted: Wanted, state: State, reason: str, **more: Any
    ) -> Departure:
        advice = wanted.advice.get(self.locale) if state in ("departs", "forbidden", "missing") else None
        return Departure(
            self._standard.id,
            contract["contract_id"],
            wanted.subject.name,
            wanted.title[self.locale],
            wanted.need,
            state,
            reason,
            advice=advice,
            **more,
        )

    def say(self, key: str, **values: object) -> str:
        return _words()[key][self.locale].format(**values)


class _Clause:
    """One clause of one contract."""

    def __init__(
        self, judge: _Judge, contract: Mapping[str, Any], seen: Told, wanted: Wanted, words: Worded | None
    ) -> None:
        self._judge, self._contract, self._seen, self._wanted, self._words = (
            judge,
            contract,
            seen,
            wanted,
            words,
        )
        self._state, self._why = seen.states.get(wanted.subject.name, ("unknown", ""))
        absent = {name for name, (state, _) in seen.states.items() if state == "absent"}
        self._held = hold(wanted.values, seen.values, absent)
        self._terms = [
            row
            for kind in wanted.subject.kinds
            for row in seen.stated.get(kind, ())
            if row["state"] == "stated" and (row["confidence"] or 0.0) >= _SURE
        ]

    def departure(self) -> Departure:
        """Return its state, with the reason."""
        if self._wanted.need == "forbidden":
            return self._forbidden()
        if not self._is_there():
            return self._absent()
        return self._there()

    def _is_there(self) -> bool:
        by_words = self._words is not None and self._words.place.likeness >= THERE
        return self._state == "found" or by_words or any(one.row is not None for one in self._held)

    # What is not there ---------------------------------------------------------------------------

    def _absent(self) -> Departure:
        need, document_class = self._wanted.need, self._contract["document_class"]
        if self._state != "absent":
            return self._unknown("state" if self._why else "not_told", why=self._why)
        if document_class in PARTIAL_BY_NATURE:
            return self._unknown("by_nature")
        if need == "acceptable":
            return self._of("as standard", "may_be_left_out")
        if document_class in _NOT_FINAL:
            return self._unknown("not_final")
        if self._contract["stands_under"]:
            return self._unknown("stands_under")
        if need == "preferred":
            return self._of("acceptable", "preferred")
        if document_class in _MAY_NOT_BIND:
            return self._unknown("class")
        return self._of("missing", "required")

    def _forbidden(self) -> Departure:
        promises = self._seen.binds.get(self._wanted.subject.name, [])
        if self._state == "absent" or (promises and all(binds is False for binds in promises)):
            if self._contract["document_class"] in PARTIAL_BY_NATURE:
                return self._unknown("by_nature")
            return self._of("as standard", "not_there")
        if promises and not any(promises):
            return self._unknown("not_told", **_shown(self._terms))
        if self._state == "found" and self._terms:
            return self._of("forbidden", "forbidden", **_shown(self._terms))
        return self._unknown("state" if self._why else "not_told", why=self._why)

    # What is there -------------------------------------------------------------------------------

    def _there(self) -> Departure:
        worst = self._held[0] if self._held else None
        told = self._told(worst)
        words = self._words.verdict if self._words else None
        if worst is not None and worst.verdict == "beyond":
            return self._by_value("departs", worst, told)
        if worst is not None and worst.verdict == "open":
            if words == "same" and worst.row is None and not self._left_open():
                return self._by_words("as standard", "same_words", told)
            return self._by_value("unknown", worst, told)
        state: State = "acceptable" if worst is not None and worst.verdict == "accepted" else "as standard"
        if not self._wanted.wording:
            if worst is not None:
                return self._by_value(state, worst, told)
            if self._wanted.need == "acceptable":
                return self._of("acceptable", "tolerated", **_shown(self._terms))
            return self._of("as standard", "there", **_shown(self._terms))
        match words:
            case "same":
                return self._by_words(state, "same_words", told)
            case "accepted":
                return self._by_words("acceptable", "accepted_words", told)
            case "unreadable":
                return self._by_words("unknown", "unreadable", told)
            case "turned":
                return self._by_words("departs", "turned_words", told)
            case "other" if worst is None:
                return self._by_words("departs", "other_words", told)
            case "other" if worst is not None:
                return self._by_value("acceptable", worst, told)
        return self._unknown("not_placed")

    def _left_open(self) -> bool:
        return any("[" in text for text in self._wanted.wording)

    def _told(self, worst: Held | None) -> dict[str, Any]:
        """Columns that tell the value, what was expected, and how the words differ."""
        more: dict[str, Any] = {}
        if self._wanted.values:
            value = worst.value if worst else self._wanted.values[0]
            expected, accepted = (
                spoken(said, value.term, self._judge.locale, asked=True)
                for said in (value.expected, value.accepted)
            )
            if accepted:
                expected = self._judge.say("expected", what=expected, accepted=accepted)
            more |= {"value": worst.said if worst else None, "expected": expected}
        if self._words is not None and self._words.verdict not in ("same", "accepted"):
            more["difference"] = render(self._words.compared)
        return more

    def _by_value(self, state: State, held: Held, told: dict[str, Any]) -> Departure:
        says = held.value.term.says[self._judge.locale]
        evidence = _shown([held.row]) if held.row else self._evidence_of_words()
        key = "other_words" if state == "acceptable" and held.verdict == "within" else held.why
        why = self._seen.states.get(held.value.term.kind, ("", ""))[1]
        if held.row is None and why:
            return self._of(state, "unread_why", term=says, why=why, **(told | evidence))
        said = spoken(held.said or "?", held.value.term, self._judge.locale)
        return self._of(state, key, term=says, said=said, **(told | evidence))

    def _by_words(self, state: State, key: str, told: dict[str, Any]) -> Departure:
        return self._of(state, key, **(told | self._evidence_of_words()))

    def _evidence_of_words(self) -> dict[str, Any]:
        if self._words is None:
            return {}
        more = {"confidence": self._words.confidence, "extractor": _EXTRACTOR, "review_state": "unreviewed"}
        return self._words.paper.evidence(self._words.place) | more

    def _unknown(self, key: str, **told: Any) -> Departure:
        return self._of("unknown", key, **told)

    def _of(self, state: State, key: str, **told: Any) -> Departure:
        columns = {
            name: told[name] for name in ("value", "expected", "difference", *EVIDENCE) if name in told
        }
        reason = self._judge.say(key, **{"said": "?", "term": "", "why": "", **told})
        if key == "other_words" and not self._wanted.values:
            columns.pop("value", None)
        return self._judge.make(self._contract, self._wanted, state, reason, **columns)


def _shown(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Evidence of the surest row."""
    best = max(rows, key=lambda row: row["confidence"] or 0.0, default=None)
    return {name: best[name] for name in EVIDENCE} if best is not None else {}


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    book: Mapping[str, Mapping[str, str]] = load_yaml(Path(__file__).parent / "words.yml")
    return book


_COLUMNS = tuple(item.name for item in fields(Departure))


def row_of(departure: Departure) -> dict[str, Any]:
    """Return a row of ``departure_rows``."""
    return {name: getattr(departure, name) for name in _COLUMNS}
