"""Documents labelled by hand, and how far what is found in them agrees with the labels.

A labelled quote is *found* when each of its parts is, letter for letter, a part of a quote that was found. Its speaker
is *right* when every quote that holds one of its parts has a speaker the labels allow: the same name, or the same last
name where only one speaker of the document bears it, or for somebody unnamed the same words, more or fewer of them.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from walkaway.evidence.documents.document import Document
from walkaway.evidence.speech.speech import REPORTED, Speech

FOLDER = Path(__file__).parent / "documents"
SPACE = re.compile(r"\s+")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ARTICLES = frozenset(("the", "a", "an", "one", "his", "her", "its", "their"))


@dataclass(frozen=True)
class LabelledQuote:
    """A quote as somebody labelled it.

    Attributes:
        parts: The words of its parts, or their places in the text.
        occurrence: Which occurrence of the first part is meant, from 1.
        speakers: Names that are right; empty where nobody says it.
        fragment: Whether it is a phrase inside the writer's sentence.
    """

    parts: tuple[str | tuple[int, int], ...]
    occurrence: int
    speakers: tuple[str, ...]
    fragment: bool


@dataclass(frozen=True)
class Labelled:
    """A document with its labels."""

    path: Path
    title: str
    publisher: str
    date: str
    quotes: tuple[LabelledQuote, ...]
    reported: tuple[tuple[str, str], ...]
    left_out: tuple[str | int, ...]


@dataclass(frozen=True)
class Score:
    """How many labelled quotes were found, and how many have the right speaker.

    Attributes:
        labelled: Labels.
        found: Those found.
        right: Those found with the right speaker.
        unmatched: Quotes that were found and that no label knows.
        told: What went wrong, a line each.
    """

    labelled: int
    found: int
    right: int
    unmatched: int
    told: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.labelled + other.labelled,
            self.found + other.found,
            self.right + other.right,
            self.unmatched + other.unmatched,
            (*self.told, *other.told),
        )


NOTHING = Score(0, 0, 0, 0)


def labelled_documents(folder: Path) -> Iterator[Labelled]:
    """Yield the documents of a folder with their labels, in the order of their names."""
    for file in sorted(folder.glob("*.labels.json")):
        stem = file.name.removesuffix(".labels.json")
        path = next(one for one in sorted(folder.glob(f"{stem}.*")) if not one.name.endswith(".json"))
        yield _labelled(path, json.loads(file.read_text(encoding="utf-8")))


def labelled_seeds(shared: Path) -> Iterator[Labelled]:
    """Yield the founding reports with their labels, which hold places and no words."""
    for file in sorted((FOLDER / "founding").glob("*.labels.json")):
        labels = json.loads(file.read_text(encoding="utf-8"))
        by_digest = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in (shared / "seeds").iterdir()}
        yield _labelled(by_digest[labels["sha256"]], labels)


def _labelled(path: Path, labels: Mapping[str, object]) -> Labelled:
    quotes = tuple(
        LabelledQuote(
            parts=tuple(part if isinstance(part, str) else (part[0], part[1]) for part in one["parts"]),
            occurrence=one.get("occurrence", 1),
            speakers=tuple(name for name in (one["speaker"], *one.get("also", ())) if name),
            fragment=bool(one.get("fragment")),
        )
        for one in labels["quotes"]  # type: ignore[attr-defined]
    )
    reported = tuple((one["text"], one["speaker"]) for one in labels.get("reported", ()))  # type: ignore[attr-defined]
    return Labelled(
        path,
        str(labels.get("title", "")),
        str(labels.get("publisher", "")),
        str(labels.get("date", "")),
        quotes,
        reported,
        tuple(labels.get("left_out", ())),  # type: ignore[arg-type]
    )


def places(quote: LabelledQuote, text: str) -> list[tuple[int, int]] | None:
    """Return where the parts of a labelled quote stand in a text; None where they do not.

    Space counts as space: a page's text has other line ends than its file.
    """
    found: list[tuple[int, int]] = []
    at = 0
    for position, part in enumerate(quote.parts):
        if not isinstance(part, str):
            found.append(part)
            continue
        pattern = re.compile(r"\s+".join(map(re.escape, SPACE.split(part.strip()))))
        matches = list(pattern.finditer(text, at))
        wanted = quote.occurrence - 1 if position == 0 else 0
        if wanted >= len(matches):
            return None
        at = matches[wanted].end()
        found.append(matches[wanted].span())
    return found


def score(labelled: Labelled, document: Document, speech: Speech, *, fragments: bool | None = None) -> Score:
    """Return how far what was found agrees with the labels.

    Args:
        labelled: The labels.
        document: The document as it was read.
        speech: What was found in it.
        fragments: Only fragments, only whole quotes, or (None) both.
    """
    quotes = [one for one in speech.utterances if one.form != REPORTED]
    by_part = {(part.start, part.end): one for one in quotes for part in one.parts}
    surnames = _surnames(labelled.quotes)
    wanted = [quote for quote in labelled.quotes if fragments in (None, quote.fragment)]
    found = right = 0
    told = []
    matched = set()
    for quote in labelled.quotes:
        spans = places(quote, document.text)
        holding = [by_part.get(span) for span in spans] if spans is not None else [None]
        matched.update(id(one) for one in holding if one is not None)
        if quote not in wanted:
            continue
        words = " | ".join(part if isinstance(part, str) else document.text[slice(*part)] for part in quote.parts)[:70]
        if any(one is None for one in holding):
            told.append(f"{labelled.path.name}: not found: {words}")
            continue
        found += 1
        names = {speech.speakers[one.speaker].name if one.speaker else "" for one in holding if one is not None}
        if all(_same(name, quote.speakers, surnames) for name in names):
            right += 1
        else:
            rules = {one.rule for one in holding if one is not None}
            told.append(f"{labelled.path.name}: {words!r} is by {quote.speakers}, not {names} (by {rules})")
    return Score(len(wanted), found, right, sum(id(one) not in matched for one in quotes), tuple(told))


def _words(name: str) -> list[str]:
    words = [word.casefold() for word in WORD.findall(name.replace("’", "'"))]
    return [word for word in words if word not in ARTICLES]


def _surnames(quotes: Iterable[LabelledQuote]) -> dict[str, int]:
    """Return how many named speakers bear each last name."""
    speakers = {quote.speakers[0] for quote in quotes if quote.speakers and quote.speakers[0][:1].isupper()}
    counted: dict[str, int] = {}
    for name in speakers:
        last = _words(name)[-1]
        counted[last] = counted.get(last, 0) + 1
    return counted


def _same(name: str, allowed: tuple[str, ...], surnames: Mapping[str, int]) -> bool:
    """Return whether a name is one of those that are right."""
    if not allowed or not name:
        return not allowed and not name
    said = _words(name)
    for right in allowed:
        words = _words(right)
        if not words or not said:
            continue
        if said == words or (said[-1] == words[-1] and surnames.get(words[-1], 0) == 1):
            return True
        if not right[0].isupper() and (set(words) <= set(said) or set(said) <= set(words)):
            return True
    return False
