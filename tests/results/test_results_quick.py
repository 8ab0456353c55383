"""A quick record is made as `dataclasses` makes it, only sooner."""

import inspect
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from walkaway.case import Citation, Statement
from walkaway.evidence.documents.document import Line, Span
from walkaway.evidence.speech.phrases import Phrase
from walkaway.results.quick import quick

KINDS = (Citation, Statement, Line, Span, Phrase)


@pytest.mark.parametrize("kind", KINDS)
def test_it_takes_what_the_record_took_before(kind: type) -> None:
    plain = dataclass(frozen=True, kw_only=kind is not Phrase)(type("Plain", (), _own(kind)))
    assert inspect.signature(kind) == inspect.signature(plain)
    assert kind.__init__.__qualname__ == f"{kind.__qualname__}.__init__"


def _own(kind: type) -> dict[str, object]:
    """The annotations and defaults from which `dataclasses` makes a record."""
    defaults = {name: one.default for name, one in inspect.signature(kind).parameters.items()}
    return {"__annotations__": kind.__annotations__} | {
        name: default for name, default in defaults.items() if default is not inspect.Parameter.empty
    }


def test_a_record_is_still_frozen_and_what_it_does_not_have_is_refused() -> None:
    span = Span(start=3, end=9)
    assert (span.start, span.end, repr(span)) == (3, 9, "Span(start=3, end=9)")
    with pytest.raises(FrozenInstanceError):
        span.start = 4  # type: ignore[misc]
    wrong: list[Callable[[], object]] = [lambda: Span(start=3), lambda: Span(3, 9), lambda: Span(start=3, end=9, of=1)]  # type: ignore[call-arg,misc]
    for one in wrong:
        with pytest.raises(TypeError):
            one()


@dataclass(frozen=True, slots=True)
class Anew:
    """A record with a default that is made anew for each."""

    values: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Unslotted:
    """A record without slots."""

    value: int


@pytest.mark.parametrize("kind", [Anew, Unslotted])
def test_what_it_cannot_make_it_refuses(kind: type) -> None:
    with pytest.raises(TypeError, match=f"{kind.__name__} is no dataclass with slots"):
        quick(kind)
