"""In which order could the steps be taken? The orders that have a name, and those that a user writes down.

Every order leads from where things stand to the target, or to the state with every step done where there is none.
A step belongs to each party that acts on it. What must come first comes first in every order.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from walkaway.errors import InputError
from walkaway.roadmap.plan import Plan
from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["APPROACHES", "Approach", "NamedPlan", "capacity_note", "named_plans", "plan_of_text", "roomy"]

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlan:
    """A plan and what it is called.

    Attributes:
        ids: The ids of the orders that lead to this plan; several where they come to the same.
        name: In plain words.
        plan: The plan.
        note: What is said besides; empty where there is nothing.
    """

    ids: tuple[str, ...]
    name: str
    plan: Plan
    note: str = ""

    @property
    def id(self) -> str:
        """The first of its ids."""
        return self.ids[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """A way to order steps.

    Attributes:
        id: Short name.
        name: In plain words.
        what: What it does.
        orders: From a problem to the plans that it gives, each with id and name.
    """

    id: str
    name: str
    what: str
    orders: Callable[[RoadmapProblem], tuple[tuple[str, str, Plan], ...]]


def named_plans(problem: RoadmapProblem) -> tuple[NamedPlan, ...]:
    """Return every named order of a problem; orders that come to the same plan are one, with all their names.

    Examples:
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapStep
        >>> import numpy as np
        >>> problem = RoadmapProblem(
        ...     parties=("north", "south"), discount=(0.9, 0.9), reservation=(0.0, 0.0), capacity=2,
        ...     chains=((RoadmapStep(id="give", actors=(0,)),), (RoadmapStep(id="ease", actors=(1,)),)),
        ...     flow=AdditiveFlow(tables=(np.zeros((2, 2)), np.zeros((2, 2)))),
        ... )  # fmt: skip
        >>> for named in named_plans(problem):
        ...     print(named.name, named.plan.stages)
        all at once, or side by side (('give', 'ease'),)
        north first, or alternating, north opens (('give',), ('ease',))
        south first, or alternating, south opens (('ease',), ('give',))
    """
    found: dict[Plan, list[tuple[str, str]]] = {}
    for approach in APPROACHES:
        for order_id, name, plan in approach.orders(problem):
            found.setdefault(plan, []).append((order_id, name))
    return tuple(
        NamedPlan(
            ids=tuple(order_id for order_id, _ in names),
            name=", or ".join(name for _, name in names),
            plan=plan,
            note=capacity_note(problem, plan),
        )
        for plan, names in found.items()
    )


def roomy(problem: RoadmapProblem, plan: Plan) -> RoadmapProblem:
    """Return the problem with room enough in a stage for a plan: its capacity raised where the plan exceeds it."""
    largest = max((len(stage) for stage in plan.stages), default=0)
    return problem if largest <= problem.capacity else replace(problem, capacity=largest)


def plan_of_text(text: str) -> Plan:
    """Return the plan that a text spells: step ids with commas between, stages with semicolons, an empty one a wait.

    A semicolon at the very end only closes the last stage.

    Raises:
        InputError: A comma has no step on one of its sides, or a step id has a blank in it.

    Examples:
        >>> plan_of_text("freeze, ease; ; dismantle").stages
        (('freeze', 'ease'), (), ('dismantle',))
    """
    parts = text.split(";")
    if not parts[-1].strip():
        parts.pop()
    stages = []
    for number, part in enumerate(parts, start=1):
        names = tuple(name.strip() for name in part.split(",")) if part.strip() else ()
        if "" in names:
            raise InputError(
                f"stage {number} {part.strip()!r} has a comma too many; write 'a, b; c', a wait as 'a; ; b'"
            )
        if blank := [name for name in names if len(name.split()) > 1]:
            raise InputError(f"stage {number} names {blank[0]!r}; put a comma or a semicolon between two steps")
        stages.append(names)
    return Plan(stages=tuple(stages))


def capacity_note(problem: RoadmapProblem, plan: Plan) -> str:
    """Return that a plan takes more in a stage than the capacity allows; empty where it does not."""
    largest = max((len(stage) for stage in plan.stages), default=0)
    if largest <= problem.capacity:
        return ""
    return f"a stage of it holds {largest} steps, and {problem.capacity} fit into one"


@dataclass(slots=True, kw_only=True)
class _Layout:
    """Stages laid out one after another, nothing before what it needs."""

    problem: RoadmapProblem
    needs: dict[Place, list[tuple[Place, bool]]] = field(init=False)
    later: dict[Place, int] = field(init=False)
    done: set[Place] = field(default_factory=set, init=False)
    stages: list[list[Place]] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        problem = self.problem
        goal = problem.full if problem.target is None else problem.target
        self.needs = {(c, n): [((c, n - 1), False)] if n > 1 else [] for c, top in enumerate(goal) for n in _to(top)}
        for rule in problem.precedence:
            if rule.after in self.needs:
                self.needs[rule.after].append((rule.before, rule.strict))
        self.later = _later_stages(self.needs)

    @property
    def left(self) -> list[Place]:
        """The steps that are still to be taken."""
        return [place for place in self.needs if place not in self.done]

    def belongs(self, place: Place, party: int) -> bool:
        return party in self.problem.step(*place).actors

    def of(self, party: int) -> set[Place]:
        return {place for place in self.left if self.belongs(place, party)}

    def needed_for(self, places: Collection[Place]) -> set[Place]:
        """Return these steps and all that must come before them."""
        found, open_ = set(places), list(places)
        while open_:
            fresh = [before for before, _ in self.needs[open_.pop()] if before not in found | self.done]
            found.update(fresh)
            open_ += fresh
        return found

    def free(self, stage: list[Place]) -> list[Place]:
        """Return the steps that can join a stage, those first that most strictly later stages wait for."""
        able = [
            place
            for place in self.left
            if place not in stage
            and all(before in self.done or (not strict and before in stage) for before, strict in self.needs[place])
        ]
        return sorted(able, key=lambda place: (-self.later[place], place))

    def fill(self, allowed: Collection[Place], most: int) -> list[Place]:
        """Return a stage as full as order and room allow."""
        stage: list[Place] = []
        while len(stage) < most and (able := [place for place in self.free(stage) if place in allowed]):
            stage.append(able[0])
        return stage

    def add(self, stage: list[Place]) -> None:
        self.stages.append(sorted(stage))
        self.done.update(stage)

    def plan(self) -> Plan:
        return Plan(stages=tuple(tuple(self.problem.step(*place).id for place in stage) for stage in self.stages))


def _later_stages(needs: dict[Place, list[tuple[Place, bool]]]) -> dict[Place, int]:
    """Return how many stages must come after that of each step: the strict orders on the longest way from it."""
    later = dict.fromkeys(needs, 0)
    for _ in needs:
        changed = False
        for place, befores in needs.items():
            for before, strict in befores:
                if later[place] + strict > later[before]:
                    later[before], changed = later[place] + strict, True
        if not changed:
            break
    return later


def _to(top: int) -> range:
    return range(1, top + 1)


def _acting(problem: RoadmapProblem) -> list[int]:
    layout = _Layout(problem=problem)
    return [party for party in range(len(problem.parties)) if layout.of(party)]


def _all_at_once(problem: RoadmapProblem) -> tuple[tuple[str, str, Plan], ...]:
    layout = _Layout(problem=problem)
    while layout.left:
        layout.add(layout.fill(layout.left, len(layout.left)))
    return (("all_at_once", "all at once", layout.plan()),)


def _party_first(problem: RoadmapProblem) -> tuple[tuple[str, str, Plan], ...]:
    return tuple(
        (f"{problem.parties[party]}_first", f"{problem.parties[party]} first", _first(problem, party))
        for party in _acting(problem)
    )


def _first(problem: RoadmapProblem, party: int) -> Plan:
    layout = _Layout(problem=problem)
    while own := layout.of(party):
        layout.add(layout.fill(own, problem.capacity) or layout.fill(layout.needed_for(own), problem.capacity))
    while layout.left:
        layout.add(layout.fill(layout.left, problem.capacity))
    return layout.plan()


def _alternating(problem: RoadmapProblem) -> tuple[tuple[str, str, Plan], ...]:
    acting = _acting(problem)
    return tuple(
        (
            f"alternating_{problem.parties[party]}_opens",
            f"alternating, {problem.parties[party]} opens",
            _in_turn(problem, acting[place:] + acting[:place]),
        )
        for place, party in enumerate(acting)
    )


def _in_turn(problem: RoadmapProblem, turns: list[int]) -> Plan:
    layout = _Layout(problem=problem)
    turn = 0
    while layout.left:
        # A party with nothing that it can do passes.
        if stage := layout.fill(layout.of(turns[turn % len(turns)]), 1):
            layout.add(stage)
        turn += 1
    return layout.plan()


def _side_by_side(problem: RoadmapProblem) -> tuple[tuple[str, str, Plan], ...]:
    layout = _Layout(problem=problem)
    while layout.left:
        stage: list[Place] = []
        while joining := _next_beside(layout, stage):
            stage.append(joining)
        layout.add(stage)
    return (("side_by_side", "side by side", layout.plan()),)


def _next_beside(layout: _Layout, stage: list[Place]) -> Place | None:
    """Return a step of the first party that has none in the stage yet."""
    free = layout.free(stage)
    for party in range(len(layout.problem.parties)):
        own = [place for place in free if layout.belongs(place, party)]
        if own and not any(layout.belongs(place, party) for place in stage):
            return own[0]
    return None


APPROACHES = (
    Approach(
        id="all_at_once",
        name="all at once",
        what="everything in as few stages as strict order allows, whatever the capacity",
        orders=_all_at_once,
    ),
    Approach(
        id="party_first",
        name="one party first",
        what="all that is this party's own, then the rest, in stages as full as order and capacity allow; "
        "steps of others that its own need come as late as they can",
        orders=_party_first,
    ),
    Approach(
        id="alternating",
        name="alternating",
        what="one step at a time, each party in turn; who has nothing that it can do passes",
        orders=_alternating,
    ),
    Approach(
        id="side_by_side",
        name="side by side",
        what="in each stage one step of every party, whatever the capacity; a joint step counts for each of its actors",
        orders=_side_by_side,
    ),
)
"""The orders that have a name."""
