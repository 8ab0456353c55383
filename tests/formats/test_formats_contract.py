"""Every format: a domain that was written and read again has the same outcomes and the same utility for each."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from formats.domains import domains
from formats.enumeration import by_outcome
from walkaway.case import consistency
from walkaway.errors import InputError
from walkaway.formats import parse_case, write_case
from walkaway.formats.export import DOMAIN_FORMATS, write_domain
from walkaway.formats.gather import FORMAT_NAMES, read_domain
from walkaway.space import Domain, as_case, domain_of

FORMATS = [pytest.param(known.id, id=known.id) for known in DOMAIN_FORMATS]
MOST_ERROR = 1e-12

KINDS = {
    "sum": domains(kind="sum"),
    "listed": domains(kind="sum", numeric=False),
    "cap": domains(kind="cap"),
    "bonuses": domains(kind="bonuses"),
    "rectangles": domains(kind="bonuses", step_one=True, only_numeric=True),
}

CAN = {
    "genius": {"sum", "listed", "cap", "rectangles"},
    "geniusweb": {"sum", "listed", "cap", "bonuses", "rectangles"},
    "negolog": {"sum", "listed"},
    "negmas": {"sum", "listed", "cap", "bonuses", "rectangles"},
}
"""What each format must be able to hold; what is not named may be refused, and must never come out wrong."""


def round_trip(domain: Domain, format_id: str) -> Domain:
    with TemporaryDirectory() as folder:
        for name, text in write_domain(domain, format_id).files:
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return read_domain(folder)


def same_utilities(one: Domain, other: Domain, pairs: list[tuple[str, str]]) -> None:
    for mine, theirs in pairs:
        expected, found = by_outcome(one, mine), by_outcome(other, theirs)
        assert expected.keys() == found.keys()
        worst = max(abs(expected[key] - found[key]) for key in expected)
        assert worst <= MOST_ERROR, (mine, worst)


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
@examples(60)
@given(data=st.data())
def test_written_and_read_again(format_id: str, kind: str, data: st.DataObject):
    domain = data.draw(KINDS[kind])
    try:
        again = round_trip(domain, format_id)
    except InputError:
        assert kind not in CAN[format_id]
        return
    assert again.format == FORMAT_NAMES[format_id]
    assert again.size == domain.size
    in_order = [name for name, _ in write_domain(domain, format_id).files][-len(domain.profiles) :]
    same_utilities(domain, again, list(zip(domain.ids, [Path(name).stem for name in in_order], strict=True)))


@pytest.mark.parametrize("kind", KINDS)
@examples(60)
@given(data=st.data())
def test_through_a_case(kind: str, data: st.DataObject):
    domain = data.draw(KINDS[kind])
    case = as_case(domain)
    assert consistency.faults(case) == ()
    again = domain_of(parse_case(write_case(case)).case)
    assert [profile.discount for profile in again.profiles] == [profile.discount for profile in domain.profiles]
    for profile in domain.ids:
        assert again.reservation(profile) == pytest.approx(domain.reservation(profile), abs=1e-12)
    same_utilities(domain, again, [(name, name) for name in domain.ids])


@pytest.mark.parametrize("format_id", ["genius", "negmas"])
@examples(30)
@given(data=st.data())
def test_discount_and_reservation_survive(format_id: str, data: st.DataObject):
    domain = data.draw(KINDS["sum"])
    again = round_trip(domain, format_id)
    names = [Path(name).stem for name, _ in write_domain(domain, format_id).files[1:]]
    for mine, theirs in zip(domain.profiles, names, strict=True):
        assert again.profile(theirs).discount == mine.discount
        assert again.reservation(theirs) == pytest.approx(domain.reservation(mine.id), abs=1e-12)


@pytest.mark.parametrize("format_id", ["geniusweb", "negolog"])
def test_a_lost_discount_is_told(format_id: str):
    domain = read_domain("cases/camp-david-1978")
    assert write_domain(domain, format_id).losses == ()
    profile = domain.profiles[0]
    patient = Domain(
        name="d", issues=domain.issues, profiles=(type(profile)(preferences=profile.preferences, discount=0.5),)
    )
    assert any("discount factor" in sentence for sentence in write_domain(patient, format_id).losses)


def test_every_format_is_read_as_well():
    assert {known.id for known in DOMAIN_FORMATS} == set(FORMAT_NAMES)
