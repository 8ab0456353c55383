"""Records on their way from one process to another: as the values of their fields, without what a field is.

Pickle alone asks every frozen record for its fields, at both ends; that takes twice as long.
"""

import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from sys import intern
from typing import Any, BinaryIO

__all__ = ["send"]

SHORT = 40
"""Texts of no more letters come again and again (kinds, ids, rules): each is held once, for all documents."""

Reduced = tuple[Callable[..., object], tuple[Any, ...]]


def send(message: object, stream: BinaryIO) -> None:
    """Write a message to a stream, from which `pickle.load` takes it.

    Examples:
        >>> import io
        >>> from walkaway.evidence.documents.document import Span
        >>> stream = io.BytesIO()
        >>> send((Span(start=3, end=9), "no"), stream)
        >>> pickle.loads(stream.getvalue())
        (Span(start=3, end=9), 'no')
    """
    pickler = pickle.Pickler(stream, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(message)
    stream.flush()


class _Reducers(dict[type, Callable[[Any], Reduced]]):
    """How records are taken apart, worked out for each kind of record when the first is met."""

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if not is_dataclass(kind) or "__slots__" not in vars(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]
        values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
        self[kind] = lambda record: (_made, (kind, *values(record)))
        return self[kind]


_REDUCERS = _Reducers()


@cache
def _setters(kind: type) -> tuple[Callable[[object, object], None], ...]:
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


def _made(kind: type, *values: object) -> object:
    """Return a record of these values; nothing is checked again, as `pickle` does not."""
    record: object = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(record, intern(value) if type(value) is str and len(value) <= SHORT else value)
    return record
