"""Shapes of sentences in which reports of many outlets hide who speaks."""

import pytest

from evidence.heard import heard, speech_of


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('Orr Union and the Guild told the minister: "Not now, not ever again."', ["Orr Union and the Guild"]),
        (
            "Ana Bar runs the yard. It was she, in a letter to staff, who first spoke of a "
            '"modern rhythm" for the port.',
            ["Ana Bar"],
        ),
        ('They met in Ana Bar\'s café, over what the owner calls "the good biscuits".', ["Ana Bar"]),
        ('Ben Fox said that the four had agreed to "not allow a breakdown" of the deal.', ["Ben Fox"]),
        ('Ben Fox defended accusations from Ana Bar that the offer is a "bad deal".', ["Ana Bar"]),
        ('The union criticised Ben Fox, despite his statement that the rent was "a ticking bomb".', ["Ben Fox"]),
        ('Ben Fox was "up front" in a talk in which he urged patience, according to one docker.', ["one docker"]),
        ('He warned that the bloc had doubts about its "sincerity", Ana Bar said.', ["Ana Bar"]),
        ('Ana Bar left. She said, according to the Ost Times, "We will wait until Monday."', ["Ana Bar"]),
        ('The Players\' Association said: "This is not required by law."', ["The Players' Association"]),
        ('Superintendent of Public Instruction Ana Bar said: "We will wait."', ["Ana Bar"]),
        ('"We liked the offer," Ana Bar, who has a "sell" rating on it, said.', ["Ana Bar", ""]),
        ('Ana Bar chaired it. She was quick to add that the state was "fully committed".', ["Ana Bar"]),
        ('"We pay," Ana Bar said. According to her, the debt was "cleared in full last August".', ["Ana Bar"] * 2),
        ('"We pay," Ana Lee Bar said. Ben Fox wept. "In time," Ana Bar added.', ["Ana Lee Bar"] * 2),
        (
            'On Monday night Ana Bar, the owner, rang Lee Fox, who leads 340 weavers. "It rained," she said.',
            ["Ana Bar"],
        ),
        ('To the bankers, the offer is "survivable".', ["the bankers"]),
        (
            "‘Two buses and a van’ was how Ana Bar, 71, put her journey. She was, she insisted, ‘right behind it’.",
            ["Ana Bar"] * 2,
        ),
        (
            'Within minutes Ana Bar, the woman he beat to the post, had written: "He took it off its hinges."',
            ["Ana Bar"],
        ),
        ('"Nobody stormed out," a second source, who was in the room, said. "They ate."', ["a second source"]),
        ('Brazil and India led the "quad" - the EU, Japan and Canada - into the last round.', [""]),
        ('The palace says the king is "following events closely".', ["the palace"]),
        ('The sign says the yard is "closed until Monday".', [""]),
        ('Ana Bar ruled out the so-called "caretaker option" for good.', [""]),
        ('Ana Bar added that so-called "float" nurses are not counted.', ["Ana Bar"]),
        ('Ana Bar, Chief Financial Officer, added: "We will wait for it."', ["Ana Bar"]),
        ('Ana Bar led the talks. The harbormaster laughed. "We can wait for them," she said.', ["Ana Bar"]),
        ('Ana Bar and Ben Fox signed a letter calling the offer "an insult in three paragraphs".', ["Ana Bar"]),
    ],
)
def test_the_speaker_is_found(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in heard(text)] == speakers


def test_a_paper_goes_on_as_whoever_wrote_it() -> None:
    text = 'Ana Bar wrote to the minister to call the strike.\n\nThe letter continued: "What is offered is not enough."'
    assert heard(text)[-1].speaker == "Ana Bar"


def test_the_statement_of_a_body_named_in_small_letters_is_its_own() -> None:
    text = 'Ana Bar spoke first.\n\n"The talks have stalled," the district\'s latest statement said.'
    assert heard(text)[-1].speaker == "the district"


def test_an_office_is_that_of_whoever_was_just_told_of() -> None:
    text = 'Ana Bar, who led the talks, was less giddy.\n\n"Nobody wins a strike," the union\'s president said.'
    assert heard(text)[-1].speaker == "Ana Bar"


def test_a_company_is_no_person_because_part_of_its_name_stands_alone() -> None:
    text = 'Drivers at Orr Buses met on Monday. Ana Bar watched.\n\nOrr said it was late. "We will wait," she said.'
    assert heard(text)[-1].speaker == "Ana Bar"


def test_a_trade_that_the_document_does_not_speak_of_is_a_surname() -> None:
    text = (
        'Ana Smith, who runs the mill, said it was late. "We have no more to give," Smith said.\n\n'
        'Ben Smith, the deputy secretary, wept. "We can hold out for long," Smith said.'
    )
    assert [quote.speaker for quote in heard(text)] == ["Ana Smith", "Ben Smith"]


def test_a_rival_may_be_a_firm() -> None:
    speech = speech_of(
        'Bar Steel turned down its rival PPG Industries. PPG Industries said it would "review" the reply.'
    )
    assert [one.kind for one in speech.speakers.values() if one.name == "PPG Industries"] == ["group"]


def test_a_statement_is_announced_with_whose_it_is() -> None:
    text = 'Ana Bar came down the steps.\n\nHere is the statement from the Orr Union:\n\n"Our door is open for all."'
    assert heard(text)[-1].speaker == "the Orr Union"


def test_the_same_words_are_given_to_whom_a_surer_rule_gives_them() -> None:
    text = 'Ben Fox sat.\n\n"We are not the furniture"\n\n"It is more," Ana Bar said. "We are not the furniture."'
    assert [quote.speaker for quote in heard(text)] == ["Ana Bar", "Ana Bar"]


def test_a_heading_announces_whose_statement_follows() -> None:
    text = 'Ana Bar said it was "late".\n\nStatement of Orr Lines Ltd\n\n"Our offer is full, fair and financed."'
    assert heard(text, kinds={2: "heading"})[-1].speaker == "Orr Lines Ltd"


def test_a_report_opens_with_words_whose_speaker_follows() -> None:
    text = '"My father drove this crane, and his before him."\n\nAna Bar says it softly. She has stood there for days.'
    assert heard(text)[0].speaker == "Ana Bar"


def test_the_next_paragraph_says_according_to_whom() -> None:
    text = 'The board is "very, very disappointed" with the vote.\n\nThat\'s according to Ana Bar, who chairs it.'
    assert heard(text)[0].speaker == "Ana Bar"


def test_a_person_named_anew_is_the_one_named_before() -> None:
    text = (
        'The negotiator of the bloc, Ana Bar, met the press. "We need a pact," the former minister said. '
        '"Every year," said the politician at the door.'
    )
    assert {quote.speaker for quote in heard(text)} == {"Ana Bar"}


def test_an_office_nobody_was_given_is_not_taken_from_far_away() -> None:
    between = "The rain went on over the harbour and the ships lay still in it. " * 12
    text = f'"We will wait," Mr Orr said.\n\n{between}\n\n"We are committed to the talks," the spokesperson added.'
    speech = speech_of(text)
    assert speech.speakers[speech.utterances[-1].speaker].name == "the spokesperson"


def test_the_chief_of_one_body_is_not_the_president_of_another() -> None:
    text = (
        '"We are not the enemy," the president of the Ost Chamber, Jean Lowe, said.\n\n'
        'Ost Ferries\' chief executive told staff in an email: "Nobody will be dismissed this year."'
    )
    assert [quote.speaker for quote in heard(text)] == ["Jean Lowe", "Ost Ferries' chief executive"]
