"""What a document tells of somebody beside their name: callings, titles, where they work."""

from walkaway.evidence.speech.beside import Calling, affiliation_in, calling_in
from walkaway.evidence.speech.names import folded, name_words
from walkaway.evidence.speech.people import People
from walkaway.evidence.speech.phrases import ROLE, Phrase
from walkaway.evidence.speech.somebody import GROUP, PERSON, Somebody
from walkaway.evidence.speech.subjects import Clause
from walkaway.evidence.speech.words_of_people import OFFICES, PERSON_NOUNS, TITLES

__all__ = ["PLAIN_TITLES", "Learner"]

PARTISAN = frozenset("democratic republican tory labour conservative liberal former then acting senior".split())
PLAIN_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "dame", "lady"})


class Learner:
    """Learns who people are from what stands around their names.

    Attributes:
        text: The document's text.
        people: Everybody it speaks of.
    """

    def __init__(self, text: str, people: People) -> None:
        self.text = text
        self.people = people
        self._callings: dict[str, Calling] = {}

    def _at(self, clause: Clause, phrase: Phrase) -> int:
        return clause.row.starts[phrase.first]

    def _words(self, clause: Clause, first: int, last: int) -> str:
        """Return the document's words from one token to another, space set right."""
        row = clause.row
        return " ".join(self.text[row.starts[first] : row.end(last - 1)].split())

    def _learn_beside(self, somebody: Somebody, clause: Clause, beside: tuple[tuple[int, int], ...]) -> None:
        """Learn from appositions."""
        for first, last in beside:
            text = self._words(clause, first, last)
            if clause.row.kinds[first] == "h":
                somebody.affiliation = somebody.affiliation or affiliation_in(text)
                continue
            if somebody.kind == GROUP:
                somebody.callings.update(self._calling(text).words)
                continue
            calling = self._calling(text)
            if not calling.words:
                continue
            somebody.called(calling.words)
            personal = any(word in PERSON_NOUNS or word in TITLES for word in calling.words)
            if personal and calling.title and calling.title not in somebody.titles:
                somebody.titles.append(calling.title)
            learned = personal or clause.row.kinds[first] in "dN"
            if (
                learned
                and calling.affiliation
                and not somebody.affiliation
                and not self._is_somebody(calling.affiliation)
            ):
                somebody.affiliation = calling.affiliation
            if not calling.owner and not somebody.party and not somebody.observer and "'s " in text.replace("’", "'"):
                somebody.party = self.people.known.party_in(name_words(text.replace("’", "'").partition("'s ")[0]))
            if calling.owner and not somebody.owner:
                self.people.learn(somebody, Phrase(0, 0, ROLE, titles=calling.words, owner=calling.owner))
            elif not somebody.party and not somebody.observer and not somebody.judges():
                somebody.party = self.people.known.party_in(name_words(calling.affiliation))

    def _calling(self, text: str) -> Calling:
        """Return what an apposition says; each is asked for when people are introduced and again when they are met."""
        known = self._callings.get(text)
        if known is None:
            known = self._callings[text] = calling_in(text)
        return known

    def _is_somebody(self, name: str) -> bool:
        """Return whether a name is a person's, so that nobody works there."""
        found = self.people.named(name_words(name))
        return found is not None and found.kind == PERSON

    def _learn_calling_before(self, somebody: Somebody, clause: Clause, phrase: Phrase) -> None:
        """Learn the title or calling that stands before a name, and where its bearer works."""
        kinds = clause.row.kinds
        if phrase.titles:
            printed = " ".join(phrase.titles)
            if printed not in {title.lower() for title in somebody.titles} and printed not in PLAIN_TITLES:
                somebody.titles.append(self._title_text(clause, phrase))
            if phrase.owner and not somebody.affiliation and phrase.owner[0].isupper():
                somebody.affiliation = _working_place(phrase.owner)
        at = phrase.last
        if at < len(kinds) and kinds[at] == "r" and clause.row.lowers[at] in {"of", "at", "from", "with"}:
            end = clause.extent(phrase)
            if not somebody.affiliation:
                somebody.affiliation = affiliation_in(self._words(clause, at, end)) if end > at else ""

    def _title_text(self, clause: Clause, phrase: Phrase) -> str:
        """Return a title as the document prints it."""
        name = folded(phrase.name[0])
        words = clause.row.words
        end = next(at for at in range(phrase.first, phrase.last) if folded(words[at]) == name)
        wanted = set(phrase.titles)
        return " ".join(word for word in words[phrase.first : end] if folded(word) in wanted)


def _working_place(owner: str) -> str:
    """Return where somebody works by what stands before a title, words for a political party left out."""
    plain = owner.replace("’", "'").removesuffix("'s").removesuffix("'")
    if "'s " in plain:
        plain = plain.partition("'s ")[0]
    words = [word for word in plain.split() if word.lower() not in PARTISAN]
    while words and words[-1].lower() in OFFICES:
        words.pop()
    return " ".join(words)
