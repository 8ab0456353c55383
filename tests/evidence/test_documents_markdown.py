"""Markdown: marks tell the kinds, and the text stays as it is."""

from walkaway.evidence.documents.document import BODY, HEADING, LEFT_OUT, TITLE
from walkaway.evidence.documents.markdown import without_marks
from walkaway.evidence.documents.read import document_of

REPORT = """---
title: "Dockers turn down offer"
publisher: Harbour Times
author: Jane Doe
date: 2021-03-03
---

# Dockers turn down offer

*By Jane Doe*

The union on Monday turned down an offer of **3 percent**
from the port, and said that it would strike.

![Pickets](gate.jpg)

What the port wants
-------------------

> “We have given *all* we can,” said Tom Gray.
> “There is no more.”

- 3 percent from April
- a bonus of [500 pounds](https://example.org)

```text
offer = 3
```

<!-- to be checked
with the desk -->

[Read more: Port closes](https://example.org/port)

***

## Next

They meet on Friday.
"""


def test_marks_tell_the_kinds():
    document = document_of(REPORT, format="markdown")
    assert document.text == REPORT
    assert (document.title, document.publisher, document.date) == (
        "Dockers turn down offer",
        "Harbour Times",
        "2021-03-03",
    )
    assert not document.date_inferred
    kinds = {document.words(line.number): (line.kind, line.why) for line in document.lines}
    assert kinds["publisher: Harbour Times"] == (LEFT_OUT, "Front matter.")
    assert kinds["# Dockers turn down offer"] == (TITLE, "")
    assert kinds["*By Jane Doe*"] == (LEFT_OUT, "Says who wrote it.")
    assert kinds["![Pickets](gate.jpg)"] == (LEFT_OUT, "A picture.")
    assert kinds["What the port wants"] == (HEADING, "")
    assert kinds["-------------------"] == (LEFT_OUT, "The rule under a heading.")
    assert kinds["> “There is no more.”"] == (BODY, "")
    assert kinds["- 3 percent from April"] == (BODY, "")
    assert kinds["offer = 3"] == (LEFT_OUT, "Code.")
    assert kinds["with the desk -->"] == (LEFT_OUT, "A comment.")
    assert kinds["[Read more: Port closes](https://example.org/port)"] == (LEFT_OUT, "A link to another report.")
    assert kinds["***"] == (LEFT_OUT, "A rule between parts.")
    assert kinds["## Next"] == (HEADING, "")


def test_lines_of_a_paragraph_belong_together():
    document = document_of(REPORT, format="markdown")
    number = {document.words(line.number): line.paragraph for line in document.lines}
    assert (
        number["The union on Monday turned down an offer of **3 percent**"]
        == number["from the port, and said that it would strike."]
    )
    assert number["- 3 percent from April"] != number["- a bonus of [500 pounds](https://example.org)"]
    long = "The union turned down the offer. " * 6
    assert [line.paragraph for line in document_of(f"{long}\n{long}", format="markdown").lines] == [1, 2]


def test_marks_that_nothing_closes_leave_the_rest_as_it_is():
    for mark in ("```", "<!-- open"):
        document = document_of(f"# No deal\n\n{mark}\n\nThey left on Friday.\n", format="markdown")
        assert document.lines[-1].kind == BODY


def test_front_matter_that_never_ends_is_text():
    document = document_of("---\ntitle: No deal\n\nThey left on Friday.\n", format="markdown")
    assert document.lines[1].kind != LEFT_OUT
    assert document.lines[-1].kind == BODY


def test_a_title_of_the_front_matter_that_is_not_in_the_text():
    document = document_of("---\ntitle: No deal\n---\n\n## Monday\n\nThey left on Friday.\n", format="markdown")
    assert document.title == "No deal"
    assert [line.kind for line in document.lines[3:]] == [HEADING, BODY]


def test_marks_inside_words():
    assert (
        without_marks("a **b _c_ d** 2 * 3 * 4 snake_case_name [x](y) ![z](w)") == "a b c d 2 * 3 * 4 snake_case_name x"
    )
