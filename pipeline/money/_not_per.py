"""What looks like the time of a price and is another's: *annual sales*, *299 lines per minute*."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.types import Language

_SHORT = frozenset({"second", "minute", "hour", "day", "seconde", "heure", "jour"})
"""Times in which a thing does so much; so many users a month are charged by the month."""


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon("price_per", "fr" if language == "fr" else "en")
    measured, flow = (
        "|".join(map(re.escape, sorted(words[key], key=len, reverse=True))) for key in ("measured", "flow")
    )
    return (
        re.compile(rf"[ \n]+(?:{measured})(?![a-z])"),
        re.compile(rf"(?<![a-z])(?:{measured})[ \n]+\Z"),
        re.compile(
            rf"\d[\d,.' ]*(?:[ -](?!and |or |et |ou )[a-z]+)?[ \n]+(?:{flow})[ \n]+(?:(?:an?|par)[ \n]+)?\Z"
        ),
    )


def measures(text: str, start: int, end: int, language: Language) -> bool:
    """Whether an adjective such as *annual* belongs to what is measured, and not to a price.

    Args:
        text: folded.
        start: where the adjective begins.
        end: where it ends.
        language: of the words.
    """
    behind, ahead, _ = _patterns(language)
    if language == "fr":
        return ahead.search(text, max(start - 40, 0), start) is not None
    return behind.match(text, end) is not None


def is_flow(text: str, start: int, unit: str, language: Language) -> bool:
    """Whether *per minute* at a place says what a thing does in that time: *299 lines per minute*."""
    if unit not in _SHORT:
        return False
    return _patterns(language)[2].search(text, max(start - 60, 0), start) is not None
