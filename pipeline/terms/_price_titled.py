"""Bare figures under a title, ``Tarifs (en euros HT) :``, or behind a label, ``Prix HT : 12,00``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re
from pipeline.money import tax_of
from pipeline.money._figures import FIGURE
from pipeline.money._marks import marks, only_euros
from pipeline.terms._price_bases import label_end, per_said
from pipeline.terms._price_context import price_words
from pipeline.terms._price_heads import (
    IN_MONEY,
    LONG_CELL,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
)
from pipeline.terms._price_rows import TOTAL_ROW, WHOLE, WHOLE_ROW
from pipeline.terms._price_stretch import Stretch, TablePrice
from pipeline.types import JsonValue, Language

_TITLE = 2 * LONG_CELL
_GAP = 2
"""Lines that may stand between two rows."""
_SURE, _LABELLED = 0.7, 0.75
_UNITS = frozenset(
    {"ml", "m2", "m²", "m3", "m³", "u", "h", "heure", "jour", "mois", "kg", "t", "km", "piece", "unite"}
)
"""Units that may stand between the words of a label and its figure."""
_BARE = re.compile(r"\d[\d ,.']*\d|\d")
_LETTERS = re.compile(r"[a-z]{2}")
_OWN_SUM = re.compile(r"\d[.,]\d\d|\d\s?[€$£]|[€$£]\s?\d")
_COUNTED = re.compile(
    r"\b(?:nombre|quantites?|volumes?|duree|surface|superficie|effectifs?|annee|numero|n°|delai|taux)\b"
)
_HEAD = re.compile(
    r"\b(?:designation|libelle|prestations?|unites?|quantites?|poste|article|profil|nature)\b"
)
_FLAT = re.compile(
    r"(?P<label>[^\d\s€$][^€$]{2,80}?)\s(?P<figure>\d{1,3}(?:[ .]\d{3})*,\d{2,4}|\d+,\d{2,4})"
)
_FIGURE = re.compile(r"\d[\d ,.']*[.,]\d{2,5}")
_FORM = re.compile(r"(?P<label>[a-z][^:\t]{2,70}?)\s*(?::|\t)\s*(?P<figure>\d[\d ,.']*[.,]\d{2,4})\s*\Z")
_WEAK = re.compile(r"\b(?:montants?|total)\b")
_TAX_ROW = re.compile(r"\W*(?:dont\s+)?(?:montant\s+(?:de\s+(?:la\s+)?)?)?(?:tva|t\.v\.a|taxes?)\b")
_PER = re.compile(r"[,(]\s*(?P<words>(?:par|per|/)\s*[a-z²³]+)\)?")
_OWN = re.compile(r"[€$£]|\d\s?(?:eur|usd|gbp|chf)\b")
_SAID_BEFORE = re.compile(
    r"\d\s?(?:[€$£]|(?:euros?|eur|usd|gbp|chf)\b)|[€$£]\s?\d|\b(?:pour|sur|par|toutes\s+les)\s*\Z"
)
"""A label with a sum of its own, or that goes on: the figure behind it counts what the next line names."""


@dataclass(frozen=True, slots=True)
class _Title:
    """The line that says what the figures below are; offsets in the clause."""

    start: int
    end: int
    currency: str
    qualifiers: dict[str, JsonValue]
    explicit: bool = False
    """Whether the line itself says the money."""


def read_titled(where: Stretch) -> Iterator[TablePrice]:
    """Yield the figures of lists and forms whose title or label says the money."""
    start, language = where.start, where.language
    if language != "fr" or not _FIGURE.search(where.text, start, where.end):
        return
    words, near = price_words(language), where.folded()
    titled: _Title | None = None
    gap = 0
    for low, high in lines_of(near):
        line = near[low:high]
        plain = line.strip()
        if not plain:
            continue
        said = _title(where, plain)
        if said is not None:
            titled, gap = _Title(low, high, *said, IN_MONEY.search(plain) is not None), 0
            continue
        row = _row(line, titled is not None)
        if row is None:
            gap += 1
            if gap > _GAP or "\t" in line or len(plain) > _TITLE:
                titled = None
            continue
        label, raw = row
        if _COUNTED.search(label) or (
            titled is not None and not titled.explicit and not _FIGURE.fullmatch(raw)
        ):
            continue
        own = _labelled(where, label)
        if (_OWN.search(line) and not _OWN.search(label)) or _SAID_BEFORE.search(label):
            continue
        whole = TOTAL_ROW.match(label) is not None
        if (whole and not WHOLE_ROW.match(label)) or _TAX_ROW.match(label) or words.never.meets(label):
            continue
        head = _Title(low, low + len(line.rstrip()), *own) if own is not None else titled
        figure = where.figure(raw) if FIGURE.fullmatch(raw) is not None else None
        if head is None or figure is None or not figure.value:
            continue
        at = low + line.rindex(raw)
        qualifiers = {**head.qualifiers, **_own_per(label, language)}
        sure = WHOLE if whole else _SURE if own is None else _LABELLED
        yield TablePrice(
            figure.value,
            head.currency,
            start + low,
            start + at + len(raw),
            start + head.start,
            start + head.end,
            sure if figure.sure else min(sure, 0.6),
            where.printed(low, at).strip(" :.-_*\t"),
            qualifiers,
        )


def _own_per(label: str, language: Language) -> dict[str, JsonValue]:
    """Read from a label what its price is per: ``Support, par mois``, ``Pose de cloture ml``."""
    found = qualifiers_of(label, None, language, wrapped=False)
    said = _PER.search(label)
    last = label.rpartition(" ")[2]
    words = said["words"] if said is not None else f"par {last}" if last in _UNITS else ""
    unit = per_said(words, language) if words else None
    if unit is None and "per" not in found:
        unit = label_end(label, language)
    return found if unit is None else {**found, "per": unit}


def _row(line: str, titled: bool) -> tuple[str, str] | None:
    """Return the label and the figure of a row of a list or form."""
    cells = [cell.strip() for cell in line.strip().split("\t")]
    if len(cells) == 2 and (_BARE if titled else _FIGURE).fullmatch(cells[1]) and _LETTERS.search(cells[0]):
        return cells[0].strip(" :.-_*"), cells[1]
    if (form := _FORM.fullmatch(line.strip())) is not None:
        return form["label"], form["figure"].strip()
    if titled and "\t" not in line and (flat := _FLAT.fullmatch(line.strip())) is not None:
        return flat["label"].strip(" :.-_*"), flat["figure"].strip()
    return None


def _title(where: Stretch, line: str) -> tuple[str, dict[str, JsonValue]] | None:
    """Return the currency and what else a line says of the list below: ``Tarifs (en euros HT) :``."""
    language = where.language
    own = line.rpartition(". ")[2] if line.endswith(":") else line
    if "\t" in line or len(own) > _TITLE or _OWN_SUM.search(own):
        return None
    if not (own.endswith((":", ")")) or len(own) < LONG_CELL):
        return None
    strong = names_money(line, language)
    named = strong or _WEAK.search(line) is not None
    sign = money_mark().search(line) if named and IN_MONEY.search(line) else None
    if sign is None:
        # a head that has lost its columns: Designation Unite Prix unitaire HT
        taxed = tax_of(f"{line} ", len(line) + 1, len(line) + 1) is not None
        if strong and (taxed or _HEAD.search(line) or own != line) and only_euros(where.text):
            return "EUR", qualifiers_of(line, None, language, wrapped=False)
        return None
    currency = where.currency(marks().after[sign.group()])
    return None if currency is None else (currency, qualifiers_of(line, sign, language, wrapped=False))


def _labelled(where: Stretch, label: str) -> tuple[str, dict[str, JsonValue]] | None:
    """Return what a label says of its own figure: ``Montant annuel HT``, ``Loyer (en euros)``."""
    language = where.language
    if not (names_money(label, language) or _WEAK.match(label)):
        return None
    sign = money_mark().search(label)
    qualifiers = qualifiers_of(label, sign, language, wrapped=False)
    if sign is not None:
        currency = where.currency(marks().after[sign.group()])
        return None if currency is None else (currency, qualifiers)
    taxed = tax_of(f"{label} ", len(label) + 1, len(label) + 1) is not None
    return (
        ("EUR", qualifiers) if (taxed or names_money(label, language)) and only_euros(where.text) else None
    )
