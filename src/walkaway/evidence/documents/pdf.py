"""PDF: the lines of each page, by pypdf; running heads and page numbers are listed as left out."""

import io
import re
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from walkaway.errors import CaseError, Fault
from walkaway.evidence.documents.block import Draft
from walkaway.evidence.documents.dates import first_date
from walkaway.evidence.documents.document import LeftOut
from walkaway.evidence.documents.extra import keep_quiet, missing_extra
from walkaway.evidence.documents.text_blocks import blocks_of_text

__all__ = ["draft_of_pdf"]

MAX_PAGES = 1_000
MAX_OPERATIONS = 1_000_000
"""So many drawing operations are followed in all; a page of print has some hundreds."""

MAX_PAGE_BYTES = 5_000_000
"""What draws one page takes so many bytes, unpacked."""

EDGE = 3
"""A running head is among so many lines at the top or bottom of a page."""

FEWEST_PAGES = 3
"""On fewer pages nothing runs."""

MOST_OF_PAGES = 0.5
"""A line that stands on more than this share of the pages, its numbers apart, is a running head."""

BROKEN = (
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    MemoryError,
    EOFError,
    NotImplementedError,
    OSError,
    struct.error,
    zlib.error,
)
"""What a broken PDF makes the library raise, besides its own errors."""

NUMBERS = re.compile(r"[0-9]+")
PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.)?\s*(?:[0-9]{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*[0-9]{1,4})?\W*", re.IGNORECASE
)
PROGRAM = re.compile(
    r"\b(?:microsoft|word|untitled|indesign|\.docx?|\.pdf|\.indd|\.qxd|\.tex)\b|^[\W\d_]*$", re.IGNORECASE
)
MADE = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")


class _TooMuchError(Exception):
    """More is drawn than any report needs."""


def draft_of_pdf(content: bytes, file: str) -> Draft:
    """Return what a PDF holds.

    Args:
        content: The bytes of the file.
        file: The file as the user named it.

    Raises:
        InputError: The extra is not installed.
        CaseError: It is no PDF, is broken, encrypted or too large, or holds pictures of pages and no text.
    """
    try:
        import pypdf  # a tenth of a second: only where a PDF is read
        from pypdf.errors import PyPdfError
    except ImportError:
        raise missing_extra("PDF", file) from None
    keep_quiet("pypdf")
    if b"%PDF-" not in content[:1024]:
        message = "this is no PDF, whatever its name says"
        raise _error(file, message, "name a PDF, or give the file the ending it should have")
    broken = (*BROKEN, PyPdfError)
    limits = pypdf.get_configuration().with_overwrites(
        zlib_maximum_output_length=MAX_PAGE_BYTES * 4, lzw_maximum_output_length=MAX_PAGE_BYTES * 4
    )
    with pypdf.apply_configuration(limits):
        reader, count = _opened(content, file, broken)
        pages, warnings = _pages(reader, count, file, broken)
        title, date = _metadata(reader, broken)
    if not any(pages):
        if len(warnings) == count:
            raise CaseError(warnings)
        message = f"there is no text in {count} page{'s' if count != 1 else ''}"
        raise _error(file, message, "is it a scan? run OCR first")
    text, left_out = _without_running_heads(pages)
    return Draft(
        format="pdf",
        text=text,
        blocks=blocks_of_text(text),
        title=title if _stands_in(title, text) else "",
        date=date,
        date_inferred=True,
        left_out=left_out,
        warnings=tuple(warnings),
    )


def _opened(content: bytes, file: str, broken: tuple[type[Exception], ...]) -> tuple[Any, int]:
    """Return what reads a PDF, and how many pages it has."""
    import pypdf  # as above

    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except pypdf.errors.DependencyError:  # an encryption that needs a library of its own
        locked, count = True, 0
    except broken as error:
        message = f"the PDF is broken: {_first_line(error)}"
        raise _error(file, message, "save it again, or save its text as .txt") from None
    if locked:
        raise _error(file, "the PDF is encrypted", "save it without a password")
    if count > MAX_PAGES:
        message = f"the PDF has {count:,} pages, and the most that is read is {MAX_PAGES:,}"
        raise _error(file, message, "cut it into parts")
    return reader, count


def _pages(
    reader: Any, count: int, file: str, broken: tuple[type[Exception], ...]
) -> tuple[list[list[str]], list[Fault]]:
    """Return the lines of each page, empty ones among them, and which pages could not be read."""
    operations = 0

    def count_up(*_: Any) -> None:
        nonlocal operations
        operations += 1
        if operations > MAX_OPERATIONS:
            raise _TooMuchError

    pages: list[list[str]] = []
    warnings: list[Fault] = []
    for number in range(count):
        try:
            page = reader.pages[number]
            contents = page.get_contents()
            if contents is not None and len(contents.get_data()) > MAX_PAGE_BYTES:
                raise ValueError("what draws it is too large")
            found = page.extract_text(visitor_operand_before=count_up)
        except _TooMuchError:
            message = (
                f"the first {number + 1} pages draw more than {MAX_OPERATIONS:,} things, the most that is followed"
            )
            raise _error(file, message, "save its text as .txt") from None
        except broken as error:
            message = f"page {number + 1} cannot be read: {_first_line(error)}"
            warnings.append(Fault(message=message, mend="save the PDF again", file=file))
            found = ""
        lines = [line.strip() for line in re.split(r"\r\n|\r|\n", found.replace("\0", ""))]
        pages.append(lines if any(lines) else [])
    return pages, warnings


def _without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[LeftOut, ...]]:
    """Return the lines of all pages as one text, and what runs over and under them."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_pattern(lines[place]) for side in _edges(lines) for place in side})
    filled = sum(bool(lines) for lines in pages)
    running = {line for line, times in edges.items() if filled >= FEWEST_PAGES and times > MOST_OF_PAGES * filled}
    kept: list[str] = []
    left: dict[str, str] = {}
    for lines in pages:
        dropped = set()
        for side in _edges(lines):
            for place in side:
                line = lines[place]
                if _pattern(line) in running:
                    why = f"A running head or foot: it stands on {edges[_pattern(line)]} of {filled} pages."
                elif filled > 1 and PAGE_NUMBER.fullmatch(line):
                    why = "The number of a page."
                else:
                    break
                dropped.add(place)
                left.setdefault(line, why)
        page = "\n".join(line for place, line in enumerate(lines) if place not in dropped).strip("\n")
        if page:
            kept.append(page)
    # No empty line between pages: a paragraph may run on.
    return "\n".join(kept) + "\n", tuple(LeftOut(text=line, why=why) for line, why in left.items())


def _edges(lines: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the places of the first and of the last lines of a page that are not empty, from the edge inwards."""
    filled = [place for place, line in enumerate(lines) if line]
    return filled[:EDGE], filled[: -EDGE - 1 : -1]


def _pattern(line: str) -> str:
    """Return a line without its numbers, so that page 3 and page 4 are one."""
    return NUMBERS.sub("#", line)


def _metadata(reader: Any, broken: tuple[type[Exception], ...]) -> tuple[str, str]:
    """Return title and date as the file's own record has them, where they are plausible."""
    try:
        record = reader.metadata or {}
        title = " ".join(str(record.get("/Title") or "").split())
        made = MADE.match(str(record.get("/CreationDate") or ""))
    except broken:
        return "", ""
    date = first_date("-".join(made.groups())) if made else ""
    return "" if PROGRAM.search(title) or not 8 <= len(title) <= 300 else title, date


def _stands_in(title: str, text: str) -> bool:
    """Return whether a title stands at the start of the text: others were left over from an earlier file."""
    words = re.findall(r"\w+", title.casefold())
    return bool(words) and " ".join(words) in " ".join(re.findall(r"\w+", text[:3000].casefold()))


def _first_line(error: Exception) -> str:
    return (str(error).strip().split("\n")[0] or type(error).__name__)[:160]


def _error(file: str, message: str, mend: str) -> CaseError:
    return CaseError([Fault(message=message, mend=mend, file=file)])
