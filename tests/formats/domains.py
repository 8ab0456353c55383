"""Random domains that a format can hold, for the contract suite over all of them."""

from hypothesis import strategies as st

from walkaway.case import Bonus, BonusGroup, Bound, Clause, ExactPreferences, Issue, NumericRange, Option, Where
from walkaway.space import Domain, Profile

NAMES = st.sampled_from(
    ["a", "price", "Price ($)", "with space", "AT & T", "<b>", "ja", "no", "yes", "true", "null", "~1km", "1.50", "01",
     "é", "数", "it's", 'say "x"', "a:b", "#", "- x", "{}", " lead", "trail ", "a\\b", "1e5", "0x1f", "&amp;", "a, b"]
)  # fmt: skip
SHARES = st.integers(0, 100).map(lambda n: n / 100)


@st.composite
def issues(draw: st.DrawFn, *, numeric: bool, step_one: bool = False) -> Issue:
    name = draw(NAMES)
    if numeric and draw(st.booleans()):
        low = draw(st.integers(-3, 3))
        count = draw(st.integers(1, 4))
        step = 1.0 if step_one else draw(st.sampled_from([1.0, 2.0, 0.1, 0.25]))
        high = round(low + step * count, 6)
        return Issue(id=name, name=name, range=NumericRange(low=float(low), high=high, step=step))
    options = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    ordered = draw(st.booleans())
    return Issue(
        id=name, name=name, options=tuple(Option(id=option, name=option) for option in options), ordered=ordered
    )


@st.composite
def rows(draw: st.DrawFn, issue: Issue) -> tuple[tuple[str | float, float], ...]:
    if issue.range is None:
        return tuple((option.id, draw(SHARES)) for option in issue.options)
    if draw(st.booleans()):  # a line
        return ((issue.range.low, draw(SHARES)), (issue.range.high, draw(SHARES)))
    return tuple((level, draw(SHARES)) for level in issue.range.grid())


@st.composite
def wheres(draw: st.DrawFn, listed: list[Issue]) -> Where:
    clauses = []
    for issue in draw(st.lists(st.sampled_from(listed), min_size=1, max_size=3, unique_by=lambda issue: issue.id)):
        if issue.range is None:
            level = draw(st.sampled_from([option.id for option in issue.options]))
            clauses.append(Clause(issue=issue.id, levels=(level,)))
            continue
        low, high = sorted((draw(st.sampled_from(issue.range.grid())), draw(st.sampled_from(issue.range.grid()))))
        bounds = (Bound(side="at_least", level=low), Bound(side="at_most", level=high))
        clauses.append(Clause(issue=issue.id, bounds=bounds))
    inside = Where(clauses=tuple(clauses))
    return inside if draw(st.booleans()) else Where(negated=(inside,))


@st.composite
def bonuses(draw: st.DrawFn, listed: list[Issue], depth: int = 1) -> Bonus | BonusGroup:
    if depth and draw(st.integers(0, 3)) == 0:
        parts = draw(st.lists(bonuses(listed, depth - 1), min_size=1, max_size=3))
        combine = draw(st.sampled_from(["sum", "smallest", "largest"]))
        return BonusGroup(combine=combine, parts=tuple(parts), times=draw(st.sampled_from([1.0, 0.5, 2.0])))
    where = draw(st.one_of(st.none(), wheres(listed)))
    return Bonus(adds=draw(SHARES), where=where)


@st.composite
def profiles(draw: st.DrawFn, name: str, listed: list[Issue], *, kind: str) -> Profile:
    """Kind: "sum", "weights that sum to anything and a cap", or "bonuses"."""
    raw = [draw(st.integers(0, 20)) for _ in listed]
    total = sum(raw) or 1
    factor = draw(st.sampled_from([1.0, 0.9, 0.5])) if kind != "cap" else draw(st.sampled_from([1.1, 1.5, 1.0]))
    weights = tuple((issue.id, factor * share / total) for issue, share in zip(listed, raw, strict=True))
    extra: tuple[Bonus | BonusGroup, ...] = ()
    if kind == "bonuses":
        extra = tuple(draw(st.lists(bonuses(listed), min_size=1, max_size=4)))
    return Profile(
        preferences=ExactPreferences(
            party=name,
            form="utility",
            table=() if kind == "bonuses" else tuple((issue.id, draw(rows(issue))) for issue in listed),
            weights=() if kind == "bonuses" else weights,
            bonuses=extra,
            out_of=1.0 if kind != "bonuses" else 10.0 + 5 * len(extra),
            at_most=1.0 if kind == "cap" else None,
        ),
        reservation=draw(st.sampled_from([None, 0.0, 0.25])),
        discount=draw(st.sampled_from([1.0, 0.5])),
    )


@st.composite
def domains(
    draw: st.DrawFn, *, kind: str, numeric: bool = True, step_one: bool = False, only_numeric: bool = False
) -> Domain:
    listed = draw(
        st.lists(issues(numeric=numeric, step_one=step_one), min_size=1, max_size=4, unique_by=lambda issue: issue.id)
    )
    if only_numeric:
        listed = [
            issue
            if issue.range is not None
            else Issue(id=issue.id, name=issue.id, range=NumericRange(low=0.0, high=3.0, step=1.0))
            for issue in listed
        ]
    names = draw(st.lists(st.sampled_from(["me", "you", "x y", "a/b"]), min_size=2, max_size=3, unique=True))
    return Domain(
        name=draw(st.sampled_from(["sale", "Flat & garden", "…"])),
        issues=tuple(listed),
        profiles=tuple(draw(profiles(name, listed, kind=kind)) for name in names),
    )
