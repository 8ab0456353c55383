"""What a case calls its parties, issues and options, ready to be found in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from walkaway.case import Case
from walkaway.evidence.documents.document import Span
from walkaway.evidence.statements.hits import LONGEST
from walkaway.evidence.statements.looking import heads_of
from walkaway.evidence.statements.mentions import LevelMention, mentions_in
from walkaway.evidence.statements.names_of_parties import NamesOfParties
from walkaway.evidence.statements.vocabulary import Vocabulary

__all__ = ["LevelMention", "WordsOfCase"]

_DIGIT = re.compile(r"\d")
_KEPT = 64
"""So many texts are remembered with what was found in them: several rules look at each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsOfCase:
    """The words of one case.

    Attributes:
        case: The case.
        vocabulary: The words of its issues and options.
        names: The names of its parties.

    Examples:
        >>> from walkaway.case import Issue, NumericRange, Option, Party
        >>> options = tuple(Option(id=name, name=name) for name in ("none", "partial", "all"))
        >>> issues = (
        ...     Issue(id="sanctions", name="Sanctions lifted", options=options),
        ...     Issue(id="wage", name="Pay", range=NumericRange(low=0, high=10, step=0.5, unit="%")),
        ... )
        >>> words = WordsOfCase.of(Case(id="x", issues=issues, parties=(Party(id="usa", name="United States"),)))
        >>> text = "The United States would lift sanctions in their entirety for a 4.5 per cent pay rise."
        >>> [(mention.issue, mention.levels) for mention in words.levels_in(text)]
        [('sanctions', ('all',)), ('wage', (4.5,))]
        >>> [party for _, party in words.parties_in(text)]
        ['usa']
    """

    case: Case
    vocabulary: Vocabulary
    names: NamesOfParties
    _levels: dict[str, tuple[LevelMention, ...]] = field(default_factory=dict, compare=False, repr=False)
    _parties: dict[str, tuple[tuple[Span, str], ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, case: Case) -> "WordsOfCase":
        """Return the words of a case."""
        return cls(case=case, vocabulary=Vocabulary.of(case), names=NamesOfParties(case))

    def may_speak_of_issues(self, text: str) -> bool:
        """Return whether a text can hold a mention of an issue: the cheap test before `levels_in`."""
        if len(text) > LONGEST:
            return False
        heads = heads_of(text)
        if not self.vocabulary.heads.isdisjoint(heads):
            return True
        return bool(self.vocabulary.counted) and _DIGIT.search(text) is not None

    def levels_in(self, text: str) -> Iterator[LevelMention]:
        """Yield every mention of an issue or option, in order."""
        found = self._levels.get(text)
        if found is None and not self.may_speak_of_issues(text):
            return iter(())
        if found is None:
            if len(self._levels) >= _KEPT:
                self._levels.clear()
            found = self._levels[text] = mentions_in(text, self.case, self.vocabulary)
        return iter(found)

    def parties_in(self, text: str) -> Iterator[tuple[Span, str]]:
        """Yield every mention of a party or of a person of a party, with the party's id, in order."""
        found = self._parties.get(text)
        if found is None:
            if len(self._parties) >= _KEPT:
                self._parties.clear()
            found = self._parties[text] = tuple(self.names.find(text))
        return iter(found)
