"""What a fault of drafting is made of: the words that are read, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a revision: its clause with what belongs to it, and what stands around."""

    text: str
    """Of the clause; offsets are in it."""
    article: str
    """The clause and those beside it under its heading, unfolded."""
    document: str
    """All of the text."""
    based: bool = False
    """Whether a row of the document tells a period or a value from which an index counts."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; ``start`` and ``end`` are 0 where the whole revision is meant; no ``doubt``: sure."""

    gap: str
    start: int
    end: int
    index: str = ""
    undefined: str = ""
    doubt: str = ""


SPOKEN_AGAINST = "other words of the clause may mean something else"
ELSEWHERE = "the document may explain it elsewhere"
ONE_MAY_FIT = "the two rules may be one rule told twice"
NOT_LISTED = "no series of that name is known here"
REPLACED = "the words name what takes its place"
LINKED = "the series goes on at another base, and a published coefficient links the two"
OTHER_BODY = "who is said to publish it is not known to"
BOTH_NAMED = "the words name the index and the agreement as one"
NO_BASE_READ = "the clause may say in other words from where the index counts"
ONCE_MEANT = "the price before may be meant to be revised by what has changed since"
