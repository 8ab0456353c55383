"""The text of a case that was started from documents: every proposal with a comment that says where it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from walkaway.evidence.documents.collect import unique_id
from walkaway.evidence.documents.document import LEFT_OUT, Document
from walkaway.evidence.speech.names import name_words, surname
from walkaway.evidence.starting.issues import FoundIssue
from walkaway.evidence.starting.material import slug
from walkaway.evidence.starting.parties import Side, forms_of_side
from walkaway.evidence.starting.people import FoundPerson
from walkaway.evidence.starting.rounds import FoundRound
from walkaway.formats.emit import emit

__all__ = ["Draft", "text_of"]

_SHOWN = 6
"""Places that a comment names."""
_HEAD = """\
# A case started from documents by rule. Nothing in it is decided: every name, role, issue and option is a proposal, and
# the comment above it says where it comes from. 'walkaway check' says what is missing, 'walkaway read DOC --case
# FOLDER' proposes statements for it. What you have to decide is marked DECIDE.
walkaway: 1
"""
_ROUNDS = """
# DECIDE: which meetings are rounds of one negotiation, and when each began.
rounds:
"""
_SOURCES = """
# The reports. Under passed_over stand the lines that were left out when they were read; code or pass over the others.
sources:
"""
_PARTIES = """
# DECIDE: who must agree to a deal (principal, the default), who mediates, is affected (stakeholder) or must ratify.
parties:
"""
_PEOPLE = """
# DECIDE: for whom each speaks. Observers judge from outside; what they say moves less.
people:
"""
_ISSUES = """
# DECIDE: what is really to be settled. Join issues that are one, delete those that are none, put options in the order
# of their scale. 'assumed: true' marks an option for which no words were found; drop it when a statement
# names the option.
issues:
"""
_NO_DEAL = """
# DECIDE: what holds without a deal. Here: the first option of each issue, and a number below all that are named.
no_deal:
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that is proposed for a case.

    Attributes:
        id: The case's id.
        documents: Its documents.
        files: Where each lies in the case's folder, by the document's id, as far as it does.
        sides: Its parties; the first two are the principals.
        people: Its people.
        rounds: Its rounds.
        issues: Its issues.
    """

    id: str
    documents: Sequence[Document]
    files: Mapping[str, str]
    sides: Sequence[Side]
    people: Sequence[FoundPerson]
    rounds: Sequence[FoundRound]
    issues: Sequence[FoundIssue]


def text_of(draft: Draft) -> str:
    """Return the case file."""
    title = next((one.title for one in draft.documents if one.title), "") or "PLACEHOLDER title of the case"
    ids = _ids(side.name for side in draft.sides)
    issues = _ids(issue.phrase for issue in draft.issues)
    pieces = [_HEAD, emit({"id": draft.id, "title": title})]
    pieces += [_PARTIES, *_parties(draft.sides, ids)]
    if draft.people:
        pieces += [_PEOPLE, *_people(draft.people, ids)]
    pieces += [_SOURCES, *(_source(document, draft.files.get(document.id, "")) for document in draft.documents)]
    pieces += [_ROUNDS, *_rounds(draft.rounds)]
    pieces += [_ISSUES, *_issues(draft.issues, issues)]
    outcome = {issues[one.phrase]: one.options[0].id if one.options else one.low for one in draft.issues}
    pieces += [_NO_DEAL, emit({"outcome": outcome, "assumed": True}, 2)]
    return "".join(pieces)


def _ids(names: Iterator[str] | Sequence[str]) -> dict[str, str]:
    """Return an id for each name, no two the same."""
    found: dict[str, str] = {}
    for name in names:
        found[name] = unique_id(slug(name), set(found.values()))
    return found


def _comment(text: str) -> str:
    return f"  # {text}\n"


def _from(places: Sequence[str]) -> str:
    """Return where something is proposed from."""
    once = list(dict.fromkeys(places))
    more = f" and {len(once) - _SHOWN} more" if len(once) > _SHOWN else ""
    return f"proposed from {', '.join(once[:_SHOWN])}{more}" if once else "proposed by rule"


def _entry(name: str, content: Mapping[str, Any]) -> str:
    kept = {key: value for key, value in content.items() if value not in ("", None, False, (), [], {})}
    return emit({name: kept}, 2)


def _parties(sides: Sequence[Side], ids: Mapping[str, str]) -> Iterator[str]:
    for number, side in enumerate(sides):
        role = "" if number < 2 else ("mediator" if side.mediates else "stakeholder")
        comment = _from([*side.evidence, *(side.mediates if role == "mediator" else [])])
        yield _comment(comment + (f"; {role}: DECIDE" if role else ""))
        aliases = [form for form in forms_of_side(side) if form != side.name and not _is_adjective(form, side)]
        yield _entry(ids[side.name], {"name": side.name, "article": side.article, "role": role, "aliases": aliases})


def _is_adjective(form: str, side: Side) -> bool:
    """Return whether a form is one that every reader of the country's name knows: North Korean."""
    return side.country and form.endswith(("n", "ns", "sh", "ese")) and form.startswith(side.name[:3])


def _people(people: Sequence[FoundPerson], parties: Mapping[str, str]) -> Iterator[str]:
    taken: set[str] = set()
    for person in people:
        heard = person.heard
        last = (surname(heard.name) if heard.kind == "person" else "") or heard.name
        name = unique_id(slug(last), taken)
        taken.add(name)
        known = bool(person.side or person.observer)
        comment = f"heard {heard.said} times, first in {heard.place}" if heard.said else "spoken of, not heard"
        titles = f"; {', '.join(heard.titles)}" if heard.titles else ""
        yield _comment(comment.replace("1 times", "once") + titles + ("" if known else "; DECIDE: party or observer"))
        aliases = [one for one in heard.names if one != heard.name and " " in one and _is_alias(one, heard.name)]
        yield (
            _entry(
                name,
                {
                    "name": heard.name,
                    "party": parties.get(person.side, ""),
                    "observer": person.observer,
                    "affiliation": heard.affiliation,
                    "aliases": aliases,
                },
            )
            if known or heard.affiliation or aliases
            else emit({name: {"name": heard.name}}, 2)
        )


def _is_alias(form: str, name: str) -> bool:
    """Return whether a form has no words but the name's."""
    return set(name_words(form)) <= set(name_words(name))


def _source(document: Document, file: str) -> str:
    passed_over = {str(line.number): line.why for line in document.lines if line.kind == LEFT_OUT and line.why}
    return _entry(
        document.id,
        {
            "title": document.title,
            "publisher": document.publisher,
            "date": document.date,
            "date_inferred": document.date_inferred,
            "file": file,
            "lines": len(document.lines),
            "passed_over": passed_over,
        },
    )


def _rounds(rounds: Sequence[FoundRound]) -> Iterator[str]:
    ids = _ids([one.name for one in rounds])
    for one in rounds:
        where = f"proposed from {one.place}" if one.place else "from the date of the first document"
        yield _comment(where if one.known else "PLACEHOLDER date: no document has one")
        yield _entry(ids[one.name], {"name": one.name, "date": one.date})


def _issues(issues: Sequence[FoundIssue], ids: Mapping[str, str]) -> Iterator[str]:
    for issue in issues:
        if not issue.places:
            yield _comment("PLACEHOLDER: no matter was found in the documents")
        else:
            tellers = len([teller for teller in issue.tellers if teller])
            who = f"; {tellers} speakers tell of it" if tellers > 1 else ""
            yield _comment(_from(issue.places) + who)
        if not issue.options:
            yield _comment(
                "DECIDE: how far the numbers can go; up to the most that is named, and as far below the least"
            )
            numbers = {"low": issue.low, "high": issue.high, "unit": issue.unit}
            yield emit({ids[issue.phrase]: {"name": issue.name, "range": numbers}}, 2)
            continue
        yield emit({ids[issue.phrase]: {"name": issue.name}}, 2)
        yield "    options:\n"
        for option in issue.options:
            if option.places:
                yield f"      # words for it at {', '.join(option.places[:_SHOWN])}\n"
                yield emit({option.id: option.name}, 6)
            else:
                yield emit({option.id: {"name": option.name, "assumed": True}}, 6)
