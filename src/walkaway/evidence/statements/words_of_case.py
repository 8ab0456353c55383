"""What a case calls its parties, issues and options, ready to be found in a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.case import Case, Level
from walkaway.evidence.documents.document import Span

__all__ = ["LevelMention", "WordsOfCase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMention:
    """A place in a text that speaks of an issue, and perhaps of one of its options.

    Attributes:
        issue: The issue's id.
        levels: The options or number meant; several where the words leave it open; empty where only the issue is named.
        at: Where it stands in the text.
        negated: Whether the words deny it ("not all the sanctions").
    """

    issue: str
    levels: tuple[Level, ...]
    at: Span
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsOfCase:
    """The words of one case."""

    case: Case

    @classmethod
    def of(cls, case: Case) -> "WordsOfCase":
        """Return the words of a case."""
        return cls(case=case)

    def levels_in(self, text: str) -> Iterator[LevelMention]:
        """Yield every mention of an issue or option, in order."""
        raise NotImplementedError

    def parties_in(self, text: str) -> Iterator[tuple[Span, str]]:
        """Yield every mention of a party or of a person of a party, with the party's id, in order."""
        raise NotImplementedError
