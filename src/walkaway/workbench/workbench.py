"""The use cases that the command line, a notebook and later a web page share: load a case, work out a finding."""

from collections.abc import Mapping
from difflib import get_close_matches
from os import PathLike
from pathlib import Path

from walkaway import analysis
from walkaway.analysis import Brief, Gap, Tried, View, WalkAway, Zone
from walkaway.analysis.influence import Progress
from walkaway.beliefs import DEFAULT_DRAWS, Beliefs, believe, require_possible
from walkaway.case import Case, Level
from walkaway.errors import InputError
from walkaway.formats import read_case
from walkaway.workbench import findings
from walkaway.workbench.packages_in_words import outcome_of

__all__ = ["beliefs_of", "brief", "gap", "load", "try_package", "walk_away", "zone"]


def load(path: str | PathLike[str]) -> Case:
    """Read a case from its folder or file.

    Raises:
        InputError: there is no such file.
        CaseError: the file is not a case; the message names line, column and the mend.

    Examples:
        >>> load("cases/first-case").principals
        ('buyer', 'seller')
    """
    return read_case(Path(path)).case


def beliefs_of(
    case: Case, *, seed: int = 0, draws: int = DEFAULT_DRAWS, without: tuple[str, ...] = (), method: str = ""
) -> Beliefs:
    """Return what a case makes one believe, after checking that every statement can be held.

    Args:
        case: The case.
        seed: Seed of the draws.
        draws: Number of draws.
        without: Ids of statements to leave out.
        method: ``importance`` or ``sequential`` to prescribe the sampler.

    Raises:
        InputError: an unknown statement, or too few draws.
        CaseError: a statement that no preference can hold.
    """
    known = [statement.id for statement in case.statements]
    for statement in without:
        if statement not in known:
            close = get_close_matches(statement, known, n=1)
            raise InputError(f"unknown statement '{statement}'" + (f"; did you mean '{close[0]}'" if close else ""))
    found = believe(case, seed=seed, draws=draws, left_out=frozenset(without), force=method)
    require_possible(found)
    return found


def brief(
    case: Case,
    *,
    seed: int = 0,
    draws: int = DEFAULT_DRAWS,
    without: tuple[str, ...] = (),
    quick: bool = False,
    with_roadmap: bool = False,
    progress: Progress | None = None,
) -> Brief:
    """Return every finding on a case.

    Args:
        case: The case.
        seed: Seed of the draws.
        draws: Number of draws.
        without: Ids of statements to leave out.
        quick: Leave out conventions, assumptions, influence, what to sharpen, and steps.
        with_roadmap: Look at the sequences of steps that the case declares in full, not only at a few of them.
        progress: Told what is being worked out.

    Raises:
        InputError: an unknown statement, too few draws, or steps that do not fit together though they are asked for.
        CaseError: a statement that no preference can hold.

    Examples:
        >>> found = brief(load("cases/first-case"))
        >>> [row.status for row in found.scorecard.issues]
        ['stuck', 'stuck']
    """
    beliefs = beliefs_of(case, seed=seed, draws=draws, without=without)
    return findings.brief(beliefs, quick=quick, with_roadmap=with_roadmap, progress=progress)


def zone(
    case: Case, *, seed: int = 0, draws: int = DEFAULT_DRAWS, without: tuple[str, ...] = (), quick: bool = False
) -> Zone:
    """Return whether a deal was possible.

    Raises:
        InputError: an unknown statement, or too few draws.
        CaseError: a statement that no preference can hold.

    Examples:
        >>> zone(load("cases/first-case")).headline.value
        1.0
    """
    return findings.zone_only(beliefs_of(case, seed=seed, draws=draws, without=without), quick=quick)


def walk_away(
    case: Case, *, seed: int = 0, draws: int = DEFAULT_DRAWS, without: tuple[str, ...] = (), quick: bool = False
) -> tuple[WalkAway, ...]:
    """Return, for every refusal of a definite package by a principal, whether it was right.

    Raises:
        InputError: an unknown statement, or too few draws.
        CaseError: a statement that no preference can hold.

    Examples:
        >>> [(found.party, found.probability_right.value) for found in walk_away(load("cases/first-case"))]
        [('buyer', 1.0), ('seller', 1.0)]
    """
    return findings.walk_away_only(beliefs_of(case, seed=seed, draws=draws, without=without), quick=quick)


def gap(case: Case, *, seed: int = 0, draws: int = DEFAULT_DRAWS, without: tuple[str, ...] = ()) -> Gap:
    """Return how far the sides were from a deal.

    Raises:
        InputError: an unknown statement, or too few draws.
        CaseError: a statement that no preference can hold.

    Examples:
        >>> [round(offer.gain["buyer"].value, 2) for offer in gap(load("cases/first-case")).on_the_table]
        [0.5, -0.1]
    """
    return findings.gap_only(beliefs_of(case, seed=seed, draws=draws, without=without))


def try_package(
    case: Case,
    terms: Mapping[str, Level],
    *,
    seed: int = 0,
    draws: int = DEFAULT_DRAWS,
    without: tuple[str, ...] = (),
) -> Tried:
    """Return how a package would fare; issues that are not named stay as without a deal.

    Raises:
        InputError: an unknown issue or option, or an issue that must be named.

    Examples:
        >>> found = try_package(load("cases/first-case"), {"price": "high", "delivery": "week"})
        >>> {party: round(gain.value, 2) for party, gain in found.gain.items()}
        {'buyer': 0.2, 'seller': 0.4}
    """
    beliefs = beliefs_of(case, seed=seed, draws=draws, without=without)
    return analysis.tried(View.of(beliefs), outcome_of(case, beliefs.space, terms))
