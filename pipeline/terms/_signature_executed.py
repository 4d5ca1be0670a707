"""Reads English blocks that say in a sentence who signs: "Signed by … for and on behalf of X Limited"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_ink import Ink, looked_at
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
_LABELLED = re.compile(r"[ \t]*(?:[Ff]or\s+|FOR\s+)?(?P<label>[^\W\d_][\w &.,’'-]{2,50})[ ]?:[ \t]*_{6,}")
"""A party, and a line to sign on beside it."""
_WITNESS = re.compile(
    r"[ \t]*(?:witness|attest|notary|before\s+(?:me|this)|acknowledged|sworn)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"[ \t]*(?:for[ ]|on[ ]behalf[ ]of)", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:director|partner|secretary|witness|authorised|authorized|signatory|signature|name|title|date|of|and|by"
    r"|the|in|presence|print|block|capitals|occupation|address|trustee|manager|attorney|officer|position|as|its)\b"
)
_WIDE = re.compile(r"[ \t]{2,}|:\s|\t")
_ENDS = re.compile(r",\s|[ \t]+\(|_{2,}")
_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s){1,4}[A-ZÀ-Þ][\w.’'-]+")
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
    signatory: str = ""
    """The person's name behind the mark."""


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
        marks = _marked(said)
        beside = list(_beside(place, said, marks, known)) if marks else []
        if beside:
            yield from beside
        elif (rule := _LABELLED.match(said)) and (party := known.of_label(rule["label"])):
            yield Executed(party, "blank", place, place + len(said), place + rule.end() - _SHORT)
        elif _OPENS.match(said):
            block = list(_until_next(lines, number))
            if block and (found := _block(block, known)) is not None:
                yield found


def _marked(said: str) -> list[tuple[int, int]]:
    """Where the marks of signatures stand in a line, and where each ends."""
    marks = [match.span() for match in S_MARK.finditer(said)] if "/" in said or "\\" in said else []
    if not marks and ("(" in said or "[" in said or "/" in said):
        marks = [match.span() for match in one_of("written").finditer(fold(said))]
        marks = marks or [match.span() for match in S_BRACKETS.finditer(said)]
    return [(low + len(said[low:high]) - len(said[low:high].lstrip()), high) for low, high in marks]


def _beside(place: int, said: str, marks: Sequence[tuple[int, int]], known: Known) -> Iterator[Executed]:
    """A line that tells whose a mark in it is: "For the Buyer   /s/ Jane Roe", "/s/ Jane Roe", a party."""
    if _WITNESS.match(said):
        return
    done = 0
    for number, (low, high) in enumerate(marks):
        stop = marks[number + 1][0] if number + 1 < len(marks) else len(said)
        before = said[done:low]
        parts = [part for part in _WIDE.split(before.strip(" \t:")) if part]
        # what stands right behind the mark before is who made it
        own = parts[1:][-1:] if number else parts[:1]
        head = own[0] if own else ""
        done = high
        if _WITNESS.match(head):
            continue
        named = re.sub(r"^(?:for|For|FOR)\s+", "", head.strip(" :"))
        apart, head = named != head.strip(" :"), named
        party = known.of_words(head) if 2 < len(head) < _BESIDE else ""
        after = _behind(said, high, stop)
        party = party or known.exactly(after) or known.exactly(head)
        party = party or (known.of_part(head) if apart else "")
        if party:
            yield Executed(party, "signed", place, place + len(said), place + low, after)


def _behind(said: str, low: int, stop: int) -> str:
    """What stands right behind a mark, as far as the next column or comma: who made it."""
    return _WIDE.split(_ENDS.split(said[low:stop].strip(" \t:"), maxsplit=1)[0])[0].strip()


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
    left, right, mark, ruled, signatory = [], [], -1, -1, ""
    for place, said in lines:
        parted = _RIGHT.search(said, len(said) - len(said.lstrip()))
        left.append(_RULED.sub(" ", said[: parted.start()] if parted else said))
        right.append(_RULED.sub(" ", said[parted.end() :]) if parted else "")
        if mark < 0 and (signed := _marked(said)):
            mark = place + signed[0][0]
            stop = signed[1][0] if len(signed) > 1 else len(said)
            signatory = _behind(said, signed[0][1], stop)
        if ruled < 0 and (rule := _RULED.search(said)):
            ruled = place + rule.start()
    if mark < 0 and ruled < 0:
        return None
    party = known.of_words(" ".join(" ".join(left).split()))
    if not party:
        return None
    begin, end = lines[0][0], lines[-1][0] + len(lines[-1][1])
    if mark >= 0:
        return Executed(party, "signed", begin, end, mark, signatory)
    typed = _NO_NAME.sub(" ", fold(" ".join(right)))
    state = "typed" if re.search(r"[a-z]{2,}", typed) else "blank"
    return Executed(party, state, begin, end, ruled)


def beside(
    view: View, known: Known, others: Sequence[tuple[int, Term]], ink: Sequence[Ink], label: str
) -> Iterator[Term]:
    """Yield the other blocks, and these; a name that was cut out of one of these is nobody's."""
    executed = read(view.flow.text, known)
    names = known.names
    told = {term.value.get("party") for _, term in others} & names
    for place, term in others:
        around = [one for one in executed if one.start <= place < one.end]
        whose = term.value.get("party", "")
        cut = around and (whose or term.value["state"] != "signed")
        # the mark itself, of which it was not seen whose it is
        again = not whose and any(one.state == "signed" and one.party not in told for one in around)
        if (not cut and not again) or whose in names:
            yield term
    for one in executed:
        page = view.flow.evidence(one.mark, max(one.end, one.mark + 1)).page
        if one.party in told or (one.state != "signed" and not looked_at(view.flow.document, page)):
            continue
        yield _told(view, one, _inked(one, executed, ink, page, view.flow.text), label)


_TYPED = "A name is typed where a signature should stand, without any mark."


def _inked(
    one: Executed, executed: Sequence[Executed], ink: Sequence[Ink], page: int, text: str
) -> tuple[str, str, str]:
    """State, how and reason of a place, by what a pen left on it: a mark in columns may be the other's."""
    if one.state == "signed":
        return "signed", "", ""
    mine = [mark for mark in ink if one.start <= mark.place < one.end]
    if len(mine) == 1 and "\t" not in text[one.start : one.end]:
        return "signed", "ink", ""
    owned = [mark for mark in ink if any(each.start <= mark.place < each.end for each in executed)]
    loose = [mark for mark in ink if mark.page == page and mark not in owned]
    if mine or (loose and any(mark.place > min(each.start for each in executed) - 80 for mark in loose)):
        return "unknown", "", f"A mark on page {page} may stand here or beside another name."
    return ("unknown", "typed", _TYPED) if one.state == "typed" else ("blank", "", "")


def _told(view: View, one: Executed, said: tuple[str, str, str], label: str) -> Term:
    state, how, reason = said
    value: dict[str, JsonValue] = {"state": state, "party": one.party}
    if how:
        value["how"] = how
    if _PERSON.fullmatch(one.signatory):
        value["signatory"] = one.signatory
    return Term(
        "signature",
        value,
        f"{one.party}: {state}",
        (view.flow.evidence(one.start, one.end),),
        0.93 if one.state == "signed" else 0.85,
        label,
        "unknown" if reason else "stated",
        reason,
    )
