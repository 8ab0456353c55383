"""Rules that find the speaker of a quotation, from the surest to the weakest."""

from collections.abc import Callable
from dataclasses import dataclass

from walkaway.evidence.speech.around import (
    after,
    any_verb_after,
    before,
    before_colon,
    between,
    colon_subject,
    in_sentence,
    name_colon,
    owner,
)
from walkaway.evidence.speech.carried import (
    acts_next,
    announced,
    carried,
    nearest,
    pointed_back,
    said_next,
    same_paragraph,
)
from walkaway.evidence.speech.labels import by_label, signed
from walkaway.evidence.speech.scene import Attribution, Scene
from walkaway.evidence.speech.subject_of_sentence import agent_after
from walkaway.results.changing import changed

__all__ = ["RULES", "SpeakerRule", "attributed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRule:
    """A rule that finds the speaker of a quotation.

    Attributes:
        id: Its name, in every utterance whose speaker it finds.
        meaning: What it looks at, in a sentence.
        example: A text whose quotation it gives to somebody.
        speaker: To whom.
        confidence: How sure it is, 0 to 1: about its share of right answers the first time it was run on reports of
            many outlets that were then checked by hand. Of rules that had fewer than ten cases there it is a guess.
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
        confidence=0.95,
        find=after,
    ),
    SpeakerRule(
        id="verb_after",
        meaning="Any past verb with its subject right after the comma of the quotation.",
        example='"We will wait," bristled Ana Bar.',
        speaker="Ana Bar",
        confidence=0.9,
        find=any_verb_after,
    ),
    SpeakerRule(
        id="cue_before",
        meaning="A verb of speech before the quotation in its sentence.",
        example='Ana Bar said that "we will wait until Monday".',
        speaker="Ana Bar",
        confidence=0.9,
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
        confidence=0.7,
        find=in_sentence,
    ),
    SpeakerRule(
        id="agent",
        meaning="Who is named right after a phrase as the one by whom something is called so.",
        example='The offer was dismissed as "thin" by Ana Bar, a nurse.',
        speaker="Ana Bar",
        confidence=0.8,
        find=agent_after,
    ),
    SpeakerRule(
        id="owner",
        meaning="Whose claim, promise or description the quotation is.",
        example='Ana Bar\'s promise of "a fair deal" was met with silence.',
        speaker="Ana Bar",
        confidence=0.7,
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
        id="pointed_back",
        meaning="A sentence after the quotation that says whose words they were.",
        example='"We will wait until they call us." That is Ana Bar, a nurse.',
        speaker="Ana Bar",
        confidence=0.9,
        find=pointed_back,
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
        confidence=0.85,
        find=announced,
    ),
    SpeakerRule(
        id="carried",
        meaning="Whoever was quoted in the paragraph before.",
        example='"We will wait," Ana Bar said.\n\n"They know where we are."',
        speaker="Ana Bar",
        confidence=0.9,
        find=carried,
    ),
    SpeakerRule(
        id="acts_next",
        meaning="Of whom the sentence after a quotation tells that opens its paragraph.",
        example='"We will wait until they call us." Ana Bar has said so for weeks.',
        speaker="Ana Bar",
        confidence=0.6,
        find=acts_next,
    ),
    SpeakerRule(
        id="nearest",
        meaning="Who was heard last in the paragraphs before, where nothing else tells.",
        example='"We will wait," Ana Bar said.\n\nAnd after that? "We will wait some more."',
        speaker="Ana Bar",
        confidence=0.5,
        find=nearest,
    ),
)
"""The rules in the order in which they are tried; the first that finds somebody decides."""


def attributed(scene: Scene) -> Attribution | None:
    """Return who speaks a quotation; None where no rule finds anybody."""
    if scene.so_called:
        return None
    for rule in RULES:
        found = rule.find(scene)
        if found is not None:
            return changed(found, rule=rule.id)
    return None
