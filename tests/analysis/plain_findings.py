"""The findings once more, in plain loops over draws and outcomes: slow, short, and without any of the analysis code.

Only the draws (tables of option values, reservation values, discount factors, swing weights), the weights of the draws
and the worlds (which account is true, which package a statement means) are taken from the beliefs. An outcome is a
dictionary from issue to level; everything is worked out from the case's own records.
"""

import math
from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import Any

import numpy as np

TOLERANCE = 1e-10
PACKAGE_KINDS = ("offer", "acceptance", "refusal")

Outcome = dict[str, Any]


class Plain:
    """A case's beliefs under one setting, read draw by draw."""

    def __init__(
        self,
        beliefs: Any,
        *,
        left_out: frozenset[str] = frozenset(),
        before: bool = False,
        like: "Plain | None" = None,
    ) -> None:
        self.beliefs, self.case, self.space = beliefs, beliefs.case, beliefs.space
        self.left_out, self.before = left_out, before
        self.settings = beliefs.settings
        self.m = self.settings.min_gain
        if like is not None and (like.before, like.left_out) == (before, left_out):
            posterior = like.posterior
        else:
            posterior = beliefs.prior_posterior() if before else beliefs.posterior(None, left_out)
        self.posterior = posterior
        self.worlds = posterior.worlds
        self.draws = posterior.draws
        self.count = beliefs.count
        self.weights = {
            party: [[float(x) for x in row] for row in rows.tolist()] for party, rows in posterior.weights.items()
        }
        self.principals = sorted(p.id for p in self.case.parties if p.role == "principal")
        self.consenters = sorted({c.by for c in self.case.consents} - set(self.principals))
        self.deal_parties = sorted({*self.principals, *self.consenters})
        self.issues = sorted(issue.id for issue in self.case.issues)
        # What hangs on the draws alone is worked out once; what hangs on their weights, for every setting.
        self._of_draws: dict[Any, Any] = {} if like is None else like._of_draws
        self._of_draws.setdefault("draws", []).append(self.draws)  # kept alive, for they are known by their id
        self._joints: dict[Any, Any] = {}
        self._memo: dict[Any, Any] = {}
        self.shares = self._world_shares()

    def again(self, **changes: Any) -> "Plain":
        return Plain(self.beliefs, like=self, **{"left_out": self.left_out, "before": self.before, **changes})

    def _world_shares(self) -> list[float]:
        found = []
        for w, world in enumerate(self.worlds):
            share = world.prior
            for rows in self.weights.values():
                share *= sum(rows[w][d] for d in range(self.count))
            found.append(share)
        total = sum(found)
        return [share / total for share in found]

    # --- Levels and outcomes -----------------------------------------------------------------------------------------
    def issue(self, issue_id: str) -> Any:
        return next(issue for issue in self.case.issues if issue.id == issue_id)

    def levels(self, issue_id: str) -> list[Any]:
        """Every level of an issue, in the order of the scale."""
        issue = self.issue(issue_id)
        if issue.range is None:
            return [option.id for option in issue.options]
        return list(self.space.levels[self.issues.index(issue_id)])

    def agreeable(self, issue_id: str) -> list[Any]:
        issue = self.issue(issue_id)
        if issue.range is not None:
            return self.levels(issue_id)
        return [o.id for o in issue.options if o.agreeable and (issue_id, o.id) not in self.space.dropped]

    def without_a_deal(self, issue_id: str) -> Any:
        """The level an issue keeps without a deal, where it is sure and a deal may have it; else None."""
        found = [dict(branch.outcome).get(issue_id) for branch in self.case.no_deal.branches]
        if not found or any(level != found[0] for level in found) or found[0] not in self.agreeable(issue_id):
            return None
        return found[0]

    def meets(self, where: Any, outcome: Outcome) -> bool:
        return all(self._meets_clause(clause, outcome[clause.issue]) for clause in where.clauses) and not any(
            self.meets(inner, outcome) for inner in where.negated
        )

    def _meets_clause(self, clause: Any, level: Any) -> bool:
        place = self.levels(clause.issue).index(level)
        if clause.levels and place not in [self.levels(clause.issue).index(named) for named in clause.levels]:
            return False
        for bound in clause.bounds:
            end = self.levels(clause.issue).index(bound.level)
            if (place < end) if bound.side == "at_least" else (place > end):
                return False
        return True

    def feasible(self, outcome: Outcome) -> bool:
        return not any(self.meets(constraint.never, outcome) for constraint in self.case.constraints)

    def headline_issues(self) -> list[str]:
        named = {
            issue
            for s in self.case.statements
            if s.kind in PACKAGE_KINDS and s.party in self.principals and s.package is not None
            for issue, _ in s.package.terms
        }
        return [issue for issue in self.issues if issue in named or self.without_a_deal(issue) is None]

    def outcomes(self, name: str = "headline") -> list[Outcome]:
        if name not in self._of_draws:
            varied = self.headline_issues() if name == "headline" else self.issues
            axes = [self.agreeable(i) if i in varied else [self.without_a_deal(i)] for i in self.issues]
            found = [dict(zip(self.issues, levels, strict=True)) for levels in product(*axes)]
            self._of_draws[name] = [outcome for outcome in found if self.feasible(outcome)]
        return self._of_draws[name]

    # --- Utilities ---------------------------------------------------------------------------------------------------
    def _table(self, party: str, w: int) -> Any:
        drawn = self.draws[w].parties[party]
        if id(drawn) not in self._of_draws:
            utility = drawn.utility
            additive = getattr(utility, "additive", utility)
            offset, table = 0, {}
            for column, issue in enumerate(self.issues):
                for place, level in enumerate(self.space.levels[column]):
                    table[issue, level] = additive.table[offset + place].tolist()
                offset += len(self.space.levels[column])
            bonuses = []
            if additive is not utility:
                bonuses = [(c, b.tolist()) for c, b in zip(utility.conditions, utility.bonuses, strict=True)]
            swing = [row.tolist() for row in drawn.weights]
            self._of_draws[id(drawn)] = (table, bonuses, drawn.reservation.tolist(), drawn.discount.tolist(), swing)
        return self._of_draws[id(drawn)]

    def utility(self, party: str, w: int, d: int, outcome: Outcome) -> float:
        table, bonuses = self._table(party, w)[:2]
        total = 0.0
        for issue in self.issues:
            total += table[issue, outcome[issue]][d]
        for where, bonus in bonuses:
            if self.meets(where, outcome):
                total += bonus[d]
        return total

    def reservation(self, party: str, w: int, d: int) -> float:
        return self._table(party, w)[2][d]

    def discount(self, party: str, w: int, d: int) -> float:
        return self._table(party, w)[3][d]

    def swing(self, party: str, issue: str, w: int, d: int) -> float:
        return self._table(party, w)[4][self.issues.index(issue)][d]

    def gain(self, party: str, w: int, d: int, outcome: Outcome) -> float:
        return self.utility(party, w, d, outcome) - self.reservation(party, w, d)

    def must_agree(self, outcome: Outcome) -> list[str]:
        asked = {c.by for c in self.case.consents if self.meets(c.where, outcome)}
        return [p for p in self.deal_parties if p in self.principals or p in asked]

    def least_gain(self, w: int, d: int, outcome: Outcome) -> float:
        return min(self.gain(party, w, d, outcome) for party in self.must_agree(outcome))

    # --- Means -------------------------------------------------------------------------------------------------------
    def joint(self, parties: list[str], w: int) -> list[tuple[int, float]]:
        """Draws and the product of some parties' weights, summing to 1 in a world."""
        key = (tuple(parties), w)
        if key not in self._joints:
            found = []
            for d in range(self.count):
                weight = 1.0
                for party in parties:
                    weight *= self.weights[party][w][d]
                found.append((d, weight))
            total = sum(weight for _, weight in found)
            self._joints[key] = [(d, weight / total if total > 0 else 0.0) for d, weight in found]
        return self._joints[key]

    def in_world(self, w: int, parties: list[str], value: Callable[[int, int], float]) -> float:
        return sum(weight * value(w, d) for d, weight in self.joint(parties, w) if weight > 0)

    def mean(self, parties: list[str], value: Callable[[int, int], float], among: Any = None) -> float:
        """Mean over draws and worlds; over some of the worlds only where `among` is given."""
        chosen = [w for w in range(len(self.worlds)) if among is None or among(w)]
        total = sum(self.shares[w] for w in chosen)
        return sum(self.shares[w] / total * self.in_world(w, parties, value) for w in chosen)

    def spread(self, parties: list[str], value: Callable[[int, int], float], among: Any = None) -> float:
        """Standard error of a mean: how beliefs turn draws into errors is their own affair, proven there."""
        numbers = {id(world): w for w, world in enumerate(self.worlds)}

        def quantity(_: Any, world: Any) -> np.ndarray:
            w = numbers[id(world)]
            return np.array([value(w, d) if among is None or among(w) else 0.0 for d in range(self.count)])

        by_world = self.posterior.by_world(quantity, parties)
        chosen = [id(world) for world in self.worlds if among is None or among(numbers[id(world)])]
        return self.posterior.average_within(by_world, lambda world: id(world) in chosen).standard_error

    def spread_between(self, one: Outcome, other: Outcome) -> float:
        """Standard error of the difference of two packages' chances of acceptance by all."""
        return (self._together(other) - self._together(one)).standard_error

    def _together(self, outcome: Outcome) -> Any:
        key = ("together", tuple(outcome.values()))
        if key not in self._memo:
            product = 1.0
            numbers = {id(world): w for w, world in enumerate(self.worlds)}
            for party in self.must_agree(outcome):

                def gains(_: Any, world: Any, party: str = party) -> np.ndarray:
                    w = numbers[id(world)]
                    found = [self.gain(party, w, d, outcome) >= self.m - TOLERANCE for d in range(self.count)]
                    return np.array(found, dtype=float)

                product = product * self.posterior.by_world(gains, [party])
            self._memo[key] = self.posterior.average(product)
        return self._memo[key]

    # --- Zone --------------------------------------------------------------------------------------------------------
    def most(self, w: int, d: int, name: str) -> float:
        """The most that whoever gains least can gain, over a set of outcomes."""
        key = ("most", name, id(self.draws[w]), d)
        if key not in self._of_draws:
            found = [self.least_gain(w, d, outcome) for outcome in self.outcomes(name)]
            self._of_draws[key] = max(found, default=-math.inf)
        return self._of_draws[key]

    def zone(self, name: str = "headline", depth: float | None = None) -> float:
        least = self.m if depth is None else depth
        return self.mean(self.deal_parties, lambda w, d: float(self.most(w, d, name) >= least - TOLERANCE))

    def said(self, w: int) -> list[Outcome]:
        found = []
        for name, package in self.worlds[w].meanings:
            statement = self.case.statement(name)
            if statement.party not in self.principals or package.rest == "open":
                continue
            if any(self._assumed(issue, levels[0]) for issue, levels in package.terms):
                continue
            outcome = self.definite(package)
            if outcome is not None and outcome not in found and self.feasible(outcome):
                found.append(outcome)
        return found

    def _assumed(self, issue: str, level: Any) -> bool:
        return any(o.id == level and o.assumed for o in self.issue(issue).options)

    def zone_said(self) -> float:
        def exists(w: int, d: int) -> float:
            return float(any(self.least_gain(w, d, o) >= self.m - TOLERANCE for o in self.said(w)))

        return self.mean(self.deal_parties, exists)

    def some_acceptable(self, outcomes: list[Outcome]) -> float:
        """Chance that at least one of some packages is acceptable to all, in the same draw."""

        def exists(w: int, d: int) -> float:
            return float(any(self.least_gain(w, d, o) >= self.m - TOLERANCE for o in outcomes))

        return self.mean(self.deal_parties, exists)

    def patterns(self) -> dict[int, float]:
        """Which headline packages are acceptable to all (as bits), and the weight of the draws where just these are."""
        found: dict[int, float] = {}
        for w, share in enumerate(self.shares):
            for d, weight in self.joint(self.deal_parties, w):
                bits = 0
                for place, outcome in enumerate(self.outcomes()):
                    if self.least_gain(w, d, outcome) >= self.m - TOLERANCE:
                        bits |= 1 << place
                found[bits] = found.get(bits, 0.0) + share * weight
        return found

    def best_set(self, size: int) -> float:
        patterns = self.patterns()
        sets = combinations(range(len(self.outcomes())), min(size, len(self.outcomes())))
        masks = [sum(1 << place for place in places) for places in sets]
        return max((sum(x for bits, x in patterns.items() if bits & mask) for mask in masks), default=0.0)

    # --- Packages ----------------------------------------------------------------------------------------------------
    def accepts(self, party: str, w: int, outcome: Outcome) -> float:
        key = ("accepts", party, w, tuple(outcome.values()))
        if key not in self._memo:
            self._memo[key] = self.in_world(
                w, [party], lambda w, d: float(self.gain(party, w, d, outcome) >= self.m - TOLERANCE)
            )
        return self._memo[key]

    def chance(self, party: str, outcome: Outcome) -> float:
        return sum(share * self.accepts(party, w, outcome) for w, share in enumerate(self.shares))

    def chance_of_all(self, outcome: Outcome, among: Any = None) -> float:
        chosen = [w for w in range(len(self.worlds)) if among is None or among(w)]
        total = sum(self.shares[w] for w in chosen)
        result = 0.0
        for w in chosen:
            together = 1.0
            for party in self.must_agree(outcome):
                together *= self.accepts(party, w, outcome)
            result += self.shares[w] / total * together
        return result

    # --- What packages mean ------------------------------------------------------------------------------------------
    def completions(self, package: Any) -> list[list[tuple[float, Outcome]]]:
        """Every completion of a package that names one level an issue; each is a lottery over outcomes."""
        named = {issue: levels[0] for issue, levels in package.terms}
        branches = [(b.chance, dict(b.outcome)) for b in self.case.no_deal.branches]
        if package.rest == "open" or not branches:
            branches = [(1.0, {})]
        elif len(branches) == 1:
            kept = {i: level for i, level in branches[0][1].items() if level in self.agreeable(i)}
            branches = [(1.0, kept)]
        left = [i for i in self.issues if i not in named and any(i not in outcome for _, outcome in branches)]
        result = []
        for levels in product(*(self.agreeable(issue) for issue in left)):
            filled = dict(zip(left, levels, strict=True))
            lottery: list[tuple[float, Outcome]] = []
            for chance, outcome in branches:
                full = {i: named.get(i, filled.get(i, outcome.get(i))) for i in self.issues}
                same = [k for k, (_, other) in enumerate(lottery) if other == full]
                if same:
                    lottery[same[0]] = (lottery[same[0]][0] + chance, full)
                else:
                    lottery.append((chance, full))
            result.append(lottery)
        return result

    def definite(self, package: Any) -> Outcome | None:
        found = self.completions(package)
        return found[0][0][1] if len(found) == 1 and len(found[0]) == 1 else None

    def expected(self, party: str, w: int, d: int, lottery: list[tuple[float, Outcome]]) -> float:
        return sum(chance * self.utility(party, w, d, outcome) for chance, outcome in lottery)

    # --- On the table ------------------------------------------------------------------------------------------------
    def on_the_table(self) -> list[tuple[str, Any]]:
        """Offers on the table: statement and one of the packages it can mean."""
        found = []
        for party in self.principals:
            offers = [s for s in self.case.statements if s.kind == "offer" and s.party == party]
            dates = {s.id: s.date or self._round_date(s.round) for s in offers}
            for statement in offers:
                if dates[statement.id] == max(dates.values()):
                    for world in self.worlds:
                        package = dict(world.meanings).get(statement.id)
                        if package is not None and (statement.id, package) not in found:
                            found.append((statement.id, package))
        return found

    def _round_date(self, round_id: str) -> str:
        return next((r.date for r in self.case.rounds if r.id == round_id), "")

    def means(self, statement: str, package: Any) -> Callable[[int], bool]:
        return lambda w: dict(self.worlds[w].meanings).get(statement) == package

    def table_entry(self, statement: str, package: Any, party: str) -> tuple[float, float]:
        """The chance that a party gains enough from an offer, and its mean shortfall."""
        lotteries = self.completions(package)

        def gains(w: int, d: int) -> list[float]:
            return [self.expected(party, w, d, lot) - self.reservation(party, w, d) for lot in lotteries]

        def accepts(w: int, d: int) -> float:
            return sum(g >= self.m - TOLERANCE for g in gains(w, d)) / len(lotteries)

        def lacks(w: int, d: int) -> float:
            return sum(max(0.0, self.m - g) for g in gains(w, d)) / len(lotteries)

        among = self.means(statement, package)
        return self.mean([party], accepts, among), self.mean([party], lacks, among)

    # --- Walk-away ---------------------------------------------------------------------------------------------------
    def refused(self, refusal: Any, w: int) -> list[tuple[float, Outcome]] | None:
        """What a refusal is about in a world, as a lottery; None where that is nothing definite."""
        world = self.worlds[w]
        meanings = dict(world.meanings)
        if refusal.id in world.silent:
            return None
        if refusal.of:
            group = next((g for g in self.case.readings if g.id == refusal.of), None)
            names = [refusal.of] if group is None else [s for r in group.readings for s in r.statements]
            packages = [meanings[name] for name in names if name in meanings]
        else:
            packages = [meanings[refusal.id]] if refusal.id in meanings else []
        if len(packages) != 1:
            return None
        lotteries = self.completions(packages[0])
        return lotteries[0] if len(lotteries) == 1 else None

    def refused_gain(self, refusal: Any, w: int, d: int) -> float:
        lottery = self.refused(refusal, w)
        return self.expected(refusal.party, w, d, lottery) - self.reservation(refusal.party, w, d)

    def leaving_right(self, refusal: Any, reading: str = "") -> float:
        def among(w: int) -> bool:
            true = dict(self.worlds[w].readings).get(refusal.of)
            return self.refused(refusal, w) is not None and (not reading or true == reading)

        def right(w: int, d: int) -> float:
            return float(self.refused_gain(refusal, w, d) < self.m - TOLERANCE)

        return self.mean([refusal.party], right, among)

    def leaving_right_later(self, refusal: Any, chance: float) -> float:
        party = refusal.party

        def right(w: int, d: int) -> float:
            later = chance * self.discount(party, w, d) * self.fair_gain(party, w, d)
            return float(self.refused_gain(refusal, w, d) < max(self.m, later) - TOLERANCE)

        return self.mean(self.deal_parties, right, lambda w: self.refused(refusal, w) is not None)

    def fair_gain(self, party: str, w: int, d: int) -> float:
        key = ("fair", id(self.draws[w]), d)
        if key not in self._of_draws:
            self._of_draws[key] = self.nash(w, d, dict.fromkeys(self.principals, 1.0), {})
        return self._of_draws[key].get(party, 0.0)

    def break_even(self, refusal: Any) -> float | None:
        """The smallest chance of a fair deal later with at least half of the weight in draws where leaving is right."""
        thresholds = []
        speaking = [w for w in range(len(self.worlds)) if self.refused(refusal, w) is not None]
        total = sum(self.shares[w] for w in speaking)
        for w in speaking:
            for d, weight in self.joint(self.deal_parties, w):
                gain = self.refused_gain(refusal, w, d)
                hope = self.discount(refusal.party, w, d) * self.fair_gain(refusal.party, w, d)
                needed = 0.0 if gain < self.m - TOLERANCE else gain / hope if hope > gain else math.inf
                thresholds.append((needed, self.shares[w] / total * weight))
        have = 0.0
        for needed, weight in sorted(thresholds):
            have += weight
            if have >= 0.5 - 1e-12:
                return None if math.isinf(needed) else needed
        return None

    # --- Gap ---------------------------------------------------------------------------------------------------------
    def steps(self, one: Outcome, other: Outcome) -> float:
        return sum(self.steps_on(issue, one[issue], other[issue]) for issue in self.issues)

    def steps_on(self, issue_id: str, one: Any, other: Any) -> float:
        issue = self.issue(issue_id)
        if issue.range is not None:
            return abs(one - other) / max((issue.range.high - issue.range.low) / 10, issue.range.step or 0)
        if not issue.ordered:
            return float(one != other)
        standing = [o.id for o in issue.options if (issue_id, o.id) not in self.space.dropped]
        return float(abs(standing.index(one) - standing.index(other)))

    def within(self, start: Outcome, steps: float) -> list[Outcome]:
        near = [o for o in self.outcomes() if o != start and self.steps(o, start) <= steps + 1e-9]
        return [start, *near]

    # --- Trades and leverage -----------------------------------------------------------------------------------------
    def trade(self, parties: tuple[str, str], issues: tuple[str, str]) -> float:
        p, q = parties
        i, j = issues

        def more(w: int, d: int) -> float:
            left = self.swing(p, i, w, d) * self.swing(q, j, w, d)
            right = self.swing(q, i, w, d) * self.swing(p, j, w, d)
            return 0.5 if abs(left - right) < 5e-13 else float(left > right)

        return self.mean([p, q], more)

    def nash(self, w: int, d: int, power: dict[str, float], raised: dict[str, float]) -> dict[str, float]:
        """Principals' gains at the Nash point; none where nothing is acceptable to all who must agree."""
        best, found = -math.inf, {}
        for outcome in self.outcomes():
            gains = {p: self.gain(p, w, d, outcome) - raised.get(p, 0.0) for p in self.must_agree(outcome)}
            if min(gains.values()) < self.m - TOLERANCE:
                continue
            score = sum(power[p] * math.log(gains[p]) for p in self.principals)
            if score > best:
                best, found = score, {p: gains[p] for p in self.principals}
        return found

    def payoff(self, party: str, w: int, d: int, *, no_deal: float = 0.0, patience: bool = False) -> float:
        deltas = {p: self.discount(p, w, d) for p in self.principals}
        if patience:
            deltas[party] += (1 - deltas[party]) / 2
        raw = {p: 1 / -math.log(min(delta, 0.999)) for p, delta in deltas.items()}
        power = {p: x / sum(raw.values()) for p, x in raw.items()}
        gains = self.nash(w, d, power, {party: no_deal})
        return self.reservation(party, w, d) + no_deal + gains.get(party, 0.0)

    def leverage(self, party: str) -> tuple[float, float]:
        """Change in a party's payoff with a better no deal, and with more patience."""
        base: dict[Any, float] = {}

        def now(w: int, d: int) -> float:
            key = (id(self.draws[w]), d)
            if key not in base:
                base[key] = self.payoff(party, w, d)
            return base[key]

        parties = self.deal_parties
        better = self.mean(parties, lambda w, d: self.payoff(party, w, d, no_deal=0.1) - now(w, d))
        longer = self.mean(parties, lambda w, d: self.payoff(party, w, d, patience=True) - now(w, d))
        return better, longer

    def opening(self, party: str) -> tuple[float, float]:
        """What opening adds to a party's Rubinstein share, and the share averaged over who opens."""
        other = next(p for p in self.principals if p != party)

        def shares(w: int, d: int) -> tuple[float, float]:
            own, theirs = (min(self.discount(p, w, d), 0.999) for p in (party, other))
            opener = (1 - theirs) / (1 - own * theirs)
            return opener, 1 - (1 - own) / (1 - own * theirs)

        adds = self.mean(self.principals, lambda w, d: shares(w, d)[0] - shares(w, d)[1])
        return adds, self.mean(self.principals, lambda w, d: sum(shares(w, d)) / 2)

    # --- Readings and sharpen ----------------------------------------------------------------------------------------
    def reading(self, group: str, reading: str) -> float:
        chosen = [w for w, world in enumerate(self.worlds) if dict(world.readings).get(group) == reading]
        return sum(self.shares[w] for w in chosen)

    def question(
        self, row: dict[str, Any], parties: list[str], holds: Callable[[int, int], float], among: Any = None
    ) -> dict[str, float]:
        """Share of variance, chance of a yes, and the finding after a yes and after a no."""
        party, kind = row["party"], row["kind"]
        serving = kind in ("demand", "red_line", "priority", "patience")
        believed = 0.5 if serving else 0.9  # a party's own words
        prior = Plain(self.beliefs, before=True)
        mean = sum(prior.fits(row, 0, d) for d in range(self.count)) / self.count

        def yes(w: int, d: int) -> float:
            return (1 - believed) * mean + believed * self.fits(row, w, d)

        now = self.mean(parties, holds, among)
        if party in parties:
            chance = self.mean(parties, yes, among)
            both = self.mean(parties, lambda w, d: yes(w, d) * holds(w, d), among)
        else:  # independent of the finding in each world
            chance = self.mean([party], yes, among)
            apart = {w: self.in_world(w, parties, holds) for w in range(len(self.worlds))}
            both = self.mean([party], lambda w, d: yes(w, d) * apart[w], among)
        if_yes, if_no = both / chance, (now - both) / (1 - chance)
        removed = chance * (if_yes - now) ** 2 + (1 - chance) * (if_no - now) ** 2
        return {
            "share_of_variance": removed / (now * (1 - now)),
            "chance": chance,
            "if_yes": if_yes,
            "if_no": if_no,
        }

    def fits(self, row: dict[str, Any], w: int, d: int) -> float:
        """How well the answer yes to a question fits a draw, by the formulas of the theory page."""
        party, about = row["party"], row["about"]
        tau, h = self.settings.noise, self.settings.hold_out
        if row["kind"] == "patience":
            declared = next((f.interval for f in self.case.discount_factors if f.party == party), (0.8, 1.0))
            return (self.discount(party, w, d) - declared[0]) / (declared[1] - declared[0])
        if row["kind"] == "priority":
            first = about.removesuffix(" over the rest")
            gaps = [self.swing(party, first, w, d) - self.swing(party, i, w, d) for i in self.issues if i != first]
            return math.prod(logistic(gap / tau) for gap in gaps)
        if row["kind"] == "preference":
            issue, sides = about.split(": ")
            better, worse = (self._level(issue, text) for text in sides.split(" over "))
            return logistic((self._alone(party, issue, better, w, d) - self._alone(party, issue, worse, w, d)) / tau)
        if row["kind"] == "offer":
            issue, level = about.removesuffix(", the rest as without a deal").split(" = ")
            package = _Package({issue: self._level(issue, level)}, "no_deal")
            gains = [self.expected(party, w, d, lot) for lot in self.completions(package)]
            return sum(logistic((u - self.reservation(party, w, d)) / tau) for u in gains) / len(gains)
        issue, level = about.removeprefix("never ").split(" = ")
        wanted = self._level(issue, level)
        if row["kind"] == "demand":
            gains = list(self._best_without(party, issue, wanted, w, d))
            return 1 - (1 - h) * sum(logistic(gain / tau) for gain in gains) / len(gains)
        return logistic(-self._best_across(party, issue, wanted, w, d) / tau)

    def _level(self, issue: str, text: str) -> Any:
        return next(level for level in self.levels(issue) if str(level) == text)

    def _alone(self, party: str, issue: str, level: Any, w: int, d: int) -> float:
        """Utility of one level, the rest as without a deal, or alike where nothing holds there."""
        alike = {i: self.agreeable(i)[0] for i in self.issues if i != issue and self.without_a_deal(i) is None}
        (lottery,) = self.completions(_Package({**alike, issue: level}, "no_deal"))
        return self.expected(party, w, d, lottery)

    def _best_without(self, party: str, issue: str, wanted: Any, w: int, d: int) -> Iterator[float]:
        """For every way to settle the other issues: the most a party gains without what it asks for."""
        others = [i for i in self.issues if i != issue]
        for levels in product(*(self.agreeable(i) for i in others)):
            rest = dict(zip(others, levels, strict=True))
            tried = [{**rest, issue: level} for level in self.agreeable(issue) if level != wanted]
            gains = [self.gain(party, w, d, outcome) for outcome in tried if self.feasible(outcome)]
            if gains:
                yield max(gains)

    def _best_across(self, party: str, issue: str, refused: Any, w: int, d: int) -> float:
        """The most a party gains where the line is crossed; what no statement names stays as without a deal."""
        named = self.case.named_issues()
        axes = []
        for i in self.issues:
            level = self.without_a_deal(i)
            fixed = i not in named and level is not None
            axes.append([refused] if i == issue else [level] if fixed else self.agreeable(i))
        tried = [dict(zip(self.issues, levels, strict=True)) for levels in product(*axes)]
        return max((self.gain(party, w, d, o) for o in tried if self.feasible(o)), default=-math.inf)


class _Package:
    def __init__(self, terms: Outcome, rest: str) -> None:
        self.terms = tuple((issue, (level,)) for issue, level in terms.items())
        self.rest = rest


def logistic(x: float) -> float:
    """σ(x), without overflow."""
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0
