"""What statements add up to: utterances count once, and neither citations nor the order of a file change a number."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import walkaway.beliefs.beliefs as beliefs_module
from beliefs.calibrated_cases import DISPUTED, QUESTIONS, about, package
from walkaway.beliefs import believe
from walkaway.beliefs.assumptions import assumptions
from walkaway.beliefs.evidence import origin_factor
from walkaway.beliefs.posterior import Posterior
from walkaway.case import (
    Bound,
    Branch,
    Case,
    Citation,
    Clause,
    Issue,
    IssuePreference,
    NoDeal,
    Option,
    Party,
    Person,
    Settings,
    Source,
    Where,
)
from walkaway.errors import CaseError
from walkaway.space import completions

DRAWS = 400


def shuffled(case, data):
    """The same case with everything that has no order of its own in another order."""
    parts = ("statements", "parties", "people", "sources", "issues", "preferences")
    return replace(case, **{part: tuple(data.draw(st.permutations(getattr(case, part)))) for part in parts})


def cited(case):
    """A case whose statements are cited and spoken."""
    statements = tuple(
        replace(s, cite=(Citation(source="rt", line=n + 1),), said_by="kim" if n % 2 else "")
        for n, s in enumerate(case.statements)
    )
    sources = (Source(id="rt", title="RT"), Source(id="vice", title="VICE"))
    people = (Person(id="kim", name="Kim", party="a"), Person(id="wit", name="Wit", observer=True))
    return replace(case, statements=statements, sources=sources, people=people)


def numbers(case, **options):
    """Every number of the beliefs, as bytes."""
    beliefs = believe(case, draws=DRAWS, **options)
    posterior = beliefs.base
    outcome = completions(package(price="mid", time="soon", place="south"), beliefs.space).outcomes[:, 0]
    parts = [posterior.shares, posterior.log_evidence().values, posterior.pooled]
    parts.append(np.array([posterior.log_evidence().standard_error, posterior.effective_sample_size]))
    for party in beliefs.principals:
        parts.append(posterior.weights[party])
        for draws in posterior.draws:
            own = draws.parties[party]
            parts += [own.weights, own.reservation, own.discount, own.gains(outcome)]
        parts.append(posterior.mean(lambda d, _, p=party: d.parties[p].gains(outcome)[:, 0], [party]).values)
    return b"".join(np.ascontiguousarray(part).tobytes() for part in parts)


CITED = cited(QUESTIONS)
AS_IT_STANDS = numbers(CITED)


@given(st.integers(0, len(CITED.statements) - 1), st.integers(1, 4), st.booleans())
@settings(max_examples=25)
def test_another_citation_of_an_utterance_changes_nothing(number, times, elsewhere):
    one = CITED.statements[number]
    more = (Citation(source="vice", line=7),) if elsewhere else one.cite
    statements = list(CITED.statements)
    statements[number] = replace(one, cite=one.cite + more * times)
    assert numbers(replace(CITED, statements=tuple(statements))) == AS_IT_STANDS


@given(st.data())
@settings(max_examples=25)
def test_the_order_of_the_file_changes_nothing(data):
    assert numbers(shuffled(CITED, data)) == AS_IT_STANDS


@given(st.data())
@settings(max_examples=2)
def test_the_order_of_the_file_changes_nothing_for_the_sequential_sampler(data):
    assert numbers(shuffled(DISPUTED, data), force="sequential") == numbers(DISPUTED, force="sequential")


@pytest.mark.parametrize("force", ["importance", "sequential"])
def test_the_same_seed_gives_the_same_numbers_and_another_one_others(force):
    assert numbers(QUESTIONS, seed=7, force=force) == numbers(QUESTIONS, seed=7, force=force)
    assert numbers(QUESTIONS, seed=7, force=force) != numbers(QUESTIONS, seed=8, force=force)


def test_a_statement_changes_the_numbers():
    """So that what changes nothing is not what cannot change anything."""
    fewer = replace(CITED, statements=tuple(s for s in CITED.statements if s.id != "b_prefers"))
    assert numbers(fewer) != AS_IT_STANDS


UNBELIEVED = {
    "offer": {"package": package(price="high", time="soon")},
    "acceptance": {"of": "a_offers"},
    "refusal": {"of": "b_offered"},
    "demand": {"where": Where(clauses=(Clause(issue="time", levels=("soon",)),)), "against": "a_offers"},
    "red_line": {"where": Where(clauses=(Clause(issue="time", levels=("soon",)),))},
    "preference": {"over": (package(price="low"), package(price="high"))},
    "priority": {"over_issues": ("time", "price")},
    "patience": {"level": "low"},
}


@pytest.mark.parametrize("kind", UNBELIEVED)
@pytest.mark.parametrize("origin", ["a talks", "an utterance of its own"])
def test_a_statement_that_nobody_believes_changes_nothing(kind, origin):
    more = about(kind, "a", "unbelieved", origin, 0.0, **UNBELIEVED[kind])
    with_it = believe(replace(QUESTIONS, statements=(*QUESTIONS.statements, more)), draws=DRAWS).base
    without = believe(QUESTIONS, draws=DRAWS).base
    assert np.allclose(with_it.weights["a"], without.weights["a"], rtol=0, atol=1e-12)
    assert np.allclose(with_it.shares, without.shares, rtol=0, atol=1e-12)
    assert abs(with_it.log_evidence().value - without.log_evidence().value) < 1e-12
    believed = replace(more, credibility=0.9)
    moved = believe(replace(QUESTIONS, statements=(*QUESTIONS.statements, believed)), draws=DRAWS).base
    assert not np.allclose(moved.weights["a"], without.weights["a"], rtol=0, atol=1e-3)


def test_a_kind_for_every_likelihood_is_tried():
    assert set(UNBELIEVED) == {s.kind for s in QUESTIONS.statements} | {"refusal"}


FITS = st.lists(st.floats(0.001, 1.0), min_size=12, max_size=12).map(np.array)


@given(st.lists(st.tuples(FITS, st.floats(0.0, 1.0)), min_size=1, max_size=4), st.data())
def test_the_factor_of_an_utterance(said, data):
    fits, credibilities = [fit for fit, _ in said], [c for _, c in said]
    factor = origin_factor(fits, fits, credibilities).values
    assert factor.mean() == pytest.approx(1.0, abs=1e-12)
    # However much one utterance says, it moves no probability by more than its highest credibility.
    highest = max(credibilities)
    assert factor.min() >= 1.0 - highest - 1e-12
    event = np.array(data.draw(st.lists(st.booleans(), min_size=12, max_size=12)))
    assert abs((factor * event).mean() - event.mean()) <= highest * max(event.mean(), 1 - event.mean()) + 1e-12
    # By the formula, written as chances of what tells.
    ends = sorted({*credibilities, 0.0, 1.0})
    plain = np.zeros(12)
    for low, high in itertools.pairwise(ends):
        told = np.prod([fit for fit, c in said if c >= high] or [np.ones(12)], axis=0)
        plain += (high - low) * told / told.mean()
    assert np.allclose(factor, plain, atol=1e-12)
    order = data.draw(st.permutations(range(len(said))))
    again = origin_factor([fits[k] for k in order], [fits[k] for k in order], [credibilities[k] for k in order])
    assert np.allclose(again.values, factor, atol=1e-12)


def test_every_factor_of_a_case_has_prior_mean_one():
    beliefs = believe(DISPUTED, draws=DRAWS)
    tried = 0
    for party, scores in beliefs.prior_scores.items():
        for world in range(len(beliefs.evidence.worlds)):
            for origin, members in beliefs.evidence.claims(party, world).origins:
                for chosen in (Settings(), Settings(noise=0.1, hold_out=0.4, credibility_factor=0.6)):
                    assert scores._factor(origin, members, chosen).values.mean() == pytest.approx(1.0, abs=1e-12)
                    tried += 1
    assert tried >= 16


def test_what_fits_no_prior_draw_tells_nothing():
    never = np.zeros(5)
    assert origin_factor([never], [never], [0.7]).values.tolist() == pytest.approx([1.0] * 5)


def test_a_left_out_statement_changes_no_readings_weight():
    only = replace(QUESTIONS, statements=tuple(s for s in QUESTIONS.statements if s.id.startswith("b_offered")))
    beliefs = believe(only, draws=DRAWS)
    omitted = beliefs.posterior(left_out=frozenset({"b_offered_mid", "b_offered_low"}))
    assert np.allclose(omitted.shares, beliefs.base.shares, rtol=0, atol=1e-12)
    assert np.ptp(omitted.weights["b"], axis=1).max() < 1e-12
    assert not np.allclose(omitted.shares, [world.prior for world in beliefs.evidence.worlds], atol=0.05)


def test_denied_statements_count_as_the_complement():
    beliefs = believe(QUESTIONS, draws=DRAWS)
    evidence = replace(beliefs.evidence, denied=frozenset({"a_waits"}))
    for party in beliefs.principals:
        claims = [c for _, members in evidence.claims(party, 0).origins for c in members]
        said, denied = (e.scores(party, beliefs.prior.parties[party]) for e in (beliefs.evidence, evidence))
        for claim in claims:
            yes, asked = said.single(claim, Settings()), denied.single(claim, Settings())
            assert np.allclose(asked, 1.0 - yes if claim.statement.id == "a_waits" else yes, atol=1e-15)


def test_a_line_that_dropped_options_leave_nothing_to_cross_is_left_out():
    at_most_mid = Where(clauses=(Clause(issue="price", bounds=(Bound(side="at_most", level="mid"),)),))
    options = (Option(id="low", name="Low"), Option(id="mid", name="Mid"), Option(id="high", name="High", assumed=True))
    case = Case(
        id="c",
        parties=(Party(id="a", name="A"),),
        issues=(Issue(id="price", name="Price", options=options),),
        no_deal=NoDeal(
            branches=(Branch(chance=1.0, outcome=(("price", "mid"),)),), shifts=(("a", (-0.5, 0.5)),), assumed=True
        ),
        preferences=(IssuePreference(party="a", issue="price", order=(("low",), ("mid",), ("high",))),),
        statements=(about("red_line", "a", "line", "talks", 0.9, where=at_most_mid),),
    )
    option = next(found for found in assumptions(case) if found.what == "option")
    without = believe(case, draws=DRAWS, dropped=option)
    assert (without.base.weights["a"] == 1.0).all()
    assert believe(case, draws=DRAWS).base.weights["a"].std() > 0.1
    # Without a dropped option it is the case that is wrong.
    shorter = replace(case, issues=(replace(case.issues[0], options=options[:2]),))
    anything = Where(clauses=(Clause(issue="price", levels=("low", "mid")),))
    wrong = replace(shorter, statements=(replace(case.statements[0], where=anything),))
    with pytest.raises(CaseError, match="says nothing"):
        _ = believe(wrong, draws=DRAWS).base


def test_the_base_setting_is_drawn_once(monkeypatch):
    """However few effective draws it has: the same seed would draw the same again."""
    runs = []
    plain = beliefs_module.sequential
    monkeypatch.setattr(beliefs_module, "sequential", lambda *a, **k: runs.append(1) or plain(*a, **k))
    monkeypatch.setattr(Posterior, "effective_sample_size", 1.0)
    beliefs = believe(QUESTIONS, draws=500, force="sequential")
    assert beliefs.base.weights["a"].shape == (2, 500)
    first = len(runs)
    assert not beliefs.needs_new_draws()
    assert beliefs.posterior() is not None
    assert len(runs) == first == 3  # one for a, whose claims are the same in both worlds, and two for b
    beliefs.posterior(left_out=frozenset({"a_waits"}))
    assert len(runs) == 6
