"""The review of proposed statements on a terminal: one key each."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.text import Text

from walkaway.cli.keyboard import Keyboard
from walkaway.cli.mending import mended
from walkaway.evidence.review.desk import Desk
from walkaway.evidence.review.items import Material
from walkaway.evidence.review.ledger import ACCEPT, BACK, LATER, MEND, REJECT
from walkaway.evidence.review.session import ALL, QUIT, Answer, Ask, Tally, run
from walkaway.formats.emit import emit
from walkaway.report.printing import console
from walkaway.report.proposal import faults_in_words, print_proposal

__all__ = ["review"]

KEYS = {"a": ACCEPT, "g": ALL, "m": MEND, "r": REJECT, "l": LATER, "b": BACK, "q": QUIT}
"""What each key answers."""

HELP = (
    "a  accept: the statement goes into the case, with its source and speaker",
    "g  accept all accounts of this fact, as readings of which one is true",
    "m  mend it first: in your editor (EDITOR), or field by field",
    "r  reject: it is not asked again",
    "l  later: it is asked again in the next review",
    "b  back to the one before; what it put into the case is taken out again",
    "q  quit: every answer given so far is kept",
)


def review(material: Material, case_path: Path) -> Tally:
    """Show every proposal that was not answered yet, and put into the case what is accepted.

    Args:
        material: What was read.
        case_path: The case's folder or file.

    Raises:
        InputError: There is no such case, it cannot be written, or another review of it is going on.
        CaseError: The case has faults other than references to statements that are not there yet.
    """
    out = console()
    with _ended_by_signals(), Desk(case_path) as desk, Keyboard() as keyboard:
        for fault in desk.remarks:
            out.print(Text(f"accepted earlier, but not in the case, and asked again: {fault}", style="yellow"))
        tally = run(desk, material, lambda ask: _answer(ask, material, out, keyboard))
    _print_tally(out, tally)
    return tally


def _answer(ask: Ask, material: Material, out: Console, keyboard: Keyboard) -> Answer:
    """Show a proposal and return what the analyst wants done with it."""
    print_proposal(out, ask, material.documents)
    while True:
        out.print(_keys(ask), overflow="fold")
        key = keyboard.key()
        word = KEYS.get(key) if key else QUIT
        if word == MEND:
            answer = _mended(ask, out, keyboard)
            if answer is not None:
                return answer
        elif word == ACCEPT and ask.mended is not None:
            return Answer(word=MEND, statements=ask.mended)  # what is shown is what is accepted
        elif word is not None and (word != ALL or ask.accounts > 1):
            return Answer(word=word)
        elif key == "?":
            for line in HELP:
                out.print(Text(f"  {line}"), overflow="fold")


def _mended(ask: Ask, out: Console, keyboard: Keyboard) -> Answer | None:
    statement = ask.mended if ask.mended is not None else ask.whole
    faults = faults_in_words(ask.faults, emit(statement))
    changed = mended(statement, faults, keyboard, lambda line: out.print(Text(line), overflow="fold"))
    if changed is None:
        out.print(Text("nothing was changed"))
        return None
    return Answer(word=MEND, statements=changed)


def _keys(ask: Ask) -> Text:
    """Return the line that tells the keys."""
    words = ["accept", *(["group"] if ask.accounts > 1 else []), "mend", "reject", "later", "back", "quit"]
    parts = [part for word in words for part in ((word[0], "bold underline"), f" {word}  ")]
    return Text.assemble(*parts, ("?", "bold underline"), " help")


def _print_tally(out: Console, tally: Tally) -> None:
    parts = (
        (tally.accepted, "accepted"),
        (tally.mended, "mended"),
        (tally.rejected, "rejected"),
        (tally.later, "put off"),
        (tally.left, "left"),
        (tally.answered_before, "answered before"),
        (tally.there, "in the case already"),
    )
    told = ", ".join(f"{count} {word}" for count, word in parts if count)
    out.print()
    out.print(Text(f"{told or 'nothing to review'}."), overflow="fold")


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """End in good order, the terminal given back, when the terminal is closed or the program is told to stop."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), _stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
