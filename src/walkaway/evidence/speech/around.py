"""What stands beside a quotation tells who speaks it: a verb of speech, a name and a colon, whose claim it is."""

import re
from dataclasses import replace

from walkaway.evidence.speech.cues import CALL, SAY, TELL, THINK
from walkaway.evidence.speech.phrases import GROUPED, NAMED, PRONOUN, ROLE, Phrase
from walkaway.evidence.speech.sayings import ACCORDING, Saying
from walkaway.evidence.speech.scene import Attribution, Scene, Story, Told
from walkaway.evidence.speech.somebody import Somebody
from walkaway.evidence.speech.subjects import Clause, Subject
from walkaway.evidence.speech.tokens import STOP
from walkaway.evidence.speech.whose_words import SPEECH_NOUNS, whose_word

__all__ = [
    "after",
    "any_verb_after",
    "before",
    "before_colon",
    "between",
    "colon_subject",
    "from_whom",
    "in_sentence",
    "name_colon",
    "other_speaker_at",
    "owner",
]

STRAIGHT = re.compile(r"[,a-]*(?:c,?)?$")
MOST_CALLINGS = 4
NOTHING_TOLD = re.compile(r"[rdwsNTPGDt#a,eiz()-]*$")
AGAINST = frozenset("but while whereas although though".split())
AGREED = frozenset({"agree", "decide", "offer"})
FEW_WORDS = 4
OWNED = re.compile(r"z[wea]{0,2}[wsD](?:r|c)?d?[wea]{0,3}$")


def _after(scene: Scene, told: Told, mark: int) -> Attribution | None:
    """Return who speaks by what follows a quotation at once: "…," said X; "…," X, an analyst, told reporters."""
    row = told.clause.row
    kinds = row.kinds
    start = mark + 1
    stopped = start < len(kinds) and kinds[start] == STOP
    if stopped and (scene.quotation.fragment or row.words[start]):
        # Only words that end in the quotation itself are pointed back to: "Not now." Town told reporters.
        return None
    if stopped:
        start += 1
    if start >= len(kinds):
        return None
    end = row.sentence_end(start)
    for saying in told.sayings_from(start):
        if saying.verb >= end:
            break
        first = saying.verb if saying.inverted or saying.subject < 0 else min(saying.subject, saying.verb)
        across = 0 <= saying.subject < mark < saying.verb and not saying.inverted
        lead = kinds[start : saying.verb if across else first]
        if across:
            # Bar, who has a "sell" rating, said: the phrase belongs to what tells of Bar.
            lead = lead.lstrip(",") if not scene.quotation.fragment else lead
        elif saying.subject >= 0 and not saying.inverted:
            lead = _without_calling(told, start, first)
        if STRAIGHT.match(lead) is None or ("c" in lead and not _as(told, start, first)):
            return None
        if stopped and not _nothing_told(told, saying, end):
            return None
        return scene.by(told, saying)
    return None


def _without_calling(told: Told, start: int, first: int) -> str:
    """Return the kinds before a subject, what only tells who it is left out.

    "…," *the union's leader,* Ana Bar, said; *Harbour Front (HF)* spokesman Ben Fox; *Chairman of the Board and* Chief
    Executive Officer Eli Ray.
    """
    clause = told.clause
    kinds = clause.row.kinds
    for _ in range(MOST_CALLINGS):
        if STRAIGHT.match(kinds[start:first]):
            break
        end = first
        if kinds[end - 1] == ")":
            end = kinds.rfind("(", start, end)
        elif kinds[end - 1] in ",c":
            end -= 1
        position = clause.ending_at(end) if end > start else None
        if position is None:
            break
        top = clause.phrase(clause.climbed(position, start))
        if kinds[end : end + 1] == "c" and top.kind != ROLE:
            break
        first = top.first
    return kinds[start:first]


def _as(told: Told, start: int, first: int) -> bool:
    """Return whether what stands before a subject is "as": as X put it."""
    row = told.clause.row
    return all(
        word == "as" for word, kind in zip(row.lowers[start:first], row.kinds[start:first], strict=True) if kind == "c"
    )


def _nothing_told(told: Told, saying: Saying, end: int) -> bool:
    """Return whether a verb of speech has no words of its own and points back: "Bar told reporters on Monday."."""
    if saying.inverted:
        return NOTHING_TOLD.match(told.clause.row.kinds, saying.subject_end, end) is not None
    return saying.cue.kind in (SAY, TELL) and NOTHING_TOLD.match(told.clause.row.kinds, saying.last, end) is not None


def between(scene: Scene) -> Attribution | None:
    """Return who speaks by what stands between the parts: "…," X said. "…"."""
    for told, mark in scene.marks[:-1]:
        found = _after(scene, told, mark)
        if found is not None:
            return found
    return None


def other_speaker_at(scene: Scene, found: Attribution | None) -> int | None:
    """Return from which part on a quotation is somebody else's: "…," said A. "…," said B. None where all is one's."""
    if found is None or len(scene.marks) < 2:
        return None
    first = _after(scene, *scene.marks[0])
    if first is None:
        return None
    for part in range(1, len(scene.marks)):
        own = _after(scene, *scene.marks[part])
        if own is not None and own.speaker is not first.speaker:
            return part
    return None


def after(scene: Scene) -> Attribution | None:
    """Return who speaks by what follows the quotation."""
    told, mark = scene.marks[-1]
    return _after(scene, told, mark)


def any_verb_after(scene: Scene) -> Attribution | None:
    """Return who speaks by a verb nobody has listed, right after the comma of a quotation: "…," griped X."""
    told, mark = scene.marks[-1]
    kinds = told.clause.row.kinds
    ends = scene.story.document.text[scene.quotation.end - 1]
    if scene.quotation.fragment or (ends not in ",?!" and kinds[mark + 1 : mark + 2] != ","):
        return None
    verb = mark + 1
    while verb < len(kinds) and kinds[verb] in ",-":
        verb += 1
    clause = told.clause
    position = clause.starting_at(verb)
    subject: Subject | None = None
    if verb < len(kinds) and kinds[verb] in "eb":
        # The verb may have been taken for a part of the phrase: "bristled Ana Bar".
        inside = position is not None and clause.spans[position][1] > verb + 1
        subject = Subject(clause.phrase_from(verb + 1, position)) if inside else clause.after(verb)
    elif position is not None:
        past = clause.spans[position][1]
        subject = Subject(clause.phrase(position)) if kinds[past : past + 1] in ("e", "b") else None
    if subject is None or subject.phrase.kind not in (NAMED, ROLE, PRONOUN):
        return None
    return scene.plainly(scene.story.resolver.subject(told.clause, subject))


def _last_before(scene: Scene) -> tuple[Saying, str] | None:
    """Return the last verb of speech before a quotation in its sentence, and the kinds between."""
    row = scene.told.clause.row
    start = row.sentence_start(scene.first)
    for saying in scene.told.sayings_before(scene.first):
        if saying.verb < start:
            return None
        if saying.speaker is None:
            continue
        if saying.cue is ACCORDING and row.kinds[max(0, saying.verb - 2) : saying.verb] == "v,":
            continue  # He said, according to the paper, "…"
        past = max(saying.last, saying.subject_end if saying.inverted else 0)
        return saying, row.kinds[past : scene.first]
    return None


def before_colon(scene: Scene) -> Attribution | None:
    """Return who speaks by a verb of speech with a colon before the quotation: X said: "…"."""
    if scene.told.clause.row.kinds[scene.first - 1 : scene.first] != ":":
        return None
    found = _last_before(scene)
    return None if found is None else scene.by(scene.told, found[0])


def before(scene: Scene) -> Attribution | None:
    """Return who speaks by the verb of speech before a quotation in its sentence: X said that "…"."""
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
    past = scene.told.clause.row.lowers[saying.last : scene.first]
    if not scene.quotation.fragment and not AGAINST.isdisjoint(past):
        return None
    if "Q" in kinds and saying.inverted and not kinds.endswith(","):
        return None
    owned = whose_word(scene, saying.last)
    if owned is not None:
        return scene.plainly(owned)
    if saying.cue.lemma in AGREED and len(saying.chain) > 1:
        # Orr said that the four agreed to "go on": the words are Orr's.
        told = scene.by(scene.told, saying)
        return replace(told, speaker=saying.chain[-2], chain=saying.chain[:-1]) if told is not None else None
    return scene.by(scene.told, saying)


def _trailing(scene: Scene) -> Saying | None:
    """Return the verb of speech with which the sentence of a quotation closes: "…, Y said."."""
    row = scene.told.clause.row
    end = row.sentence_end(scene.first)
    for saying in scene.told.sayings_before(end):
        if saying.verb <= scene.first:
            return None
        if saying.subject >= 0 and saying.cue.kind in (SAY, TELL):
            first = min(saying.subject, saying.verb)
            return saying if row.kinds[first - 1] in ",a" and NOTHING_TOLD.match(row.kinds, saying.last, end) else None
    return None


def name_colon(scene: Scene) -> Attribution | None:
    """Return who speaks by a name and a colon: One docker: "…"."""
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
    if scene.is_title:
        return None
    start, end = row.sentence_start(scene.first), row.sentence_end(scene.first)
    if not scene.quotation.fragment and row.kinds[start : scene.first].strip("acQ,-") == "":
        return None
    best: Saying | None = None
    for saying in scene.told.sayings_from(start):
        if saying.verb >= end:
            break
        if saying.speaker is None:
            continue
        if saying.cue.kind == CALL and saying.verb > scene.first:
            continue
        if best is None or saying.verb < scene.first:
            best = saying
    if best is None:
        return None
    if best.verb > scene.first and not best.inverted and best.subject >= 0:
        lead = row.kinds[scene.first + 1 : best.subject]
        words = row.lowers[scene.first + 1 : best.subject]
        if not AGAINST.isdisjoint(words):
            return _closing(scene, end)
        closed = lead.endswith(",") or (lead.endswith("Q") and _ends_in_comma(scene, best.subject - 1))
        trailing = closed and NOTHING_TOLD.match(row.kinds, best.last, end) is not None
        apart = "and" in words or not lead.rstrip("a").endswith((",", "-"))
        unclear = apart and not trailing
        if unclear and scene.words < FEW_WORDS:
            return _closing(scene, end)
    return scene.by(scene.told, best)


def _closing(scene: Scene, end: int) -> Attribution | None:
    """Return who speaks by what closes a sentence: "…, according to a person who was there"."""
    kinds = scene.told.clause.row.kinds
    for saying in scene.told.sayings_before(end):
        if saying.verb <= scene.first:
            return None
        if saying.cue is ACCORDING and kinds[saying.verb - 1] == ",":
            return scene.by(scene.told, saying)
    return None


def _ends_in_comma(scene: Scene, token: int) -> bool:
    """Return whether a quotation that stands for a token has its comma inside: "…," Orr said."""
    text = scene.story.document.text
    row = scene.told.clause.row
    return text[row.end(token) - 2 : row.end(token)].strip("\"'”’»")[-1:] == ","


def owner(scene: Scene) -> Attribution | None:
    """Return who speaks by whose claim, promise or description it is: Trump's claim of "…"."""
    row = scene.told.clause.row
    start = row.sentence_start(scene.first)
    led = scene.told.clause.starting_at(start + 1) if row.lowers[start] in {"for", "to"} else None
    lead = scene.told.clause.phrase(led) if led is not None else None
    apart = lead is not None and row.kinds[lead.last : lead.last + 1] == ","
    if lead is not None and (lead.kind == NAMED or (apart and lead.kind in (ROLE, GROUPED))):
        # For Bar, it is "a disaster".
        return scene.plainly(scene.story.resolver.phrase(scene.told.clause, lead))
    match = OWNED.search(row.kinds, start, scene.first)
    if match is None:
        return scene.plainly(whose_word(scene, start))
    nouns = set(row.lowers[match.start() : scene.first])
    if nouns.isdisjoint(SPEECH_NOUNS):
        return None
    position = scene.told.clause.ending_at(match.start())
    if position is None:
        return None
    return scene.plainly(scene.story.resolver.phrase(scene.told.clause, scene.told.clause.phrase(position)))


def colon_subject(scene: Scene) -> Attribution | None:
    """Return who speaks by the subject of a sentence that ends in a colon: The union was blunt: "…"."""
    clause = scene.told.clause
    if clause.row.kinds[scene.first - 1 : scene.first] != ":" or not scene.told.is_body:
        return None
    source = from_whom(scene.told, scene.story, scene.first - 1)
    if source is not None:
        return scene.plainly(source)
    start = clause.row.sentence_start(scene.first)
    main = clause.main(start, scene.first)
    if main is None or main.kind not in (NAMED, ROLE, GROUPED, "pronoun"):
        main = _acting(clause, start, scene.first)
    if main is None:
        return None
    return scene.plainly(scene.story.resolver.phrase(clause, main))


def _acting(clause: Clause, start: int, end: int) -> Phrase | None:
    """Return the first of a sentence's phrases that a verb follows: In Oslo *the ministry* put out four lines."""
    kinds = clause.row.kinds
    for position, (first, last) in enumerate(clause.spans):
        if start <= first < end and kinds[last : last + 1] in ("v", "e", "b", "x"):
            phrase = clause.phrase(position)
            if phrase.kind in (NAMED, ROLE, GROUPED):
                return phrase
    return None


def from_whom(told: Told, story: Story, colon: int) -> Somebody | None:
    """Return from whom the words after a colon come: "More from Bar:", "Here is the statement from the union:".

    Args:
        told: The paragraph with the colon.
        story: The document.
        colon: The colon's token.
    """
    clause = told.clause
    position = clause.ending_at(colon) if clause.kinds[colon : colon + 1] == ":" else None
    if position is None:
        return None
    phrase = clause.phrase(position)
    first = clause.spans[position][0]
    if first < 1 or clause.row.lowers[first - 1] not in {"from", "by"}:
        return None
    of_paper = clause.kinds[first - 2 : first - 1] == "D"
    if phrase.kind != NAMED and not (of_paper and phrase.kind in (GROUPED, ROLE)):
        return None
    return story.resolver.phrase(clause, phrase)
