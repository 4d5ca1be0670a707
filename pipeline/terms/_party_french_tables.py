"""Reads French parties out of columns: their parts head them, or each is filled in beside its labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _party_french_grid as grid
from pipeline.terms._party_words import Named, blank_at, is_role, name_at

_REACH = 8_000
_MOST_LINES = 14
_MOST_BLANK = 1
_MOST_OVER = 4
_WIDE = re.compile(r"(?<=\S)[ \u00a0]{3}(?=[ \u00a0]*\S)")
_CELL = re.compile(r"[^\t\n]*[^\t\n ][^\t\n]*")
_NUMBER = re.compile(r"(?:(?:[a-h]|[1-9ivx]{1,3})\s?[.)/°-]+\s*)?(?:pour\s+|entre\s+|et\s+)?")
_NAME_LABEL = re.compile(
    r"(?:nom(?:\s*(?:/|ou|et)\s*(?:raison|denomination)\s+sociale)?|denomination(?:\s+sociale)?"
    r"|raison\s+sociale|societe|entreprise|organisme|etablissement|structure)"
    r"(?:\s*(?:/|ou)\s*(?:nom|raison\s+sociale|denomination(?:\s+sociale)?))?\s*:\s*"
)
_LABEL = re.compile(r"[a-z][a-z°' ./()-]{1,38}:")
_FORM_LEAD = re.compile(r"(?:la\s+)?(?:societe|ste)\s+(?=\S)")
_PROVES = re.compile(
    r"\b\d{5}\b|\bcapital\b|\bsire[nt]\b|\br\.?c\.?s\b|\brepresente|\bsiege\b|\btva\b"
    r"|\d{3}\s?\d{3}\s?\d{3}\b"
)
"""What stands under a party's name in such a column: an address, a register, who acts for it."""
_ENDS = re.compile(r"[ \t]*(?:[,;(–]|\s-\s|\bau\s+capital\b)")
_NO_NAME = re.compile(
    r"(?:signature\b|cachet\b|date\b|fait\b|lu\s+et|bon\s+pour|nom\b|prenom|qualite|adresse|siege|tel\b"
    r"|email\b|siret\b|siren\b"
    r"|represente|prix\b|montant|article\b|page\b|\d)"
)


def gaps(text: str) -> str:
    """Put tabs where wide gaps part the columns of a line, length kept: no name goes on across one.

    Of a text in double spacing the empty lines go as well: they part no paragraphs.
    """
    text = grid.tabbed(text)
    if "   " in text:
        text = _WIDE.sub("\t  ", text)
    head = text[:_DOUBLE]
    if 2 * head.count("\n\n") > _MOSTLY * head.count("\n") and len(_BROKEN.findall(head)) >= _SPACED:
        text = text.replace("\n\n", " \n")
    return text


_DOUBLE = 4_000
_MOSTLY = 0.85
_SPACED = 6
_BROKEN = re.compile(r"[a-zà-þ,]\n\n[a-zà-þ]")
"""A sentence that goes on behind an empty line."""


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    column: int
    """Where it begins in its line."""
    place: int
    """Which of the line's cells it is."""


def read(text: str) -> list[Named]:
    """Find the parties whose parts stand side by side at the head of columns.

    Args:
        text: with wide gaps as tabs.
    """
    folded = fold(text[:_REACH])
    if "\t" not in folded:
        return []
    lines = [(match.start(), match.end()) for match in re.finditer(r"(?m:^)[^\n]*", folded)]
    for number, (low, high) in enumerate(lines):
        if "\t" not in folded[low:high]:
            continue
        heads = _cells(folded, low, high)
        roles = [_role(folded[head.start : head.end]) for head in heads]
        if len(heads) < 2 or not all(roles) or len(set(roles)) < len(roles):
            continue
        if found := _over(text, folded, lines[max(number - _MOST_OVER, 0) : number], heads):
            return found
        rows = list(_rows(folded, lines[number + 1 : number + 1 + _MOST_LINES]))
        if any(len(row) == len(heads) + 1 for row in rows[:2]):
            if found := _labelled(text, folded, low, heads, rows):
                return found
            continue
        columns = [_column(rows, heads, place) for place in range(len(heads))]
        if not all(columns) or not any(
            _PROVES.search(folded[one.start : one.end]) for column in columns for one in column
        ):
            continue
        named = [
            one
            for column, head in zip(columns, heads, strict=True)
            if (one := _name(text, folded, column, _written(text, head))) is not None
        ]
        if len(named) >= 2:
            return named
    return []


def _over(text: str, folded: str, above: Sequence[tuple[int, int]], heads: Sequence[_Cell]) -> list[Named]:
    """The names that stand over their parts: "ORME SAS – 44000 Nantes", « le Prestataire »."""
    rows: list[list[_Cell]] = []
    for line in reversed(above):
        cells = _cells(folded, *line)
        if len(cells) != len(heads):
            break
        rows.insert(0, cells)
    if not rows or any(
        not any(_FORMED.search(folded, row[place].start, row[place].end) for row in rows)
        for place in range(len(heads))
    ):
        return []
    found = [
        _filled(text, folded, cell.start, cell.end, cell.end, _written(text, head))
        for cell, head in zip(rows[0], heads, strict=True)
    ]
    named = [one for one in found if one is not None and not one.blank and not one.name[0].isdigit()]
    return named if len(named) == len(heads) else []


_FORMED = re.compile(r"\b(?:s\.?a\.?s?|s\.?a\.?r\.?l|eurl|sasu|sci|scea|snc|scop|association|\d{5})\b")
_NAME_ROW = re.compile(
    r"(?:denomination|raison\s+sociale|nom\b|societe|organisme|etablissement|entreprise)"
)


def _labelled(
    text: str, folded: str, line: int, heads: Sequence[_Cell], rows: Sequence[Sequence[_Cell]]
) -> list[Named]:
    """Read names out of the row that is labelled so; a name may go on in the row below.

    Only of columns that stand apart by spaces: where cells are, is told by where they begin.
    """
    if heads[0].column < _INDENT:
        return []
    for number, row in enumerate(rows):
        label = folded[row[0].start : row[0].end]
        if len(row) != len(heads) + 1 or len(label) > 40 or not _NAME_ROW.match(label):
            continue
        found: list[Named] = []
        for place, head in enumerate(heads):
            cell = row[place + 1]
            below = rows[number + 1] if number + 1 < len(rows) else ()
            goes_on = [one for one in below if abs(one.column - cell.column) <= 1]
            own = len(below) <= len(heads) and abs(below[0].column - row[0].column) > 1 if below else False
            named = _filled(text, folded, cell.start, cell.end, cell.end, _written(text, head))
            if named is None:
                return []
            if own and goes_on and not named.blank:
                name = f"{text[named.start : cell.end]} {text[goes_on[0].start : goes_on[0].end]}"
                named = replace(named, name=" ".join(name.split()), end=cell.end)
            found.append(replace(named, stop=rows[-1][-1].end))
        return found
    return []


_INDENT = 8


def _cells(folded: str, low: int, high: int) -> list[_Cell]:
    found: list[_Cell] = []
    for match in _CELL.finditer(folded, low, high):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip(" *_|"))
        found.append(_Cell(start, match.start() + len(words.rstrip(" *_|")), start - low, len(found)))
    return found


def _role(words: str) -> str:
    """The part that heads a column, folded; empty where another word does."""
    bare = words.strip(" *_|:()«»\"'.")
    bare = bare[len(match.group()) :] if (match := _NUMBER.match(bare)) else bare
    return bare if 2 < len(bare) < 40 and is_role(bare) else ""


def _written(text: str, head: _Cell) -> str:
    return " ".join(text[head.start : head.end].strip(" *_|:()«»\"'.").split())


def _rows(folded: str, lines: Sequence[tuple[int, int]]) -> Iterator[list[_Cell]]:
    """Yield the lines under the heads, up to a gap or to a sentence over the whole width."""
    blank = 0
    begun = False
    for low, high in lines:
        cells = _cells(folded, low, high)
        if not cells:
            blank += 1
            if begun or blank > _MOST_BLANK:
                return
            continue
        if len(cells) == 1 and cells[0].end - cells[0].start > 90:
            return
        begun = True
        yield cells


def _column(rows: Sequence[Sequence[_Cell]], heads: Sequence[_Cell], place: int) -> list[_Cell]:
    """The cells of a column: by number where a row is full, else by where they begin."""
    found = []
    for row in rows:
        if len(row) == len(heads):
            found.append(row[place])
            continue
        for cell in row:
            nearest = min(range(len(heads)), key=lambda at: abs(heads[at].column - cell.column))
            if nearest == place:
                found.append(cell)
    return found


def _name(text: str, folded: str, column: Sequence[_Cell], role: str) -> Named | None:
    """Read the name in a column: behind its label, else in the first cell that is no other label's."""
    stop = column[-1].end
    for cell in column:
        if label := _NAME_LABEL.match(folded, cell.start, cell.end + 1):
            return _filled(text, folded, min(label.end(), cell.end), cell.end, stop, role)
    first = column[0]
    if _LABEL.match(folded, first.start, first.end) or _NO_NAME.match(folded, first.start, first.end):
        return None
    return _filled(text, folded, first.start, first.end, stop, role)


def _filled(text: str, folded: str, start: int, end: int, stop: int, role: str) -> Named | None:
    """The name between two places of a line, or the blank that stands there."""
    blank = blank_at(text, start)
    if start >= end or blank is not None:
        low = start if blank is not None else min(start, end)
        high = blank.end() if blank is not None else max(end, low + 1)
        return Named(text[low:high].strip() or "____", low, high, stop, role=role, alias=role, blank=True)
    if lead := _FORM_LEAD.match(folded, start, end):
        start = lead.end()
    named = name_at(text, start, end, one_line=True)
    if named is None or is_role(named.name) or len(named.name) < 2:
        return None
    # the rest of a cell is its name, unless words about the company begin
    finish = named.end
    if not named.suffix and finish < end and not _ENDS.match(text, finish, end):
        written = text[start:end].strip()
        if len(written) < 60:
            finish = start + len(written)
    return Named(
        " ".join(text[start:finish].split()),
        start,
        finish,
        max(stop, finish),
        role=role,
        alias=role,
        suffix=named.suffix or lead is not None,
    )
