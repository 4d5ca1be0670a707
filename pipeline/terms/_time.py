"""What the extractors of time share: sentences, phrases of the lexicon, how a term is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data import late as re
from data.load import lexicon
from pipeline.dates import FoundDate, Order, date_order, find_dates, may_hold_date
from pipeline.folding import fold
from pipeline.terms.base import Chosen, View
from pipeline.types import Clause, Evidence, JsonValue, Term

SURE = 0.95
LIKELY = 0.85
_ABBREVIATED = frozenset((
    "inc", "ltd", "corp", "co", "llc", "no", "nos", "art", "st", "mr", "mrs", "dr",
    "jr", "sr", "vs", "dec", "nov", "oct", "sept", "aug", "jul", "jun", "apr", "mar",
    "feb", "jan", "ste", "cf", "sec", "al",
))  # fmt: skip
_BREAK = re.compile(
    # The stop comes first and what stands before it is looked at after: most characters are no stop.
    r"[.;](?<=[a-z\u00e0-\u00ff0-9)\]\"%'\u00bb\u20ac][.;])(?:\"|\))?\s+(?=[\"'(\u201c\u00ab]?[A-Z\u00c0-\u00dc\"(\u201c])"
    r"|\n\s*\n"
)
_LETTERS = re.compile(r"[^\W\d_]+$")
_LONG, _LONGEST = 420, 4_000
_LONGEST_HEADING = 90
_BESIDE_HEADING = re.compile(r"\s?[-\u2013\u2014/&]\s?[^.;:]{2,50}")
"""The second half of a heading, as in *Term - Renewal*."""
_GOES_ON = re.compile(r"[^\W\d_]+(?:\s+\S+){5}")
_GONE_ON = re.compile(r"\s*[a-z\u00e0-\u00ff]{2}")
"""A first line of several words whose next goes on in small letters: a sentence, not a heading."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the flow: offsets in the flow, its text and its folded copy."""

    start: int
    end: int
    text: str
    folded: str


@lru_cache(maxsize=512)
def _cut(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    at = 0
    for match in _BREAK.finditer(text):
        if text[match.start()] == ".":
            before = _LETTERS.search(text, max(0, match.start() - 12), match.start())
            if before and (len(before.group()) == 1 or before.group().lower() in _ABBREVIATED):
                continue
        spans.append((at, match.end()))
        at = match.end()
    spans.append((at, len(text)))
    return tuple(
        part for span in spans for part in _bounded(text, *span) if text[part[0] : part[1]].strip()
    )


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what has no end of a sentence (a table, a text without stops) into bounded stretches."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end


def shown(view: View, clauses: Sequence[Clause], triggers: Mapping[str, tuple[str, ...]]) -> list[Clause]:
    """Keep the clauses that hold a trigger, so that an ungated run answers as a gated one does."""
    words = triggers.get(view.language)
    if words is None or (isinstance(clauses, Chosen) and clauses.triggers is triggers):
        return list(clauses)
    return [clause for clause in clauses if holds(view.folded(clause), words)]


def holds(folded: str, literals: Iterable[str]) -> bool:
    """Tell whether one of some literals stands in a text: far cheaper than a pattern of them."""
    for literal in literals:  # noqa: SIM110 (a generator costs more than it looks at)
        if literal in folded:
            return True
    return False


def sentences(view: View, clause: Clause) -> tuple[Sentence, ...]:
    """Return the sentences of a clause; they are cut once a document."""
    key = ("sentences", clause.start, clause.end, clause.heading)
    found: tuple[Sentence, ...] | None = view.memo.get(key)
    if found is None:
        found = view.memo[key] = tuple(_sentences(view, clause))
    return found


def _sentences(view: View, clause: Clause) -> Iterator[Sentence]:
    text, folded, at = view.text(clause), view.folded(clause), clause.start
    head = _headed_until(text, clause.heading)
    if head:
        yield Sentence(at, at + head, text[:head], folded[:head])
    text, folded, at = text[head:], folded[head:], at + head
    for start, end in _cut(text):
        yield Sentence(at + start, at + end, text[start:end], folded[start:end])


def _headed_until(text: str, heading: str) -> int:
    """Return where the lines end that a clause's heading fills alone; 0 where it fills none."""
    if not heading or len(heading) > _LONGEST_HEADING:
        return 0
    end = text.find("\n")
    for _ in range(2):
        if end < 0:
            return 0
        line = " ".join(text[:end].split()).rstrip(" .:-*_#")
        _, found, beside = line.rpartition(heading.rstrip(" .:-"))
        if found and (not beside or _BESIDE_HEADING.fullmatch(beside)):
            if _GOES_ON.search(line) and not line.isupper() and _GONE_ON.match(text, end):
                return 0
            return end + 1 if text[end:].strip() else 0
        end = text.find("\n", end + 1)
    return 0


_ASIDE = re.compile(
    r"(?:unless|subject to|except as|notwithstanding|provided that|sauf|sous reserve)\b[^,;:]{3,220}?,"
)


_STOPS = re.compile(
    r"(?<![a-z])(?:i\.\s?e|e\.\s?g|[ap]\.\s?m|inc|ltd|corp|co|no|sec|art|u\.\s?s(?:\.\s?a)?|l\.\s?p|n\.\s?a"
    r"|s\.\s?a(?:\.\s?s)?)\."
)
"""Stops that end no sentence."""
_STOPPED = (
    "inc.", "ltd.", "corp.", "co.", "no.", ".m.", ". m.", "i.e", "e.g", "i. e", "e. g", "u.s", "u. s",
    "sec.", "art.", "l.p", "l. p", "n.a", "n. a", "s.a", "s. a",
)  # fmt: skip
_ASIDES = ("unless", "subject to", "except as", "notwithstanding", "provided that", "sauf", "sous reserve")


@lru_cache(maxsize=256)
def main_clause(folded: str) -> str:
    """Blank the asides of a sentence (``unless earlier terminated as provided herein,``), offsets kept.

    Stops of abbreviations go too.
    """
    if holds(folded, _ASIDES):
        folded = _ASIDE.sub(lambda match: " " * len(match.group()), folded)
    return unstopped(folded)


def unstopped(folded: str) -> str:
    """Blank the stops that end no sentence, offsets kept: patterns take a stop for the end of a thought."""
    if not holds(folded, _STOPPED):
        return folded
    return _STOPS.sub(lambda match: match.group().replace(".", " "), folded)


@cache
def phrases(name: str, language: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of the lexicon ``time``; on folded text, as whole words."""
    return re.compile(rf"(?<![a-z])(?:{_alternatives(name, language)})(?![a-z])")


@cache
def _literals(name: str, language: str) -> tuple[str, ...]:
    words: Iterable[str] = lexicon("time", language_of(language))[name]
    return needed(words)


def needed(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return literals of which one stands wherever one of some phrases of a lexicon does.

    Of each phrase the most telling stretch that is matched letter by letter; none that holds another.
    """
    chosen = {max(_stretches(phrase), key=_telling) for phrase in phrases}
    return tuple(sorted(item for item in chosen if not any(o != item and o in item for o in chosen)))


def _stretches(phrase: str) -> list[str]:
    """Cut a phrase at its spaces, stars and dots; of ``a|b`` neither letter must stand."""
    words = [word for word in phrase.split() if "|" not in word]
    return [part for word in words for part in re.split(r"\.\.\.|\*", word)] or [""]


def _telling(word: str) -> tuple[bool, int]:
    return len(word) > 3 and word not in _USUAL, len(word)


_USUAL = frozenset(
    {"shall", "will", "right", "subject", "party", "parties", "agreement", "contract", "which", "date"}
    | {"either", "this", "first", "term", "above", "contrat", "present", "with", "from", "other", "month"}
)


def phrase(name: str, language: str, folded: str) -> re.Match[str] | None:
    """Return the first of the phrases of the lexicon ``time`` in a folded text: ``phrases().search``.

    The pattern is only tried where a literal stands that it cannot do without.
    """
    if not holds(folded, _literals(name, language)):
        return None
    return phrases(name, language).search(folded)


@cache
def before(name: str, language: str, slack: int = 0) -> re.Pattern[str]:
    """Return a pattern for phrases that end a text, with at most ``slack`` characters after them."""
    gap = rf"[^.;]{{0,{slack}}}" if slack else r"[\s,:_\"'(-]{0,6}"
    return re.compile(
        rf"(?<![a-z])(?:{_alternatives(name, language)})(?![a-z]){gap}(?:the |le |on |the\s)?\s*$"
    )


def _alternatives(name: str, language: str) -> str:
    words: Iterable[str] = lexicon("time", language_of(language))[name]
    return "|".join(_pattern(item) for item in sorted(words, key=len, reverse=True))


def _pattern(phrase: str) -> str:
    pattern = (
        re.escape(phrase)
        .replace(r"\ \.\.\.\ ", r"[\s,][^.;]{0,60}?\s?")
        .replace(r"\.\.\.", r"[^.;]{0,60}?")
    )
    return pattern.replace(r"\*", r"[a-z]*").replace(r"\ ", r"\s+")


def language_of(language: str) -> str:
    """Return the language whose lexicon serves a document."""
    return "fr" if language == "fr" else "en"


@lru_cache(maxsize=8)
def _order(text: str, language: str) -> Order | None:
    return date_order(text[:60_000], language)


def dates_in(view: View, text: str, folded: str | None = None) -> list[FoundDate]:
    """Find the dates of a text, with the order of figures that the document uses.

    Where its folded copy is at hand, a text that can hold no date costs next to nothing.
    """
    if folded is not None and not may_hold_date(folded):
        return []
    key = ("dates", text)
    found: tuple[FoundDate, ...] | None = view.memo.get(key)
    if found is None:
        found = view.memo[key] = tuple(_dates_in(view, text))
    return list(found)


def _dates_in(view: View, text: str) -> list[FoundDate]:
    found = find_dates(text, view.language)
    if any(item.date is None and item.precision == "day" for item in found):
        order = _order(view.flow.text, view.language)
        found = find_dates(text, view.language, order=order)
    return found


def quote(view: View, sentence: Sentence, start: int, end: int) -> Evidence:
    """Quote what proves a value: its sentence, or the part around [start, end) where that is long.

    Offsets are those of the sentence.
    """
    if len(sentence.text.strip()) <= _LONG:
        return view.flow.evidence(sentence.start, sentence.end)
    low, high = max(0, start), min(len(sentence.text), end)
    return view.flow.evidence(sentence.start + low, sentence.start + high)


def stated(
    kind: str,
    extractor: str,
    value: dict[str, JsonValue],
    value_text: str,
    evidences: Sequence[Evidence],
    confidence: float,
    repaired: str = "",
) -> Term:
    """Make a term whose value is known."""
    if repaired:
        confidence = min(confidence, 0.88)
    return Term(
        kind, value, value_text, tuple(evidences), round(confidence, 3), extractor, repaired=repaired
    )


def unknown(
    kind: str,
    extractor: str,
    reason: str,
    evidences: Sequence[Evidence],
    value: dict[str, JsonValue] | None = None,
    confidence: float = 0.8,
) -> Term:
    """Make a term that is spoken of but not known."""
    return Term(
        kind, value or {}, "", tuple(evidences), confidence, extractor, state="unknown", reason=reason
    )


def candidates(found: FoundDate) -> dict[str, JsonValue]:
    """Return the open days of a date as a value."""
    return {"candidates": [day.isoformat() for day in found.candidates]} if found.candidates else {}


_EARLIER_CONTRACT = re.compile(
    r"\b(?:contrat|marche|bail|convention|accord|abonnement|agreement|contract|lease)s?\s+(?:\w+\s+)?"
    r"(?:precedent|anterieur|que vous aviez|qui vous liait|en cours jusqu|remplace(?!e?s? (?:par|comme))"
    r"|signe le|arrive a)"
    r"|\b(?:precedent|ancien|previous|former|prior)(?:e|s|es)?\s+(?:contrat|marche|bail|convention"
    r"|accord|agreement|contract|lease)"
    r"|\b(?:a|avait|avaient) (?:couru|pris fin|expire)\b|\bqui courait\b|\bpour memoire\b"
)
_EARLIER = (
    "precedent", "anterieur", "vous aviez", "vous liait", "en cours jusqu", "remplace", "signe le",
    "arrive a", "ancien", "previous", "former", "prior", "couru", "pris fin", "expire", "courait",
    "pour memoire",
)  # fmt: skip
"""One stands where ``_EARLIER_CONTRACT`` finds something."""
_BY_DEFAULT = re.compile(
    r"\b(?:sauf|a defaut de?|en l'absence de)\s+(?:stipulation|mention|disposition|clause|precision"
    r"|indication)s?"
    r"[^.;]{0,40}\b(?:contraire|particulier|differente?|cpv?\b|autre)"
    r"|\bunless otherwise (?:stated|specified|provided|set forth|agreed) in (?:the |an? )?"
    r"(?:order|special|particular|schedule|appendix|annex|exhibit|sow|statement)"
)
_OVERRIDES = re.compile(
    r"\bpar (?:derogation|exception)\b[^.;]{0,40}\b(?:article|conditions|clause)"
    r"|\bnotwithstanding (?:section|article|clause|the general)|\ben lieu et place de l'article"
)


def of_earlier(folded: str) -> bool:
    """Tell whether a sentence speaks of a contract that went before."""
    return holds(folded, _EARLIER) and _EARLIER_CONTRACT.search(folded) is not None


def standing(folded: str) -> int:
    """Rank a sentence: 0 where it overrides a general rule, 2 where it only holds by default."""
    if _OVERRIDES.search(folded):
        return 0
    return 2 if _BY_DEFAULT.search(folded) else 1


_TERM_HEADING = re.compile(
    r"(?:initial |contract |agreement |lease |licen[sc]e |base |primary |employment |consulting "
    r"|service )?(?:term|duration)\b(?! loan| sheet|s of (?:payment|sale))|duree\b"
    r"|(?:initial |contract |agreement |employment |consulting |engagement |service )?(?:period|life"
    r"|length|validity)"
    r"(?: of (?:this |the )?(?:agreement|contract|licen[sc]e|lease|engagement|appointment|alliance))?$"
    r"|how long\b|when (?:it|this|we)\b[a-z, ]{0,24}\b(?:start|begin|end|stop|finish)(?:e?s)?\b|(?:start"
    r"|beginning|commencement)(?: and |, | & | ?/ ?)(?:the )?(?:end|expir\w+|close|duration|term)\b"
    r"|(?:effective date|commencement|effectiveness|appointment|engagement|grant|employment)"
    r"(?: and |, |; | & | / |/)(?:term|duration)\b"
)


_TERM_NAMED = re.compile(
    r"^periode(?: de validite| contractuelle| d'execution| initiale)?$"
    r"|^(?:terme|echeance|validite|engagement|fin|expiration|date (?:de fin|d'echeance|d'expiration))"
    r"(?: (?:du (?:present )?(?:contrat|bail|marche|mandat|pret)|de (?:la |l')?(?:presente )?[a-z]+))?$"
    r"|\bvie (?:du (?:contrat|marche|bail)|de la convention|de l'accord)\b|^debut\b"
    r"|\b(?:duree|prise d'effet|entree en vigueur|date d'effet)\b"
    r"(?! d(?:e|u) (?:la |l')?(?:conservation|garantie|travail|validite))"
)
_LONG_NAME = 70


def is_term_heading(clause: Clause, language: str) -> bool:
    """Tell whether a clause stands under a heading such as Term or Duree."""
    names: Iterable[str] = lexicon("time", language_of(language))["term_headings"]
    cleaned = [_clean(heading) for heading in (clause.heading, *clause.path) if heading]
    if language == "fr" and any(len(one) < _LONG_NAME and _TERM_NAMED.search(one) for one in cleaned):
        return True
    return any(heading in names or _TERM_HEADING.match(heading) for heading in cleaned)


_PRINTED_NUMBER = re.compile(
    r"^\W*(?:(?:article|art\.?|titre|section|clause) )?(?:[ivxl]{1,6}|\d{1,2}|[a-z])(?: ?[/).:-]+|  ?-) ?"
    r"|^\W*\d{1,2}(?:\.\d{1,2})? (?=[a-z]{4})"
)


@lru_cache(maxsize=2048)
def _clean(heading: str) -> str:
    return _PRINTED_NUMBER.sub("", re.sub(r"\s+", " ", fold(heading))).strip(" .:-")


def single(values: Iterable[str]) -> str | None:
    """Return the one value, ``None`` where there are several or none."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
