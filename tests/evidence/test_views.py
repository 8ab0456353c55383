"""The rules for views on sentences of invented talks: what is found, and what is found too much."""

from collections.abc import Iterator

import pytest

from evidence.hand_made import told
from evidence.talks import talks
from evidence.views import VIEWS, Seen
from walkaway.case import Package, Statement
from walkaway.evidence.statements.proposal import Proposal
from walkaway.evidence.statements.propose import proposals_in
from walkaway.evidence.statements.rules_of_views import LAST_RESORTS, VIEW_RULES
from walkaway.evidence.statements.words_of_case import WordsOfCase

RULES = {rule.id for rule in VIEW_RULES} - LAST_RESORTS


def written(statement: Statement) -> str:
    """A view as the table writes it."""
    party = statement.party or "-"
    if statement.target is not None:
        party = statement.target.party or "-"
        what = f"{statement.target.finding}:{statement.verdict}"
    elif statement.over is not None:
        what = ">".join(side if isinstance(side, str) else _package(side) for side in statement.over)
    elif statement.over_issues is not None:
        what = statement.over_issues[0]
    elif statement.kind in ("hazard", "report"):
        party, what = "-", ""
    else:
        what = statement.level or statement.direction or statement.does
    return f"{statement.kind} {party} {what}"


def _package(package: Package) -> str:
    return "&".join(f"{issue}={'|'.join(map(str, levels))}" for issue, levels in package.terms)


def found(seen: Seen) -> Iterator[Proposal]:
    case = talks(seen.talk)
    lines = ([("", seen.before)] if seen.before else []) + [(seen.teller, seen.text)]
    document, speech = told(case, lines)
    for proposal in proposals_in(document, speech, case, WordsOfCase.of(case)):
        if proposal.places[0].line == len(lines) and proposal.rule in RULES:
            yield proposal


@pytest.mark.parametrize("seen", VIEWS, ids=lambda seen: seen.text[:48])
def test_the_views_of_a_sentence(seen: Seen) -> None:
    assert sorted(written(proposal.statement) for proposal in found(seen)) == sorted(seen.views)
