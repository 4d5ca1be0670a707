"""Where the words about French parties end: about all of them, and about the last."""

from __future__ import annotations

from pipeline.terms import _party_french_words as words
from pipeline.terms._party_words import Named, is_role


def of_all(folded: str, start: int, limit: int) -> int:
    """Where the words about the parties end."""
    place = start + 3
    while stop := words.STOP.search(folded, place, limit):
        called = words.TOGETHER.match(folded, stop.end(), limit) if "ci-apres" in stop.group() else None
        if called is None or not is_role(called["what"]):
            return stop.start()
        place = called.end()
    return limit


def of_last(folded: str, named: Named | None, stop: int) -> int:
    """Where the words about the last party end: with its paragraph, unless the next goes on about it."""
    for gap in words.NEXT_PARAGRAPH.finditer(folded, named.end if named else stop, stop):
        if not words.GOES_ON_ABOUT.match(folded, gap.end(), min(gap.end() + 200, stop)):
            return gap.start()
    return stop


def past_sign(text: str, named: Named, stop: int) -> int | None:
    """Where the shop sign behind a noun ends: « Le Four » of "la Boulangerie « Le Four »"."""
    quoted = words.QUOTED_PART.match(text, named.end, stop)
    said = quoted.group().strip(" «»\u00a0\u202f") if quoted else ""
    one_word = len(text[named.start : named.end].split()) == 1
    return quoted.end() if quoted and one_word and said[:1].isupper() and not is_role(said) else None
