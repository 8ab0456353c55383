"""Refusals: a party says no, to something named or to what the other side last put forward."""

import re
from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import DIRECT, FRAGMENT, REPORTED, Passage
from walkaway.evidence.statements.acts import Act, acts_in, draft_of, heads, saying
from walkaway.evidence.statements.bare_words import terms_behind, terms_of_more
from walkaway.evidence.statements.contents import Terms, as_package, mentions_between, terms_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import HEAD
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sentence import sentence_of
from walkaway.evidence.statements.sides import other_side, teller_side
from walkaway.evidence.statements.subjects import named_in, side_of_writer
from walkaway.evidence.statements.wanted import wanted

__all__ = ["REFUSAL_RULES"]

_TABLE = re.compile(
    r"\b(?:offers?|proposals?|deals?|bids?|plans?|terms|packages?|contract|settlement|agreement|figures"
    r"|compromise|concessions?"
    r"|demands?|requests?|propositions?|conditions?|draft|text|accord|pact|ultimatum|formula|approach|overtures?)\b",
    re.IGNORECASE,
)
_SOON = 16
"""So soon behind the verb "that" points back."""
_OTHER_THINGS = re.compile(
    r"\b(?:claims?|criticism|allegations?|accusations?|suggestions?|reports?|notion|charge|comments?|appeal"
    r"|talk of|comment"
    r"|to (?:say|comment|answer|elaborate|give details|speculate|be drawn|name|discuss|meet|talk|negotiate|confirm)"
    r"|interviews?|questions?)\b",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    r"\b(?:less|fewer|more|lower|higher)\s+than\b|\b(?:below|under|above|without|unless|any longer)\b", re.IGNORECASE
)
"""No to what lies beyond this is a line, not a refusal."""
_POINTS_BACK = re.compile(
    r"\b(?:that|it|this|so|them|those)\b(?!\s+(?:calls?|called|says?|said|is|was|has|had|would|will|sees?|considers?"
    r"|regards?|describes?)\b)",
    re.IGNORECASE,
)
_VERBS = (
    saying(
        "rejected rejects reject rejecting rebuffed spurned snubbed",
        r"\b(?:reject(?:ed|s|ing)?|rebuff(?:ed|s)|spurned|snubbed)\b(?!\s+by)",
        0.85,
    ),
    saying(
        "turned turns turning voted vote votes threw ruled rules balked balks no dismissed dismisses",
        r"\b(?:turn(?:ed|s|ing) (?:(?:it|that|them|this|the|his|her|its|their|our|both|every|an?)\b[\w ]{0,24}? )?down"
        r"|vote(?:d|s)? (?:down|against|no\b|(?:[\w%.-]+ ){0,6}to reject|(?:it|that|them|this|the [\w ]{1,24}?) down)"
        r"|threw out|rul(?:ed"
        r"|es) out|balk(?:ed|s) at"
        r"|said no\b|dismiss(?:ed|es))",
        0.8,
    ),
    saying(
        "refused refuses refusing refuse declined declines",
        r"\b(?:refus(?:ed|es|ing|e)|declin(?:ed|es|ing))\b(?!\s+(?:by|comment))",
        0.75,
    ),
    saying(
        "refusal rejection opposition",
        r"(?:\b(?:its|their|his|her|our|my)|'s)\s+(?:refusal to|rejection of|opposition to)\b(?!\s+(?:talk|meet"
        r"|comment))",
        0.7,
    ),
    saying("opposed opposes opposing", r"\bopposes?d?\b", 0.5),
    saying(
        "unacceptable inadequate insufficient",
        r"\b(?:called|described|branded|labelled|labeled|deemed|said) [^.;]{0,80}\b(?:unacceptable|inadequate"
        r"|insufficient)\b",
        0.6,
    ),
)
_SIGN = re.compile(r"\b(?:sign|accept|agree to|recommend|endorse|live with)$", re.IGNORECASE)
_ALL_OF_IT = re.compile(r"\s+(?:(?:this|that|it)\s*(?:[,.;:!\"']|$)|what (?:is|was|they)\b)", re.IGNORECASE)
"""What a party cannot sign without its being named is what lies before it."""
_UNREADY = (
    saying(
        "unwilling unprepared willing prepared ready about",
        r"\b(?:(?:is|are|was|were|'s|'re) )?(?:(?:not|never) (?:yet )?(?:willing|prepared|ready)|unwilling"
        r"|unprepared|not about) (?:to|for)\b",
        0.8,
        denies=True,
    ),
    saying(
        "willing prepared ready",
        r"\b(?:wasn't|weren't|isn't|aren't) (?:yet )?(?:willing|prepared|ready) (?:to|for)\b",
        0.8,
        denies=True,
    ),
)
_CANNOT = (
    saying(
        "couldn't can't cannot won't wouldn't not",
        r"\b(?:couldn't|can't|cannot|won't|wouldn't|(?:could|can|would|will) (?:simply |just |never )?not) (?:\w+ly )?"
        r"(?:do|accept|agree to|agree with|go along|live with|sign|support|go (?:up |down )?to|give up|give in"
        r"|lift|grant|concede|meet|pay|take"
        r"|recommend|endorse|back)\b",
        0.75,
        denies=True,
        future=1.0,
    ),
    saying(
        "not isn't aren't",
        r"\b(?:(?:am|is|are|'m|'re|'s) not|isn't|aren't) (?:going to (?:accept|sign|agree to|pay|give|lift|move"
        r"|close|release|withdraw)"
        r"|accepting|signing|agreeing to|paying|giving|lifting|moving|closing|releasing|withdrawing)\b",
        0.7,
        denies=True,
    ),
    saying(
        "didn't not did does doesn't",
        r"\b(?:did not|didn't|does not|doesn't|has not|have not) (?:accept|agree to|want to (?:accept|sign|give"
        r"|lift))\b",
        0.65,
        denies=True,
    ),
)
_WILL_NOT = (
    saying(
        "won't wouldn't not cannot can't couldn't",
        r"\b(?:won't|wouldn't|cannot|can't|couldn't|(?:will|would|could) not) (?:\w+ly )?(?!be\b|have\b|say\b"
        r"|comment\b|know\b|see\b"
        r"|help\b|wait\b|talk\b|speak\b|go\b|happen\b|discuss\b|negotiat|consider\b|forget\b|believe\b|think\b"
        r"|allow\b|stop\b"
        r"|do\b|conduct\b|carry\b|hold\b|test\b|stage\b|run\b|launch\b|use\b|resume\b|strike\b|attack\b|sign\b"
        r"|afford\b)[a-z]+\b",
        0.6,
        denies=True,
        future=1.0,
    ),
)
_WALK = (
    saying(
        "walked walks walking walk left broke pulled bailed stormed",
        r"\b(?:walk(?:ed|s|ing)? (?:away|out)|left the (?:table|talks|negotiations|room)"
        r"|broke off (?:the )?(?:talks|negotiations)"
        r"|pulled out of (?:the )?(?:talks|negotiations|deal)|bail(?:ed|s) on|stormed out)\b(?! of (?:work"
        r"|their jobs|class))",
        0.6,
        future=0.0,
    ),
    saying("cut cuts", r"\bcuts? short\b", 0.55),
)
_CAN_WALK = re.compile(r"\b(?:can|could|may|might|you|ones?)\s+$", re.IGNORECASE)
"""What one is free to do is not done."""
_HAVE_TO_WALK = re.compile(
    r"\b(?:you|one|we|i)(?:'ve| have| had)?(?: got)? to (?:be (?:willing|prepared) to )?walk\b(?! into)"
)
_CALLED = re.compile(
    r"\b(?:is|are|was|were|be|remains?|'s) (?:\w+ly |also |simply )?(?:out of the question|not on the table"
    r"|off the table|unacceptable"
    r"|not acceptable|a non-starter|non-starters|unaffordable)\b"
)
_CALLED_WORDS = frozenset(("question", "table", "unacceptable", "acceptable", "starter", "starters", "unaffordable"))
_PASSIVE = (
    saying(
        "rejected turned rebuffed refused declined dismissed voted",
        r"\b(?:was|were|been|being|is|are) (?:\w+ly |also |again )?(?:rejected|turned down|rebuffed|refused"
        r"|declined|dismissed"
        r"|voted down)\b",
        0.8,
        passive=True,
    ),
)


def _refusal(
    act: Act, terms: Terms | None, passage: Passage, context: Context, *, end: int, sure: float = 1.0
) -> Iterator[Draft]:
    """Yield a refusal of what is named; where nothing is, of what the other side put forward (settled later)."""
    package = as_package(terms, rest="open") if terms is not None else None
    known = context.case.party(act.party)
    if package is None and (known is None or not known.is_principal):
        return
    statement = Statement(id="", kind="refusal", parties=(act.party,), package=package)
    sure *= act.sure * (terms.sure if terms is not None else 1.0)
    yield from draft_of(statement, passage, context, act.match.start(), end, sure)


def _by_verb(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _VERBS):
        end = act.sentence.end_of_clause(act.match.end())
        words = act.sentence.text[act.match.end() : end]
        if _OTHER_THINGS.match(words.lstrip()) or (_OTHER_THINGS.search(words[:40]) and not _TABLE.search(words[:60])):
            continue
        if _BEYOND.search(words[:50]):
            continue
        terms = terms_of(
            mentions_between(act.sentence, context, act.match.start(), end),
            context,
            text=act.sentence.text,
            since=act.match.end(),
        )
        if terms is None and "said no" in act.match.group().lower():
            terms = terms_of(
                [m for m in context.words.levels_in(act.sentence.text) if m.at.end <= act.match.start()], context
            )
        if terms is None and not (
            _TABLE.search(act.match.group() + words)
            or _TABLE.search(act.sentence.own[act.starts : act.match.start()])
            or _POINTS_BACK.search(act.match.group() + words[:12])
            or "said no" in act.match.group()
        ):
            continue
        yield from _refusal(act, terms, passage, context, end=end, sure=1.0 if terms is not None else 0.8)


def _by_unreadiness(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _UNREADY):
        end = act.sentence.end_of_clause(act.match.end())
        terms = _named_or_behind(act, end, passage, context)
        if terms is not None:
            yield from _refusal(act, terms, passage, context, end=end)


def _by_inability(passage: Passage, context: Context) -> Iterator[Draft]:
    if passage.form not in (DIRECT, FRAGMENT, REPORTED) and "accept" not in sentence_of(passage, context).words:
        return
    for act in acts_in(passage, context, _CANNOT):
        end = act.sentence.end_of_clause(act.match.end())
        words = act.sentence.text[act.match.end() : end]
        if _BEYOND.search(words[:50]):
            continue
        terms = _named_or_behind(act, end, passage, context)
        plain = _SIGN.search(act.match.group()) and _ALL_OF_IT.match(words)
        if terms is None and not plain and not (_TABLE.search(words) and not _OTHER_THINGS.search(words)):
            continue
        yield from _refusal(act, terms, passage, context, end=end, sure=1.0 if terms is not None else 0.8)


def _by_will(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the refusal of what a party says that it, or the other side, would not do, where that is named."""
    if passage.form not in (DIRECT, FRAGMENT, REPORTED):
        return
    for act in acts_in(passage, context, _WILL_NOT, content=True):
        end = act.sentence.end_of_clause(act.match.end())
        if _BEYOND.search(act.sentence.text[act.match.end() : end]):
            continue
        mentions = mentions_between(act.sentence, context, act.match.start(), end)
        terms = terms_of(mentions, context, text=act.sentence.text, since=act.match.end(), extent=False)
        if terms is not None:
            yield from _refusal(act, terms, passage, context, end=end)


def _named_or_behind(act: Act, end: int, passage: Passage, context: Context) -> Terms | None:
    """Return what is refused: what is named, and what "that" points back at."""
    words = act.sentence.text[act.match.end() : end]
    terms = terms_of(
        mentions_between(act.sentence, context, act.match.end(), end),
        context,
        text=act.sentence.text,
        since=act.match.end(),
    )
    if terms is None:
        terms = terms_of_more(words, context)
    back = _POINTS_BACK.search(words)
    if terms is None and back is not None and back.end() <= _SOON:
        return terms_behind(act.match.start(), act.sentence, passage, context)
    if terms is not None and re.search(r"\bfor (?:that|this|it|so little)\b", words):
        given = terms_behind(act.match.start(), act.sentence, passage, context)
        if given is not None:
            levels = {**given.levels, **terms.levels}
            return Terms(levels=levels, sides={}, sure=min(terms.sure, given.sure))
    return terms


def _by_walking(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _WALK, principal=True):
        if _CAN_WALK.search(act.sentence.own[max(0, act.match.start() - 16) : act.match.start()]):
            continue
        yield from _refusal(act, None, passage, context, end=act.match.end())
    sentence = sentence_of(passage, context)
    side = teller_side(passage, context)
    known = context.case.party(side) if side else None
    if passage.form in (DIRECT, FRAGMENT) and known is not None and known.is_principal and not sentence.says_nothing:
        for match in sentence.matches(_HAVE_TO_WALK):
            statement = Statement(id="", kind="refusal", parties=(side,))
            yield from draft_of(statement, passage, context, match.start(), match.end(), 0.7)


def _by_passive(passage: Passage, context: Context) -> Iterator[Draft]:
    sentence = sentence_of(passage, context)
    way = _PASSIVE[0]
    if way.words.isdisjoint(sentence.words) or sentence.says_nothing:
        return
    for match in sentence.matches(way.pattern):
        starts = sentence.start_of_clause(match.start())
        subject = sentence.own[starts : match.start()]
        ends = sentence.end_of_clause(match.end())
        party = _refuser(subject, sentence.text[match.end() : ends], context)
        terms = terms_of(mentions_between(sentence, context, starts, match.start()), context, text=sentence.text)
        if not party or (terms is None and not _TABLE.search(subject)) or re.search(r"\bnot\s*$", subject):
            continue
        act = Act(party=party, match=match, sentence=sentence, sure=way.sure, starts=starts, ends=ends)
        yield from _refusal(act, terms, passage, context, end=match.end(), sure=1.0 if terms is not None else 0.8)


def _by_calling(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the refusal of "a deposit of two months was out of the question"."""
    sentence = sentence_of(passage, context)
    if _CALLED_WORDS.isdisjoint(sentence.words) or sentence.says_nothing:
        return
    for match in sentence.matches(_CALLED):
        starts = sentence.start_of_clause(match.start())
        terms = terms_of(mentions_between(sentence, context, starts, match.start()), context, text=sentence.text)
        names = [party for _, _, party in named_in(sentence.own[: match.start()], context)]
        party = teller_side(passage, context) or (names[0] if names else "")
        if terms is None or not party:
            continue
        act = Act(party=party, match=match, sentence=sentence, sure=0.65, starts=starts, ends=match.end())
        yield from _refusal(act, terms, passage, context, end=match.end())


def _refuser(subject: str, after: str, context: Context) -> str:
    """Return who refused: the party behind "by", else the other side of the one whose offer it was."""
    by = re.match(r"\s+(?:\w+ly\s+)?by\s+", after)
    if by is not None:
        named = named_in(after[: by.end() + 60], context)
        return named[0][2] if named else ""
    owners = named_in(subject, context)
    if not owners:
        return ""
    writer = side_of_writer(context)
    return other_side(context, owners[0][2]) or (writer if writer != owners[0][2] else "")


REFUSAL_RULES = (
    Rule(
        id="refusal_verb",
        kind="refusal",
        meaning="A party rejected, turned down or refused something, or said no to what was on the table.",
        example="The United States rejected Kim's proposal to lift all sanctions.",
        counterexample="The United States rejected criticism of its sanctions.",
        find=_by_verb,
        needs=heads(*_VERBS),
    ),
    Rule(
        id="refusal_unready",
        kind="refusal",
        meaning="A party is not willing, prepared or ready to do something that is named or pointed back at.",
        example="Kim was unwilling to dismantle all sites.",
        counterexample="Kim was willing to dismantle all sites.",
        find=_by_unreadiness,
        needs=heads(*_UNREADY),
        bits=wanted((heads(*_UNREADY), frozenset(("not", "neve", "t", "unwi", "unpr")))),
    ),
    Rule(
        id="refusal_cannot",
        kind="refusal",
        meaning="A party says that it could not do or accept something that is named or pointed back at.",
        example="The United States said it could not accept lifting all sanctions.",
        counterexample="The United States could accept lifting all sanctions.",
        find=_by_inability,
        needs=heads(*_CANNOT),
    ),
    Rule(
        id="refusal_will",
        kind="refusal",
        meaning="A party says that it, or the other side, would not do something that is named.",
        example="They would not dismantle all nuclear sites.",
        counterexample="They would not speak of all nuclear sites.",
        find=_by_will,
        needs=heads(*_WILL_NOT),
    ),
    Rule(
        id="refusal_walk",
        kind="refusal",
        meaning="A party walked away from the table, or says that one has to walk.",
        example="The United States walked away from the talks.",
        counterexample="The United States never walked away from the talks.",
        find=_by_walking,
        needs=heads(*_WALK),
    ),
    Rule(
        id="refusal_called",
        kind="refusal",
        meaning="A party calls something that is named out of the question, or unacceptable.",
        example="The United States said that lifting all sanctions was out of the question.",
        counterexample="The United States said that lifting all sanctions was a question of time.",
        find=_by_calling,
        needs=frozenset(word[:HEAD] for word in _CALLED_WORDS),
    ),
    Rule(
        id="refusal_met",
        kind="refusal",
        meaning="A party's offer was turned down: by whom it says, or by the other side.",
        example="North Korea's proposal to lift all sanctions was turned down.",
        counterexample="North Korea's proposal to lift all sanctions was not turned down.",
        find=_by_passive,
        needs=heads(*_PASSIVE),
    ),
)
"""The rules that propose refusals."""
