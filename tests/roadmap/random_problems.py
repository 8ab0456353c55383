"""Random roadmap problems in which plans hold now and then, with everything that a problem may have."""

from math import inf

import numpy as np

from walkaway.errors import InputError
from walkaway.roadmap import AdditiveFlow, Precedence, RoadmapProblem, RoadmapStep, TableFlow

GRID = 0.25
"""Where ties are wanted, every number is a multiple of it, so that sums tie exactly."""


def random_problem(rng, *, most_steps=6, most_wait=1, most_parties=3):
    """Return a problem of a few steps; own steps mostly cost, others' are mostly welcome."""
    grid = bool(rng.random() < 0.4)
    party_count = int(rng.integers(2, most_parties + 1))
    lengths = random_lengths(rng, int(rng.integers(1, most_steps + 1)))
    chains = random_chains(rng, lengths, party_count)
    flow = random_flow(rng, chains, party_count, grid)
    target, terminal = None, None
    if rng.random() < 0.45:
        target = tuple(lengths) if rng.random() < 0.6 else tuple(int(rng.integers(0, n + 1)) for n in lengths)
        target = target if any(target) else tuple(lengths)
        if rng.random() < 0.4:
            flows = flow.values(np.array([target]))[:, 0]
            terminal = tuple((flows + rounded(rng.normal(0.1, 0.3, party_count), grid)).tolist())
    problem = {
        "parties": tuple("ABC"[:party_count]),
        "chains": chains,
        "flow": flow,
        "discount": random_discount(rng, party_count, grid),
        "reservation": some(rng, party_count, 0.6, grid, -0.3, 0.3),
        "shift": some(rng, party_count, 0.6, grid, -0.4, 0.2),
        "penalty": some(rng, party_count, 0.5, grid, 0.0, 0.5),
        "capacity": int(rng.integers(1, 4)),
        "max_wait": int(rng.integers(0, most_wait + 1)),
    }
    return with_order(rng, problem, lengths, target, terminal)


def random_lengths(rng, count):
    """Return how many steps each of one to four chains has."""
    chains = min(count, int(rng.integers(1, 5)))
    lengths = [1] * chains
    for _ in range(count - chains):
        lengths[int(rng.integers(chains))] += 1
    return lengths


def random_chains(rng, lengths, party_count):
    """Return the steps: of one owner, joint, or in need of consent; slow and fast to take back and to verify."""
    times = ([0, 1, 2, 3, inf], [0.1, 0.3, 0.25, 0.15, 0.2]) if rng.random() < 0.8 else ([0, inf], [0.5, 0.5])
    verify = 1 if rng.random() < 0.4 else 3
    mixed = rng.random() < 0.4
    chains = []
    for chain, length in enumerate(lengths):
        owner = int(rng.integers(party_count))
        steps = []
        for number in range(1, length + 1):
            actors, consent = random_owners(rng, int(rng.integers(party_count)) if mixed else owner, party_count)
            take_back = float(rng.choice(times[0], p=times[1]))
            steps.append(
                RoadmapStep(
                    id=f"s{chain}{number}",
                    actors=actors,
                    consent=consent,
                    take_back=take_back,
                    verify=int(rng.integers(1, verify + 1)),
                )
            )
        chains.append(tuple(steps))
    return tuple(chains)


def random_owners(rng, owner, party_count):
    """Return who acts and who must consent."""
    others = [party for party in range(party_count) if party != owner]
    draw = rng.random()
    if draw < 0.15:
        return (owner, *others[: int(rng.integers(1, len(others) + 1))]), ()
    if draw < 0.3:
        return (owner,), (int(rng.choice(others)),)
    return (owner,), ()


def random_flow(rng, chains, party_count, grid):
    """Return what levels are worth, in a quarter of cases with interactions between chains."""
    cost, gain = rng.uniform(0.1, 0.8), rng.uniform(0.6, 1.4)
    tables = []
    for steps in chains:
        rises = np.empty((party_count, len(steps)))
        for column, step in enumerate(steps):
            for party in range(party_count):
                acts, likes = party in step.actors, rng.random()
                joint = acts and len(step.actors) > 1
                if acts and likes < (0.5 if joint else 0.85):
                    rises[party, column] = -cost * rng.uniform(0, 1)
                else:
                    rises[party, column] = gain * rng.uniform(0, 1) * (-0.5 if not acts and likes < 0.12 else 1)
        if rng.random() < 0.2:  # mixed feelings: levels that owners like, and between which they are torn
            rises = rng.choice([-0.25, 0.0, 0.25, 0.5], rises.shape) if grid else rng.normal(0, 0.4, rises.shape)
        levels = np.concatenate([np.zeros((party_count, 1)), np.cumsum(rises, axis=1)], axis=1)
        tables.append(rounded(levels, grid))
    flow = AdditiveFlow(tables=tuple(tables))
    if rng.random() >= 0.25:
        return flow
    shape = [len(steps) + 1 for steps in chains]
    states = np.indices(shape).reshape(len(shape), -1).T
    table = flow.values(states).reshape(party_count, *shape)
    return TableFlow(table=rounded(table + rng.normal(0, 0.25, table.shape), grid))


def random_discount(rng, party_count, grid):
    """Return discount factors, from hasty to patient."""
    if grid:
        return tuple(rng.choice([0.25, 0.5, 0.75, 0.875], party_count).tolist())
    if rng.random() < 0.3:
        return (float(rng.uniform(0.05, 0.99)),) * party_count
    return tuple(rng.uniform(0.05 if rng.random() < 0.3 else 0.6, 0.99, party_count).tolist())


def some(rng, party_count, share, grid, low, high):
    """Return numbers within a range, or zeros in a share of cases."""
    if rng.random() < share:
        return (0.0,) * party_count
    return tuple(rounded(rng.uniform(low, high, party_count), grid).tolist())


def rounded(values, grid):
    """Return numbers, on the grid where ties are wanted."""
    return np.round(values / GRID) * GRID + 0.0 if grid else values


def with_order(rng, numbers, lengths, target, terminal):
    """Return the problem with as much declared order, and with the target, as it bears."""
    rules = []
    chains = len(lengths)
    for _ in range(int(rng.integers(0, 4)) if chains > 1 and rng.random() < 0.6 else 0):
        one, other = rng.choice(chains, 2, replace=False).tolist()
        before = (one, int(rng.integers(1, lengths[one] + 1)))
        after = (other, int(rng.integers(1, lengths[other] + 1)))
        rule = Precedence(before=before, after=after, strict=bool(rng.random() < 0.5))
        try:
            RoadmapProblem(**numbers, precedence=(*rules, rule))
        except InputError:
            continue
        rules.append(rule)
    try:
        return RoadmapProblem(**numbers, precedence=tuple(rules), target=target, terminal=terminal)
    except InputError:
        return RoadmapProblem(**numbers, precedence=tuple(rules))
