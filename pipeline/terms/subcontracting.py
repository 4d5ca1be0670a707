"""Whether the work may be given to others: with consent, freely, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.terms import _subcontracting_french as french
from pipeline.terms import _time
from pipeline.terms._duty_actors import actor_before, aliases
from pipeline.terms._duty_words import binds, pattern, proof
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "subcontracting"
_BEFORE, _AFTER, _WIDE = 190, 260, 330
_MOST = 3
_FAR = 60
"""``use`` and ``subcontractors`` farther apart than this do not belong together."""
_IF = re.compile(r"\b(?:if|in the event|to the extent|where|si|lorsque|en cas)\b[^,;]{0,60}$")
_NOT_ALLOWED = 24
"""``shall not have the right to``: the refusal stands so near before what would allow."""
_WITHOUT = re.compile(
    r"without|sans|unless|except|absent|other than|sauf|hormis|a moins|prior|prealable|express|first"
    r"|subject to|sous reserve|only with|with|upon|avec|apres|obtain|moyennant|requires?|written"
)
_FREED = re.compile(
    r"without (?:the )?(?:need|requirement|obligation|any)?[^.;]{0,30}(?:consent|approval)|no (?:consent"
    r"|approval)"
    r"|sans (?:avoir a|qu'il soit besoin|autorisation|l'accord)"
)
_NOUN = re.compile(
    r"(?<![a-z])(?:such|any|each|the|a|of|this|no|every|said|aucune?|la|toute|de|cette|une|du|le)\s+$"
)
_VERB = re.compile(
    r"sous[- ]traiter|sous[- ]traitance|(?:avoir )?recour|fai|engag|use|hir|appoint|employ|retain|util"
)
_SUBJECT_TO = re.compile(
    r"[^.;]{0,60}?\b(?:est|sera|doit etre|devra etre)\s+(?:\w+\s+)?(?:soumise?|subordonnee?|autorisee?"
    r"|acceptee?|agreee?|possible|admise|permise)"
    r"[^.;]{0,40}\b(?:accord|agrement|autorisation|acceptation|prealable|ecrit)"
)
_DOES_NOT = re.compile(r"\bne\s+\Z")
"""*ne sous-traite pas*: a refusal in the present tense."""
_CONSEQUENCE = re.compile(
    r"relieve|releas|remain|liab|responsib|degag|respons|paie|payer|payment|insur|indemn"
)
_MODAL = re.compile(
    r"\b(?:shall|may|will|must|can|cannot|has|have|agrees|(?:ne\s+)?(?:pourra|pourront|peut|peuvent"
    r"|saurait|doit"
    r"|devra)|s'interdit|se reserve|is|est|sera)(?![a-z])"
)


class Subcontracting:
    """Reads ``consent``: required, free or prohibited; the processor of data is another matter."""

    name = "subcontracting"
    version = 1
    kinds = ("subcontracting",)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": ("subcontract", "sub-contract", "subconsultant"),
        "fr": ("sous-trait", "sous trait", *wrapped(*french.NEEDED)),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "subcontracting": {
            "en": wrapped(
                "subcontracting",
                "may subcontract",
                "shall subcontract",
                "not subcontract",
                "to subcontract",
                "not sub-contract",
                "or subcontract",
                "permitted subcontractor",
                "use of subcontractors",
                "use subcontractors",
                "using subcontractors",
                "engage subcontractors",
                "contractors and subcontractors to perform",
                "approved subcontractor",
            ),
            "fr": wrapped("sous-traitance", "sous-traiter", "de sous-traitants", "des sous-traitants"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term for each rule and party, at most three, the surest first."""
        found: dict[tuple[str, str], tuple[float, Evidence]] = {}
        called = aliases(view)
        for clause in _time.shown(view, clauses, self.triggers):
            if not binds(clause):
                continue
            for sentence in _time.sentences(view, clause):
                read = _read(view, sentence, called)
                if read is None:
                    continue
                kind, by, confidence, words = read
                if (kind, by) not in found or found[kind, by][0] < confidence:
                    found[kind, by] = confidence, words
        maker = f"{self.name}/{self.version}"
        ordered = sorted(found.items(), key=lambda item: -item[1][0])[:_MOST]
        for (kind, by), (confidence, words) in ordered:
            value: dict[str, JsonValue] = {"consent": kind}
            if by:
                value["by"] = by
            rival = any(other != kind and (whose == by or not by or not whose) for other, whose in found)
            sure = min(confidence, 0.7) if rival else confidence
            yield _time.stated("subcontracting", maker, value, kind, [words], sure)


def _read(
    view: View, sentence: Sentence, called: tuple[str, ...]
) -> tuple[str, str, float, Evidence] | None:
    read = _named(view, sentence, called)
    if read is not None or view.language != "fr" or pattern(_BOOK, "other", "fr").search(sentence.folded):
        return read
    given = french.given(sentence, called)
    if given is None:
        return None
    kind, who, start, end = given
    return kind, who, _SURE[kind] - (0 if who else 0.07), proof(view, sentence, start - 150, end + 150)


_SURE = {"required": 0.92, "prohibited": 0.85, "free": 0.88}


def _named(
    view: View, sentence: Sentence, called: tuple[str, ...]
) -> tuple[str, str, float, Evidence] | None:
    language, folded = view.language, sentence.folded
    if "contract" not in folded and "trait" not in folded and "consultant" not in folded:
        return None
    if pattern(_BOOK, "other", language).search(folded):
        return None
    for act in pattern(_BOOK, "acts", language).finditer(folded):
        before = folded[max(0, act.start() - _BEFORE) : act.start()]
        after = folded[act.end() : act.end() + _AFTER]
        verb = _NOUN.search(before) is None or _VERB.match(act.group()) is not None
        if not verb or len(act.group()) > _FAR or after.startswith(("'s", "\u2019s")):
            continue
        if ("subcontractor" in called and "contractor" in act.group()) or _IF.search(before):
            continue
        kind = _rule(language, before, after, folded[max(0, act.start() - _WIDE) : act.start()])
        if not kind:
            continue
        modal = _last(_MODAL, folded, max(0, act.start() - _BEFORE), act.start())
        actor = actor_before(called, language, sentence.text, folded, modal) if modal is not None else None
        words = proof(view, sentence, act.start() - 150, act.end() + 150)
        confidence = _SURE[kind]
        if actor is None:
            confidence -= 0.07
        return kind, actor.who if actor else "", confidence, words
    return None


def _rule(language: str, before: str, after: str, wide: str) -> str:
    refused = _last_span(pattern(_BOOK, "refuses", language), before)
    allowed = _last_span(pattern(_BOOK, "allows", language), before)
    consent = pattern(_BOOK, "consent", language).search(after) or pattern(
        _BOOK, "consent", language
    ).search(wide)
    asked = consent is not None and _WITHOUT.search(f"{wide[-200:]} {after}") is not None
    if language == "fr" and refused is None and _DOES_NOT.search(before):
        refused = len(before) - 3, len(before)
    if refused is not None and (allowed is None or refused[1] >= allowed[0] - _NOT_ALLOWED):
        return "required" if asked else "" if _CONSEQUENCE.search(before[refused[0] :]) else "prohibited"
    if allowed is not None:
        if _FREED.search(after) or _FREED.search(wide[-120:]):
            return "free"
        return "required" if asked else "free"
    if language == "fr" and _SUBJECT_TO.match(after):
        return "required"
    if language == "fr" and re.search(r"\b(?:est|sont)\s+(?:\w+\s+)?(?:interdite?|autorisee?)", after[:60]):
        return "required" if asked else "prohibited" if "interdit" in after[:60] else "free"
    return ""


def _last(pattern_: re.Pattern[str], text: str, low: int, high: int) -> int | None:
    found = None
    for match in pattern_.finditer(text, low, high):
        found = match.start()
    return found


def _last_span(pattern_: re.Pattern[str], text: str) -> tuple[int, int] | None:
    found = None
    for match in pattern_.finditer(text):
        found = match.span()
    return found


EXTRACTOR = Subcontracting()
