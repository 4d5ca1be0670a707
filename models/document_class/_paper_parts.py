# ruff: noqa: E501 (texts to be read as they stand)
"""What papers of either language are put together from: chosen words, sums of money, lines of an invoice."""

from __future__ import annotations

from random import Random


def pick(rng: Random, *options: str) -> str:
    """Choose one."""
    return rng.choice(options)


def some(rng: Random, options: tuple[str, ...], low: int, high: int) -> list[str]:
    """Choose between ``low`` and ``high`` different ones."""
    return rng.sample(options, min(rng.randint(low, high), len(options)))


def money(rng: Random, language: str) -> str:
    """A sum in euros, dollars or pounds."""
    value = rng.randint(90, 48000)
    return (
        f"{value // 1000} {value % 1000:03d},00 €"
        if language == "fr"
        else f"{pick(rng, '$', '£', 'EUR ')}{value:,}.00"
    )


def rows(rng: Random, language: str) -> str:
    """One to five lines of an invoice or order: thing, quantity, price, total."""
    things = (
        ("Ramettes de papier", "Intervention sur site", "Abonnement mensuel", "Forfait maintenance", "Chaises de bureau", "Licence annuelle", "Transport", "Heures de conseil")
        if language == "fr"
        else ("Paper, A4", "On-site service", "Monthly subscription", "Maintenance fee", "Office chairs", "Annual licence", "Freight", "Consulting hours")
    )  # fmt: skip
    gap = pick(rng, "\t", "   ", " ")
    return "\n".join(
        gap.join((thing, str(rng.randint(1, 40)), money(rng, language), money(rng, language)))
        for thing in some(rng, things, 1, 5)
    )
