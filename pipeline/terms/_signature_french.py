"""Reads French places to sign: each party's words stand under its name, its part or "Pour …".

What is written there tells whether it signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline.company import legal_form
from pipeline.folding import fold
from pipeline.terms import _signature_french_words as words
from pipeline.terms._signature_french_places import Place, places
from pipeline.terms._signature_french_regions import regions
from pipeline.terms._signature_french_rows import rows
from pipeline.terms._signature_french_said import in_words
from pipeline.terms._signature_french_who import Parties, Who

_BY_NAME = 0.9
_ALIKE = 0.8
_EMPTY_CELL = "…"
_SAID, _SAID_OF_ALL = 0.85, 0.75
_NEXT = 260
_SIGNED_BEFORE = re.compile(r"\A[Ss]ign[ée]e?\s+(?=\w)")
_WIDEST = 170
_OFFICE = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a place says of the signature."""

    state: str
    how: str
    confidence: float
    signatory: str = ""
    capacity: str = ""
    day: str = ""
    """As written."""


def told(
    place: Place, dated: bool, blanks: bool, sealed: bool = False, under_label: bool = False
) -> Told | None:
    """What the words of a place say: signed, blank, or neither.

    Args:
        place: where a party signs.
        dated: the day of the signatures is filled in, or not asked for.
        blanks: a line is left where the day should be.
        sealed: words over all places say that people signed electronically.
        under_label: the word "Signatures" stands over all places.
    """
    name, office, day = "", "", ""
    mark = how = ""
    by_hand = asked = labelled = dots = initials = bare_mark = own_blank = asked_for = asked_here = False
    for cell in place.cells:
        said = fold(cell.text)
        if words.EMPTY.match(said):
            dots = dots or said == _EMPTY_CELL or "(" in said or words.DOTS.search(said) is not None
            continue
        label = words.LABEL.match(said)
        rest = cell.text[label.start("rest") :] if label else cell.text
        what = label["what"] if label else ""
        if words.UNSIGNED.search(said):
            return Told("blank", "", 0.85)
        if words.ELECTRONIC.search(said):
            mark, how = "electronic", "electronic"
        elif words.SQUARE.search(said):
            mark = mark or "written"
        elif _asks(said):
            asked = True
            asked_here = asked_here or words.IN_BRACKETS.fullmatch(said) is not None
            continue
        elif words.MARK.search(said):
            bare_mark = bare_mark or words.BARE.fullmatch(said.strip()) is not None
            mark = mark or ("electronic" if "electronique" in said else "written")
        elif words.BY_HAND.match(said):
            by_hand = True
        if label and ("signature" in what or what in ("cachet", "visa")):
            if words.EMPTY.match(rest):
                labelled = True
                continue
            if words.SAYS_SIGNED.fullmatch(fold(rest)):
                mark = mark or "written"
                continue
            if mark == "" and (
                words.PERSON.match(rest)
                or words.INITIAL.search(rest)
                or words.INITIALS.match(rest)
                or words.DAY_AND_NAME.match(rest)
            ):
                mark = "label"
        elif label and words.EMPTY.match(rest):
            dots = True
            continue
        if labelled and not label and not mark and words.INITIAL.match(rest.strip()):
            mark = "label"  # a name in short under "Signature :" stands on the line
        bare = words.BY_HAND.sub("", rest) if words.BY_HAND.match(fold(rest)) else rest
        if mark == "" and by_hand and (again := words.PERSON.search(bare)) and words.BY_HAND.match(said):
            name = again["name"].strip()
        person = None if name else _person(bare, cell.start in place.names)
        if person is not None and words.OFFICE.search(fold(person["name"])):
            person = None  # "Monsieur le Maire"
        if person is not None and not (label and what in ("date", "lieu", "a", "le")):
            name = person["name"].strip()
            asked_for = what.startswith(("nom", "signataire", "represente"))
        initials = initials or words.INITIAL.search(bare) is not None
        if not office and (said_office := words.OFFICE.search(fold(bare))) and len(bare) < 70:
            office = bare[said_office.start() :].strip(" ,;:-–()")
        if not day and (
            when := re.search(r"\ble\s+(\d{1,2}[^\n,]{4,24})|(\d{1,2}[/.]\d{1,2}[/.]\d{2,4})", fold(bare))
        ):
            day = bare[when.start() : when.end()].removeprefix("le ").strip()
        if words.PLACE_DAY.match(said) and words.BLANKS.search(said):
            blanks = own_blank = True
    behind, its_office = _in_head(place)
    name = _acting(place) or _SIGNED_BEFORE.sub("", name) or (behind if mark else "")
    office = office or (its_office if mark and name == behind else "")
    if bare_mark and not name and not (place.who is not None and place.who.person):
        mark, asked = ("", True) if mark == "written" else (mark, asked)
        dots = dots or blanks
    if sealed and not mark and (name or day or not place.cells):
        mark, how = "electronic", "electronic"
    if under_label and not mark and initials:
        mark = "label"
    if mark == "label" and name and asked_for:
        mark = "beside name"
    if not mark and not by_hand and not asked_for and office == "":
        name = name if initials else ""  # words under an empty place are no signatory's
    if asked_here and not (mark or by_hand or name or initials or labelled or dots):
        return Told("blank", "", 0.75)
    return _state(
        mark, how, by_hand, asked, labelled, dots or own_blank, initials, dated, blanks, name, office, day
    )


def _person(bare: str, names_party: bool) -> re.Match[str] | None:
    """Return the person that a cell names; where it names the party, only behind a title or an initial."""
    if not names_party:
        return words.PERSON.search(bare)
    titled = words.TITLED.search(bare)
    if titled is not None:
        return words.PERSON.match(bare, titled.start())
    return words.PERSON.match(bare) if words.INITIAL.match(bare) else None


def _in_head(place: Place) -> tuple[str, str]:
    """Return who signs and as what where a head says both: "Pour le Client, Luc Farel, président"."""
    part, comma, rest = place.head.text.partition(",")
    rest = words.REPRESENTED_BY.sub("", rest)
    person = words.PERSON.fullmatch(rest.partition(",")[0].rstrip(" :")) if comma else None
    if person is None or words.OFFICE.search(fold(person["name"])) or not words.A_SIDE.match(fold(part)):
        return "", ""
    own = place.who.words if place.who is not None else frozenset()
    if legal_form(person["name"], "fr") or own & set(re.findall(r"[a-z0-9]+", fold(person["name"]))):
        return "", ""  # the party itself: "Pour le Client, Toiles du Steir"
    said = rest.partition(",")[2].partition(":")[0].strip(" .-\u2013(")
    office = said if len(said) < _OFFICE and words.OFFICE.search(fold(said)) else ""
    return person["name"].strip(), office


def _acting(place: Place) -> str:
    """Return who signs where a head says it with whom he acts for: "Jeanne Morel, pour ACME, le 3 mars"."""
    head = place.head.text
    person = words.PERSON.match(head) if words.NAMED_THERE.match(head) else None
    if person is None or place.who is None or words.POUR.match(fold(head)):
        return ""
    acts = words.ACTS_THERE.match(head, person.end("name"))
    name = person["name"].strip()
    if acts is None or set(re.findall(r"[a-z0-9]+", fold(name))) <= place.who.words:
        return ""
    return name


def _asks(said: str) -> bool:
    return words.ASKS.search(said) is not None or (
        words.ASKED.search(said) is not None and not words.MARK.search(said) and ":" not in said
    )


def _state(
    mark: str,
    how: str,
    by_hand: bool,
    asked: bool,
    labelled: bool,
    dots: bool,
    initials: bool,
    dated: bool,
    blanks: bool,
    name: str,
    office: str,
    day: str,
) -> Told | None:
    said = (name, office, day)
    if mark == "electronic":
        return Told("signed", "electronic", 0.93, *said)
    if mark == "written":
        return Told("signed", "typed", 0.9 if name else 0.8, *said)
    if mark == "beside name":
        # "Nom : Jeanne Morel", then "Signature : J. Morel": what stands on the line is no printed name
        return Told("signed", "typed", 0.9, *said)
    if mark == "label":
        return Told("signed", "typed", 0.75, *said)
    if by_hand and name:
        return Told("signed", "typed", 0.75 if dated else 0.65, *said)
    if asked and initials and dated:
        return Told("signed", "typed", 0.6, *said)
    if labelled or (dots and not name):
        # a name that is printed makes it likelier that marks were lost with the copy
        return Told("blank", "", 0.75 if name else 0.9 if labelled else 0.8, *said)
    if dots:
        return Told("blank", "", 0.75, *said)
    if blanks and not name:
        return Told("blank", "", 0.7, *said)
    return None


def _kept(cell: re.Match[str]) -> str:
    """Put a sign into a table's empty cell, that its column be counted."""
    return _EMPTY_CELL.ljust(len(cell.group()))


@dataclass(frozen=True, slots=True)
class Signed:
    """One party's place to sign, and what it says."""

    party: str
    told: Told
    cells: tuple[tuple[int, int], ...]
    """Where its words stand: its head first."""


def read(text: str, folded: str, parties: Parties) -> Iterator[Signed]:
    """Yield whom the stretches where people sign tell to have signed or not, each party once.

    A place whose words name nobody belongs to the one party that is left over.
    """
    if not parties.all:
        return
    if "\\" in text:
        text, folded = text.replace("\\", " "), folded.replace("\\", " ")
    told_in_rows = list(rows(text, folded, parties))
    if "|" in text:
        # rows of a table in plain text; the length is kept
        text, folded = (
            words.ROW.sub(lambda row: words.NOTHING.sub(_kept, row.group().replace("|", "\t")), one)
            for one in (text, folded)
        )
    known: dict[str, Signed] = {}
    done = -1
    for start in regions(folded):
        if start < done:
            continue
        found, end = places(text, folded, start, parties)
        if not found:
            continue
        done = end
        opener = (
            folded[start : folded.find("\n", start) + 1 + _NEXT] if words.OPENS.match(folded, start) else ""
        )
        head = opener.split("\n", 1)[0]
        blanks = words.BLANKS.search(head) is not None
        dated = not opener or (not blanks and words.DAY.search(opener) is not None)
        sealed = bool(opener) and words.SEALED.search(head) is not None
        labelled = words.SIGNATURES.match(head) is not None
        sorted_out, left, rest = _whose(found, parties)
        whose = [(place, who, told(place, dated, blanks, sealed, labelled)) for place, who in sorted_out]
        whose += _alike([(place, told(place, dated, blanks, sealed, labelled)) for place in left], rest)
        signed = any(said is not None and said.state == "signed" for _, _, said in whose)
        for place, who, said in whose:
            if said is None and signed and not any(words.PERSON.search(cell.text) for cell in place.cells):
                said = Told("blank", "", 0.7)  # beside one that is signed, nothing stands there
            if said is None:
                continue
            cells = [place.head, *(cell for cell in place.cells if cell.text != _EMPTY_CELL)]
            one = Signed(
                who.name,
                said,
                tuple((cell.start, cell.end) for cell in cells if cell.start < cell.end),
            )
            for name in (who.name, *who.together):
                if name not in known or (said.state == "signed" and known[name].told.state == "blank"):
                    known[name] = replace(one, party=name)
    for who, state, person, span in told_in_rows:
        told_there = Told(state, "typed" if state == "signed" else "", _SAID, person)
        known[who.name] = Signed(who.name, told_there, (span,))
    for one in (*_entries(text, folded, parties), *_in_words(text, folded, parties)):
        # "signed by the parties" stands in copies that nobody signed: an empty line says more
        of_all = one.told.confidence == _SAID_OF_ALL
        if one.party not in known or (known[one.party].told.state == "blank" and not of_all):
            known[one.party] = one
        elif one.told.signatory and not known[one.party].told.signatory and not of_all:
            here = known[one.party]
            if here.told.state == "signed":
                known[one.party] = replace(here, told=replace(here.told, signatory=one.told.signatory))
    yield from known.values()


def _in_words(text: str, folded: str, parties: Parties) -> Iterator[Signed]:
    """Yield who is said to have signed."""
    for who, person, span, by_name in in_words(text, folded, parties):
        yield Signed(who.name, Told("signed", "typed", _SAID if by_name else _SAID_OF_ALL, person), (span,))


def _signed_lines(folded: str) -> Iterator[re.Match[str]]:
    place = folded.find("signe")
    while place >= 0:
        low = folded.rfind("\n", 0, place) + 1
        high = folded.find("\n", place)
        high = len(folded) if high < 0 else high
        if high - low < _WIDEST and (match := words.SIGNED_LINE.match(folded, low, high)):
            yield match
        place = folded.find("signe", high)


def _entries(text: str, folded: str, parties: Parties) -> Iterator[Signed]:
    """Yield who signed by the entries of a certificate: "Signé par : …", with the day."""
    if "sign" not in folded:
        return
    for match in _signed_lines(folded):
        signer = words.PERSON.match(text, match.start("who"))
        who = parties.of_person(text[slice(*match.span("who"))]) if signer is not None else None
        if who is not None and signer is not None and words.WHEN.search(match["when"]):
            when = text[slice(*match.span("when"))]
            said = Told("signed", "electronic", 0.9, signer["name"].strip(), "", when)
            yield Signed(who.name, said, (match.span(),))
    for match in words.SIGNED_BY.finditer(folded):
        low, high = match.span("who")
        more = folded[high : match.end("more")]
        day = words.WHEN.search(folded, low, match.end("more"))
        if day is None or words.UNSIGNED.search(more):
            continue
        who = parties.of_person(text[low:high])
        for line in (text[low:high], *text[high : match.end("more")].split("\n")):
            named, sure = (
                parties.named(line.rpartition(":")[2].strip(" ()–-")) if line.strip() else (None, 0.0)
            )
            if named is not None and sure >= 0.9:
                who = named
                break
        if who is not None:
            person = words.PERSON.search(text, low, high)
            name = person["name"].strip() if person else ""
            said = Told("signed", "electronic", 0.9, name, "", text[day.start() : day.end()])
            yield Signed(who.name, said, ((match.start(), high),))


def _alike(
    left: Sequence[tuple[Place, Told | None]], rest: Sequence[Who]
) -> Iterator[tuple[Place, Who, Told | None]]:
    """Yield places that name nobody, where each says the same: whose is whose then makes no difference."""
    said = [one for _, one in left]
    if not 1 < len(left) == len(rest) or any(one is None or one.state != "signed" for one in said):
        return
    for (place, one), who in zip(left, rest, strict=True):
        if one is not None:
            yield (
                place,
                who,
                replace(one, signatory="", capacity="", confidence=min(one.confidence, _ALIKE)),
            )


def _whose(
    found: Sequence[Place], parties: Parties
) -> tuple[list[tuple[Place, Who]], list[Place], list[Who]]:
    """Sort places to parties: by their head, by who signs there, or as the last left; and the others."""
    sorted_out: list[tuple[Place, Who]] = []
    left: list[Place] = []
    for place in found:
        if place.sure < 1 and place.cells:
            who, sure = parties.named(f"{place.head.text} {place.cells[0].text}")
            if who is not None and sure > place.sure:
                place.who, place.sure = who, sure
        people = [cell for cell in place.cells if not words.EMPTY.match(cell.text)]
        by_person = next(
            (who for cell in people if (who := parties.of_person(cell.text)) is not None), None
        )
        if place.who is not None and place.sure >= _BY_NAME:
            sorted_out.append((place, place.who))
        elif by_person is not None:
            sorted_out.append((place, by_person))
        elif place.who is not None:
            sorted_out.append((place, place.who))
        elif place.cells:
            left.append(place)
    names = {who.name for _, who in sorted_out}
    rest = [who for who in parties.all if who.name not in names]
    if len(left) == 1 and len(rest) == 1:
        sorted_out.append((left[0], rest[0]))
        left, rest = [], []
    return sorted_out, left, rest
