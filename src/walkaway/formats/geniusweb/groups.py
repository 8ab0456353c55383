"""GeniusWeb's sum of groups: each group of issues has a table of combinations, and what is not listed is worth 0."""

from walkaway.case import Bonus, BonusGroup, Clause, Where
from walkaway.formats.domain_parts import DomainPart, IssuePart
from walkaway.formats.levels import level_of
from walkaway.formats.nodes import Node, NodeReader

__all__ = ["group_bonuses"]

PARTS = ("partsutils", "PartsUtilities")


def group_bonuses(node: Node, domain: DomainPart, reader: NodeReader) -> tuple[Bonus | BonusGroup, ...]:
    """Return a bonus for every listed combination.

    Raises:
        CaseError: an issue is in two groups, or a combination names an unknown value.
    """
    seen: dict[str, str] = {}
    bonuses: list[Bonus] = []
    for name, group in reader.mapping(node, "'partUtilities'"):
        body = next((found for key in PARTS if (found := group.get(key)) is not None), group)
        issues = _issues(name, reader.need(body, "issues"), domain, seen, reader)
        bonuses += _rows(name, reader.need(body, "utilslist"), issues, reader)
    for part in domain.issues:
        if part.name not in seen:
            reader.file.warn(f"no group holds the issue '{part.name}', so it counts as 0", node.line)
    return tuple(bonuses) or (Bonus(adds=0.0),)


def _issues(group: str, node: Node, domain: DomainPart, seen: dict[str, str], reader: NodeReader) -> list[IssuePart]:
    parts = []
    for item in reader.listed(node, f"the issues of '{group}'"):
        name = reader.text(item, f"an issue of '{group}'")
        part = domain.of_name(name)
        if part is None:
            reader.wrong(item, f"the domain has no issue '{name}'", "name one that the domain has")
        if name in seen:
            reader.wrong(item, f"the issue '{name}' is in the groups '{seen[name]}' and '{group}'", "keep it in one")
        seen[name] = group
        parts.append(part)
    return parts


def _rows(group: str, node: Node, issues: list[IssuePart], reader: NodeReader) -> list[Bonus]:
    bonuses = []
    seen: dict[tuple[str | float, ...], int] = {}
    for row in reader.listed(node, f"the combinations of '{group}'"):
        values_node = reader.need(row, "values")
        values = reader.listed(values_node, "the values of a combination")
        if len(values) != len(issues):
            message = f"a combination of '{group}' has {len(values)} values for {len(issues)} issues"
            reader.wrong(values_node, message, "give one value for each issue of the group")
        levels = tuple(level_of(part, value, reader) for part, value in zip(issues, values, strict=True))
        if levels in seen:
            message = f"a combination of '{group}' is given twice (first in line {seen[levels]})"
            reader.wrong(row, message, "keep one of them")
        seen[levels] = row.line
        clauses = (Clause(issue=part.issue.id, levels=(level,)) for part, level in zip(issues, levels, strict=True))
        adds = reader.number(reader.need(row, "util"), "'util'")
        bonuses.append(Bonus(adds=adds, where=Where(clauses=tuple(clauses)) if issues else None))
    return bonuses
