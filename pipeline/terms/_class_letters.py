"""Letters: a paper that greets somebody and closes so, whatever contract its subject line names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._class_judged import Judged
from pipeline.terms._contract_numbers import line_numbers, named_numbers, number_key
from pipeline.terms._letter_words import letter_words
from pipeline.terms.amends import mentions
from pipeline.types import Language

_HEAD = 3500
_FIRST = 60
"""Characters in which a contract's own title stands."""
_BRIEF = 6000
"""Characters of a paper between two that ends a contract: one of more is a contract of its own."""
_TITLE = re.compile(
    r"\b(?:agreement|contract|contrat|convention|accord|marche (?:prive|public|de|subsequent|n[o°]|a ))\b"
)
_LONG = 12_000
"""Characters of a paper that is more than the letter on its first page."""
_SUBJECT = 200
"""Characters beside the greeting in which the subject line stands."""
_LINE = 100
"""Characters of a subject line."""
_SHORT = 3000
"""Characters of a letter that needs no closing words."""
_TAIL = 2500
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-Ý\d])|\n\s*\n|\n(?=\s*[A-ZÀ-Ý#*•–\d-])")
_HEADED = re.compile(
    r"(?m)^[^\S\n]*(?:[Nn][°oº.]{1,2}|[Nn]umber|[Rr][ée]f\w*\.?)\s*:?\s*(\S{3,30})[^\S\n]*$"
)
_MONTH = re.compile(r"(?<=\d )may\b|\bmay(?=,? \d)")
"""The month, which permits nothing."""
_TITLED = re.compile(
    r"\b(?:agreement|contract|lease|licence|license|contrat|convention|bail|accord|marche)\b"
)


def greeting(folded: str, language: str) -> re.Match[str] | None:
    """Return the line with which a letter greets its reader."""
    return _greeting(language).search(folded, 0, _HEAD)


def one_sided(text: str, language: Language, closing: re.Pattern[str]) -> Judged | None:
    """Tell a letter that no second side has signed.

    Args:
        text: the running text.
        language: ``fr`` or ``en``.
        closing: phrases that close letters.
    """
    folded = fold(text[:_LONG])
    opened = greeting(folded, language)
    if opened is None or len(text) > _LONG or two_sided(folded[opened.end() :], language):
        return None
    if _headed_as_contract(folded[: opened.start()]):
        return None
    rest = folded[opened.end() :]
    if not (closing.search(rest) or _closing(language).search(rest) or len(rest) <= _SHORT):
        return None
    start = opened.start() + len(opened.group()) - len(opened.group().lstrip())
    return Judged("letter", 0.92, start, opened.end())


def _headed_as_contract(above: str) -> bool:
    """Tell whether a paper bears a contract's title alone on its first line: letters name theirs below."""
    first = next((line.strip() for line in above.splitlines() if line.strip()), "")
    return len(first) <= _FIRST and _TITLE.search(first) is not None


def two_sided(folded: str, language: str) -> bool:
    """Tell whether two sides have signed, or were to: each has a place, or the reader has agreed."""
    tail = folded[-_TAIL:]
    if letter_words("agreed", language).search(folded):  # annexes may stand behind the signatures
        return True
    return any(tail.count(fold(mark)) > 1 for mark in lexicon("letters", language)["marks"])


def names_a_contract(folded: str, language: str) -> bool:
    """Tell whether a sentence speaks of a contract, and not of an insurance or a visit."""
    return letter_words("about", language).search(folded) is not None


def changes_another(text: str, language: Language) -> tuple[int, int] | None:
    """Find the sentence in which a short paper between two ends or prolongs a contract that it names."""
    if len(text) > _BRIEF:
        return None
    return next(
        ((low, high) for low, high in _cut(text) if _ends_another(text[:low], text[low:high], language)),
        None,
    )


def succeeds(text: str, language: Language) -> tuple[int, int] | None:
    """Find the sentence with which a contract takes the place of an earlier one that it names by number."""
    for low, high in _cut(text[:_LONG]):
        folded = fold(text[low:high])
        if not _ends(folded, language) and letter_words("succeeds", language).search(folded) is None:
            continue
        if _TITLED.search(folded) is None or letter_words("under", language).search(folded) is not None:
            continue
        named = {number_key(one.number) for one in named_numbers(text[low:high], language)}
        if named - _own_numbers(text[:low], language) and low > _FIRST:
            return low, high
    return None


def ends_what_it_names(text: str, language: Language) -> tuple[int, int] | None:
    """Find, in a paper without a title that tells its class, the words that end the contract it names."""
    if len(text) > _BRIEF or not _names(text[:_HEAD], language):
        return None
    for low, high in _cut(text):
        folded = fold(text[low:high])
        if _ends(folded, language):
            return low, high
    return None


def _ends(folded: str, language: str) -> bool:
    """Tell whether a sentence ends or prolongs a contract, and does not only tell of one."""
    return (
        letter_words("another", language).search(folded) is not None
        and _TITLED.search(folded) is not None
        and letter_words("told_only", language).search(_MONTH.sub(" ", folded)) is None
        and letter_words("own_start", language).search(folded) is None
    )


def _cut(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in _SENTENCE.finditer(text):
        yield at, cut.start()
        at = cut.end()
    yield at, len(text)


def agreed_change(text: str, language: Language) -> tuple[int, int] | None:
    """Find what a letter that both sides sign changes of the contract that its subject names."""
    folded = fold(text[:_LONG])
    opened = greeting(folded, language)
    if opened is None or not two_sided(folded[opened.end() :], language) or len(text) > _LONG:
        return None
    if not _names(_subject(text, opened.start(), opened.end()), language):
        return None
    # What both sides sign of a contract that the subject line names belongs to that contract.
    return opened.end(), min(opened.end() + _SUBJECT, len(folded))


def _subject(text: str, start: int, end: int) -> str:
    """Return the lines over a greeting and the short one below it; further down is the letter itself."""
    below = text[end : end + 2 * _SUBJECT].strip().split("\n\n")[0]
    alone = len(below) <= _LINE and not below.rstrip().endswith((".", ",", ";"))
    return text[max(0, start - _SUBJECT) : end] + ("\n" + below if alone else "")


def _ends_another(before: str, sentence: str, language: Language) -> bool:
    # A paper with a number of its own is a contract, which may take the place of another.
    return (
        _ends(fold(sentence), language)
        and not _own_numbers(before, language)
        and _names(sentence, language)
    )


def _own_numbers(before: str, language: Language) -> set[str]:
    """Numbers that stand above on lines by themselves, or behind a word for a contract."""
    own = {number_key(one.number) for one in named_numbers(before, language)}
    own |= {number_key(one.number) for one in line_numbers(before, language)}
    return own | {number_key(one) for one in _HEADED.findall(before)}


def _names(text: str, language: Language) -> bool:
    """Tell whether a contract is named by a number, or by the day on which it was made.

    The day from which a contract runs names none: *le contrat entre en vigueur le 1er mai et prendra fin*.
    """
    if any(True for _ in named_numbers(text, language)):
        return True
    folded = fold(text)
    return any(
        one.date is not None and letter_words("runs", language).search(folded, one.start, one.end) is None
        for one in mentions(text, language)
    )


@cache
def _greeting(language: str) -> re.Pattern[str]:
    told = lexicon("letters", language)
    begins, lines, nobody = (
        "|".join(re.escape(fold(word)) for word in sorted(told[name], key=len, reverse=True))
        for name in ("salutations", "salutation_lines", "salutes_nobody")
    )
    return re.compile(
        rf"(?m:^)[ \t]*(?!{nobody})(?:(?:{begins})\b[^\n.;:!?]{{0,60}}|(?:{lines}))[ \t]*[,:!]?[ \t]*(?m:$)"
    )


@cache
def _closing(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in lexicon("letters", language)["closing_lines"])
    return re.compile(rf"(?m:^)[ \t]*(?:{words})[ \t]*[,.!]?[ \t]*(?m:$)")
