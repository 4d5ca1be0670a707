"""Tells which party a block belongs to: a name that is known, what the contract calls it, or a company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from data import late as re
from pipeline.company import normalise as _normalise
from pipeline.folding import fold
from pipeline.terms._party_words import is_role
from pipeline.terms._signature_blocks import Block
from pipeline.terms._signature_lines import company
from pipeline.types import Term

_LEAD = re.compile(
    r"^(?:(?:(?:signed|executed|accepted|agreed)\s+)?(?:(?:for\s+and\s+)?on\s+behalf\s+of|for)"
    r"|pour\s+(?:le\s+compte\s+de)?"
    r"|signed\s+by|executed\s+by|accepted\s+by)\b\s*:?\s*(?:(?:the|la|le|les)\s+|l['’]\s*)?"
    r"(?:soci[ée]t[ée]\s+)?",
    re.IGNORECASE,
)
normalise = lru_cache(maxsize=2048)(_normalise)
"""The same lines stand in the blocks of both parties."""
_WORD = re.compile(r"[^\W_]+")
_CALLED = re.compile(
    r"[(][^()\n]{0,24}?(?:\b[Tt]he\s+|[\"\u201c\u00ab]\s*)(?P<called>[A-Z][\w\u2019'-]+(?:\s[A-Z][\w\u2019'-]+){0,2})"
    r"\s*[\"\u201d\u00bb]?[)]"
)
_CALLED_WITHIN = 200
"""Characters behind a name: its address stands between."""
_SHORTEST = 4
"""Letters of words that tell a party."""
_QUOTES = " \t\"'“”«»‘’()[]:,;*.|"


class Known:
    """The parties that the contract names."""

    def __init__(self, parties: Iterable[Term], text: str = "") -> None:
        self._names: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        for term in parties:
            if term.state != "stated":
                continue
            name = term.value_text
            if key := normalise(name):
                self._names[key] = name
            for what in ("alias", "role"):
                if isinstance(alias := term.value.get(what), str):
                    self._aliases.setdefault(_bare(alias), name)
        for called, name in _called(text, self._names.values()):
            self._aliases.setdefault(called, name)

    @property
    def names(self) -> frozenset[str]:
        """The parties, as they are told."""
        return frozenset(self._names.values())

    @property
    def aliases(self) -> frozenset[str]:
        """What the contract calls its parties, folded, without an article."""
        return frozenset(self._aliases)

    def named(self, text: str) -> tuple[str, bool]:
        """The party, or another company, whose name a text is, and whether the contract names it."""
        if name := self._known(text):
            return name, True
        return _company(text), False

    def exactly(self, text: str) -> str:
        """The party whose name a text is, and nothing more."""
        return self._names.get(normalise(text), "") if len(text) > 3 else ""

    def of_label(self, text: str) -> str:
        """The party that a label is the name of, or what it is called."""
        return self.exactly(text) or self._aliases.get(_bare(text), "")

    def of_part(self, text: str) -> str:
        """The one party in whose name all words of a text stand: "Big Paddle", "the Association"."""
        said = set(_WORD.findall(fold(text))) - {"the"}
        if sum(map(len, said)) < _SHORTEST:
            return ""
        names = [name for name in self._names.values() if said <= set(_WORD.findall(fold(name)))]
        return names[0] if len(names) == 1 else ""

    def of_words(self, text: str) -> str:
        """The one party that words name, by its name or else by what it is called; else nothing."""
        key = f" {normalise(text)} "
        named = [other for other in self._names if len(other) > 3 and f" {other} " in key]
        named = [one for one in named if all(one == other or one not in other for other in named)]
        if named:
            return self._names[named[0]] if len(named) == 1 else ""
        folded = f" {' '.join(_WORD.findall(fold(text)))} "
        called = {
            name
            for alias, name in self._aliases.items()
            if len(alias) > 2 and f" {' '.join(_WORD.findall(alias))} " in folded
        }
        return called.pop() if len(called) == 1 else ""

    def of_block(self, block: Block) -> tuple[str, tuple[int, int] | None, bool]:
        """The block's party, the words that tell it, and whether it is one that the contract names."""
        own = block.anchor
        if own.mark and ":" in own.value:
            label = _LEAD.sub("", own.value.split(":", 1)[0])
            if name := self.of_label(label):  # "Supplier: /s/ Jane Roe"
                return name, None, True
        says = block.head or (own.what == "sign" and own.value and not own.mark)
        candidates = [(own, own.value, False)] if says else []
        candidates += block.above
        for cell, text, shared in candidates:
            if name := self._among(text, block.column) if shared else self._known(text):
                return name, (cell.start, cell.end), True
        for cell, text, shared in candidates:
            if not shared and (name := _company(text)):
                return name, (cell.start, cell.end), False
        for cell, text, shared in candidates:
            if shared:
                continue
            bare = _LEAD.sub("", text.strip()).strip(_QUOTES)
            if is_role(bare) or (block.head and 0 < len(bare.split()) <= 4 and "{" not in bare):
                return bare, (cell.start, cell.end), False
        for cell in block.below:
            if name := self._known(cell.value) or _company(cell.value):
                return name, (cell.start, cell.end), normalise(name) in self._names
        if block.signatory and (name := self._names.get(normalise(block.signatory), "")):
            return name, None, True
        if block.after is not None and block.capacity:
            # A second officer of the same party, most likely.
            return self.of_block(block.after)[0], None, False
        return "", None, False

    def _known(self, text: str) -> str:
        bare = _LEAD.sub("", text.strip()).strip(_QUOTES)
        if not 1 < len(bare) < 140:
            return ""
        key = normalise(bare)
        if key in self._names:
            return self._names[key]
        if name := self._aliases.get(_bare(bare)):
            return name
        # "ACME INC., a Delaware corporation", "Supplier: ACME Inc."
        for other, name in self._names.items():
            if len(other) > 4 and re.search(rf"(?:^|\s){re.escape(other)}(?:\s|$)", key):
                return name
        # a name may go on in the next line of a column: "Sales, Inc."
        ends = [name for other, name in self._names.items() if " " in key and other.endswith(f" {key}")]
        if len(ends) == 1:
            return ends[0]
        head = re.split(r"[:(–]", bare, maxsplit=1)[0]
        return self._aliases.get(_bare(head), "") if head != bare else ""

    def _among(self, text: str, column: int) -> str:
        """The name that stands over a column, in a line that holds the names of all of them."""
        key = normalise(text)
        places = sorted(
            (key.find(other), name)
            for other, name in self._names.items()
            if len(other) > 3 and other in key
        )
        return places[column][1] if column < len(places) and len(places) > 1 else ""


def _called(text: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What the words behind each name call the party, between brackets: "of 4 Mill Row (the Joiner)"."""
    places = sorted((place, name) for name in names if (place := text.find(name)) >= 0)
    for number, (place, name) in enumerate(places):
        low = place + len(name)
        high = min([low + _CALLED_WITHIN, *(other for other, _ in places[number + 1 : number + 2])])
        if found := _CALLED.search(text, low, high):
            yield _bare(found["called"]), name


def _bare(alias: str) -> str:
    return re.sub(r"^(?:the|la|le|les|l')\s*", "", fold(alias).strip(_QUOTES + "«»")).strip()


def _company(text: str) -> str:
    return company(_LEAD.sub("", text.strip()))
