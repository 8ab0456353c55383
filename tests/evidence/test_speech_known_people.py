"""The people and parties of a case under all the names by which a report may call them."""

import pytest

from evidence.heard import heard, speech_of
from walkaway.case import Case, Party, Person
from walkaway.evidence.speech.known_people import KnownPeople

CASE = Case(
    id="talks",
    title="Talks",
    parties=(
        Party(id="usa", name="United States", aliases=("Washington",)),
        Party(id="dprk", name="North Korea", aliases=("DPRK",)),
        Party(id="rok", name="South Korea", role="mediator"),
        Party(id="orr", name="Orr Lines Ltd", aliases=("the company",)),
        Party(id="hu", name="Harbour Union", aliases=("the union",)),
    ),
    people=(
        Person(id="trump", name="Donald Trump", party="usa", aliases=("President Trump",)),
        Person(id="kim", name="Kim Jong-un", party="dprk", aliases=("Kim Jong Un", "Chairman Kim")),
        Person(id="moon", name="Moon Jae-in", party="rok"),
        Person(id="vdl", name="Ursula von der Leyen", observer=True, affiliation="European Commission"),
        Person(id="spokesman", name="a spokesman of the South Korean government", party="rok"),
    ),
)
KNOWN = KnownPeople.of(CASE)


def by(text: str) -> list[str]:
    return [one.speaker for one in speech_of(text, known=KNOWN).utterances]


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Donald Trump", "trump"),
        ("Trump", "trump"),
        ("President Trump", "trump"),
        ("Mr Trump", "trump"),
        ("KIM JONG UN", "kim"),
        ("Kim Jong-un", "kim"),
        ("Chairman Kim", "kim"),
        ("Kim", "kim"),
        ("Moon", "moon"),
        ("Von der Leyen", "vdl"),
        ("The US president", "trump"),
        ("The North Korean leader", "kim"),
        ("Washington", "usa"),
        ("The White House", "usa"),
        ("Pyongyang", "dprk"),
        ("The South Korean government", "rok"),
        ("Orr Lines", "orr"),
        ("The company", "orr"),
        ("The union", "hu"),
        ("The Harbour Union", "hu"),
    ],
)
def test_every_name_of_somebody_known(name: str, speaker: str) -> None:
    assert by(f"{name} said that the talks were over.") == [speaker]
    assert by(f'"The talks are over," {name[0].lower() + name[1:] if name.startswith("The ") else name} said.') == [
        speaker
    ]


def test_speakers_carry_person_party_and_observer() -> None:
    text = '"No," Trump said.\n"No," said von der Leyen.\n"No," the White House said.\n"No," said a US official.'
    speakers = speech_of(text, known=KNOWN).speakers
    assert (speakers["trump"].person, speakers["trump"].party, speakers["trump"].observer) == ("trump", "usa", False)
    assert (speakers["vdl"].party, speakers["vdl"].observer) == ("", True)
    assert (speakers["usa"].kind, speakers["usa"].person, speakers["usa"].party) == ("group", "", "usa")
    assert (speakers["us_official"].kind, speakers["us_official"].party) == ("unnamed", "usa")


def test_somebody_known_by_office_is_found_by_it() -> None:
    text = 'Seoul said it was sorry.\n"We regret it," a government spokesman said.'
    assert by(text)[-1] == "spokesman"


def test_experts_on_a_country_do_not_speak_for_it() -> None:
    text = '"No," said Ana Bar, an expert on North Korea at Ost University.'
    one = speech_of(text, known=KNOWN).speakers["bar"]
    assert (one.party, one.observer, one.affiliation) == ("", True, "Ost University")


def test_a_partys_people_speak_for_it() -> None:
    text = '"No," the union\'s general secretary, Ana Bar, said.\n"No," said Orr Lines spokesman Ben Fox.'
    speakers = speech_of(text, known=KNOWN).speakers
    assert (speakers["bar"].party, speakers["fox"].party) == ("hu", "orr")


def test_without_a_case_nobody_is_known_and_quotes_are_found_all_the_same() -> None:
    assert KnownPeople.of(None).people == ()
    assert [one.speaker for one in heard('"No," Trump said.')] == ["Trump"]


def test_parties_are_named_by_their_country_and_companies_without_their_ending() -> None:
    assert KNOWN.party_in(("american",)) == "usa"
    assert KNOWN.party_in(("north", "korean", "officials")) == "dprk"
    assert KNOWN.party_in(("orr", "lines")) == "orr"
    assert KNOWN.party_in(("ost",)) == ""
