"""Contracts without a last day: they run until somebody ends them, or end with an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.terms import _expiration_words as words
from pipeline.terms import _time
from pipeline.terms._expiration_base import Candidate
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

_UNTIL_ENDED = re.compile(
    r"(?:agreement|contract|\bterm|appointment|arrangement|engagement|employment|\bit)\b[^.;]{0,160}?"
    r"\b(?:continue[sd]?|remain|effective|in (?:full )?(?:force|effect)|run|last|extend)\b[^.;]{0,90}?"
    r"\b(?P<until>(?:until|unless\s+and\s+until)\s+(?:such\s+time\s+as\s+)?(?:it\s+is\s+|otherwise\s+|"
    r"earlier\s+|sooner\s+)*(?:its\s+)?(?:terminat(?:ed|ion)|cancel\w*|revoked|rescinded"
    r"|(?:an?|either|any|one)\s+party\s+(?:\w+\s+)?(?:terminates?|cancels?|gives?|notifies|elects?)"
    r"|notice\s+of\s+termination))\b"
)
"""A contract that runs until somebody ends it."""
_UNTIL_EVENT = re.compile(
    r"(?:agreement|contract|\bterm)\b[^.;]{0,160}?"
    r"\b(?:continue[sd]?|remain|effective|in (?:full )?(?:force|effect)|run|last|extends?)\b[^.;]{0,90}?"
    r"\b(?P<until>(?:for\s+)?(?:so|as)\s+long\s+as\b|until\b(?=[^.;]{0,90}?\b(?:ceases?\b|no\s+longer\b"
    r"|(?:expiration|termination|resignation|removal)\b[^.;]{0,40}?\bof\b)))"
)
"""A contract that runs until something ends that may last for ever."""
_ENDED_BY_NOTICE = re.compile(
    r"(?:(?:this|the)\s+(?:[a-z]+\s+){0,3}?agreement|\bterm)\b[^.;]{0,90}?\b(?:shall"
    r"|will)\s+(?:terminate|end|expire)"
    r"\s+(?:\([a-z0-9]\)\s*)?(?:(?:on|upon)\s+(?:the\s+)?[^.;,]{0,40}?\b(?:days?"
    r"|months?)\W{0,3}[^.;,]{0,30}?"
    r"notice|at\s+the\s+option\s+of\s+(?:any|either)\s+part|when\s+(?:it\s+is\s+)?terminated)"
)
_AFTER_A_TERM = re.compile(r"\b(?:thereafter|renew\w*|exten(?:ded|sion)|after the (?:initial|first))\b")
_OR_A_DAY = re.compile(r"\bor\b[^.;]{0,40}?(?:\b(?:19|20)\d\d\b|\banniversary)|anniversary")
_OWN_TERM = re.compile(
    r"\b(?:expiration|termination|end) (?:or \w+ )?(?:termination )?(?:of|date of) (?:the |its |this )?"
    r"(?:initial |renewal )?"
    r"(?:term|agreement|contract)\b"
)
"""``until the expiration of the Term`` says nothing."""
_FIXED = re.compile(r"\d{4}|\b(?:years?|months?|ans|mois|annees?)\b")


def open_ended(view: View, clause: Clause, sentence: Sentence, headed: bool) -> Iterator[Candidate]:
    """Yield what a sentence says of a contract that has no last day."""
    language, folded = view.language, sentence.folded
    if words.SECRETS.search(folded) or words.defines_other(folded):
        return
    if match := _time.phrase("perpetual", language, folded):
        found = _perpetual(language, sentence, match, headed)
        if found is not None:
            yield found
            return
    if language != "fr":
        found = _until_ended(sentence, headed)
        if found is not None:
            yield found
            return
        found = _until_event(sentence, headed)
        if found is not None:
            yield found
            return
    if headed and (match := _time.phrase("ends_with_event", language, folded)):
        before = folded[max(0, match.start() - 160) : match.start()]
        if words.WHOSE.search(before):
            low = max(0, match.start() - 80)
            yield Candidate(3, 0.7, sentence, low, min(match.end() + 80, len(folded)), kind="event")


def _perpetual(language: str, sentence: Sentence, match: re.Match[str], headed: bool) -> Candidate | None:
    folded = sentence.folded
    before = words.WHILE_IT_RUNS.sub(" ", folded[max(0, match.start() - 200) : match.start()])
    if language == "fr":
        made = words.MADE_FR.search(before)
        ours = made if "travail" not in before[-40:] else None
    else:
        ours = words.OUR_EN.search(before + match.group())
    fixed = _FIXED.search(words.MONTHLY.sub(" ", folded[max(0, match.start() - 220) : match.end()]))
    licence = re.search(r"licen[sc]e", before[-80:]) and not re.search(r"agreement|contract", before[-80:])
    if not ours or licence or fixed or words.OTHER_THING.search(before[-160:]):
        return None
    confidence = 0.9 if headed and ours else 0.7
    return Candidate(1 if headed else 4, confidence, sentence, match.start(), match.end(), kind="perpetual")


def _until_event(sentence: Sentence, headed: bool) -> Candidate | None:
    """Read ``continues until the Owner no longer holds any shares``: no day is set, and none may come."""
    folded = _time.main_clause(sentence.folded)
    match = _UNTIL_EVENT.search(folded)
    if match is None:
        return None
    before = folded[max(0, match.start("until") - 220) : match.start("until")]
    if _FIXED.search(words.MONTHLY.sub(" ", before)) or _AFTER_A_TERM.search(before):
        return None
    after = folded[match.start("until") : match.start("until") + 200]
    if _FIXED.search(after) or words.OTHER_THING.search(before[-160:]) or _OWN_TERM.search(after):
        return None
    return Candidate(
        3 if headed else 5, 0.65 if headed else 0.6, sentence, match.start(), match.end(), kind="perpetual"
    )


def _until_ended(sentence: Sentence, headed: bool) -> Candidate | None:
    """Read ``shall continue until termination as provided below``: nothing but an act ends it."""
    folded = sentence.folded
    match = _UNTIL_ENDED.search(folded)
    low = match.start("until") if match else 0
    if match is None:
        match = _ENDED_BY_NOTICE.search(folded)
        if match is None:
            return None
        low = match.start()
    before = folded[max(0, low - 220) : low]
    if _FIXED.search(words.MONTHLY.sub(" ", before)) or _AFTER_A_TERM.search(before):
        return None
    if _OR_A_DAY.search(folded, low) or words.OTHER_THING.search(words.HIRED.sub(" ", before[-160:])):
        return None
    return Candidate(
        2 if headed else 4, 0.72 if headed else 0.65, sentence, match.start(), match.end(), kind="perpetual"
    )
