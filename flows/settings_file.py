"""Reads ``settings.toml`` of a workspace and the options of a command into one frozen ``Settings``."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from flows.cluster.configured import cluster_from
from pipeline.errors import UsageError
from pipeline.settings import Entity, Limits, Ocr, Settings

TEMPLATE = """\
# Settings of this workspace. Every line may be left out; what is shown is what holds without it.

[rules]
# notice_days = 90          # a notice deadline nearer than this many days is near
# end_days = 180            # an end without renewal nearer than this is near: a new contract takes months
# high_value = "250000"     # per currency
# min_page_quality = 0.7    # a page read worse than this proves no absence
# off = []                  # rules not to judge by: ids, or whole subjects, as ["scope", "no-end-date"]

[standards]                 # what our own terms say; docs/writing-a-standard.md tells how to write it
# folder = "standards"      # where they lie, from this workspace

[us]                        # our own companies: contracts then tell our role and the counterparty
# entities = [
#     {name = "Ateliers Brévin SAS", number = "552 100 554"},   # the number may be left out
#     {name = "Brévin Services SARL"},
# ]

[ocr]
# dpi = 200
# languages = ["fra", "eng"]
# tessdata = "/path/to/tessdata"

[limits]                    # seconds, bytes, MiB of memory
{limits}
[output]
# locale = "en"             # language of audit, status, flags, report, calendar and workbook: fr or en
# reminder_days = 60        # how long before a deadline deadlines.ics reminds of it

[flows]                     # where batches run; docs/scaling.md tells more
# task_runner = "threads"   # threads: on this machine; dask or ray: wherever those have workers
# address = ""              # of a Dask scheduler or Ray head; empty: workers of this machine, for one run
# workers = 2               # how many of those
# batches = 64              # handed out at the same time: twice the threads of all workers, or more
"""

_RULES = {"notice_days": int, "end_days": int, "high_value": Decimal, "min_page_quality": float}


def template() -> str:
    """Return a settings file with every setting commented out."""
    limits = Limits()
    lines = [f"# {item.name} = {getattr(limits, item.name)}\n" for item in fields(Limits)]
    return TEMPLATE.replace("{limits}\n", "".join(lines) + "\n")


def load_settings(path: Path, *, as_of: date) -> Settings:
    """Read a settings file; one that is not there leaves every default.

    Raises:
        UsageError: not TOML, an unknown section or key, or a value of the wrong type.
    """
    settings = Settings(as_of=as_of)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return settings
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: {error}") from error
    for section, values in raw.items():
        if not isinstance(values, dict):
            raise UsageError(f"{path}: {section} stands outside a section")
        settings = _apply(settings, path, section, values)
    return settings


def _apply(settings: Settings, path: Path, section: str, values: dict[str, Any]) -> Settings:
    if section == "rules":
        off = _names_off(path, values.get("off", []))
        numbers = {key: _rule(path, key, value) for key, value in values.items() if key != "off"}
        return replace(settings, rules_off=off, **numbers)
    if section == "limits":
        known = {item.name: type(getattr(settings.limits, item.name)) for item in fields(Limits)}
        return replace(settings, limits=replace(settings.limits, **_typed(path, section, values, known)))
    if section == "ocr":
        known = {"dpi": int, "languages": tuple, "tessdata": str}
        return replace(settings, ocr=replace(settings.ocr, **_typed(path, section, values, known)))
    if section == "standards":
        found = _typed(path, section, values, {"folder": str})
        return replace(settings, standards=found.get("folder", ""))
    if section == "us":
        return replace(settings, entities=_entities(path, values))
    if section == "output":
        found = _typed(path, section, values, {"locale": str, "reminder_days": int})
        if found.get("locale", "en") not in ("fr", "en"):
            raise UsageError(f"{path}: locale is fr or en")
        if found.get("reminder_days", 0) < 0:
            raise UsageError(f"{path}: reminder_days is 0 or more")
        return replace(settings, **found)
    if section == "flows":
        cluster_from(str(path), values)  # Where batches run changes no answer, so it is kept apart.
        return settings
    raise UsageError(
        f"{path}: unknown section [{section}]; known: rules, standards, us, ocr, limits, output, flows"
    )


_ENTITIES = 'entities = [{name = "Our Company SAS", number = "552 100 554"}]'


def _entities(path: Path, values: dict[str, Any]) -> tuple[Entity, ...]:
    """Read our own companies; each has a name, and a number if one likes."""
    for key in values:
        if key != "entities":
            raise UsageError(f"{path}: unknown setting {key} in [us]; known: entities")
    rows = values.get("entities", [])
    if not isinstance(rows, list):
        raise UsageError(f"{path}: entities in [us] must be a list, as {_ENTITIES}")
    return tuple(_entity(path, place, row) for place, row in enumerate(rows, 1))


def _entity(path: Path, place: int, row: Any) -> Entity:
    where = f"{path}: entity {place} in [us]"
    if isinstance(row, str):
        row = {"name": row}
    if not isinstance(row, dict):
        raise UsageError(f"{where} must have a name, as {_ENTITIES}")
    unknown = sorted(row.keys() - {"name", "number"})
    if unknown:
        raise UsageError(f"{where}: unknown key {unknown[0]}; known: name, number")
    name, number = row.get("name"), row.get("number", "")
    if not isinstance(name, str) or not any(character.isalnum() for character in name):
        raise UsageError(f"{where} has no name; write {_ENTITIES}")
    if not isinstance(number, str):
        raise UsageError(f'{where}: number must stand in quotes, as "{number}"')
    return Entity(" ".join(name.split()), "".join(number.split()))


def _rule(path: Path, key: str, value: Any) -> Any:
    if key not in _RULES:
        raise UsageError(f"{path}: unknown setting {key} in [rules]; known: {', '.join(_RULES)}, off")
    try:
        return Decimal(str(value)) if key == "high_value" else _RULES[key](value)
    except (ValueError, TypeError, InvalidOperation) as error:
        raise UsageError(f"{path}: {key} must be a number, not {value!r}") from error


def _names_off(path: Path, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise UsageError(f'{path}: off in [rules] must be a list of names, as ["scope", "no-end-date"]')
    return tuple(value)


def _typed(path: Path, section: str, values: dict[str, Any], known: dict[str, type]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            raise UsageError(f"{path}: unknown setting {key} in [{section}]; known: {', '.join(known)}")
        wanted = known[key]
        if wanted is tuple and isinstance(value, list):
            result[key] = tuple(str(item) for item in value)
        elif wanted is float and isinstance(value, int | float):
            result[key] = float(value)
        elif isinstance(value, wanted) and not isinstance(value, bool):
            result[key] = value
        else:
            raise UsageError(f"{path}: {key} must be of type {wanted.__name__}, not {value!r}")
    return result


def ocr_off(settings: Settings) -> Settings:
    """Return the settings with OCR switched off."""
    ocr: Ocr = replace(settings.ocr, enabled=False)
    return replace(settings, ocr=ocr)
