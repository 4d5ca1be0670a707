"""Words beside the name of an index that make another one of it: *CPI for Los Angeles*, *ICC de Suisse*.

A list of indices holds names. A contract may add words to one: some change nothing (*published by INSEE*,
*all items*), others name a series of a region, a trade or some households, of which the lists know nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from data import late as re
from data.load import lexicon
from pipeline.terms._indexation_indices import IndexName, names_country
from pipeline.terms._indexation_publishers import names_body
from pipeline.types import Language

_SKIPS = re.compile(
    r"[\s,()=:–—-]+|[\"“”«»]\s*|(?:19|20)\d\d(?:\s*-\s*\d{2,4})?\b|\d+(?:[.,]\d+)?\b|\bet\b"
)
_JOINS: dict[str, re.Pattern[str]] = {
    "en": re.compile(r"(?:of|for|in|within)\s+(?:the\s+)?"),
    "fr": re.compile(
        r"(?:de\s+la\s+|de\s+l['’]\s?|des\s+|du\s+|d['’]\s?|de\s+|en\s+|dans\s+(?:l['’]\s?|la\s+|les\s+|le\s+)|pour\s+(?:l['’]\s?|la\s+|les\s+|le\s+)?|a\s+(?=[A-ZÀ-Ý])|aux?\s+)"
    ),
}
_CAPITAL = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ'’.]+(?:[\s-]+(?:de\s+|du\s+|des\s+|la\s+|of\s+|and\s+)*[A-ZÀ-Ý][\w'’.-]+)*"
)
"""A proper name; letters that are all capitals are a code, and tell nothing."""
_PUBLISHED = re.compile(r"publi|paru|issued|diffus|edit")
_WHERE = re.compile(r"(?:in|within|en|dans|aux?)\b")
"""*Published in Table 5* says where it is found, and not of what it is."""
_PLACED = re.compile(r"\s*(?:[,.;)(–-]|\Z|from\b|as\b|published\b|publie|for\b|base\b|all\b|not\b|\()")
_ACTS = re.compile(
    r"\s+(?:shall|will|may|must|is|are|has|have|agrees?|can|would|doit|est|sont|sera|peut|pourra)\b"
)
_REST = re.compile(r"[\w’'-]*(?:(?:[\s-]|\sand\s|\set\s)[A-ZÀ-Ý][\w-]*[a-zà-ÿ][\w-]*)*")
"""What goes on with a name: *West* Region."""
_BEFORE = 70
_BODY = 25
"""Characters behind a capital word in which the rest of a body's name may stand (*Board of Trade*)."""
_RUN = re.compile(r"(?:[A-Z][\w.'’-]*,?\s+(?:of\s+|for\s+|and\s+)?){1,5}\Z")
_OPENS = re.compile(r"(?:\A|[.;:!?]\s+|\n\s*|\)\s+)\Z")


@dataclass(frozen=True, slots=True)
class _Words:
    plain: re.Pattern[str]
    plain_before: frozenset[str]
    other: re.Pattern[str]
    of_what: re.Pattern[str]
    other_before: re.Pattern[str]
    never: re.Pattern[str]
    own: dict[str, re.Pattern[str]]


def variant_of(text: str, folded: str, index: IndexName, language: Language) -> tuple[int, int] | None:
    """Return the words by which the name of an index may be that of another, with the name itself.

    Args:
        text: unfolded, in which the offsets of ``index`` are.
        folded: the same, folded, character by character.
        index: one of a list, where it is named.
        language: of the words; another than French is read as English.
    """
    key: Literal["fr", "en"] = "fr" if language == "fr" else "en"
    told = _words(key)
    before = _before(text, folded, index, told, key)
    if before is not None:
        return before, index.end
    end = _behind(text, folded, index, key)
    if end is None:
        return None
    rest = _REST.match(text, end)
    end = end if rest is None else rest.end()
    return index.start, index.start + len(text[index.start : end].rstrip(" .,;:'’-"))


def _behind(text: str, folded: str, index: IndexName, key: Literal["fr", "en"]) -> int | None:
    told = _words(key)
    at, apart, last = index.end, "", ""
    while True:
        own = told.own.get(index.name)
        if own is not None and (match := own.match(folded, at)) is not None:
            return match.end()
        if (plain := told.plain.match(folded, at)) is not None:
            at, apart, last = plain.end(), "", plain.group()
        elif (skip := _SKIPS.match(folded, at)) is not None:
            at, apart = skip.end(), apart + skip.group().strip()
        else:
            break
    if (match := told.other.match(folded, at)) is not None:
        return None if _of_itself(folded[at : match.end()], index.name) else match.end()
    if (joined := _JOINS[key].match(folded, at)) is not None:
        if _PUBLISHED.match(last) and _WHERE.match(joined.group()):
            return None
        end = _joined(text, folded, joined.end(), told, index.name)
    else:
        end = _set_apart(text, folded, at, apart, told, index.name)
    # who publishes an index is looked at elsewhere
    return None if end is None or names_body(folded[at : end + _BODY], key) else end


def _set_apart(text: str, folded: str, at: int, marks: str, told: _Words, name: str) -> int | None:
    """Return the end of a proper name behind a dash, a comma or a bracket: *CPI-U, San Francisco*."""
    capital = _CAPITAL.match(text, at) if re.search(r"[,(–—-]", marks) else None
    if capital is None or told.never.match(folded, at) or told.plain.match(folded, at):
        return None
    dashed = re.search(r"[–—-]\Z", marks) is not None and _ACTS.match(folded, capital.end()) is None
    placed = dashed or _PLACED.match(folded, capital.end()) is not None
    return capital.end() if placed and not _of_itself(folded[at : capital.end()], name) else None


def _joined(text: str, folded: str, at: int, told: _Words, name: str) -> int | None:
    """Return the end of what an index is of, for or in, where that is a place, goods or a trade."""
    if told.never.match(folded, at) is not None or told.plain.match(folded, at) is not None:
        return None
    if (match := told.of_what.match(folded, at)) is not None:
        return match.end()
    capital = _CAPITAL.match(text, at)
    if (
        capital is None
        or _ACTS.match(folded, capital.end())
        or _of_itself(folded[at : capital.end()], name)
    ):
        return None
    return capital.end()


def _before(text: str, folded: str, index: IndexName, told: _Words, key: str) -> int | None:
    low = max(index.start - _BEFORE, 0)
    match = told.other_before.search(folded[low : index.start])
    if match is not None:
        return low + match.start()
    if key != "en" or not text[index.start].isupper():
        return None
    run = _RUN.search(text[low : index.start])
    if run is None:
        return None
    start = low + run.start()
    words = [word.strip(".,'’") for word in folded[start : index.start].split()]
    if _OPENS.search(text[:start]) is not None:
        words = words[1:]
    words = [word for word in words if word and word.removesuffix("'s") not in told.plain_before]
    if not words or _of_itself(" ".join(words), index.name):
        return None
    return start


def _of_itself(words: str, name: str) -> bool:
    """Whether words only say of which country an index is, which its name says too (``CA CPI``)."""
    country = name.partition(" ")[0]
    return len(country) == 2 and country != name and names_country(words, country)


@cache
def _words(language: str) -> _Words:
    told = lexicon("index_variants", language)
    return _Words(
        _any(told["plain"]),
        frozenset(told["plain_before"]),
        _any(told["other"]),
        _any(told["of_what"]),
        re.compile("|".join(told["other_before"])),
        _any(told["never"]),
        {code: _any(words) for code, words in told["own"].items()},
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of words, the longest first; a star stands for the rest of a word."""
    ways = sorted((str(word) for word in words), key=len, reverse=True)
    made = (
        re.escape(one.rstrip("*")).replace(r"\ ", r"\s+") + (r"\w*" if one.endswith("*") else r"(?!\w)")
        for one in ways
    )
    return re.compile(f"(?:{'|'.join(made)})")
