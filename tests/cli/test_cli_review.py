"""The review on a terminal: single keys, an end at any moment, and no answer lost."""

import os
import re
import signal
import stat
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from cli.command_line import environment
from cli.review_terminal import CODES, PATHS, Terminal, program
from evidence.port_strike import CASE, start
from walkaway.evidence.review.ledger import LEDGER, Ledger
from walkaway.formats import read_unfinished

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals of this kind are not on Windows")


@pytest.fixture
def opened(tmp_path):
    """Open terminals on the case of the port strike."""
    case = start(tmp_path)
    terminals = []

    def make(**more):
        terminals.append(Terminal(case, **more))
        return terminals[-1]

    make.case = case
    yield make
    for terminal in terminals:
        terminal.close()


def ids(case: Path) -> list[str]:
    """The statements of the case."""
    return [statement.id for statement in read_unfinished(case).case.statements]


def piped(case: Path, text: str, **env: str):
    """Run a review whose answers are lines."""
    return subprocess.run(
        program(case),
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env=environment(**{"PYTHONPATH": PATHS, **env}),
    )


def test_one_key_an_answer(opened):
    terminal = opened()
    shown = terminal.until("? help")
    plain = CODES.sub("", shown)
    assert "1 of 5" in plain
    assert "bulletin:3  No deal at the port" in plain
    assert "The port offered eight-hour shifts for “2 per cent”." in plain
    assert "\x1b[7moffered eight-hour shifts\x1b[0m" in shown
    assert re.search(r"  offer_port: *\r\n    kind: offer *\r\n    party: port *\r\n", plain)
    assert "rule a_rule, confidence 0.7; one of 2 accounts of 'the_offer'" in plain
    terminal.send("?")
    assert "r  reject: it is not asked again" in terminal.until("? help")
    terminal.send("\x1b[A")  # an arrow
    terminal.until("? help")
    terminal.send("é")
    terminal.until("? help")
    terminal.send("a")
    assert "2 of 5" in CODES.sub("", terminal.until("? help"))
    assert ids(opened.case) == ["offer_port"]
    terminal.send("b")
    assert "1 of 5" in CODES.sub("", terminal.until("? help"))
    assert opened.case.read_text(encoding="utf-8") == CASE
    terminal.send("g")
    assert "3 of 5" in CODES.sub("", terminal.until("? help"))
    terminal.send("Rlq")  # typed ahead, and with the shift key
    assert "2 accepted, 1 rejected, 1 put off, 1 left." in CODES.sub("", terminal.until("left."))
    assert terminal.process.wait(60) == 0
    assert termios.tcgetattr(terminal.slave) == terminal.before


@pytest.mark.parametrize("way", ["ctrl-c", "term", "hup", "kill", "closed", "ctrl-d"])
def test_no_answer_is_lost_however_it_ends(opened, way):
    terminal = opened()
    terminal.until("? help")
    terminal.send("a")
    terminal.until("? help")
    terminal.send("r")
    terminal.until("3 of 5")
    terminal.until("? help")
    if way == "ctrl-c":
        terminal.send("\x03")
        assert "interrupted; no file is left half-written" in terminal.until("half-written")
        assert terminal.process.wait(60) == 130
    elif way == "ctrl-d":
        terminal.send("\x04")
        assert terminal.process.wait(60) == 0
    elif way == "closed":
        os.close(terminal.master)
        terminal.master = os.open(os.devnull, os.O_RDONLY)
        terminal.process.wait(60)
    else:
        assert terminal.kill(getattr(signal, f"SIG{way.upper()}")) != 0
    if way not in ("kill", "closed"):
        assert termios.tcgetattr(terminal.slave) == terminal.before
    assert ids(opened.case) == ["offer_port"]
    again = opened()
    plain = CODES.sub("", again.until("? help"))
    assert "1 of 3" in plain
    assert "refusal_union:" in plain
    again.send("aaa")
    assert "3 accepted, 2 answered before." in CODES.sub("", again.until("before."))
    assert ids(opened.case) == ["offer_port", "refusal_union", "keeps_canteen", "assessment_larsen"]


@pytest.mark.parametrize("delay", [0, 0.005, 0.015, 0.03])
def test_killed_at_any_moment_an_answer_is_there_once_or_not_at_all(opened, delay):
    terminal = opened()
    terminal.until("? help")
    terminal.send("gaaa")
    time.sleep(delay)
    terminal.kill(signal.SIGKILL)
    noted = [one.statement for one in Ledger(opened.case.parent / LEDGER).accepted()]
    again = opened()
    if len(noted) < 5:
        again.until("? help")
        assert ids(opened.case) == noted  # what was noted is carried out before anything is asked
        again.send("aaaaa")
    again.until("accepted" if len(noted) < 5 else "answered before.")
    again.process.wait(60)
    assert ids(opened.case) == [*("offer_port", "offer_port_2", "refusal_union", "keeps_canteen", "assessment_larsen")]
    assert len(read_unfinished(opened.case).case.group("the_offer").readings) == 2


def test_a_narrow_terminal_without_colours(opened):
    terminal = opened(columns=32, NO_COLOR="1")
    shown = terminal.until("help")
    assert "\x1b[3" not in shown
    plain = CODES.sub("", shown)
    assert ">>offered" in plain
    assert all(len(line) <= 32 for line in plain.replace("\r", "").splitlines())
    terminal.send("q")
    terminal.until("left.")


def editor(folder: Path, *edits: tuple[str, str]) -> str:
    """Return an editor that makes one edit each time it is called, and keeps what it was shown."""
    place = folder / "my editor.py"
    place.write_text(
        f"import sys, pathlib\nedits = {list(edits)!r}\nlog = pathlib.Path({str(folder / 'seen.txt')!r})\n"
        "seen = log.read_text() if log.exists() else ''\nnow = pathlib.Path(sys.argv[1]).read_text()\n"
        "log.write_text(seen + now + '-----\\n')\nold, new = edits[seen.count('-----')]\n"
        "assert old in now, now\npathlib.Path(sys.argv[1]).write_text(now.replace(old, new, 1))\n",
        encoding="utf-8",
    )
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    return f'"{sys.executable}" "{place}"'


def test_mended_in_an_editor_until_it_reads(opened, tmp_path):
    command = editor(
        tmp_path,
        ("party: port", "party: prot"),
        ("party: prot", "party: [port"),
        ("party: [port", "party: port\n  to: union"),
    )
    terminal = opened(EDITOR=command)
    terminal.until("? help")
    terminal.send("m")
    plain = CODES.sub("", terminal.until("? help"))
    assert "line 3: unknown party 'prot'; did you mean 'port'" in plain
    assert "1 of 5" in plain
    terminal.send("m")
    shown = CODES.sub("", terminal.until("y/n"))
    assert "line " in shown
    terminal.send("y")
    assert "2 of 5" in CODES.sub("", terminal.until("? help"))
    assert read_unfinished(opened.case).case.statement("offer_port").to == "union"
    seen = (tmp_path / "seen.txt").read_text(encoding="utf-8").split("-----\n")
    assert "# Wrong: line 3: unknown party 'prot'; did you mean 'port'" in seen[1]
    assert "party: [port" in seen[2]


def test_mended_field_by_field(opened):
    terminal = opened()
    terminal.until("? help")
    terminal.send("m")
    terminal.until("id [offer_port]: ")
    terminal.send("first_offer\r")
    terminal.until("kind [offer]: ")
    terminal.send("\r")
    terminal.until("party [port]: ")
    terminal.send("\r")
    terminal.until('cite ["bulletin:3"]: ' if False else "]: ")
    terminal.send("\r")
    terminal.until("package [")
    terminal.send("{wage: 2}\r")
    terminal.until("text [")
    terminal.send("-\r")
    terminal.until("another field")
    terminal.send("rest: open\r")
    terminal.until("another field")
    terminal.send("\r")
    terminal.until("2 of 5")
    found = read_unfinished(opened.case).case.statement("first_offer")
    assert (found.package.terms, found.package.rest, found.text) == ((("wage", (2.0,)),), "open", "")


def test_an_editor_that_fails_changes_nothing(opened):
    terminal = opened(EDITOR="no-such-editor-anywhere", VISUAL="")
    terminal.until("? help")
    terminal.send("m")
    shown = terminal.until("? help")
    assert "cannot be started" in shown
    assert "nothing was changed" in shown
    terminal.send("q")
    terminal.until("left.")


def test_lines_where_there_is_no_terminal(tmp_path):
    case = start(tmp_path)
    ran = piped(case, "accept\n\nreject\nx\nq\n")
    assert ran.returncode == 0, ran.stderr
    assert "1 accepted, 1 rejected, 3 left." in ran.stdout
    assert "\x1b" not in ran.stdout
    assert ">>offered eight-hour shifts<<" in ran.stdout
    assert ids(case) == ["offer_port"]
    ran = piped(case, "")  # nothing to read is the end, not an answer
    assert "3 left, 2 answered before." in ran.stdout


def test_what_is_wrong_is_said_in_one_line(tmp_path):
    ran = piped(tmp_path / "none", "")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("walkaway: there is no file or folder")
    start(tmp_path, "id: [")
    assert piped(tmp_path, "").returncode == 3
