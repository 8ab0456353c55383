"""A document as Markdown: the same words and tables as the page, for a mail, a wiki or a repository.

Texts of a case are escaped, so that none of their signs is taken for markup. Figures are left out; the tables say the
same.
"""

import re
from collections.abc import Iterator

from walkaway.analysis import Brief
from walkaway.report.brief_document import brief_document
from walkaway.report.document import Answer, Block, Document, FigureSlot, Ground, Part, Support, Text
from walkaway.report.marks import Link, clean, pieces
from walkaway.report.tables import Table

__all__ = ["markdown", "render"]

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&$])")
# What is a list, a rule or a heading only where a line begins with it.
_START = re.compile(r"^([-+=]|\d+(?=[.)]))")


def markdown(brief: Brief, *, digest: str = "") -> str:
    """Return a brief as Markdown.

    Args:
        brief: The findings.
        digest: SHA-256 of the case file.

    Examples:
        >>> from walkaway.workbench import brief, load
        >>> markdown(brief(load("cases/first-case"))).splitlines()[0]
        '# A machine, its price and its delivery'
    """
    return render(brief_document(brief, digest=digest))


def render(document: Document) -> str:
    """Return a document as Markdown."""
    return "\n\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"# {told(document.title)}"
    for line in document.about:
        yield told(line)
    for answer in document.answers:
        yield from _answer(answer)
    for section in document.sections:
        yield f'<a id="{section.id}"></a>\n\n## {told(section.title)}'
        for block in section.blocks:
            yield from _block(block)
    repeat = "; ".join(f"{name} {told(value)}" for name, value in document.repeat)
    yield f"Made by Walkaway from cited statements. To work it out again: {repeat}."


def _answer(answer: Answer) -> Iterator[str]:
    figure = f"**{told(answer.figure)}** " if answer.figure else ""
    yield f"**{told(answer.question)}** {figure}{told(answer.text)}"
    rest = " ".join(f"{told(line.rstrip('.'))}." for line in (answer.span, answer.sure) if line)
    ground = f"[More on this](#{answer.section})" if answer.section else ""
    if rest or ground:
        yield " ".join(part for part in (rest, ground) if part)


def _block(block: Block) -> Iterator[str]:
    if not any(not isinstance(part, FigureSlot) for part in block.parts):
        return
    yield f'<a id="{block.id}"></a>'
    if block.title:
        yield f"### {told(block.title)}"
    for part in block.parts:
        yield from _part(part)
    for ground in block.grounds:
        yield from _ground(ground)


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Text):
        yield told(part.text)
    elif isinstance(part, Table):
        yield from _table(part)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"*{told(table.title)}*"
    heads = [*table.columns, *table.numbers]
    rule = [*(["---"] * len(table.columns)), *(["---:"] * len(table.numbers))]
    anchors = ["", *(f'<a id="{anchor}"></a>' if anchor else "" for anchor in table.anchors or [""] * len(table.rows))]
    rows = zip(anchors, [heads, *table.rows], strict=True)
    lines = [f"| {anchor}{' | '.join(told(cell) or ' ' for cell in row)} |" for anchor, row in rows]
    yield "\n".join([lines[0], f"| {' | '.join(rule)} |", *lines[1:]])
    if table.note:
        yield told(table.note)


def _ground(ground: Ground) -> Iterator[str]:
    about = f", {told(ground.title)}" if ground.title else ""
    yield f'<a id="{ground.id}"></a>What this rests on{about}:'
    lines = [f"- {_support(item)}" for item in ground.statements]
    lines += [f"- Declared: {told(line)}" for line in ground.declared]
    lines += [f"- Left out: {told(line)}" for line in ground.left_out]
    lines += [f"- {told(line)}" for line in ground.method]
    yield "\n".join(lines)


def _support(item: Support) -> str:
    cited = " ".join(f"[{told(place.text)}](#{place.anchor})" for place in item.cite)
    effect = f" ({told(item.effect)})" if item.effect else ""
    # What the statement says is told once, where every statement stands.
    return f"[{told(item.statement)}](#{item.anchor}), {told(item.said_by)} {cited}".rstrip() + effect


def told(text: str) -> str:
    r"""Return a text in one line of Markdown, with its signs escaped and its links kept.

    Examples:
        >>> told("*a* | b")
        '\\*a\\* \\| b'
    """
    found = []
    for piece in pieces(text):
        if isinstance(piece, Link):
            found.append(f"[{_escaped(piece.text)}](#{piece.anchor})")
        else:
            found.append(_escaped(piece if isinstance(piece, str) else piece.text))
    line = "".join(found).strip()
    start = _START.match(line)
    if start is None:
        return line
    # A sign is escaped where it stands; of a number, the point after it.
    place = start.end() if line[0].isdigit() else 0
    return f"{line[:place]}\\{line[place:]}"


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(clean(text).split("\n")))
