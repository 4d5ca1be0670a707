"""The words by which a price and the clause that moves it are told to belong together."""

from __future__ import annotations

from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline import _number_words
from pipeline.folding import fold
from pipeline.terms._indexation_base import MONTHS

_LANGUAGES = ("fr", "en")
_SENTENCES = re.compile(r"(?<=[.;!?])\s+")


def nouns(text: str, language: str) -> frozenset[str]:
    """Return the kinds of price that words name: ``rent``, ``fee``; general words as *price* are none."""
    folded = fold(text)
    return frozenset(kind for kind, found in _nouns(_known(language)).items() if found.search(folded))


def names_all(text: str, language: str) -> bool:
    """Whether words speak of all prices at once (``les prix``)."""
    return _pattern(_known(language), "all_of_them").search(fold(text)) is not None


def is_general(text: str, language: str) -> bool:
    """Whether words speak of the price and do not say which."""
    return _pattern(_known(language), "general").search(fold(text)) is not None


def moves(heading: str, language: str) -> bool:
    """Whether a heading announces that prices move."""
    return _pattern(_known(language), "moves").search(fold(heading)) is not None


def is_on_account(text: str, language: str) -> bool:
    """Whether words state a sum that is paid until what is due is reckoned, or that is an estimate."""
    return _pattern(_known(language), "on_account").search(fold(text)) is not None


def says_how_far(text: str, language: str) -> bool:
    """Whether a paragraph says how far a change goes that another one tells, or how it is rounded."""
    return _pattern(_known(language), "of_the_change").search(fold(text)) is not None


def period_of(text: str, language: str) -> str | None:
    """Return how often a price is due by an adjective beside it (``loyer annuel``), if it says so once."""
    folded = fold(text)
    told = lexicon("price_due", _known(language))["per"]
    found = {per for per, words in told.items() if _compiled(tuple(words)).search(folded)}
    return found.pop() if len(found) == 1 else None


def names_period(text: str, per: str, language: str) -> bool:
    """Whether words name a price by how often it is due, and no other so: *the quarterly fee*."""
    words = lexicon("price_due", _known(language))["period_before"]
    found = {
        each for each, before in words.items() if _beside_price(tuple(before), language).search(fold(text))
    }
    return found == {per}


def names_unit(text: str, per: str, language: str) -> bool:
    """Whether words name a price by its unit, and no other so: *the day rate*, « le taux horaire »."""
    told = lexicon("price_due", _known(language))["unit_rates"]
    folded = fold(text)
    return {each for each, words in told.items() if _compiled(tuple(words)).search(folded)} == {per}


@cache
def _beside_price(before: tuple[str, ...], language: str) -> re.Pattern[str]:
    told = lexicon("price_due", _known(language))
    nouns_ = [word for words in told["nouns"].values() for word in words] + list(told["general"])
    price = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in nouns_)
    period = "|".join(map(re.escape, before))
    return re.compile(rf"\b(?:{period})\s+(?:\w+\s+)?(?:{price})\b|\b(?:{price})\s+(?:{period})\b")


def speaks_of_free_time(text: str, language: str) -> bool:
    """Whether words speak of a time for which nothing is due."""
    return _pattern(_known(language), "free").search(fold(text)) is not None


def named_in(what: str, text: str, language: str) -> bool:
    """Whether words hold the name of a price, but for what it says of how often it is due."""
    told = lexicon("price_due", _known(language))
    due = _compiled(tuple(word for words in told["per"].values() for word in words))
    name = " ".join(due.sub(" ", fold(what)).replace("then-current", " ").split())
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", " ".join(fold(text).split())) is not None


def speaks_of_change(text: str, language: str) -> bool:
    """Whether a sentence names a price and a change together."""
    known = _known(language)
    priced, changes = _pattern(known, "priced"), _pattern(known, "changes")
    named = False
    for sentence in _SENTENCES.split(fold(text)):
        own = priced.search(sentence) is not None
        if changes.search(sentence) and (own or (named and _IT_MOVES.search(sentence))):
            return True
        named = own or (named and _IT_MOVES.search(sentence) is not None)
    return False


_IT_MOVES = re.compile(
    r"\A\W*(?:[^.;]{0,50}?[,\s])?(?:it|they|ils?|elles?|celui-ci|celle-ci)\s+(?:[\w']+\s+){0,3}?"
    r"(?:increas|rise|adjust|revis|escalat|go(?:es)?\s+up|uplift|raised|index|augment|major|revaloris|reevalu|actualis|evolu|vari)"
    r"\w*\b(?=[^.;]*(?:\d|%|per\s?cent|pour\s?cent|ind(?:ex|ice)))"
)
"""*It increases by £40 on each anniversary*, of the price that the sentence before names."""


_FIRM = re.compile(
    r"\b(?:fermes?|invariables?|prix\s+fixes?|firm|fixed|inchange\w*|unchanged|(?:non|pas)\s+(?:revisables?|indexables?))\b|\baucune\s+(?:autre\s+)?(?:indexation|revision|actualisation|augmentation)\b|"
    r"\bno\s+(?:other\s+|further\s+)?(?:increase|indexation|escalation|adjustment|review)\b|\bnot\s+(?:be\s+)?(?:subject\s+to|increased|adjusted|reviewed|indexed)\b"
)


def says_firm(text: str) -> bool:
    """Whether words may say that a price does not move."""
    return _FIRM.search(fold(text)) is not None


_NEVER = re.compile(r"\bn'|\b(?:ne|not|only|no|never|aucune?)(?![a-z])")
_THE_PRICE = re.compile(
    r"\s*(?:il|elle|ils|elles|it|they|[cl]es?\s+(?:taux|tarifs?|prix|montants?)|cette\s+somme|"
    r"th(?:is|e|ese)\s+(?:rate|sum|amount|price|fee|charge)s?)\b"
)


def only_agreed(text: str, language: str) -> tuple[int, int] | None:
    """Return the words by which a price changes only if both sides agree in writing: *que par avenant*.

    The sentence names a price or begins with what stands for one: *the contract may only be amended in
    writing* says nothing of it.
    """
    known = _known(language)
    folded = fold(text).replace("\u2019", "'")
    low = 0
    for sentence in _SENTENCES.split(folded):
        low = folded.find(sentence, low)
        told = _pattern(known, "only_agreed").search(sentence)
        if told is None and _pattern(known, "only").search(sentence):
            told = _pattern(known, "agreed_by").search(sentence)
        if told is None:
            continue
        before = sentence[: told.start()]
        act = _pattern(known, "agreed_act").search(before)
        named = _pattern(known, "priced").search(before) or _THE_PRICE.match(before)
        if act is None or not named or named.start() > act.start():
            continue
        if _NEVER.search(f"{before} {told.group()}") or _pattern(known, "only").search(before):
            return low + named.start(), low + told.end()
    return None


def lists_prices(text: str, language: str) -> bool:
    """Whether words may list a price and the days from which it is another."""
    folded = fold(text)
    steps = len(_pattern(_known(language), "from_a_day").findall(folded))
    return steps > 1 and _pattern(_known(language), "priced").search(folded) is not None


def time_words(language: str) -> frozenset[str]:
    """Return words that only say when a price holds: ``from``, ``until``, ``year``."""
    return frozenset(lexicon("price_due", _known(language))["time_words"])


def of_part_of_term(text: str, language: str) -> bool:
    """Whether words state a price for a part of the term only (``the first year``)."""
    return _pattern(_known(language), "part_of_term").search(fold(text)) is not None


_TIMES_AND_NUMBERS = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\b|(?<![a-z]){_number_words.CARDINAL}(?![a-z])|\b{_number_words.ORDINAL}\b"
)
_WORD = re.compile(r"[^\W\d_]{4,}")


def named_beside(words: str, language: str) -> frozenset[str]:
    """Return the words before a sum that may name what it is paid for: none that tell a time or a price."""
    known = _known(language)
    plain = _pattern(known, "list_words")
    found = _WORD.findall(_TIMES_AND_NUMBERS.sub(" ", fold(words).replace("\u2019", "'")))
    return frozenset(word for word in found if plain.fullmatch(word) is None)


def _known(language: str) -> str:
    return language if language in _LANGUAGES else "en"


@cache
def _nouns(language: str) -> dict[str, re.Pattern[str]]:
    told: dict[str, Any] = lexicon("price_due", language)["nouns"]
    return {kind: _compiled(tuple(words)) for kind, words in told.items()}


@cache
def _pattern(language: str, group: str) -> re.Pattern[str]:
    return _compiled(tuple(lexicon("price_due", language)[group]))


@cache
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    ways = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{ways})(?!\w)")
