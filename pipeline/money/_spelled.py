# ruff: noqa: E501 (patterns are read by the phrase)
"""Sums in words beside figures: what they add, what they confirm, what they contradict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from data import late as re
from pipeline.money._amount import Amount
from pipeline.money._beside import made_of, of_other_money, of_other_tax, said_otherwise
from pipeline.money._figures import Figure
from pipeline.money._marks import marks
from pipeline.money._words import read_words, words_before
from pipeline.types import Language

_NO_CENTS = r"[ ,]*(?:and|&)?[ ]*(?P<cents>no|zero|xx|\d\d)[ ]?/[ ]?100(?:'?s|ths)?[ ]*"
CENTS_TAIL = re.compile(_NO_CENTS + r"\Z")
_CENTS_AFTER = re.compile(
    r"[ ,]{1,2}(?:et|and) (?P<cents>\d{1,2}|[a-z -]{2,30}?) ?(?:centimes?|cents?)(?![a-z])"
)
_TAXED = re.compile(
    r"(?<=[a-z])[ \n,]+(?:hors[ \n]+(?:taxes?|charges)(?:[ \n]+et[ \n]+hors[ \n]+(?:taxes?|charges))?|h\.?t\.?|toutes[ \n]+taxes[ \n]+comprises|t\.?t\.?c\.?"
    r"|(?:per|a|each|every|by[ \n]+the|par|l')[ \n]?(?:annum|year|quarter|month|week|day|hour|an|mois|trimestre|jour))\Z"
)
"""*Cinq cents euros hors taxes (500 €)*, *five hundred pounds a month (£500)*: what stands between both."""
_OTHER_TIME = re.compile(
    r"[ \n](?:per|a|each|every|by[ \n]+the|par)[ \n](?!taxes)[a-z]+[ \n,]*[(\[]?\Z|[ \n]l'an[ \n,]*[(\[]?\Z"
)
_GLUED_CENTS = re.compile(r"\d\d(?![\d.,])")
COINS_OF = re.compile(r"(?:euros?|dollars?|pounds?)[ \n]+(?:et|and)[ \n]+\Z")
_IN_BRACKETS = re.compile(
    r"(?: (?:h\.?t\.?|t\.?t\.?c\.?))?(?: |\n *)?\("
    r"(?:(?:soit|say|i\.e\.|in words|(?:ecrit )?en (?:toutes )?lettres)(?: ?[:,])? )?"
    r"(?P<words>[a-z](?:[a-z' -]|\n *(?=[a-z])){2,180}?)(?: only)?"
    r"(?:,? (?:hors taxes?|h\.?t\.?|t\.?t\.?c\.?|toutes taxes comprises))?\)"
)


_POUNDS = re.compile(r"[ \n]+pounds?\Z")
"""Pounds are a weight as well, so they are money only beside a figure with their sign."""
_IN_POUNDS = re.compile(r"£|gbp(?![a-z])|\d[\d,. ]*(?:£|gbp(?![a-z]))")


def against_words(folded: str, amount: Amount, figure: Figure, language: Language) -> Amount:
    """Hold a figure against the same sum in words, before it (``douze mille (12 000)``) or after."""
    amount = with_cents(folded, amount, language)
    stated = words_ending(folded, amount.start, language)
    if stated is None:
        stated = _words_following(folded, amount, language)
    if stated is None:
        stated = said_otherwise(folded, amount, language)
    if stated is None:
        return amount
    if not folded.startswith(")", amount.end) and _OTHER_TIME.search(folded, stated[0], amount.start):
        # "two thousand dollars a month ($24,000 a year)" are two sums
        stated = said_otherwise(folded, amount, language)
        if stated is None:
            return amount
    low, high, worth = stated
    if of_other_money(folded[low : amount.start] + folded[amount.end : high], amount.currency):
        return amount  # "one hundred euros (£87)" is a sum and what it is worth in other money
    if of_other_tax(folded[amount.end : high]):
        return amount
    if low < amount.start and worth != amount.value and made_of(folded, amount, worth, language):
        return amount
    amount = replace(amount, start=min(low, amount.start), end=max(high, amount.end))
    values = (amount.value, figure.value) if amount.value is not None else amount.candidates
    if worth in values:
        return replace(
            amount,
            value=amount.value if amount.value is not None else worth,
            reason="",
            candidates=(),
            confirmed=True,
        )
    if amount.value is not None and worth == amount.value.to_integral_value(rounding="ROUND_FLOOR"):
        return replace(amount, confirmed=True)
    shown = amount.value if amount.value is not None else figure.value
    both = tuple(value for value in (shown, worth) if value is not None)
    return replace(
        amount,
        value=None,
        reason=f"the words say {worth} and the figures say {shown}" if shown is not None else amount.reason,
        candidates=both,
    )


def with_cents(folded: str, amount: Amount, language: Language) -> Amount:
    """Add the coins that follow: ``douze euros et cinquante centimes``."""
    if amount.value is None or amount.value != int(amount.value):
        return amount
    glued = _GLUED_CENTS.match(folded, amount.end)
    if glued is not None and folded[amount.end - 1] == "€":
        return replace(amount, value=amount.value + Decimal(glued.group()) / 100, end=glued.end())
    after = _CENTS_AFTER.match(folded, amount.end)
    if after is None:
        return amount
    raw = after.group("cents")
    cents = Decimal(raw) if raw.isdigit() else read_words(raw, language)
    if cents is None or cents >= 100:
        return amount
    return replace(amount, value=amount.value + cents / 100, end=after.end())


def words_ending(folded: str, start: int, language: Language) -> tuple[int, int, Decimal] | None:
    """Read ``douze mille euros (`` right before a figure in brackets."""
    at = start
    if at and folded[at - 1] in "([":
        at -= 1
    elif not (at < len(folded) and folded[at] == "("):
        return None
    while at and folded[at - 1] in " \n,":
        at -= 1
    taxed = _TAXED.search(folded, max(at - 30, 0), at)
    at = taxed.start() if taxed is not None else at
    cents, scale = Decimal(0), Decimal(1)
    # "eighty thousand dollars and 50/100" or "eighty thousand and 50/100 dollars"
    for pattern in (CENTS_TAIL, name_tail(), CENTS_TAIL):
        match = pattern.search(folded, max(at - 60, 0), at)
        if match is not None:
            at = match.start()
            groups = match.groupdict()
            raw, name = groups.get("cents"), groups.get("name")
            cents = Decimal(raw) / 100 if raw and raw.isdigit() else cents
            scale = marks().after[name].scale if name and not is_french_hundred(name, language) else scale
            if name and is_french_hundred(name, language):
                at = match.end()
    pounds = _POUNDS.search(folded, max(at - 10, 0), at) if _IN_POUNDS.match(folded, start) else None
    at = pounds.start() if pounds is not None else at
    words = words_before(folded, at, language)
    if words is None:
        return None
    low, worth = words[0], words[1] * scale + cents
    coins_of = COINS_OF.search(folded, max(low - 30, 0), low) if scale < 1 else None
    if coins_of is not None:
        # the sum said as "one dollar and fifty cents (1.50)"
        whole = words_before(folded, coins_of.start(), language)
        if whole is not None:
            low, worth = whole[0], worth + whole[1]
    return low, start, worth


def is_french_hundred(name: str, language: Language) -> bool:
    """``cent`` and ``cents`` are coins in English and a number word in French."""
    return language == "fr" and name in ("cent", "cents")


@cache
def name_tail() -> re.Pattern[str]:
    """Match a currency's name that ends at ``endpos``: group ``name``."""
    return re.compile(rf"[ \n]*(?<![a-z])(?P<name>{marks().written})[ \n,]*\Z")


@cache
def _name_head() -> re.Pattern[str]:
    """Match a currency's name that words of a sum begin with: ``us dollars one million``."""
    return re.compile(rf"(?:(?:{marks().written})|pounds?(?: sterling)?|eur|usd|gbp)[ \n]+")


@cache
def _coins() -> re.Pattern[str]:
    """Match a sum in words with coins: *sept euros et vingt centimes*, *seven pounds fifty*."""
    return re.compile(
        rf"(?P<whole>[a-z' -]{{2,120}}?) (?!cents?\b)(?:{marks().written}|pounds?)(?: (?:et|and))? "
        r"(?P<coins>[a-z -]{2,30}?)(?: (?:centimes?|cents?|pence))?\Z"
    )


def _with_coins(words: str, language: Language) -> Decimal | None:
    match = _coins().match(words)
    if match is None:
        return None
    whole, coins = read_words(match["whole"], language), read_words(match["coins"], language)
    return None if whole is None or coins is None or coins >= 100 else whole + coins / 100


def _words_following(folded: str, amount: Amount, language: Language) -> tuple[int, int, Decimal] | None:
    """Read ``(douze mille euros)`` right after a figure."""
    match = _IN_BRACKETS.match(folded, amount.end)
    if match is None:
        return None
    words = " ".join(match.group("words").split())  # a line may end in them
    worth = _with_coins(words, language)
    if worth is not None:
        return match.start(), match.end(), worth
    if amount.currency == "GBP":
        words = _POUNDS.sub("", words)
    name = name_tail().search(words)
    if name and is_french_hundred(name.group("name"), language):
        name = None
    ahead = None if name else _name_head().match(words)
    words = words[ahead.end() :] if ahead else words
    worth = read_words(words[: name.start()] if name else words, language)
    if worth is None:
        return None
    # "0.01 (one cent)" is said in coins
    return match.start(), match.end(), worth * (marks().after[name.group("name")].scale if name else 1)
