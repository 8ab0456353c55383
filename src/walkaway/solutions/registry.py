"""The exact solutions, and what each of them holds to."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from walkaway.solutions.discrete_raiffa import discrete_raiffa
from walkaway.solutions.egalitarian import egalitarian
from walkaway.solutions.kalai_smorodinsky import kalai_smorodinsky
from walkaway.solutions.minimum_gap import minimum_gap
from walkaway.solutions.nash import nash
from walkaway.solutions.solution import Solution
from walkaway.solutions.utilitarian import utilitarian

__all__ = ["SOLUTIONS", "Axiom", "ExactSolution"]


class Axiom(StrEnum):
    """A property that a solution may have, in the form in which it holds for finite sets with all ties reported."""

    INDIVIDUALLY_RATIONAL = "individually rational"
    """No party gets less than its disagreement value."""
    EFFICIENT = "efficient"
    """No picked outcome is dominated by any other."""
    SYMMETRIC = "symmetric"
    """Naming the parties in another order changes nothing."""
    SHIFT_INVARIANT = "shift invariant"
    """Adding a number to a party's utilities and its disagreement value changes nothing."""
    COMMON_SCALE_INVARIANT = "common-scale invariant"
    """Multiplying all parties' utilities by the same positive number changes nothing."""
    SCALE_INVARIANT = "scale invariant"
    """Multiplying each party's utilities by a positive number of its own changes nothing."""
    INDEPENDENT = "independent of irrelevant alternatives"
    """Striking outcomes, if a picked one stays, leaves just the picked ones that stay (where everybody can gain)."""
    MONOTONE = "monotone"
    """More outcomes never lower the smallest gain."""
    RESTRICTED_MONOTONE = "restricted monotone"
    """More outcomes, while the ideal point stays, never lower the smallest part of an ideal gain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactSolution:
    """One solution for an exact model.

    Attributes:
        id: Its name in commands and files.
        name: Its name as printed.
        function: From utilities ``[P, N]`` and disagreement ``[P]`` to the answer.
        axioms: What it holds to, on finite sets.
        source: Where it was proposed.
    """

    id: str
    name: str
    function: Callable[..., Solution]
    axioms: frozenset[Axiom]
    source: str


_ALWAYS = frozenset(
    {
        Axiom.INDIVIDUALLY_RATIONAL,
        Axiom.EFFICIENT,
        Axiom.SYMMETRIC,
        Axiom.SHIFT_INVARIANT,
        Axiom.COMMON_SCALE_INVARIANT,
    }
)

SOLUTIONS: tuple[ExactSolution, ...] = (
    ExactSolution(
        id="nash",
        name="Nash",
        function=nash,
        axioms=_ALWAYS | {Axiom.SCALE_INVARIANT, Axiom.INDEPENDENT},
        source="Nash 1950",
    ),
    ExactSolution(
        id="kalai-smorodinsky",
        name="Kalai–Smorodinsky",
        function=kalai_smorodinsky,
        axioms=_ALWAYS | {Axiom.SCALE_INVARIANT, Axiom.RESTRICTED_MONOTONE},
        source="Kalai and Smorodinsky 1975",
    ),
    ExactSolution(
        id="egalitarian",
        name="egalitarian",
        function=egalitarian,
        axioms=_ALWAYS | {Axiom.INDEPENDENT, Axiom.MONOTONE},
        source="Kalai 1977",
    ),
    ExactSolution(
        id="utilitarian",
        name="utilitarian",
        function=utilitarian,
        axioms=_ALWAYS | {Axiom.INDEPENDENT},
        source="Harsanyi 1955",
    ),
    ExactSolution(
        id="minimum-gap",
        name="minimum gap",
        function=minimum_gap,
        axioms=_ALWAYS,
        source="a plain measure of evenness",
    ),
    ExactSolution(
        id="discrete-raiffa",
        name="discrete Raiffa",
        function=discrete_raiffa,
        axioms=_ALWAYS | {Axiom.SCALE_INVARIANT},
        source="Raiffa 1953",
    ),
)
"""Every exact solution, in the order in which it is printed."""
