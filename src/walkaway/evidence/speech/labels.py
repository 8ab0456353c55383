"""Speakers who are named apart from the sentence: labels of turns, signatures."""

import re

from walkaway.evidence.speech.names import folded, name_words, without_titles
from walkaway.evidence.speech.phrases import GROUPED, NAMED, ROLE, Phrase
from walkaway.evidence.speech.scene import Attribution, Scene
from walkaway.evidence.speech.somebody import PERSON, Somebody
from walkaway.evidence.speech.words_of_people import GROUP_NOUNS, OFFICES, ORGANISATION_WORDS, PERSON_NOUNS, TITLES

__all__ = ["by_label", "signed"]

ROLE_PART = re.compile(
    r"^(?P<name>[^(,–—]*?)\s*(?:\((?P<in>[^)]*)\)|(?:,|[–—]|\s--?\s)\s*(?P<after>.+))?\s*$", re.DOTALL
)
QUESTION = re.compile(r"(?:q|question)\d*\.?$", re.IGNORECASE)
ANSWER = re.compile(r"(?:a|answer)\d*\.?$", re.IGNORECASE)
ASKED_BY = re.compile(r"^[QA]\s*[–—-]\s*(?=[A-Z])")
ADDRESSED = re.compile(r"(?:Mr|Ms|Mrs|Dr|Madam|Sir)?\.?\s*(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?),")
SIGNATURE = re.compile(r"[>\s]*[—–-]{1,2}\s*[A-Z](?:[^.!?\n]|(?<=\b[A-Z])\.){2,80}$", re.MULTILINE)
INITIALS = re.compile(r"[A-Z](?:\.?[A-Z]){1,3}\.?$")
ROLES_ALONE = PERSON_NOUNS | {"q", "a", "question", "answer", "reporter", "moderator", "operator"}
OF_OFFICES = frozenset(
    "chief first second third deputy vice senior managing presiding acting shadow lead of for and the".split()
)
"""Words that stand inside the name of an office besides those of its field: the *First* Minister."""
BEFORE_SURNAMES = (
    PERSON_NOUNS | TITLES | OFFICES | OF_OFFICES | frozenset("board committee council union party".split())
)
"""Words of offices and callings that stand before a surname in a label."""


def by_label(scene: Scene) -> Attribution | None:
    """Return who speaks a turn: whom its label names."""
    label = scene.quotation.label
    if label is None:
        return None
    return scene.plainly(_labelled(scene, label.within(scene.story.document.text)))


def _labelled(scene: Scene, label: str) -> Somebody | None:
    story = scene.story
    people = story.people
    label = ASKED_BY.sub("", label)
    match = ROLE_PART.match(label.strip("*_ "))
    name = " ".join((match["name"] if match is not None else label).strip("*_ ").split())
    if QUESTION.match(name):
        asker = (match["in"] or "").split(",")[0] if match is not None else ""
        if len(asker.split()) > 1 and asker[:1].isupper():
            return people.introduce(Phrase(0, 0, NAMED, name=tuple(asker.split())))
        return people.unnamed("Q", _role("interviewer"), "")
    if ANSWER.match(name):
        return _interviewed(scene)
    words = without_titles(name_words(name))
    lowered = [folded(word) for word in name.split()]
    found = people.named(words) or _with_initials(scene, name)
    if found is None and len(lowered) > 1 and all(word in BEFORE_SURNAMES for word in lowered[:-1]):
        found = people.named(words[-1:])  # Board Member Doe
    bearer = (match["in"] or "") if match is not None else ""
    if found is None and _is_office(lowered):
        found = _in_office(scene, tuple(word for word in lowered if word != "the"), bearer)
        if found.kind == PERSON:
            return found
    if found is None and len(lowered) > 1 and lowered[-1] in PERSON_NOUNS and name.split()[-1].islower():
        found = _called(scene, name)
    if found is None and any(word in ORGANISATION_WORDS or word in GROUP_NOUNS for word in lowered):
        return people.group(name)
    if found is None:
        titles = tuple(word for word in lowered[: len(lowered) - len(words)] if word in TITLES)
        shown = name.title() if name.isupper() else name
        found = people.introduce(Phrase(0, 0, NAMED, name=tuple(shown.split()[-len(words) :]), titles=titles))
    if found.name.isupper():
        found.name = found.name.title() if found.kind == PERSON else found.name.lower()
    beside = (match["in"] or match["after"] or "") if match is not None else ""
    if beside and found.kind == PERSON and len(beside) < 80:
        found.titles.append(" ".join(beside.split()))
        found.called(tuple(folded(word) for word in beside.split()))
    return found


def _in_office(scene: Scene, role: tuple[str, ...], bearer: str) -> Somebody:
    """Return who bears an office: named in brackets behind it, or called so in the text; else somebody unnamed."""
    people = scene.story.people
    if len(bearer.split()) > 1 and all(word[:1].isupper() for word in bearer.split()):
        found = people.introduce(Phrase(0, 0, NAMED, name=tuple(bearer.split())))
        found.called(role)
        return found
    called = people.called(_role(*role))
    if called is not None and called.callings.issuperset(role):
        return called
    return people.unnamed(" ".join(role), _role(*role), "")


def _called(scene: Scene, name: str) -> Somebody:
    """Return who is called by small letters, "Union negotiator": the one of whom the text says so, if anybody is."""
    *owner, calling = name.lower().removeprefix("the ").split()
    phrase = Phrase(0, 0, ROLE, titles=(folded(calling),), owner=" ".join(owner), article="the")
    return scene.story.people.called(phrase) or scene.story.people.unnamed(name, phrase, "")


def _is_office(words: list[str]) -> bool:
    """Return whether the words of a label name an office or calling, and nobody: the Chief Financial Officer."""
    if all(word in ROLES_ALONE or word in TITLES or word == "the" for word in words):
        return True
    ends_so = words[-1] in ROLES_ALONE or words[-1] in TITLES
    return ends_so and all(
        word in ROLES_ALONE or word in TITLES or word in OFFICES or word in OF_OFFICES for word in words
    )


def _with_initials(scene: Scene, name: str) -> Somebody | None:
    """Return the one person of the document whose names begin with these letters: JD for Jane Doe."""
    if INITIALS.match(name) is None:
        return None
    letters = [letter.lower() for letter in name if letter.isalpha()]
    persons = [
        one
        for one in scene.story.people.everybody
        if one.kind == PERSON and [word[:1] for word in one.words] == letters
    ]
    return persons[0] if len(persons) == 1 else None


def _role(*words: str) -> Phrase:
    return Phrase(0, 0, ROLE, titles=tuple(words), article="the")


def _interviewed(scene: Scene) -> Somebody:
    """Return who answers: whom the question addresses, else who answered last, else the person named most."""
    story = scene.story
    earlier = [at for at, one in enumerate(story.quotations) if one.label is not None and one is not scene.quotation]
    earlier = [at for at in earlier if story.quotations[at].start < scene.quotation.start]
    if earlier:
        question = story.quotations[earlier[-1]]
        asked = ADDRESSED.match(story.document.text, question.start, question.end)
        words = name_words(asked["name"]) if asked is not None else ()
        somebody = story.people.named(without_titles(words) or words) or (
            story.people.called(_role(*words)) if words and set(words) <= TITLES else None
        )
        if somebody is not None and somebody.kind == PERSON:
            return somebody
    for at in reversed(earlier):
        label = story.quotations[at].label
        found = story.found.get(at)
        shown = label.within(story.document.text) if label is not None else ""
        if found is not None and found.speaker.kind == PERSON and shown[:2].strip(" .:-–—") != "Q":
            return found.speaker
    persons = [one for one in story.people.everybody if one.kind == PERSON and one.names]
    if persons:
        return max(persons, key=lambda one: one.mentions)
    return story.people.unnamed("interviewee", _role("interviewee"), "")


def signed(scene: Scene) -> Attribution | None:
    """Return who signs a quotation: a dash and a name after it."""
    told, mark = scene.marks[-1]
    clause = told.clause
    kinds = clause.row.kinds
    at = mark + 1
    while at < len(kinds) and kinds[at] in ".,o":
        at += 1
    if scene.quotation.fragment and kinds[clause.row.sentence_start(mark) : mark].strip("acQ,-o"):
        return None  # the "quad" - the EU, Japan and Canada
    if at >= len(kinds) or kinds[at] not in "-:":
        return (_signed_below(scene) if scene.quotation.mark == ">" else None) or _signed_next(scene)
    position = clause.starting_at(at + 1)
    if position is None:
        return None
    phrase = clause.phrase(position)
    end = clause.extent(phrase)
    headed = kinds[at] == ":" and not told.is_body
    if phrase.kind not in (NAMED, ROLE, GROUPED) or (end < len(kinds) and kinds[end] not in ".,(" and not headed):
        return None
    return scene.plainly(story_phrase(scene, position))


def story_phrase(scene: Scene, position: int) -> Somebody | None:
    """Return who a phrase of a quotation's last row means, with what stands beside it."""
    clause = scene.marks[-1][0].clause
    return scene.story.resolver.phrase(clause, clause.phrase(position), beside=clause.beside(position))


def _signed_below(scene: Scene) -> Attribution | None:
    """Return who signs a block quote in its last line."""
    told = scene.marks[-1][0]
    kinds = told.clause.row.kinds
    dash = kinds.rfind("-")
    if dash < scene.marks[-1][1]:
        return None
    position = told.clause.starting_at(dash + 1)
    return None if position is None else scene.plainly(story_phrase(scene, position))


def _signed_next(scene: Scene) -> Attribution | None:
    """Return who signs a quotation that is all of its paragraph in a line of its own below it."""
    if scene.told.clause.row.kinds.strip("Q.,-o"):
        return None
    told = scene.story.after(scene.quotation.last_paragraph)
    if told is None or SIGNATURE.match(scene.story.document.text, told.clause.row.paragraph.start) is None:
        return None
    kinds = told.clause.row.kinds
    dash = kinds.find("-")
    position = told.clause.starting_at(dash + 1) if dash >= 0 else None
    if position is None:
        return None
    phrase = told.clause.phrase(position)
    return scene.plainly(scene.story.resolver.phrase(told.clause, phrase, beside=tuple(told.clause.beside(position))))
