"""A strike of our own invention in two short reports, what a reading of them proposes, and a case to put it into."""

from pathlib import Path

from walkaway.case import Citation, Package, Reading, ReadingGroup, Statement, Target
from walkaway.evidence.documents.document import BODY, LEFT_OUT, TITLE, Document, Line
from walkaway.evidence.review.items import Material
from walkaway.evidence.speech.speech import Speaker
from walkaway.evidence.statements.proposal import Place, Proposal, Proposed

CASE = """\
# The strike at the port. Nothing is read yet.
walkaway: 1
id: port-strike
parties:
  union: {name: Dockers' union}   # 4,000 members
  port: {name: Port company}

issues:
  wage:
    range: {low: 0, high: 10, step: 1, unit: "%"}
  shifts:
    options:
      twelve: Twelve hours
      eight: {name: Eight hours, because: [offer_port]}

# What holds while they talk.
no_deal:
  value: {union: 0.4, port: 0.4}
  because: [stopped]   # still to be read
  assumed: true
"""

BULLETIN = (
    "No deal at the port\n\nBy Ann Lee\n\nThe port offered eight-hour shifts for “2 per cent”.\r\n"
    "“We said no,” Ortiz said.\n"
)
LETTER = (
    "Talks stall\nThe company is said to have put three per cent on the table.\nIt will keep the canteen open.\n"
    "Dr Larsen called the walkout a mistake.\nThe union turned it down.\n"
)


def document(name: str, text: str, kinds: dict[int, str], **more: str) -> Document:
    """Return a document with one paragraph a line."""
    lines, start = [], 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            number = len(lines) + 1
            at = start + raw.index(bare)
            kind = kinds.get(number, BODY)
            why = "Byline." if kind == LEFT_OUT else ""
            lines.append(Line(number=number, start=at, end=at + len(bare), paragraph=number, kind=kind, why=why))
        start += len(raw)
    return Document(id=name, file=f"{name}.txt", format="text", text=text, lines=tuple(lines), **more)


BULLETIN_DOCUMENT = document(
    "bulletin", BULLETIN, {1: TITLE, 2: LEFT_OUT}, title="No deal at the port", publisher="The Quay", date="2025-05-02"
)
LETTER_DOCUMENT = document("letter", LETTER, {1: TITLE}, title="Talks stall")


def place(found: Document, words: str) -> Place:
    """Return where words stand in a document."""
    start = found.text.index(words)
    return Place(document=found.id, line=found.line_at(start).number, start=start, end=start + len(words))


def proposal(statement: Statement, *places: Place, rule: str = "a_rule", confidence: float = 0.7) -> Proposal:
    """Return a proposal with its citations."""
    cite = tuple(Citation(source=p.document, line=p.line) for p in places)
    statement = Statement(**{**{n: getattr(statement, n) for n in statement.__slots__}, "cite": cite})
    return Proposal(statement=statement, places=places, rule=rule, confidence=confidence)


OFFERED = Package(terms=(("wage", (2.0,)), ("shifts", ("eight",))))
SAID = Package(terms=(("wage", (3.0,)),))
PROPOSALS = (
    proposal(
        Statement(
            id="refusal_union", kind="refusal", parties=("union",), said_by="ortiz", of="the_offer", basis="own_words"
        ),
        place(BULLETIN_DOCUMENT, "We said no,"),
        place(LETTER_DOCUMENT, "turned it down"),
    ),
    proposal(
        Statement(id="offer_port", kind="offer", parties=("port",), package=OFFERED, text="Two per cent, eight hours."),
        place(BULLETIN_DOCUMENT, "offered eight-hour shifts"),
    ),
    proposal(
        Statement(id="offer_port_2", kind="offer", parties=("port",), package=SAID, basis="hedged"),
        place(LETTER_DOCUMENT, "three per cent on the table"),
    ),
    proposal(
        Statement(
            id="keeps_canteen",
            kind="commitment",
            parties=("port",),
            commitment="port_shifts",
            package=Package(terms=(("shifts", ("twelve",)),)),
            date="2025-05",
        ),
        place(LETTER_DOCUMENT, "keep the canteen open"),
    ),
    proposal(
        Statement(
            id="assessment_larsen",
            kind="assessment",
            said_by="larsen",
            target=Target(finding="walk_away", party="union", offer="the_offer"),
            verdict="wrong",
            basis="observer",
        ),
        place(LETTER_DOCUMENT, "called the walkout a mistake"),
    ),
)
GROUP = ReadingGroup(
    id="the_offer",
    readings=(
        Reading(id="two", statements=("offer_port",), text="Two per cent"),
        Reading(id="three", statements=("offer_port_2",)),
    ),
)
SPEAKERS = {
    "bulletin": {
        "ortiz": Speaker(id="ortiz", name="J. R. Ortiz", party="union", names=("Ortiz",), affiliation="docks")
    },
    "letter": {
        "s4": Speaker(id="s4", name="Ida Larsen", titles=("Dr",), affiliation="Harbour Institute", observer=True)
    },
}
MATERIAL = Material(
    documents={"bulletin": BULLETIN_DOCUMENT, "letter": LETTER_DOCUMENT},
    proposed=Proposed(proposals=PROPOSALS, readings=(GROUP,)),
    speakers=SPEAKERS,
)


def material(*wanted: str) -> Material:
    """Return the material with some proposals only."""
    chosen = tuple(one for one in PROPOSALS if one.statement.id in wanted)
    return Material(
        documents=MATERIAL.documents, proposed=Proposed(proposals=chosen, readings=(GROUP,)), speakers=SPEAKERS
    )


def start(folder: Path, text: str = CASE) -> Path:
    """Write the case, and return its file."""
    place = folder / "case.yaml"
    place.write_bytes(text.encode("utf-8"))
    return place
