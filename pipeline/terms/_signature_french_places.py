"""Finds where French contracts are signed: columns or lines under "Fait à …", party by party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _signature_french_words as words
from pipeline.terms._party_words import is_role
from pipeline.terms._signature_french_cells import Cell
from pipeline.terms._signature_french_cells import cells as line_cells
from pipeline.terms._signature_french_regions import is_prose
from pipeline.terms._signature_french_who import Parties, Who

_MOST_LINES, _MOST_BLANK = 34, 8
_MOST_OVER = 6
_BY_NAME = 0.9
_WIDE = 72
_CLOSE_COLUMNS = 14
_NEAR_COLUMN = 4
_LONGEST_NAME = 60
_BY_PERSON = 0.85
_REMARK = re.compile(r"\([^)\n]*\)")


@dataclass(slots=True)
class Place:
    """Where one party signs."""

    head: Cell
    who: Who | None = None
    sure: float = 0.0
    by_person: bool = False
    """Told by the name of who signs, without words for the party above it."""
    cells: list[Cell] = field(default_factory=list)
    """What stands under the head, or behind it."""
    names: set[int] = field(default_factory=set)
    """Where cells begin that name the party again."""

    @property
    def marked(self) -> bool:
        """Whether somebody has signed there."""
        return any(
            words.MARK.search(said) or words.ELECTRONIC.search(said)
            for said in (fold(c.text) for c in self.cells)
        )


def places(text: str, folded: str, start: int, parties: Parties) -> tuple[list[Place], int]:
    """Read the places to sign of a stretch, and where it ends."""
    found: list[Place] = []
    active: list[Place] = []
    waiting: list[Cell] = []
    place, blank, count = start, 0, 0
    end = start
    while place < len(text) and count < _MOST_LINES:
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        said = folded[place:stop]
        if not said.strip():
            blank += 1
            if blank > _MOST_BLANK:
                break
        elif (
            count
            and (
                words.STOPS.match(said)
                or is_prose(said)
                or ((active or count > _MOST_OVER) and _runs(said))
            )
        ) or (count and any(one.cells for one in active) and _begins(folded, place, stop, active)):
            break
        else:
            blank = 0
            count += 1
            if not words.PAGE.match(said):
                alone = "\t" not in said and "   " not in said.strip()
                if (
                    alone
                    and words.OPENS_ONE.match(folded, place, stop + 1)
                    and (count == 1 or not words.BY_HAND.match(said) or _next_turn(active))
                ):
                    cell = Cell(place, stop, 0, text[place:stop].strip())
                    active = [Place(cell, *parties.named(words.OF_WHOM.sub("", cell.text)))]
                    found += active
                elif count > 1 or words.MARK.search(said) or not words.OPENS.match(folded, place, stop):
                    active = _take(text, folded, place, stop, parties, found, active, waiting)
                end = stop
        place = stop + 1
    return found, end


def _begins(folded: str, place: int, stop: int, active: Sequence[Place]) -> bool:
    """Whether a line opens other places to sign than those above."""
    if words.OPENS_ONE.match(folded, place, stop + 1) or words.OPENS.match(folded, place, stop + 1) is None:
        return False
    if words.DAY_LINE.match(folded, place, stop):
        return False
    return any(one.marked for one in active) or not words.PLACE_DAY.match(folded, place, stop)


def _next_turn(active: Sequence[Place]) -> bool:
    """Whether "Bon pour accord" on a line opens another's place: who stands above has signed."""
    if len(active) != 1:
        return not active
    said = [fold(cell.text) for cell in active[0].cells]
    return active[0].marked or (active[0].by_person and any(map(words.BY_HAND.match, said)))


def _runs(said: str) -> bool:
    """Whether a line runs over the columns: what follows is no part of them."""
    bare = said.strip()
    if len(bare) <= _WIDE or "\t" in bare or "   " in bare or not any(map(str.isalpha, bare)):
        return False
    return not (
        words.MARK.search(bare)
        or words.ELECTRONIC.search(bare)
        or words.LABEL.match(bare)
        or words.WHEN.search(bare)
        or "(" in bare
    )


def _take(
    text: str,
    folded: str,
    low: int,
    high: int,
    parties: Parties,
    found: list[Place],
    active: list[Place],
    waiting: list[Cell],
) -> list[Place]:
    """Sort a line's cells into the places above, or begin new ones with it."""
    cells = line_cells(text, folded, low, high, [one.head.column for one in active])
    begun: list[Place] = []
    heads = [_head(one, folded, parties) for one in cells]
    if not active and len(cells) > 1 and not all(heads):
        heads = _offices(cells, heads, folded)
    if not any(heads) and all(one.by_person for one in active):
        heads = _people(cells, folded, parties)
    if any(heads) and not all(heads):
        alone = not active and all(words.NAMED_THERE.match(one.text) for one in cells)
        heads = [
            head
            or (
                _people([one], folded, parties)[0] if alone or _marks(folded[one.start : one.end]) else None
            )
            for one, head in zip(cells, heads, strict=True)
        ]
    for number, (one, head) in enumerate(zip(cells, heads, strict=True)):
        above = _above(active, one, number, len(cells))
        if (
            head is None
            and begun
            and not (
                len(active) > 1 or (active and abs(active[0].head.column - one.column) <= _NEAR_COLUMN)
            )
        ):
            above = begun[-1]  # beside a head of its line
        if head is not None and head.by_person and above is not None and not _another(above, head):
            head = None
        if head is not None and not _goes_on(above, head):
            found.append(head)
            begun.append(head)
        elif above is not None:
            above.cells.append(one)
            if head is not None:
                if head.sure >= _BY_NAME and head.who is not None and not head.who.person:
                    above.names.add(one.start)
                if head.who is not None and (above.who is None or above.sure < head.sure):
                    above.who, above.sure = head.who, head.sure
    if not begun:
        said = [fold(one.text) for one in cells]
        if not active and (
            (len(cells) > 1 and all(map(words.PLACE_DAY.match, said)))
            or all(map(words.BY_HAND.match, said))
            or all(words.NAMED_THERE.match(one.text) for one in cells)
        ):
            waiting[:] = cells
        return active
    if len(waiting) == len(begun):
        for head, day in zip(begun, waiting, strict=True):
            head.cells.insert(0, day)
    waiting.clear()
    if len(begun) == len(cells):
        return begun
    apart = [one for one in active if all(abs(one.head.column - new.head.column) > 4 for new in begun)]
    return sorted([*begun, *apart], key=lambda one: one.head.column)


def _offices(cells: Sequence[Cell], heads: Sequence[Place | None], folded: str) -> list[Place | None]:
    """Take a row of offices as heads of columns: "Le Maire", "La Présidente"."""
    made = [
        head or (Place(cell) if words.OFFICE_ALONE.match(folded, cell.start, cell.end) else None)
        for cell, head in zip(cells, heads, strict=True)
    ]
    return made if all(made) else list(heads)


def _people(cells: Sequence[Cell], folded: str, parties: Parties) -> list[Place | None]:
    """Take people who act for parties as heads of columns, where nothing else heads them."""
    made: list[Place | None] = []
    for cell in cells:
        said = folded[cell.start : cell.end]
        name = words.NAMED_THERE.match(cell.text)
        if made and made[0] is not None and name is None and _marks(said):
            made[0].cells.append(cell)
            made.append(None)
            continue
        if name is None or len(said) > _LONGEST_NAME or words.PLACE_DAY.match(said):
            return [None for _ in cells]
        who = parties.of_person(name["name"])
        if who is None:
            return [None for _ in cells]
        made.append(Place(cell, who, _BY_PERSON, by_person=True, cells=[cell]))
    return made


def _marks(said: str) -> bool:
    return any(one.search(said) for one in (words.MARK, words.ELECTRONIC, words.WHEN))


def _another(above: Place, head: Place) -> bool:
    """Whether who is named below signs for another than who signs above."""
    return above.who is not head.who and above.marked


def _head(cell: Cell, folded: str, parties: Parties) -> Place | None:
    """A place to sign that a cell begins, with what is written behind its head."""
    said = folded[cell.start : cell.end]
    if signed := words.SIGNED_FOR.match(said):
        who, sure = parties.named(said[signed.end() :])
        mark = words.signed_for(folded, cell.start, cell.end)
        made = Place(cell, who, sure, cells=[replace(cell, text=mark)] if mark else [])
        return made if who is not None else None
    if by := words.SIGNS_FOR.match(said):
        who, sure = parties.named(by["whom"])
        name = cell.text[by.start("who") : by.end("who")]
        if who is not None:
            return Place(cell, who, sure, cells=[replace(cell, text=f"(signé) {name}")])
    if (signs := words.SIGNS.match(said)) is not None:
        who, sure = parties.named(signs["who"])
        if who is not None:
            behind_it = replace(cell, text=f"(signé) {cell.text[signs.end() :]}")
            return Place(cell, who, sure, cells=[behind_it])
    if of := words.SIGNATURE_OF.match(said):
        who, sure = parties.named(cell.text[of.start("whom") : of.end("whom")])
        if of["of"] or who is not None:
            rest = cell.text[of.start("rest") : of.end("rest")] if of["rest"] else ""
            return Place(
                cell, who, sure, cells=[Cell(cell.end, cell.end, cell.column, f"Signature : {rest}")]
            )
    if (
        words.LABEL.match(said)
        or words.BY_HAND.match(said)
        or (words.MARK.match(said))
        or words.EMPTY.match(said)
    ):
        return None
    pour = words.POUR.match(said)
    who, sure = parties.named(said)
    part = who is None and is_role(cell.text.strip(" :,.()"))
    if who is None and (holds := words.OFFICE_HOLDS.match(said)):
        acts = parties.of_person(cell.text[holds.end() :])
        who, sure = (acts, _BY_PERSON) if acts is not None else (None, sure)
    if (
        who is None
        and not part
        and not (pour and len(said) < 60 and words.NAMES_ONE.match(cell.text, pour.end()))
    ):
        return None
    if sure < 1 and (words.PLACE_DAY.match(said) or words.TOWN_DAY.match(said)):
        return None
    cut = words.INLINE.search(said)
    behind = cut is not None and (
        words.MARK.search(said, cut.end())
        or words.SQUARE.search(said, cut.end())
        or words.ELECTRONIC.search(said, cut.end())
        or words.WHEN.search(said, cut.end())
        or words.UNSIGNED.search(said, cut.end())
        or words.INITIAL.match(cell.text, cut.end())
        or words.DOTS.match(said, cut.end())
    )
    if not behind and not pour and len(_REMARK.sub("", said)) > _LONGEST_NAME:
        return None
    made = Place(cell, who, sure)
    if cut is not None and behind:
        made.cells.append(Cell(cell.start + cut.end(), cell.end, cell.column, cell.text[cut.end() :]))
    elif words.MARK.search(said) or words.ELECTRONIC.search(said):
        made.cells.append(cell)
    return made


def _above(active: Sequence[Place], cell: Cell, number: int, count: int) -> Place | None:
    """The place whose column a cell stands in."""
    if not active:
        return None
    if len(active) > 1 and count >= len(active) and count % len(active) == 0:
        return active[number // (count // len(active))]
    return min(active, key=lambda one: abs(one.head.column - cell.column))


def _goes_on(above: Place | None, head: Place) -> bool:
    """Whether words that name a party stand under words for the same: "Pour le Client", "ACME SAS"."""
    if above is None or abs(above.head.column - head.head.column) > _CLOSE_COLUMNS:
        return False
    said = fold(head.head.text)
    if head.who is None and not above.cells and words.OFFICE.search(said):
        return True  # an office that somebody signs for: "P/O la gérante"
    if above.who is None:
        return len(above.cells) < 2 and not words.POUR.match(said)
    if above.who is head.who:
        return True
    if head.who is not None and head.who.person and not above.who.person and head.sure < 1:
        # who runs a company signs for it, unless the words say otherwise
        return words.FOR_HIMSELF.search(said) is None and not above.marked
    return head.sure < _BY_NAME and not words.POUR.match(said) and not above.cells
