"""What speaks for a name that no introduction gave, and against it: marks that a model weighs.

None is a wording that introduces parties. A party is called by a short name that then acts, stands beside a
part that acts, signs on a line of its own, is listed with others in one form; the marks say so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms import _party_signatures
from pipeline.terms import _pointed_party_words as around
from pipeline.terms._party_words import Named, alias_in, is_role, organised
from pipeline.terms._pointed_party import OPENING, names, uncovered

Pointed = Sequence[tuple[int, int, float]]
"""Stretches that the model of clause types takes for names of parties, with their probability."""
LEAST, LIKELY = 0.1, 0.3
"""Stretches of this probability are read where somebody is missing, and where nobody seems to be."""
_PAIR = 2
_TAIL = 6_000
_ENOUGH = 40_000
_MOST_ACTS = 7
"""More are not counted."""
_PLACES = 3
"""So many places of a name at most are looked at."""
_LOOK_BACK, _LOOK_ON = 90, 140
_ALIAS_WITHIN, _NEAR = 450, 60
_ROWS = 500
"""So far apart at most stand neighbours of one list."""


class Contract:
    """A text, counted once for all its names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._counted: dict[str, int] = {}

    @cached_property
    def line(self) -> str:
        """The text on one line, as much of it as tells who acts."""
        return " ".join(self.text[:_ENOUGH].split())

    @cached_property
    def folded(self) -> str:
        return self.line.casefold()

    @cached_property
    def _end(self) -> str:
        return self.text[max(len(self.text) - _TAIL, len(self.text) // 2) :].casefold()

    @cached_property
    def tail(self) -> str:
        """Where it is signed, on one line."""
        return " ".join(self._end.split())

    @cached_property
    def cells(self) -> frozenset[str]:
        """What stands by itself where it is signed."""
        cells = (
            " ".join(cell.split()) for line in self._end.split("\n") for cell in around.CELL.split(line)
        )
        return frozenset(cell.strip(" *_,:;.") for cell in cells if cell)

    @cached_property
    def recitals(self) -> int:
        """Where the opening ends, as far as its words say."""
        match = around.RECITALS.search(self.text, 200, OPENING)
        return match.start() if match else OPENING

    def acts(self, words: str) -> int:
        """How often one who is called so acts."""
        words = " ".join(words.split())
        if words not in self._counted:
            self._counted[words] = self._acts(words) if len(words) > 1 else 0
        return self._counted[words]

    def _acts(self, words: str) -> int:
        line, count = self.line, 0
        place = line.find(words)
        while place >= 0 and count < _MOST_ACTS:
            end = place + len(words)
            count += not line[place - 1 : place].isalnum() and around.ACTS.match(line, end) is not None
            place = line.find(words, end)
        return count

    def signs(self, named: Named) -> str:
        """How a name stands where contracts are signed."""
        name = _bare(named.name)
        return "alone" if name in self.cells else "somewhere" if name in self.tail else "nowhere"


def weighed(text: str, found: Sequence[Named], pointed: Pointed) -> Iterator[tuple[Named, tuple[str, ...]]]:
    """Yield each name that may be a party's and was not found, at its best place, with its marks."""
    stretches = _stretches(text, found, pointed)
    every = names(text, stretches) if stretches else []
    firms = [one.start for one in every if one.suffix or organised(one.name)]
    contract = Contract(text)
    groups: dict[str, list[Named]] = {}
    for one in every:
        if uncovered(one, found) and _promises(contract, one):
            groups.setdefault(normalise(one.name), []).append(one)
    told = [_of_name(contract, group[:_PLACES], found, pointed, firms) for group in groups.values()]
    strong = [
        (named, marks) for named, marks in told if marks & {"signs alone", "alias acts", "label acts"}
    ]
    shapes = [(named, _shape(marks)) for named, marks in told if "form" in marks or "signs alone" in marks]
    for named, marks in told:
        rivals = sum(other is not named for other, _ in strong)
        marks.add(f"rivals {_upto(rivals, 0, 1, 2, 4)}")
        near = sum(
            other is not named and shape == _shape(marks) and abs(other.start - named.start) < _ROWS
            for other, shape in shapes
        )
        marks.add(f"alike {_upto(near, 0, 1, 3)}")
        key = f" {normalise(named.name)} "
        for other, _ in told:
            if other is not named and (other.start < named.end and named.start < other.end):
                marks.add("within another" if key in f" {normalise(other.name)} " else "holds another")
        yield named, tuple(sorted(marks))


def _stretches(text: str, found: Sequence[Named], pointed: Pointed) -> list[tuple[int, int]]:
    """Return what is read: all of the opening where somebody is missing, else where the model points."""
    told = [one for one in found if not one.blank]
    signing = (one for one in _party_signatures.read(text, "en") if not one.person and not one.weak)
    if len(told) < _PAIR or any(uncovered(one, found) for one in signing):
        far = [(low, high) for low, high, chance in pointed if low >= OPENING and chance >= LEAST]
        return [(0, min(OPENING, len(text))), *far]
    return [
        (low, high)
        for low, high, chance in pointed
        if chance >= LIKELY and _holds_another(text, low, high, found)
    ]


def _holds_another(text: str, low: int, high: int, found: Sequence[Named]) -> bool:
    """Tell whether a legal form stands in a stretch that is no part of the names found."""
    known = " ".join(" ".join(one.name.split()) for one in found).casefold()
    return any(
        " ".join(match.group().split()).casefold() not in known
        for match in around.FORM.finditer(text, low, min(high + 40, len(text)))
    )


def _promises(contract: Contract, named: Named) -> bool:
    """Tell whether anything at all speaks for a name."""
    if named.suffix or organised(named.name) or contract.signs(named) == "alone":
        return True
    text = contract.text
    return around.FOLLOWED.match(text, named.end) is not None or (
        around.LED.search(text, max(named.start - 24, 0), named.start) is not None
    )


def _of_name(
    contract: Contract, places: Sequence[Named], found: Sequence[Named], pointed: Pointed, firms: list[int]
) -> tuple[Named, set[str]]:
    """Gather the marks of a name over its places; the best is where most speaks for it."""
    marks: set[str] = set()
    best, most = places[0], -1.0
    for place in places:
        here, alias = _of_place(contract, place, firms)
        chance = max((p for low, high, p in pointed if low < place.end and place.start < high), default=0.0)
        worth = chance + len(here & {"alias acts", "label acts", "after: alias", "before: between"})
        if worth > most:
            most = worth
            best = _named(contract, place, alias)
        marks |= here
        marks.add(f"pointed {_upto(chance, 0.01, 0.1, 0.3, 0.6)}")
    marks |= _of_words(contract, best)
    marks |= _beside(contract, best, found, marks)
    return best, marks


def _named(contract: Contract, place: Named, alias: str | None) -> Named:
    """Complete a name with what it is called, where it is called so right behind it, or acts so named."""
    named = replace(place, stop=place.end, model=True)
    if alias is None:
        return named
    start = contract.text.find(alias, place.end)
    if start - place.end > _NEAR and not contract.acts(alias):
        return named
    return replace(named, stop=start + len(alias), alias=alias, role=alias if is_role(alias) else None)


def _of_place(contract: Contract, named: Named, firms: list[int]) -> tuple[set[str], str | None]:
    """Return the marks of one place, and what the name is called from there on."""
    text = contract.text
    low = max(named.start - _LOOK_BACK, 0)
    before, after = text[low : named.start], text[named.end : named.end + _LOOK_ON]
    if low > 0:
        before = "x" + before
    marks = {
        next((f"before: {name}" for name, words in around.BEFORE.items() if words.search(before)), "before")
    }
    marks.add(
        next((f"after: {name}" for name, words in around.AFTER.items() if words.match(after)), "after")
    )
    marks |= {f"not: {name}" for name, words in around.AGAINST.items() if words.search(before)}
    if marks & {"before: paragraph", "before: line"} and marks & {"after: end of line", "after: gap"}:
        marks.add("a line alone")
        if named.start < _ROWS:
            marks.add("a line alone on top")
    marks.add(f"from {_upto(named.start, 400, 900, 1800, 3000)}")
    marks.add("in recitals" if named.start > contract.recitals else "before recitals")
    if text.rfind("(", max(0, named.start - 200), named.start) > text.rfind(
        ")", max(0, named.start - 200), named.start
    ):
        marks.add("in brackets")
    if label := around.LABEL.search(text, max(named.start - 60, 0), named.start):
        words = label["label"].strip()
        acts = max(contract.acts(one) for one in (words, words.title(), words.upper()))
        marks |= {"label", f"label {label['mark'][0]}", f"label acts {_upto(acts, 0, 2, 6)}"}
        if acts > 2:
            marks.add("label acts")
        if is_role(words):
            marks.add("label is a part")
    following = bisect_right(firms, named.end)
    stop = min(firms[following] if following < len(firms) else len(text), named.end + _ALIAS_WITHIN)
    alias = alias_in(text, named.end, stop) if stop > named.end else None
    if alias:
        marks |= _of_alias(contract, named, alias, text.find(alias, named.end, stop) - named.end)
    return marks, alias


def _of_alias(contract: Contract, named: Named, alias: str, far: int) -> set[str]:
    acts = contract.acts(alias)
    marks = {"alias", f"alias within {_upto(far, 12, 60, 200)}", f"alias acts {_upto(acts, 0, 2, 6)}"}
    if acts > 2:
        marks.add("alias acts")
        if far < _NEAR:
            marks.add("alias near, acts")
    if is_role(alias):
        marks.add("alias is a part")
    if alias.split()[0].casefold() in named.name.casefold():
        marks.add("alias of the name")
    if alias.casefold() in contract.tail:
        marks.add("alias signs")
    if alias.endswith("s") and not named.name.endswith("s"):
        marks.add("alias of several")
    return marks


def _of_words(contract: Contract, named: Named) -> set[str]:
    """Return the marks of a name's words, and of where else they stand."""
    words, folded = named.name.split(), fold(named.name)
    kind = _kind(named, words)
    signs = contract.signs(named)
    times = contract.folded.count(" ".join(words).casefold())
    marks = {
        kind,
        f"words {_upto(len(words), 1, 2, 4, 7)}",
        f"signs {signs}",
        f"{kind}, signs {signs}",
        f"times {_upto(times, 1, 2, 4)}",
        f"acts {_upto(contract.acts(named.name), 0, 1, 3)}",
    }
    checks = {
        "capitals": named.name.isupper(),
        "digits": any(map(str.isdigit, named.name)),
        "over lines": "\n" in contract.text[named.start : named.end],
        "the": folded.startswith("the "),
        "of inside": " of " in folded and not named.suffix,
        "ends in a place": not named.suffix and around.PLACE.search(folded) is not None,
        "regulator": not named.suffix and around.REGULATOR.search(folded) is not None,
        "stop inside": not named.suffix and re.search(r"[a-z]{3,}\.\s", named.name) is not None,
        "small words inside": any(word.islower() and len(word) > 3 for word in words),
    }
    marks |= {mark for mark, there in checks.items() if there}
    if len(words) > 1 and len(words[0]) > 3:
        acts = contract.acts(words[0].title()) + contract.acts(words[0])
        marks.add(f"first word acts {_upto(acts, 0, 2)}")
    if kind == "person":
        marks.add(f"last word acts {_upto(contract.acts(words[-1].title()), 0, 1)}")
    return marks


def _kind(named: Named, words: Sequence[str]) -> str:
    if named.suffix:
        return "form"
    if organised(named.name):
        return "organised"
    small = {"de", "van", "von", "la", "der", "di"}
    person = 2 <= len(words) <= 4 and all(word[0].isupper() or word in small for word in words)
    return "person" if person and not any(map(str.isdigit, named.name)) else "other"


def _beside(contract: Contract, named: Named, found: Sequence[Named], marks: set[str]) -> set[str]:
    """Return how a name stands to those that were found."""
    text, count = contract.text, len(found)
    kind = next(one for one in ("form", "organised", "person", "other") if one in marks)
    told = {f"found {_upto(count, 0, 1, 2, 4)}", f"found {_upto(count, 0, 1)}, {kind}"}
    if not found:
        told.add(f"found none, signs {contract.signs(named)}")
        return told
    aliased = "alias" in marks
    if all(one.alias for one in found):
        told.add(f"all found have aliases, {'this too' if aliased else 'this has none'}")
    if not any(one.alias for one in found):
        told.add(f"none found has an alias, {'this has' if aliased else 'nor this'}")
    if all(one.role for one in found):
        told.add("all found have parts")
    if named.alias and any(one.alias and normalise(one.alias) == normalise(named.alias) for one in found):
        told.add("another has the alias")
    if any(one.blank for one in found):
        told.add("beside a blank")
    if any(one.signatory for one in found):
        told.add("found where they sign")
    signing = sum(contract.signs(one) == "alone" for one in found)
    who = "all" if signing == count else "some" if signing else "none"
    told.add(f"signs {contract.signs(named)}, {who} found do")
    first = normalise(named.name).split()[:1]
    if any(normalise(one.name).split()[:1] == first for one in found):
        told.add("shares a word")
    for one in found:
        told.add(_apart(text, named, one))
        if one.end <= named.start < one.stop:
            told.add("in another's words")
        if 0 <= named.start - one.end < _ROWS and around.JOINED.search(
            text, max(one.end, named.start - 14), named.start
        ):
            told.add("joined to one found")
    return told


def _apart(text: str, named: Named, other: Named) -> str:
    if other.end <= named.start:
        gap = named.start - other.end
        return f"behind one found {_upto(gap, 12, 60, 300, 900)}"
    return f"before one found {_upto(other.start - named.end, 12, 60, 300, 900)}"


def _shape(marks: set[str]) -> frozenset[str]:
    """What neighbours of one list share: what stands before them and behind them, and how they sign."""
    kept = (
        "before: number",
        "before: gap",
        "before: line",
        "before: paragraph",
        "after: gap",
        "after: alias",
    )
    return frozenset(mark for mark in kept if mark in marks) | {
        mark for mark in marks if mark.startswith("signs ") and "," not in mark
    }


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold().strip(" *_,:;.")


def _upto(value: float, *bounds: float) -> str:
    """Name the bucket that a number falls into."""
    return next((f"to {bound}" for bound in bounds if value <= bound), f"above {bounds[-1]}")
