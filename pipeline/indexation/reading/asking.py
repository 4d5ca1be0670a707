"""Who may bring a revision about, and with what notice."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.durations import find_durations
from pipeline.indexation.formula import Who
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.terms._law_places import sentence_bounds

_MAY = {
    "en": r"(?:may|shall\s+be\s+(?:entitled|permitted)|(?:has|have|shall\s+have)\s+the\s+right|"
    r"reserves?\s+the\s+right|is\s+entitled|can)\b",
    "fr": r"(?:peut|pourra|pouvons|(?:a|aura)\s+la\s+faculte|se\s+reserve|est\s+en\s+droit|"
    r"nous\s+reservons)\b",
}
_ACTS = {
    "en": r"(?:adjust|increase|revise|raise|change|modify|review)",
    "fr": r"(?:reviser|augmenter|majorer|revaloriser|indexer|modifier|actualiser|appliquer|demander|"
    r"ajuster|evoluer|proceder)",
}
_AUTOMATIC = {
    "en": re.compile(r"\bautomatic\w*|without\s+(?:any\s+)?(?:further\s+)?(?:notice|formality|request)"),
    "fr": re.compile(
        r"\bautomatique\w*|de\s+plein\s+droit|sans\s+(?:qu'il\s+soit\s+besoin|qu'aucune|formalite|"
        r"autre\s+formalite|notification|mise\s+en\s+demeure|demande)"
    ),
}
_SHALL = {
    "en": re.compile(
        r"\b(?:shall|will|must)\s+(?:also\s+)?(?:be\s+)?(?:\w+\s+)?"
        r"(?:adjusted|increased?|revised|indexed|escalated?|subject)"
    ),
    "fr": re.compile(
        r"\b(?:sera|seront|est|sont)\s+(?:\w+\s+){0,2}?"
        r"(?:revise|indexe|revalorise|actualise|soumis|reajuste|augmente)|\bvarier(?:a|ont)\b|\bvarie(?:nt)?\b"
    ),
}
_EITHER = re.compile(
    r"\b(?:either\s+party|chacune?\s+des\s+parties|l'une\s+(?:ou\s+l'autre\s+)?des\s+parties|"
    r"partie\s+la\s+plus\s+diligente)"
)
_BESIDES = {"en": ("we",), "fr": ("nous",)}
"""Who speaks of himself in the first person is the one who sells."""


@cache
def _asks(side: str, language: str) -> re.Pattern[str]:
    """Return how words say that a side may revise, or that it is done when it asks."""
    nouns = [*lexicon("sides", language)[side], *(_BESIDES[language] if side == "supplier" else ())]
    noun = rf"(?:{'|'.join(nouns)})"
    return re.compile(
        rf"\b{noun}\b(?:\s*,[^,.;]{{0,80}},)?\s+(?:\w+\s+){{0,2}}?(?<!ne ){_MAY[language]}"
        rf"(?!\s+(?:not|pas|resili|terminat))[^.;]{{0,120}}?\b{_ACTS[language]}|"
        r"(?:a\s+la\s+demande|sur\s+demande|at\s+the\s+(?:request|option))\s+(?:\w+\s+)?"
        rf"(?:du|de\s+la|de\s+l'|of\s+the|of)\s*{noun}\b"
    )


def who_of(clause: ClauseWords, quote: tuple[int, int]) -> Who | None:
    """Say who may bring the revision about: by the sentences that tell of it, else by the whole clause."""
    own = [span for span in sentences_of(clause) if span[0] < quote[1] and quote[0] < span[1]]
    low, high = (own[0][0], own[-1][1]) if own else quote
    return _who(clause, low, high) or _who(clause, 0, len(clause.text))


def _who(clause: ClauseWords, low: int, high: int) -> Who | None:
    folded, language = clause.folded, clause.language
    supplier, customer = (
        _asks(side, language).search(folded, low, high) for side in ("supplier", "customer")
    )
    told: tuple[tuple[Who, re.Match[str] | None, float], ...] = (
        ("automatic", _of_revision(clause, _AUTOMATIC[language]), 0.9),
        ("either", supplier if customer is not None else None, 0.9),
        ("supplier", supplier, 0.9),
        ("customer", customer, 0.9),
        ("either", _EITHER.search(folded, low, high), 0.9),
        ("one", _SOMEBODY[language].search(folded, low, high), 0.8),
        (
            "automatic",
            _SHALL[language].search(folded, low, high),
            _LIKELY if _ASKED.search(folded) else 0.9,
        ),
    )
    for who, match, sure in told:
        if match is not None:
            clause.told("who", *match.span(), sure)
            return who
    return None


_LIKELY = 0.85
_ASKED = re.compile(
    r"(?<!\d\s)(?<!of\s)(?<!each\s)\bmay\b(?!,?\s+\d)|\bpeut\b|\bpourr\w+|\bpeuvent\b|\brequest\w*|\bdemand\w*|\bpropos\w*|\bconsent\w*|"
    r"\bapprov\w*|\bapprob\w*|\bobject(?!ive)\w*|\bconteste\w*|\bdispute\w*|\bnotif\w*|\bnotice\b|\binform\w*|\baccept\w*|\baccord\b|\bagree\w*|"
    r"\bnegoti\w*|\bnegoci\w*|\brencontr\w*|\bdeliver\w*|\bsubmit\w*|\btransmet\w*|\bcommuniqu\w*|\binitiative\b|\bdecid\w*|\bdiscretion\b|"
    r"\boption\b|\bentitled\b|\bfaculte\b|\bdroit\s+de\b|\breserv\w*"
)
"""Words of somebody who acts: then *shall be adjusted* may need him."""
_SOMEBODY = {
    language: re.compile(
        rf"(?<!ne )\b{_MAY[language]}(?!\s+(?:not|pas))\s+(?:\w+\s+){{0,4}}?{_ACTS[language]}|"
        r"\bshall\s+be\s+permitted\b|\b(?:a\s+la|sur)\s+demande\s+(?:\w+\s+)?(?:de\s+l'|du|de\s+la)|"
        r"\b(?:up)?(?:at|on)\s+the\s+(?:written\s+)?request\s+of\b"
    )
    for language in ("fr", "en")
}
"""A party may, or asks, that is called by its own name."""


def _of_revision(clause: ClauseWords, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match in a sentence that speaks of a revision: a renewal may be automatic too."""
    for match in pattern.finditer(clause.folded):
        near = clause.folded[max(match.start() - 70, 0) : match.end() + 70]
        if _ACT.search(near) and not re.search(r"renew|reconduc|renouvel", near):
            return match
    return None


_NOTICE = re.compile(
    r"\b(?:preavis|prior\s+(?:written\s+)?notice|written\s+notice|notice\s+of|prevenance|notifi\w+|notice)\b|"
    r"\b(?:lettre\s+recommandee|par\s+lettre|par\s+ecrit|informe\w*|d'en\s+informer|in\s+writing)\b(?=[^.;]{0,70}?\b(?:avant|a\s+l'avance|before|prior|in\s+advance)\b)"
)
_ACT = re.compile(r"\b(?:revis|adjust|increas|augment|index|actualis|modif|change)\w*")


def notice_of(clause: ClauseWords) -> str:
    """Return the notice that a revision needs, as an ISO duration; empty where none is told."""
    for match in _NOTICE.finditer(clause.folded):
        low, high = sentence_bounds(clause.text, match.start())
        if not _ACT.search(clause.folded, low, high):
            continue
        near = max(low, match.start() - 60), min(high, match.end() + 60)
        told = [
            one
            for one in find_durations(clause.text[near[0] : near[1]], clause.language)
            if one.duration is not None and not one.implied
        ]
        here = match.start() - near[0]
        for found in sorted(told, key=lambda one: min(abs(here - one.end), abs(one.start - here)))[:1]:
            if found.duration is not None:
                clause.told("notice", near[0] + found.start, near[0] + found.end, 0.85)
                return found.duration
    return ""
