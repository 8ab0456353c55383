"""Who takes part, and who speaks."""

from dataclasses import dataclass

__all__ = ["ROLES", "Party", "Person"]

ROLES = ("principal", "mediator", "stakeholder", "ratifier")
"""What a party is to a deal: it must agree, it helps, it is affected without a veto, or it must approve afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody with interests in the outcome.

    Attributes:
        id: Short name used everywhere else in the case.
        name: Name for readers.
        role: One of `ROLES`.
        aliases: Other names under which reports speak of the party.
        article: What stands before the name inside a sentence (``the`` for the United States); empty for most.
    """

    id: str
    name: str
    role: str = "principal"
    aliases: tuple[str, ...] = ()
    article: str = ""

    @property
    def is_principal(self) -> bool:
        """Whether no deal exists without this party's agreement."""
        return self.role == "principal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A speaker: of a party, or an observer.

    Attributes:
        id: Short name used by ``said_by``.
        name: Name for readers.
        party: The party the person speaks for, if any.
        observer: Whether the person judges from outside.
        affiliation: Where an observer works.
        aliases: Other names under which reports quote the person.
    """

    id: str
    name: str
    party: str | None = None
    observer: bool = False
    affiliation: str = ""
    aliases: tuple[str, ...] = ()
