"""Encodings of pages, and the limits within which a page is read."""

import math
import re
from typing import Any

from walkaway.errors import CaseError, Fault
from walkaway.formats.decoding import decoded, declared_encoding

__all__ = ["check_size", "page_text"]

MAX_ELEMENTS = 100_000
"""Pages of news have a few thousand; beyond this, taking the text out takes many seconds."""

MAX_LINKS_IN_ONE = 3_000
"""So many links side by side in one paragraph: the time to look at them grows with their square, and so this is the root of
the most that the squares of all paragraphs may sum to."""

CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
INLINE = frozenset("a b big bdi cite code em font i ins mark q s small span strong sub sup u".split())
NOT_LETTERS = dict.fromkeys([*range(9), 11, *range(14, 32), 127])


def page_text(content: bytes, file: str) -> tuple[str, tuple[Fault, ...]]:
    """Return the source of a page as text, and what had to be guessed about its letters.

    A page whose bytes are good UTF-8 is read as that, whatever it declares: no other encoding gives such bytes by chance.
    """
    named = CHARSET.search(content[:4096])
    declared = named[1].decode().lower() if named else declared_encoding(content)
    try:
        text, warning = content.decode("utf-8").removeprefix("\ufeff"), ""
    except UnicodeDecodeError:
        text, warning = decoded(content, declared)
    if content.count(b"\0") > len(content) // 10 and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        fault = Fault(message="this is not text: it holds null bytes", mend="save the page as UTF-8", file=file)
        raise CaseError([fault])
    warnings = (Fault(message=warning, mend="save the page as UTF-8", file=file),) if warning else ()
    return text.translate(NOT_LETTERS), warnings


def check_size(tree: Any, file: str) -> None:
    """Refuse a page that would take long to read.

    Raises:
        CaseError: It has more elements, or more links in one paragraph, than any report.
    """
    count = 0
    links: dict[Any, int] = {}
    for element in tree.iter():
        count += 1
        if element.tag == "a":
            around = next((parent for parent in element.iterancestors() if parent.tag not in INLINE), tree)
            links[around] = links.get(around, 0) + 1
    together = math.isqrt(sum(number * number for number in links.values()))
    if count > MAX_ELEMENTS:
        what = f"{count:,} elements, and the most that is read is {MAX_ELEMENTS:,}"
    elif together > MAX_LINKS_IN_ONE:
        what = f"as many links as {together:,} in one paragraph, and the most that is read is {MAX_LINKS_IN_ONE:,}"
    else:
        return
    message = f"the page has {what}"
    raise CaseError([Fault(message=message, mend="save the text of the report as .txt", file=file)])
