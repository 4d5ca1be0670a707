"""What the changing sentences of an amendment do to the fields of its contract.

A sentence of which the new value was read, by an extractor or here, changes its field; any other one leaves
the fields that it names or speaks of unknown, with its words: no old value is kept as if nothing were said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline._choice import USABLE
from pipeline.dates import find_dates
from pipeline.decisions import Reviewed
from pipeline.families import _amending_words as words
from pipeline.families._changing import Changing, Passage, ends, within
from pipeline.families._money import Paper
from pipeline.families._swapped import Standing, differing, swapped, touched
from pipeline.families._unread_clauses import same_number
from pipeline.types import Evidence, Term

EXTRACTOR = "families/2"
_END = frozenset({"expiration_date", "term"})
_NOTICE = frozenset({"notice_period", "termination_notice"})
_RENEWAL = frozenset({"renewal", "renewal_term"})
FAMILIES = (_END, _NOTICE, _RENEWAL)
"""Kinds that are told together: one new value speaks for the others too."""
_KINDS = frozenset(
    {"governing_law", "jurisdiction", "total_value", "indexation", "price", "payment_term"}
    | _END
    | _NOTICE
    | _RENEWAL
)
"""What a clause may hold that an amendment changes."""
OF = {
    "expiration_date": frozenset({"expiration_date"}),
    "notice": _NOTICE,
    "renewal": _RENEWAL,
    "law": frozenset({"governing_law"}),
    "courts": frozenset({"jurisdiction"}),
    "payment_term": frozenset({"payment_term"}),
    "price": frozenset({"price", "indexation", "total_value"}),
}
"""What is spoken of, as kinds of terms."""
_UNTOLD = frozenset({"expiration_date", "price"}) | _NOTICE
"""What may have changed where nothing tells what is meant."""


@dataclass(frozen=True, slots=True)
class Field:
    """What the fields of a sentence are told by."""

    kinds: frozenset[str]
    spoken: frozenset[str] = frozenset()
    """What it speaks of by its words, whatever clause it names."""
    by_clause: bool = False
    """By the clause that it names, and not by what it speaks of."""


def understood(
    paper: Paper,
    master: Sequence[Reviewed],
    clauses: Sequence[Passage],
    standing: Standing,
) -> Paper:
    """Add to what was read of an amendment what its changing sentences say, and what they leave unknown.

    Args:
        paper: the amendment, with its changing sentences.
        master: the terms of the contract itself, which tell what stands in its clauses.
        clauses: of the contract.
        standing: what holds before this paper.
    """
    doubts = dict(paper.doubts)
    guessed = [item for item in paper.terms if _from_its_own_day(item, paper)]
    terms = [item for item in paper.terms if item not in guessed]
    for one in paper.changing:
        field = _fields(one, master, clauses, standing.terms, paper.language)
        made = swapped(one, field.kinds, field.spoken, standing, paper.language)
        terms = [item for item in terms if not any(_of_extension(item, new, one) for new in made)]
        made = [item for item in made if not _read_already(item, one, terms)]
        terms = [item for item in terms if not any(_superseded(item, new, one) for new in made)]
        terms += made
        left = _left(one, field, _covered(one, terms), terms)
        named = None if one.whole or one.gone else touched(one, field.spoken, standing, paper.language)
        if one.states:
            # Words on a field of a clause that is named are not there for nothing.
            told = field.kinds if field.by_clause else differing(one, standing, paper.language)
            named = field.spoken & told
        for kind in left if named is None else left & named:
            doubts.setdefault(kind, doubt(kind, one.quoted, one.evidence, paper))
    if guessed and not any(item.term.kind in _END and item.term.state == "stated" for item in terms):
        proof = guessed[0].term.evidences[0]
        doubts.setdefault("expiration_date", doubt("expiration_date", proof.quote, proof, paper))
    return replace(paper, terms=tuple(terms), doubts=doubts)


def _fields(
    one: Changing,
    master: Sequence[Reviewed],
    clauses: Sequence[Passage],
    current: Mapping[str, Sequence[Reviewed]],
    language: str,
) -> Field:
    spoken = _spoken(one, current, language)
    named = [_in_clause(number, master, clauses) for number in one.clauses]
    known = [kinds for kinds in named if kinds is not None]
    if known:
        kinds = frozenset[str]().union(*known)
        if spoken & kinds and not (one.whole or (one.gone and not one.within)):
            return Field(spoken & kinds, spoken, by_clause=True)
        return Field(kinds or spoken, spoken, by_clause=True)
    if spoken:
        return Field(spoken, spoken)
    told = one.told if one.whole or one.gone else f"{one.told} {one.new}"
    if not one.clauses or words.any_of("others", language).search(told):
        return Field(frozenset())
    return Field(_UNTOLD, by_clause=True)


def _spoken(one: Changing, current: Mapping[str, Sequence[Reviewed]], language: str) -> frozenset[str]:
    told = words.any_of("not_fields", language).sub(" ", one.told)
    found: set[str] = set()
    for name, pattern in words.fields(language):
        if pattern.search(told):
            found |= OF[name]
    if ends(one.told, language):
        return frozenset({"expiration_date", "renewal"})
    if words.any_of("others", language).search(told):
        found -= OF["payment_term"] | OF["price"]
    if words.any_of("apart", language).search(told):
        found -= _END | _NOTICE
    if words.any_of("extends", language).search(told) and "expiration_date" in found:
        found -= _RENEWAL
    if "payment_term" in found:
        # The term of payment is no end of the contract.
        found -= _END
    there = {kind for kind in _NOTICE & found if current.get(kind)}
    return frozenset(found - _NOTICE | (there or _NOTICE & found))


def in_clauses(one: Changing, master: Sequence[Reviewed], clauses: Sequence[Passage]) -> set[str]:
    """Return the kinds of terms that stand in the clauses of the contract that a sentence names."""
    named = (_in_clause(number, master, clauses) for number in one.clauses)
    return {kind for kinds in named if kinds is not None for kind in kinds}


def _in_clause(
    number: str, master: Sequence[Reviewed], clauses: Sequence[Passage]
) -> frozenset[str] | None:
    """Return the kinds of terms that stand in a clause of the contract; ``None`` where it is not found."""
    while number:
        places = [
            (clause.char_start, clause.char_end)
            for clause in clauses
            if same_number(clause.number, number) and clause.role not in ("annex", "signature")
        ]
        if places:
            return frozenset(
                item.term.kind
                for item in master
                if item.term.kind in _KINDS
                and item.state != "rejected"
                and any(
                    low <= proof.char_start < high for low, high in places for proof in item.term.evidences
                )
            )
        number = number.rpartition(".")[0]
    return None


def _covered(one: Changing, terms: Sequence[Reviewed]) -> set[str]:
    """Return the kinds of which a new value was read in the sentence."""
    found = {
        item.term.kind
        for item in terms
        if item.state != "rejected"
        and item.term.state == "stated"
        and item.term.confidence >= USABLE
        and any(within(one, proof) for proof in item.term.evidences)
    }
    if found & _END:
        found |= _END
    if found & _NOTICE and not one.clauses:
        found |= _NOTICE
    return found


def _left(one: Changing, field: Field, covered: set[str], terms: Sequence[Reviewed]) -> set[str]:
    """Return the fields that a sentence leaves unknown."""
    left = set(field.kinds - covered)
    if covered & field.kinds and not one.whole and not one.gone:
        # One value was read; a clause that is not replaced keeps its others.
        left = set()
    if not field.by_clause:
        # What sentences on prices leave open is told with the prices due.
        left -= OF["price"]
    if not one.gone and not one.new and not any(sign.isdigit() for sign in _unnumbered(one)):
        left -= {item.term.kind for item in terms if item.term.state == "stated"} - (
            {item.term.kind for item in terms if item.term.state == "unknown"}
        )
    return left


def _unnumbered(one: Changing) -> str:
    told = one.told
    for number in one.clauses:
        told = told.replace(number, "", 1)
    return told


def _superseded(item: Reviewed, made: Reviewed, one: Changing) -> bool:
    """Whether a term was read of the same words, and what was read here is more exact."""
    families = (_END, _NOTICE, _RENEWAL, frozenset({made.term.kind}))
    alike = any({item.term.kind, made.term.kind} <= family for family in families)
    return alike and any(within(one, proof) for proof in item.term.evidences)


def _of_extension(item: Reviewed, made: Reviewed, one: Changing) -> bool:
    """Whether words that put the end off once were taken for a renewal."""
    return (
        made.term.kind in _END
        and item.term.kind in _RENEWAL
        and any(within(one, proof) for proof in item.term.evidences)
    )


def _from_its_own_day(item: Reviewed, paper: Paper) -> bool:
    """Whether an end was reckoned from a length and the paper's own day, and not from one beside it."""
    term = item.term
    if term.kind != "expiration_date" or not term.value.get("computed_from") or item.state != "unreviewed":
        return False
    own = {paper.signed, paper.from_date}
    return all(
        day.date is None or day.date in own
        for proof in term.evidences
        for day in find_dates(proof.quote, paper.language)
    )


def _read_already(made: Reviewed, one: Changing, terms: Sequence[Reviewed]) -> bool:
    """Whether an extractor read the same of the same words, and there is no old value to tell."""
    return "replaces" not in made.term.value and any(
        item.term.kind == made.term.kind
        and item.term.state == "stated"
        and item.term.confidence >= USABLE
        and item.term.value_text == made.term.value_text
        and any(within(one, proof) for proof in item.term.evidences)
        for item in terms
    )


def open_day(kind: str, quoted: str, proof: Evidence, paper: Paper) -> Reviewed:
    """Return what makes a new value unknown of which its words leave open when it holds."""
    reason = f"{paper.name} says “{quoted}”, and from when or for how long that holds is not settled"
    return Reviewed(Term(kind, {}, "", (proof,), 0.9, EXTRACTOR, "unknown", reason))


def doubt(kind: str, quoted: str, proof: Evidence | None, paper: Paper) -> Reviewed:
    """Return what makes a field unknown, with the words that may change it."""
    reason = f"{paper.name} says “{quoted}”, and what follows from it is not settled"
    proof = proof or paper.terms[0].term.evidences[0]
    return Reviewed(Term(kind, {}, "", (proof,), 0.9, EXTRACTOR, "unknown", reason))
