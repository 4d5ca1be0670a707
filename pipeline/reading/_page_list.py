"""Names pages in a sentence for people."""

from __future__ import annotations


def pages_named(numbers: list[int]) -> str:
    """Name pages by number: ``page 3``, ``pages 1, 2``; after the tenth only how many more there are."""
    shown = ", ".join(str(number) for number in numbers[:10])
    more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    return f"page{'s' if len(numbers) > 1 else ''} {shown}{more}"
