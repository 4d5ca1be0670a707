"""Every verb with its options, as one page: ``python -m flows.help_page > docs/commands.md``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import typer.main

from flows.cli import app

_HEAD = """\
# Commands

Made by `python -m flows.help_page > docs/commands.md`; `clausier VERB --help` says the same. Every command
takes `-h` and `--help`. What stands in square brackets may be left out; a value at the end of what an
option says is the one that is taken without it.
"""


def page() -> Iterator[str]:
    """Yield the lines of ``docs/commands.md``."""
    yield _HEAD
    yield from _told(typer.main.get_command(app), "clausier")


def _told(command: Any, path: str) -> Iterator[str]:
    """Tell a command, then those below it, in the order in which ``--help`` lists them."""
    below = getattr(command, "commands", {})
    if path != "clausier":
        yield f"## `{path}`\n"
        yield f"{' '.join(str(command.help or '').split())}\n"
        if not below:
            yield from _usage(command, path)
        yield from _taught(str(command.epilog or ""))
    for name, one in below.items():
        if not one.hidden:
            yield from _told(one, f"{path} {name}")


def _usage(command: Any, path: str) -> Iterator[str]:
    asked = [one for one in command.params if not getattr(one, "hidden", False)]
    places = [_place(one) for one in asked if one.param_type_name == "argument"]
    yield f"```\n{' '.join([path, *places, '[OPTIONS]'])}\n```\n"
    if asked:
        yield "| | |\n|---|---|"
        for one in asked:
            yield f"| {_name(one)} | {_about(one)} |"
        yield ""


def _place(argument: Any) -> str:
    name = str(argument.metavar or str(argument.name).upper()).strip("[]")
    if argument.nargs == -1 and not name.endswith("..."):
        name += "..."
    return name if argument.required else f"[{name}]"


def _name(asked: Any) -> str:
    if asked.param_type_name == "argument":
        return f"`{_place(asked)}`"
    names = ", ".join(f"`{name}`" for name in (*asked.opts, *asked.secondary_opts))
    return names if asked.is_flag else f"{names} {_kind(asked)}"


def _kind(option: Any) -> str:
    """Tell what an option takes: its own word for it, one of a few words, or text, a path, a number."""
    annotation = option.type_descriptor.annotation
    choices = get_args(annotation)
    if option.metavar:
        return str(option.metavar).replace("|", "\\|")
    if choices:
        return " or ".join(f"`{one}`" for one in choices if isinstance(one, str))
    return {int: "NUMBER", float: "NUMBER", Path: "PATH"}.get(annotation, "TEXT")


def _about(asked: Any) -> str:
    told = " ".join(str(asked.help or "").split()).replace("|", "\\|")
    default = asked.default
    if asked.param_type_name == "option" and not asked.is_flag and default not in (None, (), [], ""):
        told += f" `{default}`" if not callable(default) else ""
    if getattr(asked, "required", False) and asked.param_type_name == "option":
        told += " Must be given."
    variable = getattr(asked, "envvar", None)
    return f"{told} (or `{variable}`)" if variable else told


def _taught(epilog: str) -> Iterator[str]:
    """Tell the examples as a block, and what else the end of a help page says as words."""
    examples: list[str] = []
    for part in epilog.split("\n\n"):
        words = " ".join(part.split())
        if words.startswith("clausier "):
            examples.append(words)
        elif words and words != "Examples:":
            if examples:
                yield _block(examples)
                examples = []
            yield f"{words}\n"
    if examples:
        yield _block(examples)


def _block(examples: list[str]) -> str:
    return "\n".join(["```sh", *examples, "```", ""])


if __name__ == "__main__":
    print("\n".join(page()).rstrip("\n"))
