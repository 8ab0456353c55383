"""Readings on their way between processes come back as they went."""

import io
import pickle

from walkaway.case import Case, Party
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.reading import read_one
from walkaway.evidence.transport import send

CASE = Case(id="x", parties=(Party(id="union", name="Union"), Party(id="firm", name="Company")))
TEXT = "No deal\n\n“We are in no hurry,” the union said. The company walked away from the talks.\n"


def _sent(message: object) -> object:
    stream = io.BytesIO()
    send(message, stream)
    return pickle.loads(stream.getvalue())


def test_a_reading_comes_back_as_it_went() -> None:
    reading = read_one(TEXT, case=CASE)
    assert reading.proposals
    assert reading.speech.utterances
    back = _sent(reading)
    assert back == reading
    assert repr(back) == repr(reading)


def test_short_texts_of_two_readings_are_held_once() -> None:
    first, second = _sent(read_one(TEXT, case=CASE)), _sent(read_one(TEXT, case=CASE))
    assert isinstance(first, OneReading)
    assert isinstance(second, OneReading)
    assert first.proposals[0].statement.origin is second.proposals[0].statement.origin
