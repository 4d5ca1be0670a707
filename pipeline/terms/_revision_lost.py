"""Names of indices under which nothing is published, or nothing that is known here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.indexation._movement import leaves
from pipeline.indexation.formula import Defect, Reading
from pipeline.terms._revision_told import LINKED, NOT_LISTED, OTHER_BODY, REPLACED, Fault, Words
from pipeline.types import Language

_REPLACED = re.compile(
    r"\bremplac|\breplac|\bsubstitu|\bsuccess|\braccord|\bdevenu|\bdesormais|\banciennement|\bformerly|\bnow\s+known|\bsupersed"
)
_BESIDE = 130
_PERIOD = re.compile(
    r"\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|trimestre|quarter)\s+(?:de\s+|of\s+|l'annee\s+)*"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_INSURANCE = re.compile(r"\binsur|\bcoverage|\bassuranc|\bassure\b")
_UNTIL = re.compile(r"(?P<year>\d{4})-\d\d-\d\d\Z")


def lost_names(reading: Reading, words: Words, language: Language) -> Iterator[Fault]:
    """Yield the first name of an index under which nothing is published, or nothing that is known.

    Args:
        reading: of the clause, with at least a mechanism of an index.
        words: of the clause and around it.
        language: of the document.
    """
    told = {one.code: one for one in reading.defects}
    names = list(dict.fromkeys(leaf.index for one in reading.formulas for leaf in leaves(one.movement)))
    unknown = told.get("unknown_index")
    folded = fold(words.text)
    for name in names:
        for code, known in _lost_names("fr" if language == "fr" else "en"):
            named = unknown is not None and any(re.search(rf"\b{one}\b", fold(name)) for one in known)
            # a formula may use the name as its letter, and its figure is then taken for one of time
            lettered = name != code and code.startswith(name) and _place(folded, known) != (0, 0)
            if name == code or named or lettered:
                place = _place(folded, (*known, fold(name)))
                if _of_insurance(folded, place[0]):
                    return
                beside = folded[place[0] : place[1] + _BESIDE].partition(". ")[0]
                doubt = REPLACED if _REPLACED.search(beside) is not None else ""
                yield Fault("no_such_index", *place, index=words.text[slice(*place)] or name, doubt=doubt)
                return
    if (base := told.get("stopped_base")) is not None:
        yield _on_old_base(base, words, folded)
    elif (body := told.get("other_publisher")) is not None:
        said = " ".join(words.text[body.start : body.end].split())
        yield Fault("no_such_index", body.start, body.end, index=said, doubt=OTHER_BODY)
    elif (other := told.get("unlisted_index")) is not None and other.end > other.start:
        said = " ".join(words.text[other.start : other.end].split())
        yield Fault("no_such_index", other.start, other.end, index=said, doubt=NOT_LISTED)
    elif names and (unknown or told.get("unlisted_index")) is not None:
        place = _place(folded, [fold(name) for name in names])
        yield Fault("no_such_index", *place, index=names[0], doubt=NOT_LISTED)


def _on_old_base(base: Defect, words: Words, folded: str) -> Fault:
    """Say that an index is named at a base that ended; surely so where it counts from later than that."""
    until = _UNTIL.search(base.why)
    ended = int(until["year"]) if until is not None else 0
    later = any(int(one["year"]) > ended > 0 for one in _PERIOD.finditer(folded, base.end))
    named = " ".join(words.text[base.start : base.end].split())
    return Fault("no_such_index", base.start, base.end, index=named, doubt="" if later else LINKED)


def _of_insurance(folded: str, at: int) -> bool:
    """Whether the sentence is about sums insured: *coverage may be increased to reflect inflation*."""
    low = max(folded.rfind(". ", 0, at), 0)
    high = folded.find(". ", at)
    return _INSURANCE.search(folded, low, high if high >= 0 else len(folded)) is not None


def _place(folded: str, names: Sequence[str]) -> tuple[int, int]:
    for name in names:
        found = re.search(rf"\b{re.escape(name)}\b", folded)
        if found is not None:
            return found.span()
    return 0, 0


@cache
def _lost_names(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((code, tuple(one["names"])) for code, one in lexicon("lost_indices", language).items())
