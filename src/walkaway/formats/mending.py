"""What is left of a case when its broken records are put aside, so that one run reports faults of form and of sense.

A file with a misspelt key in one statement and an unknown party in another gets both messages. What refers to a record
put aside is not reported: it may be right.
"""

from collections.abc import Iterable
from typing import Any

from walkaway.errors import Fault
from walkaway.formats.yaml_nodes import Path

__all__ = ["follows_from", "without_broken_records"]

BY_ID = frozenset(
    ("parties", "people", "sources", "rounds", "issues", "statements", "readings", "terms", "commitments", "steps")
)
BY_PARTY = frozenset({"preferences", "interactions", "discount_factors", "exact"})
WHOLE = frozenset({"title", "model", "no_deal", "constraints", "consent"})


def without_broken_records(data: Any, faults: Iterable[Fault]) -> tuple[Any, tuple[Path, ...]] | None:
    """Return the data without the records that have faults, and their paths; None where what is broken is needed."""
    if not isinstance(data, dict):
        return None
    kept = dict(data)
    broken: list[Path] = []
    for fault in faults:
        where = fault.where
        section = where[0] if where else ""
        if len(where) == 1 and fault.at_key:  # an unknown key at the top: nothing refers to it
            kept.pop(section, None)
            broken.append(where)
        elif section in WHOLE:
            kept.pop(section, None)
            broken.append(where[:1])
        elif len(where) >= 2 and section in BY_ID | BY_PARTY and isinstance(kept.get(section), dict):
            kept[section] = {key: value for key, value in kept[section].items() if key != where[1]}
            broken.append(where[:2])
        elif where != ("id",):
            return None
    if any(fault.where == ("id",) for fault in faults):
        kept["id"] = "unnamed"
    return kept, tuple(broken)


def follows_from(fault: Fault, broken: Iterable[Path]) -> bool:
    """Whether a fault may come only from a record that was put aside: it lies in one, or speaks of one."""
    for path in broken:
        if fault.where[: len(path)] == path:
            return True
        if path[0] in BY_ID and len(path) == 2 and f"'{path[1]}'" in fault.message:
            return True
        if path[0] == "no_deal" and fault.where[:1] in (("issues",), ("preferences",)):
            return True
    return False
