"""Months of a paper or of a payment: *the January invoice* says nothing of the index of January."""

from __future__ import annotations

from data import late as re

_PAPER_EN = (
    r"(?:invoices?|bills?|billings?|statements?|letters?|notices?|notifications?|announcements?|newsletters?|mailings?|"
    r"e-?mails?|circulars?|payments?|instal?lments?|pay\s?run|direct\s+debit|rent\s+(?:day|demand|payment))"
)
_PAPER_FR = (
    r"(?:factur\w+|avis|quittances?|lettres?|courriers?|courriels?|releves?|echeances?|termes?|annonces?|bulletins?|"
    r"notifications?|circulaires?|appels?\s+de\s+(?:fonds|loyer|charges)|paiements?|reglements?|prelevements?|mensualites?)"
)
_TELLS = (
    r"(?:announc\w+|notif\w+|tell|told|inform\w*|invoic\w+|bill(?:ed)?|send|sent|write|written|communicat\w+|advis\w+|"
    r"annonc\w+|communiqu\w+|factur\w+|adress\w+|envoy\w+|avis\w+|fera\s+connaitre|port\w+\s+a\s+la\s+connaissance)"
)
_AFTER = re.compile(rf"\s+(?:\d{{4}}\s+)?{_PAPER_EN}\b")
_BEFORE = re.compile(
    rf"\b{_PAPER_EN}\s+(?:\w+\s+)?(?:for|of|in|dated)\s+(?:the\s+month\s+of\s+)?\Z|"
    rf"\b{_PAPER_FR}\s+(?:d[eu]\s+|d['\u2019]\s?|en\s+)(?:mois\s+d[e'\u2019]\s?)?\Z"
)
_TOLD_IN = re.compile(
    rf"\b{_TELLS}\b(?P<what>[^.;,]{{0,60}}?)\b(?:in|during|by|en|au\s+mois\s+d[e'\u2019]|courant|dans\s+le\s+courant\s+d[e'\u2019])\s?"
    r"(?:early\s+|late\s+|mid-?\s?|the\s+month\s+of\s+)?\Z"
)
_INDEX = re.compile(r"\b(?:ind(?:ex|ices?)|indexes|cpih?|rpi|valeurs?|value|figure\s+for)\b")
_MODAL = re.compile(r"\b(?:of|for|in|the|last)\s+\Z")
_OF_A_YEAR = re.compile(r"\s+(?:of|in)\s+(?:the|that|each|such|this)\s+(?:\w+\s+){0,2}?year\b|\s+\d{4}\b")
"""*March of that year* is no verb."""
_BEHIND = 110


def no_month_of_index(words: str, month: str, start: int, end: int) -> bool:
    """Whether a month is no month of an index: a verb (*may*), or when a paper comes or a price is told.

    Args:
        words: folded text.
        month: as written; empty for a quarter.
        start: where it stands.
        end: of it.
    """
    before = words[max(start - _BEHIND, 0) : start]
    verb = month in ("may", "march") and _OF_A_YEAR.match(words, end) is None
    if verb and _MODAL.search(before) is None:
        return True
    if not month:
        return False
    if _AFTER.match(words, end) is not None or _BEFORE.search(before) is not None:
        return True
    told = _TOLD_IN.search(before)
    return told is not None and _INDEX.search(told["what"]) is None
