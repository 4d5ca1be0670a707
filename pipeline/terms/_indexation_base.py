"""The period and the value of an index from which a price is revised."""

from __future__ import annotations

from data import late as re
from pipeline.types import JsonValue

ORDINALS = {
    "1er": 1, "1e": 1, "premier": 1, "1ere": 1, "2e": 2, "2eme": 2, "2nd": 2, "deuxieme": 2, "second": 2,
    "3e": 3,
    "3eme": 3, "troisieme": 3, "4e": 4, "4eme": 4, "quatrieme": 4, "first": 1, "1st": 1, "third": 3,
    "3rd": 3,
    "fourth": 4, "4th": 4,
}  # fmt: skip
MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9,
    "octobre": 10, "novembre": 11, "decembre": 12, "january": 1, "february": 2, "march": 3, "april": 4,
    "may": 5,
    "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_QUARTER = re.compile(
    r"\b(?:t|q)\s?(?P<short>[1-4])[\s/-]{0,3}(?P<year1>(?:19|20)\d\d)|(?P<year2>(?:19|"
    r"20)\d\d)[\s-]{0,2}[tq](?P<short2>[1-4])\b|"
    r"\b(?P<short3>[1-4])\s?[tq]\s?(?P<year4>(?:19|20)\d\d)\b|"
    rf"\b(?P<ordinal>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\s+(?:calendar\s+)?(?:trimestre|"
    rf"quarter)\s+"
    r"(?:de\s+l'annee\s+|of\s+|de\s+)?(?P<year3>(?:19|20)\d\d)"
)
_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})\s+(?:de\s+l'annee\s+|of\s+)?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_BASE = re.compile(
    r"\bbase\b|mois\s+zero|mois\s+m0|initial|reference|de depart|origine|\b(?:s|i|io|so|i0|s0|ilc0|ilat0|"
    r"ilco|ilato)\s*[:=(]|"
    r"en vigueur a la date|connu\b|publie|pour la premiere(?: revision)?,?\s+(?:celui |l'indice )?"
    r"(?:d'|de )?\Z"
)
_HUNDRED = re.compile(r"base\s+100\b[^.;]{0,30}\Z|=\s*100\b[^.;]{0,30}\Z")
"""*Base 100 au premier trimestre 2008* is how the index is made, not from where a price is revised."""
_VALUE = re.compile(
    r"(?:soit|valeur(?:\s+de)?(?:\s*:)?|s'(?:eleve|etablit)(?:ant|ait)?\s+a|est\s+de|egale?\s+a|:|=|\(|"
    r"being|namely|i\.e\.|viz\.?|savoir|which\s+is|value\s+(?:of|is)|stands?\s+at|of|was|is)"
    r"\s*(?P<value>\d{1,2} \d{3}(?!\d)|\d{1,4}(?:[.,]\d{1,3})?)(?![\d%€$/-])"
    r"(?!\s*(?:%|eur|€|mois|ans|jours|months|days|years|"
    r"pour))"
)


_THOUSANDS = re.compile(r"[1-9]\.\d{3}")
"""1.639 is how French writes 1639: its decimals stand behind a comma."""
_FRENCH = re.compile(r"\b(?:indice|loyer|prix|trimestre)\b")


def base(folded: str) -> dict[str, JsonValue]:
    """Read ``base_period`` (``2019-Q3``, ``2020-01``) and ``base_value`` of an index, where stated.

    A quarter with its year is a base wherever it stands in an index clause; a month only beside words
    such as *base* or *initial*.
    """
    value: dict[str, JsonValue] = {}
    found = quarters(folded)
    if not found:
        found = [month for month in months(folded) if _is_base(folded, month[0])]
    if not found:
        return value
    start, end, period = next(
        (item for item in found if _BASE.search(folded, max(item[0] - 90, 0), item[0])), found[0]
    )
    if len({item[2] for item in found}) > 1 and not _BASE.search(folded, max(start - 90, 0), start):
        return value
    value["base_period"] = period
    figure = value_after(folded, end)
    if figure is not None:
        value["base_value"] = figure
    return value


def quarters(folded: str) -> list[tuple[int, int, str]]:
    """Return the quarters of a stated year, as (start, end, ``2019-Q3``); not how an index is made."""
    found: list[tuple[int, int, str]] = []
    for quarter in _QUARTER.finditer(folded):
        if _HUNDRED.search(folded, max(quarter.start() - 40, 0), quarter.start()):
            continue
        groups = quarter.groupdict()
        number = (
            groups["short"]
            or groups["short2"]
            or groups["short3"]
            or str(ORDINALS[groups["ordinal"]] if groups["ordinal"] else 0)
        )
        year = groups["year1"] or groups["year2"] or groups["year3"] or groups["year4"]
        found.append((quarter.start(), quarter.end(), f"{year}-Q{number}"))
    return found


def months(folded: str) -> list[tuple[int, int, str]]:
    """Return the months of a stated year, as (start, end, ``2020-01``)."""
    return [
        (month.start(), month.end(), f"{month.group('year')}-{MONTHS[month.group('month')]:02d}")
        for month in _MONTH.finditer(folded)
    ]


def value_after(folded: str, end: int) -> str | None:
    """Return the value of an index that is told right after its period: ``soit 116,5``."""
    figure = _VALUE.search(folded, end, min(end + 70, len(folded)))
    if figure is None or re.search(r"[.;]\s", folded[end : figure.start()]):
        return None
    number = figure.group("value").replace(" ", "")
    if _THOUSANDS.fullmatch(number) is not None and _FRENCH.search(folded) is not None:
        number = number.replace(".", "")
    number = number.replace(",", ".")
    return None if re.fullmatch(r"(?:19|20)\d\d", number) else number


def _is_base(folded: str, start: int) -> bool:
    """Whether the words before a month make it the base of an index, and no day."""
    near = folded[max(start - 80, 0) : start]
    return (
        _BASE.search(near) is not None
        and not _HUNDRED.search(near)
        and not re.search(r"\d\s*\Z", near)
        and not near.endswith(("1er ", "depuis ", "since ", "depuis le mois de ", "depuis le mois d'"))
    )
