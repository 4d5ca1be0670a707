"""What an amendment puts in the place of a price by words that surely set it, from a day that they tell."""

from __future__ import annotations

from decimal import Decimal

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._contract_terms import ContractTerms, Paper
from pipeline.indexation._nouns import names_unit, nouns
from pipeline.indexation.amended import only_sets
from pipeline.indexation.priced import Priced, Stated, unit_priced


def set_amount(terms: ContractTerms, current: Priced, paper: Paper) -> Decimal | None:
    """Return the one new amount that a paper tells for a price; ``None`` where it is not sure.

    All prices of the paper must be that price, the new one and the old one told again (*currently 720*),
    and its words must set it: then it is no matter how likely the model takes the sum for a price.

    Args:
        terms: what was read of the contract.
        current: the price as it stands.
        paper: an amendment.
    """
    same = [one for one in paper.prices if _of_one_kind(one, current, terms)]
    if not same or len(same) != len(paper.prices) or not _alone(current, terms, same):
        return None
    new = {one.amount for one in same} - {current.stated.amount}
    sure = all(_set_by_words(one, paper) for one in same)
    return new.pop() if sure and len(new) == 1 else None


def _of_one_kind(one: Stated, current: Priced, terms: ContractTerms) -> bool:
    """Whether a price of a paper has the money, the unit, the tax and the name of a price."""
    stated = current.stated
    alike = (one.per, one.currency) == (current.per, stated.currency)
    taxed = one.tax == stated.tax or None in (one.tax, stated.tax)
    return alike and taxed and _named(one, current, terms)


def _named(one: Stated, current: Priced, terms: ContractTerms) -> bool:
    if fold(one.what) == fold(current.stated.what) != "" or names_unit(
        one.what, current.per, terms.language
    ):
        return True
    own = nouns(f"{current.stated.what} {current.stated.quote}", terms.language)
    return bool(nouns(one.what, terms.language) & own)


def _alone(current: Priced, terms: ContractTerms, same: list[Stated]) -> bool:
    """Whether no other price of the contract may be meant: another rate by the day, of another person."""
    others = [
        one
        for one in unit_priced(terms.prices)
        if one.key != current.key
        and (one.per, one.stated.currency) == (current.per, current.stated.currency)
    ]
    names = {fold(one.what) for one in same}
    mine = names == {fold(current.stated.what)}
    return not others or (mine and all(fold(one.stated.what) not in names for one in others))


def left_open_by(paper: Paper) -> bool:
    """Whether what a paper leaves open of prices is the very sentence that sets one, and no other."""
    quoted = _QUOTED.search(paper.open)
    if quoted is None:
        return False
    words = _plain(quoted["words"].removesuffix("…"))[-_MOST:]
    setting = [said for said in paper.said if any(said.states(price.quote) for price in paper.prices)]
    return len(setting) == 1 and bool(words) and words in _plain(setting[0].words)


_QUOTED = re.compile(r"“(?P<words>[^”]+)”")
_MOST = 60
"""Characters at the end of quoted words by which their sentence is known."""


def _plain(words: str) -> str:
    return " ".join(fold(words).split()).rstrip(" .;,")


def _set_by_words(one: Stated, paper: Paper) -> bool:
    """Whether a sentence of a paper sets the price, from a day that it tells."""
    return any(only_sets(said) and said.day is not None and said.states(one.quote) for said in paper.said)
