"""The pages that are looked at: of every shipped case, of cases that leave much unsaid, of texts that may break it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from conftest import REPO_ROOT
from report.made_briefs import LONG as TWELVE_ISSUES
from report.made_briefs import SHIPPED, roadmap_of_hanoi, shipped_or_odd
from report.odd_cases import MARKUP, ODD, case_with
from walkaway.analysis import Brief
from walkaway.evidence.many import read_many
from walkaway.evidence.task import Task
from walkaway.evidence.together import together
from walkaway.formats import read_case
from walkaway.workbench import brief
from walkaway.workbench.marked import marked_documents, marked_page
from walkaway.workbench.pages import page

# Each becomes every name and every text of a case.
TEXTS = {
    "a script": "<script>alert(1)</script>",
    "tags that end what stands open": "</td></table></details></svg></style>"
    "<style>body{display:none}</style><img src=x onerror=alert(1)>",
    "quotes": "\"'`><b onclick=alert(1)>&amp;&lt;&#60;",
    "a remark and an address": "<!-- [html-validate-disable] --> <![CDATA[ ]]> url(https://example.org/a.png)",
    "from right to left": MARKUP["from right to left"] + " " + "والسلام " * 12,
    "an override of direction": "\u202egnirts a si siht\u202c \u2067 and on",
    "emoji and wide letters": MARKUP["emoji"] + MARKUP["wide letters"] * 4,
    "10,000 characters": "many words " * 909 + "x",
    "10,000 characters without a blank": "x" * 10_000,
}


def _long(_: str) -> Brief:
    return shipped_or_odd(TWELVE_ISSUES)


def _text(name: str) -> Brief:
    return case_with(TEXTS[name])


def _roadmap(name: str) -> str:
    """The page of Hanoi's roadmap, its first party called by a text that may break it."""
    case = read_case(REPO_ROOT / "cases" / "hanoi-2019").case
    if ROADMAPS[name]:
        parties = (replace(case.parties[0], name=ROADMAPS[name], article=""), *case.parties[1:])
        case = replace(case, parties=parties)
    return page(roadmap_of_hanoi(), digest="0" * 64, case=case)


def _documents(name: str) -> str:
    """The page of a brief with its documents, or of documents that were read, in which a text may break it."""
    folder = REPO_ROOT / "cases" / "wage-round"
    case = read_case(folder).case
    if name == "a brief with its documents":
        return page(brief(case, draws=400, quick=True), digest="0" * 64, documents=marked_documents(case, folder))
    texts = {"report": f"{TEXTS['a script']}\n\n“{TEXTS['quotes']}” and “We will wait,” said Ana Bar of the union.\n"}
    texts |= {
        f"text_{place}": f"{text}\n\nThe company offered “{text}”, {text} said.\n"
        for place, text in enumerate(TEXTS.values())
    }
    tasks = [Task(name=name, text=text) for name, text in texts.items()]
    readings = list(read_many([*tasks, *(Task(name=str(path)) for path in sorted(folder.glob("*.txt")))], case))
    found = together((proposal for reading in readings for proposal in reading.proposals), case)
    return marked_page(readings, found, case=case, digest="0" * 64)


DOCUMENTS = ("documents that were read", "a brief with its documents")
ROADMAPS = {"a roadmap": "", "a roadmap with a script": TEXTS["a script"]}
LONG = "twelve issues and forty packages"
MADE: dict[str, Callable[[str], Brief | str]] = {
    **dict.fromkeys(SHIPPED, shipped_or_odd),
    **dict.fromkeys(ODD, shipped_or_odd),
    LONG: _long,
    **dict.fromkeys(TEXTS, _text),
    **dict.fromkeys(ROADMAPS, _roadmap),
    **dict.fromkeys(DOCUMENTS, _documents),
}


def write_page(name: str, folder: Path) -> Path:
    """Write the page of this name, with its figures, as the command line would; return its path."""
    path = folder / f"{name.replace(' ', '-').replace(',', '')}.html"
    made = MADE[name](name)
    path.write_text(made if isinstance(made, str) else page(made, digest="0" * 64), encoding="utf-8")
    return path
