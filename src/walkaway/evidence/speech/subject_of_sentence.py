"""Of whom a sentence tells in which a phrase is quoted: whose words the phrase may be where nothing else tells."""

from walkaway.evidence.speech.phrases import GROUPED, NAMED, PRONOUN, ROLE
from walkaway.evidence.speech.scene import Scene
from walkaway.evidence.speech.somebody import Somebody

__all__ = ["subject_before"]

MAY_SPEAK = frozenset({NAMED, ROLE, GROUPED, PRONOUN})


def subject_before(scene: Scene) -> Somebody | None:
    """Return the subject of a sentence that stands before a phrase quoted in it; None where none does."""
    told = scene.told
    if not scene.quotation.fragment or not told.is_body or scene.is_title or scene.so_called:
        return None
    row = told.clause.row
    main = told.clause.main(row.sentence_start(scene.first), row.sentence_end(scene.first))
    if main is None or main.last > scene.first or main.kind not in MAY_SPEAK:
        return None
    return scene.story.resolver.told_of(told.clause, main)
