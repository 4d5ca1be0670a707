"""A new price that is revised as before: *clause 6 continues to apply to the charge as so changed*."""

from __future__ import annotations

from datetime import date, timedelta

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.indexation._days import Anchors, plus_months, revisions
from pipeline.indexation._readings import moving_base
from pipeline.indexation.amended import Said
from pipeline.indexation.formula import FixedRate, Formula
from pipeline.types import Language

_PRICE_EN = r"(?:charge|fee|rent|price|rate|sum|amount)s?"
_PRICE_FR = r"(?:prix|loyer|redevance|mensualite|forfait|tarif|montant|abonnement)s?"
_CLAUSE_EN = (
    r"(?:clauses?|articles?|sections?|"
    r"paragraphs?)\s+[\d.]+(?:\s+of\s+the\s+(?:\w+\s+)?(?:agreement|contract|lease))?"
)
_NEW_EN = (
    r"(?:(?:(?:as\s+)?(?:so|thus|hereby)|as)\s+(?:changed|varied|increased|reduced|amended|revised|fixed))"
)
_NEW_FR = r"(?:(?:ainsi\s+)?(?:fixee?|portee?|modifiee?|determinee?|arretee?)s?)"
_IT_FR = (
    r"(?:il|elle|celui-ci|celle-ci|ce\s+(?:nouveau\s+)?(?:prix|loyer|forfait|montant)|"
    r"cette\s+(?:nouvelle\s+)?(?:redevance|mensualite))"
)
_MOVES_FR = (
    r"(?:continue(?:ra)?\s+(?:d['\u2019]evoluer|de\s+varier|d['\u2019]etre\s+(?:revise|indexe|augmente)e?|a\s+(?:evoluer|varier))|"
    r"(?:evolue|varie)(?:ra)?|(?:est|sera|reste|demeure)\s+(?:revise|indexe)e?)"
)
_AS_FR = (
    r"(?:dans\s+les\s+conditions|selon\s+les\s+modalites|comme\s+(?:il\s+est\s+)?(?:dit|prevu)|conformement)\s+"
    r"(?:(?:de|a|prevues\s+a)\s*)?\s*"
)
_BASED = re.compile(
    r"\bsur\s+cette\s+(?:nouvelle\s+)?base\b|\bon\s+(?:that|this|the\s+new)\s+bas(?:is|e)\b"
)
"""On the price as it now is, and not the base of an index."""
_ON = {
    "en": re.compile(
        rf"\b{_CLAUSE_EN}\s+(?:shall\s+|will\s+)?(?:continues?|applies|apply)\s+(?:to\s+apply,?\s+)?(?:and\s+applies\s+)?(?:to|in\s+respect\s+of)\s+"
        rf"(?:the|that)\s+(?:\w+\s+){{0,3}}?{_PRICE_EN}\s+{_NEW_EN}\b|"
        rf"\b{_PRICE_EN}\s+{_NEW_EN}\s+(?:shall|will)\s+(?:continue\s+to\s+)?be\s+(?:reviewed|adjusted|increased|indexed|revised)\s+"
        rf"(?:under|in\s+accordance\s+with|as\s+provided\s+in|pursuant\s+to)\s+{_CLAUSE_EN}|"
        rf"\b(?:it|that\s+sum|the\s+new\s+{_PRICE_EN})\s+(?:continues?\s+to\s+be|is|shall\s+be|will\s+be|goes\s+on\s+being)\s+"
        rf"(?:reviewed|adjusted|increased|indexed|revised)\s+(?:under|in\s+accordance\s+with|as\s+provided\s+in)\s+{_CLAUSE_EN}|"
        rf"\b{_CLAUSE_EN}\s+(?:continues?\s+to\s+apply|applies)\s+to\s+(?:it|that\s+sum)\b"
    ),
    "fr": re.compile(
        rf"\b{_PRICE_FR}\s+(?:\w+\s+)?{_NEW_FR}\s+(?:est|sera|sont|seront|reste\w*|demeure\w*|continue\w*\s+d['\u2019]etre)\s+"
        r"(?:revise|indexe|revalorise|augmente)e?s?\s+(?:comme\s+(?:il\s+est\s+)?(?:dit|prevu|stipule|indique)|dans\s+les\s+conditions|"
        r"selon\s+les\s+modalites|conformement)\b|"
        r"\b(?:l['\u2019]article|la\s+clause)\s+[\d.]+(?:\s+du\s+contrat)?\s+(?:continue\w*\s+(?:de|a)\s+s['\u2019]appliquer(?:,?\s+et\s+s['\u2019]applique)?|reste\s+applicable|"
        rf"s['\u2019]applique)\s+(?:a\s+la|au|a\s+l['\u2019])\s*(?:\w+\s+)?{_PRICE_FR}\s+(?:\w+\s+)?{_NEW_FR}\b|"
        rf"\b{_IT_FR}\s+{_MOVES_FR}\s+{_AS_FR}\s+(?:l['\u2019]article|la\s+clause)\s+[\d.]+"
    ),
}
_OTHERWISE = re.compile(
    r"%|per\s?cent|pour\s?cent|\bind(?:ex|ice)s?\b|\bbase\b|\b(?:cpi|rpi|ilc|ilat|irl|icc|syntec|bt01)\b|\b(?:but|except|save|unless|however|provided|sauf|mais|"
    r"toutefois|hormis|sous\s+reserve|instead|until|jusqu)\b|[€£$]|\beuros?\b"
)
_YEAR = 12


def goes_on(
    said: Said, formulas: tuple[Formula, ...], anchors: Anchors, day: date, language: Language
) -> bool:
    """Whether a sentence only says that the new price goes on moving as the one before did.

    Args:
        said: the sentence.
        formulas: how the price moves by its clause; from a base that stays it cannot simply go on.
        anchors: the contract's days.
        day: from which the new price is due.
        language: of the paper.
    """
    words = _BASED.sub(" ", " ".join(fold(said.words).split()))
    if not formulas or _ON[language].search(words) is None or _OTHERWISE.search(words) is not None:
        return False
    dates = {one.date for one in find_dates(said.words, language) if one.precision == "day"}
    return all(_moves_on(one, anchors, day, dates) for one in formulas)


def _moves_on(formula: Formula, anchors: Anchors, day: date, dates: set[date | None]) -> bool:
    """Whether a price moves from the one before, and next on the day that is told, if one is."""
    own = formula.movement
    if not moving_base(formula) and not (isinstance(own, FixedRate) and formula.of == "previous"):
        return False
    days = revisions(formula.days, own, anchors, plus_months(day, 2 * _YEAR) + timedelta(days=1)).days
    following = [one for one in days if one > day]
    return dates <= set(following[:1])
