"""The duty to keep what is learned secret, and how long it lasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _confidentiality_endless as ceaseless
from pipeline.terms import _time
from pipeline.terms._confidentiality_other import of_another
from pipeline.terms._duty_words import binds, pattern, proof
from pipeline.terms._duty_words import headed as is_headed
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "confidentiality"
_BEFORE, _AFTER = 110, 110
_FROM_END = re.compile(
    r"terminat|expir|\bend(?:s|ed)?\b|end of|thereafter|cessation|non-renewal|completion|cancellation"
    r"|\bfin\b|terme\b|resiliation|resolution|apres (?:celle|celui)|cesse|achevement|echeance|rupture"
)
_FROM_START = re.compile(
    r"disclos|receipt|received|date (?:of|hereof)|effective date|execution|signing|communicat|divulg"
    r"|reception|remise|signature|entree en vigueur|prise d'effet|conclusion|acceptation|last day|transfer"
)
_AND_THEN = re.compile(
    r"[\s,]*(?:(?:more|further|de\s+plus)[\s,]+)?(?:afterwards?|thereafter|beyond|au-dela|plus\s+tard|ensuite"
    r"|(?:next\s+)?following\s*[.;,]|qui\s+(?:l[ae]\s+|l')?suiv\w+"
    r"|later|(?:after|once)\s+(?:it|that|(?:the|this)\s+(?:agreement|contract|term))\b"
    r"|(?:after|apres)\W*(?:\Z|[.;,|])|apres\s+(?:celui|celle|cela|(?:le|son|la|sa)\s+(?:contrat|convention|terme)))"
)
"""*and for five years afterwards*: behind a length that begins where the contract ends."""
_OF_IT = re.compile(
    r"\W*(?:this|these|such|it|they|that|both|the\s+(?:dut|obligation)\w+|cette|cet|ces|ce|elles?|ils?)\b"
)
"""How a sentence begins that goes on about the one before."""
_OUTLIVES = re.compile(r"surviv|survit|outliv|outlast|demeur|perdur|subsist")
_LISTED = re.compile(r"\d\.\d+[^a-z]*\([^()]*$")
"""``7.4 (for three years``: a list of what survives, each with its own duration."""
_RIGHT = re.compile(r"\b(?:right|audit|examine|inspect)\b")
_A_CLAUSE = 160
"""A heading over fewer characters than this heads no clause: it stands in a list of contents."""
_BINDS_ON = re.compile(
    r"surviv|continu|obligation|remain|demeur|valable|secre|bound|subsist|rest(?:e|ent|era)\b"
)
_CLEAR = 0.95
"""A duty read as surely as this is not sought further."""
_ABOUT = (
    "confiden", "secre", "disclos", "proprietary", "surviv", "obligation", "divulg", "communiq",
    "discretion", "revel", "valable", "silence", "quiconque", "pour soi", "pour nous", "pour lui",
    "pour elle", "pour eux", "devoil", "a personne", "part a ", "etat ", "sort", "reveal", "tell ",
    "itself", "themselves",
    "survit", "outliv", "outlast", "devoir", "duty",
)  # fmt: skip
_DENIED = re.compile(r"\b(?:not|no|pas|aucun\w*|nullement)\s+(?:\w+\s+){0,2}?(?:perpet|indefini)")
_NOT_UNDERSTOOD = "a length stands beside it, which was not understood"
_UNIT = re.compile(r"year|month|days|\bans?\b|annee|mois|jours")
_SPEAKS = re.compile(
    r"confiden|disclos|obligation|covenant|\bdut(?:y|ies)\b|\bdevoirs?\b|tenue?s?\b"
    r"|this (?:section|article|paragraph|clause)|secre|proprietary"
    r"|divulg|engagement|present article|presente clause|informations?|surviv"
)
_ELSE = re.compile(
    r"within|no later|notice|not less than|days? (?:of|after) (?:such )?(?:request|demand)|invoice|audit"
    r"|records|compet|solicit|preavis|dans (?:un|les|le)|sous (?:un|huit|quinze)|prior to|(?<!out)last"
    r"|previous|preceding|\bsuch\b|cure|up to|old\b"
)
_SECRET_UNTIL = re.compile(r"(?:confiden|secre)\w*(?:\s[\w']+){0,3}\s*\Z")
_AFTER_THE_END = re.compile(r"\s*(?:apres|after|au-dela|beyond)\b")
"""*confidentielles trois ans après la fin*: the length stands right behind the secrecy."""
_FOR = re.compile(
    r"\b(?:for|during|pendant|durant)\s+(?:(?:a (?:further )?period of|the next|encore|another)\s+)?\Z"
)
_GOES_NO_FURTHER = re.compile(r"\s*(?:[.;,]|\Z|after\b|from\b|apres\b|a (?:compter|partir)\b|encore\b)")
_SIGNALS = {
    "en": (
        "confidential information",
        "confidentiality agreement",
        "confidentiality obligations",
        "duty of confidentiality",
        "non-disclosure agreement",
        "strictly confidential",
        "trade secrets",
    ),
    "fr": (
        "informations confidentielles",
        "obligation de confidentialite",
        "accord de confidentialite",
        "clause de confidentialite",
        "secret professionnel",
        "secret des affaires",
        "obligation de discretion",
    ),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A duration of secrecy in its sentence."""

    sentence: Sentence
    duration: FoundDuration
    after_end: bool | None
    confidence: float


class Confidentiality:
    """Reads whether there is a duty of secrecy, how long it lasts, and whether it outlives the contract."""

    name = "confidentiality"
    version = 1
    kinds = ("confidentiality",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "confiden", "disclos", "secre", "surviv", "reveal", "divulg", "tell any", "keep to", "keeps to",
            "kept to", "outliv", "outlast", *ceaseless.NEEDED["en"],
        ),
        "fr": (
            "confiden", "divulg", "secre", "discretion", "surviv", "perdur", "presente clause", "silence",
            "quiconque", "pour soi", "pour nous", "pour lui", "pour elle", "pour eux", "devoil",
            "a personne", "part a", "etat ", "sort", "survit", *ceaseless.NEEDED["fr"],
        ),
    }  # fmt: skip
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "confidentiality": {language: wrapped(*words) for language, words in _SIGNALS.items()}
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term a duration, at most two; one without a duration where none is stated."""
        duty: tuple[float, Evidence] | None = None
        found: list[_Found] = []
        forever: list[Evidence] = []
        lengths: list[Evidence] = []
        unread: Evidence | None = None
        for clause in _time.shown(view, clauses, self.triggers):
            if not binds(clause):
                continue
            headed = is_headed(view, clause, pattern(_BOOK, "headings", view.language))
            if (
                headed
                and unread is None
                and clause.role == "body"
                and clause.end - clause.start > _A_CLAUSE
            ):
                unread = view.flow.evidence(clause.start, min(clause.end, clause.start + _A_CLAUSE))
            said_before = ""
            for sentence in _time.sentences(view, clause):
                last, said_before = said_before, sentence.folded
                forever.extend(_endless(view, sentence, last))
                follows = "confiden" in last or "secre" in last
                follows = follows and _OF_IT.match(sentence.folded) is not None
                if not follows and not any(word in sentence.folded for word in _ABOUT):
                    continue
                beside = headed or follows or "confiden" in sentence.folded or "secre" in sentence.folded
                seen = _duty(view, sentence, headed) if duty is None or duty[0] < _CLEAR else None
                length = _unread_length(sentence, view.language) if beside or seen else None
                if length is not None and not lengths:
                    lengths.append(proof(view, sentence, length.start - 160, length.end + 90))
                if length is not None and not beside and _kept_for(sentence, length):
                    found.append(_Found(sentence, length, _ends_after(sentence, length), 0.75))
                if seen and (duty is None or seen[0] > duty[0]):
                    duty = seen
                if beside or "disclos" in sentence.folded:
                    found.extend(_durations(sentence, view.language, headed or follows))
                named = headed or "confiden" in sentence.folded or "disclos" in sentence.folded
                if named and (said := _forever(view, sentence, headed)):
                    forever.append(said)
        terms = list(self._terms(view, duty, found, forever, lengths))
        yield from terms
        if not terms and unread is not None:
            reason = "A clause bears this heading, but no duty of secrecy was understood in it."
            yield _time.unknown("confidentiality", f"{self.name}/{self.version}", reason, [unread])

    def _terms(
        self,
        view: View,
        duty: tuple[float, Evidence] | None,
        found: list[_Found],
        forever: list[Evidence],
        lengths: list[Evidence],
    ) -> Iterator[Term]:
        maker = f"{self.name}/{self.version}"
        stated = sorted(
            (item for item in found if item.duration.duration),
            key=lambda item: (-item.confidence, item.sentence.start),
        )
        blank = next((item for item in found if not item.duration.duration), None)
        several = len({item.duration.duration for item in stated}) > 1
        seen: set[str] = set()
        for item in stated:
            text = item.duration.duration or ""
            if text in seen or len(seen) >= 2:
                continue
            seen.add(text)
            value: dict[str, JsonValue] = {"duration": text}
            counted = {other.after_end for other in stated if other.duration.duration == text}
            if item.after_end is not None and len(counted) == 1:
                value["after_end"] = item.after_end
            sure = min(item.confidence, 0.75) if several or forever else item.confidence
            yield _time.stated("confidentiality", maker, value, text, [_proof(view, item)], sure)
        if stated:
            return
        if blank is not None:
            yield _time.unknown("confidentiality", maker, blank.duration.reason, [_proof(view, blank)])
        elif forever:
            value = {"kind": "perpetual", "after_end": True}
            yield _time.stated("confidentiality", maker, value, "perpetual", forever[:1], 0.85)
        elif duty is not None and lengths:
            proofs = [duty[1], *lengths]
            yield _time.stated("confidentiality", maker, {}, _NOT_UNDERSTOOD, proofs, min(duty[0], 0.75))
        elif duty is not None:
            yield _time.stated("confidentiality", maker, {}, "no duration", [duty[1]], duty[0])


def _duty(view: View, sentence: Sentence, headed: bool) -> tuple[float, Evidence] | None:
    """Return how sure it is that a sentence binds to secrecy, and its words."""
    folded = sentence.folded
    if len(folded) < 40:
        return None
    strong = pattern(_BOOK, "duties", view.language).search(folded)
    spoken = "under_heading" if headed else "mentions"
    match = strong or pattern(_BOOK, spoken, view.language).search(folded)
    if match is None:
        return None
    if of_another(folded, view.language, match.start() - _BEFORE, match.end() + _AFTER):
        return None
    if not (headed or strong) and _kept_by_means(view.language, folded):
        return None
    words = proof(view, sentence, match.start() - 40, match.end() + 80)
    return (0.95 if headed and strong else 0.88 if headed or strong else 0.6), words


def _kept_by_means(language: str, folded: str) -> bool:
    """Tell whether a French sentence speaks of technical safeguards, by which no secret is kept."""
    return language == "fr" and pattern(_BOOK, "safeguards", "fr").search(folded) is not None


def _durations(sentence: Sentence, language: str, headed: bool) -> Iterator[_Found]:
    """Yield the durations for which the duty is said to last."""
    folded = sentence.folded
    if (
        not _UNIT.search(folded)
        or not _SPEAKS.search(folded)
        or pattern(_BOOK, "other", language).search(folded)
    ):
        return
    for duration in find_durations(sentence.text, language):
        if duration.implied or _short(duration):
            continue
        before = folded[max(0, duration.start - _BEFORE) : duration.start]
        after = folded[duration.end : duration.end + _AFTER]
        if _else(before[-45:], language) or re.match(
            r"[\s,]*(?:'s?\s+)?(?:prior|notice|of experience)", after
        ):
            continue
        at_once = _SECRET_UNTIL.search(before) is not None and _AFTER_THE_END.match(after) is not None
        if not at_once and not pattern(_BOOK, "lasts", language).search(before):
            continue
        near = f"{before[-60:]} | {after}"
        surviving = _OUTLIVES.search(before) is not None
        ended = (
            surviving or _AND_THEN.match(after) or _FROM_END.search(after) or _FROM_END.search(before[-60:])
        )
        started = _FROM_START.search(after[:80])
        if not ended and not started and not (headed and re.search(r"period of|duree de|delai de", near)):
            continue
        if not headed and not re.search(
            r"confiden|secre", folded[max(0, duration.start - 300) : duration.end + 300]
        ):
            continue
        if not headed and (_LISTED.search(before[-40:]) or _RIGHT.search(after)):
            continue
        after_end = _counted(before, after, bool(ended))
        yield _Found(sentence, duration, after_end, 0.92 if headed else 0.85)


def _counted(before: str, after: str, ended: bool) -> bool | None:
    """Tell from the words around a duration whether it is counted from the end of the contract."""
    if _AND_THEN.match(after):
        return True
    end, start = _FROM_END.search(after), _FROM_START.search(after)
    if end and end.group() == "thereafter" and re.search(r"effective date|date hereof", before):
        return False
    if end and start:
        return end.start() < start.start() or "later" in after
    if end or start:
        return end is not None
    return True if ended else None


def _unread_length(sentence: Sentence, language: str) -> FoundDuration | None:
    """Return a length in a sentence on secrecy that was not read: that it has none is not said then."""
    if not _UNIT.search(sentence.folded) or pattern(_BOOK, "other", language).search(sentence.folded):
        return None
    for duration in find_durations(sentence.text, language):
        before = sentence.folded[max(0, duration.start - 45) : duration.start]
        if not duration.implied and not _short(duration) and not _else(before, language):
            return duration
    return None


def _kept_for(sentence: Sentence, length: FoundDuration) -> bool:
    """Tell whether a duty in plain words lasts a length: *keeps it to itself for three years.*"""
    before, after = sentence.folded[: length.start], sentence.folded[length.end :]
    return _FOR.search(before) is not None and _GOES_NO_FURTHER.match(after) is not None


def _ends_after(sentence: Sentence, length: FoundDuration) -> bool | None:
    after = sentence.folded[length.end : length.end + _AFTER]
    return _counted("", after, _FROM_END.search(after) is not None)


def _else(before: str, language: str) -> bool:
    """Tell whether words before a length give it to something else; a French *notice* is a paper."""
    return _ELSE.search(before.replace("notice", "......") if language == "fr" else before) is not None


def _short(duration: FoundDuration) -> bool:
    text = duration.duration
    return text is not None and text.endswith("D") and int(text[1:-1]) < 90


def _forever(view: View, sentence: Sentence, headed: bool) -> Evidence | None:
    if not headed and "confiden" not in sentence.folded and "obligation" not in sentence.folded:
        return None
    match = pattern(_BOOK, "forever", view.language).search(sentence.folded)
    if match is None or not (headed or _BINDS_ON.search(sentence.folded)):
        return None
    if _DENIED.search(sentence.folded) or re.search(
        r"licen[cs]e grant|licen[cs]e to|trade secret|grants", sentence.folded
    ):
        return None
    return proof(view, sentence, match.start() - 160, match.end() + 60)


def _endless(view: View, sentence: Sentence, before: str) -> Iterator[Evidence]:
    """Quote a sentence by which secrecy never ends, in other words than the usual."""
    said = ceaseless.endless(sentence.folded, before, _time.language_of(view.language))
    if said is not None:
        yield proof(view, sentence, said[0] - 160, said[1] + 60)


def _proof(view: View, found: _Found) -> Evidence:
    return proof(view, found.sentence, found.duration.start - 160, found.duration.end + 90)


EXTRACTOR = Confidentiality()
