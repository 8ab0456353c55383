"""Ids of a page that stay the same from run to run, so that a reader can be sent to one place of it.

Ids of a case can hold anything. Here they are written so that an address can hold them and no two are alike.
"""

import re

__all__ = [
    "answer_anchor",
    "citation_anchor",
    "document_anchor",
    "ground_anchor",
    "number_anchor",
    "quote_anchor",
    "refusal_anchor",
    "statement_anchor",
]

_ODD = re.compile(r"[^A-Za-z0-9_-]")


def statement_anchor(statement: str) -> str:
    """Return the id of a statement's place on a page.

    Examples:
        >>> statement_anchor("offer_all"), statement_anchor("an offer")
        ('statement-offer_all', 'statement-an~20~offer')
    """
    return f"statement-{_safe(statement)}"


def citation_anchor(place: str) -> str:
    """Return the id of a citation's row among the sources.

    Examples:
        >>> citation_anchor("rt:8")
        'source-rt.8'
    """
    return f"source-{'.'.join(map(_safe, place.split(':')))}"


def document_anchor(place: str) -> str:
    """Return the id of a line of a document, where the citations' rows stand on the same page.

    Examples:
        >>> document_anchor("rt:8")
        'document-rt.8'
    """
    return f"document-{'.'.join(map(_safe, place.split(':')))}"


def quote_anchor(document: str, number: int) -> str:
    """Return the id of the row that tells who says a quote.

    Examples:
        >>> quote_anchor("rt", 3)
        'quote-rt.3'
    """
    return f"quote-{_safe(document)}.{number}"


def ground_anchor(about: str) -> str:
    """Return the id of a ground: that of a finding, or of a block.

    Examples:
        >>> ground_anchor("zone.headline")
        'ground-zone.headline'
    """
    return f"ground-{'.'.join(map(_safe, about.split('.')))}"


def refusal_anchor(party: str, offer: str) -> str:
    """Return the id of a walk-away test."""
    return f"leaving-{_safe(party)}.{_safe(offer)}"


def answer_anchor(section: str) -> str:
    """Return the id of the answer that a section grounds."""
    return f"answer-{section}"


def number_anchor(pointer: str) -> str:
    """Return the id of a number by its place in the JSON.

    Examples:
        >>> number_anchor("/zone/headline/value")
        'zone.headline.value'
    """
    return ".".join(map(_safe, pointer.strip("/").split("/")))


def _safe(name: str) -> str:
    """Return a name with odd letters as their numbers between signs that no other letter gives."""
    return _ODD.sub(lambda odd: f"~{ord(odd.group()):x}~", name)
