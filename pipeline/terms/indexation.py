"""How a price is revised: by an index, a formula, a fixed percentage; firm and free prices make no term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_days import first_date
from pipeline.terms._indexation_formula import Formula, find_formula, variables
from pipeline.terms._indexation_indices import index_words
from pipeline.terms._indexation_named import (
    PRICE,
    REVISES,
    confidence_of,
    distinct_names,
    named_indices,
    quote_of,
)
from pipeline.terms._indexation_signals import SIGNALS
from pipeline.terms._indexation_unlisted import Unlisted, find_scale, find_unnamed
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_NEGOTIATES = re.compile(r"renegoci|negoci|negotiat|d'un commun accord|mutual(?:ly)? agree|good faith")
_DECIDED = re.compile(
    r"\b(?:sera|seront|est|sont|shall|will)\b[^.;]{0,60}\b(?:revis|index|adjust|increas|revaloris)"
)
_MEANS = re.compile(
    r"\A[\s\"'(\d.]*[\w& -]{0,40}\"?\s*(?:\([^)]{0,30}\)\s*)?(?:shall\s+)?(?:means?|designe|signifie)\b"
)
_BLANK_INDEX = re.compile(
    r"\b(?:l'indice|indice|index)\s+(?:de\s+|des\s+|du\s+|:\s*)?(?P<blank>\[[^\]\d]{0,40}\]|_{2,}|\.{4,}|"
    r"…+|x{3,}\w*|\{\{[^}]{0,40}\}\}|\*{3,})"
)
_OTHER_INDEX = {
    "fr": re.compile(
        r"(?:index\w*|revis\w*|revaloris\w*|vari\w*|evolu\w*)\b[^.;]{0,90}?\b(?P<name>ind(?:ice|"
        r"ex)\s+(?!de\s+base|de\s+reference\b(?!\s+des)|initial|connu|publie|precedent|du\s+trimestre|"
        r"du\s+mois)"
        r"[^.,;:()\n]{4,70})"
    ),
    "en": re.compile(
        r"(?:adjust\w*|increas\w*|escalat\w*|"
        r"indexed)\b[^.;]{0,90}?\b(?P<name>(?:[A-Z][\w&-]+\s+){1,5}(?:Price|Cost|Wage|Labou?r)\s+Ind(?:ex|"
        r"ices)\b[^.,;:()\n]{0,20})"
    ),
}
_REFERS = re.compile(
    r"\b(?:as indicated|as a result|above|aforesaid|foregoing|ci-dessus|ainsi|susvise\w*|precite\w*)\b"
)
_CONSUMER = ("CPI", "IPC", "RPI", "HICP", "IPCH")


class Indexation:
    """Reads revisions of a price; one term a clause and mechanism."""

    name = "indexation"
    version = 2
    kinds = ("indexation",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (*wrapped(*index_words("en")), *fixed.TRIGGERS["en"]),
        "fr": (*wrapped(*index_words("fr")), *fixed.TRIGGERS["fr"]),
        "und": (
            *wrapped(*index_words("en")),
            *index_words("fr"),
            *fixed.TRIGGERS["en"],
            *fixed.TRIGGERS["fr"],
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = SIGNALS

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the revisions of the clauses shown."""
        language: Language = "fr" if view.language == "fr" else "en"
        rows: list[_Row] = []
        for clause in clauses:
            text = view.text(clause)
            folded = words.folded_of(text)
            row = _by_index(view, clause, text, folded, language)
            if row is None:
                rows.extend(
                    _Row(term, clause, _region(view, clause))
                    for term in _without_index(view, clause, text, folded, language)
                )
            elif not _goes_on(rows, row) and not _completes(rows, row):
                rows.append(row)
        particular = {
            row.name for row in rows if row.name.endswith((" CPI", " PPI")) or row.name == "CPI-U"
        }
        for row in rows:
            if row.name in ("CPI", "PPI") and len(particular) == 1:
                name = next(iter(particular))
                yield replace(row.term, value={**row.term.value, "index": name}, value_text=name)
            else:
                yield row.term


@dataclass(frozen=True, slots=True)
class _Row:
    """A term, the clause it was read in, and where the paragraphs that go on with it end."""

    term: Term
    clause: Clause
    until: int
    name: str = ""


_NEAR = 6
"""Clauses that far apart, under one heading and on one index, tell of one revision."""


def _goes_on(rows: list[_Row], row: _Row) -> bool:
    """Whether a row only says more of the one before; what is new in it is added there."""
    if not rows or rows[-1].name != row.name:
        return False
    last = rows[-1]
    beside = row.clause.index - last.clause.index <= _NEAR and row.clause.path == last.clause.path
    if row.clause.start >= last.until and not (
        beside and _REFERS.search(row.term.evidences[0].quote.lower())
    ):
        return False
    value = {**row.term.value, **last.term.value}
    rows[-1] = replace(
        last, term=replace(last.term, value=value, evidences=last.term.evidences + row.term.evidences)
    )
    return True


def _completes(rows: list[_Row], row: _Row) -> bool:
    """Whether the paragraph before announced a revision that this one measures (``selon la formule :``)."""
    if not rows or rows[-1].name or row.clause.start >= rows[-1].until:
        return False
    last = rows[-1]
    if last.term.value.get("mechanism") not in ("other", "formula") or last.term.state != "stated":
        return False
    value = {**last.term.value, **row.term.value}
    rows[-1] = replace(
        row, term=replace(row.term, value=value, evidences=last.term.evidences + row.term.evidences)
    )
    return True


def _extractor() -> str:
    return f"{Indexation.name}/{Indexation.version}"


def _region(view: View, clause: Clause) -> int:
    """Return where the paragraphs that go on with a clause end: unnumbered or deeper ones, not far."""
    end = clause.end
    for following in view.clauses[clause.index + 1 : clause.index + 4]:
        # a formula on a line of its own looks like a heading
        plain = not following.number and (not following.heading or "=" in following.heading)
        goes_on = plain or (following.level > clause.level and clause.number)
        if not goes_on or following.role != clause.role or following.end - clause.start > 2600:
            break
        end = following.end
    return end


def _by_index(view: View, clause: Clause, text: str, folded: str, language: Language) -> _Row | None:
    named = named_indices(folded, language)
    if not named:
        return None
    if _MEANS.match(folded) and not re.search(
        r"shall be (?:adjusted|increased)|sera\w* (?:revis|index)", folded
    ):
        return None
    names = distinct_names(named)
    first = named[0]
    start, end = quote_of(text, folded, first, language)
    region_end = _region(view, clause)
    region = view.flow.text[clause.start : region_end]
    region_folded = words.folded_of(region)
    formula = find_formula(region)
    value = _value(
        region, region_folded, text, folded, (start, end), formula, language, _article(view, clause)
    )
    name = " + ".join(names)
    value = {"mechanism": _mechanism(names, formula, value, folded, start, end), "index": name, **value}
    sure = confidence_of(named, names, folded, start, end, language)
    evidences = _evidences(view, clause, text, (start, end), formula)
    return _Row(_term(value, name, evidences, sure), clause, region_end, name)


def _evidences(
    view: View, clause: Clause, text: str, quote: tuple[int, int], formula: Formula | None
) -> list[Evidence]:
    """Quote the sentence that names the index, and the formula with the words that lead to it."""
    at = clause.start
    named = view.flow.evidence(at + quote[0], at + quote[1])
    if formula is None or quote[0] <= formula.start < formula.end <= quote[1]:
        return [named]
    lead = formula.start
    if formula.start <= len(text):
        lead, _ = sentence_bounds(text, formula.start, back=240, ahead=5)
    stated = view.flow.evidence(at + min(lead, formula.start), at + formula.end)
    return [stated, named] if formula.start < quote[0] else [named, stated]


def _mechanism(
    names: list[str],
    formula: Formula | None,
    value: dict[str, JsonValue],
    folded: str,
    start: int,
    end: int,
) -> str:
    if formula is not None and re.search(r"\d[.,]\d|\+", formula.words):
        return "formula"
    if (
        formula is None
        and _NEGOTIATES.search(folded[start:end])
        and not re.search(r"sera|shall be", folded[start:end])
    ):
        return "negotiated"
    if "cap" in value and all(name.endswith(_CONSUMER) or name.startswith("CPI-") for name in names):
        return "cpi_capped"
    return "index_ratio"


def _value(
    region: str,
    region_folded: str,
    text: str,
    folded: str,
    quote: tuple[int, int],
    formula: Formula | None,
    language: Language,
    article: str,
) -> dict[str, JsonValue]:
    """Read what the words say of a revision; ``article``: folded text in which its limits may stand."""
    value: dict[str, JsonValue] = {}
    value.update(words.base(region_folded))
    value.update(words.bounds(text, folded, language))
    near = folded[max(quote[0] - 200, 0) : quote[1] + 200]
    often = words.frequency(folded[quote[0] : quote[1]], language) or words.frequency(near, language)
    if often is not None:
        value["frequency"] = often
    around = region_folded if language == "fr" else folded[max(quote[0] - 300, 0) : quote[1] + 500]
    way = words.direction(around, language)
    if way is None and "floor" not in value:
        ratio = formula is not None and re.search(r"[/÷]|\d\s*[(\[]", formula.words) is not None
        if words.follows(folded[quote[0] : quote[1]], language, ratio=ratio):
            way = words.direction(article, language) or "both"
    if way is not None:
        value["direction"] = way
    if formula is not None:
        value["formula"] = formula.words
        meant = variables(region, formula)
        if meant:
            value["variables"] = dict(meant)
    day = first_date(text, folded, language)
    if day is not None:
        value["first_date"] = day
    return value


def _without_index(
    view: View, clause: Clause, text: str, folded: str, language: Language
) -> Iterator[Term]:
    """Yield fixed percentages, capped and negotiated revisions, blank and unlisted indices."""
    blank = _BLANK_INDEX.search(folded)
    if blank is not None and REVISES[language].search(folded) and PRICE[language].search(folded):
        start, end = sentence_bounds(text, blank.start())
        evidence = view.flow.evidence(clause.start + start, clause.start + max(end, blank.end()))
        reason = (
            f"the index is left open ({' '.join(text[blank.start('blank') : blank.end('blank')].split())})"
        )
        yield Term("indexation", {}, "", (evidence,), 0.9, _extractor(), "unknown", reason)
        return
    scale = find_scale(text, folded, language)
    if scale is not None:
        yield _unlisted(view, clause, text, folded, scale, language)
        return
    hit = fixed.find(text, folded, language)
    if hit is not None:
        day = first_date(text, folded, language)
        evidence = view.flow.evidence(clause.start + hit.start, clause.start + hit.end)
        if hit.reason:
            yield Term(
                "indexation", dict(hit.value), "", (evidence,), 0.85, _extractor(), "unknown", hit.reason
            )
        else:
            first: dict[str, JsonValue] = {} if day is None else {"first_date": day}
            yield _term({**hit.value, **first}, hit.text, [evidence], hit.confidence)
        return
    other = None
    if "index" in folded or "indice" in folded:
        other = _OTHER_INDEX[language].search(text if language == "en" else folded)
    if other is not None and PRICE[language].search(folded):
        start, end = sentence_bounds(text, other.start("name"))
        name = " ".join(text[other.start("name") : other.end("name")].split())
        value: dict[str, JsonValue] = {"mechanism": "index_ratio", "index": name}
        formula = find_formula(text)
        around = _article(view, clause)
        value.update(_value(text, folded, text, folded, (start, end), formula, language, around))
        evidence = view.flow.evidence(clause.start + start, clause.start + max(end, other.end("name")))
        yield _term(value, name, [evidence], 0.65)
        return
    formula = find_formula(text)
    if (
        formula is not None
        and REVISES[language].search(folded)
        and re.search(r"revis|index|adjust|escalat", folded)
    ):
        low, _ = sentence_bounds(text, formula.start)
        around = folded[max(formula.start - 250, 0) : formula.end]
        if PRICE[language].search(around) and re.search(r"revis|index|price adjust|escalat", around):
            value = {"mechanism": "formula"}
            value.update(_value(text, folded, text, folded, (low, formula.end), formula, language, folded))
            evidence = view.flow.evidence(
                clause.start + min(low, formula.start), clause.start + formula.end
            )
            yield _term(value, "formula", [evidence], 0.7)
            return
    unnamed = find_unnamed(text, folded, language)
    if unnamed is not None:
        yield _unlisted(view, clause, text, folded, unnamed, language)


def _unlisted(
    view: View, clause: Clause, text: str, folded: str, hit: Unlisted, language: Language
) -> Term:
    value = {
        **_value(text, folded, text, folded, (hit.start, hit.end), None, language, _article(view, clause)),
        **hit.extra,
    }
    if hit.name:
        value["index"] = hit.name
    evidence = view.flow.evidence(clause.start + hit.start, clause.start + hit.end)
    return _term(value, hit.name or "index", [evidence], hit.confidence)


def _article(view: View, clause: Clause) -> str:
    """Return the folded text of a clause and of those beside it under the same heading.

    A sibling may take back what the clause says: *7.4 Toutefois le loyer ne pourra baisser*.
    """
    beside = [
        view.flow.text[other.start : min(other.end, other.start + 1500)]
        for other in view.clauses[max(clause.index - _BESIDE, 0) : clause.index + _BESIDE + 1]
        if other.index == clause.index or (other.path == clause.path and other.path)
    ]
    return words.folded_of("\n\n".join(beside))


_BESIDE = 6


def _term(value: dict[str, JsonValue], text: str, evidences: list[Evidence], confidence: float) -> Term:
    return Term("indexation", value, text, tuple(evidences), round(confidence, 2), _extractor())


EXTRACTOR = Indexation()
