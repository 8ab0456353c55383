"""How documents of every format become the lines that citations count."""

from walkaway.evidence.documents.collect import ENDINGS
from walkaway.evidence.documents.read import lines_of
from walkaway.formats.line_coverage import DocumentLines

__all__ = ["ANY_DOCUMENT"]

ANY_DOCUMENT = DocumentLines(lines=lines_of, endings=ENDINGS)
"""Reads text, Markdown, pages and PDF."""
