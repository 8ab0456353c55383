"""Commitments: what a party says it will do, go on doing, or refrain from."""

import re
from collections.abc import Iterator
from dataclasses import replace

from walkaway.case import Level, Statement
from walkaway.evidence.speech.speech import NARRATED, Passage
from walkaway.evidence.statements.acts import Act, acts_in, draft_of, heads, saying
from walkaway.evidence.statements.contents import mentions_between
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.mentions import LevelMention
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.quantities import STOP, options_of_measure
from walkaway.evidence.statements.sentence import sentence_of
from walkaway.evidence.statements.sides import teller_side
from walkaway.evidence.statements.subjects import named_in
from walkaway.evidence.statements.wanted import wanted

__all__ = ["COMMITMENT_RULES", "commitment_id"]

_WORD = (
    saying(
        "pledged pledges vowed vows promised promises undertook committed assured pledging promising guaranteed",
        r"\b(?:pledg(?:ed|es|ing)|vow(?:ed|s)|promis(?:ed|es|ing)|undertook|committed (?:itself |himself "
        r"|themselves )?to"
        r"|assured \w+(?: \w+)? that|guaranteed|gave (?:its|his|her|their) word)\b(?!\s+by)",
        0.8,
    ),
)
_GOING_ON = (
    saying(
        "continue continues maintain keep uphold extend honour honor abide stick observe keeping stay remain",
        r"\b(?:(?:will|would|'ll|is going to|are going to) (?:\w+ly |also )?(?:continue|maintain|keep|uphold"
        r"|extend|honou?r|abide by"
        r"|stick to|observe|stay|remain)|continues to|is keeping)\b",
        0.75,
        future=1.0,
    ),
)
_WILL_NOT = (
    saying(
        "not won't isn't aren't never no",
        r"\b(?:(?:is|are|was|were|'s|'re|'m) not going to|isn't going to|aren't going to|will not|won't|would not"
        r"|wouldn't"
        r"|will never|would no longer|will no longer) "
        r"(?:\w+ly )?(?:do|be doing|conduct|carry out|hold|have|test|stage|run|build|launch|use|resume|restart"
        r"|start|attack|strike"
        r"|cut|raise|increase|close|dismiss|make)\b",
        0.75,
        denies=True,
        future=1.0,
    ),
)
_HOLDS = re.compile(
    r"\b(?:will|would|'ll|shall)\s+(?:stay|remain|continue|hold)\b(?:\s+(?:in (?:place|force|effect)))?"
)


def commitment_id(party: str, issue: str, level: Level, context: Context) -> str:
    """Return the case's commitment of a party to a level of an issue, else an id made from party and issue."""
    for commitment in context.case.commitments:
        if commitment.by == party and (issue, level) in commitment.does:
            return commitment.id
    return f"{party}_{issue}"


def _settled(mentions: list[LevelMention]) -> LevelMention | None:
    """Return the surest mention of one option or number."""
    plain = [m for m in mentions if len(m.levels) == 1 and not m.side]
    return max(plain, key=lambda m: (m.strength, -m.at.start), default=None)


def _commitment(
    party: str, issue: str, level: Level, passage: Passage, context: Context, start: int, end: int, sure: float
) -> Iterator[Draft]:
    name = commitment_id(party, issue, level, context)
    statement = Statement(id="", kind="commitment", parties=(party,), commitment=name)
    lacking = context.case.commitment(name) is None
    for draft in draft_of(statement, passage, context, start, end, sure):
        yield replace(draft, keeps=((issue, level),)) if lacking else draft


def _promised(act: Act, passage: Passage, context: Context, *, reach: int = 200) -> Iterator[Draft]:
    mentions = mentions_between(act.sentence, context, act.match.start(), act.ends)
    if re.match(r"\s+(?:not|never) to\b", act.sentence.text[act.match.end() :]):
        yield from _refrained(act, mentions, passage, context)
        return
    found = _settled(mentions)
    if found is not None and found.at.start <= act.match.end() + reach:
        start, end = act.match.start(), max(act.match.end(), found.at.end)
        yield from _commitment(
            act.party, found.issue, found.levels[0], passage, context, start, end, act.sure * found.strength
        )


def _by_word(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _WORD, content=True):
        yield from _promised(act, passage, context)


def _by_going_on(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _GOING_ON, content=True):
        # What a party goes on with stands beside the verb; farther on stands what for.
        yield from _promised(act, passage, context, reach=40)


def _by_refraining(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _WILL_NOT, content=True):
        yield from _refrained(
            act, mentions_between(act.sentence, context, act.match.start(), act.ends), passage, context
        )


def _refrained(act: Act, mentions: list[LevelMention], passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the commitment not to do what is named first that can be left undone."""
    for mention in mentions:
        level = _left_undone(mention, context)
        if level and mention.strength >= 0.6:
            end = max(act.match.end(), mention.at.end)
            sure = act.sure * mention.strength
            yield from _commitment(act.party, mention.issue, level, passage, context, act.match.start(), end, sure)
            return


def _left_undone(mention: LevelMention, context: Context) -> str:
    """Return the option of an issue that means not doing it: how things stand, if that is one of them."""
    issue = context.case.issue(mention.issue)
    if issue is None or issue.is_numeric:
        return ""
    undone = options_of_measure(issue, STOP)
    now = context.words.vocabulary.now.get(issue.id, "")
    return now if now in undone else (undone[0] if undone else "")


def _by_holding(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the commitment that stays: "the freeze on tests will stay in place"."""
    sentence = sentence_of(passage, context)
    if sentence.says_nothing or sentence.words.isdisjoint(("will", "would")):
        return
    for match in sentence.matches(_HOLDS):
        starts = sentence.start_of_clause(match.start())
        ends = sentence.end_of_clause(match.end())
        found = _settled(mentions_between(sentence, context, starts, ends))
        if found is None or found.at.start >= match.start():
            continue
        party = _holder(sentence.own[: match.start()], sentence.own, passage, context)
        if party:
            yield from _commitment(
                party, found.issue, found.levels[0], passage, context, found.at.start, match.end(), 0.8 * found.strength
            )


def _holder(before: str, whole: str, passage: Passage, context: Context) -> str:
    """Return who holds to it: who says so, else the first party of the sentence."""
    side = teller_side(passage, context)
    if side:
        return side
    names = named_in(before, context) or named_in(whole, context)
    return names[0][2] if names and passage.form == NARRATED else ""


COMMITMENT_RULES = (
    Rule(
        id="commitment_word",
        kind="commitment",
        meaning="A party pledged, vowed or promised something that the case has words for.",
        example="North Korea promised a moratorium on weapons testing.",
        counterexample="North Korea has not promised a moratorium on weapons testing.",
        find=_by_word,
        needs=heads(*_WORD),
    ),
    Rule(
        id="commitment_going_on",
        kind="commitment",
        meaning="A party will go on with something, or keep it up.",
        example="The United States will continue to suspend large drills.",
        counterexample="The United States might continue to suspend large drills.",
        find=_by_going_on,
        needs=heads(*_GOING_ON),
    ),
    Rule(
        id="commitment_refrain",
        kind="commitment",
        meaning="A party is not going to do something that the case has words for.",
        example="North Korea is not going to do weapons testing.",
        counterexample="North Korea is going to do weapons testing.",
        find=_by_refraining,
        needs=heads(*_WILL_NOT),
    ),
    Rule(
        id="commitment_holds",
        kind="commitment",
        meaning="Something that a party keeps up will stay in place.",
        example="Kim told Trump that the freeze on weapons testing will stay in place.",
        counterexample="The freeze on weapons testing was in place.",
        find=_by_holding,
        needs=heads(also="will would shall"),
        bits=wanted((heads(also="will would shall"), heads(also="stay remain continue hold"))),
    ),
)
"""The rules that propose commitments."""
