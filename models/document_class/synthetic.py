"""Writes letters, invoices, orders, terms and other papers in many ways, for training.

Every text is put together here from sentences of our own; names are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from models.document_class import _english_papers as english
from models.document_class import _french_papers as french

Maker = Callable[[Random], str]

_MAKERS: dict[str, tuple[Maker, Maker]] = {
    "contract": (french.contract, english.contract),
    "letter": (french.letter, english.letter),
    "termination_letter": (french.termination, english.termination),
    "invoice": (french.invoice, english.invoice),
    "order": (french.order, english.order),
    "general_terms": (french.terms, english.terms),
    "other": (french.other, english.other),
}


def examples(count: int, seed: int = 31) -> list[tuple[str, str]]:
    """Write ``count`` texts a class and language: (text, class)."""
    rng = Random(seed)
    made: list[tuple[str, str]] = []
    for label, makers in _MAKERS.items():
        for maker in makers:
            made.extend((maker(rng), label) for _ in range(count))
    return made
