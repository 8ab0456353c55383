"""Passages made by hand, for rules to look at, and the case of Hanoi without what was coded of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from walkaway.case import Case, NoDeal
from walkaway.evidence.documents.document import Document
from walkaway.evidence.speech.speech import DIRECT, NARRATED, Passage, Speaker
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.words_of_case import WordsOfCase
from walkaway.formats import read_case

_FOLDED = str.maketrans("‘’“”—–\u00a0", "''\"\"-- ")


def passage(
    text: str,
    *,
    teller: str = "",
    form: str = "",
    chain: tuple[str, ...] = (),
    hedged: bool = False,
    line: int = 1,
    start: int = 0,
) -> Passage:
    """Return one sentence: the writer's own without a teller, else quoted, unless a form is given."""
    folded = text.translate(_FOLDED)
    return Passage(
        document="text",
        form=form or (DIRECT if teller else NARRATED),
        line=line,
        paragraph=line,
        start=start,
        end=start + len(folded),
        text=folded,
        teller=teller,
        chain=chain or ((teller,) if teller else ()),
        hedged=hedged,
    )


def contexts(
    passages: Sequence[Passage], case: Case, words: WordsOfCase | None = None
) -> Iterator[tuple[Passage, Context]]:
    """Yield every passage with what its rules may ask, people and parties of the case as speakers."""
    document = Document(id="text", file="-", format="text", text=" ".join(p.text for p in passages))
    speakers = {
        **{
            p.id: Speaker(id=p.id, name=p.name, person=p.id, party=p.party or "", observer=p.observer)
            for p in case.people
        },
        **{p.id: Speaker(id=p.id, name=p.name, kind="group", party=p.id) for p in case.parties},
    }
    known = words if words is not None else WordsOfCase.of(case)
    for position, one in enumerate(passages):
        yield (
            one,
            Context(
                case=case,
                words=known,
                document=document,
                speakers=speakers,
                passages=tuple(passages),
                position=position,
            ),
        )


def drafts(passages: Sequence[Passage], case: Case, rules: Sequence[Rule]) -> list[tuple[int, str, Draft]]:
    """Return the line, the rule and the draft of everything that rules find."""
    return [
        (one.line, rule.id, draft)
        for one, context in contexts(passages, case)
        for rule in rules
        for draft in rule.find(one, context)
    ]


def uncoded(path: Path) -> Case:
    """Return a case without its statements, readings and everything that leans on them."""
    case = read_case(path).case
    issues = tuple(
        replace(issue, options=tuple(replace(option, because=()) for option in issue.options)) for issue in case.issues
    )
    return replace(
        case,
        statements=(),
        readings=(),
        issues=issues,
        no_deal=replace(case.no_deal, because=()) if case.no_deal else NoDeal(),
        preferences=tuple(replace(entry, because=()) for entry in case.preferences),
        commitments=tuple(
            replace(entry, because=(), history=tuple(replace(h, because=()) for h in entry.history))
            for entry in case.commitments
        ),
        terms=tuple(replace(term, because=()) for term in case.terms),
        steps=(),
    )
