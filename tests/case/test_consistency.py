"""What does not fit together in a case built in Python: one fault for each mistake, at its place."""

import math
from dataclasses import replace

import pytest

from walkaway.case import (
    BASES,
    KINDS,
    Bound,
    Branch,
    Case,
    Citation,
    Clause,
    Commitment,
    Consent,
    Constraint,
    DiscountFactor,
    ExactPreferences,
    HistoryEntry,
    Interaction,
    Issue,
    IssuePreference,
    NoDeal,
    NumericRange,
    Option,
    Package,
    Party,
    Person,
    Reading,
    ReadingGroup,
    Round,
    Settings,
    Source,
    Statement,
    Step,
    Target,
    Term,
    Where,
    consistency,
)
from walkaway.case.check_readings import count_combinations


def option(name, **more):
    return Option(id=name, name=name, **more)


SITES = Issue(id="sites", name="Sites", options=(option("none"), option("one"), option("all")))
PRICE = Issue(id="price", name="Price", range=NumericRange(low=0, high=10, step=1))
OFFER = Statement(
    id="offer", kind="offer", parties=("a",), package=Package(terms=(("sites", ("one",)), ("price", (4.0,))))
)
OTHER = replace(OFFER, id="other", package=Package(terms=(("sites", ("none", "all")),)))
ANSWER = Statement(id="answer", kind="refusal", parties=("b",), of="offer")
FREEZE = Commitment(id="freeze", by="a", does=(("sites", "one"),))
PAUSE = Commitment(id="pause", by="b", does=(("sites", "none"),), in_return_for="freeze", assumed=True)
STEP = Step(id="step", by=("a",), issue="sites", start="none", end="one", assumed=True)
CASE = Case(
    id="talks",
    parties=(Party(id="a", name="A"), Party(id="b", name="B")),
    people=(Person(id="ann", name="Ann", party="a"),),
    rounds=(Round(id="first", name="First", date="2020"),),
    issues=(SITES, PRICE),
    no_deal=NoDeal(branches=(Branch(chance=1, outcome=(("sites", "none"), ("price", 0.0))),), assumed=True),
    statements=(OFFER, OTHER, ANSWER),
    readings=(
        ReadingGroup(
            id="accounts",
            readings=(Reading(id="x", statements=("offer",)), Reading(id="y", statements=("other",))),
        ),
    ),
    commitments=(FREEZE, PAUSE),
    steps=(STEP,),
)
ONE = Where(clauses=(Clause(issue="sites", levels=("one",)),))
NAN = math.nan


def branches(*chances):
    outcome = CASE.no_deal.branches[0].outcome
    return NoDeal(branches=tuple(Branch(chance=chance, outcome=outcome) for chance in chances), assumed=True)


def wants(**fields):
    return {"preferences": (IssuePreference(**{"party": "a", "issue": "sites", "assumed": True, **fields}),)}


def exact(**fields):
    table = (("sites", (("one", 1.0),)),)
    return {"exact": (ExactPreferences(**{"party": "a", "form": "points", "table": table, "assumed": True, **fields}),)}


def said(**fields):
    return {"statements": (*CASE.statements, Statement(**{"id": "new", "parties": ("a",), **fields}))}


def step(**fields):
    return {"steps": (replace(STEP, **fields),)}


FAULTS = (
    # (changed fields of the case, place of the fault, part of its message)
    ({"id": "Talks!"}, "id", "cannot be the id"),
    (
        {"parties": (replace(CASE.parties[0], role="mediator"), replace(CASE.parties[1], role="mediator"))},
        "parties",
        "no party is a principal",
    ),
    ({"parties": (*CASE.parties, CASE.parties[0])}, "parties.a", "given twice"),
    ({"people": (Person(id="a", name="Ann"),)}, "people.a", "a person and a party"),
    ({"people": (Person(id="ann", name="Ann", party="c"),)}, "people.ann.party", "unknown party 'c'"),
    ({"settings": Settings(noise=0)}, "model.noise", "cannot be 0"),
    ({"settings": Settings(noise=NAN)}, "model.noise", "cannot be nan"),
    ({"settings": Settings(hold_out=1)}, "model.hold_out", "cannot be 1"),
    ({"settings": Settings(min_gain=-0.1)}, "model.min_gain", "cannot be -0.1"),
    ({"settings": Settings(concentration=3)}, "model.concentration", "cannot be 3"),
    ({"settings": Settings(credibility_factor=math.inf)}, "model.credibility_factor", "cannot be inf"),
    ({"rounds": (Round(id="first", name="First", date="soon"),)}, "rounds.first.date", "is not a date"),
    ({"issues": (SITES, PRICE, SITES)}, "issues.sites", "given twice"),
    (
        {
            "issues": (SITES, PRICE, Issue(id="rest", name="Rest", options=(option("x"),))),
            "no_deal": NoDeal(values=(("a", (0, 0)), ("b", (0, 0))), assumed=True),
        },
        "issues.rest",
        "cannot be the id",
    ),
    ({"no_deal": branches(0.5, 0.4)}, "no_deal.lottery", "sum to 0.9"),
    ({"no_deal": branches(0.5, 0.5, 0.0)}, "no_deal.lottery.2.chance", "0 is not a chance"),
    ({"no_deal": replace(CASE.no_deal, assumed=False)}, "no_deal", "without a ground"),
    ({"no_deal": replace(CASE.no_deal, shifts=(("a", (0.1, -0.1)),))}, "no_deal.shift.a", "runs from 0.1 down"),
    ({"no_deal": replace(CASE.no_deal, shifts=(("c", (0.0, 0.1)),))}, "no_deal.shift.c", "unknown party"),
    ({"no_deal": replace(CASE.no_deal, values=(("a", (NAN, 0.1)),))}, "no_deal.value.a", "not a finite number"),
    ({"no_deal": NoDeal()}, "no_deal", "nothing says what holds without a deal"),
    ({"no_deal": NoDeal(values=(("a", (0.5, 0.5)),), assumed=True)}, "no_deal", "nor what no deal is worth to b"),
    (wants(), "preferences.a.sites", "declares nothing"),
    (wants(order=(("all", "one"), ("all",))), "preferences.a.sites.order.1.0", "'all' is named twice"),
    (wants(order=(("some",),)), "preferences.a.sites.order.0.0", "no option 'some'"),
    (wants(direction="higher"), "preferences.a.sites.direction", "a direction is for numbers"),
    (wants(issue="price", order=(("1",),)), "preferences.a.price.order", "needs no order"),
    (wants(weight=(0.4, 0.2)), "preferences.a.sites.weight", "runs from 0.4 down"),
    (wants(weight=(0.4, 1.2)), "preferences.a.sites.weight", "outside 0 to 1"),
    (wants(weight=(0.4, 0.6), assumed=False), "preferences.a.sites", "without a ground"),
    (wants(weight=(0.4, 0.6), because=("nothing",)), "preferences.a.sites.because.0", "unknown statement"),
    (wants(party="c", weight=(0.4, 0.6)), "preferences.c", "unknown party"),
    ({**wants(weight=(0, 1)), **exact()}, "exact.a", "declared and given exactly"),
    (exact(table=()), "exact.a", "are missing"),
    (exact(table=(("sites", (("some", 1.0),)),)), "exact.a.points.sites.some", "no option 'some'"),
    (exact(table=(("site", (("one", 1.0),)),)), "exact.a.points.site", "unknown issue"),
    (exact(table=(("sites", (("one", NAN),)),), form="utility"), "exact.a.utility.sites.one", "nan is not a number"),
    (exact(table=(("sites", (("one", 0.0),)),)), "exact.a.points", "no points"),
    (
        {"discount_factors": (DiscountFactor(party="a", interval=(0.0, 0.9), assumed=True),)},
        "discount_factors.a.range",
        "above 0",
    ),
    (
        {"interactions": (Interaction(party="a", where=Where(), adds=(0, 1), assumed=True),)},
        "interactions.a.0.where",
        "no issue",
    ),
    (
        {"interactions": (Interaction(party="a", where=ONE, adds=(1, 0), assumed=True),)},
        "interactions.a.0.adds",
        "down to 0",
    ),
    (said(kind="offers"), "statements.new.kind", "unknown kind"),
    (said(kind="offer"), "statements.new", "needs 'package:'"),
    (said(kind="red_line"), "statements.new", "needs 'where:'"),
    (said(kind="refusal"), "statements.new", "is of nothing"),
    (said(kind="refusal", of="offer", package=OFFER.package), "statements.new.package", "a statement and a package"),
    (said(kind="report", verdict="right"), "statements.new.verdict", "does not belong"),
    (
        said(kind="progress", of="offer", among=("a", "b"), direction="narrowing"),
        "statements.new.of",
        "does not belong",
    ),
    (said(kind="progress", among=("a",), direction="narrowing"), "statements.new.of", "between two parties"),
    (said(kind="progress", among=("a", "b"), direction="up"), "statements.new.direction", "unknown direction"),
    (said(kind="patience", level="some"), "statements.new.level", "unknown level"),
    (said(kind="red_line", parties=("a", "b"), where=ONE), "statements.new.party", "about one party"),
    (said(kind="preference", over=(OFFER.package, OFFER.package)), "statements.new.over", "a thing and itself"),
    (said(kind="preference", over=("any_deal", "peace")), "statements.new.over.1", "unknown side"),
    (said(kind="priority", over_issues=("sites", "sites")), "statements.new.over", "over itself"),
    (said(kind="priority", over_issues=("rest", "sites")), "statements.new.over.0", "unknown issue"),
    (said(kind="commitment", commitment="thaw"), "statements.new.commitment", "unknown commitment"),
    (said(kind="assessment", target=Target(), verdict="right"), "statements.new.of", "judges nothing"),
    (
        said(kind="assessment", target=Target(finding="gap", offer="x"), verdict="right"),
        "statements.new.of.offer",
        "unknown statement",
    ),
    (
        said(kind="offer", package=Package(terms=(("sites", ("one", "one")),))),
        "statements.new.package.sites.1",
        "named twice",
    ),
    (said(kind="offer", package=Package(terms=())), "statements.new.package", "names no issue"),
    (
        said(kind="offer", package=Package(terms=OFFER.package.terms, rest="maybe")),
        "statements.new.rest",
        "unknown word",
    ),
    (
        said(kind="offer", package=Package(terms=(("price", (NAN,)),))),
        "statements.new.package.price.0",
        "outside the range",
    ),
    (said(kind="report", credibility=NAN), "statements.new.credibility", "not a chance"),
    (said(kind="report", cite=(Citation(source="s", line=1),)), "statements.new.cite.0", "unknown source"),
    (
        said(
            kind="demand",
            where=Where(
                clauses=(
                    Clause(
                        issue="sites", bounds=(Bound(side="at_least", level="all"), Bound(side="at_most", level="one"))
                    ),
                )
            ),
        ),
        "statements.new.where.sites.at_least",
        "nothing on 'sites'",
    ),
    (
        {
            "issues": (replace(SITES, ordered=False), PRICE),
            **said(
                kind="demand",
                where=Where(clauses=(Clause(issue="sites", bounds=(Bound(side="at_least", level="all"),)),)),
            ),
        },
        "statements.new.where.sites.at_least",
        "means nothing",
    ),
    ({"readings": (ReadingGroup(id="accounts", readings=()),)}, "readings.accounts", "no readings"),
    ({"readings": (replace(CASE.readings[0], id="offer"),)}, "readings.offer", "a reading group and a statement"),
    (
        {"readings": (*CASE.readings, ReadingGroup(id="again", readings=CASE.readings[0].readings[:1]))},
        "readings.again.x.statements.0",
        "already in",
    ),
    (
        {"readings": (ReadingGroup(id="accounts", readings=(Reading(id="x", statements=("offer",), weight=0),)),)},
        "readings.accounts.x.weight",
        "not above 0",
    ),
    ({"commitments": (replace(FREEZE, by="c"),)}, "commitments.freeze.by", "unknown party"),
    ({"commitments": (replace(FREEZE, does=()),)}, "commitments.freeze.does", "does nothing"),
    ({"commitments": (FREEZE, replace(PAUSE, assumed=False))}, "commitments.pause", "without a ground"),
    (
        {"commitments": (replace(FREEZE, in_return_for="freeze", assumed=True),)},
        "commitments.freeze.in_return_for",
        "for itself",
    ),
    (
        {"commitments": (replace(FREEZE, history=(HistoryEntry(date="2020", status="lost"),)),)},
        "commitments.freeze.history.0.status",
        "unknown status",
    ),
    (
        {
            "commitments": (
                replace(FREEZE, in_return_for="thaw", assumed=True),
                PAUSE,
                replace(FREEZE, id="thaw", in_return_for="pause", assumed=True),
            )
        },
        "commitments.freeze.in_return_for",
        "in a circle: freeze → thaw → pause → freeze",
    ),
    ({"constraints": (Constraint(never=ONE),)}, "constraints.0", "without a ground"),
    ({"consents": (Consent(where=ONE, by="c", assumed=True),)}, "consent.0.by", "unknown party"),
    ({"terms": (Term(id="peace", meanings=(("c", "quiet"),)),)}, "terms.peace.meanings.c", "unknown party"),
    (step(after=("step",)), "steps.step.after", "in a circle: step → step"),
    (step(after=("leap",)), "steps.step.after.0", "unknown step"),
    (step(end="none"), "steps.step.to", "goes nowhere"),
    (step(verify=0), "steps.step.verify", "cannot take 0"),
    (step(take_back=-1.0), "steps.step.take_back", "not a number of periods"),
    (step(assumed=False), "steps.step", "without a ground"),
    (step(by=()), "steps.step.by", "nobody's"),
)


def test_the_case_holds_together():
    assert consistency.faults(CASE) == ()


@pytest.mark.parametrize(
    ("changes", "place", "message"), FAULTS, ids=[f"{place}: {message}" for _, place, message in FAULTS]
)
def test_each_mistake_is_one_fault_at_its_place(changes, place, message):
    found = consistency.faults(replace(CASE, **changes))
    assert [(".".join(map(str, fault.where)), message in fault.message) for fault in found] == [(place, True)], found
    assert found[0].mend


def test_two_circles_of_steps_are_two_faults():
    ring = [replace(STEP, id=name, after=(after,)) for name, after in ("ab", "ba", "cd", "dc")]
    found = consistency.faults(replace(CASE, steps=tuple(ring)))
    assert [fault.where for fault in found] == [("steps", "a", "after"), ("steps", "c", "after")]


def test_too_many_combinations_name_their_number():
    wide = [replace(OTHER, id=f"wide{n}") for n in range(6)]
    case = replace(CASE, statements=(OFFER, *wide, ANSWER), readings=())
    assert count_combinations(case) == 64
    assert consistency.faults(case) == ()
    case = replace(case, statements=(*case.statements, OTHER))
    assert count_combinations(case) == 128
    (fault,) = consistency.faults(case)
    assert "128 combinations" in fault.message
    assert "wide0" in fault.mend


def test_combinations_add_over_readings_and_multiply_over_groups():
    assert count_combinations(CASE) == 1 + 2
    spare = (replace(OTHER, id="p"), replace(OTHER, id="q"), replace(OTHER, id="free"))
    group = ReadingGroup(id="more", readings=(Reading(id="p", statements=("p",)), Reading(id="q", statements=("q",))))
    case = replace(CASE, statements=(*CASE.statements, *spare), readings=(*CASE.readings, group))
    assert count_combinations(case) == (1 + 2) * (2 + 2) * 2


def test_every_kind_and_basis_is_told_apart():
    assert len({kind.id for kind in KINDS}) == len(KINDS)
    assert len({basis.id for basis in BASES}) == len(BASES)


def warned(**changes):
    return {".".join(map(str, fault.where)): fault.message for fault in consistency.warnings(replace(CASE, **changes))}


def test_an_undeclared_order_is_a_warning():
    assert "nothing says what 'a' likes better on 'sites'" in " ".join(f.message for f in consistency.warnings(CASE))
    both = tuple(
        IssuePreference(party=party, issue=issue, order=order, direction=direction, assumed=True)
        for party in "ab"
        for issue, order, direction in (("sites", (("all",),), ""), ("price", (), "higher"))
    )
    assert consistency.warnings(replace(CASE, preferences=both)) == ()


def test_a_case_without_statements_shows_the_prior():
    found = warned(statements=(), readings=())
    assert "nothing but the prior" in found["statements"]


def test_an_option_that_nobody_names_counts_as_assumed():
    issues = (replace(SITES, options=(*SITES.options, option("half"))), PRICE)
    assert "counts as assumed" in warned(issues=issues)["issues.sites.options.half"]
    marked = consistency.with_assumed_options(replace(CASE, issues=issues))
    assert list(marked.assumed_options()) == [("sites", "none"), ("sites", "half")] or list(
        marked.assumed_options()
    ) == [("sites", "half")]


def test_answers_to_nothing_and_to_itself_are_warned_of():
    assert (
        "answers its own offer"
        in warned(statements=(OFFER, OTHER, replace(ANSWER, parties=("a",))))["statements.answer.of"]
    )
    empty = ReadingGroup(
        id="accounts", readings=(Reading(id="x", statements=("offer",)), Reading(id="y", statements=()))
    )
    found = warned(readings=(empty,), statements=(OFFER, OTHER, replace(ANSWER, of="accounts")))
    assert "holds no package" in found["statements.answer.of"]


def test_a_demand_that_may_be_against_several_offers_is_warned_of():
    demand = Statement(id="demand", kind="demand", parties=("b",), round="first", where=ONE)
    offers = (replace(OFFER, round="first"), replace(OTHER, round="first"))
    assert "statements.demand" not in warned(statements=(*offers, ANSWER, demand)), "accounts exclude each other"
    assert (
        "against any of offer, other" in warned(statements=(*offers, ANSWER, demand), readings=())["statements.demand"]
    )
    dated = (offers[0], replace(offers[1], date="2020-05"))
    assert "statements.demand" not in warned(statements=(*dated, ANSWER, demand), readings=())


def test_readings_that_overlap_are_warned_of():
    overlapping = replace(OTHER, package=Package(terms=(("sites", ("one", "all")), ("price", (4.0,)))))
    found = warned(statements=(OFFER, overlapping, ANSWER))
    assert "can mean the same package" in found["readings.accounts.y"]


def test_own_words_of_another_are_warned_of():
    other_side = replace(OFFER, said_by="ann", parties=("b",), basis="own_words")
    assert (
        "does not speak for b"
        in warned(statements=(other_side, OTHER, replace(ANSWER, parties=("a",))))["statements.offer.basis"]
    )
    own = replace(OFFER, said_by="ann", basis="own_words")
    assert "statements.offer.basis" not in warned(statements=(own, OTHER, ANSWER))


def test_one_fact_in_two_statements_is_warned_of():
    cite = (Citation(source="s", line=1),)
    sources = (Source(id="s", passed_over=((1, "nothing"),)),)
    twice = (replace(OFFER, cite=cite), replace(OFFER, id="other", cite=cite), replace(ANSWER, cite=cite))
    found = warned(sources=sources, statements=twice, readings=())
    assert (
        "says the same as 'offer'"
        in consistency.warnings(replace(CASE, sources=sources, statements=twice, readings=()))[-2].message
    )
    assert "cited and passed over" in found["sources.s.passed_over.1"]


@pytest.mark.parametrize(
    ("status", "is_warned_of"),
    [("made", True), ("kept", True), ("affirmed", True), ("suspended", False), ("broken", False), ("ended", False)],
)
def test_a_commitment_in_force_that_no_deal_does_not_hold_is_warned_of(status: str, is_warned_of: bool):
    kept = replace(FREEZE, history=(HistoryEntry(date="2020", status=status),))
    found = warned(commitments=(kept, PAUSE))
    assert ("commitments.freeze" in found) is is_warned_of
    assert "commitments.pause" not in found, "what became of it is not known"
    if is_warned_of:
        assert f"was last {status}, but without a deal it stands at 'none'" in found["commitments.freeze"]


def test_a_commitment_that_may_hold_without_a_deal_is_not_warned_of():
    kept = replace(FREEZE, history=(HistoryEntry(date="2020", status="kept"),))
    one = Branch(chance=0.5, outcome=(("sites", "one"), ("price", 0.0)))
    other = Branch(chance=0.5, outcome=(("sites", "none"), ("price", 0.0)))
    for no_deal in (NoDeal(branches=(one, other), assumed=True), NoDeal(values=(("a", (0.2, 0.3)),), assumed=True)):
        assert "commitments.freeze" not in warned(commitments=(kept, PAUSE), no_deal=no_deal)
