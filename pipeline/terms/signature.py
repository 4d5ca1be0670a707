"""Who signs: the blocks where parties sign, signed or left blank, by whom, as what and when.

A copy often shows no mark although the contract was signed. Blank is said only where a line to sign on is
visibly empty and the reading would have seen a mark; a printed name without a mark is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _signature_executed, _signature_french, _signature_placed, _signature_ruled
from pipeline.terms._signature_blocks import Block, blocks
from pipeline.terms._signature_french_who import Parties
from pipeline.terms._signature_half import unsigned_beside
from pipeline.terms._signature_heads import heads
from pipeline.terms._signature_ink import (
    Ink,
    beside_names,
    certificates,
    looked_at,
    loose_pages,
    marks,
    names_same,
)
from pipeline.terms._signature_instead import instead
from pipeline.terms._signature_lines import rows, words
from pipeline.terms._signature_names import bare, is_person
from pipeline.terms._signature_own_line import owner_by_lead
from pipeline.terms._signature_parties import Known
from pipeline.terms._signature_service import Sealed, sealed_lines
from pipeline.terms._signature_strange import strange_places
from pipeline.terms._signature_stretches import line_start, parted, stretches
from pipeline.terms._time import dates_in
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_NOTARY = re.compile(r"(?:county|state|commonwealth|city)\s+of\s")
"""Where a notary signs."""
_RUNS_ON = re.compile(r",\s+(?:an?|the|une?|whose|having|with|of|dont|ayant|au|sise?)$")
"""A line of a narrow column that ends so goes on about the party: it is no place to sign."""
_BEFORE = 500
"""Characters before a block in which words of a form are sought."""
_MOST = 60


class Signature:
    """Signature blocks, one term a block."""

    name = "signature"
    version = 1
    kinds = ("signature",)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "signature": {
            "en": (
                "/s/",
                "s/ ",
                "____",
                "sign here",
                "signed",
                "signature",
                *wrapped("in witness whereof", "as witness", "docusign envelope", "duly executed"),
                *wrapped(
                    "on behalf of", "in the presence of", "executed by", "executed as", "yours sincerely"
                ),
            ),
            "fr": wrapped("lu et approuve", "signe electroniquement", "bon pour accord", "fait a"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term a block; where none was read, the heads under which parties sign."""
        told = instead(view, list(self._read(view)), self._label())
        yield from told or heads(view, Known(view.of("party"), view.flow.text), self._label())

    def _read(self, view: View) -> Iterator[Term]:
        """Yield one term a block; blocks of forms that are annexed are left out, unless they are signed."""
        text = view.flow.text
        folded = view.folded_between(0, len(text))
        ink = marks(view.flow)
        found: list[tuple[int, Block]] = []
        known = Known(view.of("party"), text)
        annexed = next((clause.start for clause in view.clauses if clause.role == "annex"), len(text))
        services: list[Term] = []
        for start, end, opened in parted(stretches(text, folded, ink), annexed):
            said_under: set[int] = set()
            for under, line in sealed_lines(text, start, end):
                if (made := self._by_service(view, known, line)) is not None:
                    said_under |= {line_start(text, under), line.start}
                    services.append(made)
            for block in blocks(rows(text, start, end, known.aliases), opened):
                if line_start(text, block.anchor.start) not in said_under:
                    found.append((block.anchor.start, block))
        found.sort(key=lambda one: one[0])
        electronic = _sealed(folded)
        judged = _Judge(view, known, ink, electronic, loose_pages(ink, [block for _, block in found]))
        terms = [
            (block, term)
            for _, block in found[:_MOST]
            if (term := judged.term(block, self._label())) is not None
        ]
        main = [pair for pair in terms if pair[0].anchor.start < annexed]
        said: set[str] = set()
        kept: list[tuple[int, Term]] = []
        for block, term in terms:
            # a counterpart repeats a page; a form in an annex is nobody's missing signature
            whose = "" if "party" in term.value else str(block.anchor.start)
            key = whose + repr(sorted(term.value.items()))
            if key in said or (main and block.anchor.start >= annexed and term.value["state"] != "signed"):
                continue
            said.add(key)
            kept.append((block.anchor.start, term))
        if view.language == "en":
            around = list(_signature_executed.beside(view, known, kept, ink, self._label()))
            told = list(_signature_placed.corrected(view, known, around, self._label()))
            told = _signature_ruled.corrected(view, known, ink, told, self._label())
            yield from told
            yield from unsigned_beside(view, known, told, self._label())
            yield from strange_places(view, told, self._label())
        elif view.language == "fr":
            yield from self._french(view, folded, ink, kept, services)
        else:
            yield from (term for _, term in kept)
        yield from services

    def _french(
        self,
        view: View,
        folded: str,
        ink: Sequence[Ink],
        others: Sequence[tuple[int, Term]],
        services: Sequence[Term],
    ) -> Iterator[Term]:
        """The places where French parties sign, and those of other readings that tell of somebody else."""
        text = view.flow.text
        by_service = {term.value.get("party") for term in services}
        known = Parties(view.of("party"), text, folded)
        made: dict[str, Term] = {}
        spans: list[tuple[int, int]] = []
        places = list(_signature_french.read(view.flow.text, folded, known))
        starts = [start for one in places for start, _ in one.cells]
        signed = {term.value.get("party") for _, term in others if term.value.get("how") == "ink"}
        for one in places:
            page = view.flow.evidence(*one.cells[0]).page
            # Each mark that is another's signature is accounted for; one more may be this one's.
            loose = beside_names(ink, starts, page) > len(signed - {one.party})
            unseen = loose or not looked_at(view.flow.document, page)
            start = one.cells[0][0]
            if any(word in folded[max(start - _BEFORE, 0) : start] for word in words("forms")):
                continue
            doubted = unseen or certificates(view.flow.document) or _runs_on(text, start)
            if one.party in by_service or (one.told.state == "blank" and doubted):
                continue
            made[one.party] = self._told(view, one)
            spans += one.cells
        names = {who.name for who in known.all}
        whole = names <= {*made, *by_service}
        for place, term in others:
            whose = term.value.get("party")
            if whose in made:
                continue
            if (
                whose not in names
                and made
                and ((whole and whose is None) or any(low <= place <= high for low, high in spans))
            ):
                continue
            yield term
        yield from made.values()

    def _told(self, view: View, one: _signature_french.Signed) -> Term:
        value: dict[str, JsonValue] = {"state": one.told.state, "party": one.party}
        if is_person(one.told.signatory):
            value["signatory"] = one.told.signatory
        value |= {"capacity": one.told.capacity} if one.told.capacity else {}
        days = {item.date for item in dates_in(view, one.told.day) if item.precision == "day" and item.date}
        if len(days) == 1 and one.told.state == "signed":
            value["date"] = days.pop().isoformat()
        if one.told.how:
            value["how"] = one.told.how
        told, said = one.told, f"{one.party}: {one.told.state}"
        quotes = tuple(view.flow.evidence(low, high) for low, high in one.cells[:4])
        return Term("signature", value, said, quotes, told.confidence, self._label(), "stated", "")

    def _by_service(self, view: View, known: Known, line: Sealed) -> Term | None:
        """The term of a line that a service of electronic signature left; none for another's company."""
        party, sure = known.named(line.company)
        if not party:
            return None
        value: dict[str, JsonValue] = {"state": "signed", "party": party, "signatory": line.signatory}
        if line.capacity:
            value["capacity"] = line.capacity
        days = {item.date for item in dates_in(view, line.day) if item.precision == "day"}
        only = days.pop() if len(days) == 1 else None
        if only is not None:
            value["date"] = only.isoformat()
        value["how"] = "electronic"
        evidence = view.flow.evidence(line.start, line.end)
        return Term(
            "signature",
            value,
            f"{party}: signed",
            (evidence,),
            0.93 if sure else 0.85,
            self._label(),
            "stated",
            "",
        )

    def _label(self) -> str:
        return f"{self.name}/{self.version}"


def _runs_on(text: str, place: int) -> bool:
    """Whether the line at a place breaks off in a sentence about a party."""
    end = text.find("\n", place)
    line = text[line_start(text, place) : len(text) if end < 0 else end]
    return _RUNS_ON.search(line.rstrip()) is not None


def _sealed(folded: str) -> bool:
    """Whether the pages carry the words of a service that people sign with electronically."""
    return any(word in folded for word in words("electronic_document"))


class _Judge:
    """Says of a block whether it is signed, and makes its term."""

    def __init__(
        self, view: View, known: Known, ink: Sequence[Ink], sealed: bool, loose: frozenset[int]
    ) -> None:
        self._view = view
        self._known = known
        self._ink = ink
        self._sealed = sealed
        self._loose = loose
        self._certificates = certificates(view.flow.document)

    def term(self, block: Block, label: str) -> Term | None:
        """The term of a block; ``None`` where it is no block of a party after all."""
        if not block.mark and _runs_on(self._view.flow.text, block.anchor.start):
            return None
        party, proof, sure = self._of_lead(block) or self._known.of_block(block)
        if (not party and self._in_a_form(block)) or (not sure and _NOTARY.match(fold(party))):
            return None
        inked = any(one.belongs(block) for one in self._ink)
        state, how, reason, confidence = self._state(block, inked)
        certificate = None
        if state != "signed" and self._certificates:
            wanted = [name for name in (block.signatory, block.typed, party) if name]
            certificate = next(
                (one for one in self._certificates if any(names_same(one[0], name) for name in wanted)),
                None,
            )
            if certificate is not None:
                state, how, reason, confidence = "signed", "electronic", "", 0.9
                block.date = block.date or certificate[1]
            elif state == "blank":
                state, confidence = "unknown", 0.7
                reason = "The file is signed electronically, but not in a name of this block."
        if not party and not (block.labelled or block.mark or inked) and state != "blank":
            return None
        if (
            block.head
            and not (block.labelled or block.mark or inked or block.named)
            and not (party and block.paired)
        ):
            return None
        if block.field and not (party and sure):
            return None
        if block.anchor.what == "rule" and not block.labelled and not (block.capacity or (party and sure)):
            return None
        if (
            not party
            and not block.mark
            and block.anchor.label in ("per", "representative")
            and not block.ruled
        ):
            return None
        value: dict[str, JsonValue] = {"state": state}
        if party:
            value["party"] = party
        signatory = next((one for one in (bare(block.signatory), bare(block.typed)) if is_person(one)), "")
        if signatory:
            value["signatory"] = signatory
        if block.capacity and len(block.capacity) < 90:
            value["capacity"] = block.capacity
        day = self._date(block)
        if day and state != "blank":
            value["date"] = day
        if how:
            value["how"] = how
        if not party:
            confidence -= 0.08
        elif not sure:
            confidence = confidence - 0.04 if proof is not None else min(confidence, 0.7)
        evidences = self._evidences(block, proof)
        text = f"{party}: {state}" if party else state
        return Term(
            "signature",
            value,
            text,
            evidences,
            round(max(confidence, 0.3), 2),
            label,
            "unknown" if state == "unknown" else "stated",
            reason,
        )

    def _of_lead(self, block: Block) -> tuple[str, None, bool] | None:
        """Whose a mark is by the words before it in its line; lines around it may not say otherwise."""
        if not block.mark:
            return None
        name, known = owner_by_lead(
            self._view.flow.text[block.anchor.start : block.anchor.end], self._known
        )
        return (name, None, known) if name else None

    def _state(self, block: Block, inked: bool) -> tuple[str, str, str, float]:
        """State, how, reason and confidence."""
        if block.mark == "s_mark":
            return "signed", "s_mark", "", 0.97 if block.signatory or block.redacted else 0.9
        if block.mark == "electronic":
            return "signed", "electronic", "", 0.93
        if block.mark == "written":
            return "signed", "typed", "", 0.8
        if inked:
            return "signed", "ink", "", 0.85
        page, looked = self._seen(block)
        if self._sealed and not (block.ruled and not block.signatory):
            return "signed", "electronic", "", 0.7
        if block.redacted:
            return "unknown", "", "What stands on the line to sign on is redacted.", 0.8
        if sum(char.isalpha() for char in block.typed) > 2 and not block.filled:
            return (
                "unknown",
                "typed",
                "A name is typed where a signature should stand, without any mark.",
                0.8,
            )
        if page in self._loose:
            return "unknown", "", f"A mark on page {page} may stand here or beside another name.", 0.7
        if not looked:
            return "unknown", "", f"No mark was read, but page {page} may hold one that was not seen.", 0.7
        if (
            block.filled
            or (block.labelled and block.ruled)
            or (block.ruled and block.anchor.what == "rule")
        ):
            return "blank", "", "", 0.92 if block.labelled else 0.75
        if block.signatory and not self._scanned(page):
            reason = "A name is printed and no mark is to be seen: this may be an unsigned copy."
            return "unknown", "typed", reason, 0.8
        if block.labelled or (self._scanned(page) and not block.field):
            return "blank", "", "", 0.85
        if self._scanned(page):
            return "blank", "", "", 0.7
        return "unknown", "", "The place to sign holds nothing: this may be an unsigned copy.", 0.7

    def _in_a_form(self, block: Block) -> bool:
        """Whether words of a consumer's form stand before a block."""
        before = fold(self._view.flow.text[max(block.anchor.start - _BEFORE, 0) : block.anchor.start])
        return any(word in before for word in words("forms"))

    def _seen(self, block: Block) -> tuple[int, bool]:
        page = self._view.flow.evidence(block.anchor.start, block.anchor.end).page
        return page, looked_at(self._view.flow.document, page)

    def _scanned(self, page: int) -> bool:
        return any(one.number == page and one.read_as == "ocr" for one in self._view.flow.document.pages)

    def _date(self, block: Block) -> str:
        if not block.date or len(block.date) > 60:
            return ""
        days = {item.date for item in dates_in(self._view, block.date) if item.precision == "day"}
        only = days.pop() if len(days) == 1 else None
        return only.isoformat() if only else ""

    def _evidences(self, block: Block, proof: tuple[int, int] | None) -> tuple[Evidence, ...]:
        quotes = [self._view.flow.evidence(block.anchor.start, block.anchor.end)]
        cells = [cell for cell in block.cells[1:] if cell.what != "rule"][:3]
        quotes += [self._view.flow.evidence(cell.start, cell.end) for cell in cells]
        if proof is not None:
            quotes.append(self._view.flow.evidence(*proof))
        return tuple(quotes)


EXTRACTOR = Signature()
