"""Who says what in a document."""

from collections.abc import Sequence
from dataclasses import replace

from walkaway.evidence.documents.document import LEFT_OUT, Document, Paragraph, Span
from walkaway.evidence.speech.around import other_speaker_at
from walkaway.evidence.speech.attribution import RULES, attributed
from walkaway.evidence.speech.elsewhere import Said
from walkaway.evidence.speech.hedges import is_hedged
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.evidence.speech.markup import without_markup
from walkaway.evidence.speech.names import surname
from walkaway.evidence.speech.passages import passages_in
from walkaway.evidence.speech.people import People
from walkaway.evidence.speech.phrases import OTHER
from walkaway.evidence.speech.predicates import learn_predicates
from walkaway.evidence.speech.quotation import Quotation
from walkaway.evidence.speech.quotations import quotations_in
from walkaway.evidence.speech.reported import Reported, reported_in
from walkaway.evidence.speech.resolving import Resolver
from walkaway.evidence.speech.sayings import sayings_in
from walkaway.evidence.speech.scene import Attribution, Scene, Story, Told
from walkaway.evidence.speech.small_words import SmallWords
from walkaway.evidence.speech.somebody import PERSON, Somebody, slug
from walkaway.evidence.speech.speech import DIRECT, FRAGMENT, REPORTED, Speaker, Speech, Utterance
from walkaway.evidence.speech.subject_of_sentence import subject_before
from walkaway.evidence.speech.subjects import Clause
from walkaway.evidence.speech.tokens import row_of

__all__ = ["speech_in"]

CONFIDENCE = {rule.id: rule.confidence for rule in RULES} | {"elsewhere": 0.9, "subject": 0.5}
REPORTED_CONFIDENCE = 0.85
WEAK_RULES = frozenset({"announced", "acts_next", "nearest"})
"""Rules that yield where the same words are given to somebody elsewhere by a surer one."""
MOST_LOOKED_UP = 300
"""So many quotations are looked for among all that is said."""


def speech_in(document: Document, known: KnownPeople) -> Speech:
    """Return who speaks in a document, what is said by whom, and all of its text as passages.

    Args:
        document: The document.
        known: The people and parties of the case; `KnownPeople.of(None)` without one.

    Examples:
        >>> from walkaway.evidence.documents.document import Line
        >>> text = '"No deal," said Ana Bar, a mediator at the Orr Institute.'
        >>> line = Line(number=1, start=0, end=len(text), paragraph=1)
        >>> speech = speech_in(Document(id="a", file="a", format="text", text=text, lines=(line,)), KnownPeople())
        >>> speech.utterances[0].speaker, speech.speakers["bar"].affiliation
        ('bar', 'Orr Institute')
    """
    paragraphs = [paragraph for paragraph in document.paragraphs() if paragraph.kind != LEFT_OUT]
    quotations = quotations_in(document, paragraphs)
    if document.format == "markdown":
        document = replace(document, text=without_markup(document.text))
    story = _story(document, paragraphs, quotations, known)
    marks = _marks(story, quotations)
    _read(story, marks)
    _phrases(story)
    _titles(story, marks)
    return _speech(story, paragraphs)


def _story(
    document: Document, paragraphs: Sequence[Paragraph], quotations: tuple[Quotation, ...], known: KnownPeople
) -> Story:
    """Return a document with its rows, everybody introduced who is named in full."""
    people = People(known)
    story = Story(
        document=document, quotations=list(quotations), people=people, resolver=Resolver(document.text, people)
    )
    small = SmallWords(document.text)
    parts: dict[int, list[tuple[int, int, Quotation]]] = {}
    for position, quotation in enumerate(quotations):
        for part, span in enumerate(quotation.parts):
            parts.setdefault(document.line_at(span.start).paragraph, []).append((position, part, quotation))
    for place, paragraph in enumerate(paragraphs):
        row = row_of(document.text, paragraph, parts.get(paragraph.number, ()), small)
        story.told[paragraph.number] = Told(Clause.of(row))
        story.order.append(paragraph.number)
        story.places[paragraph.number] = place
    story.resolver.prepare(story.told[number].clause for number in story.order)
    for full in (True, False):
        for number in story.order:
            story.resolver.introduce(story.told[number].clause, full=full)
    story.resolver.titled()
    learn_predicates(document.text, people)
    return story


def _marks(story: Story, quotations: Sequence[Quotation]) -> dict[int, tuple[tuple[Told, int], ...]]:
    """Return for each quotation the tokens that stand for its parts."""
    found: dict[int, list[tuple[int, Told, int]]] = {}
    for number in story.order:
        told = story.told[number]
        for token, (position, part) in told.clause.row.quotes.items():
            found.setdefault(position, []).append((part, told, token))
    return {
        position: tuple((told, token) for _, told, token in sorted(marks, key=lambda mark: mark[0]))
        for position, marks in found.items()
    }


def _read(story: Story, marks: dict[int, tuple[tuple[Told, int], ...]]) -> None:
    """Read paragraph by paragraph: who says something in the writer's words, then whose each quotation is."""
    waiting: dict[int, list[int]] = {}
    for position, quotation in enumerate(story.quotations):
        if position in marks:
            waiting.setdefault(quotation.last_paragraph, []).append(position)
    for number in story.order:
        told = story.told[number]
        story.resolver.mention(told.clause)
        stretches = told.clause.stops()
        if stretches and told.is_body:
            story.resolver.opened_by(told.clause, told.clause.main(*stretches[0]))
        told.sayings = sayings_in(told.clause, story.resolver)
        main = told.clause.main(*stretches[-1]) if stretches else None
        told.main = story.resolver.told_of(told.clause, main) if main is not None and main.kind != OTHER else None
        for position in waiting.get(number, ()):
            _attribute(story, position, marks[position])
        if told.main is not None and told.voices and not told.ends_quoted:
            # Of whom the paragraph tells last, after its quotations: the next pronoun means them.
            story.people.subjects.append(told.main)


def _attribute(story: Story, position: int, marks: tuple[tuple[Told, int], ...]) -> None:
    """Find the speaker of a quotation; of its rest apart, where that turns out to be somebody else's."""
    quotation = story.quotations[position]
    scene = Scene(story=story, quotation=quotation, told=story.told[quotation.paragraph], marks=marks)
    found = attributed(scene)
    cut = other_speaker_at(scene, found)
    if cut is not None:
        first, rest = _cut(story.document, quotation, cut)
        story.quotations[position] = first
        story.quotations.append(rest)
        scene = Scene(story=story, quotation=first, told=scene.told, marks=marks[:cut])
        found = attributed(scene)
        _keep(story, position, marks[:cut], found)
        _attribute(story, len(story.quotations) - 1, marks[cut:])
        return
    if found is None and (told_of := subject_before(scene)) is not None:
        story.told_of[position] = told_of
    _keep(story, position, marks, found)


def _cut(document: Document, quotation: Quotation, cut: int) -> tuple[Quotation, Quotation]:
    """Return a quotation in two: its parts before one, and from it on."""
    parts = quotation.parts
    last, first = (document.line_at(parts[at].start).paragraph for at in (cut - 1, cut))
    return (
        replace(quotation, parts=parts[:cut], last_paragraph=last),
        replace(quotation, parts=parts[cut:], paragraph=first),
    )


def _keep(story: Story, position: int, marks: tuple[tuple[Told, int], ...], found: Attribution | None) -> None:
    """Keep what was found for a quotation."""
    if found is None:
        return
    story.found[position] = found
    for told, token in marks:
        told.voices.append((token, found.speaker))
    story.people.subjects.append(found.speaker)


def _phrases(story: Story) -> None:
    """Give phrases that no rule gives to anybody to the subject of their sentence, where it speaks somewhere."""
    heard = {id(found.speaker) for found in story.found.values()}
    heard |= {id(saying.speaker) for told in story.told.values() for saying in told.sayings}
    for position, somebody in story.told_of.items():
        if id(somebody) in heard:
            story.found[position] = Attribution(speaker=somebody, chain=(somebody,), rule="subject")


def _titles(story: Story, marks: dict[int, tuple[tuple[Told, int], ...]]) -> None:
    """Give the quotations of titles and headings to whoever says the same words in the text."""
    said: Said | None = None
    looked_up = 0
    for position, quotation in enumerate(story.quotations):
        if looked_up > MOST_LOOKED_UP:
            break
        if position not in marks:
            continue
        weak = position in story.found and story.found[position].rule in WEAK_RULES and not quotation.fragment
        if story.told[quotation.paragraph].is_body and (position in story.found or quotation.fragment) and not weak:
            continue
        said = said or Said(story)
        looked_up += 1
        words = " ".join(part.within(story.document.text) for part in quotation.parts)
        found = said.by(words, besides=WEAK_RULES if weak else frozenset())
        if found is not None:
            story.found[position] = found


def _speech(story: Story, paragraphs: Sequence[Paragraph]) -> Speech:
    """Return the records of a document that has been read."""
    ids = _Ids()
    utterances = [_quoted(story, ids, position) for position in range(len(story.quotations))]
    for number in story.order:
        told = story.told[number]
        if told.is_body:
            utterances.extend(_reported(story, ids, reported) for reported in reported_in(told, story.document.text))
    utterances.sort(key=lambda utterance: (utterance.start, utterance.form != REPORTED, utterance.end))
    for one in story.people.everybody:
        if one.id or (one.kind == PERSON and one.mentions):
            ids.of(one)
    return Speech(
        speakers=ids.speakers(),
        utterances=tuple(utterances),
        passages=tuple(passages_in(story.document, paragraphs, utterances)),
    )


class _Ids:
    """Gives everybody an id: the case's, else the surname, else the whole name."""

    def __init__(self) -> None:
        self._by_id: dict[str, Somebody] = {}
        self._ids: dict[int, str] = {}

    def of(self, one: Somebody | None) -> str:
        """Return somebody's id."""
        if one is None:
            return ""
        known = self._ids.get(id(one))
        if known is not None:
            return known
        whole = slug(one.name)
        short = slug(surname(one.name)) if one.kind == PERSON and one.words else whole
        wanted = [one.id] if one.id else [short, whole]
        found = next((name for name in wanted if name not in self._by_id), "")
        number = 2
        while not found or (found in self._by_id):
            found = f"{wanted[-1]}_{number}"
            number += 1
        self._by_id[found] = one
        self._ids[id(one)] = found
        return found

    def speakers(self) -> dict[str, Speaker]:
        """Return everybody as records, by id."""
        return {short: one.as_speaker(short) for short, one in self._by_id.items()}


def _quoted(story: Story, ids: _Ids, position: int) -> Utterance:
    """Return a quotation as an utterance."""
    quotation = story.quotations[position]
    found = story.found.get(position)
    cue = "" if found is None or found.cue is None else " ".join(found.cue.within(story.document.text).split())
    return Utterance(
        document=story.document.id,
        form=FRAGMENT if quotation.fragment else DIRECT,
        line=story.document.line_at(quotation.start).number,
        paragraph=quotation.paragraph,
        start=quotation.start,
        end=quotation.end,
        parts=quotation.parts,
        speaker=ids.of(found.speaker) if found is not None else "",
        chain=_chain(ids, found),
        addressee=ids.of(found.addressee) if found is not None else "",
        cue=cue,
        cue_at=found.cue if found is not None else None,
        hedged=found.hedged if found is not None else False,
        rule=found.rule if found is not None else "",
        confidence=CONFIDENCE[found.rule] if found is not None else 0.0,
        closed=quotation.closed,
    )


def _chain(ids: _Ids, found: Attribution | None) -> tuple[str, ...]:
    return tuple(ids.of(one) for one in found.chain) if found is not None else ()


def _reported(story: Story, ids: _Ids, reported: Reported) -> Utterance:
    """Return a reported clause as an utterance."""
    saying, span = reported.saying, reported.span
    line = story.document.line_at(span.start)
    told = story.told[line.paragraph]
    row = told.clause.row
    cue = Span(start=row.starts[saying.verb], end=row.end(saying.last - 1))
    text = story.document.text
    return Utterance(
        document=story.document.id,
        form=REPORTED,
        line=line.number,
        paragraph=told.clause.row.paragraph.number,
        start=span.start,
        end=span.end,
        parts=(span,),
        speaker=ids.of(saying.speaker),
        chain=tuple(ids.of(one) for one in saying.chain),
        addressee=ids.of(saying.addressee),
        cue=" ".join(cue.within(text).split()),
        cue_at=cue,
        hedged=saying.hedged or is_hedged(span.within(text)),
        rule="reported",
        confidence=REPORTED_CONFIDENCE,
    )
