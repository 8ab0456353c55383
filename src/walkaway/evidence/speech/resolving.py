"""Who a phrase of a row means, given everybody the document has spoken of before."""

import re
from collections.abc import Iterable

from walkaway.evidence.speech.beside import affiliation_in
from walkaway.evidence.speech.given_names import GIVEN_NAMES, SURNAMES_FIRST
from walkaway.evidence.speech.learning import PLAIN_TITLES, Learner
from walkaway.evidence.speech.matching import PLACES, is_place_or_paper
from walkaway.evidence.speech.names import folded, name_words, without_titles
from walkaway.evidence.speech.people import MOST_LOOKED_AT, People
from walkaway.evidence.speech.phrases import GROUPED, NAMED, PAPERED, PRONOUN, ROLE, Phrase
from walkaway.evidence.speech.several import joined_name, owner_before, speaks_as_one
from walkaway.evidence.speech.somebody import GROUP, PERSON, UNNAMED, Somebody
from walkaway.evidence.speech.subjects import Clause, Subject
from walkaway.evidence.speech.words_of_people import (
    LEADERS,
    ORGANISATION_WORDS,
    SPEAKS_FOR,
)

__all__ = ["Resolver"]

OFFICIAL = frozenset("government ministry state official palace military army police".split())
COMPANIES = frozenset(
    "company firm employer carrier airline operator developer publisher manufacturer maker retailer supplier "
    "giant startup start-up brewer insurer lender steelmaker carmaker automaker miner utility conglomerate".split()
)
GOVERNING = frozenset("government administration regime side delegation team camp ministry junta leadership".split())
AGE = re.compile(r",#")
TITLED = re.compile(
    r"(President|Chairman|Chairwoman|Premier|Chancellor|Minister|Secretary|Senator|Governor|Mayor|General|Ambassador|"
    r"Judge|Professor|King|Queen|Prince)\s+([A-Z][^\W\d_]+)\b(?!\s+[A-Z])"
)
INSIDE = re.compile(r"\w")
CALLED = re.compile(r"[Pt]")
KIN = frozenset(
    "cousin brother sister wife husband son daughter mother father widow widower partner nephew niece uncle aunt "
    "friend colleague neighbour neighbor rival successor predecessor deputy".split()
)
OWN_VOICE = frozenset("text communique communiqué declaration document agreement accord treaty draft report".split())
"""Papers that speak for themselves where nobody is told of whose they are."""
VERBS = frozenset("vxeb")
VARIATION = frozenset(
    "politician diplomat veteran eurocrat bureaucrat lawmaker billionaire tycoon businessman businesswoman".split()
)
FORMERLY = frozenset({"former", "veteran", "longtime", "ex"})
"""Callings and words by which reports name somebody anew who was named before: the former minister."""
FAR = 600
"""So many letters after somebody was named, an office that nobody was given is not taken to be theirs."""
NEAR = 200
"""So many letters where the office has an owner whom nothing ties to them: the union's president."""
SMALL_OWNER = re.compile(r"([a-z]+) ?'s\b")
NO_PERSON = frozenset(
    "deal agreement accord proposal offer plan treaty law bill talks meeting summit sanctions strike vote rule "
    "idea move decision figure data survey poll study article sign contract clause text".split()
)


class Resolver(Learner):
    """Finds out who is meant, and learns what the document tells of them on the way."""

    def __init__(self, text: str, people: People) -> None:
        super().__init__(text, people)
        self.alone: set[str] = set()
        self.names: dict[int, list[tuple[int, Phrase, tuple[str, ...]]]] = {}

    def prepare(self, clauses: Iterable[Clause]) -> None:
        """Note which names stand alone somewhere, as surnames do, and which names bear a title within quotations."""
        for clause in clauses:
            kinds, words = clause.row.kinds, clause.row.words
            for first, last in clause.spans:
                titled = last == first + 2 and kinds[first] == "t"
                if kinds[last - 1] == "N" and (last == first + 1 or titled):
                    self.alone.add(folded(words[last - 1]))

    def titled(self) -> None:
        """Learn titles from wherever in the text they stand before a name, in quotations too: "President Trump"."""
        for match in TITLED.finditer(self.text):
            if match.start() and INSIDE.match(self.text, match.start() - 1):
                continue
            somebody = self.people.named((folded(match[2]),))
            if somebody is not None and somebody.kind == PERSON:
                somebody.called((folded(match[1]),))

    def introduce(self, clause: Clause, *, full: bool) -> None:
        """Make known the people whom a row names, wherever in the row.

        Args:
            clause: The row.
            full: Whether those with more than one name, or those with a surname and a title, who come after: "Mr Orr"
                tells something of Kim Orr only where no other Orr is named.
        """
        for position, phrase, words in self._names(clause):
            if (len(words) > 1) is not full or (not full and self.people.is_shared(words)):
                continue
            if phrase.kind == NAMED and self._is_person(clause, phrase, position):
                somebody = self.people.introduce(phrase)
                self._learn_beside(somebody, clause, clause.beside(position))
                if phrase.last < len(clause.kinds) and clause.kinds[phrase.last] in ",.":
                    calling = clause.calling_before(phrase.first, 0)
                    self._learn_beside(somebody, clause, (calling,) if calling else ())
                self._learn_calling_before(somebody, clause, phrase)

    def _names(self, clause: Clause) -> list[tuple[int, Phrase, tuple[str, ...]]]:
        """Return the phrases of a row that end in a name: position, phrase, words of the name; found once."""
        number = clause.row.paragraph.number
        found = self.names.get(number)
        if found is None:
            kinds = clause.row.kinds
            ends = [position for position, (_, last) in enumerate(clause.spans) if kinds[last - 1] == "N"]
            phrases = [(position, clause.phrase(position)) for position in ends]
            found = self.names[number] = [
                (at, one, without_titles(name_words(" ".join(one.name)))) for at, one in phrases
            ]
        return found

    def mention(self, clause: Clause) -> None:
        """Note the people whom a row names, so that a later title or pronoun finds the last one."""
        for _, phrase, words in self._names(clause):
            somebody = self.people.named(words, phrase.titles)
            if somebody is not None:
                self.people.learn(somebody, phrase)
                self.people.spoken_of(somebody, self._at(clause, phrase), subject=False)

    def _is_person(self, clause: Clause, phrase: Phrase, position: int) -> bool:
        """Return whether a run of capitalised words names a person, by what it is and what stands around it."""
        words = name_words(" ".join(phrase.name))
        if words in PLACES or words in self.people.known.parties:
            return False
        if phrase.titles:
            return True
        kinds = clause.row.kinds
        following = kinds[phrase.last : phrase.last + 3]
        beside = clause.beside(position)
        calling = any(CALLED.search(kinds, first, last) and kinds[first] in "dPwe#NGt" for first, last in beside)
        if len(words) == 1:
            return AGE.match(following) is not None or (calling and words[0] in GIVEN_NAMES)
        if is_place_or_paper(words):
            return False
        if words[0] in GIVEN_NAMES or calling or following.startswith(",h"):
            return True
        before = kinds[phrase.first - 1 : phrase.first]
        leading = clause.row.lowers[clause.spans[position][0] : clause.spans[position][1]]
        if not KIN.isdisjoint(leading):
            return True  # her cousin Erlend Strand
        if kinds[phrase.first - 1 : phrase.first] == "," and "P" in kinds[max(0, phrase.first - 4) : phrase.first - 1]:
            return True  # The firm's chief executive, Laurence Quayle
        if following.startswith(("v", "xv", "av")) or AGE.match(following) is not None or before == "v":
            return True
        if words[0] in self.alone and (len(words) > 2 or words[0] in SURNAMES_FIRST):
            return True
        # Marlbeck Buses is no person because Marlbeck stands alone somewhere.
        return words[-1] in self.alone

    def subject(self, clause: Clause, subject: Subject) -> Somebody | None:
        """Return who a subject is, and note that something is told of them."""
        both = joined_name(clause, subject.phrase)
        if both is not None:
            joined = self.people.group(self._words(clause, *both), plural=True)
            self.people.spoken_of(joined, self._at(clause, subject.phrase), subject=True)
            return joined
        somebody = self.phrase(clause, subject.phrase, beside=subject.appositions)
        if somebody is not None:
            self._learn_beside(somebody, clause, subject.appositions)
            self.people.spoken_of(somebody, self._at(clause, subject.phrase), subject=True)
        return somebody

    def opened_by(self, clause: Clause, phrase: Phrase | None) -> None:
        """Note the person of whom a paragraph begins to tell: a pronoun or an office later in it may mean them."""
        if phrase is None or phrase.kind != NAMED:
            return
        somebody = self.people.named(without_titles(name_words(" ".join(phrase.name))), phrase.titles)
        if somebody is not None and somebody.kind == PERSON:
            self.people.spoken_of(somebody, self._at(clause, phrase), subject=True)

    def told_of(self, clause: Clause, phrase: Phrase) -> Somebody | None:
        """Return who a phrase means of whom something is told, not said; a bare name makes nobody known."""
        if phrase.kind == ROLE and phrase.article in {"a", "an"}:
            phrase = self._named_after(clause, phrase) or phrase
        if phrase.kind == NAMED and len(phrase.name) > 1 and not phrase.titles:
            words = without_titles(name_words(" ".join(phrase.name)))
            return self.people.named(words) if words not in PLACES else self.people.group(" ".join(phrase.name))
        return self.phrase(clause, phrase)

    def phrase(self, clause: Clause, phrase: Phrase, *, beside: tuple[tuple[int, int], ...] = ()) -> Somebody | None:
        """Return who a phrase means; None where it names nobody who could speak."""
        if phrase.kind == PRONOUN:
            if phrase.article in {"someone", "somebody"}:
                return self.people.unnamed(phrase.article, phrase, "")
            return self.people.meant(phrase.article)
        if phrase.kind == NAMED:
            return self._name(clause, phrase, beside)
        if phrase.kind == GROUPED:
            return self._group(clause, phrase)
        if phrase.kind == PAPERED:
            owner = self._owner_of_paper(clause, phrase)
            if owner is not None:
                self.people.paper = self.people.papers[phrase.head] = owner
            return owner
        if phrase.kind == ROLE:
            return self._named_beside(clause, beside) or self._role(clause, phrase)
        return self._other(clause, phrase)

    def _named_after(self, clause: Clause, phrase: Phrase) -> Phrase | None:
        """Return the name that what opens a sentence describes: "A former skipper who now sails a desk, Orr has …"."""
        kinds = clause.row.kinds
        end = clause.row.sentence_end(phrase.first)
        for position, (first, last) in enumerate(clause.spans):
            if phrase.last < first < end and kinds[first - 1] == "," and kinds[last : last + 1] in VERBS:
                following = clause.phrase(position)
                return following if following.kind == NAMED else None
        return None

    def _named_beside(self, clause: Clause, beside: tuple[tuple[int, int], ...]) -> Somebody | None:
        """Return the person whom a name right after an office names: his agent, Leo Marsh."""
        for first, last in beside[:1]:
            position = clause.starting_at(first)
            ending = clause.ending_at(last)
            if ending is not None and clause.row.lowers[clause.spans[ending][0] - 1] in {"named", "called"}:
                position = ending  # the mediator, a former bishop named Ana Bar
            phrase = clause.phrase(position) if position is not None else None
            if phrase is not None and phrase.kind == NAMED:
                found = self._name(clause, phrase, ())
                return found if found is not None and found.kind == PERSON else None
        return None

    def _name(self, clause: Clause, phrase: Phrase, beside: tuple[tuple[int, int], ...]) -> Somebody | None:
        words = without_titles(name_words(" ".join(phrase.name)))
        found = self.people.named(words, phrase.titles)
        if found is not None:
            self.people.learn(found, phrase)
            return found
        if phrase.titles:
            return self.people.introduce(phrase)
        if words in PLACES or words in self.people.known.parties or is_place_or_paper(words):
            return self.people.group(" ".join(phrase.name))
        kinds = clause.row.kinds
        personal = any(kinds[first] in "#" or "P" in kinds[first:last] for first, last in beside)
        if len(words) > 1 or personal or words[0] in GIVEN_NAMES:
            return self.people.introduce(phrase)
        group = self.people.group(" ".join(phrase.name))
        group.unsure = group.unsure or (not group.party and len(group.words) == 1 and not phrase.name[0].isupper())
        return group

    def _group(self, clause: Clause, phrase: Phrase) -> Somebody | None:
        people = self.people
        if phrase.name:
            words = name_words(" ".join(phrase.name))
            found = people.named(words)
            if found is not None:
                return found
            if phrase.owner.endswith("s'"):
                # The *Players'* Association: whose it is belongs to its name.
                return people.group(self._words(clause, phrase.first, phrase.last))
            return people.group((phrase.article + " " if phrase.article == "the" else "") + self._full(clause, phrase))
        noun = phrase.head
        owner = tuple(word for word in name_words(phrase.owner) if word != "'s")
        party = people.known.party_in(owner)
        if party and noun in GOVERNING:
            return people.group(people.known.party_names[party])
        hung = clause.extent(phrase) > phrase.last and "N" in clause.kinds[phrase.last : clause.extent(phrase)]
        if (not owner or phrase.definite) and not hung:
            found = people.group_called(noun, self._at(clause, phrase)) if not owner else None
            if found is None and noun in COMPANIES and phrase.definite:
                found = self._last_company()
            if found is not None:
                return found
        name = self._words(clause, phrase.first, clause.extent(phrase))
        group = people.group(name, plural=phrase.plural)
        if party and not group.party:
            group.party = party
        return group

    def _full(self, clause: Clause, phrase: Phrase) -> str:
        """Return an organisation's name with what belongs to it: Bank *of England*, Ministry *of Trade and Mines*."""
        name = " ".join(phrase.name)
        end = clause.extent(phrase)
        kinds, words = clause.row.kinds, clause.row.lowers
        whole = end > phrase.last and words[phrase.last] in {"of", "for"} and kinds[phrase.last + 1] in "Nd"
        if not whole or phrase.name[-1].lower() not in ORGANISATION_WORDS:
            return name
        at = phrase.last
        while at < end and (kinds[at] in "Nd" or words[at] in {"of", "for", "and", "&"}):
            at += 1
        return f"{name} {self._words(clause, phrase.last, at)}"

    def _last_company(self) -> Somebody | None:
        """Return the group named last that may be a company."""
        found = [
            one
            for one in self.people.everybody[-MOST_LOOKED_AT:]
            if one.kind == GROUP
            and one.words
            and one.words not in PLACES
            and one.name[:1].isupper()
            and not {"union", "ministry", "party", "council", "government", "court"} & set(one.words)
            and not is_place_or_paper(one.words)
        ]
        return max(found, key=lambda one: one.last) if found else None

    def _owner_of_paper(self, clause: Clause, phrase: Phrase) -> Somebody | None:
        """Return whose statement or letter it is; of one that is named without an owner, whoever spoke last."""
        if phrase.owner and phrase.owner[0].isupper():
            return self._name_or_group(phrase.owner.removesuffix("'s").removesuffix("'").strip())
        holder = SMALL_OWNER.match(phrase.owner.replace("’", "'")) if phrase.article == "the" else None
        if holder is not None:
            noun = holder[1]
            return self.people.group_called(noun, self._at(clause, phrase)) or self.people.group(f"the {noun}")
        at = phrase.last
        kinds = clause.row.kinds
        while at < len(kinds) and kinds[at] in "eb" and at < phrase.last + 2:
            at += 1
        if at < len(kinds) and kinds[at] == "r" and clause.row.lowers[at] in {"from", "by", "of"}:
            owner = clause.starting_at(at + 1)
            if owner is not None:
                return self.phrase(clause, clause.phrase(owner))
        if phrase.article in {"his", "her", "their", "its"}:
            pronoun = {"his": "he", "her": "she", "their": "they", "its": "it"}[phrase.article]
            return self.people.meant(pronoun)
        if not phrase.definite:
            return None
        before = self.people.papers.get(phrase.head)
        if before is None and phrase.head in OWN_VOICE:
            return self.people.group(f"the {phrase.head}")
        return before or (self.people.subjects[-1] if self.people.subjects else None)

    def _name_or_group(self, name: str) -> Somebody:
        words = name_words(name)
        found = self.people.named(without_titles(words))
        return found if found is not None else self.people.group(name)

    def _role(self, clause: Clause, phrase: Phrase) -> Somebody | None:
        people = self.people
        capital = not phrase.article and clause.row.words[phrase.first][:1].isupper()
        pointing = (phrase.definite and phrase.article != "both") or (capital and not phrase.plural)
        if not phrase.plural and (pointing or (phrase.owner and not phrase.article)):
            found = people.called(phrase, met=True) or owner_before(clause, phrase, people)
            if found is None and phrase.definite:
                found = self._last_person(phrase, self._at(clause, phrase))
                if found is not None and found.kind == PERSON:
                    found.called(phrase.titles)
            found = found or people.called(phrase)
            if found is not None:
                return found
        name = self._words(clause, phrase.first, clause.extent(phrase))
        return people.unnamed(name, phrase, self._party_of(clause, phrase, name))

    def _last_person(self, phrase: Phrase, at: int) -> Somebody | None:
        """Return whom "the minister" means where nobody was called so: whoever was spoken of last, if that may be."""
        owner = name_words(phrase.owner)
        varied = phrase.head in VARIATION or not FORMERLY.isdisjoint(owner)
        if owner and not varied and self.people.known.party_in(owner):
            return None
        far = NEAR if owner and not varied and (phrase.owner.islower() or phrase.head not in LEADERS) else FAR
        for one in reversed(self.people.subjects[-2:]):
            if at - one.last > far:
                continue
            if varied and one.kind == PERSON:
                return one
            if one.kind == PERSON and one.callings <= PLAIN_TITLES and not one.affiliation and not one.owner:
                return one
            if one.kind == UNNAMED and phrase.head in one.callings:
                return one
        return None

    def _party_of(self, clause: Clause, phrase: Phrase, name: str) -> str:
        """Return the party for which somebody unnamed speaks."""
        known = self.people.known
        owner = tuple(word for word in name_words(phrase.owner) if word != "'s")
        party = known.party_in(owner)
        if not party and clause.extent(phrase) > phrase.last:
            affiliation = affiliation_in(name)
            party = known.party_in(name_words(affiliation)) if affiliation else ""
            if affiliation:
                return party
        official = not owner or not OFFICIAL.isdisjoint(owner)
        if not party and official and not SPEAKS_FOR.isdisjoint(phrase.titles) and not phrase.plural:
            for one in reversed(self.people.subjects[-3:]):
                if one.kind == GROUP and one.party:
                    return one.party
        return party

    def _other(self, clause: Clause, phrase: Phrase) -> Somebody | None:
        people = self.people
        head = phrase.head
        if phrase.definite:
            called = [one for one in people.everybody[-MOST_LOOKED_AT:] if head in one.callings and one.kind != GROUP]
            if called:
                return max(called, key=lambda one: one.last)
            if speaks_as_one(clause, phrase):
                return people.group(f"the {head}")
            if head.endswith("-old") or (clause.row.kinds[phrase.last - 1] in "we" and head not in NO_PERSON):
                return next((one for one in reversed(people.subjects[-4:]) if one.kind != GROUP), None)
            return None
        if not head and phrase.article in {"the", "a", "an", "this", "that", "it", "no", "any", "every"}:
            return None
        name = self._words(clause, phrase.first, clause.extent(phrase))
        return people.unnamed(name, phrase, "")
