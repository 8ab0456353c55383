"""What a sentence says somebody is: "Ana Bar is the chief executive of Norvent", "the mediator is called Ana Bar"."""

import re

from walkaway.evidence.speech.names import folded, name_words
from walkaway.evidence.speech.people import People
from walkaway.evidence.speech.somebody import PERSON
from walkaway.evidence.speech.words_of_people import PERSON_NOUNS, TITLES

__all__ = ["learn_predicates"]

# A pattern that opens with letters, not with a boundary, is searched for faster; the boundary is looked back for.
NAME = r"[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){1,3}"
CALLING = r"(?:[a-z][\w'’-]+\s+){0,3}[a-z][\w'’-]+"
IS_SOMETHING = re.compile(
    rf"(?P<name>[A-Z](?<!\w.){NAME.removeprefix('[A-Z]')})\s+(?:is|was)\s+(?:the|a|an)\s+(?P<calling>{CALLING})"
)
SOMETHING_IS = re.compile(
    rf"he(?<=[Tt]he)(?<!\w.he)\s+(?P<calling>{CALLING})(?:\s+(?:of|for|at)\s+[^,.;]{{2,50}}?)?\s*"
    rf"(?:,|\b(?:is|was)(?:\s+called|\s+named)?)\s+(?P<name>{NAME})"
)
NAME_AFTER = re.compile(r"[,sd](?=\s+[A-Z])(?:(?<=,)|(?<=is)|(?<=was)|(?<=called)|(?<=named))\s+[A-Z][\w'’.-]+\s+[A-Z]")
"""What a text holds somewhere in which "the mediator is Ana Bar" may stand; looking for it costs less."""


def learn_predicates(text: str, people: People) -> None:
    """Learn what the people of a text are called from sentences that say so.

    Args:
        text: The document's text.
        people: Everybody named in it.
    """
    for pattern in (IS_SOMETHING, SOMETHING_IS) if NAME_AFTER.search(text) else (IS_SOMETHING,):
        for match in pattern.finditer(text):
            words = [folded(word) for word in match["calling"].split()]
            callings = tuple(word for word in words if word in PERSON_NOUNS or word in TITLES)
            if not callings:
                continue
            somebody = people.named(name_words(match["name"]))
            if somebody is not None and somebody.kind == PERSON:
                somebody.called(callings)
