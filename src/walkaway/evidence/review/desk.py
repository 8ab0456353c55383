"""The case and the ledger side by side: an answer is first noted, then carried out, and carried out only once."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from walkaway.case import Case
from walkaway.errors import CaseError, Fault
from walkaway.evidence.review.ledger import ACCEPT, BACK, LEDGER, Answered, Entry, Ledger
from walkaway.formats.additions import Added, Additions, taken_out, with_additions
from walkaway.formats.atomic import write_atomically
from walkaway.formats.case_file import faults_in, find_case_file, read_unfinished
from walkaway.formats.yaml_nodes import read_yaml

__all__ = ["Desk"]

Told = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a case file would hold."""

    added: Added
    after: str
    faults: tuple[Fault, ...] = ()


class Desk:
    """A case on which a review works.

    Attributes:
        case_file: The case as it stands; references to statements that are not there yet are allowed.
        ledger: The answers.
        remarks: What an earlier review accepted and the case, as it now is, does not take; it is asked again.
    """

    def __init__(self, path: Path) -> None:
        """Open a case and its ledger.

        Raises:
            InputError: There is no such case, the ledger cannot be written, or another review is going on.
            CaseError: The case has faults other than references to statements that are not there yet.
        """
        self.path = find_case_file(path)
        self.case_file = read_unfinished(self.path)
        self.ledger = Ledger(self.path.parent / LEDGER)
        self.remarks: tuple[Fault, ...] = ()

    def __enter__(self) -> "Desk":
        """Open the ledger, and carry out what was accepted but is not in the case."""
        self.ledger.open()
        try:
            self._carry_out_pending()
        except BaseException:
            self.ledger.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.ledger.close()

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.case_file.case

    def note(self, answer: str, statements: tuple[Answered, ...]) -> None:
        """Note an answer that does not change the case."""
        self.ledger.add(Entry(answer=answer, statements=statements))

    def accept(
        self, statements: tuple[Answered, ...], additions: Additions, *, answer: str = ACCEPT
    ) -> tuple[Fault, ...]:
        """Note what was accepted and add it to the case.

        Returns:
            Faults that the case would have and has not now; then nothing is noted and nothing is written.
        """
        plan = self._plan(additions)
        if plan.faults:
            return plan.faults
        self._carry_out(statements, additions, plan, answer)
        return ()

    def take_back(self) -> tuple[Answered, ...]:
        """Take the last answer back, and out of the case what it added.

        Returns:
            What was answered.

        Raises:
            CaseError: The case was changed since, or there is no answer to take back.
        """
        standing = self.ledger.standing()
        if not standing:
            raise CaseError("there is no answer to take back")
        last = standing[-1]
        if not last.after:
            self.ledger.add(Entry(answer=BACK, statements=last.statements))
            return last.statements
        text = self._text()
        if _digest(text) != last.after:
            named = ", ".join(f"'{one.statement}'" for one in last.statements)
            message = f"the case was changed since, so {named} stays in it"
            raise CaseError([Fault(message=message, mend="take it out by hand", file=str(self.path))])
        before = taken_out(text, last.changes)
        back = Entry(answer=BACK, statements=last.statements, after=_digest(before), changes=last.changes)
        self._write(self.ledger.add(back), before)
        return last.statements

    def _carry_out_pending(self) -> None:
        """Do what the last review noted and did not come to do."""
        for entry in self.ledger.pending():
            text = self._text()
            if entry.answer == BACK:
                self._take_out_late(entry, text)
            elif entry.additions.missing_in(read_yaml(text, str(self.path)).data):
                plan = self._plan(entry.additions)
                if not plan.faults:
                    self._carry_out(entry.statements, entry.additions, plan, entry.answer)
                    continue
                self.remarks += plan.faults
                self.ledger.add(Entry(answer=BACK, statements=entry.statements))
            self.ledger.mark_written(entry)

    def _take_out_late(self, entry: Entry, text: str) -> None:
        """Undo what was to be taken back, if the case still is as the answer left it."""
        try:
            before = taken_out(text, entry.changes)
        except ValueError:
            return
        if _digest(before) == entry.after:
            write_atomically(self.path, before)
            self.case_file = read_unfinished(self.path)

    def _carry_out(self, statements: tuple[Answered, ...], additions: Additions, plan: _Plan, answer: str) -> None:
        entry = Entry(
            answer=answer, statements=statements, additions=additions, after=plan.after, changes=plan.added.changes
        )
        self._write(self.ledger.add(entry), plan.added.text)

    def _write(self, entry: Entry, text: str) -> None:
        write_atomically(self.path, text)
        self.ledger.mark_written(entry)
        self.case_file = read_unfinished(self.path)

    def _plan(self, additions: Additions) -> _Plan:
        """Return what the case would be, and what would then be wrong that is not wrong now."""
        text, name = self._text(), str(self.path)
        try:
            added = with_additions(text, additions.missing_in(read_yaml(text, name).data), name=name)
        except CaseError as error:
            return _Plan(Added(text=text, changes=()), "", error.faults)
        known = {_told(fault) for fault in faults_in(text, name)}
        new = tuple(fault for fault in faults_in(added.text, name) if _told(fault) not in known)
        return _Plan(added, _digest(added.text), new)

    def _text(self) -> str:
        return self.path.read_bytes().decode("utf-8")


def _told(fault: Fault) -> Told:
    """Return what a fault is known by when lines have moved."""
    return fault.where, fault.message


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
