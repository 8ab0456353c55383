"""Of whom a sentence tells in which a phrase is quoted: whose words the phrase may be where nothing else tells."""

from walkaway.evidence.speech.phrases import GROUPED, NAMED, PRONOUN, ROLE
from walkaway.evidence.speech.scene import Attribution, Scene
from walkaway.evidence.speech.somebody import Somebody

__all__ = ["agent_after", "subject_before"]

NEAR = 4
"""So many words before a phrase the verb may stand that calls something so."""
NOUNS = ("w", "s", "i", "P", "G", "D")
"""Kinds of what a phrase belongs to that stands between an article and it."""
MAY_SPEAK = frozenset({NAMED, ROLE, GROUPED, PRONOUN})


def subject_before(scene: Scene) -> Somebody | None:
    """Return the subject of a sentence that stands before a phrase quoted in it; None where none does."""
    told = scene.told
    if not scene.quotation.fragment or not told.is_body or scene.is_title or scene.so_called:
        return None
    row = told.clause.row
    if row.lowers[max(scene.first - 1, 0)] in ("a", "an") and row.kinds[scene.first + 1 : scene.first + 2] in NOUNS:
        return None  # who has a "sell" rating on it
    main = told.clause.main(row.sentence_start(scene.first), row.sentence_end(scene.first))
    if main is None or main.last > scene.first or main.kind not in MAY_SPEAK:
        return None
    return scene.story.resolver.told_of(told.clause, main)


def agent_after(scene: Scene) -> Attribution | None:
    """Return who is named right after a phrase as the one by whom something is called so: branded "thin" by Ana Bar."""
    told, mark = scene.marks[-1]
    row = told.clause.row
    if not scene.quotation.fragment or row.lowers[mark + 1 : mark + 2] != ["by"]:
        return None
    lead = row.lowers[max(row.sentence_start(mark), mark - NEAR) : mark]
    kinds = row.kinds[max(row.sentence_start(mark), mark - NEAR) : mark]
    position = told.clause.starting_at(mark + 2)
    if position is None or not ("as" in lead or "v" in kinds or "e" in kinds):
        return None
    phrase = told.clause.phrase(position)
    if phrase.kind not in MAY_SPEAK or phrase.kind == PRONOUN:
        return None
    return scene.plainly(scene.story.resolver.phrase(told.clause, phrase))
