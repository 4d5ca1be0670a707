"""Where a quote begins and ends: at whole words, at the punctuation of the clause where that is near."""

from __future__ import annotations

from data import late as re
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Evidence

_NEAR = 60
"""Characters after a value in which the end of its clause is sought."""
_LONGEST = 320
"""A sentence no longer than this is quoted whole."""
_TO_PUNCTUATION = re.compile(
    # a line that goes on begins in lower case; a new row or item does not
    rf"(?:[^\t;:.,()\n]|\n(?=[a-zà-ÿ])|[.,](?=\d)|\([^()\n]{{0,30}}\)){{0,{_NEAR}}}?"
    r"(?=[;:.,](?:\s|\Z)|\)|\n|\t|\Z)"
)


def quoted(
    view: View, sentence: Sentence, start: int, end: int, *, before: int = 0, longest: int = _LONGEST
) -> Evidence:
    """Quote a sentence whole where it is short, else from ``start`` to the end of the clause at ``end``.

    Args:
        view: where the sentence stands.
        sentence: what is quoted from.
        start: where the words begin, counted in the sentence.
        end: where they end.
        before: characters that are quoted before them, as far as there are any.
        longest: characters of a sentence that is quoted whole.
    """
    if len(sentence.text.strip()) <= longest:
        return view.flow.evidence(sentence.start, sentence.end)
    low = quote_start(sentence.text, max(start - before, 0))
    return view.flow.evidence(sentence.start + low, sentence.start + quote_end(sentence.text, end))


def quote_start(text: str, start: int) -> int:
    """Draw the start of a quote back to the start of its word."""
    while 0 < start < len(text) and text[start].isalnum() and _joined(text[start - 1]):
        start -= 1
    return start


def quote_end(text: str, end: int) -> int:
    """Draw the end of a quote on to the punctuation that ends its clause, or to the end of its word.

    The end only moves where a stop is near; it never leaves the paragraph or the cell of a table.
    """
    match = _TO_PUNCTUATION.match(text, end)
    if match is not None:
        end = match.end()
    else:
        while end < len(text) and text[end - 1].isalnum() and _joined(text[end]):
            end += 1
    while end > 0 and text[end - 1].isspace():
        end -= 1
    if text[end : end + 1] == ")" and text.rfind("(", 0, end) > text.rfind(")", 0, end):
        end += 1
    return end


def _joined(character: str) -> bool:
    return character.isalnum() or character in "'’-"
