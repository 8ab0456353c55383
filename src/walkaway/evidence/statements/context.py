"""What a rule may ask about while it looks at a passage."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from walkaway.case import Case
from walkaway.evidence.documents.document import Document
from walkaway.evidence.speech.speech import Passage, Speaker
from walkaway.evidence.statements.words_of_case import WordsOfCase
from walkaway.results.changing import changed

__all__ = ["Context"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The case, its words, the document, and who speaks in it.

    Attributes:
        case: The case the statements are for.
        words: What the case calls its parties, issues and options.
        document: The document the passage stands in.
        speakers: The document's speakers by id.
        passages: All passages of the document, in order.
        position: The position of the passage that is looked at.
        kept: What one rule has worked out of the document and another may ask for; the contexts of all its passages
            share it.
    """

    case: Case
    words: WordsOfCase
    document: Document
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    position: int = 0
    kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def at(self, position: int) -> "Context":
        """Return the context of another passage of the document."""
        return changed(self, position=position)

    @property
    def before(self) -> Passage | None:
        """The passage before the one that is looked at."""
        return self.passages[self.position - 1] if self.position else None
