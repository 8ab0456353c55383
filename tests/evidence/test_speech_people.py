"""One person under several names is one; several of one name are told apart."""

import pytest

from evidence.heard import heard, speech_of
from walkaway.evidence.speech.names import name_words, surname

TALKS = "Orr Lines and the Harbour Union met in Ost."


def speakers(text: str) -> list[str]:
    return [quote.speaker for quote in heard(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A surname, a title with it, a pronoun, a calling.
        ('Ana Bar came late.\n"No," Bar said.\n"No," Ms Bar said.\n"No," she said.', ["Ana Bar"] * 3),
        ('President Ana Bar came late. "We wait," the president said.', ["Ana Bar"]),
        ('Secretary of State Ben Fox came late. "We wait," the secretary of state said.', ["Ben Fox"]),
        ('The union\'s general secretary, Ana Bar, came late. "We wait," the general secretary said.', ["Ana Bar"]),
        ('Ana Bar, chief executive of Orr Lines, came. "We wait," the chief executive told reporters.', ["Ana Bar"]),
        ('Ana Bar, 54, a crane driver, came late. "We wait," the crane driver said.', ["Ana Bar"]),
        # Names from the East, with particles, with initials, with accents.
        ('Kim Jong Un came late. "We wait," Kim said.\n"We wait," Chairman Kim said.', ["Kim Jong Un"] * 2),
        (
            'Ursula von der Leyen came. "No," von der Leyen said.\n"We do," Leyen said.',
            ["Ursula von der Leyen"] * 2,
        ),
        ('Ramón Pardo Ruiz came late. "We wait," Pardo Ruiz said.', ["Ramón Pardo Ruiz"]),
        ('J. R. Ortiz came late. "We wait," Ortiz said.', ["J. R. Ortiz"]),
        ('Recep Erdoğan came late. "We wait," Erdogan said.', ["Recep Erdoğan"]),
        # Two of one surname.
        ('John Hale and Mary Hale came. "We wait," Ms Hale said. "We go," Mr Hale said.', ["Mary Hale", "John Hale"]),
        # Two leaders of two countries.
        (
            'North Korean leader Kim Jong Un met South Korean President Moon Jae-in. "We wait," the North Korean '
            'leader said. "We do," the South Korean leader said.',
            ["Kim Jong Un", "Moon Jae-in"],
        ),
        # "He" is not a woman, nor a company.
        ('Ana Bar met Ben Fox. Orr Lines was out. "We wait," he said. "We do," she said.', ["Ben Fox", "Ana Bar"]),
        # A name that a place runs into.
        ('Ana Bar spoke. Back in Washington Bar called them. "We wait," Bar said.', ["Ana Bar"]),
        # Surnames that are words for places or outlets.
        ('"We wait," Jenny Town, a research analyst, said. "We do," said Ben Fox.', ["Jenny Town", "Ben Fox"]),
        # Whose statement it is.
        ('The Harbour Union said it would stay. "We wait," the statement said.', ["the Harbour Union"]),
    ],
)
def test_who_is_meant(text: str, expected: list[str]) -> None:
    assert speakers(f"{TALKS}\n\n{text}") == expected


def test_a_group_named_short_is_the_group_named_before() -> None:
    text = 'The Rail Workers Union (RWU) met Orr Lines. "We wait," the RWU said.\n"We do," the union said.'
    first, second = speakers(text)
    assert first == second != ""


def test_affiliations_and_titles_are_learned_from_what_stands_beside() -> None:
    text = (
        '"We wait," Ana Bar, a research analyst at the Orr Center, a think tank, told reporters. '
        '"We do," said Ben Fox, director of the Centre for Ports at Dunmore University in Ost. '
        '"So do we," Norvent\'s chief negotiator, Eli Ray, said.'
    )
    found = {one.name: one for one in speech_of(text).speakers.values()}
    assert found["Ana Bar"].affiliation == "Orr Center"
    assert found["Ana Bar"].titles == ("research analyst",)
    assert found["Ana Bar"].observer
    assert found["Ben Fox"].affiliation == "Dunmore University"
    assert found["Eli Ray"].affiliation == "Norvent"
    assert not found["Eli Ray"].observer


def test_ids_are_surnames_and_unique() -> None:
    text = 'John Hale and Mary Hale met Moon Jae-in. "No," John Hale said.\n"No," Mary Hale said.\n"No," Moon said.'
    assert {"hale", "mary_hale", "moon"} <= set(speech_of(text).speakers)


def test_names_are_compared_letter_for_letter() -> None:
    assert name_words("KIM JONG-UN") == name_words("Kim Jong Un")
    assert [surname(name) for name in ("Xi Jinping", "Kim Darroch", "Martin King Jr")] == ["Xi", "Darroch", "King"]
