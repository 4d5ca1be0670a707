# ruff: noqa: E501 (patterns are read by the phrase)
"""Rights to end a contract told in plain English: ``either may walk away on thirty days' notice``.

Composed of three things in a sentence, whatever words bind them: a word of ending the contract, somebody
who may, and a length that is a notice. Read only where no sentence of the usual form gives a notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _renewal, _time
from pipeline.terms._other_agreement import of_another
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

LITERALS = (
    "stop", "leave", "walk", "quit", " do so", "may do", "can do", "resign", "break", "pull out", "part company",
    "part ways", "drop", "give up", "notice in writing", " ahead", "beforehand", "an end", " ended", "to end",
    " ends ", "may close", "get out", "call it", "step down", "step away", "back out", "days after", "discontinue",
    "dissolve", "determin", "wind up", "warning", "lay down", "cancellable", "fortnight",
    "notice period", "ending ", "a halt",
)  # fmt: skip
"""One stands wherever a right is told in plain words, beside the words of ending."""
SURE = 0.74
_HEAD = 240
"""A paper's title stands within so many characters."""
_NOTED = (
    "notice",
    "ahead",
    "beforehand",
    "warning",
    "advance",
    "before",
    "after",
    "writing",
    "letter",
    "without cause",
    "for convenience",
)
_OBJECT = (
    r"(?:it\b|this\b|these\s+(?:terms|services)|our\s+[a-z]+|matters\b|things\b"
    r"|(?:your|his|its|her|their)\s+(?:own\s+)?(?:account|subscription|membership|engagement|appointment|participation|mandate|agency|office|functions?|role)"
    r"|the\s+(?:whole\s+|entire\s+|present\s+)?(?:[a-z]+\s+){0,2}?(?:agreement|contract|arrangements?|services?|engagement|lease"
    r"|licen[cs]e|hire|hiring|tenancy|membership|subscription|retainer|relationship|deal|pact|cover"
    r"|appointment|agency|partnership|venture|(?P<named>[a-z]+))\b)"
)
_TO_END = (
    r"(?:end|stop|quit|cancel|terminate|leave|break|drop|close|discontinue|determine|dissolve|finish|wind\s+up|get\s+out\s+of"
    r"|withdraw\s+from|resign(?:\s+from)?|call\s+a\s+halt\s+to|lay\s+down|relinquish|surrender|renounce|pull\s+out\s+of|walk\s+away\s+from|give\s+up|call\s+off|be\s+(?:rid|released|free)\s+(?:of|from)"
    r"|put(?:ting)?\s+an?\s+(?:end|stop)\s+to|mak(?:e|ing)\s+an\s+end\s+of)(?:s|ing|ning|ping)?"
)
_END = re.compile(
    rf"\b{_TO_END}\s+{_OBJECT}"
    r"|\b(?P<alone>stop|leave|quit|withdraw|resign|retire|cancel|terminate|end|go)(?:s|ping|ing)?"
    r"(?=\s*(?:[,;:.)]|$|\s(?:shall\s+(?:tell|give|inform|notify|warn|write|let)|must|whenever|at\s+any|at\s+its|at\s+will|on|upon|by|with|if|without|for\s+any|early|any|and|so|having"
    r"|as|before|in\s+(?:the\s+)?(?:same|like)|when|sooner|earlier|giving)\b))"
    r"|\b(?:walk(?:s|ing)?\s+(?:away|out)|pull(?:s|ing)?\s+out|back(?:s|ing)?\s+out|drop(?:s|ping)?\s+out"
    r"|step(?:s|ping)?\s+(?:down|away|back|out)|get(?:s|ting)?\s+out|call(?:s|ing)?\s+it\s+(?:a\s+day|off|quits)"
    r"|part(?:s|ing)?\s+(?:company|ways)|break(?:s|ing)?\s+(?:(?:it|this|the\s+[a-z]+)\s+)?off|giv(?:e|es|ing)\s+(?:it|this)\s+up"
    r"|br(?:ing|ings|inging|ought)\s+(?:[a-z]+\s+){0,3}?to\s+(?:an\s+end|a\s+close|a\s+stop))\b"
    r"|\b(?P<passive>ended|terminated|cancell?ed|stopped|determined|discontinued|broken\s+off|called\s+off|given\s+up|dissolved"
    r"|terminable|cancell?able|determinable)\b"
)
_DO = re.compile(
    r"\b(?:may|can|could)\s+(?:each\s+|both\s+|always\s+|also\s+)?do(?:\s+(?:so|it|this|that|the\s+same))?\b"
)
_ENDING = re.compile(
    r"\b(?:end(?:s|ed)?|stop(?:s|ped)?|terminat\w+|cancel\w*|leav\w+|withdr\w+|to\s+a\s+close|break\w*\s+off)\b"
)
_RIGHT = re.compile(
    r"\b(?:may(?!\s+\d)|can|could|might|free\s+to|entitled|right\s+to|at\s+liberty|power\s+to|option\s+to|allowed|able\s+to"
    r"|wish(?:es|ed|ing)?\s+to|wants?\s+to|chooses?\s+to|decides?\s+to|elects?\s+to|cares?\s+to|likes?\s+to|until"
    r"|^\W*(?:\d[\d.]*\W+)?(?:in\s+order\s+)?to(?=\s+(?:end|stop|quit|leave|terminate|cancel|withdraw|bring|break))|terminable|cancell?able|determinable|nothing\s+[^.;]{0,40}?prevents?)\b"
)
_WISH = re.compile(
    r"\b(?:if|should|when|where)\s+(?:[a-z']+\s+){1,5}?(?:wish|want|choose|decide|elect|care|like|please|desire)\w*\s+"
    r"(?:to\s+(?:end|stop|leave|terminat|cancel|withdraw|bring|quit|call|part|break|get\s+out|walk|resign|put)|it\s+to|so\b)"
)
_NOT = re.compile(r"\b(?:neither|nobody|no\s+(?:party|one|side)|nor|not|never|cannot|no\s+right)\b|n't\b")
_CONDITION = re.compile(
    r"\b(?:if|should|in\s+the\s+event|in\s+case|where|when|unless|following|because|except|fail\w*|only"
    r"|upon\s+(?:the\s+)?(?:death|sale|loss|(?:expiration|expiry)(?!\s+of\s+(?:an?|the|such)\s+(?:\w+\s+){0,2}notice))|renew\w*|prolong\w*|(?<!\ban\s)(?<!\bany\s)exten\w+|deleted|reserved|repairs?|suspend\w*)\b"
)
_CAUSE = re.compile(
    r"\b(?:breach\w*|breaks\s+(?:its|his|her|their)|default\w*|cur(?:e|ed)\b|remed\w+|mend\w*|made\s+good|insolven\w+|bankrupt\w*|violat\w+"
    r"|material\w*|force\s+majeure|change\s+of\s+control|unpaid|overdue|unable|serious\w*|unlawful|illegal|misconduct)\b"
)
_AFTER = re.compile(
    r"['\u2019]?s?['\u2019]?[\s,]*(?:(?:or\s+more|clear|full|written|prior|previous|advance|in|calendar|of|at\s+least|email|e-mail)[\s,]*)*"
    r"(?:notice|warning|ahead\b|beforehand|advance\b|before\s+(?:the\s+(?:day|date)\s+(?:on|of)|it|he|she|they|you|leaving|doing|stopping)"
    r"|before(?=\s*[.,;)])|letter|notification|in\s+writing|word\b)"
)
_BEFORE = re.compile(
    r"\b(?:notice|warning|letter|notification)\s*(?:in\s+writing\s*)?[\s,(]*(?:(?!expir|ending|ends)[a-z]+\s+){0,5}?(?:of|than|least|by|within|is|shall\s+be|:)\s*$"
    r"|\bminimum\s+notice\s*(?:of\s+|:\s*)?$"
)
_ONCE_TOLD = re.compile(
    r"\s+after\s+(?:the\s+(?:day|date)\s+(?:on|of)\s+(?:which\s+)?)?(?:either|one|any|a\s+party|you|we|the\s+other|the\s+one|notice|[a-z]+\s+(?:has|have|gives|tells|sends|or)\b)"
)
_AFTER_RECEIPT = re.compile(
    r"\s+(?:after|following|from)\s+(?:the\s+)?(?:(?:date|day)\s+of\s+)?(?:its\s+|the\s+)?(?:receipt|service|delivery|giving|date|day)\b[^.;]{0,20}?\b(?:notice|letter|notification)\b"
    r"|\s+after\s+the\s+other(?:\s+party)?\s+(?:has|have)\s+(?:received|had|been)\b"
)
_TAKES_EFFECT = re.compile(
    r"\b(?:terminable|terminat\w+|cancel\w*|determin\w+|withdraw\w*)\b[^.;]{0,110}?\b(?:termination|cancellation|determination|withdrawal|which|it|end)\b[^.;]{0,24}?"
    r"\b(?:tak(?:e|es|ing)\s+effect|(?:be(?:come|comes|coming)?\s+)?effective)\s*(?:on\s+the\s+date\s+)?$"
)
"""``terminable at will, such termination to take effect``: and behind it how long after the notice."""
_WITHIN = re.compile(r"\bwithin\s+(?:the\s+)?$")
_TOLD = re.compile(
    r"\b(?:tell\w*|told|giv\w+|writ\w+|wrote|notice|notif\w*|says?|said|letter|send|sends|sent)\b"
)
_IS_OVER = re.compile(
    r"\b(?:until|ends?|over|at\s+an\s+end|to\s+an\s+end|finish\w*|stops?|lapses?|expires?|ceases?|terminates?)\b"
)
_NOTICE_ENDS = re.compile(
    r"['\u2019]?s?['\u2019]?\s+(?:[a-z]+\s+){0,3}?notice\s+(?:in\s+writing\s+)?(?:by|from|of)\s+(?:either|any|each|both|one|a)\b[^.;]{0,40}?"
    r"\b(?:ends?|brings?|suffices?|is\s+enough|terminates?|will\s+(?:end|do))\b"
)
_NOTICE_IS = re.compile(
    r"\bnotice\s+period\s*,?\s*(?:for\s+|of\s+)?\(?(?:either|each|both|any|mutual)\b[^.;\d:]{0,30}:\s*(?:at\s+least\s+)?$"
    r"|\bnotice\s+of\s+termination\b[^.;]{0,60}\bnotice\s+period\s+(?:being|is|shall\s+be)\s*(?:at\s+least\s+)?$"
    r"|\b(?:termination|cancellation|exit)\s*,?\s*\(?(?:without\s+(?:cause|reason)|for\s+convenience|at\s+will|by\s+(?:either|any)\s+party)\)?[^.;\d:]{0,24}:\s*(?:at\s+least\s+|on\s+|upon\s+)?$"
    r"|\bnotice\s+(?:to\s+(?:end|terminate|quit|leave|stop|cancel)|of\s+(?:termination|cancellation))\b[^.;\d]{0,50}?"
    r"(?:\bis|\bshall\s+be|:|-|\bof)\s*(?:(?:at\s+least|not\s+less\s+than)\s*)?$"
)
_STRAY = re.compile(
    r"\b(?:cancel|terminat|end|stop|discontinu)(?:l?ed|l?ing|s|e|es|ed|ing|ion)?(?:\s+of)?\s+(?:(?:an?|any|each|such|its|his|her|their|the|all|some|or|individual|single)\s+){0,2}"
    r"(?:(?!this\b|agreement\b|contract\b)[a-z-]+\s+){0,2}?"
    r"(?:orders?|shipments?|deliver(?:y|ies)|bookings?|reservations?|appointments?(?!\s+(?:of|under|as))|visits?|sessions?|employments?|employees?|lessons?"
    r"|events?|performances?|shows?|flights?|sailings?|polic(?:y|ies)|insurance|classes|tasks?|jobs?|calls?|meetings?|work\s+orders?)\b"
)
_DELETED = re.compile(
    r"\b(?:is|are|shall\s+be|hereby)\s+(?:hereby\s+)?(?:deleted|removed|struck|omitted|cancell?ed\s+and)\b|\breserved\b"
)
_AT_ITS_END = re.compile(
    r"\bat\s+the\s+(?:end|close|expiration|expiry)\s+of\s+(?:the|any|each|such|its|that)\s+(?:such\s+|first\s+|initial\s+|primary\s+|then[ -]current\s+|contract\s+)*"
    r"(?:[a-z]+\s+)?(?:years?|terms?|periods?)\b"
)
"""``cancellation at the end of any year``: a notice against going on."""
_ANOTHERS = re.compile(
    r"\b(?:old|former|previous|earlier|superseded|other)\s+(?:agreement|contract|lease|licen[cs]e|arrangement)\b"
    r"|\bthe\s+(?P<paper>lease|licen[cs]e|loan|mortgage|polic(?:y|ies)|permit|employment|insurance|warranty|tenancy|charter)\b"
    r"[^.;,]{0,50}?\b(?:may|can|could|is|shall|be)\b"
)
"""Before words of ending: what may be ended is another paper, unless this one is called so."""


_HOURS = re.compile(
    r"\b(?:(?:twenty-four|vingt-quatre)\s*(?:\(\s*24\s*\)\s*)?|(?P<figures>24|48|72|96)\s*|(?P<two>(?:forty-eight|quarante-huit)\s*(?:\(\s*48\s*\)\s*)?)"
    r"|(?P<three>(?:seventy-two|soixante-douze)\s*(?:\(\s*72\s*\)\s*)?))(?:hours?|heures?)\b"
)


_FORTNIGHT = re.compile(
    r"\b(?:(?P<en>(?:an?|one)\s+fortnight)|(?:une\s+|d'une\s+|la\s+)quinzaine(?:\s+de\s+jours)?)\b"
)


def hours(folded: str) -> list[FoundDuration]:
    """Return lengths that are told in whole days of hours, or by a name: ``48 hours' notice`` is one of two days."""
    found = []
    for match in _FORTNIGHT.finditer(folded) if "fortnight" in folded or "quinzaine" in folded else ():
        found.append(FoundDuration(match.start(), match.end(), "P14D" if match["en"] else "P15D"))
    for match in _HOURS.finditer(folded) if "hour" in folded or "heure" in folded else ():
        days = (
            int(match["figures"]) // 24
            if match["figures"]
            else 2
            if match["two"]
            else 3
            if match["three"]
            else 1
        )
        found.append(FoundDuration(match.start(), match.end(), f"P{days}D"))
    return found


def of_another_thing(folded: str, low: int, high: int) -> bool:
    """Tell whether what may be ended is an order, a visit, a job: or was, in a clause that is deleted."""
    if _STRAY.search(folded, max(0, low), high) is not None:
        return True
    return ("deleted" in folded or "reserved" in folded) and _DELETED.search(folded) is not None


def of_another_paper(view: View, sentence: Sentence, at: int) -> bool:
    """Tell whether what may be ended at a place of a sentence is a lease, a policy, what went before."""
    other = _ANOTHERS.search(sentence.folded, max(0, at - 110), at)
    return other is not None and not (other["paper"] and other["paper"] in _head(view, sentence))


def _head(view: View, sentence: Sentence) -> str:
    return view.folded_between(0, min(_HEAD, sentence.start))


def at_its_end(folded: str, low: int, high: int) -> bool:
    """Tell whether a contract may only be ended at the end of a term: that is a notice against renewal."""
    return "at the" in folded and _AT_ITS_END.search(folded, max(0, low), high) is not None


def notices(view: View, clause: Clause) -> Iterator[tuple[Sentence, FoundDuration]]:
    """Yield the notices of rights to end the contract that a clause gives in plain words."""
    before = ""
    for sentence in _time.sentences(view, clause):
        if _time.holds(sentence.folded, _NOTED):
            for duration in _in_sentence(view, sentence, before):
                yield sentence, duration
        before = sentence.folded[-240:]


def _in_sentence(view: View, sentence: Sentence, before: str) -> Iterator[FoundDuration]:
    folded = sentence.folded.replace("\n", " ")
    lengths = [item for item in find_durations(sentence.text, "en") if not item.implied and item.duration]
    lengths += hours(folded)
    if not lengths:
        return
    for item in lengths:
        at = _told(view, sentence, before, item)
        if at is None or _stays(folded, at, item) or of_another(view, sentence, at):
            continue
        if of_another_paper(view, sentence, at):
            continue
        yield item


def _told(view: View, sentence: Sentence, before: str, item: FoundDuration) -> int | None:
    """Return where the words of ending stand whose notice a length is."""
    folded = sentence.folded.replace("\n", " ")
    low = max(0, item.start - 260)
    told = _ONCE_TOLD.match(folded, item.end) and not _WITHIN.search(folded, low, item.start)
    if told and _TOLD.search(folded, item.end, item.end + 130):
        over = _IS_OVER.search(folded, max(0, item.start - 90), item.start)
        over = over or _IS_OVER.search(folded, item.end, item.end + 90)
        return over.start() if over else None
    if _AFTER_RECEIPT.match(folded, item.end) and (effect := _TAKES_EFFECT.search(folded, low, item.start)):
        return effect.start() if _RIGHT.search(folded, max(0, effect.start() - 90), effect.end()) else None
    if _NOTICE_ENDS.match(folded, item.end):
        return item.end
    if (named := _NOTICE_IS.search(folded, max(0, item.start - 110), item.start)) is not None:
        return named.start()
    if not _AFTER.match(folded, item.end) and not _BEFORE.search(folded, low, item.start):
        return None
    head = _head(view, sentence)
    best: int | None = None
    for end in _END.finditer(folded, low, min(len(folded), item.end + 90)):
        if end["named"] and end["named"] not in head:
            continue
        if _RIGHT.search(folded, max(0, end.start() - 90), end.end()) is not None:
            best = end.start()
            if end.start() > item.start:
                break
    if best is None:
        for do in _DO.finditer(folded, low, item.start):
            if _ENDING.search(folded, 0, do.start()) or _ENDING.search(before):
                best = do.start()
    return best


def _stays(folded: str, at: int, item: FoundDuration) -> bool:
    """Tell whether a right hangs on a cause, is denied, counts back from an end or is of another thing."""
    first, last = min(at, item.start), max(at, item.end)
    semicolon = folded.rfind(";", 0, first) + 1
    low, high = max(semicolon, first - 400), min(len(folded), last + 130)
    stop = folded.find(";", last, high)
    high = stop if stop > 0 else high
    if _CAUSE.search(folded, low, high) or _NOT.search(folded, max(low, first - 45), first):
        return True
    wished = [(match.start(), match.end()) for match in _WISH.finditer(folded, low, high)]
    for condition in _CONDITION.finditer(folded, low, high):
        if not any(start <= condition.start() < end for start, end in wished) and not _easy(
            folded, condition
        ):
            return True
    back = _renewal.counts_back("en").search(folded, item.end)
    if back is not None and back.start() - item.end <= 60:
        return True
    return of_another_thing(folded, first - 4, last) or at_its_end(folded, first, high)


_EASY = re.compile(
    r"(?:if|when|where)\s+(?:it|he|she|they|you|one)\s+(?:so\s+)?(?:gives?|likes?|pleases?|tells?|writes?|will)\b"
)


def _easy(folded: str, condition: re.Match[str]) -> bool:
    """Tell whether a condition is only that the notice be given, or that somebody pleases."""
    return _EASY.match(folded, condition.start()) is not None
