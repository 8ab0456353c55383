"""What a reader looks up: every statement, every place it is cited from, and how all was worked out."""

from collections.abc import Collection

from walkaway.analysis import CONVENTIONS, Brief
from walkaway.analysis.influence import Influence
from walkaway.report import sentences
from walkaway.report.anchors import citation_anchor, document_anchor, statement_anchor
from walkaway.report.document import Block, Part, Section, Text
from walkaway.report.ground import known, settings_in_words
from walkaway.report.marks import linked
from walkaway.report.sentences import finding_name
from walkaway.report.tables import Table
from walkaway.report.words import capital, joined, margin, points
from walkaway.results import SourceLabel, StatementLabel

__all__ = ["method_section", "sources_section", "statements_section"]


def statements_section(brief: Brief) -> Section | None:
    """Return every statement with all there is to say of it, each under an anchor of its own."""
    blocks = tuple(
        Block(id=statement_anchor(statement), title=statement, parts=tuple(_told(statement, label, brief)))
        for statement, label in brief.labels.statements.items()
    )
    return Section(id="statements", title="Every statement", blocks=blocks, wide=True) if blocks else None


def _told(statement: str, label: StatementLabel, brief: Brief) -> list[Part]:
    about = joined([brief.labels.party(party) for party in label.about])
    kind = label.kind.replace("_", " ")
    who = f"{label.said_by} ({label.affiliation})" if label.affiliation else label.said_by
    met = brief.labels.rounds.get(label.round)
    when = "; ".join(part for part in (met.name if met is not None else "", label.date) if part)
    cited = joined([linked(place, citation_anchor(place)) for place in label.cite])
    facts = [
        f"{kind} of {about}" if about else kind,
        f"said by {who}",
        when,
        known(label, exact=brief.method.exact),
        f"in the account: {brief.labels.reading(*label.reading)}" if label.reading is not None else "",
        f"cited from {cited}" if cited else "not cited from a source",
        _largest(statement, brief),
        "left out on request" if statement in brief.left_out else "",
    ]
    told: list[Part] = [Text(text=label.text)] if label.text else []
    return [*told, Text(text=f"{capital('; '.join(fact for fact in facts if fact))}.", quiet=True)]


def _largest(statement: str, brief: Brief) -> str:
    """Return what leaving a statement out moves most; the influences stand in order of their size."""
    found: Influence | None = next(
        (item for item in brief.influence.influences if item.what == "statement" and item.id == statement), None
    )
    if found is None:
        return ""
    name = finding_name(found.finding, brief.labels)
    return f"left out, it changes most whether {name}: {points(found.change)} ± {margin(found.standard_error)} points"


def sources_section(brief: Brief, *, shown: Collection[str] = ()) -> Section | None:
    """Return each source with its cited lines, and what each of them carried.

    Args:
        brief: The findings.
        shown: The sources whose documents stand on the same page; their lines lead there.
    """
    places: dict[str, dict[str, list[str]]] = {}
    for statement, label in brief.labels.statements.items():
        for place in label.cite:
            places.setdefault(place.partition(":")[0], {}).setdefault(place, []).append(statement)
    blocks = []
    for source, label_of in brief.labels.sources.items():
        cited = places.get(source, {})
        lines = sorted(cited, key=_line)
        rows = tuple(
            (linked(place, document_anchor(place)) if source in shown else place, _carried(cited[place], brief))
            for place in lines
        )
        blocks.append(
            Block(
                id=citation_anchor(source),
                title=_source(label_of),
                parts=(
                    Text(text=f"Cited as {source}, each line by its number, empty ones not counted.", quiet=True),
                    Table(
                        columns=("line", "statements that rest on it"),
                        rows=rows,
                        # A source that is cited as a whole is reached under its own anchor.
                        anchors=tuple(citation_anchor(place) if ":" in place else "" for place in lines),
                    ),
                ),
            )
        )
    return Section(id="sources", title="Sources", blocks=tuple(blocks), wide=True) if blocks else None


def _line(place: str) -> tuple[int, str]:
    number = place.partition(":")[2]
    return (int(number) if number.isdigit() else 0, place)


def _source(label: SourceLabel) -> str:
    date = f"{label.date} (date worked out)" if label.date_inferred else label.date
    return ", ".join(part for part in (label.title, label.publisher, date) if part)


def _carried(statements: list[str], brief: Brief) -> str:
    labels = brief.labels.statements
    return "; ".join(f"{_named(statement)}: {labels[statement].text}" for statement in statements)


def _named(statement: str) -> str:
    return linked(statement, statement_anchor(statement))


def method_section(brief: Brief) -> Section:
    """Return how all was worked out, under which settings, and what the words mean."""
    parts: list[Part] = []
    if brief.method.exact:
        parts.append(Text(text="Preferences are given in numbers. Every figure is a calculation; nothing was drawn."))
    else:
        parts += [Text(text=line) for line in _sampled(brief)]
    parts.append(Table(title="Words", columns=("word", "meaning"), rows=_WORDS))
    return Section(id="method", title="How it was worked out", blocks=(Block(id="how", parts=tuple(parts)),), wide=True)


def _sampled(brief: Brief) -> list[str]:
    tried = "; ".join(convention.name for convention in CONVENTIONS)
    return [
        sentences.method(brief.method),
        "Nobody outside knows what an outcome is worth to each side. So many sets of preferences are drawn that keep "
        "to what the case declares, and each is weighed by how well it fits what was said. A percentage is the weighed "
        "share of the draws in which something holds. It is no forecast, and no frequency.",
        f"Settings: {settings_in_words(brief)}.",
        "Not tried here: other conventions and dropped assumptions (--quick)."
        if brief.quick
        else f"Other conventions tried, one at a time: {tried}.",
        "± is two standard errors of the drawing. It does not hold the doubt about the conventions, the assumptions or "
        "the coding of the case, which the ranges beside it show.",
    ]


_WORDS = (
    ("no deal", "what holds if nothing is agreed"),
    ("package", "one option for every issue"),
    ("better off", "worth more to a side than no deal, by at least the smallest gain worth a deal"),
    ("account", "one of several conflicting tellings of the same fact"),
    ("assumption", "what the case declares without a statement that says so"),
    ("convention", "a number of the model that nobody said, such as how sharply a statement counts"),
    ("decided", "moved by the statements in the same direction in every setting, beyond two standard errors"),
    ("step", "one place on an issue's scale, or a tenth of a range"),
)
