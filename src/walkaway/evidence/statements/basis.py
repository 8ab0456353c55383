"""How a statement is known: from who tells it, on whose word, and whom it is about."""

import re
from functools import lru_cache

from walkaway.case import Statement
from walkaway.evidence.speech.speech import REPORTED, Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.sides import party_of

__all__ = ["basis_of", "is_hedged", "narrator_of"]

_HEDGE = re.compile(
    r"\b(?:purportedly|reportedly|allegedly|apparently|supposedly|ostensibly|rumou?red|likely|probably|possibly|perhaps"
    r"|seem(?:s|ed|ingly)?|appear(?:s|ed) to|(?:said|believed|thought|understood|expected|reported) to (?:have|be)"
    r"|may have|might have)\b",
)

DEEDS = frozenset({"report", "acceptance", "refusal"})
"""Kinds of which the writer's flat word that it happened is a deed: the writer saw it, or takes it as known."""


def narrator_of(passage: Passage) -> str:
    """Return the id of whom the writer has it from: the outermost of a chain, else the teller; empty for the writer.

    Examples:
        >>> told = Passage(document="a", form="reported", line=1, paragraph=1, start=0, end=1, text="x", teller="kim",
        ...     chain=("trump", "kim"))
        >>> narrator_of(told)
        'trump'
    """
    return passage.chain[0] if passage.chain else passage.teller


@lru_cache(maxsize=8)
def _keeps_distance(text: str) -> bool:
    """Return whether words hold a hedge; asked twice of each."""
    return _HEDGE.search(text.lower()) is not None


def is_hedged(passage: Passage) -> bool:
    """Return whether words are told with a hedge: by the verb of speech, or in the writer's own sentence.

    Examples:
        >>> where = {"document": "a", "form": "narrated", "line": 1, "paragraph": 1, "start": 0, "end": 9}
        >>> texts = ("They purportedly offered it.", "They offered it.")
        >>> [is_hedged(Passage(text=text, **where)) for text in texts]
        [True, False]
    """
    return passage.hedged or (not passage.teller and _keeps_distance(passage.text))


def basis_of(statement: Statement, passage: Passage, context: Context, rule: str) -> str:
    """Return the basis of a statement that a passage carries.

    Args:
        statement: The statement, with its kind and whom it is about.
        passage: Where it stands.
        context: The case and the document's speakers.
        rule: The id of the rule that found it.
    """
    narrator = narrator_of(passage)
    if not narrator:
        if is_hedged(passage):
            return "hedged"
        return "deed" if statement.kind in DEEDS and rule != "observer_tells" and _is_act(passage) else "reporter"
    party = party_of(context, narrator)
    if passage.hedged and passage.form == REPORTED and party:
        return "hedged"
    if not party:
        speaker = context.speakers.get(narrator)
        unnamed = speaker is not None and speaker.kind == "unnamed"
        return "reporter" if unnamed and passage.form == REPORTED else "observer"
    about = statement.parties or _judged(statement)
    if party in about and len(about) == 1:
        return "own_words"
    if party in context.case.principals:
        return "own_words" if party in statement.parties else "other_side"
    return "own_words" if party in about else "observer"


def _judged(statement: Statement) -> tuple[str, ...]:
    """Return the parties that a statement without parties of its own is about."""
    if statement.target is not None and statement.target.party:
        return (statement.target.party,)
    return statement.among


def _is_act(passage: Passage) -> bool:
    """Return whether the writer's sentence tells an act rather than a prospect."""
    text = f" {passage.text.lower()} "
    return not any(word in text for word in (" will ", " would ", " could ", " may ", " might ", " should "))
