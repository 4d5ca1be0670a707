"""How a price is revised: by an index, a formula, a fixed percentage; firm and free prices make no term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from data import late as re
from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_added import added
from pipeline.terms._indexation_each_year import with_days
from pipeline.terms._indexation_formula import Formula, find_formula, ratio_codes
from pipeline.terms._indexation_indices import IndexName, find_indices, index_words
from pipeline.terms._indexation_merge import Row, merged
from pipeline.terms._indexation_named import (
    PRICE,
    REVISES,
    confidence_of,
    distinct_names,
    labelled,
    named_indices,
    quote_of,
    with_codes,
)
from pipeline.terms._indexation_other import without_index
from pipeline.terms._indexation_publishers import other_publisher
from pipeline.terms._indexation_signals import SIGNALS
from pipeline.terms._indexation_value import (
    NAME,
    REFERENCE,
    VERSION,
    article_of,
    excluded_fall,
    limit_beside,
    mechanism_of,
    region_of,
    term_of,
    value_of,
)
from pipeline.terms._indexation_variants import variant_of
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_DECIDED = re.compile(
    r"\b(?:sera|seront|est|sont|shall|will|may)\b[^.;]{0,60}\b(?:revis|index|adjust|increas|revaloris|"
    r"actualis)|"
    r"\b(?:varie|varient|variera|varieront|evoluera|evolueront)\b"
)
_OF_OTHERS = 0.7
"""An index of the lists, said to be published by somebody who is not known for it."""
_MEANS = re.compile(
    r"\A[\s\"'(\d.]*[\w& -]{0,40}\"?\s*(?:\([^)]{0,30}\)\s*)?(?:shall\s+)?(?:means?|designe|signifie)\b"
)
_ALIAS = re.compile(
    r"(?:\A|[\s\"'(-])(?:l'|the\s+|le\s+|term\s+)*\"?\s*(?:ind(?:ice|ex)|(?:[a-z]+\s){1,3}ind(?:ex|"
    r"ice))(?:\s+de\s+"
    r"reference)?\s*\"?\s*"
    r"(?::|means|shall\s+mean|is\s+(?:agreed\s+to\s+mean|defined\s+as)|designe|signifie|s'entend\s+de)\s*"
    r"(?:l'|le\s+|la\s+|the\s+)?(?:[\w.]+\s+){0,3}\Z"
)
_IT = re.compile(
    r"\A(?:(?:article|art\.?|clause|section)\s*)?[\s\d.():§°–-]{0,10}(?:[a-z][.)]\s+)?[^.;]{0,60}?(?<!s')\b"
    r"(?:il|elle|ils|elles|it|they)\s+(?:est|sont|sera|seront|evolue\w*|varie\w*|shall|will|is|are)\b"
)
_ALIAS_HINT = re.compile(r"ind(?:ex|ice)[a-z ]{0,15}\"?\s*(?::|means|shall|is\b|designe|signifie|s'entend)")


class Indexation:
    """Reads revisions of a price; one term a document and mechanism."""

    name = NAME
    version = VERSION
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
        printed: dict[str, str] = {}
        for clause in clauses:
            text = view.text(clause)
            folded = words.folded_of(text)
            row = _by_index(view, clause, text, folded, language)
            if row is not None:
                printed |= _variants(text, folded, row.names, language)
            if row is None:
                rows.extend(without_index(view, clause, text, folded, language))
            elif not _completes(rows, row):
                rows.append(row)
        for term in merged(with_days(view, _particular(rows), language)):
            yield _as_printed(term, printed)


def _variants(text: str, folded: str, names: Sequence[str], language: Language) -> dict[str, str]:
    """Return the words of the indices that may be others than those of the list, by the names there."""
    found: dict[str, str] = {}
    for one in named_indices(folded, language, priced=True) or _defined(folded, language):
        if one.name in names and (span := variant_of(text, folded, one, language)) is not None:
            found.setdefault(one.name, " ".join(text[slice(*span)].split()))
    return found


def _as_printed(term: Term, printed: Mapping[str, str]) -> Term:
    """Name an index by its own words where these may mean another than the one of the list."""
    told = term.value.get("index")
    if not isinstance(told, str) or not any(name in printed for name in told.split(" + ")):
        return term
    name = " + ".join(printed.get(one, one) for one in told.split(" + "))
    text = name if term.value_text == told else term.value_text
    sure = min(term.confidence, _OF_OTHERS)
    return replace(term, value={**term.value, "index": name}, value_text=text, confidence=sure)


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


def _by_index(view: View, clause: Clause, text: str, folded: str, language: Language) -> Row | None:
    named = named_indices(folded, language, priced=_goes_on(view, clause, folded, language)) or _defined(
        folded, language
    )
    if not named:
        return None
    names = distinct_names(named)
    first = named[0]
    start, end = quote_of(text, folded, first, language)
    region_end = region_of(view, clause)
    if _only_defines(folded, first, (start, end), language):
        stop = first.end + len(text[first.end : end].rstrip(" \n-–•;"))
        evidence = view.flow.evidence(clause.start + start, clause.start + stop)
        meaning: dict[str, JsonValue] = {"index": names[0]}
        term = term_of(meaning, names[0], [evidence], 0.95 if first.spelled else 0.88)
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
        start = _led_by(text, start, formula)
    value = value_of(
        region, region_folded, text, folded, (start, end), formula, language, article_of(view, clause)
    )
    if formula is None and (more := added(folded, first.start, first.end, start, end)) is not None:
        value["formula"] = " ".join(text[slice(*more)].split())
    name = " + ".join(names)
    value = {"mechanism": mechanism_of(names, formula, value, folded, start, end), "index": name, **value}
    sure = confidence_of(named, names, folded, start, end, language)
    if any(other_publisher(text, one, language) is not None for one in named):
        sure = min(sure, _OF_OTHERS)
    evidences = _evidences(view, clause, text, (start, end), formula)
    if "cap" not in value and (limit := limit_beside(view, clause, language)) is not None:
        value["cap"], capped = limit
        evidences.append(capped)
        value["mechanism"] = mechanism_of(names, formula, value, folded, start, end)
    rises, excluded = excluded_fall(view, clause, region_end, value, language)
    decides = _DECIDED.search(folded, start, end) is not None
    term = term_of(value, name, evidences, sure)
    return Row(
        term, clause, region_end, name, tuple(names), decides=decides, rises=rises, excluded=excluded
    )


def _led_by(text: str, start: int, formula: Formula) -> int:
    """Return where a quote begins that would begin with a formula: with the words that lead to it."""
    if text[start : formula.start].strip() or not 0 < start <= formula.start < len(text):
        return start
    before = len(text[:start].rstrip())
    return sentence_bounds(text, max(before - 1, 0), back=320, ahead=5)[0]


def _goes_on(view: View, clause: Clause, folded: str, language: Language) -> bool:
    """Whether a clause says *it* of the price that the clause before ends with (``6.2 Il est révisé``)."""
    if clause.index == 0 or _IT.match(folded) is None:
        return False
    before = view.clauses[clause.index - 1]
    return PRICE[language].search(words.folded_of(view.text(before))[-400:]) is not None


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
    if labelled(folded, index.start) and words.frequency(folded[slice(*quote)], language) is not None:
        return False
    for part in (folded[: quote[0]], folded[quote[1] :]):
        for said in REFERENCE[language].finditer(part):
            low, high = sentence_bounds(part, said.start())
            if PRICE[language].search(part, low, high) and REVISES[language].search(part, low, high):
                return False
    return True


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


EXTRACTOR = Indexation()
