"""The clause as its readers share it: its words, folded, and the indices it names."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from data import late as re
from data.load import lexicon
from pipeline.indexation.formula import Defect, NotSettled, Part
from pipeline.indexation.reading.excluded import kept_out
from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms._indexation_indices import IndexName, find_indices
from pipeline.terms._indexation_named import distinct_names, named_indices
from pipeline.terms._indexation_phrases import OTHER_INDEX
from pipeline.terms._indexation_titles import title_of
from pipeline.terms._indexation_words import folded_of
from pipeline.types import Language

_NUMBERED = re.compile(r"(?:BT|TP|FSD|EV|PSD)-?\d{1,2}[a-z]?\Z")
_REDACTED = re.compile(
    r"\[\s*(?:\*+|…+|\.{3,}|_+|●|•)[^\]]{0,20}\]|\[…?\*{2,}…?\]|(?<![\w.])\*{3,}|_{3,}|\.{5,}|…{2,}|"
    r"\{\{[^}]{0,60}\}\}|\[[^\]\d]{0,12}(?:COMPLETER|COMPLÉTER|compléter|insérer|INSERT|insert)[^\]]{0,60}\]"
)


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """One clause; the lists are filled by those who read it, offsets are those of ``text``."""

    text: str
    folded: str
    language: Literal["fr", "en"]
    indices: tuple[IndexName, ...]
    """Every index that is named, with its place."""
    names: tuple[str, ...]
    """Those by which a price is revised."""
    blanks: tuple[tuple[int, int], ...]
    """Redactions and fields left open."""
    parts: list[Part] = field(default_factory=list)
    not_settled: list[NotSettled] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    def told(self, name: str, start: int, end: int, confidence: float = 0.9) -> None:
        """Keep the words that a part was read from."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        self.parts.append(Part(name, start, start + len(words.strip()), confidence))

    def open(self, part: str, why: str, *readings: str, at: tuple[int, int] = (0, 0)) -> None:
        """Say that a part is not settled; the first reason given for a part stands."""
        if not any(one.part == part for one in self.not_settled):
            self.not_settled.append(NotSettled(part, why, readings, *at))

    def fault(self, code: str, why: str, at: tuple[int, int] = (0, 0)) -> None:
        """Keep a fault of drafting, once."""
        if not any(one.code == code for one in self.defects):
            self.defects.append(Defect(code, why, *at))

    def blank_in(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first blank between two offsets."""
        return next(((low, high) for low, high in self.blanks if low < end and start < high), None)

    def index_in(self, start: int, end: int) -> IndexName | None:
        """Return the index named between two offsets; that of a country before the bare one."""
        found = [one for one in self.indices if start <= one.start and one.end <= end]
        return max(found, key=lambda one: (len(one.name), -one.start), default=None)


_PLAIN_CODE = re.compile(r"(?:ILC|ILAT|IRL|CPIH|RPI|CPI|CPI-U|BT-?\d\d|TP-?\d\d[a-z]?|ICHT[A-Za-z-]*)\Z")
"""Letters that are nothing else than the name of an index, where they stand as capitals."""


def _listed(name: str) -> bool:
    """Whether a name is that of a known index, or of one by its number, and not just words."""
    plain = re.sub(r"\A[A-Z]{2} (?=CPI|PPI)| hors tabac\Z", "", name)
    return _NUMBERED.match(plain) is not None or any(
        plain in lexicon("indices", one) for one in ("fr", "en")
    )


def how_sure(clause: ClauseWords, index: IndexName) -> float:
    """Return how surely words name an index: written out somewhere in the clause, or by its own letters."""
    if not _listed(index.name):
        return 0.85
    spelled = any(one.spelled for one in clause.indices if one.name == index.name)
    plain = _PLAIN_CODE.match(clause.text[index.start : index.end]) is not None
    return 0.9 if spelled or plain else 0.85


_BOUNDING = re.compile(
    r"\bne\s+(?:pourra|pourront|peut|peuvent|saurait|sauraient)\b[^.;]{0,80}?\b(?:inferieur|superieur|exced|depass)"
)
"""*Ne pourra être supérieure à l'évolution de l'indice* denies a bound and not the revision."""
_TOBACCO = re.compile(r"\bhors\s+tabac\b")
_IPC = {"IPC": "IPC hors tabac"}
"""Two series go by the name of consumer prices; the words say which where they leave tobacco out."""


def clause_words(text: str, language: Language) -> ClauseWords:
    """Return a clause ready to be read; a language other than French is read as English."""
    key: Literal["fr", "en"] = "fr" if language == "fr" else "en"
    folded = folded_of(text)
    indices = tuple(find_indices(folded, key))
    named = [one for one in named_indices(folded, key, priced=True) if not _outside(folded, one)]
    if not named and _BOUNDING.search(folded):
        named = [one for one in indices if one.spelled and not _outside(folded, one)]
    names = tuple(distinct_names(named))
    if _TOBACCO.search(folded):
        indices = tuple(replace(one, name=_IPC.get(one.name, one.name)) for one in indices)
        names = tuple(_IPC.get(name, name) for name in names)
    blanks = tuple(
        match.span() for match in _REDACTED.finditer(text) if _LEADER.match(text, match.start()) is None
    )
    if not indices and (other := _unlisted(text, folded, key)) is not None:
        indices, names = (other,), (other.name,)
    return ClauseWords(text, folded, key, indices, names, blanks)


_LEADER = re.compile(
    r"[.\u2026]{3,}[ \t]*(?:[\u20ac$\u00a3]\s?\d|\d[\d .,\u00a0\u202f]*(?:\u20ac|euros?\b|eur\b|EUR\b|"
    r"GBP\b|USD\b|%))"
)
"""Dots that lead from the name of a row to its figure leave nothing open."""
_RISE_OF = re.compile(
    r"\b(?:rises?|increases?|changes?|movements?|variations?)\s+(?:in|of)\s+(?:the\s+)?(?P<name>(?:[\w'-]+\s+){1,5}?index)\b"
)


_INFLATION = re.compile(
    r"\b(?:in\s+line\s+with|according\s+to|by(?:\s+the\s+rate\s+of)?|to\s+reflect|rate\s+of|selon|suivant|d[eu]|sur|avec|comme|in|increases?\s+in)\s+"
    r"(?:the\s+|le\s+|l['\u2019])?(?P<name>inflation|cout\s+de\s+la\s+vie|cost\s+of\s+living)\b"
)


_GAUGE = re.compile(
    r"\b(?:in\s+(?:step|line|accordance|proportion)\s+(?:with|to)|linked\s+to|by\s+reference\s+to|according\s+to|movements?\s+(?:in|of)|changes?\s+(?:in|of)|"
    r"selon|suivant|en\s+fonction\s+d[eu]|l'evolution\s+d[eu]|variations?\s+d[eu])\s*(?:the\s+|la\s+|l['\u2019]|le\s+)?(?P<name>(?:[\w'\u2019&-]+\s+){0,6}?"
    r"(?:barometers?|barometre|indicator|indicateur|tracker|mercuriale|gauge|cotation|quotation|survey)(?:\s+(?:of|de|des|du|for)\s+(?:[\w'\u2019-]+\s?){1,4})?)\b"
)
"""What goes by another name than index, and moves a price as one."""


_INDEX_OF = re.compile(r"\b(?P<name>Index\s+of\s+(?:[A-Z][\w-]+\s+(?:and\s+)?){0,4}[A-Z][\w-]+)")


_FACTOR = re.compile(
    r"\b(?:multiplied|divided)\s+by\s+(?:the\s+)?"
    r"(?!(?:Base|Current|New|Old|Reference|Initial|Original|Latest|Previous|First|Final|Relevant|Revised|Published|Applicable|Start|"
    r"Starting|Adjustment|Review|Commencement|Opening|Closing|Comparison|Price|Annual|Monthly|Said|The)\s+(?:Price\s+|Cost\s+)?Index\b)"
    r"(?P<name>(?:[A-Z][\w&-]+\s+){1,6}Index)\b"
)
"""*Multiplied by the Lift Engineers Index*: a name of its own, and no *Base Index* of another."""


def _unlisted(text: str, folded: str, language: Literal["fr", "en"]) -> IndexName | None:
    """Return the index that revises and stands in no list, under the name that is printed."""
    for match in OTHER_INDEX[language].finditer(text if language == "en" else folded):
        low, high = match.span("name")
        name = title_of(text[low:high], language)
        if name is not None and not _REDACTED.search(text, low, high):
            return IndexName(name, "", low, low + len(name), spelled=True)
    named = (_INDEX_OF.search(text) or _FACTOR.search(text)) if language == "en" else None
    if named is not None and fixed.PRICE[language].search(folded) is not None:
        low, high = named.span("name")
        return IndexName(" ".join(text[low:high].split()), "", low, high, spelled=True)
    gauge = _GAUGE.search(folded)
    if gauge is not None and fixed.PRICE[language].search(folded) is not None:
        low, high = gauge.span("name")
        return IndexName(" ".join(text[low:high].split()), "", low, high, spelled=True)
    inflation = _INFLATION.search(folded)
    if inflation is not None and fixed.PRICE[language].search(folded) is not None:
        return IndexName(
            " ".join(inflation["name"].split()),
            "",
            inflation.start("name"),
            inflation.end("name"),
            spelled=True,
        )
    rise = _RISE_OF.search(folded) if language == "en" else None
    if rise is None or rise["name"].split()[0] in ("the", "such", "that", "any"):
        return None
    low, high = rise.span("name")
    return IndexName(" ".join(text[low:high].split()), "", low, high, spelled=True)


REPLACES = re.compile(
    r"disparition|disparai|cess\w+\s+d'etre\s+publi|substitu|remplac|discontinu|ceases?\s+to\s+be|no\s+longer|successor"
)


def _outside(folded: str, index: IndexName) -> bool:
    """Whether an index is named and does not revise: it would replace another, or is kept out."""
    return _instead(folded, index) or kept_out(folded, index.start, index.end)


def _instead(folded: str, index: IndexName) -> bool:
    """Whether an index is named only for the case that another one ends."""
    low = max(folded.rfind(". ", 0, index.start), folded.rfind(";", 0, index.start), 0)
    high = folded.find(". ", index.end)
    first = REPLACES.search(folded, low, high if high >= 0 else len(folded))
    return first is not None and first.start() < index.end + 60 and folded[:low].strip() != ""


def code_of(letter: str, language: Literal["fr", "en"]) -> str:
    """Return the index that a letter is itself the code of (``ICHT-IMEo``, ``BT40``), or an empty text."""
    base = re.sub(r"(?<=[A-Za-z0-9])(?:n?-[12]|(?<=[A-Z0-9])[no])\Z", "", letter)
    numbered = re.match(r"(?:(?:BT|TP)-?\d{2}|(?:FSD|EV|PSD)-?\d)(?![0-9])", letter)
    if numbered is not None:
        return numbered.group().replace("-", "")
    for name in (base, letter, re.sub(r"(?<=[A-Z])[01]\Z", "", base)):
        if _NUMBERED.match(name):
            return name.upper()
        if len(name) < 3:
            continue
        for one in (language, "en" if language == "fr" else "fr"):
            for code, entry in lexicon("indices", one).items():
                if name.lower() in (code.lower(), *entry.get("short", ()), *entry["names"]):
                    return str(code)
    return ""


_STOP = re.compile(
    r"(?<![\s.][A-Z])(?<!\bart)(?<!\bno)(?<!\be\.g)(?<!\bi\.e)[.;]\s+(?=[A-ZÀ-ÖØ-Ý«\"(•-]|\d+[.)])|\n\s*\n"
)


def sentences_of(clause: ClauseWords) -> list[tuple[int, int]]:
    """Return where the sentences of a clause stand; together they are the whole of it."""
    return list(_sentences(clause.text))


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of words stand that are no clause yet."""
    return _sentences(text)


@lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    stops = [match.end() for match in _STOP.finditer(text)]
    return tuple(zip([0, *stops], [*stops, len(text)], strict=True))


def sentence_at(clause: ClauseWords, at: int) -> tuple[int, int]:
    """Return where the sentence around an offset stands."""
    spans = _sentences(clause.text)
    found = spans[max(bisect_right(spans, (at, len(clause.text))) - 1, 0)]
    return found if found[0] <= at < found[1] else (0, len(clause.text))
