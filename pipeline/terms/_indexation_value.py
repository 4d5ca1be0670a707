"""What the words around a revision say of it: how often, which way, at most how much, by which formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from data import late as re
from pipeline.terms import _indexation_bounds
from pipeline.terms import _indexation_falls as falls
from pipeline.terms import _indexation_one_way as one_way
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_base import base
from pipeline.terms._indexation_days import first_date
from pipeline.terms._indexation_formula import Formula, variables
from pipeline.terms._indexation_indices import find_indices
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

NAME = "indexation"
VERSION = 4
EXTRACTOR_KEY = f"{NAME}/{VERSION}"
_NEGOTIATES = re.compile(r"renegoci|negoci|negotiat|d'un commun accord|mutual(?:ly)? agree|good faith")
_CONSUMER = ("CPI", "IPC", "RPI", "HICP", "IPCH")
_RISE_AS_SUBJECT = re.compile(
    r"\A[\s\d.()a-z]{0,8}?(?:toutefois,?\s+|however,?\s+)?(?:la|cette|l'|toute|the|such|any|no|no\s+such)\s*"
    r"(?:hausse|augmentation|variation|revision|indexation|adjustment|increase)\b"
)
REFERENCE = {
    "fr": re.compile(r"\bl'indice\b|\bl'index\b|\bl'indexation\b"),
    "en": re.compile(r"\bthe\s+index\b|\bthe\s+indexation\b"),
}
"""Words that speak of an index without its name."""
_CAPPED_WITHIN = 3
_BESIDE = 6
"""Clauses before and after that are looked at."""


def region_of(view: View, clause: Clause) -> int:
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


def siblings(view: View, clause: Clause) -> list[Clause]:
    """Return a clause and those near it under the same heading, in order."""
    return [
        other
        for other in view.clauses[max(clause.index - _BESIDE, 0) : clause.index + _BESIDE + 1]
        if other.index == clause.index or (other.path == clause.path and other.path)
    ]


def article_of(view: View, clause: Clause) -> str:
    """Return the folded text of a clause and of those beside it under the same heading.

    A sibling may take back what the clause says: *7.4 Toutefois le loyer ne pourra baisser*.
    """
    beside = [
        view.flow.text[other.start : min(other.end, other.start + 1500)] for other in siblings(view, clause)
    ]
    return words.folded_of("\n\n".join(beside))


def mechanism_of(
    names: list[str],
    formula: Formula | None,
    value: dict[str, JsonValue],
    folded: str,
    start: int,
    end: int,
) -> str:
    """Say by what means a price follows the named indices; the offsets are those of the sentence."""
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


def value_of(
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
    value.update(base(region_folded))
    value.update(_indexation_bounds.bounds(text, folded, language))
    near = folded[max(quote[0] - 200, 0) : quote[1] + 200]
    often = words.frequency(folded[quote[0] : quote[1]], language) or words.frequency(near, language)
    if often is None and formula is not None:
        lead = region_folded[max(formula.start - 300, 0) : formula.start]
        often = words.frequency(lead, language)
    if often is not None:
        value["frequency"] = often
    around = region_folded if language == "fr" else folded[max(quote[0] - 300, 0) : quote[1] + 500]
    way = one_way.direction(around, language)
    if way is None and "floor" not in value:
        ratio = formula is not None and re.search(r"[/÷]|\d\s*[(\[]", formula.words) is not None
        if words.follows(folded[quote[0] : quote[1]], language, ratio=ratio):
            way = one_way.direction(article, language) or "both"
    if way is not None and not (way == "both" and falls.may_be_refused(around, language)):
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


def excluded_fall(
    view: View, clause: Clause, until: int, value: Mapping[str, JsonValue], language: Language
) -> tuple[Evidence | None, bool]:
    """Quote the words that leave the price no way down, and say whether they plainly exclude a fall.

    Both are nothing where ``value`` says of no such way.
    """
    if value.get("direction") != "up":
        return None, False
    plain = _quoted(view, clause, until, language, words.fall_excluded)
    return plain or _quoted(view, clause, until, language, one_way.upward_at), plain is not None


def _quoted(
    view: View, clause: Clause, until: int, language: Language, find: Callable[[str, Language], int | None]
) -> Evidence | None:
    """Quote the sentence that is sought: of the clause, or of one beside it in the same article."""
    spans = [(clause.start, until)]
    spans += [(other.start, other.end) for other in siblings(view, clause) if other.index != clause.index]
    for start, end in spans:
        text = view.flow.text[start : min(end, start + 3000)]
        at = find(words.folded_of(text), language)
        if at is not None:
            low, high = sentence_bounds(text, at)
            return view.flow.evidence(start + low, start + len(text[:high].rstrip()))
    return None


def limit_beside(view: View, clause: Clause, language: Language) -> tuple[str, Evidence] | None:
    """Return the cap that a clause after it in the same article puts on *the increase*, with its words."""
    for other in siblings(view, clause):
        if not clause.index < other.index <= clause.index + _CAPPED_WITHIN:
            continue
        text = view.text(other)[:1200]
        folded = words.folded_of(text)
        subject = _RISE_AS_SUBJECT.match(folded)
        if subject is None or next(find_indices(folded, language), None) is not None:
            continue
        low, high = sentence_bounds(text, subject.end())
        cap = _indexation_bounds.bounds(text[low:high], folded[low:high], language).get("cap")
        if isinstance(cap, str):
            return cap, view.flow.evidence(other.start + low, other.start + len(text[:high].rstrip()))
    return None


def term_of(value: dict[str, JsonValue], text: str, evidences: list[Evidence], confidence: float) -> Term:
    """Return a stated term of this extractor."""
    return Term(NAME, value, text, tuple(evidences), round(confidence, 2), EXTRACTOR_KEY)
