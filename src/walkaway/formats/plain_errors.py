"""The validating library's findings in plain words, each with the path of its place."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from walkaway.case.naming import did_you_mean
from walkaway.case.statements import KINDS, Kind
from walkaway.errors import Fault
from walkaway.formats.yaml_nodes import Path, source_text

__all__ = ["cut_fault", "faults_of"]

NEEDED = {
    "dict_type": ("keys with values are needed here", "write 'key: value' lines, indented"),
    "list_type": ("a list is needed here", "write '- ' lines or [one, two]"),
}
OTHER = ("this value does not fit here", "'walkaway schema' says what may stand here")


def faults_of(
    errors: Iterable[Mapping[str, Any]], data: Any, flow: Container[Path], known: Mapping[int, tuple[str, ...]]
) -> tuple[Fault, ...]:
    """Return a fault for each error; a key that is missing because it was misspelt is not reported twice.

    Args:
        errors: What the validating library found.
        data: What was checked.
        flow: The paths of the mappings in braces.
        known: The keys that each mapping of the document may have, by its identity.
    """
    faults = []
    listed = list(errors)
    unknown = {_path(error["loc"]) for error in listed if error["type"] == "extra_forbidden"}
    for error in listed:
        path = _path(error["loc"])
        if error["type"] == "missing" and _misspelt(path, unknown):
            continue
        keys = _known_keys(path[:-1], data, known) if error["type"] == "extra_forbidden" else ()
        faults.append(_fault(error, path, flow, siblings=keys))
    return tuple(faults)


def cut_fault(path: Path) -> Fault:
    """Return the fault for a key that is the rest of a text cut at a comma."""
    return Fault(
        message=f"a text was cut at a comma: '{path[-1]}' stands alone in the braces",
        mend="put the whole text in quotes, or write the braces as indented lines; several values go in [brackets]",
        where=path,
        at_key=True,
    )


def _path(location: Iterable[str | int]) -> Path:
    """Return the path in the file; tags of unions and marks of keys are taken out."""
    return tuple(part for part in location if not (isinstance(part, str) and part.startswith("#")))


def _fault(error: Mapping[str, Any], path: Path, flow: Container[Path], *, siblings: tuple[str, ...]) -> Fault:
    kind = error["type"]
    if kind == "walkaway":
        context = error["ctx"]
        inside = (context["name"],) if context["name"] else ()
        return Fault(message=context["message"], mend=context["mend"], where=path + inside, at_key=bool(inside))
    if kind == "missing":
        return Fault(message=f"'{path[-1]}' is missing{_whose(path)}", mend=f"add '{path[-1]}:'", where=path)
    if kind == "extra_forbidden":
        return _unknown_key(path, flow, siblings, of_kind=_kind_in(error["loc"]))
    if kind == "union_tag_not_found":
        return _no_kind(error["input"], path)
    message, mend = NEEDED.get(kind, OTHER)
    return Fault(message=message, mend=mend, where=path)


def _whose(path: Path) -> str:
    """Return of what a key is missing."""
    return f" in {'.'.join(str(part) for part in path[:-1])}" if len(path) > 1 else ""


def _unknown_key(path: Path, flow: Container[Path], siblings: tuple[str, ...], *, of_kind: str) -> Fault:
    key = str(path[-1])
    others = [kind.id for kind in KINDS if of_kind and _may_have(kind, key)]
    mend = f"it belongs to {' and '.join(others)}" if others else did_you_mean(key, siblings)
    if path[:-1] in flow and not mend.startswith("did you mean"):
        mend = f"if the text before it holds a comma, put that text in quotes; {mend}"
    what = f"the key '{key}' does not belong to a statement of kind '{of_kind}'" if of_kind else f"unknown key '{key}'"
    return Fault(message=what, mend=mend, where=path, at_key=True)


def _may_have(kind: Kind, key: str) -> bool:
    """Return whether a kind of statement may have a key."""
    return any(key in need.split("|") for need in (*kind.needs, *kind.may))


def _kind_in(location: tuple[str | int, ...]) -> str:
    """Return the kind of the statement whose own key is at fault; empty for a key further inside or elsewhere."""
    if len(location) == 4 and location[0] == "statements":
        return str(location[2]).removeprefix("#")
    return ""


def _no_kind(value: Any, path: Path) -> Fault:
    words = tuple(kind.id for kind in KINDS)
    if not isinstance(value, dict):
        return Fault(message="a statement is a set of keys", mend="write 'kind: …' and so on below it", where=path)
    if value.get("kind") is None:
        return Fault(message="'kind' is missing", mend=f"add 'kind:' with one of {', '.join(words)}", where=path)
    word = source_text(value["kind"])
    return Fault(message=f"unknown kind '{word}'", mend=did_you_mean(word, words), where=(*path, "kind"))


def _misspelt(missing: Path, unknown: Iterable[Path]) -> bool:
    """Whether an unknown key beside a missing one looks like it."""
    suspects = [str(path[-1]) for path in unknown if path[:-1] == missing[:-1]]
    return did_you_mean(str(missing[-1]), suspects).startswith("did you mean")


def _known_keys(path: Path, data: Any, known: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the keys that the record at a path may have."""
    for part in path:
        data = data[part]
    return known.get(id(data), ())
