"""What a contract says in two ways: two values of one field, words against figures, names that differ.

Both are kept and quoted, and the value is unknown: which of the two holds is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline._choice import USABLE
from pipeline._signed_names import signed_otherwise
from pipeline.company import normalise
from pipeline.contract import Resolved
from pipeline.decisions import Reviewed
from pipeline.types import Evidence, Term

_CLASSED = frozenset({"contract_type", "document_class", "title"})
"""What we say of a contract, not what it says: no contradiction of its own."""
_WORDS_AND_FIGURES = (
    re.compile(r"words say (?P<a>.+?) and the figures say (?P<b>.+?)\.?$"),
    re.compile(r"[Ww]ords and figures contradict each other: (?P<a>.+?) and (?P<b>.+?)\.?$"),
)
_SAID = "the words and the figures differ"
_TWO_SUMS = re.compile(r"two sums are stated for this price: (?P<a>.+?) and (?P<b>.+?)\.?$")
_TWO_VALUES = "two values are stated"
_OTHER_NAME = "the party is named otherwise where it signs"
_ALIKE = 60.0
_SAME = 90.0
_TAIL = 85.0
_SAME_HOUSE = 50.0
_NAMES = 6
"""Letters of a first word that may be a house's own name."""
_ANY_HOUSE = frozenset(
    {"american", "british", "compagnie", "company", "european", "federal", "french", "general", "global"}
    | {"groupe", "international", "national", "societe", "united", "university", "universite", "county"}
    | {"association", "department", "ministry"}
)
_SIGNS_ONLY = 0.6
"""A party read with less is named by nothing but the place where it signs."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that one contract says of one field."""

    contract_id: str
    field: str
    value_a: str
    evidence_a: Evidence
    value_b: str
    evidence_b: Evidence
    reason: str


def contradictions(resolved: Resolved) -> list[Contradiction]:
    """List what a contract says in two ways, in the order of fields and places."""
    names = [*_strangers(resolved)] or [*_names(resolved)] or [*_otherwise_signed(resolved)]
    found = [*_rivals(resolved), *_words_and_figures(resolved), *_two_sums(resolved), *names]
    return sorted(found, key=lambda one: (one.field, one.evidence_a.char_start, one.evidence_b.char_start))


def doubted(resolved: Resolved, found: Sequence[Contradiction]) -> Resolved:
    """Say of every contradicted field why it is unknown; names stay, for each is one that is written."""
    contract = resolved.contract
    unknown = dict(contract.unknown)
    for one in found:
        if one.field == "parties":
            unknown.setdefault("parties", f"{one.reason}: {one.value_a} and {one.value_b}")
    if unknown == dict(contract.unknown):
        return resolved
    return replace(resolved, contract=replace(contract, unknown=dict(sorted(unknown.items()))))


def _rivals(resolved: Resolved) -> Iterator[Contradiction]:
    for name, items in resolved.rivals.items():
        if name in _CLASSED:
            continue
        first = items[0].term
        for item in items[1:]:
            yield _between(resolved, name, first, item.term, _TWO_VALUES)


def _between(resolved: Resolved, name: str, one: Term, other: Term, reason: str) -> Contradiction:
    first, second = sorted((one, other), key=lambda term: term.evidences[0].char_start)
    return Contradiction(
        resolved.contract.contract_id,
        name,
        first.value_text,
        first.evidences[0],
        second.value_text,
        second.evidences[0],
        reason,
    )


def _words_and_figures(resolved: Resolved) -> Iterator[Contradiction]:
    for item in resolved.reviewed:
        term = item.term
        if term.state != "unknown" or item.state == "rejected":
            continue
        match = next((hit for pattern in _WORDS_AND_FIGURES if (hit := pattern.search(term.reason))), None)
        if match is not None:
            evidence = term.evidences[0]
            yield Contradiction(
                resolved.contract.contract_id, term.kind, match["a"], evidence, match["b"], evidence, _SAID
            )


def _two_sums(resolved: Resolved) -> Iterator[Contradiction]:
    """One price is told with two sums; both terms say so, and the first of them is taken."""
    for item in resolved.of("price"):
        match = _TWO_SUMS.match(item.term.reason)
        if match is None or item.term.state != "unknown" or item.state == "rejected":
            continue
        own, other = item.term.evidences[:2]
        if (own.page, own.char_start) < (other.page, other.char_start):
            yield Contradiction(
                resolved.contract.contract_id, "price", match["a"], own, match["b"], other, _TWO_VALUES
            )


def _strangers(resolved: Resolved) -> Iterator[Contradiction]:
    """A company that the contract does not name signs in the stead of a party."""
    parties = {item.term.value_text: item.term for item in _usable(resolved, "party")}
    for item in _places(resolved):
        party = parties.get(str(item.term.value.get("instead_of")))
        if party is None:
            continue
        yield Contradiction(
            resolved.contract.contract_id,
            "parties",
            party.value_text,
            party.evidences[0],
            str(item.term.value["party"]),
            item.term.evidences[0],
            _OTHER_NAME,
        )


def _names(resolved: Resolved) -> Iterator[Contradiction]:
    """A party is called by another name where it signs: told only where the other parties sign as named."""
    parties = _usable(resolved, "party")
    signers = [item for item in _places(resolved) if isinstance(item.term.value.get("party"), str)]
    signed: dict[str, Reviewed] = {}
    for item in signers:
        signed.setdefault(normalise(str(item.term.value["party"])), item)
    names = {
        name: item
        for item in parties
        if (name := normalise(item.term.value_text)) not in signed or item.term.confidence >= _SIGNS_ONLY
    }
    if not 2 <= len(names) <= 4 or len(signed) != len(names):
        return
    strange = [name for name in signed if _likest(name, list(names))[1] < _SAME]
    missing = [name for name in names if _likest(name, list(signed))[1] < _SAME]
    if len(strange) != 1 or len(missing) != 1:
        return
    name, other = missing[0], strange[0]
    if not name or not other or not (_likest(name, [other])[1] >= _ALIKE or _of_one_house(name, other)):
        return
    if _abbreviates(name, other) or _is_tail(name, other) or _is_tail(other, name):
        return
    party, block = names[name].term, signed[other].term
    yield Contradiction(
        resolved.contract.contract_id,
        "parties",
        party.value_text,
        party.evidences[0],
        str(block.value["party"]),
        block.evidences[0],
        _OTHER_NAME,
    )


def _otherwise_signed(resolved: Resolved) -> Iterator[Contradiction]:
    """A name of another company of the house stands at the place where a party is found to sign."""
    for party, block, name in signed_otherwise(_usable(resolved, "party"), _places(resolved)):
        yield Contradiction(
            resolved.contract.contract_id,
            "parties",
            party.term.value_text,
            party.term.evidences[0],
            name,
            block.term.evidences[0],
            _OTHER_NAME,
        )


def _places(resolved: Resolved) -> list[Reviewed]:
    """Return the places to sign; whose a place is may be read though nobody can say that it is signed."""
    return [
        item
        for item in resolved.of("signature")
        if item.state != "rejected" and item.term.confidence >= USABLE
    ]


def _usable(resolved: Resolved, kind: str) -> list[Reviewed]:
    return [
        item
        for item in resolved.of(kind)
        if item.term.state == "stated" and item.state != "rejected" and item.term.confidence >= USABLE
    ]


def _likest(name: str, others: Sequence[str]) -> tuple[str, float]:
    from rapidfuzz.fuzz import ratio

    return max(
        ((other, ratio(name, other)) for other in others), key=lambda pair: pair[1], default=("", 0.0)
    )


def _of_one_house(name: str, other: str) -> bool:
    """Two companies of one group begin alike: *Tarnbeck Haulage* and *Tarnbeck Logistics Northern*."""
    first, second = name.split(), other.split()
    # One long word, or two of any length: *Calla Mesa Outfitters* and *Calla Mesa Holdings*.
    long_enough = len(first[0]) >= _NAMES or first[1:2] == second[1:2] != []
    named = first[0] == second[0] and long_enough and first[0] not in _ANY_HOUSE
    return named and _likest(name, [other])[1] >= _SAME_HOUSE


def _is_tail(short: str, long: str) -> bool:
    """Tell whether a name is the end of another, as one whose first word stands on the line before."""
    words = len(short.split())
    tail = " ".join(long.split()[-words:])
    return words < len(long.split()) and _likest(short, [tail])[1] >= _TAIL


def _abbreviates(name: str, other: str) -> bool:
    """A shorter form of the same name, as in a signature block, is no other name."""
    first, second = name.replace(" ", ""), other.replace(" ", "")
    initials = "".join(word[0] for word in name.split())
    misspelt = sorted(first) == sorted(second)  # two letters changed places: it is meant
    return first.startswith(second) or first.endswith(second) or second == initials or misspelt


__all__ = ["Contradiction", "contradictions", "doubted"]
