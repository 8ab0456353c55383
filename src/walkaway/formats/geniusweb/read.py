"""What a GeniusWeb file is, and its parts."""

from walkaway.case import ExactPreferences, Level
from walkaway.errors import CaseError, Fault
from walkaway.formats.domain_parts import DomainPart, IssuePart, ProfilePart
from walkaway.formats.geniusweb.groups import group_bonuses
from walkaway.formats.geniusweb.utilities import issue_numbers
from walkaway.formats.geniusweb.values import read_domain
from walkaway.formats.input_file import InputFile
from walkaway.formats.levels import level_of
from walkaway.formats.nodes import Node, NodeReader
from walkaway.space import Profile

__all__ = ["is_geniusweb", "read_geniusweb"]

LINEAR = "LinearAdditiveUtilitySpace"
GROUPS = "SumOfGroupsUtilitySpace"
ORDERS = ("DefaultPartialOrdering",)
BARE = {"issueUtilities": LINEAR, "partUtilities": GROUPS}
"""What shows the kind of a profile that stands without the name of its kind around it."""


def is_geniusweb(node: Node) -> bool:
    """Return whether data is a domain or profile of GeniusWeb."""
    return node.get("issuesValues") is not None or _kind(node) != ""


def _kind(node: Node) -> str:
    """Return the kind of a profile, which is written around it, or shows in its keys; empty where it is none."""
    keys = node.keys()
    if len(keys) == 1 and keys[0] in (LINEAR, GROUPS, *ORDERS):
        return keys[0]
    return next((kind for key, kind in BARE.items() if node.get(key) is not None), "")


def read_geniusweb(node: Node, file: InputFile) -> DomainPart | ProfilePart:
    """Return the domain or profile that a JSON file holds.

    Raises:
        CaseError: it is neither, or does not hold together.
    """
    if node.get("issuesValues") is not None:
        return read_domain(node, file)
    reader = NodeReader(file)
    kind = _kind(node)
    body = node if any(node.get(key) is not None for key in BARE) else reader.need(node, kind)
    if kind in ORDERS:
        reader.wrong(body, f"a {kind} ranks bids and gives no utilities", f"a {LINEAR} or {GROUPS} is needed")
    given = body.get("domain")
    own = None if given is None else read_domain(given, file)

    def bind(domain: DomainPart) -> Profile:
        if own is not None:
            _same_issues(own, domain)
        preferences = _linear(body, domain, reader) if kind == LINEAR else _groups(body, domain, reader)
        return Profile(
            preferences=preferences,
            reservation_bid=_reservation_bid(body, domain, reader),
            reservation=None,
            file=file.name,
        )

    message, mend = "the profile has no 'domain', and no file beside lists the issues", "put the domain file beside"
    alone = () if own is not None else (file.fault(message, mend, body.line, body.column),)
    return ProfilePart(file=file, id=file.stem, own_domain=own, bind=bind, alone=alone)


def _same_issues(own: DomainPart, domain: DomainPart) -> None:
    """Raise faults where the domain inside a profile is not the domain it is read for."""
    if own is domain:
        return
    mend = "is it a profile of this domain?"
    faults: list[Fault] = []
    for part in domain.issues:
        mine = own.of_name(part.name)
        if mine is None:
            message = f"the profile has no issue '{part.name}', which the domain {domain.file.name} has"
            faults.append(own.file.fault(message, mend))
            continue
        same = mine.issue.range == part.issue.range
        if not same or {o.id for o in mine.issue.options} != {o.id for o in part.issue.options}:
            message = f"the values of '{part.name}' are not those of the domain {domain.file.name}"
            faults.append(own.file.fault(message, mend, mine.line))
    for mine in own.issues:
        if domain.of_name(mine.name) is None:
            message = f"the profile has the issue '{mine.name}', which the domain {domain.file.name} does not have"
            faults.append(own.file.fault(message, mend, mine.line))
    if faults:
        raise CaseError(faults)


def _part(domain: DomainPart, name: str, node: Node, reader: NodeReader) -> IssuePart:
    found = domain.of_name(name)
    if found is None:
        reader.wrong(node, f"the domain has no issue '{name}'", "name one that the domain has")
    return found


def _linear(body: Node, domain: DomainPart, reader: NodeReader) -> ExactPreferences:
    """Return the sum over the issues of weight times utility."""
    weights: dict[str, float] = {}
    for name, node in reader.mapping(reader.need(body, "issueWeights"), "'issueWeights'"):
        part = _part(domain, name, node, reader)
        weights[part.issue.id] = reader.number(node, f"the weight of '{name}'")
    numbers: dict[str, tuple[tuple[Level, float], ...]] = {}
    for name, node in reader.mapping(reader.need(body, "issueUtilities"), "'issueUtilities'"):
        part = _part(domain, name, node, reader)
        numbers[part.issue.id] = issue_numbers(part, node, reader)
    for part in domain.issues:
        for given, what in ((weights, "weight"), (numbers, "utilities")):
            if part.issue.id not in given:
                reader.file.warn(f"the issue '{part.name}' has no {what}, and counts as 0", body.line)
    reader.file.warn_of_weights(sum(weights.values()), body.line)
    issues = [part.issue.id for part in domain.issues if part.issue.id in numbers]
    return ExactPreferences(
        party=reader.file.stem,
        form="utility",
        table=tuple((issue, numbers[issue]) for issue in issues),
        weights=tuple((issue, weights.get(issue, 0.0)) for issue in issues),
    )


def _groups(body: Node, domain: DomainPart, reader: NodeReader) -> ExactPreferences:
    bonuses = group_bonuses(reader.need(body, "partUtilities"), domain, reader)
    return ExactPreferences(party=reader.file.stem, form="utility", bonuses=bonuses)


def _reservation_bid(body: Node, domain: DomainPart, reader: NodeReader) -> tuple[tuple[str, Level], ...]:
    """Return the reservation bid, which may leave issues out; empty where there is none."""
    node = body.get("reservationBid")
    if node is None:
        return ()
    values = node.get("issuevalues") or node.get("issueValues")
    if values is None:
        reader.wrong(node, "the reservation bid has no 'issuevalues'", "write them, or null")
    bid = []
    for name, value in reader.mapping(values, "the reservation bid"):
        part = _part(domain, name, value, reader)
        bid.append((part.issue.id, level_of(part, value, reader)))
    return tuple(bid)
