"""A stretch of text between quotation marks, before anybody asks whose words it holds."""

from dataclasses import dataclass

from walkaway.evidence.documents.document import Span
from walkaway.results.quick import quick

__all__ = ["Quotation"]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between quotation marks.

    Attributes:
        parts: Its stretches, marks left out: several where the writer breaks in ("…," he said. "…") or where it goes on
            over paragraphs.
        paragraph: The number of the paragraph it starts in.
        last_paragraph: The number of the paragraph it ends in.
        mark: The mark that opens it; ``:`` for a turn of a transcript, ``>`` for a block quote, which have none.
        closed: Whether a closing mark was found; where not, it ends with its paragraph.
        fragment: Whether it is a phrase inside the writer's sentence rather than a sentence of its own.
        label: In a transcript, the words before the colon that name the speaker of the turn.
    """

    parts: tuple[Span, ...]
    paragraph: int
    last_paragraph: int
    mark: str
    closed: bool = True
    fragment: bool = False
    label: Span | None = None

    @property
    def start(self) -> int:
        """Where its words start."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.parts[-1].end
