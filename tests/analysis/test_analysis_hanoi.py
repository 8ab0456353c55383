"""Hanoi must show that statements carry the answer: they move it, inverted they turn it, judgements do nothing."""

import dataclasses
import json
from functools import cache
from typing import Any

import pytest

from conftest import REPO_ROOT
from walkaway.analysis.on_the_table import OnTheTable
from walkaway.analysis.walk_away import WalkAway
from walkaway.beliefs import believe
from walkaway.case import Case
from walkaway.formats import read_case
from walkaway.workbench.findings import brief, gap_only, walk_away_only

DRAWS = 2000


@pytest.fixture(scope="module")
def hanoi() -> Case:
    return read_case(REPO_ROOT / "cases" / "hanoi-2019").case


@cache
def on_the_table(case: Case) -> tuple[OnTheTable, ...]:
    """What is on the table in a case, worked out once."""
    return gap_only(believe(case, draws=DRAWS)).on_the_table


@cache
def refused(case: Case) -> tuple[WalkAway, ...]:
    """What was refused in a case, worked out once."""
    return walk_away_only(believe(case, draws=DRAWS), quick=True)


def moves(case: Case) -> dict[tuple[str, str], tuple[float, float]]:
    """For every meaning of what is on the table and each side: value minus prior value, and two standard errors.

    The prior value has an error of its own, at most that of a share of all draws.
    """
    found = {}
    for row in on_the_table(case):
        for party in ("usa", "dprk"):
            estimate = row.acceptable[party]
            assert estimate.before is not None
            of_prior = (estimate.before * (1 - estimate.before) / DRAWS) ** 0.5
            both = (estimate.standard_error**2 + of_prior**2) ** 0.5
            name = json.dumps(dict(row.outcome), sort_keys=True)
            found[name, party] = (estimate.value - estimate.before, 2 * both)
    return found


def test_statements_move_the_offer_up_for_the_north_and_down_for_the_united_states(hanoi: Case) -> None:
    found = moves(hanoi)
    assert len(found) == 2 * 4  # two accounts of one meaning, and one of two
    for (_, party), (change, error) in found.items():
        assert (change > error) if party == "dprk" else (change < -error)


def test_what_the_north_would_take_and_the_united_states_would_not(hanoi: Case) -> None:
    for row in on_the_table(hanoi):
        assert row.acceptable["dprk"].value > 0.8
        assert row.acceptable["usa"].value < 0.2


def test_the_refusal_speaks_for_itself_and_so_is_left_out(hanoi: Case) -> None:
    (leaving,) = refused(hanoi)
    assert (leaving.party, leaving.offer) == ("usa", "the_offer")
    assert {item.statement for item in leaving.left_out} == {"refusal", "ask_more", "need_sanctions", "not_for_that"}
    right, with_it = leaving.probability_right, leaving.with_refusal
    assert with_it.value > right.value + 2 * (with_it.standard_error + right.standard_error)
    assert set(leaving.by_reading) == {"all_for_yongbyon", "all_for_large_part", "some_for_yongbyon"}
    assert {a.by: a.verdict for a in leaving.assessments} == {
        "wit": "right",
        "bell": "right",
        "experts": "right",
        "town": "mixed",
    }


def inverted(case: Case) -> Case:
    """The United States offers, North Korea refuses; demands and red lines change sides, content and orders stay."""
    other = {"usa": "dprk", "dprk": "usa"}

    def swapped(party: str) -> str:
        return other.get(party, party)

    kinds = ("offer", "refusal", "demand", "red_line")
    statements = tuple(
        dataclasses.replace(s, parties=tuple(map(swapped, s.parties)), to=swapped(s.to)) if s.kind in kinds else s
        for s in case.statements
    )
    return dataclasses.replace(case, statements=statements)


def test_the_inverted_coding_turns_the_answer_round(hanoi: Case) -> None:
    upside_down = inverted(hanoi)
    found, turned = moves(hanoi), moves(upside_down)
    assert found.keys() == turned.keys()
    for key, (change, error) in turned.items():
        assert change * found[key][0] < 0, key
        assert abs(change) > error, key
    for row in on_the_table(upside_down):
        (straight,) = [r for r in on_the_table(hanoi) if r.outcome == row.outcome]
        assert row.acceptable["dprk"].value < straight.acceptable["dprk"].value - 0.3
        assert row.acceptable["usa"].value > straight.acceptable["usa"].value + 0.1


def test_the_inverted_refusal_is_the_norths(hanoi: Case) -> None:
    (straight,) = refused(hanoi)
    (turned,) = refused(inverted(hanoi))
    assert turned.party == "dprk"
    # To the North, by its declared orders, the package was rather good: before any statement refusing it was wrong.
    assert (turned.before or 1) < 0.5 < (straight.before or 0)
    # That it refused speaks against that, yet leaves it lower than for the side that would have paid.
    one, other = straight.with_refusal, turned.with_refusal
    assert (turned.before or 1) < other.value < one.value - 2 * (one.standard_error + other.standard_error)


def test_without_statements_nothing_is_left_but_the_prior(hanoi: Case) -> None:
    everything = frozenset(s.id for s in hanoi.statements)
    for row in gap_only(believe(hanoi, draws=400, left_out=everything)).on_the_table:
        for estimate in (*row.acceptable.values(), *row.shortfall.values()):
            assert estimate.value == pytest.approx(estimate.before, abs=1e-9)


def test_assessments_never_change_a_number(hanoi: Case) -> None:
    judged = [s for s in hanoi.statements if s.kind == "assessment"]
    assert len(judged) > 10
    without = dataclasses.replace(hanoi, statements=tuple(s for s in hanoi.statements if s.kind != "assessment"))
    # Judgements that stand as grounds elsewhere are only named there.
    full, lighter = (brief(believe(case, draws=160)).to_dict() for case in (hanoi, without))
    for leaving in (*full["walk_away"], *lighter["walk_away"]):
        leaving.pop("assessments")
    assert _numbers(full) == _numbers(lighter)
    assert json.dumps(full["zone"], sort_keys=True) == json.dumps(lighter["zone"], sort_keys=True)
    assert json.dumps(full["walk_away"], sort_keys=True) == json.dumps(lighter["walk_away"], sort_keys=True)


def test_reports_roles_and_hazards_never_change_a_number(hanoi: Case) -> None:
    quiet = ("report", "role", "hazard", "progress", "assessment")
    without = dataclasses.replace(hanoi, statements=tuple(s for s in hanoi.statements if s.kind not in quiet))
    full, lighter = (brief(believe(case, draws=160)).to_dict() for case in (hanoi, without))
    for key in ("zone", "packages", "gap", "trades", "leverage", "readings", "influence", "sharpen", "on_the_table"):
        assert json.dumps(full[key], sort_keys=True) == json.dumps(lighter[key], sort_keys=True), key


def _numbers(value: Any) -> list[float]:
    """Every number of a result, in its order."""
    if isinstance(value, dict):
        return [number for item in value.values() for number in _numbers(item)]
    if isinstance(value, list):
        return [number for item in value for number in _numbers(item)]
    return [value] if isinstance(value, int | float) else []
