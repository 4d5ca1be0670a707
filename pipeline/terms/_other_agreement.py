"""Tells words about another agreement, called by its name, from words about the paper itself."""

from __future__ import annotations

import re

from pipeline.folding import fold
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_HEAD = 1200
"""A paper's own title, or the words that repeat it, stand within so many characters."""
_LEFT = 140
_NAMED = re.compile(
    r"\b(?:the|The|that|That|such|any|its|each|their)\s+(?:said\s+|applicable\s+)?"
    r"(?P<name>(?:[A-Z][\w&'\u2019/-]*\s+(?:(?:and|of|for)\s+)?){1,5}?(?:Agreement|Contract|Lease|License|Licence))\b"
    r"(?!\s+(?:Term|Period|Year|Date)\b)"
)
_OURS = re.compile(r"\b(?:this|hereof|hereunder|said|present)\b|\bthe (?:agreement|contract|lease|term)\b")


def of_another(view: View, sentence: Sentence, at: int) -> bool:
    """Tell whether the last agreement named before a place of a sentence is another than this paper.

    "the Advisory Agreement is not renewed" in a licence says nothing of the licence; "the Licence
    Agreement" does. Only English names its agreements so.
    """
    if view.language != "en" or ("greement" not in sentence.text and "ontract" not in sentence.text):
        return False
    low = max(0, at - _LEFT)
    last = None
    for match in _NAMED.finditer(sentence.text, low, at):
        last = match
    if last is None or _OURS.search(sentence.folded, last.end(), at):
        return False
    name = " ".join(fold(last["name"]).split())
    head = " ".join(fold(view.flow.text[:_HEAD]).split())
    if re.search(
        rf"(?:this|\(the|[\"'“]) ?(?:(?!agreement|the |that )[a-z&-]+ ){{0,3}}{re.escape(name)}", head
    ):
        return False
    return re.search(rf"(?<!the )(?<!that )(?<!such ){re.escape(name)}", head[: _HEAD // 3]) is None


__all__ = ["of_another"]
