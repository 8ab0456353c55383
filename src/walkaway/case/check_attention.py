"""Warnings: what a case may hold, but what is worth a second look."""

from collections.abc import Callable, Iterator
from itertools import combinations

from walkaway.case.case import Case
from walkaway.case.check_issues import Place
from walkaway.case.conditions import Package
from walkaway.case.statements import Statement
from walkaway.errors import Fault

__all__ = ["attention", "ungrounded_options"]


def attention(case: Case) -> Iterator[Fault]:
    """Yield everything worth a second look."""
    for check in CHECKS:
        yield from check(case)


def _nothing_said(case: Case) -> Iterator[Fault]:
    modelled = [party for party in case.principals if case.exact_preferences(party) is None]
    if modelled and not any(statement.moves_beliefs for statement in case.statements):
        message = "no statement moves a belief, so every figure shows nothing but the prior"
        yield Fault(message=message, mend="add offers, refusals, demands and so on", where=("statements",))


def _orders(case: Case) -> Iterator[Fault]:
    """An issue on which nothing says what a principal likes better."""
    for party in case.principals:
        if case.exact_preferences(party) is not None:
            continue
        for issue in case.issues:
            declared = case.preference(party, issue.id)
            if declared is not None and (declared.order or declared.direction):
                continue
            if not issue.is_numeric and sum(option.agreeable for option in issue.options) < 2:
                continue
            word = "direction" if issue.is_numeric else "order"
            yield Fault(
                message=f"nothing says what '{party}' likes better on '{issue.id}', so every {word} is equally likely",
                mend=f"declare the {word} under preferences, if reports or common sense tell it",
                where=("preferences", party),
            )


def ungrounded_options(case: Case) -> tuple[tuple[str, str], ...]:
    """Return issue and option ids that no statement names and nobody marked as assumed.

    Grounds are a statement or commitment that names it, its own ``because``, what holds without a deal, and a table of
    exact preferences.
    """
    named = set(_named_levels(case))
    exact = {issue for table in case.exact for issue in table.issues}
    return tuple(
        (issue.id, option.id)
        for issue in case.issues
        if issue.id not in exact
        for option in issue.options
        if not option.assumed and not option.because and (issue.id, option.id) not in named
    )


def _options(case: Case) -> Iterator[Fault]:
    for issue, option in ungrounded_options(case):
        yield Fault(
            message=f"no statement names the option '{option}' of '{issue}', so it counts as assumed",
            mend="add 'assumed: true', or 'because:' with the statements that name it",
            where=("issues", issue, "options", option),
            at_key=True,
        )


def _named_levels(case: Case) -> Iterator[tuple[str, object]]:
    for statement in case.statements:
        for package in statement.packages():
            yield from ((issue, level) for issue, levels in package.terms for level in levels)
        if statement.where is not None:
            for clause in statement.where.all_clauses():
                yield from ((clause.issue, level) for level in clause.named_levels())
        commitment = case.commitment(statement.commitment)
        if commitment is not None:
            yield from commitment.does
    if case.no_deal.because:
        yield from (pair for branch in case.no_deal.branches for pair in branch.outcome)


def _words(case: Case) -> Iterator[Fault]:
    """Texts that are missing, and own words of somebody else."""
    for statement in case.statements:
        place: Place = ("statements", statement.id)
        if not statement.text.strip() and case.sources:
            message = f"the statement '{statement.id}' has no text"
            yield Fault(message=message, mend="say in your own words what was said", where=place)
        if statement.basis == "own_words" and not _speaks_for_itself(case, statement):
            message = f"'{case.speaker(statement)}' does not speak for {' and '.join(statement.parties) or 'a party'}"
            mend = "own_words are a party's words about itself: write other_side, observer or reporter"
            yield Fault(message=f"own words of another: {message}", mend=mend, where=(*place, "basis"))


def _speaks_for_itself(case: Case, statement: Statement) -> bool:
    person = case.person(statement.said_by)
    speaks_for = person.party if person is not None else statement.said_by
    return speaks_for in statement.parties if statement.parties else bool(speaks_for)


def _answers(case: Case) -> Iterator[Fault]:
    """Answers to the party's own offer, and answers that several packages of one account fit."""
    for statement in case.statements:
        if not statement.of:
            continue
        place: Place = ("statements", statement.id, "of")
        behind = case.offers_behind(statement.of)
        if behind and all(offer.party == statement.party for offer in behind):
            message = f"'{statement.party}' answers its own {behind[0].kind} ('{statement.of}')"
            yield Fault(message=message, mend="is the right statement named?", where=place)
        group = case.group(statement.of)
        for reading in group.readings if group is not None else ():
            count = sum(offer.id in reading.statements for offer in behind)
            if count != 1:
                holds = "no package" if count == 0 else f"{count} packages"
                message = f"the reading '{reading.id}' of '{statement.of}' holds {holds}"
                mend = "there the answer says nothing" if count == 0 else "there the answer speaks of all of them alike"
                yield Fault(message=message, mend=mend, where=place)


def _demands(case: Case) -> Iterator[Fault]:
    """Demands for which several packages may be the other side's last one."""
    for statement in case.statements:
        if statement.kind != "demand" or statement.against or not statement.round:
            continue
        others = [
            offer
            for offer in case.statements
            if offer.kind == "offer"
            and offer.round == statement.round
            and offer.party != statement.party
            and offer.party in case.principals
        ]
        latest = max((case.date(offer) for offer in others), default="")
        last = [offer for offer in others if case.date(offer) == latest]
        if any(not _exclude_each_other(case, one, other) for one, other in combinations(last, 2)):
            listed = ", ".join(offer.id for offer in last)
            message = f"the demand '{statement.id}' may be against any of {listed}"
            mend = "add 'against:' with the one that is meant; without it each counts alike"
            yield Fault(message=message, mend=mend, where=("statements", statement.id))


def _exclude_each_other(case: Case, one: Statement, other: Statement) -> bool:
    """Return whether two statements belong to different readings of one group."""
    first, second = case.reading_of(one.id), case.reading_of(other.id)
    return first is not None and second is not None and first[0].id == second[0].id and first[1].id != second[1].id


def _readings(case: Case) -> Iterator[Fault]:
    """Groups that leave no choice, and accounts that may be one and the same."""
    for group in case.readings:
        if len(group.readings) == 1:
            message = f"the group '{group.id}' has one reading, so there is nothing to choose"
            yield Fault(message=message, mend="add the other account, or drop the group", where=("readings", group.id))
        for one, other in combinations(group.readings, 2):
            if _overlap(_packages(case, one.statements), _packages(case, other.statements)):
                message = f"the readings '{one.id}' and '{other.id}' of '{group.id}' can mean the same package"
                mend = "name in each only the options that the other does not, or their weights count it twice"
                yield Fault(message=message, mend=mend, where=("readings", group.id, other.id))


def _packages(case: Case, statements: tuple[str, ...]) -> list[Package]:
    found = (case.statement(name) for name in statements)
    return [s.package for s in found if s is not None and s.package is not None]


def _overlap(one: list[Package], other: list[Package]) -> bool:
    """Return whether every package of one account can mean the same as its partner in the other."""
    return bool(one) and len(one) == len(other) and all(_can_be_same(a, b) for a, b in zip(one, other, strict=True))


def _can_be_same(a: Package, b: Package) -> bool:
    first, second = dict(a.terms), dict(b.terms)
    if a.rest != b.rest or set(first) != set(second):
        return False
    return all(set(first[issue]) & set(second[issue]) for issue in first)


def _twice(case: Case) -> Iterator[Fault]:
    """Statements that cite the same lines for the same content: one fact is one statement."""
    seen: dict[object, str] = {}
    for statement in case.statements:
        if not statement.cite or not statement.moves_beliefs:
            continue
        places = frozenset(str(citation) for citation in statement.cite)
        content = (statement.package, statement.where, statement.of, statement.over, statement.over_issues)
        key = (statement.kind, frozenset(statement.parties), places, content, statement.level)
        if key in seen:
            message = f"'{statement.id}' says the same as '{seen[key]}' from the same lines"
            mend = "keep one: a fact counts once"
            yield Fault(message=message, mend=mend, where=("statements", statement.id))
        seen.setdefault(key, statement.id)


def _lines(case: Case) -> Iterator[Fault]:
    """Lines that are cited and passed over."""
    cited = {(c.source, c.line) for statement in case.statements for c in statement.cite}
    for source in case.sources:
        for line, _ in source.passed_over:
            if (source.id, line) in cited:
                yield Fault(
                    message=f"line {line} of '{source.id}' is cited and passed over",
                    mend="keep one of the two",
                    where=("sources", source.id, "passed_over", str(line)),
                    at_key=True,
                )


def _shifts(case: Case) -> Iterator[Fault]:
    """Shifts that change nothing."""
    for party, _ in case.no_deal.shifts:
        if case.no_deal.value(party) is not None:
            message = f"the shift of '{party}' changes nothing, since its value of no deal is declared"
            yield Fault(message=message, mend="widen the value instead", where=("no_deal", "shift", party))


def _commitments(case: Case) -> Iterator[Fault]:
    """Commitments in force of which no deal, as the case has it, holds nothing."""
    for commitment in case.commitments:
        if commitment.status not in IN_FORCE:
            continue
        for issue, level in commitment.does:
            without = {dict(branch.outcome).get(issue, level) for branch in case.no_deal.branches}
            if without and level not in without:
                stands = " or ".join(f"'{one}'" for one in sorted(without, key=str))
                yield Fault(
                    message=f"'{commitment.id}' holds '{issue}' at '{level}' and was last {commitment.status}, "
                    f"but without a deal it stands at {stands}",
                    mend="change it under no_deal, unless the commitment ends with the talks",
                    where=("commitments", commitment.id),
                )


IN_FORCE = frozenset({"made", "kept", "affirmed"})
"""What a commitment was last said to be that still binds."""

CHECKS: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    _nothing_said,
    _orders,
    _options,
    _words,
    _answers,
    _demands,
    _readings,
    _twice,
    _lines,
    _shifts,
    _commitments,
)
