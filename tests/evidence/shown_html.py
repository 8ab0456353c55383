"""What a page of HTML shows, in the order of its source: enough to say whether a label stands in it."""

from html.parser import HTMLParser

BLOCKS = frozenset(
    {
        *("article", "aside", "body", "footer", "header", "main", "nav", "section"),
        *("blockquote", "div", "figcaption", "figure", "h1", "h2", "h3", "li", "ol", "p", "ul"),
        *("button", "time"),
    }
)
HIDDEN = frozenset({"script", "style", "title"})


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def shown(page: str) -> str:
    """The words of a page with its entities resolved, a line end around each block."""
    parser = _Shown()
    parser.feed(page)
    parser.close()
    return "".join(parser.pieces)
