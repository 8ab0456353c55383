"""A document from what a reader of its format found: kinds, numbers, title, publisher and date."""

from collections.abc import Sequence

from walkaway.errors import CaseError, Fault
from walkaway.evidence.documents.block import Block, Draft
from walkaway.evidence.documents.document import TITLE, Document, Line
from walkaway.evidence.documents.origin import date_of, publisher_of
from walkaway.evidence.documents.structure import with_kinds

__all__ = ["document_from"]

MAX_LINES = 200_000


def document_from(draft: Draft, *, called: str, file: str, warnings: Sequence[Fault] = ()) -> Document:
    """Return the document.

    Raises:
        CaseError: It has no line, or too many.
    """
    count = sum(len(block.spans) for block in draft.blocks)
    if not count:
        message = "there is nothing in the document but spaces" if draft.text else "the document is empty"
        raise CaseError([Fault(message=message, mend="is it the right file", file=file)])
    if count > MAX_LINES:
        message = f"the document has {count:,} lines, and the most that is read is {MAX_LINES:,}"
        raise CaseError([Fault(message=message, mend="is this a report? cut it into parts", file=file)])
    blocks = with_kinds(draft.blocks, draft.title)
    title = draft.title or next((block.words for block in blocks if block.kind == TITLE), "")
    date, inferred = (draft.date, False) if draft.date and not draft.date_inferred else date_of(blocks)
    if draft.date and (not date or inferred):
        date, inferred = draft.date, draft.date_inferred
    return Document(
        id=called,
        file=file,
        format=draft.format,
        text=draft.text,
        title=title,
        publisher=draft.publisher or publisher_of(blocks),
        date=date,
        date_inferred=inferred,
        lines=_lines(blocks),
        block_quotes=tuple(number for number, block in enumerate(blocks, 1) if block.quoted),
        left_out_elsewhere=draft.left_out,
        warnings=(*warnings, *draft.warnings),
    )


def _lines(blocks: Sequence[Block]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for paragraph, block in enumerate(blocks, 1):
        lines.extend(
            Line(
                number=len(lines) + 1,
                start=start,
                end=end,
                paragraph=paragraph,
                kind=block.kind,
                why=block.why,
            )
            for start, end in block.spans
        )
    return tuple(lines)
