"""What an export makes: files by name, and what the format cannot hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from walkaway.case import Level
from walkaway.errors import InputError
from walkaway.formats.nodes import shortest
from walkaway.space import Domain, Profile

__all__ = ["Written", "cannot", "file_names", "level_text", "lost_discounts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Files of another format, not yet on disk.

    Attributes:
        files: File name and text, the domain first where the format has one.
        losses: What the format cannot hold and so was left out, in sentences; utilities are never among it.
    """

    files: tuple[tuple[str, str], ...]
    losses: tuple[str, ...] = ()


def cannot(format_name: str, profile: str, why: str) -> InputError:
    """Return the error for a profile that a format cannot hold exactly."""
    return InputError(f"{format_name} cannot hold the utility of '{profile}': {why}")


def file_names(names: Iterable[str], ending: str, taken: Iterable[str] = ()) -> list[str]:
    """Return file names made of ids, each different even where capitals do not count.

    Examples:
        >>> file_names(["a/b", "A:B"], ".xml")
        ['a_b.xml', 'A_B-2.xml']
    """
    used = {name.lower() for name in taken}
    made = []
    for name in names:
        stem = re.sub(r"[^\w .()+-]", "_", name).strip(" .")[:80] or "profile"
        candidate, count = stem, 1
        while f"{candidate}{ending}".lower() in used:
            count += 1
            candidate = f"{stem}-{count}"
        used.add(f"{candidate}{ending}".lower())
        made.append(f"{candidate}{ending}")
    return made


def level_text(level: Level) -> str:
    """Return a level as a text, a number in its shortest form."""
    return level if isinstance(level, str) else shortest(level)


def lost_discounts(domain: Domain, format_name: str) -> list[str]:
    """Return a sentence for every profile whose discount factor a format has no place for."""

    def lost(profile: Profile) -> bool:
        return profile.discount != 1

    return [
        f"{format_name} has no discount factor: that of '{profile.id}' ({profile.discount:g}) is left out"
        for profile in filter(lost, domain.profiles)
    ]
