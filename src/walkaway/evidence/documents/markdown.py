"""Markdown: what its marks tell of each paragraph. The text itself stays as it is in the file.

Read are what reports use: front matter, headings (``#`` and underlined), block quotes, lists, emphasis, links, pictures,
fenced code and comments (CommonMark 0.31).
"""

import re
from collections.abc import Iterator, Sequence

from walkaway.evidence.documents.block import Block, Draft
from walkaway.evidence.documents.dates import first_date
from walkaway.evidence.documents.document import HEADING, LEFT_OUT, TITLE
from walkaway.formats.numbered_lines import line_spans

__all__ = ["draft_of_markdown", "looks_like_markdown", "without_marks"]

LONG_LINE = 160
"""A longer line is a paragraph of its own even where no empty line follows: it was not wrapped by hand."""

FENCE = re.compile(r"(`{3,}|~{3,})")
HASHES = re.compile(r"(#{1,6})(?:\s+(.*?))?(?:\s+#+)?$")
UNDERLINE = re.compile(r"(=+|-{2,})$")
RULE = re.compile(r"(?:[-*_]\s*){3,}$")
ITEM = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])\s+")
QUOTE = re.compile(r"(?:>\s?)+")
PICTURE = re.compile(r"!\[[^\]]{0,500}\](?:\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)|\[[^\]]{0,200}\])")
LINK = re.compile(r"\[([^\[\]]{0,1000})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,500}\))?(?:\s+\"[^\"]{0,300}\")?\)|\[[^\]]{0,200}\])")
REFERENCE = re.compile(r"\[[^\]]{1,200}\]:\s*\S")
STRONG = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?!\w)")
FRONT_KEY = re.compile(r"([A-Za-z_-]{1,40})\s*:\s*(.*)$")
TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
FRONT_MOST = 60
"""Front matter of more lines is taken for text."""

FRONT_ENDS = ("---", "...")
PUBLISHERS = ("publisher", "source", "site", "site_name", "publication", "outlet", "newspaper")
DATES = ("date", "published", "publishdate", "pubdate", "date_published")


def looks_like_markdown(text: str) -> bool:
    """Return whether a text whose file name tells nothing starts as Markdown: with front matter or a heading.

    Examples:
        >>> looks_like_markdown("# No deal\\n"), looks_like_markdown("#1 in the polls\\n")
        (True, False)
    """
    start = text[:4000].lstrip()
    return bool(re.match(r"#{1,6} \S", start)) or bool(re.match(r"---[ \t]*\r?\n\w+:", start))


def without_marks(words: str) -> str:
    """Return the words of a line of Markdown without emphasis, links and pictures.

    Examples:
        >>> without_marks("**Read more:** [The _offer_](https://example.org/offer)")
        'Read more: The offer'
    """
    if "[" in words:
        words = LINK.sub(r"\1", PICTURE.sub("", words))
    if "*" in words or "_" in words:
        words = STRONG.sub(r"\2", words)
        words = STRONG.sub(r"\2", words)
    return words.replace("\\", "").strip()


def draft_of_markdown(text: str) -> Draft:
    r"""Return what a Markdown text holds.

    Examples:
        >>> draft = draft_of_markdown("---\ntitle: No deal\ndate: 2021-03-03\n---\n# No deal\n\nThey\nleft.\n")
        >>> draft.title, draft.date, [block.words for block in draft.blocks][-2:]
        ('No deal', '2021-03-03', ['No deal', 'They left.'])
    """
    spans = list(line_spans(text))
    lines = [text[start:end] for start, end in spans]
    front, known = _front_matter(lines)
    blocks = [Block(spans=(span,), words=line, kind=LEFT_OUT, why="Front matter.") for span, line in zip(spans[:front], lines, strict=False)]
    blocks.extend(_blocks(text, spans, lines, front, has_title=bool(known.get("title"))))
    date = next((first_date(known[key]) or known[key] for key in DATES if known.get(key)), "")
    return Draft(
        format="markdown",
        text=text,
        blocks=tuple(blocks),
        title=known.get("title", ""),
        publisher=next((known[key] for key in PUBLISHERS if known.get(key)), ""),
        date=date if first_date(date) or re.fullmatch(r"[0-9]{4}(?:-[0-9]{2})?", date) else "",
    )


def _front_matter(lines: Sequence[str]) -> tuple[int, dict[str, str]]:
    """Return how many lines front matter takes, and what it tells."""
    if not lines or lines[0] != "---":
        return 0, {}
    known: dict[str, str] = {}
    for position, line in enumerate(lines[1:FRONT_MOST], 1):
        if line in FRONT_ENDS:
            return position + 1, known
        key = FRONT_KEY.match(line)
        if key:
            known.setdefault(key[1].lower(), key[2].strip().strip("\"'"))
    return 0, {}


def _blocks(
    text: str, spans: Sequence[tuple[int, int]], lines: Sequence[str], first: int, *, has_title: bool
) -> Iterator[Block]:
    """Yield the paragraphs after the front matter."""
    position = first
    # The first heading of the highest level is the title.
    titled = False
    while position < len(lines):
        line = lines[position]
        fenced = FENCE.match(line)
        if fenced:
            end = _fence_end(lines, position, fenced[1])
            yield from _left_out(spans, lines, position, end, "Code.")
        elif line.startswith("<!--"):
            end = next((n + 1 for n in range(position, len(lines)) if "-->" in lines[n]), position + 1)
            yield from _left_out(spans, lines, position, end, "A comment.")
        elif _is_apart(line):
            end = position + 1
            yield from _left_out(spans, lines, position, end, _why_apart(line))
        elif line.startswith("#") and HASHES.match(line):
            end = position + 1
            found = HASHES.match(line)
            words = without_marks((found and found[2]) or "")
            top = bool(found) and len(found[1]) == 1 if found else False
            kind = TITLE if top and not titled else HEADING
            titled = titled or kind == TITLE
            yield Block(spans=(spans[position],), words=words, kind=kind if words else LEFT_OUT, why="" if words else "An empty heading.")
        elif _is_underlined(text, spans, lines, position):
            end = position + 2
            kind = TITLE if lines[position + 1].startswith("=") and not titled else HEADING
            titled = titled or kind == TITLE
            yield Block(spans=(spans[position],), words=without_marks(line), kind=kind)
            yield from _left_out(spans, lines, position + 1, end, "The rule under a heading.")
        else:
            end = _paragraph_end(text, spans, lines, position)
            yield _paragraph(spans, lines, position, end)
        position = end


def _left_out(
    spans: Sequence[tuple[int, int]], lines: Sequence[str], first: int, end: int, why: str
) -> Iterator[Block]:
    for position in range(first, end):
        yield Block(spans=(spans[position],), words=lines[position], kind=LEFT_OUT, why=why)


def _is_apart(line: str) -> bool:
    """Return whether a line holds no words of the report: a rule, a picture, the target of a link."""
    if line.startswith(("-", "*", "_")) and RULE.match(line):
        return True
    if line.startswith("[") and REFERENCE.match(line):
        return True
    if "|" in line and "--" in line and TABLE_RULE.match(line):
        return True
    return "![" in line and not PICTURE.sub("", line).strip("[]() \t")


def _why_apart(line: str) -> str:
    if "![" in line:
        return "A picture."
    return "The target of a link." if line.startswith("[") else "A rule between parts."


def _is_underlined(text: str, spans: Sequence[tuple[int, int]], lines: Sequence[str], position: int) -> bool:
    """Return whether the next line underlines this one."""
    if position + 1 >= len(lines) or not UNDERLINE.match(lines[position + 1]) or ITEM.match(lines[position]):
        return False
    return len(lines[position]) <= LONG_LINE and not _gap(text, spans, position + 1)


def _gap(text: str, spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Return whether an empty line stands before a line."""
    between = text[spans[position - 1][1] : spans[position][0]]
    return (between.count("\n") or between.count("\r")) > 1


def _fence_end(lines: Sequence[str], position: int, fence: str) -> int:
    """Return the line after the fence that closes; one that is never closed ends with its own line."""
    for n in range(position + 1, len(lines)):
        if lines[n].startswith(fence) and not lines[n].strip(fence[0]):
            return n + 1
    return position + 1


def _paragraph_end(text: str, spans: Sequence[tuple[int, int]], lines: Sequence[str], position: int) -> int:
    """Return the line after a paragraph: an empty line, a mark or a long line ends it."""
    end = position + 1
    while end < len(lines) and not _gap(text, spans, end):
        line = lines[end]
        if len(lines[end - 1]) > LONG_LINE or len(line) > LONG_LINE:
            break
        if ITEM.match(line) or line.startswith(("#", "```", "~~~", "|", "<!--")) or _is_apart(line):
            break
        if line.startswith(">") != lines[end - 1].startswith(">") or _is_underlined(text, spans, lines, end):
            break
        end += 1
    return end


def _paragraph(spans: Sequence[tuple[int, int]], lines: Sequence[str], first: int, end: int) -> Block:
    bare = []
    for line in lines[first:end]:
        if line.startswith(">"):
            line = QUOTE.sub("", line, count=1)
        bare.append(line)
    words = " ".join(bare)
    item = ITEM.match(words)
    if item:
        words = words[item.end() :]
    return Block(spans=tuple(spans[first:end]), words=without_marks(words), item=item is not None)
