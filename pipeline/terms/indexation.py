"""How a price is revised: by an index, a formula, a fixed percentage; firm and free prices make no term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_days import first_date
from pipeline.terms._indexation_formula import Formula, find_formula, ratio_codes, variables
from pipeline.terms._indexation_indices import IndexName, find_indices, index_words
from pipeline.terms._indexation_merge import Row, merged
from pipeline.terms._indexation_named import (
    PRICE,
    REVISES,
    confidence_of,
    distinct_names,
    named_indices,
    quote_of,
    with_codes,
)
from pipeline.terms._indexation_signals import SIGNALS
from pipeline.terms._indexation_titles import title_of
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
        r"(?:index\w*|revis\w*|revaloris\w*|vari\w*|evolu\w*)\b[^.;]{0,90}?\b(?P<name>ind(?:ice|ex)\s+"
        r"[^.,;:()\n]{3,90})"
    ),
    "en": re.compile(
        r"(?:adjust\w*|increas\w*|escalat\w*|"
        r"indexed)\b[^.;]{0,90}?\b(?P<name>(?:[A-Z][\w&-]+\s+){1,5}(?:Price|Cost|Wage|Labou?r)s?\s+Ind(?:ex|"
        r"ices)\b(?:\s+(?:for|of)\s+(?:the\s+)?[A-Z][^.,;:()\n]{2,50})?)"
    ),
}
_REFERENCE = {
    "fr": re.compile(r"\bl'indice\b|\bl'index\b|\bl'indexation\b"),
    "en": re.compile(r"\bthe\s+index\b|\bthe\s+indexation\b"),
}
_ALIAS = re.compile(
    r"(?:\A|[\s\"'(-])(?:l'|the\s+|le\s+|term\s+)*\"?\s*(?:ind(?:ice|ex)|(?:[a-z]+\s){1,3}ind(?:ex|ice))(?:\s+de\s+"
    r"reference)?\s*\"?\s*"
    r"(?::|means|shall\s+mean|is\s+(?:agreed\s+to\s+mean|defined\s+as)|designe|signifie|s'entend\s+de)\s*"
    r"(?:l'|le\s+|la\s+|the\s+)?(?:[\w.]+\s+){0,3}\Z"
)
_ALIAS_HINT = re.compile(r"ind(?:ex|ice)[a-z ]{0,15}\"?\s*(?::|means|shall|is\b|designe|signifie|s'entend)")
_CONSUMER = ("CPI", "IPC", "RPI", "HICP", "IPCH")


class Indexation:
    """Reads revisions of a price; one term a clause and mechanism."""

    name = "indexation"
    version = 3
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
        rows: list[Row] = []
        for clause in clauses:
            text = view.text(clause)
            folded = words.folded_of(text)
            row = _by_index(view, clause, text, folded, language)
            if row is None:
                rows.extend(_without_index(view, clause, text, folded, language))
            elif not _completes(rows, row):
                rows.append(row)
        yield from merged(_particular(rows))


def _particular(rows: list[Row]) -> list[Row]:
    """Give the bare *CPI* of later clauses the name of the one that the document defines."""
    known = {row.name for row in rows if row.name.endswith((" CPI", " PPI")) or row.name == "CPI-U"}
    if len(known) != 1:
        return rows
    (name,) = known
    return [
        replace(
            row,
            name=name,
            names=(name,),
            term=replace(row.term, value={**row.term.value, "index": name}, value_text=name),
        )
        if row.name in ("CPI", "PPI") and name.endswith((row.name, "CPI-U" if row.name == "CPI" else "-"))
        else row
        for row in rows
    ]


def _completes(rows: list[Row], row: Row) -> bool:
    """Whether the paragraph before announced a revision that this one measures (``selon la formule :``)."""
    if not rows or rows[-1].name or row.clause.start >= rows[-1].until:
        return False
    last = rows[-1]
    if last.term.value.get("mechanism") not in ("other", "formula") or last.term.state != "stated":
        return False
    if row.defines:
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


def _by_index(view: View, clause: Clause, text: str, folded: str, language: Language) -> Row | None:
    named = named_indices(folded, language) or _defined(folded, language)
    if not named:
        return None
    names = distinct_names(named)
    first = named[0]
    start, end = quote_of(text, folded, first, language)
    region_end = _region(view, clause)
    if _only_defines(folded, first, (start, end), language):
        stop = first.end + len(text[first.end : end].rstrip(" \n-–•;"))
        evidence = view.flow.evidence(clause.start + start, clause.start + stop)
        meaning: dict[str, JsonValue] = {"index": names[0]}
        term = _term(meaning, names[0], [evidence], 0.95 if first.spelled else 0.88)
        return Row(term, clause, region_end, names[0], (names[0],), defines=True)
    if _MEANS.match(folded) and not re.search(
        r"shall be (?:adjusted|increased)|sera\w* (?:revis|index)", folded
    ):
        return None
    region = view.flow.text[clause.start : region_end]
    region_folded = words.folded_of(region)
    formula = find_formula(region)
    if formula is not None:
        codes, all_of_them = ratio_codes(region, formula, names)
        names = with_codes(names, codes, all_of_them=all_of_them)
    value = _value(
        region, region_folded, text, folded, (start, end), formula, language, _article(view, clause)
    )
    name = " + ".join(names)
    value = {"mechanism": _mechanism(names, formula, value, folded, start, end), "index": name, **value}
    sure = confidence_of(named, names, folded, start, end, language)
    evidences = _evidences(view, clause, text, (start, end), formula)
    rises = _rises(view, clause, region_end, language) if value.get("direction") == "up" else None
    return Row(_term(value, name, evidences, sure), clause, region_end, name, tuple(names), rises=rises)


def _defined(folded: str, language: Language) -> list[IndexName]:
    """Return the index that a definition of *the Index* names, though no price stands near it."""
    if _ALIAS_HINT.search(folded) is None:
        return []
    for index in find_indices(folded, language):
        if _ALIAS.search(folded, max(index.start - 90, 0), index.start) is not None:
            return [index]
    return []


def _only_defines(folded: str, index: IndexName, quote: tuple[int, int], language: Language) -> bool:
    """Whether a clause only says what *the Index* is, and no sentence of it revises a price."""
    if _ALIAS.search(folded, max(index.start - 90, 0), index.start) is None:
        return False
    for part in (folded[: quote[0]], folded[quote[1] :]):
        for said in _REFERENCE[language].finditer(part):
            low, high = sentence_bounds(part, said.start())
            if PRICE[language].search(part, low, high) and REVISES[language].search(part, low, high):
                return False
    return True


def _rises(view: View, clause: Clause, until: int, language: Language) -> Evidence | None:
    """Quote the sentence that excludes a fall: of the clause, or of one beside it in the same article."""
    spans = [(clause.start, until)]
    spans += [(other.start, other.end) for other in _siblings(view, clause) if other.index != clause.index]
    for start, end in spans:
        text = view.flow.text[start : min(end, start + 3000)]
        at = words.fall_excluded(words.folded_of(text), language)
        if at is not None:
            low, high = sentence_bounds(text, at)
            return view.flow.evidence(start + low, start + len(text[:high].rstrip()))
    return None


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


def _without_index(view: View, clause: Clause, text: str, folded: str, language: Language) -> Iterator[Row]:
    """Yield fixed percentages, capped and negotiated revisions, blank and unlisted indices."""
    until = _region(view, clause)
    blank = _BLANK_INDEX.search(folded)
    if blank is not None and REVISES[language].search(folded) and PRICE[language].search(folded):
        start, end = sentence_bounds(text, blank.start())
        evidence = view.flow.evidence(clause.start + start, clause.start + max(end, blank.end()))
        reason = (
            f"the index is left open ({' '.join(text[blank.start('blank') : blank.end('blank')].split())})"
        )
        yield Row(
            Term("indexation", {}, "", (evidence,), 0.9, _extractor(), "unknown", reason), clause, until
        )
        return
    scale = find_scale(text, folded, language)
    if scale is not None:
        yield _unlisted(view, clause, text, folded, scale, language)
        return
    hit = fixed.find(text, folded, language)
    unnamed = find_unnamed(text, folded, language)
    if hit is not None and (unnamed is None or hit.text != "other"):
        yield _fixed(view, clause, text, folded, hit, language)
        return
    row = _titled(view, clause, text, folded, language) or _formula_alone(
        view, clause, text, folded, language
    )
    if row is not None:
        yield row
    elif unnamed is not None:
        yield _unlisted(view, clause, text, folded, unnamed, language)


def _fixed(view: View, clause: Clause, text: str, folded: str, hit: fixed.Fixed, language: Language) -> Row:
    """Return a percentage, a capped or a negotiated revision."""
    evidence = view.flow.evidence(clause.start + hit.start, clause.start + hit.end)
    until = _region(view, clause)
    if hit.reason:
        term = Term(
            "indexation", dict(hit.value), "", (evidence,), 0.85, _extractor(), "unknown", hit.reason
        )
        return Row(term, clause, until)
    day = first_date(text, folded, language)
    first: dict[str, JsonValue] = {} if day is None else {"first_date": day}
    refers = hit.text == "other" and _REFERENCE[language].search(folded) is not None
    return Row(
        _term({**hit.value, **first}, hit.text, [evidence], hit.confidence), clause, until, refers=refers
    )


def _titled(view: View, clause: Clause, text: str, folded: str, language: Language) -> Row | None:
    """Return a revision by an index that no list holds, under the name that is printed."""
    if not ("index" in folded or "indice" in folded) or PRICE[language].search(folded) is None:
        return None
    for other in _OTHER_INDEX[language].finditer(text if language == "en" else folded):
        name = title_of(text[other.start("name") : other.end("name")], language)
        if name is None:
            continue
        start, end = sentence_bounds(text, other.start("name"))
        value: dict[str, JsonValue] = {"mechanism": "index_ratio", "index": name}
        formula = find_formula(text)
        around = _article(view, clause)
        value.update(_value(text, folded, text, folded, (start, end), formula, language, around))
        evidence = view.flow.evidence(
            clause.start + start, clause.start + max(end, other.start("name") + len(name))
        )
        until = _region(view, clause)
        rises = _rises(view, clause, until, language) if value.get("direction") == "up" else None
        return Row(_term(value, name, [evidence], 0.65), clause, until, name, (name,), rises=rises)
    return None


def _formula_alone(view: View, clause: Clause, text: str, folded: str, language: Language) -> Row | None:
    """Return a revision by a formula, the index of which is named elsewhere or not at all."""
    until = _region(view, clause)
    region = view.flow.text[clause.start : until]
    formula = find_formula(region)
    if formula is None or formula.start >= len(text):
        return None
    region_folded = words.folded_of(region)
    low, _ = sentence_bounds(region, formula.start)
    around = region_folded[max(formula.start - 250, 0) : formula.end]
    legend = region_folded[formula.end : formula.end + 500]
    refers = _REFERENCE[language].search(around + legend) is not None
    told = _REVISION.search(around) is not None and PRICE[language].search(around) is not None
    if not told and not (refers and PRICE[language].search(legend)):
        return None
    value: dict[str, JsonValue] = {"mechanism": "formula"}
    span = (low, formula.end)
    value.update(
        _value(region, region_folded, region, region_folded, span, formula, language, region_folded)
    )
    evidence = view.flow.evidence(clause.start + min(low, formula.start), clause.start + formula.end)
    return Row(_term(value, "formula", [evidence], 0.7), clause, until, refers=refers)


_REVISION = re.compile(r"revis|index|price adjust|escalat")


def _unlisted(view: View, clause: Clause, text: str, folded: str, hit: Unlisted, language: Language) -> Row:
    value = {
        **_value(text, folded, text, folded, (hit.start, hit.end), None, language, _article(view, clause)),
        **hit.extra,
    }
    if hit.name:
        value["index"] = hit.name
    evidence = view.flow.evidence(clause.start + hit.start, clause.start + hit.end)
    until = _region(view, clause)
    rises = _rises(view, clause, until, language) if value.get("direction") == "up" else None
    return Row(
        _term(value, hit.name or "index", [evidence], hit.confidence),
        clause,
        until,
        hit.name,
        (hit.name,) if hit.name else (),
        refers=not hit.name,
        rises=rises,
    )


def _article(view: View, clause: Clause) -> str:
    """Return the folded text of a clause and of those beside it under the same heading.

    A sibling may take back what the clause says: *7.4 Toutefois le loyer ne pourra baisser*.
    """
    beside = [
        view.flow.text[other.start : min(other.end, other.start + 1500)]
        for other in _siblings(view, clause)
    ]
    return words.folded_of("\n\n".join(beside))


def _siblings(view: View, clause: Clause) -> list[Clause]:
    return [
        other
        for other in view.clauses[max(clause.index - _BESIDE, 0) : clause.index + _BESIDE + 1]
        if other.index == clause.index or (other.path == clause.path and other.path)
    ]


_BESIDE = 6


def _term(value: dict[str, JsonValue], text: str, evidences: list[Evidence], confidence: float) -> Term:
    return Term("indexation", value, text, tuple(evidences), round(confidence, 2), _extractor())


EXTRACTOR = Indexation()
