"""A solved domain on a terminal. Apart from the findings on a case, which take far longer to load."""

from walkaway.report.printing import console, say, show
from walkaway.report.solving import frontier_table, measures_table, solutions_table, solved_in_words
from walkaway.solutions.solved import Solved

__all__ = ["print_solved"]


def print_solved(found: Solved, most: int | None = None) -> None:
    """Print the frontier of a domain, its solutions and its measures.

    Args:
        found: The domain, solved.
        most: How many points of the frontier at most; left out: as many as a terminal shows at once.
    """
    out = console()
    say(out, solved_in_words(found))
    for table in (solutions_table(found), frontier_table(found, most), measures_table(found)):
        show(out, table)
