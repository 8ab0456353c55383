"""A file of another program: read whole, within limits, as text; and faults and warnings that name its lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from walkaway.errors import CaseError, Fault, InputError
from walkaway.formats.decoding import decoded, declared_encoding

__all__ = ["MAX_INPUT_BYTES", "InputFile", "in_file_order", "number_in"]

MAX_INPUT_BYTES = 10_000_000
"""Larger files are refused before they are read, as larger case files are."""

WEIGHT_MARGIN = 1e-6
"""Weights that sum to one but for what typing and rounding leave."""


@dataclass(frozen=True, kw_only=True)
class InputFile:
    """A file with its text.

    Attributes:
        path: Where it is.
        name: The file as the user named it; faults begin with it.
        text: What it holds.
        warnings: What was mended while reading it; grows as it is read.
    """

    path: Path
    name: str
    text: str
    warnings: list[Fault] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path, name: str = "") -> "InputFile":
        """Read a file.

        Raises:
            InputError: it cannot be read.
            CaseError: it is too large, or no text.
        """
        name = name or str(path)
        try:
            if not path.is_file():
                raise InputError(f"{name} is not a file; name a domain, a profile or a folder of them")
            size = path.stat().st_size
            if size > MAX_INPUT_BYTES:
                raise too_large(name, size)
            with path.open("rb") as stream:
                content = stream.read(MAX_INPUT_BYTES + 1)
        except OSError as error:
            raise InputError(f"{name} cannot be read: {error.strerror}") from None
        if len(content) > MAX_INPUT_BYTES:
            raise too_large(name, len(content))
        return cls.of(content, path, name)

    @classmethod
    def of(cls, content: bytes, path: Path, name: str) -> "InputFile":
        """Return the file that some bytes are.

        Raises:
            CaseError: they are no text.
        """
        text, warning = decoded(content, declared_encoding(content))
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            mend = "save it as UTF-8, or name a domain or profile"
            fault = Fault(message="this is not text", mend=mend, file=name, line=line, column=1)
            raise CaseError([fault])
        file = cls(path=path, name=name, text=text)
        if warning:
            file.warn(warning)
        return file

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    def fault(self, message: str, mend: str = "", line: int = 1, column: int = 1) -> Fault:
        """Return a fault at a line of this file."""
        return Fault(message=message, mend=mend, file=self.name, line=line, column=column)

    def fail(self, message: str, mend: str = "", line: int = 1, column: int = 1) -> NoReturn:
        """Raise a fault at a line of this file."""
        raise CaseError([self.fault(message, mend, line, column)])

    def warn(self, message: str, line: int = 1, column: int = 1) -> None:
        """Note what was mended."""
        self.warnings.append(self.fault(message, line=line, column=column))

    def warn_of_weights(self, total: float, line: int = 1, column: int = 1) -> None:
        """Note that weights do not sum to one, where they do not: they are used as they are written."""
        if abs(total - 1) > WEIGHT_MARGIN:
            self.warn(f"the weights sum to {total:.6g}, and are kept as they are", line, column)


def too_large(name: str, size: int) -> CaseError:
    """Return the error for a file above the limit."""
    message = f"the file has {size:,} bytes, and the most that is read is {MAX_INPUT_BYTES:,}"
    return CaseError([Fault(message=message, mend="is this a domain or a profile?", file=name)])


NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,6})?")


def number_in(text: str) -> float | None:
    """Return the finite number that a text is, or None.

    Examples:
        >>> number_in(" 0.5 "), number_in("s"), number_in("NaN"), number_in("1e999")
        (0.5, None, None, None)
    """
    text = text.strip()
    if len(text) > 1000 or not NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if abs(value) != float("inf") else None


def in_file_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults file by file, each once, in the order of lines."""
    files: dict[str, None] = {}
    listed = tuple(dict.fromkeys(faults))
    for fault in listed:
        files.setdefault(fault.file)
    rank = {name: place for place, name in enumerate(files)}
    return tuple(sorted(listed, key=lambda fault: (rank[fault.file], fault.line, fault.column)))
