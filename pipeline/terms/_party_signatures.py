"""Reads parties where they sign, for texts without a preamble: above "By:", after "Pour la société"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_dust import times
from pipeline.terms._party_start import is_form
from pipeline.terms._party_words import Named, is_role, name_at, only_form, organised

_LAST = 15_000
_SIGNED = re.compile(
    r"[ \t*_]*(?:(?:by|per|signed(?:\s+by)?|name|signature)\s*:|/s/|s/\s|by\s*_{3,}|_{5,}|\.{8,}"
    r"|by\s+(?:/?s/|\()|\((?:s|signed|sgd\.?)\)|\[signed\]|sd/-)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:(?m:^)|(?<=\t))[ \t*_]*Pour\s+(?:(?:la|le)\s+|l['’]\s?)?(?:[Ss]oci[ée]t[ée]\s+|SOCI[ÉE]T[ÉE]\s+)?"
    r"(?=[A-ZÀ-Þ0-9])"
)
_NOT_NAME = re.compile(
    r"\b(?:agreement|contract|witness|whereof|signature|page|exhibit|schedule|dated?|title|president|director"
    r"|officer|manager|secretary|article|section|parties|attest|hereof|hereto|contrat|annexe|accord|acceptation"
    r"|agreed|accepted|acknowledged|confirmed|exactly|undersigned)\b"
)
_BY_COMPANY = re.compile(r"[ \t]*(?:By|BY)[ \t]+(?=[A-Z])")
_THROUGH = re.compile(r"(?:By|BY|Per|PER)\s+[A-Z]")
_MOST = 60
_AROUND = 1500
_FEW = 4
_COUNTY = frozenset(["county", "state", "city"])
"""Where somebody signed, on a notary's form."""
_COLUMNS = 2
_SHORT = 3
_WIDEST = 200
_MOST_WORDS = 8
_SOON = 2
"""So many lines below a name it is signed."""
_RUNS_ON = re.compile(
    r"[ \t]*(?!By\b|Name\b|Title\b|Date\b)[A-ZÀ-Þ][\w&’'.-]*"
    r"(?:[ \t]+(?:[A-ZÀ-Þ&][\w&’'.-]*|and|of|the|for)){0,6},?[ \t]*"
)
"""A line of capitalised words that ends in no form and no stop."""
_BY_HAND = re.compile(
    r"[ \t]*(?:By:?[ \t]*)?/s/[ \t]*(?P<who>[^\n/\t,]{4,60}?(?:,[ \t]*(?:[JS]r\.?|I{2,3}))?)"
    r"(?P<for>,?[ \t]*(?:(?:as|by)[ \t]+)?(?:attorney|poa|power\s+of\s+attorney)[^\n]*)?[ \t*_]*",
    re.IGNORECASE,
)
_BLOCK_ENDS = re.compile(r"[ \t]*(?:title|its)\s*:", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:\b(?:and|of|for|the)|&|,)[ \t]*$", re.IGNORECASE)
_NO_NAME = frozenset(
    [
        *(
            "offshore",
            "onshore",
            "master",
            "holdings",
            "partners",
            "fund",
            "group",
            "management",
            "capital",
        ),
        *("international", "developers", "investments", "investors", "trust", "association", "services"),
        *("systems", "technologies", "technology", "enterprises", "industries", "associates", "advisors"),
        *(
            "ventures",
            "bancorp",
            "bank",
            "solutions",
            "america",
            "usa",
            "worldwide",
            "insurance",
            "university",
        ),
    ]
)
"""Words that a name ends in: alone before a legal form they are the end of one."""
_FOR_IT = re.compile(r"[ \t]*(?:by|per|name)\b", re.IGNORECASE)
"""Somebody signs for whom is named above."""
_SIGNS_AGAIN = re.compile(r"[ \t*_]*(?:(?:by|per)\s*:|/s/|_{5,})", re.IGNORECASE)
_TELLS = re.compile(r".*\b(?:agree|shall|hereby|has|have|is|was|dated)\b", re.IGNORECASE)
"""Words of a sentence."""
_IN_NAME_OF = re.compile(
    r"(?:(?:signed\s+)?for(?:\s+and)?(?:\s+on\s+behalf\s+of)?|on\s+behalf\s+of)\s*:?\s+", re.IGNORECASE
)
_IN_PERSON = re.compile(
    r",[ \t]*(?:an[ \t]+)?(?:individual(?:ly)?|in[ \t]+(?:his|her)[ \t]+.*)[ \t.]*$", re.IGNORECASE
)
_NAME_IS = re.compile(r"^[ \t]*(?:By|Name)[ \t]*:[ \t]*", re.IGNORECASE)
_CALLED = re.compile(r"[A-Z][\w’'.-]*(?:[ \t]+[A-Z][\w’'.-]*){1,3}")
"""A person's name, where another one signs in it."""
_BRACKETS = (("(the ", ")"), ('("', '")'), ("(“", "”)"), ('(the "', '")'), ("(the “", "”)"))
"""What stands around the word by which a contract calls a party."""
_OFFICE = re.compile(
    r"\b(?:title|its|president|officer|director|manager|secretary|treasurer|partner|member|attorney|chairman|ceo|cfo"
    r"|trustee|authorized|behalf|signatory|witness|counsel|managing|executive|senior)\b"
)
"""Words of one who signs for somebody else."""


@lru_cache(maxsize=4)
def read(text: str, language: str) -> tuple[Named, ...]:
    """Find the organisations that sign; each once, in the order they stand. Several ask of one text."""
    start = max(len(text) - _LAST, 0)
    kept: dict[str, Named] = {}
    for one in _for(text, start) if language == "fr" else _above(text, start):
        key = normalise(one.name)
        if key and _THROUGH.match(one.name) and times(text, one.name) < 2:
            continue  # through whom the one above signs
        if key and not is_role(one.name) and not _NOT_NAME.search(fold(one.name)) and len(kept) < _MOST:
            kept.setdefault(key, replace(one, signatory=True))
    return tuple(kept.values())


def only_called(text: str, name: str) -> bool:
    """Whether a name is what the contract calls a party, and no name: *(the Joiner)*."""
    said = name.casefold()
    if not said.startswith("the "):
        return False
    bare = said.removeprefix("the ")
    written = text.casefold()
    return any(f"{opening}{bare}{closing}" in written for opening, closing in _BRACKETS)


def introduced(text: str, found: list[Named]) -> list[Named]:
    """Add the companies that sign and are named among those who are introduced, but were missed there."""
    told = [one for one in found if not one.blank]
    if not told or any(one.signatory for one in told):
        return found
    low, high = told[0].start - _AROUND, told[-1].stop + _AROUND
    known = [normalise(one.name) for one in told] + [normalise(one.alias) for one in told if one.alias]
    more: list[Named] = []
    for one in read(text, "en"):
        key = normalise(one.name)
        if (
            one.person
            or not one.suffix
            or key.split()[0] in _COUNTY
            or key in _NO_NAME
            or is_form(one.name)
            or any(key in two or two in key for two in known)
        ):
            continue
        words = r"\s+".join(re.escape(word) for word in one.name.rstrip(".").split())
        place = re.compile(words, re.IGNORECASE).search(text, max(low, 0), high)
        if place is not None and place.end() < one.start:
            more.append(replace(one, start=place.start(), end=place.end(), stop=place.end()))
            known.append(key)
    return sorted([*found, *more], key=lambda one: one.start) if 0 < len(more) <= _FEW else found


def heirs(text: str, found: list[Named]) -> list[Named]:
    """Put who signs in the place of one it followed: "X, whose rights have passed to Y Ltd ("Y")"."""
    signing = None
    done: list[Named] = []
    for one in found:
        alias = one.alias and normalise(one.alias)
        if alias and " " not in alias and not one.role and alias not in normalise(one.name).split():
            if signing is None:
                signing = [name for name in read(text, "en") if not name.person]
            between = text[one.end : one.stop]
            for heir in signing:
                if normalise(heir.name).split()[:1] != [alias] or _same(heir, found):
                    continue
                words = r"\s+".join(re.escape(word) for word in heir.name.rstrip(".").split())
                again = re.search(words, between, re.IGNORECASE)
                if again is not None and between.find(one.alias or "", again.end()) >= 0:
                    name = " ".join(again.group().split())
                    place, end = one.end + again.start(), one.end + again.end()
                    one = replace(one, name=name, start=place, end=end, suffix=heir.suffix)
                    break
        done.append(one)
    return done


def _same(named: Named, found: Sequence[Named]) -> bool:
    return any(normalise(named.name) == normalise(one.name) for one in found)


def _for(text: str, start: int) -> Iterator[Named]:
    for match in _FOR.finditer(text, start):
        named = name_at(text, match.end(), len(text), one_line=True)
        if named is not None and _is_organisation(named):
            yield named


def _above(text: str, start: int) -> Iterator[Named]:
    """Yield the names in the line directly above "By:" or "/s/", cell by cell."""
    lines = list(_lines(text, start))
    waiting: list[Named] = []
    age = 0
    signing = False  # in the block of a company, whose "By:" may come twice
    for number, (place, line) in enumerate(lines):
        if _SIGNED.match(line):
            above = lines[number - 1] if number else None
            signing = signing or bool(waiting)
            person = _person(line, above, lines[number + 1 : number + 4])
            if person is not None and not (signing and _FOR_IT.match(line)):
                yield person
            else:
                yield from waiting
            waiting = []
            continue
        signing = signing and _BLOCK_ENDS.match(line) is None
        if not any(_SIGNED.match(one) for _, one in lines[number + 1 : number + 1 + _SOON]):
            waiting, age = [], 0
            continue
        found = list(_cells(text, place, line)) if len(line) <= _WIDEST else []
        if found and "\t" in line and len(found) < _COLUMNS:
            found += _beside(text, place, line, found)
        if not found and _FOR_IT.match(lines[number + 1][1]) and (bare := _bare(text, place, line)):
            found = [bare]
        if (
            number
            and len(found) == 1
            and (whole := _wrapped(text, lines[max(number - 2, 0) : number], found[0]))
        ):
            found = [whole]
        found = [one for one in found if not only_form(one.name)]
        signing = signing and not found
        if waiting and age == 0 and line.rstrip().endswith("*"):
            found = [*waiting, *found]
        if found or age >= 1:
            waiting, age = found, 0
        else:
            age += 1


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their places."""
    place = text.find("\n", start) + 1 if start else 0
    for line in text[place:].split("\n"):
        if line.strip() and not _through(line):
            yield place, line
        place += len(line) + 1


def _through(line: str) -> bool:
    """Whether a line only says through which company the one above signs: "By ACME GP, LLC, Manager"."""
    match = _BY_COMPANY.match(line) if "/" not in line else None
    named = None if match is None else name_at(line, match.end(), len(line), one_line=True)
    return named is not None and named.suffix


def _beside(text: str, place: int, line: str, found: Sequence[Named]) -> Iterator[Named]:
    """Yield the name without form in the column beside a company's, where the text names it again."""
    for cell in re.finditer(r"[^\t]+", line):
        words = cell.group().strip(" *_,:;")
        begin = place + cell.start() + cell.group().find(words)
        if any(one.start < place + cell.end() and begin < one.end for one in found):
            continue
        if not _RUNS_ON.fullmatch(words) or not 2 <= len(words.split()) <= _MOST_WORDS or is_role(words):
            continue
        if not (_OFFICE.search(fold(words)) or _NOT_NAME.search(fold(words))) and times(text, words) > 1:
            yield Named(" ".join(words.split()), begin, begin + len(words), begin + len(words))


def _bare(text: str, place: int, line: str) -> Named | None:
    """Read a name without form that fills the line right above "By:"."""
    words = line.strip(" \t*_,")
    if not _RUNS_ON.fullmatch(words) or not 2 <= len(words.split()) <= _MOST_WORDS:
        return None
    begin = place + line.index(words)
    if _OFFICE.search(fold(words)) or is_role(words):
        return None
    return Named(" ".join(words.split()), begin, begin + len(words), begin + len(words), weak=True)


def _wrapped(text: str, above: Sequence[tuple[int, str]], named: Named) -> Named | None:
    """Read a name over two lines: "HAWTHORN SOFTWARE" and under it "DESIGNERS, Inc."."""
    place, line = above[-1]
    if len(named.name.split()) > _SHORT or not _RUNS_ON.fullmatch(line):
        return None
    if not (named.suffix or organised(named.name)):
        return None
    begin = place + len(line) - len(line.lstrip())
    longer = replace(named, name=" ".join(text[begin : named.end].split()), start=begin)
    if " ".join(fold(text).split()).count(" ".join(fold(longer.name).split())) > 1:
        return longer
    rest = [] if only_form(named.name) else normalise(named.name).split()
    # "Offshore, LP" is no name: it goes on from the line above, unless that is who signed before
    goes_on = not rest or _OPEN_END.search(line) is not None or (len(rest) == 1 and rest[0] in _NO_NAME)
    signed = any(_SIGNED.match(one) for _, one in above[:-1]) or _OFFICE.search(fold(line)) is not None
    return longer if goes_on and not signed else None


def _person(line: str, above: tuple[int, str] | None, below: Sequence[tuple[int, str]]) -> Named | None:
    """Read who signs in his own name: "/s/ Jane Roe" under or over a line with the same name alone."""
    signed = _BY_HAND.fullmatch(line)
    if signed is None:
        return None
    own = list(itertools.takewhile(lambda one: not _SIGNS_AGAIN.match(one[1]), below))
    for one, following in ((above, own[:2]), (own[0] if own else None, own[1:2])):
        if one is None or (one is above and signed["for"]):
            continue
        place, words = one
        bare = _IN_PERSON.sub("", _NAME_IS.sub("", words)).strip(" \t*_,")
        same = _alphabet(bare) == _alphabet(signed["who"])
        if not 2 <= len(bare.split()) <= 5 or not (same or (signed["for"] and _CALLED.fullmatch(bare))):
            continue
        if any(_OFFICE.search(fold(text)) for _, text in following):
            return None
        begin = place + words.index(bare)
        return Named(" ".join(bare.split()), begin, begin + len(bare), begin + len(bare), person=True)
    return None


def _alphabet(words: str) -> str:
    return "".join(re.findall(r"[a-z]+", fold(words)))


def _cells(text: str, place: int, line: str) -> Iterator[Named]:
    """Yield the names that fill a cell of a line, but for a comma or a colon at its end."""
    for cell in re.finditer(r"[^\t]+?(?=\t|\s{4,}|$)", line):
        words = cell.group().strip(" *_,:;")
        if not 3 <= len(words) <= 90:
            continue
        begin = place + cell.start() + cell.group().index(words[0])
        if ahead := _IN_NAME_OF.match(words):
            begin, words = begin + ahead.end(), words[ahead.end() :]
        named = name_at(text, begin, place + cell.end(), one_line=True)
        if named is None or not _is_organisation(named):
            continue
        rest = words[named.end - named.start :]
        # "ACME, L.P., a Delaware limited partnership"
        if len(rest) <= 1 or (rest.lstrip(".").startswith(",") and _TELLS.match(rest) is None):
            yield named


def _is_organisation(named: Named) -> bool:
    words = [word for word in re.findall(r"[^\W_]{3,}", named.name) if not organised(word)]
    return bool(words) and (named.suffix or organised(named.name))
