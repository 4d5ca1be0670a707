"""What of a formula is likely and not sure, as sentences: a price worked out with it is not final."""

from __future__ import annotations

from pipeline.indexation.formula import SURE, Formula, Steps

_NAMES = {
    "index": "the index",
    "base_period": "the base of the index",
    "base_value": "the value of the index at its base",
    "reference_period": "the reading of the index that is taken",
    "formula": "the formula",
    "weights": "the formula",
    "movement": "how the price moves",
    "steps": "how the price moves",
    "when": "from when each rise counts",
    "tiers": "how the price moves",
    "rate": "the rate",
    "amount": "the amount",
    "of": "the price that is revised",
    "frequency": "how often the price moves",
    "days": "the day of the revision",
    "first": "the first revision",
    "cap": "the cap",
    "floor": "the floor",
    "collar": "the cap and the floor",
    "highest_price": "the cap",
    "most_rise": "the cap",
    "lowest_price": "the floor",
    "least_rise": "the floor",
    "threshold": "the threshold",
    "direction": "whether the price may rise and fall",
    "rounding": "the rounding",
}
BOUND = "bound"
"""The part of a bound that words tell and that is not in the formula."""
COUNTRY = "country"
"""Of which country an index is, which money or law alone tells; ``doubt`` is its name with the country."""
QUALIFIED = "qualified"
"""Words of the contract that limit, suspend or change how the price moves, and that were not read."""
_LISTED = frozenset({"frequency", "days", "first"})
"""What a list of prices and days tells by itself."""


def unsure(formula: Formula) -> tuple[str, ...]:
    """Return a sentence for each part that a price depends on and that is not sure, each once."""
    told: dict[str, str] = {}
    for part in formula.parts:
        if part.name == BOUND:
            words = part.doubt.replace('"', "'")
            told[f"{BOUND} {words}"] = (
                f'the clause also bounds the change ("{words}"), and no sum here holds it'
            )
            continue
        if part.name == QUALIFIED:
            told[f"{QUALIFIED} {part.doubt}"] = also_says(part.doubt)
            continue
        if part.name == COUNTRY:
            told[part.name] = f"the clause names no country for the index, and {part.doubt} is assumed"
            continue
        name = _NAMES.get(part.name)
        if name is None or part.confidence >= SURE or name in told:
            continue
        if (
            part.name in _LISTED
            and isinstance(formula.movement, Steps)
            and not formula.movement.on_revisions
        ):
            continue
        if part.doubt:
            words = part.doubt.replace('"', "'")
            told[name] = f'{name} is likely and not sure, as the clause also says "{words}"'
        else:
            told[name] = f"{name} is likely and not sure"
    return tuple(told.values())


def also_says(words: str) -> str:
    """Say of words that qualify a price that no sum holds them."""
    shown = _shown(words)
    return f'the contract also says "{shown}", and no sum here holds it'


def is_counted(words: str) -> str:
    """Say of words that qualify a price that the sum holds them."""
    shown = _shown(words)
    return f'the contract also says "{shown}", which is counted'


def _shown(words: str) -> str:
    return words.replace('"', "'").replace("; ", ", ")
