"""Small random cases of every make: what the fast findings are held against."""

import random
from typing import Any

from walkaway.case import (
    ANY_DEAL,
    NO_DEAL,
    Bound,
    Branch,
    Case,
    Clause,
    Consent,
    Constraint,
    DiscountFactor,
    Interaction,
    Issue,
    IssuePreference,
    NoDeal,
    NumericRange,
    Option,
    Package,
    Party,
    Reading,
    ReadingGroup,
    Round,
    Statement,
    Where,
    consistency,
)

ROUNDS = (Round(id="first", name="First", date="2020-01"), Round(id="second", name="Second", date="2020-02"))


def random_case(seed: int) -> Case:
    """Return a sound case; the same seed gives the same case."""
    rng = random.Random(seed)
    while True:
        case = _Maker(rng, seed).case()
        faults = consistency.faults(case)
        if not faults:
            return case


class _Maker:
    """Draws the parts of a case one after the other."""

    def __init__(self, rng: random.Random, seed: int) -> None:
        self.rng, self.seed = rng, seed
        self.issues = [self._issue(number) for number in range(rng.choice([2, 2, 3]))]
        self.principals = ["ann", "bob", "cyd"][: rng.choice([2, 2, 3])]
        self.helper = "med" if rng.random() < 0.5 else ""

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _issue(self, number: int) -> Issue:
        name = f"i{number}"
        kind = self.rng.choice(["scale", "scale", "loose", "steps", "real"] if number else ["scale"])
        if kind == "steps":
            return Issue(id=name, name=name, range=NumericRange(low=0, high=10, step=self.rng.choice([2.0, 5.0])))
        if kind == "real":
            return Issue(id=name, name=name, range=NumericRange(low=0, high=1))
        count = self.rng.choice([2, 3, 3])
        options = [
            Option(id=f"o{k}", name=f"o{k}", assumed=count == 3 and k == 1 and self.chance(0.5)) for k in range(count)
        ]
        if self.chance(0.3):
            options.append(Option(id="war", name="war", agreeable=False))
        return Issue(id=name, name=name, options=tuple(options), ordered=kind == "scale")

    def levels(self, issue: Issue, *, agreeable: bool = True) -> list[Any]:
        if issue.range is not None:
            return list(issue.range.grid())
        return [o.id for o in issue.options if o.agreeable or not agreeable]

    def level(self, issue: Issue) -> Any:
        return self.rng.choice(self.levels(issue))

    def package(self, *, several: bool = False) -> Package:
        named = [issue for issue in self.issues if self.chance(0.7)] or [self.issues[0]]
        terms = []
        for issue in named:
            levels = [self.level(issue)]
            if several and issue.range is None and self.chance(0.6):
                levels = self.rng.sample(self.levels(issue), 2)
            terms.append((issue.id, tuple(levels)))
        return Package(terms=tuple(terms), rest="open" if self.chance(0.15) else "no_deal")

    def where(self) -> Where:
        """A condition that some deal breaks and some deal meets."""
        issue = self.rng.choice([i for i in self.issues if len(self.levels(i)) > 1])
        scale = self.levels(issue)
        if (issue.range is not None or issue.ordered) and self.chance(0.5):
            if self.chance(0.5):
                return Where(clauses=(Clause(issue=issue.id, bounds=(Bound(side="at_least", level=scale[-1]),)),))
            return Where(clauses=(Clause(issue=issue.id, bounds=(Bound(side="at_most", level=scale[0]),)),))
        clause = Where(clauses=(Clause(issue=issue.id, levels=(self.rng.choice(scale),)),))
        return Where(negated=(clause,)) if self.chance(0.5) else clause

    def no_deal(self) -> NoDeal:
        kind = self.rng.choice(["outcome", "outcome", "lottery", "value", "part"])
        if kind == "value":
            return NoDeal(values=tuple((p, (0.2, 0.6)) for p in self.modelled), assumed=True)

        def outcome() -> tuple[tuple[str, Any], ...]:
            return tuple((i.id, self.rng.choice(self.levels(i, agreeable=False))) for i in self.issues)

        if kind == "lottery":
            branches = (Branch(chance=0.6, outcome=outcome()), Branch(chance=0.4, outcome=outcome()))
        else:
            branches = (Branch(chance=1.0, outcome=outcome()),)
        if kind == "part":
            branches = (Branch(chance=1.0, outcome=outcome()[:-1]),)
            return NoDeal(branches=branches, values=tuple((p, (0.1, 0.5)) for p in self.modelled), assumed=True)
        shifts = ((self.principals[0], (-0.2, 0.0)),) if self.chance(0.3) else ()
        return NoDeal(branches=branches, shifts=shifts, assumed=True)

    @property
    def modelled(self) -> list[str]:
        return [*self.principals, *([self.helper] if self.helper else [])]

    def preferences(self) -> tuple[IssuePreference, ...]:
        found = []
        for party in self.principals:
            for issue in self.issues:
                if not self.chance(0.7):
                    continue
                weight = (0.1, 0.8) if self.chance(0.2) else None
                if issue.range is not None:
                    direction = self.rng.choice(["higher", "lower"])
                    found.append(
                        IssuePreference(party=party, issue=issue.id, direction=direction, weight=weight, assumed=True)
                    )
                    continue
                order = [(level,) for level in self.levels(issue)]
                self.rng.shuffle(order)
                found.append(
                    IssuePreference(party=party, issue=issue.id, order=tuple(order), weight=weight, assumed=True)
                )
        return tuple(found)

    def statements(self) -> list[Statement]:
        rng, found = self.rng, []

        def add(kind: str, party: str, **content: Any) -> None:
            found.append(
                Statement(
                    id=f"s{len(found):02d}",
                    kind=kind,
                    parties=(party,),
                    basis=rng.choice(["own_words", "observer", "other_side", "deed"]),
                    round=rng.choice(["first", "second", ""]),
                    origin=rng.choice(["", "speech"]),
                    **content,
                )
            )

        for party in self.principals:
            add("offer", party, package=self.package(several=party == "ann" and self.chance(0.5)))
        add("refusal", "bob", of="s00")
        if self.chance(0.5):
            add("refusal", "ann", package=self.package())
        if self.chance(0.3):
            add("acceptance", "bob", package=self.package())
        for kind in ("demand", "red_line"):
            if self.chance(0.6):
                add(kind, rng.choice(self.principals), where=self.where())
        if self.chance(0.5):
            first, second = rng.sample([i.id for i in self.issues], 2)
            add("priority", rng.choice(self.principals), over_issues=(first, rng.choice([second, "rest"])))
        if self.chance(0.5):
            add("patience", rng.choice(self.principals), level=rng.choice(["high", "low"]))
        if self.chance(0.5):
            issue = rng.choice([i for i in self.issues if len(self.levels(i)) > 1])
            sides = [Package(terms=((issue.id, (level,)),)) for level in rng.sample(self.levels(issue), 2)]
            add("preference", rng.choice(self.modelled), over=tuple(sides))
        if self.helper:
            add("preference", self.helper, over=(ANY_DEAL, NO_DEAL))
        return found

    def case(self) -> Case:
        statements = self.statements()
        readings: tuple[ReadingGroup, ...] = ()
        if self.chance(0.5):
            for name in ("r0", "r1"):
                statements.append(
                    Statement(id=name, kind="offer", parties=("bob",), package=self.package(several=name == "r0"))
                )
            statements.append(Statement(id="r2", kind="refusal", parties=("ann",), of="told", basis="own_words"))
            readings = (
                ReadingGroup(
                    id="told",
                    readings=(
                        Reading(id="so", statements=("r0",), weight=2),
                        Reading(id="or_so", statements=("r1",)),
                    ),
                ),
            )
        consents = ()
        if self.helper and self.chance(0.6):
            consents = (Consent(where=self.where(), by=self.helper, assumed=True),)
        first = self.levels(self.issues[0])
        last = self.levels(self.issues[-1])
        forbidden = Where(
            clauses=(
                Clause(issue=self.issues[0].id, levels=(first[0],)),
                Clause(issue=self.issues[-1].id, levels=(last[-1],)),
            )
        )
        bonus = Where(clauses=(Clause(issue=self.issues[0].id, levels=(first[-1],)),))
        return Case(
            id=f"random-{self.seed}",
            parties=(
                *(Party(id=p, name=p) for p in self.principals),
                *((Party(id=self.helper, name=self.helper, role="mediator"),) if self.helper else ()),
            ),
            rounds=ROUNDS,
            issues=tuple(self.issues),
            no_deal=self.no_deal(),
            preferences=self.preferences(),
            interactions=(Interaction(party="ann", where=bonus, adds=(0.0, 0.3), assumed=True),)
            if self.chance(0.3)
            else (),
            discount_factors=(DiscountFactor(party="bob", interval=(0.9, 0.95), assumed=True),)
            if self.chance(0.3)
            else (),
            statements=tuple(statements),
            readings=readings,
            constraints=(Constraint(never=forbidden, assumed=True),) if self.chance(0.3) else (),
            consents=consents,
        )
