"""Measure start-up, briefs, beliefs and size against their targets: ``python -m benchmarks``, or ``make bench``.

Each piece of work is run once to fill the caches, then several times, each in a process of its own; the best run is
held against the target, because whatever else the machine does only ever adds time. A target that is missed is said
plainly and is no failure; work that does not run at all is one. A run of everything writes ``benchmarks/results.md``.
"""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.installed_size import core_sizes
from benchmarks.measuring import Figures, load
from benchmarks.side_by_side import side_by_side
from benchmarks.works import WORKS, Work

RESULTS = Path(__file__).with_name("results.md")
HEADS = ("work", "target", "best", "median", "processor", "runs", "")


@dataclass(frozen=True, slots=True)
class Measured:
    """A piece of work with its figures, or with why there are none."""

    work: Work
    figures: Figures | None
    why: str = ""

    @property
    def missed(self) -> bool:
        """Whether there is a target and the best run does not reach it."""
        return self.figures is not None and self.work.target is not None and self.figures.best >= self.work.target

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        work, figures = self.work, self.figures
        target = "–" if work.target is None else f"< {work.target:g} {work.unit}"
        if figures is None:
            return (work.what, target, "–", "–", "–", "0", "did not run")
        verdict = "" if work.target is None else "MISSED" if self.missed else "met"
        processor = "–" if figures.processor is None else amount(figures.processor, "s")
        middle = "–" if figures.runs == 1 else amount(figures.median, work.unit)
        return (work.what, target, amount(figures.best, work.unit), middle, processor, str(figures.runs), verdict)


def amount(value: float, unit: str) -> str:
    """Return seconds or MB with the digits that mean something."""
    if unit != "MB":
        return f"{value:.3f} {unit}"
    return f"{value:.2f} {unit}" if value < 10 else f"{value:.0f} {unit}"


def processor_model() -> str:
    """Return the processor's name as the system gives it."""
    facts = Path("/proc/cpuinfo")
    if facts.is_file():
        for line in facts.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() in ("model name", "Model"):
                return value.strip()
    return platform.processor() or platform.machine()


def circumstances(busy: str) -> list[str]:
    """Return what the figures hang on: versions, processor, date; no name and no path of the machine."""
    lines = [
        f"Date: {datetime.now(UTC).date().isoformat()}",
        f"Python {platform.python_version()}, NumPy {version('numpy')}, pydantic {version('pydantic')}, "
        f"{platform.system()}",
        f"Processor: {processor_model()}, {os.cpu_count()} cores",
    ]
    if busy:
        lines.append(f"Load at the start, over one minute: {busy} (anything above 0 is other work, which adds time)")
    return lines


def table(rows: Sequence[Measured]) -> list[str]:
    """Return a table that reads well as it stands and in Markdown."""
    cells = [HEADS, *(row.cells for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADS))]

    def line(row: Sequence[str]) -> str:
        first, *others = (
            text.ljust(widths[0]) if place == 0 else text.rjust(widths[place]) for place, text in enumerate(row)
        )
        return "| " + " | ".join([first, *others]) + " |"

    rule = "| " + " | ".join(
        "-" * width if place == 0 else "-" * (width - 1) + ":" for place, width in enumerate(widths)
    )
    return [line(HEADS), rule + " |", *(line(row.cells) for row in rows)]


def summary(rows: Sequence[Measured]) -> list[str]:
    """Return in a sentence each what was missed, and what did not run."""
    aims = [row for row in rows if row.work.target is not None and row.figures is not None]
    missed = [row for row in aims if row.missed]
    lines = [f"{len(aims) - len(missed)} of {len(aims)} targets met."]
    for row in missed:
        assert row.figures is not None
        assert row.work.target is not None
        found, target = amount(row.figures.best, row.work.unit), amount(row.work.target, row.work.unit)
        lines.append(f"MISSED: {row.work.what}: {found} instead of {target}.")
    lines += [f"DID NOT RUN: {row.work.what}: {row.why}" for row in rows if row.figures is None]
    return lines


def size_in_parts() -> str:
    """Return the largest parts of the core's size."""
    sizes = core_sizes()
    parts = ", ".join(f"{name} {size:.1f}" for name, size in list(sizes.items())[:8])
    rest = sum(list(sizes.values())[8:])
    return f"Installed size in MB on disk, {len(sizes)} distributions: {parts}, the rest {rest:.1f}."


def main(words: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print it, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Walkaway against its targets.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure; everything where none is named")
    parser.add_argument("--repeat", type=int, metavar="N", help="runs of each that count")
    parser.add_argument("--list", action="store_true", help="list the names and stop")
    asked = parser.parse_args(words)
    known = {work.name: work for work in WORKS}
    if asked.list:
        print("\n".join(f"{work.name:12}{work.what}" for work in WORKS))
        return 0
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(f"unknown: {', '.join(unknown)}; known are {', '.join(known)}")
    if asked.repeat is not None and asked.repeat < 1:
        parser.error("--repeat takes a number from 1")
    busy = load()
    rows = []
    for work in [known[name] for name in asked.names] or list(WORKS):
        print(f"measuring {work.name} …", file=sys.stderr, flush=True)
        try:
            rows.append(Measured(work, work.measure(asked.repeat or work.repeat)))
        except (OSError, RuntimeError, ValueError) as error:
            rows.append(Measured(work, None, str(error)))
    around, found, said = circumstances(busy), table(rows), summary(rows)
    beside = [] if asked.names else side_by_side()
    print("\n".join([*around, "", *found, "", *said, "", *beside]))
    if not asked.names:
        text = [
            "# Benchmarks",
            "",
            "Written by `make bench`; run it on your own machine for figures of your own. Times are wall clock, warm,",
            "each run in a process of its own; the best is held against the target, because other work only adds time.",
            "`processor` is the least processor time of a run.",
            "",
            *(f"- {line}" for line in around),
            "",
            *found,
            "",
            *(f"- {line}" for line in (*said, size_in_parts())),
            "",
            *beside,
        ]
        RESULTS.write_text("\n".join(text) + "\n", encoding="utf-8")
        print(f"\nWritten to {RESULTS.parent.name}/{RESULTS.name}.")
    return 1 if any(row.figures is None for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
