"""What a roadmap finding holds: approaches side by side, the plan that keeps itself, what it hangs on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from walkaway.case import Level
from walkaway.results import AMOUNT, COUNT, GAIN, SHARE, Estimate, Finding, Headline, Shown
from walkaway.roadmap.hangs_on import HangsOn

__all__ = [
    "ApproachFound",
    "Course",
    "Help",
    "Roadmap",
    "RoadmapPlan",
    "Robust",
    "StepTold",
    "Temptation",
    "TimesChanged",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTold(Shown):
    """One step of the roadmap as the case has it.

    Attributes:
        id: Its id.
        by: The parties whose action it is.
        consent: The parties that must consent.
        issue: The issue it moves.
        start: The level it moves from.
        end: The level it moves to.
        take_back: Periods that taking it back needs; None for never.
        verify: Periods until it is verified.
        assumed: Whether it is the analyst's, or made up.
        derived: Whether nobody declared it: it joins neighbouring options.
    """

    id: str
    by: tuple[str, ...]
    consent: tuple[str, ...] = ()
    issue: str
    start: Level
    end: Level
    take_back: float | None = field(metadata=COUNT)
    verify: int = field(metadata=COUNT)
    assumed: bool
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Temptation(Shown):
    """Who would leave the plan, how, and what that brings.

    Attributes:
        party: The party.
        kind: ``stop``, ``withhold``, ``take back`` or ``both``.
        steps: The steps withheld or taken back.
        gain: What leaving brings more than keeping to the plan, on the party's scale; at most 0 where it keeps to it.
    """

    party: str
    kind: str
    steps: tuple[str, ...]
    gain: float = field(metadata=GAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Shown):
    """One stage of a plan, or its end.

    Attributes:
        stage: Number of the stage, from 1; one more than there are for the end.
        begins: Periods since the start.
        periods: How long it takes; None for the end, which lasts.
        steps: The steps taken.
        flow: What each party has in a period of it, over where things stand.
        value: What keeping to the plan is worth to each party from here on.
        temptation: What the best way of leaving it is worth.
    """

    stage: int = field(metadata=COUNT)
    begins: int = field(metadata=COUNT)
    periods: int | None = field(metadata=COUNT)
    steps: tuple[str, ...]
    flow: Mapping[str, float] = field(metadata=GAIN)
    value: Mapping[str, float] = field(metadata=GAIN)
    temptation: Mapping[str, float] = field(metadata=GAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapPlan(Shown):
    """A plan in the middle of the draws.

    Attributes:
        stages: The steps of each stage; an empty one is a wait.
        values: What it is worth to each party at the start, over where things stand.
        slack: By how much the party least held to it is held; below 0 the plan breaks.
        end: Where it leads.
        course: Stage by stage, and the end.
    """

    stages: tuple[tuple[str, ...], ...]
    values: Mapping[str, float] = field(metadata=GAIN)
    slack: float = field(metadata=GAIN)
    end: Mapping[str, Level]
    course: tuple[Course, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproachFound(Shown):
    """One way of ordering the steps, in the middle of the draws and over them.

    Attributes:
        id: Its name in files and flags.
        name: Its name in words.
        stages: The steps of each stage.
        self_enforcing: Whether it keeps itself, in the middle of the draws.
        probability: Share of draws in which it does, given that its end is acceptable to all; None where no draw is.
        breaks_at: The first stage, from 1, at which somebody gains by leaving; one more than there are for the end;
            None where nobody does.
        tempted: Who gains most by leaving there; where nobody does, who is held least.
        declines: The parties for which no deal is better from the start.
        patience_intervals: The common discount factors of a period at which it keeps itself, as intervals.
        least_penalty: The least penalty a period on everybody with which it keeps itself; None where none helps.
        splitting: The step that helps most when it is split in two, if any does.
        slack: By how much the party least held to it is held.
        note: That it takes more in a stage than the case allows; else empty.
    """

    id: str
    name: str
    stages: tuple[tuple[str, ...], ...]
    self_enforcing: bool
    probability: Estimate | None = field(metadata=SHARE)
    breaks_at: int | None = field(metadata=COUNT)
    tempted: Temptation
    declines: tuple[str, ...]
    patience_intervals: tuple[tuple[float, float], ...] = field(metadata=AMOUNT)
    least_penalty: float | None = field(metadata=GAIN)
    splitting: str | None = None
    slack: float = field(metadata=GAIN)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robust(Shown):
    """The plan that keeps itself in most draws of those looked at.

    Attributes:
        plan: The steps of each stage; None where no plan looked at holds in any draw in which its end is acceptable to
            all.
        probability: Share of draws in which it holds, given that its end is acceptable to all; None where there is
            none.
        acceptable: Share of draws in which its end is acceptable to all.
        some_plan: Share of draws in which some plan holds, given that the target is acceptable; a lower bound where
            only plans of the pool were looked at.
        some_plan_proved: Whether every draw that was solved and has no plan was proved to have none. Of many draws some
            hundred are solved, and stand for all.
        end: Where it leads.
        middle: The plan in the middle of the draws in which it holds and its end is acceptable, stage by stage.
        tried: How many plans were looked at.
        hangs_on: The beliefs that it hangs on, the strongest first.
    """

    plan: tuple[tuple[str, ...], ...] | None
    probability: Headline | None
    acceptable: Estimate | None = field(metadata=SHARE)
    some_plan: Estimate | None = field(metadata=SHARE)
    some_plan_proved: bool
    end: Mapping[str, Level]
    middle: RoadmapPlan | None = None
    tried: int = field(metadata=COUNT)
    hangs_on: tuple[HangsOn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesChanged(Shown):
    """What a plan's share becomes where times are other than the case says.

    Attributes:
        what: ``take_back``, ``verify`` or ``period``.
        step: The step; empty for all of them.
        change: What is changed, in words.
        probability: Share of draws in which the plan holds then, given that its end is acceptable.
        best: The highest share of the approaches then; None where one step alone is changed, or at a first look.
    """

    what: str
    step: str
    change: str
    probability: Estimate | None = field(metadata=SHARE)
    best: Estimate | None = field(metadata=SHARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Shown):
    """The least help from outside that makes an approach keep itself, in the middle of the draws.

    Attributes:
        approach: Which approach.
        kind: ``penalty``, ``verification`` or ``compensation``.
        party: Who needs it or is paid; empty for all.
        amount: How much a period, or how many periods to verify; None where no amount helps.
        givers: Third parties that gain more from the roadmap than it costs.
    """

    approach: str
    kind: str
    party: str = ""
    amount: float | None = field(metadata=GAIN)
    givers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Roadmap(Finding):
    """Which sequence of steps keeps itself, and what breaks the others.

    Attributes:
        target: What is to be reached; None for any end.
        start: Where the issues stand that steps move.
        parties: The parties in it.
        steps: The steps.
        acceptable: Share of draws in which the target is acceptable to all; None without a target.
        middle_of: What stands for all draws where one problem is solved: of which draws the means are.
        plan: The best plan that keeps itself there; None where there is none.
        plans: How many self-enforcing plans none of which is better for all there are, in the middle of the draws.
        proved: Whether it is proved that there is no other, or none.
        bound: What no plan can bring more of to each party; None where nothing limits it.
        how: Which method, and why.
        credible: Whether breaking down is an equilibrium itself, along the plan.
        approaches: The named orders of steps.
        robust: The plan that keeps itself in most draws.
        times: What the plan's share becomes where times are other.
        help: The least help that makes an approach keep itself.
        assumed: In words what nobody stated.
        first_look: Whether few sequences were looked at and much was left out, as a brief does.
    """

    target: Mapping[str, Level] | None
    start: Mapping[str, Level]
    parties: tuple[str, ...]
    steps: tuple[StepTold, ...]
    acceptable: Headline | None
    middle_of: str
    plan: RoadmapPlan | None
    plans: int = field(metadata=COUNT)
    proved: bool
    bound: Mapping[str, float] | None = field(metadata=GAIN)
    how: str
    credible: bool
    approaches: tuple[ApproachFound, ...]
    robust: Robust
    times: tuple[TimesChanged, ...]
    help: tuple[Help, ...]
    assumed: tuple[str, ...]
    first_look: bool = False
