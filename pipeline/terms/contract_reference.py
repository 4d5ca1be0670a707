"""Which contract a letter, an order, an annex or an amendment speaks of, and whether it ends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.terms._class_letters import succeeds
from pipeline.terms._contract_numbers import named_numbers
from pipeline.terms._letter_touching import below_greeting, later_day, touching
from pipeline.terms._terminations import Ending, after, endings, letter_date, taken_back
from pipeline.terms._time import Sentence, sentences
from pipeline.terms.amends import Mention, mentions
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_REACH = 6000
_PAPERS = frozenset({"termination_letter", "order", "annex", "amendment"})
_LETTERS = frozenset({"termination_letter", "letter"})
_REPLACED = "It speaks of its end, or takes its place, and from when was not understood."
TAKEN_BACK = "taken_back"
"""What the end is called that a letter takes back."""
_TAKEN_BACK = "It takes back a notice, or says that the contract goes on: the end is not settled."
_UNREAD = "It speaks of an end, of a length or of a later day in words that were not understood."
_WORD = r"[A-Z][\w&’'/-]*"
_NAMED = {
    "en": re.compile(
        r"\b(?:[Tt]erminat\w+|[Cc]ancel\w*|[Rr]enew\w*|[Ee]xtend|[Rr]egarding|R[Ee]\s*:|[Ss]ubject\s*:|[Uu]nder|[Oo]f|[Tt]o|[Ii]nto"
        r"|[Pp]ursuant\s+to|[Bb]y)\s+(?:(?:the|that\s+certain|our|your|their|this|THE)\s+)?"
        rf"(?P<title>(?:{_WORD}(?:\s*,)?\s+(?:(?:and|of|for|AND|OF|FOR|&)\s+)?){{0,8}}?"
        r"(?:Agreement|Contract|Lease|Deed|License|Licence|AGREEMENT|CONTRACT|LEASE))\b"
    )
}
_DATED = 1.0
_NUMBERED = 2.0


class ContractReferenceExtractor:
    """The contract that a paper names, and for a letter the end that it gives."""

    name = "contract_reference"
    version = 1
    kinds = ("contract_reference", "termination")
    requires = ("document_class",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one reference and one termination; nothing for contracts themselves."""
        classes = view.of("document_class")
        kind = classes[0].value_text if classes else ""
        if view.language in self.languages and kind == "contract":
            yield from self._earlier(view)
        if view.language not in self.languages or kind not in _PAPERS | {"letter"}:
            return
        said = list(self._taken_back(view)) if kind in _LETTERS else []
        if kind == "termination_letter" and not said:
            said = list(self._termination(view))
        if kind in _LETTERS and not said:
            said = list(self._touched(view))
        if kind == "letter" and not said:
            return
        own = {
            str(term.value[name]) for term in said for name in ("date", "letter_date") if name in term.value
        }
        if kind in _LETTERS and (written := letter_date(view.flow.text, view.language)) is not None:
            own.add(written.isoformat())
        yield from self._reference(view, kind in _LETTERS, own)
        yield from said

    def _earlier(self, view: View) -> Iterator[Term]:
        """A contract that takes the place of an earlier one leaves open what becomes of that."""
        said = succeeds(view.flow.text, view.language)
        if said is None:
            return
        label, proof = f"{self.name}/{self.version}", view.flow.evidence(*said)
        numbers = list(named_numbers(view.flow.text[said[0] : said[1]], view.language))
        number = numbers[0].number
        yield Term("contract_reference", {"number": number}, number, (proof,), 0.9, label)
        yield Term("termination", {}, "replaced", (proof,), 0.6, label, "unknown", _REPLACED)

    def _taken_back(self, view: View) -> Iterator[Term]:
        """A letter that takes a notice back ends nothing, and what it leaves of the contract is open."""
        found = taken_back(_cut(view), view.language)
        if found is None:
            return
        written = letter_date(view.flow.text, view.language)
        value: dict[str, JsonValue] = {} if written is None else {"letter_date": written.isoformat()}
        label, proof = f"{self.name}/{self.version}", view.flow.evidence(found.start, found.end)
        yield Term("termination", value, TAKEN_BACK, (proof,), 0.6, label, "unknown", _TAKEN_BACK)

    def _touched(self, view: View) -> Iterator[Term]:
        """Whatever in a letter may touch a contract is told, though it was not understood."""
        found = touching(_cut(view), letter_date(view.flow.text, view.language), view.language)
        if found is not None:
            label, proof = f"{self.name}/{self.version}", view.flow.evidence(*found)
            yield Term("termination", {}, "touched", (proof,), 0.6, label, "unknown", _UNREAD)

    def _reference(self, view: View, letter: bool, own: set[str]) -> Iterator[Term]:
        text = view.flow.text[:_REACH]
        named = _NAMED.get(view.language) if letter else None
        found = list(mentions(text, view.language, named))
        numbers = list(named_numbers(text, view.language))
        number = numbers[0] if numbers else None
        if not found and number is None:
            return
        value: dict[str, JsonValue] = {}
        best = max(found, key=lambda one: (_weight(one, text, view.language), -one.start), default=None)
        spans = []
        if best is not None:
            value["title"] = _without_number(best.title)
            # The day of the letter, or of the end that it gives, is not that of the contract; nor is one
            # that comes later.
            if best.date and best.date not in own and not (letter and best.date > max(own, default="9")):
                value["date"] = best.date
            spans.append((best.start, best.end))
        if number is not None:
            value["number"] = number.number
            if not spans or not spans[0][0] <= number.start <= number.end <= spans[0][1]:
                spans.append((number.start, number.end))
        words = ", ".join(str(value[name]) for name in ("title", "number", "date") if name in value)
        proofs = tuple(view.flow.evidence(*span) for span in spans)
        sure = 0.93 if "number" in value or "date" in value else 0.7
        yield Term("contract_reference", value, words, proofs, sure, f"{self.name}/{self.version}")

    def _termination(self, view: View) -> Iterator[Term]:
        found = endings(_cut(view), view.language)
        if not found:
            return
        written = letter_date(view.flow.text, view.language)
        label = f"{self.name}/{self.version}"
        firm = [ending for ending in found if ending.firm]
        # The sentence that says from when speaks for the letter; its subject line only announces.
        best = max(
            firm, key=lambda one: (one.effect is not None, one.said is None, -one.start), default=None
        )
        if best is None:
            proof = view.flow.evidence(found[0].start, found[0].end)
            reason = "The letter speaks of an end that depends on something or is only announced."
            yield Term("termination", {}, "termination", (proof,), 0.6, label, "unknown", reason)
            return
        value = _value(best, written)
        told = "date" in value or best.effect == "end_of_term"
        day = None if told else later_day(_cut(view), written, view.language)
        if best.effect == "end_of_term" and (named := _later_days(view, best, written)):
            value["named_days"] = list(named)
        if day is not None:
            reason = "It ends a contract, and whether on the day that it names was not understood."
            told_by = (view.flow.evidence(best.start, best.end), view.flow.evidence(*day))
            yield Term("termination", {}, "termination", told_by, 0.6, label, "unknown", reason)
            return
        spans = [(best.start, best.end)] + ([best.said] if best.said else [])
        proofs = tuple(view.flow.evidence(*span) for span in spans)
        words = str(value.get("date") or value.get("effect") or "terminated")
        yield Term("termination", value, words, proofs, 0.93 if best.effect else 0.85, label)


def _later_days(view: View, ending: Ending, written: date | None) -> list[str]:
    """Days to come beside an end with the term: it is one of them, or the words say something else."""
    spans = [(ending.start, ending.end), *([ending.said] if ending.said else [])]
    return sorted(
        {
            found.date.isoformat()
            for low, high in spans
            for found in find_dates(view.flow.text[low:high], view.language)
            if found.date is not None and (written is None or found.date > written)
        }
    )


def _cut(view: View) -> list[Sentence]:
    found = [sentence for clause in view.clauses for sentence in sentences(view, clause)]
    return below_greeting([sentence for sentence in found if sentence.start < _REACH], view.language)


def _value(ending: Ending, written: object) -> dict[str, JsonValue]:
    value: dict[str, JsonValue] = {}
    if isinstance(written, date):
        value["letter_date"] = written.isoformat()
    if ending.effect:
        value["effect"] = ending.effect
    if ending.duration:
        value["duration"] = ending.duration
    if ending.day is not None:
        value["date"] = ending.day.isoformat()
    elif isinstance(written, date) and ending.effect == "immediate":
        value["date"] = written.isoformat()
    elif isinstance(written, date) and ending.duration:
        day = after(written, ending.duration)
        if day is not None:
            value["date"] = day.isoformat()
            value["computed_from"] = f"{written} (the letter) + {ending.duration}"
    return value


def _weight(one: Mention, text: str, language: str) -> float:
    numbered = any(True for _ in named_numbers(text[one.start : one.end], language))
    return _DATED * (one.date is not None) + _NUMBERED * numbered


def _without_number(title: str) -> str:
    """« contrat de maintenance n° 2021-014 » is called « contrat de maintenance »."""
    return (
        re.split(r"\s*[,(]?\s*(?:n\s?[°º]|[Nn]o\.|[Nn]um[ée]ro|[Rr][ée]f\b)", title)[0].strip(" ,-–—")
        or title
    )


EXTRACTOR = ContractReferenceExtractor()
