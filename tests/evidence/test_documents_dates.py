"""Printed dates: read where there is one reading, left out where there are two."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.evidence.documents.dates import first_date, is_date_line

DAYS = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 1, 1))
FORMS = (
    "{d} {B} {Y}",
    "{d} {b}, {Y} 13:48",
    "{B} {d}, {Y}",
    "{b}. {d}, {Y} at 9:10 pm",
    "{b} {d} {Y}",
    "{A}, {B} {d}, {Y}",
    "Published on {A} {d} {B} {Y} 09.14 GMT",
    "{d}-{b}-{Y}",
    "{Y}-{m:02}-{d:02}T10:00:00Z",
    "{Y}/{m:02}/{d:02}",
    "{d:02}.{m:02}.{Y}",
    "Updated: {B} {d}, {Y}",
)


@given(day=DAYS, form=st.sampled_from(FORMS))
def test_every_form_of_a_date_is_read(day: dt.date, form: str):
    text = form.format(
        d=day.day,
        m=day.month,
        Y=day.year,
        B=day.strftime("%B"),
        b=day.strftime("%b"),
        A=day.strftime("%A"),
    )
    assert first_date(text.replace("T", " ")) == day.isoformat()
    assert is_date_line(text)


@given(day=DAYS)
def test_a_date_in_two_readings_is_left_out(day: dt.date):
    text = f"{day.day:02}/{day.month:02}/{day.year}"
    sure = day.day > 12 or day.day == day.month
    assert first_date(text) == (day.isoformat() if sure else "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("March 2021", "2021-03"),
        ("1st of March, 2021", "2021-03-01"),
        ("Sept 9, 2019", "2019-09-09"),
        ("30 February 2021", ""),
        ("in 2021", ""),
        ("3 percent in March", ""),
        ("Updated 5 March 2021 / 3 March 2021", "2021-03-03"),
        ("03/04/2021, that is 3 April 2021", "2021-04-03"),
        ("clause 12.13.2021", ""),
    ],
)
def test_dates_of_other_sorts(text: str, date: str):
    assert first_date(text) == date
