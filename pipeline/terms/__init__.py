"""From clauses to terms: one file an extractor, run in the order of what they require."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import models
from pipeline.legibility import doubted
from pipeline.registry import find
from pipeline.settings import Depth
from pipeline.terms._boxes import chosen, undecided
from pipeline.terms._class_limits import limited
from pipeline.terms._headings import unread
from pipeline.terms._paused import unpaused
from pipeline.terms._ruled_out import ruled_out
from pipeline.terms._subjects import spoken_of, subjects
from pipeline.terms._unbroken import RUNNING, unbroken
from pipeline.terms.base import Chosen, Extractor, View, in_order
from pipeline.types import Clause, FlowText, Term

_ROOT = Path(__file__).resolve().parents[2]
_DEPENDS_ON = ("pipeline", "data/indices", "data/lexicons", "data/limits", "models")


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that the extractors say of one document."""

    terms: tuple[Term, ...]
    signalled: frozenset[str]
    """Kinds of which the text seems to speak although no term was read: their absence is not proven."""
    failures: tuple[tuple[str, str], ...] = ()
    """(kind, what happened) of extractors that failed on this document; the others went on."""


def extract(
    flow: FlowText, clauses: Sequence[Clause], *, only: Collection[str] | None = None, gated: bool = True
) -> tuple[Term, ...]:
    """Return the terms of a document, sorted by place.

    Args:
        flow: the running text.
        clauses: its clauses, which cover it.
        only: names of extractors to run (what they require runs too); all when ``None``.
        gated: whether triggers choose the clauses; the answer is the same either way.
    """
    form = chosen(flow, clauses)
    flow, clauses = form.flow, form.clauses
    found: list[Term] = []
    for extractor, terms in _run(View(flow, tuple(clauses)), only, gated):
        if only is None or extractor.name in only:
            found.extend(terms)
    terms = in_order(found) if only is not None else limited(in_order(found), flow.text)
    return doubted(undecided(terms, form.open), flow.document)


def extract_all(flow: FlowText, clauses: Sequence[Clause]) -> Extraction:
    """Run every extractor; one that fails costs only its own kinds."""
    failures: list[tuple[str, str]] = []
    form = chosen(flow, clauses)
    flow, clauses = form.flow, form.clauses
    view = View(flow, tuple(clauses))
    terms = in_order(term for _, found in _run(view, None, True, failures) for term in found)
    kinds = {term.kind for term in terms}
    spoken = _signalled(view, kinds) | unread(view.clauses, kinds, view.language)
    silent = set(subjects(view.language)) - kinds - spoken
    whole = view.folded_between(0, len(flow.text))
    spoken |= spoken_of(whole, silent, view.language)
    spoken -= ruled_out(whole, view.language) - kinds
    stated = doubted(undecided(limited(terms, flow.text), form.open), flow.document)
    return Extraction(stated, frozenset(spoken), tuple(failures))


@cache
def version_key(*, depth: Depth = "usual") -> str:
    """Name what terms depend on: the code, lexicons and models they are made with.

    The whole of the code that turns text into terms is hashed, so that no change is forgotten; readers and
    the store are left out, for they have keys of their own.

    Args:
        depth: how often the heavier models are asked.
    """
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(path.relative_to(_ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    for name in sorted(path.parent.name for path in models.ROOT.glob(f"*/{models.CHECKSUMS}")):
        digest.update(models.version(name).encode())
    return digest.hexdigest()[:16] + ("" if depth == "usual" else f"-{depth}")


def _sources() -> Iterable[Path]:
    apart = {
        "_choice.py", "_row_files.py", "_sides.py", "_signed.py", "_status.py",
        "archive.py", "contract.py", "contradictions.py", "counterparties.py", "deadlines.py",
        "decisions.py", "disk.py", "errors.py", "evidence_places.py", "families", "heartbeat.py",
        "isolate.py", "ledger.py", "pictures", "reading", "register", "search.py", "settings.py",
        "states.py", "steps.py", "store", "workspace.py",
    }  # fmt: skip
    for folder in _DEPENDS_ON:
        for path in (_ROOT / folder).rglob("*"):
            inside = path.relative_to(_ROOT).parts
            if path.is_file() and path.suffix != ".pyc" and "__pycache__" not in inside:
                if folder == "pipeline" and inside[1] in apart:
                    continue
                yield path


def _run(
    whole: View,
    only: Collection[str] | None,
    gated: bool,
    failures: list[tuple[str, str]] | None = None,
) -> Iterable[tuple[Extractor, tuple[Term, ...]]]:
    language, everything = whole.language, whole.clauses
    joined = unbroken(whole)
    chosen = _choose(joined) if gated else {}
    by_kind: dict[str, list[Term]] = {}
    for extractor in _needed(only):
        if language not in extractor.languages:
            continue
        shown = everything if not gated else chosen.get(extractor.name, ())
        if not shown:
            continue
        required = tuple(term for kind in extractor.requires for term in by_kind.get(kind, ()))
        try:
            seen = joined if extractor.name in RUNNING else whole
            view = View(seen.flow, everything, required, seen.memo)
            with models.asked() as judges:
                made = tuple(unpaused(view, extractor.extract(view, shown)))
            terms = _signed(made, judges)
            for old, new in zip(made, terms, strict=True):
                if ("score", id(old)) in seen.memo:  # a rule's own score goes with the term that is signed
                    seen.memo["score", id(new)] = new, seen.memo["score", id(old)][1]
        except Exception as error:
            if failures is None:
                raise
            failures.extend(
                (kind, f"{extractor.name} failed ({type(error).__name__})") for kind in extractor.kinds
            )
            continue
        for term in terms:
            by_kind.setdefault(term.kind, []).append(term)
        yield extractor, terms


def _signed(terms: tuple[Term, ...], judges: Collection[str]) -> tuple[Term, ...]:
    """Add the models that were asked to who made the terms: ``price/4+price@1a2b3c4d``."""
    if not judges:
        return terms
    names = "".join(f"+{name}@{models.version(name)}" for name in sorted(judges))
    return tuple(replace(term, extractor=term.extractor + names) for term in terms)


@cache
def _ordered() -> tuple[Extractor, ...]:
    """All extractors, each after those whose kinds it requires.

    Raises:
        ValueError: they require each other in a circle, or a kind that nobody makes.
    """
    remaining: dict[str, Extractor] = {item.name: item for item in find("pipeline.terms", "EXTRACTOR")}
    known = {kind for item in remaining.values() for kind in item.kinds}
    done: list[Extractor] = []
    while remaining:
        ready = [item for item in remaining.values() if not _waits(item, remaining.values())]
        if not ready:
            raise ValueError(f"extractors require each other: {', '.join(sorted(remaining))}")
        for item in ready:
            if missing := set(item.requires) - known:
                raise ValueError(f"{item.name} requires kinds that no extractor makes: {sorted(missing)}")
            done.append(remaining.pop(item.name))
    return tuple(done)


def _waits(item: Extractor, remaining: Iterable[Extractor]) -> bool:
    """Tell whether another extractor has still to make what one requires, be it of its own kinds."""
    wanted = set(item.requires)
    return any(other is not item and wanted & set(other.kinds) for other in remaining)


def _needed(only: Collection[str] | None) -> tuple[Extractor, ...]:
    if only is None:
        return _ordered()
    wanted = set(only)
    for extractor in reversed(_ordered()):
        if extractor.name in wanted:
            wanted |= {item.name for item in _ordered() if set(item.kinds) & set(extractor.requires)}
    return tuple(item for item in _ordered() if item.name in wanted)


@cache
def _automaton(language: str) -> tuple[object | None, tuple[frozenset[str], ...], frozenset[str]]:
    """One automaton over all triggers of a language, who wants each, and who wants every clause."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    owners: dict[str, set[str]] = {}
    always: set[str] = set()
    for extractor in _ordered():
        triggers: Mapping[str, tuple[str, ...]] = extractor.triggers
        if language not in triggers:
            always.add(extractor.name)
        for trigger in triggers.get(language, ()):
            owners.setdefault(trigger, set()).add(extractor.name)
    # A hit is told by a number: sets of names would be hashed anew at each.
    told = [frozenset(names) for names in owners.values()]
    for number, trigger in enumerate(owners):
        automaton.add_word(trigger, number)
    if not owners:
        return None, (), frozenset(always)
    automaton.make_automaton()
    return automaton, tuple(told), frozenset(always)


def _choose(view: View) -> dict[str, tuple[Clause, ...]]:
    """Show each extractor the clauses that hold one of its triggers."""
    automaton, wanted, always = _automaton(view.language)
    chosen: dict[str, list[Clause]] = {}
    clauses = view.clauses
    if automaton is not None:
        folded = view.folded_between(0, len(view.flow.text))
        for clause in clauses:
            hits = automaton.iter(folded, clause.start, clause.end)  # type: ignore[attr-defined]
            names: set[str] = set().union(*[wanted[number] for number in {hit[1] for hit in hits}])
            for name in names:
                chosen.setdefault(name, []).append(clause)
    triggers = {extractor.name: extractor.triggers for extractor in _ordered()}
    result: dict[str, tuple[Clause, ...]] = {
        name: Chosen.by(items, triggers[name]) for name, items in chosen.items()
    }
    result.update(dict.fromkeys(always, clauses))
    return result


@cache
def _signals(language: str) -> tuple[object | None, tuple[frozenset[str], ...]]:
    import ahocorasick

    owners: dict[str, set[str]] = {}
    for extractor in _ordered():
        for kind, by_language in extractor.signals.items():
            for words in by_language.get(language, ()):
                owners.setdefault(words, set()).add(kind)
    if not owners:
        return None, ()
    automaton = ahocorasick.Automaton()
    for number, words in enumerate(owners):
        automaton.add_word(words, number)
    automaton.make_automaton()
    return automaton, tuple(frozenset(kinds) for kinds in owners.values())


def _signalled(view: View, found: set[str]) -> set[str]:
    """Kinds that were not read although the text has words that speak of them."""
    automaton, kinds = _signals(view.language)
    if automaton is None:
        return set()
    folded = view.folded_between(0, len(view.flow.text))
    hits = automaton.iter(folded)  # type: ignore[attr-defined]
    spoken: set[str] = set().union(*(kinds[number] for number in {hit[1] for hit in hits}))
    return spoken - found
