"""Whose verb is it? The subject of a verb of speech, before it or after it, over appositions and clauses in between."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from walkaway.evidence.speech.openings import after_it_was, after_time
from walkaway.evidence.speech.phrases import (
    NAMED,
    OTHER,
    PAPERED,
    PRONOUN,
    ROLE,
    Phrase,
    Subject,
    phrase_at,
    phrases_of,
)
from walkaway.evidence.speech.tokens import LONGEST_SENTENCE, PARTY_SEAT, QUOTE, STATES, STOP, TITLE, Row
from walkaway.evidence.speech.words_of_grammar import TOLD_OF_THEM

__all__ = ["Clause", "Subject"]

LINKS = frozenset("of at for in from on to with by about under over against near within".split())
"""Prepositions by which a phrase hangs on the one before it."""

BARE_LINK = re.compile(r"[we]{1,3}(?=[,r])")
BARE_BEFORE = re.compile(r"r[we]{1,3}$")

MORE_OF_IT = frozenset("familiar close aware privy present responsible".split())
MOST_SEGMENTS = 8
SKIPPED_BEFORE = "xa"
APPOSITION = re.compile(r"[dP#hwerbiasvkx]")
BARE = re.compile(r"[#wei]{1,4}(?=[.,]|$)")
ASIDE = re.compile(r",[dhPwr#ei]")


@dataclass(slots=True)
class Clause:
    """A row with its phrases, asked for subjects; ``starts`` and ``ends`` are the phrases' positions by token."""

    row: Row
    spans: list[tuple[int, int]]
    kinds: str
    starts: dict[int, int]
    ends: dict[int, int]
    sentences: list[tuple[int, int]] | None = None
    read: dict[int, Phrase] = field(default_factory=dict)
    mains: dict[tuple[int, int], Phrase | None] = field(default_factory=dict)

    @classmethod
    def of(cls, row: Row) -> "Clause":
        """Return a row with its phrases found."""
        spans = phrases_of(row)
        starts = {first: position for position, (first, _) in enumerate(spans)}
        ends = {last: position for position, (_, last) in enumerate(spans)}
        return cls(row, spans, row.kinds, starts, ends)

    def phrase(self, position: int) -> Phrase:
        """Return a phrase by its position, read once."""
        found = self.read.get(position)
        if found is None:
            found = self.read[position] = phrase_at(self.row, *self.spans[position])
        return found

    def phrase_from(self, first: int, position: int | None) -> Phrase:
        """Return the rest of a phrase from one of its tokens on."""
        return phrase_at(self.row, first, self.spans[position or 0][1])

    def ending_at(self, end: int) -> int | None:
        """Return the position of the phrase that ends right before a token."""
        return self.ends.get(end)

    def starting_at(self, start: int) -> int | None:
        """Return the position of the phrase that starts at a token."""
        return self.starts.get(start)

    def before(self, verb: int, floor: int) -> Subject | None:
        """Return the subject that stands before a verb.

        Args:
            verb: The verb's token.
            floor: The first token that may belong to it.
        """
        kinds = self.kinds
        at = verb
        while at > floor and kinds[at - 1] in SKIPPED_BEFORE:
            at -= 1
        while at > floor and kinds[at - 1] == ")" and kinds.rfind("(", floor, at) > floor:
            at = kinds.rfind("(", floor, at)
        if at == floor:
            return None
        if kinds[at - 1] in ",-":
            return self._over_appositions(at - 1, floor)
        position = self.ending_at(at)
        if position is None:
            return self._antecedent(at - 1, floor) if kinds[at - 1] == "h" else None
        return self._with_name_before(self.climbed(position, floor), floor)

    def _antecedent(self, relative: int, floor: int) -> Subject | None:
        """Return what "who" stands for: the phrase right before it; of "It was Bar, in a letter, who …" the first."""
        cleft = self.starting_at(after_it_was(self.row, relative) or -1)
        if cleft is not None:
            return Subject(self.phrase(cleft))
        at = relative
        if at > floor and self.kinds[at - 1] == ",":
            at -= 1
        position = self.ending_at(at)
        return None if position is None else Subject(self.phrase(self.climbed(position, floor)))

    def climbed(self, position: int, floor: int) -> int:
        """Return the phrase on which a phrase hangs by prepositions: *critics* of the deal."""
        while True:
            first = self.spans[position][0]
            if first - 2 < floor:
                return position
            whole = self._part_of_name(first, floor)
            if whole is not None:
                position = whole
                continue
            if self.kinds[first - 1] not in "rT":
                return position
            if self.row.lowers[first - 1] not in LINKS:
                return position
            above = self.ending_at(first - 1)
            if above is None and self._tells_more(first - 2):
                # Two people *briefed* on the talks; a person *familiar* with the matter.
                above = self.ending_at(first - 2)
            bare = BARE_BEFORE.search(self.kinds, max(floor, first - 5), first - 1) if above is None else None
            if bare is not None and self.row.lowers[bare.start()] in LINKS:
                above = self.ending_at(bare.start())  # two people with *knowledge* of the talks
            if above is None or self.spans[above][0] < floor or self.kinds[self.spans[above][0]] == "p":
                return position
            position = above

    def _part_of_name(self, first: int, floor: int) -> int | None:
        """Return the phrase before one that goes on with it: a union *representing* X, the Board of X *and* Y."""
        before = self.ending_at(first - 1)
        if before is None or self.spans[before][0] < floor:
            return None
        if self.kinds[first - 1] == "i":
            return before
        joined = self.row.lowers[first - 1] in {"and", "&"} and self.kinds[first] == "N"
        begins = self.spans[before][0]
        hangs = begins - 1 > floor and self.kinds[begins - 1] == "r" and self.kinds[begins] == "N"
        return before if joined and hangs and self.row.lowers[begins - 1] in {"of", "for"} else None

    def _tells_more(self, at: int) -> bool:
        """Return whether a word between a noun and its preposition only tells more of it."""
        word = self.row.lowers[at]
        return (self.kinds[at] == "e" and word not in TOLD_OF_THEM) or word in MORE_OF_IT

    def _with_name_before(self, position: int, floor: int) -> Subject:
        """Return a phrase as a subject; a name that stands before it over a comma is its name, it an apposition."""
        phrase = self.phrase(position)
        kinds = self.kinds
        if phrase.kind == NAMED and phrase.first - 1 > floor and kinds[phrase.first - 1] == ",":
            calling = self.ending_at(phrase.first - 1)
            if calling is not None:
                top = self.climbed(calling, floor)
                above = self.phrase(top)
                if above.kind == ROLE and not above.plural and above.definite | bool(above.owner):
                    return Subject(phrase, ((above.first, phrase.first - 1),))
        return Subject(phrase)

    def _over_appositions(self, comma: int, floor: int) -> Subject | None:
        """Return the subject to the left of what stands between commas before a verb."""
        kinds = self.kinds
        passed: list[tuple[int, int]] = []
        candidate: Phrase | None = None
        end = comma
        for _ in range(MOST_SEGMENTS):
            start = self._segment_start(end, floor)
            if self._aside(start, end):
                passed.append((start, end))
                if start - 1 < floor:
                    break
                end = start - 1
                continue
            lead = start
            while lead < end and kinds[lead] in "ac":
                lead += 1
            position = self.starting_at(lead)
            whole = None
            if position is not None:
                last = self.ending_at(end)
                if last is not None and self.climbed(last, lead) == position:
                    whole = self.phrase(position)
            elif kinds[lead:end].startswith("r") and passed:
                whole = self._led_in(end)
            if whole is not None and whole.kind in (NAMED, PRONOUN):
                before = self.calling_before(start, floor) if start == lead else None
                return Subject(whole, (*([before] if before else []), *reversed(passed)))
            if whole is not None:
                candidate = whole
                passed_here = (lead, end)
            elif candidate is not None:
                return Subject(candidate, tuple(reversed(passed[:-1])))
            else:
                passed_here = (lead, end)
            passed.append(passed_here)
            if start - 1 < floor or kinds[start - 1] not in ",-":
                break
            end = start - 1
        return None if candidate is None else Subject(candidate, tuple(reversed(passed[:-1])))

    def _led_in(self, end: int) -> Phrase | None:
        """Return the name with which a segment ends that begins with something else: within minutes Ana Bar, …."""
        last = self.ending_at(end)
        if last is None or self.kinds[self.spans[last][0] - 1] in "rcd":
            return None
        phrase = self.phrase(last)
        return phrase if phrase.kind == NAMED else None

    def _segment_start(self, end: int, floor: int) -> int:
        """Return where the segment before a comma or dash begins."""
        return max(floor, *(self.kinds.rfind(mark, floor, end) + 1 for mark in ",-.Q:;"))

    def _aside(self, start: int, end: int) -> bool:
        """Return whether a segment says an age, a seat or a state: ", 54," and ", D-Conn.,"."""
        kinds = self.kinds[start:end]
        if kinds == "#" or kinds == "#w":
            return True
        if kinds not in ("N", "NN") or start == 0 or self.kinds[start - 1] != ",":
            return False
        word = self.row.words[start]
        before = self.ending_at(start - 1)
        if before is None or self.phrase(before).kind != NAMED:
            return False
        return PARTY_SEAT.match(word) is not None or word.lower() in STATES

    def calling_before(self, start: int, floor: int) -> tuple[int, int] | None:
        """Return where a calling stands before a name and its comma: "Norvent's chief negotiator, Ana Bar,"."""
        if start - 1 <= floor or self.kinds[start - 1] != ",":
            return None
        position = self.ending_at(start - 1)
        if position is None:
            return None
        top = self.phrase(self.climbed(position, floor))
        if top.kind == ROLE and not top.plural:
            return top.first, start - 1
        return None

    def after(self, verb: int) -> Subject | None:
        """Return the subject that stands after a verb: "said Jenny Town, an analyst"."""
        kinds = self.kinds
        at = verb + 1
        while at < len(kinds) and (kinds[at] == "a" or (kinds[at] in "ei" and self.starting_at(at + 1) is not None)):
            at += 1
        position = self.starting_at(at)
        if position is None:
            bare = BARE.match(kinds, at)
            if bare is None:
                return None
            return Subject(Phrase(at, bare.end(), OTHER, titles=(self.row.lowers[bare.end() - 1],)))
        position = self._owned(position)
        phrase = self.phrase(position)
        if phrase.article in {"him", "them", "us", "me", "her"} and phrase.kind == PRONOUN:
            return None
        beside = self.beside(position)
        if phrase.kind == ROLE and not phrase.plural and beside:
            named = self.starting_at(beside[0][0])
            if named is not None and self.phrase(named).kind == NAMED and self.spans[named][1] == beside[0][1]:
                return Subject(self.phrase(named), ((phrase.first, beside[0][0] - 1), *beside[1:]))
        return Subject(phrase, beside)

    def _owned(self, position: int) -> int:
        """Return the phrase a possessive belongs to, over letters in brackets: the African Union's (AU) envoy."""
        at = self.spans[position][1]
        if self.kinds[at : at + 1] != "z":
            return position
        at += 1
        if self.kinds[at : at + 1] == "(":
            at = self.kinds.find(")", at) + 1
        owned = self.starting_at(at)
        return position if owned is None else owned

    def beside(self, position: int) -> tuple[tuple[int, int], ...]:
        """Return the appositions that follow a phrase between commas."""
        kinds = self.kinds
        at = self.spans[position][1]
        at = self._past_links(at)
        found: list[tuple[int, int]] = []
        while at < len(kinds) and kinds[at] in ",(-" and len(found) < 3:
            start = at + 1
            end = start
            while end < len(kinds) and kinds[end] not in ",.Q:;()-":
                end += 1
            if end == start or (not APPOSITION.match(kinds[start]) and kinds[start] not in "NGt"):
                break
            if end < len(kinds) and (kinds[end] in "Q:" or (kinds[end] == ";" and kinds[start] != TITLE)):
                break
            if kinds[start] in "ei" and kinds[end : end + 1] != ",":
                break
            if kinds[start] in "vbxcak" or ("x" in kinds[start:end] and kinds[start] not in "h"):
                break
            found.append((start, end))
            at = end + 1 if end < len(kinds) and kinds[end] == ")" else end
        return tuple(found)

    def _past_links(self, at: int) -> int:
        """Return where the phrases end that hang on the one before a token."""
        kinds = self.kinds
        if at + 2 < len(kinds) and kinds[at - 1] == "P" and kinds[at + 1] == "r" and self._tells_more(at):
            at += 1
        linked = False
        while at + 1 < len(kinds) and (linked or kinds[at] == "r"):
            link = self.row.lowers[at]
            joined = link in {"and", "&"} and kinds[at - 1] == kinds[at + 1] == "N" and linked
            if not joined and (kinds[at] != "r" or link not in LINKS):
                return at
            following = self.starting_at(at + 1)
            if following is None:
                bare = BARE_LINK.match(kinds, at + 1)
                if bare is None:
                    return at
                at = bare.end()  # for *real estate*, with *knowledge* of the talks
                continue
            linked = link in {"of", "for"}
            at = self.spans[following][1]
            owned = self.starting_at(at + 1) if kinds[at : at + 1] == "z" else None
            if owned is not None or kinds[at : at + 2] in ("zi", "zw", "zv"):
                at = self.spans[owned][1] if owned is not None else at + 2  # familiar with the company's *thinking*
        return at

    def extent(self, phrase: Phrase) -> int:
        """Return where a phrase ends with all that hangs on it: "a spokesman for the ministry"."""
        return self._past_links(phrase.last)

    def main(self, start: int, end: int) -> Phrase | None:
        """Return the subject of the sentence from a token to another: its first phrase that hangs on nothing."""
        if (start, end) not in self.mains:
            self.mains[start, end] = self._main(start, end)
        return self.mains[start, end]

    def _main(self, start: int, end: int) -> Phrase | None:
        kinds = self.kinds
        at = start
        while at < end and kinds[at] in "acT,-Q":
            at += 1
        if at < end and (kinds[at] in "rievk" or (kinds[at] == "b" and at == start)):
            return self._after_lead_in(at, end)
        first = bisect_left(self.spans, (at,))
        for position in range(first, len(self.spans)):
            if self.spans[position][0] >= end:
                return None
            before = self.spans[position][0] - 1
            if before >= start and kinds[before] == "r":
                continue
            phrase = self.phrase(position)
            following = self.starting_at(self._past_links(phrase.last))
            if following is not None and self.phrase(following).kind == NAMED and self.phrase(following).titles:
                # "Guild of Bakers District 7 President Ana Bar": the organisation runs into the one who speaks.
                return self.phrase(following)
            if phrase.kind == ROLE and not phrase.plural:
                return self._name_beside(position) or phrase
            return phrase if phrase.kind != PAPERED else None
        return None

    def _name_beside(self, position: int) -> Phrase | None:
        """Return the name that follows a calling between commas: "The minister, Ana Petrova, …"."""
        beside = self.beside(position)
        named = self.starting_at(beside[0][0]) if beside else None
        if named is None or self.spans[named][1] != beside[0][1]:
            return None
        phrase = self.phrase(named)
        return phrase if phrase.kind == NAMED else None

    def _after_lead_in(self, at: int, end: int) -> Phrase | None:
        """Return the subject of a sentence that begins with something else: what precedes a verb after a comma."""
        kinds = self.kinds
        timed = self.starting_at(after_time(self.row, at, end) or -1)
        if timed is not None and self.phrase(timed).kind == NAMED:
            return self.phrase(timed)
        while True:
            comma = kinds.find(",", at, end)
            if comma < 0:
                return None
            at = comma + 1
            while at < end and kinds[at] in "ac":
                at += 1
            position = self.starting_at(at)
            if position is None or self.phrase(position).kind == PAPERED:
                continue
            past = self._past_links(self.spans[position][1])
            while past < end and kinds[past] in "aT":
                past += 1
            if past < end and (kinds[past] in "vxbes" or ASIDE.match(kinds, past)):
                return self.phrase(position)

    def stops(self) -> list[tuple[int, int]]:
        """Return the sentences of the row as stretches of tokens."""
        self.sentences = self.sentences or list(self.row.sentences())
        return self.sentences

    def floor(self, at: int) -> int:
        """Return the first token that may belong to a verb: after the last stop or quotation before it."""
        kinds = self.row.kinds
        low = max(0, at - LONGEST_SENTENCE)
        return max(low, kinds.rfind(STOP, low, at) + 1, kinds.rfind(QUOTE, low, at) + 1, kinds.rfind(";", low, at) + 1)
