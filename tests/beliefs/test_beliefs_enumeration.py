"""Importance sampling and sequential Monte Carlo agree with a plain enumeration of two small cases.

The enumeration shares no code with the beliefs: the utilities, likelihoods, utterances and readings of the two cases
are written out below once more, as formulas on a grid over everything that is not known.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from walkaway.beliefs import believe
from walkaway.beliefs.claims import expected
from walkaway.case import (
    ANY_DEAL,
    NO_DEAL,
    Branch,
    Case,
    Clause,
    Issue,
    IssuePreference,
    NoDeal,
    Option,
    Package,
    Party,
    Reading,
    ReadingGroup,
    Statement,
    Where,
)
from walkaway.space import completions

NOISE, HOLD_OUT, MIN_GAIN = 0.05, 0.2, 0.01


def options(*names):
    return tuple(Option(id=name, name=name) for name in names)


def package(rest="no_deal", **terms):
    return Package(
        terms=tuple((issue, (level,) if isinstance(level, str) else tuple(level)) for issue, level in terms.items()),
        rest=rest,
    )


def about(kind, party, name, origin="", credibility=None, **content):
    return Statement(id=name, kind=kind, parties=(party,), origin=origin, credibility=credibility, **content)


def where(issue, *levels):
    return Where(clauses=(Clause(issue=issue, levels=levels),))


PARTIES = (Party(id="a", name="A"), Party(id="b", name="B"))
TIME = Issue(id="time", name="Time", options=options("soon", "late"))

TWO_BY_TWO = Case(
    id="two-by-two",
    parties=PARTIES,
    issues=(Issue(id="price", name="Price", options=options("low", "high")), TIME),
    no_deal=NoDeal(
        branches=(
            Branch(chance=0.5, outcome=(("price", "high"), ("time", "late"))),
            Branch(chance=0.5, outcome=(("price", "low"), ("time", "late"))),
        ),
        shifts=(("a", (-0.1, 0.25)),),
        values=(("b", (0.2, 0.6)),),
    ),
    preferences=(
        IssuePreference(party="a", issue="price", order=(("low",), ("high",))),
        IssuePreference(party="a", issue="time", order=(("soon",), ("late",))),
        IssuePreference(party="b", issue="price", order=(("high",), ("low",))),
        IssuePreference(party="b", issue="time", order=(("late",), ("soon",))),
    ),
    statements=(
        about("offer", "a", "offers", "first", 0.9, package=package(price="low")),
        about("patience", "a", "waits", "first", 0.5, level="high"),
        about("priority", "a", "weighs", "first", 0.5, over_issues=("price", "time")),
        about("acceptance", "a", "accepts", "second", 0.7, package=package(time="soon")),
        about("red_line", "a", "line", "second", 0.4, where=where("price", "low")),
        about("refusal", "a", "refuses", "third", 0.8, of="disputed"),
        about("demand", "b", "demands", "fourth", 0.6, where=where("price", "high"), against="disputed"),
        about("preference", "b", "prefers", "fourth", 0.6, over=(package(price="high", time="soon"), NO_DEAL)),
        about("offer", "b", "generous", package=package(price="low", time="late")),
        about("offer", "b", "mean", package=package(price="high", time=("soon", "late"))),
    ),
    readings=(
        ReadingGroup(
            id="disputed",
            readings=(
                Reading(id="g", statements=("generous",), weight=2.0),
                Reading(id="m", statements=("mean",), weight=3.0),
            ),
        ),
    ),
)

TWO_BY_THREE = Case(
    id="two-by-three",
    parties=PARTIES,
    issues=(Issue(id="price", name="Price", options=options("low", "mid", "high")), TIME),
    no_deal=NoDeal(
        branches=(Branch(chance=1.0, outcome=(("price", "high"), ("time", "late"))),),
        shifts=(("a", (0.0, 0.5)), ("b", (-0.6, -0.2))),
    ),
    preferences=(
        IssuePreference(party="a", issue="price", order=(("low",), ("mid",), ("high",))),
        IssuePreference(party="a", issue="time", order=(("soon",), ("late",))),
        IssuePreference(party="b", issue="price", order=(("high",), ("mid",), ("low",))),
        IssuePreference(party="b", issue="time", order=(("late",), ("soon",))),
    ),
    statements=(
        about("offer", "a", "open_offer", "first", 0.8, package=package(price="mid", rest="open")),
        about("refusal", "a", "refuses", "first", 0.9, package=package(price="mid", time="late")),
        about("red_line", "a", "line", "second", 0.5, where=where("price", "low", "mid")),
        about("preference", "b", "wants_a_deal", "third", 1.0, over=(ANY_DEAL, NO_DEAL)),
        about("demand", "b", "demands", "fourth", 0.7, where=where("price", "mid", "high")),
        about("acceptance", "b", "accepts", "fifth", 0.95, package=package(price="mid", time="soon")),
    ),
)


def logistic(margin):
    return 1.0 / (1.0 + np.exp(-margin / NOISE))


def midpoints(low, high, count):
    return low + (high - low) * (np.arange(count) + 0.5) / count


def refused(margin):
    return 1.0 - (1.0 - HOLD_OUT) * logistic(margin)


def told(credibility, likelihood):
    """The factor of an utterance with one credibility."""
    return 1.0 - credibility + credibility * likelihood / likelihood.mean()


def two_by_two():
    """Worlds: prior weight, and by party the grid's likelihood and the gain from every outcome."""
    weight, shift, patience = np.meshgrid(
        midpoints(0.0, 1.0, 600), midpoints(-0.1, 0.25, 120), midpoints(0.0, 1.0, 40), indexing="ij", sparse=True
    )
    everywhere = np.zeros(np.broadcast_shapes(weight.shape, shift.shape, patience.shape))
    a = {("low", "soon"): 1.0, ("low", "late"): weight, ("high", "soon"): 1.0 - weight, ("high", "late"): 0.0}
    without_a = 0.5 * a["high", "late"] + 0.5 * a["low", "late"] + shift

    offers = logistic(a["low", "late"] - without_a) + everywhere
    with_rest = offers * patience * logistic(weight - (1.0 - weight))
    first = 0.1 + 0.4 * offers / offers.mean() + 0.5 * with_rest / with_rest.mean()
    # Price as without a deal is a lottery: half high, half low.
    accepts = 0.8 * logistic(0.5 * a["high", "soon"] + 0.5 * a["low", "soon"] - without_a) + everywhere
    with_line = accepts * logistic(without_a - np.maximum(a["high", "soon"], a["high", "late"]))
    second = 0.3 + 0.3 * accepts / accepts.mean() + 0.4 * with_line / with_line.mean()

    weight_b, without_b = np.meshgrid(midpoints(0.0, 1.0, 1000), midpoints(0.2, 0.6, 400), indexing="ij", sparse=True)
    b = {("low", "soon"): 0.0, ("low", "late"): 1.0 - weight_b, ("high", "soon"): weight_b, ("high", "late"): 1.0}
    worlds = []
    for prior, said in ((0.4, ("low", "late")), (0.3, ("high", "soon")), (0.3, ("high", "late"))):
        third = told(0.8, refused(a[said] - without_a) + everywhere)
        raw = logistic(b[said] - without_b)
        demands = refused(b["low", said[1]] - without_b)
        fourth = told(0.6, demands * logistic(b["high", "soon"] - without_b))
        worlds.append((prior, {"a": first * second * third, "b": raw * fourth}))
    gains = {
        "a": {x: u - without_a + everywhere for x, u in a.items()},
        "b": {x: u - without_b for x, u in b.items()},
    }
    return worlds, gains


def two_by_three():
    grid = (midpoints(0.0, 1.0, 300), midpoints(0.0, 1.0, 200), midpoints(0.0, 1.0, 60))
    weight, middle, place = np.meshgrid(*grid, indexing="ij", sparse=True)

    def utilities(best_price, best_time):
        value = {"mid": middle, best_price: 1.0, ({"low", "high"} - {best_price}).pop(): 0.0}
        return {
            (price, time): weight * value[price] + (1.0 - weight) * (time == best_time) + 0.0 * place
            for price in value
            for time in ("soon", "late")
        }

    a, b = utilities("low", "soon"), utilities("high", "late")
    without_a, without_b = a["high", "late"] + 0.5 * place, b["high", "late"] - 0.6 + 0.4 * place

    refuses = refused(a["mid", "late"] - without_a)
    both = refuses * 0.5 * (logistic(a["mid", "soon"] - without_a) + logistic(a["mid", "late"] - without_a))
    first = 0.1 + 0.1 * refuses / refuses.mean() + 0.8 * both / both.mean()
    second = told(0.5, logistic(without_a - np.maximum(a["high", "soon"], a["high", "late"])))

    third = told(1.0, logistic(sum(b.values()) / 6.0 - without_b))
    # Nothing was on the table: any deal with price low, time open.
    demands = 0.5 * (refused(b["low", "soon"] - without_b) + refused(b["low", "late"] - without_b))
    fourth = told(0.7, demands)
    fifth = told(0.95, (1.0 - HOLD_OUT) * logistic(b["mid", "soon"] - without_b))
    gains = {"a": {x: u - without_a for x, u in a.items()}, "b": {x: u - without_b for x, u in b.items()}}
    return [(1.0, {"a": first * second, "b": third * fourth * fifth})], gains


CASES = {"two-by-two": (TWO_BY_TWO, two_by_two), "two-by-three": (TWO_BY_THREE, two_by_three)}
OUTCOMES = {
    "two-by-two": (("low", "late"), ("high", "soon")),
    "two-by-three": (("mid", "soon"), ("mid", "late"), ("low", "soon")),
}


@cache
def exact(name):
    """Posterior means by the grid: gains, acceptabilities, both together, worlds' shares, log marginal likelihood."""
    worlds, gains = CASES[name][1]()
    evidence = np.array([prior * likes["a"].mean() * likes["b"].mean() for prior, likes in worlds])
    shares = evidence / evidence.sum()

    def mean(party, values):
        return sum(
            share * (likes[party] * values).mean() / likes[party].mean()
            for share, (_, likes) in zip(shares, worlds, strict=True)
        )

    found = {"log marginal likelihood": np.log(evidence.sum())}
    found |= {f"world {w}": share for w, share in enumerate(shares[:-1])}
    for x in OUTCOMES[name]:
        for party in ("a", "b"):
            found[f"gain of {party} from {x}"] = mean(party, gains[party][x])
            found[f"{party} accepts {x}"] = mean(party, gains[party][x] >= MIN_GAIN)
        found[f"both accept {x}"] = sum(
            share * np.prod([(likes[p] * (gains[p][x] >= MIN_GAIN)).mean() / likes[p].mean() for p in ("a", "b")])
            for share, (_, likes) in zip(shares, worlds, strict=True)
        )
    return found


def sampled(name, seed, draws, force):
    """The same numbers by sampling, each with its standard error."""
    beliefs = believe(CASES[name][0], seed=seed, draws=draws, force=force)
    posterior = beliefs.base
    found = {"log marginal likelihood": posterior.log_evidence()}
    worlds = beliefs.evidence.worlds
    found |= {f"world {w}": posterior.share(lambda world, w=w: world is worlds[w]) for w in range(len(worlds) - 1)}
    for x in OUTCOMES[name]:
        outcome = completions(package(price=x[0], time=x[1]), beliefs.space)

        def gain(draws, party, outcome=outcome):
            return expected(draws.parties[party], outcome)[0] - draws.parties[party].reservation

        for party in ("a", "b"):
            found[f"gain of {party} from {x}"] = posterior.mean(lambda d, _, p=party: gain(d, p), [party])
            found[f"{party} accepts {x}"] = posterior.mean(
                lambda d, _, p=party: (gain(d, p) >= MIN_GAIN).astype(float), [party]
            )
        found[f"both accept {x}"] = posterior.mean(
            lambda d, _: ((gain(d, "a") >= MIN_GAIN) & (gain(d, "b") >= MIN_GAIN)).astype(float)
        )
    return {name: (number.value, number.standard_error) for name, number in found.items()}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("force", "draws", "seeds"), [("importance", 8000, 8), ("sequential", 2000, 4)])
def test_sampling_agrees_with_enumeration(name, force, draws, seeds):
    """Over all seeds together within three standard errors, and every single run within four."""
    truth = exact(name)
    runs = [sampled(name, seed, draws, force) for seed in range(seeds)]
    assert set(truth) == set(runs[0])
    for quantity, value in truth.items():
        found, errors = np.array([run[quantity] for run in runs]).T
        assert (np.abs(found - value) <= 4.0 * errors).all(), (quantity, value, found, errors)
        together = np.sqrt((errors**2).sum()) / seeds
        assert abs(found.mean() - value) <= 3.0 * together, (quantity, value, found.mean(), together)


@pytest.mark.parametrize("name", CASES)
def test_the_statements_move_what_is_compared(name):
    """By far more than the standard errors: agreement is not for want of evidence."""
    truth, before = exact(name), {}
    _, gains = CASES[name][1]()
    for x in OUTCOMES[name]:
        for party in ("a", "b"):
            before[f"{party} accepts {x}"] = (gains[party][x] >= MIN_GAIN).mean()
    assert max(abs(truth[quantity] - value) for quantity, value in before.items()) > 0.1


@pytest.mark.parametrize(
    ("force", "draws"),
    [("importance", 1000), pytest.param("sequential", 1000, marks=pytest.mark.slow)],
)
def test_standard_errors_are_honest(force, draws):
    """Over 60 seeds the spread of estimates is what the printed standard errors say, within a quarter."""
    runs = [sampled("two-by-two", 500 + seed, draws, force) for seed in range(60)]
    for quantity in (
        "log marginal likelihood",
        "world 0",
        "world 1",
        "gain of a from ('low', 'late')",
        "a accepts ('high', 'soon')",
        "b accepts ('low', 'late')",
        "both accept ('low', 'late')",
        "both accept ('high', 'soon')",
    ):
        found, errors = np.array([run[quantity] for run in runs]).T
        assert 0.75 <= found.std(ddof=1) / errors.mean() <= 1.25, quantity


def test_without_the_prior_means_standard_errors_are_not_honest():
    """Why the estimated prior means are part of a standard error: without them it is off by more than a quarter."""
    runs = []
    for seed in range(60):
        posterior = replace(believe(TWO_BY_TWO, seed=500 + seed, draws=1000, force="importance").base, prior_means=None)
        runs.append((posterior.log_evidence().value, posterior.log_evidence().standard_error))
    found, errors = np.array(runs).T
    assert found.std(ddof=1) / errors.mean() < 0.6
