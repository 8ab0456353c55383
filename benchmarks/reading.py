"""Read many reports as a user would, with a progress bar: ``python -m benchmarks.reading KIND COUNT``.

What is printed last is the time in seconds, or with ``memory`` the peak memory in MB of the process that asks; before
it stand the peak memory of that process and of the largest one that reads.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.measuring import ROOT, program
from benchmarks.reports import html_page, report

CASE = "cases/wage-round"
SUFFIXES = {"text": ".txt", "html": ".html"}


def main() -> None:
    """Write the reports, read them, and print what it took."""
    kind, count, take = sys.argv[1], int(sys.argv[2]), (sys.argv[3:] or ["time"])[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        make = report if kind == "text" else html_page
        for number in range(count):
            (folder / f"r{number:05d}{SUFFIXES[kind]}").write_text(make(number), encoding="utf-8")
        seconds, parent, child, output = _read(folder, Path(name) / "read.json")
    print(f"{count} reports: {1000 * seconds / count:.2f} ms each, {output / 1e6:.0f} MB of JSON")
    print(f"peak memory: {parent:.0f} MB, and {child:.0f} MB in the largest process that reads")
    print(parent if take == "memory" else seconds)


def _read(folder: Path, output: Path) -> tuple[float, float, float, int]:
    """Return seconds, peak memory of the program and of the largest process under it, and bytes written."""
    terminal, end = os.openpty()  # so that there is a progress bar
    threading.Thread(target=_drain, args=(terminal,), daemon=True).start()
    peaks: dict[int, float] = {}
    with output.open("wb") as stream:
        start = time.perf_counter()
        words = program("read", str(folder), "--case", CASE, "--json", "--jobs", "2")
        child = subprocess.Popen(words, cwd=ROOT, stdout=stream, stderr=end)
        while child.poll() is None:
            _note(child.pid, peaks)
            time.sleep(0.2)
        seconds = time.perf_counter() - start
    os.close(end)
    if child.returncode:
        raise SystemExit(f"walkaway read ended with {child.returncode}")
    parent = peaks.pop(child.pid, 0.0)
    return seconds, parent, max(peaks.values(), default=0.0), output.stat().st_size


def _drain(terminal: int) -> None:
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # nobody writes any more
        pass


def _note(parent: int, peaks: dict[int, float]) -> None:
    """Note the peak memory of a process and of those it started, as far as this system tells."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    try:
        started = [int(number) for number in children.read_text(encoding="ascii").split()]
    except OSError:
        started = []
    for process in (parent, *started):
        try:
            status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        high = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), "0")
        peaks[process] = max(peaks.get(process, 0.0), int(high) * 1024 / 1e6)


if __name__ == "__main__":
    main()
