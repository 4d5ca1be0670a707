"""Options of a form with boxes before or after them: only the ticked one was agreed.

``[ ] 12 months [X] 36 months [ ] 60 months from 1 June``: the options that are not ticked are left out of
the running text. Where none is ticked, or several that stand for one another, what was agreed is not known:
their words stay, and every term that rests on them is then unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline._number_words import WORDS
from pipeline.folding import fold
from pipeline.types import Clause, FlowText, Term

_WIDE = re.compile(r"\t|\||[ \u00a0]{3,}")
"""What parts the last option from words that belong to the whole row."""
_GAP = re.compile(r"(?<=[ \u00a0])[ \u00a0]+")
_SENTENCE = re.compile(r"\.(?=\s+[A-ZÀ-Ý])")
_ASIDE = re.compile(r"[,;(]")
_SHORT = 90
"""An option written along a line is no longer."""
_REASON = "Boxes stand beside the options, and which one was agreed is not clear"
_NOBODYS = frozenset({"party", "title", "document_class", "contract_type", "signature", "contract_number"})
"""Kinds that rest on more than the words beside a box."""


@dataclass(frozen=True, slots=True)
class _Box:
    start: int
    end: int
    ticked: bool
    plain: bool


@dataclass(frozen=True, slots=True)
class _Option:
    """A box and the words it ticks; ``start`` and ``end`` hold both."""

    start: int
    end: int
    words: str
    ticked: bool
    mark: tuple[int, int]
    along: bool = True
    """Whether other options stand on its line."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """A text without the options that were not chosen, and where in the document the others are open."""

    flow: FlowText
    clauses: Sequence[Clause]
    open: tuple[tuple[int, int], ...] = ()


def chosen(flow: FlowText, clauses: Sequence[Clause]) -> Ticked:
    """Leave out of a text the options beside which a box is not ticked, where another is."""
    boxes = _boxes(flow.text)
    if not boxes:
        return Ticked(flow, clauses)
    left_out: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    breaks: list[int] = []
    some_tick = any(box.ticked and not box.plain for box in boxes)
    for options in _groups(flow.text, boxes):
        out, unclear = _settle(options, some_tick=some_tick)
        left_out += out
        doubtful += unclear
        if out or not unclear:
            left_out += _dust(flow.text, options)
            breaks += _label_above(flow.text, options)
    open_spans = tuple(span for low, high in doubtful for span in _in_document(flow, low, high))
    text = list(flow.text)
    for at in breaks:
        text[at] = " "  # a label and its answer are one line
    return Ticked(*_without(replace(flow, text="".join(text)), clauses, _joined(left_out)), open_spans)


def _dust(text: str, options: Sequence[_Option]) -> list[tuple[int, int]]:
    """Return the marks of the ticked options and the wide gaps of their lines: no words of the sentence."""
    dust: list[tuple[int, int]] = []
    for one in options:
        if not one.ticked:
            continue
        low, high = one.mark
        start = text.rfind("\n", 0, low) + 1
        stop = text.find("\n", high)
        dust += [gap.span() for gap in _GAP.finditer(text, start, len(text) if stop < 0 else stop)]
        if not text[start:low].strip():
            start = next((at + 1 for at in _label_above(text, options)), start)
            dust.append((start, len(text) - len(text[high:].lstrip(" \u00a0\t|"))))
        else:
            dust.append((low, high))
    return dust


def _label_above(text: str, options: Sequence[_Option]) -> list[int]:
    """Return the end of the line above a column of options of which one is ticked, if it is their label."""
    if options[0].along or sum(one.ticked for one in options) != 1:
        return []
    end = len(text[: options[0].start].rstrip())
    return [end] if text[:end].endswith(":") and end < options[0].start else []


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    return joined


def undecided(terms: Iterable[Term], open_spans: Sequence[tuple[int, int]]) -> tuple[Term, ...]:
    """Make unknown the terms that rest on options of which it is not clear whether they were chosen."""
    return tuple(
        replace(term, value={}, value_text="", state="unknown", reason=_REASON)
        if term.state == "stated" and term.kind not in _NOBODYS and _rests_on(term, open_spans)
        else term
        for term in terms
    )


def _rests_on(term: Term, spans: Sequence[tuple[int, int]]) -> bool:
    return any(
        low < fragment.end and fragment.start < high
        for evidence in term.evidences
        for fragment in evidence.fragments
        for low, high in spans
    )


def _boxes(text: str) -> list[_Box]:
    boxes = [
        _Box(found.start(), found.end(), found.lastgroup in ("ticked", "tick"), found.lastgroup in _PLAIN)
        for found in _pattern().finditer(text)
    ]
    return [] if all(box.plain for box in boxes) and not _bracketed(text, boxes) else boxes


_PLAIN = ("tick", "blank")


def _bracketed(text: str, boxes: Sequence[_Box]) -> bool:
    """Tell whether boxes are brackets of which one is ticked and one is not."""
    marks = {box.ticked for box in boxes if text[box.start] in "[("}
    return len(marks) > 1 or sum(text[box.start] in "[(" for box in boxes) > 1


@cache
def _pattern() -> re.Pattern[str]:
    words = lexicon("boxes")
    empty, full, bullet, ring = (
        re.escape("".join(words[name])) for name in ("unticked", "ticked", "plain_ticked", "plain_unticked")
    )
    return re.compile(
        rf"(?P<ticked>[{full}])|(?P<unticked>[{empty}])|(?P<tick>[{bullet}]|\[\s?[xX✓✔]\s?\]|\(\s?[xX]\s?\))"
        rf"|(?P<blank>[{ring}]|\[[ \u00a0_]{{0,3}}\]|\([ \u00a0_]{{1,3}}\))"
    )


def _groups(text: str, boxes: Sequence[_Box]) -> Iterator[list[_Option]]:
    """Yield the options that stand for one another: along a line, or line below line."""
    column: list[_Option] = []
    below = 0
    for low, high, here in _lines(text, boxes):
        single = len(here) == 1 and _one_of_lines(text, low, high, here[0])
        if column and (not single or text[below:low].strip()):
            yield column
            column = []
        if single:
            column.append(_whole_line(text, low, high, here[0]))
            below = high
        elif len(here) > 1:
            yield _along(text, low, high, here)
    if column:
        yield column


def _lines(text: str, boxes: Sequence[_Box]) -> Iterator[tuple[int, int, list[_Box]]]:
    at = 0
    while at < len(boxes):
        low = text.rfind("\n", 0, boxes[at].start) + 1
        stop = text.find("\n", boxes[at].end)
        high = len(text) if stop < 0 else stop
        here = [box for box in boxes[at:] if box.start < high]
        at += len(here)
        yield low, high, here


def _one_of_lines(text: str, low: int, high: int, box: _Box) -> bool:
    """Tell whether the box of a line stands at its start or its end; a black square there is a bullet."""
    if text[box.start] in lexicon("boxes")["bullets"]:
        return False
    return not text[low : box.start].strip(" \u00a0\t|-•") or not text[box.end : high].strip(" \u00a0\t|.;")


def _whole_line(text: str, low: int, high: int, box: _Box) -> _Option:
    high = min(high + 1, len(text))
    return _Option(
        low, high, text[low : box.start] + text[box.end : high], box.ticked, _mark(box), along=False
    )


def _along(text: str, low: int, high: int, here: Sequence[_Box]) -> list[_Option]:
    """Return the options along a line: boxes stand before them, or behind where the line shows that."""
    first = _label_end(text, low, here[0].start)
    behind = _boxes_behind(text[first : here[0].start], text[here[-1].end : high])
    options: list[_Option] = []
    if behind is None:  # which box belongs to which words is not clear: none of them is then ticked
        return [_Option(first, high, text[first:high], False, _mark(here[0]))]
    start = first
    for box, following in zip(here, [*here[1:], None], strict=True):
        if behind:
            options.append(_Option(start, box.end, text[start : box.start], box.ticked, _mark(box)))
            start = box.end
        else:
            end = _last_end(text, box.end, high) if following is None else following.start
            options.append(_Option(box.start, end, text[box.end : end], box.ticked, _mark(box)))
    return options


def _boxes_behind(lead: str, tail: str) -> bool | None:
    """Tell whether boxes follow their options, by what stands around them in a line; ``None``: unclear."""
    before = fold(lead).strip(" \u00a0\t|")
    after = tail.strip(" \u00a0\t|.;")
    if not after:
        return True
    follows = bool(_figures(lead)) or before in lexicon("boxes")["yes"] or before in lexicon("boxes")["no"]
    if _on().match(fold(after)) is not None or _WIDE.match(tail) is not None:
        return True if follows else None
    return None if follows else False


def _mark(box: _Box) -> tuple[int, int]:
    return box.start, box.end


def _label_end(text: str, low: int, first: int) -> int:
    """Return where the words that name a row end and its first option begins."""
    colon = max(text.rfind(mark, low, first) for mark in (":", "\t", "|"))
    if colon >= low:
        return colon + 1
    figure = _figure("lengths").search(fold(text[low:first]))
    return low if figure is None else low + figure.start()


def _last_end(text: str, start: int, high: int) -> int:
    """Return where the last option of a line ends: at a wide gap, or before words of the whole row."""
    first = start + len(text[start:high]) - len(text[start:high].lstrip(" \u00a0\t|"))
    found = (_WIDE.search(text, first, high), _SENTENCE.search(text, first, high))
    goes_on = _on().search(fold(text[first:high]))
    ends = [high, *(one.start() for one in found if one is not None)]
    return min(ends if goes_on is None else [*ends, first + goes_on.start()])


@cache
def _on() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(lexicon('boxes')['goes_on'])})(?!\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _settle(
    options: Sequence[_Option], *, some_tick: bool
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return what to leave out of some options, and which of them stay open.

    Where no box of a document is ticked, boxes may be bullets: then only options that each name a figure of
    the same thing are a choice that nobody made.
    """
    every = [(one.start, one.end) for one in options]
    ticked = [one for one in options if one.ticked]
    others = [one for one in options if not one.ticked]
    if _denied(ticked):
        return [], every
    if (ticked and others) or len(ticked) > 1:
        several = _alternatives(ticked)
        out, rest = _left_out(others, options[-1])
        return out, rest + ([(one.start, one.end) for one in ticked] if several else [])
    if others and (some_tick or _alternatives(options)):
        return [], every
    return [], []


def _left_out(
    others: Sequence[_Option], last: _Option
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return what of options that are not ticked goes, and what may belong to the whole row and is open."""
    out, rest = [(one.start, one.end) for one in others], list[tuple[int, int]]()
    if not last.ticked and last.along and (aside := _ASIDE.search(last.words)) is not None:
        cut = last.end - len(last.words) + aside.start()
        out[-1], rest = (last.start, cut), [(cut, last.end)]
    return out, rest


def _denied(ticked: Sequence[_Option]) -> bool:
    return any(fold(one.words).strip(" \t|.;:-") in lexicon("boxes")["no"] for one in ticked)


def _alternatives(options: Sequence[_Option]) -> bool:
    """Tell whether at least two options name figures of the same thing, and so exclude one another."""
    kinds = [_figures(one.words) for one in options if len(one.words) <= _SHORT]
    asked = ("lengths", "sums") if options[0].along else ("lengths",)  # goods in a list may all be ordered
    return any(sum(kind in told for told in kinds) > 1 for kind in asked)


def _figures(words: str) -> set[str]:
    folded = fold(words)
    return {kind for kind in ("lengths", "sums") if _figure(kind).search(folded) is not None}


@cache
def _figure(kind: str) -> re.Pattern[str]:
    unit = _any(lexicon("boxes")[kind])
    number = rf"(?:\d[\d ,.]*|{WORDS})"
    return re.compile(rf"{number}\s{{0,2}}(?:{unit})(?!\w)|(?:{unit})\s?{number}")


def _without(
    flow: FlowText, clauses: Sequence[Clause], spans: Sequence[tuple[int, int]]
) -> tuple[FlowText, Sequence[Clause]]:
    """Take stretches out of a text and move its clauses."""
    if not spans:
        return flow, clauses
    kept: list[tuple[int, int]] = []
    at = 0
    for low, high in spans:
        kept.append((at, low))
        at = high
    kept.append((at, len(flow.text)))
    text = "".join(flow.text[low:high] for low, high in kept)

    def moved(offset: int) -> int:
        return sum(min(high, offset) - low for low, high in kept if low < offset)

    pieces = tuple(
        (moved(first), document + first - start, last - first)
        for start, document, length in flow.pieces
        for low, high in kept
        if (first := max(low, start)) < (last := min(high, start + length))
    )
    moved_clauses = tuple(
        replace(clause, start=moved(clause.start), end=moved(clause.end)) for clause in clauses
    )
    return replace(flow, text=text, pieces=pieces), moved_clauses


def _in_document(flow: FlowText, low: int, high: int) -> Iterator[tuple[int, int]]:
    for start, document, length in flow.pieces:
        first, last = max(low, start), min(high, start + length)
        if first < last:
            yield document + first - start, document + last - start
