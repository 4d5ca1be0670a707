"""What the extractors of rights and restrictions share: passages, patterns of lexicons, forms."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence

_PLACE = re.compile(r"@(\w+)@")
_KEYS_ALONE = re.compile(r"@\w+@(?:\|@\w+@)*")
_LEAD = 600
"""Characters at the end of a lead-in that its items are read with."""
_QUOTE = 420


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence to read; an item of a list is read together with the words that lead into the list."""

    start: int
    """Flow offset of the sentence's own first character."""
    own: int
    """Where the sentence's own words begin in ``text``."""
    text: str
    folded: str
    clause: Clause

    def quote(self, view: View, low: int, high: int) -> Evidence:
        """Quote the sentence, or the part around [low, high) of ``text`` where it is long.

        Whole words are quoted; words of the lead-in are not.
        """
        own = self.text[self.own :]
        if len(own.strip()) <= _QUOTE:
            return view.flow.evidence(self.start, self.start + len(own))
        low = min(max(0, low - self.own), max(0, len(own) - 40))
        high = min(len(own), max(high - self.own, low + 40))
        while low > 0 and not own[low - 1].isspace():
            low -= 1
        while high < len(own) and not own[high].isspace():
            high += 1
        return view.flow.evidence(self.start + low, self.start + high)


def passages(
    view: View, clauses: Sequence[Clause], triggers: Mapping[str, tuple[str, ...]]
) -> Iterator[Passage]:
    """Yield the sentences of the clauses that hold a trigger, and of the lists that such a clause opens."""
    shown = _time.shown(view, clauses, triggers)
    words = triggers.get(view.language, ())
    seen: set[int] = set()
    for clause in shown:
        if clause.index not in seen:
            seen.add(clause.index)
            yield from _in_clause(view, clause, words)
        for item in _items(view, clause):
            if item.index not in seen:
                seen.add(item.index)
                yield from _in_clause(view, item, ())


def _in_clause(view: View, clause: Clause, words: tuple[str, ...]) -> Iterator[Passage]:
    if clause.role in ("signature", "recital"):
        return
    lead: str | None = None
    if _time.holds(fold(clause.heading), words):
        words = ()
    for sentence in _time.sentences(view, clause):
        if words and clause.level == 0 and not _time.holds(sentence.folded, words):
            continue
        if lead is None:
            lead = _lead(view, clause)
        text = f"{lead} {sentence.text}" if lead else sentence.text
        # the lead is short; folding it again costs little and keeps offsets plain
        folded = f"{fold(lead)} {sentence.folded}" if lead else sentence.folded
        if words and lead and not _time.holds(folded, words):
            continue
        yield Passage(sentence.start, len(lead) + 1 if lead else 0, text, folded, clause)


def _items(view: View, clause: Clause) -> Iterator[Clause]:
    """Yield the clauses under one that ends with a colon."""
    if not _opens_list(view, clause):
        return
    for item in view.clauses[clause.index + 1 : clause.index + 16]:
        if item.level <= clause.level:
            return
        yield item


def _opens_list(view: View, clause: Clause) -> bool:
    tail = view.flow.text[max(clause.start, clause.end - 24) : clause.end].rstrip()
    return tail.endswith((":", ":-", ": -"))


def _lead(view: View, clause: Clause) -> str:
    """Return the sentence that opens the list of which a clause is an item; empty where there is none."""
    if clause.level == 0:
        return ""
    for before in reversed(view.clauses[max(0, clause.index - 16) : clause.index]):
        if before.level < clause.level:
            if not _opens_list(view, before):
                return ""
            text = view.flow.text[max(before.start, before.end - _LEAD) : before.end].rstrip()
            return text[text.rfind(". ") + 1 :].strip()
    return ""


@cache
def compiled(name: str, template: str, language: str) -> re.Pattern[str]:
    """Compile a pattern for folded text, in which ``@key@`` stands for the phrases of a lexicon.

    Args:
        name: the lexicon; a key that it lacks is looked up in ``rights``.
        template: a regular expression; a space matches any white space.
        language: of the document.
    """
    side = _time.language_of(language)

    def place(match: re.Match[str]) -> str:
        words = lexicon(name, side).get(match[1]) or lexicon("rights", side)[match[1]]
        choices = "|".join(_phrase(str(item)) for item in sorted(words, key=len, reverse=True))
        return rf"(?:(?<![a-z])(?:{choices})(?:(?<=')|(?![a-z])))"

    return re.compile(_PLACE.sub(place, template.replace(" ", r"\s+")))


@cache
def _needed(name: str, key: str, language: str) -> tuple[str, ...]:
    side = _time.language_of(language)
    words = lexicon(name, side).get(key) or lexicon("rights", side)[key]
    return _time.needed(str(item) for item in words)


@cache
def _needed_of(name: str, template: str, language: str) -> tuple[str, ...]:
    """Return literals of which one stands wherever a template matches; the empty one if unknown."""
    if not _KEYS_ALONE.fullmatch(template):
        return ("",)
    return tuple(word for key in _PLACE.findall(template) for word in _needed(name, key, language))


def search(
    name: str, template: str, language: str, text: str, low: int = 0, high: int = sys.maxsize
) -> re.Match[str] | None:
    """Search a folded text, or [low, high) of it, as ``compiled(name, template, language)`` does.

    The pattern is only tried where a literal stands that it cannot do without.
    """
    if not _time.holds(text, _needed_of(name, template, language)):
        return None
    return compiled(name, template, language).search(text, low, high)


def has(name: str, key: str, text: str, language: str) -> bool:
    """Tell whether a phrase of a lexicon stands in a folded text: ``compiled`` of the key alone."""
    if not _time.holds(text, _needed(name, key, language)):
        return False
    return compiled(name, f"@{key}@", language).search(text) is not None


def _phrase(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ \.\.\.\ ", r"[\s,][^.;]{0,60}?\s?")
    return escaped.replace(r"\*", r"[a-z]*").replace(r"\ ", r"\s+")


def form(passage: Passage, low: int, high: int, language: str) -> str | None:
    """Return the form that a notice near [low, high) must have: registered_letter, written or email."""
    near = passage.folded[max(0, low) : high]
    for key in ("registered_letter", "written", "email"):
        if has("rights", key, near, language):
            return key
    return None
