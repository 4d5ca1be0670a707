"""Sentences of a clause made whole: with the rest that the foot of a page or a blank line cuts off."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

_STOPPED = (".", ";", ":", "!", "?", ")", "|")
_BLOCK = re.compile(r"\n[ \t]*\n\s*")
_END = re.compile(r"[.;](?=\s)")
_FEET = (
    r"(?:[^\n]{0,60}?\b[Pp](?:age|AGE)\s*(?:n[o\u00b0]\s*)?|[^\n\w]{0,40}(?:p\.\s*)?)"
    r"\d{1,3}\s?(?:/|sur|de)\s?\d{1,3}[ \t]*\n"
    r"(?:[ \t]*[A-Z\u00c0-\u00dc][^\n]{4,140}\n(?=[ \t]*[a-z\u00e0-\u00ff]))?"
)
_FOOTED = re.compile(r"\d ?(?:/|sur|de) ?\d{1,3}[ \t]*\n")
_FOOT_HERE = re.compile(_FEET + r"\s*")
_FOOT = re.compile(rf"(?:\A|(?<=\n)){_FEET}")
_HYPHEN = re.compile(r"(?P<head>[^\W\d_]{2})-\n[ \t]*(?P<tail>[^\W\d_]+)")
_QUOTED = re.compile(
    r"\b(?:dispose|disposent|prevoit|enonce|selon lequel|aux termes (?:de l'article|duquel)"
    r"|rappele\w*)\b[^\"]{0,80}"
    r"(?P<law>\"[^\"]{0,700}\")"
)
"""The words of a law that are quoted say nothing that was agreed."""
_OLD = re.compile(
    r"\A.{0,300}\b(?:remplacee?s?|modifiee?s?|redigee?s?|redaction suivante|libellee?s?"
    r"|texte suivant)\b[^:.;]{0,60}:",
    re.DOTALL,
)
"""Before ``is replaced by:`` stands what no longer holds."""
_REACH, _FURNITURE, _MOST_BLOCKS, _SHORT = 700, 170, 3, 25


def sentences(view: View, clause: Clause, words: tuple[str, ...]) -> Iterator[Sentence]:
    """Yield the sentences of a clause that hold one of some words, as they were meant.

    Offsets hold: furniture is blanked. Only these are made whole, for that is what costs time.
    """
    done = -1
    for sentence in _time.sentences(view, clause):
        if sentence.start >= done and _time.holds(sentence.folded, words):
            one = whole(view, sentence)
            done = one.end if one.end > sentence.end else done
            yield one


def whole(view: View, sentence: Sentence) -> Sentence:
    """Return a sentence with what the foot of a page or a blank line cuts off."""
    key = ("whole sentence", sentence.start, sentence.end)
    found: Sentence | None = view.memo.get(key)
    if found is None:
        led = _led(view, sentence)
        joined = _joined(view, led if led is sentence else _plain(led))
        found = view.memo[key] = _plain(joined)
    return found


def _led(view: View, sentence: Sentence) -> Sentence:
    """Join what goes before the first sentence of a clause, where it begins in the middle of one."""
    text = sentence.text
    if not text.lstrip()[:1].isupper() and _FOOTED.search(text):
        text = _FOOT.sub(lambda match: " " * len(match.group()), text)
    head = text.lstrip()
    if not head[:1].islower():
        return sentence
    flow, at = view.flow.text, sentence.start + len(text) - len(head)
    low = max(0, at - _REACH)
    before = flow[low:at]
    if before.rstrip().endswith(_STOPPED) or _BLOCK.search(before[-_FURNITURE:]) is None:
        return sentence
    stops = [match.end() for match in _END.finditer(before)]
    if not stops and low > 0:
        return sentence
    start = low + (stops[-1] if stops else 0)
    start += len(flow[start:at]) - len(flow[start:at].lstrip())
    return Sentence(
        start, sentence.end, flow[start : sentence.end], view.folded_between(start, sentence.end)
    )


def _plain(sentence: Sentence) -> Sentence:
    """Blank the feet of pages, and what is said of a text that is replaced."""
    text, folded = sentence.text, sentence.folded
    if "-\n" in folded:
        text, folded = _HYPHEN.sub(_unbroken, text), _HYPHEN.sub(_unbroken, folded)
    spans = [match.span() for match in _FOOT.finditer(text)] if _FOOTED.search(text) else []
    if "article" in folded and '"' in folded:
        spans.extend(match.span("law") for match in _QUOTED.finditer(folded))
    if ":" in folded and (old := _OLD.search(folded)) is not None:
        spans.append((0, old.end()))
    for low, high in spans:
        text = text[:low] + " " * (high - low) + text[high:]
        folded = folded[:low] + " " * (high - low) + folded[high:]
    # A line's end is a space like any other to patterns of several words.
    return Sentence(sentence.start, sentence.end, text, folded.replace("\n", " "))


def _unbroken(match: re.Match[str]) -> str:
    """Write a word whole that the end of a line breaks, as long as it was: what follows keeps its place."""
    whole = match["head"] + match["tail"]
    return whole + " " * (len(match.group()) - len(whole))


def _joined(view: View, sentence: Sentence) -> Sentence:
    """Join the rest, which begins with a small letter; lines of a foot or head may stand between."""
    text = sentence.text.rstrip()
    if not text or text.endswith(_STOPPED) or len(text) < _SHORT:
        return sentence
    flow = view.flow.text
    high = min(len(flow), sentence.end + _REACH)
    at = sentence.start + len(text)
    for _ in range(_MOST_BLOCKS):
        block = _BLOCK.search(flow, at, high)
        if block is None or block.start() - at > _FURNITURE:
            return sentence
        at = block.end()
        foot = _FOOT_HERE.match(flow, at, high)
        at = foot.end() if foot is not None else at
        if flow[at : at + 1].islower() and (stop := _END.search(flow, at, high)) is not None:
            low, end = sentence.start, stop.end()
            gap = at - low - len(text)
            whole = flow[low:end]
            folded = view.folded_between(low, end)
            cut = slice(len(text), len(text) + gap)
            whole = whole[: cut.start] + " " * gap + whole[cut.stop :]
            folded = folded[: cut.start] + " " * gap + folded[cut.stop :]
            return Sentence(low, end, whole, folded)
    return sentence
