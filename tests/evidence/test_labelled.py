"""The labels stand in their documents, and the score counts what it says."""

import pytest

from evidence.labelled import FOLDER, Labelled, LabelledQuote, labelled_documents, places, score
from evidence.quoted import plain_document
from walkaway.evidence.documents.document import Span
from walkaway.evidence.documents.read import read_document
from walkaway.evidence.speech.speech import DIRECT, Speaker, Speech, Utterance

DOCUMENTS = [one for name in ("seen", "unseen") for one in labelled_documents(FOLDER / name)]


@pytest.mark.parametrize("labelled", DOCUMENTS, ids=lambda labelled: labelled.path.name)
def test_every_label_stands_in_its_document(labelled: Labelled) -> None:
    text = read_document(labelled.path).text
    assert labelled.quotes
    assert [quote for quote in labelled.quotes if places(quote, text) is None] == []


def _score(speaker: str, *, end: int = 9) -> tuple[int, int, int]:
    document = plain_document('"No deal," said Ana Orr. "Never."')
    quote = LabelledQuote(parts=("No deal,",), occurrence=1, speakers=("Ana Orr",), fragment=False)
    labels = Labelled(document_path(), "", "", "", (quote,), (), ())
    said = Utterance(
        document="report",
        form=DIRECT,
        line=1,
        paragraph=1,
        start=1,
        end=end,
        parts=(Span(start=1, end=end),),
        speaker="x",
    )
    found = score(labels, document, Speech(speakers={"x": Speaker(id="x", name=speaker)}, utterances=(said,)))
    return found.found, found.right, found.unmatched


def document_path():
    return FOLDER / "report.txt"


def test_a_quote_counts_where_its_place_and_its_speaker_agree() -> None:
    assert _score("Ana Orr") == (1, 1, 0)
    assert _score("Ms Orr") == (1, 1, 0)
    assert _score("Ben Lee") == (1, 0, 0)
    assert _score("Ana Orr", end=8) == (0, 0, 1)
