"""What speaks for a name and against it: the marks by which its confidence is reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from data import late as re
from pipeline.company import Registration, incorporation, normalise
from pipeline.folding import fold
from pipeline.terms import _party_executed, _party_signatures
from pipeline.terms._party_address import address
from pipeline.terms._party_words import Named, organised
from pipeline.types import Language

_TAIL = 8_000
_EARLY, _LATE = 1_500, 3_000
_FEW, _MANY = 2, 4
_LONG = 7
_CELLS = re.compile(r"\t|\s{3,}")
_NEAR, _FAR = 40, 350
_CUT_LEFT = re.compile(r"[A-ZÀ-Þ][\w’'&.-]*[ \t]*\n?[ \t]*$")
_RUNS_ON = re.compile(r"[ \t]+(?:[A-ZÀ-Þ]|(?:and|of|for|de|du|des|et|&)\s+[A-ZÀ-Þ])|[ \t]*\n[ \t]*[A-ZÀ-Þ]")
_OPENS = re.compile(
    r"(?:between|among|by|with|entre|par|soci[ée]t[ée]|and|et|[:(;\n«“\"]|\)[,;]?)\s*(?:the\s+|la\s+)?$",
    re.IGNORECASE,
)


class Whole:
    """The text of a document, folded once for all its names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._counted: dict[str, int] = {}
        self._tails: dict[int, str] = {}
        self._signing: frozenset[str] | None = None

    @cached_property
    def folded(self) -> str:
        """On one line, for names that break over two."""
        return one_line(self.text)

    @cached_property
    def last_lines(self) -> str:
        """The lines of the end, where contracts are signed, in capitals; each cell of one by itself."""
        tail = self.text[max(len(self.text) - _TAIL, len(self.text) // 2) :].upper()
        cells = (" ".join(cell.split()) for line in tail.split("\n") for cell in _CELLS.split(line))
        return "\n" + "\n".join(cell for cell in cells if cell) + "\n"

    def times(self, name: str) -> int:
        """How often a name stands in the text."""
        wanted = one_line(name)
        if wanted not in self._counted:
            self._counted[wanted] = _count(self.folded, wanted) if wanted else 0
        return self._counted[wanted]

    def tail(self, after: int) -> str:
        """Return the end of the text, where contracts are signed, behind a place; folded, on one line."""
        start = max(len(self.text) - _TAIL, after)
        if start not in self._tails:
            self._tails[start] = one_line(self.text[start:])
        return self._tails[start]

    def signing(self, language: Language) -> frozenset[str]:
        """The names of the organisations that are read where contracts are signed, in short."""
        if self._signing is None:
            names = [one.name for one in _party_signatures.read(self.text, language) if not one.person]
            if language == "en" and len(names) < _FEW:
                names += [one.name for one in _party_executed.read(self.text)]
            self._signing = frozenset(normalise(name) for name in names)
        return self._signing

    def signs(self, named: Named) -> bool:
        """Tell whether the name comes again where contracts are signed."""
        return one_line(named.name) in self.tail(named.stop)


def one_line(text: str) -> str:
    """Fold a text and put it on one line."""
    return " ".join(fold(text).split())


def _count(folded: str, wanted: str) -> int:
    """Count whole words; looking for the words first is much faster than a pattern."""
    count, place = 0, folded.find(wanted)
    while place >= 0:
        end = place + len(wanted)
        before, after = folded[max(place - 1, 0) : place], folded[end : end + 1]
        count += not (_is_word(before) or _is_word(after))
        place = folded.find(wanted, end)
    return count


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def marks(
    whole: Whole, named: Named, found: Sequence[Named], numbers: Sequence[Registration], language: Language
) -> tuple[str, ...]:
    """Name what is told of a name; each mark is there or not."""
    return tuple(_marks(whole, named, found, numbers, language))


def _marks(
    whole: Whole, named: Named, found: Sequence[Named], numbers: Sequence[Registration], language: Language
) -> Iterator[str]:
    others = [one for one in found if one is not named and not one.blank]
    source = _source(named)
    yield source
    yield f"{source} {language}"
    suffix, alias = named.suffix, named.alias is not None
    yield f"{source}: {'form' if suffix else 'no form'}, {'alias' if alias else 'no alias'}"
    if named.role:
        yield "role"
    if named.person:
        yield "person"
    if named.weak:
        yield "weak"
    if organised(named.name) and not suffix:
        yield "organised, no form"
    if named.alias:
        yield from _alias(whole.text, named, named.alias)
    words = named.name.split()
    if len(words) in (5, 6, 7):
        yield "rather long"
    if named.name.count(",") > 1 or "(" in named.name:
        yield "commas or brackets inside"
    if any(word.islower() and len(word) > 3 for word in words):
        yield "small words inside"
    if len(words) == 1 and not suffix:
        yield "one word, no form"
    if len(words) > _LONG:
        yield "long"
    if any(character.isdigit() for character in named.name):
        yield "digits"
    if re.search(r"\s(?:and|et|&)\s", fold(named.name)):
        yield "and inside"
    if "/" in named.name:
        yield "slash"
    after = whole.text[named.end : named.stop]
    if any(not one.problem for one in numbers):
        yield "number"
    if language == "en" and incorporation(after[:250]) is not None:
        yield "incorporation"
    if address(after, language):
        yield "address"
    yield from _company_kept(named, found, others)
    yield from _signers(whole, named, found, language)
    yield from _place(whole, named, len(found))


def _signers(whole: Whole, named: Named, found: Sequence[Named], language: Language) -> Iterator[str]:
    """Yield how those who sign agree with those who are told."""
    signing = whole.signing(language)
    if not signing:
        return
    told = {normalise(one.name) for one in found if not one.blank}
    if normalise(named.name) in signing:
        yield "a signer"
    called = {normalise(one.alias) for one in found if one.alias}
    if any(not any(name in one or one in name for one in told | called) for name in signing if name):
        yield "another signs"


def _alone(text: str, named: Named) -> bool:
    """Tell whether the name stands by itself on a line, or in a cell at the end of one, further on."""
    wanted = named.name.casefold()
    for line in text[max(len(text) - 2 * _TAIL, named.stop) :].split("\n"):
        if wanted in line.casefold():
            before, _, after = line.casefold().partition(wanted)
            if not any(map(_is_word, before)) and not any(map(_is_word, after.partition("\t")[0])):
                return True
    return False


def _alias(text: str, named: Named, alias: str) -> Iterator[str]:
    """Yield how an alias fits its name, and how far behind it stands."""
    letters = re.findall(r"[a-z0-9]+", fold(named.name))
    short = re.findall(r"[a-z0-9]+", fold(alias))
    if short and (short[0] in letters or "".join(short) in "".join(word[0] for word in letters)):
        yield "alias of the name"
    elif named.role:
        yield "alias is a role"
    else:
        yield "alias of another kind"
    place = text.find(alias, named.end, named.stop)
    if place - named.end > _FAR:
        yield "alias far behind"
    elif 0 <= place - named.end < _NEAR:
        yield "alias near"


def _source(named: Named) -> str:
    if named.model:
        return "recogniser"
    if named.signatory:
        return "signatory"
    return "issuer" if named.issuer else "introduced"


def _company_kept(named: Named, found: Sequence[Named], others: Sequence[Named]) -> Iterator[str]:
    """Yield what the other names say: how many there are, and whether they are told better."""
    if not others:
        yield "alone"
    elif len(others) < _FEW:
        yield "two"
    elif len(others) < _MANY:
        yield "some"
    else:
        yield "many"
    if named.alias is None and any(one.alias for one in others):
        yield "others have aliases"
    if named.alias is not None and others and all(one.alias for one in others):
        yield "all have aliases"
    if not named.suffix and others and all(one.suffix for one in others):
        yield "others have forms"
    if any(one.blank for one in found):
        yield "beside a blank"
    if any(one.model for one in others):
        yield "beside a guess"
    mine = normalise(named.name).split()
    if mine and any(_shares(mine, normalise(one.name).split()) for one in others):
        yield "shares a word"


def _shares(mine: Sequence[str], other: Sequence[str]) -> bool:
    return bool(other) and mine[0] == other[0] and len(mine[0]) > 3


def _place(whole: Whole, named: Named, count: int) -> Iterator[str]:
    """Yield where the name stands, what is beside it, and where it stands again."""
    text = whole.text
    yield "early" if named.start < _EARLY else "late" if named.start > _LATE else "not early"
    before, after = text[max(named.start - 40, 0) : named.start], text[named.end : named.end + 40]
    if not _OPENS.search(before):
        yield "opened by nothing"
        if _CUT_LEFT.search(before):
            yield "a capital before"
    if _RUNS_ON.match(after):
        yield "runs on"
    signs = whole.signs(named)
    yield "signs" if signs else "does not sign"
    company = "crowd" if count > _FEW else "pair" if count == _FEW else "single"
    form = "form" if named.suffix else "organised" if organised(named.name) else "no form"
    yield f"{company}, {'signs' if signs else 'does not sign'}"
    yield f"{company}, {form}"
    yield f"{form}, {'signs' if signs else 'does not sign'}, {'alias' if named.alias else 'no alias'}"
    if named.start > _LATE and not signs:
        yield "late, does not sign"
    if signs and _alone(text, named):
        yield "on a line alone"
    if not signs and named.alias and one_line(named.alias) in whole.tail(named.stop):
        yield "alias signs"
    times = whole.times(named.name)
    yield "once" if times < 2 else "twice" if times < 3 else "often"
    if named.suffix and whole.times(re.split(r",", named.name)[0]) > 2:
        yield "short name often"
