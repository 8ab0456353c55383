"""Rules for patience: somebody is in no hurry, or runs out of time."""

from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import cue, draft, found_in, party_about
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import teller_side

__all__ = ["PATIENCE_RULES"]

HIGH_WORDS = frozenset("rush hurry hurried haste speed pace patient patience wait time long takes rushed clock deadline harm".split())
HIGH = (
    cue(r"\b(?:in )?no (?:great |particular |real |big )?(?:rush|hurry|haste)\b", "high", 0.9),
    cue(r"\b(?:not|n't|never) (?:\w+ ){0,2}?(?:in (?:a|any) (?:rush|hurry)|rush(?:ing)?|be rushed|hurry)\b", "high", 0.85),
    cue(r"\b(?:speed|pace|time|timing) (?:\w+ ){0,2}?(?:is|isn't|are|does|doesn't|was) (?:not |n't )?(?:\w+ )?(?:important|matter|an issue|a factor|pressing|everything|the point)", "", 0.85, denied_means="high"),
    cue(r"\b(?:speed|pace|time|timing) (?:is|was) not (?:\w+ ){0,2}?(?:important|an issue|a factor|pressing|of the essence)|\b(?:speed|time) (?:isn't|wasn't|doesn't) (?:\w+ ){0,2}?(?:important|matter|an issue)", "high", 0.9),
    cue(r"\btime is (?:\w+ )?on (?:our|their|its|his|her) side\b", "high", 0.8, denied_means="low"),
    cue(r"\b(?:as long as it takes|however long it takes|all the time in the world|(?:can|could|will|are able to|prepared to|happy to) (?:afford to )?(?:wait|be patient))\b", "high", 0.75, denied_means="low"),
    cue(r"\b(?:happy|content|satisfied|comfortable) with the (?:pace|speed)\b", "high", 0.8, denied_means="low"),
    cue(r"\b(?:will|would|did|does) not (?:\w+ )?(?:harm|hurt|damage) (?:the )?(?:\w+ ){0,2}?(?:prospects|future|negotiations?|talks|process)\b", "high", 0.55),
)  # fmt: skip
LOW_WORDS = frozenset("time urgent urgency urgently quickly soon deadline clock waiting wait hurry eager impatient fast delay afford".split())
LOW = (
    cue(r"\b(?:runs?|ran|running) (?:out of|short of) time\b|\btime is running (?:out|short)\b", "low", 0.85),
    cue(r"\b(?:urgent(?:ly)?|as (?:soon|quickly|fast) as possible|without (?:further )?delay)\b", "low", 0.55, denied_means="high"),
    cue(r"\b(?:against|up against|racing) (?:the|a|its|their) (?:clock|deadline)\b|\bthe clock is ticking\b", "low", 0.75),
    cue(r"\b(?:cannot|can't|could not|couldn't) (?:afford to )?(?:wait|delay)\b|\bno time to (?:lose|waste)\b", "low", 0.8),
    cue(r"\b(?:in a (?:great |real |big )?(?:hurry|rush)|impatient(?:ly)?|needs? (?:a |this |the )?(?:deal|agreement|settlement) (?:\w+ )?(?:soon|quickly|fast|now))\b", "low", 0.75),
)  # fmt: skip


def _patience(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the surest word on time."""
    found = [*found_in(passage, HIGH_WORDS, HIGH), *found_in(passage, LOW_WORDS, LOW)]
    found.sort(key=lambda one: -one.cue.confidence)
    for one in found[:1]:
        party = party_about(one, passage, context) or teller_side(passage, context)
        if party:
            yield draft(passage, one, Statement(id="", kind="patience", parties=(party,), level=one.means))


PATIENCE_RULES = (
    Rule(
        id="speaks_of_time",
        kind="patience",
        meaning="No hurry, time on our side, as long as it takes (high); time runs out, cannot wait (low).",
        example="We are in no hurry to sign.",
        counterexample="We are in London this week.",
        find=_patience,
    ),
)
"""Every rule for patience."""
