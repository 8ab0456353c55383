"""Who says something in the writer's sentences: every verb of speech with its subject, addressee and distance."""

import re
from dataclasses import dataclass

from walkaway.evidence.documents.document import BODY
from walkaway.evidence.speech.cues import ASK, CALL, HEDGES, SAY, TELL, Cue
from walkaway.evidence.speech.phrases import GROUPED, NAMED, PAPERED, PRONOUN, ROLE, Phrase
from walkaway.evidence.speech.resolving import Resolver
from walkaway.evidence.speech.somebody import Somebody
from walkaway.evidence.speech.subject_of_verb import no_agreement, subject_of
from walkaway.evidence.speech.subjects import Clause, Subject
from walkaway.evidence.speech.tokens import QUOTE, VERB, Row
from walkaway.evidence.speech.words_of_grammar import NEGATIONS

__all__ = ["ACCORDING", "Saying", "sayings_in"]

ACCOUNTS = frozenset("words account telling reckoning opinion estimation".split())
MAY_SAY = re.compile(r"[vkws](?:(?<=[vk])|(?<=[dz].))")
"""Verbs of speech, and other words where an account may stand: "by her *account*"."""
SAYS = re.compile(r"[vk]")
"""The same where no word for an account stands, as in most paragraphs."""
ACCORDING = Cue("according", SAY, "past")
WEAK = frozenset(
    """
    put read begin know feel cite quote question press attack welcome reject post point report propose
    relate offer protest recommend order appeal invite demand request indicate outline consider worry hope expect
    doubt express voice fear signal estimate specify message text plead instruct accuse describe maintain continue
    conclude reason venture
    """.split()
)
"""Verbs of speech that are more often something else: cues only beside a quotation or a colon."""
PASSIVE = frozenset("was were been be being is are".split())
MODALS = frozenset("would could should may might must can will wouldn't couldn't won't can't".split())
WENT_ON = re.compile(
    r"(?:went|goes|going)\s+on\s+to\s+$|continued\s+to\s+$|rose\s+to\s+$|(?:quick|keen|careful|eager|pains|hastened|rushed)\s+to\s+$"
)
IN_PAPER = re.compile(r"(?:r?T)?rd?[we]{0,3}D")
QUOTED_NEXT = re.compile(r"p?a?[,:]?Q|:$")
SELDOM = frozenset({"begin", "put", "read", "know"})
"""Verbs that are of speech only right beside what is quoted."""
OFFERS = frozenset({"offer", "promise", "vow", "pledge", "threaten"})
"""Verbs that need no quotation where "to" follows: he offered to sign."""
OBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it"}
GOES_ON = frozenset({"continue", "begin"})
RIGHT_AFTER = re.compile(r"Q\.?[,a-]*c?(?:[dwszGPe]{1,8},)?$")
IN_CLAUSE = re.compile(r"[^,;:.Q]*$")
BREAKS_CLAUSE = frozenset("and but while whereas although though because as or".split())
NEAR = 60
MOST_OUTER = 8
"""So many verbs of speech before one are looked at for who passes it on."""


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
    says = SAYS if ACCOUNTS.isdisjoint(clause.row.lowers) else MAY_SAY
    for start, end in clause.stops():
        first = len(found)
        noted = _note_main(clause, resolver, start, end) if clause.row.paragraph.kind == BODY else None
        for match in says.finditer(clause.kinds, start, end):
            at, kind = match.start(), match[0]
            if kind == "v":
                saying = _saying(clause, resolver, at, start, found[max(first, len(found) - MOST_OUTER) :], noted)
            elif kind == "k" or clause.row.lowers[at] in ACCOUNTS:
                saying = _without_verb(clause, resolver, at, start)
            else:
                continue
            if saying is not None:
                _chain(clause, saying, found[max(first, len(found) - MOST_OUTER) :])
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
    somebody = resolver.told_of(clause, phrase)
    if somebody is None:
        return None
    resolver.people.spoken_of(somebody, clause.row.starts[phrase.first], subject=True)
    paper = IN_PAPER.match(clause.row.kinds, start)
    if paper is not None and phrase.kind in (NAMED, ROLE, GROUPED) and phrase.first >= paper.end():
        resolver.people.papers[clause.row.lowers[paper.end() - 1]] = resolver.people.paper = somebody
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
    row, cue = clause.row, clause.row.cue(verb)
    if cue.lemma in WEAK and not row.quotes and _lacks_quote(row, cue, verb):
        return None
    before = _before(clause, verb, start)
    if before is None:
        return None
    auxiliary, negated, hedged = before
    if cue.form == "past" and _was_told(row, cue, verb, start, auxiliary):
        return None
    floor = max(start, clause.floor(verb))
    subject, inverted = subject_of(clause, verb, floor, cue)
    phrase = subject.phrase if subject is not None else None
    if phrase is not None and phrase.kind != PRONOUN and no_agreement(cue, phrase, auxiliary):
        return None
    first = phrase.first if phrase is not None and not inverted else verb
    if _ruled_out(row, cue, auxiliary, first, verb):
        return None
    if subject is None and not (cue.form == "ing" or verb == floor or row.kinds[verb - 1] in "c,a"):
        return None
    if subject is not None:
        speaker = _speaker(clause, resolver, subject, noted)
        if speaker is None and subject.phrase.kind == PAPERED and cue.form == "ing":
            # They signed a letter calling it "late": the letter is theirs.
            speaker = _taken_over(clause, resolver, verb, start, earlier, noted)
    else:
        speaker = _taken_over(clause, resolver, verb, start, earlier, noted)
        if speaker is None:
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


def _was_told(row: Row, cue: Cue, verb: int, start: int, auxiliary: str) -> bool:
    """Return whether a past form is of somebody else's words: "He was told"; "Asked whether …, he said"."""
    beside = row.lowers[verb - 1] if verb else ""
    passive = (auxiliary in PASSIVE or beside in {"been", "being"}) and cue.lemma != "quote"
    return passive or (verb == start and cue.kind in (ASK, TELL))


def _lacks_quote(row: Row, cue: Cue, verb: int) -> bool:
    """Return whether a weak verb in a paragraph without quotations is none of speech, whoever its subject may be."""
    if cue.lemma == "quote" or (cue.lemma in OFFERS and row.lowers[min(verb + 1, len(row.words) - 1)] == "to"):
        return False
    return ":" not in row.kinds[verb : row.sentence_end(verb)]


def _speaker(
    clause: Clause, resolver: Resolver, subject: Subject, noted: tuple[Phrase, Somebody] | None
) -> Somebody | None:
    """Return who a subject is; the sentence's subject is known already."""
    if noted is None or noted[0] is not subject.phrase:
        return resolver.subject(clause, subject)
    if subject.appositions:
        resolver.subject(clause, subject)
    return noted[1]


def _note_paper(clause: Clause, resolver: Resolver, speaker: Somebody, at: int) -> None:
    """Note whose statement it is that a report goes on to call "the statement": X said in a statement."""
    if clause.row.kinds[at - 1] == VERB and clause.row.cue(at - 1).lemma == "write":
        resolver.people.papers["letter"] = speaker
    match = IN_PAPER.match(clause.row.kinds, at) or IN_PAPER.match(clause.row.kinds, clause.row.sentence_start(at))
    if match is not None:
        resolver.people.papers[clause.row.lowers[match.end() - 1]] = resolver.people.paper = speaker


def _ruled_out(row: Row, cue: Cue, auxiliary: str, first: int, verb: int) -> bool:
    """Return whether a verb that is of speech only beside a quotation stands without one."""
    if auxiliary in MODALS and (cue.lemma in WEAK or not QUOTED_NEXT.match(row.kinds, verb + 1)):
        return True
    to_follows = row.lowers[min(verb + 1, len(row.words) - 1)] == "to"
    if to_follows and (cue.lemma in GOES_ON or cue.lemma in OFFERS):
        return cue.lemma in GOES_ON
    if cue.lemma in SELDOM and not _close_to_quote(row.kinds, first, verb):
        return True
    passive_quote = cue.lemma == "quote" and auxiliary in PASSIVE
    return cue.lemma in WEAK and not passive_quote and not _beside_quote(row.kinds, first, verb, row.sentence_end(verb))


def _close_to_quote(kinds: str, first: int, verb: int) -> bool:
    """Return whether a quotation stands right after a verb, or right before its subject."""
    return (
        QUOTED_NEXT.match(kinds, verb + 1) is not None
        or RIGHT_AFTER.search(kinds, max(0, first - NEAR), first) is not None
    )


def _beside_quote(kinds: str, first: int, verb: int, end: int) -> bool:
    """Return whether a quotation or colon stands after a verb in its sentence, or right before its subject."""
    after = kinds[verb:end]
    return QUOTE in after or ":" in after or RIGHT_AFTER.search(kinds, max(0, first - NEAR), first) is not None


def _before(clause: Clause, verb: int, start: int) -> tuple[str, bool, bool] | None:
    """Return the auxiliary before a verb, whether it is denied and whether it keeps its distance; None for "to say"."""
    kinds, words = clause.row.kinds, clause.row.lowers
    at = verb
    auxiliary = ""
    negated = hedged = False
    while at > start and kinds[at - 1] in "xa":
        word = words[at - 1]
        if kinds[at - 1] == "x":
            auxiliary = auxiliary if auxiliary in MODALS else word
        negated = negated or word in NEGATIONS
        hedged = hedged or word in HEDGES
        at -= 1
    if at > start and words[at - 1] == "to" and kinds[at - 1] == "r":
        lead = " ".join(words[max(start, at - 4) : at]) + " "
        if not WENT_ON.search(lead):
            return None
    return auxiliary, negated, hedged


def _taken_over(
    clause: Clause,
    resolver: Resolver,
    verb: int,
    start: int,
    earlier: list[Saying],
    noted: tuple[Phrase, Somebody] | None,
) -> Somebody | None:
    """Return whose verb it is that has no subject of its own: the sentence's, or that of the verb before."""
    for saying in reversed(earlier):
        if saying.speaker is not None:
            return saying.speaker
    if noted is not None and noted[0].first < verb:
        return noted[1]
    phrase = clause.main(start, verb)
    if phrase is not None and phrase.kind in (NAMED, ROLE, GROUPED, PRONOUN):
        somebody = resolver.phrase(clause, phrase)
        if somebody is not None:
            resolver.people.spoken_of(somebody, clause.row.starts[phrase.first], subject=True)
        return somebody
    # "Speaking in Paris, …: " of whoever the sentence names next.
    main = clause.main(verb + 1, clause.row.sentence_end(verb))
    if main is not None and main.kind in (NAMED, ROLE, GROUPED, PRONOUN) and clause.row.kinds[start] in "vi":
        return resolver.phrase(clause, main)
    return None


def _addressee(clause: Clause, resolver: Resolver, verb: int, cue: Cue, inverted: bool) -> tuple[int, Somebody | None]:
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
    return not HEDGES.isdisjoint(clause.row.lowers[max(floor, verb - 3) : verb + 2])


def _without_verb(clause: Clause, resolver: Resolver, at: int, start: int) -> Saying | None:
    """Return what "according to X", "in the words of X" and "by X's account" give to somebody."""
    words, kinds = clause.row.lowers, clause.row.kinds
    following = words[at + 1] if at + 1 < len(words) else ""
    whom = OBJECTS.get(words[at + 2]) if kinds[at] == "k" and kinds[at + 3 : at + 4] in (",", ".") else None
    if whom is not None:
        one = resolver.people.meant(whom)
        chain = (one,) if one is not None else ()
        return Saying(
            verb=at,
            last=at + 3,
            cue=ACCORDING,
            speaker=one,
            subject=at + 2,
            inverted=True,
            chain=chain,
            subject_end=at + 3,
        )
    if kinds[at] == "k" and following == "to":
        first, last, subject = at, at + 2, clause.after(at + 1)
    elif following == "of" and kinds[at - 1 : at] == "d":
        first, last, subject = at - 1, at + 2, clause.after(at + 1)
    elif kinds[at - 1 : at] == "z":
        position = clause.ending_at(at - 1)
        subject = Subject(clause.phrase(position)) if position is not None else None
        first, last = subject.phrase.first if subject is not None else at, at + 1
    else:
        return None
    led = kinds[at] == "k" or (first > start and words[first - 1] in {"in", "by", "on"})
    if subject is None or not led:
        return None
    speaker = resolver.subject(clause, subject)
    return Saying(
        verb=at,
        last=last,
        cue=ACCORDING,
        speaker=speaker,
        subject=subject.phrase.first,
        inverted=True,
        chain=(speaker,) if speaker is not None else (),
        subject_end=max(last, clause.extent(subject.phrase)) if subject.phrase.first > at else last,
    )


def _chain(clause: Clause, saying: Saying, earlier: list[Saying]) -> None:
    """Find out who passes on what somebody says: "Trump said that Kim told him …"."""
    if saying.speaker is None or saying.subject < 0 or saying.inverted:
        return
    for outer in reversed(earlier):
        if outer.speaker is None or outer.speaker is saying.speaker or outer.cue.kind in (CALL, ASK):
            continue
        between = clause.row.kinds[outer.last : saying.subject]
        words = clause.row.lowers[outer.last : saying.subject]
        if outer.cue is ACCORDING:
            inside = between.endswith(",") and len(words) < NEAR and saying.subject > outer.subject_end
        else:
            inside = IN_CLAUSE.match(between) is not None and BREAKS_CLAUSE.isdisjoint(words)
        if inside and outer.verb < saying.subject:
            saying.chain = (*outer.chain, saying.speaker)
        return
