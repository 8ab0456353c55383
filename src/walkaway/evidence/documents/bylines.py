"""Rules for who wrote a report and when."""

import re

from walkaway.evidence.documents.agencies import AGENCY, ROLE
from walkaway.evidence.documents.dates import first_date, is_date_line, is_weekday_or_month
from walkaway.evidence.documents.left_out_rule import LeftOutRule, whole

__all__ = ["RULES", "is_name"]

_BY = re.compile(r"(?:[>»•|–—-]{1,2} ?)?(?:(?:written|reported|story|words|text|edited|compiled|posted|analysis|report) )?by:?\s+(?P<who>.+)", re.IGNORECASE)
_SPLIT = re.compile(r"[\s,|/·•–—&]+")
_PARTICLES = frozenset("and in for of the with de da di del della der den van von al el bin ibn la le du dos af".split())
_ROLE = re.compile(rf"{ROLE}|(?:political|economics?|business|diplomatic|foreign|senior|chief|special|our|own|a|an|former|associated|press|agency)", re.IGNORECASE)
_NAME = re.compile(r"[A-Z@][\w.'’@-]*\.?")
_PERSON = re.compile(r"[A-Z][\w'’-]*\.?(?: (?:[A-Z][\w'’-]*\.?|de|da|van|von|der|al|bin|la)){1,4}")
_MOST_WORDS = 24


def is_name(words: str) -> bool:
    """Return whether a line reads as the name of a person and nothing else.

    Examples:
        >>> is_name("Jane B. van Doe"), is_name("South Korea warns"), is_name("Progress")
        (True, False, False)
    """
    return len(words) <= 60 and _PERSON.fullmatch(words) is not None


def _is_byline(words: str) -> bool:
    """Return whether a line says who wrote the report: "by" and nothing but names, roles, places and dates."""
    found = _BY.fullmatch(words)
    if found is None:
        return False
    who = found["who"]
    if re.match(AGENCY, who) and (len(who) < 40 or first_date(who)):
        return True
    parts = [part for part in _SPLIT.split(who) if part]
    if not parts or len(parts) > _MOST_WORDS or is_weekday_or_month(parts[0]) or parts[0][0].isdigit():
        return False
    if len(parts[-1]) > 3 and parts[-1].endswith((".", "!", "?", ":")):
        return False
    dated = bool(first_date(who))
    named = 0
    for part in parts:
        if _NAME.fullmatch(part):
            named += 1
        elif not (part.casefold() in _PARTICLES or _ROLE.fullmatch(part) or part == "-" or (dated and not part.isalpha())):
            return False
    return named > 0


RULES = (
    LeftOutRule(
        id="date_line",
        why="Says when it was published.",
        starts=frozenset(),
        test=is_date_line,
        most=160,
        example="28 Feb, 2019 13:48 / Updated 6 years ago",
        counterexample="On 28 February 2019 the talks broke down.",
    ),
    LeftOutRule(
        id="byline",
        why="Says who wrote it.",
        starts=frozenset("by written reported story words text edited compiled posted analysis report".split()),
        test=_is_byline,
        most=200,
        example="By Jane Doe and John Smith, Associated Press",
        counterexample="By Thursday evening both sides had left.",
    ),
    LeftOutRule(
        id="byline_role",
        why="Says who wrote it.",
        starts=frozenset(),
        test=whole(
            rf"(?i:(?:(?:our|from our|a|the) )?(?:\w+ ){{0,2}}(?:staff writers?|staff reporters?|special correspondent|correspondents?|political editor|"
            rf"business editor|news service|web desk|news desk|newsdesk|reuters staff|bureau report|agency report|agencies|"
            rf"associated press writers?))|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}, (?:{AGENCY}|(?:\w+ ){{0,3}}{ROLE})",
            ignore_case=False,
        ),
        most=90,
        example="Reuters Staff",
        counterexample="The staff writers left.",
    ),
)
