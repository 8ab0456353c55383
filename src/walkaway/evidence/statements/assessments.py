"""Rules for assessments: somebody judges the leaving, the outcome, the steps, the leverage, the gap, a promise."""

import re
from collections.abc import Callable, Iterator

from walkaway.case import Commitment
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements import assessment_cues as cues
from walkaway.evidence.statements import prospect_cues as prospects
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import Found, Table, assessment, found_in, party_about
from walkaway.evidence.statements.looking import heads_of, small
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import is_observer, other_side, parties_named, party_before, teller_side

__all__ = ["ASSESSMENT_RULES"]

SUPPOSABLE = frozenset({"no_deal", "zone"})
"""Findings of which reports speak as of something that may come."""
WRITER = 0.75
"""A judgement in the writer's own voice is less often meant as one."""
SPREAD = 3
"""So many passages back a promise may stand for "trust him" to be about it."""

_BALANCED = re.compile(r"\b(?:not|no|isn't|wasn't) (?:a |an )?(?:bad|terrible|wrong|disaster)\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:walk(?:ed|ing|s)? (?:away|out)|(?:reject|refus)(?:ed|ing|es|s)|turn(?:ed|ing) down"
    r"|cut short|bail(?:s|ed) on|left the"
    r"|(?:had|have|has) to walk|broke off|couldn't do that|could not do that)\b",
)
"""In small letters."""
_LEFT_HEADS = frozenset("walk reje refu turn cut bail left had have has brok coul".split())
MOST_PASSAGES = 300
"""So many passages are looked through for who left."""


_SUPPOSED = re.compile(
    r"\b(?:risk|danger|threat|fear|possibility|chance|hope|avoid\w*|prevent\w*|avert\w*|whether|if|unless|until"
    r"|needs? to)\b"
    r"[^.;]{0,25}$",
    re.IGNORECASE,
)
"""What stands before an outcome that is feared, hoped for or supposed, and not judged."""


def _weight(passage: Passage) -> float:
    return 1.0 if passage.teller else WRITER


def _leaving(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield one judgement of a leaving: the surest one; mixed where a passage also finds something good in it."""
    surest = next(found_in(passage, cues.LEAVING), None)
    if surest is None:
        return
    principals = context.case.principals
    party = party_about(surest, passage, context, owners=True)
    own = teller_side(passage, context)
    if own and party in ("", own):
        return  # a side on its own refusal: that is a refusal, no judgement of one
    if party not in principals:
        named = (name for _, _, name in parties_named(passage.text, context) if name in principals)
        party = _who_left(context) or next(named, "")
    if surest.means == "costly" and _BALANCED.search(passage.text):
        surest = Found(means="mixed", start=surest.start, end=surest.end, cue=surest.cue)
    yield assessment(passage, surest, finding="walk_away", party=party, weight=_weight(passage))


def _who_left(context: Context) -> str:
    """Return the principal of whom the document first says that it left or refused; empty where it says so of none."""
    if _who_left not in context.kept:
        context.kept[_who_left] = _first_who_left(context)
    left: str = context.kept[_who_left]
    return left


def _first_who_left(context: Context) -> str:
    for position, passage in enumerate(context.passages[:MOST_PASSAGES]):
        if _LEFT_HEADS.isdisjoint(heads_of(passage.text)):
            continue
        place = _LEFT.search(small(passage.text))
        if place is None:
            continue
        party = party_before(passage, context.at(position), place.start())
        if party in context.case.principals:
            return party
    return ""


def _about(finding: str, table: Table, *, own: bool = True) -> Callable[[Passage, Context], Iterator[Draft]]:
    """Return a rule that finds the surest cue of a table, as a judgement of one finding.

    Args:
        finding: The finding that is judged.
        table: The cues.
        own: Whether a party's judgement of itself counts.
    """

    def find(passage: Passage, context: Context) -> Iterator[Draft]:
        surest = next(found_in(passage, table), None)
        if surest is None or (finding in SUPPOSABLE and _SUPPOSED.search(passage.text[: surest.start])):
            return
        party = party_about(surest, passage, context)
        if not own and party and party == teller_side(passage, context):
            return
        yield assessment(passage, surest, finding=finding, party=party, weight=_weight(passage))

    return find


def _trust(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield what somebody thinks of a promise that was made just before."""
    found = next(found_in(passage, prospects.TRUST), None)
    promise = _promise(passage, context) if found is not None else None
    if found is not None and promise is not None:
        yield assessment(passage, found, commitment=promise.id, weight=_weight(passage))


def _promise(passage: Passage, context: Context) -> Commitment | None:
    """Return the commitment of the other side that this passage, or one just before it, speaks of."""
    side = teller_side(passage, context)
    of = other_side(context, side)
    candidates = [c for c in context.case.commitments if c.by == of or (not side and c.by)]
    if not candidates:
        return None
    if len(candidates) == 1 and of:
        return candidates[0]
    start = max(0, context.position - SPREAD)
    for earlier in reversed(context.passages[start : context.position + 1]):
        issues = {mention.issue for mention in context.words.levels_in(earlier.text)}
        named = [c for c in candidates if issues & {issue for issue, _ in c.does}]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _at_large(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield an observer's judgement whose target is not told."""
    if not is_observer(passage, context):
        return
    for found in found_in(passage, cues.AT_LARGE):
        yield assessment(passage, found, finding="no_deal")
        return


ASSESSMENT_RULES = (
    Rule(
        id="judges_leaving",
        kind="assessment",
        meaning="Leaving, refusing or not giving in is called right, wrong or costly.",
        example="The union was right to reject the offer.",
        counterexample="The union has a right to strike.",
        find=_leaving,
        needs=cues.LEAVING.needs,
        bits=cues.LEAVING.bits,
    ),
    Rule(
        id="judges_outcome",
        kind="assessment",
        meaning="The meeting, its end, or what it leaves a party with is called a failure, a blow, a success.",
        example="The talks were a complete failure.",
        counterexample="The talks will resume on Tuesday.",
        find=_about("no_deal", cues.NO_DEAL, own=False),
        needs=cues.NO_DEAL.needs,
        bits=cues.NO_DEAL.bits,
    ),
    Rule(
        id="judges_steps",
        kind="assessment",
        meaning="A roadmap, sequence or follow-up is said to be missing, needed or there.",
        example="They still don't have a roadmap.",
        counterexample="The road to the plant was closed.",
        find=_about("roadmap", prospects.ROADMAP),
        needs=prospects.ROADMAP.needs,
        bits=prospects.ROADMAP.bits,
    ),
    Rule(
        id="judges_leverage",
        kind="assessment",
        meaning="One side is said to be the stronger or the weaker: upper hand, leverage, pressure, no price to pay.",
        example="The company has the upper hand.",
        counterexample="The chairman held up his hand.",
        find=_about("leverage", prospects.LEVERAGE),
        needs=prospects.LEVERAGE.needs,
        bits=prospects.LEVERAGE.bits,
    ),
    Rule(
        id="judges_gap",
        kind="assessment",
        meaning="The sides are said to be apart, to want more than the other gives, or to have to move.",
        example="The two sides are still far apart.",
        counterexample="The two plants are far from the city.",
        find=_about("gap", prospects.GAP),
        needs=prospects.GAP.needs,
        bits=prospects.GAP.bits,
    ),
    Rule(
        id="judges_zone",
        kind="assessment",
        meaning="A deal is said to be possible, within reach, or out of reach.",
        example="A deal is still within reach.",
        counterexample="A deal was signed last year.",
        find=_about("zone", prospects.DEAL_POSSIBLE),
        needs=prospects.DEAL_POSSIBLE.needs,
        bits=prospects.DEAL_POSSIBLE.bits,
    ),
    Rule(
        id="judges_promise",
        kind="assessment",
        meaning="Somebody trusts, doubts or waits to see whether a promise will be kept.",
        example="I take them at their word.",
        counterexample="I give them my word.",
        find=_trust,
        needs=prospects.TRUST.needs,
        bits=prospects.TRUST.bits,
    ),
    Rule(
        id="judges_at_large",
        kind="assessment",
        meaning="An observer uses a word of judgement, and what is judged is not told. Only where no "
        "other rule finds anything.",
        example="That is diplomatic malpractice.",
        counterexample="That is the third meeting this year.",
        find=_at_large,
        needs=cues.AT_LARGE.needs,
        bits=cues.AT_LARGE.bits,
    ),
)
"""Every rule for assessments."""
