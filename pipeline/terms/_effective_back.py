# ruff: noqa: E501 (patterns are read by the phrase)
"""Contracts and amendments that are made to count from a day gone by: ``shall be treated as having had effect since``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

LITERALS = {
    "en": ("treated as", "deemed to", "regarded as", "taken to have", "retrospective", "retroactive", "governs", "shall govern", "considered to"),
    "fr": ("reput", "regit", "regissent", "retroactif", "retroactive", "cense", "considere"),
}  # fmt: skip
_WHO = {
    "en": (
        r"(?:this\s+(?:deed(?:\s+of\s+amendment)?|amendment|addendum|agreement|variation|contract|lease|letter|supplement)"
        r"|(?:the|these|its|such|said)\s+(?:foregoing\s+|above\s+)?(?:terms|provisions|amendments?|changes|variations|modifications|revisions))\b"
    ),
    "fr": (
        r"(?:(?:present|presente|l')\s*(?:avenant|contrat|bail|accord|convention|marche)|(?:le|la|du|au)\s+(?:contrat|convention|bail|marche)"
        r"|(?:les\s+)?presentes|(?:les|ces|ses)\s+(?:modifications|stipulations|dispositions|clauses))\b"
    ),
}
_COUNTS = {
    "en": (
        r"(?:(?:deemed|treated|regarded|considered|taken|construed)\s+(?:as|to)\s+(?:have|having|be|being)\b[^.;\d]{0,70}?"
        r"|(?:has|have|having|with|given)\s+(?:retrospective|retroactive)\s+(?:effect|force)\b[^.;\d]{0,30}?"
        r"|(?:shall\s+|will\s+|is\s+to\s+)?governs?\b[^.;\d]{0,70}?)"
    ),
    "fr": (
        r"(?:(?:reputee?s?|consideree?s?|censee?s?)\s+[^.;\d]{0,70}?|\bregi(?:t|ssent|ra|ront)\b[^.;\d]{0,70}?"
        r"|effets?\s+retroactifs?\b[^.;\d]{0,30}?)"
    ),
}
_SINCE = {
    "en": r"(?:on\s+and\s+from|as\s+(?:from|of)|with\s+effect\s+from|effective(?:\s+as\s+of)?|from(?:\s+and\s+including)?|since|on)",
    "fr": r"(?:depuis|a\s+compter\s+du|a\s+partir\s+du|a\s+dater\s+du|des|au|le)",
}
_BACK = {
    language: re.compile(rf"\b{_WHO[language]}[^.;]{{0,160}}?{_COUNTS[language]}\s*,?\s*{_SINCE[language]}\s+(?:the\s+|le\s+)?\Z")
    for language in ("en", "fr")
}  # fmt: skip
_REACH = 330


def backdated(view: View, clauses: Sequence[Clause]) -> Iterator[tuple[Sentence, int, FoundDate]]:
    """Yield the sentences by which the paper counts from a day before it was made, with where their words begin.

    Args:
        view: the document; the day it was made must have been read.
        clauses: where such sentences may stand.
    """
    language = "fr" if view.language == "fr" else "en"
    made = [term for term in view.of("agreement_date") if term.state == "stated"]
    if not made:
        return
    day = date.fromisoformat(made[0].value_text)
    for clause in clauses:
        if clause.role in ("annex", "signature", "recital") or not _time.holds(
            view.folded(clause), LITERALS[language]
        ):
            continue
        for sentence in _time.sentences(view, clause):
            for found in _time.dates_in(view, sentence.text, sentence.folded):
                if found.date is None or found.precision == "month" or found.date >= day:
                    continue
                low = max(0, found.start - _REACH)
                match = _BACK[language].search(sentence.folded[low : found.start])
                if match is not None:
                    yield sentence, low + match.start(), found
