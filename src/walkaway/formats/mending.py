"""What is left of a case when what is broken in form is put aside, so that one run reports faults of form and of sense.

A statement with a misspelt key and an unknown party gets both messages. What only follows from the putting aside is not
reported: the record itself, lacking what was taken out, and what refers to it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import NoneType
from typing import Any

from walkaway.errors import Fault
from walkaway.formats.yaml_nodes import Path

__all__ = ["Rest", "follows_from", "without_broken_records", "without_broken_values"]

BY_ID = frozenset(
    ("parties", "people", "sources", "rounds", "issues", "statements", "readings", "terms", "commitments", "steps")
)
CARRIERS = frozenset(("issues", "statements", "readings", "commitments"))
"""Sections whose records others rest on for more than their name."""

NEEDED = frozenset(("walkaway", "id", "parties", "issues"))
STAND_INS: dict[Path, Any] = {("id",): "unnamed", ("walkaway",): 1}
MEANT = re.compile("did you mean '(.+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What is left of a case.

    Attributes:
        data: The plain data.
        taken: The paths that were taken out.
        renamed: Sections that go under the name that was meant, with the name they have in the file.
    """

    data: dict[str, Any]
    taken: tuple[Path, ...]
    renamed: dict[str, str]


def without_broken_values(data: dict[str, Any], faults: Iterable[Fault]) -> Rest:
    """Return the data without every value or key that has a fault.

    A list goes as a whole, so that positions stay. Where the message says which word was meant, that word is put in.
    """
    kept: dict[str, Any] = _copied(data)
    taken: list[Path] = []
    renamed: dict[str, str] = {}
    for fault in faults:
        path = _up_to_list(fault.where)
        found = MEANT.search(fault.mend)
        meant = found[1] if found is not None else ""
        if len(path) == 1 and fault.at_key:
            value = kept.pop(str(path[0]), None)
            if meant and meant not in kept:
                kept[meant] = value
                renamed[meant] = str(path[0])
        elif path in STAND_INS:
            kept[str(path[0])] = STAND_INS[path]
        elif not (meant and not fault.at_key and path == fault.where and _put_in(kept, path, meant)):
            _take_out(kept, path)
            taken.append(path)
    return Rest(data=kept, taken=tuple(taken), renamed=renamed)


def without_broken_records(
    data: dict[str, Any], faults: Iterable[Fault]
) -> tuple[dict[str, Any], tuple[Path, ...]] | None:
    """Return a copy of the data without the records that have faults, and their paths; None where one is needed."""
    kept: dict[str, Any] = _copied(data)
    taken: list[Path] = []
    for fault in faults:
        if len(fault.where) < 2 and (not fault.where or fault.where[0] in NEEDED):
            return None
        path = _up_to_list(fault.where[:2])
        _take_out(kept, path)
        taken.append(path)
    return kept, tuple(taken)


def follows_from(fault: Fault, taken: Iterable[Path]) -> bool:
    """Whether a fault may come only from what was taken out.

    So it is with what lies inside, with the records around (they may now lack what they need), and with a fault that
    speaks of a record that lost something.
    """
    where = fault.where
    for path in taken:
        if where[: len(path)] == path or path[: len(where)] == where:
            return True
        lost = len(path) == 2 or path[0] in CARRIERS
        if lost and len(path) >= 2 and where[:2] != path[:2] and f"'{path[1]}'" in fault.message:
            return True
        if len(path) == 1 and path[0] in BY_ID and fault.message.startswith("unknown"):
            return True
    return False


def _copied(value: Any) -> Any:
    """Return mappings anew; lists and plain values are never changed."""
    return {key: _copied(item) for key, item in value.items()} if isinstance(value, dict) else value


def _up_to_list(path: Path) -> Path:
    """Return a path up to the first list on it."""
    position = next((i for i, part in enumerate(path) if isinstance(part, int)), len(path))
    return path[:position]


def _put_in(data: dict[str, Any], path: Path, word: str) -> bool:
    """Put a word where another text stands, and return whether one stood there."""
    place: Any = data
    for part in path[:-1]:
        place = place.get(part) if isinstance(place, dict) else None
    if not isinstance(place, dict) or isinstance(place.get(path[-1]), dict | list | NoneType):
        return False
    place[path[-1]] = word
    return True


def _take_out(data: dict[str, Any], path: Path) -> None:
    """Delete what stands at a path; a path that leads nowhere deletes nothing."""
    place: Any = data
    for part in path[:-1]:
        place = place.get(part) if isinstance(place, dict) else None
    if isinstance(place, dict) and path:
        place.pop(path[-1], None)
