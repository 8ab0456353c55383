"""Documents whose quotes were labelled by hand, and the score of a reading of them.

What the labels mean is told in documents/README.md. A reading is judged by the places it gives: a labelled quote is
found where every part of it stands among the parts of one predicted quote, with the same start and the same end.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evidence.shown_html import shown

DOCUMENTS = Path(__file__).resolve().parent / "documents"

Span = tuple[int, int]


class LabelError(Exception):
    """A label says something that its document does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledQuote:
    """One direct quote: the words inside its marks, in one part or several, and who says them."""

    parts: tuple[str, ...] = ()
    """The text of each part; empty where the words may not be copied and `spans` gives their places."""
    spans: tuple[Span, ...] = ()
    """Start and end of each part in the document, where they were labelled in place of the text."""
    occurrence: int = 1
    """Which occurrence of the first part is meant, from 1. Each later part is the next one after it."""
    speaker: str
    """The full name, or the document's own words for one who has none; empty: nobody says it."""
    also: tuple[str, ...] = ()
    """Other right ways to name the speaker."""
    affiliation: str = ""
    fragment: bool = False
    """Whether the words are woven into a sentence of the writer's."""
    heading: bool = False
    """Whether it stands in a title, a standfirst or a section head."""

    def located(self, text: str) -> tuple[Span, ...]:
        """Start and end of each part in this text; a run of blanks stands for any other run of blanks.

        Raises:
            LabelError: The text does not hold a part, or not so often.
        """
        if self.spans:
            return self.spans
        starts = [match.start() for match in re.finditer(f"(?={blank_tolerant(self.parts[0])})", text)]
        if len(starts) < self.occurrence:
            raise LabelError(f"occurrence {self.occurrence} of {self.parts[0]!r}: there are {len(starts)}")
        found, at = [], starts[self.occurrence - 1]
        for part in self.parts:
            match = re.compile(blank_tolerant(part)).search(text, at)
            if match is None:
                raise LabelError(f"nowhere after character {at}: {part!r}")
            found.append(match.span())
            at = match.end()
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A stretch of reported speech, which is no quote, and who is reported."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledStatement:
    """A sentence that carries a statement: its kind, and the ids of the case file beside that it is about."""

    kind: str
    party: str
    said_by: str
    issue: str
    option: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDocument:
    """A document with its labels."""

    path: Path
    title: str = ""
    style: str = ""
    publisher: str = ""
    date: str = ""
    quotes: tuple[LabelledQuote, ...]
    reported: tuple[Reported, ...] = ()
    left_out: tuple[str, ...] = ()
    """Distinctive text of lines that are not part of the report."""
    left_out_lines: tuple[int, ...] = ()
    """The same as numbers among the lines that are not empty, from 1, where the words may not be copied."""
    statements: tuple[LabelledStatement, ...] = ()

    @property
    def name(self) -> str:
        """The name of the file without its ending."""
        return self.path.stem

    @property
    def source(self) -> str:
        """The file decoded as UTF-8, its line ends as they are."""
        return self.path.read_bytes().decode("utf-8")

    @property
    def text(self) -> str:
        """What offsets count: the file as it is, or for a page of HTML what it shows."""
        return shown(self.source) if self.path.suffix == ".html" else self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many quotes were labelled, found at their exact places, and found with the right speaker."""

    labelled: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            labelled=self.labelled + other.labelled, found=self.found + other.found, right=self.right + other.right
        )

    def __str__(self) -> str:
        return f"{self.found} of {self.labelled} found, {self.right} with the right speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well predicted quotes agree with the labels of one document, or of several."""

    all: Tally = field(default_factory=Tally)
    fragments: Tally = field(default_factory=Tally)
    """The fragments among them."""
    predicted: int = 0
    unmatched: int = 0
    """Predicted quotes that match no label."""
    missed: tuple[LabelledQuote, ...] = ()
    misnamed: tuple[tuple[LabelledQuote, str], ...] = ()
    """Quotes that were found, and the wrong speaker they were given."""

    def __add__(self, other: "Score") -> "Score":
        return Score(
            all=self.all + other.all,
            fragments=self.fragments + other.fragments,
            predicted=self.predicted + other.predicted,
            unmatched=self.unmatched + other.unmatched,
            missed=self.missed + other.missed,
            misnamed=self.misnamed + other.misnamed,
        )

    def __str__(self) -> str:
        return f"{self.all}; fragments: {self.fragments}; {self.unmatched} of {self.predicted} predicted match no label"


def labelled_documents(folder: str) -> tuple[LabelledDocument, ...]:
    """The documents of `seen` or `unseen`, in the order of their names.

    Raises:
        LabelError: A label file has no document beside it, or there is none at all.
    """
    found = []
    for labels in sorted((DOCUMENTS / folder).glob("*.labels.json")):
        stem = labels.name.removesuffix(".labels.json")
        paths = [path for path in labels.parent.glob(f"{stem}.*") if path.suffix != ".json"]
        if len(paths) != 1:
            raise LabelError(f"{labels.name}: one document should stand beside it, not {len(paths)}")
        found.append(_document(paths[0], json.loads(labels.read_text(encoding="utf-8"))))
    if not found:
        raise LabelError(f"no labels in {folder!r}: write seen or unseen")
    return tuple(found)


def seed_labels(shared: Path) -> tuple[LabelledDocument, ...]:
    """The two reports on Hanoi, whose words stay where they are: their labels give places.

    Raises:
        LabelError: A report is not, byte for byte, the one that was labelled.
    """
    found = []
    for labels in sorted((DOCUMENTS / "seeds").glob("*.labels.json")):
        record = json.loads(labels.read_text(encoding="utf-8"))
        path = shared / record["file"]
        if hashlib.sha256(path.read_bytes()).hexdigest() != record["sha256"]:
            raise LabelError(f"{record['file']} is not the file that was labelled in {labels.name}")
        found.append(_document(path, record))
    return tuple(found)


def score(labels: LabelledDocument, quotes: Sequence[Mapping[str, Any]], text: str | None = None) -> Score:
    """Compare predicted quotes with the labels.

    Args:
        labels: A document with its labels.
        quotes: Predicted quotes: each a mapping with `parts`, a list of mappings with `start` and `end` inside the
            marks, and `speaker`; other keys do not count.
        text: What the offsets of the prediction count, where it is not `labels.text` (a page of HTML
            read by other means).

    Returns:
        The score. A quote that no text holds (a page read without its title) counts as missed.
    """
    text = labels.text if text is None else text
    predicted = [frozenset((part["start"], part["end"]) for part in quote["parts"]) for quote in quotes]
    bearers = _bearers(labels.quotes)
    matched: set[int] = set()
    marks: list[tuple[LabelledQuote, bool, bool]] = []
    missed, misnamed = [], []
    for quote in labels.quotes:
        number = _match(quote, text, predicted)
        if number is None:
            missed.append(quote)
            marks.append((quote, False, False))
            continue
        matched.add(number)
        given = quotes[number].get("speaker") or ""
        right = names_speaker(given, quote, bearers)
        marks.append((quote, True, right))
        if not right:
            misnamed.append((quote, given))
    return Score(
        all=_tally(marks),
        fragments=_tally(mark for mark in marks if mark[0].fragment),
        predicted=len(quotes),
        unmatched=len(quotes) - len(matched),
        missed=tuple(missed),
        misnamed=tuple(misnamed),
    )


def names_speaker(given: str, quote: LabelledQuote, bearers: Mapping[str, int]) -> bool:
    """Whether a name is that of the quote's speaker: one of the labelled ways, or one that ends in the same surname.

    A surname is enough only where `bearers` knows one labelled speaker of that surname.
    """
    name = _plain(given)
    if name in {_plain(way) for way in (quote.speaker, *quote.also)}:
        return True
    surname = _surname(quote.speaker)
    return bool(name and surname) and name.split()[-1] == surname and bearers.get(surname) == 1


def blank_tolerant(text: str) -> str:
    """A pattern for the text in which a run of blanks (line ends, no-break spaces) stands for any other."""
    return r"\s+".join(re.escape(word) for word in text.split())


def holds(text: str, stretch: str) -> int:
    """How often a text holds a stretch, blanks being equal."""
    return len(re.findall(blank_tolerant(stretch), text))


def _document(path: Path, record: Mapping[str, Any]) -> LabelledDocument:
    left_out = record["left_out"]
    by_number = bool(left_out) and isinstance(left_out[0], int)
    return LabelledDocument(
        path=path,
        **{key: record.get(key, "") for key in ("title", "style", "publisher", "date")},
        quotes=tuple(_quote(item) for item in record["quotes"]),
        reported=tuple(Reported(**item) for item in record.get("reported", ())),
        left_out=() if by_number else tuple(left_out),
        left_out_lines=tuple(left_out) if by_number else (),
        statements=tuple(LabelledStatement(**item) for item in record.get("statements", ())),
    )


def _quote(item: Mapping[str, Any]) -> LabelledQuote:
    parts = item["parts"]
    by_place = not isinstance(parts[0], str)
    return LabelledQuote(
        parts=() if by_place else tuple(parts),
        spans=tuple((start, end) for start, end in parts) if by_place else (),
        occurrence=item.get("occurrence", 1),
        speaker=item["speaker"],
        also=tuple(item["also"]),
        affiliation=item["affiliation"],
        fragment=item["fragment"],
        heading=item.get("where") == "heading",
    )


def _match(quote: LabelledQuote, text: str, predicted: Sequence[frozenset[Span]]) -> int | None:
    """The number of the first predicted quote that covers every part, if there is one."""
    try:
        spans = set(quote.located(text))
    except LabelError:
        return None
    return next((number for number, parts in enumerate(predicted) if spans <= parts), None)


def _tally(marks: Iterable[tuple[LabelledQuote, bool, bool]]) -> Tally:
    marks = list(marks)
    return Tally(labelled=len(marks), found=sum(mark[1] for mark in marks), right=sum(mark[2] for mark in marks))


def _plain(name: str) -> str:
    """A name as it is compared: small letters, single blanks, one form of apostrophe."""
    return " ".join(name.replace("’", "'").casefold().split())


def _surname(name: str) -> str:
    """The last word of a name that begins with a capital letter; other speakers have none."""
    last = name.split()[-1] if name.split() else ""
    return last.casefold() if last[:1].isupper() else ""


def _bearers(quotes: Iterable[LabelledQuote]) -> dict[str, int]:
    """How many labelled speakers bear each surname."""
    speakers = {_plain(quote.speaker): quote.speaker for quote in quotes if quote.speaker}
    surnames = [_surname(speaker) for speaker in speakers.values()]
    return {surname: surnames.count(surname) for surname in surnames if surname}
