"""What the words of a block say: a person and an office, a party's head, through whom a party acts."""

from __future__ import annotations

from functools import lru_cache

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_lines import OFFICE, Cell, company, one_of, words

PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|M|Mme|Mlle|Me|Monsieur|Madame|Prof)\.?\s+)?"
    r"[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:(?:de|du|van|von|der|la|le|del|di|da|bin|al)\s+)*[A-ZÀ-Þ(\"“][\w’'.)\"”-]*){1,4}"
    r"(?:,?\s+(?:Jr|Sr|II|III|IV|Esq|Ph\.?D|M\.?D|CFA|CPA|MBA)\.?)*"
)
_THROUGH = re.compile(r"(?:[Bb]y|BY|Per|PER)\s+(?=[A-Z])")
"""Before the company through which a party acts; the colon is left out."""
_BY_ON = re.compile(
    rf"\s*(?:par|by|de)?\s*:?\s*(?P<name>{PERSON.pattern}|[A-Z][\w.-]+\s+[A-Z][\w.-]+)?"
    r"(?:\s*[,;-]?\s*(?:le|on|date|the)\b\s*:?\s*(?P<when>.+))?"
)


@lru_cache(maxsize=512)
def is_head(cell: Cell) -> bool:
    """Whether a line is the words that open a party's block: "Pour le Client", "LE BAILLEUR"."""
    if cell.head:
        return True
    if cell.what != "words" or cell.mark or len(cell.value) > 70:
        return False
    folded = fold(cell.value).strip("\"'(): ")
    if folded.endswith((".", ";", ",")):
        return False
    return folded in words("for") or folded.startswith(
        ("pour le ", "pour la ", "pour l'", "pour les ", "pour :")
    )


def is_chain(cell: Cell) -> bool:
    """Whether a line says through whom a party acts ("By: ACME GP, LLC, its general partner")."""
    if cell.what == "words" and not cell.mark and (through := _THROUGH.match(cell.value)):
        return company(cell.value[through.end() :].split(", its ")[0]) != ""
    if cell.what != "sign" or cell.mark or cell.ruled or not cell.value or cell.label not in ("by", "per"):
        return False
    folded = fold(cell.value)
    return (
        "its general partner" in folded
        or " its manag" in folded
        or company(cell.value.split(", ")[0]) != ""
        or (company(cell.value) != "")
    )


def parted(value: str) -> tuple[str, str]:
    """Part "Jane Doe, President" into the name and the office; the name is empty where there is none."""
    match = PERSON.match(value)
    if match is None:
        return "", ""
    rest = value[match.end() :].strip()
    name = match.group().strip(" ,.;") if not rest or rest[0] in ",-–(/:" else ""
    office = rest.strip(" ,-–()/:")
    if name and OFFICE.search(fold(name)) and not office:
        return "", ""
    if name and office and not OFFICE.search(fold(office)):
        office = ""
    return name, office


def electronic(value: str) -> tuple[str, str]:
    """Read who signed and when, as written, out of a line of electronic signature."""
    said = one_of("electronic").search(fold(value))
    match = _BY_ON.match(value[said.end() :]) if said else None
    if match is None:
        return "", ""
    return (match["name"] or "").strip(" ,;:"), (match["when"] or "")[:40]
