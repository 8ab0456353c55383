"""The paragraphs of a page: those of its article, and what is seen on it besides."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from walkaway.evidence.documents.block import Block
from walkaway.evidence.documents.document import HEADING, STANDFIRST, LeftOut
from walkaway.evidence.documents.left_out import rule_for

__all__ = [
    "Paragraph",
    "article_paragraphs",
    "joined",
    "plain",
    "rest_of_page",
    "set_apart",
    "visible_paragraphs",
    "without_unseen",
]

CONTAINERS = frozenset(("body", "div", "list", "quote", "table", "doc", "main", "section", "article"))
UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "select",
        "iframe",
        "object",
        "textarea",
        "canvas",
        "audio",
        "video",
        "title",
    )
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "rt",
        "rp",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "strike",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
    ]
)
STANDFIRST_CLASS = re.compile(r"stand-?first|\bdek\b|sub-?(?:title|head(?:line)?)\b|article-summary", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
POST = re.compile(
    r"twitter-tweet|tweet|bluesky-embed|mastodon-embed|instagram-media|fb-post|truthsocial", re.IGNORECASE
)
EMBEDDED = re.compile(r"embed|tweet|twitter|social", re.IGNORECASE)
BREAK = "\x1e"
"""Stands for a line break of the page until paragraphs are joined; no page can hold it."""

SPACES = re.compile(r"[ \t\r\n\f]+")
ANY_SPACE = re.compile(r"\s+")
"""No-break spaces among them, which the library makes plain."""

MOST_LEFT_OUT = 400
LONGEST_LEFT_OUT = 300


class Paragraph(NamedTuple):
    """A paragraph of a page.

    Attributes:
        lines: Its lines.
        kind: Its kind where the page tells it.
        item: Whether it is an item of a list.
        quoted: Whether the page sets it apart as somebody's words.
    """

    lines: tuple[str, ...]
    kind: str = ""
    item: bool = False
    quoted: bool = False


def article_paragraphs(body: Any, *, quoted: bool = False) -> Iterator[Paragraph]:
    """Yield the paragraphs of an article that was taken out of a page, as trafilatura marks them.

    Spaces are those of a page: a run of them is one, and a no-break space stays as it is.

    Args:
        body: The article, or an element of it.
        quoted: Whether it stands in a block quote.
    """
    kind = ""
    quoted = quoted or body.tag == "quote"
    if body.tag in CONTAINERS or (body.tag == "item" and any(child.tag in CONTAINERS for child in body)):
        yield from _paragraphs_of(body.text or "", "", body.tag == "item", quoted)
        for child in body:
            yield from article_paragraphs(child, quoted=quoted)
            yield from _paragraphs_of(child.tail or "", "", False, quoted)
        return
    if body.tag == "head":
        kind = HEADING
    elif STANDFIRST_CLASS.search(body.get("class") or ""):
        kind = STANDFIRST
    if body.tag == "row":
        cells = [SPACES.sub(" ", "".join(cell.itertext())).strip() for cell in body]
        yield from _paragraphs_of(" | ".join(cell for cell in cells if cell), "", True, quoted)
        return
    yield from _paragraphs_of(_text_of(body), kind, body.tag == "item", quoted)


def joined(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[Block, ...]]:
    r"""Return paragraphs as one text, an empty line between them, and where each stands in it.

    Examples:
        >>> joined([Paragraph(("No deal",), "heading"), Paragraph(("One", "two"))])[0]
        'No deal\n\nOne\ntwo'
    """
    parts: list[str] = []
    blocks = []
    at = 0
    for lines, kind, item, quoted in paragraphs:
        spans = []
        for number, line in enumerate(lines):
            gap = "" if not parts else "\n" if number else "\n\n"
            at += len(gap)
            parts.append(gap + line)
            spans.append((at, at + len(line)))
            at += len(line)
        blocks.append(Block(spans=tuple(spans), words=" ".join(lines), kind=kind, item=item, quoted=quoted))
    return "".join(parts), tuple(blocks)


def visible_paragraphs(tree: Any) -> list[str]:
    """Return everything that is seen on a page, paragraph by paragraph."""
    found: list[str] = []
    waiting: list[str] = []

    def flush() -> None:
        words = SPACES.sub(" ", "".join(waiting)).strip()
        waiting.clear()
        if words:
            found.append(words)

    # Not recursive: a page may be nested deeply. Each entry is an element to enter, or text to add after one.
    stack: list[Any] = [tree]
    while stack:
        entry = stack.pop()
        if isinstance(entry, tuple):
            block, tail = entry
            if block:
                flush()
            waiting.append(tail)
            continue
        tag = entry.tag if isinstance(entry.tag, str) else ""
        block = tag not in INLINE
        stack.append((block, entry.tail or ""))
        if not tag or tag in UNSEEN or _is_hidden(entry):
            continue
        if block:
            flush()
        waiting.append(entry.text or "")
        stack.extend(reversed(entry))
    flush()
    return found


def without_unseen(tree: Any) -> Any:
    """Return a copy of a page without what it hides from its readers."""
    seen = deepcopy(tree)
    for element in [element for element in seen.iter() if _is_hidden(element) and element.getparent() is not None]:
        element.drop_tree()
    for post in seen.iter("blockquote"):
        if POST.search(post.get("class") or ""):
            _show_post(post)
    return seen


def _show_post(post: Any) -> None:
    """Make a post of somebody's that a page shows part of its article, which the library takes for an advertisement."""
    post.attrib.pop("class")
    around = post.getparent()
    while around is not None and EMBEDDED.search(around.get("class") or ""):
        around.attrib.pop("class")
        around = around.getparent()


def set_apart(tree: Any) -> frozenset[str]:
    """Return the paragraphs of the block quotes of a page; the library does not always tell which they are."""
    # Only the innermost ones, so that no words are looked at twice.
    quotes = (quote for quote in tree.iter("blockquote") if all(inner is quote for inner in quote.iter("blockquote")))
    return frozenset(plain(words) for quote in quotes for words in visible_paragraphs(quote))


def plain(words: str) -> str:
    """Return words with single plain spaces."""
    return ANY_SPACE.sub(" ", words).strip()


def rest_of_page(tree: Any, text: str) -> tuple[LeftOut, ...]:
    """Return what is seen on a page and is not in its text, each once, up to 400 of them."""
    kept = plain(text)
    rest: dict[str, str] = {}
    for words in visible_paragraphs(tree):
        if plain(words) not in kept:
            rule = rule_for(words)
            short = words if len(words) <= LONGEST_LEFT_OUT else words[: LONGEST_LEFT_OUT - 1] + "…"
            rest.setdefault(short, rule.why if rule is not None else "Stands on the page outside the report.")
        if len(rest) >= MOST_LEFT_OUT:
            break
    return tuple(LeftOut(text=words, why=why) for words, why in rest.items())


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    return element.get("hidden") is not None or HIDDEN.search(element.get("style") or "") is not None


def _text_of(element: Any) -> str:
    """Return the text of an element, with a mark for each line break."""
    parts = []
    for part in element.iter():
        if part.tag == "lb":
            parts.append(BREAK)
        elif isinstance(part.tag, str):
            parts.append(part.text or "")
        if part is not element:
            parts.append(part.tail or "")
    return "".join(parts)


def _paragraphs_of(text: str, kind: str, item: bool, quoted: bool) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text: two line breaks part them, one starts a new line."""
    lines: list[str] = []
    for part in SPACES.sub(" ", text).split(BREAK):
        line = part.strip()
        if line:
            lines.append(line)
        elif lines:
            yield Paragraph(tuple(lines), kind, item, quoted)
            lines = []
    if lines:
        yield Paragraph(tuple(lines), kind, item, quoted)
