"""Issues of a NegMAS outcome space."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from walkaway.case import Issue, Level, Option
from walkaway.formats.domain_parts import DomainPart, IssuePart, unique_ids
from walkaway.formats.input_file import InputFile, number_in
from walkaway.formats.nodes import Node, NodeReader
from walkaway.formats.ranges import range_issue

__all__ = ["number_of_level", "read_outcome_space", "short_type"]


def short_type(node: Node, reader: NodeReader) -> str:
    """Return the last part of a type's name: NegMAS writes it in full or short."""
    kind = node.get("type") or node.get("__python_class__")
    return "" if kind is None else reader.text(kind, "'type'").rsplit(".", 1)[-1]


def read_outcome_space(node: Node, file: InputFile) -> DomainPart:
    """Return the issues of an outcome space.

    Raises:
        CaseError: it has none, or one of an unknown kind or without values.
    """
    reader = NodeReader(file)
    nodes = reader.listed(reader.need(node, "issues"), "'issues'")
    if not nodes:
        reader.wrong(node, "the outcome space has no issues", "list them under 'issues'")
    names = []
    for place, item in enumerate(nodes, 1):
        name = item.get("name")
        names.append(f"issue {place}" if name is None else reader.text(name, "the name of an issue"))
    ids = unique_ids(names, [*range(1, len(names) + 1)])
    name = node.get("name")
    return DomainPart(
        file=file,
        name=file.stem if name is None else reader.text(name, "the name"),
        issues=tuple(
            IssuePart(issue=_issue(issue_id, item, reader), number=place, line=item.line, name=name)
            for place, (issue_id, item, name) in enumerate(zip(ids, nodes, names, strict=True), 1)
        ),
    )


def _issue(issue_id: str, node: Node, reader: NodeReader) -> Issue:
    kind = short_type(node, reader)
    maker = _MAKERS.get(kind)
    if maker is None:
        known = ", ".join(name for name in _MAKERS if name)
        reader.wrong(node, f"the issue '{issue_id}' is of the unknown type '{kind}'", f"known here: {known}")
    return maker(_Given(issue_id, reader.need(node, "values"), node, reader))


@dataclass(frozen=True, slots=True)
class _Given:
    id: str
    values: Node
    node: Node
    reader: NodeReader


def _listed(given: _Given) -> Issue:
    reader = given.reader
    options: dict[str, Option] = {}
    for item in reader.listed(given.values, f"the values of '{given.id}'"):
        value = reader.text(item, f"a value of '{given.id}'")
        if value in options:
            reader.wrong(item, f"the value '{value}' of '{given.id}' is given twice", "keep one of them")
        options[value] = Option(id=value, name=value)
    if not options:
        reader.wrong(given.values, f"the issue '{given.id}' has no values", "list them")
    return Issue(id=given.id, name=given.id, options=tuple(options.values()), ordered=False)


def _ordered(given: _Given) -> Issue:
    found = _listed(given)
    return Issue(id=found.id, name=found.name, options=found.options)


def _whole(given: _Given) -> Issue:
    """Return whole numbers from low to high; one number n stands for 0 to n - 1."""
    reader, values = given.reader, given.values
    numbers = [reader.number(item, f"an end of '{given.id}'") for item in values.value] if values.is_list else []
    if not values.is_list:
        numbers = [0.0, reader.number(values, f"the values of '{given.id}'") - 1]
    step_node = given.node.get("step")
    if len(numbers) == 2:
        numbers.append(1.0 if step_node is None else reader.number(step_node, "'step'"))
    if len(numbers) != 3 or any(number != int(number) for number in numbers) or numbers[2] < 1:
        reader.wrong(values, f"'{given.id}' needs two whole numbers, low and high", "write [low, high]")
    low, high, step = numbers
    steps = (high - low) // step
    last = low + steps * step
    return range_issue(given.id, low, last, step=step, steps=steps, fail=partial(reader.wrong, values))


def _real(given: _Given) -> Issue:
    reader = given.reader
    numbers = [
        reader.number(item, f"an end of '{given.id}'")
        for item in reader.listed(given.values, f"the values of '{given.id}'")
    ]
    if len(numbers) != 2 or not numbers[0] < numbers[1]:
        reader.wrong(given.values, f"'{given.id}' needs two numbers, low below high", "write [low, high]")
    fail = partial(reader.wrong, given.values)
    return range_issue(given.id, numbers[0], numbers[1], step=None, steps=0, fail=fail)


_MAKERS: dict[str, Callable[[_Given], Issue]] = {
    "CategoricalIssue": _listed,
    "SingletonIssue": _listed,
    "OrdinalIssue": _ordered,
    "DiscreteOrdinalIssue": _ordered,
    "CardinalIssue": _ordered,
    "DiscreteCardinalIssue": _ordered,
    "ContiguousIssue": _whole,
    "ContinuousIssue": _real,
    "": _listed,
}
"""How each type of issue is read."""


def number_of_level(level: Level) -> float | None:
    """Return the number that a level is, or None."""
    return number_in(level) if isinstance(level, str) else level
