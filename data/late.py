"""``re``, whose patterns are compiled when they are first used: ``from data import late as re``.

There are thousands, and most are met by few archives: to compile them all takes three seconds of every
start. A pattern that cannot be compiled would be found out late: ``tests/data/test_late.py`` compiles all.
"""

from __future__ import annotations

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    Match,
    Pattern,
    error,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
    subn,
)
from typing import Any, AnyStr, cast

__all__ = [
    "ASCII", "DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "Late", "Match", "Pattern", "compile", "error",
    "escape", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn",
]  # fmt: skip


class Late:
    """A pattern that is compiled when the first of its methods is asked for.

    The ``re`` of a match is what was compiled, and not this: compare their ``pattern``.
    """

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.source = source
        self.made_with = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(cast("str", self.source), self.made_with)
        # From now on its methods are found without asking here.
        vars(self).update({one: getattr(made, one) for one in dir(made) if not one.startswith("__")})
        return vars(self)[name]


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what serves as a compiled pattern, compiled at its first use."""
    return cast("re.Pattern[AnyStr]", Late(pattern, flags))
