"""Walkaway: from cited statements to where the sides stand, why there is no deal, and whether leaving was right.

    import walkaway as wa

    case = wa.load("cases/hanoi-2019")
    found = wa.brief(case)
    found.zone.headline.value

Names are loaded when they are first asked for (PEP 562), so that ``import walkaway`` costs next to nothing.
"""

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from walkaway.analysis import Brief, Comparison, Gap, Tried, WalkAway, Zone
    from walkaway.beliefs import Beliefs, believe
    from walkaway.case import Case
    from walkaway.errors import CaseError, InputError, LimitError, WalkawayError
    from walkaway.formats import parse_case, read_case, read_domain, schema, write_case, write_domain
    from walkaway.results import Estimate, Headline
    from walkaway.roadmap.finding import Roadmap
    from walkaway.solutions.solved import Solved
    from walkaway.space import Domain
    from walkaway.workbench import brief, check, compare, gap, load, try_package, walk_away, zone
    from walkaway.workbench.charts import charts
    from walkaway.workbench.frontier import frontier
    from walkaway.workbench.pages import markdown, page
    from walkaway.workbench.reading import Reading, read, read_each
    from walkaway.workbench.roadmap import roadmap

__version__ = "0.1.0"

__all__ = [
    "Beliefs",
    "Brief",
    "Case",
    "CaseError",
    "Comparison",
    "Domain",
    "Estimate",
    "Gap",
    "Headline",
    "InputError",
    "LimitError",
    "Reading",
    "Roadmap",
    "Solved",
    "Tried",
    "WalkAway",
    "WalkawayError",
    "Zone",
    "believe",
    "brief",
    "charts",
    "check",
    "compare",
    "frontier",
    "gap",
    "load",
    "markdown",
    "page",
    "parse_case",
    "read",
    "read_case",
    "read_domain",
    "read_each",
    "roadmap",
    "schema",
    "try_package",
    "walk_away",
    "write_case",
    "write_domain",
    "zone",
]

_HOMES = {
    "analysis": ("Brief", "Comparison", "Gap", "Tried", "WalkAway", "Zone"),
    "beliefs": ("Beliefs", "believe"),
    "case": ("Case",),
    "errors": ("CaseError", "InputError", "LimitError", "WalkawayError"),
    "formats": ("parse_case", "read_case", "read_domain", "schema", "write_case", "write_domain"),
    "results": ("Estimate", "Headline"),
    "roadmap.finding": ("Roadmap",),
    "solutions.solved": ("Solved",),
    "space": ("Domain",),
    "workbench": ("brief", "check", "compare", "gap", "load", "try_package", "walk_away", "zone"),
    "workbench.charts": ("charts",),
    "workbench.frontier": ("frontier",),
    "workbench.pages": ("markdown", "page"),
    "workbench.reading": ("Reading", "read", "read_each"),
    "workbench.roadmap": ("roadmap",),
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"walkaway.{home}"), name)
    raise AttributeError(f"module 'walkaway' has no attribute '{name}'")


class _Package(ModuleType):
    """The package as a module on which a public function keeps its name against the subpackage of that name.

    When a subpackage is first imported, Python binds it to its name here: ``walkaway.roadmap`` would be the function
    until then, and the module ever after. ``from walkaway.roadmap.… import …`` finds the module all the same.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
