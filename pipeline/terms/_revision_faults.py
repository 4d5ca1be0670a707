"""Faults of drafting that the grammar of formulas sees: letters, rules of reference, names of indices.

``letter_unexplained`` (nothing explains a letter of the formula), ``two_references`` (two rules say which
reading of the index counts), ``no_such_index`` (no index of that name is published, or none any more) and
``agreement_for_index`` (the Syntec collective agreement stands where its index is meant). Where something
speaks against a fault, it is told with its doubt, and is no more than a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.indexation._movement import leaves
from pipeline.indexation.formula import SURE, Defect, Reading
from pipeline.indexation.reading import read
from pipeline.terms._indexation_formula import find_formula
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms._revision_lost import lost_names
from pipeline.terms._revision_missing import counted_twice, no_base
from pipeline.terms._revision_told import BOTH_NAMED, ELSEWHERE, ONE_MAY_FIT, SPOKEN_AGAINST, Fault, Words
from pipeline.terms._time import holds
from pipeline.types import Language

_LONGEST = 8_000
"""Characters that are read as one clause."""
_MECHANISMS = frozenset({"index_ratio", "formula", "cpi_capped"})
_AGREEMENT = re.compile(
    r"\b(?:convention|accord)s?\b[^.;]{0,60}?\bsyntec\b|\bsyntec\W{0,3}(?:la\s+)?(?:convention|accord)\b"
)
_LETTERS = re.compile(r"nothing says what (?P<names>.+) is\Z")
_TIMES = re.compile(r"(?:[-–]?\d|['’()\s]|(?<=[A-Za-z])[onit])\Z")
_TITLE = r"(?!\.\s?[A-ZÉ])"
"""Not the initial of a name, as in *M. Dupont*."""
_TELLS = (
    r"\s*[\"»”]?\s*(?:=|:|,\s|(?:et|and|ou|or)\s|est\b|sont\b|étant\b|désigne|représente|correspond|is\b|are\b|being\b|"
    r"means?\b|denotes?\b)"
)
"""What follows a letter that is explained."""
_PART = re.compile(
    r"(?i)\b(?:annexe|annex|appendix|schedule|exhibit|part|partie|lot|article|section|clause|bâtiment|building|catégorie|"
    r"category|class|classe|zone|type)s?\s+\Z"
)
"""The letter names a part of the paper or a kind, and nothing of the formula."""
_POINTS = re.compile(
    r"\b(?:annexe|annex|appendix|schedule|exhibit|defini\w*|defined|bordereau|glossaire|glossary)\b"
)
_ONE_RULE = re.compile(
    r"\brespectiv|\bdevien|\bbecomes?\b|\bensuite\b|\bthereafter\b|\bsuivantes?\b|\bsubsequent|\bavenant|"
    r"\bamend|\bremplac|\breplac|\braccord|\brebas"
)
"""Words by which two periods may be two letters, or a base and the one that takes its place later."""
_MOVES_ON = re.compile(
    r"\b(?:the\s+first|premi(?:er|ere)|initial\w*)\b[^.;]{0,40}?\b(?:etant|est|sera|is|being|shall\s+be)\b"
)
"""*Le premier S0 étant celui d'avril*, *for the first variation it is thus*: a base that moves on."""
_BASE = {
    "fr": re.compile(
        r"\bind(?:ice|ex)\s+(?:\w+\s+){0,2}?(?:de\s+(?:base|reference|depart)|d'origine|initial)\b|"
        r"\b(?:base|trimestre|mois|valeur)\s+de\s+(?:reference|base|depart)\b"
    ),
    "en": re.compile(
        r"\b(?:base|initial|starting)\s+(?:index|cpi|rpi|cpi-u|figure|period|month|quarter)\b|"
        r"\bindex\s+base\b"
    ),
}
"""Words that name the reading an index counts from."""
_MONTH = re.compile(
    r"\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|"
    r"march|april|may|june|july|august|september|october|november|december)\s+((?:19|20)\d\d)\b|"
    r"\b(?:[1-4]\s?(?:er|e|eme|nd|rd|st|th)|premier|deuxieme|troisieme|quatrieme|first|second|third|fourth)\s+"
    r"(?:trimestre|quarter)\s+(?:de\s+|of\s+|l'annee\s+)*((?:19|20)\d\d)\b"
)


def faults(words: Words, language: Language) -> Iterator[Fault]:
    """Yield the faults of one revision, each kind once.

    Args:
        words: of the clause and around it.
        language: of the document; another than French is read as English.
    """
    reading = read(words.text[:_LONGEST], language)
    told = {one.code: one for one in reading.defects}
    if (agreement := told.get("syntec_agreement")) is not None:
        yield Fault("agreement_for_index", agreement.start, agreement.end, "SYNTEC")
    elif (both := told.get("index_and_agreement")) is not None:
        yield Fault("agreement_for_index", both.start, both.end, "SYNTEC", doubt=BOTH_NAMED)
    if reading.mechanism not in _MECHANISMS:
        return
    against = "" if reading.confidence >= SURE else SPOKEN_AGAINST
    letters = told.get("variable_not_in_legend")
    unexplained = [] if letters is None else list(_letters(letters, words, against))
    yield from unexplained
    rules = told.get("two_reference_rules")
    if rules is not None or _contradicts(reading, words, language):
        two = _two(rules or Defect("", ""), words, language, against)
        # Where the legend is another formula's, or a base moves on from a first one, nothing is told twice.
        if not two.doubt or not (unexplained or _MOVES_ON.search(fold(words.text))):
            yield two
    yield from no_base(reading, words, language, against)
    yield from counted_twice(reading, words, language, against)
    if agreement is None:
        yield from lost_names(reading, words, language)


def hinted(folded: str, language: Language) -> bool:
    """Whether a clause in which no index was read may move a price by what is none.

    Args:
        folded: the folded words of the clause.
        language: of the document.
    """
    names, pattern = _no_index(_key(language))
    return (holds(folded, names) and pattern.search(folded) is not None) or (
        language == "fr" and _AGREEMENT.search(folded) is not None
    )


def _letters(defect: Defect, words: Words, against: str) -> Iterator[Fault]:
    """Yield the letters of a formula that no words of its article hold a second time."""
    match = _LETTERS.match(defect.why)
    formula = find_formula(words.text)
    if match is None or formula is None:
        return
    written = words.text[formula.start : formula.end]
    beside = words.article.replace(written, " ", 1)
    beyond = words.document.replace(written, " ", 1)
    wanting = [one for one in match["names"].split(", ") if not _named(one, beside)]
    if not wanting:
        return
    elsewhere = any(_named(one, beyond, _TELLS) for one in wanting)
    elsewhere = elsewhere or _POINTS.search(fold(beside)) is not None
    doubt = against or (ELSEWHERE if elsewhere else "")
    yield Fault("letter_unexplained", formula.start, formula.end, undefined=", ".join(wanting), doubt=doubt)


def _named(letter: str, text: str, then: str = "") -> bool:
    """Whether a text holds a letter by itself, at whatever time (``S`` for ``S0``), before ``then``."""
    found = "|".join(
        rf"{re.escape(one)}(?:\s?[-–(]?\s?[onit0-3]{{1,3}}\)?)?" for one in sorted(_stems(letter), key=len)
    )
    places = re.finditer(rf"(?<![\w'’])(?:{found})(?![\w'’]){_TITLE}{then}", text)
    return any(_PART.search(text[max(place.start() - 20, 0) : place.start()]) is None for place in places)


def _stems(letter: str) -> set[str]:
    """Return a letter without its time, step by step, and what it begins with in capitals."""
    stems = {letter}
    stem = letter
    while len(stem) > 1 and (shorter := _TIMES.sub("", stem)) and shorter != stem:
        stem = shorter
        stems.add(stem)
    capitals = re.match(r"[A-Z]+", letter)
    return stems | ({capitals.group()} if capitals is not None else set())


def _two(defect: Defect, words: Words, language: Language, against: str) -> Fault:
    """Say whether two rules contradict each other: a base that is named twice, with two periods."""
    bases = _bases(words, language)
    doubt = against
    if len(bases) != 2 or _ONE_RULE.search(fold(words.text)) is not None:
        doubt = doubt or ONE_MAY_FIT
    place = (defect.start, defect.end)
    if defect.end <= defect.start and len(bases) == 2:
        places = sorted(bases.values())
        place = (places[0][0], places[1][1])
    return Fault("two_references", *place, doubt=doubt)


def _contradicts(reading: Reading, words: Words, language: Language) -> bool:
    """Whether one index has two bases by words that name them so, though a sum could be read."""
    indices = {leaf.index for one in reading.formulas for leaf in leaves(one.movement)}
    return len(indices) == 1 and len(_bases(words, language)) == 2


def _bases(words: Words, language: Language) -> dict[str, tuple[int, int]]:
    """Return the periods that are called the base of the index, each with its first place."""
    folded = fold(words.text)
    bases: dict[str, tuple[int, int]] = {}
    for place in _BASE[_key(language)].finditer(folded):
        end = sentence_bounds(folded, place.end(), back=0, ahead=160)[1]
        found = _MONTH.search(folded, place.end(), max(end, place.end()))
        if found is not None:
            bases.setdefault(" ".join(found.group().split()), (place.start(), found.end()))
    return bases


@cache
def _no_index(language: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Words for the rise of prices that name no series, and their pattern."""
    told = lexicon("lost_indices", language).values()
    names = tuple(name for one in told if one.get("several") for name in one["names"])
    return names, re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _key(language: Language) -> str:
    return "fr" if language == "fr" else "en"
