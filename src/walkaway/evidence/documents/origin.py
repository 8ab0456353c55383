"""Who published a document, and when, as it says itself."""

import re
from collections import Counter
from collections.abc import Sequence

from walkaway.evidence.documents.agencies import AGENCY, WIRES, wire_named
from walkaway.evidence.documents.block import Block
from walkaway.evidence.documents.dates import first_date, is_date_line
from walkaway.evidence.documents.document import BODY, LEFT_OUT, TITLE

__all__ = ["date_of", "publisher_of"]

FIRST_PARAGRAPHS = 3
"""The tag of an agency stands at the start of the report."""

MOST_LETTERS = 4
"""A name of an address with so few letters is an abbreviation: rt.com is RT."""

REGULAR = 3
"""A report that says so often to whom people spoke speaks of its own publisher."""

ALSO_ON = re.compile(r"\W*also on (?:www\.)?(?P<name>[\w-]+)(?P<rest>(?:\.[\w-]+)+)", re.IGNORECASE)
TOLD = re.compile(
    r"\b[Tt](?:old|ells) (?:the )?(?P<name>(?:[A-Z][\w&'’.-]*\s){0,3}(?:News|Times|Post|Journal|Guardian|Telegraph|Herald|Tribune|Star|Gazette|Mail|"
    r"Nation|Standard|Punch|Express|Hindu|Mirror|Independent|Observer|Chronicle|Citizen|Monitor|Today|TV|Radio|Jazeera|Wire|BBC|CNN|NPR|AFP|Reuters|Bloomberg))\b"
)
COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)\W{{0,3}}(?:©|\(c\))?\s*(?:19|20)[0-9]{{2}}\W{{0,3}}(?:the )?(?P<name>{AGENCY})", re.IGNORECASE)
OLD_PICTURE = re.compile(r"\bfile\b|\barchive\b", re.IGNORECASE)
BY_AGENCY = re.compile(r"\W*(?:by|source|from|via)?\s*:?\s*(?P<name>[\w .-]+?)\W*", re.IGNORECASE)


def date_of(blocks: Sequence[Block]) -> tuple[str, bool]:
    """Return when a document was published, as a partial date, and whether that was worked out from a caption.

    Examples:
        >>> line = Block(spans=(), words="28 Feb, 2019 13:48 / Updated 6 years ago", kind=LEFT_OUT, why="A date.")
        >>> date_of([line])
        ('2019-02-28', False)
    """
    left_out = [block.words for block in blocks if block.kind == LEFT_OUT]
    for words in left_out:
        if is_date_line(words) or words[:3].casefold() in ("by ", "pub", "upd", "pos"):
            printed = first_date(words)
            if printed:
                return printed, False
    for words in left_out:
        # A picture from the files was taken earlier.
        if not OLD_PICTURE.search(words) and "©" not in words and "opyright" not in words:
            shown = first_date(words)
            if shown:
                return shown, True
    return "", False


def publisher_of(blocks: Sequence[Block]) -> str:
    """Return who published a document; empty where it does not say.

    Examples:
        >>> publisher_of([Block(spans=(), words="LONDON (Reuters) - Talks ended on Monday.", kind=BODY)])
        'Reuters'
    """
    body = [block.words for block in blocks if block.kind == BODY]
    left_out = [block.words for block in blocks if block.kind == LEFT_OUT]
    for words in body[:FIRST_PARAGRAPHS]:
        wire = wire_named(words)
        if wire:
            return wire
    for words in left_out:
        also = ALSO_ON.match(words)
        if also:
            short = len(also["name"]) <= MOST_LETTERS
            return also["name"].upper() if short else (also["name"] + also["rest"]).lower()
    for words in left_out:
        named = BY_AGENCY.fullmatch(words) if len(words) <= 60 else None
        if named and named["name"].strip().casefold() in WIRES and "getty" not in words.casefold():
            return WIRES[named["name"].strip().casefold()]
    told = Counter(found["name"] for words in body for found in (TOLD.finditer(words) if "told " in words else ()))
    if len(told) == 1:
        name, times = next(iter(told.items()))
        if times >= REGULAR:
            return name
    for words in left_out:
        right = COPYRIGHT.search(words)
        if right:
            return WIRES.get(right["name"].casefold(), right["name"])
    return ""
