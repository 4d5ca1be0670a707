"""Faults of drafting that show once a clause is read: no way down, a stopped series, the wrong Syntec."""

from __future__ import annotations

import re

from data.load import ROOT, lexicon, load_yaml
from pipeline.indexation.formula import Formula, IndexTerm
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.settle import Way, terms_of

_AGREEMENT = re.compile(
    r"\b(?:revis|index|vari|evolu|augment|revaloris|actualis)\w*[^.;]{0,110}?\b(?:convention|accord)s?\s+"
    r"(?:collective\s+|nationale\s+|collectif\s+|de\s+branche\s+)*(?:dite?\s+|de\s+la\s+branche\s+|des\s+bureaux\s+d'etudes\s+"
    r"(?:techniques\s+)?)?[(«\"]?\s?syntec"
)


def look_for_faults(clause: ClauseWords, ways: list[Way], rest: Formula) -> None:
    """Add the faults that are seen only in the whole."""
    agreement = _AGREEMENT.search(clause.folded)
    if agreement is not None and "SYNTEC" not in clause.names:
        clause.fault(
            "syntec_agreement",
            "the price follows the Syntec collective agreement, which is no index",
            agreement.span(),
        )
        clause.open("index", "the words name the collective agreement, not the index", at=agreement.span())
    terms = [term for way in ways[:1] for term in terms_of(way.movement)]
    if terms and rest.bounds.never_below:
        part = next((one for one in clause.parts if one.name == "floor"), None)
        clause.fault(
            "upward_only",
            "the price may rise with the index and not fall with it",
            (part.start, part.end) if part is not None else (0, 0),
        )
    for term in terms:
        if isinstance(term, IndexTerm):
            _old_series(clause, term)
        if term.index and not _known(term.index):
            if term.index in ("inflation", "cout de la vie", "cost of living"):
                clause.open("index", "inflation is measured by several indices, and none is named")
            clause.fault("unknown_index", f"no official series is known by the name {term.index}")


def _old_series(clause: ClauseWords, term: IndexTerm) -> None:
    """Say that a Syntec base is of the series that ended."""
    if term.index != "SYNTEC" or term.base.kind != "period":
        return
    limit = load_yaml(ROOT / "limits" / "fr_syntec_series.yaml")["limits"][0]
    replaced = str(limit["values"][0]["valid_from"])[:7]
    month = term.base.period if "Q" not in term.base.period else ""
    if month and month < replaced:
        clause.fault(
            "stopped_series", f"the base of {month} is of the Syntec series that ended before {replaced}"
        )


def _known(name: str) -> bool:
    plain = re.sub(r"\A[A-Z]{2} (?=CPI|PPI)| hors tabac\Z", "", name)
    numbered = re.fullmatch(r"(?:BT|TP|FSD|EV|PSD)\d{1,2}[A-Z]?", name)
    return numbered is not None or any(plain in lexicon("indices", language) for language in ("fr", "en"))
