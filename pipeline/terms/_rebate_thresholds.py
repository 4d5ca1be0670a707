"""From which quantity or turnover a rebate is given, where it stands farther away or has no unit."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline import _number_words as number_words
from pipeline.terms._payment_figures import figures
from pipeline.terms.base import View
from pipeline.types import Language

_REACHED = (
    r"(?<![a-z])(?:exceed\w*|pass(?:es|ed|ing)?|tops?|beyond|past|crosse[sd]|reach\w*|above|over|more\s+than"
    r"|at\s+least|(?:up)?on\s+(?:the\s+)?(?:purchase|order)s?\s+of|purchases?\s+of|orders?\s+of|after|once"
    r"|a\s+partir\s+d(?:e\s|')|au-dela\s+d(?:e\s|')|des|plus\s+d(?:e\s|')|passe\w*|franchi\w*|exced\w+|depass\w+"
    r"|atteint|atteign\w+|apres|superieure?s?\s+a)\s*"
    r"(?:(?:a\s+total\s+of|the\s+sum\s+of|the|le\s+seuil\s+de|la\s+barre\s+des|les|la\s+somme\s+de)\s+)?"
)
_BEFORE = re.compile(rf"{_REACHED}\Z")
_BARE = re.compile(
    rf"{_REACHED}(?P<figure>\d{{1,3}}(?:[, ]\d{{3}})+|\d{{2,9}}|{number_words.WORDS})"
    r"(?P<nth>(?:st|nd|rd|th|e|eme)(?![a-z]))?(?![\d%]|[.,]\d|\s*(?:%|per\s?cent|pour\s?cent"
    r"|(?:business\s+|working\s+)?(?:days?|weeks?|months?|years?|hours?|jours?|mois|ans?|annees?|semaines?|heures?)(?![a-z])"
    r"|\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|fev|avr|mai|juin|juil|aout)))"
)
_TAIL = re.compile(r"\s+(?:have|has|are|were|is|was|being|ont|sont|est)(?![a-z]).*\Z")
_RATE = re.compile(r"\d\s*\)?\s*(?:%|per\s?cent|pour\s?cent)")
_MEASURED = re.compile(
    r"order\w*|purchas\w*|bought|buys?|spend\w*|turnover|units?|volume\w*|quantit\w*|sales|year|month|achat\w*|achet\w*"
    r"|command\w*|chiffre|unites?|an(?![a-z])|annee|annuel\w*|vente\w*|mois(?![a-z])"
)
"""What is counted up to a threshold: without it a figure may be anything."""


def threshold(view: View, text: str, line: str, language: Language) -> str | None:
    """Return the threshold of the one rebate of a sentence, as it is said; ``None`` where none is read.

    Args:
        view: what the sentence belongs to.
        text: of the sentence.
        line: the same, folded on one line.
        language: of the words.
    """
    if len(_RATE.findall(line)) > 1:
        return None  # which threshold goes with which rate is not known
    return next(_told(view, text, line, language), None)


def _told(view: View, text: str, line: str, language: Language) -> Iterator[str]:
    for figure in figures(view, text, line, language):
        if figure.kind in ("amount", "quantity") and _BEFORE.search(
            line, max(0, figure.start - 60), figure.start
        ):
            yield _TAIL.sub("", figure.text)
    for match in _BARE.finditer(line) if _MEASURED.search(line) else ():
        digits = re.sub(r"\D", "", match["figure"]) or str(number_words.value(match["figure"]) or "")
        if digits and int(digits) > 1:
            yield digits + ("th" if match["nth"] else "")
