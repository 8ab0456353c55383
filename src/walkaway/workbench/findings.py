"""Every finding on a case, worked out together from one set of draws."""

from collections.abc import Callable
from dataclasses import replace

from walkaway.analysis import (
    Brief,
    Core,
    Event,
    Gap,
    View,
    WalkAway,
    Zone,
    assumed_effects,
    deal_exists,
    declared,
    gap,
    headlines_and_influence,
    leaving_right,
    leverage,
    packages,
    readings,
    refusals,
    scorecard,
    sharpen,
    speaks,
    timeline,
    trades,
    walk_away,
    walk_away_cores,
    weights,
    zone,
    zone_cores,
)
from walkaway.analysis.deals import deal_parties
from walkaway.analysis.influence import Progress
from walkaway.analysis.walk_away import Refusal
from walkaway.bargaining import value_of_continuing
from walkaway.beliefs import Beliefs
from walkaway.errors import InputError, LimitError
from walkaway.results import Finding, Several
from walkaway.workbench.labels import labels_of

__all__ = ["brief", "gap_only", "walk_away_only", "zone_only"]


def brief(
    beliefs: Beliefs,
    *,
    quick: bool = False,
    with_roadmap: bool = False,
    progress: Progress | None = None,
    meanwhile: Callable[[Brief], None] | None = None,
) -> Brief:
    """Return every finding on a case.

    Where the case declares steps, a first look at the sequences of them is among the findings, unless it is to be
    quick, or they are such that a first look is refused.

    Args:
        beliefs: What the case makes one believe.
        quick: Leave out conventions, assumptions, influence, and the first look at sequences of steps.
        with_roadmap: Look at sequences of steps in full; this costs more than all the rest.
        progress: Told what is being worked out.
        meanwhile: Given all findings but that on steps as soon as they are there, so that figures are drawn meanwhile.

    Raises:
        InputError: the steps do not fit together, and a look at them in full was asked for.
        LimitError: they are too many for it.
    """
    view = View.of(beliefs)
    found = _all_but_steps(view, quick=quick, progress=progress)
    if meanwhile is not None:
        meanwhile(found)
    if not beliefs.case.steps or (quick and not with_roadmap):
        return found
    return replace(found, roadmap=_roadmap(view, in_full=with_roadmap, quick=quick, progress=progress))


def _all_but_steps(view: View, *, quick: bool, progress: Progress | None) -> Brief:
    beliefs, refused = view.beliefs, refusals(view.beliefs)
    headlines, influence = headlines_and_influence(view, _cores(view, refused), quick=quick, progress=progress)
    return Brief(
        case=beliefs.original.id,
        labels=labels_of(beliefs.original),
        method=beliefs.method,
        scorecard=scorecard(beliefs.case, beliefs.space, beliefs.left_out),
        zone=zone(view, headlines),
        packages=packages(view),
        walk_away=Several(walk_away(view, refusal, headlines, value_of_continuing) for refusal in refused),
        gap=gap(view),
        weights=weights(view),
        trades=trades(view),
        leverage=leverage(view),
        readings=Several(readings(view)),
        influence=influence,
        sharpen=sharpen(view, {} if quick else _events(view, refused)),
        assumptions=Several(assumed_effects(beliefs.original, influence)),
        declared=Several(declared(beliefs.original)),
        commitments=Several(beliefs.original.commitments),
        terms=Several(beliefs.original.terms),
        timeline=timeline(beliefs.original, beliefs.left_out),
        settings=beliefs.settings,
        left_out=tuple(sorted(beliefs.left_out)),
        quick=quick,
    )


def _roadmap(view: View, *, in_full: bool, quick: bool, progress: Progress | None) -> Finding | None:
    """Return which sequence of steps keeps itself, whatever its end; None where a first look is refused."""
    from walkaway.roadmap.roadmap import roadmap  # costs 0.1 s, and only a case with steps needs it

    if in_full:
        return roadmap(view, quick=quick, progress=progress)
    try:
        return roadmap(view, first_look=True, progress=progress)
    except (InputError, LimitError):  # nobody asked for it; 'walkaway roadmap' says what is wrong
        return None


def _cores(view: View, refused: tuple[Refusal, ...]) -> dict[str, Core]:
    cores = zone_cores(view)
    for refusal in refused:
        cores.update(walk_away_cores(refusal))
    return cores


def _events(view: View, refused: tuple[Refusal, ...]) -> dict[str, Event]:
    events = {"zone.headline": Event(deal_exists(view, "headline"), parties=deal_parties(view.case))}
    for refusal in refused:
        events[f"{refusal.name}.probability_right"] = Event(
            leaving_right(view, refusal),
            parties=(refusal.party,),
            left_out=refusal.omitted,
            counts=lambda world, refusal=refusal: speaks(view, refusal, world),  # type: ignore[misc]
        )
    return events


def zone_only(beliefs: Beliefs, *, quick: bool = False, progress: Progress | None = None) -> Zone:
    """Return only whether a deal was possible."""
    view = View.of(beliefs)
    headlines, _ = headlines_and_influence(view, zone_cores(view), quick=quick, progress=progress)
    return zone(view, headlines)


def walk_away_only(beliefs: Beliefs, *, quick: bool = False, progress: Progress | None = None) -> tuple[WalkAway, ...]:
    """Return only whether each refusal was right."""
    view = View.of(beliefs)
    refused = refusals(beliefs)
    cores: dict[str, Core] = {}
    for refusal in refused:
        cores.update(walk_away_cores(refusal))
    headlines, _ = headlines_and_influence(view, cores, quick=quick, progress=progress)
    return Several(walk_away(view, refusal, headlines, value_of_continuing) for refusal in refused)


def gap_only(beliefs: Beliefs) -> Gap:
    """Return only how far the sides were from a deal."""
    return gap(View.of(beliefs))
