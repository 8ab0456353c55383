"""What a passage is asked for all at once is what it would be asked for one by one."""

import random
from dataclasses import replace

import pytest

from evidence.hand_made import bare_case, told
from walkaway.evidence.speech.speech import DIRECT, NARRATED, REPORTED, Passage
from walkaway.evidence.statements import assessment_cues, hazards, patience, priority, progress, prospect_cues, roles
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import Found, Table, found_in
from walkaway.evidence.statements.looking import denied, heads_of, small
from walkaway.evidence.statements.propose import RULES
from walkaway.evidence.statements.wanted import met_in, wanted
from walkaway.evidence.statements.words_of_case import WordsOfCase

MODULES = (assessment_cues, hazards, patience, priority, progress, prospect_cues, roles)
TABLES = {
    f"{module.__name__.rpartition('.')[2]}.{name}": table
    for module in MODULES
    for name, table in vars(module).items()
    if isinstance(table, Table)
}


def texts() -> list[str]:
    """Every rule's examples, and sentences put together of their words."""
    rng = random.Random(7)
    told = [text for rule in RULES for text in (rule.example, rule.counterexample)]
    words = sorted({word for text in told for word in text.split()})
    return [*told, *(" ".join(rng.choices(words, k=25)) for _ in range(150))]


def passage(text: str) -> Passage:
    return Passage(document="d", form=DIRECT, line=1, paragraph=0, start=0, end=len(text), text=text)


def one_by_one(text: str, table: Table) -> list[Found]:
    """What a table holds of a text, every cue tried that has its words there."""
    found = []
    for one in table.cues:
        place = one.pattern.search(small(text))
        if place is None or any(needed.isdisjoint(heads_of(text)) for needed in one.needs):
            continue
        judged = [place.start()] + ([place.start("judged")] if "judged" in one.pattern.groupindex else [])
        means = one.denied_means if any(denied(small(text), start) for start in judged) else one.means
        if means:
            found.append(Found(means=means, start=place.start(), end=place.end(), cue=one))
    return found


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_finds_what_its_cues_find_one_by_one(name: str) -> None:
    table = TABLES[name]
    assert [cue.confidence for cue in table.cues] == sorted((cue.confidence for cue in table.cues), reverse=True)
    for text in texts():
        assert list(found_in(passage(text), table)) == one_by_one(text, table)


def test_needs_are_met_where_one_word_of_each_set_is_there() -> None:
    needs = {cue.needs for table in TABLES.values() for cue in table.cues} | {(r.needs,) for r in RULES if r.needs}
    bits = {one: wanted(one) for one in needs}
    for text in texts():
        met, heads = met_in(text), heads_of(text)
        assert {n for n in needs if met & bits[n]} == {n for n in needs if all(not heads.isdisjoint(s) for s in n)}


@pytest.mark.parametrize("name", ["wage-round", "hanoi-2019"])
def test_a_rule_that_is_not_asked_would_have_found_nothing(name: str) -> None:
    case = bare_case(name)
    words = WordsOfCase.of(case)
    side = next(person.id for person in case.people if person.party == case.principals[0])
    for text in texts():
        for teller, form in (("", NARRATED), (side, DIRECT), (side, REPORTED)):
            document, speech = told(case, [(teller, text)])
            passages = tuple(replace(one, form=form) for one in speech.passages)
            context = Context(
                case=case, words=words, document=document, speakers=speech.speakers, passages=passages, position=0
            )
            for rule in RULES:
                if rule.bits and not met_in(passages[0].text) & rule.bits:
                    assert not list(rule.find(passages[0], context)), (rule.id, text)


def test_no_more_sets_than_there_is_room_for() -> None:
    with pytest.raises(ValueError, match="widen"):
        wanted((frozenset(["a"]),) * 9)
