"""From a document to its running text, and from the running text to its clauses.

``flow`` cuts out what is on the page but not in the text and bridges page breaks; ``segment`` cuts the
flow at numbers and headings. Both read every line once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline import _clauses_lines as lines
from pipeline._clauses_flow import flow
from pipeline._clauses_lines import Numbered
from pipeline.folding import fold
from pipeline.types import Clause, FlowText

__all__ = ["flow", "segment"]

Role = Literal["preamble", "recital", "body", "signature", "annex"]

_LINE = re.compile(r"[^\n]+")
_INSIDE = re.compile(
    r"(?<=[.;:] )in witness whereof|(?<=[.;:] )now,? therefore|(?<=[.;:]  )in witness whereof"
)
_INLINE = re.compile(
    r"(?<=[.;:\"\u201d)] )(?:\d{1,2}\.(?:\d{1,2}\.?)? +|(?:ARTICLE|Article|SECTION"
    r"|Section) +[IVX\d]+[.:]? +)(?=[A-Z\u00c0-\u00dc])"
)
_LONG_LINE = 1500
"""A line longer than this is a text whose line breaks were lost: it is cut at numbers inside it, too."""
_LONG_PARAGRAPHS = 1500
"""An unnumbered stretch longer than this many characters is cut at its blank lines."""
_OPENING = 1200
"""Where nothing is numbered or headed, the opening words are taken to end here."""
_MIN_BODY = 800
"""An annex cannot begin within so many characters of the first clause."""
_MAX_GAP = 4
"""How far a clause number may jump ahead and still be one."""


@dataclass(slots=True)
class _Cut:
    """Where a clause begins, and what its first line said."""

    start: int
    role: Role
    number: str = ""
    heading: str = ""
    level: int = 0


@dataclass(slots=True)
class _Line:
    text: str
    folded: str
    start: int
    after_blank: bool
    before_blank: bool
    breaks: bool
    """Whether a sentence can begin here: after a blank line, a stop or a heading."""
    after_sentence: bool
    """Whether the text before ends a sentence, or is a heading."""
    at: int


@dataclass(slots=True)
class _State:
    role: Role = "preamble"
    named_articles: bool = False
    last: int | None = None
    """Last whole number of the outer numbering."""
    inner: int | None = None
    """Last whole number of a list inside a clause."""
    level: int = 0
    """Level of the last clause that had a number with figures."""
    letter_level: int | None = None
    letter: str = ""
    body_start: int | None = None
    """Where the first clause of the body begins."""
    cuts: list[_Cut] = field(default_factory=list)


def segment(running: FlowText) -> tuple[Clause, ...]:
    """Cut a flow into clauses: sorted, disjoint, and covering all of it.

    A flow without words has no clauses.
    """
    text = running.text
    if not text.strip():
        return ()
    state = _State()
    state.named_articles = _counts_articles(text)
    swallow_heading = False
    listed = list(_lines(text))
    contents = _contents(listed)
    for index, line in enumerate(listed):
        if index in contents:
            if index - 1 not in contents:
                _open_contents(state, line)
            swallow_heading = False
            continue
        if swallow_heading and _continues_heading(line):
            state.cuts[-1].heading = line.text[line.at :].strip(" *_\t.:")
            swallow_heading = False
            continue
        cut = _cut_at(line, state)
        swallow_heading = False
        if cut is not None:
            state.cuts.append(cut)
            swallow_heading = bool(cut.number) and not cut.heading and _is_alone(line, cut.number)
    return _clauses(text, state.cuts)


def _lines(text: str) -> Iterator[_Line]:
    folded = fold(text)
    previous_end = -2
    breaks = True
    matches = list(_stretches(text, folded))
    for index, (start, end) in enumerate(matches):
        line = text[start:end]
        gap = text.count("\n", previous_end, start) if 0 <= previous_end < start else 2
        following = matches[index + 1][0] if index + 1 < len(matches) else -1
        before_blank = following <= end or text.count("\n", end, following) > 1
        at = lines.decoration(line)
        yield _Line(line, folded[start:end], start, gap > 1, before_blank, breaks or gap > 1, breaks, at)
        breaks = lines.ends_sentence(line) or len(line) < 40 or line.startswith("#")
        previous_end = end


def _stretches(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Yield the lines, cut once more where a part begins inside one (texts without line breaks)."""
    inside = [match.start() for match in _INSIDE.finditer(folded)]
    inside.reverse()
    for match in _LINE.finditer(text):
        start, end = match.span()
        if end - start > _LONG_LINE:
            here = [found.start() for found in _INLINE.finditer(text, start, end)]
            while inside and inside[-1] < end:
                here.append(inside.pop())
            inside.extend(sorted(here, reverse=True))
        while inside and inside[-1] < end:
            cut = inside.pop()
            if cut > start:
                yield start, cut
                start = cut
        if not text[start:end].isspace():
            yield start, end


def _contents(listed: list[_Line]) -> set[int]:
    """Return the lines of tables of contents: runs of entries whose page numbers never fall.

    Entries have leaders, or begin like a clause or in capitals and end with a number; a few lines of
    another kind may stand between them.
    """
    found: set[int] = set()
    run: list[int] = []
    page = 0
    titled = -10

    def close() -> None:
        if len(run) >= 4 or (len(run) >= 2 and run[0] - titled <= 3):
            found.update(range(min(run[0], titled) if 0 <= run[0] - titled <= 3 else run[0], run[-1] + 1))
        run.clear()

    for index, line in enumerate(listed):
        if run and index - run[-1] > 4:
            close()
        number = lines.contents_page(line.text, line.folded, line.at)
        if number is None:
            if lines.opens("contents").match(line.folded, line.at) and len(line.text) < 40:
                titled = index
            elif run and lines.ends_sentence(line.text):
                close()
            continue
        if run and number < page:
            close()
        run.append(index)
        page = number
    close()
    return found


def _counts_articles(text: str) -> bool:
    """Tell whether the outer numbering names itself (Article 1, Article 2), so that 1. is inside it."""
    found = re.findall(
        r"(?im)^[ \t#*>]*(?:article|section|clause)[ \t]+(?:\d{1,3}|[IVXL]+)\b(?!\.\d)", text
    )
    return len(found) >= 3


def _continues_heading(line: _Line) -> bool:
    body = line.text[line.at :].strip()
    if len(body) > 90 or lines.numbered(line.text, line.folded, line.at):
        return False
    return lines.is_heading(line.text, line.folded, line.at) or lines.is_title_case(
        line.text, line.folded, line.at
    )


def _is_alone(line: _Line, number: str) -> bool:
    return len(line.text.strip()) <= len(number) + 14


def _open_contents(state: _State, line: _Line) -> None:
    state.cuts.append(_Cut(line.start, state.role, heading=line.text[line.at :].strip(" *_\t:")[:60]))


def _cut_at(line: _Line, state: _State) -> _Cut | None:
    """Say whether a line begins a clause, and which."""
    if not line.breaks or line.at >= len(line.text):
        return None
    if part := _part(line, state):
        return part
    found = lines.numbered(line.text, line.folded, line.at)
    if found and (line.after_blank or not found.weak):
        cut = _numbered_cut(line, found, state)
        if cut is not None:
            return cut
    if state.role == "signature":
        return None
    if line.after_blank and lines.is_heading(line.text, line.folded, line.at):
        return _heading_cut(line, state, 0)
    alone = line.after_blank and line.before_blank and line.after_sentence
    if alone and lines.is_title_case(line.text, line.folded, line.at):
        return _heading_cut(line, state, 1 if state.last is not None else 0)
    return None


def _part(line: _Line, state: _State) -> _Cut | None:
    """Recognise the line with which recitals, the signature block or an annex begin."""
    folded, at = line.folded, line.at
    heading = line.text[at:].strip(" *_\t:")
    if state.body_start is not None and line.after_blank and line.start - state.body_start > _MIN_BODY:
        found = lines.annex(line.text, folded, at)
        if found:
            state.role, state.last, state.inner, state.level = "annex", None, None, 0
            return _Cut(line.start, "annex", found.number, heading[:100])
    if lines.opens("signature_open").match(folded, at) and _may_sign(line, state):
        if state.role != "annex":
            state.role = "signature"
        return _Cut(line.start, "signature", heading=heading if len(heading) < 60 else "")
    if state.role in ("preamble", "recital"):
        if lines.opens("recital_close").match(folded, at):
            state.role = "body"
            return _Cut(line.start, "body")
        if state.role == "preamble" and lines.opens("recital_open").match(folded, at) and line.after_blank:
            state.role = "recital"
            return _Cut(line.start, "recital", heading=heading if len(heading) < 60 else "")
        if state.role == "preamble" and line.after_blank and lines.opens("parties_open").match(folded, at):
            return _Cut(line.start, "preamble", heading=heading if len(heading) < 60 else "")
    return None


def _may_sign(line: _Line, state: _State) -> bool:
    """A signature block stands after a blank line, and after the contract."""
    if state.role == "preamble":
        return line.start > _MIN_BODY and line.folded.startswith(("in witness", "fait a "), line.at)
    return (
        line.after_blank
        and state.role in ("body", "annex", "signature", "recital")
        and (state.body_start is not None or state.role != "recital")
    )


def _numbered_cut(line: _Line, found: Numbered, state: _State) -> _Cut | None:
    level = _level(found, state, capitals=lines.is_upper(line.text[found.rest :]))
    if level is None:
        return None
    if state.role == "recital" and found.style in ("letter", "small_roman", "roman"):
        return _Cut(line.start, "recital", found.number, "", 1)
    if state.role == "signature" and found.style not in ("article", "decimal", "integer"):
        return None
    if state.role == "preamble" and found.style in ("letter", "small_roman"):
        return _Cut(line.start, "preamble", found.number, "", level)
    if state.role in ("preamble", "recital", "signature"):
        state.role = "body"
    _note_body(line, state)
    whole = found.style not in ("letter", "small_roman")
    heading = lines.heading_in(line.text, line.folded, found.rest, whole=whole)
    return _Cut(line.start, state.role, found.number, heading, level)


def _note_body(line: _Line, state: _State) -> None:
    if state.body_start is None:
        state.body_start = line.start


def _level(found: Numbered, state: _State, *, capitals: bool) -> int | None:
    """Place a number in the numbering that runs; ``None`` where it cannot be part of it."""
    if found.style == "letter":
        return _letter_level(found.number, state, small_roman=False)
    if found.style == "small_roman":
        return _letter_level(found.number, state, small_roman=True)
    state.letter_level = None
    if found.style == "decimal":
        state.level = found.number.count(".")
        head = int(found.number.split(".")[0])
        if not state.named_articles and (state.last is None or state.last < head <= state.last + _MAX_GAP):
            state.last = head
        state.inner = None
        return state.level
    if found.style in ("article", "roman"):
        return _outer_level(found, state)
    return _integer_level(int(found.number), found, state, capitals)


def _outer_level(found: Numbered, state: _State) -> int:
    state.level = found.number.count(".") if found.style == "article" else 0
    state.inner = None
    if found.style == "article" and found.number.isdigit():
        state.last = int(found.number)
    return state.level


def _integer_level(number: int, found: Numbered, state: _State, capitals: bool) -> int | None:
    if state.named_articles and not (capitals and number == (state.last or 0) + 1):
        if number == 1 or (state.inner is not None and state.inner < number <= state.inner + _MAX_GAP):
            state.inner = number
            state.level = 1
            return 1
        return None
    last, inner = state.last, state.inner
    if last is None or number == last + 1:
        if last is None and number > 3:
            return None
        state.last, state.inner, state.level = number, None, 0
        return 0
    if number == 1 or (inner is not None and number == inner + 1):
        state.inner, state.level = number, 1
        return 1
    if last < number <= last + _MAX_GAP and found.style == "integer":
        state.last, state.inner, state.level = number, None, 0
        return 0
    return None


def _letter_level(letter: str, state: _State, *, small_roman: bool) -> int:
    """(a) is one below the clause that holds it; (i) is one below (a), unless it follows (h)."""
    runs_on = {"i": "h", "v": "u", "x": "w"}
    if small_roman and runs_on.get(letter, "-") != state.letter:
        base = state.letter_level if state.letter_level is not None else state.level
        return base + 1
    state.letter = letter
    state.letter_level = state.level + 1
    return state.letter_level


def _heading_cut(line: _Line, state: _State, level: int) -> _Cut:
    heading = line.text[line.at :].strip(" *_\t:#")
    if state.role == "preamble" and lines.opens_body(line.folded, line.at):
        state.role = "body"
        _note_body(line, state)
    elif state.role == "recital" and level == 0:
        state.role = "body"
    elif state.role == "body":
        _note_body(line, state)
    state.letter_level = None
    return _Cut(line.start, state.role, "", heading[:120], level)


def _clauses(text: str, cuts: list[_Cut]) -> tuple[Clause, ...]:
    if not cuts or text[: cuts[0].start].strip():
        cuts = [_Cut(0, "preamble" if cuts else "body"), *cuts]
    found: list[Clause] = []
    above: list[tuple[int, str]] = []
    for index, cut in enumerate(cuts):
        start = 0 if index == 0 else cut.start
        end = cuts[index + 1].start if index + 1 < len(cuts) else len(text)
        while above and above[-1][0] >= cut.level:
            above.pop()
        path = tuple(heading for _, heading in above if heading)
        if cut.heading:
            above.append((cut.level, cut.heading))
        clause = Clause(len(found), cut.number, cut.heading, cut.role, start, end, cut.level, path)
        found.extend(_paragraphs(text, clause))
    if not any(clause.role in ("body", "annex") for clause in found):
        found = [
            replace(clause, role="body")
            if clause.role == "preamble" and clause.start > _OPENING
            else clause
            for clause in found
        ]
    return tuple(found)


def _paragraphs(text: str, clause: Clause) -> Iterator[Clause]:
    """Cut a long stretch without a number at its blank lines, so that no clause is a whole text."""
    if clause.number or clause.end - clause.start <= _LONG_PARAGRAPHS:
        yield clause
        return
    start, index = clause.start, clause.index
    at = start
    while clause.end - at > _LONG_PARAGRAPHS:
        cut = text.find("\n\n", at + _LONG_PARAGRAPHS // 2, clause.end)
        if cut < 0 or not text[cut : clause.end].strip():
            break
        while text[cut] == "\n":
            cut += 1
        yield replace(clause, index=index, start=at, end=cut)
        at, index = cut, index + 1
    yield replace(clause, index=index, start=at, end=clause.end)
