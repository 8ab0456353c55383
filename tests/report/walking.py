"""Read a page back: its numbers, its links, its texts."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "link", "img", "br", "hr", "input", "rect", "circle", "path", "line"}
# Texts of a case, not of the report: a number in them is somebody's word.
SAID = {"q", "title"}


@dataclass
class Shown:
    """A number as a page shows it."""

    pointer: str
    value: str
    text: str
    block: str
    opens: str = ""
    in_ground: bool = False


@dataclass
class Walked(HTMLParser):
    """Everything a test asks of a page."""

    numbers: list[Shown] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    grounded: set[str] = field(default_factory=set)
    open: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    @classmethod
    def of(cls, page: str) -> "Walked":
        found = cls()
        found.feed(page)
        found.close()
        assert found.open == [], found.open
        assert found.faults == []
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if known.get("id"):
            self.ids.append(known["id"] or "")
        if "href" in known:
            self.links.append(known["href"] or "")
        if tag == "data":
            link = next((found["href"] or "" for name, found in reversed(self.open) if name == "a"), "")
            inside = any(found.get("class") == "ground" for _, found in self.open)
            self.numbers.append(Shown(known["data-of"] or "", known["value"] or "", "", self.block, link, inside))
        if tag == "details":
            self.grounded.add(self.block)
        if tag not in VOID:
            self.open.append((tag, known))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.open}
        if tags & {"style"}:
            return
        self.text.append(data)
        if "data" in tags:
            self.numbers[-1].text += data
        elif not tags & SAID and not any(known.get("class") == "by" for _, known in self.open):
            self.loose.append(data)

    @property
    def block(self) -> str:
        """The id of the block or answer that stands open."""
        for _, known in reversed(self.open):
            if known.get("class") in ("block", "answer"):
                return known.get("id") or ""
        return ""


def look_up(result: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer (RFC 6901)."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        result = result[int(key)] if isinstance(result, list) else result[key]
    return result
