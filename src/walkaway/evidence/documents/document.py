"""A document as it was read: its text, its lines with their numbers, and what of it is left out.

Offsets count characters (code points) of ``text``. Of a text or Markdown file that is the whole file, decoded, line
ends as they stand, a byte order mark left out. Of HTML it is the text that was taken out of the page, one paragraph a
line; of PDF the lines as they are printed, page after page.
"""

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from walkaway.errors import Fault
from walkaway.results.quick import quick

__all__ = [
    "BODY",
    "FORMATS",
    "HEADING",
    "LEFT_OUT",
    "STANDFIRST",
    "TITLE",
    "Document",
    "LeftOut",
    "Line",
    "Paragraph",
    "Span",
]

FORMATS = ("text", "markdown", "html", "pdf")
"""What a document can be read from."""

TITLE, STANDFIRST, HEADING, BODY, LEFT_OUT = "title", "standfirst", "heading", "body", "left_out"
"""What a line is. A line that is left out says nothing of the matter: a link, a caption, a share line, a date line."""
START = attrgetter("start")


@quick
@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a document's text, from ``start`` up to but not with ``end``."""

    start: int
    end: int

    def within(self, text: str) -> str:
        """Return the words that stand there."""
        return text[self.start : self.end]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not empty.

    Attributes:
        number: Its number, from 1 over the lines that are not empty: what ``cite:`` uses.
        start: Where its first letter stands; space before it does not count.
        end: Where its last letter ends.
        paragraph: The number of its paragraph, from 1; a hard-wrapped paragraph has several lines.
        kind: ``title``, ``standfirst``, ``heading``, ``body`` or ``left_out``.
        why: Why it is left out, in a sentence; else empty.
    """

    number: int
    start: int
    end: int
    paragraph: int
    kind: str = BODY
    why: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        number: From 1.
        start: Where its first line starts.
        end: Where its last line ends.
        line: The number of its first line.
        kind: The kind of its lines.
    """

    number: int
    start: int
    end: int
    line: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What stands in a page or PDF and is not part of its text.

    Attributes:
        text: The words.
        why: Why they are left out, in a sentence.
    """

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    r"""A document that was read.

    Attributes:
        id: Short name by which citations call it.
        file: The file as the user named it; ``-`` for standard input.
        format: One of `FORMATS`.
        text: What offsets count in.
        title: Its title; empty where none is found.
        publisher: Who published it.
        date: When, as a partial date (2019, 2019-02 or 2019-02-28).
        date_inferred: Whether the date was worked out rather than printed.
        lines: Its lines that are not empty, in order.
        block_quotes: The numbers of the paragraphs that a page sets apart as somebody's words.
        left_out_elsewhere: What of a page or PDF did not come into `text`: navigation, captions, running heads.
        copy_of: The id of an earlier document of which this is a near-identical copy; else empty.
        warnings: What was mended or guessed while it was read.

    Examples:
        >>> lines = (Line(number=1, start=0, end=5, paragraph=1), Line(number=2, start=7, end=9, paragraph=2))
        >>> report = Document(id="rt", file="rt.txt", format="text", text="Hanoi\n\nNo", lines=lines)
        >>> report.line_at(8).number, report.words(2)
        (2, 'No')
    """

    id: str
    file: str
    format: str
    text: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    date_inferred: bool = False
    lines: tuple[Line, ...] = ()
    block_quotes: tuple[int, ...] = ()
    left_out_elsewhere: tuple[LeftOut, ...] = ()
    copy_of: str = ""
    warnings: tuple[Fault, ...] = ()

    def line_at(self, offset: int) -> Line:
        """Return the line that holds an offset, or the last one that starts before it.

        Raises:
            IndexError: The document has no lines.
        """
        found = bisect_right(self.lines, offset, key=START)
        return self.lines[max(found - 1, 0)]

    def words(self, number: int) -> str:
        """Return what stands in a line, by its number from 1."""
        line = self.lines[number - 1]
        return self.text[line.start : line.end]

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return its paragraphs in order, those that are left out among them."""
        found: list[Paragraph] = []
        first = 0
        for position, line in enumerate(self.lines):
            following = self.lines[position + 1 : position + 2]
            if following and following[0].paragraph == line.paragraph:
                continue
            start = self.lines[first]
            found.append(
                Paragraph(number=line.paragraph, start=start.start, end=line.end, line=start.number, kind=start.kind)
            )
            first = position + 1
        return tuple(found)
