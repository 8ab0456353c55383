"""What one file of a domain holds, before files are put together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from walkaway.case import Issue
from walkaway.errors import Fault
from walkaway.formats.input_file import InputFile
from walkaway.space import Profile

__all__ = ["DomainPart", "IssuePart", "ProfilePart", "unique_ids"]

RESERVED = ("not", "rest")
"""Words that mean something else in a case file, so no issue may have them as its id."""


@dataclass(frozen=True, kw_only=True)
class IssuePart:
    """An issue with what its format says of it besides.

    Attributes:
        issue: The issue.
        number: Its number, in formats that join files on numbers; else its place.
        line: Where it stands.
        name: Its name in the file; the id may differ where two issues share a name.
    """

    issue: Issue
    number: int
    line: int
    name: str

    @cached_property
    def listed(self) -> frozenset[str]:
        """The values of an issue that lists them."""
        return frozenset(option.id for option in self.issue.options)


@dataclass(frozen=True, kw_only=True)
class DomainPart:
    """The issues that a file lists.

    Attributes:
        file: The file.
        name: The domain's name.
        issues: The issues.
    """

    file: InputFile
    name: str
    issues: tuple[IssuePart, ...]

    def of_number(self, number: int) -> IssuePart | None:
        """Return the issue of a number, or None."""
        return self._by_number.get(number)

    def of_name(self, name: str) -> IssuePart | None:
        """Return the issue of a name, or None."""
        return self._by_name.get(name)

    @cached_property
    def _by_number(self) -> dict[int, IssuePart]:
        return {part.number: part for part in reversed(self.issues)}

    @cached_property
    def _by_name(self) -> dict[str, IssuePart]:
        return {part.name: part for part in reversed(self.issues)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePart:
    """The preferences that a file lists.

    Attributes:
        file: The file.
        id: The profile's id.
        own_domain: The issues as this file gives them; None where it gives none.
        bind: Turns it into a profile of a domain.

            Raises CaseError where it does not fit the domain.
        view: What agents are shown in place of the profile; empty where they are shown all of it.
        alone: What is wrong where `own_domain` is None and no domain stands beside it.
    """

    file: InputFile
    id: str
    own_domain: DomainPart | None
    bind: Callable[[DomainPart], Profile]
    view: str = ""
    alone: tuple[Fault, ...] = field(default=())


def unique_ids(names: list[str], numbers: list[int]) -> list[str]:
    """Return ids for issues: their names, with the number added where a name is blank, reserved or given twice.

    Examples:
        >>> unique_ids(["price", "price", "", "not"], [1, 2, 3, 4])
        ['price', 'price (2)', 'issue 3', 'not (4)']
    """
    ids: dict[str, None] = {}
    for name, number in zip(names, numbers, strict=True):
        wanted = name if name.strip() else f"issue {number}"
        if wanted in ids or wanted in RESERVED:
            wanted = f"{wanted} ({number})"
        while wanted in ids:
            wanted += "'"
        ids[wanted] = None
    return list(ids)
