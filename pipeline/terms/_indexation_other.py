"""Revisions in clauses that name no index of the lists: percentages, scales, formulas, *the Index*."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms import _indexation_one_way as one_way
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_days import first_date
from pipeline.terms._indexation_formula import find_formula, ratio_codes
from pipeline.terms._indexation_merge import Row
from pipeline.terms._indexation_named import (
    PRICE,
    REVISES,
    not_revised,
)
from pipeline.terms._indexation_phrases import OTHER_INDEX
from pipeline.terms._indexation_titles import title_of
from pipeline.terms._indexation_unlisted import Unlisted, find_scale, find_unnamed
from pipeline.terms._indexation_value import (
    EXTRACTOR_KEY,
    REFERENCE,
    article_of,
    excluded_fall,
    region_of,
    term_of,
    value_of,
)
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_BLANK_INDEX = re.compile(
    r"\b(?:l'indice|indice|index)\s+(?:de\s+|des\s+|du\s+|:\s*)?(?P<blank>\[[^\]\d]{0,40}\]|_{2,}|\.{4,}|"
    r"…+|x{3,}\w*|\{\{[^}]{0,40}\}\}|\*{3,})"
)
_OF_PRICES = re.compile(r"\b(?:prix|couts?|loyers?|salaires?|production|insee)\b")
_PLAIN, _LOOSE = 0.82, 0.65
_REVISION = re.compile(r"revis|index|price adjust|escalat")
_LIKE_RATIO = re.compile(
    r"(?P<of>[A-Z][A-Za-z]{0,4})[ ]?[1nNt]?\s*[/÷]\s*(?P=of)[ ]?[0oO](?![a-z])|\bRPI\s*\(n\)\s*/"
)
"""A later value over the first one of the same thing, as ``F1/F0`` or ``W/Wo``: only a revision has one."""


def without_index(view: View, clause: Clause, text: str, folded: str, language: Language) -> Iterator[Row]:
    """Yield fixed percentages, capped and negotiated revisions, blank and unlisted indices."""
    until = region_of(view, clause)
    indexed = "index" in folded or "indice" in folded
    blank = _BLANK_INDEX.search(folded) if indexed else None
    if blank is not None and REVISES[language].search(folded) and PRICE[language].search(folded):
        start, end = sentence_bounds(text, blank.start())
        evidence = view.flow.evidence(clause.start + start, clause.start + max(end, blank.end()))
        reason = (
            f"the index is left open ({' '.join(text[blank.start('blank') : blank.end('blank')].split())})"
        )
        yield Row(
            Term("indexation", {}, "", (evidence,), 0.9, EXTRACTOR_KEY, "unknown", reason), clause, until
        )
        return
    scale = find_scale(text, folded, language)
    if scale is not None:
        yield _unlisted(view, clause, text, folded, scale, language)
        return
    hit = fixed.find(text, folded, language)
    unnamed = find_unnamed(text, folded, language)
    if unnamed and language == "fr" and not_revised(folded, unnamed.start, unnamed.end):
        unnamed = None
    if hit is not None and hit.text != "other":
        yield _fixed(view, clause, text, folded, hit, language)
        return
    row = _titled(view, clause, text, folded, language) or _formula_alone(
        view, clause, text, folded, language
    )
    if row is not None:
        yield row
    elif unnamed is not None:
        yield _unlisted(view, clause, text, folded, unnamed, language)
    elif hit is not None:
        yield _fixed(view, clause, text, folded, hit, language)
    elif language == "en" and (ratio := _as_ratio(view, clause, text, folded, until)) is not None:
        yield ratio
    elif (kept := _kept_up(view, clause, text, folded, language, until)) is not None:
        yield kept


_OF_INDEX = re.compile(
    r"\b(?:ind(?:ex|ices?|exation|exee?s?|exed)|cpi\w*|rpi|revis(?:ion|ed?|ee)|formul[ae]|coefficient|escalat\w+)\b"
)
_LOOSE_WORDS = frozenset({"revision", "revise", "revisee", "revised", "formula", "formulae", "coefficient"})
"""Words that speak of a price only where one stands beside them, in English."""
_OF_MARKET = re.compile(
    r"\bmarket\b|\bvaleur\s+locative|\binsur|\bassur|\bsalar|\bsalaire|\bdeposit|\bdepot|\broyalt|\bminimum\s+(?:annual|quantit)|"
    r"\b(?:interest|borrowing|libor|euribor|exchange)\b"
)


def _kept_up(
    view: View, clause: Clause, text: str, folded: str, language: Language, until: int
) -> Row | None:
    """Return what says only that the price does not fall with *the Index*, which another clause names."""
    if _OF_INDEX.search(folded) is None:
        return None
    span = one_way.said_at(folded, language)
    if span is None:
        return None
    sentence = folded[slice(*span)]
    named = _OF_INDEX.search(sentence)
    priced = language == "fr" or PRICE[language].search(sentence) is not None
    if named is None or (named.group() in _LOOSE_WORDS and not priced):
        return None
    if _OF_MARKET.search(sentence) is not None:
        return None
    proof = view.flow.evidence(clause.start + span[0], clause.start + len(text[: span[1]].rstrip()))
    value: dict[str, JsonValue] = {"mechanism": "index_ratio", "direction": "up"}
    return Row(
        term_of(value, "index", [proof], _LOOSE), clause, until, refers=True, rises=proof, excluded=True
    )


_RATIO = re.compile(
    r"\bmultipl\w+[^.;]{0,120}?\bdivid\w+|\bdivid\w+[^.;]{0,120}?\bmultipl\w+|\bmultipl\w+[^.;]{0,60}?\b(?:fraction|ratio|quotient)\b"
    r"|\b(?:bears?|same|equal)\s+(?:[\w£$€.,]+\s+){0,4}?(?:proportion|relation|ratio)\b|\bnumerator\b[^.;]{0,200}?\bdenominator\b"
)


def _as_ratio(view: View, clause: Clause, text: str, folded: str, until: int) -> Row | None:
    """Return a revision in the proportion of *the Index*, which another clause defines."""
    for said in _RATIO.finditer(folded):
        start, end = sentence_bounds(text, said.start())
        sentence = folded[start:end]
        if not (REFERENCE["en"].search(sentence) and PRICE["en"].search(sentence)):
            continue
        value: dict[str, JsonValue] = {"mechanism": "index_ratio"}
        around = article_of(view, clause)
        value.update(value_of(text, folded, text, folded, (start, end), None, "en", around))
        evidence = view.flow.evidence(clause.start + start, clause.start + end)
        return Row(term_of(value, "index", [evidence], _LOOSE), clause, until, refers=True)
    return None


def _fixed(view: View, clause: Clause, text: str, folded: str, hit: fixed.Fixed, language: Language) -> Row:
    """Return a percentage, a capped or a negotiated revision."""
    evidence = view.flow.evidence(clause.start + hit.start, clause.start + hit.end)
    until = region_of(view, clause)
    if hit.reason:
        term = Term(
            "indexation", dict(hit.value), "", (evidence,), 0.85, EXTRACTOR_KEY, "unknown", hit.reason
        )
        return Row(term, clause, until)
    day = first_date(text, folded, language)
    first: dict[str, JsonValue] = {} if day is None else {"first_date": day}
    refers = hit.text == "other" and REFERENCE[language].search(folded) is not None
    return Row(
        term_of({**hit.value, **first}, hit.text, [evidence], hit.confidence), clause, until, refers=refers
    )


def _titled(view: View, clause: Clause, text: str, folded: str, language: Language) -> Row | None:
    """Return a revision by an index that no list holds, under the name that is printed."""
    if not ("index" in folded or "indice" in folded) or PRICE[language].search(folded) is None:
        return None
    for other in OTHER_INDEX[language].finditer(text if language == "en" else folded):
        name = title_of(text[other.start("name") : other.end("name")], language)
        if name is None or (language == "fr" and not_revised(folded, other.start(), other.start("name"))):
            continue
        start, end = sentence_bounds(text, other.start("name"))
        value: dict[str, JsonValue] = {"mechanism": "index_ratio", "index": name}
        formula = find_formula(text)
        around = article_of(view, clause)
        value.update(value_of(text, folded, text, folded, (start, end), formula, language, around))
        evidence = view.flow.evidence(
            clause.start + start, clause.start + max(end, other.start("name") + len(name))
        )
        until = region_of(view, clause)
        rises, excluded = excluded_fall(view, clause, until, value, language)
        sure = _PLAIN if _of_prices(folded[start:end], words.folded_of(name), language) else _LOOSE
        term = term_of(value, name, [evidence], sure)
        return Row(term, clause, until, name, (name,), rises=rises, excluded=excluded)
    return None


def _of_prices(sentence: str, name: str, language: Language) -> bool:
    """Tell whether one French sentence revises a price by an index that its name says to be of prices."""
    return (
        language == "fr"
        and _OF_PRICES.search(name) is not None
        and REVISES["fr"].search(sentence) is not None
        and PRICE["fr"].search(sentence.split(name)[0]) is not None
    )


def _formula_alone(view: View, clause: Clause, text: str, folded: str, language: Language) -> Row | None:
    """Return a revision by a formula, the index of which is named elsewhere or not at all."""
    until = region_of(view, clause)
    region = view.flow.text[clause.start : until]
    formula = find_formula(region)
    if formula is None or formula.start >= len(text):
        return None
    region_folded = words.folded_of(region)
    low, _ = sentence_bounds(region, formula.start)
    around = region_folded[max(formula.start - 250, 0) : formula.end]
    legend = region_folded[formula.end : formula.end + 500]
    refers = REFERENCE[language].search(around + legend) is not None
    revises = _REVISION.search(around) is not None or _LIKE_RATIO.search(formula.words) is not None
    told = revises and PRICE[language].search(around) is not None
    if not told and not (refers and PRICE[language].search(legend)):
        return None
    value: dict[str, JsonValue] = {"mechanism": "formula"}
    span = (low, formula.end)
    value.update(
        value_of(region, region_folded, region, region_folded, span, formula, language, region_folded)
    )
    evidence = view.flow.evidence(clause.start + min(low, formula.start), clause.start + formula.end)
    codes, all_of_them = ratio_codes(region, formula, ())
    rises, _ = excluded_fall(view, clause, until, value, language)
    if all_of_them and codes:
        name = " + ".join(codes)
        term = term_of({**value, "index": name}, name, [evidence], 0.75)
        return Row(term, clause, until, name, tuple(codes), rises=rises)
    return Row(term_of(value, "formula", [evidence], 0.7), clause, until, refers=refers, rises=rises)


def _unlisted(view: View, clause: Clause, text: str, folded: str, hit: Unlisted, language: Language) -> Row:
    value = {
        **value_of(
            text, folded, text, folded, (hit.start, hit.end), None, language, article_of(view, clause)
        ),
        **hit.extra,
    }
    if hit.name:
        value["index"] = hit.name
    evidence = view.flow.evidence(clause.start + hit.start, clause.start + hit.end)
    until = region_of(view, clause)
    rises, excluded = excluded_fall(view, clause, until, value, language)
    return Row(
        term_of(value, hit.name or "index", [evidence], hit.confidence),
        clause,
        until,
        hit.name,
        (hit.name,) if hit.name else (),
        refers=not hit.name,
        rises=rises,
        excluded=excluded,
    )
