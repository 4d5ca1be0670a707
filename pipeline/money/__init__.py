"""Finds amounts of money in French and English contract text: figures, words, blanks, contradictions.

Money is ``Decimal`` with an ISO 4217 code. An amount that is there and cannot be told (redacted, blank,
ambiguous separators, words against figures) has ``value=None`` and a reason; it is never guessed.
Offsets are those of the text given.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from data import late as re
from pipeline.folding import fold
from pipeline.money._amount import Amount
from pipeline.money._blanks import BLANK, SIGNS, blanks, hidden_tail
from pipeline.money._figures import (
    CUT,
    FIGURE,
    MISREAD,
    Style,
    decimal_style,
    joined,
    mend_figure,
    read_figure,
)
from pipeline.money._indents import Indents
from pipeline.money._lands import dollar_of_land, dollar_paid
from pipeline.money._marks import BARE_DOLLAR, SCALES, Mark, mark_before, marks, scale_after
from pipeline.money._qualifiers import TaxKind, per_of, tax_of
from pipeline.money._spelled import (
    CENTS_TAIL,
    COINS_OF,
    against_words,
    is_french_hundred,
    name_tail,
    with_cents,
    words_ending,
)
from pipeline.money._words import words_before
from pipeline.types import Language

__all__ = [
    "Amount",
    "Style",
    "TaxKind",
    "decimal_style",
    "dollar_of",
    "find_amounts",
    "money_text",
    "per_of",
    "tax_of",
]


_SUM_NEXT = re.compile(rf"[ \n]{{0,2}}(?:\d|(?:{BLANK}))")
"""What a sign stands before: ``2006$ [***]`` is a year and a sum that is struck out."""
_SMALL_UNIT = re.compile(r"\s*(?:h\.?t\.?\s*)?(?:/|(?:par|le|du)\s+(?:kwh|kg|litre|l\b|m3|m²|minute|kilo))")
"""Units whose prices have three decimals: ``1.234 €/l`` is no thousand."""
_GOES_ON = re.compile(r"[.,]\d")
"""A figure whose separators do not agree goes on after what could be read: ``147.14.00``."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_THREE = re.compile(r"\d{3}(?!\d)")
_PARTED = "a line ends between this figure and digits before it, which may belong to it"
_BEFORE_ONLY = ("$", "£", "¥", "₹")
_DOLLARS_AGAIN = re.compile(r" ?(?:us dollars|u\.s\. dollars|dollars|usd|u\.s\.|us)(?![a-z])")
_MARKED = re.compile(rf"{SIGNS.pattern}|(?<![a-z])(?:eur|usd|gbp|chf|cad|aud)(?![a-z])")
_LETTERED = re.compile(r"[.,]?(?:[a-z]{1,3}\d|[oil]{1,3}(?![a-z\d]))")
"""What follows a figure of which only a part was read, for a letter stands in it: *2,4* of ``2,4O0``."""
_MISREAD_TAIL = re.compile(rf"(?<![a-z\d])(?:{MISREAD.pattern}) ?\Z")
_DOLLARS = {
    "USD": ("us$", "us $", "u.s.$", "u.s. $", "u.s. dollar", "us dollar", "united states "
        "dollar", "usd", "dollars americain"),
    "CAD": ("canadian dollar", "canadian funds", "canadian currency", "cdn$", "cdn $", "cad$", "ca$"),
    "AUD": ("australian dollar", "aud$", "au$", "aud $"),
    "HKD": ("hong kong dollar", "hk$"),
    "SGD": ("singapore dollar", "sgd"),
    "NZD": ("new zealand dollar", "nz$"),
}  # fmt: skip


@lru_cache(maxsize=4)
def dollar_of(text: str) -> str | None:
    """Say which dollar a bare ``$`` of this document is: USD unless it names another, or another land.

    ``None`` when it names several and does not say in which one is paid, so that a bare ``$`` is open.
    """
    folded = text.lower()
    named = [code for code, words in _DOLLARS.items() if any(word in folded for word in words)]
    if not named:
        return dollar_of_land(folded)
    return named[0] if len(named) == 1 else dollar_paid(folded, {code: _DOLLARS[code] for code in named})


def money_text(value: Decimal, currency: str) -> str:
    """Write an amount for people and comparison: ``12000.00 EUR``; more decimals only where stated."""
    return f"{amount_text(value)} {currency}"


def amount_text(value: Decimal) -> str:
    """Write a value with at least two decimals and no exponent: ``1200.00``, ``0.0512``."""
    exponent = value.normalize().as_tuple().exponent
    places = max(2, -exponent if isinstance(exponent, int) else 0)
    return f"{value:.{places}f}"


def find_amounts(
    text: str,
    language: Language,
    *,
    style: Style | None = None,
    dollar: str | None = "USD",
) -> list[Amount]:
    """Find the amounts of money of a text, sorted by place, disjoint.

    Args:
        text: any stretch of text.
        language: settles what separators leave open, and which number words are read.
        style: decimal mark of the whole document (``decimal_style``), where known.
        dollar: what a bare ``$`` is in this document (``dollar_of``); ``None`` when that is open.
    """
    lines = Indents(text)
    folded = joined(fold(lines.text)) if language == "fr" else fold(lines.text)
    lazily = _Style(folded, style)
    found: list[Amount] = []
    for match in FIGURE.finditer(folded):
        if found and match.start() < found[-1].end:
            continue
        amount = _figure_at(folded, match, language, lazily)
        if amount is not None and not (found and amount.start < found[-1].end):
            found.append(amount)
    taken = _Taken(found)
    for extra in (
        _misread(folded, language, lazily, taken),
        _worded(folded, language, taken),
        blanks(folded, taken.holds),
    ):
        for amount in extra:
            taken.add(amount)
    return [_settle_dollar(amount, dollar) for amount in lines.back(taken.amounts)]


class _Style:
    """The decimal mark of a text, looked for only when a figure needs it."""

    def __init__(self, folded: str, known: Style | None) -> None:
        self._folded, self._known = folded, known

    def of(self, raw: str) -> Style | None:
        """Return the style where the figure has a separator that may be either."""
        if self._known is not None or not ("," in raw or "." in raw):
            return self._known
        return decimal_style(self._folded)


class _Taken:
    """The amounts found so far, sorted and disjoint."""

    def __init__(self, amounts: list[Amount]) -> None:
        self.amounts = amounts
        self._starts = [amount.start for amount in amounts]

    def holds(self, start: int, end: int) -> bool:
        """Whether some amount overlaps the stretch."""
        at = bisect_right(self._starts, end - 1)
        return at > 0 and self.amounts[at - 1].end > start

    def within(self, start: int, end: int) -> list[Amount]:
        """Return the amounts that overlap the stretch."""
        high = bisect_right(self._starts, end - 1)
        low = high
        while low and self.amounts[low - 1].end > start:
            low -= 1
        return self.amounts[low:high]

    def drop(self, start: int, end: int) -> None:
        """Forget the amounts that overlap the stretch."""
        for amount in self.within(start, end):
            at = bisect_right(self._starts, amount.start) - 1
            del self.amounts[at], self._starts[at]

    def add(self, amount: Amount) -> None:
        """Keep an amount unless its place is taken."""
        if not self.holds(amount.start, amount.end):
            at = bisect_right(self._starts, amount.start)
            self.amounts.insert(at, amount)
            self._starts.insert(at, amount.start)


def _settle_dollar(amount: Amount, dollar: str | None) -> Amount:
    if amount.currency != BARE_DOLLAR:
        return amount
    if dollar is None and amount.value is not None:
        return replace(amount, currency=None, sure=False)
    return replace(amount, currency=dollar)


@dataclass(frozen=True, slots=True)
class _Reach:
    """A figure with its currency: where both stand together and by how much the figure is multiplied."""

    start: int
    end: int
    mark: Mark
    scale: Decimal


def _figure_at(folded: str, match: re.Match[str], language: Language, style: _Style) -> Amount | None:
    start, end = match.span()
    raw = match.group()
    before = folded[start - 1] if start else " "
    if before == "/" and raw == "100":
        return None  # "and no/100 dollars": the words before it are the amount
    reach = _reach(folded, start, end, language)
    if reach is None or (before in ".," and start > 1 and folded[start - 2].isdigit()):
        return _worded_without_mark(folded, start, end, raw, language, style) if before == "(" else None
    if reach.mark.scale < 1 and COINS_OF.search(folded, max(start - 20, 0), start):
        return None
    if reach.end == end and _LETTERED.match(folded, end):
        cut = f"the figure {raw} is cut or misread"
        return Amount(reach.start, end, None, reach.mark.code, cut, sure=False)
    hidden = hidden_tail(folded, end, raw, language)
    if hidden:
        return Amount(
            reach.start, max(reach.end, end + len(hidden)), None, reach.mark.code, _hidden(hidden)
        )
    coins = language == "fr" and reach.mark.scale < 1
    figure = read_figure(raw, language, "comma" if coins and "," in raw else style.of(raw))
    amount = Amount(
        reach.start,
        reach.end,
        None if figure.value is None else figure.value * reach.scale * reach.mark.scale,
        reach.mark.code,
        figure.reason,
        tuple(candidate * reach.scale * reach.mark.scale for candidate in figure.candidates),
        sure=not _GOES_ON.match(folded, end)
        and (figure.sure or (language == "fr" and "." in raw and not _SMALL_UNIT.match(folded, reach.end))),
    )
    amount = against_words(folded, amount, figure, language)
    parted = language == "fr" and before == "\n" and not amount.confirmed and _THREE.match(raw)
    if parted and CUT.search(folded, max(start - 16, 0), start):
        return replace(amount, value=None, candidates=(), reason=_PARTED, sure=False)
    return amount


def _hidden(hidden: str) -> str:
    return f"the amount is {'redacted' if '*' in hidden else 'left blank'} ({hidden})"


_THEY = "ils"  # no shekels: "2.2 Ils se réservent"


def _reach(folded: str, start: int, end: int, language: Language) -> _Reach | None:
    """Find the currency of a figure: before it (``$5``, ``EUR 5``) or after it (``5 €``)."""
    left = mark_before(folded, start)
    right = marks().after_figure.match(folded, end)
    if language == "fr":
        left = None if left and folded[left[0] : start].strip() == _THEY else left
        right = None if right and right.group("mark") == _THEY else right
    if right is not None and right.group("close") and (start == 0 or folded[start - 1] != "("):
        right = None
    if right is not None and right.group("open") and _YEAR.fullmatch(folded, start, end):
        right = None  # "prices of 2021 (EUR, per piece)"
    if right is None and start and folded[start - 1].isalpha() and left is None:
        return None
    if (
        right is not None
        and language == "en"
        and right.group("mark").endswith(_BEFORE_ONLY)
        and (right.start("mark") > end or _SUM_NEXT.match(folded, right.end()))
    ):
        right = None  # English writes these signs before the figure: "2019 $ 5" is a year and an amount
    if left is not None and right is not None:
        touching = left[0] + len(folded[left[0] : start].rstrip()) == start
        # "$5 € ..." cannot be; the sign that touches wins, else the language's habit
        if (
            folded[right.start("mark") : right.end()] in ("dollars", "us", "usd")
            or touching
            or language == "en"
        ):
            right = None
        else:
            left = None
    if left is not None:
        scale = scale_after(folded, end)
        stop = scale[0] if scale else end
        trailing = _DOLLARS_AGAIN.match(folded, stop)
        mark = left[1]
        if trailing is not None and mark.code == BARE_DOLLAR:
            stop = trailing.end()
            mark = Mark("USD", mark.scale) if "us" in trailing.group().replace(".", "") else mark
        return _Reach(left[0], stop, mark, scale[1] if scale else Decimal(1))
    if right is None:
        return None
    if start and (folded[start - 1].isalpha()):
        return None
    scale_word = right.group("scale")
    low = start - 1 if right.group("close") else start
    return _Reach(
        low,
        right.end(),
        marks().after[right.group("mark")],
        Decimal(SCALES[scale_word]) if scale_word else Decimal(1),
    )


def _worded_without_mark(
    folded: str, start: int, end: int, raw: str, language: Language, style: _Style
) -> Amount | None:
    """Read ``eighty thousand dollars (80,000.00)``: the currency stands with the words."""
    if end >= len(folded) or folded[end] not in ")-":
        return None
    cents = CENTS_TAIL.search(folded, max(start - 30, 0), start - 1)
    name = name_tail().search(folded, max(start - 60, 0), cents.start() if cents else start - 1)
    if name is None:
        return None
    stated = words_ending(folded, start, language)
    if stated is None:
        return None
    mark = marks().after[name.group("name")]
    figure = read_figure(raw, language, style.of(raw))
    amount = Amount(
        start, end + 1, figure.value, mark.code, figure.reason, figure.candidates, sure=figure.sure
    )
    return against_words(folded, amount, figure, language)


def _misread(folded: str, language: Language, style: _Style, taken: _Taken) -> Iterator[Amount]:
    """Mend figures with letters in them, next to a currency sign, where their groups vouch for them."""
    for sign in _MARKED.finditer(folded):
        for match in _misread_beside(folded, sign):
            start, end = min(match.start(), sign.start()), max(match.end(), sign.end())
            if taken.holds(start, end) and not _partly(taken, match):
                continue
            mended = mend_figure(match.group(), language, style.of(","))
            if mended is not None and mended[0].value is not None:
                mark = marks().after.get(sign.group(), Mark(BARE_DOLLAR))
                taken.drop(start, end)
                yield Amount(start, end, mended[0].value, mark.code, repaired=mended[1], sure=False)
                break


def _misread_beside(folded: str, sign: re.Match[str]) -> Iterator[re.Match[str]]:
    low = max(sign.start() - 16, 0)
    after = MISREAD.match(folded, sign.end() + (folded[sign.end() : sign.end() + 1] == " "))
    before = _MISREAD_TAIL.search(folded, low, sign.start())
    if before is not None:
        stripped = before.group().rstrip()
        again = MISREAD.fullmatch(folded, before.start(), before.start() + len(stripped))
        if again is not None:
            yield again
    if after is not None and not folded[after.end() : after.end() + 1].isalnum():
        yield after


def _partly(taken: _Taken, match: re.Match[str]) -> bool:
    """Whether what was read there is only a part of the misread figure."""
    held = taken.within(match.start(), match.end())
    return bool(held) and any(a.start > match.start() or a.end < match.end() for a in held)


def _worded(folded: str, language: Language, taken: _Taken) -> Iterator[Amount]:
    """Read sums in words alone: ``douze mille euros``, ``five hundred dollars``."""
    if not any(stem in folded for stem in marks().stems):
        return
    for name in marks().names.finditer(folded):
        at = name.start()
        if at == 0 or taken.holds(at - 1, name.end()) or folded[at - 1].isalpha():
            continue
        if is_french_hundred(name.group(), language):
            continue
        cents = Decimal(0)
        slash = CENTS_TAIL.search(folded, max(at - 40, 0), at)
        if slash is not None:
            at -= len(slash.group())
            cents = Decimal(slash.group("cents")) / 100 if slash.group("cents").isdigit() else cents
        if folded[at - 2 : at] == "d'" or folded[at - 3 : at] == "de ":
            at = folded.rindex("d", 0, at)  # "deux millions d'euros"
        words = words_before(folded, at, language)
        if words is None or taken.holds(words[0], name.end()):
            continue
        mark = marks().after[name.group()]
        amount = Amount(words[0], name.end(), words[1] * mark.scale + cents, mark.code)
        yield with_cents(folded, amount, language)
