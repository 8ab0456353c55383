"""What is proposed from the two founding reports: with speakers as labelled by hand, and with those that are found."""

from dataclasses import dataclass

import pytest

from evidence.hand_made import bare_case
from evidence.labelled import labelled_seeds, places
from walkaway.case import ReadingGroup, Statement
from walkaway.evidence.documents.document import BODY, Document, Span
from walkaway.evidence.documents.read import read_document
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.evidence.speech.sentences import sentences_in
from walkaway.evidence.speech.speech import DIRECT, NARRATED, Passage, Speaker, Speech, Utterance
from walkaway.evidence.statements.merge import merged
from walkaway.evidence.statements.propose import proposals_in
from walkaway.evidence.statements.words_of_case import WordsOfCase

CASE = bare_case("hanoi-2019")
PEOPLE = {person.name: person for person in CASE.people}
SPOKESMAN = "seoul_spokesman"
PLAIN = str.maketrans("“”‘’—–\u00a0\r\n", "\"\"''--   ")
HEDGES = ("purportedly", "reportedly", "likely", "seems")


@dataclass(frozen=True)
class Found:
    """What is proposed, for the tests to ask."""

    statements: tuple[Statement, ...]
    readings: tuple[ReadingGroup, ...]

    def of(self, kind: str, **wanted: str) -> list[Statement]:
        return [s for s in self.statements if s.kind == kind and all(getattr(s, key) == v for key, v in wanted.items())]

    def lines(self, statements: list[Statement]) -> set[str]:
        return {str(citation) for statement in statements for citation in statement.cite}

    def judged(self, speaker: str, finding: str) -> set[str]:
        found = (s for s in self.of("assessment", said_by=speaker) if s.target is not None)
        return {s.verdict for s in found if s.target is not None and s.target.finding == finding}


def speaker_id(names: tuple[str, ...]) -> str:
    return next((PEOPLE[name].id for name in names if name in PEOPLE), SPOKESMAN if names else "")


def labelled_speech(document: Document, labelled) -> Speech:
    """The labelled quotes as utterances, and the writer's sentences of the body."""
    plain = document.text.translate(PLAIN)
    utterances, passages = [], []

    def add(form: str, span: Span, **told) -> None:
        line = document.line_at(span.start)
        text = plain[span.start : span.end]
        hedged = form == NARRATED and any(word in text for word in HEDGES)
        where = {"line": line.number, "paragraph": line.paragraph, "start": span.start, "end": span.end}
        passages.append(Passage(document=document.id, form=form, text=text, hedged=hedged, **where, **told))

    body = [paragraph for paragraph in document.paragraphs() if paragraph.kind == BODY]
    for quote in labelled.quotes:
        found = places(quote, document.text)
        speaker = speaker_id(quote.speakers)
        if not found or quote.fragment or not speaker or not any(p.start <= found[0][0] < p.end for p in body):
            continue
        parts = tuple(Span(start=start, end=end) for start, end in found)
        line = document.line_at(parts[0].start)
        utterances.append(
            Utterance(
                document=document.id,
                form=DIRECT,
                line=line.number,
                paragraph=line.paragraph,
                start=parts[0].start,
                end=parts[-1].end,
                parts=parts,
                speaker=speaker,
                chain=(speaker,),
                confidence=1.0,
            )
        )
        for part in parts:
            for span in sentences_in(plain, part.start, part.end):
                add(DIRECT, span, teller=speaker, chain=(speaker,), utterance=len(utterances) - 1)
    for paragraph in body:
        for span in sentences_in(plain, paragraph.start, paragraph.end):
            add(NARRATED, span)
    speakers = {
        p.id: Speaker(id=p.id, name=p.name, person=p.id, party=p.party or "", observer=p.observer) for p in CASE.people
    }
    passages.sort(key=lambda passage: (passage.start, passage.form))
    return Speech(speakers=speakers, utterances=tuple(utterances), passages=tuple(passages))


@pytest.fixture(scope="module", params=["labelled", "found"])
def found(shared, request) -> Found:
    words, known = WordsOfCase.of(CASE), KnownPeople.of(CASE)
    proposals = []
    for labelled in labelled_seeds(shared):
        document = read_document(labelled.path, id="vice" if labelled.publisher == "VICE News" else "rt")
        by_hand = request.param == "labelled"
        speech = labelled_speech(document, labelled) if by_hand else speech_in(document, known)
        proposals += proposals_in(document, speech, CASE, words)
    proposed = merged(proposals, CASE)
    return Found(statements=tuple(p.statement for p in proposed.proposals), readings=proposed.readings)


def test_the_accounts_of_the_offer_are_one_group(found):
    (group,) = found.readings
    offers = [s for s in found.of("offer") if s.id in group.statements()]
    assert found.lines(offers) == {"rt:6", "vice:8", "vice:10"}
    assert {s.basis for s in offers} == {"hedged", "other_side", "reporter"}
    levels = {s.basis: dict(s.package.terms) for s in offers if s.package is not None}
    assert levels["hedged"] == {"nuclear_sites": ("yongbyon",), "sanctions": ("exemptions", "partial")}
    assert levels["reporter"] == {"nuclear_sites": ("yongbyon",), "sanctions": ("all",)}
    assert levels["other_side"] == {"nuclear_sites": ("large_part",), "sanctions": ("all",)}


def test_the_refusal_is_of_that_group(found):
    (group,) = found.readings
    (refusal,) = [s for s in found.of("refusal") if s.party == "usa"]
    assert (refusal.of, refusal.basis) == (group.id, "own_words")
    assert {"rt:8", "vice:5", "vice:8"} <= found.lines([refusal])


def test_the_other_side_demanded_that_all_sanctions_go(found):
    demands = [s for s in found.of("demand") if s.party == "dprk"]
    assert [c.levels for s in demands if s.where is not None for c in s.where.clauses] == [("all",)]
    assert {"rt:8", "vice:8"} <= found.lines(demands)


def test_more_sites_were_asked_for(found):
    (demand,) = [s for s in found.of("demand") if s.party == "usa" and s.where is not None and s.where.clauses]
    assert demand.where is not None
    (bound,) = demand.where.clauses[0].bounds
    assert (demand.where.issues, bound.side, bound.level) == (("nuclear_sites",), "at_least", "more")
    assert found.lines([demand]) == {"rt:6", "vice:11"}
    assert demand.basis == "own_words"


def test_the_north_would_not_do_more(found):
    refusals = [s for s in found.of("refusal") if s.party == "dprk"]
    assert found.lines(refusals) == {"vice:11"}
    assert {s.basis for s in refusals} == {"other_side"}


def test_what_holds_meanwhile(found):
    held = {s.party: s for s in found.of("commitment")}
    assert {party: s.commitment for party, s in held.items()} == {"dprk": "test_freeze", "usa": "drill_pause"}
    assert {"rt:16", "vice:13"} <= found.lines([held["dprk"]])
    assert "vice:14" in found.lines([held["usa"]])


def test_a_red_line_is_drawn(found):
    (line,) = found.of("red_line")
    assert (line.party, found.lines([line])) == ("usa", {"vice:8"})
    assert line.where is not None
    assert line.where.issues == ("nuclear_sites", "sanctions")


def test_speed_is_not_important(found):
    speed = [s for s in found.of("patience") if s.party == "usa"]
    assert [s.level for s in speed] == ["high"]
    assert found.lines(speed) == {"vice:29", "vice:30"}


def test_all_eight_observers_are_heard(found):
    assert found.judged("wit", "walk_away") == {"right"}
    assert found.judged("bell", "walk_away") == {"right"}
    assert found.judged("town", "walk_away") == {"mixed"}
    assert found.judged("town", "gap") == {"each_wanted_more"}
    assert found.judged("town", "no_deal") == {"costly"}
    assert found.judged("kimball", "roadmap") == {"missing"}
    assert found.judged("pardo", "leverage") == {"stronger"}
    assert found.judged("santoro", "roadmap") == {"step_by_step"}
    assert found.judged("zhang", "leverage") == {"stronger"}
    assert found.judged("alexander", "no_deal") == {"costly"}
    assert {s.basis for s in found.of("assessment") if s.said_by in ("wit", "bell", "town", "zhang")} == {"observer"}


def test_near_or_far(found):
    nearer = found.of("progress")
    assert {s.direction for s in nearer} == {"narrowing"}
    assert {"rt:11", "vice:13", "vice:38"} <= found.lines(nearer)
    assert {s.since for s in nearer if s.said_by == "trump"} == {"singapore"}


def test_what_matters_and_who_helps_and_what_may_go_wrong(found):
    assert [(s.party, s.over_issues, s.said_by) for s in found.of("priority")] == [
        ("dprk", ("sanctions", "rest"), "pardo")
    ]
    assert {"vice:37", "vice:39", "vice:41", "vice:42"} <= found.lines(
        [s for s in found.of("role") if s.party == "rok"]
    )
    assert {"vice:43", "vice:44", "rt:26"} <= found.lines(found.of("hazard"))
    assert "vice:38" in found.lines(found.of("preference"))


def test_the_end_is_one_event(found):
    ended = [s for s in found.of("report") if not s.said_by and len(s.cite) > 2]
    assert len(ended) == 1
    assert {"rt:3", "rt:6", "vice:4", "vice:7"} <= found.lines(ended)


def test_no_text_holds_four_words_of_the_reports(found, shared):
    said = " ".join(path.read_text(encoding="utf-8").lower() for path in (shared / "seeds").iterdir())
    names = " ".join([i.name for i in CASE.issues] + [o.name for i in CASE.issues for o in i.options]).lower()
    for statement in found.statements:
        run = statement.text.lower().rstrip(".").split()
        borrowed = [" ".join(run[n : n + 4]) for n in range(len(run) - 3)]
        assert not [words for words in borrowed if words in said and words not in names], statement.text
