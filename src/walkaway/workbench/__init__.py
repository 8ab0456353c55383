"""The use cases that every interface shares; each is loaded when it is first asked for, since a command needs one."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOMES = {
    "checking": ("Checked", "check"),
    "comparing": ("compare",),
    "labels": ("labels_of",),
    "workbench": ("beliefs_of", "brief", "gap", "load", "try_package", "walk_away", "zone"),
}


def __getattr__(name: str) -> Any:
    """Load a use case when it is first asked for (PEP 562)."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"walkaway.workbench.{home}"), name)
    raise AttributeError(f"module 'walkaway.workbench' has no attribute '{name}'")
