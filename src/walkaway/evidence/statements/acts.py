"""Verbs by which a party takes a position: found in a passage with who does it, and left out where it is not so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.case import Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import HEAD, small
from walkaway.evidence.statements.proposal import Draft
from walkaway.evidence.statements.sentence import Sentence, sentence_of
from walkaway.evidence.statements.sides import other_side
from walkaway.evidence.statements.subjects import subject_at
from walkaway.results.changing import changed
from walkaway.results.quick import quick

__all__ = ["LEAST", "Act", "Saying", "acts_in", "doubted", "draft_of", "heads", "saying"]

LEAST = 0.3
"""A rule less sure than this proposes nothing."""

# Small letters are looked for in small letters: that takes a quarter of the time of looking for letters of either size.
_UNREAL = re.compile(
    r"(?:\b(?:not|never|nor|hardly|without|no longer|might|may|should|cannot|(?:prepared|willing|ready|open|able"
    r"|free|keen|likely) to|ought to|if|whether|unless|had hoped to|yet to|stop"
    r"|stopped short of|instead of|rather than|refus\w+ to|declin\w+ to|fail\w* to|unwilling to|unable to|reluctant to"
    r"|unlikely to|expect\w* to|expectations? (?:that|to)|likely to|plan\w* to|planning to|hop\w+ to|want\w* to"
    r"|consider\w* whether to"
    r"|considering|urg\w+ \w+ to|urg\w+ the \w+ to|called on \w+ to|calls on \w+ to|press\w* \w+ to|ask\w* \w+ to"
    r"|due to"
    r"|would have|could have|might have|should have|whether to|when to|how to|going to|set to|about to"
    r"|nobody|no one|neither|none)|n't)(?:\s+(?:\w+ly|also|even|yet|ever|be|been|being|have|has|to|it|they|he|she"
    r"|the|\w+s))"
    r"{0,3}\s*$",
)
_DOUBTED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying) (?:that|having|it)|whether|no (?:evidence|sign|indication)|it is not true"
    r"|false(?:ly)? (?:that|said)"
    r"|reports (?:that|of)|claims that|suggestions (?:that|of)|rumou?rs?|speculation|accus\w+ of)\b",
)
"""What is said after these is not said to be so."""
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|gets?|got)\s+(?:\w+ly\s+|also\s+|again\s+|being\s+)?$")
_FUTURE = re.compile(r"\b(?:will|would|'ll|'d|could)\s+(?:\w+ly\s+|also\s+|probably\s+)?$")
_GOING_ON = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|by|of|and)|'s|'re|,)\s+(?:\w+ly\s+|also\s+|still\s+|now\s+|again\s+)?$",
)
"""What stands before a verb in -ing that tells an act; without it the verb describes a thing ("a plan calling for")."""
_UNDER = re.compile(
    r"^\W*under\s+(?:the|its|this|that|an?|their|[\w']+'s)\s+(?:[\w-]+\s+){0,4}(?:offers?|proposal|plan|deal"
    r"|terms|agreement|accord)\b",
    re.IGNORECASE,
)
"""What follows tells the content of a text, and no act."""
_IF = re.compile(r"\b(?:if|unless|whether|until)\s+$")
_PAST_PLAN = re.compile(
    r"\b(?:last year|years ago|a decade ago|in the past|previously|originally|initially|earlier this year)\b",
)
_NEAR = 60
"""So many letters before a verb what belongs to it can start."""
_AGO = 0.75
"""What is left of the surety of a position that was taken some time ago."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Saying:
    """One way to take a position.

    Attributes:
        words: One of these must be in the passage: the cheap test before the pattern.
        pattern: The verb, with what belongs to it.
        sure: How sure it is when who and what are plain.
        denies: Whether the pattern holds the denial itself.
        passive: Whether who does it stands behind "by", or is the other side of whom it is done to.
        future: What is left of the surety where it is still to be done ("will reject").
    """

    words: frozenset[str]
    pattern: re.Pattern[str]
    sure: float
    denies: bool = False
    passive: bool = False
    future: float = 0.6


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A position that a party takes in a passage.

    Attributes:
        party: Who takes it.
        match: The verb.
        sentence: The passage made ready.
        sure: How sure verb and subject are.
        starts: Where the clause of the verb starts.
        ends: Where it ends.
    """

    party: str
    match: re.Match[str]
    sentence: Sentence
    sure: float
    starts: int
    ends: int


def saying(
    words: str,
    pattern: str,
    sure: float,
    *,
    denies: bool = False,
    passive: bool = False,
    future: float = 0.6,
) -> Saying:
    """Return one way to take a position; `words` are parted by spaces; `pattern` is in small letters."""
    return Saying(
        words=frozenset(words.split()),
        pattern=re.compile(pattern),
        sure=sure,
        denies=denies,
        passive=passive,
        future=future,
    )


def heads(*ways: Saying, also: str = "") -> frozenset[str]:
    """Return the heads of words one of which a passage must hold, for a rule that looks for these ways and words.

    Examples:
        >>> sorted(heads(saying("offered couldn't", "offered", 1.0), also="bids"))
        ['bids', 'coul', 'offe']
    """
    words = {word for way in ways for word in way.words} | set(also.split())
    return frozenset((word.split("'")[0] or word[1:])[:HEAD] for word in words)


def acts_in(
    passage: Passage,
    context: Context,
    sayings: tuple[Saying, ...],
    *,
    principal: bool = False,
    content: bool = False,
) -> Iterator[Act]:
    """Yield every position that a passage says a party takes, in one of some ways.

    Args:
        passage: What is looked at.
        context: The case and who speaks.
        sayings: The ways.
        principal: Whether only a party that must agree can do it.
        content: Whether the passage itself must speak of an issue of the case.
    """
    sentence = sentence_of(passage, context)
    said = [way for way in sayings if not way.words.isdisjoint(sentence.words)]
    if not said or sentence.says_nothing or (content and not context.words.may_speak_of_issues(sentence.text)):
        return
    for way in said:
        # Two rules may look for one verb: for what the case has words for, and for what it has none for.
        # A sentence and what somebody is told to have said can start at one place.
        asked = (way, passage.start, passage.form)
        acts = context.kept.get(asked)
        if acts is None:
            matches = sentence.matches(way.pattern)
            acts = [act for match in matches for act in _acts(match, way, sentence, passage, context)]
            context.kept[asked] = acts
        for act, is_principal in acts:
            if is_principal or not principal:
                yield act


def _acts(
    match: re.Match[str], way: Saying, sentence: Sentence, passage: Passage, context: Context
) -> Iterator[tuple[Act, bool]]:
    """Yield what a match says that parties do, and of each whether it must agree."""
    before = sentence.own[: match.start()]
    starts = sentence.start_of_clause(match.start())
    if (
        doubted(sentence, match.start())
        or _UNDER.match(sentence.own)
        or _hangs_on_if(sentence, starts)
        or (not way.denies and _UNREAL.search(before[max(starts, len(before) - _NEAR) :].lower()))
    ):
        return
    sure = way.sure
    near = before[-_NEAR:].lower()
    going_on = match.group().split()[0].lower().endswith("ing")
    if not (way.passive or going_on) and _PASSIVE.search(near):
        return
    if going_on and not _GOING_ON.search(near):
        return
    if _FUTURE.search(near):
        sure *= way.future
    if sure < LEAST:
        return
    if _PAST_PLAN.search(small(sentence.own)):
        sure *= _AGO
    subject = subject_at(match.start(), sentence, passage, context)
    if subject is None:
        return
    ends = sentence.end_of_clause(match.end(), soft=False)
    for party in subject.parties:
        known = context.case.party(party)
        if known is not None:
            sure_of_it = sure * subject.sure
            act = Act(party=party, match=match, sentence=sentence, sure=sure_of_it, starts=starts, ends=ends)
            yield act, known.is_principal


def _hangs_on_if(sentence: Sentence, starts: int) -> bool:
    """Return whether a clause starts with if, unless or whether."""
    opening = sentence.own[max(0, starts - 9) : starts + 9].lower()
    return _IF.search(sentence.own[max(0, starts - 9) : starts].lower()) is not None or (
        starts == 0 and opening.lstrip("\"' ").startswith(("if ", "unless ", "should ", "had "))
    )


def doubted(sentence: Sentence, at: int) -> bool:
    """Return whether what stands at a place is denied, asked about or only rumoured earlier in its clause."""
    return _DOUBTED.search(sentence.own[sentence.start_of_clause(at, soft=False) : at].lower()) is not None


def draft_of(
    statement: Statement, passage: Passage, context: Context, start: int, end: int, sure: float
) -> Iterator[Draft]:
    """Yield the draft of a statement, if it is sure enough; the other of two principals is whom it is addressed to.

    Args:
        statement: Kind, party and content.
        passage: Where it is said.
        context: The case.
        start: Where in the passage the words that carry it start.
        end: Where they end.
        sure: How sure it is.
    """
    if sure < LEAST:
        return
    other = other_side(context, statement.party) if statement.party else ""
    if other and statement.kind in ("offer", "acceptance", "refusal", "demand"):
        statement = changed(statement, to=other)
    yield Draft(
        statement=statement, start=passage.start + start, end=passage.start + end, confidence=round(min(sure, 0.95), 2)
    )
