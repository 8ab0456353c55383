"""Red lines: without this, no deal, whatever else a party gets."""

import re
from collections.abc import Iterator

from walkaway.case import Bound, Clause, Statement, Where
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.acts import acts_in, draft_of, heads, saying
from walkaway.evidence.statements.bare_words import terms_behind
from walkaway.evidence.statements.contents import Terms, as_where, mentions_between, negated_where, terms_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import HEAD, small
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sentence import Sentence, sentence_of
from walkaway.evidence.statements.sides import teller_side
from walkaway.evidence.statements.subjects import named_in, subject_at
from walkaway.evidence.statements.wanted import wanted

__all__ = ["RED_LINE_RULES"]

_NEVER = (
    saying(
        "never circumstances",
        r"\b(?:will|would|can|could|shall|'ll|'d) never "
        r"(?!be\b|been\b|know\b|happen\b|have\b|say\b|forget\b|see\b)[a-z]+\b"
        r"|\b(?:(?:will|would|can|could|shall|'ll|'d) (?:\w+ )?never|never|under no circumstances"
        r"|not under any circumstances|in no case"
        r"|on no account)\b(?:[^.;,]{0,40}?)\b(?:accept|agree|sign|give|allow|lift|cede|surrender|concede"
        r"|tolerate|support|withdraw|pay"
        r"|let|recognise|recognize|consent|abandon|hand|permit)\b",
        0.75,
        denies=True,
        future=1.0,
    ),
)
_NOT_FOR_THAT = (
    saying(
        "couldn't can't cannot won't wouldn't not",
        r"\b(?:couldn't|can't|cannot|won't|wouldn't|(?:could|can|would|will) not) (?:\w+ly )?(?:give|lift|pay|do"
        r"|hand|drop|sign|trade"
        r"|concede|accept)\b(?=[^.;]*\bfor (?:that|this|so little)\b)",
        0.75,
        denies=True,
        future=1.0,
    ),
)
_DEAL = re.compile(
    r"\b(?:sign\w*|agree\w*|accept\w*|deal|settle\w*|contract|return to work|call off|put (?:a|its|their|his"
    r"|her) name|ratif\w*"
    r"|vote for|votes? (?:no|against)|back down|negotiat\w*|talks|lift|release|peace|sell|pay|offer|go|recommend"
    r"|approve|lower|cut|reduce"
    r"|raise|drop|truce"
    r"|ceasefire|ruled out|rules out)\b",
)
_NO = re.compile(
    r"\b(?:no|not|never|nothing|cannot|nobody|refus\w+|unlikely|rul(?:ed|es) out|unacceptable|impossible)\b|n't\b"
)
_NO_HEADS = frozenset(("no", "not", "neve", "noth", "cann", "nobo", "refu", "unli", "rule", "unac", "impo", "t"))
"""Heads of words one of which stands in whatever `_NO` finds; "t" is that of n't."""
_FLOOR = re.compile(
    r"\b(?P<with>without|unless|until)\b|\b(?P<under>(?:for\s+)?(?:less|lower|fewer) than|under|below"
    r"|anything short of|short of)\b"
    r"|\b(?P<over>(?:more|higher) than|above|beyond|over)\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"\b(?:no|not)\s+\Z", re.IGNORECASE)
_THAT = re.compile(r"\s+(?:that|this|it|them|these|those)\b(?!\s+[a-z])", re.IGNORECASE)
"""What points back, and does not stand before what it points at."""
_BACK_WORDS = frozenset(("that", "this", "it", "them", "these", "those"))
_FLOOR_WORDS = frozenset(
    (
        "without",
        "unless",
        "until",
        "less",
        "lower",
        "fewer",
        "under",
        "below",
        "short",
        "more",
        "higher",
        "above",
        "over",
        "beyond",
    )
)
_FLOOR_HEADS = frozenset(word[:HEAD] for word in _FLOOR_WORDS)
_NAMED = re.compile(r"\b(?:red[ -]lines?|non-negotiable|not negotiable|deal[ -]?breakers?|untouchable|off the table)\b")
_ANY_DEAL = re.compile(
    r"\b(?:(?:not|never) (?:\w+ )?|n't (?:\w+ )?)(?:accept|sign|recommend|agree to|support|endorse|back|approve"
    r"|vote for|take) "
    r"(?:any|an|a) (?:deal|offer|agreement|contract|proposal|plan|text|bid|settlement|accord|thing)\s+(?:that|which)\s+"
    r"(?P<lacks>(?:does|do|did) not|doesn't|don't|didn't|fails? to|lacks?|leaves? out)?"
)
_ANY_DEAL_HEADS = heads(also="deal offer agreement contract proposal plan text bid settlement accord")
_FOR_GOOD = re.compile(r"\s+(?:for good|for ever|forever|permanently|altogether|full stop|period)\b", re.IGNORECASE)
"""What is off the table may come back; what is so for good may not."""
_NAMED_WORDS = frozenset(
    ("red", "negotiable", "breaker", "breakers", "dealbreaker", "dealbreakers", "untouchable", "table")
)


def _by_never(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _NEVER, content=True):
        end = act.sentence.end_of_clause(act.match.end())
        words = act.sentence.text[act.match.start() : end]
        if _FLOOR.search(words):
            continue
        terms = terms_of(mentions_between(act.sentence, context, act.match.start(), end), context)
        if terms is not None:
            where = negated_where(terms, act.party, context)
            statement = Statement(id="", kind="red_line", parties=(act.party,), where=where)
            yield from draft_of(statement, passage, context, act.match.start(), end, act.sure * terms.sure)


def _by_price(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the red line of a price that is too high: not this, for no more than that."""
    if " for " not in passage.text:
        return
    for act in acts_in(passage, context, _NOT_FOR_THAT, content=True):
        end = act.sentence.end_of_clause(act.match.end())
        asked = terms_of(mentions_between(act.sentence, context, act.match.end(), end), context, extent=False)
        given = terms_behind(act.match.start(), act.sentence, passage, context)
        if asked is None or given is None:
            continue
        clauses = [Clause(issue=issue, levels=levels) for issue, levels in asked.levels.items()]
        for issue_id, levels in given.levels.items():
            issue = context.case.issue(issue_id)
            if issue_id not in asked.levels and issue is not None:
                bounded = issue.has_scale and len(levels) == 1
                bounds = (Bound(side="at_most", level=levels[0]),) if bounded else ()
                clauses.append(Clause(issue=issue_id, levels=() if bounds else levels, bounds=bounds))
        if len(clauses) > len(asked.levels):
            where = Where(negated=(Where(clauses=tuple(sorted(clauses, key=lambda clause: clause.issue))),))
            statement = Statement(id="", kind="red_line", parties=(act.party,), where=where)
            yield from draft_of(
                statement, passage, context, act.match.start(), end, act.sure * min(asked.sure, given.sure)
            )


def _by_floor(passage: Passage, context: Context) -> Iterator[Draft]:
    sentence = sentence_of(passage, context)
    if (
        sentence.says_nothing
        or _FLOOR_WORDS.isdisjoint(sentence.words)
        or (not context.words.may_speak_of_issues(sentence.text) and _BACK_WORDS.isdisjoint(sentence.words))
        or not (_NO.search(small(sentence.own)) and _DEAL.search(small(sentence.own)))
    ):
        return
    for match in sentence.matches(_FLOOR):
        if match["over"] and _AT_MOST.search(sentence.own, 0, match.start()):
            continue  # "no more than three" is what is asked for, and no line by itself
        ends = _after(match, sentence)
        terms = terms_of(mentions_between(sentence, context, match.end(), ends), context, extent=False)
        if terms is None and match["with"] and _THAT.match(sentence.text, match.end()):
            terms = terms_behind(match.start(), sentence, passage, context)
        if terms is None:
            continue
        party = _whose(match, sentence, passage, context)
        named = max((m.at.end for m in mentions_between(sentence, context, match.end(), ends)), default=ends)
        rest = small(sentence.own[: match.start()] + " " + sentence.own[named:])
        if not party or not (_NO.search(rest) and _DEAL.search(rest)):
            continue
        named_issues = [context.case.issue(issue) for issue in terms.levels]
        if match["over"] and not all(issue is not None and issue.is_numeric for issue in named_issues):
            continue
        where = _bounded(terms, match, party, context)
        statement = Statement(id="", kind="red_line", parties=(party,), where=where)
        yield from draft_of(statement, passage, context, match.start(), ends, 0.75 * terms.sure)


def _after(match: re.Match[str], sentence: Sentence) -> int:
    """Return where what is named as the least ends: at a comma, where the sentence opens with it."""
    ends = sentence.end_of_clause(match.end())
    comma = sentence.text.find(",", match.end(), ends)
    return comma if comma > 0 and match.start() < 12 else ends


def _whose(match: re.Match[str], sentence: Sentence, passage: Passage, context: Context) -> str:
    """Return whose line it is: the subject of the denial, else whoever speaks."""
    denial = _NO.search(small(sentence.own))
    at = denial.start() if denial is not None else match.start()
    subject = subject_at(max(at, 1), sentence, passage, context)
    if subject is not None and len(subject.parties) == 1:
        return subject.parties[0]
    side = teller_side(passage, context)
    if side:
        return side
    names = [party for _, _, party in named_in(sentence.own, context)]
    return names[0] if len(set(names)) == 1 else ""


def _bounded(terms: Terms, match: re.Match[str], party: str, context: Context) -> Where:
    sides = dict(terms.sides)
    for issue_id in terms.levels:
        issue = context.case.issue(issue_id)
        if issue is not None and issue.is_numeric and match["under"]:
            sides[issue_id] = "at_least"
        if issue is not None and issue.is_numeric and match["over"]:
            sides[issue_id] = "at_most"
    return as_where(Terms(levels=terms.levels, sides=sides, sure=terms.sure), party, context)


def _by_name(passage: Passage, context: Context) -> Iterator[Draft]:
    sentence = sentence_of(passage, context)
    if sentence.says_nothing or _NAMED_WORDS.isdisjoint(sentence.words):
        return
    for match in sentence.matches(_NAMED):
        starts, ends = sentence.start_of_clause(match.start()), sentence.end_of_clause(match.end())
        if re.search(
            r"\b(?:not|never|no)\s+(?:a\s+)?$|n't\s+(?:a\s+)?$", sentence.own[starts : match.start()], re.IGNORECASE
        ):
            continue
        terms = terms_of(mentions_between(sentence, context, starts, ends), context, extent=False)
        side = teller_side(passage, context)
        names = [party for _, _, party in named_in(sentence.own[starts:ends], context)]
        party = side or (names[0] if len(set(names)) == 1 else "")
        off = match.group().lower() == "off the table"
        if terms is None or not party or (off and not _FOR_GOOD.match(sentence.text, match.end())):
            continue
        where = negated_where(terms, party, context) if off else as_where(terms, party, context)
        statement = Statement(id="", kind="red_line", parties=(party,), where=where)
        yield from draft_of(statement, passage, context, starts, ends, (0.65 if off else 0.45) * terms.sure)


def _by_any_deal(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the red line of "it would not recommend any offer that moves the head office"."""
    sentence = sentence_of(passage, context)
    if sentence.says_nothing or sentence.words.isdisjoint(("that", "which")):
        return
    for match in sentence.matches(_ANY_DEAL):
        subject = subject_at(match.start(), sentence, passage, context)
        end = sentence.end_of_clause(match.end(), soft=False)
        terms = terms_of(mentions_between(sentence, context, match.end(), end), context, extent=False)
        if subject is None or len(subject.parties) != 1 or terms is None:
            continue
        party = subject.parties[0]
        where = as_where(terms, party, context) if match["lacks"] else negated_where(terms, party, context)
        statement = Statement(id="", kind="red_line", parties=(party,), where=where)
        yield from draft_of(statement, passage, context, match.start(), end, 0.75 * subject.sure * terms.sure)


RED_LINE_RULES = (
    Rule(
        id="red_line_never",
        kind="red_line",
        meaning="A party would never, or under no circumstances, accept something that is named.",
        example="North Korea would never agree to dismantle all sites.",
        counterexample="North Korea has never been asked about sites by anybody.",
        find=_by_never,
        needs=heads(*_NEVER),
    ),
    Rule(
        id="red_line_price",
        kind="red_line",
        meaning="A party could not give one thing for another that was offered.",
        example="Kim offered Yongbyon but the United States could not give up all sanctions for that.",
        counterexample="Kim offered Yongbyon and the United States could give up all sanctions for that.",
        find=_by_price,
        needs=heads(*_NOT_FOR_THAT),
    ),
    Rule(
        id="red_line_floor",
        kind="red_line",
        meaning="A party signs or accepts nothing without, or for less than, something that is named.",
        example="North Korea will not sign without an end to all sanctions.",
        counterexample="North Korea will sign without an end to all sanctions.",
        find=_by_floor,
        needs=_FLOOR_HEADS,
        bits=wanted((_FLOOR_HEADS, _NO_HEADS)),
    ),
    Rule(
        id="red_line_any_deal",
        kind="red_line",
        meaning="A party accepts no deal or offer that holds, or lacks, something that is named.",
        example="North Korea will not sign any deal that does not lift all sanctions.",
        counterexample="North Korea will not sign any deal that somebody else has written.",
        find=_by_any_deal,
        needs=_ANY_DEAL_HEADS,
        bits=wanted((_ANY_DEAL_HEADS, frozenset(("not", "neve", "t")))),
    ),
    Rule(
        id="red_line_named",
        kind="red_line",
        meaning="Something that is named is called a red line or not negotiable.",
        example="For North Korea an end to all sanctions is non-negotiable.",
        counterexample="For North Korea an end to all sanctions is not a red line.",
        find=_by_name,
        needs=frozenset(word[:HEAD] for word in _NAMED_WORDS),
    ),
)
"""The rules that propose red lines."""
