"""Patterns are compiled when they are first used, and all of them can be."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import flows
import models
import pipeline
import rules
from data import late


def test_a_pattern_is_compiled_once_and_serves_as_one() -> None:
    made = late.compile(r"(?P<n>\d+) days", late.IGNORECASE)
    assert isinstance(made, late.Late)
    assert "search" not in vars(made)
    found = made.search("within 30 DAYS")
    assert found is not None
    assert found["n"] == "30"
    assert made.search == vars(made)["search"]
    assert (made.pattern, made.groups, made.flags & re.IGNORECASE) == (r"(?P<n>\d+) days", 1, re.IGNORECASE)
    assert late.sub("a", "b", "aa") == "bb"


def test_what_is_no_pattern_is_told_at_the_first_use() -> None:
    with pytest.raises(late.error):
        late.compile("(").search("x")


def test_every_pattern_of_the_product_can_be_compiled() -> None:
    for package in (flows, models, pipeline, rules):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            # What is warmed is hidden from the collector, and a program's main module runs it.
            if not module.name.endswith(("__main__", "_warmed")):
                importlib.import_module(module.name)
    made = [thing for thing in gc.get_objects() if isinstance(thing, late.Late)]
    assert len(made) > 3_000
    for one in made:
        re.compile(one.source, one.made_with)
