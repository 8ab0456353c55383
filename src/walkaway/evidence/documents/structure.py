"""What each paragraph of a document is: title, standfirst, heading, body, or left out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from walkaway.evidence.documents.agencies import wire_named
from walkaway.evidence.documents.block import Block, ends_sentence
from walkaway.evidence.documents.bylines import is_name
from walkaway.evidence.documents.document import BODY, HEADING, LEFT_OUT, STANDFIRST, TITLE
from walkaway.evidence.documents.left_out import rule_for

__all__ = ["with_kinds"]

LONGEST_TITLE = 220
LONGEST_STANDFIRST = 300
LONGEST_HEADING = 100
MOST_WORDS_OF_HEADING = 14
MOST_LINKS = 40
"""So many titles after the head of a list of links belong to it."""

FIRST_BLOCKS = 12
"""The title stands among the first paragraphs, or there is none."""

HEADERS = ("byline", "byline_role", "date_line")
QUOTED = re.compile(r"[\"“'‘«][^\"“”«»]*[\"”'’»]")
WORDS = re.compile(r"\w+")
NOT_OF_TITLE = (".", ":", ";", ",")


def with_kinds(blocks: Sequence[Block], title: str = "") -> tuple[Block, ...]:
    """Return the paragraphs with their kinds.

    Args:
        blocks: The paragraphs; what their format tells of their kinds stays.
        title: The title, where the format has a place for it.

    Examples:
        >>> said = "“We have time,” the union said on Monday."
        >>> [block.kind for block in with_kinds([Block(spans=(), words=w) for w in ("No deal", said, "Advertisement")])]
        ['title', 'body', 'left_out']
    """
    work = list(blocks)
    rules = _leave_out(work)
    first = _find_title(work, title)
    _leave_out_links(work, rules)
    if first is not None:
        _find_standfirst(work, rules, first)
    _find_headings(work)
    return tuple(block if block.kind else replace(block, kind=BODY) for block in work)


def _leave_out(work: list[Block]) -> dict[int, str]:
    """Leave out what the rules know; return the rule of each paragraph left out, by its position."""
    rules: dict[int, str] = {}
    for position, block in enumerate(work):
        if block.kind in ("", HEADING):
            rule = rule_for(block.words)
            if rule is not None:
                rules[position] = "links" if rule.leads else rule.id
                work[position] = replace(block, kind=LEFT_OUT, why=rule.why)
    return rules


def _find_title(work: list[Block], title: str) -> int | None:
    """Mark the title, what repeats it, and the name of the section over it; return where the title stands."""
    open_ones = [position for position, block in enumerate(work[:FIRST_BLOCKS]) if block.kind in ("", TITLE, HEADING)]
    wanted = _folded(title)
    found = next((position for position in open_ones if work[position].kind == TITLE), None)
    if found is None and wanted:
        found = next((position for position in open_ones if _folded(work[position].words) == wanted), None)
    if found is None:
        found = _first_like_a_title(work, open_ones)
    if found is None:
        return None
    work[found] = replace(work[found], kind=TITLE)
    own = _folded(work[found].words)
    for position in open_ones:
        block = work[position]
        if position < found and len(block.words) < LONGEST_HEADING and not ends_sentence(block.words):
            work[position] = replace(block, kind=LEFT_OUT, why="Stands over the title: the section of the site.")
        elif position > found and _folded(block.words) == own:
            work[position] = replace(block, kind=LEFT_OUT, why="Repeats the title.")
    return found


def _first_like_a_title(work: Sequence[Block], open_ones: Sequence[int]) -> int | None:
    """Return the first paragraph that reads as a title and stands before the first sentence."""
    like = []
    for position in open_ones:
        block = work[position]
        if not _is_like_title(block):
            break
        like.append(position)
    if not like or all(block.kind == LEFT_OUT for block in work[like[0] + 1 :]):
        return None
    if len(like) > 1 and len(work[like[0]].words.split()) <= 2 and len(work[like[1]].words.split()) >= 4:
        return like[1]  # a word or two over the title name the section of the site
    return like[0]


def _is_like_title(block: Block) -> bool:
    """Return whether a paragraph reads as a title: short, and no sentence."""
    words = block.words
    if len(words) > LONGEST_TITLE or block.item or wire_named(words) or not WORDS.search(words):
        return False
    if words.endswith(NOT_OF_TITLE) and (words[-1] != "." or ends_sentence(words)):
        return False
    tail = words.rstrip("\"”’'»")
    return tail == words or not tail.endswith(NOT_OF_TITLE)


def _leave_out_links(work: list[Block], rules: dict[int, str]) -> None:
    """Leave out the titles that follow the head of a list of links, once the report has begun."""
    begun = False
    left = 0
    for position, block in enumerate(work):
        if block.kind == "" and ends_sentence(block.words) and len(block.words) > LONGEST_HEADING:
            begun = True
        if rules.get(position) == "links":
            left = MOST_LINKS
        elif block.kind == LEFT_OUT:
            continue
        elif left and begun and block.kind == "" and _is_link_title(block):
            work[position] = replace(block, kind=LEFT_OUT, why="A link to another report.")
            rules[position] = "links"
            left -= 1
        else:
            left = 0


def _is_link_title(block: Block) -> bool:
    words = block.words
    return len(words) <= 160 and not words.endswith((".", ":", ";", ",", ".”", '."', ",”", ',"'))


def _find_standfirst(work: list[Block], rules: dict[int, str], title: int) -> None:
    """Mark the line between the title and the report, and the name of the writer where it stands alone."""
    position = title + 1
    while position < len(work) and work[position].kind == LEFT_OUT:
        position += 1
    if position >= len(work):
        return
    block = work[position]
    beside = (rules.get(position - 1), rules.get(position + 1))
    if block.kind == "" and is_name(block.words) and any(rule in HEADERS for rule in beside):
        work[position] = replace(block, kind=LEFT_OUT, why="Says who wrote it.")
        rules[position] = "byline"
        _find_standfirst(work, rules, title)
        return
    if block.kind not in ("", HEADING) or all(later.kind == LEFT_OUT for later in work[position + 1 :]):
        return
    if _is_standfirst(block, position == title + 1, rules.get(position + 1, "")):
        work[position] = replace(block, kind=STANDFIRST)


def _is_standfirst(block: Block, under_title: bool, next_rule: str) -> bool:
    """Return whether the first paragraph after the title sums the report up rather than starts it."""
    words = block.words
    if len(words) > LONGEST_STANDFIRST or block.item or wire_named(words):
        return False
    if not ends_sentence(words) or words.endswith("…"):
        return len(words.split()) >= 5 and not words.endswith(":")
    if not under_title:
        return False
    # A report starts after its byline and date; what stands before them does not belong to it. Before a photo credit alone a
    # report may well start, except with a quotation that nobody is given.
    if next_rule in HEADERS:
        return True
    return next_rule in ("credit", "caption", "caption_end") and QUOTED.fullmatch(words) is not None


def _find_headings(work: list[Block]) -> None:
    """Mark short lines that are no sentences and stand alone between paragraphs."""
    kept = [position for position, block in enumerate(work) if block.kind != LEFT_OUT]
    like = [work[position].kind == "" and _is_like_heading(work[position]) for position in kept]
    for place, position in enumerate(kept):
        if not like[place] or place + 1 == len(kept) or like[place + 1] or (place and like[place - 1]):
            continue
        after = work[kept[place + 1]]
        if after.item or not (ends_sentence(after.words) or len(after.words) > LONGEST_HEADING or after.words.endswith(":")):
            continue
        before = work[kept[place - 1]] if place else None
        if before is not None and (before.words.endswith(":") or before.item):
            continue
        work[position] = replace(work[position], kind=HEADING)


def _is_like_heading(block: Block) -> bool:
    words = block.words
    if len(words) > LONGEST_HEADING or block.item or len(block.spans) > 1 or len(words.split()) > MOST_WORDS_OF_HEADING:
        return False
    first = words.lstrip("\"“'‘«")[:1]
    if not (first.isupper() or first.isdigit()) or not _is_like_title(block):
        return False
    return not words.endswith(("!", "?”", '?"', "!”", '!"', "…"))


def _folded(words: str) -> str:
    return " ".join(WORDS.findall(words.casefold()))
