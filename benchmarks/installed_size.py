"""How much room the core takes: Walkaway and everything it needs to run, without the tools of its developers."""

import importlib.util
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from benchmarks.measuring import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["core_sizes"]


def core_sizes() -> dict[str, float]:
    """Return the size in MB of every distribution of the core, by name, the largest first.

    Every installed file counts, with the bytecode that Python keeps beside it, at the room it takes on disk. Walkaway
    is installed for development, from its source folder: that folder counts in its place.
    """
    sizes = {name: _megabytes(_files(found)) for name, found in _closure("walkaway").items()}
    sizes["walkaway"] += _megabytes({file for file in (ROOT / "src" / "walkaway").rglob("*") if file.is_file()})
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))


def _closure(root: str) -> dict[str, Distribution]:
    """Return a distribution and all that it needs on this Python and system, no extras."""
    found: dict[str, Distribution] = {}
    waiting = [(root, frozenset[str]())]
    seen = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found[name] = distribution(name)
        for line in found[name].requires or ():
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
                waiting.append((canonicalize_name(needed.name), frozenset(needed.extras)))
    return found


def _files(found: Distribution) -> set[Path]:
    """Return the files of a distribution that are there, with their bytecode."""
    listed = {Path(str(found.locate_file(file))).resolve() for file in found.files or ()}
    return {file for file in (*listed, *_bytecode(listed)) if file.is_file()}


def _bytecode(files: set[Path]) -> Iterator[Path]:
    for file in files:
        if file.suffix == ".py":
            yield Path(importlib.util.cache_from_source(str(file)))


def _megabytes(files: set[Path]) -> float:
    # What a file takes on disk, in blocks of 512 bytes; where the system does not say, its length.
    facts = [file.stat() for file in files]
    return sum(getattr(fact, "st_blocks", 0) * 512 or fact.st_size for fact in facts) / 1e6
