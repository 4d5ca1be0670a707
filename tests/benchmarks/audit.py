"""Times whole audits, as ratios taken in one run, and prints one JSON object.

``python -m tests.benchmarks.audit FOLDER`` measures, over a folder of digital PDFs:

* pages a second of an audit without OCR, two processes, over bare pdfium text extraction in one process;
* a second run on the unchanged archive, as a share of the first;
* the peak memory of the parent with 100 and with 1,000 files, and of a worker;
* ``clausier --help`` over Python's own start.

Python's compiled files must be there, as an installation leaves them (PYTHONDONTWRITEBYTECODE unset).
Absolute times mean little on a shared machine; the ratios are what docs/performance.md reports.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.flows.archives import make_archive

_ROOT = Path(__file__).resolve().parents[2]
_ROUNDS = 3
"""Audits of the whole folder, each between two runs of bare pdfium; their median is what counts."""


def bare_pdfium(paths: list[Path]) -> tuple[int, float]:
    """Extract text with pdfium alone, one process; returns pages and seconds."""
    script = (
        "import sys, time, pypdfium2 as p\n"
        "began = time.perf_counter(); pages = 0\n"
        "for path in sys.stdin.read().splitlines():\n"
        "    pdf = p.PdfDocument(path)\n"
        "    for page in pdf:\n"
        "        text = page.get_textpage(); text.get_text_range(); text.close(); page.close()\n"
        "        pages += 1\n"
        "    pdf.close()\n"
        "print(pages, time.perf_counter() - began)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
        check=True,
    )
    pages, seconds = told.stdout.split()
    return int(pages), float(seconds)


def audit(archive: Path, workspace: Path) -> tuple[float, int, int]:
    """Audit without OCR with two processes; returns seconds, the parent's and a worker's peak, KiB."""
    command = [sys.executable, "-m", "flows", "audit", str(archive), "-w", str(workspace)]
    command += ["--no-ocr", "-q", "--jobs", "2", "--engine", "plain", "--today", "2026-11-25"]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=_ROOT)
    peaks: dict[int, int] = {}
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - began
    watcher.join()
    if code not in (0, 3):
        raise SystemExit(f"the audit ended with {code}")
    parent = peaks.pop(process.pid, 0)
    return seconds, parent, max(peaks.values(), default=0)


def _watch(process: subprocess.Popen[bytes], peaks: dict[int, int]) -> None:
    while process.poll() is None:
        for pid in (process.pid, *_descendants(process.pid)):
            peak = _peak(pid)
            peaks[pid] = max(peak, peaks.get(pid, 0))
        time.sleep(0.2)


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *_descendants(child)]
    return found


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def help_seconds() -> tuple[float, float]:
    """Median seconds of ``clausier --help`` and of Python doing nothing."""

    def median(command: list[str]) -> float:
        times = []
        for _ in range(9):
            began = time.perf_counter()
            subprocess.run(command, cwd=_ROOT, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - began)
        return statistics.median(times)

    return median([sys.executable, "-m", "flows", "--help"]), median([sys.executable, "-c", "pass"])


def measure(folder: Path, files: tuple[int, int]) -> dict[str, object]:
    """Take every figure once, pdfium before and after the audit so that a busy machine is seen."""
    paths = sorted(folder.rglob("*.pdf"))
    scratch = Path(tempfile.mkdtemp(prefix="clausier-benchmark-"))
    try:
        rounds = []
        pages, before = bare_pdfium(paths)
        for number in range(_ROUNDS):
            first, parent, worker = audit(folder, scratch / f"w-{number}")
            _, after = bare_pdfium(paths)
            rounds.append((first, before, after))
            before = after
        second, _, _ = audit(folder, scratch / "w-0")
        ratios = [(before + after) / 2 / seconds for seconds, before, after in rounds]
        parents = []
        for count in files:
            archive = make_archive(scratch / f"a{count}", count)
            parents.append(audit(archive, scratch / f"w{count}")[1])
        helped, bare = help_seconds()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return {
        "cores": os.cpu_count(),
        "files": len(paths),
        "pages": pages,
        "pdfium_pages_a_second": [round(pages / before, 1) for _, before, _ in rounds],
        "audit_seconds": [round(seconds, 1) for seconds, _, _ in rounds],
        "audit_over_pdfium": [round(ratio, 3) for ratio in ratios],
        "audit_over_pdfium_median": round(statistics.median(ratios), 3),
        "second_run_seconds": round(second, 2),
        "second_run_share": round(second / first, 4),
        "parent_peak_mib": round(parent / 1024),
        "worker_peak_mib": round(worker / 1024),
        "parent_peak_mib_by_files": dict(
            zip(map(str, files), (round(p / 1024) for p in parents), strict=True)
        ),
        "help_seconds": round(helped, 3),
        "python_start_seconds": round(bare, 3),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, nargs=2, default=(100, 1000))
    given = parser.parse_args()
    print(json.dumps(measure(given.folder, tuple(given.files)), indent=1))
