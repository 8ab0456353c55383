"""Who says something in the writer's sentences: every verb of speech with its subject, addressee and distance."""

import re
from dataclasses import dataclass

from walkaway.evidence.speech.cues import ASK, CALL, CUES, HEDGE_PHRASES, HEDGES, SAY, TELL, THINK, Cue
from walkaway.evidence.speech.phrases import GROUPED, NAMED, PAPERED, PRONOUN, ROLE, Phrase
from walkaway.evidence.speech.resolving import Resolver
from walkaway.evidence.speech.somebody import Somebody
from walkaway.evidence.speech.subjects import Clause, Subject
from walkaway.evidence.speech.tokens import QUOTE
from walkaway.evidence.speech.words_of_grammar import NEGATIONS

__all__ = ["ACCORDING", "Saying", "sayings_in"]

ACCORDING = Cue("according", SAY, "past")
WEAK = frozenset(
    """
    put read go hold begin shoot know feel cite quote question press attack welcome reject post point report propose
    relate offer protest recommend order appeal invite demand request indicate outline consider worry hope expect doubt
    fear signal estimate specify message text plead instruct accuse describe maintain continue conclude reason venture
    """.split()
)
"""Verbs of speech that are more often something else: cues only beside a quotation or a colon."""
PASSIVE = frozenset("was were been be being is are".split())
MODALS = frozenset("would could should may might must can will wouldn't couldn't won't can't".split())
WENT_ON = re.compile(r"(?:went|goes|going)\s+on\s+to\s+$|continued\s+to\s+$|rose\s+to\s+$")
IN_PAPER = re.compile(r"(?:r?T)?rd?[we]{0,3}D")
QUOTED_NEXT = re.compile(r"[,:]?Q")
GOES_ON = frozenset({"continue", "begin", "go", "hold"})
RIGHT_AFTER = re.compile(r"Q\.?[,a-]*$")
DIRECT_LEAD = re.compile(r"[,a-]*$")
AFTER_INVERTED = re.compile(r"[,.Q;:TrhcbiG)(-]|$|a[.,TQr]|[eiv]")
IN_CLAUSE = re.compile(r"[^,;:.Q]*$")
BREAKS_CLAUSE = frozenset("and but while whereas although though because as or".split())
NEAR = 60


@dataclass(slots=True)
class Saying:
    """A verb of speech at work.

    Attributes:
        verb: Its token.
        last: One past the last token of the cue with its addressee.
        cue: What the verb does.
        speaker: Who speaks; None where nobody is found.
        subject: The first token of the subject; -1 where it is taken over from an earlier verb.
        inverted: Whether the subject stands after the verb.
        addressee: To whom.
        hedged: Whether it keeps its distance.
        negated: Whether it says that somebody did not say it.
        chain: Who passes it on, the speaker last.
        subject_end: One past the last token of the subject, with what hangs on it.
    """

    verb: int
    last: int
    cue: Cue
    speaker: Somebody | None
    subject: int
    inverted: bool = False
    addressee: Somebody | None = None
    hedged: bool = False
    negated: bool = False
    chain: tuple[Somebody, ...] = ()
    subject_end: int = -1


def sayings_in(clause: Clause, resolver: Resolver) -> list[Saying]:
    """Return the verbs of speech of a row with who says it, in order; resolves and notes every sentence's subject."""
    found: list[Saying] = []
    for start, end in clause.stops():
        first = len(found)
        noted = _note_main(clause, resolver, start, end)
        for at in range(start, end):
            kind = clause.row.kinds[at]
            if kind == "v":
                saying = _saying(clause, resolver, at, start, found[first:], noted)
            elif kind == "k" and at + 1 < end and clause.row.tokens[at + 1].lower == "to":
                saying = _according(clause, resolver, at)
            else:
                continue
            if saying is not None:
                _chain(clause, saying, found[first:])
                found.append(saying)
    return found


def _note_main(clause: Clause, resolver: Resolver, start: int, end: int) -> tuple[Phrase, Somebody] | None:
    """Note of whom a sentence tells something."""
    phrase = clause.main(start, end)
    if phrase is None or (phrase.kind == PRONOUN and phrase.article not in {"he", "she", "it", "they"}):
        return None
    if QUOTE in clause.row.kinds[start : phrase.first]:
        return None
    if phrase.kind not in (NAMED, PRONOUN, ROLE, GROUPED):
        return None
    somebody = resolver.phrase(clause, phrase)
    if somebody is None:
        return None
    resolver.people.spoken_of(somebody, clause.row.tokens[phrase.first].start, subject=True)
    return phrase, somebody


def _saying(
    clause: Clause,
    resolver: Resolver,
    verb: int,
    start: int,
    earlier: list[Saying],
    noted: tuple[Phrase, Somebody] | None,
) -> Saying | None:
    """Return what a verb of speech does; None where it does nothing of the kind."""
    row = clause.row
    cue = CUES[row.tokens[verb].lower]
    end = row.sentence_end(verb)
    before = _before(clause, verb, start)
    if before is None:
        return None
    auxiliary, negated, hedged = before
    if cue.form == "past" and auxiliary in PASSIVE and not (cue.lemma == "quote"):
        return None
    if verb == start and cue.form == "past" and cue.kind in (ASK, TELL):
        # "Asked whether …, he said": of somebody else's question.
        return None
    floor = max(start, clause.floor(verb))
    subject, inverted = _subject(clause, verb, floor, cue)
    phrase = subject.phrase if subject is not None else None
    if phrase is not None and phrase.kind != PRONOUN and _no_agreement(cue, phrase, auxiliary):
        return None
    first = phrase.first if phrase is not None and not inverted else verb
    if auxiliary in MODALS and (cue.lemma in WEAK or not QUOTED_NEXT.match(row.kinds, verb + 1)):
        return None
    if cue.lemma in GOES_ON and row.tokens[min(verb + 1, len(row.tokens) - 1)].lower == "to":
        return None
    passive_quote = cue.lemma == "quote" and auxiliary in PASSIVE
    if cue.lemma in WEAK and not passive_quote and not _beside_quote(row.kinds, first, verb, end):
        return None
    speaker: Somebody | None = None
    if subject is not None and phrase is not None:
        if noted is not None and noted[0] is phrase:
            speaker = noted[1]
            resolver.subject(clause, subject) if subject.appositions else None
        else:
            speaker = resolver.subject(clause, subject)
    elif cue.form == "ing" or verb == floor or row.kinds[verb - 1] in "c,a":
        speaker = _taken_over(clause, resolver, verb, start, earlier, noted)
        if speaker is None:
            return None
    else:
        return None
    last, addressee = _addressee(clause, resolver, verb, cue, inverted)
    if speaker is not None:
        _note_paper(clause, resolver, speaker, last if not inverted or phrase is None else phrase.last)
    return Saying(
        verb=verb,
        last=last,
        cue=cue,
        speaker=speaker,
        subject=phrase.first if phrase is not None else -1,
        inverted=inverted,
        addressee=addressee,
        hedged=hedged or cue.hedged or _hedged(clause, verb, floor),
        negated=negated,
        chain=(speaker,) if speaker is not None else (),
        subject_end=clause.extent(phrase) if phrase is not None else -1,
    )


def _note_paper(clause: Clause, resolver: Resolver, speaker: Somebody, at: int) -> None:
    """Note whose statement it is that a report goes on to call "the statement": X said in a statement."""
    match = IN_PAPER.match(clause.row.kinds, at)
    if match is not None:
        resolver.people.papers[clause.row.tokens[match.end() - 1].lower] = resolver.people.paper = speaker


def _beside_quote(kinds: str, first: int, verb: int, end: int) -> bool:
    """Return whether a quotation or colon stands after a verb in its sentence, or a quotation right before its subject."""
    after = kinds[verb:end]
    return QUOTE in after or ":" in after or RIGHT_AFTER.search(kinds, 0, first) is not None


def _before(clause: Clause, verb: int, start: int) -> tuple[str, bool, bool] | None:
    """Return the auxiliary before a verb, whether it is denied and whether it keeps its distance; None for "to say"."""
    kinds, tokens = clause.row.kinds, clause.row.tokens
    at = verb
    auxiliary = ""
    negated = hedged = False
    while at > start and kinds[at - 1] in "xa":
        word = tokens[at - 1].lower
        if kinds[at - 1] == "x":
            auxiliary = auxiliary if auxiliary in MODALS else word
        negated = negated or word in NEGATIONS
        hedged = hedged or word in HEDGES
        at -= 1
    if at > start and tokens[at - 1].lower == "to" and kinds[at - 1] == "r":
        lead = " ".join(token.lower for token in tokens[max(start, at - 4) : at]) + " "
        if not WENT_ON.search(lead):
            return None
    return auxiliary, negated, hedged


def _subject(clause: Clause, verb: int, floor: int, cue: Cue) -> tuple[Subject | None, bool]:
    """Return the subject of a verb, and whether it stands after it."""
    kinds = clause.row.kinds
    tokens = clause.row.tokens
    lead = DIRECT_LEAD.search(kinds, floor, verb)
    after_quote = floor > 0 and kinds[floor - 1] in ".Q" and QUOTE in kinds[max(0, floor - 2) : floor]
    bare = lead is not None and lead.start() == floor
    if bare and after_quote and cue.form in {"past", "s"} and cue.kind in (SAY, THINK, ASK, TELL):
        return clause.after(verb), True
    if bare and floor == verb and cue.kind == SAY and cue.form in {"past", "s"}:
        # "Said one worker: …"
        subject = clause.after(verb)
        return subject, subject is not None
    at = verb
    while at > floor and kinds[at - 1] in "xa":
        at -= 1
    if at > floor and tokens[at - 1].lower == "to":
        while at > floor and clause.ending_at(at) is None:
            at -= 1
        return clause.before(at, floor), False
    if verb > floor and kinds[verb - 1] == "," and cue.kind == SAY and cue.form in {"past", "s"}:
        subject = clause.after(verb)
        if subject is not None and subject.phrase.kind in (NAMED, ROLE, GROUPED, PAPERED):
            if AFTER_INVERTED.match(kinds, clause.extent(subject.phrase)) and _ends_soon(clause, subject.phrase):
                before = clause.before(verb, floor)
                if before is None or before.phrase.kind != NAMED:
                    return subject, True
    subject = clause.before(verb, floor)
    if subject is None and floor > 0 and kinds[floor - 1] == QUOTE and kinds[verb - 1] in ",xa":
        subject = clause.before_through(verb, floor - 1)
    if subject is None and "h" in kinds[floor:verb] and kinds[verb - 1] in "xah":
        relative = kinds.rfind("h", floor, verb)
        subject = clause.before(relative, floor) if relative > floor else None
    return subject, False


def _ends_soon(clause: Clause, phrase: Phrase) -> bool:
    """Return whether a sentence or its part ends with a phrase, so that nothing is told of it any more."""
    at = clause.extent(phrase)
    kinds = clause.row.kinds
    return at >= len(kinds) or kinds[at] in ".,Q;T-(" or (kinds[at] == "r" and "x" not in kinds[at : at + 6])


def _no_agreement(cue: Cue, phrase: Phrase, auxiliary: str) -> bool:
    """Return whether number speaks against a verb: "Trump answer" is no sentence, "officials say" is one."""
    if cue.form == "base" and not auxiliary:
        several = phrase.plural or phrase.kind in (GROUPED, "other") or (phrase.kind == NAMED and len(phrase.name) == 1)
        return not several
    return False


def _taken_over(
    clause: Clause,
    resolver: Resolver,
    verb: int,
    start: int,
    earlier: list[Saying],
    noted: tuple[Phrase, Somebody] | None,
) -> Somebody | None:
    """Return whose verb it is that has no subject of its own: that of the verb before in the sentence, or its subject."""
    for saying in reversed(earlier):
        if saying.speaker is not None:
            return saying.speaker
    if noted is not None and noted[0].first < verb:
        return noted[1]
    phrase = clause.main(start, verb)
    if phrase is not None and phrase.kind in (NAMED, ROLE, GROUPED, PRONOUN):
        somebody = resolver.phrase(clause, phrase)
        if somebody is not None:
            resolver.people.spoken_of(somebody, clause.row.tokens[phrase.first].start, subject=True)
        return somebody
    # "Speaking in Paris, …: " of whoever the sentence names next.
    main = clause.main(verb + 1, clause.row.sentence_end(verb))
    if main is not None and main.kind in (NAMED, ROLE, GROUPED, PRONOUN) and clause.row.kinds[start] in "vi":
        return resolver.phrase(clause, main)
    return None


def _addressee(
    clause: Clause, resolver: Resolver, verb: int, cue: Cue, inverted: bool
) -> tuple[int, Somebody | None]:
    """Return where a cue ends with its addressee, and who that is where it is somebody named."""
    if cue.kind not in (TELL, ASK) or inverted:
        return verb + 1, None
    position = clause.starting_at(verb + 1)
    if position is None:
        return verb + 1, None
    phrase = clause.phrase(position)
    if phrase.kind == PRONOUN or (phrase.kind == ROLE and phrase.plural) or phrase.kind not in (NAMED, GROUPED, ROLE):
        last = phrase.last
        while last < len(clause.row.kinds) and clause.row.kinds[last] in "wsG" and phrase.kind not in (NAMED, PRONOUN):
            last += 1
        return last, None
    return phrase.last, resolver.phrase(clause, phrase)


def _hedged(clause: Clause, verb: int, floor: int) -> bool:
    """Return whether the words before a verb keep their distance."""
    tokens = clause.row.tokens[max(floor, verb - 3) : verb + 2]
    return any(token.lower in HEDGES for token in tokens)


def _according(clause: Clause, resolver: Resolver, at: int) -> Saying | None:
    """Return what "according to" gives to somebody."""
    subject = clause.after(at + 1)
    if subject is None:
        return None
    speaker = resolver.subject(clause, subject)
    end = clause.extent(subject.phrase)
    return Saying(
        verb=at,
        last=at + 2,
        cue=ACCORDING,
        speaker=speaker,
        subject=subject.phrase.first,
        inverted=True,
        chain=(speaker,) if speaker is not None else (),
        subject_end=end,
    )


def _chain(clause: Clause, saying: Saying, earlier: list[Saying]) -> None:
    """Find out who passes on what somebody says: "Trump said that Kim told him …"."""
    if saying.speaker is None or saying.subject < 0 or saying.inverted:
        return
    for outer in reversed(earlier):
        if outer.speaker is None or outer.speaker is saying.speaker or outer.cue.kind in (CALL, ASK):
            continue
        between = clause.row.kinds[outer.last : saying.subject]
        words = [token.lower for token in clause.row.tokens[outer.last : saying.subject]]
        if outer.cue is ACCORDING:
            inside = between.endswith(",") and len(words) < NEAR and saying.subject > outer.subject_end
        else:
            inside = IN_CLAUSE.match(between) is not None and BREAKS_CLAUSE.isdisjoint(words)
        if inside and outer.verb < saying.subject:
            saying.chain = (*outer.chain, saying.speaker)
        return


def is_hedged(text: str) -> bool:
    """Return whether a sentence keeps its distance to what it tells.

    Examples:
        >>> is_hedged("He purportedly offered a site."), is_hedged("He offered a site.")
        (True, False)
    """
    lower = text.lower()
    if any(phrase in lower for phrase in HEDGE_PHRASES):
        return True
    return any(word in HEDGES for word in re.findall(r"[a-z]+", lower))
