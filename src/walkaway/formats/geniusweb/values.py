"""Value sets of GeniusWeb: listed values, or numbers from low to high in steps."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from functools import partial

from walkaway.case import Issue, Option
from walkaway.formats.domain_parts import DomainPart, IssuePart, unique_ids
from walkaway.formats.input_file import InputFile
from walkaway.formats.nodes import Node, NodeReader
from walkaway.formats.ranges import MOST_VALUES, range_issue

__all__ = ["decimal_of", "read_domain"]


WRAPPERS = ("DiscreteValueSet", "NumberValueSet")
"""Names of the classes of value sets, which some write around the values."""


def read_domain(node: Node, file: InputFile) -> DomainPart:
    """Return the issues of a domain.

    Raises:
        CaseError: it has none, or one of them has no values.
    """
    reader = NodeReader(file)
    entries = list(reader.mapping(reader.need(node, "issuesValues"), "'issuesValues'"))
    if not entries:
        reader.wrong(node, "the domain has no issues", "list them under 'issuesValues'")
    names = [name for name, _ in entries]
    ids = unique_ids(names, [*range(1, len(names) + 1)])
    name = node.get("name")
    return DomainPart(
        file=file,
        name=reader.text(name, "the name") if name is not None else file.stem,
        issues=tuple(
            IssuePart(issue=_issue(issue_id, values, reader), number=number, line=values.line, name=name)
            for number, (issue_id, (name, values)) in enumerate(zip(ids, entries, strict=True), 1)
        ),
    )


def _issue(issue_id: str, node: Node, reader: NodeReader) -> Issue:
    node = next((found for wrapper in WRAPPERS if (found := node.get(wrapper)) is not None), node)
    listed, numbers = node.get("values"), node.get("range")
    if numbers is None and node.get("low") is not None:
        numbers = node
    if listed is not None:
        return Issue(id=issue_id, name=issue_id, options=tuple(_options(issue_id, listed, reader)), ordered=False)
    if numbers is None:
        reader.wrong(node, f"the issue '{issue_id}' has no values", "write 'values' or 'range'")
    low, high, step = (decimal_of(reader.need(numbers, key), key, reader) for key in ("low", "high", "step"))
    if step <= 0 or low > high:
        message = f"the range of '{issue_id}' from {low} to {high} in steps of {step} holds nothing"
        reader.wrong(numbers, message, "low must not be above high, and the step above 0")
    with localcontext() as context:
        context.prec = 60
        steps = (high - low) // step if (high - low) / step < 2 * MOST_VALUES else Decimal(MOST_VALUES)
        last = low + step * steps
    fail = partial(reader.wrong, numbers)
    return range_issue(issue_id, float(low), float(last), step=float(step), steps=float(steps), fail=fail)


def _options(issue_id: str, node: Node, reader: NodeReader) -> Iterator[Option]:
    seen: set[str] = set()
    for item in reader.listed(node, f"the values of '{issue_id}'"):
        value = reader.text(item, f"a value of '{issue_id}'")
        if value in seen:
            reader.file.warn(f"the value '{value}' of '{issue_id}' is given twice and counts once", item.line)
            continue
        seen.add(value)
        yield Option(id=value, name=value)
    if not seen:
        reader.wrong(node, f"the issue '{issue_id}' has no values", "list them")


def decimal_of(node: Node, what: str, reader: NodeReader) -> Decimal:
    """Return a number as the decimal it was written as."""
    return Decimal(repr(reader.number(node, f"'{what}'")))
