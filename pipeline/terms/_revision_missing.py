"""What a formula of a revision leaves out, and what it counts twice: told by the grammar of formulas."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._movement import leaves
from pipeline.indexation.formula import IndexTerm, Reading
from pipeline.terms._indexation_formula import find_formula
from pipeline.terms._revision_told import ELSEWHERE, NO_BASE_READ, ONCE_MEANT, Fault, Words
from pipeline.types import Language

_TOLD = frozenset(
    {"reference_period", "index", "formula", "frequency", "days", "first", "of", "direction", "rounding"}
)
"""Parts whose words say something else than the base."""
_MAY_TELL = re.compile(
    r"\bsignature|\bconclusion|\bprise\s+d'effet|\bdate\s+d'(?:effet|entree)|\bentree\s+en\s+vigueur|\bremise\b|\boffres?\b|"
    r"\bprecedent|\banterieur|\bderniere\s+revision|\bn\s?-\s?1\b|\bsur\s+un\s+an|\btrimestre|\bdepuis\b|\bcompar|\bentre\b|"
    r"\bmois\b|\bmonth|\bcommenc|\beffective\s+date|\bprevious|\bpreceding|\bprior\b|\blast\s+(?:review|adjust|revis)|\bearlier|"
    r"\byear\b[^.;]{0,20}\b(?:before|ago)|\bquarter|\bsince\b|\bbetween\b|\bdate\s+of\s+(?:this|the)|\bat\s+the\s+(?:date|start|time)|"
    r"\bhereof|\bday\s+of|\d{2,3}[.,]\d|\bannexe|\bappendix|\bschedule\b|\bexhibit|\bbordereau|\bconditions\s+particulieres|\bparticulars|"
    r"\[[^\]]{0,40}\]|_{3,}|\.{4,}|…"
)
"""Words in which a base may stand, though none was read, and fields that were left open for it."""
_OF_A_YEAR = re.compile(
    r"\b(?:variation|evolution|hausse|inflation|taux)s?\s+(?:\w+\s+){0,2}?(?:annuel|interannuel)\w*|\bannual\s+(?:\w+\s+){0,2}?(?:rate|change|increase|"
    r"variation|movement)|\bover\s+the\b|\bduring\b|\byear[- ]on[- ]year"
)
"""A change of a year, which starts from the year before."""
_NAMED = {
    "fr": re.compile(
        r"\b(?:indices?|index)\s+(?:\w+\s+){0,3}?(?:de\s+(?:base|reference|depart)|d'origine|initial)\b"
        r"|\b(?:base|trimestre|mois)\s+de\s+(?:l'indice|reference|base|depart)\b"
    ),
    "en": re.compile(
        r"\b(?:base|initial|starting|original)\s+(?:index|cpi|rpi|figure|month|quarter|period)\b|\bindex\s+base\b"
    ),
}
_AGAIN = re.compile(
    r"\b(?:each|every|annual|annually|yearly|chaque|tous\s+les|annuel\w*|par\s+an|anniversa\w*)\b"
)


def no_base(reading: Reading, words: Words, language: Language, against: str) -> Iterator[Fault]:
    """Yield that an index of the clause has nothing to start from.

    A letter that stands for the base (*S0*) or words that only call it so (*l'indice d'origine*) tell no
    period and no value. It is a question where something may tell it after all: other words of the clause,
    a base that is named elsewhere in the document, an annex, a field left open.

    Args:
        reading: of the clause.
        words: of the clause and around it.
        language: of the document.
        against: what speaks against the reading itself, or nothing.
    """
    if all(one.code != "base_missing" for one in reading.defects) or not reading.formulas:
        return
    terms = [leaf for leaf in leaves(reading.formulas[0].movement) if isinstance(leaf, IndexTerm)]
    open_ones = [
        one for one in terms if one.base.kind == "unknown" and one.base.value is None and one.index
    ]
    if not open_ones or (words.based and len(open_ones) == len(terms)):
        return
    formula = find_formula(words.text)
    place = (0, 0) if formula is None else (formula.start, formula.end)
    doubt = _doubt(reading, words, language, open_ones[0])
    if formula is not None:
        yield Fault("no_base", *place, index=open_ones[0].index, doubt=against or doubt)
    elif not doubt and _OF_A_YEAR.search(fold(words.text)) is None:
        # in prose words near the index tell whether it is sure; where they hint at a base, nothing is asked
        yield Fault("no_base", *place, index=open_ones[0].index, doubt=NO_BASE_READ)


def _doubt(reading: Reading, words: Words, language: Language, term: IndexTerm) -> str:
    """Return what may tell the base after all, or an empty text."""
    folded = fold(words.text)
    for part in reading.formulas[0].parts:
        if part.name in _TOLD:
            folded = folded[: part.start] + " " * (part.end - part.start) + folded[part.end :]
    formula = find_formula(words.text)
    own = 0 if formula is None else max(words.text.rfind("\n\n", 0, formula.start), 0)
    if _MAY_TELL.search(folded, own) is not None:
        return NO_BASE_READ
    around = f"{words.article}\n\n{words.document}".replace(words.text, words.text[:own])
    letter = re.escape(term.letter) if term.letter else ""
    if _NAMED["fr" if language == "fr" else "en"].search(fold(around)) is not None:
        return ELSEWHERE
    if letter and re.search(rf"(?<![\w'’]){letter}\s?[0oO°](?![\w'’])", around) is not None:
        return ELSEWHERE
    return ""


def counted_twice(reading: Reading, words: Words, language: Language, against: str) -> Iterator[Fault]:
    """Yield that the price before is multiplied by an index from a fixed base, where it is done again.

    What the words of the clause say of it surely is told elsewhere (``_revision_twice``); the grammar sees
    more ways to say it and may be mistaken in the price, so that this is a question.
    """
    defect = next((one for one in reading.defects if one.code == "double_compounding"), None)
    if defect is None or _AGAIN.search(fold(words.text)) is None:
        return
    of = next((one for one in reading.formulas[0].parts if one.name == "of"), None)
    names = [leaf.index for leaf in leaves(reading.formulas[0].movement)]
    place = (defect.start, defect.end) if of is None else (of.start, of.end)
    yield Fault("counted_twice", *place, index=names[0] if names else "", doubt=against or ONCE_MEANT)
