"""When the evidence decides, when it does not, and what strong evidence does to the sampler."""

from collections.abc import Callable

import numpy as np
import pytest

from walkaway.analysis import CONVENTIONS, Convention, View, headlines_and_influence
from walkaway.beliefs import MIN_EFFECTIVE, Replicates, believe
from walkaway.case import Settings
from walkaway.formats import parse_case
from walkaway.results import Estimate, Headline
from walkaway.workbench.findings import brief, gap_only, walk_away_only, zone_only

CASE = """
walkaway: 1
id: plain
parties: {ann: Ann, bob: Bob}
issues:
  pay: {options: {low: {because: [ground]}, middle: {because: [ground]}, high: {because: [ground]}}}
  time: {options: {short: {because: [ground]}, long: {because: [ground]}}}
no_deal: {outcome: {pay: low, time: short}, because: [ground]}
preferences:
  ann: {pay: {order: [high, middle, low], because: [ground]}, time: {order: [short, long], because: [ground]}}
  bob: {pay: {order: [low, middle, high], because: [ground]}, time: {order: [long, short], because: [ground]}}
statements:
  ground: {kind: report, text: "As everybody knows."}
  offer: {kind: offer, party: ann, package: {pay: middle, time: long}, basis: deed}
  answer: {kind: %s, party: bob, %s, basis: deed}
"""
REFUSED = CASE % ("refusal", "of: offer")
ACCEPTED = CASE % ("acceptance", "of: offer")
STRONG = (
    REFUSED
    + """
  never: {kind: red_line, party: bob, where: {pay: low}, basis: deed, origin: one}
  never_again: {kind: demand, party: bob, where: {pay: low}, basis: deed, origin: two}
"""
)
HARDLY = CASE % ("patience", "level: high")


def test_the_evidence_decides() -> None:
    found = zone_only(believe(parse_case(STRONG).case))
    assert found.said_only.decided
    assert found.said_only.value < found.said_only.before - 2 * found.said_only.standard_error  # type: ignore[operator]
    assert set(found.said_only.statements) >= {"answer", "never"}


def test_the_evidence_does_not_decide() -> None:
    found = zone_only(believe(parse_case(HARDLY).case))
    assert found.said_only.decided is not None
    # How patient Bob is says nothing of whether Ann's offer was a deal; that she made it does.
    assert "answer" not in found.said_only.statements
    reported = HARDLY.replace("kind: offer", "kind: report").replace(", package: {pay: middle, time: long}", "")
    found = zone_only(believe(parse_case(reported).case))
    error = found.headline.standard_error
    assert found.headline.value == pytest.approx(found.headline.before or 0, abs=2 * error + 1e-6)
    assert found.headline.decided is False
    assert found.headline.statements == ()


def test_decided_takes_every_convention() -> None:
    case = parse_case(ACCEPTED).case
    found = zone_only(believe(case)).said_only
    assert found.decided
    low, high = found.conventions or (0, 0)
    assert (found.before or 1) < low < found.value < high
    assert found.without_assumptions == (found.value, found.value)  # everything here is given
    # Believed not at all, the same words decide nothing: the prior is all there is.
    silent = zone_only(believe(case, settings=Settings(credibility_factor=0.0))).said_only
    assert silent.decided is False
    assert silent.value == pytest.approx(silent.before)


def test_quick_leaves_the_ranges_open() -> None:
    found = zone_only(believe(parse_case(ACCEPTED).case, draws=200), quick=True).headline
    assert (found.conventions, found.without_assumptions, found.decided, found.statements) == (None, None, None, ())
    assert found.before is not None


# --- Evidence that few draws of the prior can hold --------------------------------------------------------------------

RARE = """
walkaway: 1
id: rare
parties: {ann: Ann, bob: Bob}
issues:
  pay: {options: {p0: P0, p1: P1, p2: P2, p3: P3}}
  time: {options: {t0: T0, t1: T1, t2: T2}}
  place: {options: {here: Here, there: There}}
no_deal: {outcome: {pay: p0, time: t0, place: here}, assumed: true}
preferences:
  ann:
    pay: {order: [p3, p2, p1, p0], assumed: true}
    time: {order: [t0, t1, t2], assumed: true}
    place: {order: [here, there], assumed: true}
  bob:
    pay: {order: [p0, p1, p2, p3], assumed: true}
    time: {order: [t2, t1, t0], assumed: true}
    place: {order: [there, here], assumed: true}
statements:
  s1: {kind: offer, party: ann, package: {pay: p1, time: t2, place: there}, credibility: 1, date: 2020-01}
  s2: {kind: refusal, party: bob, of: s1, credibility: 1, date: 2020-01}
  s3: {kind: offer, party: bob, package: {pay: p3, time: t1}, credibility: 1, date: 2020-02}
  s4: {kind: refusal, party: ann, of: s3, credibility: 1, date: 2020-02}
  s5: {kind: priority, party: ann, over: [time, rest], credibility: 1, date: 2020-03}
  s6: {kind: preference, party: bob, over: [{pay: p2}, {time: t1}], credibility: 1, date: 2020-04}
"""


def figures(draws: int, method: str = "") -> tuple[str, dict[str, Headline | Estimate]]:
    beliefs = believe(parse_case(RARE).case, draws=draws, seed=5, force=method)
    zone, leavings = zone_only(beliefs, quick=True), walk_away_only(beliefs, quick=True)
    found: dict[str, Headline | Estimate] = {
        "headline": zone.headline,
        "said": zone.said_only,
        "depth": zone.depth["0.05"],
    }
    for leaving in leavings:
        found[f"{leaving.offer} right"] = leaving.probability_right
        found[f"{leaving.offer} with refusal"] = leaving.with_refusal
        found[f"{leaving.offer} later"] = leaving.with_future["0.25"]
    for row in gap_only(beliefs).on_the_table:
        for party in ("ann", "bob"):
            found[f"{row.statement} {party}"] = row.acceptable[party]
            found[f"{row.statement} {party} lacks"] = row.shortfall[party]
    return beliefs.method.name, found


def agree(one: dict[str, Headline | Estimate], other: dict[str, Headline | Estimate], errors: float) -> None:
    assert one.keys() == other.keys()
    for name, estimate in one.items():
        both = (estimate.standard_error**2 + other[name].standard_error ** 2) ** 0.5
        assert abs(estimate.value - other[name].value) <= errors * both + 1e-3, name


def test_strong_evidence_switches_the_method() -> None:
    beliefs = believe(parse_case(RARE).case, seed=5)
    assert believe(parse_case(RARE).case, seed=5, force="importance").base.effective_sample_size < MIN_EFFECTIVE
    assert beliefs.method.name == "sequential Monte Carlo"
    assert beliefs.method.effective_sample_size is not None
    assert beliefs.method.effective_sample_size > MIN_EFFECTIVE
    found = brief(believe(parse_case(RARE).case, seed=5, draws=800), quick=True)
    assert found.method.name == "sequential Monte Carlo"


def test_both_samplers_tell_the_same() -> None:
    name, led = figures(4000)
    assert name == "sequential Monte Carlo"
    name, weighed = figures(20_000, "importance")
    assert name == "importance sampling"
    agree(led, weighed, errors=4)


@pytest.mark.slow
def test_both_samplers_tell_the_same_to_three_standard_errors() -> None:
    _, led = figures(8000, "sequential")
    _, weighed = figures(200_000, "importance")
    agree(led, weighed, errors=3)


# --- The rule itself, on made-up findings -----------------------------------------------------------------------------


def decided(now: Callable[[View], float], before: float = 0.5, spread: float = 0.0, text: str = ACCEPTED) -> Headline:
    """The headline of a finding that is `now` in each setting and `before` without statements."""

    def core(view: View) -> Replicates:
        jitter = spread * np.sin(np.arange(41))
        jitter[0] = 0.0
        return Replicates((before if view.before else now(view)) + (0.0 if view.before else 1.0) * jitter)

    view = View.of(believe(parse_case(text).case, draws=80))
    headlines, _ = headlines_and_influence(view, {"made up": core})
    return headlines["made up"]


def test_the_same_sign_in_every_setting_is_decided() -> None:
    assert decided(lambda _: 0.8).decided is True
    assert decided(lambda _: 0.2).decided is True


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_one_setting_that_turns_the_sign_undoes_it(convention: Convention) -> None:
    def turned(view: View) -> float:
        return 0.2 if getattr(view.settings, convention.field) == convention.value else 0.8

    found = decided(turned)
    assert found.decided is False
    assert found.conventions == (0.2, 0.8)


def test_one_setting_without_a_change_undoes_it() -> None:
    found = decided(lambda view: 0.5 if view.settings.hold_out == 0.4 else 0.8)
    assert found.decided is False
    assert found.conventions == (0.5, 0.8)


ASSUMED = ACCEPTED.replace("[low, middle, high], because: [ground]", "[low, middle, high], assumed: true")


def test_an_assumption_counts_like_a_convention() -> None:
    found = decided(lambda view: 0.8 if view.beliefs.dropped is None else 0.2, text=ASSUMED)
    assert (found.decided, found.without_assumptions) == (False, (0.2, 0.8))
    assert found.conventions == (0.8, 0.8)


def test_without_the_assumption_nothing_may_be_left_to_ask() -> None:
    found = decided(lambda view: 0.8 if view.beliefs.dropped is None else float("nan"), text=ASSUMED)
    assert (found.decided, found.without_assumptions) == (True, (0.8, 0.8))


def test_a_change_within_two_standard_errors_is_none() -> None:
    # The jackknife error of this jitter is near 1.0 times its amplitude times the square root of 20.
    assert decided(lambda _: 0.8, spread=0.01).decided is True
    assert decided(lambda _: 0.8, spread=0.06).decided is False


def test_the_conventions_are_those_of_the_design() -> None:
    changed = {(convention.field, convention.value) for convention in CONVENTIONS}
    assert changed == {
        ("concentration", 0.5),
        ("concentration", 2.0),
        ("noise", 0.02),
        ("noise", 0.1),
        ("hold_out", 0.1),
        ("hold_out", 0.4),
        ("min_gain", 0.05),
        ("credibility_factor", 0.6),
    }
    for convention in CONVENTIONS:
        asked = decided(lambda view, c=convention: 0.9 if getattr(view.settings, c.field) == c.value else 0.8)
        assert asked.conventions == (0.8, 0.9)
        assert asked.decided is True
