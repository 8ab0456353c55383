"""A negotiation domain as the tools of the field hold one: issues, and for each party a utility as written.

The neutral record between the file formats, the exact solver and the case: what a file says is kept, weights that do
not sum to one and utilities that are cut at 1 included.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from walkaway.case import (
    Bonus,
    BonusGroup,
    Case,
    Citation,
    DiscountFactor,
    ExactPreferences,
    Issue,
    Level,
    NoDeal,
    Party,
    Source,
    Statement,
)
from walkaway.errors import Fault, InputError
from walkaway.space.exact_utility import exact_utility
from walkaway.space.outcomes import OutcomeSpace
from walkaway.space.utility import Utility

__all__ = ["Domain", "Profile", "as_case", "case_id"]

GIVEN = "as_given"
"""Id of the statement behind everything that a file gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one party gets from the outcomes of a domain.

    Attributes:
        preferences: The utility as written, in the form ``utility``; its party is the profile's id.
        reservation: The reservation value as written; None where none is given.
        reservation_bid: The outcome, perhaps a partial one, that is given in place of a reservation value.
        discount: What is left of a utility at the end of the session; 1 where time costs nothing.
        file: The file it was read from, if any.
        view: Where agents are shown less than the profile (so many ranked bids), what they are shown; else empty.
    """

    preferences: ExactPreferences
    reservation: float | None = None
    reservation_bid: tuple[tuple[str, Level], ...] = ()
    discount: float = 1.0
    file: str = ""
    view: str = ""

    @property
    def id(self) -> str:
        """The profile's id."""
        return self.preferences.party


@dataclass(frozen=True, kw_only=True)
class Domain:
    """Issues and profiles.

    Attributes:
        name: The domain's name.
        issues: The issues, in the order of the file.
        profiles: The profiles, in the order asked for, else that of their files.
        format: The format it was read in, in words; empty for one that was not read.
        files: The files it was read from, as the user named them.
        warnings: What was mended on the way in, or is worth a look, with file and line.

    Examples:
        >>> from walkaway.case import Option
        >>> options = (Option(id="red", name="Red"), Option(id="blue", name="Blue"))
        >>> colour = Issue(id="colour", name="Colour", options=options)
        >>> likes = ExactPreferences(party="me", form="utility", table=(("colour", (("red", 1.0),)),))
        >>> domain = Domain(name="paint", issues=(colour,), profiles=(Profile(preferences=likes),))
        >>> domain.size, domain.value("me", {"colour": "red"})
        (2, 1.0)
    """

    name: str
    issues: tuple[Issue, ...]
    profiles: tuple[Profile, ...]
    format: str = ""
    files: tuple[str, ...] = ()
    warnings: tuple[Fault, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the profiles."""
        return tuple(profile.id for profile in self.profiles)

    @property
    def size(self) -> int:
        """Number of outcomes; a range of real numbers counts with the values that are looked at."""
        return self.space.size

    def issue(self, issue_id: str) -> Issue | None:
        """Return the issue of this id, or None."""
        return next((issue for issue in self.issues if issue.id == issue_id), None)

    def profile(self, profile_id: str) -> Profile:
        """Return the profile of this id.

        Raises:
            InputError: there is none.
        """
        for profile in self.profiles:
            if profile.id == profile_id:
                return profile
        raise InputError(f"the domain has no profile '{profile_id}'; it has {', '.join(self.ids)}")

    @cached_property
    def space(self) -> OutcomeSpace:
        """Its outcome space, issues sorted by id."""
        return OutcomeSpace.of(_bare_case(self))

    def utility(self, profile_id: str) -> Utility:
        """Return a profile's utility over `space`, one draw.

        Raises:
            InputError: there is no such profile.
        """
        return exact_utility(self.profile(profile_id).preferences, self.space)

    def reservation(self, profile_id: str) -> float:
        """Return a profile's reservation value: as written, or the utility of its reservation bid, or 0.

        Raises:
            InputError: there is no such profile.
        """
        profile = self.profile(profile_id)
        if profile.reservation is not None:
            return profile.reservation
        return self.value(profile_id, dict(profile.reservation_bid)) if profile.reservation_bid else 0.0

    def value(self, profile_id: str, bid: Mapping[str, Level]) -> float:
        """Return the utility of one bid; an issue that it leaves out adds nothing.

        Raises:
            InputError: there is no such profile, issue or level.
        """
        space = self.space
        known = {issue.id for issue in self.issues}
        row = np.zeros((1, len(space.issues)), dtype=np.int64)
        for issue, level in bid.items():
            if issue not in known:
                raise InputError(f"a bid names the unknown issue '{issue}'")
            try:
                row[0, space.position(issue)] = space.level_position(issue, level)
            except KeyError:
                raise InputError(f"a bid names '{level}', which is no value of the issue '{issue}'") from None
        preferences = _only(self.profile(profile_id).preferences, known - set(bid))
        return float(exact_utility(preferences, space).values(row)[0, 0])

    def only(self, profile_ids: tuple[str, ...]) -> "Domain":
        """Return the domain with some of its profiles, in the order given.

        Raises:
            InputError: there is no such profile.
        """
        return replace(self, profiles=tuple(self.profile(profile_id) for profile_id in profile_ids))


def _only(preferences: ExactPreferences, missing: set[str]) -> ExactPreferences:
    """Return the part of some preferences that hangs on none of the missing issues."""
    if not missing:
        return preferences
    bonuses = (_reduced(bonus, missing) for bonus in preferences.bonuses)
    return replace(
        preferences,
        table=tuple((issue, row) for issue, row in preferences.table if issue not in missing),
        bonuses=tuple(bonus for bonus in bonuses if bonus is not None),
    )


def _reduced(bonus: Bonus | BonusGroup, missing: set[str]) -> Bonus | BonusGroup | None:
    if isinstance(bonus, Bonus):
        named = set(bonus.where.issues) if bonus.where is not None else set()
        return replace(bonus, adds=0.0, where=None) if named & missing else bonus
    parts = (_reduced(part, missing) for part in bonus.parts)
    return replace(bonus, parts=tuple(part for part in parts if part is not None))


def _bare_case(domain: Domain) -> Case:
    exact = tuple(profile.preferences for profile in domain.profiles)
    return Case(id=case_id(domain.name), issues=domain.issues, exact=exact)


def case_id(name: str) -> str:
    """Return an id that a case may have, made of a name.

    Examples:
        >>> case_id("AMPO vs City"), case_id("…")
        ('ampo-vs-city', 'domain')
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].strip("-") or "domain"


def as_case(domain: Domain) -> Case:
    """Return a domain as a case: every profile a party that must agree, its utility as written.

    A discount factor is of a session in a domain and of a round in a case: a session becomes one round.
    """
    source = Source(id="files", title=", ".join(domain.files) or domain.name, publisher=domain.format)
    mended = [str(replace(warning, file="", line=0)) for warning in domain.warnings]
    given = Statement(
        id=GIVEN,
        kind="report",
        parties=domain.ids,
        cite=(Citation(source=source.id),),
        text=" ".join(
            ["Utilities, reservation values and discount factors are as the files give them.", *_ended(mended)]
        ),
    )
    because = (GIVEN,)
    return replace(
        _bare_case(domain),
        title=domain.name,
        parties=tuple(Party(id=profile.id, name=profile.id) for profile in domain.profiles),
        sources=(source,),
        no_deal=NoDeal(
            values=tuple((party, (value, value)) for party in domain.ids for value in (domain.reservation(party),)),
            because=because,
        ),
        discount_factors=tuple(
            DiscountFactor(party=profile.id, interval=(profile.discount, profile.discount), because=because)
            for profile in domain.profiles
        ),
        exact=tuple(replace(profile.preferences, because=because, assumed=False) for profile in domain.profiles),
        statements=(given,),
    )


def _ended(sentences: list[str]) -> list[str]:
    """Return sentences that begin and end as sentences do."""
    return [sentence[:1].upper() + sentence[1:].rstrip(".") + "." for sentence in sentences]
