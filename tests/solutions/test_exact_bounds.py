"""Long frontiers of two parties: bounds under the hull, the guess of how deep they must reach, and what is refused."""

import numpy as np
import pytest

from solutions.exact_domains import opposed_tables, random_tables
from walkaway.errors import LimitError
from walkaway.solutions.exact import Domain, budget, pareto_frontier
from walkaway.solutions.exact.budget import merge_within_budget
from walkaway.solutions.exact.density import likely_depths
from walkaway.solutions.exact.floors import Floor, Lines, supports
from walkaway.solutions.exact.grid import grid
from walkaway.solutions.exact.hull import hull
from walkaway.solutions.exact.merge import Piece, issue_pieces, merge


@pytest.mark.parametrize(("issues", "correlation", "room"), [(16, 0.9, 0.5), (16, 0.9, 2.0), (14, 0.99, 1.0)])
def test_bounds_change_nothing_on_long_frontiers(issues, correlation, room, monkeypatch):
    # Thousands of points, looked at block by block, with further rounds for a few edges only.
    monkeypatch.setattr(budget, "_ROOM", room)
    domain = Domain.additive(opposed_tables(np.random.default_rng(issues), issues, 10, correlation))
    grids = grid(domain)
    slack, start = tuple(party.fine for party in grids), np.array([party.offset for party in grids])
    pieces = issue_pieces(grids, slack)
    plain = merge(pieces, start, issues, slack)
    bounded = merge_within_budget(pieces, start, issues, slack)
    assert len(bounded.merges) > 1
    assert np.array_equal(plain.totals, bounded.totals)


def test_blocks_leave_out_only_what_lies_under_the_floor():
    # Lines that belong to narrow intervals, so that the floor leaps up and down along the points.
    rng = np.random.default_rng(0)
    totals = np.stack((np.sort(rng.random(20_000))[::-1] * 1e6, np.sort(rng.random(20_000)) * 1e6))
    rows = np.array([[3e4, 1e4, 0.0], [0.0, 5e3, 2e4]])
    piece = Piece(columns=(0,), totals=rows, choices=np.arange(3, dtype=np.int32)[:, None])
    share = rng.uniform(0.3, 0.7, 12)
    lows = rng.random((1, 12)) * 1e6
    lines = Lines(
        directions=np.stack((share, 1 - share), axis=1),
        supports=np.full((1, 12), 5.2e5),
        budgets=rng.random(12) * 2e4,
        lows=lows,
        highs=lows + rng.random((1, 12)) * 2e4,
    )
    floor = Floor.of(totals, piece, lines, 0)
    sums, row, parent = floor.candidates(totals, piece)
    every = rows[:, :, None] + totals[:, None, :]
    expected = np.nonzero(every[1] >= floor.at(every[0].ravel()).reshape(every[0].shape))
    assert 0 < len(row) < 30_000
    assert [row.tolist(), parent.tolist()] == [place.tolist() for place in expected]
    assert np.array_equal(sums, every[:, row, parent])


def test_the_likely_depth_is_near_the_depth_of_the_deepest_corner():
    for seed in range(3):
        domain = Domain.additive(opposed_tables(np.random.default_rng(seed), 14, 10))
        grids = grid(domain)
        slack, start = tuple(party.fine for party in grids), np.array([party.offset for party in grids])
        pieces = issue_pieces(grids, slack)
        edges = hull(pieces, start, 256)
        own, other = merge(pieces, start, 14, slack).totals[:, ::-1]
        corners = np.stack((own[:-1], other[1:]))
        place = np.searchsorted(edges.first, corners[0], side="right") - 1
        reach = supports(pieces, start, edges.directions)[-1]
        losses = reach[place] - (edges.directions[place] * corners.T).sum(axis=1)
        deepest = np.zeros(len(edges.directions))
        np.maximum.at(deepest, place, losses)
        parts = (deepest / likely_depths(pieces, start, edges, float(np.ptp(edges.first))))[deepest > 0]
        assert 0.5 < np.median(parts) < 2
        assert (parts < 3).mean() > 0.9


def test_a_domain_too_large_even_for_bins_is_refused_early():
    domain = Domain.additive(random_tables(np.random.default_rng(0), 2, 200, 5))
    with pytest.raises(LimitError, match="larger epsilon"):
        pareto_frontier(domain, epsilon=1e-3, most=100_000)
    assert not pareto_frontier(domain, epsilon=0.2, most=1_000_000).exact
