"""Bargaining theory in closed form: what patience, costs, risk and alternatives do to a split.

Each model has its own file. All take a number or one number a draw, and answer in kind.
"""

from walkaway.bargaining._values import Values
from walkaway.bargaining.breakdown import breakdown
from walkaway.bargaining.continuing import break_even_chance, right_to_leave, value_of_continuing
from walkaway.bargaining.costly_conflict import BargainingRange, costly_conflict
from walkaway.bargaining.fixed_cost import FixedCostSplit, fixed_cost
from walkaway.bargaining.outside_option import OutsideOptionSplit, outside_option
from walkaway.bargaining.power import power
from walkaway.bargaining.rubinstein import PATIENCE_CAP, RubinsteinSplit, rubinstein

__all__ = [
    "PATIENCE_CAP",
    "BargainingRange",
    "FixedCostSplit",
    "OutsideOptionSplit",
    "RubinsteinSplit",
    "Values",
    "break_even_chance",
    "breakdown",
    "costly_conflict",
    "fixed_cost",
    "outside_option",
    "power",
    "right_to_leave",
    "rubinstein",
    "value_of_continuing",
]
