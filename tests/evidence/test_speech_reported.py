"""Reported speech: what somebody is told to have said, by whom it is passed on, and at what distance."""

import pytest

from evidence.heard import Heard, heard


def told(text: str) -> list[tuple[str, str]]:
    return [(one.words, one.speaker) for one in heard(text, reported=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Bar said that the offer was final.", [("the offer was final", "Ana Bar")]),
        ("Ana Bar told reporters the offer was final.", [("the offer was final", "Ana Bar")]),
        ("Ana Bar said on Monday she would sign.", [("she would sign", "Ana Bar")]),
        ("The offer was final, Ana Bar said.", [("The offer was final", "Ana Bar")]),
        ("The offer was final, said Ana Bar.", [("The offer was final", "Ana Bar")]),
        ("According to Ana Bar, the offer was final.", [("the offer was final", "Ana Bar")]),
        ("By Ana Bar's account, the offer was final.", [("the offer was final", "Ana Bar")]),
        ("The offer was final, according to Ana Bar.", [("The offer was final", "Ana Bar")]),
        (
            "Ana Bar said the port would close, adding that the talks were over.",
            [("the port would close", "Ana Bar"), ("the talks were over", "Ana Bar")],
        ),
        ("Ana Bar did not say whether she would sign.", []),
        ('"The offer is final," Ana Bar said on Monday in Ost.', []),
        ("Ana Bar walked to the port.", []),
    ],
)
def test_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_what_one_says_another_said_is_passed_on_by_the_first() -> None:
    found = heard("Ana Bar said the port would close, adding that Ben Fox told her he would sign.", reported=True)
    assert found[-1] == Heard("he would sign", "Ben Fox", "reported", ("Ana Bar", "Ben Fox"), False)


def test_quotes_inside_a_reported_clause_are_by_the_same_speaker_and_chain() -> None:
    text = 'Ana Bar said Ben Fox told her the plan was "a joke".'
    assert [(one.speaker, one.chain) for one in heard(text)] == [("Ben Fox", ("Ana Bar", "Ben Fox"))]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Ben Fox reportedly told Ana Bar that he would sign.", True),
        ("Ben Fox purportedly offered to sign.", True),
        ("Ben Fox claimed that he had signed.", True),
        ("Ben Fox told Ana Bar that he would sign.", False),
    ],
)
def test_distance(text: str, hedged: bool) -> None:
    assert [one.hedged for one in heard(text, reported=True)] == [hedged]


def test_a_clause_ends_where_somebody_else_acts() -> None:
    text = "Ana Bar said the firm would pay 3 per cent, but the Bakers' Union demanded 6 per cent."
    assert [clause.words for clause in heard(text, reported=True)][:1] == ["the firm would pay 3 per cent"]
