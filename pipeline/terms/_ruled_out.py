"""Subjects that a French text rules out: *aucune des parties ne peut y mettre fin avant terme*."""

from __future__ import annotations

import re

_NOBODY = (
    r"(?:aucune\s+(?:des\s+)?(?:deux\s+)?part(?:ie|ies)|ni\s+l'une\s+ni\s+l'autre(?:\s+des\s+(?:deux\s+)?parties)?"
    r"|ni\s+le\s+\w+\s+ni\s+le\s+\w+|nulle?\s+(?:des\s+)?parties?)"
)
_ENDS = (
    r"(?:y\s+mettre\s+(?:fin|un\s+terme)|mettre\s+(?:fin|un\s+terme)\s+au|le\s+resilier|resilier"
    r"|s'en\s+degager|se\s+delier"
    r"|le\s+denoncer|denoncer|rompre|le\s+rompre|y\s+renoncer)"
)
_EARLY = (
    r"(?:avant|par\s+anticipation|anticip\w+|autrement\s+que|autrement|sauf|hors|hormis"
    r"|que\s+(?:dans|pour|en\s+cas))"
)
_NO_EXIT = re.compile(
    rf"\b{_NOBODY}\s+(?:ne\s+)?(?:peut|pourra|peuvent|pourront|saurait)\s+{_ENDS}\b[^.;]{{0,60}}?\b{_EARLY}\b"
    rf"|\b(?:ne\s+(?:peut|pourra|saurait)|n'est\s+pas)\s+(?:etre\s+)?(?:resilie|resiliable|denonce|rompu)\s+"
    rf"(?:[^.;]{{0,30}}\b(?:avant|par\s+anticipation|anticip\w+)\b[^.;]{{0,50}}\bpar\s+{_NOBODY}"
    rf"|par\s+{_NOBODY}[^.;]{{0,60}}\b{_EARLY}\b)"
    r"|\bparties\s+renoncent\s+(?:[\w']+\s+){0,4}?(?:a\s+|au\s+)?(?:toute\s+|leur\s+)?"
    r"(?:faculte|droit|possibilite)\s+de\s+(?:resili\w+|denonc\w+|rupture)\s+(?:anticipee|avant)"
    r"|\bferme\s+et\s+irrevocable\s+(?:pour|entre)\s+(?:les|chacune\s+des)\s+(?:deux\s+)?parties"
)
_BUT_THEN = re.compile(
    r"\b(?:toutefois|neanmoins|cependant|par\s+exception|a\s+l'issue\s+de|passe|au-dela\s+de)\b[^.;]{0,140}"
    r"\b(?:mettre\s+fin|resili\w+|denonc\w+|conge)"
)


def ruled_out(folded: str, language: str) -> frozenset[str]:
    """Return the kinds that a text says not to be there.

    An exit that stands open later (*passé trois ans, chacune peut …*) takes the denial back.

    Args:
        folded: the running text, folded.
        language: of the text; only French is read.
    """
    if language != "fr":
        return frozenset()
    said = _NO_EXIT.search(folded)
    if said is None or _BUT_THEN.search(folded, said.end(), said.end() + 400):
        return frozenset()
    return frozenset({"termination_for_convenience"})
