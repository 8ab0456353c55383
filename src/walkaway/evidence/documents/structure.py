"""What each paragraph of a document is: title, standfirst, heading, body, or left out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from walkaway.evidence.documents.agencies import wire_named
from walkaway.evidence.documents.block import Block, ends_sentence
from walkaway.evidence.documents.bylines import is_blurb, is_name
from walkaway.evidence.documents.dates import dated_by
from walkaway.evidence.documents.document import BODY, HEADING, LEFT_OUT, STANDFIRST, TITLE
from walkaway.evidence.documents.left_out import rule_for

__all__ = ["with_kinds"]

LONGEST_TITLE = 220
LONGEST_STANDFIRST = 300
LONGEST_HEADING = 100
MOST_WORDS_OF_HEADING = 14
FEWEST_WORDS_REPEATED = 6
MOST_REPEATED = 0.85
"""A line that has so many words, most of them those of the caption after it, is that caption again."""

MOST_LINKS = 40
"""So many titles after the head of a list of links belong to it."""

FIRST_BLOCKS = 12
"""The title stands among the first paragraphs, or there is none."""

LAST_BLOCKS = 4
ABOUT = re.compile(r"About (?:the )?(?P<name>[A-Z][\w&.’' -]{1,60})")
TURN = re.compile(r"(?:[QA]\b|[A-Z][A-Z.'’ -]{2,40})(?: ?\([^)]{1,60}\))?:\s|[A-Z][\w.'’ -]{1,40} ?\([^)]{1,60}\):\s")
"""A line of a transcript: who speaks, a colon, what is said."""

LABEL = re.compile(r"[A-Z]\w+: ")
SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.!?][\"'”’)]* [A-Z\[(“\"]")
HEADERS = ("byline", "byline_role", "date_line", "date_label")
CAPTIONS = ("caption", "caption_end", "caption_toggle")
FEWEST_LETTERS_OF_REPORT = 60
"""A sentence of so many letters belongs to the report."""

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
    _leave_out_captions(work, rules)
    if first is not None:
        _leave_out_dates(work, rules, first)
        _leave_out_writers(work, rules, first)
        _find_standfirst(work, rules, first)
    _leave_out_blurbs(work)
    _find_headings(work)
    _leave_out_about(work)
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
        # A title that is known and stands in two lines is still found by its first; another line is not taken for it.
        if found is not None and wanted and not set(_folded(work[found].words).split()) <= set(wanted.split()):
            found = None
    if found is None:
        return None
    work[found] = replace(work[found], kind=TITLE)
    own = _folded(work[found].words)
    first_word = own.split(" ", 1)[0]
    for position in open_ones:
        block = work[position]
        if position < found and len(block.words) < LONGEST_HEADING and not ends_sentence(block.words):
            work[position] = replace(block, kind=LEFT_OUT, why="Stands over the title: the section of the site.")
        elif position > found and _first_word(block.words) == first_word and _folded(block.words) == own:
            work[position] = replace(block, kind=LEFT_OUT, why="Repeats the title.")
    return found


def _first_like_a_title(work: Sequence[Block], open_ones: Sequence[int]) -> int | None:
    """Return the first paragraph that reads as a title and stands before the first sentence."""
    like = []
    for position in open_ones:
        block = work[position]
        if dated_by(block.words):
            continue
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
        if block.kind == "" and ends_sentence(block.words) and len(block.words) > FEWEST_LETTERS_OF_REPORT:
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


def _leave_out_captions(work: list[Block], rules: dict[int, str]) -> None:
    """Leave out the caption that follows a bare "Image caption," and a line that a caption repeats."""
    for position, rule in sorted(rules.items()):
        if rule not in CAPTIONS:
            continue
        caption = work[position].words
        if caption.endswith((",", ":", "aption")) and position + 1 < len(work) and work[position + 1].kind == "":
            work[position + 1] = replace(work[position + 1], kind=LEFT_OUT, why="A caption.")
        before = work[position - 1] if position else None
        if before is not None and before.kind == "" and _repeats(caption, before.words):
            work[position - 1] = replace(before, kind=LEFT_OUT, why="A caption, which the next line repeats.")


def _repeats(caption: str, words: str) -> bool:
    """Return whether a caption holds most words of the line before it."""
    own = _folded(words).split()
    if len(own) < FEWEST_WORDS_REPEATED or len(words) > len(caption):
        return False
    told = set(_folded(caption).split())
    return sum(word in told for word in own) >= MOST_REPEATED * len(own)


def _leave_out_dates(work: list[Block], rules: dict[int, str], title: int) -> None:
    """Leave out the line of the paper's name and the date, before the report starts."""
    for position in range(title + 1, min(title + FIRST_BLOCKS, len(work))):
        block = work[position]
        if block.kind == "" and dated_by(block.words):
            work[position] = replace(block, kind=LEFT_OUT, why="Says when and where it was published.")
            rules[position] = "date_line"
        elif block.kind == "" and ends_sentence(block.words):
            return


def _leave_out_blurbs(work: list[Block]) -> None:
    """Leave out what is told of the writer in the last lines."""
    for position in range(max(len(work) - LAST_BLOCKS, 1), len(work)):
        if work[position].kind == "" and is_blurb(work[position].words):
            work[position] = replace(work[position], kind=LEFT_OUT, why="Says who wrote it.")


def _leave_out_about(work: list[Block]) -> None:
    """Leave out what a press release tells of the firm that sends it: a head "About X" and the paragraph under it."""
    for position in range(len(work) // 2, len(work) - 1):
        block, after = work[position], work[position + 1]
        about = ABOUT.fullmatch(block.words) if block.kind == HEADING else None
        if about and after.kind in ("", BODY) and after.words.removeprefix("The ").startswith(about["name"]):
            why = "Says what the sender of the release is."
            work[position] = replace(block, kind=LEFT_OUT, why=why)
            work[position + 1] = replace(after, kind=LEFT_OUT, why=why)


def _leave_out_writers(work: list[Block], rules: dict[int, str], title: int) -> None:
    """Leave out names that stand alone beside a byline or a date, before the report starts."""
    for position in range(title + 1, min(title + FIRST_BLOCKS, len(work))):
        block = work[position]
        if block.kind == "" and ends_sentence(block.words):
            return
        beside = (rules.get(position - 1), rules.get(position + 1))
        if block.kind == "" and is_name(block.words) and any(rule in HEADERS for rule in beside):
            work[position] = replace(block, kind=LEFT_OUT, why="Says who wrote it.")
            rules[position] = "byline"


def _find_standfirst(work: list[Block], rules: dict[int, str], title: int) -> None:
    """Mark the line between the title and the report."""
    position = title + 1
    while position < len(work) and work[position].kind == LEFT_OUT:
        position += 1
    if position >= len(work):
        return
    block = work[position]
    if block.kind not in ("", HEADING) or all(later.kind == LEFT_OUT for later in work[position + 1 :]):
        return
    if _is_standfirst(block, position == title + 1, rules.get(position + 1, "")):
        work[position] = replace(block, kind=STANDFIRST)


def _is_standfirst(block: Block, under_title: bool, next_rule: str) -> bool:
    """Return whether the first paragraph after the title sums the report up rather than starts it."""
    words = block.words
    if len(words) > LONGEST_STANDFIRST or block.item or wire_named(words) or LABEL.match(words):
        return False
    if not ends_sentence(words) or words.endswith("…"):
        return len(words.split()) >= 5 and not words.endswith(":")
    if not under_title:
        return False
    # A report starts after its byline and date; what stands before them does not belong to it. Before a photo credit
    # alone a report may well start, except with a quotation that is given to nobody.
    if next_rule in HEADERS:
        return True
    return next_rule in ("credit", *CAPTIONS) and QUOTED.fullmatch(words) is not None


def _find_headings(work: list[Block]) -> None:
    """Mark short lines that are no sentences and stand alone between paragraphs."""
    kept = [position for position, block in enumerate(work) if block.kind != LEFT_OUT]
    like = [work[position].kind == "" and _is_like_heading(work[position]) for position in kept]
    for place, position in enumerate(kept):
        if not like[place] or place + 1 == len(kept) or like[place + 1] or (place and like[place - 1]):
            continue
        after = work[kept[place + 1]]
        if after.item or not (
            ends_sentence(after.words) or len(after.words) > LONGEST_HEADING or after.words.endswith(":")
        ):
            continue
        before = work[kept[place - 1]] if place else None
        if before is not None and (before.words.endswith(":") or before.item):
            continue
        work[position] = replace(work[position], kind=HEADING)


def _is_like_heading(block: Block) -> bool:
    words = block.words
    if len(words) > LONGEST_HEADING or block.item or len(block.spans) > 1 or len(words.split()) > MOST_WORDS_OF_HEADING:
        return False
    if TURN.match(words) or SENTENCE_INSIDE.search(words):
        return False
    first = words.lstrip("\"“'‘«")[:1]
    if not (first.isupper() or first.isdigit()) or not _is_like_title(block):
        return False
    return not words.endswith(("!", "?”", '?"', "!”", '!"', "…"))


def _folded(words: str) -> str:
    return " ".join(WORDS.findall(words.casefold()))


def _first_word(words: str) -> str:
    found = WORDS.search(words.casefold())
    return found[0] if found is not None else ""
