"""Is a page valid HTML5? Asked of html-validate, with what it does not look at looked at here.

Its preset "standard" holds the rules that follow from the standard; its other presets add opinions. The rules in
`RULES` follow from the standard as well, or from the goals of this project, and the preset leaves them out.
"""

import json
import re
import subprocess
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

# Left off, since the standard allows what they forbid: spelling (case, quotes, how a void element or a boolean
# attribute is written, spaces at an end of line), an end tag that may be left out, inline style, length of a title.
# Left off, since axe-core looks at the same on the page as it is shown: names of links, landmarks, roles, headers.
RULES = {
    "heading-level": "error",  # "must not skip" has been a rule of the standard since 2022
    "missing-doctype": "error",
    "no-missing-references": "error",  # for, list, aria-labelledby … name an id that is there
    "no-self-closing": ["error", {"ignoreForeign": True, "ignoreXML": False}],  # "<p/>" opens a p and does not close it
    "wcag/h37": "error",  # an image has an alternative text
    "empty-title": "error",
    "empty-heading": "error",
    "svg-focusable": "off",  # was about a browser of the past
    "no-unused-disable": "off",
}
# html-validate does not say which attributes there are. These are the standard's (its index of attributes), under * for
# every element, else for those of a page that is read; what runs, plays, embeds or asks for input is none of them.
OF_ELEMENT = {
    element: set(attributes.split())
    for elements, attributes in {
        "*": "accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint hidden "
        "id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce popover role slot spellcheck "
        "style tabindex title translate writingsuggestions",
        "a": "download href hreflang ping referrerpolicy rel target type",
        "base": "href target",
        "blockquote q": "cite",
        "col colgroup": "span",
        "data meter progress": "value",
        "del ins": "cite datetime",
        "details": "name open",
        "img": "alt decoding fetchpriority height ismap loading referrerpolicy sizes src srcset usemap width",
        "li": "value",
        "link": "as crossorigin disabled fetchpriority href hreflang integrity media referrerpolicy rel sizes type",
        "meta": "charset content http-equiv media name property",
        "ol": "reversed start type",
        "style": "media",
        "td": "colspan headers rowspan",
        "th": "abbr colspan headers rowspan scope",
        "time": "datetime",
    }.items()
    for element in elements.split()
}
# A remark by which a page could switch the rules off.
DIRECTIVE = re.compile(r"<!--\s*\[html-validate-")


def validity(pages: Sequence[Path], program: Path, folder: Path) -> dict[Path, list[str]]:
    """What each page breaks of the rules of HTML5, by page.

    Args:
        pages: HTML files, read in one call since starting the program takes longer than reading a page.
        program: html-validate.
        folder: Where its settings may be written.
    """
    settings = folder / "html-validate.json"
    settings.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"], "rules": RULES}))
    report = folder / "html-validate-report.json"  # into a file: it ends before a pipe has taken a long report
    report.unlink(missing_ok=True)
    command = ["node", program, "--config", settings, "--formatter", f"json={report}", *pages]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if ended.returncode not in (0, 1) or not report.is_file():
        raise RuntimeError(f"html-validate failed: {ended.stderr or ended.stdout}")
    found = {page: foreign(page.read_text(encoding="utf-8")) for page in pages}
    for result in json.loads(report.read_text(encoding="utf-8")):
        messages = found[Path(result["filePath"])]
        messages += [f"{m['line']}:{m['column']} {m['ruleId']}: {m['message']}" for m in result["messages"]]
    return found


def foreign(text: str) -> list[str]:
    """Attributes that the standard does not know, and remarks that switch rules off."""
    reader = _Attributes()
    reader.feed(text)
    reader.close()
    return reader.faults + (["a remark switches rules off"] if DIRECTIVE.search(text) else [])


class _Attributes(HTMLParser):
    """Reads the attributes of HTML elements; what stands in a drawing has attributes of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._drawings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._drawings and tag != "svg":
            known = OF_ELEMENT["*"] | OF_ELEMENT.get(tag, set())
            self.faults += [
                f"{self.getpos()[0]}:{self.getpos()[1] + 1} unknown attribute {name} of {tag}"
                for name, _ in attrs
                if name not in known and not re.fullmatch(r"(data|aria)-[^A-Z=/>\s]+", name)
            ]
        self._drawings += tag == "svg"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._drawings -= tag == "svg"

    def handle_endtag(self, tag: str) -> None:
        self._drawings -= tag == "svg"
