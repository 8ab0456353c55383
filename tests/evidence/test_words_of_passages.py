"""The words of a passage, found the fast way, are those that the pattern finds."""

import random

import pytest

from walkaway.evidence.statements.sentence import _WORD, _words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The union's leader didn't offer 4.5%, 'or more', to the workers' side.",
        "rock'n'roll o''clock 'tis '' ' a'b'c d'",
        "Caf\u00e9 na\u00efve \u2019s \u00a340m, \u0130stanbul, 10\u212am e-mail under_score",
        "A\tline\nbroken \udc80 here",
    ],
)
def test_words_are_those_of_the_pattern(text: str) -> None:
    assert _words(text) == frozenset(_WORD.findall(text.lower()))


def test_words_of_any_letters_are_those_of_the_pattern() -> None:
    rng = random.Random(5)
    for _ in range(2000):
        text = "".join(rng.choices("abzK\u212a\u0130\u00e9'\"-3_., \n\udc80", k=rng.randrange(24)))
        assert _words(text) == frozenset(_WORD.findall(text.lower())), repr(text)
