"""The marks of money: names and signs of currencies, scales such as ``million``, from the lexicons."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from data import late as re
from data.load import lexicon

BARE_DOLLAR = "$"
"""Stands for "a dollar, which one is not said here"."""

SCALES = {
    "k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mio": 10**6, "bn": 10**9, "md": 10**9, "mds": 10**9,
    "mrd": 10**9, "thousand": 10**3, "mille": 10**3, "milliers": 10**3, "million": 10**6,
    "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**9, "billions": 10**9,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
_LETTER_SCALES = ("k", "m", "mm", "mn", "bn", "md", "mds")
_SPACED_SCALES = ("mn", "bn")
"""Letters that may stand behind a space: *£3.4 mn*; *5 m* may be metres."""
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Mark:
    """A currency as a sign says it: ISO code (or ``$``) and what one of it is worth of the unit."""

    code: str
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Marks:
    """Compiled currency marks of both languages."""

    before: dict[str, Mark]
    """Folded token directly before a figure -> mark."""
    after: dict[str, Mark]
    """Folded token directly after a figure -> mark."""
    after_figure: re.Pattern[str]
    """Matches at the end of a figure: ``close``, ``scale``, ``mark``."""
    names: re.Pattern[str]
    """Finds currency names written out, for amounts in words."""
    written: str
    """The alternation of those names."""
    stems: tuple[str, ...]
    """Pieces of text one of which every name holds."""


@cache
def marks() -> Marks:
    """Compile the currency lexicons."""
    symbols: dict[str, Mark] = {"$": Mark(BARE_DOLLAR), "¥": Mark("JPY"), "dollars": Mark(BARE_DOLLAR)}
    names: dict[str, Mark] = {"dollars": Mark(BARE_DOLLAR), "dollar": Mark(BARE_DOLLAR)}
    for language in ("fr", "en"):
        for code, entry in lexicon("currencies", language).items():
            symbols.update((symbol, Mark(code)) for symbol in entry["symbols"])
            names.update((name, Mark(code)) for name in entry["names"])
    cent = Decimal("0.01")
    names |= {"cents": Mark(BARE_DOLLAR, cent), "cent": Mark(BARE_DOLLAR, cent), "pence": Mark("GBP", cent)}
    names["¢"] = Mark(BARE_DOLLAR, cent)
    names |= {f"{word} d'euro{s}": Mark("EUR", cent) for word in ("centimes", "centime") for s in ("s", "")}
    names |= {said: Mark("EUR", cent) for said in ("centimes", "euro cents", "euro cent")}
    for sign in ("€", "$", "£", "eur", "usd"):
        for letter, scale in (("k", 10**3), ("m", 10**6), ("md", 10**9)):
            symbols[letter + sign] = Mark(symbols[sign].code, Decimal(scale))
    coins = {f"{name}€": Mark("EUR", cent) for name in ("c", "ct", "cts", "cts ", "c.")}
    symbols |= coins
    after = symbols | names
    listed = "|".join(re.escape(token) for token in sorted(after, key=len, reverse=True))
    written = "|".join(re.escape(token) for token in sorted(names, key=len, reverse=True))
    return Marks(
        before=symbols | {name: mark for name, mark in names.items() if mark.scale == 1},
        after=after,
        after_figure=re.compile(
            # the sum again in words may stand between: 1 200 (mille deux cents) euros
            r"(?:[.,]?-{1,2})?(?P<close>\))?[ \n]{0,2}(?:\([a-z][a-z' -]{3,90}\)[ \n]{0,2})?"
            rf"(?:(?P<scale>{_SCALE})(?![a-z][a-z])\.?[ \n]{{0,2}}"
            rf"(?:de |of )?)?(?:d' ?)?(?P<open>\()?(?P<mark>{listed})(?:(?![a-z])|(?=(?:ht|ttc)(?![a-z])))"
        ),
        names=re.compile(rf"(?:{written})(?![a-z])"),
        written=written,
        stems=_stems(names),
    )


def _stems(names: dict[str, Mark]) -> tuple[str, ...]:
    stems = {min(name.split(), key=_rank)[:6] for name in names}
    # "cent" stands in percent and recent: the coin has a space or a hyphen before it
    coins = {f"{before}cent" for before in (" ", "-", "\n")}
    return tuple(sorted(stems - {"cent", "cents"} | coins))


_COMMON = ("dollar", "franc", "pound", "rupee", "peso")


def _rank(word: str) -> tuple[int, int]:
    """Prefer the coin's own word to the country's as the piece to look for."""
    return (0 if word.startswith(_COMMON) else 1, -len(word))


def digit_triggers() -> tuple[str, ...]:
    """Return strings one of which stands in every text with an amount: signs, names,
    codes beside a digit."""
    table = marks()
    signs = {character for token in table.after for character in token if not character.isascii()}
    strings = signs | {"$"} | set(table.stems)
    for token in set(table.before) | set(table.after):
        if token.isascii() and "$" not in token and len(token) <= 4:
            for gap in ("", " ", "\n"):
                strings |= {f"{token}{gap}{digit}" for digit in "0123456789"}
                strings |= {f"{digit}{gap}{token}" for digit in "0123456789"}
                strings |= {
                    f"{end}{gap}{token}"
                    for end in ("illion", "illions", "illiard", "housand", ")", "-", "[")
                }
                strings |= {f"{token}{gap}{open_}" for open_ in ("[", "_", "*")}
                strings |= {f"{close}{gap}{token}" for close in ("]", "_", "*")}
    return tuple(sorted(strings))


SCALE_AFTER = re.compile(
    rf"(?:(?P<letter>{'|'.join(sorted(_LETTER_SCALES, key=len, reverse=True))})"
    rf"|\)?[ \n-]?(?P<word>{_SCALE}))(?![a-z\d])"
)


def scale_after(folded: str, end: int) -> tuple[int, Decimal] | None:
    """Return where a scale that follows a figure ends, and its worth (``1.2 million``, ``5m``)."""
    match = SCALE_AFTER.match(folded, end)
    if match is None:
        return None
    letter, word = match.group("letter"), match.group("word")
    if letter is None and word in _LETTER_SCALES and word not in _SPACED_SCALES:
        return None
    return match.end(), Decimal(SCALES[letter or word])


_GAP = 8


def mark_before(folded: str, start: int) -> tuple[int, Mark] | None:
    """Return the currency mark that ends right before a figure, on its line or the one above, and where."""
    table = marks().before
    end = start
    if end and folded[end - 1] == "[":
        end -= 1
    floor = max(end - 2, 0)
    while end > floor and folded[end - 1] in " \n":
        end -= 1
    if end == floor and end < start:
        # the gap of a column: "$     45"
        while end > floor - _GAP and folded[end - 1 : end] == " ":
            end -= 1
    low = end
    while low and end - low < 8 and (folded[low - 1].isalpha() or folded[low - 1] in "$€£¥₹₪₩₦₱."):
        low -= 1
    if low == end:
        return None
    token = folded[low:end]
    if (spaced := _two_tokens(folded, low, token, table)) is not None:
        return spaced
    if (mark := table.get(token)) is not None:
        return low, mark
    sign = max(token.rfind(character) for character in "$€£¥₹₪₩₦₱")
    if sign == len(token) - 1:
        # a word runs into the sign, as in "fee$5": the longest mark that ends here
        for at in range(1, len(token)):
            if (mark := table.get(token[at:])) is not None and not (
                token[at].isalpha() and token[at - 1].isalpha()
            ):
                return low + at, mark
    return None


def _two_tokens(folded: str, low: int, token: str, table: dict[str, Mark]) -> tuple[int, Mark] | None:
    """Read ``us $`` and ``cad $``: a code, a space, the sign."""
    if token != "$" or low == 0 or folded[low - 1] != " ":
        return None
    word = folded[max(low - 9, 0) : low - 1].rsplit(None, 1)[-1:]
    mark = table.get(f"{word[0]} $") or table.get(word[0]) if word else None
    if mark is None or mark.code == BARE_DOLLAR or word[0] == "s":
        return None
    return low - 1 - len(word[0]), mark


_EUROS = re.compile(r"€|\b(?:euros?|eur)\b", re.IGNORECASE)
_OTHERS = re.compile(r"[$£¥]|\b(?:dollars?|usd|gbp|chf|francs? suisses?|cad)\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def only_euros(text: str) -> bool:
    """Whether a text speaks of euros and of no other money."""
    return _EUROS.search(text) is not None and _OTHERS.search(text) is None
