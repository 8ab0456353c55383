"""Near-identical reports: the same wire text in two papers is one source, not two.

Two documents are copies where they share at least 80 % of their runs of four words, counted against the longer one.
Only the report itself counts: titles, bylines and what is left out differ from paper to paper. Marks, capitals and
spaces do not count, so curly quotation marks are as good as straight ones. Two reports of one event that quote
the same people share far less.

A. Z. Broder (1997), On the resemblance and containment of documents, SEQUENCES '97, 21-29. Candidates are found by
bands of least hashes: J. Leskovec, A. Rajaraman, J. D. Ullman (2020), Mining of Massive Datasets, 3rd ed., section 3.4.
Hashes are fixed, so that the same documents in the same order give the same answer at every run.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from walkaway.evidence.documents.document import BODY, Document

__all__ = ["LEAST_SHARED", "CopyFinder", "Sketch", "shared_text"]

LEAST_SHARED = 0.8
"""Documents that share so much of the longer one are copies."""

RUN = 4
"""Words in a run."""

BANDS, ROWS = 24, 4
"""Of documents that share 0.8 of both, at least 99 % meet in a band; of those that share 0.95, all but one in 10^12."""

FEW_RUNS = 500
"""From so many runs of words on, the cheaper sort of keys is as good."""

MOST_KEPT = 20_000
"""Of longer documents the least hashes are kept, which are a fair sample."""

MOST_COMPARED = 16
"""Of the documents that meet in a band, those that meet in most: a copy meets in many. Among ten thousand reports of
one mould each meets hundreds by chance."""

PLACES = 1 << 12
"""Places on which hashes fall: a few times as many as a report has runs of words."""

WORD = re.compile(r"\w+")
CURLY = "‘’“”–—…\xa0"
"""The marks of printed reports that are not ASCII."""
Hashes: TypeAlias = NDArray[np.uint32]
Wide: TypeAlias = NDArray[np.uint64]

# Odd numbers, so that multiplying by them leaves no hash out. Drawn once from a fixed seed: hashes never change.
_FIXED = np.random.Generator(np.random.PCG64(1997))
_RUNS: Wide = _FIXED.integers(1, 2**63, size=RUN, dtype=np.uint64) * 2 + 1
_KEYS: Wide = _FIXED.integers(1, 2**63, size=ROWS, dtype=np.uint64) * 2 + 1
_TIMES: Hashes = _FIXED.integers(1, 2**31, size=(BANDS * ROWS, 1), dtype=np.uint32) * 2 + 1
_PLUS: Hashes = _FIXED.integers(1, 2**31, size=(BANDS * ROWS, 1), dtype=np.uint32)

_FOLDED = bytes(code if code >= 128 else ord(chr(code).lower()) if WORD.match(chr(code)) else 0 for code in range(256))
"""What stands for each byte of a text: small letters, nought for marks and spaces; what is not ASCII stays."""
PIECE = 1 << 15
"""A text is worked on in pieces of so many letters."""
_BAND_NUMBERS = np.arange(BANDS, dtype=np.uint64)
EMPTY = 1 << 32
"""More than any hash: what stands for a bin without one."""
_BASE = 0x9E3779B97F4A7C15
_BACK = pow(_BASE, -1, 2**64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What of a document is needed to find its copies: whoever reads it can work it out beforehand.

    Attributes:
        hashes: The sorted hashes of its runs of words, as bytes.
        keys: One key for each band; empty where the document says nothing.
    """

    hashes: bytes
    keys: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> "Sketch":
        """Return the sketch of a document."""
        hashes = _hashes(document)
        return cls(hashes=hashes.tobytes(), keys=_band_keys(hashes) if len(hashes) else ())


class CopyFinder:
    r"""Finds copies in a stream of documents, each looked at once.

    It keeps about 5 kB of a report of 800 words. Looking at one takes a tenth of a millisecond, however many went
    before.

    Examples:
        >>> from walkaway.evidence.documents.read import document_of
        >>> told = "The union on Monday turned down what the port offered, and said it would strike from Friday on."
        >>> finder = CopyFinder()
        >>> finder.copy_of(document_of("No deal\n\n" + told, id="wire"))
        ''
        >>> finder.copy_of(document_of("Strike looms\n\nBy Jane Doe\n\n" + told, id="paper"))
        'wire'
    """

    def __init__(self) -> None:
        """Start with no documents."""
        self._ids: list[str] = []
        self._hashes: list[Hashes] = []
        self._marks: list[_Marks] = []
        # Most bands are those of one document alone: all of these hold the same tuple, which is smaller than a list.
        self._bands: dict[int, tuple[int] | list[int]] = {}

    def copy_of(self, document: Document) -> str:
        """Return the id of the first document before this one of which it is a copy; empty where there is none.

        A copy of a copy is a copy of the first.
        """
        return self.copy_of_sketch(document.id, Sketch.of(document))

    def copy_of_sketch(self, name: str, sketch: Sketch) -> str:
        """Return the same as `copy_of`, of a document of which only the id and the sketch are at hand."""
        hashes, keys = np.frombuffer(sketch.hashes, dtype=np.uint32), sketch.keys
        if not len(hashes):
            return ""
        bands = Counter(other for key in keys for other in self._bands.get(key, ()))
        met = sorted(bands, key=lambda other: (-bands[other], other))[:MOST_COMPARED]
        marks = _Marks.of(hashes)
        met = [other for other in met if marks.most_shared(self._marks[other]) >= LEAST_SHARED]
        best = max(met, key=lambda other: (_shared(hashes, self._hashes[other]), -other), default=None)
        copied = ""
        if best is not None and _shared(hashes, self._hashes[best]) >= LEAST_SHARED:
            copied = self._ids[best]
        place = len(self._ids)
        self._ids.append(copied or name)
        self._hashes.append(hashes)
        self._marks.append(marks)
        alone = (place,)
        for key in keys:
            met_in = self._bands.setdefault(key, alone)
            if isinstance(met_in, list):
                met_in.append(place)
            elif met_in is not alone:
                self._bands[key] = [*met_in, place]
        return copied


class _Marks(NamedTuple):
    """The hashes of a document as marks on one long number, by which most pairs are told apart at once.

    Two documents cannot share more hashes than marks, but for those that fell on one place in either of them.

    Attributes:
        marks: The number; a bit is set where a hash fell.
        lost: How many hashes fell where another had.
        size: How many hashes there are.
    """

    marks: int
    lost: int
    size: int

    @classmethod
    def of(cls, hashes: Hashes) -> "_Marks":
        """Return the marks of a document."""
        places = np.zeros(PLACES, dtype=np.uint8)
        places[hashes % np.uint32(PLACES)] = 1
        marks = int.from_bytes(np.packbits(places).tobytes(), "big")
        return cls(marks, len(hashes) - marks.bit_count(), len(hashes))

    def most_shared(self, other: "_Marks") -> float:
        """Return what `_shared` is at most."""
        if self.size == MOST_KEPT or other.size == MOST_KEPT:
            return 1.0
        shared = (self.marks & other.marks).bit_count() + min(self.lost, other.lost)
        return shared / max(self.size, other.size)


def shared_text(one: Document, other: Document) -> float:
    """Return the share of the longer document's runs of four words that the other has too.

    Examples:
        >>> from walkaway.evidence.documents.read import document_of
        >>> shared_text(document_of("One two three four five."), document_of("One two three four six."))
        0.5
    """
    return _shared(_hashes(one), _hashes(other))


def _hashes(document: Document) -> Hashes:
    """Return the sorted hashes of the runs of words in a document's report."""
    text = document.text
    numbers = _numbers_of_words(" ".join([text[line.start : line.end] for line in document.lines if line.kind == BODY]))
    if not len(numbers):
        return np.empty(0, dtype=np.uint32)
    if len(numbers) < RUN:
        numbers = np.concatenate([numbers, np.zeros(RUN - len(numbers), dtype=np.uint64)])
    count = len(numbers) - RUN + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(RUN):
        mixed += numbers[place : place + count] * _RUNS[place]
    found: Hashes = np.sort((_stirred(mixed) >> np.uint64(32)).astype(np.uint32))
    first = np.concatenate([[True], found[1:] != found[:-1]])  # each once, in a fifth of the time of np.unique
    kept: Hashes = found[first][:MOST_KEPT]
    return kept


def _numbers_of_words(text: str) -> Wide:
    """Return a number for each word of a text, the same for the same word wherever it stands."""
    for mark in CURLY:
        text = text.replace(mark, " ")
    if not text.isascii():
        text = " ".join(WORD.findall(text.casefold()))
    if len(text) <= PIECE:
        return _numbers_in_piece(text)
    return np.concatenate([_numbers_in_piece(piece) for piece in _pieces(text)])


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces, cut where a word ends; a word too long for a piece is cut."""
    start = 0
    while len(text) - start > PIECE:
        end = text.rfind(" ", start + 1, start + PIECE)
        end = end if end > 0 else start + PIECE
        yield text[start:end]
        start = end
    yield text[start:]


def _numbers_in_piece(text: str) -> Wide:
    """Return a number for each word: a polynomial in its bytes, taken from sums over the whole text.

    So no word is looked at by itself. R. M. Karp, M. O. Rabin (1987), Efficient randomized pattern-matching
    algorithms, IBM Journal of Research and Development 31(2), 249-260.
    """
    letters = np.frombuffer(b" ".join((b"", text.encode(errors="replace"), b"")).translate(_FOLDED), dtype=np.uint8)
    inside = letters != 0
    starts = np.flatnonzero(inside[1:] > inside[:-1]) + 1
    ends = np.flatnonzero(inside[1:] < inside[:-1]) + 1
    powers, back = _powers()
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * powers[: len(letters)], out=sums[1:])
    numbers: Wide = (sums[ends] - sums[starts]) * back[starts]
    return numbers


@cache
def _powers() -> tuple[Wide, Wide]:
    """Return the powers of the base and of its inverse, as many as a piece can have bytes."""
    count = 4 * PIECE + 2
    powers, back = (
        np.cumprod(np.concatenate([[np.uint64(1)], np.full(count, base, np.uint64)]), dtype=np.uint64)
        for base in (_BASE, _BACK)
    )
    return powers, back


def _stirred(numbers: Wide) -> Wide:
    """Return numbers whose every bit hangs on every bit of the given ones (the last steps of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _band_keys(hashes: Hashes) -> tuple[int, ...]:
    """Return keys of bands, of which documents that are alike have some in common.

    A short document has keys of one sort, a long one those of another; one that may be a copy of either has both.
    """
    keys: list[int] = []
    if len(hashes) < FEW_RUNS / LEAST_SHARED:
        keys += _keys_of(_least_under_each(hashes), 0)
    if len(hashes) >= FEW_RUNS:
        keys += _keys_of(_least_in_bins(hashes), BANDS)
    return tuple(keys)


def _least_under_each(hashes: Hashes) -> Wide:
    """Return the least hash under each of as many permutations as there are rows in all bands."""
    # A few rows at a time: a table of all of them is too large for the memory near the processor.
    parts = [
        (_TIMES[row : row + BANDS] * hashes + _PLUS[row : row + BANDS]).min(axis=1)
        for row in range(0, BANDS * ROWS, BANDS)
    ]
    return np.concatenate(parts).astype(np.uint64)


def _least_in_bins(hashes: Hashes) -> Wide:
    """Return the least hash of each of as many bins; one permutation does, where no bin has few.

    P. Li, A. Owen, C.-H. Zhang (2012), One permutation hashing, NIPS 25; an empty bin takes the next one's, as in
    A. Shrivastava, P. Li (2014), Densifying one permutation hashing via rotation, ICML 31.
    """
    bins = BANDS * ROWS
    least = np.full(bins, EMPTY, dtype=np.uint64)
    least[(hashes % np.uint32(bins))[::-1]] = hashes[::-1]  # of several the last one stays: the least
    for empty in np.flatnonzero(least == EMPTY)[::-1]:
        least[empty] = least[(empty + 1) % bins]
    return least


def _keys_of(least: Wide, sort: int) -> list[int]:
    rows = least.reshape(BANDS, ROWS)
    keys: list[int] = _stirred(
        (rows * _KEYS).sum(axis=1, dtype=np.uint64) + (_BAND_NUMBERS + np.uint64(sort)) * _RUNS[0]
    ).tolist()
    return keys


def _shared(one: Hashes, other: Hashes) -> float:
    """Return the share of the longer set that both have."""
    if not len(one) or not len(other):
        return 0.0
    if len(one) == MOST_KEPT or len(other) == MOST_KEPT:
        # Both down to the same hash: beyond it one of them was cut.
        reach = min(one[-1] if len(one) == MOST_KEPT else other[-1], other[-1] if len(other) == MOST_KEPT else one[-1])
        one, other = one[one <= reach], other[other <= reach]
    return len(np.intersect1d(one, other, assume_unique=True)) / max(len(one), len(other))
