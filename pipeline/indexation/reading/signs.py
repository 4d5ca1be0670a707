"""Readings told for all letters by their sign: *les valeurs affectées de la lettre « o » sont ...*."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from data import late as re
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.expression import Letter
from pipeline.indexation.reading.references import FoundReference, Role, reference_in

_NOUGHT = r"[\"\u201c\u201d\u00ab\u00bb'\u2019(\s]*(?:[o0]|zero)[\"\u201c\u201d\u00ab\u00bb'\u2019)\s]*"
_N = r"[\"\u201c\u201d\u00ab\u00bb'\u2019(\s]*n[\"\u201c\u201d\u00ab\u00bb'\u2019)\s]*"
_BEARING = (
    r"(?:affecte|indice|suivi|marque|accompagne|muni|assorti)\w*\s+(?:de\s+|d'|par\s+|du\s+)?(?:la\s+|l'|une?\s+)?(?:lettre|indice|exposant|signe|suffixe|chiffre)?|"
    r"(?:portant|avec)\s+(?:la\s+|l'|un\s+|une\s+)?(?:lettre|indice|exposant|suffixe|signe)|"
    r"(?:bearing|carrying|marked|with)\s+(?:the\s+|a\s+)?(?:suffix|subscript|letter|sign)?|(?:the\s+)?(?:suffix|subscript|letter)"
)
_BASE = re.compile(rf"\b(?:{_BEARING})\s*{_NOUGHT}\b|\b(?:indices?|valeurs?|index)\s+(?:zero|0)\b")
_OTHERS = re.compile(
    r"\b(?:(?:ceux|celles|les\s+autres|the\s+others?|those)\b[^.;,]{0,30}?\b(?:depourvu\w*|sans|without|not\s+so)|"
    r"(?:valeurs?|indices?|index|parametres?)\s+(?:sans\s+(?:indice|lettre|exposant)|depourvu\w*|non\s+(?:affecte|indice)\w*)|"
    r"les\s+autres\b|the\s+others?\b|(?:values?|indices)\s+without\b)|"
    rf"\b(?:{_BEARING})\s*{_N}\b"
)
_KNOWN_AT = re.compile(
    r"\bvaleurs?\s+(?:connues?|publiees?|en\s+vigueur)\b|\bvalues?\s+(?:known|published)\b"
)
_REST = 220


def by_sign(clause: ClauseWords, letter: Letter, role: Role) -> FoundReference | None:
    """Return the reading that a sentence tells for every letter with, or without, the sign of the base."""
    pattern, other = (_BASE, _OTHERS) if role == "base" else (_OTHERS, _BASE)
    for match in pattern.finditer(clause.folded):
        high = _sentence_end(clause, match.end())
        following = other.search(clause.folded, match.end(), high)
        until = high if following is None else following.start()
        found = reference_in(clause.folded, match.end(), until, clause.language, role)
        if found is not None:
            if role == "base" and (value := _respectively(clause, letter, found.end, until)) is not None:
                found = replace(found, reference=replace(found.reference, value=value))
            return found
    if role == "base":
        known = _KNOWN_AT.search(clause.folded)
        if known is not None and re.search(
            r"[0oO]\s*:\s*\d", clause.text[max(known.start() - 60, 0) : known.start()]
        ):
            return reference_in(
                clause.folded, known.start(), _sentence_end(clause, known.end()), clause.language, role
            )
    return None


def _sentence_end(clause: ClauseWords, at: int) -> int:
    end = next((high for low, high in sentences_of(clause) if low <= at < high), len(clause.text))
    return min(end, at + _REST)


_EACH = re.compile(r"respective(?:ment|ly),?\s*(?P<values>\d[\d., ]*\d(?:\s*(?:,|et|and)\s*\d[\d., ]*\d)*)")
_VALUE = re.compile(r"\d+[.,]\d+")


def _respectively(clause: ClauseWords, letter: Letter, low: int, high: int) -> Decimal | None:
    """Return the value of a letter, where values stand in the order of the formula: *respectivement*."""
    match = _EACH.search(clause.folded, low, high + 60)
    formula = next((part for part in clause.parts if part.name == "formula"), None)
    if match is None or formula is None:
        return None
    values = _VALUE.findall(match["values"])
    bases = [
        one.start()
        for one in re.finditer(r"[A-Z][\w-]*[\s_]?[0oO]\b", clause.text[formula.start : formula.end])
    ]
    bases = [
        one + formula.start
        for one in bases
        if "/" in clause.text[max(one + formula.start - 3, 0) : one + formula.start]
    ]
    if len(bases) != len(values) or letter.start not in bases:
        return None
    return Decimal(values[bases.index(letter.start)].replace(",", "."))
