"""The brief in a terminal: sentences for readers who know no game theory, tables for the figures behind them."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from walkaway.analysis import Brief, Gap, Tried, WalkAway, Zone
from walkaway.errors import Fault
from walkaway.report import sentences
from walkaway.report.document import Answer, Document, Section
from walkaway.report.document import Text as Paragraph
from walkaway.report.in_short import in_short
from walkaway.report.printing import console, say, show
from walkaway.report.tables import (
    Table,
    accounts_table,
    assumptions_table,
    commitments_table,
    influence_tables,
    moves_table,
    packages_table,
    scorecard_table,
    sharpen_table,
    table_of_offers,
    tried_table,
)
from walkaway.results import Labels

__all__ = ["print_brief", "print_document", "print_gap", "print_tried", "print_walk_away", "print_zone"]

_WRITTEN = {".html": "  the page: open it in a browser"}


def print_brief(brief: Brief, warnings: Sequence[Fault] = (), written: Sequence[Path] = ()) -> None:
    """Print every finding on a case, and where it was written to."""
    out, labels = console(), brief.labels
    out.rule(f"[bold]{escape(labels.title)}[/bold]", align="left")
    say(out, [sentences.method(brief.method), sentences.how_to_read(brief.method)], style="dim")
    _heading(out, "In short")
    say(out, [f"• {sentence}" for sentence in in_short(brief)])
    _heading(out, "Where they stood")
    show(out, scorecard_table(brief.scorecard, labels))
    say(out, ["A step is one place on an issue's scale; it does not measure value."], style="dim")
    show(out, commitments_table(brief.commitments, labels))
    say(out, sentences.terms(brief.terms, labels))
    _heading(out, "Why there was no deal")
    _gap(out, brief.gap, labels)
    _heading(out, "Was leaving right?")
    _walk_away(out, brief.walk_away, labels)
    _heading(out, "Which deal was possible?")
    _zone(out, brief.zone, labels)
    say(out, [sentences.alike_in_all(brief.packages, labels)])
    show(out, packages_table(brief.packages, labels, said=True))
    show(out, packages_table(brief.packages, labels, said=False))
    say(out, sentences.trades(brief.trades, labels))
    say(out, sentences.leverage(brief.leverage, labels))
    if brief.readings:
        _heading(out, "Which account of the offer is the likelier?")
        show(out, accounts_table(brief.readings, labels))
    if brief.roadmap is not None:
        from walkaway.report.roadmap_in_brief import (
            section_on_steps,  # costs 0.1 s, and only a case with steps needs it
        )

        _section(out, section_on_steps(brief.roadmap, labels))
    if brief.influence.influences:
        _heading(out, "Which statements carry this?")
        for table in influence_tables(brief.influence, brief.assumptions, labels, order=list(brief.headlines())):
            show(out, table)
    if brief.sharpen.questions:
        _heading(out, "What would be worth finding out?")
        say(out, ["Doubt removed: the share of an answer's uncertainty that finding out is expected to take away."])
        show(out, sharpen_table(brief.sharpen, labels))
    if brief.assumptions:
        _heading(out, "What is assumed")
        show(out, assumptions_table(brief.assumptions, labels))
        say(out, [sentences.untested(brief.assumptions)])
    _warn(out, warnings)
    _written(out, written)


def print_document(document: Document, written: Sequence[Path] = ()) -> None:
    """Print a document: its answers, then every section, without figures and grounds."""
    out = console()
    out.rule(f"[bold]{escape(document.title)}[/bold]", align="left")
    say(out, document.about, style="dim")
    _heading(out, "In short")
    say(out, [f"• {_in_one(answer)}" for answer in document.answers])
    for section in document.sections:
        _section(out, section)
    _written(out, written)


def _section(out: Console, section: Section) -> None:
    """Print a section of a document, without figures and grounds."""
    _heading(out, section.title)
    for block in section.blocks:
        say(out, [block.title] if block.title else [], style="italic")
        for part in block.parts:
            if isinstance(part, Paragraph):
                say(out, [part.text], style="dim" if part.quiet else "")
            elif isinstance(part, Table):
                show(out, part)


def _in_one(answer: Answer) -> str:
    """Return an answer of a document in one paragraph; its text holds the figure."""
    return " ".join(part for part in (answer.question, answer.text, answer.sure) if part)


def print_zone(zone: Zone, labels: Labels) -> None:
    """Print whether a deal was possible."""
    out = console()
    say(out, [sentences.method(zone.method)], style="dim")
    _zone(out, zone, labels)


def print_walk_away(found: Sequence[WalkAway], labels: Labels) -> None:
    """Print whether each refusal was right."""
    out = console()
    if found:
        say(out, [sentences.method(found[0].method)], style="dim")
    _walk_away(out, found, labels)


def print_gap(gap: Gap, labels: Labels) -> None:
    """Print how far the sides were from a deal."""
    out = console()
    say(out, [sentences.method(gap.method)], style="dim")
    _gap(out, gap, labels)


def print_tried(tried: Tried, labels: Labels) -> None:
    """Print how one package would fare."""
    out = console()
    say(out, [sentences.method(tried.method)], style="dim")
    say(out, sentences.tried(tried, labels))
    show(out, tried_table(tried, labels))


def _gap(out: Console, gap: Gap, labels: Labels) -> None:
    say(out, sentences.gap(gap, labels))
    show(out, table_of_offers(gap.on_the_table, labels))
    show(out, moves_table(gap, labels))
    say(out, sentences.best_alone(gap, labels))


def _walk_away(out: Console, found: Sequence[WalkAway], labels: Labels) -> None:
    if not found:
        say(
            out,
            ["No refusal of a definite package by a side that must agree is on record, so there is nothing to test."],
        )
    for finding in found:
        if len(found) > 1:
            say(out, [sentences.refusal(finding, labels)], style="italic")
        say(out, sentences.walk_away(finding, labels))


def _zone(out: Console, zone: Zone, labels: Labels) -> None:
    say(out, sentences.zone(zone, labels))


def _heading(out: Console, text: str) -> None:
    out.print()
    out.print(f"[bold]{escape(text)}[/bold]")


def _written(out: Console, written: Sequence[Path]) -> None:
    if written:
        _heading(out, "Written")
        for path in written:
            out.print(Text(f"  {path}{_WRITTEN.get(path.suffix, '')}"), soft_wrap=True)


def _warn(out: Console, warnings: Sequence[Fault]) -> None:
    if warnings:
        out.print()
        count = "One remark" if len(warnings) == 1 else f"{len(warnings)} remarks"
        say(out, [f"{count} on the case file: run 'walkaway check'."], style="dim")
