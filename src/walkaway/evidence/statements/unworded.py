"""Offers and demands whose content the case has no words for: proposed as reports, so that they are not lost."""

import re
from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.acts import Saying, acts_in, draft_of, heads
from walkaway.evidence.statements.bare_words import terms_of_more
from walkaway.evidence.statements.contents import terms_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.demands import DEMAND_VERBS
from walkaway.evidence.statements.offers import OFFER_VERBS, package_words
from walkaway.evidence.statements.proposal import Draft, Rule

__all__ = ["UNWORDED_RULES"]

_SURE = 0.35
_TALK = re.compile(
    r"^\s*(?:to\s+|a\s+|an\s+|the\s+)?(?:new\s+|further\s+)?(?:meet|talk|hold|mediat|host|resum|negotiat|discuss"
    r"|continu|was|is|were|has|on\b|by\b"
    r"|from\b|in exchange|in return|comment|answers?|explanation)",
    re.IGNORECASE,
)
_HANGS = re.compile(r"\b(?:that|which|what)\s+(?:they|it|he|she|we|[A-Z]\w+)\s+(?:has\s+|have\s+|had\s+)?$")
_MOVE = re.compile(r"(?:came|come|went|gone|moved)\b", re.IGNORECASE)
"""Who comes or goes with something unnamed has offered nothing that is told."""
_EMPTY = re.compile(
    r"^\W*$|^\s*(?:his|her|their|its|our|my)\s+(?:condolences|congratulations|apolog|support|sympath|resign)"
)


def _without_words(passage: Passage, context: Context, sayings: tuple[Saying, ...]) -> Iterator[Draft]:
    for act in acts_in(passage, context, sayings, principal=True):
        words = act.sentence.text[act.match.end() : act.ends]
        named = package_words(act, context)
        if (named and terms_of(named, context, text=act.sentence.text)) or terms_of_more(words, context):
            continue
        if (
            _HANGS.search(act.sentence.text[: act.match.start()])
            or _EMPTY.search(words)
            or _TALK.search(words)
            or act.sure < 0.6
            or _MOVE.match(act.match.group())
        ):
            continue
        statement = Statement(id="", kind="report", parties=(act.party,))
        yield from draft_of(statement, passage, context, act.match.start(), act.ends, _SURE)


def _offer(passage: Passage, context: Context) -> Iterator[Draft]:
    return _without_words(passage, context, OFFER_VERBS)


def _demand(passage: Passage, context: Context) -> Iterator[Draft]:
    # What somebody wants or seeks is said of everything; what is demanded, of negotiations.
    return _without_words(passage, context, DEMAND_VERBS[:3])


UNWORDED_RULES = (
    Rule(
        id="offer_without_words",
        kind="report",
        meaning="A party made an offer whose content the case has no words for.",
        example="Kim offered to return the remains of fallen soldiers.",
        counterexample="Kim offered to dismantle Yongbyon.",
        find=_offer,
        needs=heads(*OFFER_VERBS),
    ),
    Rule(
        id="demand_without_words",
        kind="report",
        meaning="A party demanded something that the case has no words for.",
        example="Kim demanded a formal declaration of friendship.",
        counterexample="Kim demanded that all sanctions be lifted.",
        find=_demand,
        needs=heads(*DEMAND_VERBS[:3]),
    ),
)
"""The rules that keep what the case has no words for."""
