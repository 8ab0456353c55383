"""Which lines of the documents a case rests on, which it passes over, and which nobody has looked at.

Lines are counted from 1 over those that are not empty, as citations count them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from walkaway.case import Case, Source
from walkaway.errors import CaseError, Fault, InputError
from walkaway.formats.numbered_lines import line_spans

__all__ = ["PLAIN_TEXT", "Coverage", "DocumentLines", "SourceCoverage", "coverage", "document_lines", "documents_of"]

MAX_DOCUMENT_BYTES = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCoverage:
    """How far one source is coded.

    Attributes:
        source: The source's id.
        title: Its title.
        document: The document that was read, where one was found.
        lines: How many lines that are not empty it has; None where neither the case nor a document tells.
        cited: Lines that a statement cites, each with the statements, in order.
        passed_over: Lines the case passes over, each with the reason, in order.
        neither: Lines that are neither, each with its text where the document was found; empty where the number of
            lines is not known.
        whole: Statements that cite the source without a line.
    """

    source: str
    title: str
    document: Path | None
    lines: int | None
    cited: tuple[tuple[int, tuple[str, ...]], ...]
    passed_over: tuple[tuple[int, str], ...]
    neither: tuple[tuple[int, str], ...]
    whole: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every line is cited or passed over; False where the number of lines is not known."""
        return self.lines is not None and not self.neither


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far the sources of a case are coded.

    Attributes:
        sources: One entry a source, in the order of the case.
        faults: Citations of lines that do not exist, and numbers of lines that a document contradicts.
        warnings: Lines that are cited and passed over.
    """

    sources: tuple[SourceCoverage, ...]
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every line of every source is cited or passed over."""
        return all(source.is_complete for source in self.sources)


def coverage(
    case: Case,
    *,
    folder: str | Path | None = None,
    documents: str | Path | None = None,
    reader: "DocumentLines | None" = None,
) -> Coverage:
    """Return which lines of each source are cited, passed over, or neither.

    Args:
        case: The case.
        folder: The case's folder, in which a source's ``file`` is looked for.
        documents: A further folder: a document belongs to a source by its file name or by its first line, the title.
        reader: What reads documents; left out, plain text only.

    Raises:
        InputError: ``documents`` is no folder, or a document that belongs to a source cannot be read.
        CaseError: Such a document is not what its name says.

    Examples:
        >>> from walkaway.case import Citation, Statement
        >>> source = Source(id="rt", lines=3, passed_over=((1, "Headline."),))
        >>> said = Statement(id="said", kind="report", cite=(Citation(source="rt", line=2),))
        >>> coverage(Case(id="sale", sources=(source,), statements=(said,))).sources[0].neither
        ((3, ''),)
    """
    reader = reader or PLAIN_TEXT
    # A page takes milliseconds to read, and is asked for its title once for every source.
    lines_of = cache(reader.lines)
    found = _documents(case, folder, _shelf(documents, reader.endings), lines_of)
    results = tuple(
        _source_coverage(case, source, document, () if document is None else lines_of(document))
        for source, document in found
    )
    faults = [fault for one in results for fault in _faults(case, one)]
    both = [(one, line) for one in results for line, _ in one.passed_over if line in dict(one.cited)]
    warnings = [
        Fault(
            message=f"line {line} of '{one.source}' is cited and passed over",
            mend="keep one of the two",
            where=("sources", one.source, "passed_over", str(line)),
            at_key=True,
        )
        for one, line in both
    ]
    return Coverage(sources=results, faults=tuple(faults), warnings=tuple(warnings))


def documents_of(
    case: Case,
    *,
    folder: str | Path | None = None,
    documents: str | Path | None = None,
    reader: "DocumentLines | None" = None,
) -> dict[str, Path]:
    """Return the documents of a case's sources, by source, as far as there are any.

    Args:
        case: The case.
        folder: The case's folder, in which a source's ``file`` is looked for.
        documents: A further folder: a document belongs to a source by its file name or by its first line, the title.
        reader: How documents become lines; None reads plain texts.

    Raises:
        InputError: ``documents`` is no folder.
    """
    reader = reader or PLAIN_TEXT
    found = _documents(case, folder, _shelf(documents, reader.endings), cache(reader.lines))
    return {source.id: path for source, path in found if path is not None}


def _documents(
    case: Case, folder: str | Path | None, shelf: tuple[Path, ...], lines_of: Callable[[Path], tuple[str, ...]]
) -> list[tuple[Source, Path | None]]:
    """Return the sources of a case, each with its document."""
    return [(source, _document(source, folder, shelf, lines_of)) for source in case.sources]


def document_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a document that are not empty.

    Raises:
        InputError: The document cannot be read, is larger than 10 MB, or is not UTF-8.
    """
    try:
        if path.stat().st_size > MAX_DOCUMENT_BYTES:
            raise InputError(f"the document {path} is larger than 10 MB")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"the document {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"the document {path} is not UTF-8 text; save it as UTF-8") from None
    return tuple(text[start:end] for start, end in line_spans(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLines:
    """What reads documents for their lines.

    Attributes:
        lines: Returns the lines of a file that are not empty.
        endings: How the names of files end that it can read, in small letters.
    """

    lines: Callable[[Path], tuple[str, ...]]
    endings: tuple[str, ...]


PLAIN_TEXT = DocumentLines(lines=document_lines, endings=(".txt", ".md"))
"""Reads text and Markdown, and needs nothing for it."""


def _shelf(documents: str | Path | None, endings: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the texts in a folder of documents and in the folders inside it."""
    if documents is None:
        return ()
    folder = Path(documents)
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder}; name the folder that holds the documents")
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings and path.is_file()))


def _document(
    source: Source, folder: str | Path | None, shelf: Iterable[Path], lines_of: Callable[[Path], tuple[str, ...]]
) -> Path | None:
    """Return the document of a source, if there is one."""
    if source.file and folder is not None:
        own = Path(folder) / source.file
        if own.is_file():
            return own
    for path in shelf:
        if path.name == Path(source.file).name or path.stem == source.id:
            return path
    for path in shelf:
        try:
            lines = lines_of(path)
        except (InputError, CaseError):  # another file in that folder is not ours to judge
            continue
        if source.title and lines and _same_title(lines[0], source.title):
            return path
    return None


def _same_title(first: str, title: str) -> bool:
    """Return whether two titles have the same words; quotes, marks and spaces do not count."""
    return _words(first) == _words(title)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _source_coverage(case: Case, source: Source, document: Path | None, texts: tuple[str, ...]) -> SourceCoverage:
    lines = len(texts) if document is not None else source.lines
    cited: dict[int, list[str]] = {}
    whole: list[str] = []
    for statement in case.statements:
        for citation in statement.cite:
            if citation.source == source.id:
                named = whole if citation.line is None else cited.setdefault(citation.line, [])
                named.append(statement.id)
    passed = dict(source.passed_over)
    rest = [line for line in range(1, (lines or 0) + 1) if line not in cited and line not in passed]
    return SourceCoverage(
        source=source.id,
        title=source.title,
        document=document,
        lines=lines,
        cited=tuple((line, tuple(dict.fromkeys(cited[line]))) for line in sorted(cited)),
        passed_over=tuple(sorted(passed.items())),
        neither=tuple((line, texts[line - 1] if texts else "") for line in rest),
        whole=tuple(dict.fromkeys(whole)),
    )


def _faults(case: Case, one: SourceCoverage) -> Iterable[Fault]:
    """Yield what the document contradicts; the case's own numbers are checked when it is read."""
    source = next(source for source in case.sources if source.id == one.source)
    if one.document is None or one.lines is None:
        return
    if source.lines is not None and source.lines != one.lines:
        message = f"the document {one.document.name} has {one.lines} lines that are not empty, not {source.lines}"
        yield Fault(message=message, mend=f"write {one.lines}", where=("sources", source.id, "lines"))
    mend = f"count from 1 over the lines that are not empty; it has {one.lines}"
    for statement in case.statements:
        for position, citation in enumerate(statement.cite):
            if citation.source == source.id and citation.line is not None and citation.line > one.lines:
                message = f"'{citation}' cites a line that {one.document.name} does not have"
                yield Fault(message=message, mend=mend, where=("statements", statement.id, "cite", position))
    for line, _ in one.passed_over:
        if line > one.lines:
            where = ("sources", source.id, "passed_over", str(line))
            yield Fault(message=f"there is no line {line} in {one.document.name}", mend=mend, where=where, at_key=True)
