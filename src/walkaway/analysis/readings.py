"""Which account of what was said is the likelier?"""

from dataclasses import dataclass, field

from walkaway.analysis.estimates import tidy
from walkaway.analysis.view import View
from walkaway.beliefs import World
from walkaway.results import ERROR, SHARE, Shown

__all__ = ["ReadingShare", "readings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingShare(Shown):
    """One account's weight before and after the statements."""

    group: str
    id: str
    prior: float = field(metadata=SHARE)
    posterior: float = field(metadata=SHARE)
    standard_error: float = field(metadata=ERROR)


def readings(view: View) -> tuple[ReadingShare, ...]:
    """Return the weight of every reading of every group."""
    posterior, prior = view.posterior(), view.prior().posterior()
    found = []
    for group in view.case.readings:
        for reading in group.readings:

            def chosen(world: World, group_id: str = group.id, reading_id: str = reading.id) -> bool:
                return world.reading(group_id) == reading_id

            share = posterior.share(chosen)
            found.append(
                ReadingShare(
                    group=group.id,
                    id=reading.id,
                    prior=tidy(prior.share(chosen).value),
                    posterior=tidy(share.value),
                    standard_error=tidy(share.standard_error),
                )
            )
    return tuple(found)
