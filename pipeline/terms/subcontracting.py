# ruff: noqa: E501 (patterns are read by the phrase)
"""Whether the work may be given to others: with consent, freely, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data import late as re
from pipeline.terms import _subcontracting_free as freely
from pipeline.terms import _subcontracting_french as french
from pipeline.terms import _time
from pipeline.terms._duty_actors import actor_before, aliases
from pipeline.terms._duty_words import binds, pattern, proof, search
from pipeline.terms._subcontracting_others import in_the_group, steps_in
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "subcontracting"
_BEFORE, _AFTER, _WIDE = 190, 260, 330
_MOST = 3
_FAR = 60
"""``use`` and ``subcontractors`` farther apart than this do not belong together."""
_FARTHEST = 110
"""The same for acts that name what is done: ``perform its obligations through such agents``."""
_IF = re.compile(r"\b(?:if|in the event|to the extent|where|si|lorsque|en cas)\b[^,;]{0,60}$")
_NOT_ALLOWED = 24
"""``shall not have the right to``: the refusal stands so near before what would allow."""
_WITHOUT = re.compile(
    r"without|sans|unless|except|absent|other than|sauf|hormis|a moins|prior|prealable|express|first"
    r"|subject to|sous reserve|only with|with|upon|avec|apres|obtain|moyennant|requires?|written|obten|a condition"
)
_FREED = re.compile(
    r"without (?:the )?(?:need|requirement|obligation|any)?[^.;]{0,30}(?:consent|approval)|need\s+not\s+(?:obtain|seek|ask)|not\s+(?:be\s+)?required\s+to\s+(?:obtain|seek)|no (?:consent"
    r"|approval)"
    r"|sans (?:avoir a|qu'il soit besoin|autorisation|l'accord|solliciter|demander|recueillir|requerir|obtenir|consulter|en referer)"
)
_BOUND = re.compile(
    r"\bonly\s+(?:if|to|by|for|through)\b"
    r"|\bto\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}?(?:approved|accepted|listed|named|permitted|following)\b"
    r"|\b(?:in\s+accordance\s+with|pursuant\s+to|subject\s+to|in\s+compliance\s+with"
    r"|as\s+(?:provided|permitted|set\s+(?:forth|out))\s+in)\s[^.;]{0,30}?\b(?:section|clause|article|paragraph|plans?\b|schedule|exhibit|annex|appendix)"
    r"|\b(?:terms|conditions)\s+set\s+(?:forth|out)\b"
    r"|\bdans\s+les\s+(?:conditions|limites)\b|\bconformement\s+aux?\b"
)
"""What is allowed on conditions that stand in other words may need a consent after all."""
_APPROVED = re.compile(
    r"\bto\s+[^.;]{0,60}?\b(?:approved|accepted|agreed)\s+(?:by\b|in\s+(?:advance|writing)\b)"
)
"""``to the mills approved by Brand``: whoever does it is the other party's choice."""
_OF_NOTHING = re.compile(r"\w(?<!\bbut)\s+(?:no|none|nothing)\b")
_NOTHING = re.compile(r"\W{0,2}(?:no\b|none\b|nothing\b)")
"""``may sublet no part of the works``: what is allowed is nothing."""
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
_NOUN_NEEDS = re.compile(
    r"[^.;]{0,60}?\b(?:needs?|requires?|(?:is|are|be) (?:only )?(?:subject to|conditional (?:up)?on|allowed"
    r"|permitted|possible|authori[sz]ed)"
    r"|(?:is|are|be) (?:strictly )?(?:prohibited|forbidden|excluded|not (?:allowed|permitted)))"
)
"""What is said of subcontracting as a noun: ``any subcontracting needs our prior written approval``."""
_ONLY = re.compile(r"\bonly\s+(?:with|after|upon|on|if|where|following|when|subject)\b")
"""``shall use other hauliers only with consent`` refuses the rest."""
_TOLD = re.compile(r"sub-?\s?(?:contract|consult|trait)|sous")
"""The word itself; acts without it may be another matter."""
_CUSTOMER = re.compile(
    r"\b(?:customer|client|buyer|purchaser|owner|employer|principal|licensee|lessee|tenant|borrower)\b(?!')"
)
_AT_COST = re.compile(r"\bat\s+(?:the\s+)?[\w\s]{0,40}(?:'s?\s+)?(?:cost|expense)\b")
_GERUND = re.compile(r"sub-?contracting")
_ELSE_ASKED = re.compile(
    r"\b(?:ne|n')\b[^.;]{0,80}\bsous[- ]trait[^.;]{0,80}\bsans\s+(?:l'|un\s+|son\s+)?(?:accord|agrement|autorisation)\b"
)
"""What may be given freely is a part of it, where the same sentence wants a consent for the rest."""
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
        "en": (
            *(
                "subcontract",
                "sub-contract",
                "subconsultant",
                "entrust",
                "third part",
                "agents",
                "contractors",
            ),
            *("hauliers", "carriers", "sub-let", "sublet", "delegat"),
            *wrapped("by others", "by another", "someone else", "anyone else"),
            *wrapped("other person", "other company", "other firm", "other contractor"),
            *freely.NEEDED["en"],
        ),
        "fr": ("sous-trait", "sous trait", *wrapped(*french.NEEDED), *freely.NEEDED["fr"]),
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
                "third-party contractors",
                "agents and contractors",
                "done by others",
                "performed by others",
                "delegate the performance",
                "delegate any",
                "delegate its",
                "delegation of",
                "delegated",
                "third party vendor",
                "third-party vendor",
                "third party service provider",
                "third-party service provider",
                "through its affiliates",
                "through affiliates",
                "through third parties",
            ),
            "fr": wrapped(
                "sous-traitance",
                "sous-traiter",
                "de sous-traitants",
                "des sous-traitants",
                "confier a un tiers",
                "confier a des tiers",
                "se substituer",
                "substituer un tiers",
            ),
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
                if kind == "free" and _ELSE_ASKED.search(sentence.folded) is not None:
                    kind = "required"
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


_LABEL = re.compile(
    r"\A[\W\d]*(?:use\s+of\s+|recours\s+a\s+la\s+)?(?:sub-?\s?contract(?:ing|ors)|sous[- ]traitance)\s*[:=]\s*(?:(?P<free>permitted|allowed|free|yes|unrestricted"
    r"|autorisee|permise|libre|oui)|(?P<no>prohibited|forbidden|not\s+(?:permitted|allowed)|none|no|interdite|non|exclue))\s*(?:[.;]|\Z)"
)
"""A line of special conditions: *Subcontracting: permitted*."""


def _read(
    view: View, sentence: Sentence, called: tuple[str, ...]
) -> tuple[str, str, float, Evidence] | None:
    label = _LABEL.match(sentence.folded)
    if label is not None:
        return "free" if label["free"] else "prohibited", "", 0.85, proof(view, sentence, *label.span())
    read = _named(view, sentence, called)
    if read is not None or search(_BOOK, "other", view.language, sentence.folded):
        return read
    given = french.given(sentence, called) if view.language == "fr" else None
    if given is None:
        chosen = freely.free(sentence.folded, _time.language_of(view.language))
        return ("free", "", _SURE["free"] - 0.07, _shown(view, sentence, chosen)) if chosen else None
    kind, who, start, end = given
    if kind == "free" and steps_in(sentence.folded[:start], "fr"):
        return None
    return kind, who, _SURE[kind] - (0 if who else 0.07), proof(view, sentence, start - 150, end + 150)


def _shown(view: View, sentence: Sentence, at: tuple[int, int]) -> Evidence:
    return proof(view, sentence, at[0] - 60, at[1] + 150)


_SURE = {"required": 0.92, "prohibited": 0.85, "free": 0.88}


def _named(
    view: View, sentence: Sentence, called: tuple[str, ...]
) -> tuple[str, str, float, Evidence] | None:
    language, folded = view.language, sentence.folded
    if not _time.holds(folded, Subcontracting.triggers[language]):
        return None
    if search(_BOOK, "other", language, folded):
        return None
    for act in pattern(_BOOK, "acts", language).finditer(folded):
        before = folded[max(0, act.start() - _BEFORE) : act.start()]
        after = folded[act.end() : act.end() + _AFTER]
        if ("subcontractor" in called and "contractor" in act.group()) or _IF.search(before):
            continue
        if _is_act(act.group(), before, after):
            # the words of the act may hold what it is done to: ``sublet no part of the works``
            object_ = _OF_NOTHING.search(act.group())
            wide = folded[max(0, act.start() - _WIDE) : act.start()]
            kind = _rule(language, before, f" no{after}" if object_ else after, wide)
        else:
            kind = ""
        if not kind and language == "en":
            kind = _of_noun(act.group(), after)
        if not kind or (_TOLD.search(act.group()) is None and _others_choose(kind, before, after)):
            continue
        if kind == "free" and (in_the_group(act.group() + after) or _turns(act, folded, language)):
            continue
        modal = _last(_MODAL, folded, max(0, act.start() - _BEFORE), act.start())
        actor = actor_before(called, language, sentence.text, folded, modal) if modal is not None else None
        words = proof(view, sentence, act.start() - 150, act.end() + 150)
        confidence = _SURE[kind]
        if actor is None:
            confidence -= 0.07
        return kind, actor.who if actor else "", confidence, words
    return None


def _is_act(act: str, before: str, after: str) -> bool:
    """Whether words are the act of giving work to others, not the noun (``such subcontract``)."""
    verb = _NOUN.search(before) is None or _VERB.match(act) is not None
    reach = _FAR if "contract" in act or "consult" in act or "trait" in act else _FARTHEST
    return verb and len(act) <= reach and not after.startswith(("'s", "\u2019s"))


def _others_choose(kind: str, before: str, after: str) -> bool:
    """Whether a customer turns to others, which is none: ``Buyer may have the work done by others``."""
    return _CUSTOMER.search(before[-70:]) is not None or (
        kind == "free" and _AT_COST.search(after) is not None
    )


def _turns(act: re.Match[str], folded: str, language: str) -> bool:
    """Whether an act that is not called subcontracting follows on a failure, as a customer's would."""
    return _TOLD.search(act.group()) is None and steps_in(
        folded[max(0, act.start() - 400) : act.start()], language
    )


def _of_noun(act: str, after: str) -> str:
    """Return what is said of subcontracting as a noun: ``any subcontracting requires consent``."""
    said = _NOUN_NEEDS.match(after) if _GERUND.fullmatch(act) is not None else None
    if said is None:
        return ""
    if pattern(_BOOK, "consent", "en").search(after, said.start(), said.end() + _FAR) is not None:
        return "required"
    return "prohibited" if re.search(r"prohibited|forbidden|excluded|not", said.group()) else ""


def _rule(language: str, before: str, after: str, wide: str) -> str:
    refused = _last_span(pattern(_BOOK, "refuses", language), before)
    allowed = _last_span(pattern(_BOOK, "allows", language), before)
    consent = pattern(_BOOK, "consent", language).search(after) or pattern(
        _BOOK, "consent", language
    ).search(wide)
    asked = consent is not None and _WITHOUT.search(f"{wide[-200:]} {after}") is not None
    if language == "fr" and refused is None and _DOES_NOT.search(before):
        refused = len(before) - 3, len(before)
    if language == "en" and allowed is not None and _NOTHING.match(after):
        return "required" if asked else "prohibited"
    if refused is not None and (allowed is None or refused[1] >= allowed[0] - _NOT_ALLOWED):
        return "required" if asked else "" if _CONSEQUENCE.search(before[refused[0] :]) else "prohibited"
    if language == "en" and asked and _ONLY.search(after) is not None:
        return "required"
    if allowed is not None:
        if _FREED.search(after) or _FREED.search(wide[-120:]):
            return "free"
        if asked or _APPROVED.search(after) is not None:
            return "required"
        return "" if _BOUND.search(after) else "free"
    if language == "fr" and _SUBJECT_TO.match(after):
        return "required"
    if language == "fr" and re.search(
        r"\b(?:est|sont)\s+(?:\w+\s+)?(?:interdite?|autorisee?|permise?|libre|admise?|possible)\b",
        after[:60],
    ):
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
