"""What the letters of a formula stand for: their index, their reading, their value at the base."""

from __future__ import annotations

from decimal import Decimal

from data import late as re
from pipeline.indexation.formula import Reference
from pipeline.indexation.reading.beside import ZERO, month_zero
from pipeline.indexation.reading.clause import ClauseWords, code_of, how_sure
from pipeline.indexation.reading.compared import stays
from pipeline.indexation.reading.expression import Letter, stem
from pipeline.indexation.reading.legend import Meaning
from pipeline.indexation.reading.references import FoundReference, Role, reference_in
from pipeline.indexation.reading.signs import by_sign


def value_of(clause: ClauseWords, below: Letter, above: Letter) -> Decimal | None:
    """Return the value of an index at its base where it stands beside the letter: ``(S0 = 297,5)``."""
    bare = re.escape(re.sub(r"[oO0]\Z", "", below.name))
    for name in (re.escape(below.name), rf"{bare}[oO0°]", rf"{bare}(?=\s*=)"):
        match = re.search(
            rf"(?<![\w/]){name}\s*(?:[=:]|means|is|est|vaut|being|étant)\s*(?:égal\s+à\s+|equal\s+to\s+)?[$£€]?\s*"
            r"(?P<value>\d{1,4}[.,]\d{1,3}|\d,\d{3}|(?!(?:19|20)\d\d\b)\d{2,4})(?![\d%]|[.,]\d|\s*%)",
            clause.text,
        )
        if match is not None and above.name != below.name:
            clause.told("base_value", match.start(), match.end())
            return _figure(match["value"])
    return None


def _figure(told: str) -> Decimal:
    """Return a figure: a comma before three digits after one is of thousands where no decimals follow."""
    return Decimal(told.replace(",", "" if re.fullmatch(r"[1-9],\d{3}", told) else "."))


def index_of(
    above: Letter, below: Letter, meanings: list[Meaning], clause: ClauseWords, *, lone: bool
) -> str:
    """Return the index of a ratio: from the legend, the letter itself, or (alone) the only one named."""
    own = [one for one in meanings if one.letter in (above.name, below.name, stem(above.name))]
    code = code_of(above.name, clause.language) or code_of(below.name, clause.language)
    for meaning in own:
        named = clause.index_in(meaning.start, meaning.end)
        if named is not None:
            if code and _beside(clause.text[named.end : named.end + 40], above, below):
                clause.told("index", above.start, above.end)
                return code
            if code and not (
                code.startswith(named.name) or named.name.startswith(code) or code in named.name
            ):
                why = f"{above.name} is the code of one index, and its legend names another"
                clause.fault("index_differs", why, (named.start, named.end))
                clause.open("index", why, code, named.name, at=(named.start, named.end))
            clause.told("index", named.start, named.end, how_sure(clause, named))
            # ICHT-IME, "coût horaire du travail": the letter says which of the kind
            return code if code.startswith(f"{named.name}-") else named.name
    if code:
        clause.told("index", above.start, above.end)
        return code
    for meaning in own:
        if meaning.letter != below.name:
            printed = re.search(
                r"(?:ind(?:ice|ex))\s+(?:(?:du|de\s+la|des|de|d['’]|of|for)\s*)?"
                r"(?P<name>[^,;.()]{3,60}?)(?=\s+(?:du\s+mois|publi|connu|paru|à\s+la\s+date|au\s|en\s|for\s|as\s)|[,;.()]|\Z)",
                clause.text[meaning.start : meaning.end],
            )
            if printed is not None and re.search(r"[A-Z]{2,}|[A-Z][a-z]{3,}", printed["name"]):
                low = meaning.start + printed.start()
                clause.told("index", low, meaning.start + printed.end(), 0.7)
                return " ".join(printed.group().split())
    for meaning in own:
        quoted = _QUOTED.match(clause.text, meaning.start, meaning.end)
        if meaning.letter != below.name and quoted is not None:
            clause.told("index", *quoted.span("name"), 0.7)
            return " ".join(quoted["name"].split())
    others = [one for one in meanings if one not in own]
    if lone and len(clause.names) == 1:
        named = next(
            (
                one
                for one in clause.indices
                if one.name == clause.names[0] and not any(o.start <= one.start < o.end for o in others)
            ),
            None,
        )
        if named is None:
            return ""
        if named is not None:
            clause.told("index", named.start, named.end, how_sure(clause, named))
        return clause.names[0]
    return ""


_QUOTED = re.compile(
    r"\s*(?:the\s+|le\s+|la\s+|l['\u2019])?(?P<name>[^,;.()]{1,40}(?:\.[A-Z]\.[^,;.()]{4,60}|[^,;.()]{0,40}?))\s+"
    r"(?:as\s+)?(?:published|quoted|assessed|publi\w+|cot\w+)\s+(?:by|par|in|dans)\b"
)
"""*The average diesel price published by …*: what has no name of its own goes by its words."""


def _beside(after: str, above: Letter, below: Letter) -> bool:
    """Whether a legend lists letters behind a code, as *ICHT-IME0 et FSD20 sont les valeurs de*."""
    either = "|".join(re.escape(one.name) for one in (above, below))
    return re.match(rf"[0o]?\s*(?:,|;|et\b|and\b)\s*(?:{either})\b", after) is not None


def reference_of(
    letter: Letter, meanings: list[Meaning], clause: ClauseWords, role: Role
) -> FoundReference | None:
    """Return the reading that a letter stands for: by its legend, its sign or the month it names."""
    kin = stem(letter.name) if role == "now" else letter.name
    for meaning in sorted(meanings, key=lambda one: one.letter != letter.name):
        if meaning.letter in (letter.name, kin):
            blank = clause.blank_in(meaning.start, meaning.end)
            found = reference_in(clause.folded, meaning.start, meaning.end, clause.language, role)
            if (
                role == "now"
                and found is not None
                and found.reference.kind != "period"
                and stays(found.reference)
            ):
                continue
            if found is not None and (zero := month_zero(clause)) is not None:
                zeroed = ZERO.search(clause.folded, meaning.start, meaning.end) is not None
                return zero if zeroed and found.reference.kind == "months_before" else found
            if found is not None:
                return found
            if blank is not None:
                clause.open(
                    "base_period" if role == "base" else "reference_period",
                    "it is redacted or left blank",
                    at=blank,
                )
    found = reference_in(clause.folded, letter.start, letter.end, clause.language, role)
    return found or by_sign(clause, letter, role) or _at_month(clause, letter, role)


_LAG = re.compile(r"\(\s*[nmdt]\s*(?:[-\u2013]\s*(?P<months>\d{1,2})\s*)?\)\Z")
_MONTH_N = re.compile(
    r"\b(?:mois|month)\s+[\u00ab\"\u201c]?\s*[nmdt]\s*[\u00bb\"\u201d]?\s*(?:,\s*)?(?:d'execution|de\s+realisation|of\s+execution)|"
    r"(?<![a-z])[nmdt]\s*(?::|=|,|\bis\b|\betant\b|\best\b|\bdesigne\b)?\s*(?:le\s+|the\s+)?(?:mois|month)\b"
)


def _at_month(clause: ClauseWords, letter: Letter, role: Role) -> FoundReference | None:
    """Return the month that a letter's own sign tells: ``BT01(m-3)`` and month zero."""
    if role == "base":
        return month_zero(clause)
    lag = _LAG.search(clause.text[letter.start : letter.end])
    told = _MONTH_N.search(clause.folded)
    if told is None or (lag is None and not re.search(r"n\Z", clause.text[letter.start : letter.end])):
        return None
    months = int(lag["months"]) if lag is not None and lag["months"] else 0
    return FoundReference(Reference("months_before", months=months), *told.span(), 0.85)
