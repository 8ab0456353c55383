"""Which party a passage speaks of: by name, or by a pronoun in the mouth of somebody whose side is known."""

import re

from walkaway.evidence.speech.speech import REPORTED, Passage, Speaker
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import small

__all__ = ["is_observer", "other_side", "parties_named", "party_before", "party_of", "teller_side"]

_PRONOUN = re.compile(
    r"\b(?:(?P<own>we|us|our|ours|i|my|me)|they|them|their|theirs|he|him|his|she|her|it|its|the other side)\b"
)
"""In small letters."""
_ARTICLE = re.compile(r"^(?:the|an?|one|another)\s+", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:spokes\w+|officials?|aides?|directors?|executives?|managers?|office|ministry|government|delegat\w+|envoy"
    r"|negotiators?|representatives?|board|leaders?|members?|advisers?|secretary|statement|team)\b"
)
"""Who speaks in the name of a party, though nobody says their own."""
_OUTSIDE = re.compile(r"\b(?:former|ex|rival|critics?|against|close|familiar|briefed|some|many|most|analysts?)\b")
_POSSESSIVE = re.compile(r"'s?\s")
_JOINED = re.compile(r"\s*(?:,|and|&|or|,\s*and)\s+(?:the\s+)?(?:\w+\s+)?", re.IGNORECASE)


def party_of(context: Context, speaker_id: str) -> str:
    """Return the party for which somebody speaks; empty for observers and strangers."""
    asked = (party_of, speaker_id)
    found: str | None = context.kept.get(asked)
    if found is None:
        found = context.kept[asked] = _party_of(context, speaker_id)
    return found


def _party_of(context: Context, speaker_id: str) -> str:
    speaker = context.speakers.get(speaker_id)
    if speaker is not None and speaker.party:
        return speaker.party
    person = context.case.person(speaker.person if speaker is not None and speaker.person else speaker_id)
    if person is not None:
        return person.party or ""
    if context.case.party(speaker_id) is not None:
        return speaker_id
    return _party_of_unnamed(speaker, context) if speaker is not None and not speaker.observer else ""


def _party_of_unnamed(speaker: Speaker, context: Context) -> str:
    """Return the party of somebody who is only described: "a Kestovian official", "one director of the firm".

    The case may know somebody under that description; else the office is that of the one party it names.
    """
    if speaker.kind == "person":
        return ""
    words = _ARTICLE.sub("", speaker.name).lower()
    for person in context.case.people:
        known = [_ARTICLE.sub("", name).lower() for name in (person.name, *person.aliases)]
        if person.party and any(name == words or name.startswith(f"{words} of ") for name in known):
            return person.party
    if not _OFFICE.search(words) or _OUTSIDE.search(words):
        return ""
    named = {party for _, _, party in parties_named(speaker.name, context)}
    return named.pop() if len(named) == 1 else ""


def teller_side(passage: Passage, context: Context) -> str:
    """Return the party whose mouth the words are from; empty for the writer and for observers."""
    return party_of(context, passage.teller) if passage.teller else ""


def is_observer(passage: Passage, context: Context) -> bool:
    """Return whether the words are of somebody who judges from outside."""
    if not passage.teller:
        return False
    speaker = context.speakers.get(passage.teller)
    if speaker is not None and speaker.observer:
        return True
    person = context.case.person(passage.teller)
    return person is not None and person.observer


def other_side(context: Context, party: str) -> str:
    """Return the other principal, where the party is one of exactly two."""
    principals = context.case.principals
    if party not in principals or len(principals) != 2:
        return ""
    return next(other for other in principals if other != party)


def parties_named(text: str, context: Context) -> tuple[tuple[int, int, str], ...]:
    """Return the parties a text names, with where they stand, in order."""
    return tuple((span.start, span.end, party) for span, party in context.words.parties_in(text))


def party_before(passage: Passage, context: Context, place: int, *, owners: bool = False) -> str:
    """Return the party that is the subject before a place of the passage; empty where none is told, or several are.

    The name that stands nearest counts, unless a pronoun stands nearer. "We" in a party's mouth is that party, "they"
    the other one; in reported speech they are who tells; else a pronoun is whom the passage names first, or the one
    before it.

    Args:
        passage: The passage.
        context: The case and the passages before.
        place: The place in its text.
        owners: Whether a name with 's counts.
    """
    text = passage.text
    named = [one for one in parties_named(text, context) if one[1] <= place]
    if not owners:
        named = [one for one in named if not _POSSESSIVE.match(text, one[1])]
    pronoun = max(_PRONOUN.finditer(small(text), 0, place), key=lambda found: found.start(), default=None)
    if pronoun is not None and not (named and named[-1][0] > pronoun.start()):
        return _meant(pronoun["own"] is not None, named, passage, context)
    if len(named) >= 2 and named[-1][2] != named[-2][2] and _JOINED.fullmatch(text, named[-2][1], named[-1][0]):
        return ""
    return named[-1][2] if named else ""


def _meant(own: bool, named: list[tuple[int, int, str]], passage: Passage, context: Context) -> str:
    """Return the party for which a pronoun stands."""
    side = teller_side(passage, context)
    if own:
        return side
    if named:
        return named[0][2]
    if side:
        # "Seoul said it was …": in reported speech who tells speaks of itself.
        return side if passage.form == REPORTED else other_side(context, side)
    before = context.before
    earlier = parties_named(before.text, context) if before is not None else ()
    return earlier[0][2] if earlier else ""
