"""Quotation marks of many house styles, joined and pursued over paragraphs, with offsets that are always exact."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.quoted import plain_document, quoted
from walkaway.evidence.speech.quotations import quotations_in
from walkaway.evidence.speech.sentences import sentences_in

STYLES = [
    ('"No," she said.', ["No,"]),
    ("“No,” she said.", ["No,"]),
    ("‘No,’ she said.", ["No,"]),
    ("'We can't,' she said.", ["We can't,"]),
    ("„Nein“, sagte sie laut.", ["[Nein]"]),
    ("»Wir bleiben hier, bis es vorbei ist«, sagte sie.", ["Wir bleiben hier, bis es vorbei ist"]),
    ("« Nous restons. » dit-elle.", ["Nous restons."]),
    ('"Half straight and half curly, we can’t,” he said.', ["Half straight and half curly, we can’t,"]),
    (
        "‘She told me, “we’ll never sign”, and I believed her,’ he said.",
        ["She told me, “we’ll never sign”, and I believed her,"],
    ),
    ("“He said ‘never’ and left,” she said.", ["He said ‘never’ and left,"]),
    (
        "‘The workers’ demands aren’t new,’ said Ann. ‘It’s the boss’s turn.’",
        ["The workers’ demands aren’t new,|It’s the boss’s turn."],
    ),
    ("The workers’ pay in the ’90s and the '80s wasn’t theirs.", []),
    ("A 6'2\" guard stood there.", []),
    ("He called it ‘nonsense of years’ and left the workers’ hall.", ["[nonsense of years]"]),
    ("The ‘bosses’ were ‘liars’.", ["[bosses]", "[liars]"]),
    ('"I know," he said, "that it is hard." She smiled. "Hard?"', ["I know,|that it is hard.", "Hard?"]),
    ('"Over," said Orr, while Lee answered: "It is not."', ["Over,", "It is not."]),
    ('"It is over," said Orr, while Lee answered: "It is not."', ["It is over,", "It is not."]),
    ('"It is," said Orr. Lee laughed. "It is not," she said.', ["It is,", "It is not,"]),
    ("“Why?” asked Lee. “Because,” said Fu.", ["Why?", "Because,"]),
    ("“I wait,” Mr. Orr of the U.S. side said. “Still.”", ["I wait,|Still."]),
    ("“We came.\n\n“We saw.\n\n“We left,” said Orr.", ["We came.|We saw.|We left,"]),
    ("“We came.\nWe saw.\nWe left,” said Orr.", ["We came.|We saw.|We left,"]),
    ("“Unclosed and on it goes\n\nAnother paragraph.", ["Unclosed and on it goes"]),
    ('"Unclosed, he said. "Never again."', ["Unclosed, he said.", "Never again."]),
    (
        "Q: Why?\n\nA: “Never” was the word.\n\nWe left.\n\nQ: And?\n\nA: [laughter] Wait.",
        ["Why?", "“Never” was the word.|We left.", "And?", "[laughter] Wait."],
    ),
    ("Note: one.\n\nBackground: two.\n\nSources: three.", []),
    (
        "Operator\n\nGood morning.\n\nAna Orr — Chief\n\nThanks.\n\nIt rained.\n\nOperator\n\nNext is Tom Lee.\n\n"
        "Ana Orr — Chief\n\nNo, no. Helpful.\n\nAll rights reserved.",
        ["Good morning.", "Thanks.|It rained.", "Next is Tom Lee.", "No, no. Helpful."],
    ),
    ("Background\n\nIt rained.\n\nAna Orr\n\nShe left.\n\nBackground\n\nIt snowed.", []),
    (
        "‘No,’ he said. ‘Take the lads’ wages and it’s less.\n\n‘We’re off.’",
        ["No,|Take the lads’ wages and it’s less.|We’re off."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_a_house_style_is_read(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_block_quote_of_markdown_is_a_quotation_without_its_signature() -> None:
    text = "She wrote:\n\n> We left early.\n> We are not coming back.\n> — Ana Orr\n\nThat was all."
    assert quoted(text, form="markdown") == ["We left early.|We are not coming back."]


def test_lines_left_out_hold_no_quotation() -> None:
    text = 'Also read: "Never again"\n"No," she said.'
    document = plain_document(text, kinds={1: "left_out"})
    assert [one.parts[0].within(text) for one in quotations_in(document)] == ["No,"]


LETTERS = st.sampled_from("\"'“”‘’„«»‹› ab.,?!:\n\r\t\u2028\u00a0\u200f\u05d0\u0627é\U0001f600\u0301sQA—(>[")


@given(st.one_of(st.text(LETTERS, max_size=120), st.text(max_size=60)))
def test_parts_stand_in_order_and_hold_no_space_at_their_ends(text: str) -> None:
    document = plain_document(text)
    found = quotations_in(document)
    parts = [part for one in found for part in one.parts]
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert all(part.within(text) == part.within(text).strip() for part in parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    for one in found:
        assert document.line_at(one.start).paragraph == one.paragraph
        assert document.line_at(one.end - 1).paragraph == one.last_paragraph


@given(st.one_of(st.text(LETTERS, max_size=120), st.text(max_size=60)))
def test_sentences_cover_everything_but_space(text: str) -> None:
    found = sentences_in(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = "".join(span.within(text) for span in found)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", ['"', "“", "‘", "'", "“‘", '"a ', "‘s’ ", "«", "a'"])
def test_a_text_of_marks_alone_comes_to_an_end(unit: str) -> None:
    # Work that grows with the square of the marks would take hours on so many.
    document = plain_document(unit * 200_000)
    for one in quotations_in(document):
        assert one.end <= len(document.text)
