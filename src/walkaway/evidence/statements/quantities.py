"""Words for how much, and words for going on or stopping: which options of an issue they can mean.

What a case calls its options is looked at with the same tables, so "in their entirety" finds an option named all, and a
"freeze" one named moratorium.
"""

import re
from collections.abc import Iterable

from walkaway.case import Issue
from walkaway.evidence.statements.stems import stem

__all__ = [
    "ALL",
    "BAN",
    "KEEP",
    "LARGE",
    "MEASURES",
    "MORE",
    "NONE",
    "PART",
    "RESUME",
    "SEVERAL",
    "STOP",
    "doing_words",
    "measure_of",
    "measures_of_option",
    "options_of_measure",
    "stems_of",
]

ALL, NONE, PART, LARGE, MORE, SEVERAL = "all", "none", "part", "large", "more", "several"
STOP, BAN, RESUME, KEEP = "stop", "ban", "resume", "keep"

_WORDS = {
    ALL: "all every entire entirely entirety complete completely full fully whole wholly total totally altogether "
    "unconditional abolish abolition",
    NONE: "none no nothing zero nil",
    PART: "part partial partially partly portion portions some certain limited half partway",
    LARGE: "most majority bulk mostly",
    MORE: "more further additional extra others wider broader deeper",
    SEVERAL: "several multiple various",
    STOP: "moratorium freeze freezing froze frozen suspend suspended suspending suspends suspension pause paused "
    "pausing halt halted halting stop stopped stopping cease ceased refrain refraining shun shunning shunned forgo "
    "forgoing cancel cancelled cancelling canceled",
    BAN: "ban banned banning prohibit prohibited prohibition outlaw outlawed",
    RESUME: "resume resumed resuming resumption restart restarted restarting reopen reopened reinstate",
    KEEP: "keep keeping keeps kept maintain maintaining maintained maintains retain retained stay stays remain remains "
    "continue continues continued continuing preserve",
}
_MEASURES = {word: measure for measure, words in _WORDS.items() for word in words.split()}
MEASURES = frozenset(_MEASURES)
"""Words that say of extent or of going on."""
_LARGE_PART = re.compile(
    r"\b(?:large|big|major|substantial|significant|good|great|larger|bigger)\s+(?:part|portion|share|chunk|number)s?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+|\d+")
_NUMBERED = re.compile(r"\W*\d")


def measure_of(word: str) -> str:
    """Return what a word of small letters says of extent or of going on; empty where it says nothing.

    Examples:
        >>> measure_of("entirety"), measure_of("freeze"), measure_of("table")
        ('all', 'stop', '')
    """
    return _MEASURES.get(word, "")


def _measures(words: str) -> set[str]:
    found = {_MEASURES[word] for word in _WORD.findall(words.lower()) if word in _MEASURES}
    if _LARGE_PART.search(words):
        found = (found - {PART}) | {LARGE}
    return found


def measures_of_option(option_id: str, name: str) -> frozenset[str]:
    """Return what an option's id says of extent or of going on, and where the id says nothing, its name.

    Examples:
        >>> sorted(measures_of_option("large_part", "A large part of the sites"))
        ['large']
        >>> sorted(measures_of_option("frozen", "Frozen, more or less"))
        ['stop']
    """
    return frozenset(_measures(option_id.replace("_", " ")) or _measures(name))


def options_of_measure(issue: Issue, measure: str, *, now: str = "") -> tuple[str, ...]:
    """Return the options of an issue that a measure can mean, in their order; empty where none fits.

    Args:
        issue: An issue with named options.
        measure: What `measure_of` gave.
        now: The option that holds without a deal, where one is known.

    Examples:
        >>> from walkaway.case import Option
        >>> names = ("none", "some_of_it", "most", "everything")
        >>> aid = Issue(id="aid", name="Aid", options=tuple(Option(id=name, name=name) for name in names))
        >>> options_of_measure(aid, "all"), options_of_measure(aid, "none"), options_of_measure(aid, "part")
        (('everything',), ('none',), ('some_of_it',))
    """
    has = {option.id: measures_of_option(option.id, option.name) for option in issue.options if option.agreeable}
    found = _named(has, measure)
    if found:
        return found
    if measure == NONE:
        return _named(has, STOP)[:1]
    if measure == SEVERAL:
        return _named(has, MORE) or _named(has, PART)
    if measure in (PART, LARGE):
        # Part of a price is no lower price.
        inner = () if any(_NUMBERED.match(option.name) for option in issue.options) else tuple(has)[1:-1]
        return (_named(has, LARGE if measure == PART else PART) or inner) if issue.ordered else ()
    if measure == ALL and issue.ordered and len(has) > 2:
        return _far_end(tuple(has), _named(has, NONE), now)
    if measure == RESUME:
        return tuple(o.id for o in issue.options if RESUME in measures_of_option(o.id, o.name))
    if measure == KEEP and now:
        return (now,)
    return ()


def _named(has: dict[str, frozenset[str]], measure: str) -> tuple[str, ...]:
    return tuple(option for option, measures in has.items() if measure in measures)


def _far_end(scale: tuple[str, ...], nothing: Iterable[str], now: str) -> tuple[str, ...]:
    """Return the end of a scale that lies away from "none", or from what holds without a deal."""
    for start in (*nothing, now):
        if start == scale[0]:
            return scale[-1:]
        if start == scale[-1]:
            return scale[:1]
    return ()


def stems_of(words: str) -> list[str]:
    """Return the stems of the words of a name or id that say no extent, in order.

    Examples:
        >>> stems_of("All sanctions lifted")
        ['sanct', 'lift']
    """
    return [stem(word) for word in _WORD.findall(words.lower().replace("_", " ")) if word not in _MEASURES]


def doing_words(words: str) -> list[str]:
    """Return the stems of the words of a name that say that something is stopped, banned or taken up again.

    Examples:
        >>> doing_words("moratorium, on their word")
        ['moratorium']
    """
    said = _WORD.findall(words.lower().replace("_", " "))
    return list(dict.fromkeys(stem(word) for word in said if measure_of(word) in (STOP, BAN, RESUME)))
