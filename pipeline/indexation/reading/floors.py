"""Words that leave a price no way down: a floor at the price before or at the base price, wherever told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data import late as re
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.terms import _indexation_words as words
from pipeline.terms._law_places import sentence_bounds

_PRICE = (
    r"(?:prix|loyers?|tarifs?|redevances?|forfaits?|montants?|abonnements?|"
    r"fees?|prices?|rents?|charges?|rates?|sums?|amounts?|royalt\w+)"
)
_LESS_EN = r"(?:less|lower|smaller)\s+than,?|below|beneath|under(?=\s+(?:the|that|its)\b)"
_LESS_FR = (
    r"(?:inferieure?s?\s+(?:a\b|au\b|aux\b)|moindre\s+que|en[- ]dessous\s+d|au-dessous\s+d|en\s+deca\s+d)"
)
_REFUSED_EN = (
    r"\b(?:not|never|neither|nor|no\s+(?:event|case|circumstances?|adjustment|revision|review|indexation|"
    r"change)|without|cannot)\b"
)
_REFUSED_FR = r"\b(?:ne|n'|aucune?|jamais|sans|ni)\b"
_HELD_EN = (
    rf"(?:the\s+|that\s+|its\s+|such\s+|any\s+|what\s+|those\s+)*(?:[\w-]+\s+){{0,4}}?(?:{_PRICE}|level|figure|passing|current|existing|"
    r"paid|payable|previously|immediately)\b"
)
_HELD_FR = (
    rf"\s*(?:l[ea']s?\s*|l'|celui|celle|ceux|dernier\w*\s+|precedent\w*\s+|u\s+|e\s+|es\s+)*\s*(?:[\w-]+\s+){{0,3}}?"
    rf"(?:{_PRICE}|niveau|celui|celle|acquitte|paye|en\s+vigueur|en\s+cours|precedent)"
)
_FLOOR = {
    "en": re.compile(rf"{_REFUSED_EN}[^.;]{{0,130}}?\b(?:{_LESS_EN})\s+(?={_HELD_EN})(?!\s*[\d£$€])"),
    "fr": re.compile(rf"{_REFUSED_FR}[^.;]{{0,130}}?\b{_LESS_FR}(?={_HELD_FR})"),
}
_INDEX = (
    r"(?:ind(?:ex|ice)s?|cpih?|rpi|ilc|ilat|irl|icc|syntec|inflation|variation|evolution|change|movement|"
    r"figure|percentage|rate|result|coefficient|ratio|rapport|quotient|[a-z]{1,2}\d?)"
)
_NO_FALL = {
    "en": re.compile(
        # a fall is left out of account
        rf"\b(?:if|should|where|when|in\s+the\s+event|in\s+case)\b[^.;]{{0,60}}?\b{_INDEX}\b[^.;]{{0,60}}?\b(?:negative|nil|reduction|fall\w*|fell|decreas\w*|declin\w*|"
        r"(?:less\s+than|lower\s+than|below)(?!\s+(?:\d|[a-z]+\s+per\s?cent))|drop\w*|down)\b[^.;]{0,110}?\b(?:treated\s+as\s+(?:nil|zero|0)|as\s+(?:nil|zero|0\s*%)|deemed\s+(?:to\s+be\s+)?(?:nil|zero|0)|"
        r"unchanged|not\s+be\s+(?:altered|changed|reduced|adjusted|decreased|varied)|no\s+(?:adjustment|change|reduction|decrease|alteration|review)|"
        r"(?:remains?|stays?|stands?)\s+(?:as|unaltered|the\s+same|unchanged|unaltered)|shall\s+(?:remain|stay|continue)|not\s+(?:move|change|fall|alter|go\s+down)|disregarded|ignored)\b|"
        rf"\b{_PRICE}\b[^.;]{{0,40}}?\b(?:shall|will|may|can|must|is|are|do|does)\s*(?:not|never)\s+(?:\w+\s+){{0,3}}?(?:fall|go\s+down|decrease|be\s+(?:reduced|decreased|lowered)|reduce)\b"
        r"(?!\s+(?:below\s+\d|by\s+more))|\b(?:upwards?\s+only|ratchet\w*|no\s+(?:reduction|decrease|downward)\w*\s+(?:\w+\s+){0,4}?(?:shall|will|is|may|can|permitted|in|of)(?!\s+(?:exceed|be\s+more|be\s+greater)))\b|"
        rf"\b(?:only|solely)\s+(?:where|if|when)\s+[^.;]{{0,40}}\b{_INDEX}\b[^.;]{{0,30}}\b(?:ris\w+|increas\w+|higher|greater|positive)\b|"
        rf"\b(?:decrease|fall|reduction|decline|negative\s+\w+)s?\b\s+(?:in|of)\s+(?:the\s+)?(?:\w+\s+){{0,3}}?{_INDEX}\b[^.;]{{0,40}}?\b(?:disregarded|ignored|no\s+effect|not\s+(?:give|result|lead|be\s+taken|affect))"
    ),
    "fr": re.compile(
        r"\bsans\s+(?:jamais\s+)?pouvoir\b[^.;]{0,70}?\bni\s+(?:\w+\s+)?(?:diminuer|baisser|decroitre)\b(?!\s+de\s+plus)|"
        rf"\b(?:si|lorsqu\w*|dans\s+l'hypothese|dans\s+le\s+cas|au\s+cas|en\s+cas\s+de)\b\s*[^.;]{{0,70}}?\b{_INDEX}\b[^.;]{{0,70}}?\b(?:inferieur\w*(?!\s+(?:ou\s+egale?\s+)?a\s+\d)|negati\w*|baiss\w*|"
        r"diminu\w*|recul\w*|flechi\w*|en\s+baisse)\b[^.;]{0,120}?\b(?:prive\w*\s+d'effet|sans\s+effet|inchange\w*|maintenu\w*|restera|reste|demeure\w*|"
        r"ne\s+(?:sera|seront|pourra|jouera|s'applique\w*|produira)|n'(?:aura|y\s+aura|entraine\w*|est|aurait)|neutralise\w*|reputee?\s+nulle?|nulle?\b|zero)|"
        rf"{_REFUSED_FR}[^.;]{{0,90}}?\b(?:entrainer|conduire|aboutir|donner\s+lieu|avoir\s+pour\s+(?:effet|consequence)|se\s+traduire|provoquer|autoriser)\b[^.;]{{0,40}}?\b"
        r"(?:baisse|diminution|reduction|diminuer|reduire|baisser|ramener)\b(?![^.;]{0,20}(?:plus\s+de|superieure\s+a|excedant)\s)"
    ),
}
_BEYOND = re.compile(r"\d\s*%|per\s*cent|pour\s?cent|\bof\s+the\s+variation|de\s+la\s+variation")
"""*Not below 95 % of the base rate* holds at a figure, and leaves a way down to it."""
_THAN_AN_AMOUNT = re.compile(
    r"(?:inferieure?s?\s+a|(?:less|lower)\s+than|dessous\s+de|below)\s*(?:the\s+sum\s+of\s+)?(?:[€$£]|eur|usd)?\s*\d"
)
"""*Not less than 10 000 €* is a lowest price and excludes no fall."""
_OTHER = re.compile(
    r"\b(?:days?|months?|jours?|mois|weeks?|deposit|depot|insur|assur|quantit|volume|surface|capital|number|nombre|notice|preavis|standard|"
    r"qualit|penalt|wage|salary\s+of|minimum\s+order)\w*\b"
)


def fall_excluded(clause: ClauseWords) -> tuple[int, int] | None:
    """Return where words leave the price no way down, if there are any."""
    known = words.fall_excluded_span(clause.folded, clause.language)
    if known is not None and _THAN_AN_AMOUNT.search(clause.folded, known[0], known[0] + 140) is None:
        return known
    for low, high in sentences_of(clause):
        for table in (_FLOOR, _NO_FALL):
            match = table[clause.language].search(clause.folded, low, high)
            if match is None:
                continue
            after = clause.folded[match.end() : match.end() + 50]
            if table is _FLOOR and (_BEYOND.search(after[:40]) or _OTHER.search(match.group()[-60:])):
                continue
            if _THAN_AN_AMOUNT.match(clause.folded, match.end() + len(after) - len(after.lstrip())):
                # "shall not fall below £40,000"
                continue
            return match.span()
    return None


_COMPARED = re.compile(
    r"(?:less|lower|smaller|inferieure?s?|dessous|deca|moindre)\s+(?:than|au?x?|de|du|que|d')\s*|\b(?:below|beneath)\s+"
)
_FIRST_PRICE = re.compile(
    r"\b(?:initial|de\s+base|d'origine|original|base\s+(?:fee|rent|price|charge|rate)"
    r"(?!\s+(?:then|in\s+effect|payable|immediately|during|for\s+the\s+(?:\w+\s+){0,3}(?:year|period|term|month)))|"
    r"fixe\w*\s+(?:a\s+l'article|ci-)|commencement|(?:on|at)\s+the\s+(?:date\s+(?:of|hereof)|start)|first\s+(?:\w+\s+)?year|"
    r"a\s+la\s+(?:date\s+de\s+)?(?:signature|prise\s+d'effet)|set\s+(?:out|forth)|stated\s+in|specified\s+in)"
)
_PRICE_BEFORE = re.compile(
    r"\b(?:immediately|preceding|previous\w*|prior|then|passing|current|existing|payable|paid|last|just|en\s+vigueur|acquitt\w*|precedent\w*|"
    r"dernier\w*|en\s+cours|paye\w*|atteint|anterieur\w*|avant|ecoule\w*|exigible|until|before)\b"
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a price does not fall below: the price before or the base price; offsets of the words."""

    at: Literal["previous", "base"]
    start: int
    end: int
    confidence: float


def floor_of(clause: ClauseWords) -> Held | None:
    """Return at what words hold a price from falling; ``None`` where they do not."""
    span = fall_excluded(clause)
    if span is None:
        return None
    _, high = sentence_bounds(clause.text, span[0])
    end = max(span[1], min(high, span[1] + 60))
    compared = _COMPARED.split(clause.folded[span[0] : max(high, span[1])])
    if len(compared) == 1:
        return Held("previous", span[0], end, 0.9)
    first, before = _FIRST_PRICE.search(compared[-1]), _PRICE_BEFORE.search(compared[-1])
    told = (
        first is not None or before is not None or re.match(r"(?:celui|celle|that\b|what\b)", compared[-1])
    )
    return Held("base" if first is not None else "previous", span[0], end, 0.9 if told else 0.85)
