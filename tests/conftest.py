"""Files whose tests take long are begun first, so that no worker is left alone with one at the end.

No property is timed: a busy machine is no fault of the code.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_LONGEST = (
    "tests/test_docs.py",
    "tests/faults/",
    "tests/flows/test_audit.py",
    "tests/flows/test_accepted_risks.py",
    "tests/flows/",
    "tests/test_grow.py",
    "tests/scanning/",
    "tests/hostile/",
)


def _rank(item: pytest.Item) -> int:
    return next((rank for rank, path in enumerate(_LONGEST) if item.nodeid.startswith(path)), len(_LONGEST))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort what was collected; within a file and among the short ones the order stays."""
    items.sort(key=_rank)
