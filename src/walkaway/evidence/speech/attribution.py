"""Rules that find the speaker of a quotation beside it, from the surest to the weakest."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from walkaway.evidence.speech.carried import announced, carried, same_paragraph, said_next
from walkaway.evidence.speech.cues import CALL, SAY, TELL, THINK
from walkaway.evidence.speech.labels import by_label, signed
from walkaway.evidence.speech.phrases import GROUPED, NAMED, ROLE
from walkaway.evidence.speech.sayings import ACCORDING, Saying
from walkaway.evidence.speech.scene import Attribution, Scene, Told
from walkaway.evidence.speech.tokens import STOP

__all__ = ["RULES", "SpeakerRule", "attributed"]

STRAIGHT = re.compile(r"[,a-]*(?:c,?)?$")
ABBREVIATED = re.compile(r"[,a-]*d?[#wNtPGz]+\([Nto]+\)$")
BEFORE_SUBJECT = re.compile(r"[,a-]*$")
NOTHING_TOLD = re.compile(r"[rdwsNTPGDt#a,eiz()-]*$")
AGAINST = frozenset("but while whereas although though".split())
SPEECH_NOUNS = frozenset(
    """
    claim claims talk promise promises description call calls demand demands warning warnings comment comments remark
    remarks statement words insistence assertion accusation accusations phrase term vow pledge plea declaration request
    allegation allegations suggestion argument admission prediction boast label slogan message quip complaint view
    """.split()
)
OWNED = re.compile(r"z[wea]{0,2}[wsD](?:r|c)?d?[wea]{0,3}$")


def _after(scene: Scene, told: Told, mark: int) -> Attribution | None:
    """Return who speaks by what follows a quotation at once: "…," said X; "…," X, an analyst, told reporters."""
    row = told.clause.row
    kinds = row.kinds
    start = mark + 1
    stopped = start < len(kinds) and kinds[start] == STOP
    if stopped:
        start += 1
    if start >= len(kinds):
        return None
    end = row.sentence_end(start)
    for saying in told.sayings:
        if saying.verb < start:
            continue
        if saying.verb >= end:
            break
        first = saying.verb if saying.inverted or saying.subject < 0 else min(saying.subject, saying.verb)
        lead = kinds[start:first]
        if saying.subject >= 0 and not saying.inverted:
            lead = _without_calling(scene, told, start, first)
        if STRAIGHT.match(lead) is None or ("c" in lead and not _as(told, start, first)):
            return None
        if stopped and not _nothing_told(told, saying, end):
            return None
        return scene.by(told, saying)
    return None


def _without_calling(scene: Scene, told: Told, start: int, first: int) -> str:
    """Return the kinds before a subject, a calling before its name left out: "…," the union's leader, Ana Bar, said."""
    kinds = told.clause.row.kinds
    lead = kinds[start:first]
    if ABBREVIATED.match(lead):
        # An organisation with its letters in brackets before a title: Sudan Liberation Movement (SLM) Secretary …
        return ""
    if lead.endswith(","):
        calling = told.clause.ending_at(first - 1)
        if calling is not None:
            top = told.clause.phrase(told.clause.climbed(calling, start))
            if top.kind in (ROLE, GROUPED, NAMED):
                return kinds[start : top.first]
    return lead


def _as(told: Told, start: int, first: int) -> bool:
    """Return whether what stands before a subject is "as": as X put it."""
    tokens = told.clause.row.tokens[start:first]
    return all(token.lower == "as" for token, kind in zip(tokens, told.clause.row.kinds[start:first]) if kind == "c")


def _nothing_told(told: Told, saying: Saying, end: int) -> bool:
    """Return whether a verb of speech has no words of its own: a sentence "Town told VICE News on Monday." points back."""
    if saying.inverted:
        return NOTHING_TOLD.match(told.clause.row.kinds, saying.subject_end, end) is not None
    return NOTHING_TOLD.match(told.clause.row.kinds, saying.last, end) is not None


def between(scene: Scene) -> Attribution | None:
    """Return who speaks by what stands between the parts: "…," X said. "…" """
    for told, mark in scene.marks[:-1]:
        found = _after(scene, told, mark)
        if found is not None:
            return found
    return None


def after(scene: Scene) -> Attribution | None:
    """Return who speaks by what follows the quotation."""
    told, mark = scene.marks[-1]
    return _after(scene, told, mark)


def _last_before(scene: Scene) -> tuple[Saying, str] | None:
    """Return the last verb of speech before a quotation in its sentence, and the kinds between."""
    row = scene.told.clause.row
    start = row.sentence_start(scene.first)
    for saying in reversed(scene.told.sayings):
        if saying.verb >= scene.first or saying.speaker is None:
            continue
        if saying.verb < start:
            return None
        past = max(saying.last, saying.subject_end if saying.inverted else 0)
        return saying, row.kinds[past : scene.first]
    return None


def before_colon(scene: Scene) -> Attribution | None:
    """Return who speaks by a verb of speech with a colon before the quotation: X said: "…" """
    if scene.told.clause.row.kinds[scene.first - 1 : scene.first] != ":":
        return None
    found = _last_before(scene)
    return None if found is None else scene.by(scene.told, found[0])


def before(scene: Scene) -> Attribution | None:
    """Return who speaks by the verb of speech before a quotation in its sentence: X said that "…" """
    found = _last_before(scene)
    if found is None:
        return None
    saying, kinds = found
    if saying.cue.kind == THINK and scene.quotation.fragment:
        # What X believes, Y may have told: "…, Y said" at the end.
        trailing = _trailing(scene)
        if trailing is not None:
            return scene.by(scene.told, trailing)
    if saying.cue is ACCORDING and not kinds.endswith(","):
        return None
    past = scene.told.clause.row.tokens[saying.last : scene.first]
    if not scene.quotation.fragment and any(token.lower in AGAINST for token in past):
        return None
    if "Q" in kinds and saying.inverted and not kinds.endswith(","):
        return None
    return scene.by(scene.told, saying)


def _trailing(scene: Scene) -> Saying | None:
    """Return the verb of speech with which the sentence of a quotation closes: "…, Y said."."""
    row = scene.told.clause.row
    end = row.sentence_end(scene.first)
    for saying in reversed(scene.told.sayings):
        if scene.first < saying.verb < end and saying.subject >= 0 and saying.cue.kind in (SAY, TELL):
            first = min(saying.subject, saying.verb)
            return saying if row.kinds[first - 1] in ",a" and NOTHING_TOLD.match(row.kinds, saying.last, end) else None
    return None


def name_colon(scene: Scene) -> Attribution | None:
    """Return who speaks by a name and a colon: One docker: "…" """
    clause = scene.told.clause
    kinds = clause.row.kinds
    if kinds[scene.first - 1 : scene.first] != ":":
        return None
    start = clause.row.sentence_start(scene.first)
    while start < scene.first and kinds[start] in "ac#,-":
        start += 1
    position = clause.starting_at(start)
    if position is None:
        return None
    phrase = clause.phrase(position)
    end = clause.extent(phrase)
    beside = clause.beside(position)
    whole = end == scene.first - 1 or (beside and beside[-1][1] in (scene.first - 1, scene.first - 2))
    if not whole or phrase.kind not in (NAMED, ROLE, GROUPED):
        return None
    return scene.plainly(scene.story.resolver.phrase(clause, phrase, beside=tuple(beside)))


def in_sentence(scene: Scene) -> Attribution | None:
    """Return who speaks by the verb of speech that governs the sentence of a phrase: "…" …, X said."""
    row = scene.told.clause.row
    start, end = row.sentence_start(scene.first), row.sentence_end(scene.first)
    if not scene.quotation.fragment and row.kinds[start : scene.first].strip("acQ,-") == "":
        return None
    best: Saying | None = None
    for saying in scene.told.sayings:
        if not start <= saying.verb < end or saying.speaker is None:
            continue
        if saying.cue.kind == CALL and saying.verb > scene.first:
            continue
        if best is None or saying.verb < scene.first:
            best = saying
    if best is None:
        return None
    if best.verb > scene.first and not best.inverted and best.subject >= 0:
        lead = row.kinds[scene.first + 1 : best.subject]
        tokens = row.tokens[scene.first + 1 : best.subject]
        if any(token.lower in AGAINST | {"and"} for token in tokens) or not lead.rstrip("a").endswith((",", "-")):
            return None if scene.words < 4 else scene.by(scene.told, best)
    return scene.by(scene.told, best)


def owner(scene: Scene) -> Attribution | None:
    """Return who speaks by whose claim, promise or description it is: Trump's claim of "…" """
    row = scene.told.clause.row
    start = row.sentence_start(scene.first)
    match = OWNED.search(row.kinds, start, scene.first)
    if match is None:
        return None
    nouns = {token.lower for token in row.tokens[match.start() : scene.first]}
    if nouns.isdisjoint(SPEECH_NOUNS):
        return None
    position = scene.told.clause.ending_at(match.start())
    if position is None:
        return None
    return scene.plainly(scene.story.resolver.phrase(scene.told.clause, scene.told.clause.phrase(position)))


def colon_subject(scene: Scene) -> Attribution | None:
    """Return who speaks by the subject of a sentence that ends in a colon: The union was blunt: "…" """
    clause = scene.told.clause
    if clause.row.kinds[scene.first - 1 : scene.first] != ":" or not scene.told.is_body:
        return None
    main = clause.main(clause.row.sentence_start(scene.first), scene.first)
    if main is None or main.kind not in (NAMED, ROLE, GROUPED, "pronoun"):
        return None
    return scene.plainly(scene.story.resolver.phrase(clause, main))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRule:
    """A rule that finds the speaker of a quotation.

    Attributes:
        id: Its name, in every utterance whose speaker it finds.
        meaning: What it looks at, in a sentence.
        example: A text whose quotation it gives to somebody.
        speaker: To whom.
        confidence: How often it was right on documents that were labelled by hand.
        find: The rule itself.
    """

    id: str
    meaning: str
    example: str
    speaker: str
    confidence: float
    find: Callable[[Scene], Attribution | None]


RULES: tuple[SpeakerRule, ...] = (
    SpeakerRule(
        id="turn",
        meaning="The name before the colon of a turn.",
        example="MODERATOR: Any news?\n\nANA BAR: None.\n\nMODERATOR: Why?",
        speaker="moderator",
        confidence=0.98,
        find=by_label,
    ),
    SpeakerRule(
        id="cue_between",
        meaning="A verb of speech between the parts of the quotation.",
        example='"No," said Ana Bar, a mediator. "We will wait."',
        speaker="Ana Bar",
        confidence=0.98,
        find=between,
    ),
    SpeakerRule(
        id="cue_before_colon",
        meaning="A verb of speech and a colon before the quotation.",
        example='Ana Bar told reporters: "We will wait."',
        speaker="Ana Bar",
        confidence=0.97,
        find=before_colon,
    ),
    SpeakerRule(
        id="cue_after",
        meaning="A verb of speech right after the quotation, or its subject with what stands beside it.",
        example='"We will wait," Ana Bar, a mediator at the Orr Institute, told reporters.',
        speaker="Ana Bar",
        confidence=0.97,
        find=after,
    ),
    SpeakerRule(
        id="cue_before",
        meaning="A verb of speech before the quotation in its sentence.",
        example='Ana Bar said that "we will wait until Monday".',
        speaker="Ana Bar",
        confidence=0.95,
        find=before,
    ),
    SpeakerRule(
        id="name_colon",
        meaning="Nothing but a name and a colon before the quotation.",
        example='One docker: "We will wait."',
        speaker="One docker",
        confidence=0.9,
        find=name_colon,
    ),
    SpeakerRule(
        id="signed",
        meaning="A dash and a name after the quotation.",
        example='"We will wait" - Ana Bar',
        speaker="Ana Bar",
        confidence=0.9,
        find=signed,
    ),
    SpeakerRule(
        id="sentence",
        meaning="The verb of speech that governs the sentence in which a phrase is quoted.",
        example='The "big mess" was nobody\'s fault, Ana Bar said.',
        speaker="Ana Bar",
        confidence=0.85,
        find=in_sentence,
    ),
    SpeakerRule(
        id="owner",
        meaning="Whose claim, promise or description the quotation is.",
        example='Ana Bar\'s promise of "a fair deal" was met with silence.',
        speaker="Ana Bar",
        confidence=0.8,
        find=owner,
    ),
    SpeakerRule(
        id="colon_subject",
        meaning="The subject of a sentence that ends in a colon.",
        example='Ana Bar was blunt: "We will wait."',
        speaker="Ana Bar",
        confidence=0.8,
        find=colon_subject,
    ),
    SpeakerRule(
        id="same_paragraph",
        meaning="Whoever is quoted or told of before in the paragraph.",
        example='"We will wait," Ana Bar said. She left soon after. "That is all there is to say."',
        speaker="Ana Bar",
        confidence=0.85,
        find=same_paragraph,
    ),
    SpeakerRule(
        id="said_next",
        meaning="A paragraph after the quotation that says whose words they were.",
        example='"We will wait until they call us."\n\nThose were the words of Ana Bar on Monday.',
        speaker="Ana Bar",
        confidence=0.8,
        find=said_next,
    ),
    SpeakerRule(
        id="announced",
        meaning="A paragraph of the writer's before the quotation that tells of somebody who speaks, or acts.",
        example='Ana Bar repeated that view on Wednesday.\n\n"We will wait until they call us."',
        speaker="Ana Bar",
        confidence=0.8,
        find=announced,
    ),
    SpeakerRule(
        id="carried",
        meaning="Whoever was quoted in the paragraph before.",
        example='"We will wait," Ana Bar said.\n\n"They know where we are."',
        speaker="Ana Bar",
        confidence=0.8,
        find=carried,
    ),
)
"""The rules in the order in which they are tried; the first that finds somebody decides."""


def attributed(scene: Scene) -> Attribution | None:
    """Return who speaks a quotation; None where no rule finds anybody."""
    for rule in RULES:
        found = rule.find(scene)
        if found is not None:
            return replace(found, rule=rule.id)
    return None
