"""Which party a passage speaks of: by name, or by a pronoun in the mouth of somebody whose side is known."""

import re

from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context

__all__ = ["other_side", "parties_named", "party_before", "party_of", "teller_side"]

_PRONOUN = re.compile(
    r"\b(?:(?P<own>we|us|our|ours|i|my|me)|(?P<other>they|them|their|theirs|he|him|his|she|her|the other side)"
    r"|(?P<it>it|its))\b",
    re.IGNORECASE,
)


def party_of(context: Context, speaker_id: str) -> str:
    """Return the party for which somebody speaks; empty for observers and strangers."""
    speaker = context.speakers.get(speaker_id)
    if speaker is not None and speaker.party:
        return speaker.party
    person = context.case.person(speaker.person if speaker is not None and speaker.person else speaker_id)
    if person is not None:
        return person.party or ""
    return speaker_id if context.case.party(speaker_id) is not None else ""


def teller_side(passage: Passage, context: Context) -> str:
    """Return the party whose mouth the words are from; empty for the writer and for observers."""
    return party_of(context, passage.teller) if passage.teller else ""


def other_side(context: Context, party: str) -> str:
    """Return the other principal, where the party is one of exactly two."""
    principals = context.case.principals
    if party not in principals or len(principals) != 2:
        return ""
    return next(other for other in principals if other != party)


def parties_named(text: str, context: Context) -> tuple[tuple[int, int, str], ...]:
    """Return the parties a text names, with where they stand, in order."""
    return tuple((span.start, span.end, party) for span, party in context.words.parties_in(text))


def party_before(passage: Passage, context: Context, place: int) -> str:
    """Return the party spoken of last before a place of the passage: a name, or a pronoun that stands for one.

    "We" in a party's mouth is that party, "they" the other one; in the mouth of anybody else a pronoun is the party
    named last, in this passage or the one before.
    """
    named = [(start, party) for start, _, party in parties_named(passage.text[:place], context)]
    pronoun = None
    for pronoun in _PRONOUN.finditer(passage.text, 0, place):
        pass
    if pronoun is None or (named and named[-1][0] > pronoun.start()):
        return named[-1][1] if named else ""
    own = teller_side(passage, context)
    if pronoun["own"]:
        return own
    if pronoun["other"] and own and not named:
        return other_side(context, own)
    if named:
        return named[-1][1]
    return _named_last(context)


def _named_last(context: Context) -> str:
    """Return the party the passage before names first: the subject of it, as a rule."""
    before = context.before
    named = parties_named(before.text, context) if before is not None else ()
    return named[0][2] if named else ""
