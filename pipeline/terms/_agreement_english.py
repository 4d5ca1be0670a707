# ruff: noqa: E501 (patterns are read by the phrase)
"""Whose day it is, in English: the contract's own, another paper's, a draft's, or that of its signing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _time
from pipeline.terms._agreement_words import PARTY_WORDS
from pipeline.terms.base import View

_NEAR = 130
_NAMES = 3
"""Words before a day on its line that may be a name: *J. Roe, May 14, 2003*; a sentence has more."""
_SOON = timedelta(days=60)
"""The days beside signatures that make one contract are no further apart."""
_THOUGH = re.compile(r"\b(?:al)?though\s|\b(?:but|albeit|yet|while)\s|\bnotwithstanding\s+that\s")
_SIGNED_THOUGH = re.compile(
    r"\b(?:although|though|but|albeit|yet|while|notwithstanding\s+that)\s+(?:it\s+(?:is|was)\s+|being\s+|in\s+fact\s+|actually\s+)*"
    r"(?:signed|executed|made|concluded|subscribed)(?:\s+(?:by\s+[a-z ]{2,30}|only|later|earlier|already))?\s*(?:on|this|the|as\s+of)?\s*(?:the\s+)?$"
)
_MAKES = re.compile(
    r"\b(?:makes?|made|enter(?:s|ed)?\s+into|enter(?:s|ed)?|concludes?d?|sign(?:s|ed)?|executed?s?|reach(?:es|ed)?)\s+(?:this|the\s+present)\s+(?:[a-z-]+\s+){0,4}?"
    r"(?:agreement|contract|deed|lease|licen[cs]e|letter|amendment|instrument|addendum|pact|memorandum)\s*(?:\([^)]{0,40}\)\s*)?,?\s*"
    r"(?:in\s+[a-z]+\s+(?:copies|originals|counterparts)\s+)?(?:at\s+[a-z ]{2,24}\s+)?(?:on|as\s+of|this|dated)\s+(?:this\s+)?(?:the\s+)?$"
)
_WITNESSED = re.compile(r"\b(?:have|has|had|duly|whereof)\b[^.;]{0,30}$")
_PAPERS = (
    "guarantee", "guaranty", "warranty", "appraisal", "proposal", "quotation", "quote", "report", "polic", "permit", "survey",
    "offer", "invoice", "certificate", "resolution", "minutes", "valuation", "list", "drawing", "specification",
    "tender", "bid", "lease", "bill of sale", "term sheet", "judgment", "decree", "consent", "grant", "patent",
    "statement", "estimate", "brochure", "plan", "licence", "license", "agreement", "contract", "letter", "opinion",
    "deed", "will", "mortgage", "bond", "prospectus", "catalog",
)  # fmt: skip
_OTHER_PAPER = re.compile(
    r"\b(?P<whose>the|an?|its|his|her|their|our|your|any|each|[a-z]+'s|permit|licen[sc]e|policy)\s+(?:(?!this\b|these\b)[a-z&'-]+\s+){0,4}?"
    r"(?P<paper>guarant(?:ee|y)|warranty|appraisal|proposal|quotation|quote|report|polic(?:y|ies)|permit|survey|offer|invoice|certificate"
    r"|resolution|minutes|valuation|list|drawings?|specifications?|tender|bid|lease(?!\s+(?:agreement|contract))|bill\s+of\s+sale|term\s+sheet|judg(?:e)?ment|decree|consent"
    r"|grant|patent|statement|estimate|brochure|plan|licen[cs]e(?!\s+(?:agreement|contract))|opinion|deed|will|mortgage|bond|prospectus|catalog(?:ue)?|letter(?!\s+(?:agreement|contract))"
    r"|(?P<contract>agreement|contract))\b"
    r"(?P<gap>(?:(?!\b(?:this|now|hereby)\b)(?:[^.;:\d]|\.(?=,))){0,70}?)[\s,(]*(?:which\s+)?(?:(?:is|was|are|were|being)\s+)?"
    r"(?:dated?|made|signed|executed|issued|given|of|from)\s*(?:as\s+)?(?:of\s+|on\s+|this\s+)?(?:the\s+)?$"
)
"""Before the day of a paper that a contract speaks of."""
_REPLACES = re.compile(
    r"\b(?:supersed\w+|replac\w+|tak(?:es|ing)\s+the\s+place\s+of|in\s+place\s+of|instead\s+of|cancels?|rescinds?|former|earlier|previous|prior|old)\s+"
    r"[^.;:]{0,70}$"
)
_STARTS = re.compile(r"\b(?:start|effect|begin|commenc|expir|until|end)")
_TITLE = 200
_DRAFT = re.compile(r"\b(?:draft|version|rev(?:ision)?\.?|printed|for\s+discussion|form)\b[^\n]{0,40}$")
_THEY_AGREE = re.compile(r"\bagree\b[^.;:]{0,40}$")
_BY_NAME = re.compile(
    r"\b(?:made|entered\s+into|executed|dated|signed)\b[^.;]{0,60}?\b(?:as\s+of|on|effective)[\s,]+(?:and\s+effective\s+(?:as\s+of|on)[\s,]+)?the\s+[\"'\u201c]?"
    r"(?P<name>(?:[a-z]+\s+){0,2}(?:date|day))\b(?!\s+(?:of|on|that|which|first|last|above|when)\b)"
)
"""``entered into on the Closing Date``: the day stands where its name is explained."""


def of_other_paper(view: View, folded: str, start: int) -> bool:
    """Tell whether the words before a day make it that of another paper: a guarantee, an appraisal."""
    left = folded[max(0, start - _NEAR) : start]
    left = left[left.rfind("\n\n") + 1 :]
    if not _time.holds(left, _PAPERS):
        return False
    other = _OTHER_PAPER.search(left)
    if other is None:
        return False
    if other["contract"] is not None:
        if other["gap"].startswith(" with ") and other["whose"] not in ("the", "our", "an", "a"):
            return True
        return _REPLACES.search(left[: other.start("contract")]) is not None
    paper = " ".join(other["paper"].split())
    return paper.rstrip("s") not in view.folded_between(
        0, min(_TITLE, max(0, start - len(left) + other.start()))
    )


def within_a_sentence(folded: str, start: int, found: FoundDate) -> bool:
    """Tell words inside a sentence on another thing from those of a title or a label."""
    line = folded[max(folded.rfind("\n", 0, start) + 1, start - 160) : start]
    above = folded[max(0, start - len(line) - 200) : start - len(line)].rstrip()
    running = len(line.strip()) > 50 or above.endswith((" of", " the", " a", " any"))
    return running and PARTY_WORDS.search(folded, found.end, found.end + 160) is None


def of_draft(folded: str, start: int) -> bool:
    """Tell whether a day at the head is that of a draft or a version."""
    return _DRAFT.search(folded[max(0, start - 60) : start]) is not None


def tells_of_other_things(view: View, folded: str, found: FoundDate) -> bool:
    """Tell whether a day near the head is another paper's, a draft's, or told in a sentence of a clause.

    There it is a statute's, or that of something that was done.
    """
    if of_other_paper(view, folded, found.start) or of_draft(folded, found.start):
        return True
    body = next((c.start for c in view.clauses if c.role not in ("preamble", "recital")), len(folded))
    line = folded[folded.rfind("\n", 0, found.start) + 1 : found.start]
    return found.start > body and len(line.split()) > _NAMES and _THEY_AGREE.search(line) is None


def own_making(near: str) -> int | None:
    """Return where words before a day begin that tell of the making or signing of this very contract."""
    match = _MAKES.search(near)
    if match is not None and _WITNESSED.search(near, 0, match.start()) is not None:
        match = None  # what stands at the foot: the opening may name another day
    if match is None and _THOUGH.search(near) is not None:
        match = _SIGNED_THOUGH.search(near)
    return None if match is None else match.start()


def signed_one_by_one(folded: str, days: Sequence[tuple[date, int, int]]) -> bool:
    """Tell whether days, with their places, are those on which the parties signed one after the other."""
    told = sorted(days, key=lambda day: day[1])
    if max(told)[0] - min(told)[0] > _SOON:
        return False
    return not any(_STARTS.search(folded, one[2], other[2]) for one, other in pairwise(told))


def by_name(view: View, folded: str, limit: int) -> Iterator[tuple[FoundDate, int]]:
    """Yield the day that a name stands for, where the contract is made on a day that it names."""
    made = _BY_NAME.search(folded, 0, limit)
    if made is None:
        return
    name = re.escape(" ".join(made["name"].split())).replace(r"\ ", r"\s+")
    said = re.compile(
        rf"[\"'\u201c\u201d]*\b{name}[\"'\u201c\u201d)]*\s*(?:(?:shall\s+)?means?|is|shall\s+be|:)\s*(?:the\s+)?$"
    )
    named = re.compile(rf"\b{name}\b[\"'\u201c\u201d)]*\s*(?:(?:shall\s+)?means?|is|shall\s+be|:)")
    for match in named.finditer(folded):
        for found in _time.dates_in(view, view.flow.text[match.start() : match.end() + 60]):
            if found.date is not None and said.search(folded[match.start() :][: found.start]):
                low, high = match.start() + found.start, match.start() + found.end
                yield replace(found, start=low, end=high), match.start()
                return
