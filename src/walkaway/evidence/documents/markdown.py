"""Markdown: what its marks tell of each paragraph. The text itself stays as it is in the file.

What reports use is read: front matter, headings (``#`` and underlined), block quotes, lists, emphasis, links, pictures,
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
LINK = re.compile(
    r"\[([^\[\]]{0,1000})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,500}\))?(?:\s+\"[^\"]{0,300}\")?\)|\[[^\]]{0,200}\])"
)
REFERENCE = re.compile(r"\[[^\]]{1,200}\]:\s*\S")
STRONG = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?!\w)")
FRONT_KEY = re.compile(r"([A-Za-z_-]{1,40})\s*:\s*(.*)$")
TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
FRONT_MOST = 60
"""Front matter of more lines is taken for text."""

STARTS = ("#", "```", "~~~", "|", "<!--")
"""What starts something other than a paragraph."""

FRONT_ENDS = ("---", "...")
PUBLISHERS = ("publisher", "source", "site", "site_name", "publication", "outlet", "newspaper")
DATES = ("date", "published", "publishdate", "pubdate", "date_published")


def looks_like_markdown(text: str) -> bool:
    r"""Return whether a text whose file name tells nothing starts as Markdown: with front matter or a heading.

    Examples:
        >>> looks_like_markdown("# No deal\n"), looks_like_markdown("#1 in the polls\n")
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
    blocks = [
        Block(spans=(span,), words=line, kind=LEFT_OUT, why="Front matter.")
        for span, line in zip(spans[:front], lines, strict=False)
    ]
    blocks.extend(_Lines(text, spans, lines).blocks(front))
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


class _Lines:
    """The lines of a Markdown text, grouped by their marks."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], lines: Sequence[str]) -> None:
        self.text = text
        self.spans = spans
        self.lines = lines
        # The first heading of the highest level is the title.
        self.titled = False
        # Marks that nothing closes further down; looked for once, since each look goes to the end.
        self.never_closed: set[str] = set()

    def blocks(self, first: int) -> Iterator[Block]:
        """Yield the paragraphs from a line on."""
        position = first
        while position < len(self.lines):
            line = self.lines[position]
            fence = FENCE.match(line)
            heading = HASHES.match(line) if line.startswith("#") else None
            if fence:
                end = self._end_of_fence(position, fence[1])
                yield from self._left_out(position, end, "Code.")
            elif line.startswith("<!--"):
                end = self._end_of_comment(position)
                yield from self._left_out(position, end, "A comment.")
            elif _is_apart(line):
                end = position + 1
                yield from self._left_out(position, end, _why_apart(line))
            elif heading:
                end = position + 1
                yield self._heading(position, heading[2] or "", top=len(heading[1]) == 1)
            elif self._is_underlined(position):
                end = position + 2
                yield self._heading(position, line, top=self.lines[position + 1].startswith("="))
                yield from self._left_out(position + 1, end, "The rule under a heading.")
            else:
                end = self._end_of_paragraph(position)
                yield self._paragraph(position, end)
            position = end

    def _left_out(self, first: int, end: int, why: str) -> Iterator[Block]:
        for position in range(first, end):
            yield Block(spans=(self.spans[position],), words=self.lines[position], kind=LEFT_OUT, why=why)

    def _heading(self, position: int, line: str, *, top: bool) -> Block:
        words = without_marks(line)
        span = self.spans[position]
        if not words:
            return Block(spans=(span,), words=self.lines[position], kind=LEFT_OUT, why="An empty heading.")
        kind = TITLE if top and not self.titled else HEADING
        self.titled = self.titled or kind == TITLE
        return Block(spans=(span,), words=words, kind=kind)

    def _is_underlined(self, position: int) -> bool:
        """Return whether the next line underlines this one."""
        lines = self.lines
        if position + 1 >= len(lines) or not UNDERLINE.match(lines[position + 1]) or ITEM.match(lines[position]):
            return False
        return len(lines[position]) <= LONG_LINE and not self._gap(position + 1)

    def _gap(self, position: int) -> bool:
        """Return whether an empty line stands before a line."""
        between = self.text[self.spans[position - 1][1] : self.spans[position][0]]
        return (between.count("\n") or between.count("\r")) > 1

    def _end_of_fence(self, position: int, fence: str) -> int:
        """Return the line after the fence that closes; one that is never closed ends with its own line."""
        if fence not in self.never_closed:
            for following in range(position + 1, len(self.lines)):
                line = self.lines[following]
                if line.startswith(fence) and not line.strip(fence[0]):
                    return following + 1
            self.never_closed.add(fence)
        return position + 1

    def _end_of_comment(self, position: int) -> int:
        """Return the line after the end of a comment; one that never ends ends with its own line."""
        if "-->" not in self.never_closed:
            for following in range(position, len(self.lines)):
                if "-->" in self.lines[following]:
                    return following + 1
            self.never_closed.add("-->")
        return position + 1

    def _end_of_paragraph(self, position: int) -> int:
        """Return the line after a paragraph: an empty line, a mark or a long line ends it."""
        lines = self.lines
        end = position + 1
        while end < len(lines) and not self._gap(end):
            line, before = lines[end], lines[end - 1]
            if len(before) > LONG_LINE or len(line) > LONG_LINE:
                break
            if ITEM.match(line) or line.startswith(STARTS) or _is_apart(line):
                break
            if line.startswith(">") != before.startswith(">") or self._is_underlined(end):
                break
            end += 1
        return end

    def _paragraph(self, first: int, end: int) -> Block:
        bare = [QUOTE.sub("", line, count=1) if line.startswith(">") else line for line in self.lines[first:end]]
        words = " ".join(bare)
        item = ITEM.match(words)
        if item:
            words = words[item.end() :]
        return Block(spans=tuple(self.spans[first:end]), words=without_marks(words), item=item is not None)


def _is_apart(line: str) -> bool:
    """Return whether a line holds no words of the report: a rule, a picture, the target of a link."""
    if len(line) > LONG_LINE:
        return False
    if not line.strip("> "):
        return True
    if line.startswith(("-", "*", "_")) and RULE.match(line):
        return True
    if line.startswith("[") and REFERENCE.match(line):
        return True
    if "|" in line and "--" in line and TABLE_RULE.match(line):
        return True
    return "![" in line and not PICTURE.sub("", line).strip("[]() \t")


def _why_apart(line: str) -> str:
    if line.startswith(">"):
        return "An empty line of a quotation."
    if "![" in line:
        return "A picture."
    return "The target of a link." if line.startswith("[") else "A rule between parts."
