"""Finds what grows: every module of a package that carries a named object, in sorted order."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import Any


@cache
def find(package: str, attribute: str) -> tuple[Any, ...]:
    """Collect ``attribute`` from each public module of ``package``, sorted by module name.

    Args:
        package: import path of the folder to walk, ``pipeline.terms``.
        attribute: name of the object a module offers, ``EXTRACTOR``; modules without it are helpers.

    Raises:
        ValueError: when two modules offer objects of the same ``name``.
    """
    parent: ModuleType = importlib.import_module(package)
    found: list[Any] = []
    names: dict[str, str] = {}
    for info in sorted(pkgutil.iter_modules(parent.__path__), key=lambda item: item.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package}.{info.name}")
        thing = getattr(module, attribute, None)
        if thing is None:
            continue
        if thing.name in names:
            raise ValueError(f"{package}: {thing.name} is offered by {names[thing.name]} and {info.name}")
        names[thing.name] = info.name
        found.append(thing)
    return tuple(found)
