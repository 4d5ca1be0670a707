"""What a contract said before amendments and letters changed it, as the database tells it."""

from __future__ import annotations

import json
from typing import Any


def before(replaced: str | None) -> dict[str, Any]:
    """Columns that were changed, with what they said before; ``None`` where that was not known."""
    return dict(json.loads(replaced)) if replaced else {}
