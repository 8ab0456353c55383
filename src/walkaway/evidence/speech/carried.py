"""Rules for quotations that no verb of speech stands beside: who was heard before, or is told of next."""

import re
from bisect import bisect_left
from itertools import islice

from walkaway.evidence.speech.around import from_whom
from walkaway.evidence.speech.people import People
from walkaway.evidence.speech.phrases import GROUPED, NAMED, OTHER, PAPERED, PRONOUN, ROLE
from walkaway.evidence.speech.scene import Attribution, Scene, Told
from walkaway.evidence.speech.somebody import GROUP, PERSON, Somebody

__all__ = ["acts_next", "announced", "carried", "nearest", "pointed_back", "said_next", "same_paragraph"]

POINTS_BACK = re.compile(
    r"""\s*(?:
        (?:so|thus)\s+(?:said|says|spoke|wrote|writes|ran|runs|argued|argues)
      | (?:those|these)\s+(?:were|are)\s+the\s+words(?:\s+of)?
      | (?:that|this)\s+(?:was|is)\s+(?:how|the\s+(?:view|verdict|message|answer|reply)\s+of)
      | (?:is|was)\s+(?:how|what|the\s+(?:verdict|view|answer|reply|advice|message)\s+of)
      | (?:that|this|it)(?:\s+(?:is|was)|['’]s)\s+(?:according\s+to\s+|(?=[A-Z]))
      | the\s+(?:speaker|voice|man|woman|words?|writer|author|verdict)
        \s+(?:is|was|were|are|came\s+from|comes\s+from|belongs\s+to)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
MOST_UPWARDS = 3
"""So many paragraphs before a quotation are searched for a voice."""
SHORT_LEAD = 6
"""A sentence of so few words that names somebody leads in what they say."""
SAYS_IT = re.compile(r"\b(?:says?|said)\s+(?:it|so|this|all\s+this)\b(?!\s+(?:is|was|would|will|has|had|could)\b)")
ACCORDS = re.compile(r"(?:That|This|It)(?:\s+is|\s+was|['’]s)\s+according\s+to\b")
MOST_HEARD = 12
"""So many voices before a quotation are looked at."""
SCARE = 4
"""A phrase of so few words that nobody is named for is no quotation of anybody's."""
FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|I've|I’ve)\b")


def _fits(scene: Scene, one: Somebody | None) -> bool:
    """Return whether somebody may speak a quotation: in the first person singular no group does."""
    if one is None:
        return False
    if one.kind != GROUP:
        return True
    text = scene.story.document.text
    return not any(FIRST_PERSON.search(part.within(text)) for part in scene.quotation.parts)


def _last_fitting(scene: Scene, heard: list[tuple[int, Somebody]]) -> Somebody | None:
    """Return the last of those heard who may speak a quotation."""
    latest = sorted(heard, key=lambda pair: -pair[0])
    return next((one for _, one in latest if _fits(scene, one)), None)


def _stands_alone(scene: Scene) -> bool:
    """Return whether a quotation is long enough to be somebody's words without a cue."""
    return not scene.quotation.fragment or scene.words > SCARE


def same_paragraph(scene: Scene) -> Attribution | None:
    """Return who was heard before in the paragraph of a quotation."""
    if not _stands_alone(scene) or not scene.told.is_body:
        return None
    heard = [(at, one) for at, one in scene.told.voices[-MOST_HEARD:] if at < scene.first]
    heard += [
        (saying.verb, saying.speaker)
        for saying in islice(scene.told.sayings_before(scene.first), MOST_HEARD)
        if saying.speaker is not None
    ]
    last = _last_fitting(scene, heard)
    start = scene.told.clause.row.sentence_start(scene.first)
    if last is not None:
        acting = _acting_since(scene, start, max(at for at, _ in heard)) if not scene.quotation.fragment else None
        return scene.plainly(acting or last)
    # The writer tells of somebody, then quotes: Trump shook his head. "Not now."
    main = _main_before(scene, start)
    return scene.plainly(main) if main is not None and main.kind != GROUP else None


def _acting_since(scene: Scene, start: int, heard: int) -> Somebody | None:
    """Return who acts in the sentence between the last voice and a quotation: Bar snorts. "Not now" is hers.

    Args:
        scene: The quotation.
        start: The first token of its sentence.
        heard: The token of the last voice.
    """
    if heard >= scene.told.clause.row.sentence_start(max(start - 1, 0)):
        return None
    main = _main_before(scene, start)
    return main if main is not None and main.kind == PERSON else None


def _main_before(scene: Scene, start: int) -> Somebody | None:
    """Return the subject of the sentence before the one that begins at a token and opens with a quotation."""
    clause = scene.told.clause
    if clause.row.kinds[start : scene.first].strip("-, "):
        return None
    before = bisect_left(clause.stops(), start, key=lambda stretch: stretch[1])
    if not before:
        return None
    start, end = clause.stops()[before - 1]
    phrase = clause.main(start, end)
    led = clause.starting_at(start + 1) if clause.row.kinds[start : start + 1] == "r" else None
    if led is not None and clause.phrase(led).kind == NAMED and (phrase is None or phrase.kind == OTHER):
        # For Ana Bar, the politics is beside the point. "…"
        phrase = clause.phrase(led)
    if (phrase is None or phrase.kind == OTHER) and end - start <= SHORT_LEAD:
        # As for Bar? "…"
        named = [at for at in range(len(clause.spans)) if start <= clause.spans[at][0] < end]
        phrase = next((clause.phrase(at) for at in named if clause.phrase(at).kind == NAMED), phrase)
    if phrase is None or phrase.kind not in (NAMED, ROLE, PRONOUN, GROUPED):
        return None
    return scene.story.resolver.phrase(clause, phrase)


def pointed_back(scene: Scene) -> Attribution | None:
    """Return whom the sentence after a quotation names as its speaker: "…." That is Ana Bar, a nurse."""
    told, mark = scene.marks[-1]
    row = told.clause.row
    first = mark + 1
    while first < len(row.words) and not row.words[first][:1].isalpha():
        first += 1
    if not told.is_body or first >= len(row.words):
        return None
    match = POINTS_BACK.match(scene.story.document.text, row.starts[first], row.paragraph.end)
    if match is None:
        return None
    at = bisect_left(row.starts, match.end())
    position = told.clause.starting_at(at)
    if position is None:
        return None
    phrase = told.clause.phrase(position)
    if phrase.kind not in (NAMED, ROLE):
        return None
    beside = tuple(told.clause.beside(position))
    return scene.plainly(scene.story.resolver.phrase(told.clause, phrase, beside=beside))


def said_next(scene: Scene) -> Attribution | None:
    """Return who is said to have spoken in the paragraph that follows."""
    told = scene.story.after(scene.quotation.last_paragraph)
    if told is None or not scene.told.is_body:
        return None
    row = told.clause.row
    if not scene.told.only_quoted and not (row.words and ACCORDS.match(scene.story.document.text, row.starts[0])):
        return None
    says_it = _says_it(scene, told)
    if says_it is not None:
        return scene.plainly(says_it)
    match = POINTS_BACK.match(scene.story.document.text, row.starts[0], row.paragraph.end) if row.words else None
    if match is None:
        return None
    for saying in told.sayings[:1]:
        if saying.speaker is not None:
            return scene.by(told, saying)
    for position, (first, _) in enumerate(told.clause.spans):
        pointed = row.starts[first] >= match.end() and first > 0
        if pointed and row.kinds[first - 1] in "rvbx" and row.kinds[first] in "Nt":
            return scene.plainly(scene.story.resolver.phrase(told.clause, told.clause.phrase(position)))
    return None


def _alone(scene: Scene) -> bool:
    """Return whether nothing of the writer's stands before a quotation in its paragraph."""
    lead = scene.told.clause.row.kinds[: scene.first]
    return scene.told.is_body and _stands_alone(scene) and not lead.strip("Q.,-o")


def announced(scene: Scene) -> Attribution | None:
    """Return who is told of in the writer's paragraph before a quotation that stands alone in its own."""
    if not _alone(scene):
        return None
    headed = _headed(scene)
    if headed is not None:
        return scene.plainly(headed)
    told = scene.story.before(scene.quotation.paragraph)
    if told is None or told.ends_quoted:
        return None
    one = from_whom(told, scene.story, len(told.clause.kinds) - 1) or _last_voice(told, scene.story.people)
    return scene.plainly(one) if _fits(scene, one) else None


def _headed(scene: Scene) -> Somebody | None:
    """Return whose paper the heading right above a quotation announces: "Statement of the Ost Line"."""
    told = scene.story.above(scene.quotation.paragraph)
    if told is None or told.is_body:
        return None
    for position in range(len(told.clause.spans)):
        phrase = told.clause.phrase(position)
        if phrase.kind == PAPERED:
            return scene.story.resolver.phrase(told.clause, phrase)
    return None


def _last_voice(told: Told, people: People) -> Somebody | None:
    """Return whom a paragraph of the writer's leaves speaking: its last verb of speech, else its last subject."""
    spoken = [saying for saying in told.sayings if saying.speaker is not None]
    last = told.clause.stops()[-1] if told.clause.stops() else (0, 0)
    inside = [saying for saying in spoken if saying.verb >= last[0]]
    if inside:
        chain = inside[0].chain or (inside[0].speaker,)
        return chain[0]
    if told.main is not None and (told.main.kind != GROUP or told.clause.row.kinds.endswith(":")):
        return told.main
    return spoken[-1].speaker if spoken else None


def carried(scene: Scene) -> Attribution | None:
    """Return who was quoted in the paragraph before a quotation that stands alone in its own."""
    if not _alone(scene):
        return None
    told = scene.story.before(scene.quotation.paragraph)
    if told is None:
        return None
    return scene.plainly(_last_fitting(scene, told.voices[-MOST_HEARD:]))


def _says_it(scene: Scene, told: Told) -> Somebody | None:
    """Return whom the first sentence of a paragraph says to have said what stands before: "Bar says it softly."."""
    stretches = told.clause.stops()
    if not stretches:
        return None
    row = told.clause.row
    start, end = stretches[0]
    if SAYS_IT.search(scene.story.document.text, row.starts[start], row.end(end - 1)) is None:
        return None
    phrase = told.clause.main(start, end)
    if phrase is None or phrase.kind not in (NAMED, ROLE):
        return None
    return scene.story.resolver.phrase(told.clause, phrase)


def acts_next(scene: Scene) -> Attribution | None:
    """Return of whom the sentence after a quotation tells, where the quotation opens its paragraph."""
    if scene.quotation.fragment or not scene.told.is_body:
        return None
    told, mark = scene.marks[-1]
    if told is not scene.told or told.clause.row.kinds[: scene.first].strip("Q.,-o"):
        return None
    following = next((stretch for stretch in told.clause.stops() if stretch[0] > mark), None)
    phrase = told.clause.main(*following) if following is not None else None
    if phrase is None or phrase.kind not in (NAMED, ROLE):
        return None
    one = scene.story.resolver.phrase(told.clause, phrase)
    return scene.plainly(one) if one is not None and one.kind != GROUP else None


def nearest(scene: Scene) -> Attribution | None:
    """Return who was heard last before a quotation that is a sentence of its own, where nothing tells more."""
    if scene.quotation.fragment or not scene.told.is_body or scene.is_title:
        return None
    for told in scene.story.upwards(scene.quotation.paragraph, MOST_UPWARDS):
        if told.main is not None and told.main.kind != GROUP and not told.ends_quoted:
            return scene.plainly(told.main)
        last = _last_fitting(scene, told.voices[-MOST_HEARD:])
        if last is not None:
            return scene.plainly(last)
    return None
