"""Which paragraphs of a document say nothing of the matter, by which rule.

A rule looks for a shape, not for a word: "Share this story" is left out, "Share prices fell" stays. What starts with a
quotation mark stays: there somebody speaks.
"""

import re
from functools import cache

from walkaway.evidence.documents import bylines, captions, invitations, links, notices
from walkaway.evidence.documents.left_out_rule import LeftOutRule

__all__ = ["RULES", "rule_for"]

RULES: tuple[LeftOutRule, ...] = (*bylines.RULES, *captions.RULES, *links.RULES, *invitations.RULES, *notices.RULES)
"""Every rule, in the order in which they are asked."""

LONGEST = max(rule.most for rule in RULES)
FIRST_WORD = re.compile(r"[^\w'’]*(\w[\w'’-]*)")
OPENING = ('"', "“", "”", "'", "‘", "’", "«", "„")
STARTS = frozenset(word for rule in RULES for word in rule.starts)
STEP = 40
"""Rules are chosen by so many letters of length at a time."""


@cache
def _rules_for(word: str, steps: int) -> tuple[LeftOutRule, ...]:
    """Return the rules that look at paragraphs of this length with this first word, in their order.

    Few words have any of their own: the others are the empty one.
    """
    return tuple(rule for rule in RULES if rule.most >= steps * STEP and (not rule.starts or word in rule.starts))


def rule_for(words: str) -> LeftOutRule | None:
    """Return the first rule that leaves a paragraph out; None where it stays.

    Examples:
        >>> rule_for("Like this story? Share it with a friend!").why
        'An invitation to share the page or to follow its makers.'
        >>> rule_for("Share prices fell after the talks broke down.")
    """
    length = len(words)
    if length > LONGEST or words.startswith(OPENING):
        return None
    first = FIRST_WORD.match(words)
    word = first[1].casefold() if first else ""
    rules = _rules_for(word if word in STARTS else "", length // STEP)
    small = words.casefold()
    for rule in rules:
        if length > rule.most or (rule.holds and not any(held in small for held in rule.holds)):
            continue
        if rule.test(words):
            return rule
    return None
