"""The use cases that every interface shares."""

from walkaway.workbench.checking import Checked, check
from walkaway.workbench.comparing import compare
from walkaway.workbench.labels import labels_of
from walkaway.workbench.workbench import beliefs_of, brief, gap, load, try_package, walk_away, zone

__all__ = [
    "Checked",
    "beliefs_of",
    "brief",
    "check",
    "compare",
    "gap",
    "labels_of",
    "load",
    "try_package",
    "walk_away",
    "zone",
]
