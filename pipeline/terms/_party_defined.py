"""Reads English parties out of definitions: ``"Client" means Garrison Mutual Insurance``."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.company import normalise
from pipeline.terms._party_start import start_of_party
from pipeline.terms._party_words import Named, is_role

_REACH = 20_000
_MEANS = re.compile(
    r"\bThe\s+(?P<bare>[A-Z][a-z]{3,20})\s+is\s+(?=[A-Z])"
    r"|[\"“](?P<role>[A-Z][\w’' -]{2,24})[\"”]\s*(?::|,?\s*(?:shall\s+mean|means?|refers?\s+to|is)\b)\s*"
)
_IS = re.compile(r"\bis\s*$")
"""Introduced, where "means" only defines: a parent, whose rules are to be kept."""
_LONGEST = 300
_MOST_WORDS = 9


def read(text: str) -> list[Named]:
    """Find the parties that are defined by their part in the contract; each part and each name once."""
    kept: dict[str, Named] = {}
    for one in _defined(text):
        if one.alias and all(normalise(one.name) != normalise(other.name) for other in kept.values()):
            kept.setdefault(one.alias.lower(), one)
    return list(kept.values())


def companies(text: str) -> list[Named]:
    """Find those of them that bear a legal form."""
    return [one for one in read(text) if one.suffix]


def _acts(text: str, alias: str, place: int) -> bool:
    """Tell whether the contract says of a short name that it shall do something."""
    does = rf"(?<!\w){re.escape(alias)}\s+(?:shall|will|must|may|agrees|undertakes|warrants|pays|hereby)\b"
    return re.compile(does).search(text, place) is not None


def _defined(text: str) -> Iterator[Named]:
    for match in _MEANS.finditer(text, 0, _REACH):
        role = (match["role"] or match["bare"]).strip()
        by_part = is_role(role)
        if not by_part and (match["role"] is None or not _IS.search(match.group())):
            continue
        named = start_of_party(text, match.end(), min(match.end() + _LONGEST, len(text)))
        if named is None or named.blank or named.start > match.end() + 5:
            continue
        words = named.name.split()
        if not by_part:
            # "“Roe” is Roe & Sons Ltd": a short form of the name
            first = normalise(re.sub(r"['’]s$", "", role.split()[0]))
            if named.suffix and first == normalise(words[0].strip("'’")) and _acts(text, role, match.end()):
                yield Named(named.name, named.start, named.end, named.end, alias=role, suffix=named.suffix)
            continue
        if named.suffix or 2 <= len(words) <= _MOST_WORDS:
            yield Named(
                named.name, named.start, named.end, named.end, alias=role, role=role, suffix=named.suffix
            )
