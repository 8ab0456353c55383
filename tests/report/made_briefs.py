"""Findings that many tests look at, each worked out once. They are frozen: no test can change one for another."""

from functools import cache

from conftest import REPO_ROOT
from report.odd_cases import ODD, twelve_issues
from walkaway.analysis import Brief
from walkaway.formats import parse_case, read_case
from walkaway.workbench import brief
from walkaway.workbench.roadmap import Roadmap, roadmap

SHIPPED = ("first-case", "camp-david-1978", "hanoi-2019", "wage-round")
LONG = "twelve issues"
# Their full briefs take seconds, and hold no finding that those of the other cases do not.
_QUICK = ("wage-round", LONG)


def shipped_or_odd(name: str) -> Brief:
    """The brief of a shipped case from 400 draws, of an odd one from 240; quick where the case is a long one."""
    return worked_out(name, draws=400 if name in SHIPPED else 240, quick=name in _QUICK)


@cache
def worked_out(name: str, *, draws: int, quick: bool = False) -> Brief:
    """The brief of a shipped or an odd case."""
    if name in SHIPPED:
        case = read_case(REPO_ROOT / "cases" / name).case
    else:
        case = parse_case(twelve_issues() if name == LONG else ODD[name]).case
    return brief(case, draws=draws, quick=quick)


@cache
def roadmap_of_hanoi() -> Roadmap:
    """The roadmap of Hanoi to whatever end is best, from 400 draws."""
    return roadmap(read_case(REPO_ROOT / "cases" / "hanoi-2019").case, draws=400, quick=True)
