"""What changed between two cases, and what that did to each finding: the records of a comparison."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from walkaway.analysis.zone import BestPackages
from walkaway.case import Level, Settings
from walkaway.case.changes import Change
from walkaway.results import ERROR, POINTS, SHARE, Estimate, Headline, Labels, Method, Shown, overview, plain

__all__ = [
    "Attribution",
    "Comparison",
    "Effect",
    "HeadlineChange",
    "IssueChange",
    "NotToldApart",
    "ReadingChange",
    "Scope",
    "Side",
    "Standing",
    "TableChange",
    "Together",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Shown):
    """One of the two cases.

    Attributes:
        case: Its id.
        method: How its findings were worked out.
        settings: Its conventions.
    """

    case: str
    method: Method
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineChange(Shown):
    """A headline probability in both cases.

    Attributes:
        finding: Its name.
        old: In the old case; None where it has none.
        new: In the new case; None where it has none.
        change: New minus old; None where either is missing.
        standard_error: Of the change. Both cases share their random numbers, so it is less than that of two separate
            samples.
        beyond_sampling: Whether the change exceeds two standard errors.
        why: Why it cannot be compared; empty where it is.
    """

    finding: str
    old: Headline | None
    new: Headline | None
    change: float | None = field(default=None, metadata=POINTS)
    standard_error: float | None = field(default=None, metadata=ERROR)
    beyond_sampling: bool | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope(Shown):
    """What a finding is about in either case, where that is not the same.

    Attributes:
        what: ``principals`` (whom a deal must satisfy), ``issues`` (what the headline set of packages varies) or
            ``left_out`` (what a walk-away test leaves out).
        finding: The finding it is about; empty where it is about all.
        old: The ids in the old case.
        new: The ids in the new case.
    """

    what: str
    finding: str = ""
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Shown):
    """What one change by itself does to one finding.

    Attributes:
        change: Id of the change.
        what: ``added``, ``removed`` or ``changed``.
        finding: The finding.
        effect: What it adds to the finding: of an added statement, the new case minus the new case without it; of a
            removed one, the old case without it minus the old case; of anything else, the old case with this one change
            minus the old case.
        standard_error: Of the effect.
    """

    change: str
    what: str
    finding: str
    effect: float = field(metadata=POINTS)
    standard_error: float = field(metadata=ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Together(Shown):
    """What is left of a finding's change when every single effect is taken off.

    Attributes:
        finding: The finding.
        effect: The rest: what changes do together, and what those do that were not told apart.
        standard_error: Of the rest.
    """

    finding: str
    effect: float = field(metadata=POINTS)
    standard_error: float = field(metadata=ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotToldApart(Shown):
    """A change whose effect was not worked out by itself, and why."""

    change: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Shown):
    """Which change carries how much. Single effects need not add up to the whole.

    Attributes:
        effects: Every single effect that is not nil, the largest first.
        together: By finding, what single effects leave over.
        told_apart: Ids of the changes whose effects were worked out one by one.
        not_told_apart: The other changes that may bear on a probability, and why.
        silent: Ids of changes of names, texts, grounds and sources, on which no probability hangs.
    """

    effects: tuple[Effect, ...]
    together: tuple[Together, ...]
    told_apart: tuple[str, ...]
    not_told_apart: tuple[NotToldApart, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Shown):
    """Where the sides stand on an issue.

    Attributes:
        status: The status, as in the scorecard.
        distance: Adjacent steps between the nearest positions; None where positions are missing.
    """

    status: str
    distance: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueChange(Shown):
    """Where the sides stand on one issue in both cases; None where a case has not the issue."""

    issue: str
    old: Standing | None
    new: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChange(Shown):
    """The weight of one account in both cases.

    Attributes:
        group: The group.
        id: The account.
        old: Its weight given the statements of the old case; None where it has not the account.
        new: The same in the new case.
        change: New minus old; None where either is missing.
        standard_error: Of the change.
        beyond_sampling: Whether the change exceeds two standard errors.
    """

    group: str
    id: str
    old: float | None = field(metadata=SHARE)
    new: float | None = field(metadata=SHARE)
    change: float | None = field(default=None, metadata=POINTS)
    standard_error: float | None = field(default=None, metadata=ERROR)
    beyond_sampling: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChange(Shown):
    """A package on the table in either case.

    Attributes:
        outcome: The package.
        old: Each party's chance of gaining from it in the old case; None where it does not lie on the table there.
        new: The same in the new case.
    """

    outcome: Mapping[str, Level]
    old: Mapping[str, Estimate] | None = field(metadata=SHARE)
    new: Mapping[str, Estimate] | None = field(metadata=SHARE)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed between two cases, and what that did to each finding.

    Attributes:
        old: The old case.
        new: The new case.
        changes: What is different between the cases.
        headlines: Every headline probability of either case.
        scope: What findings are about, where that is not the same in both.
        attribution: Which change carries how much.
        scorecard: Where the sides stand, issue by issue.
        readings: The weight of every account.
        on_the_table: What lies on the table, with each side's chance.
        best_package: In the old and in the new case, the package that most often satisfies all.
        quick: Whether conventions, assumptions and the effects of changes other than statements were left out.
        old_labels: Names for readers, of the old case.
        new_labels: The same of the new case.
    """

    old: Side
    new: Side
    changes: tuple[Change, ...]
    headlines: tuple[HeadlineChange, ...]
    scope: tuple[Scope, ...]
    attribution: Attribution
    scorecard: tuple[IssueChange, ...]
    readings: tuple[ReadingChange, ...]
    on_the_table: tuple[TableChange, ...]
    best_package: tuple[BestPackages, BestPackages]
    quick: bool
    old_labels: Labels
    new_labels: Labels

    @property
    def identical(self) -> bool:
        """Whether the two cases say the same."""
        return not self.changes

    def headline(self, finding: str) -> HeadlineChange:
        """Return the change of one headline probability.

        Args:
            finding: Its name, such as ``zone.headline``.

        Raises:
            KeyError: neither case has it.
        """
        for item in self.headlines:
            if item.finding == finding:
                return item
        raise KeyError(finding)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data in the stable form of the command line's ``result``."""
        names = ("headlines", "scope", "attribution", "scorecard", "readings", "on_the_table")
        best = dict(zip(("old", "new"), plain(self.best_package), strict=True))
        return {
            "identical": self.identical,
            "methods": {"old": plain(self.old.method), "new": plain(self.new.method)},
            "changes": plain(self.changes),
            **{name: plain(getattr(self, name)) for name in names},
            "best_package": best,
        }

    def _repr_html_(self) -> str:
        """Return a short overview for a notebook; each part shows itself."""
        return overview(self, f"{self.old.case} and {self.new.case}", "to_dict() gives everything as plain data.")
