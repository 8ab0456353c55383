"""One person under several names is one: who is meant by a name, a title, a calling or a pronoun."""

from collections.abc import Iterable

from walkaway.evidence.speech.known_people import KnownPeople, KnownPerson
from walkaway.evidence.speech.matching import PLACES, SEX_OF_TITLE, SHORT_TITLES, fits, place_in, rank_of, sex_of, shown
from walkaway.evidence.speech.names import name_words, without_titles
from walkaway.evidence.speech.phrases import Phrase
from walkaway.evidence.speech.somebody import FEMALE, GROUP, MALE, PERSON, UNNAMED, Somebody
from walkaway.evidence.speech.words_of_people import LEADERS, ORGANISATION_WORDS

__all__ = ["MOST_LOOKED_AT", "People"]

SINGULAR_THEY = 4
FAR_BACK = 400
"""So many letters back, a pronoun no longer means somebody of whom something was told if another was named since."""
MOST_LOOKED_AT = 600
"""So many people and groups are asked whether they are meant, those met last."""


class People:
    """Everybody a document speaks of.

    Attributes:
        known: The people and parties of the case.
        everybody: All of them in the order in which they were met.
        subjects: Those of whom something was told, the last one last.
        paper: Whose paper was quoted last.
        papers: Whose paper it is, by what it is: the letter, the statement.
    """

    def __init__(self, known: KnownPeople) -> None:
        self.known = known
        self.everybody: list[Somebody] = []
        self.subjects: list[Somebody] = []
        self.paper: Somebody | None = None
        self.papers: dict[str, Somebody] = {}
        self._by_word: dict[str, list[Somebody]] = {}
        self._groups: dict[tuple[str, ...], Somebody] = {}
        self._known: dict[str, Somebody] = {}

    # Names

    def named(self, words: tuple[str, ...], titles: tuple[str, ...] = ()) -> Somebody | None:
        """Return the person whom a name means, of those met so far and those of the case.

        Args:
            words: The name's words, folded, titles left out.
            titles: The titles before it, folded.
        """
        if not words:
            return None
        if len(words) > 1 and words[:-1] in PLACES:
            # "back in Washington Trump called": a place runs into a name.
            found = self.named(words[-1:], titles)
            if found is not None:
                return found
        known = self.known.by_words.get(words, ())
        if known and len(words) > 1:
            return self._of_case(known[0])
        best: tuple[int, int, Somebody] | None = None
        for one in self._by_word.get(words[-1], ()) or self._by_word.get(words[0], ()):
            rank = fits(words, one, titles)
            if rank and (best is None or (rank, one.last) > best[:2]):
                best = (rank, one.last, one)
        for person in self._known_by(words, known):
            somebody = self._known.get(person.id)
            rank = max((rank_of(words, form) for form in person.names), default=0)
            if somebody is None and rank and (best is None or rank > best[0]):
                best = (rank, -1, self._of_case(person))
        return None if best is None else best[2]

    def _known_by(self, words: tuple[str, ...], exact: tuple[KnownPerson, ...]) -> Iterable[KnownPerson]:
        """Return the case's people whom words may name."""
        if exact:
            return exact
        return self.known.by_word.get(words[-1], ())

    def introduce(self, phrase: Phrase) -> Somebody:
        """Return the person of a name, made known where nobody bears it."""
        words = without_titles(name_words(" ".join(phrase.name)))
        found = self.named(words, phrase.titles)
        found = found or self._first_name_alone(phrase, words)
        if found is None:
            found = Somebody(name=shown(phrase, words), kind=PERSON, words=words, sex=sex_of(words))
            self._add(found)
        elif len(words) > len(found.words) and not found.person:
            found.name, found.words = " ".join(phrase.name), words
            found.sex = found.sex or sex_of(words)
            self._index(found)
        self.learn(found, phrase)
        return found

    def _first_name_alone(self, phrase: Phrase, words: tuple[str, ...]) -> Somebody | None:
        """Return whom a surname with a title means of those who have a first name alone: her brother Ben, Mr Bar.

        Others of the surname have to be known, who gave no reason to say it before.
        """
        sex = SEX_OF_TITLE.get(phrase.titles[0]) if phrase.titles else ""
        if not sex or len(words) != 1 or not self._by_word.get(words[0]):
            return None
        met = [one for one in self.everybody[-MOST_LOOKED_AT:] if one.kind == PERSON and len(one.words) == 1]
        alone = [one for one in met if sex_of(one.words) == sex and not one.person]
        if len(alone) != 1:
            return None
        alone[0].name, alone[0].words = f"{alone[0].name} {phrase.name[-1]}", (*alone[0].words, *words)
        self._index(alone[0])
        return alone[0]

    def is_shared(self, words: tuple[str, ...]) -> bool:
        """Return whether several people who are named in full bear a surname."""
        bearers = [one for one in self._by_word.get(words[-1], ()) if len(one.words) > 1] if words else []
        return sum(one.kind == PERSON and one.words[-1] == words[-1] for one in bearers) > 1

    def learn(self, somebody: Somebody, phrase: Phrase) -> None:
        """Learn from a phrase what somebody is called and for whom they work."""
        if phrase.name:
            somebody.names.setdefault(" ".join(phrase.name))
        if not phrase.titles:
            if phrase.owner:
                self._owned(somebody, phrase.owner)
            return
        sex = SEX_OF_TITLE.get(phrase.titles[0])
        if sex and not somebody.sex:
            somebody.sex = sex
        somebody.called(phrase.titles)
        if phrase.owner:
            self._owned(somebody, phrase.owner)

    def _owned(self, somebody: Somebody, owner: str) -> None:
        """Learn what stands before somebody's calling."""
        words = tuple(word for word in name_words(owner) if word not in {"'s", "former", "ex", "then", "late"})
        if not words:
            return
        somebody.owner = somebody.owner or words
        if not somebody.party and not somebody.observer:
            somebody.party = self.known.party_in(words)

    def _of_case(self, person: KnownPerson) -> Somebody:
        found = self._known.get(person.id)
        if found is None:
            words = person.names[0] if person.names else ()
            found = Somebody(
                name=person.name,
                kind=UNNAMED if person.office else PERSON,
                words=words,
                sex=sex_of(words),
                affiliation=person.affiliation,
                person=person.id,
                party=person.party,
                observer=person.observer,
                id=person.id,
            )
            found.called((*person.titles, *([person.office] if person.office else [])))
            self._known[person.id] = found
            self._add(found)
            for form in person.names:
                for word in form:
                    if found not in self._by_word.setdefault(word, []):
                        self._by_word[word].append(found)
        return found

    def _add(self, somebody: Somebody) -> None:
        self.everybody.append(somebody)
        self._index(somebody)

    def _index(self, somebody: Somebody) -> None:
        for word in somebody.words:
            if somebody not in self._by_word.setdefault(word, []):
                self._by_word[word].append(somebody)

    # Groups

    def group(self, name: str, *, plural: bool = False) -> Somebody:
        """Return the group of a name."""
        words = name_words(name)
        if len(words) > 1 and words[0] in {"the", "a", "an"}:
            words = words[1:]
        party = self.known.parties.get(words, "")
        key = ("party", party) if party else words
        found = self._groups.get(key)
        if found is None and not party:
            found = self._short_for(words)
        if found is None:
            found = Somebody(name=name, kind=GROUP, words=words, party=party, plural=plural)
            if party:
                found.name, found.id = self.known.party_names[party], party
            self._groups[key] = found
            self.everybody.append(found)
        found.names.setdefault(name)
        return found

    def _short_for(self, words: tuple[str, ...]) -> Somebody | None:
        """Return the group of which words are an abbreviation: its first letters, or its first or last words."""
        for one in reversed(self.everybody[-MOST_LOOKED_AT:]):
            if one.kind != GROUP or not one.words or len(one.words) <= len(words):
                continue
            first_letters = "".join(word[0] for word in one.words if word not in {"of", "and", "the", "for"})
            if len(words) == 1 and len(words[0]) > 1 and words[0] == first_letters:
                return one
            if one.words[: len(words)] == words and words not in PLACES and words[0] not in ORGANISATION_WORDS:
                return one
        return None

    def group_called(self, noun: str, before: int) -> Somebody | None:
        """Return the group that "the union" or "the company" means: one of the case, or the last whose name says so."""
        party = self.known.parties.get((noun,), "")
        if party:
            return self.group(noun)
        found = [
            one
            for one in self.everybody[-MOST_LOOKED_AT:]
            if one.kind == GROUP and (noun in one.words[-2:] or noun in one.callings) and one.name.lower() != noun
        ]
        return max(found, key=lambda one: one.last) if found else None

    # Callings

    def called(self, phrase: Phrase, *, met: bool = False) -> Somebody | None:
        """Return the person whom "the president" or "the union's general secretary" means.

        Args:
            phrase: The phrase.
            met: Whether only those count whom the document has named before.
        """
        heads = {phrase.head, *LEADERS.get(phrase.head, ()), *SHORT_TITLES.get(phrase.head, ())}
        owner = tuple(word for word in name_words(phrase.owner) if word != "'s")
        party = self.known.party_in(owner) if owner else ""
        best: tuple[int, int, Somebody] | None = None
        for one in self.everybody[-MOST_LOOKED_AT:]:
            if one.kind == GROUP or one.plural or one.callings.isdisjoint(heads) or (met and one.last < 0):
                continue
            fit = self._owner_fits(one, owner, party)
            if not fit:
                continue
            exact = 2 if all(title in one.callings for title in phrase.titles) else 1
            if exact + fit == 2 and phrase.owner[:1].isupper() and place_in(owner) is None:
                continue  # Orr Ferries' chief executive is not the president of nobody knows what.
            if best is None or (fit + exact, one.last) > best[:2]:
                best = (fit + exact, one.last, one)
        if best is None and party and not met:
            return self._leader_of(party, heads)
        return None if best is None else best[2]

    def _owner_fits(self, one: Somebody, owner: tuple[str, ...], party: str) -> int:
        """Return how well what stands before a calling fits somebody: 0 where it speaks against them."""
        if not owner:
            return 1
        if party:
            return 3 if one.party == party else 0
        place = place_in(owner)
        theirs = place_in(one.owner) if one.owner else None
        if theirs is None and one.affiliation:
            theirs = place_in(name_words(one.affiliation))
        if place is not None:
            if theirs is not None:
                return 3 if theirs == place else 0
            return 1 if not one.party else 0
        spoken = {word for word in owner if len(word) > 3}
        told = {*one.owner, *name_words(one.affiliation)}
        shared = spoken & told
        # Orr Ferries' chief executive is not the president of the Orr Chamber.
        if (shared and (shared == spoken or owner[-1] in shared)) or spoken & one.callings:
            return 3
        return 0 if any(word[:1].isupper() for word in owner) else 1

    def _leader_of(self, party: str, heads: set[str]) -> Somebody | None:
        """Return the case's person of a party who bears a title that fits; its only person where it has one."""
        theirs = [person for person in self.known.people if person.party == party and not person.office]
        titled = [person for person in theirs if heads & set(person.titles)]
        if len(titled) == 1:
            return self._of_case(titled[0])
        return self._of_case(theirs[0]) if len(theirs) == 1 and "leader" in heads else None

    def unnamed(self, name: str, phrase: Phrase, party: str) -> Somebody:
        """Return somebody without a name, by the document's words for them."""
        for person in self.known.people:
            if person.office and person.party == party and person.office in phrase.titles:
                return self._of_case(person)
        key = ("unnamed", *name_words(name))
        found = self._groups.get(key)
        if found is None:
            found = Somebody(name=name, kind=UNNAMED, plural=phrase.plural, party=party)
            found.called(phrase.titles)
            found.owner = tuple(word for word in name_words(phrase.owner) if word != "'s")
            found.names.setdefault(name)
            self._groups[key] = found
            self.everybody.append(found)
        return found

    # Pronouns

    def meant(self, pronoun: str) -> Somebody | None:
        """Return whom a pronoun means: the last of whom something was told and whom it fits."""
        if pronoun in {"he", "she"}:
            sex = MALE if pronoun == "he" else FEMALE
            fits = [one for one in self.subjects[-12:] if one.may_be(sex)]
            persons = [one for one in fits if one.kind != GROUP]
            named = self._last_named(sex)
            # Somebody who was only named is meant where those of whom something was told are long past.
            before = persons[-1].last + FAR_BACK if persons else fits[-1].last if fits else -1
            if fits and (named is None or named.last <= before):
                # Where no person was told of lately, a bare name that might be a group's was a person's.
                lately = persons and persons[-1] in fits[-SINGULAR_THEY:]
                # "A top official said …, Orr said …, he added": the bare name is told of last, and is somebody's.
                bare = persons and persons[-1].kind == UNNAMED and fits[-1].kind == GROUP
                meant = persons[-1] if lately and not bare else fits[-1]
                self._tell(meant, sex)
                return meant
            return named
        if pronoun == "it":
            if self.subjects and self.subjects[-1] is self.paper:
                return self.paper
            return next((one for one in reversed(self.subjects[-8:]) if one.kind == GROUP and not one.plural), None)
        if pronoun == "they":
            recent = self.subjects[-SINGULAR_THEY:]
            several = [one for one in recent if one.kind == GROUP or one.plural]
            if several:
                return several[-1]
            return next((one for one in reversed(recent) if one.kind == UNNAMED), recent[-1] if recent else None)
        return None

    def _last_named(self, sex: str) -> Somebody | None:
        """Return the person named last, whether anything was told of them or not."""
        met = (one for one in self.everybody[-MOST_LOOKED_AT:] if one.kind == PERSON and one.last >= 0)
        return max((one for one in met if one.may_be(sex)), key=lambda one: one.last, default=None)

    def _tell(self, one: Somebody, sex: str) -> None:
        """Learn from a pronoun that somebody is a person, and of which sex."""
        if one.kind == GROUP:
            one.kind = PERSON
            self._index(one)
        if one.kind == PERSON and not one.sex:
            one.sex = sex

    def spoken_of(self, somebody: Somebody, at: int, *, subject: bool) -> None:
        """Note that somebody is mentioned."""
        somebody.last = max(somebody.last, at)
        somebody.mentions += 1
        if subject:
            self.subjects.append(somebody)
