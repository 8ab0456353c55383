"""Offers told without a word for offering: an offer that stands at something, what a party would pay, its most."""

import re
from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import DIRECT, FRAGMENT, REPORTED, Passage
from walkaway.evidence.statements.acts import acts_in, doubted, draft_of, heads, saying
from walkaway.evidence.statements.contents import Terms, as_package, mentions_between, terms_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sentence import Sentence, sentence_of
from walkaway.evidence.statements.sides import teller_side
from walkaway.evidence.statements.subjects import named_in
from walkaway.evidence.statements.wanted import wanted

__all__ = ["STANDING_OFFER_RULES"]

_STANDS = re.compile(
    r"(?P<own>\b(?:our|my)|'s?)\s+(?:[\w-]+\s+){0,2}?(?:offer|proposal|bid|position|figure)\s+"
    r"(?:(?:still\s+)?(?:stands|remains|stays)|(?:is|was)(?:\s+(?:still|now))?)\b(?!\s+(?:not|no|too|never|being|rejected"
    r"|turned))"
)
_WOULD = (
    saying(
        "would will could can 'd 'll we'd we'll they'd they'll i'd i'll he'd she'd",
        r"(?:\b(?:would|will|could|can)|'d|'ll)\s+(?:\w+ly\s+|now\s+|also\s+)?(?:pay|give|put (?:up|in)"
        r"|(?:go|come) (?:up |down )?to|raise|release|withdraw|cut)\b(?!\s+(?:up|in|evidence|way)\b)",
        0.7,
        future=1.0,
    ),
)
_GIVEN_HEADS = heads(also="pay give put go come raise release withdraw cut")
_MOST = re.compile(
    r"\b(?:most|best|furthest|farthest) (?:that )?(?:we|i) (?:can|could|will|would|are (?:able|prepared) to)\s*"
    r"(?:do|go|pay|give|offer|manage|afford|accept)?(?: to)? (?:is|was)\b"
)
_IS_ALL = re.compile(
    r"\bis (?:what|all|as (?:far|much|high|low) as|the most) (?:that )?(?:we|i) (?:can|could|will|would|'ll"
    r"|'d) (?:\w+ly )?"
    r"(?:promise|offer|give|pay|go|do|manage|accept|live with)\b"
)
_CONDITION = re.compile(r"\b(?:if|unless|only|(?:less|more) than)\b", re.IGNORECASE)
_NEXT = 16
"""So near stands what an offer is."""
_NEAR = 45
"""So near to what is paid its amount stands."""


def _draft(
    party: str, terms: Terms, passage: Passage, context: Context, start: int, end: int, sure: float
) -> Iterator[Draft]:
    known = context.case.party(party)
    if known is None or not known.is_principal:
        return
    rest = "no_deal" if len(terms.levels) > 1 else "open"
    statement = Statement(id="", kind="offer", parties=(party,), package=as_package(terms, rest=rest))
    yield from draft_of(statement, passage, context, start, end, sure * terms.sure)


def _by_standing(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the offer of "our offer stands: four per cent" and of "Norvent's last offer was $41"."""
    sentence = sentence_of(passage, context)
    if sentence.says_nothing or sentence.words.isdisjoint(("offer", "proposal", "bid", "position", "figure")):
        return
    for match in sentence.matches(_STANDS):
        party = _owner(match, sentence, passage, context)
        if not party or doubted(sentence, match.start()):
            continue
        end = _end(sentence, match.end())
        terms = _right_after(match.end(), end, sentence, context)
        if terms is not None:
            yield from _draft(party, terms, passage, context, match.start(), end, 0.7)


def _right_after(at: int, end: int, sentence: Sentence, context: Context) -> Terms | None:
    """Return what is named from a place on, where it stands there and not behind other words."""
    found = mentions_between(sentence, context, at, end)
    if not found or found[0].at.start > at + _NEXT:
        return None
    return terms_of(found, context, text=sentence.text, since=at, extent=False)


def _owner(match: re.Match[str], sentence: Sentence, passage: Passage, context: Context) -> str:
    """Return whose offer it is: the teller's own, or that of the party named with 's."""
    if not match["own"].startswith("'"):
        return teller_side(passage, context) if passage.form in (DIRECT, FRAGMENT) else ""
    named = [party for _, end, party in named_in(sentence.own, context) if abs(end - match.start()) <= 1]
    return named[-1] if named else ""


def _end(sentence: Sentence, at: int) -> int:
    """Return where what an offer stands at ends: at the end of the clause, after a colon that of the next one."""
    end = sentence.end_of_clause(at, soft=False)
    if sentence.text[end : end + 1] == ":" and end - at < 4:
        return sentence.end_of_clause(end + 1, soft=False)
    return end


def _by_paying(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the offer of a party that says what it would pay, give or go to."""
    side = teller_side(passage, context) if passage.form in (DIRECT, REPORTED) else ""
    if not side:
        return
    for act in acts_in(passage, context, _WOULD, principal=True, content=True):
        if act.party != side or _CONDITION.search(act.sentence.own[act.starts : act.match.end() + _NEAR]):
            continue
        near = [
            m for m in mentions_between(act.sentence, context, act.match.end(), act.ends) if not m.negated and m.levels
        ]
        if not near or near[0].at.start > act.match.end() + _NEAR:
            continue
        terms = terms_of(near, context, text=act.sentence.text, since=act.match.end(), extent=False)
        if terms is not None:
            yield from _draft(side, terms, passage, context, act.match.start(), act.ends, act.sure)


def _by_most(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the offer of "the most we can do is four per cent" and of "four per cent is what we can do"."""
    if passage.form not in (DIRECT, FRAGMENT):
        return
    sentence = sentence_of(passage, context)
    side = teller_side(passage, context)
    if not side or sentence.says_nothing:
        return
    for match in sentence.matches(_MOST):
        end = sentence.end_of_clause(match.end(), soft=False)
        terms = _right_after(match.end(), end, sentence, context)
        if terms is not None:
            yield from _draft(side, terms, passage, context, match.start(), end, 0.7)
    for match in sentence.matches(_IS_ALL):
        start = sentence.start_of_clause(match.start())
        before = mentions_between(sentence, context, start, match.start())
        terms = terms_of([m for m in before if not m.negated], context, extent=False)
        if terms is not None:
            yield from _draft(side, terms, passage, context, start, match.end(), 0.7)


STANDING_OFFER_RULES = (
    Rule(
        id="offer_stands",
        kind="offer",
        meaning="A party's offer or position is or stands at something that the case has words for.",
        example="The company's offer stands: four per cent more pay and a week of 38 hours.",
        counterexample="The company's offer stands, whatever anybody says of four per cent more pay elsewhere.",
        find=_by_standing,
        needs=heads(also="offer proposal bid position figure"),
    ),
    Rule(
        id="offer_would_pay",
        kind="offer",
        meaning="A party says of itself that it would pay, give, cut or go to something that the case has words for.",
        example="We would pay four per cent more.",
        counterexample="We would pay four per cent more if we had it.",
        find=_by_paying,
        needs=_GIVEN_HEADS,
        bits=wanted((_GIVEN_HEADS, heads(*_WOULD))),
    ),
    Rule(
        id="offer_at_most",
        kind="offer",
        meaning="A party names the most that it can do.",
        example="The most we can do is four per cent more pay.",
        counterexample="The most we can do is wait until somebody sees that four per cent is no pay.",
        find=_by_most,
        needs=heads(also="most best furthest farthest what all as"),
    ),
)
"""The rules that propose offers told without a word for offering."""
