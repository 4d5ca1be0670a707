"""Rows of price tables and lines of price lists: the label, or the column's header, is what is paid for."""

from __future__ import annotations

import re

from pipeline.money import Amount
from pipeline.terms._price_context import Reading, price_words
from pipeline.types import Language

_LINE = 400
"""Characters of a table row on either side of an amount that are looked at."""
_ABOVE = 1500
"""Characters above a row in which its header is sought."""
_LABEL = re.compile(r"[^.;]{3,80}?[\s:.\-_–]*")
_VERB = re.compile(
    r"\b(?:shall|will|would|is|are|pays?|paid|est|sera|sont|seront|paie|verse|soit|au prix|de\Z|of\Z)\b|"
    r"s'eleve|s'etabli|percev|percoit|\bverser|paier|reglera|\breceive|\bde\s*\Z|\bof\s*\Z"
)
_TAX = re.compile(
    r"(?:dont\s+|montant\s+(?:de\s+(?:la\s+)?)?)?(?:tva|t\.v\.a|taxes?|vat|sales tax|gst|"
    r"hst)\b(?!.*(?:incl|compris))"
)
TOTAL_ROW = re.compile(
    r"\W*(?:sous[- ]?total|sub-?total|grand\s+total|total|totaux|tva|t\.v\.a|vat|taxes?|sales\s+tax|gst|"
    r"net\s+a\s+payer|balance|solde|remise|discount|acompte|deposit|carried|report)\b"
)
"""A row that sums up others, or takes from them."""
_LINE_TOTAL = re.compile(r"\b(?:total|montant|amount|sous-total|extended)\b")
_MONEY = re.compile(r"[€$£]\s?\d|\d\s?(?:[€$£]|eur|usd|gbp)")
NO_PRICE = Reading(0.0, "", 0)
"""The amount stands in a row, and the row says that it is tax."""
_SIGN = re.compile(r"[€$£¥]")


def read_row(folded: str, amount: Amount, heading: str, language: Language) -> Reading | None:
    """Read an amount that stands in a row; ``None`` where it does not, or where the row is no price."""
    words = price_words(language)
    low = amount.start - _LINE
    start = max(folded.rfind("\n", max(low, 0), amount.start) + 1, low, 0)
    end = folded.find("\n", amount.end, amount.end + _LINE)
    line = folded[start : end if end >= 0 else amount.end + _LINE]
    before = folded[start : amount.start]
    in_table = "\t" in line or " | " in line
    if not in_table and (len(line) > 110 or not _LABEL.fullmatch(before)):
        return None
    label = _label(before, in_table)
    header = _header(folded, start, before) if in_table else ""
    if label is not None and (_TAX.match(label) or (in_table and TOTAL_ROW.match(label))):
        return NO_PRICE
    if header and _LINE_TOTAL.search(header) and _MONEY.search(before):
        return NO_PRICE  # so many at so much each: the product is no price
    if label is None or words.never.meets(line) or words.limits.meets(line):
        return None
    if words.never.meets(heading) or words.never.meets(header):
        return None
    if not in_table and (len(label.split()) > 9 or _VERB.search(label)):
        return None
    if not label:
        if not words.names_price(header):
            return None
        return Reading(0.85, header, start, header)
    if not any(map(words.names_price, (label, header, heading, folded[max(start - _LINE, 0) : start]))):
        return None
    return Reading(0.85 if in_table else 0.78, label, start, header)


def _label(before: str, in_table: bool) -> str | None:
    """Return the first cell with words; empty where none has, ``None`` for a bracket of sizes."""
    cells = re.split(r"[\t|]", before) if in_table else [before]
    label = next((cell for cell in cells if re.search(r"[a-z]{3}", cell)), "")
    label = _SIGN.split(label)[0].strip(" :.-_*|")
    if "<" in label or ">" in label or len(label) > 120:
        return None
    return label if re.search(r"[a-z]{3}", label) else "" if in_table else None


def _header(folded: str, start: int, before: str) -> str:
    """Return the words at the head of the amount's column, in the nearest row above that has no figures."""
    mark = "\t" if "\t" in before else "|"
    column = before.count(mark)
    if not column:
        return ""
    lines = folded[max(start - _ABOVE, 0) : start].split("\n")
    for line in reversed(lines[-40:]):
        cells = line.split(mark)
        if len(cells) <= column:
            if line.strip():
                return ""
            continue
        cell = cells[column].strip(" :.-_*")
        if re.search(r"[a-z]{3}", cell) and not re.search(r"\d{2}|[€$£]", cell):
            return cell
    return ""
