"""Roadmaps the slow and obvious way: every plan, every choice of every party, period by period.

Written from docs/theory/roadmaps.md alone, as the measure of the fast solver: it shares nothing with it but the record
of the problem. A step is named by its place, the chain and the number from 1; a bundle is a sorted tuple of places.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, product
from math import inf

import numpy as np

NEAR = 1e-9
"""Two utilities that differ by less count as equal."""

Place = tuple[int, int]
State = tuple[int, ...]
Bundle = tuple[Place, ...]
PlainPlan = tuple[Bundle, ...]


# States, steps and bundles


@lru_cache(maxsize=100_000)
def utilities(problem, state: State) -> tuple[float, ...]:
    """Return what every party gets in a period in a state."""
    return tuple(float(row[0]) for row in problem.flow.values(np.array([state], dtype=np.int64)))


def completed(state: State) -> list[Place]:
    """Return the places of the steps that are done."""
    return [(chain, number) for chain, level in enumerate(state) for number in range(1, level + 1)]


def with_level(state: State, chain: int, level: int) -> State:
    """Return the state with one chain at another level."""
    return (*state[:chain], level, *state[chain + 1 :])


def after(state: State, bundle: Bundle) -> State:
    """Return the state with a bundle done, whose steps must follow on each other and on the state."""
    done = set(completed(state))
    assert not done & set(bundle)
    result = tuple(level + sum(1 for place in bundle if place[0] == chain) for chain, level in enumerate(state))
    assert done | set(bundle) == set(completed(result))
    return result


def length(problem, bundle: Bundle) -> int:
    """Return how many periods a stage takes."""
    return max((problem.step(*place).verify for place in bundle), default=1)


def subsets(places) -> Iterator[tuple[Place, ...]]:
    """Return every subset, the empty one first."""
    for count in range(len(places) + 1):
        yield from combinations(places, count)


def fallen(problem, bundle: Bundle, withheld) -> set[Place]:
    """Return the steps of a bundle that are not done where some are withheld: these, and what depends on them."""
    gone = set(withheld)
    while True:
        more = {
            later
            for later in bundle
            if later not in gone
            and (
                any(chain == later[0] and number < later[1] for chain, number in gone)
                or any(rule.after == later and rule.before in gone for rule in problem.precedence)
            )
        }
        if not more:
            return gone
        gone |= more


# Plans


def may_follow(problem, state: State, bundle: Bundle) -> bool:
    """Return whether a bundle may be scheduled: small enough, and nothing before what it needs."""
    if len(bundle) > problem.capacity:
        return False
    done = set(completed(state))
    for rule in problem.precedence:
        if rule.after in bundle and rule.before not in done and (rule.strict or rule.before not in bundle):
            return False
    return True


@lru_cache(maxsize=100_000)
def every_bundle(problem, state: State) -> tuple[Bundle, ...]:
    """Return every bundle that may be scheduled at a state on the way to the target; not the empty one."""
    top = problem.full if problem.target is None else problem.target
    found = []
    for result in product(*(range(level, most + 1) for level, most in zip(state, top, strict=True))):
        bundle = tuple(sorted(set(completed(result)) - set(completed(state))))
        if bundle and may_follow(problem, state, bundle):
            found.append(bundle)
    return tuple(found)


def every_plan(problem) -> Iterator[PlainPlan]:
    """Return every plan: waits first, between and last as far as they may run, ending wherever it may end."""

    def continued(plan: PlainPlan, state: State, waits: int) -> Iterator[PlainPlan]:
        if problem.target is None or state == problem.target:
            yield plan
        if waits < problem.max_wait:
            yield from continued((*plan, ()), state, waits + 1)
        for bundle in every_bundle(problem, state):
            yield from continued((*plan, bundle), after(state, bundle), 0)

    yield from continued((), problem.start, 0)


def count_plans(problem) -> int:
    """Return how many plans there are."""

    @cache
    def count(state: State, waits: int) -> int:
        total = int(problem.target is None or state == problem.target)
        if waits < problem.max_wait:
            total += count(state, waits + 1)
        return total + sum(count(after(state, bundle), 0) for bundle in every_bundle(problem, state))

    return count(problem.start, 0)


def plan_states(problem, plan: PlainPlan) -> list[State]:
    """Return the state at the start of every stage, and at the end."""
    states = [problem.start]
    for bundle in plan:
        states.append(after(states[-1], bundle))
    return states


def plan_ids(problem, plan: PlainPlan) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the steps of every stage."""
    return tuple(tuple(problem.step(*place).id for place in bundle) for bundle in plan)


def plan_from_ids(problem, stages) -> PlainPlan:
    """Return a plan given by the ids of the steps of every stage."""
    places = {problem.step(*place).id: place for place in completed(problem.full)}
    return tuple(tuple(sorted(places[name] for name in stage)) for stage in stages)


# Breakdown


def rest(problem, state: State, chain: int) -> int:
    """Return the level at which taking back ends in a chain, the others staying where they are."""

    def rest_of(level: int) -> int:
        if level == 0:
            return 0
        step, below = problem.step(chain, level), rest_of(level - 1)
        if step.take_back < inf and any(takes_back(problem, state, chain, level, below, p) for p in step.actors):
            return below
        return level

    return rest_of(state[chain])


def takes_back(problem, state: State, chain: int, level: int, below: int, party: int) -> bool:
    """Return whether the level that taking a step back leads to is at least as good for a party."""
    low = utilities(problem, with_level(state, chain, below))[party]
    high = utilities(problem, with_level(state, chain, level))[party]
    return low >= high - NEAR


def alone(problem, state: State, chain: int) -> int:
    """Return the level to which a party lifts a chain alone, because it likes it; the present one if none does."""
    here = state[chain]
    reached: list[int] = []
    parties = set[int]()
    for number in range(here + 1, len(problem.chains[chain]) + 1):
        parties |= set(problem.step(chain, number).owners)
        if len(parties) > 1 or any(rule.after == (chain, number) for rule in problem.precedence):
            break
        reached.append(number)
    best = here
    for level in reached:
        (party,) = problem.step(chain, level).owners
        worth = [utilities(problem, with_level(state, chain, each))[party] for each in (best, level)]
        if worth[1] > worth[0] + NEAR:
            best = level
    return best


def gone_times(problem, state: State, starts: dict[Place, float]) -> dict[Place, float]:
    """Return when every completed step is gone: the largest start + k over itself and the steps above it."""
    own = {place: starts.get(place, inf) + problem.step(*place).take_back for place in completed(state)}
    return {
        (chain, number): max(own[chain, above] for above in range(number, state[chain] + 1))
        for chain, number in completed(state)
    }


def state_in(state: State, gone: dict[Place, float], period: int) -> State:
    """Return the state in a period, given when its steps are gone."""
    return tuple(
        sum(1 for number in range(1, level + 1) if gone[chain, number] > period) for chain, level in enumerate(state)
    )


def breakdown_states(problem, state: State, starts: dict[Place, float], period: int) -> list[State]:
    """Return the states from a breakdown on, one a period, until nothing changes any more.

    Args:
        problem: The problem.
        state: The levels when the process breaks down.
        starts: When taking back starts of each step that somebody takes back, at the breakdown or before it.
        period: The period of the breakdown.
    """
    moving = {chain for chain, _ in starts}
    lifted = {
        chain: alone(problem, state, chain)
        for chain, level in enumerate(state)
        if chain not in moving and rest(problem, state, chain) == level
    }
    gone = gone_times(problem, state, starts)
    last = max([period, *(int(time) for time in gone.values() if time < inf)])
    found = []
    for now in range(period, last + 1):
        levels = state_in(state, gone, now)
        found.append(tuple(lifted.get(chain, level) for chain, level in enumerate(levels)))
    return found


def taken_back_at(problem, state: State) -> set[Place]:
    """Return the steps that are taken back where the process breaks down."""
    return {(chain, number) for chain, number in completed(state) if number > rest(problem, state, chain)}


# Temptation


def stream_value(problem, party: int, states: list[State], broken_from: int) -> float:
    """Return the worth of a stream of states, the last of them for ever, broken down from some period on."""
    discount = problem.discount[party]
    extra = problem.shift[party] - problem.penalty[party]
    total = 0.0
    for period, state in enumerate(states):
        flow = utilities(problem, state)[party] + (extra if period >= broken_from else 0.0)
        share = discount**period * ((1 - discount) if period < len(states) - 1 else 1.0)
        total += share * flow
    return total


def stop_value(problem, state: State, party: int) -> float:
    """Return the worth of stopping openly: breakdown at once."""
    starts = dict.fromkeys(taken_back_at(problem, state), 0)
    return stream_value(problem, party, breakdown_states(problem, state, starts, 0), 0)


def choice_states(problem, state: State, bundle: Bundle, withheld, taken_back) -> tuple[list[State], int]:
    """Return the states that a choice leads to, one a period with the last for ever, and when it is detected."""
    detected = min(problem.step(*place).verify for place in (*withheld, *taken_back))
    missing = fallen(problem, bundle, withheld)
    reached = after(state, tuple(place for place in bundle if place not in missing))
    starts = dict.fromkeys(taken_back, 0)
    gone = gone_times(problem, reached, starts)
    states = [state_in(reached, gone, period) for period in range(detected)]
    broken = state_in(reached, gone, detected)
    under_way = {place: start for place, start in starts.items() if place in completed(broken)}
    joined = dict.fromkeys(taken_back_at(problem, broken), detected)
    return states + breakdown_states(problem, broken, joined | under_way, detected), detected


def every_choice(problem, state: State, bundle: Bundle, party: int) -> Iterator[tuple[tuple, tuple]]:
    """Return what a party may withhold and take back, at least one of them."""
    scheduled = [place for place in bundle if party in problem.step(*place).owners]
    reversible = [
        place
        for place in completed(state)
        if party in problem.step(*place).actors and problem.step(*place).take_back < inf
    ]
    for withheld in subsets(scheduled):
        for taken_back in subsets(reversible):
            if withheld or taken_back:
                yield withheld, taken_back


@lru_cache(maxsize=200_000)
def plain_temptation(problem, state: State, bundle: Bundle, party: int) -> float:
    """Return the most that a party gets by stopping, withholding or taking back."""
    best = stop_value(problem, state, party)
    for withheld, taken_back in every_choice(problem, state, bundle, party):
        states, detected = choice_states(problem, state, bundle, withheld, taken_back)
        best = max(best, stream_value(problem, party, states, detected))
    return best


# What a plan is worth, and whether it holds


def end_values(problem, state: State) -> tuple[float, ...]:
    """Return what every party has for ever at the end of a plan."""
    if problem.terminal is not None and state == problem.target:
        return problem.terminal
    return utilities(problem, state)


def plain_values(problem, plan: PlainPlan) -> list[tuple[float, ...]]:
    """Return the values at the start of every stage, and at the end."""
    states = plan_states(problem, plan)
    values = [end_values(problem, states[-1])]
    for bundle, reached in zip(reversed(plan), reversed(states), strict=False):
        shares = [discount ** length(problem, bundle) for discount in problem.discount]
        flows = utilities(problem, reached)
        values.append(
            tuple(
                (1 - share) * flow + share * later for share, flow, later in zip(shares, flows, values[-1], strict=True)
            )
        )
    return values[::-1]


def plain_temptations(problem, plan: PlainPlan) -> list[tuple[float, ...]]:
    """Return every party's temptation at every stage, and at the end."""
    states = plan_states(problem, plan)
    return [
        tuple(plain_temptation(problem, state, bundle, party) for party in range(len(problem.parties)))
        for state, bundle in zip(states, (*plan, ()), strict=True)
    ]


def plain_slack(problem, plan: PlainPlan) -> float:
    """Return the least of V − D over stages and parties, and of V − r at the start."""
    values = plain_values(problem, plan)
    gaps = [v - r for v, r in zip(values[0], problem.reservation, strict=True)]
    for row, tempted in zip(values, plain_temptations(problem, plan), strict=True):
        gaps += [v - d for v, d in zip(row, tempted, strict=True)]
    return min(gaps)


def plain_holds(problem, plan: PlainPlan) -> bool:
    """Return whether a plan keeps itself."""
    values = plain_values(problem, plan)
    states = plan_states(problem, plan)
    if any(v < r - NEAR for v, r in zip(values[0], problem.reservation, strict=True)):
        return False
    # From the back, where most plans break: the answer is the same, and found sooner.
    return all(
        row[party] >= plain_temptation(problem, state, bundle, party) - NEAR
        for row, state, bundle in reversed(list(zip(values, states, (*plan, ()), strict=True)))
        for party in range(len(problem.parties))
    )


def plain_answer(problem) -> list[tuple[tuple[float, ...], PlainPlan]]:
    """Return the Pareto set of values at the start of all plans that hold, with one plan each; best first."""
    front: list[tuple[tuple[float, ...], PlainPlan]] = []
    for plan in every_plan(problem):
        if plain_holds(problem, plan):
            value = plain_values(problem, plan)[0]
            if not any(at_least(kept, value) for kept, _ in front):
                front = [(kept, other) for kept, other in front if not at_least(value, kept)] + [(value, plan)]
    return sorted(front, key=lambda pair: pair[0], reverse=True)


def at_least(one, other) -> bool:
    """Return whether one value is as good as another for everybody, up to what counts as equal."""
    return all(a >= b - NEAR for a, b in zip(one, other, strict=True))


# Whether breakdown is an equilibrium


def plain_credible(problem, state: State) -> bool:
    """Return whether breakdown at a state is an equilibrium: nobody gains by another choice in one of the chains."""
    return all(plain_gain(problem, state, party) <= NEAR for party in range(len(problem.parties)))


def plain_gain(problem, state: State, party: int) -> float:
    """Return the most that a party gains at a breakdown by keeping what it should take back, or the reverse."""
    usual = [usual_levels(problem, state, chain, state[chain]) for chain in range(len(state))]
    best = 0.0
    for chain in range(len(state)):
        for other in other_levels(problem, state, chain, party):
            streams = [*usual[:chain], other, *usual[chain + 1 :]]
            best = max(best, worth(problem, party, streams) - worth(problem, party, usual))
    return best


def worth(problem, party: int, streams: list[list[int]]) -> float:
    """Return the worth of a stream of levels of each chain, the last of each for ever."""
    periods = max(len(levels) for levels in streams)
    states = [tuple(levels[min(t, len(levels) - 1)] for levels in streams) for t in range(periods)]
    return stream_value(problem, party, states, 0)


def usual_levels(problem, state: State, chain: int, level: int) -> list[int]:
    """Return what becomes of a chain at a level where the process breaks down, the others as in the state."""
    here = with_level(state, chain, level)
    starts = {place: 0 for place in taken_back_at(problem, here) if place[0] == chain}
    return [levels[chain] for levels in breakdown_states(problem, here, starts, 0)]


def taken_levels(problem, state: State, chain: int, level: int) -> list[int]:
    """Return what becomes of a chain at a level where it is only taken back, the others as in the state."""
    here = with_level(state, chain, level)
    gone = gone_times(problem, here, {place: 0 for place in taken_back_at(problem, here) if place[0] == chain})
    last = max([0, *(int(time) for place, time in gone.items() if place[0] == chain and time < inf)])
    return [state_in(here, gone, period)[chain] for period in range(last + 1)]


def other_levels(problem, state: State, chain: int, party: int) -> Iterator[list[int]]:
    """Return what becomes of a chain where a party keeps one of its steps, or takes back more of them."""
    below = rest(problem, state, chain)
    doomed = {(chain, number): 0 for number in range(below + 1, state[chain] + 1)}
    for kept in doomed:
        if takers(problem, state, kept) == [party]:
            gone = gone_times(problem, state, {place: 0 for place in doomed if place != kept})
            last = max([0, *(int(gone[chain, n]) for n in range(kept[1] + 1, state[chain] + 1))])
            yield [state_in(state, gone, period)[chain] for period in range(last + 1)]
    starts = dict(doomed)
    for number in range(below, 0, -1):
        step = problem.step(chain, number)
        if party not in step.actors or step.take_back == inf:
            return
        starts[chain, number] = 0
        gone = gone_times(problem, state, starts)
        done = int(gone[chain, number])
        falling = [state_in(state, gone, period)[chain] for period in range(done)]
        # Only the party itself could do the next step alone, and it has just taken that back.
        yield falling + taken_levels(problem, state, chain, number - 1)


def takers(problem, state: State, place: Place) -> list[int]:
    """Return who takes back a step above the level of rest: those who act on it and are no worse off at rest."""
    chain, number = place
    below = rest(problem, state, chain)
    return [party for party in problem.step(*place).actors if takes_back(problem, state, chain, number, below, party)]
