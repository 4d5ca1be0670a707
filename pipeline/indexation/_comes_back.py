"""A price that is worked out from itself, in words: *K is the price divided by the initial price*.

A coefficient that moves a price, and is itself the ratio of the price so moved to the price before,
gives no price at all. Letters do the same: *P is P0 multiplied by K, and K is P divided by P0*.
"""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re

_PRICE = (
    r"(?:prix|loyers?|redevances?|tarifs?|honoraires|abonnements?|forfaits?|prices?|fees?|rents?|charges?|rates?|"
    r"subscriptions?)"
)
_MOVED = (
    r"(?:revisee?s?|ajustee?s?|indexee?s?|actualisee?s?|reevaluee?s?|majoree?s?|obtenue?s?|"
    r"nouve(?:au|l|lle|aux|lles)|revised|adjusted|increased|indexed|new|resulting|updated|uplifted)"
)
_FIRST = (
    r"(?:initiale?s?|de\s+base|d'origine|de\s+depart|precedente?s?|anterieure?s?|en\s+(?:vigueur|cours)|initialement|de\s+reference|"
    r"initial|base|original|starting|previous|preceding|prior|existing|current|first|opening)"
)
_THE = r"(?:(?:the|a|an|le|la|les|l'|ce|cette|ces|this|that|such|its|son|sa)\s*)?"
_LATER = (
    rf"{_THE}(?:{_MOVED}\s+(?:\w+\s+)?{_PRICE}|"
    rf"{_PRICE}\s+(?:ainsi\s+|tel(?:le)?s?\s+que\s+|so\s+|as\s+(?:so\s+)?)?{_MOVED})"
)
_EARLIER = (
    rf"{_THE}(?:{_FIRST}\s+(?:\w+\s+)?{_PRICE}|{_PRICE}\s+(?:\w+\s+)?{_FIRST}|"
    rf"{_PRICE}\s+(?:previously|initially|then|in\s+force|in\s+effect|payable|of\s+the\s+(?:first|preceding|previous)|for\s+the\s+(?:first|preceding|previous)|"
    rf"avant|de\s+l'annee\s+precedente|de\s+la\s+premiere))"
)
_LETTERS = (
    r"(?P<new>\b[a-z]{1,3}\d?\b)\s*(?:divided\s+by|over|/|divise\s+par|rapporte\s+a|par|a|to|and|et)\s+"
    r"(?P<old>(?P=new)\s?[0o])\b"
)
_RATIO = re.compile(
    rf"{_LATER}\s*(?:,\s*)?(?:divided\s+by|over|/|divisee?s?\s+par|rapportee?s?\s+a)\s+{_EARLIER}|"
    rf"(?:ratio|quotient|rapport|relation|proportion|variation|ecart|difference|evolution|change)\s+(?:of|between|du|de\s+la|de\s+l'|des|entre|de|in)\s*{_LATER}\s+"
    rf"(?:to|and|par|au|aux|a|et|sur|from|over|par\s+rapport\s+(?:a|au)|avec)\s+{_EARLIER}|"
    rf"(?:dividing|en\s+divisant|division\s+d[eu])\s+{_LATER}\s+(?:by|par)\s+{_EARLIER}|"
    rf"(?:by\s+which|dont)\s+{_LATER}\s+(?:exceeds?|excede|depasse|is\s+(?:higher|greater)\s+than)\s+{_EARLIER}|"
    rf"(?:(?:ratio|quotient|rapport)\s+(?:of|between|de|entre)\s+|dividing\s+|divisant\s+)?{_LETTERS}"
)
_QUANTITY = re.compile(
    r"\b(?:(?P<noun>coefficient|factor|facteur|multiplier|multiplicateur|ratio|quotient|rapport|index|indice|percentage|pourcentage|taux|rate)\b"
    r"(?:\s+(?:de\s+(?:revision|variation|l'annee)|d'(?:indexation|actualisation|ajustement)|of\s+(?:revision|adjustment)))?\s*(?P<letter>\b[a-z]\d?\b)?|(?P<alone>\b[a-z]\b))"
    r"[\s\"\u00ab\u00bb\u201c\u201d,:(]*(?:means|mean|is|are|being|be|equals?|denotes?|represents?|est|etant|egale?|designe|correspond|represente|s'obtient|"
    r"obtenue?|is\s+obtained|calcule\w*|lequel|which|qui|where|dont|by\s+which|of|between|entre|du|de\s+la|de\s+l'|=)"
)
_MOVES = re.compile(
    r"\b(?:multipl\w*|calcul\w*|comput\w*|determin\w*|revis\w*|adjust\w*|ajust\w*|obtain\w*|obtenu\w*|index\w*|vari\w*|appliqu\w*|application|apply\w*|applied|"
    r"increas\w*|augment\w*|actualis\w*|times|fois|uplift\w*|worked\s+out|x)\b|[\u00d7*]"
)
_NOT_SO = re.compile(
    r"\b(?:if|when|whenever|where\s+the\s+(?:ratio|quotient)|unless|should|lorsque?|lorsqu'|si|s'il|des\s+lors\s+que|exceed(?:s|ed|ing)?\s+(?!the\s)|not\s+exceed|excede\w*\s+\d|"
    r"depass\w*\s+\d|limit\w*|plafonn\w*|options?|extras?|additional|supplementa\w*|supplementaires?|complementaires?|accessoires?|autres?\s+prix|discount|remise|information|a\s+titre\s+indicatif)\b"
)
"""A case, a bound, or the price of something else that follows the main one."""
_INDEX = re.compile(r"\b(?:indices?|ind(?:ex|exes)|syntec|cpi|rpi|ilc|ilat|irl|icc|bt\d\d|ipc|inflation)\b")
_SENTENCES = re.compile(r"(?<=[.;])\s+")
_FAR = 90


@dataclass(frozen=True, slots=True)
class ComesBack:
    """Where words tell a price by a quantity that is a ratio of the price itself; offsets in the text."""

    start: int
    end: int


def comes_back(folded: str) -> ComesBack | None:
    """Return where folded words work a price out from itself, if they do."""
    for ratio in _RATIO.finditer(folded):
        low, high = _sentence(folded, ratio.start())
        letter = ratio["new"]
        if letter is not None and not _is_price(folded, letter):
            continue
        if _NOT_SO.search(folded, low, min(high, ratio.end() + 40)) is not None:
            continue
        told = _quantity(folded, max(low, ratio.start() - _FAR), ratio)
        if told is None:
            continue
        start, names = told
        if _moved_by(folded, names, (start, ratio.end())):
            return ComesBack(start, ratio.end())
    return None


def _quantity(folded: str, low: int, ratio: re.Match[str]) -> tuple[int, tuple[str, ...]] | None:
    """Return where the quantity is named that a ratio defines, and its names."""
    found = [one for one in _QUANTITY.finditer(folded, low, ratio.end()) if one.start() <= ratio.start()]
    own = [one for one in found if one["noun"] not in ("rapport", "ratio", "quotient")] or found
    if not own:
        return None
    last = own[-1]
    names = tuple(one for one in (last["noun"], last["letter"], last["alone"]) if one)
    between = folded[last.end() : ratio.start()]
    if _INDEX.search(between) is not None:
        return None
    return last.start(), names


def _moved_by(folded: str, names: tuple[str, ...], own: tuple[int, int]) -> bool:
    """Whether a price is said to move by a quantity, in words before its definition or elsewhere."""
    low = 0
    for sentence in _SENTENCES.split(folded):
        start = folded.find(sentence, low)
        low = start + len(sentence)
        inside = start <= own[0] < low
        words = folded[start : own[0]] if inside else sentence
        named = inside or any(re.search(rf"\b{re.escape(name)}\b", words) for name in names)
        if (
            named
            and re.search(rf"\b{_PRICE}\b", words)
            and _MOVES.search(words)
            and not _NOT_SO.search(words)
        ):
            return True
    return False


def _is_price(folded: str, letter: str) -> bool:
    """Whether a letter is told as the price: *the price P*, *P is the revised fee*."""
    name = re.escape(letter)
    return (
        re.search(
            rf"\b{_PRICE}\s+(?:\w+\s+)?[\"(\u00ab\u201c]?\s?{name}\b|\b{name}\s*[\"\u00bb\u201d)]?\s*(?:,\s*)?(?:is|est|=|:|being|etant|means|designe|represents?|represente)\s*{_THE}"
            rf"(?:{_MOVED}\s+)?(?:\w+\s+)?{_PRICE}\b(?!\s+ind(?:ex|ices)\b)",
            folded,
        )
        is not None
    )


def _sentence(folded: str, at: int) -> tuple[int, int]:
    starts = [match.end() for match in _SENTENCES.finditer(folded) if match.end() <= at]
    after = _SENTENCES.search(folded, at)
    return (starts[-1] if starts else 0), (after.start() if after is not None else len(folded))
