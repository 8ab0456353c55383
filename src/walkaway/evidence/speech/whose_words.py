"""Whose claim or statement is it that a sentence tells of? "His statement that …", "accusations from Orr that …"."""

from walkaway.evidence.speech.phrases import GROUPED, NAMED, ROLE
from walkaway.evidence.speech.scene import Scene
from walkaway.evidence.speech.somebody import Somebody

__all__ = ["SPEECH_NOUNS", "whose_word"]

SPEECH_NOUNS = frozenset(
    """
    claim claims talk promise promises description call calls demand demands warning warnings comment comments remark
    remarks statement words insistence assertion accusation accusations phrase term vow pledge plea declaration
    request allegation allegations suggestion argument admission prediction boast label slogan message quip complaint
    view
    """.split()
)
"""Nouns for what somebody says."""
PRONOUN_OF = {"his": "he", "her": "she", "their": "they", "its": "it"}
SOURCES = frozenset({"from", "by", "of"})
MOST_BACK = 40
"""So many words before a quotation are searched for the noun."""


def whose_word(scene: Scene, floor: int) -> Somebody | None:
    """Return whose statement the clause around a phrase is: despite his statement that it was "a mess".

    Args:
        scene: The quotation.
        floor: The first token that may belong to the clause.
    """
    row = scene.told.clause.row
    if not scene.quotation.fragment:
        return None
    for at in range(scene.first - 1, max(floor, scene.first - MOST_BACK) - 1, -1):
        if row.kinds[at] in "v;:.Q":
            return None
        if row.lowers[at] == "that":
            return _owner(scene, at, floor)
    return None


def _owner(scene: Scene, that: int, floor: int) -> Somebody | None:
    """Return whose noun of speech stands before "that"."""
    clause = scene.told.clause
    words, kinds = clause.row.lowers, clause.kinds
    resolver = scene.story.resolver
    for noun in range(that - 1, max(floor, that - 6) - 1, -1):
        if words[noun] not in SPEECH_NOUNS:
            continue
        if noun + 1 < that:
            position = clause.starting_at(noun + 2) if words[noun + 1] in SOURCES else None
            phrase = clause.phrase(position) if position is not None else None
            known = phrase is not None and phrase.last == that and phrase.kind in (NAMED, ROLE, GROUPED)
            return resolver.phrase(clause, phrase) if known and phrase is not None else None
        if words[noun - 1] in PRONOUN_OF:
            return scene.story.people.meant(PRONOUN_OF[words[noun - 1]])
        # A paper stands in one phrase with its owner: Orr's statement.
        end = noun + 1 if kinds[noun] == "D" else noun - 1
        position = clause.ending_at(end) if kinds[noun - 1] == "z" else None
        return resolver.phrase(clause, clause.phrase(position)) if position is not None else None
    return None
