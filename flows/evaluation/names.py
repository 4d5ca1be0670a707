"""When two names are one: without legal form, case and punctuation; and when nearly one.

What is told as right here is told to a buyer as accuracy, so doubt goes against us: ``Developers, Inc.`` is
not ``Seattle Software Developers, Inc.``, and two names in one value are none.
"""

from __future__ import annotations

from data import late as re
from pipeline.company import normalise

_EMPTY = frozenset(["des", "de", "du", "of", "the", "etablissements", "ets", "societe", "trustees"])
"""Words before a name that do not tell it from another."""
_ASIDE = re.compile(
    r"[\s,(]+(?:[dft]\s*[/.]?\s*[bk]\s*[/.]?\s*a\b|formerly\b|and its (?:affiliates|subsidiaries)\b"
    r"|ci-après\b|dont le siège\b|an? \w+ (?:corporation|company|partnership)\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""An aside behind a name: ``d/b/a``, ``f/k/a``, ``a Texas corporation``."""
_ENOUGH = 0.5


def same_name(said: str, label: str) -> bool:
    """Whether two names are the same, however they are spaced and punctuated."""
    return _same(_words(said), _words(label))


def nearly_same_name(said: str, label: str) -> bool:
    """Whether two names are the same without an aside behind them, or most of the label is told.

    What is said may be the beginning of the label, and is never longer than it: a name that runs on into
    another one, or has words of the text before it, is not right.
    """
    mine, wanted = _words(_ASIDE.sub("", said)), _words(_ASIDE.sub("", label))
    if not mine or wanted[: len(mine)] != mine:
        return _same(mine, wanted)
    return sum(map(len, mine)) >= _ENOUGH * sum(map(len, wanted))


def _same(one: list[str], other: list[str]) -> bool:
    return bool(one) and "".join(one) == "".join(other)


def _words(name: str) -> list[str]:
    words = normalise(name).split()
    while len(words) > 1 and words[0] in _EMPTY:
        words = words[1:]
    return words
