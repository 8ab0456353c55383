"""The issues of a Genius file, domain or profile: discrete, integer, real."""

from collections.abc import Iterator
from functools import partial

from walkaway.case import Issue, Option
from walkaway.formats.domain_parts import DomainPart, IssuePart, unique_ids
from walkaway.formats.genius.xml_tree import Element
from walkaway.formats.input_file import InputFile, number_in
from walkaway.formats.ranges import range_issue

__all__ = [
    "bounds_of",
    "domain_part",
    "index_of",
    "items_of",
    "kind_of",
    "number_of",
    "numbered_issues",
    "whole_number_of",
]

KINDS = ("discrete", "integer", "real")


def _issue_elements(root: Element) -> Iterator[Element]:
    """Yield the issue elements, those of nested objectives included, in the order of the file."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == "issue":
            yield element
        elif element.tag in ("negotiation_template", "utility_space", "objective"):
            waiting.extend(reversed(element.children))


def domain_part(root: Element, file: InputFile) -> DomainPart:
    """Return the issues of a file.

    Raises:
        CaseError: there is none, or one of them has no values.
    """
    elements = numbered_issues(root, file)
    names = [element.get("name") or "" for element in elements.values()]
    ids = unique_ids(names, [*elements])
    parts = (
        IssuePart(issue=_issue(element, issue_id, file), number=index, line=element.line, name=name)
        for (index, element), issue_id, name in zip(elements.items(), ids, names, strict=True)
    )
    return DomainPart(file=file, name=file.stem, issues=tuple(parts))


def numbered_issues(root: Element, file: InputFile) -> dict[int, Element]:
    """Return the issue elements by number, in the order of the file.

    Raises:
        CaseError: there is none, or two have one number.
    """
    found: dict[int, Element] = {}
    for element in _issue_elements(root):
        index = index_of(element, file)
        if index in found:
            message = f"the issue number {index} is given twice (first in line {found[index].line})"
            file.fail(message, "number each issue once", element.line, element.column)
        found[index] = element
    if not found:
        file.fail("the file holds no issue", "an issue is '<issue index=… name=…>' with items or bounds", root.line)
    return found


def index_of(element: Element, file: InputFile) -> int:
    """Return the number by which issues, weights and bounds are joined."""
    return whole_number_of(element, "index", file)


def kind_of(element: Element) -> str:
    """Return what an issue is: items make it discrete, whatever it says; then what it says; then its bounds."""
    if element.first("item") is not None:
        return "discrete"
    for name in ("type", "etype", "vtype"):
        word = (element.get(name) or "").strip().lower()
        if word in KINDS:
            return word
    if element.first("range") is not None:
        return "real"
    return "integer" if element.get("lowerbound") is not None else "discrete"


def bounds_of(element: Element) -> Element | None:
    """Return the element with the bounds of an issue with numbers, which is the issue or its range; None without."""
    holder = element.first("range") or element
    return None if holder.get("lowerbound") is None and holder.get("upperbound") is None else holder


def items_of(element: Element, file: InputFile) -> Iterator[tuple[str, Element]]:
    """Yield value and element of every item directly under an issue."""
    for item in element.all("item"):
        value = item.get("value")
        if value is None:
            file.fail("an item has no value", 'write value="…"', item.line, item.column)
        yield value, item


def number_of(element: Element, name: str, file: InputFile) -> float:
    """Return an attribute that must be a finite number."""
    text = element.get(name)
    if text is None:
        file.fail(f"<{element.tag}> has no '{name}'", f'write {name}="…"', element.line, element.column)
    value = number_in(text)
    if value is None:
        message = f"'{text[:40]}' is not a number that can be used ('{name}' of <{element.tag}>)"
        file.fail(message, "write a finite number", element.line, element.column)
    return value


def whole_number_of(element: Element, name: str, file: InputFile) -> int:
    """Return an attribute that must be a whole number."""
    value = number_of(element, name, file)
    if value != int(value):
        message = f"'{element.get(name)}' is not a whole number ('{name}' of <{element.tag}>)"
        file.fail(message, "write 0, 1, 2 …", element.line, element.column)
    return int(value)


def _issue(element: Element, issue_id: str, file: InputFile) -> Issue:
    kind = kind_of(element)
    if kind == "discrete":
        return Issue(id=issue_id, name=issue_id, options=_options(element, issue_id, file), ordered=False)
    bounds = element.first("range") or element
    if kind == "integer":
        low, high = (float(whole_number_of(bounds, name, file)) for name in ("lowerbound", "upperbound"))
    else:
        low, high = (number_of(bounds, name, file) for name in ("lowerbound", "upperbound"))
    step, steps = (1.0, high - low) if kind == "integer" else (None, 0.0)
    fail = partial(file.fail, line=element.line, column=element.column)
    return range_issue(issue_id, low, high, step=step, steps=steps, fail=fail)


def _options(element: Element, issue_id: str, file: InputFile) -> tuple[Option, ...]:
    options: dict[str, Option] = {}
    for value, item in items_of(element, file):
        if value in options:
            file.warn(f"the value '{value}' of '{issue_id}' is given twice and counts once", item.line, item.column)
        options[value] = Option(id=value, name=value)
    if not options:
        message = f"the issue '{issue_id}' has no values"
        file.fail(message, "add items, or bounds for a number", element.line, element.column)
    return tuple(options.values())
