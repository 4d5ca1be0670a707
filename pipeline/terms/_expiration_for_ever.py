"""Under Term: what goes on for ever, though the contract does not stand right before."""

from __future__ import annotations

from data import late as re

OF_THE_CONTRACT = re.compile(
    r"\b(?:agreement|contract|services?|supply|supplies|arrangement|engagement|appointment|hire|rental|licen[sc]e|lease|tenancy|retainer|subscription)\b"
)
"""What a contract is called, or what it is of."""
_GOES = re.compile(
    r"\b(?:continue|remain|run|last|subsist|endure|bind|go\s+on|be\s+in\s+force)s?\s+(?:[a-z]+\s+){0,4}?\Z"
)
_PART_OF_IT = re.compile(
    r"\b(?:rights?|obligations?|dut(?:y|ies)|provisions?|clauses?|sections?|paragraphs?|warrant\w+|indemn\w+|confiden\w+"
    r"|intellectual|granted|title|restrictions?|covenants?)\b"
)
"""What outlives a contract is a part of it: *the rights granted shall continue in perpetuity*."""
_BESIDE_A_LICENCE = re.compile(r"\b(?:subscription|support|services?|maintenance)\b")


_UNDER_IT = re.compile(
    r"\b(?:rights?|licen[sc]es?|titles?|restrictions?)\s+(?:[a-z]+\s+){0,6}?(?:under|by|in|pursuant\s+to)\s+this\s+[a-z]+\b"
    r"[^.;,]{0,40}\Z"
)


def outlives(before: str) -> bool:
    """Tell whether what goes on is something given under the contract, and not the contract."""
    return _UNDER_IT.search(before) is not None


def lasts(folded: str, match: re.Match[str], *, headed: bool) -> bool:
    """Tell whether under Term the contract, or what it is of, goes on behind words between.

    Args:
        folded: the sentence.
        match: the words that say for ever.
        headed: whether it stands under Term.
    """
    before = folded[max(0, match.start() - 200) : match.start()]
    if not headed or _GOES.search(before) is None or _PART_OF_IT.search(before):
        return False
    if "licen" in before and _BESIDE_A_LICENCE.search(before) is None:
        return False
    return OF_THE_CONTRACT.search(before) is not None
