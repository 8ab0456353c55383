"""Documents made of a text, one paragraph a line, for tests of what is said in them."""

import re

from walkaway.evidence.documents.document import BODY, Document, Line
from walkaway.evidence.speech.quotations import quotations_in

LINE = re.compile(r"[^\r\n]+")


def plain_document(text: str, *, form: str = "text", kinds: dict[int, str] | None = None) -> Document:
    """Return a document with one paragraph a line."""
    lines = []
    for match in LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        number = len(lines) + 1
        kind = (kinds or {}).get(number, BODY)
        lines.append(Line(number=number, start=start, end=start + len(words), paragraph=number, kind=kind))
    return Document(id="report", file="report.txt", format=form, text=text, lines=tuple(lines))


def quoted(text: str, **given: str) -> list[str]:
    """Return the quotations of a text, their parts joined by ``|``, fragments in brackets."""
    found = quotations_in(plain_document(text, **given))
    joined = ["|".join(part.within(text) for part in one.parts) for one in found]
    return [f"[{words}]" if one.fragment else words for words, one in zip(joined, found, strict=True)]
