"""A contract that begins with its own day: its date, its signing, its delivery, whatever words refer to it.

A word of beginning is found first; from it a few words lead to the reference, with nothing between that
would put the beginning elsewhere; before it the contract or its term is named, or a heading is. What is
read so is read loosely, and ranks behind what the closer grammar reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.dates import FoundDate, may_hold_date
from pipeline.terms import _effective_grammar as grammar
from pipeline.terms import _effective_words as words
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

CUES = ("effect", "force", "commenc", "begin", "start", "term", "period", "run", "operati", "binding")
LENGTHS = (
    "term hereof", "period hereof", "duration hereof", "period of this", "duration of this", "covers the",
)  # fmt: skip
"""Where no verb of beginning stands these may be behind: ``the term hereof runs from``."""
REFERS = (
    "hereof", "herein", "hereto", "sign", "execut", "deliver", "written", "above", "of this", "made",
    "immediate", "accept", "preamble", "introduct", "first page", "cover", "at the top", "its date",
)  # fmt: skip
"""One of these stands in every reference to the contract's own day."""

_GATE = (*words.BEGINNING, *LENGTHS, "binds ", "binding", "operative", "counts from", "runs from")

# No look for the start of a word: each begins with its letter, so that most places are passed at once.
_CUE = re.compile(
    r"effective\b|effect\b|operative\b|operation\b|binding\b|force(?:\s+and\s+effect)?\b"
    r"|commenc(?:es?|ing|ement)\b|begin(?:s|ning)?\b|start(?:s|ing)?\b|run(?:s|ning)?\b"
    r"|period\s+of\s+this\s+[a-z]+\s+(?:is|shall\s+be|will\s+be)\b|covers?\s+the\s+(?:period|term|season|time)\b"
    r"|(?:is|be|remain|continue|extend|last)(?=\s+for\b)|(?:is|be)(?=\s+from\b)|(?:means?|is)\s+(?:the|that)\s+period(?:\s+of\s+time)?\b"
)
_HEAD = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:(?:initial|contract)\s+)?(?:term|period|duration|term\s+of\s+(?:this\s+)?[a-z]+)(?=\W)"
)
_LENGTH = (
    r"(?:(?:and\s+(?:shall\s+|will\s+)?(?:continue|remain|be)[a-z\s]{0,40}?)?for\s+(?:(?:an?|the)\s+)?(?:[a-z-]+\s+){0,3}?"
    r"(?:(?:term|period)\s+of\s+)?[a-z-]{2,14}(?:\s+[a-z-]{2,10})?\s*(?:\(\s*\d{1,3}\s*\)\s*)?(?:full\s+|consecutive\s+|calendar\s+)?"
    r"(?:-\s*)?(?:years?|months?)|for\s+\d{1,3}\s+(?:years?|months?))"
)
_GAP = re.compile(
    r"[\s,:.(-]*(?:as\s+between\s+the\s+parties[\s,]*|only[\s,]*|automatically[\s,]*|immediately[\s,]*|retroactively[\s,]*|and\s+[a-z]+[\s,]+"
    rf"|the\s+term[\s,]*|it\s+is[\s,]*|(?:shall|will)\s+be[\s,]*|for\s+(?:the|an?)\s+(?:\d{{4}}\s+)?(?:[a-z]+\s+)?(?:season|period|term)[\s,]*|{_LENGTH}[\s,]*(?:commencing|beginning|starting|running|effective|dating|counted|measured)?[\s,]*)*"
    r"(?:(?:commencing|beginning|starting|effective)[\s,]+)?"
    r"(?:(?:immediately\s+)?(?:as\s+of|as\s+from|as\s+at|on|upon|from|at|after|following|when|once|whenever|since"
    r"|as\s+soon\s+as|with\s+effect\s+from|by)(?:\s+and\s+(?:after|including))?[\s,]+)+(?:(?:the|its|their)\s+)?"
)
_NOT = (
    r"(?!(?:any|each|such|an?|another|every|termin\w+|expir\w+|notice|delivery\s+of\s+notice|amend\w+|closing"
    r"|order|invoice|goods|products?|if|unless|until|before|earlier|prior|plan|policy|note|change|either|days"
    r"|months|consent)\b)"
)
_DAY = (
    r"(?:dates?(?:\s+and\s+(?:year|time))?|days?(?:\s+and\s+(?:year|date|month|month\s+and\s+year))?|time"
    r"|moment|hour)"
)
_ACT = (
    r"(?:execution|executing|signature|signatures|signing|signed|executes?|executed|sign|signs|countersign\w*"
    r"|entered\s+into|made)"
)
_REF = re.compile(
    # the date of its signing, the day on which the last of them signs it
    rf"(?:(?:later|latest|last|latter)\s+(?:of\s+)?(?:the\s+)?)?(?:[a-z]+\s+){{0,1}}?{_DAY}\s+(?:{_NOT}[a-z'-]+[\s,]+){{0,9}}?(?:{_ACT}"
    r"|hereof|herein|hereto|above|hereinabove|below|preamble|(?:first|cover|title|signature|front)\s+page|(?:introductory|opening|first)\s+paragraph"
    rf"|(?:top|head|heading|beginning|outset|start|caption)\s+(?:of\s+(?:this|the)|hereof)|of\s+this\s+(?:[a-z]+\s+){{0,2}}{grammar.DOC})\b"
    # its full execution, both parties having signed, being signed
    rf"|(?:(?!any\b|each\b|an?\b)[a-z'/-]+\s+){{0,4}}?(?:execution|signature|signing)\b"
    rf"|(?:(?:it|this\s+(?:[a-z]+\s+){{0,2}}{grammar.DOC}|both|all|the|part(?:y|ies)|of|have|has|having|is|been|being|are|duly|fully|last|later)\s+){{1,8}}(?:signs?|signed|executes?|executed|countersigned)\b"
    r"|(?:being\s+|fully\s+|duly\s+)?(?:signed|executed|countersigned)(?:\s+and\s+delivered)?\s+by\b"
    r"|(?:mutual\s+)?(?:acceptance|acknowledg\w+)\s+(?:hereof|of\s+this|by\s+(?:both|all|each|the)\s+part)"
    rf"|(?:the\s+)?delivery\s+(?:hereof|of\s+(?:this|(?:a\s+)?(?:fully\s+)?(?:executed|signed)))"
    r"|(?:above|its|signing|execution|signature)\s+date\b"
)
_OF_ANOTHER = re.compile(
    r"(?:\s+and\s+delivery)?(?:\s*,)?\s+(?:of|to|in|by)\s+(?:an?|any|each|such|its|their|definitive|that|another|(?:the|an?)\s+(?:[a-z]+\s+){0,3}"
    r"(?:purchase|merger|definitive|order|plan|note|guarant|closing|amend|lease\s+sched|statement|schedule))\b"
    r"|\s+of\s+the\s+(?!agreement|contract|part(?:y|ies)|last|second|later|latest|latter|authori[sz]ed|undersigned|present|both|duly|above|foregoing|within)"
)
_OURS = re.compile(
    rf"\b(?:this|the\s+present|our)\s+(?:[\w&'\"/-]+\s+){{0,4}}?[\"']?{grammar.DOC}"
    r"|\b(?:the|its|said)\s+(?:initial\s+|original\s+|primary\s+|said\s+|basic\s+)?[\"']?(?:agreement|contract|term|engagement|appointment|lease|tenancy|licen[sc]e)\b"
    r"|\b(?:term|duration|period)\s+hereof\b|\b(?:the\s+)?[\"']?(?:contract|agreement|initial|licen[sc]e)\s+(?:term|period)[\"']?|^\W*(?:\d[\d.]*\W+)?(?:it|this|these)\b"
)
_BETWEEN = re.compile(
    r"(?:(?!\b(?:if|unless|until|terminat\w*|expir\w*|surviv\w*|option|payments?|notices?|confidential\w*|warrant\w*|amend\w*|each|any|every"
    r"|which|who|that|provided|after|before|within|agrees?|may|default|breach|insurance|schedule|exhibit|section"
    r"|fiscal|calendar|beyond|rates?|fees?|prices?|tax|laws?|where|when)\b)[^.;\d]"
    r"|\d{1,2}(?=\s*\))|\(\d)*"
)
_NAMED = re.compile(
    r"\b(?:effective|commencement|start(?:ing)?)\s+date[\"')]*(?:\s+(?:hereof|of\s+(?:this|the)\s+(?:[a-z]+\s+){0,2}?[a-z]+))?[\s\"')]*"
    r"(?:(?:means?|shall\s+mean|is|shall\s+be|will\s+be|refers?\s+to)\s+|:\s*)(?:the\s+)?(?:same\s+as\s+the\s+)?"
)
_BARE = re.compile(r"[\s,:(]*(?:the\s+)?")
_UNTIL = re.compile(r"[\s,]+until\s+(?:(?:the|such\s+time\s+as|it\s+is|its)\s+)*")
_LEAD = re.compile(
    r"(?:^\W*(?:\d[\d.]*\W+)?(?:[a-z ]{3,30}[.:]\s+)?|[,;(]\s*|\band\s+)"
    r"(?:(?:immediately|effective)\s+)?(?:as\s+of|upon|on|once|when|after|following|from|with|as\s+soon\s+as)\s+(?:(?:the|its|their)\s+)?"
)
_VERBS = ("begins", "commences", "starts", "runs")
_OTHERWISE = re.compile(r"\A\W*(?:in\s+(?:full\s+)?)?\Z|\b(?:was|were|had)\b")
_NEAR = 70
_UNDER = re.compile(r"\b(?:of|under|in|to|by|with|from|for|into|than|per)\s+$")
_REACH = 200


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that let the contract begin on a day; offsets are those of their sentence."""

    sentence: Sentence
    low: int
    high: int
    found: FoundDate | None = None
    """``None`` where they refer to the contract's own day."""
    rank: int = 7
    sure: float = 0.61


def may_begin(folded: str) -> bool:
    """Tell whether a sentence may say when something begins: a day is in it, or a word of beginning."""
    return may_hold_date(folded) or _time.holds(folded, _GATE)


def read(
    view: View, clauses: Sequence[Clause], sentences: Callable[[View, Clause], Iterator[Sentence]]
) -> Iterator[Reference]:
    """Yield what lets an English contract begin on its own day, or on one that is told.

    Args:
        view: the document.
        clauses: those that may say so.
        sentences: tells the sentences of a clause that may.
    """
    for clause in clauses if view.language == "en" else ():
        if clause.role not in ("annex", "recital"):
            headed = _time.is_term_heading(clause, "en")
            for sentence in sentences(view, clause):
                yield from _references(view, sentence, headed=headed)


def _references(view: View, sentence: Sentence, *, headed: bool) -> Iterator[Reference]:
    folded = sentence.folded
    if not _time.holds(folded, CUES) or "counterpart" in folded or _time.of_earlier(folded):
        return  # counterparts tell when a signature counts
    days = [day for day in _time.dates_in(view, sentence.text, folded) if day.precision != "month"]
    if not (days or _time.holds(folded, REFERS)):
        return
    if " date" in folded:
        for named in _NAMED.finditer(folded):
            told = _REF.match(folded, named.end())
            if told is not None and not _OF_ANOTHER.match(folded, told.end()):
                yield Reference(sentence, named.start(), told.end(), rank=2, sure=0.8)
    leads = _leads(folded)
    for cue in _cues(folded):
        gap = _GAP.match(folded, cue.end()) or _not_before(folded, cue)
        bare = _BARE.match(folded, cue.end())
        at = gap.end() if gap else bare.end() if bare else cue.end()
        found = next((day for day in days if -5 <= at - day.start <= 0), None)
        told = _REF.match(folded, at) if gap and not found else None
        end = (
            found.end if found else told.end() if told and not _OF_ANOTHER.match(folded, told.end()) else 0
        )
        if end:
            low = _ours_before(folded, cue.start(), headed=headed)
            if low is not None and not words.PERIOD.search(folded, max(0, low - 60), at):
                yield Reference(sentence, low, end, found)
        elif (low := _led(folded, cue.start(), leads)) is not None:
            yield Reference(sentence, low, cue.end())


def _cues(folded: str) -> Iterator[re.Match[str]]:
    """Yield the words of beginning, and a heading of the term that opens the sentence."""
    if head := _HEAD.match(folded):
        yield head
    for cue in _CUE.finditer(folded):
        if not folded[cue.start() - 1 : cue.start()].isalnum():
            yield cue


def _not_before(folded: str, cue: re.Match[str]) -> re.Match[str] | None:
    """Match ``until`` behind what is not effective before it is signed."""
    if " not " not in folded[max(0, cue.start() - 40) : cue.start()]:
        return None
    return _UNTIL.match(folded, cue.end())


def _ours_before(folded: str, at: int, *, headed: bool) -> int | None:
    """Return where the contract or its term is named that begins, or the sentence under a heading."""
    if words.ELSEWHERE.search(folded, max(0, at - _REACH), at):
        return None
    for whose in reversed([*_OURS.finditer(folded, max(0, at - _REACH), at)]):
        left = folded[max(0, whose.start() - 80) : whose.start()]
        if _UNDER.search(left) and not grammar.WHOLE.search(left):
            continue
        if grammar.CONDITION.search(left) or grammar.NOT_OURS.search(left):
            return None
        between = folded[whose.end() : at]
        verb = folded.startswith(_VERBS, at)
        if not (verb or whose.group().startswith("this")) and _OTHERWISE.search(between):
            return None  # a quality of another paper, or how it was before
        return whose.start() if _BETWEEN.fullmatch(between) else None
    return at if headed and _BETWEEN.fullmatch(folded, max(0, at - 60), at) else None


def _leads(folded: str) -> list[tuple[int, int]]:
    """Find references that may lead a verb: ``Upon its signature by both ...``."""
    told = ((lead, _REF.match(folded, lead.end())) for lead in _LEAD.finditer(folded))
    return [
        (lead.start(), ref.end()) for lead, ref in told if ref and not _OF_ANOTHER.match(folded, ref.end())
    ]


def _led(folded: str, at: int, leads: Sequence[tuple[int, int]]) -> int | None:
    """Return where the reference stands before a verb: ``Upon its signature this deed takes effect``."""
    if not any(at - 2 * _REACH < low and high <= at for low, high in leads):
        return None
    for whose in reversed([*_OURS.finditer(folded, max(0, at - _REACH), at)]):
        for low, high in leads:
            if not (whose.start() - _REACH <= low and high <= at):
                continue
            before = high <= whose.start()
            rest = (high, whose.start() if before else at)
            if not _BETWEEN.fullmatch(folded, *rest) or rest[1] - rest[0] > _NEAR:
                continue
            if not before and not 0 <= low - whose.end() <= _NEAR:
                continue
            if before and not _BETWEEN.fullmatch(folded, whose.end(), at):
                continue
            return min(low, whose.start())
        return None
    return None
