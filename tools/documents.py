"""What the pages show, and what the program says: the two are compared by the tests and brought together by a tool.

A page holds four kinds of things that must be true.

1. A ``console`` block: lines that begin with ``$ walkaway`` are run, one after the other, in a folder of the page's own
   with ``cases`` in it. What follows a command is its output; a line ``...`` stands for lines left out. A block without
   output only has to succeed. A command that is meant to fail ends in ``# exit 3``.
2. A figure in prose, followed by a comment that says what it is: ``75 %<!--= hanoi.walk_away[0].before -->``. The
   expression is worked out from a real run and written in the form of the figure: a percentage, a range of percentages,
   or a number with as many decimals as are shown.
3. A claim without a figure, as a comment alone: ``<!--? not hanoi.zone.headline.decided -->``. It must hold.
4. A ``python`` block, which is run, and a ``yaml`` block, which is read as a case (`tests/docs/test_snippets.py`).

In an expression stand ``hanoi`` and ``first`` (the briefs of these cases), ``result("zone cases/hanoi-2019 --quick")``
(any command's result), ``moved(id, finding)`` (the change of a finding of Hanoi when ``id`` is left out) and
``share(list of chances)``.
"""

import difflib
import json
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from typer.testing import CliRunner

from walkaway.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)[^\n]*\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
FIGURE = re.compile(
    r"(?P<shown>(?:under |over )?[+\-−]?\d[\d,]*(?:\.\d+)?(?:–\d+(?:\.\d+)?)?(?: %)?)"
    r"(?P<mark>\**)<!--= (?P<means>.+?) -->",
    re.DOTALL,
)
CLAIM = re.compile(r"<!--\? (?P<means>.+?) -->", re.DOTALL)
FINDINGS = ("brief", "gap", "roadmap", "try", "walk-away", "zone")
OMITTED = "..."


@dataclass(frozen=True)
class Block:
    """One fenced block of a page."""

    language: str
    text: str
    line: int
    start: int
    end: int


def blocks(page: str, *languages: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page in some languages."""
    for match in BLOCK.finditer(page):
        if match["language"] in languages:
            indent = match["indent"]
            text = "".join(line.removeprefix(indent) for line in match["text"].splitlines(keepends=True))
            line = page.count("\n", 0, match.start()) + 1
            yield Block(match["language"], text, line, match.start("text"), match.end("text"))


@dataclass(frozen=True)
class Shown:
    """One command of a console block and the output the page shows for it, without the lines that it leaves out."""

    command: str
    exit_code: int
    parts: tuple[tuple[str, ...], ...]


def commands(block: Block) -> Iterator[Shown]:
    """Yield the commands of a console block."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line.rstrip())
    for written, output in found:
        command, _, note = written.partition("  # ")
        code = re.fullmatch(r"exit (\d+)", note.strip())
        parts = [part.strip("\n").split("\n") for part in "\n".join(output).split(f"\n{OMITTED}\n")]
        kept = [[line for line in part if line != OMITTED] for part in parts]
        yield Shown(command.strip(), int(code[1]) if code else 0, tuple(tuple(part) for part in kept if any(part)))


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    exit_code: int
    output: tuple[str, ...]
    result: Any


@dataclass
class Runs:
    """Commands, each run once."""

    folder: Path = field(default_factory=lambda: page_folder(Path(tempfile.mkdtemp())))
    _known: dict[tuple[Path, str], Ran] = field(default_factory=dict)

    def run(self, command: str, folder: Path | None = None) -> Ran:
        """Run a command line that begins with ``walkaway``; findings are remembered, for they change nothing."""
        place = folder or self.folder
        words = shlex.split(command)
        assert words[0] == "walkaway", command
        finding = words[1] in FINDINGS and "--out" not in words
        key = (self.folder, command)
        if finding and key in self._known:
            return self._known[key]
        found = _invoke(words[1:], place, with_result=finding and "--json" not in words)
        if finding:
            self._known[key] = found
        return found

    def result(self, command: str) -> Any:
        """Return what ``result`` of a finding's JSON holds, its keys as attributes."""
        found = self.run(f"walkaway {command}")
        assert found.exit_code == 0, found.output
        return found.result

    def value(self, means: str) -> Any:
        """Return what a comment in a page says a figure is."""
        functions = (abs, all, any, len, max, min, round, set, sum)
        names = {
            # One dictionary for all: what stands in a comprehension sees the globals only.
            "__builtins__": {function.__name__: function for function in functions},
            "hanoi": _Late(self, "brief cases/hanoi-2019"),
            "first": _Late(self, "brief cases/first-case"),
            "result": self.result,
            "moved": self.moved,
            "share": lambda chances: [min(chances), max(chances)],
        }
        return eval(" ".join(means.split()), names)

    def moved(self, identity: str, finding: str) -> float:
        """Return what leaving something out does to a finding of Hanoi, in percentage points."""
        for item in self.result("brief cases/hanoi-2019").influence:
            named = [getattr(item, what, None) for what in ("statement", "origin", "party", "assumption")]
            if identity in named and item.finding == finding:
                return float(100 * item.change)
        return 0.0


class _Late:
    """A result that is worked out when it is first asked for."""

    def __init__(self, runs: Runs, command: str) -> None:
        self._runs, self._command = runs, command

    def __getattr__(self, name: str) -> Any:
        return getattr(self._runs.result(self._command), name)


def page_folder(folder: Path) -> Path:
    """Make a folder like the repository's own, beside the folder of documents where there is one."""
    place = folder / "main"
    place.mkdir(parents=True, exist_ok=True)
    for link, target in ((place / "cases", ROOT / "cases"), (folder / "shared", ROOT.parent / "shared")):
        if target.is_dir() and not link.exists():
            link.symlink_to(target, target_is_directory=True)
    return place


def _invoke(words: list[str], folder: Path, *, with_result: bool) -> Ran:
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as out:
        os.chdir(folder)
        try:
            # A brief writes to the folder "out" by itself, and says so.
            writes = words[0] == "brief" and "--quick" not in words
            extra = ["--out", out] if with_result and not writes else []
            ran = CliRunner().invoke(app, [*words, *extra])
        finally:
            os.chdir(before)
        files = (folder / "out" if with_result and writes else Path(out)).glob("*.json")
        newest = max(files, key=lambda file: file.stat().st_mtime_ns, default=None)
        content = json.loads(newest.read_text(encoding="utf-8"))["result"] if newest is not None else None
    # Faults go to standard error; a page shows them as a terminal does.
    faults = [line for line in ran.stderr.splitlines() if not (with_result and line.startswith("walkaway: wrote "))]
    said = ran.stdout + "".join(f"{line}\n" for line in faults)
    return Ran(ran.exit_code, tuple(line.rstrip() for line in said.splitlines()), _namespace(content))


def _namespace(value: Any) -> Any:
    if isinstance(value, dict):
        return _Keys(**{str(key): _namespace(item) for key, item in value.items()})
    return [_namespace(item) for item in value] if isinstance(value, list) else value


class _Keys(SimpleNamespace):
    """A mapping whose keys are attributes; a key that is no name is asked for in brackets."""

    def __getitem__(self, key: str) -> Any:
        return getattr(self, key)


def place_of(part: tuple[str, ...], output: tuple[str, ...], start: int = 0) -> int | None:
    """Return where the lines of a part stand in an output, one after the other; None where they do not."""
    for place in range(start, len(output) - len(part) + 1):
        if output[place : place + len(part)] == part:
            return place
    return None


def as_shown(value: Any, shown: str) -> str:
    """Return a value in the form of a figure on a page.

    Examples:
        >>> as_shown(0.7514, "60 %"), as_shown([0.33, 0.752], "1–2 %"), as_shown(-0.304, "0.10"), as_shown(-11.3, "−9")
        ('75 %', '33–75 %', '-0.30', '−11')
    """
    from walkaway.report.words import percent

    if "–" in shown:
        decimals = len(shown.partition("–")[0].partition(".")[2])
        factor = 100 if shown.endswith("%") else 1
        low, high = (f"{factor * end:.{decimals}f}" for end in value)
        return f"{low}–{high}" + (" %" if shown.endswith("%") else "")
    if shown.endswith("%"):
        return percent(value)
    decimals = len(shown.partition(".")[2])
    text = f"{value:+,.{decimals}f}" if shown[0] in "+−" else f"{value:,.{decimals}f}"
    return text.replace("-", "−") if shown[0] in "+−" else text


def refreshed(page: str, runs: Runs, folder: Path) -> tuple[str, list[str]]:
    """Return a page with its figures and outputs as the program gives them now, and what has to be mended by hand."""
    trouble: list[str] = []
    pieces, last = [], 0
    for block in blocks(page, "console"):
        pieces += [page[last : block.start], _fresh_block(block, runs, folder, trouble)]
        last = block.end
    page = "".join([*pieces, page[last:]])

    def figure(match: re.Match[str]) -> str:
        return f"{as_shown(runs.value(match['means']), match['shown'])}{match['mark']}<!--= {match['means']} -->"

    page = FIGURE.sub(figure, page)
    trouble += [f"no longer true: {match['means']}" for match in CLAIM.finditer(page) if not runs.value(match["means"])]
    return page, trouble


def _fresh_block(block: Block, runs: Runs, folder: Path, trouble: list[str]) -> str:
    written = block.text.splitlines()
    result: list[str] = []
    starts = [k for k, line in enumerate(written) if line.startswith("$ ")]
    for shown, start, end in zip(commands(block), starts, [*starts[1:], len(written)], strict=True):
        output = runs.run(shown.command, folder).output
        lines = written[start + 1 : end]
        result.append(written[start])
        place, here = 0, 0
        while here < len(lines):
            if lines[here] == OMITTED:
                result.append(OMITTED)
                here += 1
                continue
            stop = next((k for k in range(here, len(lines)) if lines[k] == OMITTED), len(lines))
            part = tuple(lines[here:stop])
            found = _nearest(part, output, place)
            if found is None:
                trouble.append(f"line {block.line}: nothing in the output of '{shown.command}' is like '{part[0]}'")
                result += part
            else:
                result += output[found[0] : found[1]]
                place = found[1]
            here = stop
    return "".join(f"{line}\n" for line in result)


def _nearest(part: tuple[str, ...], output: tuple[str, ...], start: int) -> tuple[int, int] | None:
    """Return the lines of an output that a part stood for: from the likest to its first to the likest to its last."""
    exact = place_of(tuple(line.rstrip() for line in part), output, start)
    if exact is not None:
        return exact, exact + len(part)

    def likeness(place: int, line: str) -> float:
        return difflib.SequenceMatcher(None, re.sub(r"\d", "#", line), re.sub(r"\d", "#", output[place])).ratio()

    inked = [k for k, line in enumerate(part) if line.strip()]
    if not inked or start >= len(output):
        return None
    first = max(range(start, len(output)), key=lambda place: likeness(place, part[inked[0]]))
    if likeness(first, part[inked[0]]) < 0.6:
        return None
    reach = range(first, min(len(output), first + 2 * len(part) + 2))
    last = max(reach, key=lambda place: likeness(place, part[inked[-1]]))
    return first, last + 1
