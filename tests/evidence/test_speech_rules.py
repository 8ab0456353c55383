"""Every rule for speakers finds its own example, and what must have no speaker has none."""

import pytest

from evidence.heard import heard
from walkaway.evidence.speech.attribution import RULES, SpeakerRule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_example(rule: SpeakerRule) -> None:
    quotes = heard(rule.example)
    assert (rule.speaker, rule.id) in [(quote.speaker, quote.rule) for quote in quotes]


def test_rules_have_names_of_their_own_and_the_surest_come_first_among_neighbours() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(0 < rule.confidence < 1 for rule in RULES)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"We sail on Monday," said Ana Bar, a pilot at Orr Lines. "Not before."', ["Ana Bar"]),
        ('"We sail on Monday," Ana Bar, a pilot at Orr Lines, a ferry company, told Radio Ost.', ["Ana Bar"]),
        ('"We sail on Monday," Orr Lines\' chief negotiator, Ana Bar, said.', ["Ana Bar"]),
        ('"We sail on Monday," said the line\'s chief negotiator, Ana Bar.', ["Ana Bar"]),
        ('"We sail on Monday," Sen. Ana Bar (D-Conn.) said in a statement.', ["Ana Bar"]),
        ('"We sail on Monday," Rep. Ben Fox, R-Ohio, said.', ["Ben Fox"]),
        ('"We sail on Monday," said Mary Dunne, 54, a crane driver who left in May.', ["Mary Dunne"]),
        ('"We sail on Monday," Mary Dunne, 54, a crane driver, said.', ["Mary Dunne"]),
        ('"We sail on Monday," Harbour Front (HF) Secretary General Idris Okoro told a newspaper.', ["Idris Okoro"]),
        ('"We sail on Monday," Orr Chairman of the Board and Chief Executive Officer Eli Fox said.', ["Eli Fox"]),
        ('"We sail on Monday," announced the Harbour Union\'s (HU) High Envoy for Ports, Ana Bar.', ["Ana Bar"]),
        ('"We sail on Monday!" Ana Bar told reporters on Tuesday.', ["Ana Bar"]),
        ('Ana Bar, who calls the plan "a joke", said: "We sail on Monday."', ["Ana Bar", "Ana Bar"]),
        ('Speaking in Ost, Ana Bar said, "We sail on Monday."', ["Ana Bar"]),
        ('Asked whether the port would close, Ana Bar replied: "Of course not."', ["Ana Bar"]),
        ('In a statement, the Harbour Union said: "We sail on Monday."', ["the Harbour Union"]),
        ('As Ana Bar put it, "the door is open now."', ["Ana Bar"]),
        ('In the words of Ana Bar, it was "theatre, not talks".', ["Ana Bar"]),
        ('According to Ana Bar, the company "walked out early".', ["Ana Bar"]),
        ('Ana Bar was quoted as saying by the Daily Star that "nothing is off the table".', ["Ana Bar"]),
        ('Critics have panned the deal as "a big mess," but Ana Bar told reporters it would hold.', ["Critics"]),
        ('The deal is "a big mess", Ana Bar said.', ["Ana Bar"]),
        ('"We sail on Monday," she said.', [""]),
        ('The so-called "peace plan" was published in May.', [""]),
        ('Talks went into "extra time" on Friday.', [""]),
        ('"We sail on Monday," two people briefed on the talks said.', ["two people briefed on the talks"]),
        (
            'A government spokesman said ministers were "watching". The minister, Ana Bar, urged calm.',
            ["A government spokesman"],
        ),
    ],
)
def test_speakers_beside_a_quote(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in heard(text)] == speakers


def test_a_quote_that_stands_alone_belongs_to_whoever_was_heard_or_told_of_before() -> None:
    text = (
        '"We sail on Monday," Ana Bar said.\n\n"They know where we are."\n\n'
        'The minister, Ben Fox, repeated his view on Friday.\n\n"I have time."'
    )
    assert [(quote.speaker, quote.rule) for quote in heard(text)] == [
        ("Ana Bar", "cue_after"),
        ("Ana Bar", "carried"),
        ("Ben Fox", "announced"),
    ]


def test_the_words_of_a_group_are_not_in_the_first_person_singular() -> None:
    text = 'Ana Bar said no. The union said it would "march".\n\n"I will not pay for this."'
    assert heard(text)[-1].speaker != "The union"


def test_a_heading_is_quoted_by_whoever_says_the_same_words_below() -> None:
    text = (
        "Ferries stay in port\n\n“Nobody has asked us what it costs,” said Ana Bar.\n\n'Nobody has asked us'\n\nMore."
    )
    quotes = heard(text, kinds={1: "title", 3: "heading"})
    assert [(quote.speaker, quote.rule) for quote in quotes] == [("Ana Bar", "cue_after"), ("Ana Bar", "elsewhere")]


def test_turns_are_spoken_by_those_whom_the_labels_name() -> None:
    text = "MODERATOR: Any news?\n\nANA BAR (Orr Lines): None yet.\n\nMODERATOR: Why?\n\nBAR: Ask them."
    assert [quote.speaker for quote in heard(text)] == ["moderator", "Ana Bar", "moderator", "Ana Bar"]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("The First Minister (Jane Doe)", "Jane Doe"),
        ("The Presiding Officer", "presiding officer"),
        ("Chief Financial Officer", "Sam Poe"),
        ("Chief Executive Officer", "chief executive officer"),
        ("AL", "Ann Lee"),
        ("A.L.", "Ann Lee"),
        ("XY", "XY"),
        ("Board Member Lee", "Ann Lee"),
        ("Union negotiator", "Eve Ng"),
    ],
)
def test_a_label_may_be_an_office_initials_or_what_somebody_is_called(label: str, speaker: str) -> None:
    text = (
        "Superintendent Ann Lee and the chief financial officer, Sam Poe, met union negotiator Eve Ng for an hour.\n\n"
        f"Tom Orr: Good evening.\n\n{label}: Thank you.\n\nTom Orr: Go on.\n\n{label}: There is no money."
    )
    assert [quote.speaker.casefold() for quote in heard(text)] == ["tom orr", speaker.casefold()] * 2


def test_words_before_a_colon_that_nobody_is_called_are_no_label() -> None:
    text = "\n\n".join(["The first result: none.", "The second result: none.", "Tom Orr: No."] * 2)
    assert "The first result" not in {quote.speaker for quote in heard(text)}


def test_names_above_what_is_said_may_have_a_role_behind_two_hyphens() -> None:
    lines = [
        "Acme held its call with those who own shares of it on Monday.",
        *("Jane Doe -- Chief Executive Officer", "We had a good quarter."),
        *("Lena Fuchs -- Big Bank -- Analyst", "How about costs?"),
        *("Jane Doe -- Chief Executive Officer", "They fell."),
        *("Lena Fuchs -- Big Bank -- Analyst", "Thank you."),
    ]
    quotes = heard("\n\n".join(lines), kinds=dict.fromkeys((2, 4, 6, 8), "heading"))
    assert [quote.speaker for quote in quotes] == ["Jane Doe", "Lena Fuchs"] * 2


@pytest.mark.parametrize(
    ("sentence", "speaker", "rule"),
    [
        ('Ms Bar has long held that the port is "broken".', "Ana Bar", "subject"),
        ('Nothing has long held that the port is "broken".', "", ""),
        ('The offer was dismissed as "thin" by Ben Fox.', "Ben Fox", "agent"),
        ('The gate was shut "for good" by Monday.', "", ""),
    ],
)
def test_a_phrase_is_that_of_the_agent_or_of_a_subject_that_speaks(sentence: str, speaker: str, rule: str) -> None:
    phrase = heard(f'"We wait," said Ana Bar, a nurse.\n\n{sentence}')[-1]
    assert (phrase.speaker, phrase.rule) == (speaker, rule)


def test_answers_are_spoken_by_the_one_interviewed() -> None:
    text = "Ana Bar, the union's leader, spoke to us in Ost.\n\nQ: Any news?\n\nA: None yet.\n\nQ: Why?\n\nA: Ask them."
    assert [quote.speaker for quote in heard(text)] == ["Q", "Ana Bar", "Q", "Ana Bar"]
