"""Simulation-based calibration: the beliefs pass it, and every deliberate mistake fails it."""

import itertools
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from beliefs.calibrated_cases import DISPUTED, QUESTIONS
from walkaway.beliefs.calibration import _utterance, calibrate, chi_square_tail
from walkaway.beliefs.evidence import origin_factor
from walkaway.case import ExactPreferences, Settings, Statement
from walkaway.errors import InputError

REPLICATIONS = 1000
FEW, DRAWS = 200, 400  # enough to see each of the mistakes below


# Twice as many as show each of the mistakes below; and all.
@pytest.mark.parametrize(
    ("replications", "draws"), [(2 * FEW, DRAWS), pytest.param(REPLICATIONS, 1000, marks=pytest.mark.slow)]
)
def test_the_beliefs_are_calibrated(replications: int, draws: int):
    found = calibrate(QUESTIONS, replications=replications, draws=draws)
    assert found.passed, (found.p_value, found.worst)
    names = [quantity.name for quantity in found.quantities]
    for wanted in (
        "a: weight of price",
        "b: weight of place",
        "a: value of time = soon",
        "b: value of price = mid",
        "a: reservation value",
        "b: discount factor",
        "a: gain from a_offers (price mid, time soon)",
        "b: gain from a_offers (price mid, time soon)",
        "b: gain from b_offered_low (price low, time soon)",
        "world 0 is true",
        "fit of the answers",
    ):
        assert wanted in names
    assert all(sum(quantity.counts) == replications for quantity in found.quantities)


@pytest.mark.parametrize("replications", [FEW, pytest.param(2 * FEW, marks=pytest.mark.slow)])
def test_the_beliefs_are_calibrated_given_the_reading_where_an_answer_is_to_a_disputed_offer(replications: int):
    found = calibrate(DISPUTED, replications=replications, draws=DRAWS, given_world=True, seed=1)
    assert found.passed, (found.p_value, found.worst)


@pytest.mark.parametrize("power", [2.0, 0.0], ids=["weights squared", "weights ignored"])
def test_a_broken_sampler_fails(power):
    def broken(beliefs):
        posterior = beliefs.base
        return replace(posterior, weights={party: rows**power for party, rows in posterior.weights.items()})

    found = calibrate(QUESTIONS, replications=FEW, draws=DRAWS, infer=broken)
    assert not found.passed
    assert found.p_value < 1e-4


def test_a_wrong_credibility_fails():
    found = calibrate(QUESTIONS, replications=FEW, draws=DRAWS, inferred_under=Settings(credibility_factor=0.6))
    assert found.p_value < 1e-4


def test_one_wrong_credibility_fails():
    """A single statement that the inference believes entirely, where it tells something at four times in ten."""

    def credulous(beliefs):
        certain = tuple(
            replace(s, credibility=1.0) if s.id == "b_prefers" else s for s in beliefs.evidence.case.statements
        )
        case = replace(beliefs.case, statements=certain)
        return replace(beliefs, case=case, evidence=replace(beliefs.evidence, case=case)).base

    found = calibrate(QUESTIONS, replications=FEW, draws=DRAWS, infer=credulous)
    assert found.p_value < 1e-4


def test_a_dropped_hold_out_fails():
    found = calibrate(QUESTIONS, replications=FEW, draws=DRAWS, inferred_under=Settings(hold_out=0.0))
    assert found.p_value < 1e-4


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_sequential_sampler_is_calibrated():
    found = calibrate(QUESTIONS, replications=REPLICATIONS, force="sequential")
    assert found.passed, (found.p_value, found.worst)


def test_what_cannot_be_posed_as_questions_is_refused():
    with pytest.raises(InputError, match="other packages in other readings"):
        calibrate(DISPUTED)
    fewer = replace(
        QUESTIONS.readings[0], readings=(QUESTIONS.readings[0].readings[0], replace_statements(QUESTIONS, ()))
    )
    with pytest.raises(InputError, match="different numbers of statements"):
        calibrate(replace(QUESTIONS, readings=(fewer,)))
    with pytest.raises(InputError, match="replications are needed"):
        calibrate(QUESTIONS, replications=20)
    known = ExactPreferences(party="a", form="points", table=(("price", (("low", 1.0),)),))
    with pytest.raises(InputError, match="known exactly"):
        calibrate(replace(QUESTIONS, exact=(known,)))


def replace_statements(case, statements):
    return replace(case.readings[0].readings[1], statements=statements)


def test_the_tail_of_chi_square():
    """Against a printed table of upper percentage points, and Monte Carlo."""
    for freedom, statistic, tail in (
        (1, 3.841, 0.05),
        (1, 10.828, 0.001),
        (2, 5.991, 0.05),
        (3, 16.266, 0.001),
        (10, 18.307, 0.05),
        (19, 30.144, 0.05),
        (19, 43.820, 0.001),
        (63, 82.529, 0.05),
    ):
        assert chi_square_tail(statistic, freedom) == pytest.approx(tail, rel=2e-3)
    assert chi_square_tail(0.0, 5) == 1.0
    normal = np.random.default_rng(0).standard_normal((200_000, 7))
    assert chi_square_tail(9.0, 7) == pytest.approx(((normal**2).sum(axis=1) > 9.0).mean(), abs=0.005)


# The law of the answers of one utterance, on a prior of three equally likely truths.
FITS = np.array([[0.9, 0.5, 0.2], [0.3, 0.8, 0.6], [0.05, 0.4, 0.95]])  # [statements, truths]
CREDIBILITIES = [0.9, 0.4, 0.4]


def law(truth):
    """The chance of every combination of answers: some told from the truth, the rest by strangers."""
    ends = sorted({0.0, *CREDIBILITIES, 1.0})
    chances = {}
    for answers in itertools.product((True, False), repeat=3):
        fits = np.array([fit if answer else 1.0 - fit for fit, answer in zip(FITS, answers, strict=True)])
        total = 0.0
        for low, high in itertools.pairwise(ends):
            told = [k for k in range(3) if CREDIBILITIES[k] >= high]
            everything, said = fits.prod(axis=0).mean(), fits[told].prod(axis=0).mean()
            total += (high - low) * fits[told, truth].prod() * everything / said
        chances[answers] = total
    return chances


@pytest.mark.parametrize("truth", range(3))
def test_the_origin_factor_is_a_likelihood_of_the_answers(truth):
    chances = law(truth)
    assert sum(chances.values()) == pytest.approx(1.0, abs=1e-12)
    for answers, chance in chances.items():
        fits = [fit if answer else 1.0 - fit for fit, answer in zip(FITS, answers, strict=True)]
        factor = origin_factor(fits, fits, CREDIBILITIES)
        constant = np.prod(fits, axis=0).mean()
        assert chance == pytest.approx(constant * factor.values[truth], abs=1e-12)


def test_answers_come_about_by_that_law():
    count, truth = 40_000, 1
    claims = tuple(
        SimpleNamespace(statement=Statement(id=str(k), kind="offer", credibility=c))
        for k, c in enumerate(CREDIBILITIES)
    )

    def scores(columns):
        return SimpleNamespace(single=lambda claim, _: FITS[int(claim.statement.id)][columns])

    told, untold = scores(np.full(count, truth)), scores(np.arange(3))
    answers = _utterance(claims, told, untold, Settings(), np.arange(count), np.random.default_rng(0))
    statistic = sum(
        ((combination == answers.T).all(axis=1).sum() - count * chance) ** 2 / (count * chance)
        for combination, chance in law(truth).items()
    )
    assert chi_square_tail(statistic, 7) > 0.001
