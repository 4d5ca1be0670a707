"""What speaks for and against one paper belonging to one contract: number, date, parties, title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from data import late as re
from data.load import lexicon
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._contract_numbers import number_key

_LEVELS = {"contract": 0, "unknown": 0, "general_terms": 0, "order": 1}
"""What a paper may belong to; amendments, annexes and letters stand below."""
_LEVEL_OF_PAPERS = 2
_LETTERS = ("termination_letter", "letter")
_NEAR_DAYS = 366
_ALIKE = 93.0
_LONG_NUMBER = 4
"""Letters and figures of a number that two companies hardly both use."""
_TO_BE_ASKED = 0.3
_TITLE_ALIKE, _TITLE_UNLIKE = 85.0, 50.0


@dataclass(frozen=True, slots=True)
class Named:
    """A contract as another paper names it."""

    title: str = ""
    date: date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """What is known of one document for finding its family."""

    contract_id: str
    document_class: str
    title: str = ""
    parties: tuple[str, ...] = ()
    """Names as written."""
    registrations: tuple[str, ...] = ()
    """Registration numbers of the parties, without spaces."""
    agreement_date: date | None = None
    effective_date: date | None = None
    number: str = ""
    """The contract's own number."""
    named: Named | None = None
    """The contract that this paper says it belongs to."""
    written: date | None = None
    """The day of a letter."""
    ordinal: str = ""
    """Which amendment it is: ``2``."""
    head: str = ""
    """First words of a paper whose parties were not read, folded, one space apart."""
    copy_of: str | None = None
    """Another document whose text is nearly the same."""
    says: tuple[object, ...] = ()
    """What a copy must say alike: the end, the notice, the amount."""
    signed: frozenset[date] = frozenset()
    """The days beside its signatures: who amends it may call it by any of them."""
    keys: frozenset[str] = field(init=False)
    """Its parties made comparable."""

    def __post_init__(self) -> None:
        names = {key for name in self.parties if (key := party_key(name))}
        object.__setattr__(self, "keys", frozenset(names))

    @property
    def level(self) -> int:
        """0 for what stands alone; a paper belongs to one of a lower level."""
        return _LEVELS.get(self.document_class, _LEVEL_OF_PAPERS)

    @property
    def made(self) -> date | None:
        """The day it was made, as far as it is known."""
        return self.agreement_date or self.written or self.effective_date

    @property
    def days(self) -> frozenset[date]:
        """The days by which another paper may call it."""
        return frozenset(day for day in (self.agreement_date, self.effective_date, *self.signed) if day)


@dataclass(frozen=True, slots=True)
class Match:
    """How well one contract fits one paper."""

    master: Member
    by: tuple[str, ...]
    """What speaks for it, of number, date, parties, party (one of several) and title."""
    confidence: float
    other_date: bool = False
    """The paper calls it by another date."""


@lru_cache(maxsize=20_000)
def party_key(name: str) -> str:
    """Make a party's name comparable; empty for a name without letters."""
    return normalise(name).replace(" ", "")


def weigh(paper: Member, master: Member) -> Match | None:
    """Weigh one contract as the one that a paper belongs to; ``None`` where it cannot be."""
    later = _later(master, paper)
    if paper.contract_id == master.contract_id or master.level >= paper.level or later > _NEAR_DAYS:
        return None
    named = paper.named or Named()
    theirs, own = number_key(named.number), number_key(master.number)
    shared, both_known = _shared(paper, master)
    dates = master.days
    by = []
    if theirs and theirs == own:
        by.append("number")
    if named.date and named.date in dates:
        by.append("date")
    if shared:
        by.append("parties" if shared >= 2 else "party")
    alike = _titles(named.title or ("" if paper.document_class in _LETTERS else paper.title), master)
    if alike > 0:
        by.append("title")
    if not by:
        return None
    other_date = bool(named.date and dates and "date" not in by)
    strange = both_known and not shared and not {"number", "date"} <= set(by)
    if later or strange:
        # A day may be misread and a party renamed: what else fits well is worth asking about, no more.
        fits = ("number" in by and len(theirs) >= _LONG_NUMBER) or {"parties", "title"} <= set(by)
        return Match(master, tuple(by), _TO_BE_ASKED, other_date) if fits else None
    confidence = _confidence(frozenset(by), other_date, alike < 0)
    if theirs and own and theirs != own:
        confidence = min(confidence, 0.6)
    if both_known and shared == 1 and "number" not in by:
        # One and the same company makes many contracts on one day, each with another.
        confidence = min(confidence, 0.85)
    return Match(master, tuple(by), confidence, other_date) if confidence else None


def _confidence(by: frozenset[str], other_date: bool, other_title: bool) -> float:
    if "number" in by:
        if other_date:
            return 0.92 if by & {"parties", "party"} else 0.6
        sure = (
            0.97 if by & {"parties", "date"} else 0.95 if "party" in by else 0.93 if "title" in by else 0.88
        )
        # A subject line names the contract more loosely than its number and both parties do.
        return sure - (0.05 if by >= {"number", "parties"} else 0.1) * other_title
    if "date" in by:
        if "parties" in by:
            return 0.85 if other_title else 0.96
        if "party" in by:
            return 0.94 if "title" in by else 0.7 if other_title else 0.88
        return 0.85 if "title" in by else 0.3
    if other_title or "parties" not in by:
        return 0.3 if "title" in by and "party" in by else 0.0
    if other_date:
        return 0.75 if "title" in by else 0.55
    return 0.86 if "title" in by else 0.7


def near(first: date | None, second: date | None) -> bool:
    """Tell whether two days may be one that was written differently: close, or a year apart to the day."""
    if first is None or second is None:
        return False
    same_day = (first.month, first.day) in {(second.month, second.day), (second.day, second.month)}
    return abs((first - second).days) <= _NEAR_DAYS or same_day


def _later(master: Member, paper: Member) -> int:
    """By how many days a contract was made after a paper, which then does not belong to it; 0 where not."""
    made = master.agreement_date or master.effective_date
    days = [day for day in (paper.agreement_date, paper.effective_date, paper.written) if day]
    return max((made - max(days)).days, 0) if made is not None and days else 0


def _shared(paper: Member, master: Member) -> tuple[int, bool]:
    """Count the master's parties that the paper names, and tell whether both name parties."""
    if not paper.keys:
        if not paper.head:
            return 0, False
        return sum(_stands_in(name, paper.head) for name in set(master.parties)), False
    if not master.keys:
        return 0, False
    count = len(paper.keys & master.keys)
    rest = [key for key in paper.keys if key not in master.keys]
    left = [key for key in master.keys if key not in paper.keys]
    count += _close(rest, left)
    numbers = len(set(paper.registrations) & set(master.registrations))
    return max(count, numbers), len(paper.keys) > 1 and len(master.keys) > 1


def _close(names: Sequence[str], others: Sequence[str]) -> int:
    """Count names that differ from another by a misread letter."""
    if not names or not others or len(names) * len(others) > 100:
        return 0
    from rapidfuzz.fuzz import ratio

    return sum(
        any(min(len(name), len(other)) >= 6 and ratio(name, other) >= _ALIKE for other in others)
        for name in names
    )


def _stands_in(name: str, head: str) -> bool:
    words = normalise(name)
    return len(words) >= 4 and f" {words} " in f" {head} "


@cache
def _lexicon() -> tuple[frozenset[str], Mapping[str, str]]:
    known = [lexicon("families", language) for language in ("fr", "en")]
    same: dict[str, str] = {}
    for words in known:
        same.update(words["same"])
    return frozenset(word for words in known for word in words["generic"]), same


@lru_cache(maxsize=20_000)
def title_words(title: str) -> frozenset[str]:
    """Return the words of a title that tell one contract from another."""
    generic, same = _lexicon()
    words = re.findall(r"[a-z]{2,}", fold(title))
    return frozenset(same.get(word, word) for word in words if word not in generic)


def _titles(title: str, master: Member) -> int:
    """Compare titles: 1 alike, -1 of other things, 0 where they tell nothing."""
    first, second = title_words(title), title_words(master.title)
    if not first or not second:
        return 0
    from rapidfuzz.fuzz import token_set_ratio

    alike = token_set_ratio(" ".join(sorted(first)), " ".join(sorted(second)))
    return 1 if alike >= _TITLE_ALIKE else -1 if alike < _TITLE_UNLIKE else 0
