"""A sum in words and another in figures with more between them than a bracket: *say*, *soit*, *par mois*.

Both say one price, so they contradict each other; but what a tax, a time or a discount makes of a sum is
another sum. In doubt nothing is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.money._amount import Amount
from pipeline.money._marks import BARE_DOLLAR, Mark, marks
from pipeline.money._qualifiers import TAXED, per_of, tax_of
from pipeline.money._words import read_words, words_before
from pipeline.types import Language

_REACH = 110
"""Characters on either side of a figure in which the same sum in words is sought."""
_COMPUTED = 60
_TWICE = 2
"""Sums further apart than this are for two times, or one is made of the other."""
_TAX = Decimal("1.3")
"""No tax makes more of a sum."""
_POUNDS = r"pounds?(?: sterling)?|livres? sterling"
_DASH = "[-\u2013\u2014/]"


@dataclass(frozen=True, slots=True)
class _Ways:
    """Compiled patterns of a language."""

    ahead: re.Pattern[str]
    """From behind the words to the figure; ends at it."""
    behind: re.Pattern[str]
    """From the figure to behind the words."""
    inside: re.Pattern[str]
    """What a figure is told with, and what ends it."""
    computed: re.Pattern[str]
    part: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """The same sum in words: where both stand, what each is told with."""

    low: int
    high: int
    worth: Decimal
    with_words: str
    with_figure: str
    bracketed: bool
    after: bool = False
    """Whether the words come second."""


def said_otherwise(folded: str, amount: Amount, language: Language) -> tuple[int, int, Decimal] | None:
    """Return another sum in words that stands for a figure, with the stretch of both; else ``None``."""
    if amount.value is None or amount.confirmed:
        return None
    for said in (_ahead(folded, amount, language), _behind(folded, amount, language)):
        if said is None or said.worth in (amount.value, amount.value // 1):
            continue
        if _of_one_sum(said, amount.value, language):
            return said.low, said.high, said.worth
    return None


def of_other_money(stretch: str, currency: str | None) -> bool:
    """Tell whether the words of a sum name a currency, and another than its figure's: a sum converted."""
    named = [marks().after[found.group()] for found in marks().names.finditer(stretch)]
    codes = {mark.code for mark in named if mark.scale == 1}  # *cent* is a number in French
    codes |= {"GBP"} if re.search(rf"(?<![a-z])(?:{_POUNDS})(?![a-z])", stretch) else set()
    dollar = currency is not None and (currency == BARE_DOLLAR or currency.endswith("D"))
    alike = {currency, BARE_DOLLAR} if dollar else {currency}
    return bool(codes) and currency is not None and not codes & alike and currency != BARE_DOLLAR


def of_other_tax(told: str) -> bool:
    """Tell whether a figure and the words in brackets behind it are told with two taxes: *HT*, *TTC*."""
    own, _, theirs = told.partition("(")
    taxes = [tax_of(f" {part}", 0, 0) for part in (own, theirs)]
    return None not in taxes and taxes[0] != taxes[1]


def made_of(folded: str, amount: Amount, worth: Decimal, language: Language) -> bool:
    """Tell whether a figure in brackets is a part of the sum before it, or that sum and its tax."""
    closed = folded.find(")", amount.end, amount.end + _COMPUTED)
    if amount.value is None or closed < 0:
        return False
    if amount.value < worth and _ways(language).part.match(folded, amount.end):
        return True  # "five hundred pounds (£450 of which is returned)"
    taxed = tax_of(f" {folded[amount.end : closed]}", 0, 0) == "incl"
    return taxed and worth < amount.value <= worth * _TAX


def _ahead(folded: str, amount: Amount, language: Language) -> _Said | None:
    """Find words that stand before the figure: *five hundred pounds, say £450*."""
    ways = _ways(language)
    low = max(amount.start - _REACH, 0)
    joint = ways.ahead.search(folded, low, amount.start)
    inside = ways.inside.match(folded, amount.end)
    if joint is None or inside is None or not _closes(joint["open"], inside["stop"]):
        return None
    name = _name(folded, joint.start(), amount.currency)
    words = words_before(folded, name, language) if name is not None else None
    if words is None:
        return None
    bracketed = _brackets(joint["open"])
    if not bracketed and ways.computed.search(folded, max(words[0] - _COMPUTED, 0), words[0]):
        return None
    return _Said(words[0], inside.end(), words[1], joint["own"], inside["own"], bracketed)


def _name(folded: str, end: int, currency: str | None) -> int | None:
    """Return where the name of the figure's currency begins that ends here."""
    low = max(end - 40, 0)
    pattern = rf"[ \n]+(?P<name>{_POUNDS}|{marks().written})\Z"
    found = re.compile(pattern).search(folded, low, end)
    if found is None or of_other_money(found["name"], currency):
        return None
    mark = marks().after.get(found["name"], Mark("GBP"))
    return found.start() if mark.scale == 1 else None


def _behind(folded: str, amount: Amount, language: Language) -> _Said | None:
    """Find words that stand behind the figure: *450 € par mois (cinq cents euros)*."""
    found = _ways(language).behind.match(folded, amount.end)
    if found is None or not _closes(found["open"], found["stop"]):
        return None
    worth = read_words(" ".join(found["words"].split()), language)
    if worth is None or of_other_money(found["name"], amount.currency):
        return None
    if marks().after.get(found["name"], Mark("GBP")).scale != 1:
        return None
    bracketed = _brackets(found["open"])
    return _Said(amount.start, found.end(), worth, found["theirs"], found["own"], bracketed, after=True)


def _of_one_sum(said: _Said, value: Decimal, language: Language) -> bool:
    """Tell whether words and figure stand for one sum, by the times and taxes that each is told with."""
    low, high = sorted((said.worth, value))
    if low <= 0:
        return False
    per = [per_of(f" {words}", 0, 0, language) for words in (said.with_words, said.with_figure)]
    if per[0] and per[1] and per[0] != per[1]:
        return False
    one_sided = per[0] != per[1]
    if (one_sided or not said.bracketed) and high >= low * _TWICE:
        return False
    taxes = [tax_of(f" {words}", 0, 0) for words in (said.with_words, said.with_figure)]
    if taxes[0] and taxes[1]:
        return taxes[0] == taxes[1]
    if not any(taxes):
        return True
    more = 0 if said.worth > value else 1
    taxed = taxes[more] == "incl" or taxes[1 - more] == "excl"
    # Words in brackets behind a figure before tax say that figure again: *450 € HT (cinq cents euros)*.
    again = said.bracketed and said.after and taxes[1] == "excl"
    return again or not (taxed and high <= low * _TAX)


def _brackets(opened: str) -> bool:
    return "(" in opened or "[" in opened


def _closes(opened: str, stop: str) -> bool:
    """Tell whether what was opened is closed: a bracket by one, a comma by whatever ends a part."""
    closed = ")" in stop or "]" in stop
    return closed if _brackets(opened) else not closed


@cache
def _ways(language: Language) -> _Ways:
    words = lexicon("sums_beside", "fr" if language == "fr" else "en")
    restated = _any(words["restated"])
    told = rf"(?:{'|'.join(words['times'])}|{TAXED}|{_any(words['asides'])})(?![a-z])"
    own = rf"(?P<own>(?:[ \n,]{{0,2}}{told}){{0,4}})"
    lead = rf"(?:(?:{_any(words['lead'])})[ \n])?"
    opened = (
        rf"(?P<open>[ \n]{{0,2}}[(\[][ \n]?[\"\u201c\u00ab]?[ ]?(?:(?:{restated}) ?[:,]?[ \n])?"
        rf"|[ \n]?,?[ \n](?:{restated}) ?[:,]?[ \n]|[ \n]{_DASH}[ \n]){lead}"
    )
    stop = (
        rf"(?P<stop>[ \n]?[\"\u201d\u00bb]?[)\]]|[ \n]?[,;:\n]|[ ]{_DASH}|\.(?:[ \n]|\Z)|[ \n]*\Z"
        rf"|(?=[ \n](?:{_any(words['goes_on'])})(?![a-z])))"
    )
    names = rf"(?P<name>{_POUNDS}|{marks().written})(?![a-z])"
    behind = rf"{own}{opened}(?P<words>[a-z][a-z' \n-]{{1,140}}?)[ \n]{names}"
    return _Ways(
        re.compile(rf"{own}{opened}\Z"),
        re.compile(rf"{behind}(?P<theirs>(?:[ \n,]{{0,2}}{told}){{0,4}}){stop}"),
        re.compile(rf"{own}{stop}"),
        re.compile(rf"(?<![a-z])(?:{_any(words['computed'])})(?![a-z])"),
        re.compile(rf"[ \n](?:{_any(words['part'])})(?![a-z])"),
    )


def _any(words: list[str]) -> str:
    """Return the alternation of words of a lexicon: ``*`` stands for any ending, ``s?`` for itself."""
    ways = (re.escape(word).replace(r"\*", "[a-z]*").replace(r"s\?", "s?") for word in words)
    return "|".join(way.replace(r"\ ", r"[ \n]") for way in ways)
