"""Reads French parties out of tables drawn with bars: one party a column, or one party a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline.company import legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms._party_words import Named, blank_at, is_role, name_at

_REACH = 8_000
_MOST_ROWS = 12
_LONGEST = 110
_FRAME = re.compile(r"(?m)^[ \t]*[+|][-=+:| ]{4,}[+|][ \t]*$")
_ROW = re.compile(r"(?m)^[ \t]*\|[^\n]*\|[ \t]*$")
_LEADER = re.compile(r"(?m)^[ \t]*[^\W\d_][^\n\t.:|]{1,34}?[ ]?(?P<dots>\.{4,})[ ]?(?=[^\s.])")
_NAME = re.compile(
    r"(?:nom\b|denomination|raison\s+sociale|societe|organisme|etablissement|entreprise|structure|partenaires?\b"
    r"|parties?\b|membres?\b|cocontractants?\b|contractants?\b|signataires?\b(?=\s*$)|identite)"
)
"""What heads the names in a table of parties."""
_BESIDE = re.compile(
    r"(?:nature|forme|statut|signataire|represent|siege|adresse|sire[nt]|r\.?c\.?s|immatricul|capital|sigle"
    r"|qualite|role|fonction|domicile|alias|abrege|nom\s+abrege|ci-apres|en\s+qualite)"
)
"""What the other columns of a table of parties tell."""
_CALLED = re.compile(r"(?:sigle|alias|abrege|nom\s+abrege|ci-apres|qualite|role|en\s+qualite|partie\b)")
_PERSON = re.compile(
    r"(?:monsieur|madame|m\.|mme|mlle|mr|docteur|dr|professeur|pr|maitre|me)\.?\s+(?=[a-z])"
)
_LEAD = re.compile(r"(?:(?:la\s+|l'\s?)?(?:societe|ste)\s+(?=\S)|(?:l'|la\s+|le\s+|les\s+)(?=\S))")
_END = re.compile(
    r"\s*(?:[,;(–]|\s-\s|\bau\s+capital\b|\brepresente|\bdont\b|\bsise?\b|\bayant\b|\bsire[nt]\b|\bci-apres\b)"
)
_ACRONYM = re.compile(r"\s*\((?P<short>[A-Z][\w.&-]{1,11})\)")


def tabbed(text: str) -> str:
    """Put tabs where bars or dots part what a table or a form says, and blank its frame; length kept."""
    if "\u00a0" in text or "\u202f" in text:
        text = text.replace("\u00a0", " ").replace("\u202f", " ")
    if "\n|" in text or "\n |" in text or "\n+-" in text:
        text = _FRAME.sub(lambda frame: " " * len(frame.group()), text)
        text = _ROW.sub(lambda row: row.group().replace("|", "\t"), text)
    if "...." in text[:_REACH]:
        text = _LEADER.sub(_parted, text[:_REACH]) + text[_REACH:]
    return text


def _parted(line: re.Match[str]) -> str:
    dots = len(line["dots"])
    low = line.start("dots") - line.start()
    said = line.group()
    if line.string.startswith(":", line.end()):
        return f"{said[:low]}{' ' * dots}{said[low + dots :]}"
    return f"{said[:low]}\t{' ' * (dots - 1)}{said[low + dots :]}"


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    said: str
    """Folded, without what stands around it."""


def read(text: str) -> list[Named]:
    """Find the parties of the first table on the first pages that tells them.

    Args:
        text: as it was read, with its bars.
    """
    if "|" not in text[:_REACH]:
        return []
    folded = fold(text[:_REACH])
    rows: list[list[_Cell]] = []
    for line in _ROW.finditer(folded):
        if not _FRAME.fullmatch(line.group()):
            rows.append(list(_cells(folded, line.start(), line.end())))
    for number, row in enumerate(rows):
        below = rows[number + 1 : number + 1 + _MOST_ROWS]
        found = _by_columns(text, row, below) or _by_rows(text, row, below)
        if len(found) > 1:
            return found
    return []


def _cells(folded: str, low: int, high: int) -> Iterator[_Cell]:
    place = folded.find("|", low, high)
    while 0 <= place < high:
        following = folded.find("|", place + 1, high)
        if following < 0:
            return
        said = folded[place + 1 : following]
        start = place + 1 + len(said) - len(said.lstrip(" \t*_"))
        yield _Cell(start, max(start, place + 1 + len(said.rstrip(" \t*_"))), said.strip(" \t*_"))
        place = following


def _by_columns(text: str, head: Sequence[_Cell], rows: Sequence[Sequence[_Cell]]) -> list[Named]:
    """The names in the row of names, under the parts that head the columns."""
    parts = [number for number, cell in enumerate(head) if cell.said and is_role(cell.said)]
    if len(parts) < 2 or any(cell.said and number not in parts for number, cell in enumerate(head[1:], 1)):
        return []
    for row in rows:
        if len(row) != len(head) or not _NAME.match(row[0].said):
            continue
        found = []
        for number in parts:
            role = " ".join(text[head[number].start : head[number].end].split())
            stop = max(cell.end for one in rows if len(one) == len(head) for cell in one)
            if (named := _named(text, row[number], stop, role)) is None:
                return []
            found.append(named)
        return found
    return []


def _by_rows(text: str, head: Sequence[_Cell], rows: Sequence[Sequence[_Cell]]) -> list[Named]:
    """The names under the word for them, where the other columns tell what only parties have."""
    names = [number for number, cell in enumerate(head) if _NAME.match(cell.said)]
    beside = [
        number for number, cell in enumerate(head) if _BESIDE.match(cell.said) and number not in names[:1]
    ]
    if not names or not beside:
        return []
    called = next((number for number in beside if _CALLED.match(head[number].said)), None)
    found: list[Named] = []
    for row in rows:
        if len(row) != len(head):
            break
        role = ""
        if called is not None:
            role = " ".join(text[row[called].start : row[called].end].split())
        named = _named(text, row[names[0]], row[-1].end, role)
        if named is None:
            return []
        found.append(named)
    unlike = {normalise(one.name) for one in found if not one.blank}
    return found if len(unlike) == len(found) else []


def _named(text: str, cell: _Cell, stop: int, role: str) -> Named | None:
    """The name that a cell begins with, or the blank that stands there."""
    blank = blank_at(text, cell.start)
    if blank is not None or cell.start >= cell.end:
        low, high = (blank.start(), blank.end()) if blank else (cell.start, cell.start + 1)
        return Named(text[low:high].strip() or "____", low, high, stop, role=role, alias=role, blank=True)
    if cell.end - cell.start > _LONGEST * 2:
        return None
    start = cell.start
    person = _PERSON.match(cell.said)
    lead = person or _LEAD.match(cell.said)
    start += lead.end() if lead else 0
    named = name_at(text, start, cell.end, one_line=True)
    if named is None or is_role(named.name) or len(normalise(named.name)) < 2:
        return None
    # the rest of the cell belongs to its name, unless words about the party begin
    ends = _END.search(fold(text[named.end : cell.end]))
    end = named.end + ends.start() if ends else cell.end
    if not (named.suffix or person) and end - start < _LONGEST:
        named = replace(named, name=" ".join(text[start:end].split()), end=end)
    short = _ACRONYM.match(text, named.end, cell.end)
    form = next(legal_forms(text[cell.start : cell.end], "fr"), None)
    part = role if role and len(role) < 40 else ""
    alias = short["short"] if short else part or None
    return replace(
        named,
        stop=stop,
        role=part if part and is_role(part) else None,
        alias=alias,
        suffix=named.suffix or person is not None or form is not None,
        person=person is not None,
    )
