"""What one cell of a signature block is: a label, a mark, an empty line to sign on, or plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Literal

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_basics import ONLY_RULE as _ONLY_RULE
from pipeline.terms._signature_basics import WITNESS as WITNESS
from pipeline.terms._signature_basics import company as company
from pipeline.terms._signature_basics import one_of as one_of
from pipeline.terms._signature_basics import words as words
from pipeline.terms._signature_spaces import spaced as _spaced
from pipeline.terms._time import holds

What = Literal["sign", "name", "capacity", "date", "other", "rule", "words", "none"]
Mark = Literal["", "s_mark", "written", "electronic"]

_HAS_RULE = re.compile(r"_{3,}|-{6,}|\.{8,}|\u2026{3,}|(?:_ ){4,}|[\u2014\u2015]{4,}")
_RULES = ("___", "------", "........", "\u2026" * 3, "_ _ _ _ ", "\u2014", "\u2015")
"""One stands where ``_HAS_RULE`` finds something."""
_UNDERLINED = re.compile(r"[_\u2014\u2015]{2,}|-{5,}|\.{6,}|\u2026{2,}|={5,}|(?:_ ){3,}")
S_MARK = re.compile(r"(?<![A-Za-z0-9])/\s?[sS]\s?/|\\[sS]\\|(?:^|(?<=[\s:_]))(?:[sS]/|/[sS])(?=\s+[A-Z])")
"""The printed sign for a signature, as copies of filed contracts have it; real ones lose a stroke."""
S_BRACKETS = re.compile(
    r"(?:^|(?<=\t)|(?<=[ ]{2}))[ ]*\((?:s|sgd\.?|sd\.?)\)[ ]+"
    r"(?:[A-Z][\w.’'-]*[ ]?){1,5}(?=[ ]*(?:,|\t|[ ]{2}|$))",
    re.MULTILINE,
)
"""The same between brackets: "(s) J. Morel"."""
_REDACTED = re.compile(r"\[\s*(?:\*[\s*]*|redacted|omitted|caviard[ée])\s*\]|\*{3,}", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\[[^\]\n]{0,60}\]|\{\{?[^{}\n]{1,60}\}\}?|X{3,}[A-ZÀ-Ü_\d]*X*|<[A-Z][\w ]{2,40}>"
)
_AGAIN = (
    r"(?<!Printed)(?<!PRINTED)(?<!Print)(?<!PRINT)(?<!Typed)(?<!Full)(?<!Job)(?<!Effective)(?<!Authorized)"
    r"(?<=\S)[ ]+(?=(?:By|BY|Per|Name|NAME|Title|TITLE|Date|DATE|Its|Signature|Nom|Qualit[ée]"
    r"|Fonction)[ ]?:)"
)
_TWICE = re.compile(
    rf"{_AGAIN}|(?<=Signature)[ ]+(?=Signature)|(?<=__)[ ]+(?=By\b|____)|(?<=---)[ ]+(?=----)"
)
_QUOTED = re.compile(r"[\"“](?:[A-Z][\w.’'-]*[ ]){1,4}[A-Z][\w.’'-]+[\"”]")
"""A name between quotation marks stands for a signature: ``Per: "Jane Roe"``."""
_SWORN = ("sworn to", "subscribed and sworn", "sworn and subscribed", "acknowledged before")
"""A notary signs behind these, for no party."""
_HERE = (
    "signature",
    "(signature",
    "cachet",
    "tampon",
    "nom, qualite",
    "nom, prenom",
    "nom et signature",
    "date et signature",
)
_SIGN_HERE = re.compile(
    r"signature.*(?:precede|lu et approuve|cachet|tampon)|(?:cachet|tampon|nom|date).*signature"
)
"""A remark that asks for a signature: "Signature précédée de la mention « lu et approuvé »"."""
_MOST_BLANK = 3
_PROSE = 130
"""A line longer than this many characters is one of running text."""
_LONGEST = 600
_MOST_STACKED = 12
_HEAD = re.compile(
    r"(?:pour|Pour|POUR)\s+(?:l[ea]\s+|LE\s+|LA\s+|l['’]\s?|L['’]\s?)"
    r"(?:[Cc]lient|CLIENT|[Ff]ournisseur|FOURNISSEUR|[Pp]restataire|PRESTATAIRE|[Bb]ailleur|BAILLEUR|[Pp]reneur"
    r"|PRENEUR|[Aa]cheteur|[Vv]endeur|[Ll]ocataire|[Tt]itulaire|[Ee]mployeur|[Ss]alarié)\s+(?=[A-ZÀ-Þ{\[(«])"
)
"""The words that open a party's block, with a name run on behind them."""
_MOST_CELLS = 8
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"))
_ARTICLE = re.compile(r"(?:l[ea]s?\s+|l['’]\s?)", re.IGNORECASE)
_ANNEXED = re.compile(
    r"[ \t]*(?:ANNEXES?|Annexes?|EXHIBIT|Exhibit|APPENDIX|Appendix|SCHEDULE)\s+"
    r"(?:[A-Z]|\d{1,2}|[IVX]{1,4})\b[^\t_]{0,70}$"
)
"""What heads an annex: no block goes on behind it."""
OFFICE = re.compile(
    r"\b(?:president|director|directeur|directrice|officer|manager|secretary|treasurer|chairman|chair|ceo|cfo|coo"
    r"|cto|partner|counsel|attorney|gerante?|presidente?|vp|vice|representative|representant|signatory|member"
    r"|trustee|founder|principal|controller|owner|administrator|maire|pdg|dg|associe|head|executive|chief|general)\b"
)
_STAR = " \t*#>|\u2022"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a line: offsets in the flow, what it is, and what stands in it."""

    start: int
    end: int
    what: What
    value: str
    """What stands behind the label, blank lines left out; all of it where there is no label."""
    label: str = ""
    """The label as folded; empty where there is none."""
    mark: Mark = ""
    ruled: bool = False
    """A line to write on is printed."""
    redacted: bool = False
    head: bool = False
    """It is what the contract calls one of its parties, and nothing else ("Le Loueur")."""

    @property
    def placeholder(self) -> bool:
        """Whether a placeholder stands where a person's words should."""
        return _PLACEHOLDER.fullmatch(self.value.strip()) is not None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the flow in cells; running text has none, and an empty line neither words nor length."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.cells


@cache
def _label() -> re.Pattern[str]:
    groups = []
    for part in ("sign", "name", "capacity", "date", "other"):
        names = "|".join(re.escape(word) for word in words(part))
        groups.append(f"(?P<{part}>{names})")
    # A label is followed by a colon, a line to write on, a mark or nothing at all.
    return re.compile(
        rf"[\s*#>|\u2022(\[]*(?:{'|'.join(groups)})[)\]*]*"
        r"(?P<tail>\s*:+|(?=\s*(?:_{2,}|-{5,}|\.{5,}|\u2026|/\s?s\s?/|\(|$)))[\s*)]*"
    )


def rows(text: str, start: int, end: int, aliases: Collection[str] = ()) -> list[Row]:
    """Cut a stretch of the flow, whose ends are ends of lines, into rows of cells.

    Args:
        text: the flow.
        start: of a line.
        end: of a line.
        aliases: what the contract calls its parties, folded, without an article.
    """
    found: list[Row] = []
    place = start
    columns: tuple[int, ...] = ()
    """Where columns that were made with spaces begin, in the lines before."""
    gap = 0
    while place < end:
        stop = text.find("\n", place, end)
        stop = end if stop < 0 else stop
        if not text[place:stop].strip():
            found.append(Row(place, place, ()))
            gap += 1
        else:
            columns = columns if gap <= _MOST_BLANK else ()
            gap = 0
            plain = "\t" not in text[place:stop] and "/s/" not in text[place:stop]
            prose = stop - place > (_PROSE if plain else _LONGEST) or _ANNEXED.match(text, place, stop)
            if prose:
                found.append(Row(place, stop, ()))
                columns = ()
            else:
                parts, columns = _spaced(text, place, stop, columns)
                found += [Row(place, stop, cells) for cells in _stacked(text, place, stop, parts)]
        place = stop + 1
    return _joined(text, found, frozenset(aliases))


def _joined(text: str, found: list[Row], aliases: frozenset[str]) -> list[Row]:
    """Mark the cells that name a party alone, and put what ends a wrapped label out of the way."""
    open_cells: tuple[Cell, ...] = ()
    done: list[Row] = []
    for row in found:
        cells = tuple(
            _after_wrap(text, open_cells[place], one) if place < len(open_cells) else one
            for place, one in enumerate(row.cells)
        )
        open_cells = cells
        if aliases:
            cells = tuple(replace(one, head=True) if _names(one, aliases) else one for one in cells)
        done.append(row if cells == row.cells else Row(row.start, row.end, cells))
    return done


def _after_wrap(text: str, above: Cell, one: Cell) -> Cell:
    """A label that asks for a signature may wrap inside its quotes; the rest is no line of its own."""
    said = text[above.start : above.end]
    if above.what != "sign" or above.value or one.what != "words":
        return one
    if not any(said.rfind(left) > said.rfind(right) for left, right in _PAIRS):
        return one
    rest = text[one.start : one.end]
    closed = min((place for _, right in _PAIRS if (place := rest.find(right)) >= 0), default=-1)
    if closed < 0 or any(char.isalnum() for char in rest[closed:]):
        return one
    return Cell(one.start, one.end, "none", "")


def _names(one: Cell, aliases: frozenset[str]) -> bool:
    if one.what != "words" or one.mark or not 3 < len(one.value) < 60:
        return False
    article = _ARTICLE.match(one.value)
    if article is None:
        return False
    return " ".join(fold(one.value[article.end() :]).strip(" :.").split()) in aliases


def _stacked(text: str, start: int, end: int, spaced: Sequence[tuple[int, int]]) -> list[tuple[Cell, ...]]:
    """The rows of a line: one, unless cells of a table hold a block each, their lines run together."""
    columns: list[list[tuple[int, int]]] = []
    stacked = False
    for low, high in spaced or _tabbed(text, start, end):
        parts = [(low, high)] if spaced and low == high else list(_pieces(text, low, high))
        if len(parts) > 1 and not _repeats(text, parts):
            stacked = True
            columns.append(parts)
        else:
            columns += [[part] for part in parts]
    if not stacked:
        return [tuple(islice(_cells(text, [column[0] for column in columns]), _MOST_CELLS))]
    found = []
    for line in range(min(max(len(column) for column in columns), _MOST_STACKED)):
        cells = tuple(
            cell(text, *column[line]) if line < len(column) else Cell(end, end, "none", "")
            for column in columns[:_MOST_CELLS]
        )
        found.append(cells)
    return found


def _repeats(text: str, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether a label comes twice: then the parts stand side by side ("By: ____ By: ____")."""
    labels = [label for label in (cell(text, low, high).label for low, high in parts) if label]
    return len(set(labels)) < len(labels)


def _cells(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    index = 0
    while index < len(pieces):
        low, high = pieces[index]
        if low == high:
            yield Cell(low, high, "none", "")
            index += 1
            continue
        made = cell(text, low, high)
        # "By:<tab>/s/ Name" is one cell: a label alone takes what stands beside it, but for a label.
        bare = made.label and not made.value and not made.ruled and not made.mark
        if bare and index + 1 < len(pieces) and pieces[index + 1][0] < pieces[index + 1][1]:
            beside = cell(text, *pieces[index + 1])
            own = made.label not in WITNESS or beside.mark or beside.what == "rule"
            if beside.what in ("words", "rule") and own:
                made = cell(text, low, pieces[index + 1][1])
                index += 1
        yield made
        index += 1


def _tabbed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    while low < end:
        stop = text.find("\t", low, end)
        stop = end if stop < 0 else stop
        yield low, stop
        low = stop + 1


def _pieces(text: str, low: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut what stands between tabs at labels inside it, and behind the words that open a party's block."""
    part = text[low:stop]
    head = _HEAD.match(part)
    if head is not None:
        begin = low
        office = OFFICE.search(fold(part), head.end())
        ends = [head.end(), *([office.start()] if office and office.start() > head.end() + 3 else [])]
        for cut in ends:
            yield from _trimmed(text, low, begin + cut)
            low = begin + cut
    if ":" in part or "__" in part or "---" in part or "Signature" in part:
        for label in _TWICE.finditer(text, low, stop):
            yield from _trimmed(text, low, label.start())
            low = label.end()
    yield from _trimmed(text, low, stop)


def _trimmed(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    while low < high and text[low] in _STAR:
        low += 1
    while high > low and text[high - 1] in _STAR:
        high -= 1
    if low < high:
        yield low, high


def cell(text: str, start: int, end: int) -> Cell:
    """Read one cell."""
    raw = text[start:end]
    if not raw[-1].isalnum() and _ONLY_RULE.match(raw):
        return Cell(start, end, "rule", "", ruled=True)
    folded = fold(raw)
    match = _label().match(folded)
    what: What = "words"
    label, rest = "", raw
    if match is not None and match.lastgroup is not None:
        what = next(name for name in ("sign", "name", "capacity", "date", "other") if match[name])
        label, rest = match[what], raw[match.end() :]
    if what == "words" and len(raw) < 90 and folded.startswith(_HERE) and _SIGN_HERE.search(folded):
        what, label, rest = "sign", "signature", ""
    mark: Mark = ""
    slashed = "/" in raw or "\\" in raw
    if slashed and S_MARK.search(raw):
        mark = "s_mark"
    elif "sign" in folded and one_of("electronic").search(folded):
        mark = "electronic"
    elif ("(" in raw or "[" in raw or "sd/" in folded) and (
        one_of("written").search(folded) or S_BRACKETS.match(raw)
    ):
        mark = "written"
    elif folded.startswith(words("by_hand")) and (by_hand := _by_hand(raw, folded)):
        mark, rest = "written", by_hand
    elif what == "sign" and label in ("by", "per") and _QUOTED.fullmatch(rest.strip()):
        mark, rest = "written", rest.strip(' \t"“”')
    if mark and folded.startswith(_SWORN):
        mark = ""
    if what not in ("words", "rule") and rest.lstrip().startswith("(") and not S_MARK.search(rest):
        rest = rest.partition(")")[2] or ""
    plain = S_MARK.sub(" ", rest) if slashed else rest
    ruled = holds(rest, _RULES) and _HAS_RULE.search(rest) is not None
    value = " ".join((_UNDERLINED.sub(" ", plain) if ruled or "__" in plain else plain).split())
    redacted = ("*" in rest or "[" in rest) and _REDACTED.search(rest) is not None
    return Cell(start, end, what, value.strip(" :*|"), label, mark, ruled, redacted)


def _by_hand(raw: str, folded: str) -> str:
    """The name behind words that people write beside their signature: "lu et approuvé - J. Morel"."""
    written = one_of("by_hand").match(folded)
    if written is None:
        return ""
    rest = raw[written.end() :].strip(" \t»”\"'.)")
    if rest[:1] not in ("-", "–", "—", ",", ":"):
        return ""
    name = rest.strip(" \t-–—,:")
    plain = 2 < len(name) < 60 and name[0].isupper() and not any(char.isdigit() for char in name)
    return (
        name if plain and not _PLACEHOLDER.search(name) and not fold(name).startswith("signature") else ""
    )
