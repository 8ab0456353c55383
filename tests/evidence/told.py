"""Documents and speech made by hand: who says what, a line each, against a case of the repository without its evidence."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from walkaway.case import Case
from walkaway.evidence.documents.document import Document, Line, Span
from walkaway.evidence.speech.speech import DIRECT, NARRATED, Passage, Speaker, Speech, Utterance
from walkaway.evidence.statements.proposal import Proposal
from walkaway.evidence.statements.propose import proposals_in
from walkaway.evidence.statements.words_of_case import WordsOfCase
from walkaway.formats import read_case

CASES = Path(__file__).resolve().parents[2] / "cases"
STRANGER = Speaker(id="stranger", name="Ines Maru", affiliation="an institute", observer=True)


def bare_case(name: str) -> Case:
    """A case of the repository without statements and readings."""
    return replace(read_case(CASES / name).case, statements=(), readings=())


def told(case: Case, lines: Sequence[tuple[str, str]], *, id: str = "paper", date: str = "") -> tuple[Document, Speech]:
    """A document of one line each, told by somebody ("" for the writer, "stranger" for an observer the case lacks)."""
    text = "\n\n".join(line for _, line in lines)
    rows, passages, utterances, start = [], [], [], 0
    for number, (teller, line) in enumerate(lines, start=1):
        end = start + len(line)
        rows.append(Line(number=number, start=start, end=end, paragraph=number))
        where = {"document": id, "line": number, "paragraph": number, "start": start, "end": end}
        if teller:
            parts = (Span(start=start, end=end),)
            utterances.append(
                Utterance(form=DIRECT, parts=parts, speaker=teller, chain=(teller,), confidence=1.0, **where)
            )
            told_by = {"teller": teller, "chain": (teller,), "utterance": len(utterances) - 1}
            passages.append(Passage(form=DIRECT, text=line, **told_by, **where))
        else:
            passages.append(Passage(form=NARRATED, text=line, **where))
        start = end + 2
    document = Document(id=id, file=f"{id}.txt", format="text", text=text, date=date, lines=tuple(rows))
    speakers = {
        person.id: Speaker(
            id=person.id, name=person.name, person=person.id, party=person.party or "", observer=person.observer
        )
        for person in case.people
    }
    speakers["stranger"] = STRANGER
    return document, Speech(speakers=speakers, utterances=tuple(utterances), passages=tuple(passages))


def proposed_from(
    case: Case, lines: Sequence[tuple[str, str]], *, id: str = "paper", date: str = ""
) -> tuple[Proposal, ...]:
    """What is proposed from such a document."""
    document, speech = told(case, lines, id=id, date=date)
    return proposals_in(document, speech, case, WordsOfCase.of(case))
