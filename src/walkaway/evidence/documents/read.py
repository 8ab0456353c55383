"""Read a document: a report as text, Markdown, HTML or PDF."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from walkaway.errors import CaseError, Fault, InputError
from walkaway.evidence.documents.assemble import document_from
from walkaway.evidence.documents.block import Draft
from walkaway.evidence.documents.collect import id_of
from walkaway.evidence.documents.document import Document
from walkaway.evidence.documents.markdown import draft_of_markdown, looks_like_markdown
from walkaway.evidence.documents.plain import draft_of_text
from walkaway.evidence.documents.text_of_bytes import text_of_bytes

__all__ = ["MAX_DOCUMENT_BYTES", "document_of", "lines_of", "read_bytes", "read_document"]

MAX_DOCUMENT_BYTES = 20_000_000
"""Larger files are refused before they are read."""

STANDARD_INPUT = "-"
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}


def read_document(path: Path, *, id: str = "") -> Document:  # noqa: A002 - the word of the case file
    r"""Read a file.

    Args:
        path: The file; ``-`` is standard input.
        id: What citations are to call it; left out: a name made from the file's.

    Raises:
        InputError: There is no such file, it cannot be read, or reading it needs an extra that is not installed.
        CaseError: It is too large, or not readable as a document.

    Examples:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "Port strike.txt"
        >>> _ = path.write_text("No deal\n\nThe port said no.\n")
        >>> document = read_document(path)
        >>> document.id, document.title, len(document.lines)
        ('port_strike', 'No deal', 2)
    """
    name = str(path)
    if name == STANDARD_INPUT:
        content = sys.stdin.buffer.read(MAX_DOCUMENT_BYTES + 1)
        if len(content) > MAX_DOCUMENT_BYTES:
            raise _too_large(name, None)
        return read_bytes(content, id=id or "standard_input", file=name)
    return read_bytes(
        _content(path, name), id=id or id_of(path), file=name, format=ENDINGS.get(path.suffix.lower(), "")
    )


def read_bytes(
    content: bytes,
    *,
    id: str = "text",  # noqa: A002
    file: str = STANDARD_INPUT,
    format: str = "",  # noqa: A002
) -> Document:
    """Read a document from its bytes.

    Args:
        content: The bytes.
        id: What citations call it.
        file: The file as the user named it; messages begin with it.
        format: What it is read as; empty, or where the bytes say otherwise: what they look like.

    Raises:
        InputError: Reading it needs an extra that is not installed.
        CaseError: It is not readable as a document.
    """
    start = content[:1024].lstrip()
    if start.startswith(b"%PDF-") or format == "pdf":
        from walkaway.evidence.documents.pdf import draft_of_pdf  # pypdf: only where a PDF is read

        return document_from(draft_of_pdf(content, file), called=id, file=file)
    if format == "html" or (format in ("", "text") and _looks_like_html(start)):
        from walkaway.evidence.documents.html import draft_of_html  # trafilatura: only where a page is read

        return document_from(draft_of_html(content, file), called=id, file=file)
    text, warnings = text_of_bytes(content, file)
    if format == "markdown" or (not format and looks_like_markdown(text)):
        return document_from(draft_of_markdown(text), called=id, file=file, warnings=warnings)
    return document_from(draft_of_text(text), called=id, file=file, warnings=warnings)


def document_of(
    text: str,
    *,
    id: str = "text",  # noqa: A002
    file: str = STANDARD_INPUT,
    format: str = "text",  # noqa: A002
) -> Document:
    r"""Return the document that a text is.

    Args:
        text: The text; offsets count in it as it is. Of a page (``html``) it is the source.
        id: What citations call it.
        file: What it is called in messages.
        format: ``text``, ``markdown`` or ``html``.

    Raises:
        CaseError: There is nothing in it.

    Examples:
        >>> document = document_of("No deal\n\nThe port said no.\n")
        >>> document.words(2), document.lines[0].kind
        ('The port said no.', 'title')
    """
    if format == "html":
        return read_bytes(text.encode(errors="replace"), id=id, file=file, format="html")
    drafts: dict[str, Callable[[str], Draft]] = {"text": draft_of_text, "markdown": draft_of_markdown}
    if format not in drafts:
        raise InputError(f"a text cannot be read as '{format}'; write text, markdown or html")
    return document_from(drafts[format](text), called=id, file=file)


def lines_of(path: Path) -> tuple[str, ...]:
    """Return what stands in the lines of a document that are not empty, as citations count them.

    Raises:
        InputError: As of `read_document`.
        CaseError: As of `read_document`.
    """
    document = read_document(path)
    return tuple(document.text[line.start : line.end] for line in document.lines)


def _looks_like_html(start: bytes) -> bool:
    head = start[:400].lower().removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<!doctype html", b"<html")) or (head.startswith((b"<?xml", b"<!--")) and b"<html" in head)


def _content(path: Path, name: str) -> bytes:
    """Return the bytes of a file, its kind and size looked at first."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "a folder" if stat.S_ISDIR(found.st_mode) else "no file but a device or a pipe"
            raise InputError(f"{name} is {what}; name a document, or - for standard input")
        if found.st_size > MAX_DOCUMENT_BYTES:
            raise _too_large(name, found.st_size)
        with path.open("rb") as stream:
            content = stream.read(found.st_size + 1)  # room for all that may be read would be made anew each time
            if len(content) > found.st_size:
                content += stream.read(MAX_DOCUMENT_BYTES + 1 - len(content))
    except FileNotFoundError:
        raise InputError(f"there is no file {name}; name a document or a folder of them") from None
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise InputError(f"{name} cannot be read: {reason}") from None
    if len(content) > MAX_DOCUMENT_BYTES:
        raise _too_large(name, len(content))
    return content


def _too_large(name: str, size: int | None) -> CaseError:
    has = "more" if size is None else f"{size:,} bytes"
    message = f"the document has {has}, and the most that is read is {MAX_DOCUMENT_BYTES:,}"
    if size is None:
        message = f"there are more than {MAX_DOCUMENT_BYTES:,} bytes, the most that is read"
    return CaseError([Fault(message=message, mend="is this a report? cut it into parts", file=name)])
