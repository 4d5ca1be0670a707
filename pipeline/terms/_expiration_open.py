# ruff: noqa: E501 (patterns are read by the phrase)
"""Contracts without a last day: they run until somebody ends them, or end with an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from pipeline.terms import _expiration_words as words
from pipeline.terms import _time
from pipeline.terms._expiration_base import Candidate
from pipeline.terms._expiration_defines import defines_other
from pipeline.terms._expiration_for_ever import OF_THE_CONTRACT, lasts, outlives
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

_RUNS = (
    r"(?:continue[sd]?|remains?|stays?|effective|binding|valid|in (?:full )?(?:force|effect)|runs?|lasts?"
    r"|extends?|endures?|subsists?|stands?|(?:go(?:es)?|carr(?:y|ies))\s+on|be\s+from|is\s+from)"
)
_RUNNING = re.compile(rf"\b{_RUNS}\b")
_UNTIL_ENDED = re.compile(
    r"(?:agreement|contract|\bterm|appointment|arrangement|engagement|employment|\bit)\b[^.;]{0,160}?"
    rf"\b{_RUNS}\b[^.;]{{0,90}}?"
    r"\b(?P<until>(?:until|till|unless\s+and\s+until)\s+(?:(?:such\s+(?:time|date)\s+as|the\s+date\s+(?:on"
    r"\s+which)?)\s+)?(?:(?:it|(?:this|the)\s+[a-z]+)\s+(?:is|shall\s+be|has\s+been)\s+|otherwise\s+"
    r"|earlier\s+|sooner\s+|so\s+|duly\s+)*(?:its\s+)?(?:terminat(?:ed|ion)|cancel\w*|revoked|rescinded"
    r"|superseded|replaced\b|ended\b|stopped\b|withdrawn|determined\s+by"
    r"|(?:an?|either|any|one|the\s+other)\s+(?:party|side|of\s+(?:us|them|the\s+parties))\s+(?:\w+\s+){0,2}"
    r"(?:terminate[sd]?|cancel(?:s|led|ed)?|gives?|given|notifie[sd]|elect(?:s|ed)?|end(?:s"
    r"|ed)?|revoke[sd]?|says\s+(?:otherwise|stop|so|no)|stops?"
    r"|sends?|tells?|writes?|informs?|lets?|withdraws?)"
    r"|(?:either\s+)?(?:you\s+or\s+we|we\s+or\s+you|you\s+or\s+us)\s+(?:terminate|cancel|end)"
    r"|notice\s+of\s+termination))\b"
)
"""A contract that runs until somebody ends it."""
_UNTIL_EVENT = re.compile(
    rf"(?:agreement|contract|\bterm)\b[^.;]{{0,160}}?\b{_RUNS}\b[^.;]{{0,90}}?"
    r"\b(?P<until>(?:for\s+)?(?:so|as)\s+long\s+as\b|until\b(?=[^.;]{0,90}?\b(?:ceases?\b|no\s+longer\b"
    r"|(?:shall\s+be|are|remain)\s+no\b|terminates?\b|expires?\b"
    r"|(?:expiration|termination|resignation|removal)\b[^.;]{0,40}?\bof\b))"
    r"|(?:during|throughout|for)\s+(?:the\s+)?(?:entire\s+)?(?:life(?:time)?|existence)\s+of\s+"
    r"(?!this\b|the\s+(?:agreement|contract|term)\b))"
)
"""A contract that runs until something ends that may last for ever."""
_BESIDE = re.compile(
    r"(?:agreement|contract|\bterm)\b[^.;]{0,60}?\b(?P<until>co-?terminous|co-?extensive)\s+with\b"
)
"""A contract that runs as long as another."""
_WITHOUT_TERM = re.compile(
    r"\b(?:indefinite|indeterminate|undetermined|unspecified|unlimited|perpetual|open-ended)\s+(?:\w+\s+)?"
    r"(?:term|period|duration|time)\b"
    r"|\bno\s+(?:fixed\s+)?end\s+(?:is|has\s+been|was)\s+(?:fixed|set|agreed|named|stated|given)\b"
    r"|\bno\s+(?:fixed\s+)?end\s+of\s+its\s+own\b"
    r"|\b(?:no|not have an?|without an?|without any)\s+(?:fixed|set|specified|stated|definite"
    r"|final)\s+(?:term"
    r"|duration|period|expiration|expiry|end)\b"
    r"|\bin\s+perpetuity\b|\bwithout\s+(?:any\s+)?limit(?:ation)?\s+(?:of|in|as to)\s+(?:time|duration)\b|\beverlasting\b"
    r"|\b(?:has|have|knows?)\s+no\s+end\b(?!\s+date)|\bfor\s+(?:ever|all\s+time)\b"
    r"|\b(?:shall|will|does)\s+never\s+(?:lapse|end|come\s+to\s+an\s+end|terminate)\b|\b(?:shall|will|does)\s+(?:not|never)\s+expire(?!\s+(?:before|prior|until|unless|on))"
    r"|\bno\s+(?:expir(?:ation|y)|fixed\s+end|end\s+date)\b|\bterm\b[^.;]{0,40}\bis\s+at\s+will\b"
)
_NOT_MEANT = re.compile(
    r"\bnothing\s+(?:in|herein|contained)\b[^.;]*$|\bnot\s+(?:be\s+)?(?:construed|deemed|read|intended|meant)\b[^.;]*$"
)
"""``Nothing in this Contract is an engagement of indefinite duration``."""
_NOT_FOR_EVER = re.compile(
    r"\b(?:nul|aucune?|prohib\w+|interdi\w+|ne\s+(?:saurai\w+|peu\w+|pourr\w+|soi\w+)|n'est\s+pas|sans)\b[^.;]{0,70}$"
)
"""``Le contrat ne saurait être perpétuel``."""
_NO_TERM_IN = (
    "indefin", "indeterm", "undeterm", "unspecif", "unlimited", "perpet", "open-end", "without limit",
    "without any limit", "everlasting", "no end", "for ever", "for all time",
    "not expire", "never lapse", "never end", "never come", "never terminate", "never expire", "no expir", "fixed ", "set term", "set dur", "specified term", "set end",
    "fixed end", "no end ", "stated end", "final end",
    "specified per", "stated term", "definite term", "definite per", "at will",
)  # fmt: skip
_UNTIL_IN = ("until", "till", "notice", "option", "when")
_EVENT_IN = ("until", "long as", "life", "existence", "cotermin", "co-termin", "coexten", "co-exten")
_ENDS_IN = (
    "terminate ", "terminates", "terminated", "expire", " end ", "ends ", "continue", "extend", "remain", "last",
)  # fmt: skip
"""Literals of which one stands wherever the pattern of that name finds something."""
_LICENCE_ITSELF = re.compile(
    r"\bthis licen[sc]e\s+(?:shall|will|commences|begins|takes|is|continues|remains|runs|lasts|has)\b"
)
"""Under Term, a paper that calls itself a licence."""
_GOES_ON = re.compile(
    r"\b(?:this|the)\s+(?:[a-z]+\s+){0,3}agreement\b[^.;]{0,60}?\b(?:shall|will)\s+(?:continue\s+to\s+be"
    r"|continue|remain|be)\s+(?P<until>in\s+(?:full\s+)?(?:force|effect)(?:\s+and\s+effect)?|effective)\s*"
    r"(?:,?\s*subject\s+to\s+[^.;]{0,40}?terminat[^.;]{0,60})?(?:[.;]|$)"
)
"""Under Term, and no more than that it goes on, where a termination is spoken of."""
_ITSELF = re.compile(
    r"\b(?:(?:this|the)\s+(?:[a-z]+\s+){0,3}(?:agreement|contract|lease)|\bterm\b)"
    r"(?:(?!right|licen|content|obligation|confiden|provision)[^.;]){0,70}$"
)
"""The contract itself, or its term, right before."""
_AMENDED = re.compile(r"\b(?:amend|except as|modif|all other|as so|terms and (?:conditions|provisions))")
_ENDED_BY_NOTICE = re.compile(
    r"(?:(?:this|the)\s+(?:[a-z]+\s+){0,3}?agreement|\bterm)\b[^.;]{0,90}?\b(?:shall"
    r"|will)\s+(?:terminate|end|expire)"
    r"\s+(?:\([a-z0-9]\)\s*)?(?:(?:on|upon)\s+(?:the\s+)?[^.;,]{0,40}?\b(?:days?"
    r"|months?)\W{0,3}[^.;,]{0,30}?"
    r"notice|at\s+the\s+option\s+of\s+(?:any|either)\s+part|when\s+(?:it\s+is\s+)?terminated)"
)
_ENDED_BY_EVENT = re.compile(
    r"(?:(?:this|the)\s+(?:[a-z&-]+\s+){0,4}?agreement|\b(?:this|the)\s+(?:contract|lease|arrangement)"
    r"|\b(?:the\s+)?term(?:\s+of\s+this\s+[a-z]+)?)\b[\"')\s,]*"
    r"(?:[^.;:]{0,80}?,\s*)?(?:\b(?:shall|will)\s+(?:not\s+)?(?:automatically\s+|immediately\s+|also\s+)*"
    r"(?:be\s+)?(?:terminated?|expires?|end|continue|extend|remain|last|commence)"
    r"|\b(?:automatically\s+)?(?:terminates|expires|ends))\b[^.;:]{0,110}?"
    r"(?P<until>\b(?:up)?on\s+(?:the\s+)?(?:earliest|earlier|first|completion|consummation|closing"
    r"|termination"
    r"|expiration|expiry|dissolution|liquidation|payment|exercise|delivery|its\s+termination"
    r"|(?:the\s+)?mutual|effective\s+date\s+of"
    r"|date\s+(?:on\s+which|when|that)|[a-z]+'s?\s+(?:payment|resignation|death|removal))\b"
    r"|\bwhen\s+(?:the|all|any)\b|\b(?:until|through)\s+(?:the\s+)?(?:last|completion|consummation"
    r"|closing|termination\s+of|expiration\s+of"
    r"|all\b|full\b|such\s+time)"
    r"|\(\s*(?:i|a|1)\s*\))"
)
"""A contract that ends with what happens on no day that is known."""
_CONDITION = re.compile(
    r"\b(?:if|in the event|in case|provided|should"
    r"|upon (?:any|such|a|an) (?:material )?(?:breach|default))\b"
)
_AFTER_A_TERM = re.compile(
    r"\b(?:thereafter|after\s+(?:that|which)|afterwards|renew\w*|exten(?:ded|sion)"
    r"|after\s+the\s+(?:initial|first))\b"
)
_AFTER_FR = re.compile(
    r"\b(?:ensuite|au-dela|a\s+l'issue|a\s+son\s+terme|passee?|apres|puis|poursui\w+|proroge\w*|devien\w+"
    r"|transform\w+|tacite\w*|renouvel\w*|recondu\w*)\b[^.;]{0,120}$"
)
"""What goes on without end once a first term is over: it renews, and has an end."""


def _goes_on_in_french(before: str) -> bool:
    return "essai" not in before and _AFTER_FR.search(before) is not None


_IT = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:it|this\s+(?:retainer|deed|arrangement|undertaking|engagement|mandate|appointment|subscription))"
    r"\s+(?:is|shall|will|has|takes|remains|continues|binds|lasts|runs)\b"
)
"""Under Duration, a sentence that says of the contract what it is: ``It is concluded without limit of time``."""
_OR_A_DAY = re.compile(r"\bor\b[^.;]{0,40}?(?:\b(?:19|20)\d\d\b|\banniversary)|anniversary")
_OWN_TERM = re.compile(
    r"\b(?:expiration|termination|end) (?:or \w+ )?(?:termination )?(?:of|date of) (?:the |its |this )?"
    r"(?:initial |renewal )?"
    r"(?:term|agreement|contract)\b"
)
"""``until the expiration of the Term`` says nothing."""
_OWN_PERIOD = re.compile(
    r"\b(?:expiration|expiry|termination|end) of (?:the |its |this )?(?:[a-z]+ )?(?:term|period)\b"
)
GUESS = 0.6
WEAKEST = 7
"""Rank of words that name no more than an event."""
_FIRST_DAY = re.compile(
    r"\b(?:commenc\w*|begin\w*|start\w*|effective|takes?\s+effect|dated?|made|entered into|as of"
    r"|from)\b[^.;]{0,50}?\d{4}"
)
"""The day on which a contract begins."""
_FIXED = re.compile(r"\d{4}|\b(?:years?|months?|ans|mois|annees?)\b")


def open_ended(view: View, clause: Clause, sentence: Sentence, headed: bool) -> Iterator[Candidate]:
    """Yield what a sentence says of a contract that has no last day."""
    language, folded = view.language, sentence.folded
    if words.SECRETS.search(folded) or defines_other(folded):
        return
    if match := _time.phrase("perpetual", language, folded):
        found = _perpetual(language, sentence, match, headed)
        if found is not None:
            yield found
            return
    if language != "fr":
        found = _until_ended(sentence, headed) or _from_a_day(clause, sentence, headed)
        if found is not None:
            yield found
            return
        found = _without_term(sentence, headed) or _goes_on(clause, sentence, headed)
        found = found or _until_event(sentence, headed) or _ended_by_event(sentence, clause, headed)
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
        ours = made if "travail" not in before[-40:] and not _goes_on_in_french(before) else None
        if "perpet" in match.group() and _NOT_FOR_EVER.search(before):
            return None
    else:
        ours = words.OUR_EN.search(before + match.group()) or (_IT.match(folded) if headed else None)
    if language == "en" and (_AFTER_A_TERM.search(before) or _NOT_MEANT.search(before) or outlives(before)):
        return None
    said = _FIRST_DAY.sub(" ", folded[max(0, match.start() - 220) : match.end()])
    fixed = _FIXED.search(words.MONTHLY.sub(" ", said))
    near = before[-80:]
    licence = re.search(r"licen[sc]e", near) and not re.search(
        r"licence\b.*(?:contrat|convention|maintenance|\baccord)"
        if language == "fr"
        else r"agreement|contract",
        near,
        re.DOTALL,
    )
    if not ours and language == "en" and lasts(folded, match, headed=headed):
        ours, licence = OF_THE_CONTRACT.search(before), None
    if licence and headed and language == "en" and _LICENCE_ITSELF.search(before):
        ours, licence = _LICENCE_ITSELF.search(before), None
    if not ours or licence or fixed or words.OTHER_THING.search(before[-160:]):
        return None
    confidence = 0.9 if headed and ours else 0.7
    return Candidate(1 if headed else 4, confidence, sentence, match.start(), match.end(), kind="perpetual")


_GOING_ON = (
    r"(?:continue|remain|run|last|subsist|apply|go|carry|stay|be\s+provided|be\s+supplied)(?:s|es)?|carries"
)
_SINCE = r"(?:thereafter|afterwards|from\s+then\s+on|from\s+that\s+(?:day|date)(?:\s+on(?:wards?)?)?|then)"
_FROM_A_DAY = re.compile(
    r"\b(?:begins?|beginning|commences?|commencing|starts?|starting|takes?\s+effect|comes?\s+into\s+(?:force|effect)|effective|runs?|from)\b"
    r"[^.;]{0,70}?\b(?:19|20)\d\d\b[\"')\s]*(?:\([^)]{0,50}\)\s*)?"
    rf"(?:,?\s*(?:and|but)?\s*(?:(?:it|they)\s+)?(?:(?:shall|will|is\s+to|are\s+to)\s+)?{_SINCE}\s+(?:(?:shall|will|to)\s+)?(?:{_GOING_ON})\b"
    rf"|,?\s*and\s+(?:(?:it|they)\s+)?(?:(?:shall|will|is\s+to|are\s+to)\s+)?(?:{_GOING_ON})\b[^.;]{{0,30}}?\b{_SINCE}"
    r"|on\s?wards?\b)"
)
"""``shall begin to provide the Services on 1 June 2025 and shall thereafter continue to provide them``."""
_GOES_NO_FURTHER = re.compile(
    r"\bfor\b(?!\s+all\s+purposes)|\bunless\b(?![^.;]{0,40}\b(?:terminat|cancel|determin|notice))|\b(?:until|till|through|up\s+to)\b(?![^.;]{0,60}\b(?:terminat|cancel|determin|notice|ended\s+by|either|(?:the\s+)?party))"
    r"|\b(?:diligent\w*|expedit\w*|complet\w*|uninterrupted\w*|works?|phases?|stages?|increase|price|fees?|rates?|invoice\w*|pay\w*|instal\w*|renew\w*|periods?)\b"
)


def _from_a_day(clause: Clause, sentence: Sentence, headed: bool) -> Candidate | None:
    """Read ``starts on 1 June 2025 and continues thereafter``: a first day, and no word of a last one."""
    folded = sentence.folded
    if clause.role != "body" or not ("20" in folded or "19" in folded):
        return None
    match = _FROM_A_DAY.search(folded)
    if match is None or _CONDITION.search(folded, 0, match.end()):
        return None
    if OF_THE_CONTRACT.search(folded, 0, match.end()) is None:
        return None
    if _FIXED.search(words.MONTHLY.sub(" ", _FIRST_DAY.sub(" ", folded))):
        return None
    if _GOES_NO_FURTHER.search(folded, match.start()):
        return None
    return Candidate(4, 0.72, sentence, match.start(), match.end(), kind="perpetual")


def _until_event(sentence: Sentence, headed: bool) -> Candidate | None:
    """Read ``continues until the Owner no longer holds any shares``: no day is set, and none may come."""
    if not _time.holds(sentence.folded, _EVENT_IN):
        return None
    folded = _time.main_clause(sentence.folded)
    match = _UNTIL_EVENT.search(folded) or _BESIDE.search(folded)
    if match is None or (not headed and _CONDITION.search(folded, 0, match.end())):
        return None
    before = folded[max(0, match.start("until") - 220) : match.start("until")]
    if _is_fixed(folded, match) or _AFTER_A_TERM.search(before):
        return None
    after = folded[match.start("until") : match.start("until") + 200]
    if _FIXED.search(after) or words.OTHER_THING.search(before[-160:]) or _OWN_TERM.search(after):
        return None
    return Candidate(
        3 if headed else 5, 0.65 if headed else 0.6, sentence, match.start(), match.end(), kind="perpetual"
    )


def _is_fixed(folded: str, match: re.Match[str]) -> bool:
    """Tell whether words before an open end set a length or a last day; the first day may be named."""
    until = match.start("until")
    low = max(0, until - 220)
    verbs = [found.start() for found in _RUNNING.finditer(folded, max(low, match.start()), until)]
    at = verbs[-1] if verbs else until
    if _FIXED.search(words.MONTHLY.sub(" ", folded[at:until])):
        return True
    return _FIXED.search(words.MONTHLY.sub(" ", _FIRST_DAY.sub(" ", folded[low:at]))) is not None


_OPENS = re.compile(r"\W*(?:\d[\d.]*\W+)?(?:(?:term|duration)\W+)?(?:there\s+is\s+|it\s+has\s+)?(?=no\b)")
"""``No end is fixed``, the first words under Term."""
_BY_EITHER = re.compile(
    r"\b(?:either|any|both|each|one)\s+(?:of\s+us|party|of\s+the\s+parties|of\s+them|side)\b"
    r"[^.;]{0,80}\b(?:notice|warning)\b"
)
"""Behind ``there is no fixed end``: it is the contract that has none."""
_LABELLED = re.compile(
    r"(?:^|\n)\W*(?:\d[\d.]*\W+)?(?:agreement |contract |initial )?(?:term|duration)\s*:\s*(?:perpetual|indefinite|unlimited|for ?ever"
    r"|month[ -]to[ -]month|until terminated)"
)


_ALONE = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:(?:term|duration)\W+)?(?P<what>perpetual|indefinite|unlimited|in\s+perpetuity|for\s+ever)\W*"
)
"""All that a clause on the term says of it."""


def _without_term(sentence: Sentence, headed: bool) -> Candidate | None:
    """Read ``has no fixed term``, ``is made for an indeterminate period``."""
    folded = sentence.folded
    if ("term" in folded or "duration" in folded) and (label := _LABELLED.search(folded)):
        return Candidate(4, 0.85, sentence, label.start(), label.end(), kind="perpetual")
    if not _time.holds(folded, _NO_TERM_IN):
        return None
    match = next(
        (
            one
            for one in _WITHOUT_TERM.finditer(folded)
            if _ITSELF.search(folded[max(0, one.start() - 110) : one.end()])
        ),
        None,
    )
    match = match or _WITHOUT_TERM.search(folded)
    if headed and match is None and (alone := _ALONE.fullmatch(folded)) is not None:
        return Candidate(4, 0.8, sentence, *alone.span("what"), kind="perpetual")
    if match is None or "surviv" in folded or _NOT_MEANT.search(folded, 0, match.start()):
        return None
    if _BY_EITHER.search(folded, match.end()) and match.start() < 40:
        return Candidate(4, 0.7, sentence, match.start(), match.end(), kind="perpetual")
    opens = _OPENS.match(folded) if headed else None
    if opens is not None and opens.end() == match.start():
        return Candidate(4, 0.7, sentence, match.start(), match.end(), kind="perpetual")
    if not _ITSELF.search(folded[max(0, match.start() - 110) : match.end()]) and not lasts(
        folded, match, headed=headed
    ):
        return None
    found = _perpetual("en", sentence, match, headed)
    return None if found is None else replace(found, rank=4)


def _goes_on(clause: Clause, sentence: Sentence, headed: bool) -> Candidate | None:
    """Read, under Term, ``unless terminated as below, this Agreement shall remain in full force``."""
    folded = sentence.folded
    if not headed or clause.role != "body" or "terminat" not in folded or _AMENDED.search(folded):
        return None
    match = _GOES_ON.search(folded)
    if match is None or _CONDITION.search(folded):
        return None
    if _FIXED.search(folded) or _AFTER_A_TERM.search(folded):
        return None
    return Candidate(WEAKEST, GUESS, sentence, match.start(), match.end(), kind="perpetual")


def _ended_by_event(sentence: Sentence, clause: Clause, headed: bool) -> Candidate | None:
    """Read ``shall terminate upon the completion of the offering``: of all words on an end the weakest."""
    if clause.role != "body" or not _time.holds(sentence.folded, _ENDS_IN):
        return None
    folded = _time.main_clause(sentence.folded)
    match = _ENDED_BY_EVENT.search(folded)
    if match is None or _CONDITION.search(folded, 0, match.end() + 60):
        return None
    if _FIXED.search(folded, match.start(), match.end() + 240) or _AFTER_A_TERM.search(folded):
        return None
    if words.OTHER_THING.search(folded, max(0, match.start() - 60), match.start()):
        return None
    if _OWN_PERIOD.search(folded, match.start("until"), match.end() + 80):
        return None
    low, high = match.start(), min(match.end() + 100, len(folded))
    return Candidate(WEAKEST, GUESS, sentence, low, high, kind="event")


def _until_ended(sentence: Sentence, headed: bool) -> Candidate | None:
    """Read ``shall continue until termination as provided below``: nothing but an act ends it."""
    if not _time.holds(sentence.folded, _UNTIL_IN):
        return None
    folded = _time.unstopped(sentence.folded)
    match = _UNTIL_ENDED.search(folded)
    low = match.start("until") if match else 0
    if match is None:
        match = _ENDED_BY_NOTICE.search(folded)
        if match is None:
            return None
        low = match.start()
    before = folded[max(0, low - 220) : low]
    fixed = _is_fixed(folded, match) if "until" in match.groupdict() else _FIXED.search(before)
    if fixed or _AFTER_A_TERM.search(before):
        return None
    if _OR_A_DAY.search(folded, low) or words.OTHER_THING.search(words.HIRED.sub(" ", before[-160:])):
        return None
    return Candidate(
        2 if headed else 4, 0.72 if headed else 0.65, sentence, match.start(), match.end(), kind="perpetual"
    )
