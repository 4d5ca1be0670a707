"""Which index a clause names: ``Indice des loyers commerciaux``, ``CPI-U``, ``Syntec``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.types import Language

_BESIDE = {
    "fr": re.compile(
        r"ind(?:ice|ex)|indexe|revis|revaloris|variation|\bvari(?:e|era|eront|ent|er)\b|formule|"
        r"evolution|actualis|barem|\bajuste|proportion|recalcul"
    ),
    "en": re.compile(
        r"\bind(?:ex|ices|exes|exed|exation)\b|adjust|increas|decreas|escalat|chang|revis|uplift|\btracks?\b|\bin(?:to)?\s+line\b|\bby\s+reference\b|\bpegged|\btied\b|\bvar(?:y|ied|ies)\b|inflation|annual|linked|"
        r"\b(?:rises?|raised?|raises|follows?|moves?|go(?:es)?\s+up|climbs?|grows?|in\s+step|in\s+proportion|keeps?\s+pace|applied\s+to)\b|"
        r"multipl|numerator|"
        r"denominator|\ball\s+items\b|\b(?:lesser|lower|greater|higher)\s+of\b|\bfor\s+the\s+month\s+of\b"
    ),
}
BY_SUM = re.compile(r"\bmultipli\w*[^.;]{0,120}?\b(?:divis\w+|rapport\b)")
"""French words that say a revision as a sum and no word of revision: *multiplié par ..., divisé par*."""
_SUM_NEAR = 130
_COUNTRY_WORDS = (
    ("US", r"u\.s\.|united states|bureau of labor|\bbls\b|1982-?\s?(?:19)?84|urban wage|u\. s\."),
    ("GB", r"\bu\.?k\.?\b|united kingdom|office (?:of|for) national statistics|d7bt|\bons\b|british"),
    ("FR", r"\bfrance\b|\bfrench\b|\binsee\b"),
    ("ES", r"spain|spanish"),
    ("DE", r"german|destatis|statistisches bundesamt"),
    ("CH", r"swiss|switzerland"),
    ("CA", r"statistics canada|canadian"),
    ("AU", r"australian bureau|australia"),
    ("IL", r"israel"),
    ("IN", r"reserve bank of india|labour bureau|indian"),
    ("PG", r"papua new guinea|png"),
    ("CN", r"national bureau of statistics of china|prc"),
    ("IE", r"central statistics office|\bireland|\birish\b"),
    ("HK", r"hong kong"),
    ("SG", r"singapore"),
    ("BE", r"belg(?:e|ique|ian|ium)"),
)
_COUNTRIES = tuple((code, re.compile(words)) for code, words in _COUNTRY_WORDS)
_URBAN = re.compile(r"cpi\s?-\s?u\b|all urban")


_OPENS = re.compile(r"\s*[(,:«–-]?\s*(?:la\s+|de\s+la\s+|l')?")
"""What may stand between an abbreviation and the words that say what it is."""
_NEEDED = 60
"""Characters before an abbreviation in which a word stands that it does not count without."""


@dataclass(frozen=True, slots=True)
class IndexName:
    """An index where it is named; ``name`` is short and stable (``ILC``, ``US CPI``)."""

    name: str
    official: str
    start: int
    end: int
    spelled: bool
    """Written out, or beside the word *index*: it can be nothing else."""
    by_sum: bool = False
    """Beside no word of revision: only a sum in words says that something moves by it."""


@dataclass(frozen=True, slots=True)
class _Book:
    pattern: re.Pattern[str]
    codes: dict[str, str]
    shorts: frozenset[str]
    not_after: dict[str, re.Pattern[str]]
    not_before: dict[str, re.Pattern[str]]
    only_after: dict[str, re.Pattern[str]]


@cache
def _book(language: Language) -> _Book:
    codes: dict[str, str] = {}
    shorts: set[str] = set()
    not_after: dict[str, re.Pattern[str]] = {}
    not_before: dict[str, re.Pattern[str]] = {}
    only_after: dict[str, re.Pattern[str]] = {}
    for code, entry in lexicon("indices", language).items():
        for word in entry["names"]:
            codes.setdefault(word, code)
        for word in entry.get("short", ()):
            codes.setdefault(word, code)
            shorts.add(word)
        for key, kept in (("not_after", not_after), ("not_before", not_before), ("only_after", only_after)):
            if key in entry:
                kept[code] = re.compile("|".join(map(re.escape, entry[key])))
    words = sorted(codes, key=len, reverse=True)
    listed = "|".join(re.escape(word).replace(r"\ ", r"[\s\"]+") for word in words)
    return _Book(
        re.compile(rf"(?<![a-z0-9])(?:{listed})(?![a-z0-9]|-[a-z])"),
        codes,
        frozenset(shorts),
        not_after,
        not_before,
        only_after,
    )


@cache
def index_words(language: Language) -> tuple[str, ...]:
    """Return words one of which stands in every text that names an index: what a trigger needs."""
    words = {"indice", "index", "indic"}
    for word in _book(language).codes:
        if "indice" not in word and "index" not in word:
            words.add(word)
    return tuple(sorted(words))


def find_indices(folded: str, language: Language) -> Iterator[IndexName]:
    """Yield the indices named in folded text; an abbreviation counts only beside words of revision."""
    if not any(word in folded for word in index_words(language)):
        return
    book = _book(language)
    entries = lexicon("indices", language)
    for match in book.pattern.finditer(folded):
        word = " ".join(match.group().replace('"', " ").split())
        code = book.codes.get(word)
        if code is None:
            continue
        around = folded[max(match.start() - 90, 0) : match.end() + 90]
        close = folded[max(match.start() - 30, 0) : match.end() + 12]
        spelled = word not in book.shorts or re.search(r"ind(?:ice|ex)", close) is not None
        by_sum = not spelled and _BESIDE[language].search(around) is None
        if by_sum and (language != "fr" or not said_as_sum(folded, match.start(), match.end())):
            continue
        if (never := book.not_after.get(code)) is not None and never.search(
            folded, max(match.start() - 45, 0), match.start()
        ):
            continue
        if word in book.shorts and (never := book.not_before.get(code)) is not None:
            after = _OPENS.match(folded, match.end())
            if not spelled_by_side(folded, match.start()) and never.match(
                folded, after.end() if after else match.end()
            ):
                continue
        if word in book.shorts and (needed := book.only_after.get(code)) is not None:
            before = folded[max(match.start() - _NEEDED, 0) : match.start()].rsplit(". ", 1)[-1]
            if needed.search(before) is None:
                continue
        if code == "ICC" and not spelled and re.search(r"arbitr|chambre|incoterm", around):
            continue
        name = _particular(code, folded, match) if entries[code].get("country") == "" else code
        yield IndexName(name, entries[code]["official"], match.start(), match.end(), spelled, by_sum)


def names_country(folded: str, country: str) -> bool:
    """Whether folded words name a country, by its code in the names of indices (``CA``, ``UK``)."""
    code = "GB" if country == "UK" else country
    if any(code == one and words.search(folded) is not None for one, words in _COUNTRIES):
        return True
    told = lexicon("jurisdictions", "en").get(code, {})
    return folded.strip() in (*told.get("names", ()), *told.get("adjectives", ()))


def spelled_by_side(folded: str, start: int) -> bool:
    """Whether the word *index* stands right before a stretch: *l'indice Syntec*."""
    return re.search(r"\bind(?:ice|ex)\s+\Z", folded[max(start - 12, 0) : start]) is not None


def said_as_sum(folded: str, start: int, end: int) -> bool:
    """Whether French words around a stretch multiply by something and divide by something."""
    low, high = max(start - _SUM_NEAR, 0), min(end + _SUM_NEAR, len(folded))
    return any(
        match.start() < end and start < match.end() + 60 for match in BY_SUM.finditer(folded, low, high)
    )


def _particular(code: str, folded: str, match: re.Match[str]) -> str:
    """Say which country's index it is, where the words around it do: ``US CPI``, ``UK CPI``."""
    around = folded[max(match.start() - 120, 0) : match.end() + 200]
    if code == "CPI" and _URBAN.search(around):
        return "CPI-U"
    if code not in ("CPI", "PPI"):
        return code
    for country, words in _COUNTRIES:
        if words.search(around):
            return f"{'UK' if country == 'GB' else country} {code}"
    return code
