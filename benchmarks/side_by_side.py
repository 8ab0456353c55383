"""Frontier, Nash and Kalai–Smorodinsky beside the peer's best path, each in a process of its own, on the same tables.

The peer is NegMAS 0.16.0, installed by ``make peer`` in an environment of its own and only ever run as a program. Its
best path is ``MOBANOSParetoSampler`` with ``nash_points`` and ``ks_points``.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from benchmarks.engine_domains import make
from benchmarks.measuring import ROOT, run

__all__ = ["side_by_side"]

PEER = ROOT / ".venv.peer" / "bin" / "python"
PROGRAM = ROOT / "benchmarks" / "peer" / "negmas_frontier.py"
SHAPES = (
    ("random", 3, 10),
    ("random", 6, 10),
    ("random", 8, 10),
    ("random", 20, 10),
    ("random", 50, 10),
    ("opposed", 3, 10),
    ("opposed", 6, 10),
    ("opposed", 8, 10),
    ("constant sum", 3, 10),
)
REPEAT = 3
PATIENCE = 180.0


def side_by_side() -> list[str]:
    """Return the table as lines of Markdown; one line that says how to get it where the peer is not installed."""
    if not PEER.is_file():
        return ["The peer is not installed; `make peer` installs it, and it is measured beside from then on."]
    lines = [
        "## Beside NegMAS 0.16.0",
        "",
        "Frontier, Nash and Kalai–Smorodinsky of two parties with additive utilities; the best of "
        f"{REPEAT} processes each, in turn, each repeating the work up to 20 times within a second; start-up and",
        "building the utilities left out. Points are those of the",
        "frontier that each found; the peer's answer is exact only where it found as many.",
        "",
        "| domain | outcomes | points | peer's points | ours | peer | ratio |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, issues, options in SHAPES:
        print(f"measuring {issues}×{options} {kind} beside the peer …", file=sys.stderr, flush=True)
        lines.append(_row(kind, issues, options))
    return lines


def _row(kind: str, issues: int, options: int) -> str:
    tables = make(kind, 2, issues, options)
    ours: list[tuple[int, float]] = []
    theirs: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "tables.npz"
        np.savez(file, **{f"p{p}i{i}": table for p, own in enumerate(tables) for i, table in enumerate(own)})
        for _ in range(REPEAT):
            ours.append(
                _read(
                    run(
                        [sys.executable, "-m", "benchmarks.engine", "peer", kind, "2", f"{issues}", f"{options}"]
                    ).output
                )
            )
            answer = _peer(file)
            if answer is None:
                break
            theirs.append(answer)
    points, best = ours[0][0], min(seconds for _, seconds in ours)
    start = f"| {issues}×{options} {kind} | 10^{round(issues * np.log10(options))} | {points:,} |"
    if not theirs:
        return f"{start} – | {best * 1000:.2f} ms | over {PATIENCE:.0f} s | over {PATIENCE / best:,.0f} |"
    other = min(seconds for _, seconds in theirs)
    return f"{start} {theirs[0][0]:,} | {best * 1000:.2f} ms | {other * 1000:.2f} ms | {other / best:.2f} |"


def _peer(file: Path) -> tuple[int, float] | None:
    """Return what the peer found and took, or None where it took too long."""
    try:
        done = subprocess.run(
            [str(PEER), str(PROGRAM), str(file)], capture_output=True, text=True, check=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return None
    return _read(done.stdout)


def _read(output: str) -> tuple[int, float]:
    points, seconds = output.split()[-2:]
    return int(points), float(seconds)
