"""``prefect.yaml`` names a flow that is there, with parameters that it takes; a slow test deploys it."""

from __future__ import annotations

import ast
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

_ROOT = Path(__file__).resolve().parents[2]


def test_the_nightly_deployment_fits_the_flow() -> None:
    (deployment,) = yaml.safe_load((_ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    module, name = deployment["entrypoint"].rsplit(".", 1)
    source = (_ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    (function,) = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name == name and node.decorator_list
    ]
    takes = {argument.arg for argument in function.args.args}
    assert deployment["parameters"].keys() <= takes
    assert "today" not in deployment["parameters"], "each night is a day of its own"
    (schedule,) = deployment["schedules"]
    assert (schedule["cron"], schedule["timezone"], schedule["active"]) == (
        "0 2 * * *",
        "Europe/Paris",
        True,
    )
    ZoneInfo(schedule["timezone"])
    assert deployment["work_pool"]["job_variables"]["env"]["DO_NOT_TRACK"] == "1"


def test_the_commands_told_in_it_are_those_of_the_handbook() -> None:
    told = (_ROOT / "prefect.yaml").read_text(encoding="utf-8").splitlines()
    commands = [line.removeprefix("#   ") for line in told if line.startswith("#   prefect ")]
    handbook = (_ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    assert len(commands) == 3
    for command in commands:
        assert f".venv/bin/{command}\n" in handbook
