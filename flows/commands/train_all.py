"""``clausier train --corpus``: all models of the project, each as its ``project.yml`` says."""

from __future__ import annotations

import importlib.util
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import models
from pipeline.errors import UsageError

PLAN = "project.yml"
_CHECK = "check"
"""The command of a plan that only tests what was made."""
_STDERR = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """How one model is trained."""

    name: str
    scripts: tuple[str, ...]
    deps: frozenset[str]
    outputs: frozenset[str]
    """Paths that it needs, and that it makes, from the project's root."""
    libraries: tuple[str, ...] = ()
    """What else must be installed: without it a model is left out, unless it is asked for."""


def plans(root: Path = models.ROOT) -> tuple[Plan, ...]:
    """Return the plans of all models, each after those whose weights it needs.

    Raises:
        ValueError: models need each other in a circle.
    """
    waiting = [_plan(path) for path in sorted(root.glob(f"*/{PLAN}"))]
    ordered: list[Plan] = []
    while waiting:
        missing = {output for plan in waiting for output in plan.outputs}
        ready = [plan for plan in waiting if not (plan.deps - plan.outputs) & missing]
        if not ready:
            raise ValueError(f"models need each other: {', '.join(plan.name for plan in waiting)}")
        ordered += ready
        waiting = [plan for plan in waiting if plan not in ready]
    return tuple(ordered)


def _plan(path: Path) -> Plan:
    told: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    commands = [one for one in told["commands"] if one["name"] != _CHECK]
    return Plan(
        path.parent.name,
        tuple(script for one in commands for script in one["script"]),
        frozenset(dep for one in commands for dep in one.get("deps", ())),
        frozenset(output for one in commands for output in one.get("outputs", ())),
        tuple(told.get("libraries", ())),
    )


def run_train_all(corpus: Path, only: Collection[str], *, quiet: bool, as_json: bool = False) -> int:
    """Train the models of the project in place; returns the exit code.

    Args:
        corpus: holds ``cuad`` and ``fr``.
        only: names of models; all when empty.
        quiet: whether to tell no progress.
        as_json: whether to tell a program which models were trained.

    Raises:
        UsageError: the corpus is not there, there is no such model, or a step of one failed.
    """
    for name in ("cuad", "fr"):
        if not (corpus / name).is_dir():
            raise UsageError(
                f"{corpus} has no folder {name}; --corpus names a folder that holds cuad and fr"
            )
    known = plans()
    if unknown := set(only) - {plan.name for plan in known}:
        there = ", ".join(plan.name for plan in known)
        raise UsageError(f"there is no model {', '.join(sorted(unknown))}; there are {there}")
    trained: list[str] = []
    left_out: dict[str, list[str]] = {}
    for plan in known:
        lacking = [one for one in plan.libraries if importlib.util.find_spec(one) is None]
        if lacking and not only:
            left_out[plan.name] = lacking
            print(f"left out, {', '.join(lacking)} not installed: {plan.name}", file=sys.stderr)
        elif not only or plan.name in only:
            if not quiet:
                print(f"training {plan.name}", file=sys.stderr, flush=True)
            _follow(plan, corpus.resolve())
            trained.append(plan.name)
    if as_json:
        print(json.dumps({"trained": trained, "not_installed": left_out}, indent=1))
    if not quiet:
        print("hold them against labels with 'clausier evaluate' before you trust them", file=sys.stderr)
    return 0


def _follow(plan: Plan, corpus: Path) -> None:
    project = models.ROOT.parent
    paths = os.pathsep.join(filter(None, (str(project), os.environ.get("PYTHONPATH"))))
    env = os.environ | {"CLAUSIER_CORPUS": str(corpus), "PYTHONPATH": paths}
    with tempfile.TemporaryDirectory(prefix="clausier-train-") as folder:
        for script in plan.scripts:
            # What a step prints is progress: standard output is for the answer.
            done = subprocess.run(
                _command(script, corpus, project), cwd=folder, env=env, stdout=_STDERR, check=False
            )
            if done.returncode:
                raise UsageError(
                    f"{plan.name}: '{script}' ended with {done.returncode}; see what it wrote above"
                )


def _command(script: str, corpus: Path, project: Path) -> list[str]:
    """Read a step of a plan: ``python`` and ``clausier`` are those that run now."""
    words = [
        word.replace("${vars.corpus}", str(corpus)).replace("${vars.project}", str(project))
        for word in shlex.split(script)
    ]
    runner = {"python": [sys.executable], "clausier": [sys.executable, "-m", "flows"]}
    return [*runner.get(words[0], words[:1]), *words[1:]]
