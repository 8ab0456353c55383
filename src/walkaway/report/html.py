"""A document as one HTML file: nothing is loaded, nothing is run, and every number says what it is.

Texts of a case are escaped and never markup. A number is a ``data`` element with its value and its place in the JSON;
the first that is shown of each place has an id of its own, so that a reader can be sent to it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from walkaway.analysis import Brief
from walkaway.report.anchors import number_anchor
from walkaway.report.brief_document import brief_document
from walkaway.report.document import Document, FigureSlot, Ground, Text
from walkaway.report.marked_documents import MarkedDocument
from walkaway.report.marked_text import MarkedText
from walkaway.report.marks import Link, Number, clean, pieces
from walkaway.report.tables import Table
from walkaway.results import Headline

__all__ = ["Picture", "page", "render"]

NO_FIGURES = "The figures are left out: they need 'pip install walkaway[figures]'. The tables say the same."
"""Said on a page without figures."""


class Picture(Protocol):
    """A figure that is drawn."""

    @property
    def title(self) -> str:
        """What it shows."""
        ...

    @property
    def description(self) -> str:
        """The same in words, for whoever does not see it."""
        ...

    @property
    def svg(self) -> str:
        """The drawing, which escapes its own texts."""
        ...


def page(
    brief: Brief,
    *,
    digest: str = "",
    pictures: Mapping[str, Picture] | None = None,
    documents: Sequence[MarkedDocument] = (),
) -> str:
    """Return the page of a brief.

    Args:
        brief: The findings.
        digest: SHA-256 of the case file.
        pictures: Drawn figures by id, as `walkaway.report.charts.drawings` returns them; None where they cannot be
            drawn, which the page then says.
        documents: The sources' documents, to be shown line by line.

    Examples:
        >>> from walkaway.workbench import brief, load
        >>> page(brief(load("cases/first-case"))).startswith("<!DOCTYPE html>")
        True
    """
    return render(brief_document(brief, digest=digest, documents=documents), pictures)


def render(document: Document, pictures: Mapping[str, Picture] | None = None) -> str:
    """Return a document as HTML."""
    writer = _Writer()
    return _template().render(
        document=document,
        pictures=pictures or {},
        remark="" if pictures is not None or not _holds(document, FigureSlot) else NO_FIGURES,
        style=Markup("").join(
            _style(name) for name in ("page", *(["documents"] if _holds(document, MarkedText) else []))
        ),
        told=writer.told,
        grounded=writer.grounded,
        plain=clean,
        kind=_kind,
        bar=_bar,
    )


@cache
def _template() -> Template:
    source = files(__package__).joinpath("templates/page.html.jinja").read_text(encoding="utf-8")
    surroundings = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return surroundings.from_string(source)


class _Writer:
    """Turns texts into HTML, and remembers which numbers have been shown."""

    def __init__(self) -> None:
        self._shown: set[str] = set()

    def told(self, text: str, ground: str = "") -> Markup:
        """Return a text as HTML; its numbers lead to a ground where one is named."""
        return Markup("").join(self._piece(piece, ground) for piece in pieces(text))

    def grounded(self, text: str, grounds: tuple[Ground, ...], *, many: bool = False) -> Markup:
        """Return a text as HTML; each number leads to the ground that is about it.

        Args:
            text: The text.
            grounds: The grounds of its block.
            many: Whether there are so many numbers that a reader with a keyboard is spared a stop at each.
        """
        return Markup("").join(self._piece(piece, _ground_of(piece, grounds), many) for piece in pieces(text))

    def _piece(self, piece: str | Number | Link, ground: str, many: bool = False) -> Markup:
        if isinstance(piece, str):
            return escape(clean(piece))
        if isinstance(piece, Link):
            return Markup('<a href="#{}">{}</a>').format(piece.anchor, piece.text)
        anchor = number_anchor(piece.pointer)
        named = Markup("") if anchor in self._shown else Markup(' id="{}"').format(anchor)
        self._shown.add(anchor)
        number = Markup('<data{} value="{}" data-of="{}">{}</data>').format(
            named, piece.value, piece.pointer, piece.text.replace(" ", "\N{NO-BREAK SPACE}")
        )
        if not ground:
            return number
        passed_over = Markup(' tabindex="-1"') if many else Markup("")
        return Markup('<a class="number" href="#{}"{}>{}</a>').format(ground, passed_over, number)


def _ground_of(piece: str | Number | Link, grounds: tuple[Ground, ...]) -> str:
    """Return the anchor of the ground that a number of a block stands on."""
    if not isinstance(piece, Number) or not grounds:
        return ""
    about = (ground for ground in grounds if any(piece.pointer.startswith(place) for place in ground.about))
    return next(about, grounds[0]).id


def _kind(part: object) -> str:
    """Return which kind of part it is, for the template."""
    return {Text: "text", Table: "table", FigureSlot: "figure", MarkedText: "marked"}[type(part)]


def _style(name: str) -> Markup:
    return Markup(files(__package__).joinpath(f"templates/{name}.css").read_text(encoding="utf-8"))


def _holds(document: Document, kind: type) -> bool:
    """Return whether a document holds a part of some kind."""
    return any(isinstance(part, kind) for s in document.sections for block in s.blocks for part in block.parts)


def _bar(found: Headline) -> dict[str, float]:
    """Return where the marks of a probability stand on a bar from 0 to 300."""
    ends = {"value": found.value, "before": found.before if found.before is not None else found.value}
    for name, interval in (("conventions", found.conventions), ("assumptions", found.without_assumptions)):
        low, high = interval if interval is not None else (found.value, found.value)
        ends |= {f"{name}_low": low, f"{name}_wide": float(high) - float(low)}
    return {name: round(300 * float(end), 1) for name, end in ends.items()}
