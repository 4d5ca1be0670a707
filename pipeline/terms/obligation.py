"""Who must do what by when: only duties of a named party with a deadline or a frequency.

Few and right rather than many: a duty without a deadline is left to the clauses themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._duty_actors import Actor, actor_before, aliases
from pipeline.terms._duty_words import binds, pattern, plain
from pipeline.terms._obligation_when import WORDS, When, find_when
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "obligation"
_MOST = 30
_MOST_UNKNOWN = 5
_BEFORE = 300
"""A duty stands at most so far before its deadline."""
_BEHIND = 110
"""Where the deadline comes first, the party follows within so many characters."""
_WHAT = 170
_SHORT = 25
"""An act in fewer characters goes on behind its deadline where a comma says so."""
_STOP = re.compile(r"(?<=[a-z0-9)\]%])[.;](?=\s)|\n\s*\n|:\s")
_LAST_STOP = re.compile(r"[.;](?=\s)|\n\s*\n|:\s|\t")
_LETTER = re.compile(r"[^\W\d]{3}")
_BINDING = ("shall", "must", "will", "agree", "undertake", "covenant", "required", "obligat", "obliged")
"""An English clause without one of these binds nobody."""
_FUTURE = re.compile(r"\b(?!aura|sera|pourra|devra|fera l'objet)[a-z]{2,}r(?:a|ont)\b")
"""``remettra``, ``transmettront``: what French contracts say for ``shall``."""
_IN_ANY_CASE = re.compile(
    r"(?:^|[\s,]+)(?:(?:and|but|or|et),?\s+)?(?:in (?:no|any) (?:case|event)|in all cases|et ce|no|not|and"
    r"|en tout etat de cause|en tout cas|et|ou|or)$",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"(?:agrees|undertakes|covenants|acknowledges)(?:,? and [a-z]+)?,? that it\s+$")
"""``Supplier agrees that it shall``: the party stands before ``agrees``."""
_CONDITION = re.compile(
    r"\b(?:if|unless|where|when|whether|in the event(?: that)?|provided that|si|s'il|lorsque|au cas ou)\s+"
    r"(?:the\s+|either\s+|le\s+|la\s+|l')?$"
)
"""``If Licensee shall fail``: a condition binds nobody."""
_OPTION = re.compile(
    r"\b(?:intent(?:ion)?|intends|election|elects?|decision|desires?|wish(?:es)?|option|like)\b[^.;]{0,30}?"
    r"\b(?:not )?to (?:not )?(?:terminate|renew|extend|cancel|exercise)\b|\bnot to (?:renew|extend)\b"
    r"|\bnotice of (?:termination|non-?renewal)\b|\bnon-? ?re(?:newal|nouvellement|conduction)\b"
    r"|\bintention de (?:ne pas )?(?:renouvel|resili|denonc|poursuiv|reconduire)"
)
_TELLS = re.compile(r"\b(?:notif\w*|notice|inform\w*|advis\w*|preven\w*|avis\w*)\b")
"""Who must tell by a day that he ends or renews the contract is free not to: an option with a last day."""
_ENDS_WITH_AND = re.compile(r"[\s,](?:and|et)[\s,]*$")
_MODAL = re.compile(
    r"[\s,]+(?!(?:shall|must|will)\b)(?P<subject>(?:[a-z]+\s+){1,3}?)(?:shall|must|will)\s+"
    r"|[\s,]+(?:shall|must|will)\s+"
)
_BARE_ACT = re.compile(
    r"[\s,]+(?P<act>(?!(?:and|or|of|from|after|following|in|at|by|the|a|an|to|such|its|if|unless|provided|with|for"
    r"|on|as|but|which|et|ou|de|du|la|le|les|par)\b)[a-z]{3,})"
)
"""``and within ten days thereafter send``: the deadline is that of what follows."""
_AND = re.compile(r"\s(?:and|et|&)\s+(?:the\s+|le\s+|la\s+|l')?$")
_HANGS = re.compile(r"\b(?:of|at|in|by|the|on|de|du|le|la|a|au)$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:no|inc|ltd|co|corp|art|st|mr|dr|ste)\.$")


@dataclass(frozen=True, slots=True)
class _Duty:
    who: Actor
    what: str
    when: When
    start: int
    end: int
    confidence: float


class Obligation:
    """Reads ``who``, ``what``, ``when`` (words); it is ``within``, ``before``, ``every`` or ``date``."""

    name = "obligation"
    version = 1
    kinds = ("obligation",)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = WORDS
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "obligation": {
            "en": (
                "shall within", "shall, within", "shall promptly", "must within", "days after receipt",
                "days of receipt", "no later than",
            ),
            "fr": ("dans un delai de", "au plus tard", "s'engage a", "doit imperativement"),
        }
    }  # fmt: skip

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most thirty duties, in the order they stand."""
        duties: list[tuple[Clause, _Duty]] = []
        called = aliases(view)
        for clause in _time.shown(view, clauses, self.triggers):
            if binds(clause) and clause.role != "preamble":
                duties.extend((clause, duty) for duty in _in_clause(view, clause, called))
        duties = _once(view, duties)
        known = [item for item in duties if not item[1].when.reason]
        known.sort(key=lambda item: (-item[1].confidence, item[0].start + item[1].start))
        blank = [item for item in duties if item[1].when.reason][:_MOST_UNKNOWN]
        chosen = [*known[:_MOST], *blank][:_MOST]
        for clause, duty in sorted(chosen, key=lambda item: item[0].start + item[1].start):
            yield self._term(view, clause, duty)

    def _term(self, view: View, clause: Clause, duty: _Duty) -> Term:
        words = plain(view.flow.text[clause.start + duty.when.start : clause.start + duty.when.end])
        value: dict[str, JsonValue] = {"who": duty.who.who, "what": duty.what, "when": words}
        value.update(duty.when.value)
        proof = [_evidence(view, clause, duty)]
        maker = f"{self.name}/{self.version}"
        if duty.when.reason:
            return _time.unknown("obligation", maker, duty.when.reason, proof, value)
        text = f"{duty.who.who}: {duty.what[:80]} ({words[:60]})"
        return _time.stated("obligation", maker, value, text, proof, duty.confidence)


def _once(view: View, duties: Sequence[tuple[Clause, _Duty]]) -> list[tuple[Clause, _Duty]]:
    """Keep the first of duties that are told in the same words, as where an annex is printed twice."""
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for clause, duty in duties:
        words = view.flow.text[clause.start + duty.when.start : clause.start + duty.when.end]
        key = (duty.who.who, fold(duty.what), fold(plain(words)))
        if key not in seen:
            seen.add(key)
            kept.append((clause, duty))
    return kept


def _evidence(view: View, clause: Clause, duty: _Duty) -> Evidence:
    return view.flow.evidence(clause.start + duty.start, clause.start + duty.end)


def _in_clause(view: View, clause: Clause, called: tuple[str, ...]) -> Iterator[_Duty]:
    text = view.text(clause)
    folded = fold(text)
    if view.language != "fr" and not any(word in folded for word in _BINDING):
        return
    for when in find_when(folded, text, view.language):
        duty = _before(view, text, folded, when, called) or _behind(view, text, folded, when, called)
        if duty is not None:
            yield duty


def _before(view: View, text: str, folded: str, when: When, called: tuple[str, ...]) -> _Duty | None:
    """Read ``Supplier shall deliver the report within ten days``."""
    low = max(0, when.start - _BEFORE)
    for stop in _LAST_STOP.finditer(folded, low, when.start):
        if not _ABBREVIATION.search(folded[max(0, stop.start() - 8) : stop.start() + 1]):
            low = stop.end()
    language = view.language
    last, verb = None, low
    for match in pattern(_BOOK, "binds", language).finditer(folded, low, when.start):
        last, verb = match, match.end()
    if language == "fr":
        said = _future(folded, verb, when.start)
        last, verb = (said, said.start()) if said else (last, verb)
    if last is None:
        return None
    between = folded[last.end() : when.start]
    if pattern(_BOOK, "breaks", language).search(between):
        return None
    if between.count("(") > between.count(")"):
        return None
    if _is_no_act(folded[verb : when.start] + folded[when.end : when.end + 30], language):
        return None
    itself = _ITSELF.search(folded, low, last.start())
    named_at = itself.start() if itself else last.start()
    actor = actor_before(called, language, text, folded, named_at)
    if actor is None or actor.negated:
        return None
    if _CONDITION.search(folded, max(0, actor.start - 30), actor.start):
        return None
    what = plain(_IN_ANY_CASE.sub("", text[verb : when.start].rstrip(" ,\n")))
    end = when.end
    goes_on = len(what) < _SHORT and text[when.end : when.end + 2] == ", "
    if not _LETTER.search(what) or len(what) < 8 or goes_on:
        # ``shall, within ten days, deliver``: the act follows
        end = _stop(text, when.end)
        what = plain(f"{what} {text[when.end : end]}")
        if _is_no_act(fold(what), language):
            return None
    if len(what) < 8 or not _LETTER.search(what):
        return None
    act = _next_act(folded, verb, when, actor)
    if act is not None and act < 0:
        return None
    if act is not None and end == when.end:
        end = _stop(text, act)
        what = plain(text[act:end])
    if _is_option(folded, low, when, what):
        return None
    sure = _sure(actor, called, when, what)
    actor = _debtor(called, language, text, folded, actor)
    return _Duty(actor, _clipped(what), when, min(actor.start, last.start()), end, sure)


def _behind(view: View, text: str, folded: str, when: When, called: tuple[str, ...]) -> _Duty | None:
    """Read ``Within ten days after the end of a month, Supplier shall deliver the report``."""
    head = folded[max(0, when.start - 45) : when.start]
    begin = max((stop.end() for stop in _LAST_STOP.finditer(head)), default=None)
    if begin is None and when.start > 45:
        return None
    opening = head[begin or 0 :].strip()
    if opening and not re.fullmatch(r"[\d.()a-z]{0,8}|[\w\s.]{0,24}(?:\.|--?)", opening):
        return None
    language = view.language
    match = pattern(_BOOK, "binds", language).search(folded, when.end, when.end + _BEHIND)
    verb = match.end() if match else 0
    if language == "fr":
        future = _future(folded, when.end, match.start() if match else when.end + _BEHIND)
        match, verb = (future, future.start()) if future else (match, verb)
    if match is None:
        return None
    between = folded[when.end : match.start()]
    if re.search(r"[.;:]\s", between) or pattern(_BOOK, "breaks", language).search(between):
        return None
    actor = actor_before(called, language, text, folded, match.start())
    if actor is None or actor.negated or actor.start < when.end - 2:
        return None
    end = _stop(text, match.end())
    what = plain(text[verb:end])
    if len(what) < 8 or _is_no_act(fold(what), language) or _is_option(folded, when.start, when, what):
        return None
    sure = _sure(actor, called, when, what)
    actor = _debtor(called, language, text, folded, actor)
    return _Duty(actor, _clipped(what), when, when.start, end, sure)


def _next_act(folded: str, verb: int, when: When, actor: Actor) -> int | None:
    """Return where the act behind a deadline begins that the deadline is of, -1 where another's is."""
    if _ENDS_WITH_AND.search(folded, verb, when.start) is None:
        return None
    modal = _MODAL.match(folded, when.end)
    if modal is not None:
        said = (modal["subject"] or "").split()
        ours = not said or said[-1] in fold(actor.who).split()
        return modal.end() if ours else -1
    act = _BARE_ACT.match(folded, when.end)
    return act.start("act") if act else None


def _is_option(folded: str, low: int, when: When, what: str) -> bool:
    """Tell whether the act is only to tell that a right is used: to end, renew or extend the contract."""
    if _TELLS.search(fold(what)) is None:
        return False
    return _OPTION.search(folded, max(0, low - 160), min(len(folded), when.end + 90)) is not None


def _future(folded: str, low: int, high: int) -> re.Match[str] | None:
    """Return the first verb in the future or in the present by which French contracts bind."""
    found = [_FUTURE.search(folded, low, high), pattern(_BOOK, "present", "fr").search(folded, low, high)]
    return min((match for match in found if match), key=lambda match: match.start(), default=None)


def _is_no_act(words: str, language: Language) -> bool:
    """Tell from the words behind ``shall`` that nothing must be done: ``be entitled to``, ``not``."""
    words = words.lstrip(" ,\n\t")
    if pattern(_BOOK, "act", language).match(words):
        return False
    return pattern(_BOOK, "no_act", language).match(words) is not None


def _clipped(what: str) -> str:
    """Cut an act that is long at the end of a word, and what hangs loose at its end."""
    what = what if len(what) <= _WHAT else what[:_WHAT].rsplit(" ", 1)[0]
    return what.replace(" ,", ",").rstrip(" (,;")


def _debtor(called: tuple[str, ...], language: Language, text: str, folded: str, actor: Actor) -> Actor:
    """Take ``Alpha and Beta shall`` for both; ``..., and Beta shall`` binds Beta alone."""
    joined = _AND.search(folded, max(0, actor.start - 12), actor.start)
    if joined is None or actor.who in ("either", "both"):
        return actor
    other = actor_before(called, language, text, folded, joined.start())
    return actor if other is None else Actor("both", other.start)


def _stop(text: str, at: int) -> int:
    match = _STOP.search(text, at, at + _WHAT)
    end = match.start() if match else min(len(text), at + _WHAT)
    while end < len(text) and end > at and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    return max(end, min(len(text), at + 1))


def _sure(actor: Actor, called: tuple[str, ...], when: When, what: str) -> float:
    named = fold(actor.who) in called or actor.who in ("either", "both")
    if not when.value or _HANGS.search(what):
        return 0.8
    return 0.9 if named else 0.85


EXTRACTOR = Obligation()
