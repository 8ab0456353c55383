"""A record is changed as `dataclasses.replace` changes it, whatever its kind."""

from dataclasses import dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.case import Case, Citation, Package, Party, Statement
from walkaway.results.changing import changed

RECORDS = (
    Statement(
        id="a",
        kind="offer",
        parties=("union",),
        package=Package(terms=(("pay", (3,)),)),
        cite=(Citation(source="rt", line=8),),
    ),
    Case(id="x", parties=(Party(id="union", name="Union"), Party(id="firm", name="Company"))),
    Party(id="union", name="Union"),
)


@given(st.data())
def test_it_does_what_replace_does(data: st.DataObject) -> None:
    record = data.draw(st.sampled_from(RECORDS))
    names = data.draw(st.sets(st.sampled_from([one.name for one in fields(record)])))
    other = data.draw(st.sampled_from([one for one in RECORDS if type(one) is type(record)]))
    values = {name: data.draw(st.sampled_from([getattr(other, name), "other", None, ()])) for name in names}
    expected = object.__new__(type(record))
    for one in fields(record):
        object.__setattr__(expected, one.name, values.get(one.name, getattr(record, one.name)))
    made = changed(record, **values)
    assert type(made) is type(record)
    assert all(getattr(made, one.name) is getattr(expected, one.name) for one in fields(record))
    assert made is not record


def test_a_field_that_is_none_is_refused() -> None:
    with pytest.raises(TypeError, match="a Party has no field 'nmae'; it has id"):
        changed(RECORDS[2], nmae="Union")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled:
    """A record that works something out when it is made."""

    half: int
    whole: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "whole", 2 * self.half)


@dataclass(frozen=True)
class Unslotted:
    """A record without slots."""

    value: int


def test_what_a_record_works_out_or_keeps_elsewhere_is_worked_out_again() -> None:
    assert changed(Doubled(half=1), half=4) == replace(Doubled(half=1), half=4) == Doubled(half=4)
    assert changed(Unslotted(1), value=2) == Unslotted(2)
