"""Files that people open, one module an output, found by walking this folder for ``OUTPUT``."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import duckdb

from flows.outputs.base import Output, OutputContext
from flows.warm import BESIDE
from pipeline.errors import StorageError
from pipeline.isolate import run_apart
from pipeline.registry import find
from pipeline.workspace import storage_errors


def outputs() -> tuple[Output, ...]:
    """Return every output, in the order of their modules' names."""
    return find("flows.outputs", "OUTPUT")


def write_outputs(context: OutputContext, note: Callable[[str], None]) -> None:
    """Write every output anew; one that fails costs only itself, and the old file stands.

    Args:
        context: where to, and by which settings.
        note: is told what could not be written.

    Raises:
        StorageError: the disk is full or cannot be written.
    """
    workspace, every = context.workspace, outputs()
    with storage_errors(workspace.root):
        connection = duckdb.connect(str(workspace.database), read_only=True)
        try:
            # Side by side: the report waits for its pictures, which other processes make.
            with ThreadPoolExecutor(len(every), thread_name_prefix="output") as pool:
                tasks = [
                    pool.submit(_write_apart, output.name, context)
                    if output.apart
                    else pool.submit(_write, output, connection.cursor(), context)
                    for output in every
                ]
            for output, task in zip(every, tasks, strict=True):
                try:
                    task.result()
                except (StorageError, OSError):
                    raise
                except Exception as error:
                    note(f"{output.file_name} could not be written ({type(error).__name__})")
        finally:
            connection.close()


def _write_apart(name: str, context: OutputContext) -> None:
    run_apart(write_one, (name, context), BESIDE)


def write_one(task: tuple[str, OutputContext]) -> None:
    """Write the output of a name, in a process that has nothing else to do."""
    name, context = task
    output = next(output for output in outputs() if output.name == name)
    with closing(duckdb.connect(str(context.workspace.database), read_only=True)) as connection:
        _write(output, connection, context)


def _write(output: Output, connection: duckdb.DuckDBPyConnection, context: OutputContext) -> None:
    root = context.workspace.root
    with tempfile.TemporaryDirectory(dir=root, prefix=".part-") as folder:
        target = Path(folder) / output.file_name
        output.write(connection, context, target)
        target.chmod(0o600)
        target.replace(root / output.file_name)


__all__ = ["Output", "OutputContext", "outputs", "write_outputs"]
