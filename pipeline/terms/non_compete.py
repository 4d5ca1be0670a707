"""A promise not to compete: whose it is, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.durations import FoundDuration
from pipeline.folding import fold
from pipeline.terms import _restrictions, _rights, _time
from pipeline.terms._rights import Passage
from pipeline.terms._rights_actor import BOTH, bound, subject
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_KIND = "non_compete"
_DOUBT = "Words on competition stand there, but whether a party promises not to compete is not clear."
_CLEAR, _LIKELY, _WEAK = 0.93, 0.82, 0.6
_NAMED = re.compile(r"(?:covenants?|agreement|obligations?|promise)\s+not\s+to\s+$")
_LEADERS = re.compile(r"\.\s?\.\s?\.|(?:section|article) \d[\d.]*\s*\(")
_RIVAL = r"@rival@[^.;]{0,160}?@rival_near@"
_WORDS = {
    "fr": "@compete@|@similar@|@indirectly@",
    "en": f"@compete@|@similar@|@indirectly@|{_RIVAL}",
}
_HEADED = re.compile(
    r"\bnon-?\s?compet|\bno\s+compet|^\W*(?:[\da-z]{1,4}[.)]\s*)?competition\W*$|\brestraint|\bcompeting"
    r"|\bconcurrence\b|\bretablissement\b"
)
_NO_PROMISE = re.compile(
    r"\bnothing\b|\b(?:not|nor)\s+(?:be\s+)?(?:restrict|prevent|prohibit|preclude)|\bunfair\b|\bcompetition\s+(?:law|authorit|act)"
    r"|\bdeloyale\b|\bdroit\s+de\s+la\s+concurrence|\bn'(?:interdit|empeche)|\blibres?\s+d|\bautorite\s+de\s+la\s+conc"
)
_ALL = re.compile(
    r"\b(?:aucune\s+des\s+parties|chacune\s+des\s+parties|neither\s+party|each\s+party|les\s+parties)\b"
)
_MUTUAL = re.compile(
    r"\b(?:l'un\s+et\s+l'autre|l'une\s+et\s+l'autre|tous\s+(?:les\s+)?deux|mutuellement|reciproquement|both\s+the\s|each\s+other|one\s+another)\b"
)
_HEADED_SURE = 0.9
_LINE = 60
_ACT = 60
"""Behind a refusal: what is refused."""
_REACH = 340
"""How far before the word on competition the refusal may stand."""


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    at: int
    end: int
    who: str | None
    lasts: FoundDuration | None
    confidence: float


class NonCompete:
    """Reads refusals to compete or to deal in competing products."""

    name = _KIND
    version = 1
    kinds: tuple[str, ...] = (_KIND,)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            *(
                "compet",
                "similar",
                "rival",
                "restraint of trade",
                "or indirectly",
                "mile",
                "kilomet",
                " km",
                "\nkm",
            ),
            *wrapped("carry on", "engage in", "engaged in", "engaged or", "interested in", "concerned in"),
            *wrapped(
                "work for",
                "set up",
                "setting up",
                "open a",
                "establish a",
                "same kind",
                "same type",
                "same nature",
                "like kind",
                "like nature",
            ),
        ),
        "fr": (
            *("concurren", "similaire", "identique", "analogue", "ou indirectement", "retablissement"),
            *("rival", "creer", "exploiter", "ouvrir", "ouvrira", "installer", "etablir"),
            *wrapped("meme activite", "meme commerce"),
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        _KIND: {
            "en": wrapped(
                "non-compet",
                "noncompet",
                "not to compete",
                "not compete",
                "competing product",
                "competitive product",
                "competing business",
                "competitive business",
                "restrictive covenant",
            ),
            "fr": wrapped(
                "non-concurrence", "non concurrence", "activite concurrente", "produits concurrents"
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each party that is bound, at most three."""
        found = [
            item
            for passage in _rights.passages(view, clauses, self.triggers)
            for item in _read(view, passage)
        ]
        found.sort(key=lambda item: (-item.confidence, item.lasts is None, item.passage.start, item.at))
        clear = [item for item in found if item.confidence > _WEAK]
        if found and not clear:
            proof = [found[0].passage.quote(view, found[0].at - 60, found[0].end + 160)]
            yield _time.unknown(_KIND, f"{self.name}/{self.version}", _DOUBT, proof)
        seen: dict[str | None, set[str]] = {}
        told = 0
        for item in clear:
            lasts = str(item.lasts.duration or "") if item.lasts is not None else ""
            known = seen.setdefault(item.who, set())
            # what holds while the contract runs says nothing of what holds after it
            if told >= 3 or (told and item.who is None) or (known and (not lasts or lasts in known)):
                continue
            known.add(lasts)
            told += 1
            yield self._term(view, item)

    def _term(self, view: View, item: _Found) -> Term:
        value: dict[str, JsonValue] = {"by": item.who} if item.who else {}
        if item.lasts is not None and item.lasts.duration:
            value["duration"] = item.lasts.duration
        shown = " ".join(str(value[key]) for key in ("by", "duration") if key in value) or "stated"
        proof = item.passage.quote(view, item.at - 60, item.end + 160)
        return _time.stated(_KIND, f"{self.name}/{self.version}", value, shown, [proof], item.confidence)


def _read(view: View, passage: Passage) -> Iterator[_Found]:
    language = view.language
    folded = passage.folded
    yield from _under_heading(view, passage)
    yield from _like_business(view, passage)
    word = _restrictions.search(_WORDS[language], folded, language, passage.own)
    while word is not None:
        refusal = _refusal(passage, word, language)
        if refusal is not None:
            confidence = _confidence(folded, refusal, word, language)
            if confidence:
                at = _restrictions.verb_of(folded, refusal, language)
                who = _who(view, passage, refusal, at)
                if who is None:
                    confidence = min(confidence, _LIKELY)
                lasts = _restrictions.duration(passage, refusal.start(), language)
                lasts = lasts or _restrictions.defined(view, passage)
                yield _Found(passage, refusal.start(), word.end(), who, lasts, confidence)
        word = _restrictions.search(_WORDS[language], folded, language, word.end())


def _under_heading(view: View, passage: Passage) -> Iterator[_Found]:
    """Yield a refusal with a time to come in a clause whose heading names competition.

    ``The Supplier shall not, for three years afterwards, work for another mill`` says nowhere: compete.
    """
    first_line = passage.folded[passage.own :].split("\n", 1)[0][:_LINE]
    named = (passage.clause.heading, *passage.clause.path[-1:])
    if not any(_HEADED.search(heading) for heading in (*map(fold, named), first_line)):
        return
    folded, language = passage.folded, view.language
    refusal = _restrictions.refusal(passage, passage.own, len(folded), language)
    if refusal is None or _NO_PROMISE.search(folded):
        return
    if _restrictions.has("takes_away", folded[refusal.end() : refusal.end() + _ACT], language):
        return  # the heading names several promises, and this is another one of them
    lasts = _restrictions.duration(passage, refusal.start(), language)
    if lasts is None:
        return
    at = _restrictions.verb_of(folded, refusal, language)
    who = _who(view, passage, refusal, at)
    if who is None and _ALL.search(folded, max(0, refusal.start() - _REACH), refusal.start()):
        who = BOTH
    yield _Found(passage, refusal.start(), refusal.end(), who, lasts, _HEADED_SURE if who else _LIKELY)


def _like_business(view: View, passage: Passage) -> Iterator[_Found]:
    """Yield a promise not to set up a business somewhere, for a time after the contract has ended.

    ``Durant les quatre années qui suivront la fin du contrat, les parties s'interdisent de créer dans le
    département une boulangerie`` says nowhere: compete.
    """
    folded, language = passage.folded, view.language
    side = "fr" if language == "fr" else "en"
    refusal = _restrictions.refusal(passage, passage.own, len(folded), language)
    if refusal is None or _NO_PROMISE.search(folded) or _ONCE_OVER[side].search(folded) is None:
        return
    sets_up = _SETS_UP[side].search(folded, refusal.start(), refusal.end() + _REACH)
    if sets_up is None or _restrictions.has(
        "not_dealing", folded[refusal.end() : sets_up.end() + 40], language
    ):
        return
    lasts = _restrictions.duration(passage, refusal.start(), language)
    who = _who(view, passage, refusal, _restrictions.verb_of(folded, refusal, language))
    if lasts is not None and who is not None:
        yield _Found(passage, refusal.start(), sets_up.end(), who, lasts, _HEADED_SURE)


_ONCE_OVER = {
    "fr": re.compile(
        r"\b(?:apres|suiv\w+|a\s+compter\s+de|a\s+partir\s+de|des)\s+(?:la\s+|le\s+|l'|son\s+|sa\s+)?"
        r"(?:date\s+(?:de\s+|d')(?:la\s+|l')?)?(?:fin|terme|expiration|cessation|rupture|resiliation|denouement|issue)\b"
    ),
    "en": re.compile(
        r"\b(?:after|following|from|of)\s+(?:the\s+|its\s+|such\s+)?(?:date\s+of\s+)?"
        r"(?:end|ending|expir\w+|terminat\w+|cessation|close)\b"
    ),
}
_SETS_UP = {
    "fr": re.compile(
        r"\b(?:creer|exploiter|ouvrir|financer|ouvrira|exploitera|s'installer|s'etablir|se\s+retablir)\b[^.;]{0,260}?"
        r"\b(?:(?:dans|sur)\s+(?:le|la|les|l'|un|ce|ces|tout)\s*(?:territoire|departement|region|commune|ville|rayon|zone"
        r"|secteur|canton|arrondissement|quartier|pays)|a\s+moins\s+de\s+[^.;,]{1,25}?(?:metres|kilometres|km))"
    ),
    "en": re.compile(
        r"\b(?:set(?:ting)?\s+up|open(?:ing)?|operat(?:e|ing)|establish(?:ing)?|run(?:ning)?|carry(?:ing)?\s+on)\b[^.;]{0,260}?"
        r"\b(?:within\s+(?:\S+\s+){1,4}?(?:miles?|kilomet\w+|km)|in\s+(?:the\s+)?(?:territory|count(?:y|ies)|state|city|region"
        r"|town|province|borough|district)s?\b)"
    ),
}


def _who(view: View, passage: Passage, refusal: re.Match[str], at: int) -> str | None:
    """Return who refuses: the subject of the verb, else who stands right before it or is forbidden it."""
    who = subject(view, passage, at, after=(at, at)) or bound(view, passage, refusal.start(), refusal.end())
    mutual = _MUTUAL.search(passage.folded, max(0, refusal.start() - 90), refusal.end() + 60)
    return BOTH if who is not None and mutual is not None else who


def _refusal(passage: Passage, word: re.Match[str], language: str) -> re.Match[str] | None:
    """Return the first refusal before a word on competition, in the same stretch between semicolons."""
    low = max(0, word.start() - _REACH, passage.folded.rfind(";", 0, word.start()) + 1)
    return _restrictions.refusal(passage, low, word.end(), language)


def _confidence(folded: str, refusal: re.Match[str], word: re.Match[str], language: str) -> float:
    around = folded[max(0, refusal.start() - 40) : word.end() + 60]
    if _restrictions.has("compete_other", around, language):
        return 0.0
    if _NAMED.search(folded, max(0, word.start() - 40), word.start()) or _LEADERS.search(around):
        return _WEAK
    if _restrictions.has("compete_strong", folded[refusal.start() : word.end() + 20], language):
        return _CLEAR
    if language == "en" and _restrictions.search(f"^{_RIVAL}", word.group(), language):
        return _of_rival(folded, refusal, word)
    if _restrictions.search("^@indirectly@", word.group(), language):
        return _in_business(folded, word, language)
    between = folded[refusal.end() : word.end()]
    # in French the refusal may be the act itself: n'exercera
    acts = folded[refusal.start() : word.end()] if language == "fr" else between
    if not _restrictions.has("compete_acts", acts, language):
        return _WEAK
    if _restrictions.search("^@similar@", word.group(), language):
        during = _restrictions.has(
            "during_term", folded[max(0, refusal.start() - 260) : word.end() + 200], language
        )
        deals = _restrictions.has("deal_acts", between[:120], language)
        return _LIKELY if during and deals else _WEAK if during else 0.0
    return (
        _CLEAR - 0.01
        if _restrictions.has("compete_whom", folded[word.start() : word.end() + 60], language)
        else _LIKELY
    )


def _of_rival(folded: str, refusal: re.Match[str], word: re.Match[str]) -> float:
    """Judge ``shall not operate any other restaurant within five miles``: a like business, and near."""
    acts = _restrictions.search("@runs@", folded, "en", refusal.end(), word.start() + 1)
    during = folded[max(0, refusal.start() - 260) : word.end() + 200]
    if acts is None or not _restrictions.has("during_term", during, "en"):
        return 0.0
    return _CLEAR - 0.01


def _in_business(folded: str, word: re.Match[str], language: str) -> float:
    """Judge ``shall not, directly or indirectly, engage in any business``, which does not say compete."""
    after = folded[word.end() : word.end() + 220]
    if not _restrictions.search(r"^[^.;]{0,130}?@deal_acts@", after, language):
        return 0.0
    during = folded[max(0, word.start() - 340) : word.end() + 260]
    if not _restrictions.has("during_term", during, language) or _restrictions.has(
        "not_dealing", after, language
    ):
        return 0.0
    return _LIKELY if _restrictions.has("in_business", after, language) else _WEAK


EXTRACTOR = NonCompete()
