"""One proposed statement on a terminal: where it stands, in which words, and what it would be in the case."""

import re
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from walkaway.errors import CaseError, Fault
from walkaway.evidence.documents.document import Document
from walkaway.evidence.review.session import Ask
from walkaway.evidence.statements.proposal import Place
from walkaway.formats.emit import emit
from walkaway.formats.yaml_nodes import read_yaml

__all__ = ["faults_in_words", "print_proposal"]

AROUND = 500
"""So many letters are shown before and after the words, where their paragraph is longer."""

MOST_PLACES = 3
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""Letters that a terminal would obey instead of showing them."""


def print_proposal(out: Console, ask: Ask, documents: Mapping[str, Document]) -> None:
    """Show a proposal: its place, the paragraph with the words marked, and the statement in the form of the case."""
    item = ask.item
    out.print()
    out.rule(Text(f"{ask.number} of {ask.total}", style="bold"), align="left", characters="-" if _plain(out) else "─")
    for place in item.places[:MOST_PLACES]:
        document = documents.get(place.document)
        title = "" if document is None else document.title or document.file
        out.print(Text.assemble((f"{place.document}:{place.line}", "bold"), f"  {_shown(title)}"), overflow="fold")
        if document is not None:
            out.print(Padding(paragraph(document, place, marks=_plain(out)), (0, 0, 1, 2), expand=False))
    if len(item.places) > MOST_PLACES:
        out.print(Text(f"  and in {len(item.places) - MOST_PLACES} further places"))
    if item.existing and ask.mended is None:
        out.print(Text(f"The case has this as '{item.existing}'; accepting adds the citation:"))
    statement = emit(ask.mended if ask.mended is not None else ask.statements)
    out.print(Padding(Text(statement.rstrip("\n"), style="cyan", overflow="fold"), (0, 0, 0, 2), expand=False))
    if item.proposal.keeps and not item.existing:
        kept = ", ".join(f"{issue}: {level}" for issue, level in item.proposal.keeps)
        out.print(Text(f"with the commitment '{item.proposal.statement.commitment}': {kept}"), overflow="fold")
    about = f"rule {item.proposal.rule}, confidence {item.proposal.confidence:.2g}"
    if ask.accounts > 1 and item.group is not None:
        about += f"; one of {ask.accounts} accounts of '{item.group.id}'"
    out.print(Text(about, style="dim"), overflow="fold")
    for line in faults_in_words(ask.faults, statement):
        out.print(Text(line, style="red"), overflow="fold")


def paragraph(document: Document, place: Place, *, marks: bool) -> Text:
    r"""Return the paragraph around some words, the words marked.

    Args:
        document: The document.
        place: Where the words stand.
        marks: Whether to put the words between signs, where a terminal has no colours.

    Examples:
        >>> from walkaway.evidence.documents.document import Line
        >>> lines = (Line(number=1, start=0, end=16, paragraph=1),)
        >>> report = Document(id="a", file="a.txt", format="text", text="They said no \x1b[1m.", lines=lines)
        >>> paragraph(report, Place(document="a", line=1, start=10, end=12), marks=True).plain
        'They said >>no<< �[1'
    """
    around = [p for p in document.paragraphs() if p.start <= place.start < p.end]
    start, end = (around[0].start, max(around[0].end, place.end)) if around else (place.start, place.end)
    first, last = max(start, place.start - AROUND), min(end, place.end + AROUND)
    text = document.text
    before = ("… " if first > start else "") + _shown(text[first : place.start])
    after = _shown(text[place.end : last]) + (" …" if last < end else "")
    words = _shown(text[place.start : place.end])
    return Text.assemble(before, (f">>{words}<<" if marks else words, "reverse"), after)


def faults_in_words(faults: Iterable[Fault], statement: str) -> list[str]:
    r"""Return each fault with its line in the statement as it is shown, where it lies in it.

    Examples:
        >>> fault = Fault(message="unknown party 'usb'", mend="did you mean 'usa'", where=("statements", "a", "party"))
        >>> faults_in_words([fault], "a:\n  kind: offer\n  party: usb\n")
        ["line 3: unknown party 'usb'; did you mean 'usa'"]
    """
    try:
        document = read_yaml(statement)
    except CaseError:
        document = None
    found = []
    for fault in faults:
        text = fault.message + (f"; {fault.mend}" if fault.mend else "")
        inside = document is not None and fault.where[:1] == ("statements",) and fault.where[1:2]
        if document is not None and inside and fault.where[1] in document.data:
            text = f"line {document.locate(fault.where[1:], at_key=fault.at_key)[0]}: {text}"
        elif fault.line and not fault.where:
            text = f"line {fault.line}: {text}"
        found.append(text)
    return found


def _shown(text: str) -> str:
    """Return a text with nothing in it that a terminal would obey, on one line."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\s*(?:\r\n|\r|\n)\s*", " ", text).replace("\t", " "))


def _plain(out: Console) -> bool:
    """Return whether words can only be marked by signs."""
    return out.color_system is None or out.no_color
