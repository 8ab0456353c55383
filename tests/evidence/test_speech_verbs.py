"""The pattern for verbs of speech against the plain list it is made of."""

import re

import pytest

from walkaway.evidence.speech.words_of_speech import SPEECH_VERB, SPEECH_VERBS

LIST = re.compile(
    r"\b(?:" + "|".join(sorted(SPEECH_VERBS, key=len, reverse=True)) + r"|according\s+to)\b", re.IGNORECASE
)


@pytest.mark.parametrize("frame", ["{}", "He {} it", "({}, Orr", "re-{}", "{}-so", "{}ly", "un{}", "{}.{}", "{}’s"])
def test_words_by_first_letters_are_found_as_in_the_list(frame: str) -> None:
    for verb in {*SPEECH_VERBS, "according  to", "according", "accord", "sai", "saids"}:
        for word in (verb, verb.capitalize(), verb.upper()):
            text = frame.replace("{}", word)
            assert [one.span() for one in SPEECH_VERB.finditer(text)] == [one.span() for one in LIST.finditer(text)]


def test_every_verb_of_the_list_is_found_alone() -> None:
    assert all(SPEECH_VERB.fullmatch(verb) for verb in SPEECH_VERBS)
