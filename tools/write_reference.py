"""Write docs/reference/case.md anew from the JSON Schema of case files, and the tables of docs/theory/reading.md."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from walkaway.case import BASES, KINDS
from walkaway.evidence.statements.gaps import GAPS
from walkaway.evidence.statements.propose import RULES
from walkaway.formats import schema

DOCS = Path(__file__).resolve().parent.parent / "docs"
PLACE = DOCS / "reference" / "case.md"
READING = DOCS / "theory" / "reading.md"
LEVEL = {"type": ["string", "number", "boolean"]}
BARE = {"type": ["string", "number", "boolean", "null"]}

HEAD = """\
# Case file reference

Every key of `case.yaml`, made from the JSON Schema that checks a file. `walkaway schema` prints that schema; editors
that know it complete keys while you type. How to write a case from reports is told in
[Code a case](../how-to/code-a-case.md).

**Bold** keys must be given. A key without a value counts as left out. A *level* is the id of an option, or a number on
a numeric issue. An *interval* is one number, or `[low, high]`.
"""

STATEMENTS_HEAD = """\
## Statements { #statements }

`statements` is a mapping from an id of your choice to a statement. `kind` says what it is; the kind says which further
keys it needs.

### Keys of every statement { #every-statement }
"""

SHARED = {"Where": "Conditions", "Bounds": "Bounds", "Target": "Targets"}
"""Records that several keys lead to: they stand last, under names of their own."""
WORDS = {"Where": "condition", "Bounds": "bounds", "Target": "target"}


def anchor(name: str) -> str:
    """Return the anchor of a record's section."""
    return "record-" + name.lower()


def page() -> str:
    """Return the text of the page."""
    whole = schema()
    records = whole["$defs"]
    kinds = {_kind_of(record): record for record in records.values() if _kind_of(record)}
    titles = {**dict(_titles(whole, records)), **SHARED}
    parts = [HEAD, "## The whole file\n", whole["description"] + "\n", _table(whole)]
    for name in (*(name for name in titles if name not in SHARED), *SHARED):
        parts += [f"## {titles[name]} {{ #{anchor(name)} }}\n", *_record(records[name])]
    parts += [STATEMENTS_HEAD, _table(kinds["report"], without=("kind",))]
    parts += ["### Bases { #bases }\n", _bases()]
    common = set(kinds["report"]["properties"])
    for kind in KINDS:
        own = [key for key in kinds[kind.id]["properties"] if key not in common]
        moves = "Moves beliefs." if kind.moves_beliefs else "Moves no belief."
        serves = " The speaker's own words of this kind serve the speaker." if kind.serves_speaker else ""
        parts += [
            f"### {kind.id} {{ #kind-{kind.id} }}\n",
            f"{kind.meaning} {moves}{serves}\n",
            f"{_needs(kind.needs)}\n",
        ]
        if own:
            parts.append(_table(kinds[kind.id], only=tuple(own)))
    text = "\n".join(part.rstrip("\n") + "\n" for part in parts)
    named = set(titles) | {name for name in records if _kind_of(records[name])}
    assert named == set(records), f"no section for {sorted(set(records) - named)}"
    return text


def _titles(whole: dict[str, Any], records: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each record that is no statement with the keys that lead to it, in the order of the file."""
    waiting = [((key,), value) for key, value in whole["properties"].items()]
    seen: set[str] = set()
    while waiting:
        way, value = waiting.pop(0)
        for name in _named_in(value):
            if name in seen or name in SHARED or _kind_of(records[name]):
                continue
            seen.add(name)
            yield name, " › ".join(way)
            inner = _inner(records[name])
            waiting = [*(((*way, key), part) for key, part in inner["properties"].items()), *waiting]


def _named_in(value: Any) -> Iterator[str]:
    """Yield the records that a value refers to."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rsplit("/", 1)[1]
        for part in value.values():
            yield from _named_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _named_in(part)


def _inner(record: dict[str, Any]) -> dict[str, Any]:
    """Return the mapping that a record is; a record that a bare text may stand for is a choice of two."""
    return next((choice for choice in record.get("anyOf", ()) if "properties" in choice), record)


def _kind_of(record: dict[str, Any]) -> str:
    return str(record.get("properties", {}).get("kind", {}).get("const", ""))


def _needs(needs: tuple[str, ...]) -> str:
    if not needs:
        return "Needs nothing more."
    return "Needs " + ", ".join(" or ".join(f"`{key}`" for key in need.split("|")) for need in needs) + "."


def _record(record: dict[str, Any]) -> list[str]:
    """Return description and table of a record."""
    inner = _inner(record)
    return [inner["description"].rstrip(".") + ".\n", _table(inner)]


def _table(record: dict[str, Any], *, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> str:
    required = set(record.get("required", ()))
    rows = ["| key | value | meaning |", "| --- | --- | --- |"]
    for key, value in record["properties"].items():
        if key in without or (only and key not in only):
            continue
        name = f"**`{key}`**" if key in required else f"`{key}`"
        rows.append(f"| {name} | {form(value)} | {value.get('description', '')} |")
    extra = record.get("additionalProperties")
    if isinstance(extra, dict) and "properties" in record and "not" in record["properties"]:
        rows.append(f"| *an issue's id* | {form(extra)} | What the issue must be. |")
    return "\n".join(rows) + "\n"


def spaced(name: str) -> str:
    """Return a record's name in words.

    Examples:
        >>> spaced("DiscountFactor")
        'discount factor'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def form(value: dict[str, Any]) -> str:
    """Return in words what a value may be."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        return f"[{WORDS.get(name) or spaced(name)}](#{anchor(name)})"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return " or ".join(f"`{word}`" for word in value["enum"])
    choices = value.get("anyOf") or value.get("oneOf")
    if choices:
        if any(str(choice.get("$ref", "")).endswith("/Offer") for choice in choices):
            return "[statements](#statements)"
        return _choice(choices)
    if value.get("type") == "array":
        inner = form(value["items"])
        return f"list of ({inner})" if " or " in inner else f"list of {inner}"
    if value.get("type") == "object":
        inner = form(value["additionalProperties"])
        return f"mapping to ({inner})" if " or " in inner else f"mapping to {inner}"
    if {"type": value.get("type")} == LEVEL:
        return "text"
    return {"integer": "whole number", "number": "number", "boolean": "`true` or `false`", "string": "text"}[
        value["type"]
    ]


def _choice(choices: list[dict[str, Any]]) -> str:
    if any(str(choice.get("pattern", "")).startswith(r"^\d{4}") for choice in choices):
        return "date"
    single = [choice for choice in choices if choice.get("type") != "array"]
    lists = [choice for choice in choices if choice.get("type") == "array"]
    if len(single) == 1 and len(lists) == 1 and lists[0]["items"] == single[0]:
        if single[0] == {"type": "number"}:
            return "interval"
        return f"{form(single[0])}, or a list"
    return ", or ".join(form(choice) for choice in choices)


def _bases() -> str:
    rows = ["| basis | meaning | credibility | where saying it serves the speaker |", "| --- | --- | --- | --- |"]
    rows += [f"| `{b.id}` | {b.meaning} | {b.credibility:g} | {b.credibility_serving:g} |" for b in BASES]
    return "\n".join(rows) + "\n"


def reading_page(text: str) -> str:
    """Return the page on reading with its tables made anew: what is left open, and every rule."""
    return _between(_between(text, "gaps", _gaps()), "rules", _rules())


def _between(text: str, name: str, table: str) -> str:
    """Return a text with what stands between two marks replaced."""
    first, last = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, rest = text.split(first, 1)
    return f"{before}{first}\n{table}\n{last}{rest.split(last, 1)[1]}"


def _gaps() -> str:
    rows = ["| kind in the JSON | meaning |", "| --- | --- |"]
    return "\n".join([*rows, *(f"| `{kind}` | {meaning} |" for kind, meaning in GAPS.items())]) + "\n"


def _rules() -> str:
    rows = ["| rule | proposes | looks for | finds it in | not in |", "| --- | --- | --- | --- | --- |"]
    rows += [f"| `{r.id}` | {r.kind} | {r.meaning} | {r.example} | {r.counterexample} |" for r in RULES]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    PLACE.write_text(page(), encoding="utf-8")
    READING.write_text(reading_page(READING.read_text(encoding="utf-8")), encoding="utf-8")
    print("wrote docs/reference/case.md and the tables of docs/theory/reading.md")
