"""What binds or bounds a deal: commitments, constraints, consent, steps, and words with two meanings."""

from dataclasses import dataclass

from walkaway.case.conditions import Where
from walkaway.case.issues import Level

__all__ = ["Commitment", "Consent", "Constraint", "HistoryEntry", "Step", "Term"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """What became of a commitment: ``made``, ``kept``, ``affirmed``, ``suspended``, ``broken`` or ``ended``."""

    date: str
    status: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What a party said it will do or refrain from, perhaps in return for another.

    Attributes:
        id: Short name.
        by: The party bound by it.
        does: Issue id and level, one a named issue.
        in_return_for: Another commitment's id.
        history: What became of it, oldest first.
        because: Statements behind the link to the other commitment.
        assumed: Whether that link is the analyst's.
        name: Name for readers.
    """

    id: str
    by: str
    does: tuple[tuple[str, Level], ...]
    in_return_for: str = ""
    history: tuple[HistoryEntry, ...] = ()
    because: tuple[str, ...] = ()
    assumed: bool = False
    name: str = ""

    @property
    def status(self) -> str:
        """The latest status; ``unknown`` without a history."""
        return self.history[-1].status if self.history else "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Outcomes that no deal can have."""

    never: Where
    because: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Outcomes that need another party's agreement as well."""

    where: Where
    by: str
    because: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An action that moves an issue from one option towards another; the element of a roadmap.

    Attributes:
        id: Short name.
        by: The parties whose action it is; each can withhold it.
        issue: The issue it moves.
        start: The level it moves from (``from`` in the file).
        end: The level it moves to (``to`` in the file).
        take_back: Periods that taking it back needs; None where it cannot be taken back (``never``).
        verify: Periods until it is verified.
        after: Steps that must come before, in an earlier stage.
        not_before: Steps that must not come later; the same stage will do.
        because: Statements behind it.
        assumed: Whether the analyst put it in.
    """

    id: str
    by: tuple[str, ...]
    issue: str
    start: Level
    end: Level
    take_back: float | None = None
    verify: int = 1
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word that the parties read differently.

    Attributes:
        id: The word.
        meanings: Party id and what it means by the word.
        issue: The issue on which agreement in words hides the difference, if any.
        because: Statements behind it.
        assumed: Whether the analyst put it in.
    """

    id: str
    meanings: tuple[tuple[str, str], ...] = ()
    issue: str = ""
    because: tuple[str, ...] = ()
    assumed: bool = False
