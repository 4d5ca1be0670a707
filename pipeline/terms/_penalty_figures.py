"""What the figures around a penalty are: paid, measured, taken off, the end of a range, or a cap."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _passage, _sums
from pipeline.terms._passage import Passage
from pipeline.terms._sums import Sum
from pipeline.terms.base import View

_NEXT_CAP = re.compile(
    r"(?:liquidated\s+damages|penalt\w+|penalites?|retenues|refactions|indemnites?|such\s+(?:amount|payment|credit)"
    r"|montant)[^.]{0,160}?(?:exceed\w*|maximum|capped|plafon\w+|exced\w+|depass\w+|limite\w*)[^.]{0,80}"
)
OF_FIGURES = re.compile(
    r"\s+(?:(?:est|sont|sera|seront)\s+(?:fixee?s?\s+)?)?d(?:e|')\s?\d"
    r"|\s+of\s+(?:eur|usd|gbp|us)?\s?[$£€]?\s?\d"
    r"|\s+(?:are|is|(?:shall|will)\s+be|amounts?\s+to)\s+(?:eur|usd|gbp|us)?\s?[$£€]?\s?\d"
)
"""*Une penalite de 200 euros*: what is named with its figures is owed, whatever the verb."""
BREACHED = re.compile(r"in\s+(?:the|case)|en\s+cas(?!\s+de\s+retard$)")
LUMP = re.compile(
    r"\b(?:sum|amount|equivalent|compensation|equal\s+to|somme|montant|indemnite|egale?|equivalente?"
    r"|forfait\w*)\b"
)
COMPUTED = re.compile(
    r"\b(?:equal\s+to|in\s+the\s+amount|calculated|egale?\s+(?:a|au)|correspondant|d'un\s+montant)\b"
)
EXAMPLE = re.compile(r"\bexamples?\b|\be\.g\.|\bexemples?\b")
_TAKEN_OFF = re.compile(
    r"(?:\bless|\bminus|=|\bx|\*|\breduced by|\bmoins|\bdiminue\w* d\w+|\bexample\b[^.;]{0,60}"
    r"|\bexemple\b[^.;]{0,60})[\s(:]{0,3}\Z"
)


def taken_off(folded: str, item: Sum) -> bool:
    """Tell a sum that is subtracted, or part of a worked example, from one that is paid."""
    return _TAKEN_OFF.search(folded, max(0, item.start - 80), item.start) is not None


_MEASURED = re.compile(
    r"\b(?:inferieure?s?|superieure?s?|egale?s?\s+ou\s+(?:inferieure?|superieure?)s?)\s+(?:a|au)\s*\Z"
    r"|\b(?:en\s+dessous|au-dessous|en\s+deca|au-dela|moins|plus)\s+d(?:e|'|u)?\s*\Z"
    r"|\b(?:disponibilite|seuil|niveau|objectif|taux\s+d(?:e\s+(?:disponibilite|service|reussite|satisfaction"
    r"|conformite|decroche|presence)|'\w+))\b(?![^%]{0,60}penalit)[^.;%]{0,50}\Z"
)


def is_threshold(folded: str, item: Sum) -> bool:
    """Tell a share that is measured (``une disponibilite inferieure a 98 %``) from one that is paid."""
    return item.key == "rate" and _MEASURED.search(folded, max(0, item.start - 90), item.start) is not None


def range_end(folded: str, rates: list[Sum], rate: Sum) -> str:
    """Return the end of a range: ``from 1,000 to 5,000`` is 1,000, at most 5,000."""
    if not re.search(r"\b(?:from|between|de|entre)\s*\Z", folded[max(0, rate.start - 9) : rate.start]):
        return ""
    later = [item for item in rates if item.start > rate.end and item.key == rate.key and item.text]
    if later and re.search(r"\b(?:to|and|a|et)\s*\Z", folded[max(0, later[0].start - 6) : later[0].start]):
        return later[0].text
    return ""


def cap_of(view: View, passage: Passage, rates: list[Sum], rate: Sum) -> str:
    """Return the cap of a penalty as written, in its sentence or the next; nothing where none is told."""
    capped = [item.text for item in rates if item.is_cap and item.text and item.start > rate.start]
    if capped:
        return capped[0]
    after = _passage.following(view, passage, 420)
    match = _NEXT_CAP.search(after)
    if match is None:
        return ""
    start = passage.end + match.start()
    text = view.flow.text[start : passage.end + match.end()]
    piece = Passage(start, passage.end + match.end(), text, match.group(), 0, 0, passage.clause)
    return next((item.text for item in _sums.sums(view, piece, 0, len(text)) if item.text), "")
