"""What is different between two cases: every field counts, an order without meaning does not."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.random_cases import random_case
from conftest import REPO_ROOT
from formats.test_case_files import FULL
from walkaway import case as records
from walkaway.case import Bonus, BonusGroup, Case, Citation, Clause, Issue, Option, Package, Reading, Statement, Where
from walkaway.case.changes import SECTIONS, Change, changes
from walkaway.case.single_change import with_change
from walkaway.formats import parse_case, read_case

FULL_CASE = parse_case(FULL).case
HANOI = read_case(REPO_ROOT / "cases" / "hanoi-2019").case
# Two sides of a preference that are both packages, a bound beside levels, and bonuses, which the full case has not.
RICH = replace(
    FULL_CASE,
    title="Full",
    exact=(
        replace(
            FULL_CASE.exact[0],
            weights=(("price", 0.5),),
            bonuses=(
                Bonus(adds=2.0, where=Where(clauses=(Clause(issue="sites", levels=("1",)),))),
                BonusGroup(combine="largest", parts=(Bonus(adds=3.0), Bonus(adds=1.0)), times=0.5),
            ),
            out_of=4.0,
            at_most=1.0,
        ),
        *FULL_CASE.exact[1:],
    ),
    statements=(
        *FULL_CASE.statements,
        Statement(
            id="prefer",
            kind="preference",
            parties=("a",),
            over=(Package(terms=(("sites", ("1",)),)), Package(terms=(("sites", ("none",)),), rest="open")),
        ),
    ),
)

Rebuild = Callable[[Any], Case]


FIXED = {"over", "over_issues", "weight", "adds", "interval"}
"""Fields that hold a certain number of things."""


@dataclass(frozen=True)
class Place:
    """A value inside a record: the field that holds it, whether it is all of the field, how to put another there."""

    field: tuple[type, str] | None
    value: Any
    rebuild: Rebuild
    whole: bool

    def others(self) -> Iterator[Any]:
        """Yield values that say something else: altered, or a part taken out."""
        if not isinstance(self.value, tuple):
            yield from others(self.value)
        elif self.whole and self.field is not None and self.field[1] not in FIXED:
            for number in range(len(self.value)):
                yield self.value[:number] + self.value[number + 1 :]


def places(
    value: Any, rebuild: Rebuild, field: tuple[type, str] | None = None, *, whole: bool = True
) -> Iterator[Place]:
    """Yield every value inside a record: the field that holds it, the value, and how to put another in its place."""
    yield Place(field, value, rebuild, whole)
    if is_dataclass(value):
        for f in fields(value):

            def with_field(new: Any, name: str = f.name) -> Case:
                return rebuild(replace(value, **{name: new}))

            yield from places(getattr(value, f.name), with_field, (type(value), f.name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):

            def with_item(new: Any, number: int = number) -> Case:
                return rebuild((*value[:number], new, *value[number + 1 :]))

            yield from places(item, with_item, field, whole=False)


def others(value: Any) -> Iterator[Any]:
    """Yield values of the same sort that say something else."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, str):
        yield f"{value}x"
    elif isinstance(value, int | float):
        yield value + 1
        yield value + 1e-9
    elif value is None:
        yield 0.5


def test_every_field_of_every_record_counts():
    """Whatever is altered, taken out or filled in anywhere in a case is reported."""
    seen: set[tuple[type, str]] = set()
    for place in places(RICH, lambda case: case):
        if place.field is not None:
            seen.add(place.field)
        for other in place.others():
            altered = place.rebuild(other)
            for old, new in ((RICH, altered), (altered, RICH)):
                found = changes(old, new)
                assert found, f"{place.field}: {place.value!r} → {other!r}"
                for change in found:
                    assert change.section in SECTIONS
                    assert (change.path[0], ".".join(change.path)) == (change.section, change.id)
                    assert all(field.old != field.new for field in change.fields)
                    assert change.fields or change.what != "changed"
    records_of_a_case = {value for value in vars(records).values() if isinstance(value, type) and is_dataclass(value)}
    for kind in records_of_a_case - {records.Kind, records.Basis}:
        assert {(kind, f.name) for f in fields(kind)} <= seen, f"the full case leaves a field of {kind.__name__} out"


@pytest.mark.parametrize("empty", ["package", "where", "target", "over", "over_issues"])
def test_what_is_filled_in_or_emptied_counts(empty: str):
    statement = next(s for s in RICH.statements if getattr(s, empty) is not None)
    bare = replace(
        RICH, statements=tuple(replace(s, **{empty: None}) if s is statement else s for s in RICH.statements)
    )
    assert [(c.id, c.what, c.fields[0].name) for c in changes(RICH, bare)] == [
        (f"statements.{statement.id}", "changed", empty)
    ]
    assert changes(bare, RICH)[0].fields[0].old is None


def shuffled(items: tuple[Any, ...], rng: random.Random) -> tuple[Any, ...]:
    return tuple(rng.sample(items, len(items)))


MEANT = {("Issue", "options"), ("IssuePreference", "order"), ("Commitment", "history"), ("Statement", "over"),
    ("Statement", "over_issues"), ("Statement", "cite"), ("IssuePreference", "weight"), ("Interaction", "adds"),
    ("DiscountFactor", "interval")}  # fmt: skip


def in_another_order(value: Any, rng: random.Random) -> Any:
    """Return a record in which everything whose order carries no meaning stands in another one."""
    if not is_dataclass(value):
        return value
    altered = {}
    for f in fields(value):
        item = getattr(value, f.name)
        kind = (type(value).__name__, f.name)
        if is_dataclass(item):
            item = in_another_order(item, rng)
        elif isinstance(item, tuple):
            item = tuple(in_another_order(part, rng) for part in item)
            if f.name == "order":
                item = tuple(shuffled(tied, rng) for tied in item)
            elif f.name in ("terms", "table") and type(value) is not Case:
                item = tuple((name, shuffled(inner, rng)) for name, inner in item)
            unordered = kind == ("Issue", "options") and not value.ordered
            spoken = kind == ("Statement", "cite") and bool(value.said_by)
            if kind not in MEANT or unordered or spoken:
                item = shuffled(item, rng)
        altered[f.name] = item
    return replace(value, **altered)


@given(st.integers(0, 10_000), st.sampled_from([RICH, HANOI, *map(random_case, range(4))]))
def test_an_order_without_meaning_is_no_change(seed: int, case: Case):
    other = in_another_order(case, random.Random(seed))
    assert changes(case, other) == ()
    assert changes(other, case) == ()


def altered(old: Case, change: Callable[[Any], Any], section: str, place: int = 0) -> Case:
    rows = getattr(old, section)
    return replace(old, **{section: (*rows[:place], change(rows[place]), *rows[place + 1 :])})


def turned(name: str) -> Callable[[Any], Any]:
    return lambda record: replace(record, **{name: getattr(record, name)[::-1]})


def test_an_order_with_meaning_is_a_change():
    found = changes(RICH, altered(RICH, turned("options"), "issues"))
    assert [(c.id, c.fields[0].name, c.fields[0].old) for c in found] == [
        ("issues.sites", "options", ("none", "1", "all"))
    ]
    assert [c.id for c in changes(RICH, altered(RICH, turned("order"), "preferences"))] == ["preferences.a.sites"]
    last = len(RICH.statements) - 1
    assert [c.id for c in changes(RICH, altered(RICH, turned("over"), "statements", last))] == ["statements.prefer"]


def test_the_source_cited_first_speaks_where_nobody_else_does():
    cited = Statement(id="x", kind="report", cite=(Citation(source="s", line=1), Citation(source="t", line=2)))
    case = replace(RICH, statements=(cited,))
    [found] = changes(case, altered(case, turned("cite"), "statements"))
    assert [(f.name, f.old, f.new) for f in found.fields] == [("writer", "s", "t")]
    spoken = altered(case, lambda s: replace(s, said_by="ann"), "statements")
    assert changes(spoken, altered(spoken, turned("cite"), "statements")) == ()


def test_options_and_accounts_are_changes_of_their_own():
    more = replace(
        HANOI.issue("sanctions"), options=(*HANOI.issue("sanctions").options, Option(id="gone", name="Gone"))
    )
    issues = tuple(more if issue.id == "sanctions" else issue for issue in HANOI.issues)
    group = HANOI.readings[0]
    lighter = replace(group, readings=(replace(group.readings[0], weight=3.0), *group.readings[1:-1]))
    found = changes(HANOI, replace(HANOI, issues=issues, readings=(lighter,)))
    assert [(change.section, change.id, change.what) for change in found] == [
        ("issues", "issues.sanctions.options.gone", "added"),
        ("readings", f"readings.the_offer.{group.readings[0].id}", "changed"),
        ("readings", f"readings.the_offer.{group.readings[-1].id}", "removed"),
    ]
    assert [(f.name, f.old, f.new) for f in found[1].fields] == [("weight", 1.0, 3.0)]


def test_an_issue_that_is_gone_takes_its_options_along():
    found = changes(HANOI, replace(HANOI, issues=HANOI.issues[1:], readings=()))
    assert [(change.id, change.what) for change in found] == [
        ("issues.nuclear_sites", "removed"),
        ("readings.the_offer", "removed"),
    ]
    said = {field.name: field.old for field in found[0].fields}
    assert said["options"] == tuple(option.id for option in HANOI.issue("nuclear_sites").options)


def test_what_is_added_says_what_it_says():
    bare = replace(HANOI, statements=tuple(s for s in HANOI.statements if s.id != "offer_some"))
    [found] = changes(bare, HANOI)
    said = {field.name: field.new for field in found.fields}
    assert (found.section, found.id, found.what) == ("statements", "statements.offer_some", "added")
    assert said["package"] == {"nuclear_sites": "yongbyon", "sanctions": ("exemptions", "partial")}
    assert said["cite"] == ("rt:6",)
    assert all(field.old is None for field in found.fields)
    [back] = changes(HANOI, bare)
    assert {field.name: field.old for field in back.fields} == said


def pair(seed: int) -> tuple[Case, Case]:
    """Two cases of one make with some parts of the other's in each."""
    first, second = random_case(seed), random_case(seed + 1)
    names = [f.name for f in fields(Case)]
    rng = random.Random(seed)
    return first, replace(first, **{name: getattr(second, name) for name in rng.sample(names, 8)})


@given(st.integers(0, 400))
def test_a_change_can_be_made_alone(seed: int):
    """The old case with one change differs from it in that change, and from the new case in all the others."""
    old, new = pair(seed)
    found = changes(old, new)

    def named(some: tuple[Change, ...]) -> list[tuple[str, str]]:
        return sorted((change.section, change.what) for change in some)

    for number, change in enumerate(found):
        alone = with_change(old, new, change)
        assert named(changes(old, alone)) == [(change.section, change.what)], change
        assert named(changes(alone, new)) == named((*found[:number], *found[number + 1 :])), change


def test_all_changes_one_after_the_other_make_the_new_case():
    for seed in range(40):
        old, new = pair(seed)
        while left := changes(old, new):
            old = with_change(old, new, left[0])
        assert changes(old, new) == ()


def test_an_added_option_goes_where_the_new_scale_has_it():
    scale = tuple(Option(id=name, name=name) for name in "abcd")
    case = Case(id="x", issues=(Issue(id="i", name="i", options=scale),))
    less = replace(case, issues=(replace(case.issues[0], options=(scale[0], scale[3])),))
    for change in changes(less, case):
        alone = with_change(less, case, change)
        names = [option.id for option in alone.issues[0].options]
        assert names == sorted(names)
        assert len(names) == 3


def test_names_texts_and_grounds_are_silent():
    def one(**change: Any) -> Change:
        [found] = changes(HANOI, altered(HANOI, lambda s: replace(s, **change), "statements"))
        return found

    assert one(text="Other words.").is_silent
    assert one(cite=()).fields[0].name == "cite"
    assert not one(credibility=0.4).is_silent
    assert not one(text="Other words.", origin="elsewhere").is_silent
    reading = Reading(id="x", statements=("refusal",))
    group = replace(HANOI.readings[0], readings=(*HANOI.readings[0].readings, reading))
    [added] = changes(HANOI, replace(HANOI, readings=(group,)))
    assert not added.is_silent
