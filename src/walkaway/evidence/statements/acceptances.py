"""Acceptances: a party says yes, to something named or to what was put forward."""

import re
from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.acts import acts_in, draft_of, heads, saying
from walkaway.evidence.statements.contents import as_package, mentions_between, terms_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.proposal import Draft, Rule

__all__ = ["ACCEPTANCE_RULES"]

_TABLE = re.compile(
    r"\b(?:offers?|proposals?|deals?|bids?|plans?|terms|packages?|contract|settlement|agreement|figures"
    r"|compromise|formula"
    r"|accord|pact|draft|text|them|it)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"^\s*(?:study|examine|consider|review|discuss|think|look|read|put|take (?:it|them|the \w+) (?:back|home|to))\b|"
    r"^\s*(?:\w+\s+)?(?:that|to\s+(?:meet|talk|hold|resume|return|continue|keep|negotiate|discuss|disagree|sit"
    r"|work|attend|extend"
    r"|postpone|mediat\w+|arbitrat\w+|talks|further|a\s+(?:meeting|new round))|talks|with\b(?!\s+the\s+(?:offer"
    r"|terms|proposal))"
    r"|invitation|responsibility|an? invitation)",
    re.IGNORECASE,
)
_IN_PART = re.compile(r"\b(?:in principle|provisional\w*|tentative\w*|initial\w*|partly|in part)\b", re.IGNORECASE)
_VERBS = (
    saying(
        "agreed agrees accepted accepts accept accepting",
        r"\b(?:agree(?:d|s) (?:to|on)|accept(?:ed|s|ing)?)\b(?!\s+(?:by|that))",
        0.75,
        future=0.0,
    ),
    saying(
        "agreement acceptance approval consent",
        r"\b(?:its|their|his|her|our)\s+(?:agreement|acceptance|approval|consent)\s+(?:to|of|for)\b(?!\s+(?:talk"
        r"|meet))",
        0.7,
    ),
    saying(
        "approved approves endorsed endorses backed settled signed ratified yes voted consented approval",
        r"\b(?:approve[ds]|endorse[ds]|settled (?:for|on)|signed (?:off on|up to)|ratified|voted (?:to accept|for"
        r"|in favou?r of|yes)|said yes(?: to)?"
        r"|consented to|given its approval to|backed(?! (?:away|down|out|off)))\b",
        0.7,
    ),
)


def _by_verb(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _VERBS, principal=True):
        end = act.sentence.end_of_clause(act.match.end())
        words = act.sentence.text[act.match.end() : end]
        if re.search(r"\b(?:less|fewer|more|nothing)\s+than\b|\bnothing less\b", words):
            continue
        terms = terms_of(
            mentions_between(act.sentence, context, act.match.end(), end),
            context,
            text=act.sentence.text,
            since=act.match.end(),
        )
        if terms is None and (_TALKS.search(words) or not _TABLE.search(words)):
            continue
        package = as_package(terms, rest="open") if terms is not None else None
        statement = Statement(id="", kind="acceptance", parties=(act.party,), package=package)
        sure = (
            act.sure * (terms.sure if terms is not None else 0.8) * (0.7 if _IN_PART.search(act.sentence.text) else 1)
        )
        yield from draft_of(statement, passage, context, act.match.start(), end, sure)


ACCEPTANCE_RULES = (
    Rule(
        id="acceptance_verb",
        kind="acceptance",
        meaning="A party agreed to or accepted something that is named, or what was on the table.",
        example="The United States agreed to lift all sanctions.",
        counterexample="The United States has not agreed to lift all sanctions.",
        find=_by_verb,
        needs=heads(*_VERBS),
    ),
)
"""The rules that propose acceptances."""
