"""A frozen record with other values in some of its fields."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

__all__ = ["changed"]

T = TypeVar("T")


def changed(record: T, **values: Any) -> T:
    """Return a record with other values in some fields: what `dataclasses.replace` does, in a third of the time.

    It is for records that are changed by the ten thousand. What `replace` asks of each record, this asks of each kind
    of record, once.

    Args:
        record: A frozen record.
        values: The new values by the names of their fields.

    Raises:
        TypeError: it has no such field.

    Examples:
        >>> from walkaway.results import Estimate
        >>> changed(Estimate(value=0.5, standard_error=0.1, before=None), value=0.7)
        Estimate(value=0.7, standard_error=0.1, before=None)
    """
    kind: Any = type(record)
    made: T = _changer(kind, tuple(values))(record, values)
    return made


@cache
def _changer(kind: Any, names: tuple[str, ...]) -> Callable[[Any, dict[str, Any]], Any]:
    """Return what copies a record of a kind but for some fields: a line for each field, written out and compiled."""
    type_name: str = kind.__name__
    if not is_dataclass(kind) or "__slots__" not in vars(kind) or hasattr(kind, "__post_init__"):
        return lambda record, values: replace(record, **values)
    own = tuple(field.name for field in fields(kind))
    if unknown := [name for name in names if name not in own]:
        raise TypeError(f"a {type_name} has no field {unknown[0]!r}; it has {', '.join(own)}")
    lines = [f"_put_{name}(made, {f'values[{name!r}]' if name in names else f'record.{name}'})" for name in own]
    body = "\n    ".join(["made = _new(_kind)", *lines, "return made"])
    given: dict[str, Any] = {f"_put_{name}": getattr(kind, name).__set__ for name in own}
    given |= {"_new": object.__new__, "_kind": kind}
    exec(f"def change(record, values):\n    {body}", given)  # as dataclasses does
    change: Callable[[Any, dict[str, Any]], Any] = given["change"]
    return change
