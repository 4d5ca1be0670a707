"""One row an indexation: what the clauses of a document say of the same index is brought together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from data import late as re
from pipeline.types import Clause, Evidence, JsonValue, Term


@dataclass(frozen=True, slots=True)
class Row:
    """What one clause says of a revision, and how it names what the price follows."""

    term: Term
    clause: Clause
    until: int
    """Where the paragraphs that go on with the clause end."""
    name: str = ""
    """The index; empty where the clause names none."""
    names: tuple[str, ...] = ()
    defines: bool = False
    """It only says what *the Index* is: of a revision other clauses must speak."""
    refers: bool = False
    """It names no index of its own but speaks of one (*l'Indice*, *the Index*)."""
    decides: bool = False
    """Its sentence itself says that a price is revised; it does not only add to one that does."""
    rises: Evidence | None = None
    """The words that leave the price no way down."""
    excluded: bool = False
    """Those words plainly exclude a fall: they hold against what another clause leaves open."""


DECIDES_WAY = "direction_from"
"""Part of a value: which of its evidences says the direction, the first being 0; left out where the first
does."""
_NEAR = 6
"""Clauses that far apart may speak of one index by several of its names."""
_MOST_EVIDENCES = 6
_CONSUMER = re.compile(r"(?:CPI|IPC|RPI|HICP|IPCH|CPI-[UW])\Z")


def merged(rows: Iterable[Row]) -> Iterator[Term]:
    """Yield one term for each mechanism of the rows of a document, in the order they stand.

    Rows on the same index become one. A row that speaks of *the Index* goes to the nearest earlier row
    that names one, or to the next where none is earlier; with no index in the document such rows become
    one without a name. Fixed, negotiated and blank revisions stay alone, and so do two rows on one index
    with different caps, or one of which only is capped while each says that a price is revised.
    """
    groups: list[list[Row]] = []
    waiting: list[Row] = []
    for row in rows:
        if row.term.state != "stated" or not (row.name or row.refers):
            groups.append([row])
        elif row.name:
            same = next((group for group in groups if _same(group, row)), None)
            if same is None:
                groups.append([row])
            else:
                same.append(row)
        else:
            waiting.append(row)
    _hand_out(waiting, groups)
    for group in groups:
        term = _combined(group)
        if term is not None:
            yield term


def _hand_out(waiting: list[Row], groups: list[list[Row]]) -> None:
    """Put each row that refers into the group that names its index."""
    named = [group for group in groups if group[0].name]
    for row in waiting:
        at = row.clause.index
        places = [(item.clause.index, group) for group in named for item in group if item.name]
        earlier = [place for place in places if place[0] <= at]
        if earlier:
            max(earlier, key=lambda place: place[0])[1].append(row)
        elif places:
            min(places, key=lambda place: place[0])[1].append(row)
    if waiting and not named:
        groups.append(list(waiting))


def _same(group: list[Row], row: Row) -> bool:
    first = group[0]
    if not first.name:
        return False
    caps = {item.term.value.get("cap") for item in group if not item.defines}
    if caps and not row.defines and row.term.value.get("cap") not in caps:
        both_stated = None not in caps and row.term.value.get("cap") is not None
        if both_stated or (row.decides and any(item.decides for item in group)):
            return False
    if any(item.name == row.name for item in group):
        return True
    near = any(abs(row.clause.index - item.clause.index) <= _NEAR for item in group)
    mine, theirs = set(row.names), {name for item in group for name in item.names}
    return near and bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _combined(group: list[Row]) -> Term | None:
    """Return one term of rows on one mechanism; ``None`` where they only define an index."""
    revising = [row for row in group if not row.defines]
    if not revising:
        return None
    naming = [row for row in revising if row.name]
    best = max(naming, key=lambda row: (len(row.names), row.term.confidence)) if naming else revising[0]
    if len(group) == 1:
        return _with_evidences(best.term, best, [])
    others = sorted((row for row in group if row is not best), key=lambda row: row.clause.index)
    others.sort(key=lambda row: (row.defines, not row.name))
    value: dict[str, JsonValue] = {}
    for row in (*reversed(others), best):
        value.update(row.term.value)
    named = best if best.name else next((row for row in others if row.name), None)
    if named is not None:
        value["index"] = named.name
    _settle(value, [best, *others], named)
    sure = best.term.confidence
    if named is not None and named is not best:
        # the index stands in its definition: the reference to it was followed
        sure = min(named.term.confidence, 0.88)
    term = replace(
        best.term,
        value=value,
        value_text=named.name if named is not None else best.term.value_text,
        confidence=round(sure, 2),
    )
    return _with_evidences(term, best, others)


def _settle(value: dict[str, JsonValue], rows: list[Row], named: Row | None) -> None:
    """Say which way and by what means, where the rows say different things of it."""
    if any(row.excluded for row in rows):
        value["direction"] = "up"
    means = [row.term.value.get("mechanism") for row in rows if not row.defines]
    best = next((item for item in ("cpi_capped", "index_ratio", "formula") if item in means), means[0])
    formula = value.get("formula")
    if isinstance(formula, str) and "formula" in means and re.search(r"\d[.,]\d|\+", formula):
        best = "formula"
    elif named is not None and best != "negotiated":
        plain = all(_CONSUMER.search(name) for name in named.names) and named.names
        best = "cpi_capped" if plain and "cap" in value else "index_ratio"
    value["mechanism"] = best


def _with_evidences(term: Term, best: Row, others: list[Row]) -> Term:
    """Add the words of all rows, and say which of them decide the direction where not the first do."""
    rises = [row.rises for row in (best, *others) if row.rises is not None]
    kept = _evidences(best, others, rises)
    value = dict(term.value)
    decides = next((at for at, item in enumerate(kept) if any(_inside(one, item) for one in rises)), 0)
    if value.get("direction") == "up" and decides:
        value[DECIDES_WAY] = decides
    return replace(term, value=value, evidences=kept)


def _evidences(best: Row, others: list[Row], rises: list[Evidence]) -> tuple[Evidence, ...]:
    """Quote the row that names and revises, what excludes a fall, the definition, then the rest."""
    named = [] if best.name else [item for row in others if row.defines for item in row.term.evidences]
    rest = [item for row in others for item in row.term.evidences]
    kept: list[Evidence] = []
    for item in (*best.term.evidences, *rises, *named, *rest):
        if not any(_inside(item, other) for other in kept) and len(kept) < _MOST_EVIDENCES:
            kept.append(item)
    return tuple(kept)


def _inside(item: Evidence, other: Evidence) -> bool:
    return other.char_start <= item.char_start and item.char_end <= other.char_end
