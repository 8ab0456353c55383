"""What a record of many findings holds, in brief: its headlines, what else there is, and how to get at it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from walkaway.results.cells import cell, holds_records
from walkaway.results.columns import columns, summary
from walkaway.results.estimates import Headline
from walkaway.results.findings import Method
from walkaway.results.layout import framed, heading, row, small, table
from walkaway.results.writing import text

__all__ = ["overview"]


def overview(record: Any, title: str, note: str = "") -> str:
    """Return a short overview of a record that holds findings, as HTML for a notebook.

    Args:
        record: A frozen record of findings.
        title: What it is about, in words.
        note: What else can be done with it, in words.
    """
    headlines = [
        row(heading(f"<code>{text(place)}</code>", "row"), [text(told), cell(replace(found, statements=()))])
        for place, told, found in _headlines(record)
    ]
    held = [column for column in columns([record]) if not column.beneath]
    contents = [
        row(
            heading(f"<code>.{text(column.name)}</code>", "row"),
            [text(column.told), _how_much(getattr(record, column.name), column.unit)],
        )
        for column in held
    ]
    lines = [small(text(note))] if note else []
    methods = [value for column in columns([record]) if isinstance(value := getattr(record, column.name), Method)]
    return framed(
        [
            table(title, _heads("", "what it is", "figure"), headlines),
            table("What it holds", _heads("", "what it is", "how much"), contents),
            *lines,
            *(small(method._line_html_("")) for method in methods),
        ]
    )


def _heads(*words: str) -> list[str]:
    return [heading(text(word), "col") for word in words]


def _headlines(record: Any) -> Iterator[tuple[str, str, Headline]]:
    """Yield every headline of the findings: how to get at it, what it is, and the headline."""
    for column in columns([record]):
        value = getattr(record, column.name)
        found = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for place, finding in found:
            if is_dataclass(finding) and not isinstance(finding, type):
                at = f".{column.name}" if place is None else f".{column.name}[{place}]"
                yield from _of_finding(finding, at)


def _of_finding(finding: Any, at: str) -> Iterator[tuple[str, str, Headline]]:
    about = "; ".join(f"{name} {value}" for name, value in _names(finding))
    for column in columns([finding]):
        value = getattr(finding, column.name)
        if isinstance(value, Headline):
            what = f"{summary(type(finding)).rstrip('.')}{f' ({about})' if about else ''}"
            yield f"{at}.{column.name}", f"{what}: {column.told[:1].lower()}{column.told[1:]}", value


def _names(finding: Any) -> Iterator[tuple[str, str]]:
    """Yield the fields of a finding that say which one it is."""
    for field in fields(finding):
        value = getattr(finding, field.name)
        if isinstance(value, str) and value:
            yield field.name, value


def _how_much(value: Any, unit: str) -> str:
    """Return how many records there are, or a plain value as it is; empty where a record must be looked at."""
    if holds_records(value):
        return f"{len(value):,} {'entry' if len(value) == 1 else 'entries'}"
    if is_dataclass(value):
        lists = [held for field in fields(value) if holds_records(held := getattr(value, field.name))]
        return _how_much(lists[0], unit) if len(lists) == 1 else ""
    return cell(value, unit)
