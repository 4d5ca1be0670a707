"""Which parties of a contract are our own companies, by number or by name."""

from __future__ import annotations

from collections.abc import Sequence

from data import late as re
from pipeline.company import normalise
from pipeline.settings import Entity

_ALIKE = 92.0
_LONG = 12


def entities_of(ours: Sequence[str | Entity]) -> tuple[Entity, ...]:
    """Make entities of plain names."""
    return tuple(item if isinstance(item, Entity) else Entity(item) for item in ours)


def is_ours(name: str, number: str, ours: Sequence[Entity]) -> bool:
    """Tell whether a party is one of our own companies.

    A number decides where both are known: a SIRET names the company of its first nine digits. Otherwise the
    name must be the same, apart from legal form, accents, case and a misread letter of a long name.
    """
    return any(_same_number(number, own.number) or _same_name(name, own.name) for own in ours)


def company_number(number: str) -> str:
    """Return the digits and letters that name a company: of a SIRET or a French VAT number, its SIREN."""
    plain = re.sub(r"[^0-9A-Z]", "", number.upper())
    if re.fullmatch(r"\d{14}", plain):
        return plain[:9]
    vat = re.fullmatch(r"FR[0-9A-Z]{2}(\d{9})", plain)
    return vat[1] if vat else plain


def _same_number(number: str, own: str) -> bool:
    first, second = company_number(number), company_number(own)
    return len(first) >= 6 and first == second


def _same_name(name: str, own: str) -> bool:
    first, second = normalise(name).replace(" ", ""), normalise(own).replace(" ", "")
    if not first or not second:
        return False
    if first == second:
        return True
    if min(len(first), len(second)) < _LONG or re.findall(r"\d+", first) != re.findall(r"\d+", second):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(first, second) >= _ALIKE
