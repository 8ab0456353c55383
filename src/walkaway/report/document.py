"""What a written report is made of, whatever it is written in: the page and Markdown show the same document.

A document answers a few questions on its first screen and grounds each answer in a section. A section holds blocks; a
block holds paragraphs, tables and figures, and the ground that its numbers stand on. Every section, block and ground
has an id that stays the same from run to run, so that a reader can be sent to it.
"""

from dataclasses import dataclass

from walkaway.report.marked_text import MarkedText
from walkaway.report.tables import Table
from walkaway.results import Headline

__all__ = ["Answer", "Block", "Citation", "Document", "FigureSlot", "Ground", "Part", "Section", "Support", "Text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph.

    Attributes:
        text: One or more sentences.
        quiet: Whether it explains rather than answers.
    """

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSlot:
    """Where a figure stands, if there is one to show.

    Attributes:
        id: The figure's id.
    """

    id: str


Part = Text | Table | FigureSlot | MarkedText
"""What a block is made of; Markdown and the terminal leave figures and marked texts out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One place in a source.

    Attributes:
        text: ``source:line``.
        anchor: The id of its row among the sources.
    """

    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One statement that a number rests on.

    Attributes:
        statement: Its id.
        anchor: The id of its place among the statements.
        text: The fact.
        said_by: Who said it.
        known: How it is known, and how far it is believed.
        cite: Where it is found.
        effect: What it does to the number; empty where that was not worked out or is nothing.
    """

    statement: str
    anchor: str
    text: str
    said_by: str
    known: str
    cite: tuple[Citation, ...] = ()
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the numbers of a block rest on.

    Attributes:
        id: Its anchor.
        title: Which of several numbers of a block it is about; empty where it is about all.
        about: Where those numbers stand in the JSON: beginnings of their JSON Pointers.
        statements: The statements, the weightiest first.
        declared: What the case declares, each with its own ground in words.
        method: How the numbers were worked out, and under which settings.
        left_out: What was left out, and why.
    """

    id: str
    title: str = ""
    about: tuple[str, ...] = ()
    statements: tuple[Support, ...] = ()
    declared: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something that is told and grounded together.

    Attributes:
        id: Its anchor.
        title: Its head; empty where the section's says enough.
        parts: What it holds.
        grounds: What its numbers rest on: one ground for all of them, or several, of which the first is about every
            number that no other is about; none where it holds no number.
    """

    id: str
    title: str = ""
    parts: tuple[Part, ...] = ()
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One question of a reader.

    Attributes:
        id: Its anchor.
        title: The question.
        blocks: What answers it.
        wide: Whether it is reference rather than answer, so that a reader may stop before it.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of the first screen.

    Attributes:
        id: Its anchor.
        question: What a reader asks.
        text: The answer, in one sentence.
        moved: What the evidence does to it, as the end of the sentence; empty where there is nothing to say.
        figure: The figure it hangs on; empty where words are the answer.
        of: Whose or what the figure is, in a word or two.
        span: How far the figure moves, in words.
        sure: How sure it is, in words.
        headline: The probability to draw beside it, if it is one.
        section: The id of the section that tells more.
        ground: The id of the ground that its numbers stand on; empty where it holds none.
    """

    id: str
    question: str
    text: str
    moved: str = ""
    figure: str = ""
    of: str = ""
    span: str = ""
    sure: str = ""
    headline: Headline | None = None
    section: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report from its first screen to its sources.

    Attributes:
        title: What it is about.
        about: What it is, in a sentence or two.
        answers: The first screen.
        sections: The sections, in order.
        repeat: What it takes to work it out again.
    """

    title: str
    about: tuple[str, ...]
    answers: tuple[Answer, ...]
    sections: tuple[Section, ...]
    repeat: tuple[tuple[str, str], ...] = ()
