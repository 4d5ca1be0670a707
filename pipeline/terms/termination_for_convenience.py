"""The right to end a contract without a cause: whose it is, with what notice and in what form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline.durations import FoundDuration
from pipeline.folding import fold
from pipeline.terms import _rights, _termination, _time
from pipeline.terms._termination import Right
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_KIND = "termination_for_convenience"
_FREE, _NOTICED, _LOOSE = 0.93, 0.85, 0.7
_DOUBT = "A right to end the contract stands there, but whether it is free is not clear."
_CONFINED = re.compile(
    r"\bpendant\s+(?:les|la|le|ses|toute\s+la)\s+[^.;,]{0,30}\b(?:premiers?|premieres?|essai|probatoire)\b"
    r"|\ba\s+l'issue\s+de\s+(?:la|cette)\s+(?:\w+\s+)?(?:phase|etape)"
)
"""A right for a stretch of the contract alone: true, and not what the contract says of its whole life."""
_CONFINED_SURE = 0.6
_DENIED = re.compile(
    r"\bno right\b|\bnot\b|\bneither\b|\bnor\b|\bne\b|\bonly\b|\baucune\b|\bpas\s+d(?:e\b|')|\bpas\s+la\b"
    r"|\brenonc\w+\b"
)
_AGAINST_RENEWAL = re.compile(r"(?:renew|reconduc|exten)[^.;]{0,160}\b(?:unless|sauf)\b[^.;]{0,60}$")
_TELEGRAM = re.compile(
    r"(?:resiliation|denonciation)\W{0,14}(?:sous |avec |moyennant )?(?:un )?preavis"
    r"|(?:termination|cancellation)\W{1,12}(?:\w+[- ]){0,2}(?:\(\d+\) )?(?:days?|months?)['s]{0,2}"
    r" (?:prior |written )*notice"
)
_AT_TERM = re.compile(r"echeance|terme|anniversaire|renewal|end of the")
_FOR_EXAMPLE = re.compile(
    r"(?P<free>\bfor (?:any|whatever|no) reasons?(?: or (?:for )?no reason)?(?: whatsoever| at all)?"
    r"|\bwithout cause"
    r"|\bpour (?:quelque|toute) (?:raison|motif|cause)(?: que ce soit)?),?\s+"
    r"(?:including|such as|y compris|notamment)\b.*",
    re.DOTALL,
)
"""``for any reason, including if``: an example is no condition."""
_OPENS_CONDITION = re.compile(r"\b(?:if|when|where|in the event that|si|lorsque)\W*$")


@dataclass(frozen=True, slots=True)
class _Found:
    right: Right
    who: str | None
    notice: FoundDuration | None
    form: str | None
    confidence: float


class TerminationForConvenience:
    """Reads rights to end the contract that hang on nothing but a notice, or on nothing at all."""

    name = _KIND
    version = 1
    kinds: tuple[str, ...] = (_KIND,)
    requires: tuple[str, ...] = ("party", "termination_notice")
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = _termination.TRIGGERS
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        _KIND: {
            "en": wrapped(
                "termination for convenience",
                "terminate for convenience",
                "terminated for convenience",
                "without cause",
                "terminable at will",
                "for any reason or no reason",
                "election to terminate",
                "elects to terminate",
                "elect to terminate",
                "option to terminate",
                "early termination",
            ),
            "fr": wrapped(
                "resilier a tout moment",
                "resilie a tout moment",
                "mettre fin a tout moment",
                "resiliation anticipee",
                "resiliation de convenance",
                "resiliation pour convenance",
                "sans motif",
                "resiliation unilaterale",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each party that has the right with another notice, at most three.

        Where only rights stand that may hang on a condition, the kind is unknown and they are quoted.
        """
        given = _termination.rights(view, clauses)
        found = [item for right in given if (item := _read(view, right)) is not None]
        agreed = {term.value_text for term in view.of("termination_notice") if term.value_text}
        found.sort(key=lambda item: (-item.confidence, item.right.passage.start, item.right.low))
        seen: set[tuple[str | None, str]] = set()
        for item in found[:4]:
            duration = (item.notice.duration if item.notice else None) or ""
            if item.who not in (None, _EITHER) and _returned(view, item.right):
                item = replace(item, who=_EITHER)
            if (item.who, duration) in seen or len(seen) >= 3:
                continue
            seen.add((item.who, duration))
            confidence = item.confidence
            if agreed and duration and duration not in agreed:
                confidence = min(confidence, 0.75)
            yield _term(view, self, item, duration, confidence)
        if not found:
            doubtful = next((right for right in given if _may_be_free(view, right)), None)
            proof = quoted(view, doubtful) if doubtful else _telegram(view, clauses)
            if proof is not None:
                yield _time.unknown(_KIND, f"{self.name}/{self.version}", _DOUBT, [proof])


def free_notices(view: View, clauses: Sequence[Clause]) -> Iterator[tuple[Right, FoundDuration]]:
    """Yield the rights without a cause that name a notice, with it."""
    for right in _termination.rights(view, clauses):
        item = _read(view, right)
        if item is not None and item.notice is not None and item.confidence >= _NOTICED:
            yield right, item.notice


def _returned(view: View, right: Right) -> bool:
    """Tell whether the sentence after a right gives the same to the other side (*may likewise end it*)."""
    sentence_end = right.passage.start + len(right.passage.text) - right.passage.own
    own = right.passage.folded[right.passage.own :]
    if _SO_MAY.search(own, max(0, right.at - right.passage.own)) is not None:
        return True
    after = view.folded_between(sentence_end, min(sentence_end + _NEXT, len(view.flow.text)))
    said = after.lstrip().partition(". ")[0]
    return (
        _LIKEWISE.search(said) is not None
        and _NOT_LIKEWISE.search(said) is None
        and not _termination.has("cause", said, view.language)
    )


_SO_MAY = re.compile(
    r"\b(?:and\s+)?so\s+(?:may|can|shall)\s+(?:the\s+)?[a-z]|\band\s+vice\s+versa\b|\b(?:has|have)\s+the\s+same\s+(?:right|power|option)\b|\b(?:dispose|jouit|beneficie)(?:nt)?\s+d(?:u\s+meme\s+droit|e\s+la\s+meme\s+faculte)\b|\bas\s+(?:may|can)\s+the\b|\band\s+the\s+[a-z]+\s+(?:likewise|may\s+do\s+(?:so|the\s+same))\b"
    r"|\bet\s+(?:le|la|l'|reciproquement)\s*[a-z]*\s*(?:de\s+meme|pareillement|egalement|aussi)\b|\bet\s+reciproquement\b|\bainsi\s+que\s+l[ea']\s*[a-z]+\s*(?=[.;,]|$)"
)
"""In the same sentence: ``and so may the Provider``, ``et le Prestataire de même``."""
_EITHER = "either"
_NEXT = 300
_LIKEWISE = re.compile(
    r"\b(?:may|can|shall|will|has|have)\s+(?:likewise|equally|similarly|also\s+do\s+so|do\s+(?:so\s+too|the\s+same|likewise))\b"
    r"|\bfaire\s+(?:de\s+meme|pareillement|autant)\b|\bdans\s+les\s+memes\s+conditions\b"
    r"|\b(?:likewise|similarly|equally)\b[^.;]{0,60}?\b(?:may|can|entitled|right)\b"
    r"|\b(?:the|a|that)\s+(?:same|like|corresponding|reciprocal)\s+(?:right|option|freedom|power)\b"
    r"|\b(?:le|la|les|y|en)\s+(?:peut|peuvent|pourra|pourront)\s+(?:egalement|aussi|de\s+meme|pareillement)"
    r"|\b(?:peut|peuvent|pourra|pourront)\s+(?:egalement|aussi|de\s+meme|pareillement)\s+(?:resili|mettre\s+(?:fin|un\s+terme)|denonc"
    r"|romp|y\s+mettre|se\s+retirer)"
    r"|\b(?:la|une|de\s+la)\s+meme\s+(?:faculte|possibilite|liberte|latitude)|\b(?:le|du)\s+meme\s+droit|\breciproque"
)
_NOT_LIKEWISE = re.compile(
    r"\b(?:no|not|neither|nor|without|lacks?)\b|\b(?:ne|ni|sans|aucune?)\b|\bn'|\bif\b|\bwhere\b|\bsi\b|\bs'il\b|\ben\s+cas\b"
)


def _may_be_free(view: View, right: Right) -> bool:
    """Tell whether a right that was not understood names no cause, and speaks of a notice or of freedom."""
    language, has = view.language, _termination.has
    body = _termination.faultless(right.rest if right.listed else right.near)
    if right.automatic or _denied(right) or has("cause", body, language):
        return False
    return _termination.notice(right, language) is not None or has("freedom", body, language)


def _telegram(view: View, clauses: Sequence[Clause]) -> Evidence | None:
    """Return words such as ``Termination: 30 days' notice``, which do not say who and why."""
    for clause in clauses:
        folded = view.folded(clause)
        match = _TELEGRAM.search(folded)
        if match is None or clause.role in ("signature", "recital"):
            continue
        end = min(len(folded), match.end() + 60)
        if not _AT_TERM.search(folded, match.end(), end + 30):
            return view.flow.evidence(clause.start + match.start(), clause.start + end)
    return None


def _denied(right: Right) -> bool:
    """Tell whether the words before the verb deny the right, or give it against a renewal only."""
    before = _termination.aside_blanked(right.before)
    return bool(_DENIED.search(before[-70:]) or _AGAINST_RENEWAL.search(before))


def quoted(view: View, right: Right) -> Evidence:
    """Return the words of a right."""
    low = right.low if right.listed else right.at - len(right.before)
    return right.passage.quote(view, low, right.high)


def _term(
    view: View, maker: TerminationForConvenience, item: _Found, duration: str, confidence: float
) -> Term:
    value: dict[str, JsonValue] = {}
    if item.who:
        value["by"] = item.who
    if duration:
        value["duration"] = duration
        if item.notice is not None and item.notice.business_days:
            value["business_days"] = True
    if item.form:
        value["form"] = item.form
    proof = quoted(view, item.right)
    shown = " ".join(part for part in (item.who, duration) if part) or "stated"
    return _time.stated(_KIND, f"{maker.name}/{maker.version}", value, shown, [proof], confidence)


def _read(view: View, right: Right) -> _Found | None:
    language, has = view.language, _termination.has
    if right.automatic or "force majeure" in fold(right.passage.clause.heading):
        return None
    if _denied(right) or has("not_free", right.before[-160:] + right.main, language):
        return None
    if not right.listed and right.main.rstrip().endswith(":"):
        return None
    body = right.rest if right.listed else f"{right.before} {right.main}"
    body = _FOR_EXAMPLE.sub(r"\g<free>", " ".join(body.split()))
    notice = _termination.notice(right, language)
    faultless = _termination.faultless(body)
    hangs = has("cause", faultless, language) or has("condition", faultless, language)
    if right.listed:
        hangs = (
            hangs or _OPENS_CONDITION.search(right.before) is not None or not _starts_free(right, language)
        )
    if has("free", body, language):
        confidence = _NOTICED if hangs else _FREE
    elif hangs:
        return None
    elif has("for_any_reason", body, language):
        confidence = _FREE
    elif notice is not None:
        confidence = _NOTICED if has("free_time", body, language) else _LOOSE + 0.05
    elif has("free_time", body, language) and (
        has("notice", body, language) or has("freedom", body, language)
    ):
        confidence = _LOOSE
    else:
        return None
    if _CONFINED.search(body):
        confidence = min(confidence, _CONFINED_SURE)
    form = _rights.form(right.passage, right.low, right.high, language)
    return _Found(right, _termination.by(view, right), notice, form, confidence)


def _starts_free(right: Right, language: str) -> bool:
    """Tell whether an item is a way to end the contract, and not an event that allows it."""
    return (
        _termination.compiled(
            r"^\W{0,6}(?:[a-z0-9]{1,4}[.)]\s*)?(?:or |and )?@item_opens@", language
        ).search(right.rest)
        is not None
    )


EXTRACTOR = TerminationForConvenience()
