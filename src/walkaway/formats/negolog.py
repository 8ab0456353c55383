"""NegoLog JSON: one file a profile, each with issues, values, utilities and weights; the domain is that of the first.

U = Σ weight · utility, as written. `specs.json` beside the profiles holds NegoLog's own answers and is passed over.
"""

from walkaway.case import ExactPreferences, Issue, Level, Option
from walkaway.errors import CaseError, Fault
from walkaway.formats.domain_parts import DomainPart, IssuePart, ProfilePart, unique_ids
from walkaway.formats.input_file import InputFile
from walkaway.formats.nodes import Node, NodeReader
from walkaway.space import Profile

__all__ = ["is_negolog", "read_negolog"]


def is_negolog(node: Node) -> bool:
    """Return whether data is a profile of NegoLog."""
    keys = node.keys()
    return "issues" in keys and ("issueWeights" in keys or "reservationValue" in keys)


def read_negolog(node: Node, file: InputFile) -> ProfilePart:
    """Return the profile that a JSON file holds.

    Raises:
        CaseError: it does not hold together.
    """
    reader = NodeReader(file)
    tables: dict[str, dict[str, float]] = {}
    lines: dict[str, int] = {}
    for name, values in reader.mapping(reader.need(node, "issues"), "'issues'"):
        lines[name] = values.line
        tables[name] = {
            value: reader.number(number, f"the utility of '{value}'")
            for value, number in reader.mapping(values, f"the values of '{name}'")
        }
        if not tables[name]:
            reader.wrong(values, f"the issue '{name}' has no values", 'write "value": utility')
    if not tables:
        reader.wrong(node, "the profile has no issues", "list them under 'issues'")
    given = node.get("issueWeights")
    if given is None:
        reader.wrong(node, "the profile gives no weights", "write 'issueWeights' with a number for each issue")
    weights = _weights(given, tables, reader)
    reserved = node.get("reservationValue")
    reservation = None if reserved is None else reader.number(reserved, "'reservationValue'")
    own = _domain(tables, lines, file)

    def bind(domain: DomainPart) -> Profile:
        _same(own, domain)
        rows: list[tuple[str, tuple[tuple[Level, float], ...]]] = [
            (part.issue.id, tuple((option.id, tables[part.name][option.id]) for option in part.issue.options))
            for part in domain.issues
        ]
        preferences = ExactPreferences(
            party=file.stem,
            form="utility",
            table=tuple(rows),
            weights=tuple((part.issue.id, weights.get(part.name, 0.0)) for part in domain.issues),
        )
        return Profile(preferences=preferences, reservation=reservation, file=file.name)

    return ProfilePart(file=file, id=file.stem, own_domain=own, bind=bind)


def _weights(node: Node, tables: dict[str, dict[str, float]], reader: NodeReader) -> dict[str, float]:
    weights = {
        name: reader.number(value, f"the weight of '{name}'") for name, value in reader.mapping(node, "'issueWeights'")
    }
    for name in weights:
        if name not in tables:
            reader.wrong(node, f"there is a weight for '{name}', which is no issue", "name one of the issues")
    for name in tables:
        if name not in weights:
            reader.file.warn(f"the issue '{name}' has no weight, and counts as 0", node.line)
    reader.file.warn_of_weights(sum(weights.values()), node.line)
    return weights


def _domain(tables: dict[str, dict[str, float]], lines: dict[str, int], file: InputFile) -> DomainPart:
    ids = unique_ids([*tables], [*range(1, len(tables) + 1)])
    return DomainPart(
        file=file,
        name=file.path.resolve().parent.name or file.stem,
        issues=tuple(
            IssuePart(
                issue=Issue(
                    id=issue_id,
                    name=issue_id,
                    options=tuple(Option(id=value, name=value) for value in tables[name]),
                    ordered=False,
                ),
                number=number,
                line=lines[name],
                name=name,
            )
            for number, (issue_id, name) in enumerate(zip(ids, tables, strict=True), 1)
        ),
    )


def _same(own: DomainPart, domain: DomainPart) -> None:
    """Raise faults where two profiles speak of different issues or values."""
    mine = {part.name: {option.id for option in part.issue.options} for part in own.issues}
    theirs = {part.name: {option.id for option in part.issue.options} for part in domain.issues}
    mend = "are these profiles of one domain?"
    faults: list[Fault] = []
    for name in dict.fromkeys((*theirs, *mine)):
        if mine.get(name) != theirs.get(name):
            odd = sorted(mine.get(name, {name}) ^ theirs.get(name, set()))
            message = f"'{name}' differs from {domain.file.name}: {', '.join(odd[:5])}"
            found = own.of_name(name)
            faults.append(own.file.fault(message, mend, found.line if found else 1))
    if faults:
        raise CaseError(faults)
