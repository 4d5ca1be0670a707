"""Contracts in two languages side by side: which words are the translation, and which text prevails.

Readers deliver such a page one column after the other (``_pdf_columns``, ``_rows``), or paragraph by
paragraph. Here each paragraph is told its language; the text that does not prevail is marked, so that
nothing is read twice. Both texts must say the same: a French contract with an English one behind it is
no translation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from data import late as re
from data.load import lexicon
from pipeline.clauses._flow import TRANSLATION
from pipeline.folding import fold
from pipeline.reading.language import ENGLISH, FRENCH
from pipeline.types import Document, Language

_LEAST_SHARE = 0.05
"""Share of small words of each language, in the whole text, below which nobody looks further."""
_LEAST_BALANCE = 0.3
_LEAST_PARAGRAPHS = 4
_SAME_FIGURES = 0.6
_HEADING = 90
_FEWEST = 60
_ENOUGH = 20
_SURE_SHARE = 0.15
"""Words of one side, and the share of small words that makes its language plain."""
_SHORT = 12
"""A line of no more words may be a heading."""
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d+(?:[ .,\u00a0]\d{3})*(?:[.,]\d+)?")
_SEPARATORS = str.maketrans("", "", " .,\u00a0")
_SWITCHES = 3
"""A text that changes its language so often is bilingual throughout; else one text follows the other."""
_NEARLY_ALL, _MOSTLY = 0.9, 0.75
_LIKE_EACH_OTHER = 0.7
_NAME, _COMMON = re.compile(r"(?<![.:] )\b[A-ZÀ-Ü][A-ZÀ-Üa-zà-ü]{3,}\b"), 4
"""Words of names, and how many of them two texts of one page have in common."""
_PARAGRAPH = re.compile(r"(?:[^\n\f]|\n(?!\n))+")
_ACCENT = re.compile(r"[éèêëàâçùûîïôœ]")
_ONLY_FRENCH = FRENCH - ENGLISH
_ONLY_ENGLISH = ENGLISH - FRENCH
_LEADING = re.compile(r"\W*(?:article|section|clause)?\W*(\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}(?=[.)\s]))")
_NAMES: dict[Language, str] = {
    "fr": r"(?:french(?: language)? (?:version|text|original)|(?:version|texte) (?:en langue )?francaise?"
    r"|langue francaise|french language)",
    "en": r"(?:english(?: language)? (?:version|text|original)|(?:version|texte) (?:en langue )?anglaise?"
    r"|langue anglaise|english language)",
}
_RULES = (
    r"(?:(?!french|english|francais|anglais|version|text)[^.;]){0,80}?\b(?:prevails?|controls?|governs?"
    r"|takes? precedence|(?:be|is) (?:the )?(?:only )?(?:authentic|binding|official)|prevau[td]\w*"
    r"|prevaloir|(?:fait|fera|faire) (?:seule? )?foi|primera|prime|l['\u2019]emporte\w*)\b"
)
_PREVAILS = {name: re.compile(words + _RULES) for name, words in _NAMES.items()}
_OTHER_WAY = re.compile(r"\b(?:not|neither|equally|egalement|both)\b")


@dataclass(slots=True)
class _Paragraph:
    start: int
    end: int
    text: str
    language: Language


def mark(document: Document) -> Document:
    """Name the prevailing language, and mark the other text as its translation.

    Returns:
        The document itself where it is not in two languages, or where the two texts say different things.
    """
    if not _both(document.text):
        return document
    paragraphs = list(_paragraphs(document))
    texts: dict[Language, list[_Paragraph]] = {"fr": [], "en": []}
    for item in paragraphs:
        if item.language != "und":
            texts[item.language].append(item)
    prevails = _prevailing(document.text)
    if not _translated(texts["fr"], texts["en"], told=prevails is not None):
        return document
    first: Language = "fr" if texts["fr"][0].start < texts["en"][0].start else "en"
    main = prevails or first
    _settle(paragraphs)
    spans = _joined([item for item in paragraphs if item.language not in ("und", main)], document)
    value = " ".join(f"{start}-{end}" for start, end in spans)
    return replace(document, language=main, metadata=(*document.metadata, (TRANSLATION, value)))


def sides(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one side is plainly French and the other plainly English; names and addresses are neither."""
    told: set[Language] = set()
    for side in (left, right):
        words = _words(" ".join(side))
        french, english = _votes(words)
        if len(words) < _ENOUGH or max(french, english) < _SURE_SHARE * len(words):
            return False
        told.add("fr" if french > 3 * english else "en" if english > 3 * french else "und")
    return told == {"fr", "en"}


def language_of(text: str) -> Language:
    """French or English by its small words and accents, without a second opinion; cheap."""
    words = _words(text)
    french, english = _votes(words)
    french += 0.5 * len(_ACCENT.findall(text))
    if french >= 2 and french > 3 * english:
        return "fr"
    if english >= 2 and english > 3 * french:
        return "en"
    if len(words) > _SHORT:
        return "und"
    return _of_heading(words, french, english)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _votes(words: Sequence[str]) -> tuple[float, float]:
    """Small words of French alone, and of English alone."""
    french = sum(map(_ONLY_FRENCH.__contains__, words))
    english = sum(map(_ONLY_ENGLISH.__contains__, words))
    return float(french), float(english)


def _of_heading(words: Sequence[str], french: float, english: float) -> Language:
    """A line without sentences: the words of headings vote, too."""
    of_french, of_english = _headings()
    french += sum(map(of_french.__contains__, words))
    english += sum(map(of_english.__contains__, words))
    if abs(french - english) < 1:
        return "und"
    return "fr" if french > english else "en"


@cache
def _headings() -> tuple[frozenset[str], frozenset[str]]:
    """Words of French and of English headings, those of both left out."""
    french, english = (frozenset(lexicon("headings", name)["words"]) for name in ("fr", "en"))
    return french - english, english - french


def _both(text: str) -> bool:
    """Whether both languages are there at all: three stretches of the text tell."""
    size, middle = 4000, len(text) // 2
    sample = text if len(text) < 3 * size else text[:size] + text[middle : middle + size] + text[-size:]
    words = _words(sample)
    return len(words) >= _FEWEST and min(_votes(words)) >= _LEAST_SHARE * len(words)


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    for found in _PARAGRAPH.finditer(document.text):
        if found[0].strip():
            yield _Paragraph(found.start(), found.end(), found[0], language_of(found[0]))


def _translated(french: Sequence[_Paragraph], english: Sequence[_Paragraph], *, told: bool) -> bool:
    """Whether both texts are long, stand among each other, and name the same figures.

    Where one text follows the other as a whole it might be another contract: then hardly a figure differs.
    A contract that is ``told`` to have two texts, one of which prevails, may be of a few lines: one page in
    two columns has a paragraph for each. So may one of which nothing is told, where all is the same.
    """
    if not french or not english:
        return False
    if not told and min(len(french), len(english)) < _LEAST_PARAGRAPHS:
        return _same_page(french, english)
    sizes = [sum(len(item.text) for item in side) for side in (french, english)]
    if min(sizes) < _LEAST_BALANCE * sum(sizes):
        return False
    figures = [_figures(side) for side in (french, english)]
    shared = sum((figures[0] & figures[1]).values())
    fewer, more = sorted(sum(one.values()) for one in figures)
    ordered = sorted((*french, *english), key=lambda item: item.start)
    switches = sum(before.language != after.language for before, after in pairwise(ordered))
    if switches >= _SWITCHES:
        return shared >= _SAME_FIGURES * fewer
    if told and fewer >= _LEAST_PARAGRAPHS and shared >= _MOSTLY * more:
        return True
    return fewer >= 2 * _LEAST_PARAGRAPHS and shared >= _NEARLY_ALL * more


def _same_page(french: Sequence[_Paragraph], english: Sequence[_Paragraph]) -> bool:
    """Whether two short texts are one: as long as each other, with the same figures and names."""
    sizes = [sum(len(item.text) for item in side) for side in (french, english)]
    if min(sizes) < _LIKE_EACH_OTHER * max(sizes):
        return False
    figures = [_figures(side) for side in (french, english)]
    if figures[0] != figures[1] or sum(figures[0].values()) < _LEAST_PARAGRAPHS:
        return False
    names = [set(_NAME.findall(" ".join(item.text for item in side))) for side in (french, english)]
    return len(names[0] & names[1]) >= _COMMON


def _figures(side: Sequence[_Paragraph]) -> Counter[str]:
    """Figures in sentences, without the numbers that they begin with and without separators."""
    found: Counter[str] = Counter()
    for item in side:
        if len(item.text.split()) <= _SHORT:
            continue
        leading = _LEADING.match(fold(item.text[:40]))
        text = item.text[leading.end() :] if leading else item.text
        found.update(figure.translate(_SEPARATORS) for figure in _FIGURE.findall(text))
    return found


def _prevailing(text: str) -> Language | None:
    """The language that the text itself says prevails; ``None`` where it names none, or both."""
    folded = " ".join(fold(text).split())
    named = {
        language
        for language, pattern in _PREVAILS.items()
        if any(not _OTHER_WAY.search(found[0]) for found in pattern.finditer(folded))
    }
    return named.pop() if len(named) == 1 else None


def _settle(paragraphs: Sequence[_Paragraph]) -> None:
    """Give paragraphs without a language of their own (headings, names, figures) that of their text.

    A heading goes with what follows it. Where a run of one language ends and the other begins, what bears
    a number that the ended run has already had begins the other one; what is left ends the first.
    """
    place = 0
    while place < len(paragraphs):
        if paragraphs[place].language != "und":
            place += 1
            continue
        end = place
        while end < len(paragraphs) and paragraphs[end].language == "und":
            end += 1
        before = paragraphs[place - 1] if place else None
        after = paragraphs[end] if end < len(paragraphs) else None
        _settle_gap(paragraphs[place:end], before, after, _numbers(paragraphs, place))
        place = end


def _settle_gap(
    gap: Sequence[_Paragraph], before: _Paragraph | None, after: _Paragraph | None, seen: frozenset[str]
) -> None:
    if before is None or after is None:
        return
    if before.language == after.language:
        for item in gap:
            item.language = before.language
        return
    turned = False
    for place, item in enumerate(gap):
        number = _leading(item.text)
        last = place == len(gap) - 1
        heading = last and len(item.text) < _HEADING and not item.text.rstrip().endswith((".", ";"))
        turned = turned or bool(number and number in seen) or heading
        item.language = after.language if turned else before.language


def _numbers(paragraphs: Sequence[_Paragraph], place: int) -> frozenset[str]:
    """Numbers with which the paragraphs of the run before a place begin."""
    found: set[str] = set()
    at = place - 1
    language = paragraphs[at].language if place else "und"
    while at >= 0 and paragraphs[at].language == language and place - at < 200:
        found.add(_leading(paragraphs[at].text))
        at -= 1
    return frozenset(found - {""})


def _leading(text: str) -> str:
    found = _LEADING.match(fold(text[:40]))
    return found[1] if found else ""


def _joined(paragraphs: Sequence[_Paragraph], document: Document) -> list[tuple[int, int]]:
    """Stretches of neighbouring paragraphs, each on one page."""
    found: list[tuple[int, int]] = []
    for item in paragraphs:
        if found and not document.text[found[-1][1] : item.start].strip("\n"):
            found[-1] = found[-1][0], item.end
        else:
            found.append((item.start, item.end))
    return found


__all__ = ["language_of", "mark", "sides"]
