"""Every error that Walkaway raises on purpose.

    WalkawayError
    ├── InputError        an argument is wrong: a flag, a path, a number out of its range      exit code 2
    ├── CaseError         an input file is not what it claims to be; holds one fault or more   exit code 3
    └── LimitError        the question is too large for the method asked for                   exit code 1

A fault says what is wrong, where, and what to write instead. The lower parts name the place by its path in the case
(``("statements", "offer_all", "party")``); the reader of the file adds line and column.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["CaseError", "Fault", "InputError", "LimitError", "WalkawayError"]


class WalkawayError(Exception):
    """The root of all errors that Walkaway raises on purpose."""

    exit_code = 1


class InputError(WalkawayError):
    """An argument is wrong: a flag, a path, a number out of its range."""

    exit_code = 2


class LimitError(WalkawayError):
    """The question is too large for the method asked for."""

    exit_code = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong with an input file.

    Attributes:
        message: What is wrong, in one sentence without a full stop.
        mend: What to write instead, in one sentence without a full stop; may be empty.
        where: The path of the place inside the file, as keys and positions.
        at_key: Whether the last part of the path is itself wrong (an unknown key), not what stands under it.
        file: The file, as the user named it; empty until a reader adds it.
        line: Line from 1; 0 where it is not known.
        column: Column from 1; 0 where it is not known.

    Examples:
        >>> print(Fault(message="unknown party 'usb'", mend="did you mean 'usa'", file="case.yaml", line=3, column=8))
        case.yaml:3:8: unknown party 'usb'; did you mean 'usa'
    """

    message: str
    mend: str = ""
    where: tuple[str | int, ...] = ()
    at_key: bool = False
    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column: message; mend``."""
        place = self.file
        if self.line:
            place += f":{self.line}:{self.column}"
        elif self.where:
            place += (": " if place else "") + ".".join(str(part) for part in self.where)
        text = self.message + (f"; {self.mend}" if self.mend else "")
        return f"{place}: {text}" if place else text


@dataclass(init=False)
class CaseError(WalkawayError):
    """An input file is not what it claims to be.

    Attributes:
        faults: Everything that is wrong, in the order of the file.
    """

    exit_code = 3
    faults: tuple[Fault, ...] = field(default=())

    def __init__(self, faults: Iterable[Fault] | str) -> None:
        """Hold the faults; a bare sentence becomes one fault."""
        self.faults = (Fault(message=faults),) if isinstance(faults, str) else tuple(faults)
        super().__init__(str(self))

    def __str__(self) -> str:
        """Return one fault a line."""
        return "\n".join(str(fault) for fault in self.faults)
