"""Groups the cells of a stretch where people sign into blocks: who, as what, when, and with what mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as many

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_columns import own_columns
from pipeline.terms._signature_grid import begins, cell_of, column_in, near
from pipeline.terms._signature_lines import OFFICE, WITNESS, Cell, Mark, Row, company, one_of
from pipeline.terms._signature_words import electronic, is_chain, is_head, parted

_ABOVE = 9
"""Rows above a line to sign on in which its party is sought."""
_BELOW = 14
_CLOSE = 4
"""Rows between two lines to sign on of one party."""
_MOST = 120
_MOST_ROWS = 4000
"""Blocks of a stretch, and its rows, beyond which no more are looked for."""


@dataclass(slots=True)
class Block:
    """One place to sign."""

    anchor: Cell
    column: int
    row: int
    mark: Mark = ""
    signatory: str = ""
    capacity: str = ""
    date: str = ""
    ruled: bool = False
    redacted: bool = False
    typed: str = ""
    """Words that stand on the line to sign on, without any mark."""
    labelled: bool = False
    """A label says that a signature belongs here."""
    paired: bool = False
    """Another party's words stand beside it."""
    field: bool = False
    """Only a name's and an office's labels are there."""
    head: bool = False
    """Only the words that open a party's block are there ("Pour le Client")."""
    cells: list[Cell] = many(default_factory=list)
    above: list[tuple[Cell, str, bool]] = many(default_factory=list)
    """Cells above, nearest first, in which the party may be named: each with its text, and whether it is
    all of a line under which several blocks stand side by side."""
    below: list[Cell] = many(default_factory=list)
    named: Cell | None = None
    after: Block | None = None
    """The block right above, where no words stand between: another of the same party."""
    last_row: int = 0
    filled: bool = False
    """A placeholder stands where a person's name should."""


def blocks(rows: Sequence[Row], opened: bool) -> list[Block]:
    """Find the places to sign in rows.

    Args:
        rows: of a stretch where people may sign.
        opened: words stand before them after which people sign, so that a bare line is one to sign on.
    """
    taken: set[tuple[int, int]] = set()
    if any(cell.label in WITNESS or cell.mark for row in rows for cell in row.cells):
        rows = own_columns(rows)
    found: list[Block] = []
    heads: list[Block] = []
    named = len({fold(cell.value) for row in rows for cell in row.cells if cell.head})
    for number, row in enumerate(rows):
        if len(found) + len(heads) > _MOST:
            break  # a form to be filled in, or no contract at all
        for column, cell in enumerate(row.cells):
            if (number, column) in taken:
                continue
            if opened and is_head(cell):
                paired = sum(is_head(other) for other in row.cells) > 1 or (cell.head and named > 1)
                heads.append(
                    Block(cell, column, number, last_row=number, cells=[cell], head=True, paired=paired)
                )
            elif begins(rows, number, column, cell, opened):
                block = Block(cell, column, number, last_row=number, cells=[cell])
                _take(block, cell)
                _read_down(block, rows, taken)
                found.append(block)
    for block in found:
        _read_up(block, rows, taken, found)
    for head in heads:
        if (head.row, head.column) not in taken and not _superseded(head, found, heads):
            _read_down(head, rows, taken)
            found.append(head)
    if opened:
        found += _unlabelled(rows, taken, found)
    return found


def _unlabelled(rows: Sequence[Row], taken: set[tuple[int, int]], found: Sequence[Block]) -> list[Block]:
    """Blocks whose line to sign on is drawn, or was lost in reading: a name's label over an office's."""
    more: list[Block] = []
    for number, row in enumerate(rows[:_MOST_ROWS]):
        for column, cell in enumerate(row.cells):
            if len(more) > _MOST:
                break
            if cell.what != "name" or (number, column) in taken:
                continue
            if any(b.column == column and abs(b.row - number) <= _ABOVE - 3 for b in found):
                continue
            if not any(c.what == "capacity" for c in near(rows, number, column, 1, 2)):
                continue
            block = Block(cell, column, number, last_row=number, cells=[cell], field=True)
            _fill(block, "name", cell)
            _read_down(block, rows, taken)
            more.append(block)
    for block in more:
        _read_up(block, rows, taken, [*found, *more])
    return more


def _take(block: Block, cell: Cell) -> None:
    """Add what stands on the line to sign on."""
    block.mark = block.mark or cell.mark
    block.ruled = block.ruled or cell.ruled
    block.redacted = block.redacted or cell.redacted
    block.labelled = block.labelled or cell.what == "sign"
    if cell.mark == "electronic":
        name, when = electronic(cell.value)
        block.signatory = block.signatory or name
        block.date = block.date or when
    elif cell.mark == "written" and not block.signatory:
        name, _ = parted(_written(cell.value))
        block.signatory = name
    elif cell.mark == "s_mark" and cell.value and not block.signatory:
        block.signatory = "" if cell.redacted else cell.value
    elif cell.what == "sign" and cell.value and not cell.mark:
        block.typed = block.typed or cell.value
        block.filled = block.filled or cell.placeholder


def _written(value: str) -> str:
    """What stands beside a mark in words: "(signé) J. Morel"."""
    found = one_of("written").search(fold(value))
    return (value[: found.start()] + value[found.end() :]).strip(" -–—,:") if found else value


def _read_down(block: Block, rows: Sequence[Row], taken: set[tuple[int, int]]) -> None:
    pending = "sign" if block.anchor.what == "sign" and not block.anchor.value and not block.mark else ""
    last_field = ""
    gap = 0
    said: Cell | None = None
    """A label under the line that its value stands on."""
    for number in range(block.row + 1, min(block.row + _BELOW + 1, len(rows))):
        row = rows[number]
        if row.empty:
            gap += 1
            if row.end - row.start > 0 or gap > 3:
                return
            continue
        cell = cell_of(rows[block.row], row, block.column)
        if cell is not None and cell.what == "none":
            continue
        if cell is None or (number, block.column) in taken:
            if len(row.cells) == 1 and block.column > 0:
                continue  # a line of the left column alone
            return
        if _closes(block, cell, rows, number, gap):
            block.below.append(cell)
            block.cells.append(cell)
            block.last_row = number
            taken.add((number, column_in(row, block.column)))
            return
        if cell.what == "words" and not cell.mark:
            after = near(rows, number, column_in(row, block.column), 1, 2)
            if _belongs_below(after) and not (pending == "name" and gap == 0 and not company(cell.value)):
                return
            if (
                len(after) == 2
                and after[0].what == "rule"
                and after[1].what in _FIELD
                and not after[1].value
            ):
                _fill(block, after[1].what, cell)
                pending, last_field, said = "", after[1].what, after[1]
                block.last_row, gap = number, 0
                taken.add((number, column_in(row, block.column)))
                block.cells.append(cell)
                continue
        if cell.what == "rule":
            if last_field == "" or pending == "sign":
                block.ruled = block.ruled or not block.mark or block.anchor.what == "rule"
        elif cell.mark and not block.mark and gap <= 1 and last_field == "":
            _take(block, cell)
            pending = ""
        elif (
            cell.label.startswith("authori")
            and not (cell.ruled or cell.value)
            and (block.mark or block.named or block.labelled)
        ):
            block.capacity = block.capacity or text_of(cell)
        elif cell.what == "sign":
            if last_field or (block.labelled and (cell.ruled or cell.mark or not block.mark)):
                return
            if block.labelled and cell.value:
                block.signatory = block.signatory or cell.value
            block.labelled = True
        elif cell.what in ("name", "capacity", "date"):
            if cell.what == "name" and block.named is not None and cell is not said:
                return
            _fill(block, cell.what, cell)
            pending = cell.what if not cell.value and not cell.ruled and cell is not said else ""
            last_field = cell.what
        elif cell.what == "other":
            pending, last_field = "other", "other"
        elif cell.mark:
            return
        elif pending in _FIELD and not company(cell.value) and (gap == 0 or pending == "date"):
            _fill(block, pending, cell)
            pending = ""
        elif not _plain_line(block, cell, last_field, gap):
            return
        elif last_field != "other":
            last_field = "plain"
        block.cells.append(cell)
        taken.add((number, column_in(row, block.column)))
        block.last_row = number
        gap = 0


_ON_BEHALF = re.compile(r"(?:signed\s+)?(?:for\s+and\s+)?on\s+behalf\s+of\s+\S")


def _closes(block: Block, cell: Cell, rows: Sequence[Row], number: int, gap: int) -> bool:
    """Whether a line under a mark says for whom it was made, in a paragraph that the mark opens."""
    if gap or not block.mark or _ON_BEHALF.match(fold(cell.value)) is None:
        return False
    opens = block.row == 0 or rows[block.row - 1].empty
    return opens and (number + 1 >= len(rows) or rows[number + 1].empty)


def _belongs_below(after: Sequence[Cell]) -> bool:
    """Whether what follows a line is a line to sign on: then the line says who signs there."""
    return bool(after) and (after[0].what == "sign" or after[0].mark != "")  # a chain as well


_FIELD = {"name": "signatory", "capacity": "capacity", "date": "date"}


def _fill(block: Block, what: str, cell: Cell) -> None:
    value = cell.value.strip(" ,;")
    if cell.redacted or not any(char.isalpha() or (char.isdigit() and what == "date") for char in value):
        return
    if cell.placeholder:
        block.filled = True
        return
    if what == "name":
        block.named = cell
        name, office = parted(value)
        _name(block, name)
        block.capacity = block.capacity or office
    elif what == "capacity":
        block.capacity = block.capacity or value
    else:
        block.date = block.date or value


def _name(block: Block, name: str) -> None:
    """Set the printed name, unless it is another person's than the one who signed."""
    signed = set(re.findall(r"[^\W\d_]{3,}", fold(block.signatory)))
    if name and (not signed or not block.mark or signed & set(re.findall(r"[^\W\d_]{3,}", fold(name)))):
        block.signatory = name


def _plain_line(block: Block, cell: Cell, last_field: str, gap: int) -> bool:
    """Take a line without a label: the printed name under a line, then the office; ``False`` ends."""
    value = cell.value.strip(" ,;:")
    if company(value):
        block.below.append(cell)
        return False
    if gap > 1 or len(value) > 80 or last_field == "other":
        return last_field == "other" and gap == 0 and len(value) < 60
    folded = fold(value)
    if is_head(cell):
        return False
    office = OFFICE.search(folded) is not None
    if block.named is None and last_field == "":
        name, after = parted(value)
        if name and not (office and not after) and not any(char.isdigit() for char in name):
            if block.signatory and not block.mark and gap:
                return False
            block.named = cell
            _name(block, name)
            block.capacity = block.capacity or after
            return True
        if office and gap == 0:
            block.capacity = block.capacity or value
            return True
        block.below.append(cell)
        return gap == 0 and block.mark != "" and len(value) < 40
    if gap == 0 and not block.capacity and office and not cell.value.endswith(":"):
        block.capacity = value
        return True
    if gap == 0 and last_field in ("plain", "name"):
        block.below.append(cell)
    return gap == 0 and last_field in ("capacity", "plain") and office


def _read_up(
    block: Block, rows: Sequence[Row], taken: set[tuple[int, int]], found: Sequence[Block]
) -> None:
    """Collect the lines above in which the party may be named, up to the block before."""
    own = rows[block.row]
    limit = max(
        (
            b.last_row
            for b in found
            if b is not block and b.last_row < block.row and b.column == block.column
        ),
        default=-1,
    )
    alone = sum(cell.what in ("sign", "rule") or cell.mark != "" for cell in own.cells) < 2
    for beside in own.cells[: block.column]:
        if beside.what == "words" and not beside.mark:
            block.above.append((beside, beside.value, False))
        elif beside.what == "date" and alone:
            _fill(block, "date", beside)
    previous: Cell | None = None
    chain: list[tuple[Cell, str, bool]] = []
    for number in range(block.row - 1, max(block.row - _ABOVE, limit, -1), -1):
        row = rows[number]
        if row.empty:
            if row.end - row.start > 0:
                break
            previous = None
            continue
        cell = row.cells[block.column] if block.column < len(row.cells) else row.cells[-1]
        if is_chain(cell):
            chain.append((cell, cell.value, False))
            previous = None
        elif cell.what == "words" and not cell.mark:
            shared = len(row.cells) < len(own.cells) and not alone
            block.above.append((cell, cell.value, shared))
            if previous is not None and not shared:
                block.above.append((cell, f"{cell.value} {previous.value}", False))
            previous = cell
        elif cell.what == "other" and cell.label == "company" and cell.value:
            block.above.append((cell, cell.value, False))
        elif cell.what in _FIELD and (number, column_in(row, block.column)) not in taken:
            _fill(block, cell.what, cell)
            previous = None
        elif (
            cell.what == "sign"
            and len(row.cells) >= len(own.cells)
            and (cell.value or cell.ruled or any(b.anchor is cell for b in found))
        ):
            break
    block.above += chain
    if not block.above and limit >= 0 and block.row - limit <= _CLOSE:
        block.after = next(b for b in found if b.last_row == limit and b.column == block.column)


def _superseded(head: Block, found: Sequence[Block], heads: Sequence[Block]) -> bool:
    """Whether a head ("Pour le Client") is followed by its own line to sign on."""
    return any(
        other.column == head.column
        and 0 < other.row - head.row <= _ABOVE
        and not any(one.column == head.column and head.row < one.row < other.row for one in heads)
        for other in found
    )


def text_of(cell: Cell) -> str:
    """The label of a cell in words: "Authorized Signatory"."""
    return cell.label.title()
