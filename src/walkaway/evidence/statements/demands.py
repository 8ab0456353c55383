"""Demands: a party asks for a condition."""

import re
from collections.abc import Iterator

from walkaway.case import Clause, Statement, Where
from walkaway.evidence.speech.speech import DIRECT, FRAGMENT, REPORTED, Passage
from walkaway.evidence.statements.acts import Act, acts_in, doubted, draft_of, heads, saying
from walkaway.evidence.statements.bare_words import terms_of_more
from walkaway.evidence.statements.contents import as_where, mentions_between, terms_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.quantities import ALL, options_of_measure
from walkaway.evidence.statements.sentence import sentence_of
from walkaway.evidence.statements.sides import teller_side
from walkaway.evidence.statements.subjects import named_in

__all__ = ["DEMAND_RULES", "DEMAND_VERBS"]

_EXCHANGE = re.compile(
    r",?\s(?:in (?:exchange|return) for|before (?:agree|accept|sign|releas|return)\w*)\b", re.IGNORECASE
)
DEMAND_VERBS = (
    saying(
        "demanded demands demanding",
        r"\b(?<!'s )(?<!its )(?<!their )(?<!the )demand(?:ed|s|ing)\b(?!\s+(?:by|for|of)\b)",
        0.85,
    ),
    saying(
        "insisted insists insisting insist",
        r"\binsist(?:ed|s|ing)? (?:on|that)\b",
        0.75,
    ),
    saying(
        "called calls calling pressed pressing pushed pushing held holding holds campaigned",
        r"\b(?:call(?:ed|s|ing) for|press(?:ed|ing|es) for|push(?:ed|ing|es) for|h(?:eld|olding|olds) out for)\b",
        0.7,
    ),
    saying(
        "called calls urged urges pressed presses",
        r"\b(?:call(?:ed|s) (?:on|upon)|urg(?:ed|es)|told|press(?:ed"
        r"|es)) (?:the )?(?!reporters\b)[\w'-]+(?: [\w'-]+){0,3}? to\b",
        0.65,
    ),
    saying("sought seeks seeking", r"\b(?:sought|seeks|seeking)\b(?!\s+to\b)", 0.65),
    saying(
        "asked asks asking requested requests",
        r"\b(?:ask(?:ed|s|ing)(?: (?:for|that|(?:him|her|them|it|us|me|the \w+|[a-z]\w+) (?:to|for)))"
        r"|request(?:ed|s|ing))\b"
        r"(?!\s+(?:by|whether|about))",
        0.7,
    ),
    saying(
        "wanted wants want",
        r"(?<!what they )(?<!what we )(?<!what he )(?<!what she )\bwant(?:ed|s)?\b(?!\s+to\s+(?:see if|talk|meet"
        r"|know))",
        0.7,
    ),
    saying(
        "told tell",
        r"\b(?:told|tell) (?:him|her|them|[a-z][\w-]+) (?=(?:at least |no less than )?(?:\d|one\b|two\b|three\b|four\b"
        r"|five\b|six\b|seven\b|eight\b|nine\b|ten\b))",
        0.55,
    ),
    saying("need needs", r"\bneeds?\b(?!\s+(?:to|for)\b)", 0.55),
    saying("requires required requires", r"\brequire[ds]\b", 0.5),
)
_MUST = (
    saying(
        "must has have needs need got",
        r"\b(?:must|ha(?:s|ve) (?:got )?to|needs? to)\b(?!\s+(?:be\s+)?(?:say|admit|see|wait|talk|look|think|walk))",
        0.6,
        future=1.0,
    ),
)
_KEEP = (
    saying(
        "have need must keep has needs",
        r"\b(?:have|has|need|needs|must|had) (?:to )?(?:have|keep|retain|maintain|preserve)\b",
        0.65,
    ),
)
_ASKED_BY = re.compile(r",?\s*\b(?:being\s+)?(?:demanded|sought|requested|wanted) by\s+")
_NAMED = re.compile(r"\b(?:demands?|insistence|requests?|(?<='s )calls?|claim)\b(?=\s+(?:that|for|of|to|on|from)\b)")
_TAKEN_BACK = re.compile(
    r"\b(?:dropp\w+|drop|abandon\w+|gave up|giv\w+ up|waiv\w+|withdr[ae]w\w*|soften\w*|met|meet"
    r"|meets)\s+(?:\w+\s+){1,3}$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?:'s?|\b(?:its|their|his|her))\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


def _demand(act: Act, passage: Passage, context: Context, party: str) -> Iterator[Draft]:
    end = _end(act)
    words = act.sentence.text[act.match.end() : end]
    mentions = mentions_between(act.sentence, context, act.match.end(), end)
    terms = terms_of(mentions, context, text=act.sentence.text, since=act.match.end(), extent=False) or terms_of_more(
        words, context
    )
    if terms is None:
        return
    where = as_where(terms, party, context)
    statement = Statement(id="", kind="demand", parties=(party,), where=where)
    yield from draft_of(statement, passage, context, act.match.start(), end, act.sure * terms.sure)


def _end(act: Act) -> int:
    """Return where what is demanded ends: what is given in exchange is no demand."""
    end = act.sentence.end_of_clause(act.match.end())
    exchange = _EXCHANGE.search(act.sentence.text, act.match.end(), end)
    return exchange.start() if exchange is not None else end


def _by_verb(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, DEMAND_VERBS):
        known = context.case.party(act.party)
        if known is not None and known.role == "mediator":
            continue
        yield from _demand(act, passage, context, act.party)


def _by_must(passage: Passage, context: Context) -> Iterator[Draft]:
    side = teller_side(passage, context)
    if not side or passage.form not in (DIRECT, FRAGMENT, REPORTED):
        return
    sentence = sentence_of(passage, context)
    way = _MUST[0]
    if way.words.isdisjoint(sentence.words) or sentence.says_nothing:
        return
    for match in sentence.matches(way.pattern):
        starts = sentence.start_of_clause(match.start())
        before = sentence.own[starts : match.start()]
        mine = re.search(r"\b(?:we|i)\s*$", before, re.IGNORECASE)
        if (mine and not re.match(r"\s+(?:get|see|receive|obtain)\b", sentence.text[match.end() :])) or re.search(
            r"\b(?:not|n't|never)\s*$|^\s*if\b", before, re.IGNORECASE
        ):
            continue
        ends = sentence.end_of_clause(match.end())
        # What must be lifted stands before the verb: "all sanctions must be lifted".
        passive = re.match(r"\s+be\b|\s+include\b", sentence.text[match.end() :])
        if re.match(r"\s+include\b[^.;]{0,40}:", sentence.text[match.end() :]):
            # What a list after a colon holds is all of it demanded.
            ends = len(sentence.text)
        at = starts if passive else match.end()
        terms = terms_of(mentions_between(sentence, context, at, ends), context, text=sentence.text, extent=False)
        if terms is None:
            continue
        where = as_where(terms, side, context)
        statement = Statement(id="", kind="demand", parties=(side,), where=where)
        yield from draft_of(statement, passage, context, match.start(), ends, way.sure * terms.sure)


def _by_keeping(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the demand that not all of something goes: "we have to have sanctions"."""
    for act in acts_in(passage, context, _KEEP, content=True):
        end = act.sentence.end_of_clause(act.match.end())
        for mention in mentions_between(act.sentence, context, act.match.end(), end):
            issue = context.case.issue(mention.issue)
            if issue is None or mention.levels or mention.issue not in context.words.vocabulary.away:
                continue
            full = options_of_measure(issue, ALL, now=context.words.vocabulary.now.get(issue.id, ""))
            if full:
                where = Where(negated=(Where(clauses=(Clause(issue=issue.id, levels=full),)),))
                statement = Statement(id="", kind="demand", parties=(act.party,), where=where)
                yield from draft_of(
                    statement, passage, context, act.match.start(), mention.at.end, act.sure * mention.strength
                )


def _by_name(passage: Passage, context: Context) -> Iterator[Draft]:
    sentence = sentence_of(passage, context)
    if sentence.says_nothing or sentence.words.isdisjoint(
        ("demand", "demands", "insistence", "request", "call", "calls", "claim")
    ):
        return
    for match in sentence.matches(_NAMED):
        before = sentence.own[: match.start()]
        owned = _OWNER.search(before)
        if owned is None or _TAKEN_BACK.search(before) or doubted(sentence, match.start()):
            continue
        names = named_in(before, context)
        if not names or (owned.group()[0] == "'" and abs(names[-1][1] - owned.start()) > 1):
            continue
        party = names[-1][2]
        sure = 0.8 if owned.group()[0] == "'" else 0.6
        ends = sentence.end_of_clause(match.end())
        words = sentence.text[match.end() : ends]
        terms = terms_of(
            mentions_between(sentence, context, match.end(), ends), context, text=sentence.text, extent=False
        ) or terms_of_more(words, context)
        if terms is not None:
            where = as_where(terms, party, context)
            statement = Statement(id="", kind="demand", parties=(party,), where=where)
            yield from draft_of(statement, passage, context, match.start(), ends, sure * terms.sure)


def _by_agent(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the demand of "the 40% demanded by the union": what stands right before the verb."""
    sentence = sentence_of(passage, context)
    if sentence.says_nothing:
        return
    for match in sentence.matches(_ASKED_BY):
        named = [(start, party) for start, _, party in named_in(sentence.own, context) if start >= match.end()]
        near = mentions_between(sentence, context, match.start() - 30, match.start())
        terms = terms_of(near[-1:], context, text=sentence.text, extent=False)
        if named and named[0][0] - match.end() < 25 and terms is not None:
            where = as_where(terms, named[0][1], context)
            statement = Statement(id="", kind="demand", parties=(named[0][1],), where=where)
            yield from draft_of(statement, passage, context, near[-1].at.start, match.end(), 0.7 * terms.sure)


DEMAND_RULES = (
    Rule(
        id="demand_verb",
        kind="demand",
        meaning="A party demanded, insisted on, called for or wanted something that the case has words for.",
        example="North Korea demanded that all sanctions be lifted.",
        counterexample="North Korea did not demand that all sanctions be lifted.",
        find=_by_verb,
        needs=heads(*DEMAND_VERBS),
    ),
    Rule(
        id="demand_must",
        kind="demand",
        meaning="A party says what must be or what the other side has to do.",
        example="North Korea said all sanctions must be lifted.",
        counterexample="North Korea said all sanctions may be lifted.",
        find=_by_must,
        needs=heads(*_MUST),
    ),
    Rule(
        id="demand_keep",
        kind="demand",
        meaning="A party says that something which would be taken away has to stay.",
        example="The United States has to keep sanctions.",
        counterexample="The United States has to lift sanctions.",
        find=_by_keeping,
        needs=heads(*_KEEP),
    ),
    Rule(
        id="demand_by",
        kind="demand",
        meaning="Something that is named is demanded or sought by a party.",
        example="An end to all sanctions, demanded by Kim, was not on offer.",
        counterexample="An end to all sanctions, spoken of by Kim, was not on offer.",
        find=_by_agent,
        needs=heads(also="demanded sought requested wanted"),
    ),
    Rule(
        id="demand_named",
        kind="demand",
        meaning="A party's demand is spoken of, with what it asks for.",
        example="The talks failed over Kim's demand that all sanctions be lifted.",
        counterexample="The talks failed over a demand nobody named.",
        find=_by_name,
        needs=heads(also="demand insistence request calls claim"),
    ),
)
"""The rules that propose demands."""
