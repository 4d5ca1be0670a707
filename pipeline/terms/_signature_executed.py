"""Reads English blocks that say in a sentence who signs: "Signed by … for and on behalf of X Limited"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.folding import fold
from pipeline.terms._signature_ink import looked_at
from pipeline.terms._signature_lines import S_BRACKETS, S_MARK, one_of
from pipeline.terms._signature_parties import Known
from pipeline.terms.base import View
from pipeline.types import JsonValue, Term

_LAST = 12_000
_OPENS = re.compile(
    r"[ \t]*(?:(?:duly[ ])?(?:signed|executed|sealed|subscribed)\b|for(?:[ ]and[ ]on[ ]behalf[ ]of)?[ ]"
    r"|the[ ](?:common[ ]|corporate[ ])?seal[ ]of\b|on[ ]behalf[ ]of[ ])",
    re.IGNORECASE,
)
_RULED = re.compile(r"_{4,}|\.{6,}|…{3,}|-{8,}")
_RIGHT = re.compile(r"\)[ \t]+|\)$|[ \t]{3,}|\t")
_WITNESS = re.compile(
    r"[ \t]*(?:witness|attest|notary|before\s+(?:me|this)|acknowledged|sworn)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"[ \t]*(?:for[ ]|on[ ]behalf[ ]of)", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:director|partner|secretary|witness|authorised|authorized|signatory|signature|name|title|date|of|and|by"
    r"|the|in|presence|print|block|capitals|occupation|address|trustee|manager|attorney|officer|position|as|its)\b"
)
_MOST_LINES = 9
_SHORT, _NEAR = 6, 160
"""The length of a line."""
_BESIDE = 110


@dataclass(frozen=True, slots=True)
class Executed:
    """A place to sign, whose it is, and what was seen there."""

    party: str
    state: str
    """signed, blank, or typed: a name without a mark."""
    start: int
    end: int
    mark: int
    """Where the mark or the line to sign on stands."""


def read(text: str, known: Known) -> list[Executed]:
    """Find those blocks of known parties; of each party the first."""
    start = max(len(text) - _LAST, 0)
    kept: dict[str, Executed] = {}
    for one in _blocks(text, text.find("\n", start) + 1 if start else 0, known):
        kept.setdefault(one.party, one)
    return list(kept.values())


def _blocks(text: str, start: int, known: Known) -> Iterator[Executed]:
    lines: list[tuple[int, str]] = []
    place = start
    for said in text[start:].split("\n"):
        lines.append((place, said))
        place += len(said) + 1
    for number, (place, said) in enumerate(lines):
        if len(said) > _NEAR or len(said) < _SHORT:
            continue
        if (mark := _marked(said)) and (found := _beside(place, said, mark, known)):
            yield found
        elif _OPENS.match(said):
            block = list(_until_next(lines, number))
            if block and (found := _block(block, known)) is not None:
                yield found


def _marked(said: str) -> int:
    """Where a mark of a signature stands in a line, counted from one; 0 where none does."""
    mark = S_MARK.search(said) if "/" in said or "\\" in said else None
    if mark is None and ("(" in said or "[" in said):
        mark = one_of("written").search(fold(said)) or S_BRACKETS.search(said)
    return mark.start() + 1 if mark else 0


def _beside(place: int, said: str, mark: int, known: Known) -> Executed | None:
    """A line that begins with whose the mark in it is: "For the Buyer   /s/ Jane Roe"."""
    before = re.split(r"[ \t]{2,}|:\s|\t", said[: mark - 1].strip())[0]
    head = before if before.strip() else said[: mark - 1]
    if not 2 < len(head) < _BESIDE or _WITNESS.match(head):
        return None
    party = known.of_words(re.sub(r"^(?:for|For|FOR)\s+", "", head.strip(" :")))
    if not party:
        return None
    return Executed(party, "signed", place, place + len(said), place + mark - 1)


def _until_next(lines: Sequence[tuple[int, str]], number: int) -> Iterator[tuple[int, str]]:
    blank = 0
    for count, (place, said) in enumerate(lines[number : number + _MOST_LINES]):
        if not said.strip():
            blank += 1
            if blank > 1:
                return
            continue
        if count and (_WITNESS.match(said) or (_OPENS.match(said) and not _GOES_ON.match(said))):
            return
        blank = 0
        yield place, said


def _block(lines: Sequence[tuple[int, str]], known: Known) -> Executed | None:
    left, right, mark, ruled = [], [], -1, -1
    for place, said in lines:
        parted = _RIGHT.search(said, len(said) - len(said.lstrip()))
        left.append(_RULED.sub(" ", said[: parted.start()] if parted else said))
        right.append(_RULED.sub(" ", said[parted.end() :]) if parted else "")
        if mark < 0 and (signed := _marked(said)):
            mark = place + signed - 1
        if ruled < 0 and (rule := _RULED.search(said)):
            ruled = place + rule.start()
    if mark < 0 and ruled < 0:
        return None
    party = known.of_words(" ".join(" ".join(left).split()))
    if not party:
        return None
    begin, end = lines[0][0], lines[-1][0] + len(lines[-1][1])
    if mark >= 0:
        return Executed(party, "signed", begin, end, mark)
    typed = _NO_NAME.sub(" ", fold(" ".join(right)))
    state = "typed" if re.search(r"[a-z]{2,}", typed) else "blank"
    return Executed(party, state, begin, end, ruled)


def beside(view: View, known: Known, others: Sequence[tuple[int, Term]], label: str) -> Iterator[Term]:
    """Yield the other blocks, and these; a name that was cut out of one of these is nobody's."""
    executed = read(view.flow.text, known)
    names = known.names
    told = {term.value.get("party") for _, term in others} & names
    for place, term in others:
        within = any(one.start <= place < one.end for one in executed)
        cut = within and (term.value.get("party", "") or term.value["state"] != "signed")
        if not cut or term.value.get("party") in names:
            yield term
    for one in executed:
        page = view.flow.evidence(one.mark, one.mark + 1).page
        if one.party in told or (one.state != "signed" and not looked_at(view.flow.document, page)):
            continue
        typed = one.state == "typed"
        value: dict[str, JsonValue] = {"state": "unknown" if typed else one.state, "party": one.party}
        if typed:
            value["how"] = "typed"
        yield Term(
            "signature",
            value,
            f"{one.party}: {value['state']}",
            (view.flow.evidence(one.start, one.end),),
            0.93 if one.state == "signed" else 0.85,
            label,
            "unknown" if typed else "stated",
            "A name is typed where a signature should stand, without any mark." if typed else "",
        )
