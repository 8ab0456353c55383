"""Rules for progress: the sides have come nearer, or moved apart."""

import re
from collections.abc import Iterator

from walkaway.case import Round, Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import NOBODY, Table, cue, draft, found_in
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import parties_named, teller_side

__all__ = ["PROGRESS_RULES"]

NARROWING, WIDENING = "narrowing", "widening"
DISTANCE = Table.of(
    cue(
        "closer nearer",
        r"\b(?:closer|nearer) (?:than|to (?:an?|each other|one another|our|their|agree\w*"
        r"|the (?:deal|agreement|other))|together|on|now)\b",
        NARROWING,
        0.8,
        whom=NOBODY,
    ),
    cue(
        "closer nearer",
        r"\b(?:we|they|sides|parties|both|two|positions|governments|companies|teams|leaders|visions|it's|are|were|we're"
        r"|they're|been|ever) (?:[\w']+ ){0,3}?(?:closer|nearer)\b(?! to the (?!deal|agreement|other))",
        NARROWING,
        0.8,
        whom=NOBODY,
    ),
    cue("line", r"\bmore in line with\b", NARROWING, 0.65, whom=NOBODY),
    cue(
        "narrow narrower",
        r"\bnarrow(?:ed|ing|s)? (?:\w+ ){0,3}?(?:gaps?|differences|distance)\b|\b(?:gaps?"
        r"|differences|distance) (?:\w+ ){0,4}?narrow(?:ed|ing|er)\b",
        NARROWING,
        0.85,
        whom=NOBODY,
    ),
    cue(
        "progress headway advances",
        r"\b(?:made|making|make|seen|been|is|was|achieved|more|some|real|good|great|significant"
        r"|substantial|meaningful|solid|considerable|"
        r"further) (?:\w+ ){0,2}?(?:progress|headway)\b|\b(?:progress|headway|advances) (?:has"
        r"|have|had|was|were|is|are) (?:\w+ )?(?:been )?made\b",
        NARROWING,
        0.7,
        whom=NOBODY,
    ),
    cue(
        "moved shifted budged",
        r"\b(?:something|things|positions|both sides|the two sides) (?:has |have )?(?:moved|shifted|budged)\b"
        r"(?! (?:apart|away|further|back))",
        NARROWING,
        0.5,
        whom=NOBODY,
    ),
    cue("breakthrough", r"\b(?:a|the|major|historic) breakthrough\b", NARROWING, 0.45, whom=NOBODY),
    cue(
        "apart widen",
        r"\b(?:further|farther|wider|moved|drift\w+|drew|drawn|driv\w+) apart\b|\b(?:gaps?"
        r"|differences|distance) (?:\w+ ){0,3}?widen(?:ed|ing)?\b",
        WIDENING,
        0.8,
        whom=NOBODY,
    ),
    cue(
        "gone going went hardened",
        r"\b(?:go(?:ne|ing)|went) [\"']?backwards?\b|\bpositions (?:\w+ ){0,3}?hardened\b",
        WIDENING,
        0.5,
        whom=NOBODY,
    ),
)
"""Words on the distance between the sides."""

_NONE = re.compile(
    r"\b(?:fail\w*|unable|struggl\w+|without|lack of|absence of|little|no|hardly any|hop\w+"
    r"|want\w*|need\w*|aim\w*|try\w*|must|could|would|should"
    r"|if|expect\w*|to make|to see)\b",
    re.IGNORECASE,
)
"""What stands before a word on progress where there is none, or where it is only wished for."""

_SINCE_YEAR = re.compile(
    r"\bthan (?:it was |they were |we were |in |he was |she was )?(?:a|one|last) (?:year|month"
    r"|week)(?: ago)?\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:than|since|from|compared (?:with|to))\b", re.IGNORECASE)


def _progress(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the surest word on distance, where it is told between whom or there are just two who must agree."""
    found = next(found_in(passage, DISTANCE), None)
    if found is None or _NONE.search(passage.text, max(0, found.start - 30), found.start + 8):
        return
    among = _among(passage, context)
    if len(among) >= 2:
        since = _since(passage.text, found.end, context)
        yield draft(passage, found, Statement(id="", kind="progress", among=among, direction=found.means, since=since))


def _among(passage: Passage, context: Context) -> tuple[str, ...]:
    """Return the principals between whom the distance is: those named, or all where there are two."""
    principals = context.case.principals
    if len(principals) == 2:
        return principals
    named = {party for _, _, party in parties_named(passage.text, context)} | {teller_side(passage, context)}
    among = tuple(party for party in principals if party in named)
    return among if len(among) >= 2 else ()


def _since(text: str, end: int, context: Context) -> str:
    """Return the round from which a progress is said to count: one named after "than" or "since", or a year back."""
    place = _SINCE.search(text, max(0, end - 8))
    rounds = context.case.rounds
    if place is None:
        return ""
    tail = text[place.end() :].lower()
    for one in rounds:
        if one.name and one.name.lower() in tail:
            return one.id
    # One day either way of "a year ago" is not asked for: the latest round but the last is meant.
    return _round_before(rounds) if _SINCE_YEAR.search(text) else ""


def _round_before(rounds: tuple[Round, ...]) -> str:
    ordered = sorted(rounds, key=lambda one: one.date)
    return ordered[-2].id if len(ordered) >= 2 else ""


PROGRESS_RULES = (
    Rule(
        id="speaks_of_distance",
        kind="progress",
        meaning="Closer, gaps narrowed, progress made (narrowing); further apart, positions hardened (widening).",
        example="The union and the company are closer than they were in March.",
        counterexample="The union and the company failed to make progress.",
        find=_progress,
        needs=DISTANCE.needs,
        bits=DISTANCE.bits,
    ),
)
"""Every rule for progress."""
