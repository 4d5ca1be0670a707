"""A rise counted twice, told by what one sentence holds: last year's price, an index, a day that stays."""

from __future__ import annotations

from data import late as re

_MONTH_EN = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\s+(?:19|20)\d\d"
)
_MONTH_FR = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
    r"\s+(?:19|20)\d\d"
)
_PRICE_EN = r"(?:fees?|prices?|charges?|rents?|rates?|retainer|royalty|subscription|amounts?)"
_PRICE_FR = r"(?:prix|tarifs?|loyers?|redevances?|montants?|forfaits?|honoraires|remuneration|abonnement)"
_LAST = {
    "en": re.compile(
        rf"\b{_PRICE_EN}\s+(?:(?:then\s+)?being\s+(?:paid|charged)|then\s+in\s+force|in\s+(?:force|effect)"
        r"|(?:of|for)\s+the\s+(?:prior|previous|preceding|last)\s+(?:contract\s+)?year"
        r"|as\s+(?:it|they)\s+stood\s+after\s+the\s+(?:previous|last|preceding)\s+\w+)"
        rf"|\blast\s+(?:revised|adjusted|increased|indexed)\s+{_PRICE_EN}\b"
        rf"|\b{_PRICE_EN}\b[^.;]{{0,40}}?,\s+as\s+(?:already|previously|last)\s+(?:increased|revised|adjusted|indexed)"
    ),
    "fr": re.compile(
        rf"\b{_PRICE_FR}\s+(?:\w+\s+){{0,2}}?(?:payee?s?\s+(?:la\s+veille|jusque-la|l'annee\s+precedente)|en\s+vigueur"
        r"|issue?s?\s+de\s+la\s+(?:precedente|derniere)\s+revision|(?:de|d[eu])\s+l'annee\s+(?:precedente|ecoulee|d'avant))"
        r"|\bcelui\s+de\s+l'annee\s+(?:precedente|ecoulee|d'avant)"
        rf"|\bderni(?:er|ere|ers|eres)\s+{_PRICE_FR}\s+(?:revise|indexe|facture|paye|actualise)\w*"
        rf"|\b{_PRICE_FR}\b[^.;]{{0,60}}?,\s+tel(?:le)?s?\s+que\s+deja\s+(?:augment|revis|index|major)\w*"
    ),
}
_ACTS = {
    "en": re.compile(
        r"\b(?:multipl\w+|increas\w+|uplift\w*|ratio|proportion|fraction|rais(?:e|ed|ing)|adjust\w+)\b"
    ),
    "fr": re.compile(
        r"\b(?:multipli\w*|augment\w*|major\w*|rapport|proportion|fraction|le\s+sera\s+de\s+nouveau)\b"
    ),
}
_STAYS = {
    "en": re.compile(
        rf"\b(?:since|measured\s+from|from\s+its\s+(?:level|figure)\s+(?:in|of|for|at))\s+(?:the\s+)?(?:{_MONTH_EN}|(?:commencement|effective)"
        r"\s+date|date\s+of\s+(?:this|the)\s+(?:agreement|contract|lease))"
        rf"|\bdenominator\b[^.;]{{0,60}}?{_MONTH_EN}"
        rf"|\b(?:to\s+its\s+(?:figure|level|value)|to\s+(?:the|that)\s[^.;]{{0,50}}?\b(?:ruling|published|in\s+force|current))\s+(?:at|on|in|for)\s+"
        rf"(?:the\s+)?(?:{_MONTH_EN}|(?:commencement|effective)\s+date|date\s+of\s+(?:this|the)\s+(?:agreement|contract|lease))"
        rf"|\b[a-z]{{1,5}}0\s+(?:being\s+)?that\s+(?:of|for)\s+{_MONTH_EN}"
    ),
    "fr": re.compile(
        rf"\bdepuis\s+(?:son\s+niveau\s+d[e']\s?|sa\s+valeur\s+d[e']\s?|le\s+mois\s+d[e']\s?)?{_MONTH_FR}"
        r"|\bdepuis\s+la\s+(?:signature|date\s+d[e']|prise\s+d'effet|conclusion)"
        rf"|\bdenominateur\b[^.;]{{0,60}}?{_MONTH_FR}"
        rf"|\ba\s+(?:celui|l'(?:indice|index)|sa\s+valeur)\b[^.;]{{0,40}}?(?:{_MONTH_FR}|\b(?:connu|publie)\w*\s+a\s+la\s+(?:date\s+de\s+)?"
        r"(?:signature|conclusion)|\bde\s+la\s+(?:date\s+de\s+(?:la\s+)?)?(?:signature|prise\s+d'effet|conclusion))"
        rf"|\b[a-z]{{1,5}}0\s+(?:etant\s+)?celui\s+d[e']\s?{_MONTH_FR}"
    ),
}
_ROLLS = re.compile(
    r"\b(?:previous|preceding|prior|last)\s+(?:revision|adjustment|review|increase|year)|\bused\s+at\s+the\s+last"
    r"|\b(?:derniere|precedente)\s+revision|\brevision\s+(?:precedente|anterieure)|\boriginal\s+(?:amount|price|fee)|\bprix\s+d'origine"
)
"""An index that starts from the last revision, or a sum that starts from the first price."""
_AGAIN = re.compile(
    r"\b(?:each|every|annual|annually|yearly|chaque|tous\s+les\s+ans|annuelle\w*|par\s+an)\b"
)
_INDEX = re.compile(
    r"\bind(?:ex|ice|ices|exes)\b|\b(?:cpi|rpi|ppi|hicp|syntec|icht|bt\s?01|ilat|ilc)\b|\b[a-z]{1,3}\s?/\s?[a-z]{1,3}0\b"
)
_SENTENCE = re.compile(r"(?:[^.;]|\.(?=\d)|\.(?=[a-z]\.))+")


def said(folded: str, language: str) -> tuple[int, int] | None:
    """Return where one sentence moves last year's price by all that an index did since a day that stays.

    Args:
        folded: words of the clause.
        language: ``fr``, or read as English.
    """
    side = "fr" if language == "fr" else "en"
    if _AGAIN.search(folded) is None:
        return None
    for sentence in _SENTENCE.finditer(folded):
        last = _LAST[side].search(folded, *sentence.span())
        if last is None:
            continue
        rest = (last.end(), sentence.end())
        stays = _STAYS[side].search(folded, *rest)
        if stays is None or _ROLLS.search(folded, *rest) or _INDEX.search(folded, *sentence.span()) is None:
            continue
        if _ACTS[side].search(folded, *sentence.span()):
            return last.start(), stays.end()
    return None
