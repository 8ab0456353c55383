"""Rules for priorities and preferences: what matters most to a party, and what it likes better than what."""

import re
from collections.abc import Iterator

from walkaway.case import ANY_DEAL, NO_DEAL, Package, Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import NOBODY, Found, cue, draft, found_in, party_about
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import teller_side

__all__ = ["PREFERENCE_RULES", "PRIORITY_RULES"]

PRIORITY_WORDS = frozenset(
    "priority desperate desperately matters above important importance key crucial vital sticking comes decisive decides main foremost "
    "biggest paramount essential concern first".split()
)
PRIORITY_CUES = (
    cue(r"\bdesperate(?:ly)? (?:for|to (?:get|have|win|secure|see)|need\w*|want\w*|seek\w*)\b", "most", 0.75),
    cue(r"\b(?:top|first|main|number one|highest|chief|overriding|overwhelming|biggest) (?:priority|concern|aim|objective|goal|demand|issue)\b", "most", 0.7),
    cue(r"\b(?:matters?|counts?) (?:\w+ )?(?:most|more than|above)\b|\babove all(?: else)?\b|\bfirst and foremost\b", "most", 0.65),
    cue(r"\b(?:is|are|was|remains?) (?:\w+ )?(?:paramount|the key|(?:the )?most important|all-important|decisive|what decides)\b", "most", 0.65),
    cue(r"\bcomes? (?:first|before (?:all|anything|everything))\b", "most", 0.75),
)  # fmt: skip

PREFERENCE_WORDS = frozenset(
    "rather prefer prefers preferred preferring better love regret regrets disappointed sorry disappointment hope hopes hoped keen "
    "eager wants like".split()
)
_DEAL = r"(?:an?|any|the|this|that|no)? ?(?:\w+ )?(?:deal|agreement|accord|settlement|contract|compromise)"
FOR_A_DEAL = (
    cue(rf"\b(?:would|'d) (?:love|like|dearly like|be (?:glad|happy|delighted) to (?:see|have|get)) (?:to (?:do|see|have|make|reach|get) )?{_DEAL}\b", "deal", 0.7),
    cue(rf"\b(?:regrets?|sorry|disappointed|disappointment|saddened|dismayed)\b[^.;]{{0,60}}?\b(?:outcome|result|no {_DEAL}|(?:could|did) not (?:reach|agree)|without {_DEAL}|failure to|collapse)", "deal", 0.65),
    cue(rf"\b(?:eager|keen|anxious) (?:to (?:reach|get|strike|do|make|see)|for|on) {_DEAL}\b", "deal", 0.6),
)  # fmt: skip
NO_DEAL_BETTER = (
    cue(r"\b(?:no deal|no agreement|no contract) (?:is|was|would be) better than\b|\brather (?:have )?no (?:deal|agreement|contract) than\b"
        r"|\bbetter no (?:deal|agreement|contract) than\b|\bprefer no (?:deal|agreement|contract) to\b", "no_deal", 0.4),
)  # fmt: skip
_BETTER = re.compile(
    r"\b(?:prefer(?:s|red)? (?P<x>[^.;]{3,80}?) (?:to|over|rather than) (?P<y>[^.;]{3,80})"
    r"|(?:would|'d) rather (?P<a>[^.;]{3,80}?) than (?P<b>[^.;]{3,80}))",
    re.IGNORECASE,
)


def _priority(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the issue that is said to matter most to a party: the one that stands nearest to the words."""
    for found in sorted(found_in(passage, PRIORITY_WORDS, PRIORITY_CUES), key=lambda one: -one.cue.confidence):
        party = party_about(found, passage, context) or teller_side(passage, context)
        mentions = list(context.words.levels_in(passage.text))
        if not party or not mentions:
            continue
        nearest = min(mentions, key=lambda m: max(m.at.start - found.end, found.start - m.at.end, 0))
        distance = max(nearest.at.start - found.end, found.start - nearest.at.end, 0)
        if distance <= 60:
            statement = Statement(id="", kind="priority", parties=(party,), over_issues=(nearest.issue, "rest"))
            yield draft(passage, found, statement)
            return


def _for_a_deal(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield that a party would rather have a deal than none, by its wish or its regret."""
    for found in found_in(passage, PREFERENCE_WORDS, FOR_A_DEAL):
        party = party_about(found, passage, context) or teller_side(passage, context)
        if party:
            statement = Statement(id="", kind="preference", parties=(party,), over=(ANY_DEAL, NO_DEAL))
            yield draft(passage, found, statement)
            return


def _no_deal_better(passage: Passage, context: Context) -> Iterator[Draft]:
    for found in found_in(passage, PREFERENCE_WORDS, NO_DEAL_BETTER):
        party = teller_side(passage, context) or party_about(found, passage, context)
        if party:
            statement = Statement(id="", kind="preference", parties=(party,), over=(NO_DEAL, ANY_DEAL))
            yield draft(passage, found, statement)
            return


def _better(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield that a party likes one thing better than another, where the case has both among the options of an issue."""
    words = PREFERENCE_WORDS & {"rather", "prefer", "prefers", "preferred"}
    found = next(found_in(passage, words, (cue(_BETTER.pattern, "better", 0.75),)), None)
    place = _BETTER.search(passage.text) if found is not None else None
    if found is None or place is None:
        return
    sides = [_package(place[one] or place[other] or "", context) for one, other in (("x", "a"), ("y", "b"))]
    party = party_about(found, passage, context) or teller_side(passage, context)
    first, second = sides
    if party and first is not None and second is not None and first != second:
        yield draft(passage, found, Statement(id="", kind="preference", parties=(party,), over=(first, second)))


def _package(text: str, context: Context) -> Package | None:
    terms = {m.issue: m.levels for m in context.words.levels_in(text) if m.levels and not m.negated}
    return Package(terms=tuple(terms.items())) if terms else None


PRIORITY_RULES = (
    Rule(
        id="matters_most",
        kind="priority",
        meaning="An issue is said to matter most to a party: top priority, above all, comes first, desperate for.",
        example="For the union the rise in pay comes before all the rest.",
        counterexample="The union came before the court.",
        find=_priority,
    ),
)
"""Every rule for priorities."""

PREFERENCE_RULES = (
    Rule(
        id="wishes_for_deal",
        kind="preference",
        meaning="A party would love a deal, is keen on one, or regrets that there is none.",
        example="The company regrets that the talks ended without an agreement.",
        counterexample="The company regrets the delay of its trains.",
        find=_for_a_deal,
    ),
    Rule(
        id="no_deal_rather",
        kind="preference",
        meaning="A party says that no deal is better than a bad one. A manner of speaking as often as not.",
        example="The union says no deal is better than a bad deal.",
        counterexample="The union says a good deal is better than a bad deal.",
        find=_no_deal_better,
    ),
    Rule(
        id="likes_better",
        kind="preference",
        meaning="A party prefers one option to another, or would rather have it.",
        example="The union would rather have two years without dismissals than none.",
        counterexample="The union would rather talk on Monday than on Tuesday.",
        find=_better,
    ),
)
"""Every rule for preferences."""
