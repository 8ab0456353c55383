"""Small cases to pose as questions: every kind of statement, several credibilities in one utterance, readings."""

from dataclasses import replace

from walkaway.case import (
    NO_DEAL,
    Bound,
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


def options(*names):
    return tuple(Option(id=name, name=name) for name in names)


def package(rest="no_deal", **terms):
    return Package(terms=tuple((issue, (level,)) for issue, level in terms.items()), rest=rest)


def about(kind, party, name, origin, credibility, **content):
    return Statement(id=name, kind=kind, parties=(party,), origin=origin, credibility=credibility, **content)


PRICE = Issue(id="price", name="Price", options=options("low", "mid", "high"))
TIME = Issue(id="time", name="Time", options=options("soon", "late"))
PLACE = Issue(id="place", name="Place", options=options("north", "south", "east"), ordered=False)

STATEMENTS = (
    about("offer", "a", "a_offers", "a talks", 0.9, package=package(price="mid", time="soon")),
    about("priority", "a", "a_weighs", "a talks", 0.5, over_issues=("price", "rest")),
    about(
        "red_line",
        "a",
        "a_line",
        "a talks",
        0.5,
        where=Where(clauses=(Clause(issue="price", bounds=(Bound(side="at_most", level="mid"),)),)),
    ),
    about("patience", "a", "a_waits", "a waits", 0.7, level="high"),
    about("refusal", "b", "b_refuses", "b answers", 0.95, of="a_offers"),
    about(
        "demand",
        "b",
        "b_demands",
        "b answers",
        0.6,
        where=Where(clauses=(Clause(issue="price", levels=("high",)),)),
        against="a_offers",
    ),
    about("acceptance", "b", "b_accepts", "b's deed", 1.0, package=package(price="mid", place="south", time="late")),
    about("preference", "b", "b_prefers", "b's deed", 0.4, over=(package(price="mid", time="soon"), NO_DEAL)),
    about("offer", "b", "b_offered_mid", "", None, package=package(price="mid", time="late")),
    about("offer", "b", "b_offered_low", "", None, package=package(price="low", time="soon")),
)

QUESTIONS = Case(
    id="questions",
    parties=(Party(id="a", name="A"), Party(id="b", name="B")),
    issues=(PRICE, TIME, PLACE),
    no_deal=NoDeal(
        branches=(Branch(chance=1.0, outcome=(("price", "high"), ("time", "late"), ("place", "north"))),),
        shifts=(("a", (-0.1, 0.3)),),
        values=(("b", (0.2, 0.7)),),
    ),
    preferences=(
        IssuePreference(party="a", issue="price", order=(("low",), ("mid",), ("high",))),
        IssuePreference(party="b", issue="price", order=(("high",), ("mid",), ("low",)), weight=(0.2, 0.7)),
        IssuePreference(party="b", issue="time", order=(("late",), ("soon",))),
    ),
    statements=STATEMENTS,
    readings=(
        ReadingGroup(
            id="b_offered",
            readings=(
                Reading(id="mid", statements=("b_offered_mid",), weight=2.0),
                Reading(id="low", statements=("b_offered_low",)),
            ),
        ),
    ),
)
"""Two readings, and utterances that say the same in both."""

DISPUTED = replace(
    QUESTIONS,
    statements=(*STATEMENTS, about("refusal", "a", "a_refuses", "a talks", 0.8, of="b_offered")),
)
"""The same, with a refusal of the offer whose content is disputed."""
