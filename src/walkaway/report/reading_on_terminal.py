"""What was read, in a terminal: the documents, who says what, the statements that are proposed, and what to do next."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape

from walkaway.case import KINDS, ReadingGroup
from walkaway.evidence.document_seen import MOST_ROWS, DocumentSeen
from walkaway.evidence.quotes import Quote
from walkaway.evidence.statements.proposal import Proposal
from walkaway.evidence.together import Together
from walkaway.report.printing import console, say, show
from walkaway.report.table import Table
from walkaway.report.words import joined
from walkaway.results import Labels, counted

__all__ = ["print_reading"]

LONGEST = 90
"""Letters of a quote that are shown."""


def print_reading(
    documents: Sequence[DocumentSeen], quotes: Sequence[Quote], found: Together, labels: Labels | None, then: str
) -> None:
    """Print what was read.

    Args:
        documents: The documents that could be read.
        quotes: Quotes, the first of all.
        found: What is proposed from all documents.
        labels: Names of the case the statements are for; None without one.
        then: What to do next, in a sentence.
    """
    out = console()
    said = sum(seen.with_speaker for seen in documents)
    total = sum(seen.quotes for seen in documents)
    _heading(out, "Documents")
    show(out, _documents_table(documents))
    _more(out, len(documents))
    for seen in documents if len(documents) <= 5 else ():
        say(out, _left_out(seen), style="dim")
    _heading(out, "Quotes")
    say(out, [f"{counted(total, 'quote')}, {said} of them with a speaker."])
    show(out, _quotes_table(quotes))
    _more(out, total)
    if labels is not None:
        _heading(out, "Statements that are proposed")
        show(out, _statements_table(found.proposals, labels))
        _more(out, len(found.proposals))
        say(out, [] if found.proposals else ["None: no rule finds in these documents what the case has words for."])
        say(out, [_reading(group) for group in found.readings])
        say(out, [f"• {gap.sentence}" for gap in found.gaps[:MOST_ROWS]])
        _more(out, len(found.gaps))
    out.print()
    say(out, [then] if then else [])


def _heading(out: Console, text: str) -> None:
    out.print()
    out.print(f"[bold]{escape(text)}[/bold]")


def _more(out: Console, number: int) -> None:
    if number > MOST_ROWS:
        say(out, [f"… and {number - MOST_ROWS:,} more; --json gives all."], style="dim")


def _documents_table(documents: Sequence[DocumentSeen]) -> Table:
    return Table(
        columns=("document", "title", "publisher", "date"),
        numbers=("lines", "left out", "quotes", "with speaker"),
        rows=tuple(
            (
                seen.id,
                f"{seen.title} (a copy of {seen.copy_of})" if seen.copy_of else seen.title,
                seen.publisher,
                seen.date,
                f"{seen.lines:,}",
                f"{sum(line is not None for line, _ in seen.left_out):,}",
                f"{seen.quotes:,}",
                f"{seen.with_speaker:,}",
            )
            for seen in documents[:MOST_ROWS]
        ),
    )


def _left_out(seen: DocumentSeen) -> list[str]:
    """Return which lines are left out, and why; lines that share a reason stand together."""
    by_reason: dict[str, list[str]] = {}
    apart = Counter(why for line, why in seen.left_out if line is None)
    for line, why in seen.left_out:
        if line is not None:
            by_reason.setdefault(why, []).append(f"{seen.id}:{line}")
    for why, number in apart.items():
        by_reason.setdefault(why, []).append(f"{counted(number, 'part')} of {seen.id} outside its text")
    return [f"Left out: {joined(places)}. {why}" for why, places in by_reason.items()]


def _quotes_table(quotes: Sequence[Quote]) -> Table:
    rows = ((f"{quote.document}:{quote.line}", _speaker(quote), _cut(quote.words)) for quote in quotes[:MOST_ROWS])
    return Table(columns=("place", "speaker", "words"), rows=tuple(rows))


def _speaker(quote: Quote) -> str:
    return f"{quote.speaker} ({quote.affiliation})" if quote.affiliation else quote.speaker or "nobody found"


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"


def _statements_table(proposals: Sequence[Proposal], labels: Labels) -> Table:
    """Return the statements by kind, in the order in which the reference tells of kinds."""
    kinds = [kind.id for kind in KINDS]
    ordered = sorted(proposals, key=lambda proposal: kinds.index(proposal.statement.kind))
    return Table(
        columns=("kind", "of", "what", "place", "rule"),
        numbers=("sure",),
        rows=tuple(
            (
                proposal.statement.kind.replace("_", " "),
                joined([labels.party(party) for party in proposal.statement.parties]),
                proposal.statement.text or proposal.statement.id,
                joined(list(dict.fromkeys(f"{place.document}:{place.line}" for place in proposal.places))),
                proposal.rule,
                f"{proposal.confidence * 100:.0f} %",
            )
            for proposal in ordered[:MOST_ROWS]
        ),
        note="sure: how often the rule is right, as far as it was tried",
    )


def _reading(group: ReadingGroup) -> str:
    accounts = joined([f"{reading.text or reading.id} ({', '.join(reading.statements)})" for reading in group.readings])
    return f"• Accounts that conflict, {group.id}: {accounts}."
