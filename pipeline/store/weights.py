"""What flags count in the risk of a contract: ``data/risk_weights.yaml``, a workspace's own over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from data.load import ROOT, load_yaml
from pipeline.errors import UsageError
from pipeline.store.tables import Row

FILE = "risk_weights.yaml"
_SEVERITIES = ("high", "medium", "low")
_KEYS = {"severity", "unknown", "rules"}


def weight_rows(own: Path | None = None) -> Iterator[Row]:
    """Yield one row a weight: of a severity, of the share that *unknown* counts, of a rule by itself.

    Args:
        own: a file of a workspace, which may give some of the figures; it need not exist.

    Raises:
        UsageError: an unknown key, or a figure that is none or below 0; the message names the file.
    """
    weights = _read(ROOT / FILE)
    if own is not None and own.is_file():
        for name, more in _read(own).items():
            weights[name] = {**weights[name], **more} if isinstance(more, dict) else more
    yield from (
        {"kind": "severity", "name": name, "points": weights["severity"][name]} for name in _SEVERITIES
    )
    yield {"kind": "unknown", "name": "", "points": weights["unknown"]}
    yield from (
        {"kind": "rule", "name": name, "points": points}
        for name, points in sorted(weights["rules"].items())
    )


def _read(path: Path) -> dict[str, Any]:
    read = load_yaml(path) or {}
    if not isinstance(read, dict) or not read.keys() <= _KEYS:
        raise UsageError(f"{path.name}: wants the keys {', '.join(sorted(_KEYS))}")
    made: dict[str, Any] = {}
    for name, value in read.items():
        if name == "unknown":
            made[name] = _figure(path, name, value)
            continue
        if not isinstance(value, Mapping) or (name == "severity" and not value.keys() <= set(_SEVERITIES)):
            raise UsageError(f"{path.name}: {name} gives a figure to each name, as high: 10")
        made[name] = {str(key): _figure(path, f"{name} {key}", one) for key, one in value.items()}
    return made


def _figure(path: Path, name: str, value: Any) -> str:
    try:
        figure = Decimal(str(value))
    except InvalidOperation:
        raise UsageError(f"{path.name}: {name} must be a figure, not {value!r}") from None
    if not figure.is_finite() or figure < 0:
        raise UsageError(f"{path.name}: {name} must be 0 or more, not {value}")
    return str(figure)
