"""What every rule must do: find its example, leave its counterexample, stay inside the passage, fit the case."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from evidence.hand_made import bare_case, told
from walkaway.case import Case, Citation, Commitment, Source
from walkaway.case.check_statements import statement_faults
from walkaway.evidence.speech.speech import DIRECT, NARRATED, REPORTED
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import heads_of
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.propose import RULES
from walkaway.evidence.statements.words_of_case import WordsOfCase

CASES = {name: bare_case(name) for name in ("wage-round", "hanoi-2019", "first-case")}
WORDS = {name: WordsOfCase.of(case) for name, case in CASES.items()}


def tellers(case: Case) -> list[tuple[str, str]]:
    """The writer, an observer, and one person of each principal, quoted and in reported speech."""
    sides = {person.party: person.id for person in reversed(case.people)}
    people = [sides[party] for party in case.principals if party in sides]
    return [("", NARRATED), ("stranger", DIRECT), *((one, form) for one in people for form in (DIRECT, REPORTED))]


def drafts(rule: Rule, text: str, before: str = "") -> Iterator[tuple[Case, Draft, int, int]]:
    """Everything a rule finds in a text, in any of the cases and in anybody's mouth."""
    for name, case in CASES.items():
        for teller, form in tellers(case):
            lines = [(teller, text)] if not before else [(teller, before), (teller, text)]
            document, speech = told(case, lines)
            position = len(lines) - 1
            passage = replace(speech.passages[position], form=form)
            context = Context(
                case=case,
                words=WORDS[name],
                document=document,
                speakers=speech.speakers,
                passages=(*speech.passages[:position], passage),
                position=position,
            )
            if rule.needs and rule.needs.isdisjoint(heads_of(text)):
                continue
            yield from ((case, draft, passage.start, passage.end) for draft in rule.find(passage, context))


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestEveryRule:
    def test_finds_its_example(self, rule: Rule) -> None:
        kinds = {draft.statement.kind for _, draft, _, _ in drafts(rule, rule.example)}
        assert rule.kind in kinds

    def test_leaves_its_counterexample(self, rule: Rule) -> None:
        assert not list(drafts(rule, rule.counterexample))

    def test_stays_inside_the_passage(self, rule: Rule) -> None:
        before = "Somebody else spoke first, at some length."
        for _, draft, start, end in drafts(rule, rule.example, before):
            assert start <= draft.start < draft.end <= end
            assert 0 < draft.confidence <= 1

    def test_makes_statements_the_case_accepts(self, rule: Rule) -> None:
        for case, draft, _, _ in drafts(rule, rule.example):
            statement = replace(draft.statement, id="proposed", cite=(Citation(source="paper", line=1),))
            with_it = replace(case, sources=(Source(id="paper", lines=1),), statements=(statement,))
            if statement.commitment and case.commitment(statement.commitment) is None:
                # A commitment the case lacks gets its entry when the proposal is accepted.
                made = Commitment(id=statement.commitment, by=statement.party, does=())
                with_it = replace(with_it, commitments=(*case.commitments, made))
            faults = [fault.message for fault in statement_faults(with_it)]
            # What an answer is to is filled in once all offers are known.
            assert [m for m in faults if "is of nothing" not in m] == []

    def test_says_what_it_looks_for(self, rule: Rule) -> None:
        assert rule.meaning.endswith(".")
        assert rule.example != rule.counterexample
