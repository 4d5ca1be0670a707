"""Sums in decimals, rounded where a contract says so, and figures as people of a language write them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal

from pipeline.indexation.formula import Mode

EXACT = Context(prec=50, rounding=ROUND_HALF_EVEN)
"""Every sum is done in it, so that no rounding of ours reaches a cent before the contract's own."""
_MODES = {"half_up": ROUND_HALF_UP, "up": ROUND_UP, "down": ROUND_DOWN}
_WHOLE = frozenset({"JPY", "KRW", "XAF", "XOF", "XPF"})
"""Currencies that have no smaller coin (ISO 4217)."""
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_GUARD = 20
"""Decimals behind those that are kept, in which a division that does not end leaves its traces."""
_SHOWN = 6
"""Decimals of a coefficient that is shown and not rounded."""


def rounded(value: Decimal, places: int, mode: Mode = "half_up", unit: int = 1) -> Decimal:
    """Round to so many decimals; below zero to tens and more. ``up`` and ``down`` are from and to zero.

    Args:
        value: what is rounded.
        places: decimals that are kept.
        mode: which way.
        unit: of the last decimal, where whole fives or twenty-fives of it are kept.
    """
    if unit != 1:
        return EXACT.multiply(rounded(EXACT.divide(value, Decimal(unit)), places, mode), Decimal(unit))
    # A third of three is a whole again: what is left of a division is no part of a cent.
    value = value.quantize(_ONE.scaleb(-max(places, 0) - _GUARD), context=EXACT)
    made = value.quantize(_ONE.scaleb(-places), rounding=_MODES[mode], context=EXACT)
    return made if places >= 0 else made.quantize(_ONE, context=EXACT)


def decimals_of(currency: str) -> int:
    """Return how many decimals an amount of a currency has."""
    return 0 if currency in _WHOLE else 2


def places_of(value: Decimal) -> int:
    """Return how many decimals a figure has, zeros at its end not counted."""
    return -_exponent(value)


def whole_units(value: Decimal, currency: str) -> Decimal:
    """Round to a currency's smallest coin, half up."""
    return rounded(value, decimals_of(currency))


@dataclass(frozen=True, slots=True)
class Style:
    """How figures are written: ``1 767,00`` or ``1,767.00``."""

    thousands: str
    mark: str
    between: str
    """What parts the arguments of a function, so that a decimal comma is not taken for it."""

    def figure(self, value: Decimal, least: int = 2, most: int | None = None) -> str:
        """Write a figure with ``least`` decimals or as many as it has, at most ``most``."""
        exponent = value.as_tuple().exponent
        places = least if exponent == -least else max(least, -_exponent(value))
        if most is not None and places > most:
            places = max(least, most)
            value = value.quantize(_ONE.scaleb(-places), rounding=ROUND_HALF_UP, context=EXACT)
        text = f"{value:,.{places}f}"
        if self.thousands == "," and self.mark == ".":
            return text
        return text.replace(",", "\0").replace(".", self.mark).replace("\0", self.thousands)

    def coefficient(self, value: Decimal) -> str:
        """Write a coefficient that was not rounded, to six decimals."""
        return self.figure(value, 0, _SHOWN)

    def percent(self, value: Decimal) -> str:
        """Write a rate: ``0.035`` is ``3,5 %`` or ``3.5 %``."""
        return f"{self.figure(value * _HUNDRED, 0, 4)} %"


def _exponent(value: Decimal) -> int:
    """Return the exponent of a figure without zeros at its end; 0 for whole ones."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int), "no figure of ours is infinite"
    place = len(digits) - 1
    while exponent < 0 and place > 0 and digits[place] == 0:
        exponent += 1
        place -= 1
    return 0 if digits[place] == 0 else min(exponent, 0)


STYLES = {"fr": Style(" ", ",", " ; "), "en": Style(",", ".", ", ")}
