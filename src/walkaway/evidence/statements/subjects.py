"""Which party is the subject of a verb: by name, or by a pronoun in a mouth whose side is known."""

import re
from dataclasses import dataclass

from walkaway.evidence.speech.speech import DIRECT, FRAGMENT, REPORTED, Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import small
from walkaway.evidence.statements.sentence import Sentence
from walkaway.evidence.statements.sides import other_side, parties_named, party_of, teller_side
from walkaway.results.quick import quick

__all__ = ["Subject", "named_in", "side_of_writer", "subject_at"]

# These look for small letters in small letters, which is faster than looking for letters of either size.
_PRONOUN = re.compile(
    r"\b(?:(?P<both>both (?:sides|parties|leaders|countries|companies|governments)|the two (?:sides|parties|leaders)"
    r"|(?:all|the) (?:sides|parties)|the two)"
    r"|(?P<own>we|i|our|us)|(?P<other>they|he|she|the other side|the other party|you"
    r"|(?:his|her|their|its) (?:own )?(?:government|side|country|delegation|party|union|members|team|company|firm|board"
    r"|people|ministry|negotiators|camp|office|council|club|bank))|(?P<it>it)|(?P<there>there))"
    r"(?=\b|')",
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?P<word>of|for|with|to|from|against|on|by|between|in|at|after|over|under|than|about|including|despite"
    r"|without|into"
    r"|towards?|upon|told|asked|urged|gave|let|via|as|because of)\s+"
    r"(?:(?:the|a|an|its|his|her|their|both|our|all|any|mr|ms|mrs|dr|president|chairman"
    r"|former)\s+){0,2}(?:[a-z-]+\s+){0,1}$",
)
_AGENT = re.compile(
    r"(?:\b|(?<=%))(?:leaders?|members?|workers?|spokes\w+|board|officials?|president|head|chief|chair\w*"
    r"|negotiators?|secretary"
    r"|ministers?|ministry|delegat\w+|envoys?|representatives?|directors?|lawyers?|owners?|government|people"
    r"|employees|staff"
    r"|shareholders|the rest|side|per cent|percent|%|majority|most|all|half|some|many|hundreds|thousands)\s+(?:of"
    r"|for|from|at)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",[^,]{3,160},\s*(?:\w+ly\s+|also\s+|has\s+|have\s+|had\s+|would\s+|will\s+){0,2}$")
_JOINED = re.compile(r"\s+(?:\w+\s+)?and\s+(?:the\s+)?", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s(?:who|which|whose)\s$", re.IGNORECASE)
_LEGAL_FORM = 5
"""So many letters between a name and "whose" leave room for plc or Ltd."""
_LETTERHEAD = 6
"""So many words at most has a line that says whose paper it is."""
_THING = re.compile(
    r"\b(?:proposals?|plans?|deals?|offers?|agreement|framework|draft|text|document|terms|talks|strike|bill|law"
    r"|resolution"
    r"|court|judge|judges|tribunal|regulators?|experts?|analysts?|critics|observers|campaigners)\s*(?:,[^,]*,)?\s*$",
)

_NO_NOUN = re.compile(r"\b(?:in return|and|also|then|later|has|have|had|would|will|is|was|were|be|been|not|to|\w+ly)\b")
_NOUN = re.compile(r"\b(?:the|a|an|some|many|this|that|these|one)\s+\w+|\b[A-Z][a-z]+")


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who does what a verb says.

    Attributes:
        parties: The party; both where both sides do it.
        sure: How sure that is, 0 to 1.
    """

    parties: tuple[str, ...]
    sure: float


def named_in(text: str, context: Context) -> list[tuple[int, int, str]]:
    """Return where a text names parties, by the case's names and by those of the document's speakers."""
    found = list(parties_named(text, context))
    taken = {place for start, end, _ in found for place in range(start, end)}
    for speaker in context.speakers.values():
        if speaker.party and speaker.kind == "person":
            for name in speaker.names:
                at = text.find(name)
                if at >= 0 and at not in taken:
                    found.append((at, at + len(name), speaker.party))
    return sorted(found)


def subject_at(at: int, sentence: Sentence, passage: Passage, context: Context) -> Subject | None:
    """Return the subject of a verb that starts at a place; None where no party can be told."""
    before = sentence.own[:at]
    # "Harrow, which owns the row, offered": the aside hides the subject.
    aside = _ASIDE.search(before, sentence.start_of_clause(at, soft=False))
    if aside:
        before = before[: aside.start()]
    start = sentence.start_of_clause(len(before))
    if _THING.search(before[start:].lower()):
        return None
    found = _last_subject(before, start, passage, context) or _of_relative(before, start, context)
    if found is not None or _has_noun(before[start:]):
        return found
    # The verb shares its subject with the one before it: "offered this but demanded that".
    earlier = sentence.start_of_clause(max(start - 1, 0))
    while True:
        found = _last_subject(sentence.own[:start], earlier, passage, context, first=True)
        if found is not None:
            return Subject(parties=found.parties, sure=found.sure * 0.85)
        if earlier == 0:
            return None
        start, earlier = earlier, sentence.start_of_clause(max(earlier - 1, 0))


def _of_relative(before: str, start: int, context: Context) -> Subject | None:
    """Return whom a relative clause that starts at a place is about: whoever is named right before it."""
    pronoun = _RELATIVE.search(before, max(0, start - 10), start)
    if pronoun is None:
        return None
    near = [party for _, end, party in named_in(before, context) if 0 <= pronoun.start() - end <= _LEGAL_FORM]
    return Subject(parties=(near[-1],), sure=0.85) if near else None


def _has_noun(words: str) -> bool:
    """Return whether a stretch names a subject of its own, though no party: then none is borrowed."""
    return _NOUN.search(_NO_NOUN.sub(" ", words)) is not None


def _last_subject(
    before: str, start: int, passage: Passage, context: Context, *, first: bool = False
) -> Subject | None:
    """Return the party that the last name or pronoun of a stretch means which is nobody's object."""
    names = [(a, b, p) for a, b, p in named_in(before, context) if a >= start]
    marks: list[tuple[int, str | re.Match[str]]] = []
    joined: list[tuple[str, ...]] = []
    end, free = start, True
    for a, b, party in names:
        both = _JOINED.fullmatch(before, end, a) is not None
        # Joined by "and", two are both subject or both object.
        free = free if both else not _is_object(before[start:a])
        if free:
            marks.append((a, party))
            joined.append((*joined[-1], party) if both and joined else (party,))
        end = b
    for found in _PRONOUN.finditer(small(before), start):
        # US is no pronoun.
        named = any(a <= found.start() < b for a, b, _ in names)
        if not named and not _is_object(before[start : found.start()]):
            marks.append((found.start(), found))
    if not marks:
        return None
    marks.sort(key=lambda mark: mark[0])
    place, mark = marks[0] if first else marks[-1]
    if isinstance(mark, str):
        together = joined[0 if first else -1]
        return Subject(parties=tuple(dict.fromkeys(together)), sure=1.0 if len(together) == 1 else 0.9)
    return _of_pronoun(mark, place, before, passage, context)


def _is_object(before: str) -> bool:
    found = _AFTER_PREPOSITION.search(before[-60:].lower())
    if found is None:
        return False
    return not (found["word"] in ("of", "for", "from", "at") and _AGENT.search(before[-80:]))


def _of_pronoun(mark: re.Match[str], place: int, before: str, passage: Passage, context: Context) -> Subject | None:
    own = teller_side(passage, context)
    if mark["both"]:
        return Subject(parties=context.case.principals, sure=0.85) if len(context.case.principals) == 2 else None
    if mark["own"]:
        if passage.form not in (DIRECT, FRAGMENT, REPORTED):
            writer = side_of_writer(context)
            return Subject(parties=(writer,), sure=0.8) if writer else None
        return Subject(parties=(own,), sure=0.95) if own else None
    if mark["there"]:
        return None
    earlier = [party for a, _, party in named_in(before[:place], context) if not _is_object(before[:a])]
    if passage.form == REPORTED and own and not mark["it"]:
        # Who tells speaks of themselves as he, she or they, unless somebody else is named before.
        return Subject(parties=(earlier[-1] if earlier else own,), sure=0.8)
    if earlier:
        return Subject(parties=(earlier[-1],), sure=0.85)
    if own:
        other = other_side(context, own) if passage.form == DIRECT and mark["other"] else own
        if passage.form == DIRECT and mark["it"]:
            return None
        return Subject(parties=(other,), sure=0.8) if other else None
    return _from_before(passage, context) if passage.form not in (DIRECT, FRAGMENT) else None


def side_of_writer(context: Context) -> str:
    """Return the party whose paper a document is: a letter or bulletin that one party alone signs or is the title of.

    Its first two lines are asked, then the last one.
    """
    document = context.document
    if not document.lines:
        return ""
    for number in (1, 2, len(document.lines)):
        words = document.words(min(number, len(document.lines)))
        parties = {party for _, _, party in parties_named(words, context)}
        # A letterhead or signature is short; a headline is not.
        if len(parties) == 1 and len(words.split()) <= _LETTERHEAD:
            return parties.pop()
    return ""


def _from_before(passage: Passage, context: Context) -> Subject | None:
    """Return the party that the passage before is about: who speaks in it, or its first subject."""
    before = context.before
    if before is None:
        return None
    teller = party_of(context, before.teller)
    if teller:
        return Subject(parties=(teller,), sure=0.7)
    names = [party for a, _, party in named_in(before.text, context) if not _is_object(before.text[:a])]
    return Subject(parties=(names[0],), sure=0.7) if names else None
