"""From a document to its running text, and from the running text to its clauses.

``flow`` cuts out what is on the page but not in the text and bridges page breaks; ``segment`` cuts the
flow at numbers and headings. Both read every line once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from pipeline.clauses import _lines as lines
from pipeline.clauses._contents import contents, lists_of_annexes
from pipeline.clauses._flow import flow, translation
from pipeline.clauses._lines import Numbered
from pipeline.clauses._numbering import Cut, State, level_of
from pipeline.clauses._stretches import Line, lines_of
from pipeline.types import Clause, FlowText

__all__ = ["flow", "segment", "translation"]


_LONG_PARAGRAPHS = 1500
"""An unnumbered stretch longer than this many characters is cut at its blank lines."""
_OPENING = 1200
"""Where nothing is numbered or headed, the opening words are taken to end here."""
_MIN_BODY = 800
"""An annex cannot begin within so many characters of the first clause."""


def segment(running: FlowText) -> tuple[Clause, ...]:
    """Cut a flow into clauses: sorted, disjoint, and covering all of it.

    A flow without words has no clauses.
    """
    text = running.text
    if not text.strip():
        return ()
    state = State()
    state.named_articles = _counts_articles(text)
    swallow_heading = False
    listed = list(lines_of(text))
    skipped = contents(listed) | lists_of_annexes(listed)
    for index, line in enumerate(listed):
        if index in skipped:
            if index - 1 not in skipped:
                _open_contents(state, line)
            swallow_heading = False
            continue
        if _runs_on(line, state):
            state.cuts[-1].heading += " " + line.text.strip(" *_\t.:")
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


def _counts_articles(text: str) -> bool:
    """Tell whether the outer numbering names itself (Article 1, Article 2), so that 1. is inside it."""
    found = re.findall(
        r"(?im)^[ \t#*>]*(?:article|section|clause)[ \t]+(?:\d{1,3}|[IVXL]+)\b(?!\.\d)", text
    )
    return len(found) >= 3


def _continues_heading(line: Line) -> bool:
    body = line.text[line.at :].strip()
    if len(body) > 90 or lines.numbered(line.text, line.folded, line.at):
        return False
    return lines.is_heading(line.text, line.folded, line.at) or lines.is_title_case(
        line.text, line.folded, line.at
    )


def _runs_on(line: Line, state: State) -> bool:
    """Tell whether a heading in capitals that ends with ``AND`` or the like goes on with this line."""
    if line.after_blank or not state.cuts or len(line.text) > 60 or "\t" in line.text:
        return False
    last = state.cuts[-1]
    return (
        lines.is_open_ended(last.heading)
        and lines.is_upper(line.text)
        and line.start - last.start < len(last.heading) + 30
        and not lines.numbered(line.text, line.folded, line.at)
    )


def _is_alone(line: Line, number: str) -> bool:
    return len(line.text.strip()) <= len(number) + 14


def _open_contents(state: State, line: Line) -> None:
    state.cuts.append(Cut(line.start, state.role, heading=line.text[line.at :].strip(" *_\t:")[:60]))


def _cut_at(line: Line, state: State) -> Cut | None:
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
    if line.after_blank and (head := lines.run_in(line.text, line.at)):
        cut = _heading_cut(line, state, 1 if state.last is not None else 0)
        cut.heading = head
        return cut
    alone = line.after_blank and line.before_blank and line.after_sentence
    if alone and lines.is_title_case(line.text, line.folded, line.at):
        return _heading_cut(line, state, 1 if state.last is not None else 0)
    return None


def _part(line: Line, state: State) -> Cut | None:
    """Recognise the line with which recitals, the signature block or an annex begin."""
    folded, at = line.folded, line.at
    heading = line.text[at:].strip(" *_\t:")
    if state.body_start is not None and line.after_blank and line.start - state.body_start > _MIN_BODY:
        found = lines.annex(line.text, folded, at)
        if found:
            state.role, state.last, state.inner, state.level = "annex", None, None, 0
            return Cut(line.start, "annex", found.number, heading[:100])
    if state.role == "signature" and line.after_blank and (named := lines.annex_on_top(line.text, at)):
        # behind the signatures an annex needs no line of its own to be known by
        state.role, state.last, state.inner, state.level = "annex", None, None, 0
        return Cut(line.start, "annex", *named)
    if lines.opens("signature_open").match(folded, at) and _may_sign(line, state):
        if state.role != "annex":
            state.role = "signature"
        return Cut(line.start, "signature", heading=heading if _is_label(line, heading) else "")
    if state.role in ("preamble", "recital"):
        if lines.opens("recital_close").match(folded, at):
            state.role = "body"
            return Cut(line.start, "body")
        if state.role == "preamble" and lines.opens("recital_open").match(folded, at) and line.after_blank:
            state.role = "recital"
            return Cut(line.start, "recital", heading=heading if len(heading) < 60 else "")
        if state.role == "preamble" and line.after_blank and lines.opens("parties_open").match(folded, at):
            return Cut(line.start, "preamble", heading=heading if len(heading) < 60 else "")
    return None


def _is_label(line: Line, heading: str) -> bool:
    """Tell a heading over signatures (``SIGNATURES``) from the first words of one (``By: /s/ ...``)."""
    spoken = line.folded.startswith(
        ("by:", "in witness", "signed ", "executed ", "fait ", "pour "), line.at
    )
    return len(heading) < 60 and not spoken and "\t" not in heading and "/s/" not in heading


def _may_sign(line: Line, state: State) -> bool:
    """A signature block stands after a blank line, and after the contract."""
    if state.role == "preamble":
        return line.start > _MIN_BODY and line.folded.startswith(("in witness", "fait a "), line.at)
    return (
        line.after_blank
        and state.role in ("body", "annex", "signature", "recital")
        and (state.body_start is not None or state.role != "recital")
    )


def _numbered_cut(line: Line, found: Numbered, state: State) -> Cut | None:
    before, before_level = state.letter, state.letter_level
    level = level_of(found, state, capitals=lines.is_upper(line.text[found.rest :]))
    stands_out = found.style == "integer" and lines.capital_head(line.text, line.at)
    if level is None and stands_out and int(found.number) > (state.last or 0):
        # so printed it counts even where numbers before it were not read
        state.last, state.inner, state.level, level = int(found.number), None, 0, 0
    if level is None:
        return None
    if found.style == "letter" and _is_initial(line, found, state, before):
        state.letter, state.letter_level = before, before_level
        return None
    if state.role == "recital" and found.style in ("letter", "small_roman", "roman"):
        return Cut(line.start, "recital", found.number, "", 1)
    if state.role == "signature" and found.style not in ("article", "decimal", "integer", "lettered"):
        return None
    if state.role == "preamble" and found.style in ("letter", "small_roman"):
        return Cut(line.start, "preamble", found.number, "", level)
    if state.role in ("preamble", "recital", "signature"):
        state.role = "body"
    _note_body(line, state)
    whole = found.style not in ("letter", "small_roman")
    small = found.style == "article" and line.before_blank
    heading = lines.heading_in(
        line.text,
        line.folded,
        found.rest,
        whole=whole,
        small=small,
        wraps=not (line.before_blank or found.style == "article"),
    )
    return Cut(line.start, state.role, found.number, heading, level)


def _is_initial(line: Line, found: Numbered, state: State, before: str) -> bool:
    """Tell the initial of a name (``P. Martin``) from a letter that counts: it follows no letter."""
    letter = found.number
    if not letter.isupper() or line.text[line.at] == "(" or len(letter) != 1:
        return False
    if state.cuts and state.cuts[-1].role == "signature":
        return True
    last = ord(before.upper()) if len(before) == 1 else ord("A") - 1
    return letter != "A" and not last < ord(letter) <= last + 2


def _note_body(line: Line, state: State) -> None:
    if state.body_start is None:
        state.body_start = line.start


def _heading_cut(line: Line, state: State, level: int) -> Cut:
    heading = line.text[line.at :].strip(" *_\t:#")
    if state.role == "preamble" and lines.opens_body(line.folded, line.at):
        state.role = "body"
        _note_body(line, state)
    elif state.role == "recital" and level == 0:
        state.role = "body"
    elif state.role == "body":
        _note_body(line, state)
    state.letter_level = None
    return Cut(line.start, state.role, "", heading[:120], level)


def _clauses(text: str, cuts: list[Cut]) -> tuple[Clause, ...]:
    if not cuts or text[: cuts[0].start].strip():
        cuts = [Cut(0, "preamble" if cuts else "body"), *cuts]
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
    if not any(clause.role == "body" for clause in found):
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
