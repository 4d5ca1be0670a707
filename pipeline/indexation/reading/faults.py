"""Faults of drafting that show once a clause is read: no way down, a stopped series, the wrong Syntec."""

from __future__ import annotations

from data import late as re
from data.load import ROOT, lexicon, load_yaml
from pipeline.indexation._old_bases import old_base
from pipeline.indexation.formula import FixedRate, Formula, Greatest, IndexTerm
from pipeline.indexation.reading._doubt_names import and_agreement, variant_named
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.settle import Way, terms_of
from pipeline.terms._indexation_publishers import other_publisher

_AGREEMENT = re.compile(
    r"\b(?:revis|index|vari|evolu|augment|revaloris|actualis)\w*[^.;]{0,110}?\b(?:convention|accord)s?\s+"
    r"(?:collective\s+|nationale\s+|collectif\s+|de\s+branche\s+)*(?:dite?\s+|de\s+la\s+branche\s+|des\s+bureaux\s+d'etudes\s+"
    r"(?:techniques\s+)?)?[(«\"]?\s?syntec|"
    r"\b(?:revis|index|vari|evolu|augment|revaloris|actualis)\w*[^.;]{0,110}?"
    r"(?<!indice )(?<!index )\bsyntec\s*[(,:«–-]?\s*"
    r"(?:la\s+|de\s+la\s+|l')?(?:convention|accord)s?\s+(?:collecti|national|de\s+branche)"
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
    if terms and _only_up(clause, ways, rest):
        part = next((one for one in clause.parts if one.name in ("floor", "direction")), None)
        clause.fault(
            "upward_only",
            "the price may rise with the index and not fall with it",
            (part.start, part.end) if part is not None else (0, 0),
        )
    if (both := and_agreement(clause.folded)) is not None:
        clause.fault("index_and_agreement", "the words name the index and the agreement as one", both)
    for term in terms:
        if isinstance(term, IndexTerm):
            _old_series(clause, term)
        _ended(clause, term.index)
        _as_it_is_named(clause, term.index)
        if not term.index or _known(term.index):
            _as_another(clause, term.index)
            continue
        if _published(clause, term.index):
            clause.fault("unlisted_index", f"an index that is in no list: {term.index}")
        else:
            if term.index in ("inflation", "cout de la vie", "cost of living"):
                clause.open("index", "inflation is measured by several indices, and none is named")
            clause.fault("unknown_index", f"no official series is known by the name {term.index}")


RISES_ONLY = re.compile(
    r"\bby\s+which\b[^.;]{0,200}?\bexceeds?\b|\(if\s+any\)|\ben\s+cas\s+de\s+hausse\b|\buniquement\s+(?:en\s+cas\s+de|a\s+la)\s+hausse"
)
"""Only what the index is above its base is counted."""


def _only_up(clause: ClauseWords, ways: list[Way], rest: Formula) -> bool:
    """Whether nothing that an index does brings the price down."""
    bounds = rest.bounds
    least = [
        one.rate
        for way in ways[:1]
        if isinstance(way.movement, Greatest)
        for one in way.movement.of
        if isinstance(one, FixedRate)
    ]
    floored = bounds.never_below == "previous" or (bounds.floor is not None and bounds.floor >= 0)
    rises = rest.direction == "up" and RISES_ONLY.search(clause.folded) is not None
    return floored or bounds.never_below == "base" or rises or any(rate >= 0 for rate in least)


_PUBLISHERS = re.compile(
    r"\b(?:insee|i\.n\.s\.e\.e|ons|office\s+(?:for|of)\s+national\s+statistics|bureau\s+of\s+labor|bls|eurostat|banque\s+de\s+france|federal\s+reserve|"
    r"energy\s+information|comite\s+national\s+routier|ministere|department\s+of|moniteur|lme|london\s+metal|statistics\s+canada|ofgem|dgec)\b"
)


def _published(clause: ClauseWords, name: str) -> bool:
    """Whether an office that publishes indices stands by a name: it may be one that our lists lack."""
    at = clause.text.find(name[:20])
    near = clause.folded[max(at - 20, 0) : at + len(name) + 90] if at >= 0 else name.lower()
    return _PUBLISHERS.search(near) is not None


def _ended(clause: ClauseWords, name: str) -> None:
    """Say that an index has ended, where the lists know since when."""
    for language in ("fr", "en"):
        ended = lexicon("indices", language).get(name, {}).get("ended")
        if ended is not None:
            clause.fault("stopped_series", f"{name} has not been published since {ended}")
            return


def _as_it_is_named(clause: ClauseWords, name: str) -> None:
    """Say that an index is named at a base on which it is published no more, or with another publisher."""
    for one in clause.indices:
        if one.name != name:
            continue
        body = other_publisher(clause.text, one, clause.language)
        if body is not None:
            who = " ".join(clause.text[slice(*body)].split())
            clause.fault("other_publisher", f"{who} is not known to publish {name}", (one.start, body[1]))
        base = old_base(clause.folded, name, one.end)
        if base is not None:
            why = f"{name} at base {base.year} has not been published since {base.until}"
            clause.fault("stopped_base", why, (one.start, base.end))


_BY_PRODUCT = re.compile(r"(?:[A-Z]{2} )?(?:S?PPI|IPP|ECI|LCI|AWE|ICHT[\w-]*|CCI|BT|TP|CNR)\Z")
"""Names of many series, each with its product, trade or area: that words say which is no fault."""


def _as_another(clause: ClauseWords, name: str) -> None:
    """Leave an index open whose words name a series of a place, a trade or some households."""
    if not name or (span := variant_named(clause, name)) is None:
        return
    words = " ".join(clause.text[slice(*span)].split()).replace('"', "'")
    clause.open("index", f'"{words}" is not known to be the index {name}', at=span)
    if _BY_PRODUCT.match(name) is None:
        clause.fault("unlisted_index", f"an index that is in no list: {words}", span)


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
