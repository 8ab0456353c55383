"""Rules for priorities and preferences: what matters most to a party, and what it likes better than what."""

import re
from collections.abc import Iterator

from walkaway.case import ANY_DEAL, NO_DEAL, Package, Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import Table, cue, draft, found_in, party_about
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import parties_named, teller_side

__all__ = ["PREFERENCE_RULES", "PRIORITY_RULES"]

MATTERS = Table.of(
    cue(
        "desperate",
        r"\bdesperate(?:ly)? (?:for|to (?:get|have|win|secure|see)|need\w*|want\w*|seek\w*)\b",
        "most",
        0.75,
    ),
    cue(
        "priority concern aim objective goal demand issue",
        r"\b(?:top|first|main|number one|highest|chief|overriding|overwhelming|biggest|key) "
        r"(?:priority|concern|aim|"
        r"objective|goal|demand|issue)\b",
        "most",
        0.7,
    ),
    cue(
        "matter count above first",
        r"\b(?:matters?|counts?) (?:\w+ )?(?:most|more than|above)\b|\babove all(?: else)?\b"
        r"|\bfirst and foremost\b",
        "most",
        0.65,
    ),
    cue(
        "paramount key important all decisive decides",
        r"\b(?:is|are|was|remains?) (?:\w+ )?(?:paramount|the key|(?:the )?most important"
        r"|all-important|decisive|"
        r"what decides)\b",
        "most",
        0.65,
    ),
    cue("outweigh weighs", r"\b(?:outweighs?|weighs more)\b", "most", 0.65),
    cue("comes come", r"\bcomes? (?:first|before (?:all|anything|everything))\b", "most", 0.75),
)

_DEAL = (
    r"(?:(?:an?|any|the|this|that|no) )?(?:\w+ )?(?:deal|agreement|accord|settlement|contract"
    r"|compromise)"
)
FOR_A_DEAL = Table.of(
    cue(
        "love like dear glad happy deli; would d",
        rf"(?:\bwould|'d) (?:love|like|dearly like|be (?:glad|happy|delighted) to (?:see|have|get)) "
        rf"(?:to (?:do|see|have|make|reach|get) )?{_DEAL}\b",
        "deal",
        0.7,
    ),
    cue(
        "regret regrets sorrow sorry disappointed disappointment saddened dismayed",
        rf"\b(?:regret(?:s|ted)?|sorrow|sorry|disappointed|disappointment|saddened|dismayed)\b[^.;]{{0,60}}?\b(?:outcome|"
        rf"result|no {_DEAL}|(?:could|did) not (?:reach|agree)|without {_DEAL}|failure to|collapse|deadlock|impasse)",
        "deal",
        0.65,
    ),
    cue(
        "eager keen anxious",
        rf"\b(?:eager(?:ness)?|keen(?:ness)?|anxious) (?:to (?:reach|get|strike|do|make|see)|for|on) {_DEAL}\b",
        "deal",
        0.6,
    ),
)
NO_DEAL_BETTER = Table.of(
    cue(
        "better rather prefer; deal agreement contract",
        r"\b(?:no deal|no agreement|no contract) (?:is|was|would be) better than\b|\brather "
        r"(?:have )?no (?:deal|agreement|contract) than\b"
        r"|\bbetter no (?:deal|agreement|contract) than\b|\bprefer no (?:deal|agreement|contract) to\b",
        "no_deal",
        0.4,
    ),
)
_BETTER = re.compile(
    r"\b(?:prefer(?:s|red)? (?P<x>[^.;]{3,80}?) (?:to|over|rather than) (?P<y>[^.;]{3,80})"
    r"|(?:would|'d) rather (?P<a>[^.;]{3,80}?) than (?P<b>[^.;]{3,80}))",
    re.IGNORECASE,
)


LIKES_BETTER = Table.of(cue("prefer prefers preferred rather", _BETTER.pattern, "better", 0.75))

FAR = 60
"""An issue that stands farther from the words than this is not what they are about."""


def _priority(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the issue that is said to matter most to a party: the one that stands nearest to the words."""
    found = next(found_in(passage, MATTERS), None)
    if found is None:
        return
    party = party_about(found, passage, context) or teller_side(passage, context) or _only_one(passage, context)
    near = [(max(m.at.start - found.end, found.start - m.at.end, 0), m) for m in context.words.levels_in(passage.text)]
    distance, mention = min(near, key=lambda one: one[0], default=(FAR + 1, None))
    if party and mention is not None and distance <= FAR:
        statement = Statement(id="", kind="priority", parties=(party,), over_issues=(mention.issue, "rest"))
        yield draft(passage, found, statement)


def _only_one(passage: Passage, context: Context) -> str:
    """Return the one party a passage names, wherever it stands in it."""
    named = {party for _, _, party in parties_named(passage.text, context)}
    return named.pop() if len(named) == 1 else ""


def _for_a_deal(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield that a party would rather have a deal than none, by its wish or its regret."""
    found = next(found_in(passage, FOR_A_DEAL), None)
    party = (party_about(found, passage, context) or teller_side(passage, context)) if found is not None else ""
    if found is not None and party:
        yield draft(passage, found, Statement(id="", kind="preference", parties=(party,), over=(ANY_DEAL, NO_DEAL)))


def _no_deal_better(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield that a party would rather have no deal than the one in sight."""
    found = next(found_in(passage, NO_DEAL_BETTER), None)
    party = (teller_side(passage, context) or party_about(found, passage, context)) if found is not None else ""
    if found is not None and party:
        yield draft(passage, found, Statement(id="", kind="preference", parties=(party,), over=(NO_DEAL, ANY_DEAL)))


def _better(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield that a party likes one thing better than another, where the case has both among the options of an issue."""
    found = next(found_in(passage, LIKES_BETTER), None)
    place = _BETTER.search(passage.text) if found is not None else None
    if found is None or place is None:
        return
    better, worse = place["x"] or place["a"], place["y"] or place["b"]
    first = _package(better, context)
    second = _package(worse, context) or _bare_option(worse, first, context)
    party = party_about(found, passage, context) or teller_side(passage, context)
    if party and first is not None and second is not None and first != second and first.issues == second.issues:
        yield draft(passage, found, Statement(id="", kind="preference", parties=(party,), over=(first, second)))


def _package(text: str, context: Context) -> Package | None:
    terms = {m.issue: m.levels for m in context.words.levels_in(text) if m.levels and not m.negated}
    return Package(terms=tuple(terms.items())) if terms else None


def _bare_option(text: str, first: Package | None, context: Context) -> Package | None:
    """Return the option that stands alone after "than" ("rather two years than none"), of the issue named before."""
    issue = context.case.issue(first.issues[0]) if first is not None and len(first.issues) == 1 else None
    words = text.lower().strip(" .,!'\"").split()
    for option in issue.options if issue is not None else ():
        if words[:3] and " ".join(words[:3]) in (option.id.replace("_", " "), option.name.lower()):
            return Package(terms=((issue.id, (option.id,)),)) if issue is not None else None
    return None


PRIORITY_RULES = (
    Rule(
        id="matters_most",
        kind="priority",
        meaning="An issue is said to matter most to a party: top priority, above all, comes first, desperate for.",
        example="For North Korea sanctions relief comes before all the rest.",
        counterexample="The union came before the court.",
        find=_priority,
        needs=MATTERS.needs,
        bits=MATTERS.bits,
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
        needs=FOR_A_DEAL.needs,
        bits=FOR_A_DEAL.bits,
    ),
    Rule(
        id="no_deal_rather",
        kind="preference",
        meaning="A party says that no deal is better than a bad one. A manner of speaking as often as not.",
        example="The union says no deal is better than a bad deal.",
        counterexample="The union says a good deal is better than a bad deal.",
        find=_no_deal_better,
        needs=NO_DEAL_BETTER.needs,
        bits=NO_DEAL_BETTER.bits,
    ),
    Rule(
        id="likes_better",
        kind="preference",
        meaning="A party prefers one option to another, or would rather have it.",
        example="The union would rather have two years without dismissals than none.",
        counterexample="The union would rather talk on Monday than on Tuesday.",
        find=_better,
        needs=LIKES_BETTER.needs,
        bits=LIKES_BETTER.bits,
    ),
)
"""Every rule for preferences."""
