"""What a NegMAS file is, and its parts."""

import math
from collections.abc import Callable
from dataclasses import replace

from walkaway.case import Bonus, ExactPreferences, Level
from walkaway.formats.domain_parts import DomainPart, IssuePart, ProfilePart
from walkaway.formats.input_file import InputFile
from walkaway.formats.levels import level_of
from walkaway.formats.magnitudes import below_all
from walkaway.formats.negmas.boxes import boxes, mapping
from walkaway.formats.negmas.issues import number_of_level, read_outcome_space, short_type
from walkaway.formats.negmas.value_functions import issue_numbers
from walkaway.formats.nodes import Node, NodeReader
from walkaway.space import Profile

__all__ = ["is_negmas", "read_negmas"]

SPACES = ("OutcomeSpace", "CartesianOutcomeSpace", "DiscreteCartesianOutcomeSpace", "SingletonOutcomeSpace")
DISCOUNTED = ("ExpDiscountedUFun", "LinDiscountedUFun", "LinearDiscountedUFun", "DiscountedUtilityFunction")


def is_negmas(node: Node) -> bool:
    """Return whether data is an outcome space or utility function of NegMAS."""
    kind = node.get("type") or node.get("__python_class__")
    if kind is None or not isinstance(kind.value, str):
        return False
    word = kind.value.rsplit(".", 1)[-1]
    return word.endswith(("OutcomeSpace", "UFun")) or "UtilityFunction" in word


def read_negmas(node: Node, file: InputFile) -> DomainPart | ProfilePart:
    """Return the domain or profile that a file holds.

    Raises:
        CaseError: it is of a type that cannot be read, or does not hold together.
    """
    reader = NodeReader(file)
    kind = short_type(node, reader)
    if kind.endswith("OutcomeSpace"):
        if kind not in SPACES:
            mend = f"list the issues in a {SPACES[2]}"
            reader.wrong(node, f"an outcome space of the type '{kind}' cannot be read", mend)
        return read_outcome_space(node, file)
    inner, discount = node, 1.0
    if kind in DISCOUNTED:
        inner = reader.need(node, "ufun")
        discount = _discount(node, kind, reader)
        kind = short_type(inner, reader)
    maker = _MAKERS.get(kind)
    if maker is None:
        mend = f"known here: {', '.join(_MAKERS)}"
        reader.wrong(inner, f"a utility function of the type '{kind}' cannot be read", mend)
    given_space = node.get("outcome_space") or inner.get("outcome_space")
    if given_space is None and inner.get("issues") is not None:
        given_space = inner
    own = read_outcome_space(given_space, file) if given_space is not None else None

    def bind(domain: DomainPart) -> Profile:
        preferences = maker(inner, domain, reader)
        bid = _reserved_outcome(node, domain, reader)
        return Profile(
            preferences=replace(preferences, party=file.stem),
            reservation=None if bid else _reserved(node, inner, preferences, reader),
            reservation_bid=bid,
            discount=discount,
            file=file.name,
        )

    message = "the function names no outcome space, and no file beside lists the issues"
    mend = "put the outcome space beside, or write it under 'outcome_space'"
    alone = () if own is not None else (file.fault(message, mend, node.line, node.column),)
    return ProfilePart(file=file, id=file.stem, own_domain=own, bind=bind, alone=alone)


def _discount(node: Node, kind: str, reader: NodeReader) -> float:
    factor, discount = node.get("factor"), node.get("discount")
    timed = factor is not None and factor.value == "relative_time"
    if kind == "ExpDiscountedUFun" and timed and discount is not None:
        value = reader.number(discount, "'discount'")
        if 0 < value <= 1:
            return value
    reader.file.warn(f"the discounting of '{kind}' is not by session, and was left out", node.line)
    return 1.0


def _reserved(node: Node, inner: Node, preferences: ExactPreferences, reader: NodeReader) -> float | None:
    """Return the reserved value; minus infinity says that any agreement is better than none."""
    for holder in (node, inner):
        found = holder.get("reserved_value")
        if found is None:
            continue
        if isinstance(found.value, float) and found.value == -math.inf:
            continue
        return reader.number(found, "'reserved_value'")
    return below_all(preferences)


def _reserved_outcome(node: Node, domain: DomainPart, reader: NodeReader) -> tuple[tuple[str, Level], ...]:
    found = node.get("reserved_outcome")
    if found is None or not found.is_list:
        return ()
    items = reader.listed(found, "'reserved_outcome'")
    if len(items) != len(domain.issues):
        reader.wrong(found, f"the reserved outcome has {len(items)} values for {len(domain.issues)} issues")
    return tuple((part.issue.id, level_of(part, item, reader)) for part, item in zip(domain.issues, items, strict=True))


def _by_issue(node: Node, domain: DomainPart, what: str, reader: NodeReader) -> list[tuple[IssuePart, Node]]:
    """Return issues and what belongs to each, given in the order of the issues or under their names."""
    if node.is_map:
        named = dict(reader.mapping(node, what))
        for name in named:
            if domain.of_name(name) is None:
                reader.wrong(node, f"{what} name '{name}', which is no issue of {domain.file.name}")
        return [(part, named[part.name]) for part in domain.issues if part.name in named]
    items = reader.listed(node, what)
    if len(items) != len(domain.issues):
        message = f"{what} are {len(items)}, and the domain {domain.file.name} has {len(domain.issues)} issues"
        reader.wrong(node, message, "is it a profile of this domain?")
    return list(zip(domain.issues, items, strict=True))


def _additive(node: Node, domain: DomainPart, reader: NodeReader) -> ExactPreferences:
    """Return the sum over the issues of weight times value function, and the bias."""
    values = reader.need(node, "values")
    given = {part.issue.id: item for part, item in _by_issue(values, domain, "'values'", reader)}
    identity = Node("IdentityFun", values.line, values.column)  # what NegMAS takes for an issue that is left out
    rows = [(part.issue.id, issue_numbers(part, given.get(part.issue.id, identity), reader)) for part in domain.issues]
    weights_node = node.get("weights")
    weights: dict[str, float] = {}
    if weights_node is not None:
        pairs = _by_issue(weights_node, domain, "'weights'", reader)
        weights = {part.issue.id: reader.number(item, f"the weight of '{part.name}'") for part, item in pairs}
    return ExactPreferences(
        party="",
        form="utility",
        table=tuple(rows),
        weights=tuple((issue, weights.get(issue, 1.0)) for issue, _ in rows) if weights_node is not None else (),
        bonuses=_bias(node, reader),
    )


def _bias(node: Node, reader: NodeReader) -> tuple[Bonus, ...]:
    found = node.get("bias")
    bias = 0.0 if found is None else reader.number(found, "'bias'")
    return (Bonus(adds=bias),) if bias else ()


def _affine(node: Node, domain: DomainPart, reader: NodeReader) -> ExactPreferences:
    """Return the sum over the issues of weight times value, and the bias."""
    rows: list[tuple[str, tuple[tuple[Level, float], ...]]] = []
    weights = []
    given = reader.need(node, "weights")
    pairs = _by_issue(given, domain, "'weights'", reader)
    if len(pairs) < len(domain.issues):
        found = {part.name for part, _ in pairs}
        missing = ", ".join(f"'{part.name}'" for part in domain.issues if part.name not in found)
        reader.wrong(given, f"'weights' leave out {missing}", "give every issue a weight")
    for part, item in pairs:
        levels: tuple[Level, ...] = tuple(option.id for option in part.issue.options)
        if part.issue.range is not None:
            levels = (part.issue.range.low, part.issue.range.high)
        numbers = [number_of_level(level) for level in levels]
        weight = reader.number(item, f"the weight of '{part.name}'")
        if None in numbers and weight != 0:
            reader.wrong(item, f"'{part.name}' has values that are no numbers, which a weight cannot multiply")
        rows.append(
            (part.issue.id, tuple((level, number or 0.0) for level, number in zip(levels, numbers, strict=True)))
        )
        weights.append((part.issue.id, weight))
    return ExactPreferences(
        party="", form="utility", table=tuple(rows), weights=tuple(weights), bonuses=_bias(node, reader)
    )


def _constant(node: Node, domain: DomainPart, reader: NodeReader) -> ExactPreferences:
    value = reader.number(reader.need(node, "value"), "'value'")
    return ExactPreferences(party="", form="utility", bonuses=(Bonus(adds=value),))


def _boxes(node: Node, domain: DomainPart, reader: NodeReader) -> ExactPreferences:
    bonuses = (*boxes(node, domain, reader), *_bias(node, reader))
    return ExactPreferences(party="", form="utility", bonuses=bonuses or (Bonus(adds=0.0),))


def _mapping(node: Node, domain: DomainPart, reader: NodeReader) -> ExactPreferences:
    return ExactPreferences(party="", form="utility", bonuses=mapping(node, domain, reader))


_MAKERS: dict[str, Callable[[Node, DomainPart, NodeReader], ExactPreferences]] = {
    "LinearAdditiveUtilityFunction": _additive,
    "LinearUtilityAggregationFunction": _additive,
    "LinearUtilityFunction": _affine,
    "AffineUtilityFunction": _affine,
    "ConstUtilityFunction": _constant,
    "HyperRectangleUtilityFunction": _boxes,
    "MappingUtilityFunction": _mapping,
}
"""How each type of utility function is read."""
