"""A crash, a hang, a bomb or an error costs only its own call; the next one works."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from pipeline.heartbeat import beat, watched
from pipeline.isolate import IsolatedPool


def misbehave(how: str) -> str:
    if how == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if how == "hang":
        time.sleep(60)
    if how == "bomb":
        return str(len(bytearray(8 * 1024**3)))
    if how == "error":
        raise RuntimeError("text of the contract that must not be told")
    if how == "stuck":
        with watched(0.5):
            time.sleep(60)
    if how == "slow but alive":
        with watched(1.0):
            for _ in range(6):
                time.sleep(0.3)
                beat()
    return how


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[str | None, str]]:
    calls = ["fine", "crash", "error", "hang", "bomb", "stuck", "slow but alive", "fine too"]

    def arguments() -> Iterator[tuple[str, str, float]]:
        return ((how, how, 2.0 if how == "hang" else 30.0) for how in calls)

    with IsolatedPool(2, 2048) as pool:
        return {
            outcome.key: (outcome.value, outcome.failure) for outcome in pool.run(misbehave, arguments())
        }


@pytest.mark.parametrize("how", ["fine", "fine too", "slow but alive"])
def test_what_works_works_beside_what_does_not(
    outcomes: dict[str, tuple[str | None, str]], how: str
) -> None:
    assert outcomes[how] == (how, "")


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("crash", "died"),
        ("error", "unexpected RuntimeError"),
        ("hang", "was still at work after 2 s"),
        ("bomb", "limits.document_memory (2048 MiB)"),
        ("stuck", "limits.document_seconds"),
    ],
)
def test_the_reason_names_what_happened(
    outcomes: dict[str, tuple[str | None, str]], how: str, reason: str
) -> None:
    value, failure = outcomes[how]
    assert value is None
    assert reason in failure
    assert "must not be told" not in failure


def test_workers_die_with_their_parent() -> None:
    import subprocess
    import sys
    import textwrap

    script = textwrap.dedent("""
        import os, time
        from pipeline.isolate import IsolatedPool
        from tests.pipeline.test_isolate import tell_pid_and_wait
        if __name__ == "__main__":
            with IsolatedPool(1, 2048) as pool:
                list(pool.run(tell_pid_and_wait, iter([("a", None, 60.0)])))
    """)
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while _alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(worker)


def tell_pid_and_wait(_: None) -> None:
    print(os.getpid(), flush=True)
    time.sleep(60)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:  # noqa: PTH123 - a pseudo file
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
