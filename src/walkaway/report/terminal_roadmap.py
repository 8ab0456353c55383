"""A roadmap in the terminal: the same document as the page, without its figure."""

from walkaway.report.roadmap_document import roadmap_document
from walkaway.report.terminal import print_document
from walkaway.results import Labels
from walkaway.roadmap.finding import Roadmap

__all__ = ["print_roadmap"]


def print_roadmap(found: Roadmap, labels: Labels) -> None:
    """Print which sequence of steps keeps itself, what breaks the others, and what would mend that.

    Args:
        found: The finding.
        labels: Names for readers.
    """
    print_document(roadmap_document(found, labels, numbered=False))
