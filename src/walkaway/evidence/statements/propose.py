"""Proposals of one document: every rule looks at every passage; who said it, when and on what ground is added."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from walkaway.case import Case, Citation, Statement
from walkaway.evidence.documents.document import Document
from walkaway.evidence.speech.speech import DIRECT, NARRATED, REPORTED, Passage, Speech
from walkaway.evidence.statements.basis import basis_of, is_hedged, narrator_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import heads_of, is_question
from walkaway.evidence.statements.naming_proposals import Names, content_id, slug, taken_ids
from walkaway.evidence.statements.occasions import Occasions, round_at
from walkaway.evidence.statements.proposal import Draft, Place, Proposal, Rule
from walkaway.evidence.statements.rules_of_positions import POSITION_RULES
from walkaway.evidence.statements.rules_of_views import LAST_RESORTS, VIEW_RULES
from walkaway.evidence.statements.wanted import met_in, wanted
from walkaway.evidence.statements.wording import wording
from walkaway.evidence.statements.words_of_case import WordsOfCase
from walkaway.results.changing import changed

__all__ = ["LEAST_CONFIDENCE", "RULES", "proposals_in"]

LEAST_CONFIDENCE = 0.3
"""What is less sure is not proposed."""
HEDGE = 0.85
"""Confidence is multiplied by it where the words are told with a hedge."""

LONGEST = 4000
"""A passage of more letters is no sentence but a table or a broken file: no rule looks at it."""

RULES: tuple[Rule, ...] = (*POSITION_RULES, *VIEW_RULES)
"""Every rule, in the order in which they look."""

_BITS = tuple((rule, rule.bits or (wanted((rule.needs,)) if rule.needs else 0)) for rule in RULES)
"""The rules with the bits of what they need; none where no word is needed."""


def proposals_in(document: Document, speech: Speech, case: Case, words: WordsOfCase) -> tuple[Proposal, ...]:
    """Return what the rules propose from one document, in the order of its lines.

    A copy of another document proposes nothing: it is no second witness.

    Args:
        document: The document.
        speech: Who says what in it.
        case: The case the statements are for.
        words: The words of the case.
    """
    if document.copy_of or not document.lines:
        return ()
    reading = _Reading(
        document=document,
        speech=speech,
        case=case,
        occasions=Occasions(document, speech),
        ids=_speaker_ids(speech, case),
        round=round_at(case, document.date),
    )
    passages = tuple(_own_words(speech))
    found: list[tuple[Passage, Rule, Draft]] = []
    context = Context(case=case, words=words, document=document, speakers=speech.speakers, passages=passages)
    for position, passage in enumerate(passages):
        asked = _asked(passage) if len(passage.text) <= LONGEST else ()
        if asked and not is_question(passage.text):
            here = context.at(position)
            found += [(passage, rule, draft) for rule in asked for draft in rule.find(passage, here)]
    kept = _surest(_without_last_resorts(found))
    names = Names(taken_ids(case))
    proposals = (reading.proposal(passage, rule, draft, also, context, names) for passage, rule, draft, also in kept)
    return tuple(proposal for proposal in proposals if proposal is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One document with what is worked out of it once."""

    document: Document
    speech: Speech
    case: Case
    occasions: Occasions
    ids: dict[str, str]
    round: str

    def proposal(
        self, passage: Passage, rule: Rule, draft: Draft, also: tuple[str, ...], context: Context, names: Names
    ) -> Proposal | None:
        """Return a draft with everything that its place tells; None where it is not sure enough."""
        confidence = round(draft.confidence * self._trust(passage), 3)
        if confidence < LEAST_CONFIDENCE:
            return None
        narrator = narrator_of(passage)
        day = self.occasions.day(passage)
        line = self.document.line_at(draft.start).number
        said_by = self.ids.get(narrator, "")
        speaker = self.speech.speakers.get(narrator)
        told = draft.statement
        statement = changed(
            told,
            id=names.give(content_id(told, said_by)),
            said_by=said_by,
            round=told.round or ("" if told.date else self.round),
            date=told.date or day,
            basis=basis_of(told, passage, context, rule.id),
            origin=self._origin(passage, narrator, day),
            cite=(Citation(source=self.document.id, line=line),),
            text=wording(self.case, told, speaker.name if speaker is not None else "", draft.keeps),
        )
        start = draft.start - passage.start
        return Proposal(
            statement=statement,
            places=(Place(document=self.document.id, line=line, start=draft.start, end=draft.end),),
            rule=rule.id,
            confidence=confidence,
            also=also,
            words=passage.text if passage.teller else passage.text[start : draft.end - passage.start],
            keeps=draft.keeps,
        )

    def _origin(self, passage: Passage, narrator: str, day: str) -> str:
        """Return the utterance: the speaker and the occasion, or the day; of the writer the document."""
        if not narrator:
            return f"{slug(self.document.id)}_report"
        if day and day != self.document.date:
            return f"{self.ids[narrator]}_{slug(day).removeprefix('x')}"
        kind = self.occasions.kind(passage, narrator)
        return f"{self.ids[narrator]}_{kind}" if kind else self.ids[narrator]

    def _trust(self, passage: Passage) -> float:
        """Return by how much who speaks, and a hedge, lessen what a rule is sure of."""
        utterance = self.speech.utterances[passage.utterance] if passage.utterance is not None else None
        sure = utterance.confidence if utterance is not None and utterance.confidence else 1.0
        return (0.5 + 0.5 * sure) * (HEDGE if is_hedged(passage) else 1.0)


def _asked(passage: Passage) -> tuple[Rule, ...]:
    """Return the rules that the words of a passage may concern, in their order."""
    if not heads_of(passage.text):
        return ()
    met = met_in(passage.text)
    return _rules_of_told(met) if passage.teller else _rules_of_writer(met)


@lru_cache(maxsize=4096)
def _rules_of_told(met: int) -> tuple[Rule, ...]:
    return tuple([rule for rule, bits in _BITS if not bits or met & bits])


@lru_cache(maxsize=4096)
def _rules_of_writer(met: int) -> tuple[Rule, ...]:
    return tuple([rule for rule in _rules_of_told(met) if not rule.told])


def _speaker_ids(speech: Speech, case: Case) -> dict[str, str]:
    """Return for each speaker the id for ``said_by``: the case's person or party, else one made of the surname.

    Two strangers of one surname get their full names.
    """
    known = {person.id for person in case.people} | {party.id for party in case.parties}
    ids: dict[str, str] = {}
    strangers: dict[str, list[str]] = {}
    for speaker in speech.speakers.values():
        if own := speaker.person or speaker.party:
            ids[speaker.id] = own
        elif speaker.id in known:
            ids[speaker.id] = speaker.id
        else:
            short = speaker.name.split()[-1] if speaker.kind == "person" and speaker.name.split() else speaker.name
            strangers.setdefault(slug(short), []).append(speaker.id)
    names = Names(known | set(ids.values()))
    for short, same in strangers.items():
        alone = len(same) == 1 and short not in known
        for speaker_id in same:
            ids[speaker_id] = names.give(short if alone else slug(speech.speakers[speaker_id].name))
    return ids


def _own_words(speech: Speech) -> Iterator[Passage]:
    """Yield the passages, in the writer's the words of others, which are passages of their own, made blank."""
    parts = [part for u in speech.utterances if u.form in (DIRECT, REPORTED) for part in u.parts]
    parts.sort(key=lambda part: (part.start, part.end))
    starts = [part.start for part in parts]
    for passage in speech.passages:
        if passage.form != NARRATED:
            yield passage
            continue
        first = bisect_left(starts, passage.start)
        near = parts[max(first - 1, 0) : bisect_left(starts, passage.end)]
        text = passage.text
        for part in near:
            begin, end = max(part.start - passage.start, 0), min(part.end - passage.start, len(text))
            if begin < end:
                text = text[:begin] + " " * (end - begin) + text[end:]
        yield passage if text is passage.text else changed(passage, text=text)


def _without_last_resorts(found: list[tuple[Passage, Rule, Draft]]) -> Iterator[tuple[Passage, Rule, Draft]]:
    """Yield all drafts but those of last resort in words of which another rule made something."""
    better = {_words_of_one(passage) for passage, rule, _ in found if rule.id not in LAST_RESORTS}
    judged = {_words_of_one(passage) for passage, rule, _ in found if rule.id == "judges_at_large"}
    for passage, rule, draft in found:
        same = _words_of_one(passage)
        if rule.id in LAST_RESORTS and (same in better or (rule.id == "observer_tells" and same in judged)):
            continue
        yield passage, rule, draft


def _words_of_one(passage: Passage) -> tuple[int, int]:
    """Return what tells one utterance from another: its number, else the passage's place."""
    return (-1, passage.start) if passage.utterance is None else (passage.utterance, -1)


def _surest(
    found: Iterable[tuple[Passage, Rule, Draft]],
) -> list[tuple[Passage, Rule, Draft, tuple[str, ...]]]:
    """Return one draft for each content of a passage: the surest, with the other rules that found the same."""
    by_content: dict[tuple[int, Statement], list[tuple[Passage, Rule, Draft]]] = {}
    for passage, rule, draft in found:
        by_content.setdefault((passage.start, draft.statement), []).append((passage, rule, draft))
    kept: list[tuple[Passage, Rule, Draft, tuple[str, ...]]] = []
    for same in by_content.values():
        same.sort(key=lambda one: (-one[2].confidence, one[1].id))
        passage, rule, draft = same[0]
        also = tuple(dict.fromkeys(other.id for _, other, _ in same[1:] if other.id != rule.id))
        kept.append((passage, rule, draft, also))
    return sorted(kept, key=lambda one: (one[2].start, one[2].end, one[1].id))
