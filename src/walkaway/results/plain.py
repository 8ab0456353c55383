"""Records as plain data, for JSON and for tables."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

__all__ = ["plain"]


def plain(value: Any) -> Any:
    """Return a record as dictionaries, lists, texts, numbers and None.

    A record that has a ``to_dict`` decides for itself. Numbers that JSON cannot hold (infinite, not a number) become
    None.

    Examples:
        >>> plain({"a": (1, float("inf"))})
        {'a': [1, None]}
    """
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value) if isinstance(value, set | frozenset) else value
        return [plain(item) for item in items]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value
