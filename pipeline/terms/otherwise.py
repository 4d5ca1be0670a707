"""What a sentence says in words that no extractor of its kind reads: composed from groups of words.

It runs after the others, and adds to what they read only what they left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.terms import _otherwise, _restrictions, _time
from pipeline.terms._liability_lifted import lifted
from pipeline.terms._otherwise import Said
from pipeline.terms._otherwise_who import actor, holder
from pipeline.terms._rights import Passage
from pipeline.terms._ruled_out import ruled_out
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_SURE = 0.86
_MOST = 3
_NEAR = 700
"""Characters before a sentence in which the limit stands that it speaks of."""
_BESIDE = frozenset({"uncapped_liability", "termination_for_cause", "warranty", "penalty"})
"""Kinds of which one sentence may say what another, which was read, does not say."""
_READ_ELSEWHERE = frozenset({"revision_gap", "no_way_down"})
"""Kinds whose own extractor asks the sayings, with what it knows besides."""
_KINDS = tuple(kind for kind in _otherwise.kinds() if kind not in _READ_ELSEWHERE)
_WITH_CONSENT = re.compile(
    r"\b(?:sans|avec|qu'avec|sauf|apres)\s+(?:l'|un\s+|le\s+|son\s+)?(?:[a-z]+\s+){0,3}?(?:accord|agrement|consentement|autorisation|assentiment)\b"
    r"|\b(?:without|with|unless|except\s+with|subject\s+to|obtain\w*)\b[^.;]{0,40}\b(?:consent|approv\w+|permission|agreement)\b"
)
"""A right that another's consent gives back is not forbidden outright."""
_DOUBT = "It is spoken of in unusual words, which settle nothing for certain."


class Otherwise:
    """Reads the sayings of the lexicon ``otherwise``."""

    name = "otherwise"
    version = 1
    kinds: tuple[str, ...] = _KINDS
    requires: tuple[str, ...] = ("party", *_KINDS)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        language: tuple(sorted({word for kind in _KINDS for word in _otherwise.literals(kind, language)}))
        for language in ("en", "fr")
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield what is said otherwise of each kind, at most three terms a kind."""
        for kind in self.kinds:
            yield from self._of(view, clauses, kind)

    def _of(self, view: View, clauses: Sequence[Clause], kind: str) -> Iterator[Term]:
        known = [term for term in view.of(kind) if term.state == "stated"]
        if _settled(kind, known):
            return
        seen: list[dict[str, JsonValue]] = []
        for one in _otherwise.said(view, clauses, kind):
            if kind in ruled_out(one.sentence.folded, view.language):
                continue  # what a sentence denies in so many words it does not give
            value = _value(view, one)
            if kind == "uncapped_liability" and _lifts_cap(view, one):
                value["lifts"] = "cap"
            if value in seen or len(seen) >= _MOST or any(_told(value, term) for term in known):
                continue
            if not one.saying.surely and view.of(kind):
                continue
            seen.append(value)
            yield self._term(view, kind, one, value)

    def _term(self, view: View, kind: str, one: Said, value: dict[str, JsonValue]) -> Term:
        maker = f"{self.name}/{self.version}"
        proof = [_time.quote(view, one.sentence, one.start - 60, one.end + 160)]
        if not one.saying.surely:
            return _time.unknown(kind, maker, _DOUBT, proof, value)
        shown = (
            ", ".join(_shown(item) for key, item in value.items() if item is not True and key != "lifts")
            or "stated"
        )
        return _time.stated(kind, maker, value, shown, proof, _SURE)


def _settled(kind: str, known: Sequence[Term]) -> bool:
    """Tell whether what was read of a kind leaves nothing open that a sentence in other words may say."""
    if kind in _BESIDE:
        return False
    if kind == "confidentiality":
        return any(term.value for term in known)
    if kind == "dispute_resolution":
        return any(term.value.get("kind") == "arbitration" for term in known)
    return bool(known)


def _passage(one: Said) -> Passage:
    sentence = one.sentence
    return Passage(sentence.start, 0, sentence.text, sentence.folded, one.clause)


def _lifts_cap(view: View, one: Said) -> bool:
    """Tell whether what is carved out is carved out of a ceiling, and not of excluded losses alone."""
    language = _time.language_of(view.language)
    near = view.folded_between(max(0, one.sentence.start - _NEAR), one.sentence.start)
    return lifted(one.sentence.folded, one.sentence.folded, near, one.around, language) == "cap"


def _shown(value: JsonValue) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _value(view: View, one: Said) -> dict[str, JsonValue]:
    value: dict[str, JsonValue] = {}
    for key, told in one.saying.value.items():
        if told == "@lasts@":
            passage = _passage(one)
            lasts = _restrictions.duration(passage, one.start, view.language) or _restrictions.defined(
                view, passage
            )
            if lasts is not None and lasts.duration:
                value[key] = lasts.duration
        elif told == "@who@":
            read = holder if key == "whose" else actor
            who = read(view, one.clause, one.sentence, *_otherwise.right(one, view.language))
            if who is not None:
                value[key] = who
        else:
            value[key] = True if told == "true" else False if told == "false" else told
    if value.get("consent") == "prohibited" and _WITH_CONSENT.search(one.sentence.folded):
        value["consent"] = "required"
    return value


def _told(value: Mapping[str, JsonValue], term: Term) -> bool:
    """Tell whether another extractor has said the same."""
    return all(term.value.get(key) == told for key, told in value.items() if key != "lifts")


EXTRACTOR = Otherwise()
