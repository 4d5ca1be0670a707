"""Where a sentence limits liability to a sum, and the sum: an amount, a share, a multiple of fees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from data import late as re
from pipeline.money import Amount, amount_text, dollar_of, find_amounts, money_text
from pipeline.terms import _measures
from pipeline.terms._liability_basis import basis_of, period_of
from pipeline.terms._liability_delay import for_delay
from pipeline.terms._liability_limit_words import ANCHOR, HELD_FR, NEAR, OTHERS, SUBJECT
from pipeline.terms._numbered import defined_period
from pipeline.terms._passage import Passage, heading_of, passages
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue

_INSURED_FR = re.compile(r"assur|\bpolices?\b|\bsouscri|garantie\s+d'eviction")
_COVER_FR = re.compile(r"\b(?:assurances?|polices?)\s+(?:de\s+)?(?:sa\s+|la\s+)?\Z")
_INCLUDED_FR = re.compile(
    r"\bhors\s+(?:le\s+)?paiement\s+du\s+prix\b|\b(?:y\s+compris\s+(?:les\s+|des\s+)?penalites?|penalites?\s+(?:\w+\s+){0,2}?(?:comprises?|incluses?))\b"
)
_NEGATED = {
    "en": re.compile(
        r"\b(?:not|no|nor|neither|never|in no|none|cannot|shall only|only be)\b|\bmaximum\b|\bcapped\b"
        r"|\bcap\b|\blimited|\brestricted|\bconfined|\baccepts?\s+liability"
    ),
    "fr": re.compile(
        r"\bjusqu'a\b|\b(?:ne|n'|ni|aucun|limite|plafon|borne|maximum|maximal|hauteur|concurrence)\w*|n'(?:exced|est|ex)"
    ),
}
_ONLY_IF = re.compile(
    r"\b(?:if|until|unless|to the extent(?: that)?|only when|once|whenever|where|si|lorsque"
    r"|des lors)\b[^.;]{0,160}\Z"
)
_UNLIMITED = re.compile(
    r"\b(?:not|nor|in any way|in no way)\b[^.;]{0,30}\Z|\b(?:neither|nothing)\b[^.;]{0,90}\Z"
)
_WEAK = ("au-dela", "a hauteur", "a concurrence", "dans la limite", "superieur")
_STRONG_FR = re.compile(
    rf"{HELD_FR}|(?<![ \n(,]a )\bresponsab\w+(?!\s+civile)|\brepond(?:ra|ent|ront)?\s+d"
    r"|\bdommages(?:\s+et\s+|-)interets|\breparation\s+d|\bn'indemnis\w+|\breclam\w+[^.;]{0,60}\bindemni"
    r"|\bobligation\s+de\s+reparer\b"
)
_HEADED_FR = re.compile(r"\bresponsabilite|\bplafond|\bindemnisation")
_OWED_FR = re.compile(
    r"\b(?:sommes?\s+(?:due|mise)|montant\s+(?:du|mis)|tenue?s?\s+(?:de|d'|a|au-dela)?|redevables?|engagement"
    r"|devra|repond\w*|(?:celle-ci|elle)\b)"
)
"""What a party owes, in sentences under a heading on liability that do not name it again."""
_FORESEEN = re.compile(r"\bprevisibles?\b|\bdirects?\b|\bforeseeable\b")
_WINDOW = 340
_REMEDY_EN = re.compile(
    r"\b(?:repair|replac\w+|re-?perform\w*|refund\w*|credit|substitut\w+|correct\w+|return of)\b"
)
_REMEDY_FR = re.compile(
    r"\b(?:remplacement|remboursement|reparation du|remise en etat|avoir|echange|reexecution)\b"
)
_INDEMNITY_FR = re.compile(
    r"\bindemnites?\b[^.;]{0,40}\Z|\bindemnites?\b(?=[^.;]{0,40}\b(?:due?s?|calculee?s?|payee?s?|versee?s?|fixee?s?|couvre|correspond)\b)[^.;]{0,110}\Z"
)
_DIRECT = re.compile(
    r"\A[\s,]*(?:the |any |its |an? |aux |seuls? |les |la |reparation |des |actual |and |and/or |or "
    r"|proven |prejudices? |dommages? |consequences? |seules? )*"
    r"(?:direct|actual|compensatory|materiels? (?:et )?direct)"
)
_CUT = re.compile(
    r"\b(?:provided,? (?:that|however)|except (?:for|that|with)|however|unless|sauf|toutefois|excepte)\b"
)
_GREATER = re.compile(
    r"\bwhichever\s+(?:amount\s+)?is\s+(?:the\s+)?(?P<which>less\w*|lower|smaller"
    r"|greater|higher|larger)|\b(?:greater|higher|larger|lesser|lower|less) of\b|\bplus (?:eleve|faible"
    r"|haut)"
)
_BLANK_FIRST = re.compile(rf"\A[\s,:a-z]{{0,40}}?[$€£]?\s?{_measures.BLANK}")
_WORTH = re.compile(
    r"\b(?:montants?|sommes?|prix|plafonds?|valeur|redevances?|honoraires|garanties?"
    r"|loyers?)\b|\d"
)
_PER_EN = re.compile(
    r"\b(?:per|for (?:each|any one)|in (?:any|each)(?: one| single| given)?|each)\s+(?:single "
    r"|individual |calendar |contract |such )?"
    r"(?P<unit>year|claim|occurrence|incident|event|order|shipment|month|annum|kilogram|kilo|kg|pound"
    r"|package|unit|item)\b"
)
_PER_FR = re.compile(
    r"\b(?:par|pour (?:chaque|toute)|chaque)\s+(?P<unit>an|annee|sinistre|evenement|incident|commande"
    r"|kilogramme|kg|kilo|colis|envoi|tonne"
    r"|mois|dommage)\b"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: where it stands in its passage, and what it says."""

    passage: Passage
    start: int
    end: int
    value: dict[str, JsonValue] = field(default_factory=dict)
    text: str = ""
    confidence: float = 0.0
    defined: tuple[int, int] | None = None
    """Where the text defines the period that the sentence names, flow offsets."""
    reason: str = ""
    """Why there is no value: redacted, blank, contradicted."""


_Last: TypeAlias = "tuple[object, object, tuple[Limit, ...]]"
_last: list[_Last] = []
"""The limits of the document in hand, which two extractors ask for, one after the other."""


def limits(view: View, clauses: Sequence[Clause]) -> tuple[Limit, ...]:
    """Return the limits on liability that the clauses state.

    ``clauses`` must hold every clause of the view with one of ``CAP_TRIGGERS``, as extractors are shown.
    """
    if not (_last and _last[0][0] is view.flow and _last[0][1] is view.clauses):
        _last[:] = [(view.flow, view.clauses, tuple(_limits(view, clauses)))]
    return _last[0][2]


def _limits(view: View, clauses: Sequence[Clause]) -> Iterator[Limit]:
    language = "fr" if view.language == "fr" else "en"
    last: Limit | None = None
    for passage in passages(view, clauses, ANCHOR[language], before=900, after=500, near=NEAR[language]):
        done = 0
        for match in ANCHOR[language].finditer(passage.folded, passage.low):
            headed = language == "fr" and _HEADED_FR.search(heading_of(passage.clause)) is not None
            subject = _subject(passage.folded, match, language, headed)
            if subject is None or (language == "fr" and for_delay(passage.folded, match.start())):
                continue
            limit = _read(view, passage, match, subject, language)
            if limit is not None and subject >= done:
                if not _is_named(passage, match, language):
                    limit = replace(limit, confidence=min(limit.confidence, 0.85))
                last = _as_before(passage, match, limit, last)
                done = match.end()
                yield last


def _as_before(passage: Passage, match: re.Match[str], limit: Limit, last: Limit | None) -> Limit:
    """Give *limited to the same amount* what the limit before it says."""
    said = passage.folded[match.end() - 4 : match.end() + 40]
    if last is None or last.reason or not limit.reason or _SAME.search(said) is None:
        return limit
    return replace(
        last, passage=passage, start=limit.start, end=limit.end, confidence=min(last.confidence, 0.85)
    )


_SAME = re.compile(
    r"\b(?:the\s+)?(?:same|like|said|that)\s+(?:amount|sum|figure|limit|cap)\b"
    r"|\b(?:le|au|du|la|a\s+la)\s+(?:meme|dit)\s+(?:montant|plafond|somme|limite)\b"
)


def _without_included(said: str) -> str:
    """Blank *pénalités comprises*: what a French limit includes is not what it limits."""
    return _INCLUDED_FR.sub(lambda match: " " * len(match.group()), said)


def _is_named(passage: Passage, match: re.Match[str], language: str) -> bool:
    """Tell whether the words of the sentence, and not its heading alone, speak of liability."""
    low = max(0, match.start() - 600)
    said = SUBJECT[language].search(passage.folded, low, match.end() + 30)
    return said is not None and (language == "en" or not said.group().startswith("ne "))


_ITS_LIABILITY = re.compile(r"\b(?:total|aggregate|maximum|entire|overall)\s+liability\b[^.;]{0,120}\Z")
"""*The total liability of either party is the amount of*: a limit, though nothing calls it one."""


def _subject(folded: str, match: re.Match[str], language: str, headed: bool) -> int | None:
    """Return where the liability stands that the anchor limits, if it is one that is limited.

    Under a heading on liability (``headed``) the words before the anchor need not name it.
    """
    at = match.start()
    word = " ".join(match.group().split())
    if word.endswith((":", "=")):
        return at
    if language == "en" and word.startswith(("is ", "shall be ")):
        owed = _ITS_LIABILITY.search(folded, max(0, at - 160), at)
        return None if owed is None else owed.start()
    last = None
    for found in SUBJECT[language].finditer(
        folded, max(0, at - 600), match.end() + (30 if match.group() == "plafond" else 12)
    ):
        last = found
    if last is None:
        owed = _OWED_FR.search(folded, max(0, at - 200), at) if headed else None
        others = OTHERS[language].search(folded, max(0, at - 120), match.end() + 60)
        return None if owed is None or others else owed.start()
    if OTHERS[language].search(_without_included(folded[max(last.end(), at - 90) : at])):
        return None
    if "liquidated damages" in folded[max(0, at - 60) : at]:
        return None
    if not _NEGATED[language].search(folded, max(0, last.start() - 400), match.end()):
        return None
    if ";" in folded[last.end() : at]:
        return None
    if (
        language == "en"
        and word.startswith(("limited", "restr", "conf"))
        and _UNLIMITED.search(folded[max(0, at - 130) : at])
    ):
        return None
    if language == "en" and (
        word[:4] in ("exce", "in e", "grea", "liab", "go b", "exte") or word.endswith("more than")
    ):
        between = folded[max(0, last.start() - 300) : match.end()]
        if not re.search(r"\b(?:not|no|nor|neither|never|none|cannot|no[nt]e?)\b", between):
            return None
        if _ONLY_IF.search(folded[last.end() : at]):
            return None
    if (
        language == "fr"
        and word.startswith("limite")
        and re.search(r"\b(?:ne|n')\s*\Z", folded[at - 4 : at])
    ):
        return None
    if language == "fr" and _COVER_FR.search(folded, max(0, last.start() - 24), last.start()):
        return None
    weak = language == "fr" and word.startswith(_WEAK)
    if weak and _INDEMNITY_FR.search(folded, max(0, at - 150), at):
        return last.start()
    if weak and (_INSURED_FR.search(folded) or not _STRONG_FR.search(folded, max(0, at - 400), at)):
        return None
    if language == "fr" and _ONLY_IF.search(folded[last.end() : at]):
        return None
    return last.start()


def _read(view: View, passage: Passage, match: re.Match[str], subject: int, language: str) -> Limit | None:
    at = match.end()
    window = passage.folded[at : at + _WINDOW]
    cut = _CUT.search(window, 3)
    window = window[: cut.start()] if cut else window
    if _DIRECT.match(window) or re.match(
        r"\s+(?:the|such)\s+extent\b|\s+those\b|\s+(?:such|any) (?:claims|matters)", window
    ):
        return None
    if _FORESEEN.search(window[:80]) and not re.search(r"\d|plafond|amount|fees", window[:160]):
        return None
    if _BLANK_FIRST.match(window) and not re.search(r"\d", window[:40]):
        return Limit(passage, subject, at + 40, reason="the limit of liability is blank or redacted")
    amount = _first_amount(view, passage, at, len(window))
    basis, noun_at = basis_of(window, language)
    value: dict[str, JsonValue] = {}
    parts: list[str] = []
    end = at + min(len(window), 160)
    confidence = 0.0
    defined = None
    if amount is not None and (
        noun_at is None or amount.start < noun_at + 60 or amount.start < 60 or _GREATER.search(window)
    ):
        if amount.value is None or amount.currency is None:
            reason = amount.reason or "the currency of the amount is open"
            return Limit(passage, subject, at + amount.end, reason=f"the limit was not read: {reason}")
        value["amount"], value["currency"] = amount_text(amount.value), amount.currency
        parts.append(money_text(amount.value, amount.currency))
        end, confidence = max(end, at + amount.end), 0.92 if amount.start < 140 else 0.8
    share = _share(window, value, parts)
    if share:
        return Limit(passage, subject, end, reason=share)
    if basis and ("percent" in value or "multiple" in value or not parts or _GREATER.search(window)):
        value["basis"] = basis
        if "percent" not in value and "multiple" not in value:
            value["multiple"] = "1"
            parts.append("1 x")
        parts.append(basis)
        confidence = max(confidence, 0.9)
        period_of(window, noun_at or 0, value, parts)
        if "period" not in value:
            defined = defined_period(view, passage.text[at : at + len(window)])
            if defined is not None:
                period_of(view.folded_between(*defined), 0, value, parts)
    elif "multiple" in value or "percent" in value:
        confidence = max(confidence, 0.75)
    if not parts:
        return _other(passage, subject, match, window, language)
    found = _GREATER.search(window)
    if found:
        word = found.group("which") or found.group()
        low = word.startswith(("less", "lower", "small", "plus f"))
        value["of"] = "lesser" if low else "greater"
        if amount is None or not basis:
            confidence = min(confidence, 0.75)  # one of the sums compared was not read
    _per(passage.folded[subject : match.end()] + window, language, value)
    return Limit(passage, subject, end, value, " ".join(parts), confidence, defined)


def _first_amount(view: View, passage: Passage, at: int, length: int) -> Amount | None:
    piece = passage.text[at : at + length]
    if not re.search(
        r"[$€£¥]|euro|dollar|eur\b|usd|gbp|cad\b|aud\b|nzd\b|sgd\b|hkd\b|inr\b|pound|rmb|yen|chf|franc",
        piece.lower(),
    ):
        return None
    back = min(at, 16)  # the words before a figure tell whether a line end parts it
    led = passage.text[at - back : at + length]
    found = find_amounts(led, view.language, dollar=dollar_of(view.flow.text))
    first = next((item for item in found if item.start >= back), None)
    return None if first is None else replace(first, start=first.start - back, end=first.end - back)


def _share(window: str, value: dict[str, JsonValue], parts: list[str]) -> str:
    """Add the percentage or the multiple; return why it cannot be read, if it cannot."""
    percent = next(iter(_measures.percents(window[:200])), None)
    if percent is not None:
        if percent.value is None:
            return f"the limit was not read: {percent.reason}"
        value["percent"] = _measures.plain(percent.value)
        parts.append(f"{_measures.plain(percent.value)} %")
        return ""
    multiple = next(iter(_measures.multiples(window[:200])), None)
    if multiple is not None:
        if multiple.value is None:
            return f"the limit was not read: {multiple.reason}"
        value["multiple"] = _measures.plain(multiple.value)
        parts.append(f"{_measures.plain(multiple.value)} x")
    return ""


def _per(window: str, language: str, value: dict[str, JsonValue]) -> None:
    match = (_PER_FR if language == "fr" else _PER_EN).search(window)
    if match is not None:
        value["per"] = _measures.unit_name(match.group("unit")) or match.group("unit")


def _other(
    passage: Passage, subject: int, match: re.Match[str], window: str, language: str
) -> Limit | None:
    """A limit that is no sum: repair, replacement, refund, what the insurance pays."""
    remedy = (_REMEDY_FR if language == "fr" else _REMEDY_EN).search(window[:120])
    end = match.end() + min(len(window), 160)
    if remedy and match.group().startswith(("limited", "limite")):
        value: dict[str, JsonValue] = {"basis": "repair, replacement or refund"}
        return Limit(passage, subject, end, value, "repair, replacement or refund", 0.75)
    before = passage.folded[max(0, match.start() - 420) : match.end()]
    liability = re.search(
        r"(?:aggregate|total|maximum|cumulative|entire|overall|combined|'s?|the|its|their|any|all"
        r"|s) (?:\w+ )?liability|liable|responsabilite",
        before,
    )
    if liability and match.group().startswith(
        ("exceed", "limite", "in excess", "capped", "exced", "depas", "plafonn")
    ):
        if match.group() == "exceeds":
            return None
        if match.group().startswith("limite") and language == "fr" and not _WORTH.search(window[:200]):
            return None  # "limited to the search for a taxi" says what is done, not what is owed
        return Limit(
            passage, subject, end, reason="liability is limited, by words that were not understood"
        )
    return None
