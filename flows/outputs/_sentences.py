"""What the pipeline says in one language, said in another: reasons, advice, how a day was counted.

The pipeline makes its sentences in English. Their other language stands in
``words/sentences_<language>.yaml``, where a lawyer can mend it without Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data import late as re
from flows.outputs._words import words

_DEEPEST = 10
"""Sentences inside sentences that are translated."""
_LONGEST_SENTENCE = 600
_LONGEST = 4_000
"""Characters of what is taken apart; longer text holds a stranger's words."""
_HOLE = re.compile(r"\{(\d)(?::(\w+))?\}")
_HOLDS = {
    "": "(?:(?!; |: ).)+?",
    "known": "(?:(?!; |: ).)+?",
    "number": r"\d[\d\u202f .,]*",
    "day": r"\d{4}-\d{2}-\d{2}",
}
"""What stands in a hole. No joint, so that a sentence made of several is taken apart first."""
_WORD = re.compile(r"[^\W\d_]+")
_COLON = re.compile(r"[ \u00a0]?: ")
_QUOTED = re.compile('\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb|"[^"]*"')
"""A stranger's words between marks of quotation are never touched."""
_KEPT = re.compile("[\ue000-\ue3ff]")
_MOST_KEPT = 0x400


@dataclass(frozen=True, slots=True)
class _Template:
    """A sentence with holes."""

    literal: int
    """Letters beside its holes: the sentence that says most is tried first."""
    pattern: re.Pattern[str]
    here: str
    known: tuple[bool, ...]
    """For each hole whether only what is known itself stands there."""
    lower: bool
    """Whether it begins with a small letter, so that a large one is a sentence's beginning."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The sentences that have no holes by themselves; the others by a word that each of them holds."""

    whole: dict[str, str]
    holed: dict[str, tuple[_Template, ...]]


@lru_cache(maxsize=4096)
def translated(text: str, language: str) -> str:
    """Say a sentence of the pipeline in another language; what is not known stays as it is.

    A sentence may be made of several, joined by semicolons, colons and brackets. Words between marks of
    quotation stay as they are, and so do very long texts, which hold a stranger's words.
    """
    return _say(text, language, [])


def untranslated(text: str, language: str) -> list[str]:
    """Return the parts of a sentence that ``translated`` leaves as they are, but for bare figures.

    Nothing but tests asks it: what is missed is known on the way only, and is no part of an output.
    """
    missed: list[str] = []
    _say(text, language, missed)
    return [part for part in missed if _WORD.search(part)]


def _say(text: str, language: str, missed: list[str]) -> str:
    if len(text) > _LONGEST:
        missed.append(text)
        return text
    whole = _table(language).whole.get(text)
    if whole is not None:
        return whole
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if len(kept) >= _MOST_KEPT:
            return match[0]
        kept.append(match[0])
        return chr(0xE000 + len(kept) - 1)

    if _KEPT.search(text) is None:
        text = _QUOTED.sub(keep, text)
    said = _part(text, language, _DEEPEST, missed)
    return _KEPT.sub(lambda m: kept[ord(m[0]) - 0xE000], said) if kept else said


def _part(text: str, language: str, depth: int, missed: list[str], inside: bool = False) -> str:
    """Say a part; what stands after a colon or a semicolon (``inside``) begins with a small letter."""
    if depth == 0:
        missed.append(text)
        return text
    said = _exact(text, language, inside)
    if said is not None:
        return said
    if text.endswith("."):
        return f"{_part(text[:-1], language, depth - 1, missed, inside)}."
    left, right = _bracket(text)
    if right:
        one = _part(left, language, depth - 1, missed, inside)
        two = _part(right, language, depth - 1, missed, True)
        return f"{one if one == left else one.rstrip('.')} ({two})"
    said = _holed(text, language, depth, missed, inside)
    said = said or _codes(text, language)
    if said is not None:
        return said
    for parts, joint in ((text.split("; "), "; "), (_COLON.split(text, 1), ": ")):
        if len(parts) > 1:
            told = [
                _part(part, language, depth - 1, missed, inside or at > 0) for at, part in enumerate(parts)
            ]
            # What nothing was said of is a stranger's, with its marks.
            return _joined(told, joint, language) if told != parts else text
    missed.append(text)
    return text


def _codes(text: str, language: str) -> str | None:
    """Say a list of nothing but known words, as the names of fields that differ."""
    told = [_table(language).whole.get(part) for part in text.split(", ")]
    known = [part for part in told if part]
    return ", ".join(known) if len(known) == len(told) else None


def _joined(parts: Sequence[str], joint: str, language: str) -> str:
    return (joint if language == "en" else f"\u00a0{joint}").join(parts)


def _bracket(text: str) -> tuple[str, str]:
    """A sentence that ends in brackets: what stands before and in them; empty where there are none."""
    if not text.endswith(")"):
        return text, ""
    level = 0
    for at in range(len(text) - 1, 0, -1):
        level += (text[at] == ")") - (text[at] == "(")
        if level == 0:
            return (text[: at - 1], text[at + 1 : -1]) if text[at - 1] == " " and at > 1 else (text, "")
    return text, ""


def _exact(text: str, language: str, inside: bool) -> str | None:
    whole = _table(language).whole
    said = whole.get(text)
    if said is None and text[:1].isupper() and " " in text:  # one word alone may be a stranger's
        said = whole.get(_small(text))
        said = said if inside or not said else _large(said)
    return said


def _holed(text: str, language: str, depth: int, missed: list[str], inside: bool) -> str | None:
    if not text or len(text) > _LONGEST_SENTENCE:
        return None
    large = text[0].isupper()
    for template in _candidates(text, _table(language)):
        match = template.pattern.fullmatch(text)
        if match is None and large and template.lower:
            match = template.pattern.fullmatch(_small(text))
        if match is None:
            continue
        parts = _held(match, template, language, depth - 1, missed)
        if parts is None:
            continue
        said = _HOLE.sub(lambda hole, parts=parts: parts[int(hole[1])], template.here)  # type: ignore[misc]
        return _large(said) if large and template.lower and not inside else said
    return None


def _held(
    match: re.Match[str], template: _Template, language: str, depth: int, missed: list[str]
) -> list[str] | None:
    """What stands in the holes, said in the language; nothing where it had to be known and is not."""
    parts: list[str] = []
    left: list[str] = []
    for part, known in zip(match.groups(), template.known, strict=True):
        here: list[str] = []
        parts.append(_part(part, language, depth, here, inside=True))
        if known and any(_WORD.search(one) for one in here):
            return None
        left += here
    missed += left
    return parts


def _candidates(text: str, table: _Table) -> list[_Template]:
    held = table.holed.keys() & {"", *_WORD.findall(text.lower())}
    found = [template for word in held for template in table.holed[word]]
    return sorted(found, key=lambda template: -template.literal) if len(found) > 1 else found


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


@cache
def _table(language: str) -> _Table:
    whole: dict[str, str] = {}
    holed: dict[str, list[_Template]] = {}
    for said, here in words("sentences", language).items():
        holes = list(_HOLE.finditer(said))
        if not holes:
            whole[said] = here
            continue
        ends = [0, *(hole.end() for hole in holes)]
        literals = [re.escape(said[end : hole.start()]) for end, hole in zip(ends, holes, strict=False)]
        kinds = [hole[2] or "" for hole in holes]
        pattern = "".join(f"{text}({_HOLDS[kind]})" for text, kind in zip(literals, kinds, strict=True))
        template = _Template(
            len(_HOLE.sub("", said)),
            re.compile(pattern + re.escape(said[ends[-1] :]), re.DOTALL),
            here,
            tuple(kind == "known" for kind in kinds),
            said[:1].islower(),
        )
        holed.setdefault(_telling(said), []).append(template)
    return _Table(whole, {word: tuple(templates) for word, templates in holed.items()})


def _telling(said: str) -> str:
    """The longest word of a sentence that no hole touches; empty where it has none."""
    found = [
        match[0].lower()
        for match in _WORD.finditer(_HOLE.sub("{}", said))
        if "{" not in match.string[match.end() : match.end() + 1]
    ]
    return max(found, key=len, default="")
