"""Faults between a formula and its legend: unexplained letters, and those explained in vain."""

from __future__ import annotations

from data import late as re
from pipeline.indexation._comes_back import comes_back
from pipeline.indexation.reading.clause import ClauseWords, code_of
from pipeline.indexation.reading.expression import Letter, Written, stem
from pipeline.indexation.reading.legend import Meaning
from pipeline.indexation.reading.references import reference_in


def faults_of_legend(
    clause: ClauseWords,
    letters: list[Letter],
    lefts: list[Letter],
    meanings: list[Meaning],
    price: Letter | None,
) -> bool:
    """Say which letters the legend leaves out, and which it explains in vain; false where it does both."""
    explained = {meaning.letter for meaning in meanings if meaning.of_formula}
    unused = [meaning for meaning in meanings if not meaning.of_formula]
    defined = {left.name for left in lefts}
    missing = [
        letter
        for letter in letters
        if letter.name not in explained | defined
        and not code_of(letter.name, clause.language)
        and (price is None or letter.name != price.name)
        and not _explained_by_kin(letter, explained)
        and not _told_elsewhere(clause.text, letter)
    ]
    if missing and (explained or not clause.names):
        names = ", ".join(dict.fromkeys(one.name for one in missing))
        clause.fault(
            "variable_not_in_legend", f"nothing says what {names} is", (missing[0].start, missing[0].end)
        )
    if unused:
        names = ", ".join(dict.fromkeys(one.letter for one in unused))
        clause.fault(
            "legend_not_in_formula",
            f"the legend explains {names}, which the formula does not hold",
            (unused[0].start, unused[0].end),
        )
    return not (missing and unused)


def _told_elsewhere(text: str, letter: Letter) -> bool:
    """Whether words name a letter outside the formula: in quotes or brackets, or before its meaning."""
    name = re.escape(letter.name)
    quoted = rf"[\"\u201c\u00ab(]\s*{name}\s*[\"\u201d\u00bb)]"
    told = rf"{quoted}|(?<![\w/]){name}\s*(?:=|:|\bis\b|\bare\b|étant|désigne|est\b|means)"
    return re.search(told, text[: letter.start] + " . " + text[letter.end :]) is not None


def _explained_by_kin(letter: Letter, explained: set[str]) -> bool:
    """Whether another time of the same letter is explained: ``P`` by ``P0``, ``S`` by ``S0``."""
    return any(stem(one) == stem(letter.name) for one in explained)


def circular(clause: ClauseWords, written: list[Written]) -> None:
    """Say that a letter is worked out from itself."""
    for one in written:
        held = [letter for product in one.products for letter in product.above]
        if one.left is not None and any(letter.name == one.left.name for letter in held):
            clause.fault(
                "circular_formula", f"{one.left.name} is worked out from itself", (one.start, one.end)
            )
            clause.open("of", "the formula gives the price from the price itself", "base", "previous")


def told_from_itself(clause: ClauseWords) -> None:
    """Say that words, and no letters of a formula, work a price out from itself."""
    found = comes_back(clause.folded)
    if found is not None:
        words = " ".join(clause.text[found.start : found.end].split()).replace('"', "'")
        why = f'the price is worked out from itself: "{words}"'
        clause.fault("circular_formula", why, (found.start, found.end))
        clause.open(
            "formula", "the formula gives the price from the price itself", at=(found.start, found.end)
        )


_TIMED = (
    r"revisee?s?|actualisee?s?|indexee?s?|nouve(?:au|lle)s?|annuel(?:le)?s?|mensuel(?:le)?s?|applicables?|dues?|"
    r"du\s+(?:present\s+)?contrat|des\s+prestations|hors\s+taxes|ht|"
    r"new|revised|adjusted|annual|monthly|yearly|quarterly|payable|due|itself|(?:under|of)\s+(?:this|the)\s+(?:agreement|contract|lease)"
)
_THE_PRICE = re.compile(
    rf"\W*(?:le\s+|la\s+|the\s+)?(?:(?:{_TIMED})\s+)?"
    r"(?:prix|loyer|redevance|forfait|abonnement|honoraires|price|fee|rent|charges?)"
    rf"(?:\s+(?:{_TIMED})|\s+lui-meme|\s+elle-meme)*\s*(?:[,;.()]|and\b|et\b|\Z)"
)
"""The price that is revised and nothing else: *le prix du gazole* and *the initial fee* are others."""


def worked_from_price(clause: ClauseWords, written: list[Written], meanings: list[Meaning]) -> bool:
    """Say that formulas give the price from the price, by way of a letter that one of them defines.

    ``P = P0 x C`` with ``C = 0,15 + 0,85 x P / P0`` comes back to where it began, and so does a coefficient
    that is the ratio of the price to itself (``K = F / F0 x RPI / RPI0``, *F the fee*). There is then no
    index to look for, and no sum to be done.
    """
    held = _held(written)
    for one in written:
        round_again = one.left is not None and _comes_back(one.left.name, held)
        itself = (
            one.left.name if one.left is not None and round_again else _of_itself(clause, one, meanings)
        )
        if itself:
            clause.fault("circular_formula", f"{itself} is worked out from itself", (one.start, one.end))
            clause.open(
                "formula", "the formula gives the price from the price itself", at=(one.start, one.end)
            )
            return True
    return False


def _held(written: list[Written]) -> dict[str, set[str]]:
    """Return the letters from which each defined letter is worked out."""
    held: dict[str, set[str]] = {}
    for one in written:
        if one.left is not None:
            names = {letter.name for product in one.products for letter in (*product.above, *product.below)}
            held.setdefault(one.left.name, set()).update(names)
    return held


def _comes_back(name: str, held: dict[str, set[str]]) -> bool:
    """Whether a letter is reached again by way of at least one other that is defined."""
    seen: set[str] = set()
    ahead = held[name] - {name}
    while ahead:
        seen |= ahead
        ahead = {further for one in ahead for further in held.get(one, ())} - seen
        if name in ahead:
            return True
    return False


def _of_itself(clause: ClauseWords, one: Written, meanings: list[Meaning]) -> str:
    """Return the price that a coefficient divides by its own base, or an empty text."""
    for product in one.products:
        bases = {stem(letter.name) for letter in product.below if stem(letter.name) != letter.name}
        for letter in product.above:
            told = next((said for said in meanings if said.letter == letter.name), None)
            if stem(letter.name) not in bases or told is None:
                continue
            if _THE_PRICE.match(clause.folded, told.start, told.end):
                return letter.name
    return ""


def circular_by_legend(clause: ClauseWords, written: list[Written], meanings: list[Meaning]) -> None:
    """Say that a letter of the formula is told as a share of what the formula gives: *A = 8 % of U*."""
    lefts = {one.left.name for one in written if one.left is not None}
    for meaning in meanings:
        words = clause.text[meaning.start : meaning.end]
        for left in lefts - {meaning.letter}:
            if meaning.of_formula and re.search(
                rf"(?:%|cent)\s+(?:of|de)\s+{re.escape(left)}(?![\w'\u2019])", words
            ):
                clause.fault(
                    "circular_formula", f"{left} is worked out from itself", (meaning.start, meaning.end)
                )


def two_meanings(clause: ClauseWords, meanings: list[Meaning]) -> None:
    """Say that a letter is explained twice, by different readings of an index."""
    said: dict[str, set[str]] = {}
    for meaning in meanings:
        found = reference_in(clause.folded, meaning.start, meaning.end, clause.language, "now")
        if meaning.of_formula and found is not None:
            said.setdefault(meaning.letter, set()).add(f"{found.reference.kind}{found.reference.period}")
            if len(said[meaning.letter]) > 1:
                clause.fault(
                    "two_reference_rules",
                    f"two rules say which reading {meaning.letter} is",
                    (meaning.start, meaning.end),
                )
