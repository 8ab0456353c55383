"""Read a piece of HTML as a notebook shows it: its numbers, its texts, and whatever is wrong with its form."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

ELEMENTS = {
    *("div", "p", "b", "i", "code", "span", "bdi", "data", "ul", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"style", "scope", "title", "value"}
INSIDE = {"li": {"ul"}, "dt": {"div"}, "dd": {"div"}, "tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"}}


@dataclass
class Seen(HTMLParser):
    """What a reader sees of a piece of HTML, and everything that is wrong with its form."""

    numbers: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._widths: list[set[int]] = []

    @classmethod
    def of(cls, html: str) -> "Seen":
        found = cls()
        found.feed(html)
        found.close()
        assert found.open == []
        assert found.faults == []
        return found

    @property
    def text(self) -> str:
        return "".join(self.texts).replace("\N{NO-BREAK SPACE}", " ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.attributes += known.items()
        if tag not in ELEMENTS or not set(known) <= ATTRIBUTES:
            self.faults.append(f"<{tag} {known}>")
        if tag in INSIDE and (not self.open or self.open[-1] not in INSIDE[tag]):
            self.faults.append(f"<{tag}> inside {self.open[-1:]}")
        if tag == "th" and known.get("scope") not in ("row", "col"):
            self.faults.append("a heading that does not say of what")
        if tag == "table":
            self._widths.append(set())
        if tag == "tr":
            self.columns.append(0)
        if tag in ("td", "th"):
            self.columns[-1] += 1
        if tag == "data":
            self.numbers.append((known["value"], ""))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults.append(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] != [tag]:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
            return
        self.open.pop()
        if tag == "tr":
            self._widths[-1].add(self.columns.pop())
        if tag == "table" and len(self._widths.pop()) > 1:
            self.faults.append("rows of different length")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self.open[-1:] == ["data"]:
            value, before = self.numbers[-1]
            self.numbers[-1] = (value, before + data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"a declaration: {decl}")
