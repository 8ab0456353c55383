"""A case to start from, proposed by rule from documents: sources, people, parties, rounds and issues.

Nothing of the documents' sentences goes into it: names, single words and noun phrases only. Everything is marked as a
proposal with the line it comes from.
"""

from collections.abc import Mapping, Sequence

from walkaway.evidence.documents.document import Document
from walkaway.evidence.speech.speech import Speech
from walkaway.evidence.starting.issues import FoundIssue, issues_in
from walkaway.evidence.starting.material import Material
from walkaway.evidence.starting.options import options_of
from walkaway.evidence.starting.parties import Side, sides_in
from walkaway.evidence.starting.people import FoundPerson, people_in
from walkaway.evidence.starting.rounds import rounds_in
from walkaway.evidence.starting.writing import Draft, text_of

__all__ = ["new_case"]

PRINCIPALS = 2
"""A negotiation has at least so many."""
_NO_ISSUE = FoundIssue(
    name="PLACEHOLDER first issue", phrase="first issue", options=options_of("PLACEHOLDER first issue", "", {}, ())
)


def new_case(
    read: Sequence[tuple[Document, Speech]], *, case_id: str = "my-case", files: Mapping[str, str] | None = None
) -> str:
    r"""Return the text of a case that documents propose; it passes `walkaway check`.

    Args:
        read: The documents, copies left out, each with what is said in it without a case.
        case_id: The case's id.
        files: Where documents lie in the case's folder, by their ids.

    Examples:
        >>> from walkaway.evidence.reading import read_one
        >>> from walkaway.formats.case_file import parse_case
        >>> told = "No deal\n\nFrance wanted tariffs lifted; talks with Japan failed."
        >>> one = read_one(told, called="wire")
        >>> case = parse_case(new_case([(one.document, one.speech)])).case
        >>> [party.name for party in case.parties], [issue.name for issue in case.issues]
        (['France', 'Japan'], ['Tariffs lifted'])
    """
    material = Material.of(read)
    sides = sides_in(material)
    people: Sequence[FoundPerson] = people_in(material, sides)
    _count_voices(sides, people)
    sides.sort(key=lambda side: (bool(side.mediates) and not side.is_side, -side.weight))
    sides, people = _with_two(sides, people)
    strangers = _strangers(material, sides)
    return text_of(
        Draft(
            id=case_id,
            documents=material.documents,
            files=files or {},
            sides=sides,
            people=people,
            rounds=rounds_in(material, strangers),
            issues=issues_in(material, strangers) or [_NO_ISSUE],
        )
    )


def _count_voices(sides: Sequence[Side], people: Sequence[FoundPerson]) -> None:
    """Add to each side what its people say."""
    by_name = {side.name: side for side in sides}
    for person in people:
        if person.side:
            by_name[person.side].said += person.heard.said


def _with_two(sides: list[Side], people: Sequence[FoundPerson]) -> tuple[list[Side], Sequence[FoundPerson]]:
    """Return at least two sides: where groups are missing, those who speak most, then placeholders."""
    if len(sides) >= PRINCIPALS:
        return sides, people
    alone = [person for person in people if not person.side and not person.observer and person.heard.kind == "person"]
    for person in alone[: PRINCIPALS - len(sides)]:
        sides.append(Side(name=f"Side of {person.heard.name}", evidence=[person.heard.place]))
        people = [
            FoundPerson(heard=one.heard, side=sides[-1].name, observer=False) if one is person else one
            for one in people
        ]
    while len(sides) < PRINCIPALS:
        sides.append(Side(name=f"PLACEHOLDER side {'AB'[len(sides)]}"))
    return sides, people


def _strangers(material: Material, sides: Sequence[Side]) -> frozenset[str]:
    """Return the words of people and parties, in small letters."""
    names = [name for heard in material.heard for name in heard.names if heard.kind == "person"]
    names += [form for side in sides for form in (side.name, *side.forms)]
    return frozenset(word.casefold().removesuffix("'s") for name in names for word in name.replace("-", " ").split())
