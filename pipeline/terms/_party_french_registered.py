"""Finds the companies that a French text introduces by their registers, whatever stands between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from pipeline.company import legal_forms, normalise
from pipeline.terms import _party_french_frame as frame
from pipeline.terms._party_french_frame import At
from pipeline.terms._party_words import Named, is_role

_REACH = 2_600
_NEAR = 110
_MOST = 3
_BEHIND = 50
_WORDS = 700
_STARTS = re.compile(
    r"(?m:^)[ \t*_#|>•-]*(?=\S)|\t[ ]*(?=\S)|:\s+(?=\S)|\b(?:la|une|notre|votre)\s+(?=societe\s)"
    r"|\bl'\s?(?=(?:association|entreprise)\s)"
    r"|\bentre\s+(?=\S)|\bet\s+(?=\S)"
)
_REGISTER = re.compile(
    r"\bsire[nt]\b|\br\.?\s?c\.?\s?s\b|\bau\s+capital\b|\bcapital\s+(?:social\s+)?(?:de\s+)?\d"
    r"|\bimmatricul|\bsiege\s+social\b"
    r"|\bdont\s+le\s+siege\b|\bayant\s+(?:son\s+)?siege\b|\b\d{3}\s\d{3}\s\d{3}\b|\bdemeurant\b"
)
_ELSE = re.compile(
    r"(?:heberge\w*|assure\w*|mediat\w*|represente\w*|syndic|notaire|banque|sous-trait\w*|anciennement"
    r"|ex-|filiale\s+de|groupe"
    r"|en\s+la\s+personne\s+de|marque|gerante?|president\w*|agissant\s+par|par\s+son"
    r"|par\s+sa)[^.;\n]{0,40}\Z"
)
"""Words before a company that is named for another reason."""
_SEAT = re.compile(r"\b(?:siege(?:\s+social)?|adresse|domicile)\s*:?\s*(?:la\s+|le\s+)?\Z")
_BREAKS = re.compile(
    r"\bsociete\s*:|\[\s?x?\s?\]|\.\s+[a-z]|\n\s*\n|;|\b(?:est|sont|a|ont|doit|peut|designe|s'engage|sera|seront)\s"
)
_NO_NAME = frame.no_name(
    r"inscription|numero|n°|tribunal|registre|greffe|immatricul|identifiant"
    r"|code|tva|capital|forme|nom|raison|denomination|direct\w+|representant|responsable"
)
_CARRIED_OVER = re.compile(r"[^\n]{45}[a-z-]\n\Z")


def read(text: str, folded: str, party_at: At) -> list[Named]:
    """Find two or three names behind which registers stand, the first of each; else none.

    Args:
        text: with wide gaps as tabs.
        folded: of its beginning.
        party_at: reads the party that begins at a place.
    """
    if frame.of_one(folded):
        return []
    found = _each(text, folded, party_at)
    if not 2 <= len(found) <= _MOST:
        return []
    found.sort(key=lambda one: one.start)
    ends = [*(one.start for one in found[1:]), len(folded)]
    return [
        frame.called(text, one, max(one.stop, min(end, one.end + _WORDS)))
        for one, end in zip(found, ends, strict=True)
    ]


def beside(text: str, folded: str, party_at: At, one: Named) -> Named | None:
    """Find the only company behind which a register stands, beside a party that is known; else none."""
    mine = normalise(one.name).split()[:1]
    found = [
        other
        for other in _each(text, folded, party_at)
        if normalise(other.name).split()[:1] != mine
        and next(legal_forms(text[other.start : other.end + _BEHIND], "fr"), None)
    ]
    return found[0] if len(found) == 1 else None


def _each(text: str, folded: str, party_at: At) -> list[Named]:
    kept: dict[str, Named] = {}
    for named in _told(text, folded, party_at):
        kept.setdefault(normalise(named.name), named)
    return list(kept.values())


def _told(text: str, folded: str, party_at: At) -> Iterator[Named]:
    done = -1
    stop = min(_REACH + 400, len(folded))
    for match in _STARTS.finditer(folded, 0, min(_REACH, len(folded))):
        if match.end() < done or _SEAT.search(folded[max(match.end() - 30, 0) : match.end()]):
            continue
        if _ELSE.search(folded[max(match.end() - 60, 0) : match.end()]):
            continue
        named = party_at(text, folded, match.end(), stop)
        if (
            named is not None
            and " " not in named.name
            and _CARRIED_OVER.search(folded, max(match.start() - 50, 0), match.start())
        ):
            continue  # the rest of a name that goes on from the line above
        if named is None or _NO_NAME.match(folded, named.start) or is_role(named.name.rsplit(" ", 1)[0]):
            continue
        if named.blank or named.weak or is_role(named.name) or len(normalise(named.name)) < 2:
            continue
        register = _REGISTER.search(folded, named.end, min(named.end + _NEAR, stop))
        if register is None or _BREAKS.search(folded, named.end, register.start()):
            continue
        if not (named.suffix or named.person or named.name.isupper() or named.name[0].isupper()):
            continue
        done = register.end()
        yield replace(named, suffix=True, stop=min(register.end() + 60, len(folded)))
