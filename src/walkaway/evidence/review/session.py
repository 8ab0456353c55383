"""One review, without a terminal and without files: it says what it needs, and is told.

A generator yields what it wants (show this, note that, add these) and gets the answer sent back, so that one core
serves the terminal, a page, and tests. `run` joins it to a case on the disk.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any

from walkaway.case import Case
from walkaway.errors import CaseError, Fault
from walkaway.evidence.review.acceptance import Accepting, Statements
from walkaway.evidence.review.desk import Desk
from walkaway.evidence.review.items import Agenda, Item, Material, agenda_of
from walkaway.evidence.review.ledger import ACCEPT, BACK, LATER, MEND, REJECT, Answered
from walkaway.formats.additions import Additions

__all__ = ["ALL", "ANSWERS", "QUIT", "Answer", "Ask", "Tally", "run", "session"]

ALL, QUIT = "all", "quit"
ANSWERS = (ACCEPT, ALL, MEND, REJECT, LATER, BACK, QUIT)
"""What may be answered: ``all`` accepts every account of a group, ``mend`` brings the statement in its new form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A proposal to show.

    Attributes:
        item: What it is about.
        statements: The statement as accepting it writes it into the case; citations alone where the case has it.
        whole: The statement in full, for mending.
        number: Which of all it is, from 1.
        total: How many there are.
        accounts: How many accounts of the same fact are still open, this one among them; 0 where it has no group.
        faults: Why the last answer was not carried out.
        mended: The statement as it was mended last, where that was not carried out.
    """

    item: Item
    statements: Statements
    whole: Statements
    number: int
    total: int
    accounts: int = 0
    faults: tuple[Fault, ...] = ()
    mended: Statements | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is to be done with a proposal.

    Attributes:
        word: One of `ANSWERS`.
        statements: The statement in the form of the file, under its id, where it was mended.
    """

    word: str
    statements: Mapping[str, Mapping[str, Any]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Do:
    """Something to note and carry out: an answer with what it adds to the case, or a step back."""

    answer: str
    answered: tuple[Answered, ...] = ()
    additions: Additions | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of it: the case as it then is, and the faults that kept it from being done."""

    case: Case
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a review came to.

    Attributes:
        accepted: How many proposals were accepted as proposed.
        mended: How many were accepted after mending.
        rejected: How many were turned down.
        later: How many were put off.
        left: How many were not reached.
        answered_before: How many were answered in an earlier review.
        there: How many the case had already.
    """

    accepted: int = 0
    mended: int = 0
    rejected: int = 0
    later: int = 0
    left: int = 0
    answered_before: int = 0
    there: int = 0


@dataclass(frozen=True, slots=True)
class _Closed:
    """Items that one answer dealt with, and what was accepted before it."""

    items: tuple[Item, ...]
    answer: str
    accepted: Mapping[str, str]


Session = Generator[Ask | _Do, Any, Tally]


def session(agenda: Agenda, material: Material, case: Case, folder: Any) -> Session:
    """Ask about every item of an agenda, and say what is to be done.

    Args:
        agenda: What is to be asked.
        material: What was read.
        case: The case as it stands.
        folder: Its folder.

    Yields:
        `Ask`, to be answered with an `Answer`; and what is to be carried out, to be answered with `Done`.

    Returns:
        What it came to.
    """
    work = _Work(agenda, material, case, folder)
    while work.open:
        answer = yield work.ask()
        if answer.word == QUIT:
            break
        doing = work.doing(answer)
        if doing is not None:
            work.done(doing, (yield doing))
    return work.tally()


class _Work:
    """Where a review stands."""

    def __init__(self, agenda: Agenda, material: Material, case: Case, folder: Any) -> None:
        self.agenda = agenda
        self.material = material
        self.case = case
        self.folder = folder
        self.open = list(agenda.items)
        self.closed: list[_Closed] = []
        self.accepted = dict(agenda.accepted)
        self.faults: tuple[Fault, ...] = ()
        self.mended: Statements | None = None
        self.then = self.accepted

    def ask(self) -> Ask:
        """Return the next thing to ask."""
        item, accepting = self.open[0], self._accepting()
        accounts = self._accounts(item)
        return Ask(
            item=item,
            statements=accepting.shown(item),
            whole=accepting.whole(item),
            number=len(self.agenda.items) - len(self.open) + 1,
            total=len(self.agenda.items),
            accounts=len(accounts) if item.group is not None else 0,
            faults=self.faults,
            mended=self.mended,
        )

    def doing(self, answer: Answer) -> _Do | None:
        """Return what an answer asks for; None where it cannot be had, with the reason in the next question."""
        self.faults, self.mended = (), None
        item = self.open[0]
        if answer.word == BACK:
            if not self.closed:
                self.faults = (Fault(message="nothing was answered before this", mend="'later' passes over it"),)
                return None
            return _Do(answer=BACK)
        if answer.word in (REJECT, LATER):
            return _Do(answer=answer.word, answered=(item.answered,))
        items = self._accounts(item) if answer.word == ALL else (item,)
        mended = None
        if answer.statements is not None:
            mended = self.mended = {name: dict(data) for name, data in answer.statements.items()}
        additions, self.then = self._accepting().additions(items, mended)
        answered = tuple(self._answered(one, self.then) for one in items)
        return _Do(answer=ACCEPT if mended is None else MEND, answered=answered, additions=additions)

    def done(self, doing: _Do, result: Done) -> None:
        """Go on, or stay where something kept it from being done."""
        self.case = result.case
        self.faults = result.faults
        if result.faults:
            return
        self.mended = None
        if doing.answer == BACK:
            last = self.closed.pop()
            self.open[:0] = last.items
            self.accepted = dict(last.accepted)
            return
        count = max(1, len(doing.answered))
        items = tuple(self._accounts(self.open[0])) if count > 1 else (self.open[0],)
        self.closed.append(_Closed(items, doing.answer, self.accepted))
        rest = [item for item in self.open if item not in items]
        if doing.answer in (ACCEPT, MEND):
            self.accepted = dict(self.then)
            group = items[0].group
            if group is not None:  # the other accounts of the same fact come next
                rest.sort(key=lambda item: item.group is None or item.group.id != group.id)
        self.open = rest

    def tally(self) -> Tally:
        """Return what it came to."""
        count = {word: sum(len(c.items) for c in self.closed if c.answer == word) for word in ANSWERS}
        return Tally(
            accepted=count[ACCEPT],
            mended=count[MEND],
            rejected=count[REJECT],
            later=count[LATER],
            left=len(self.open),
            answered_before=self.agenda.answered,
            there=self.agenda.there,
        )

    def _accepting(self) -> Accepting:
        return Accepting(case=self.case, material=self.material, accepted=self.accepted, folder=self.folder)

    def _accounts(self, item: Item) -> tuple[Item, ...]:
        """Return the open items of an item's group, itself first."""
        others = (one for one in self.open if item.group is not None and one.group == item.group and one is not item)
        return (item, *others)

    @staticmethod
    def _answered(item: Item, accepted: Mapping[str, str]) -> Answered:
        one = item.answered
        name = accepted[item.proposal.statement.id]
        return Answered(statement=name, kind=one.kind, rule=one.rule, places=one.places)


def run(desk: Desk, material: Material, ask: Callable[[Ask], Answer]) -> Tally:
    """Review what was read, on a case that is open.

    Args:
        desk: The case and its ledger, open.
        material: What was read.
        ask: Shows a proposal and returns what is to be done with it.

    Raises:
        InputError: The case or the ledger cannot be written.
    """
    agenda = agenda_of(material, desk.case, desk.ledger.answers())
    going = session(agenda, material, desk.case, desk.path.parent)
    reply: Any = None
    try:
        while True:
            wanted = going.send(reply)
            reply = ask(wanted) if isinstance(wanted, Ask) else _carried_out(desk, wanted)
    except StopIteration as end:
        tally: Tally = end.value
        return tally


UNKNOWN = "unknown statement or reading group"
WAITS = Fault(
    message="it answers a statement that is not in the case",
    mend="accept that one first ('l' asks this one again later), or mend 'of' or 'against'",
)


def _carried_out(desk: Desk, doing: _Do) -> Done:
    """Do what a review wants done."""
    faults: tuple[Fault, ...] = ()
    if doing.additions is not None:
        faults = desk.accept(doing.answered, doing.additions, answer=doing.answer)
        if any(fault.message.startswith(UNKNOWN) for fault in faults):
            faults = (*faults, WAITS)
    elif doing.answer == BACK:
        try:
            desk.take_back()
        except CaseError as error:
            faults = error.faults
    else:
        desk.note(doing.answer, doing.answered)
    return Done(case=desk.case, faults=faults)
