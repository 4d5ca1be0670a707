"""Reads lines that say for whom a place to sign is, and what stands on it: "Signed for Harrow Ltd: ______".

The line's own words tell whose it is; no line above or below may give it to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data import late as re
from pipeline.folding import fold
from pipeline.terms._party_words import is_role
from pipeline.terms._signature_basics import company, one_of, words
from pipeline.terms._signature_lines import OFFICE, S_BRACKETS, S_MARK
from pipeline.terms._signature_parties import Known

_RULED = re.compile(r"_{4,}|\.{6,}|\u2026{2,}|-{6,}|(?:_ ){4,}")
_IN_BRACKETS = re.compile(r"[\[(][^\])\n]{3,40}[\])]")
_CALLED = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*\Z")
"""What a party is called, behind its name."""
_ENDS = " \t:,;.*|>-\u2013\u2014"
_THROUGH = re.compile(r"[,\s]+(?:acting\s+)?(?:by|per|through)\Z", re.IGNORECASE)
_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s){1,4}[A-ZÀ-Þ][\w’'-]+")
_NEXT = re.compile(r"\t|\s{2,}|\s+\w+\s*:")
_TYPED = re.compile(r"_{2,}\s*[^\W\d_]{2}[^_\n]*_{2,}|\.{4,}\s*[^\W\d_]{2}[^.\n]*\.{4,}")
"""Words on the line itself."""
_SHORTEST, _LONGEST = 3, 160


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A place to sign, whose it is, and what stands on it."""

    party: str
    state: str
    """signed, or blank."""
    signatory: str = ""


@cache
def _opener() -> re.Pattern[str]:
    """Words before the party: "Signed for and on behalf of", "2) Executed by"."""
    verbs = "|".join(re.escape(word) for word in words("place_verbs"))
    sides = "|".join(re.escape(word) for word in words("place_for"))
    return re.compile(
        rf"[\s>*\u2022|]*(?:\(?(?:\d{{1,2}}|[a-z])[.)]\s*)?"
        rf"(?:(?:{verbs})\b\s*(?:and\s+(?:{verbs})\s+)?)?(?P<side>(?:{sides})\b\s*:?\s*)?"
    )


@cache
def _behind() -> re.Pattern[str]:
    """Words between a mark and the party for whom it was made: ", Director, for Harrow Ltd"."""
    sides = "|".join(re.escape(word) for word in words("place_for") if word not in ("of", "by"))
    return re.compile(rf"(?P<who>[^:]{{0,70}}?)[\s,]+(?:{sides})\s+(?P<whose>\S.*)\Z", re.IGNORECASE)


def place_on(said: str) -> tuple[int, int, str] | None:
    """Where the one mark or line to sign on stands, and its state; ``None`` for none or more than one."""
    marks = [match.span() for match in S_MARK.finditer(said)]
    marks += [match.span() for match in S_BRACKETS.finditer(said)]
    marks += [match.span() for match in one_of("written").finditer(fold(said))]
    unsigned = [
        match.span()
        for match in _IN_BRACKETS.finditer(said)
        if fold(match.group())[1:-1].strip() in _blank()
    ]
    marks = [one for one in marks if one not in unsigned]
    if len(marks) > 1 or (marks and unsigned):
        return None
    if marks:
        return (*marks[0], "signed")
    if unsigned:
        return (*unsigned[0], "blank") if len(unsigned) == 1 else None
    ruled = _RULED.search(said)
    return None if ruled is None else (ruled.start(), ruled.end(), "blank")


@cache
def _blank() -> frozenset[str]:
    return frozenset(words("unsigned"))


def own_line(said: str, known: Known) -> OwnLine | None:
    """Read a line that is for one party's signature and says so itself."""
    if len(said) > _LONGEST or any(word in fold(said) for word in words("looks_on")):
        return None
    place = place_on(said)
    if place is None or (place[2] == "blank" and _TYPED.search(said)):
        return None
    low, high, state = place
    after = said[high:].strip(" \t")
    party = whose(said[:low], known)
    if party and known.of_words(after) not in ("", party):
        return None  # columns side by side
    if party:
        return OwnLine(party, state, _person(after) if state == "signed" else "")
    if said[:low].strip(_ENDS) and not _only_opens(said[:low]):
        return None
    behind = _behind().match(" " + after)
    if behind is None or not (party := _named(behind["whose"], known)):
        return None
    return OwnLine(party, state, _person(behind["who"]) if state == "signed" else "")


def whose(lead: str, known: Known) -> str:
    """The party that the words before a mark or a line to sign on name, and nobody else."""
    opens = _opener().match(fold(lead))
    core = lead[opens.end() :] if opens else lead
    core = _THROUGH.sub("", core.strip(_ENDS))
    party = _named(core, known)
    if not party and opens and opens["side"]:
        return company(core)  # "Signed for", and a company that the head does not name
    return party


def head_of(said: str, known: Known) -> str:
    """The known party that a line alone is about: "For the Yard:", "Signed by Ida Crowe for Harrow Ltd"."""
    if (party := whose(said, known)) in known.names:
        return party
    behind = _behind().match(" " + said.strip())
    return _named(behind["whose"], known) if behind else ""


def owner_by_lead(said: str, known: Known) -> tuple[str, bool]:
    """The party that stands before the mark of a line, and whether the contract names it."""
    place = place_on(said)
    if place is None or any(word in fold(said) for word in words("looks_on")):
        return "", False
    lead = said[: place[0]]
    opens = _opener().match(fold(lead))
    core = (lead[opens.end() :] if opens else lead).strip(_ENDS)
    if len(core) < _SHORTEST or not core[0].isupper():
        return "", False
    if party := whose(lead, known) or known.of_words(core):
        return party, True
    other = company(core) or (core if is_role(core) else "")
    return other, False


def _only_opens(lead: str) -> bool:
    opens = _opener().match(fold(lead))
    return opens is not None and not any(char.isalpha() for char in lead[opens.end() :])


def _named(words_: str, known: Known) -> str:
    bare = words_.strip(_ENDS)
    if not 2 < len(bare) < 110:
        return ""
    return known.of_label(bare) or known.of_label(_CALLED.sub("", bare).strip(_ENDS))


def _person(said: str) -> str:
    """The name behind a mark, as far as the next column, label or office."""
    bare = _NEXT.split(said.strip(_ENDS), maxsplit=1)[0]
    office = OFFICE.search(fold(bare))
    found = _PERSON.match(bare[: office.start()].strip() if office else bare)
    return found.group() if found else ""


def own_lines(text: str, start: int, known: Known) -> Iterator[tuple[int, int, OwnLine]]:
    """Yield the lines from a place that are for one party's signature, and where they stand."""
    place = text.find("\n", start) + 1 if start else 0
    while place < len(text):
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        if stop - place > 6 and (one := own_line(text[place:stop], known)) is not None:
            yield place, stop, one
        place = stop + 1
