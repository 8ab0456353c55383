"""The words by which a case's issues and options are known, each with how much it says.

An issue is known by the words of its id, its aliases and its name; a word that is found everywhere ("price", "time")
says little, and so does one that two issues share. An option is known by the words that no other option of its issue
has.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase

from walkaway.case import Case, Issue, Option
from walkaway.evidence.statements.amounts import NUMBER_WORDS, Counted, counted_by, digits
from walkaway.evidence.statements.bare_numbers import numbers_of_options
from walkaway.evidence.statements.looking import HEAD, heads_of
from walkaway.evidence.statements.quantities import (
    BAN,
    RESUME,
    STOP,
    doing_words,
    measures_of_option,
    options_of_measure,
    stems_of,
)
from walkaway.evidence.statements.stems import forms_of, stem

__all__ = ["PREFIXES", "IssueWord", "OptionWord", "Vocabulary", "no_deal_levels", "takes_away"]

PREFIXES = ("de", "re", "un", "non")
"""What may stand before a word of an issue: denuclearisation speaks of what is nuclear."""
_EMPTY_WORDS = """
    up out off down over back
    the a an of in on at to for with without from by and or as is it its be not than that this those them they their
    our we other others one asked wanted named called put place us large large-scale big small high low new old own
    scale
"""
_GENERAL_WORDS = """
    site area price time term part payment work level rise increase number amount date share period single plan
    control right rate cost value sum open closed general first second size length start end year month week day
    hour project people party side case deal offer agreement question matter word state country company union
    government use access support service public national local official power order model form type group point
    line base return change future current market unit member worker staff
"""
_ACTION_WORDS = """
    lift dismantle remove withdraw cut cancel scrap end pay give release open close sign settle allow provide
    transfer deliver reduce increase build
"""
_AWAY_WORDS = "lift dismantle remove withdraw cut scrap end cancel release ease relief closure"


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_EMPTY = _stems(_EMPTY_WORDS)
"""Words that name nothing."""
_GENERAL = _stems(_GENERAL_WORDS)
"""Words of so many matters that one alone points to none."""
_ACTIONS = _stems(_ACTION_WORDS)
"""What is done with the thing an issue is about."""
_AWAY = _stems(_AWAY_WORDS)
"""What takes a thing away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueWord:
    """A stem that points to an issue, and how much it says alone, 0 to 1."""

    issue: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionWord:
    """Stems that in a row, or within a few words, point to an option.

    Attributes:
        issue: The issue's id.
        option: The option's id.
        stems: What has to stand there; numbers as digits.
        weight: How much it says without a word of its issue beside it.
    """

    issue: str
    option: str
    stems: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All words of a case's issues and options.

    Attributes:
        issues: Stem and the issues it points to.
        options: The first stem of an option's words and the options.
        counted: Numeric issue and what its numbers count.
        now: Issue and the option that holds without a deal, where it is one.
        away: Issues whose name says that something is taken away ("sanctions lifted").
        measures: Issue and the words of going on and stopping that say something on it.
        heads: Heads of words (`looking.heads_of`) one of which a text must hold that speaks of any of it.
        numbers: Numbers with which names of options open, with their issues and options.
    """

    issues: Mapping[str, tuple[IssueWord, ...]]
    options: Mapping[str, tuple[OptionWord, ...]]
    counted: Mapping[str, Counted]
    now: Mapping[str, str] = field(default_factory=dict)
    away: frozenset[str] = frozenset()
    measures: Mapping[str, frozenset[str]] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    numbers: Mapping[float, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case) -> "Vocabulary":
        """Return the words of a case."""
        strangers = _party_stems(case)
        issues: dict[str, list[IssueWord]] = defaultdict(list)
        for issue in case.issues:
            for word, weight in _issue_words(issue, strangers).items():
                issues[word].append(IssueWord(issue=issue.id, weight=weight))
        options: dict[str, list[OptionWord]] = defaultdict(list)
        for issue in case.issues:
            own = {word for word, found in issues.items() if any(entry.issue == issue.id for entry in found)}
            for entry in _option_words(issue, own, strangers):
                options[entry.stems[0]].append(entry)
        stems = {*issues, *(word for found in options.values() for entry in found for word in entry.stems)}
        numbers = numbers_of_options(case)
        numeric = bool(numbers) or any(issue.is_numeric for issue in case.issues)
        return cls(
            heads=frozenset(_heads(stems, numeric=numeric)),
            issues={word: _shared(found) for word, found in issues.items()},
            options={word: tuple(found) for word, found in options.items()},
            counted={issue.id: counted_by(issue.range.unit) for issue in case.issues if issue.range is not None},
            now=no_deal_levels(case),
            away=frozenset(issue.id for issue in case.issues if takes_away(issue)),
            measures={issue.id: frozenset(_doings(issue)) for issue in case.issues},
            numbers=numbers,
        )


def _heads(stems: Iterable[str], *, numeric: bool) -> Iterable[str]:
    """Yield the heads of every word that `hits_of` could take for one of the stems, and of numbers where they count."""
    forms = {form for word in stems for form in forms_of(word)}
    for form in forms | {prefix + form for form in forms for prefix in PREFIXES}:
        yield from heads_of(form)
        if len(form) < HEAD:
            yield from (form + letter for letter in ascii_lowercase)
        if len(form) == HEAD and form.endswith("i"):
            yield form[:-1] + "y"
    if numeric:
        yield from (word[:HEAD] for word in NUMBER_WORDS)


def _shared(found: list[IssueWord]) -> tuple[IssueWord, ...]:
    """Return the issues a stem points to; one that two issues share says less of each."""
    factor = 1 if len(found) == 1 else 0.6
    return tuple(IssueWord(issue=entry.issue, weight=entry.weight * factor) for entry in found)


def no_deal_levels(case: Case) -> dict[str, str]:
    """Return the option of every issue that holds without a deal, where that is one and certain."""
    branches = case.no_deal.branches
    if len(branches) != 1:
        return {}
    return {issue: level for issue, level in branches[0].outcome if isinstance(level, str)}


def takes_away(issue: Issue) -> bool:
    """Return whether an issue's name says that something is lifted, dismantled or withdrawn.

    Examples:
        >>> takes_away(Issue(id="sanctions", name="Sanctions lifted")), takes_away(Issue(id="rent", name="Rent"))
        (True, False)
    """
    return any(word in _AWAY for word in (*stems_of(issue.id), *stems_of(issue.name)))


def _doings(issue: Issue) -> Iterable[str]:
    return (measure for measure in (STOP, BAN, RESUME) if options_of_measure(issue, measure))


def _party_stems(case: Case) -> frozenset[str]:
    """Return the words of the parties' names: a matter is not known by them."""
    names = [name for party in case.parties for name in (party.name, *party.aliases)]
    return frozenset(word for name in names for word in stems_of(name))


def _issue_words(issue: Issue, strangers: frozenset[str]) -> dict[str, float]:
    """Return the stems of an issue with how much each says alone."""
    found: dict[str, float] = {}
    for words, base in (*((alias, 1.0) for alias in issue.aliases), (issue.id, 1.0), (issue.name, 0.8)):
        stems = [word for word in stems_of(words) if word not in _EMPTY and len(word) > 1 and word not in strangers]
        proper = {stem(word) for word in words.split()[1:] if word[:1].isupper()} if words == issue.name else set()
        things = [word for word in stems if word not in proper and word not in _ACTIONS and word not in _GENERAL]
        for word in stems:
            weight = base if len(things) == 1 else base * 0.6
            if word in _ACTIONS:
                # An issue may be named for what is done: withdrawal, release.
                weight = 0.3 if things else 0.7
            elif word in _GENERAL:
                weight = 0.25 if things else 0.45
            elif word in proper:
                # A place in the name of an issue is a place in every other sentence as well.
                weight = 0.3
            found[word] = max(found.get(word, 0.0), weight)
    return found


def _option_words(issue: Issue, own: set[str], strangers: frozenset[str]) -> Iterable[OptionWord]:
    """Yield what the options of an issue are known by, beyond words of extent."""
    # What only the issue's name says may still tell its options apart: a public apology, a private letter.
    core = own & _stems_of_all(issue.id, *issue.aliases)
    named = {
        option.id: _option_stems(option, (own - (set(stems_of(option.id)) - core)) | strangers)
        for option in issue.options
    }
    for option in issue.options:
        others = {
            word
            for other in issue.options
            if other.id != option.id and not _qualifies(other, option, named)
            for row in named[other.id]
            for word in row
        }
        seen: set[tuple[str, ...]] = set()
        for row in named[option.id]:
            telling = tuple(word for word in row if word not in others)
            stems = row if any(word.isdigit() for word in row) else telling
            if not telling or stems in seen:
                continue
            seen.add(stems)
            general = all(word in _GENERAL or word in _ACTIONS or len(word) < 4 for word in stems)
            yield OptionWord(issue=issue.id, option=option.id, stems=stems, weight=0.3 if general else 0.6)
        for word in doing_words(f"{option.id} {option.name}"):
            yield OptionWord(issue=issue.id, option=option.id, stems=(word,), weight=0.4)


def _qualifies(other: Option, option: Option, named: Mapping[str, list[tuple[str, ...]]]) -> bool:
    """Return whether one option is another with a word of extent: "Yongbyon and others" leaves Yongbyon its name."""
    plain = not measures_of_option(option.id, option.name)
    whole = any(row in named[option.id] for row in named[other.id] if len(row) == 1)
    return plain and whole and bool(measures_of_option(other.id, other.name))


def _stems_of_all(*texts: str) -> set[str]:
    return {word for words in texts for word in stems_of(words)}


def _option_stems(option: Option, passed_over: set[str] | frozenset[str]) -> list[tuple[str, ...]]:
    rows = []
    for words in (option.id, option.name, *option.aliases):
        row = tuple(
            word for word in _with_digits(words) if word not in _EMPTY and word not in passed_over and len(word) > 0
        )
        # A long description is known by its first words: the rest qualifies.
        if row:
            rows.append(row[:3])
    return rows


def _with_digits(words: str) -> list[str]:
    """Return the stems of a name, numbers written as digits."""
    plain = words.lower().replace("_", " ").replace("-", " ").split()
    return stems_of(" ".join(digits(word) or word for word in plain))
