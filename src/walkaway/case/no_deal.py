"""What holds without agreement."""

from dataclasses import dataclass

from walkaway.case.issues import Level

__all__ = ["Branch", "NoDeal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One way things may go without a deal.

    Attributes:
        chance: Its probability; the chances of a lottery sum to 1.
        outcome: Issue id and level, one a named issue.
    """

    chance: float
    outcome: tuple[tuple[str, Level], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDeal:
    """What holds without agreement: an outcome, a lottery over outcomes, or a value per party.

    Attributes:
        branches: One branch of chance 1 for an outcome, several for a lottery, none where only values are given.
        values: Party id and the interval of its value of no deal on its own 0-1 scale (or the scale of its exact
            utility).
        shifts: Party id and an interval added to the value of the branches: things may get better or worse than they
            stand.
        because: Statements behind it.
        assumed: Whether the analyst put it in.
    """

    branches: tuple[Branch, ...] = ()
    values: tuple[tuple[str, tuple[float, float]], ...] = ()
    shifts: tuple[tuple[str, tuple[float, float]], ...] = ()
    because: tuple[str, ...] = ()
    assumed: bool = False

    def level(self, issue: str) -> Level | None:
        """Return the level that holds on an issue without a deal; None where there is none or chance decides."""
        found = {dict(branch.outcome).get(issue) for branch in self.branches}
        return found.pop() if len(found) == 1 else None

    def value(self, party: str) -> tuple[float, float] | None:
        """Return the declared interval of a party's value of no deal, if any."""
        return dict(self.values).get(party)

    def shift(self, party: str) -> tuple[float, float]:
        """Return the interval added to a party's value of no deal; (0, 0) unless declared."""
        return dict(self.shifts).get(party, (0.0, 0.0))
