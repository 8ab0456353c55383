"""Rules for patience: somebody is in no hurry, or runs out of time."""

from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import Table, cue, draft, found_in, party_about
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import teller_side

__all__ = ["PATIENCE_RULES"]

TIME = Table.of(
    cue("rush hurry haste", r"\bno (?:great |particular |real |big )?(?:rush|hurry|haste)\b", "high", 0.9),
    cue(
        "rush rushing rushed hurry hurried",
        r"(?:\b(?:not|never)|n't) (?:\w+ ){0,2}?(?:in (?:a|any) (?:rush|hurry)|rush(?:ing)?|be "
        r"(?:rushed|hurried)|hurry)\b",
        "high",
        0.85,
    ),
    cue(
        "speed pace time timing",
        r"\b(?:speed|pace|time|timing) (?:is|was) not (?:\w+ ){0,2}?(?:important|an issue|a factor"
        r"|pressing|of the essence|everything)"
        r"|\b(?:speed|time|timing) (?:isn't|wasn't|doesn't|does not) (?:\w+ ){0,2}?(?:important"
        r"|matter|an issue|a factor)",
        "high",
        0.9,
    ),
    cue("side", r"\btime is (?:\w+ )?on (?:our|their|its|his|her) side\b", "high", 0.8, denied_means="low"),
    cue(
        "long all wait patient patience",
        r"\b(?:as long as it takes|however long it takes|all the time in the world|(?:can|could"
        r"|will|are able to|prepared to|happy to|"
        r"willing to) (?:\w+ )?(?:afford to )?(?:wait|be patient))\b",
        "high",
        0.75,
        denied_means="low",
    ),
    cue(
        "pace speed",
        r"\b(?:happy|content|satisfied|comfortable) with the (?:pace|speed)\b",
        "high",
        0.8,
        denied_means="low",
    ),
    cue(
        "harm hurt damage",
        r"\b(?:will|would|did|does)(?:n't| not) (?:\w+ )?(?:harm|hurt|damage) (?:the )?(?:\w+ "
        r"){0,2}?(?:prospects|future|negotiations?|talks|process)\b",
        "high",
        0.55,
    ),
    cue(
        "run runs ran running",
        r"\b(?:runs?|ran|running) (?:out of|short of) time\b",
        "low",
        0.85,
    ),
    cue(
        "urgent urgency soon quickly fast delay",
        r"\b(?:urgent(?:ly)?|as (?:soon|quickly|fast) as possible|without (?:further )?delay|sense "
        r"of urgency)\b",
        "low",
        0.5,
        denied_means="high",
    ),
    cue(
        "days hours weeks; not",
        r"\b(?:hours|days|weeks), not (?:days|weeks|months|years)\b",
        "low",
        0.6,
    ),
    cue(
        "lapse expire",
        r"\b(?:let|allow) (?:its|the|their|our|his|her) (?:offer|bid|proposal) (?:to )?(?:lapse|expire)\b",
        "low",
        0.6,
    ),
    cue(
        "hold sit stay",
        r"\b(?:can|could|will|are able to) (?:hold|sit it|stay) out (?:for|until|till|as long)\b",
        "high",
        0.7,
        denied_means="low",
    ),
    cue(
        "clock deadline",
        r"\b(?:against|up against|racing) (?:the|a|its|their) (?:clock|deadline)\b|\bthe clock is ticking\b",
        "low",
        0.75,
    ),
    cue(
        "wait delay lose waste",
        r"\b(?:cannot|can't|could not|couldn't) (?:afford to )?(?:wait|delay)\b|\bno time to "
        r"(?:lose|waste)\b",
        "low",
        0.8,
    ),
    cue(
        "hurry rush impatient soon quickly fast now",
        r"\b(?:in a (?:great |real |big )?(?:hurry|rush)|impatient(?:ly)?|needs? (?:a |this |the "
        r")?(?:deal|agreement|settlement) "
        r"(?:\w+ )?(?:soon|quickly|fast|now))\b",
        "low",
        0.75,
    ),
)
"""Words on time; a cue that holds its own denial comes before the one it denies."""


def _patience(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the surest word on time."""
    found = next(found_in(passage, TIME), None)
    if found is None:
        return
    party = party_about(found, passage, context) or teller_side(passage, context)
    known = context.case.party(party) if party else None
    if known is not None and known.is_principal:  # a mediator's warning tells nothing of how long it can wait
        yield draft(passage, found, Statement(id="", kind="patience", parties=(party,), level=found.means))


PATIENCE_RULES = (
    Rule(
        id="speaks_of_time",
        kind="patience",
        meaning="No hurry, time on our side, as long as it takes (high); time runs out, cannot wait (low).",
        example="The company is in no hurry to sign.",
        counterexample="The company is in London this week.",
        find=_patience,
        needs=TIME.needs,
        bits=TIME.bits,
    ),
)
"""Every rule for patience."""
