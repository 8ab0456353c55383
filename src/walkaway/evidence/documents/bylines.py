"""Rules for who wrote a report and when."""

import re

from walkaway.evidence.documents.agencies import AGENCY, ROLE
from walkaway.evidence.documents.dates import MONTHS, first_date, is_date_line, is_weekday_or_month
from walkaway.evidence.documents.left_out_rule import LeftOutRule, whole, words_of

__all__ = ["RULES", "is_blurb", "is_name"]

_BY = re.compile(
    r"(?:[>»•|–—-]{1,2} ?)?(?:(?:written|reported|story|words|text|edited|compiled|posted|analysis|report) )?"
    r"by:?\s+(?P<who>.+)",
    re.IGNORECASE,
)
_AGENCY = re.compile(AGENCY)
MONTH_NAMES = "|".join(name.title() for name in MONTHS)
_SPLIT = re.compile(r"[\s,|/·•–—&]+")
_PARTICLES = words_of("and in for of the with de da di del della der den van von al el bin ibn la le du dos af -")
_ROLE = re.compile(
    rf"{ROLE}|political|economics?|business|diplomatic|foreign|senior|chief|special|our|own|a|an|former|associated"
    r"|press|agency",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z@][\w.'’@-]*\.?")
_PERSON = re.compile(
    r"[A-Z][\w'’-]*\.?(?: (?:[A-Z][\w'’-]*\.?|de|da|van|von|der|al|bin|la)){1,4}(?: in [A-Z][\w'’-]*(?: [A-Z]\w*)?)?"
)
_MOST_WORDS = 24
_MOST_LETTERS_OF_AGENCY_LINE = 40


def is_name(words: str) -> bool:
    """Return whether a line reads as the name of a person and nothing else.

    Examples:
        >>> is_name("Jane B. van Doe"), is_name("Jane Doe in Rome"), is_name("South Korea warns"), is_name("Progress")
        (True, True, False, False)
    """
    return len(words) <= 60 and _PERSON.fullmatch(words) is not None


def _is_byline(words: str) -> bool:
    """Return whether a line says who wrote the report: "by" and nothing but names, roles, places and dates."""
    found = _BY.fullmatch(words)
    if found is None:
        return False
    who = found["who"]
    dated = bool(first_date(who))
    if _AGENCY.match(who) and (len(who) < _MOST_LETTERS_OF_AGENCY_LINE or dated):
        return True
    parts = [part for part in _SPLIT.split(who) if part]
    if not parts or len(parts) > _MOST_WORDS or is_weekday_or_month(parts[0]) or parts[0][0].isdigit():
        return False
    # A full stop after a whole word ends a sentence; one after an initial does not.
    if len(parts[-1]) > 3 and parts[-1].endswith((".", "!", "?", ":")):
        return False
    return any(_NAME.fullmatch(part) for part in parts) and all(_may_stand(part, dated=dated) for part in parts)


def _may_stand(part: str, *, dated: bool) -> bool:
    """Return whether a word may stand in a byline."""
    if _NAME.fullmatch(part) or part.casefold() in _PARTICLES or _ROLE.fullmatch(part):
        return True
    return dated and not part.isalpha()


_BLURB = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3} (?:covers|writes (?:about|on|for)|reports (?:on|for)|is (?:a|an|the|our)"
    r" (?:[\w-]+ ){0,4}(?:reporter|correspondent|editor|columnist|writer|contributor)\b(?: (?:for|at|with|of|in)\b.*)?)"
)
_LONGEST_BLURB = 200


def is_blurb(words: str) -> bool:
    """Return whether a paragraph tells what its writer does, as the last line of a report may.

    Examples:
        >>> is_blurb("Jane Doe covers ports for the Times."), is_blurb("Jane Doe leads the union.")
        (True, False)
    """
    return len(words) <= _LONGEST_BLURB and _BLURB.match(words) is not None


RULES = (
    LeftOutRule(
        id="date_line",
        why="Says when it was published.",
        test=is_date_line,
        most=160,
        example="28 Feb, 2019 13:48 / Updated 6 years ago",
        counterexample="On 28 February 2019 the talks broke down.",
    ),
    LeftOutRule(
        id="date_label",
        why="Says when it was published.",
        starts=words_of("published updated posted last first"),
        test=whole(r"(?:(?:first )?published|(?:last )?(?:updated|modified)|posted)(?: on)?\W*"),
        most=40,
        example="Last updated",
        counterexample="Last updated offers are rarely the best.",
    ),
    LeftOutRule(
        id="place_line",
        why="Says where and when it was written.",
        test=whole(rf"[A-Z][A-Z .'’-]{{2,30}}, (?:{MONTH_NAMES})\.? [0-9]{{1,2}}\W*", ignore_case=False),
        most=60,
        example="| NEW YORK, July 29",
        counterexample="NEW YORK, July 29 The two firms have ended their dispute",
    ),
    LeftOutRule(
        id="contact",
        why="Says how to reach those who wrote it.",
        starts=words_of("contact email e-mail write reach tips for media press"),
        test=whole(
            r"for (?:further|more) information,? (?:please )?(?:contact|call|visit|write)\b.*",
            r"(?:media|press) (?:contacts?|enquiries|inquiries|office)\s?:.*",
            r"(?:contact(?: the (?:reporter|author|writer))?|e-?mail(?: the \w+)?|(?:write to|reach) [\w ]{2,30})"
            r"(?:\s?:| at| on)\s?\S*(?:@|\[email)\s?\S.{0,80}",
            r"contact (?:us|the (?:reporter|author|writer|newsroom))\b[^.]{0,60}",
        ),
        most=140,
        example="Contact: news@example.org",
        counterexample="Contact with the union broke off on Monday.",
    ),
    LeftOutRule(
        id="byline",
        why="Says who wrote it.",
        starts=words_of("by written reported story words text edited compiled posted analysis report"),
        test=_is_byline,
        most=200,
        example="By Jane Doe and John Smith, Associated Press",
        counterexample="By Thursday evening both sides had left.",
    ),
    LeftOutRule(
        id="byline_label",
        why="Says who wrote it.",
        starts=words_of("text words story report reporting translation translated"),
        test=whole(r"(?:text|words|story|report|reporting|translation)\s?:\s?(?-i:[A-Z])[\w. ,’'&-]{2,90}"),
        most=110,
        example="Text: J. Doe. English version by the editors.",
        counterexample="Text of the agreement: the port pays.",
    ),
    LeftOutRule(
        id="byline_role",
        why="Says who wrote it.",
        test=whole(
            r"(?i:(?:(?:our|from our|a|the) )?(?:\w+ ){0,2}(?:staff writers?|staff reporters?|special correspondent"
            r"|correspondents?|political editor|business editor|news service|web desk|news desk|newsdesk|reuters staff"
            r"|bureau report|agency report|agencies|associated press writers?))",
            rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}, (?:{AGENCY}|(?:\w+ ){{0,3}}(?i:{ROLE}))",
            r"(?:[A-Z]\w+ )?(?:\w+ )?(?:reporter|correspondent|editor|writer), (?:[A-Z]\w*)(?: [A-Z]\w+){0,3}",
            ignore_case=False,
        ),
        most=90,
        example="Reuters Staff",
        counterexample="The staff writers left.",
    ),
)
