"""The command line as a program of its own: exit codes, streams, pipes, interruptions, completion, what it loads."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.command_line import CASES, PROGRAM, environment, run, run_outside

FIRST, HANOI = CASES / "first-case", CASES / "hanoi-2019"
COMMAND = Path(sys.executable).with_name("walkaway")
posix = pytest.mark.skipif(os.name != "posix", reason="signals, pipes and devices of POSIX")
HEAVY = ("numpy", "pydantic", "pydantic_core", "ruamel", "walkaway.formats", "walkaway.beliefs", "walkaway.analysis")


def test_the_installed_command_is_there():
    found = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True)
    assert found.stdout.startswith("walkaway ")
    assert found.stderr == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("brief", FIRST), 0),
        (("zone", FIRST, "--json"), 0),
        (("check", FIRST), 0),
        (("--help",), 0),
        (("brief", "--help"), 0),
        (("brief", "nowhere"), 2),
        (("brief", FIRST, "--bogus"), 2),
        (("try", FIRST, "price=cheap"), 2),
        (("check", CASES / "first-case" / "README.md"), 3),
    ],
)
def test_exit_codes_and_streams(words: tuple[str | Path, ...], code: int):
    ran = run_outside(*words)
    assert ran.code == code
    assert (ran.out != "") is (code == 0)
    assert (ran.err == "") is (code == 0)


@posix
@pytest.mark.parametrize(
    "words",
    [
        ("brief", FIRST),
        ("brief", FIRST, "--json"),
        ("schema",),
        pytest.param(("zone", FIRST), marks=pytest.mark.slow),
        ("--help",),
    ],
)
def test_a_reader_that_stops_early_is_no_fault(words: tuple[str | Path, ...]):
    program = [sys.executable, "-c", PROGRAM, *map(str, words)]
    found = subprocess.run(
        ["sh", "-c", f"{shlex.join(program)} | head -n 1"],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    assert found.stdout.count("\n") == 1
    assert found.stderr == ""


# With its page a brief is cut short above: to draw figures takes as long as all the rest.
@posix
@pytest.mark.parametrize("words", [("brief", FIRST, "--quick"), ("brief", FIRST, "--json"), ("schema",)])
def test_nobody_reads_at_all(words: tuple[str | Path, ...]):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        program = [sys.executable, "-c", PROGRAM, *map(str, words)]
        found = subprocess.run(program, stdout=writer, stderr=subprocess.PIPE, check=False, env=environment())
    finally:
        os.close(writer)
    assert found.returncode in (0, 1)
    assert found.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "words", [("brief", FIRST, "--quick"), ("brief", FIRST, "--json"), ("schema",), ("check", FIRST)]
)
def test_a_full_disk_is_one_sentence(words: tuple[str | Path, ...]):
    program = [sys.executable, "-c", PROGRAM, *map(str, words)]
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a file
        found = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment())
    assert found.returncode == 1
    assert found.stderr == "walkaway: the output: No space left on device\n"


@posix
@pytest.mark.parametrize("words", [("brief", FIRST, "--quick"), ("brief", FIRST, "--json")])
def test_a_closed_output_is_no_fault(words: tuple[str | Path, ...]):
    program = [sys.executable, "-c", PROGRAM, *map(str, words)]
    found = subprocess.run(
        ["sh", "-c", f"{shlex.join(program)} >&-"], capture_output=True, text=True, check=False, env=environment()
    )
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_output_that_cannot_hold_every_letter(encoding: str):
    words = run_outside("brief", FIRST, "--quick", env={"PYTHONIOENCODING": encoding})
    assert (words.code, words.err) == (0, "")
    json = run_outside("check", HANOI, "--json", env={"PYTHONIOENCODING": encoding})
    assert (json.code, json.err) == (0, "")
    assert json.json == run("check", HANOI, "--json").json


@pytest.mark.parametrize("command", ["brief", "zone", pytest.param("walk-away", marks=pytest.mark.slow)])
def test_interrupted_while_it_works(tmp_path: Path, command: str):
    code = f"""
import os, signal, sys
from walkaway.cli import main, working
original = working.open_case
def interrupted(*words, **more):
    opened = original(*words, **more)
    os.kill(os.getpid(), signal.SIGINT)
    return opened
working.open_case = interrupted
sys.argv = ["walkaway", *sys.argv[1:]]
{"main()"}
"""
    ran = run_outside(command, FIRST, "--json", "--out", tmp_path / "out", code=code)
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.startswith("walkaway: interrupted")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("module", ["typer", "walkaway.cli.commands.brief", "rich", "numpy", "walkaway.formats"])
def test_interrupted_while_it_loads(module: str):
    code = f"""
import sys
class Interruption:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interruption())
{PROGRAM}
"""
    ran = run_outside("brief", FIRST, "--quick", code=code)
    assert (ran.code, ran.out) == (130, "")


@posix
def test_interrupted_by_a_signal_from_outside(tmp_path: Path):
    words = ["brief", str(HANOI), "--draws", "400000", "--out", str(tmp_path / "out")]
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(2)
    assert program.poll() is None, "400,000 draws take longer than this"
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=120)
    assert (program.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert not (tmp_path / "out").exists()


@posix
def test_progress_goes_to_a_terminal_and_leaves_the_output_alone():
    import pty

    controller, terminal = pty.openpty()
    try:
        words = ["zone", str(HANOI), "--json", "--draws", "20000"]
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            stdout=subprocess.PIPE,
            stderr=terminal,
            env=environment(TERM="xterm", COLUMNS="80"),
        )
        os.close(terminal)
        shown = b""
        # Read beside the program: a terminal that nobody reads fills up and stops it.
        while True:
            try:
                piece = os.read(controller, 4096)
            except OSError:  # Linux says so when the other end has closed
                break
            if not piece:
                break
            shown += piece
        out, _ = program.communicate(timeout=120)
    finally:
        os.close(controller)
    assert program.returncode == 0
    assert out.startswith(b'{\n  "schema_version": 1')
    assert b"conventions" in shown
    assert b"Traceback" not in shown


LOADED = f"""
import sys
try:
    {PROGRAM}
except SystemExit as stop:
    assert not stop.code, stop.code
print("LOADED", *sys.modules)
"""


# The library behind the command line loads pydantic itself to explain a command's arguments; ours is loaded by no help.
@pytest.mark.parametrize(
    ("words", "loaded_anyway"),
    [
        (("--help",), set()),
        (("--version",), set()),
        (("brief", "--help"), {"pydantic", "pydantic_core"}),
        (("try", "-h"), {"pydantic", "pydantic_core"}),
        (("roadmap", "--help"), {"pydantic", "pydantic_core"}),
    ],
)
def test_help_loads_nothing_heavy(words: tuple[str, ...], loaded_anyway: set[str]):
    loaded = run_outside(*words, code=LOADED).out.splitlines()[-1].split()
    assert loaded[0] == "LOADED"
    assert set(loaded) & set(HEAVY) <= loaded_anyway


def test_the_package_loads_nothing_heavy():
    code = f"import sys, walkaway; print(*(name for name in {(*HEAVY, 'typer', 'rich')!r} if name in sys.modules))"
    assert run_outside(code=code).out.strip() == ""


def test_help_lists_what_works():
    ran = run_outside("--help", env={"COLUMNS": "100"})
    for command in (
        "brief",
        "check",
        "schema",
        "new",
        "try",
        "zone",
        "gap",
        "walk-away",
        "compare",
        "frontier",
        "roadmap",
    ):
        assert f" {command} " in ran.out
    for planned in ("simulate", "tournament", "serve"):
        assert f" {planned} " not in ran.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_gives_a_script(shell: str):
    ran = run_outside(env={"_WALKAWAY_COMPLETE": f"source_{shell}"})
    assert ran.code == 0
    assert "walkaway" in ran.out
    assert "_WALKAWAY_COMPLETE" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize(
    ("words", "position", "offered"),
    [
        ("walkaway wa", "1", "walk-away"),
        ("walkaway brief --qui", "2", "--quick"),
        ("walkaway brief --wi", "2", "--without"),
    ],
)
def test_completion_completes(words: str, position: str, offered: str):
    ran = run_outside(
        env={"_WALKAWAY_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": position, "SHELL": "/bin/bash"}
    )
    assert ran.code == 0
    assert offered in ran.out.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_shown_on_request(shell: str):
    ran = run_outside("--show-completion", shell, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert ran.code == 0
    assert "_WALKAWAY_COMPLETE" in ran.out


@posix
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_completion_is_shown_for_the_shell_that_asks():
    program = shlex.join([sys.executable, "-c", PROGRAM, "--show-completion"])
    found = subprocess.run(
        ["bash", "-c", f"{program}; exit $?"],
        capture_output=True,
        text=True,
        check=True,
        env=environment(SHELL=shutil.which("bash") or ""),
    )
    assert "_walkaway_completion" in found.stdout
