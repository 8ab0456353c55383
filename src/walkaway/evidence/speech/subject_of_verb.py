"""Which subject a verb of speech has: before it, after it, or over what is quoted in between."""

import re

from walkaway.evidence.speech.cues import ASK, SAY, TELL, THINK, Cue
from walkaway.evidence.speech.phrases import GROUPED, NAMED, PAPERED, ROLE, Phrase
from walkaway.evidence.speech.subjects import Clause, Subject
from walkaway.evidence.speech.tokens import QUOTE

__all__ = ["no_agreement", "subject_of"]

DIRECT_LEAD = re.compile(r"[,a-]*$")
AFTER_INVERTED = re.compile(r"[,.Q;:TrhcbiG)(-]|$|a[.,TQr]|[eiv]")


def subject_of(clause: Clause, verb: int, floor: int, cue: Cue) -> tuple[Subject | None, bool]:
    """Return the subject of a verb, and whether it stands after it."""
    kinds = clause.row.kinds
    words = clause.row.lowers
    lead = DIRECT_LEAD.search(kinds, floor, verb)
    after_quote = floor > 0 and kinds[floor - 1] in ".Q" and QUOTE in kinds[max(0, floor - 2) : floor]
    bare = lead is not None and lead.start() == floor
    if bare and after_quote and cue.form in {"past", "s"} and cue.kind in (SAY, THINK, ASK, TELL):
        return clause.after(verb), True
    if bare and floor == verb and cue.kind == SAY and cue.form in {"past", "s"}:
        # "Said one worker: …"
        subject = clause.after(verb)
        return subject, subject is not None
    at = verb
    while at > floor and kinds[at - 1] in "xa":
        at -= 1
    if at > floor and words[at - 1] == "to":
        while at > floor and clause.ending_at(at) is None:
            at -= 1
        return clause.before(at, floor), False
    if verb > floor and kinds[verb - 1] == "," and cue.kind == SAY and cue.form in {"past", "s"}:
        subject = clause.after(verb)
        if subject is not None and subject.phrase.kind in (NAMED, ROLE, GROUPED, PAPERED) and _ends(clause, subject):
            before = clause.before(verb, floor)
            if before is None or before.phrase.kind != NAMED:
                return subject, True
    subject = clause.before(verb, floor)
    if subject is None and floor > 0 and kinds[floor - 1] == QUOTE and kinds[verb - 1] in ",xa":
        subject = _before_through(clause, verb, floor - 1)
    if subject is None and "h" in kinds[floor:verb] and kinds[verb - 1] in "xah":
        relative = kinds.rfind("h", floor, verb)
        subject = clause.before(relative, floor) if relative > floor else None
    return subject, False


def _before_through(clause: Clause, verb: int, mark: int) -> Subject | None:
    """Return the subject before a verb where a phrase is quoted in between: X, who has a "sell" rating, said.

    Args:
        clause: The row.
        verb: The verb's token.
        mark: The token of the quotation.
    """
    whole = clause.kinds
    clause.kinds = whole[:mark] + "w" + whole[mark + 1 :]
    try:
        return clause.before(verb, clause.floor(mark))
    finally:
        clause.kinds = whole


def _ends(clause: Clause, subject: Subject) -> bool:
    """Return whether a sentence or its part ends with a subject, so that nothing is told of it any more."""
    at = clause.extent(subject.phrase)
    kinds = clause.row.kinds
    if AFTER_INVERTED.match(kinds, at) is None:
        return False
    return at >= len(kinds) or kinds[at] in ".,Q;T-(" or (kinds[at] == "r" and "x" not in kinds[at : at + 6])


def no_agreement(cue: Cue, phrase: Phrase, auxiliary: str) -> bool:
    """Return whether number speaks against a verb: "Trump answer" is no sentence, "officials say" is one."""
    if cue.form == "base" and not auxiliary:
        several = phrase.plural or phrase.kind in (GROUPED, "other") or (phrase.kind == NAMED and len(phrase.name) == 1)
        return not several
    return False
