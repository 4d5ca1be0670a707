"""What of a revision costs one side money: asked for, agreed anew, no day, no cap, a rise counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _indexation_french as french
from pipeline.terms import _indexation_words as words
from pipeline.terms import _revision_twice as twice
from pipeline.terms import _revision_words as said
from pipeline.terms._indexation_formula import find_formula
from pipeline.terms._indexation_value import article_of, region_of, siblings
from pipeline.terms._indexation_words import folded_of
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Language, Term

INDEXED = ("index_ratio", "formula", "cpi_capped")
_SURE = 0.8
_NAMED_LOOSELY = 0.7
"""An index that no list knows by these words: what its revision leaves out is told all the same."""
_AROUND = 400
_SPEAKS = re.compile(
    r"\bind(?:ex|ice|exation|exee?s?|exed)\b|\brevis(?:e|ee|ed|ion|es|ees)\b|\bcpi\b|\brpi\b|"
    r"\badjust(?:ed|ment)\b"
)
_REVISES = {
    "fr": re.compile(r"\b(?:revis|revaloris|index|actualis|ajust|reajust|augment|hausse|major)"),
    "en": re.compile(r"\b(?:adjust|increas|escalat|index|revis|rais|uplift|review)"),
}
_PRICED = {
    "fr": re.compile(
        r"\b(?:prix|loyers?|tarif\w*|redevances?|montants?|remunerations?|abonnements?|forfaits?|"
        r"honoraires|"
        r"revision|indexation|revalorisation)\b"
    ),
    "en": re.compile(
        r"\b(?:prices?|pricing|fees?|rent(?:al)?s?|rates?|charges?|amounts?|compensation|payments?|"
        r"costs?|tariffs?|it|they)\b"
    ),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A revision, the clause it stands in and its words."""

    term: Term
    start: int
    quoted: tuple[int, int]
    """The sentence that was quoted, as offsets in the region."""
    region: str
    folded: str
    article: str
    """Folded text of the clause and of those beside it under its heading."""
    lines: str
    """The same, its lines kept, and what belongs to the clause after them."""

    @property
    def sentence(self) -> str:
        """Return the folded sentence that was quoted."""
        return self.folded[self.quoted[0] : self.quoted[1]]


def costs(
    view: View, clauses: Sequence[Clause], rows: Sequence[Term]
) -> Iterator[tuple[str, Evidence, str]]:
    """Yield each manner once: its name, the words that prove it and the index, where it is named.

    Args:
        view: of the document.
        clauses: of the document.
        rows: the revisions that were read, at least one.
    """
    language: Language = "fr" if view.language == "fr" else "en"
    places = [place for term in rows if (place := _placed(view, clauses, term)) is not None]
    for name, find in (("counted_twice", _twice), ("longer_variation", _longer), ("on_request", _asked)):
        for place in places:
            span = find(place, language)
            if span is not None:
                proof = view.flow.evidence(place.start + span[0], place.start + span[1])
                yield name, proof, _index_of(place.term)
                break
    if all(term.value.get("mechanism") == "negotiated" for term in rows):
        yield "by_agreement", rows[0].evidences[0], ""
    indexed = [place for place in places if place.term.value.get("mechanism") in INDEXED]
    if not indexed or not _revises(indexed[0].term, language) or not _index_of(indexed[0].term):
        return
    first = indexed[0].term
    near = " ".join(place.article + " " + place.folded for place in indexed)
    dated = any(term.value.get("first_date") or _often(term, language) for term in rows)
    if not dated and not _told_when(view, clauses, indexed, language):
        yield "no_time", first.evidences[0], _index_of(first)
    if revises_surely(first, language) and not any(term.value.get("cap") for term in rows):
        spoken = near + " " + " ".join(_around(view, clauses, language))
        if not said.limited(spoken, language):
            yield "no_cap", first.evidences[0], _index_of(first)


def revises_surely(term: Term, language: Language) -> bool:
    """Tell whether a clause surely revises a price by an index, whichever series it is."""
    if term.confidence >= _SURE or language == "fr":
        return term.confidence >= _SURE
    return _revises(term, language)


def _revises(term: Term, language: Language) -> bool:
    """Tell the same of a clause that names its index by words of no list: enough to ask when it revises."""
    if term.confidence >= _SURE:
        return True
    said_ = words.folded_of(term.evidences[0].quote)
    return (
        term.confidence >= _NAMED_LOOSELY
        and " + " not in _index_of(term)
        and _REVISES[language].search(said_) is not None
        and _PRICED[language].search(said_) is not None
    )


def _often(term: Term, language: Language) -> bool:
    """Tell whether it was read how often is revised, and not from how often is paid: *the Annual Fee*."""
    if not term.value.get("frequency"):
        return False
    own = words.folded_of(" ".join(one.quote for one in term.evidences))
    if words.frequency(own, language) is None:
        return True
    return words.frequency(said.without_payment(own, language), language) is not None


def _told_when(
    view: View, clauses: Sequence[Clause], indexed: Sequence[_Place], language: Language
) -> bool:
    """Tell whether words may say when the price is revised.

    Those of a payment do not, though they stand in the same article: a sentence must speak of the
    revision, wherever it stands. In French the sentence beside it may say so by a pronoun.
    """
    for place in indexed:
        own = place.sentence if "formula" not in place.term.value else _without_legend(place)
        if said.timed(own, language):
            return True
        for part in _parts(place.lines, language):
            if _OF_A_CHANGE[language].search(part) and said.timed(part, language):
                return True
        beside = (place.folded[low:high] for low, high in _sentences(place))
        if language == "fr" and any(_PAID.search(one) is None and said.timed(one, "fr") for one in beside):
            return True
    parts = (part for clause in clauses for part in _parts(view.folded(clause), language))
    return any(_SPEAKS.search(part) and said.timed(part, language) for part in parts)


_PARTS = re.compile(r"(?<=[a-z0-9%)\"'])\s?[.;]\s|\n\s*\n")
_LEGEND = re.compile(
    r"\W*(?:(?:ou|avec|et|dans\s+laquelle|formule\s+dans\s+laquelle)\W+)?[a-z]{1,8}[0-9]?[on']?\s*"
    r"(?:[:=]|est\b|designe|represente|correspond|etant|,\s*l'indice|l'indice)"
)
"""A French line that explains a letter tells which reading of the index counts, not when it does."""


def _parts(folded: str, language: Language) -> Iterator[str]:
    """Yield the sentences and paragraphs of a folded text, without what explains a French formula."""
    for part in _PARTS.split(folded):
        if language != "fr" or _LEGEND.match(part) is None:
            yield part


_OF_A_CHANGE = {
    "fr": re.compile(
        rf"{_SPEAKS.pattern}|{_REVISES['fr'].pattern}|\bvari\w+|\bevolu\w+|\bcalcul\w*|"
        r"\by\s+est\s+procede|\bcette\s+operation|\bnouve(?:au|aux|l|lle|lles)\s+(?:prix|loyers?|tarifs?|redevances?|montants?)"
    ),
    "en": re.compile(
        rf"{_SPEAKS.pattern}|{_REVISES['en'].pattern}|\bchang\w+|\bnew\s+(?:price|fee|charge|rent|rate|amount|sum)"
    ),
}
"""Words that speak of a revision in the article of one."""


def _index_of(term: Term) -> str:
    return str(term.value.get("index") or "")


def _placed(view: View, clauses: Sequence[Clause], term: Term) -> _Place | None:
    fragment = term.evidences[0].fragments[0]
    last = term.evidences[0].fragments[-1]
    start, end = in_flow(view, fragment.start), in_flow(view, last.end - 1)
    clause = next((one for one in clauses if start is not None and one.start <= start < one.end), None)
    if clause is None or start is None or end is None:
        return None
    region = view.flow.text[clause.start : max(region_of(view, clause), clause.end)]
    quoted = (start - clause.start, end + 1 - clause.start)
    lines = "\n\n".join([*(view.folded(one) for one in siblings(view, clause)), fold(region)])
    return _Place(term, clause.start, quoted, region, folded_of(region), article_of(view, clause), lines)


def in_flow(view: View, offset: int) -> int | None:
    """Return where a character of the document stands in the flow, if it does."""
    for flow_start, doc_start, length in view.flow.pieces:
        if doc_start <= offset < doc_start + length:
            return flow_start + offset - doc_start
    return None


def _twice(place: _Place, language: Language) -> tuple[int, int] | None:
    formula = find_formula(place.region)
    if formula is not None and "formula" in place.term.value:
        span = twice.by_legend(place.region, formula)
        if span is not None:
            return min(span[0], formula.start), max(span[1], formula.end)
    return twice.by_prose(place.folded, language)


def _longer(place: _Place, language: Language) -> tuple[int, int] | None:
    if place.term.value.get("mechanism") not in INDEXED:
        return None
    between = _between(place, language)
    if said.longer_variation(_without_payment(place.sentence, language), language, between) or (
        language == "fr" and _told_back(place)
    ):
        return place.quoted
    for low, high in _sentences(place):
        # the sentence beside it says over what time the index is taken
        part = _without_payment(place.folded[low:high], language)
        if _SPEAKS.search(part) and said.longer_variation(part, language, between):
            return low, high
    return None


def _without_payment(words_: str, language: Language) -> str:
    """Return the words of sentences that revise, without those that tell how often something is paid."""
    kept = [
        part
        for part in re.split(r"(?<=[a-z0-9%)])\.\s", words_)
        if _PAID.search(part) is None or _REVISES[language].search(part)
    ]
    return ". ".join(kept)


def _between(place: _Place, language: Language) -> int | None:
    """Return the months between two revisions by a sentence that revises, and says nothing of a payment."""
    for low, high in (place.quoted, *_sentences(place)):
        part = place.folded[low:high]
        if _REVISES[language].search(part) is None or _PAID.search(part):
            continue
        often = words.frequency(said.without_span(part, language), language)
        months = said.months_by_days(part) if often is None else said.months_between(often)
        if months is not None:
            return months
    return None


_PAID = re.compile(
    r"\b(?:payable|pay(?:e|ee|es|ees|er|ment)|paiement|factur\w*|echu\w*|verse\w*|invoic\w*|paid|due"
    r"|bill\w*)\b"
)


def _told_back(place: _Place) -> bool:
    """Whether a French sentence compares an index with that of years before, and revises more often."""
    often = said.months_between(str(place.term.value.get("frequency") or ""))
    over = french.months_back(place.sentence)
    if over is None:
        first, base = (str(place.term.value.get(key) or "") for key in ("first_date", "base_period"))
        over = french.first_span(place.sentence, first, base)
    return over is not None and often is not None and over > often


def _asked(place: _Place, language: Language) -> tuple[int, int] | None:
    """Return the sentence by which somebody must ask: the one that was quoted, or one beside it.

    Beside a sentence that revises by itself (*sera révisé*) only words of a demand count: *may* then
    speaks of something else.
    """
    if place.term.value.get("mechanism") == "negotiated":
        return None
    beside = list(_sentences(place))
    if said.of_itself(place.sentence, language) or any(
        said.of_itself(place.folded[low:high], language)
        and _REVISES[language].search(place.folded, low, high)
        for low, high in beside
    ):
        return None
    moves = said.moves(place.sentence, language)
    if said.on_demand(place.sentence, language) or (not moves and said.asked(place.sentence, language)):
        return place.quoted
    for low, high in beside:
        part = place.folded[low:high]
        if (
            _REVISES[language].search(part)
            and _PRICED[language].search(part)
            and said.on_demand(part, language)
        ):
            return low, high
    return None


def _sentences(place: _Place) -> Iterator[tuple[int, int]]:
    """Yield the sentence before the quoted one and the one after it, of the same clause."""
    before = place.quoted[0] - 3
    if before > 0:
        yield sentence_bounds(place.region, before)
    after = place.quoted[1] + 1
    if after < len(place.region):
        low, high = sentence_bounds(place.region, after)
        yield max(low, place.quoted[1]), high


def _without_legend(place: _Place) -> str:
    """Return the folded words of a revision without those that explain its formula."""
    formula = find_formula(place.region)
    if formula is None:
        return place.article + " " + place.folded
    return place.folded[: formula.start]


def _around(view: View, clauses: Sequence[Clause], language: Language) -> Iterator[str]:
    """Yield what stands near any word of a revision, anywhere in the document.

    In English, sentences that speak of credits for a service are left out: what bounds them is no cap.
    """
    for clause in clauses:
        folded = view.folded(clause)
        if language == "en" and "credit" in folded:
            folded = _CREDIT.sub(_blank, folded)
        reach = 0
        for near in _SPEAKS.finditer(folded):
            if near.start() < reach:
                continue
            reach = near.end() + _AROUND
            yield folded[max(near.start() - _AROUND, 0) : reach]


_CREDIT = re.compile(
    r"[^.;\n]*(?:\.\d[^.;\n]*)*\bcredit(?:s|ed)?\b(?!\s+note)[^.;\n]*(?:\.\d[^.;\n]*)*[.;]?"
)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
