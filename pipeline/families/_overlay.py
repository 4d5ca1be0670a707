"""Lays the papers of a family over their contract, field by field, in order of effect.

What a paper says of a subject takes the place of what stood there; what it leaves unknown makes the subject
unknown. The contract is then resolved anew, so that what follows from a field follows from the new one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from data import late as re
from pipeline import _calendar as calendar
from pipeline._choice import USABLE
from pipeline.contract import Resolved, resolve_reviewed
from pipeline.decisions import Reviewed
from pipeline.families._changed import open_day, understood
from pipeline.families._changing import Passage
from pipeline.families._money import Change, Paper, left_open, payments, prices
from pipeline.families._own_days import parts
from pipeline.families._swapped import Standing
from pipeline.families._unread import unread
from pipeline.families._unsure import unsettled
from pipeline.folding import fold
from pipeline.settings import Entity
from pipeline.types import Contract, Evidence, Term

EXTRACTOR = "families/1"
REPLACED = (
    "expiration_date",
    "renewal",
    "renewal_term",
    "notice_period",
    "termination_notice",
    "governing_law",
    "jurisdiction",
    "total_value",
    "indexation",
)
"""Kinds of which a later paper's words take the place of earlier ones. ``term`` has a rule of its own."""
FIELDS = (
    "expiration_date",
    "expiration_kind",
    "term",
    "renewal",
    "renewal_term",
    "notice_period",
    "termination_notice",
    "notice_deadline",
    "governing_law",
    "jurisdiction",
    "total_value",
    "currency",
)
"""Columns of a contract that papers change; ``notice_deadline`` is told for the end of the running term."""
_OF_THE_END = frozenset({"renewal", "renewal_term"})
_FIRST_DAY = date(1, 1, 1)
_PROOF_OF = {"currency": "total_value", "expiration_kind": "expiration_date"}
_LONGER = re.compile(
    r"\b(?:prolong\w*|prorog\w*|renouvel\w*|reconduit\w*|supplementaires?|complementaires?"
    r"|extend\w*|extension|additional|further|renew\w*)\b"
)
_INSTEAD = re.compile(
    r"\b(?:port\w+ (?:a|de)|fixee?s? a|remplac\w*|ramenee?s? a|modifi\w*|replac\w*|amended|changed|deleted"
    r"|instead|in lieu)\b"
)
_MORE = re.compile(
    r"\b(?:increas\w+ by|additional|in addition|augment\w+ de|supplementaires?|complementaires?|major\w+ de"
    r"|reduc\w+ by|diminu\w+ de)\b"
)


def in_order(papers: Sequence[Paper]) -> list[Paper]:
    """Sort papers by the day they take effect; what is undated stands first, for it is surely unsure."""
    return sorted(
        papers, key=lambda one: (one.from_date or date.min, one.ordinal.zfill(4), one.contract_id)
    )


def overlay(
    base: Contract,
    master: Sequence[Reviewed],
    papers: Sequence[Paper],
    *,
    as_of: date,
    our_names: Sequence[str | Entity] = (),
    clauses: Sequence[Passage] = (),
) -> tuple[Resolved, Contract, list[Change]]:
    """Lay papers over a contract.

    Args:
        base: the contract by its own words; its id, class and language are kept.
        master: its terms after review.
        papers: what changes it, in any order.
        as_of: papers that take effect later are told among the changes, and not laid over it.
        our_names: of our own entities.
        clauses: of the contract, which papers name by their numbers.

    Returns:
        The contract as it stands on the day; the contract with all papers, before any renewal; and every
        change of a field in order of effect.
    """
    current: dict[str, list[Reviewed]] = {}
    for item in master:
        current.setdefault(item.term.kind, []).append(item)
    # What changed does not depend on the day that is asked: renewals are counted from there.
    laying = _Laying(
        base, as_of, our_names, current, _resolve(base, current, as_of, our_names),
        _resolve(base, current, _FIRST_DAY, our_names),
    )  # fmt: skip
    later: list[Paper] = []
    for paper in in_order(papers):
        later = laying.lay_until(paper.from_date, later)
        paper = _agreed(paper, laying.before.contract.expiration_date)
        contract = laying.before.contract
        standing = Standing(dict(laying.current), contract.expiration_date, contract.effective_date)
        paper = replace(paper, known=(standing.start, standing.end, contract.agreement_date))
        paper = understood(paper, master, clauses, standing)
        if paper.unsure:
            paper = unsettled(unread(paper, (), master, clauses, standing))
        step = laying.step + 1
        money = [*prices(step, paper, laying.current), *payments(step, paper, laying.current)]
        paper = _dated(paper)
        if not paper.unsure:
            paper = unread(paper, money, master, clauses, standing)
        laying.changes += [*money, *left_open(step, paper)]
        now, *then = parts(paper)
        laying.lay(now)
        later += then
    laying.lay_until(None, later)
    return laying.today, laying.before.contract, laying.changes


@dataclass(slots=True)
class _Laying:
    """A contract on which papers are laid one after the other."""

    base: Contract
    as_of: date
    our_names: Sequence[str | Entity]
    current: dict[str, list[Reviewed]]
    today: Resolved
    before: Resolved
    changes: list[Change] = field(default_factory=list)
    earlier: Paper | None = None
    step: int = 0

    def lay_until(self, day: date | None, later: Sequence[Paper]) -> list[Paper]:
        """Lay parts that hold before a day, all where there is none; the other ones are returned."""
        waiting = []
        for part in sorted(later, key=lambda one: one.from_date or date.max):
            if day is None or (part.from_date is not None and part.from_date < day):
                self.lay(part)
            else:
                waiting.append(part)
        return waiting

    def lay(self, paper: Paper) -> None:
        """Lay what holds from one day."""
        self.step += 1
        self.current = _laid(self.current, paper, self.before.contract, self.earlier)
        self.earlier = paper
        after = _resolve(self.base, self.current, _FIRST_DAY, self.our_names, several=True)
        self.changes += _differences(self.step, paper, self.before, after)
        self.before = after
        if paper.from_date is None or paper.from_date <= self.as_of:
            self.today = _resolve(self.base, self.current, self.as_of, self.our_names, several=True)


def _agreed(paper: Paper, end: date | None) -> Paper:
    """A term that begins where another one ends is agreed when its paper is signed, not on its first day.

    Until then the contract would be told to end on a day that is no longer its last.
    """
    day = paper.from_date
    if day is None or end is None or day not in (end, end + timedelta(days=1)):
        return paper
    return replace(paper, from_date=paper.signed, begins=day)


def _dated(paper: Paper) -> Paper:
    """Prices and days of payment are unknown where words leave open from when, or how long, they hold."""
    doubts = dict(paper.doubts)
    for item in paper.terms:
        kind, proof = item.term.kind, item.term.evidences[0]
        if kind not in ("price", "payment_term") or item.state == "rejected" or item.term.state != "stated":
            continue
        if paper.first_day(proof).open:
            told = "prices" if kind == "price" else kind
            one = paper.sentence(proof)
            quoted = one.quoted if one is not None else proof.quote
            doubts[told] = open_day(told, quoted, proof, paper)
    return replace(paper, doubts=doubts)


def _resolve(
    base: Contract,
    current: Mapping[str, Sequence[Reviewed]],
    as_of: date,
    our_names: Sequence[str | Entity],
    *,
    several: bool = False,
) -> Resolved:
    terms = [item for items in current.values() for item in items]
    return resolve_reviewed(
        base.contract_id, base.language, terms, as_of=as_of, our_names=our_names, several=several
    )


def _laid(
    current: Mapping[str, list[Reviewed]], paper: Paper, before: Contract, earlier: Paper | None
) -> dict[str, list[Reviewed]]:
    laid = dict(current)
    # Which of two papers of one day is the later, their numbers say, or nothing.
    beside = (
        _said(earlier)
        if earlier is not None
        and earlier.from_date == paper.from_date
        and (not paper.ordinal or earlier.ordinal == paper.ordinal)
        else {}
    )
    theirs = _said(paper)
    for kind in REPLACED:
        if kind in theirs:
            rivals = current.get(kind, []) if kind in beside else []
            laid[kind] = [*rivals, *(_undated(item, paper) for item in theirs[kind])]
    if "total_value" in theirs:
        laid["total_value"] = [_whole(item) for item in laid["total_value"]]
    if (
        any("replaces" in item.term.value for item in theirs.get("term", ()))
        and "expiration_date" in theirs
    ):
        laid["term"] = theirs["term"]
    if "term" in theirs and "expiration_date" not in theirs:
        _lay_term(laid, theirs["term"], paper, before)
    # What words change without saying how holds no longer.
    laid.update({kind: [doubt] for kind, doubt in paper.doubts.items() if kind in (*REPLACED, "term")})
    return laid


def _said(paper: Paper) -> dict[str, list[Reviewed]]:
    """What a paper says, by kind. A sentence that was understood as one thing only mentions others."""
    standing = [item for item in paper.terms if item.state != "rejected"]
    stated = [item for item in standing if item.term.state == "stated" and item.term.confidence >= USABLE]
    said: dict[str, list[Reviewed]] = {}
    for item in stated:
        said.setdefault(item.term.kind, []).append(item)
    stated_end = bool(said.keys() & {"expiration_date", "term"})
    for item in standing:
        term = item.term
        if term.kind in _OF_THE_END and stated_end:
            # Words of an extension were understood: they speak of the end.
            continue
        if term.state == "unknown" and not any(
            other.term.kind in (*REPLACED, "term") and _overlap(term.evidences[0], other.term.evidences[0])
            for other in stated
        ):
            said.setdefault(term.kind, []).append(item)
    return said


def _overlap(first: Evidence, second: Evidence) -> bool:
    return first.char_start < second.char_end and second.char_start < first.char_end


def _undated(item: Reviewed, paper: Paper) -> Reviewed:
    """From a paper that does not say from when, nothing is known but that something changed."""
    if paper.from_date is not None:
        return item
    return _doubted(item, f"{paper.name} changes it from a day that is not known")


def _whole(item: Reviewed) -> Reviewed:
    """An amount that is added is not the new total."""
    if item.term.state == "stated" and _MORE.search(fold(item.term.evidences[0].quote)):
        return _doubted(item, "an amendment adds to the amount or takes from it, and does not say the sum")
    return item


def _doubted(item: Reviewed, reason: str) -> Reviewed:
    term = item.term
    unknown = Term(
        term.kind, {}, term.value_text, term.evidences, term.confidence, EXTRACTOR, "unknown", reason
    )
    return Reviewed(unknown, item.state)


def _lay_term(
    laid: dict[str, list[Reviewed]], theirs: Sequence[Reviewed], paper: Paper, before: Contract
) -> None:
    """A term in an amendment is added to the end, or takes the place of the first term, or is unclear."""
    best = max(theirs, key=lambda item: (item.term.state == "stated", item.term.confidence))
    words = fold(" ".join(evidence.quote for evidence in best.term.evidences))
    longer, instead = _LONGER.search(words) is not None, _INSTEAD.search(words) is not None
    if "replaces" in best.term.value:
        longer, instead = False, True
    period = calendar.parse(best.term.value.get("duration", best.term.value_text))
    if paper.from_date is None:
        laid["expiration_date"] = [_end(best, None, "it changes the term from a day that is not known")]
    elif best.term.state == "unknown" or period is None:
        laid["expiration_date"] = [_end(best, None, best.term.reason or "its term was not understood")]
    elif longer and not instead:
        end = _longer(best, period, before)
        laid["expiration_date"] = [end]
    elif instead and not longer:
        laid["term"] = list(theirs)
        laid["expiration_date"] = []
    else:
        reason = f"it states a term of {period}; whether that is added or replaces the first is not clear"
        laid["expiration_date"] = [_end(best, None, reason)]


def _longer(best: Reviewed, period: calendar.Period, before: Contract) -> Reviewed:
    start = calendar.iso(best.term.value.get("from"))
    if start is not None:
        end = calendar.later(start, period)
        words = f"{start} + {period}"
    elif before.expiration_date is None:
        return _end(best, None, f"it is prolonged by {period}, and the end before that is not known")
    else:
        # Counted from the day after, the end of a month is no special case.
        shift = timedelta(days=int((before.expiration_date + timedelta(days=1)).day == 1))
        moved = calendar.later(before.expiration_date + shift, period)
        end = None if moved is None else moved - shift
        words = f"{before.expiration_date} + {period}"
    if end is None:
        return _end(best, None, f"{words} is no day of the calendar")
    return _end(best, end, f"{words} = {end}")


def _end(best: Reviewed, day: date | None, words: str) -> Reviewed:
    term = best.term
    if day is None:
        made = Term("expiration_date", {}, "", term.evidences, term.confidence, EXTRACTOR, "unknown", words)
    else:
        value = {"kind": "date", "date": day.isoformat(), "computed_from": words}
        made = Term("expiration_date", value, day.isoformat(), term.evidences, term.confidence, EXTRACTOR)
    return Reviewed(made, best.state)


def _differences(step: int, paper: Paper, before: Resolved, after: Resolved) -> list[Change]:
    changes = []
    for name in FIELDS:
        old, new = getattr(before.contract, name), getattr(after.contract, name)
        doubt = after.contract.unknown.get(name, "")
        if old == new and (new is not None or doubt == before.contract.unknown.get(name, "")):
            continue
        if name == "expiration_kind" and new == "unknown":
            doubt = after.contract.unknown.get("expiration_date", "")
        evidence, confidence = _proof(name, paper, after)
        changes.append(
            Change(
                step,
                name,
                None if new is None else str(new),
                None if old is None else str(old),
                doubt or _arithmetic(name, after),
                paper.from_date,
                paper.contract_id,
                evidence,
                confidence,
            )
        )
    return changes


def _arithmetic(name: str, after: Resolved) -> str:
    proof = after.proofs.get(name)
    if proof is None:
        return ""
    stated = proof.reviewed[0].term.value.get("computed_from") if proof.reviewed else None
    return proof.words or (stated if isinstance(stated, str) else "")


def _proof(name: str, paper: Paper, after: Resolved) -> tuple[Evidence | None, float | None]:
    """The paper's own words for a change where it has some, or else the words the field now rests on."""
    proof = after.proofs.get(name) or after.proofs.get(_PROOF_OF.get(name, ""))
    items = list(proof.reviewed) if proof else []
    items += [item for item in after.of(_PROOF_OF.get(name, name)) if item not in items]
    own = [item for item in items if item.term.evidences[0].document_id == paper.contract_id.split("#")[0]]
    best = next(iter(own or items), None)
    if best is None:
        return None, None
    return best.term.evidences[0], proof.confidence if proof else best.term.confidence
