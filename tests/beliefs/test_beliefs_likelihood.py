"""The likelihood of every kind of statement against the same formula, worked out outcome by outcome in plain Python."""

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest

from beliefs.calibrated_cases import about, package
from walkaway.beliefs import believe, impossible_statements
from walkaway.beliefs.likelihood import LIKELIHOODS, logistic
from walkaway.case import (
    ANY_DEAL,
    KINDS,
    NO_DEAL,
    Bound,
    Branch,
    Case,
    Clause,
    Constraint,
    Interaction,
    Issue,
    IssuePreference,
    NoDeal,
    Option,
    Package,
    Party,
    Settings,
    Where,
)

SETTINGS = Settings(noise=0.08, hold_out=0.3)
LEVELS = {"x": ("x0", "x1", "x2"), "y": ("y0", "y1"), "z": ("z0", "z1", "z2"), "quiet": ("q0", "q1")}
WAR = "x2"  # holds only without a deal
ISSUES = tuple(
    Issue(id=name, name=name, options=tuple(Option(id=level, name=level, agreeable=level != WAR) for level in levels))
    for name, levels in LEVELS.items()
)


def where(negated=(), **levels):
    clauses = tuple(Clause(issue=issue, levels=(level,)) for issue, level in levels.items())
    return Where(clauses=clauses, negated=tuple(negated))


def no_deal(*branches):
    return tuple(Branch(chance=chance, outcome=tuple(levels.items())) for chance, levels in branches)


SURE = no_deal((1.0, {"x": "x2", "y": "y0", "quiet": "q1"}))
LOTTERY = no_deal(
    (0.4, {"x": "x0", "y": "y0", "z": "z0", "quiet": "q1"}), (0.6, {"x": "x1", "y": "y0", "z": "z2", "quiet": "q1"})
)
BOTH = Where(clauses=(Clause(issue="x", levels=("x1",)), Clause(issue="z", levels=("z2",))))

STATEMENTS = (
    about("offer", "p", "offer", "1", 0.9, package=package(x="x1", z="z1")),
    about("offer", "p", "open_offer", "2", 0.9, package=package("open", y="y1")),
    about("acceptance", "p", "acceptance", "3", 0.9, package=package(z="z2", y="y1")),
    about("refusal", "p", "refusal", "4", 0.9, of="other_offer"),
    about("demand", "p", "demand", "5", 0.9, where=where(z="z0", y="y1"), against="other_offer"),
    about("demand", "p", "free_demand", "6", 0.9, where=Where(negated=(where(x="x1"),))),
    about(
        "red_line",
        "p",
        "red_line",
        "7",
        0.9,
        where=Where(clauses=(Clause(issue="z", bounds=(Bound(side="at_most", level="z1"),)),)),
    ),
    about("preference", "p", "preference", "8", 0.9, over=(package(x="x0", z="z1"), package(y="y1"))),
    about(
        "preference",
        "p",
        "several",
        "9",
        0.9,
        over=(Package(terms=(("x", ("x0", "x1")), ("z", ("z0", "z2")))), NO_DEAL),
    ),
    about("preference", "p", "any_deal", "10", 0.9, over=(ANY_DEAL, package("open", y="y0"))),
    about("priority", "p", "priority", "11", 0.9, over_issues=("z", "x")),
    about("priority", "p", "above_all", "12", 0.9, over_issues=("z", "rest")),
    about("patience", "p", "high", "13", 0.9, level="high"),
    about("patience", "p", "low", "14", 0.9, level="low"),
    about("offer", "q", "other_offer", "15", 0.9, package=package(x="x0", z="z1")),
)
BASE = Case(
    id="c",
    parties=(Party(id="p", name="P"), Party(id="q", name="Q")),
    issues=ISSUES,
    no_deal=NoDeal(branches=SURE, shifts=(("p", (-0.2, 0.4)),)),
    preferences=(IssuePreference(party="p", issue="z", order=(("z2",), ("z1",), ("z0",))),),
    statements=STATEMENTS,
)
CASES = {
    "sure": BASE,
    "lottery": replace(BASE, no_deal=replace(BASE.no_deal, branches=LOTTERY)),
    "constraint": replace(BASE, constraints=(Constraint(never=BOTH),)),
    "lottery and constraint": replace(
        BASE, no_deal=replace(BASE.no_deal, branches=LOTTERY), constraints=(Constraint(never=BOTH),)
    ),
    "interaction": replace(BASE, interactions=(Interaction(party="p", where=BOTH, adds=(-0.5, 0.5)),)),
    "nothing declared": replace(BASE, no_deal=NoDeal(values=(("p", (0.1, 0.9)), ("q", (0.1, 0.9))))),
}


class Plain:
    """One draw of party p, and everything the formulas need, by enumeration."""

    def __init__(self, case, space, draws, d):
        self.case = case
        self.u = {}
        every = list(itertools.product(*(range(len(levels)) for levels in space.levels)))
        values = draws.utility.values(np.array(every))[d]
        for row, value in zip(every, values, strict=True):
            self.u[tuple(sorted(space.describe(np.array(row)).items()))] = float(value)
        self.r, self.delta = float(draws.reservation[d]), float(draws.discount[d])
        self.w = {issue.id: float(draws.weights[space.position(issue.id), d]) for issue in space.issues}
        self.branches = [(branch.chance, dict(branch.outcome)) for branch in case.no_deal.branches]
        self.named = {issue for statement in case.statements for issue in statement.named_issues()}

    def utility(self, lottery):
        return sum(chance * self.u[tuple(sorted(outcome.items()))] for chance, outcome in lottery)

    def agreeable(self, issue):
        return [level for level in LEVELS[issue] if level != WAR]

    def sure(self, issue):
        found = {levels.get(issue) for _, levels in self.branches}
        level = found.pop() if len(found) == 1 else None
        return level if level in self.agreeable(issue) else None

    def completions(self, named, rest):
        """Lotteries over outcomes that a package may amount to."""
        branches = self.branches if rest == "no_deal" and self.branches else [(1.0, {})]
        if len(branches) == 1:
            branches = [(1.0, {i: level for i, level in branches[0][1].items() if level in self.agreeable(i)})]
        free = [i for i in LEVELS if i not in named and not all(i in levels for _, levels in branches)]
        for choice in itertools.product(*(self.agreeable(i) for i in free)):
            chosen = dict(zip(free, choice, strict=True))
            yield [(chance, {**levels, **chosen, **named}) for chance, levels in branches]

    def feasible(self, lottery):
        return not any(self.meets(c.never, outcome) for c in self.case.constraints for _, outcome in lottery)

    def meets(self, condition, outcome):
        for clause in condition.clauses:
            place = LEVELS[clause.issue].index(outcome[clause.issue])
            if clause.levels and outcome[clause.issue] not in clause.levels:
                return False
            for bound in clause.bounds:
                end = LEVELS[clause.issue].index(bound.level)
                if place < end if bound.side == "at_least" else place > end:
                    return False
        return not any(self.meets(inner, outcome) for inner in condition.negated)

    def sigma(self, margin):
        return 1.0 / (1.0 + math.exp(-margin / SETTINGS.noise)) if margin > -50 else 0.0

    def gains(self, said):
        named = {issue: levels[0] for issue, levels in said.terms}
        return [self.utility(lottery) - self.r for lottery in self.completions(named, said.rest)]

    def demand(self, condition, said):
        named = {issue: levels[0] for issue, levels in said.terms} if said else {}
        if not said:  # the mean over what the other issues may be
            named = {issue: self.agreeable(issue)[0] for issue in condition.issues}
        margins = []
        for lottery in self.completions(named, said.rest if said else "open"):
            tried = []
            for choice in itertools.product(*(self.agreeable(i) for i in condition.issues)):
                change = dict(zip(condition.issues, choice, strict=True))
                other = [(chance, {**outcome, **change}) for chance, outcome in lottery]
                if not self.meets(condition, other[0][1]) and self.feasible(other):
                    tried.append(self.utility(other) - self.r)
            if tried:
                margins.append(max(tried))
        return margins or [-math.inf]

    def line(self, condition):
        axes = {}
        for issue in LEVELS:
            held = self.sure(issue)
            free = issue in self.named or held is None
            axes[issue] = self.agreeable(issue) if free else [held]
        outcomes = (dict(zip(axes, choice, strict=True)) for choice in itertools.product(*axes.values()))
        crossing = [o for o in outcomes if not self.meets(condition, o) and self.feasible([(1.0, o)])]
        return max(self.utility([(1.0, o)]) for o in crossing) - self.r

    def side(self, side, names):
        if side == NO_DEAL:
            return [self.r]
        if side == ANY_DEAL:
            return [self.mean(self.utility(lottery) for lottery in self.completions({}, "open"))]
        found = []
        for choice in itertools.product(*(levels for _, levels in side.terms)):
            named = dict(zip(side.issues, choice, strict=True))
            alike = {i: self.agreeable(i)[0] for i in LEVELS if i not in names and self.sure(i) is None}
            found += [self.utility(lottery) for lottery in self.completions({**alike, **named}, side.rest)]
        return found

    def mean(self, numbers):
        listed = list(numbers)
        return sum(listed) / len(listed)

    def likelihood(self, s):
        said = s.package or (package(x="x0", z="z1") if s.of or s.against else None)
        accepted = 1.0 - SETTINGS.hold_out
        if s.kind == "offer":
            return self.mean(map(self.sigma, self.gains(said)))
        if s.kind == "acceptance":
            return self.mean(accepted * self.sigma(g) for g in self.gains(said))
        if s.kind == "refusal":
            return self.mean(1.0 - accepted * self.sigma(g) for g in self.gains(said))
        if s.kind == "demand":
            return self.mean(1.0 - accepted * self.sigma(g) for g in self.demand(s.where, said))
        if s.kind == "red_line":
            return self.sigma(-self.line(s.where))
        if s.kind == "preference":
            better, worse = (self.side(side, s.named_issues()) for side in s.over)
            return self.mean(self.sigma(a - b) for a in better for b in worse)
        if s.kind == "priority":
            first, second = s.over_issues
            others = [i for i in LEVELS if i != first] if second == "rest" else [second]
            return math.prod(self.sigma(self.w[first] - self.w[other]) for other in others)
        share = (self.delta - 0.8) / 0.2
        return share if s.level == "high" else 1.0 - share


@pytest.mark.parametrize("name", CASES)
def test_every_likelihood_is_its_formula(name):
    beliefs = believe(CASES[name], settings=SETTINGS, draws=80)
    draws, scores = beliefs.prior.parties["p"], beliefs.prior_scores["p"]
    claims = [c for _, members in beliefs.evidence.claims("p", 0).origins for c in members]
    assert {c.statement.id for c in claims} == {s.id for s in STATEMENTS} - {"other_offer"}
    found = {c.statement.id: scores.single(c, SETTINGS) for c in claims}
    for d in range(12):
        plain = Plain(CASES[name], beliefs.space, draws, d)
        for claim in claims:
            expected = plain.likelihood(claim.statement)
            assert found[claim.statement.id][d] == pytest.approx(expected, abs=1e-10), (claim.statement.id, d)
    assert all(np.ptp(row) > 0.05 for row in found.values())


def test_every_kind_that_moves_beliefs_has_a_likelihood_and_is_tried():
    moving = {kind.id for kind in KINDS if kind.moves_beliefs}
    assert moving == {entry.kind for entry in LIKELIHOODS} == {s.kind for s in STATEMENTS}


def test_a_demand_is_made_against_the_other_sides_last_package_of_its_round():
    early = replace(STATEMENTS[-1], id="early", round="r", date="2019-01", package=package(x="x1", z="z2"))
    late = replace(STATEMENTS[-1], id="late", round="r", date="2019-02", package=package(x="x0", z="z1"))
    other_round = replace(late, id="other_round", round="s", date="2019-03", package=package(y="y1"))
    own = replace(late, id="own", parties=("p",), date="2019-04", package=package(y="y1"))
    demand = about("demand", "p", "demand", "5", 0.9, where=where(z="z0"), round="r")

    def packages_of(*statements):
        beliefs = believe(replace(BASE, statements=statements), draws=80)
        claims = [c for _, members in beliefs.evidence.claims("p", 0).origins for c in members]
        return next(c.packages for c in claims if c.statement.id == "demand")

    assert packages_of(demand, early, late, other_round, own) == (late.package,)
    assert packages_of(demand, early, other_round, own) == (early.package,)
    assert packages_of(demand, other_round, own) == ()
    same_day = replace(early, id="same_day", date="2019-02")
    assert set(packages_of(demand, early, late, same_day)) == {late.package, same_day.package}
    assert packages_of(replace(demand, against="early"), early, late) == (early.package,)


def test_the_logistic_function_neither_overflows_nor_loses_its_symmetry():
    margins = np.array([-1e6, -3.0, -0.01, 0.0, 0.01, 3.0, 1e6])
    found = logistic(margins, 0.05)
    assert found[0] == 0.0
    assert found[-1] == 1.0
    assert np.array_equal(found + found[::-1], np.ones(7))
    assert found[4] == pytest.approx(1.0 / (1.0 + math.exp(-0.2)))
    assert logistic(margins, 0.0).tolist() == [0.0, 0.0, 0.0, 0.5, 1.0, 1.0, 1.0]


def test_a_statement_that_no_preference_can_hold_is_named():
    hopeless = about("offer", "p", "hopeless", "1", 0.9, package=package(z="z0", x="x0", y="y0", quiet="q0"))
    preferences = tuple(
        IssuePreference(party="p", issue=issue, order=tuple((level,) for level in levels[::-1] if level != WAR))
        for issue, levels in LEVELS.items()
    )
    best = no_deal((1.0, {"x": "x1", "y": "y1", "z": "z2", "quiet": "q1"}))
    case = replace(BASE, statements=(hopeless,), preferences=preferences, no_deal=NoDeal(branches=best))
    assert [fault.where for fault in impossible_statements(believe(case, draws=80))] == [("statements", "hopeless")]
    assert impossible_statements(believe(BASE, draws=400)) == ()
