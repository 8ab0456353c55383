"""Every way a case file can be wrong: the message, its place, the mend, and that nothing else is said."""

from dataclasses import dataclass

import pytest

from walkaway.errors import CaseError
from walkaway.formats import parse_case

GOOD = """\
walkaway: 1
id: sale
parties:
  buyer: Buyer
  seller: Seller
people:
  agent: {name: An agent, party: seller}
sources:
  report: {title: A report, lines: 9}
rounds:
  first: {name: First, date: 2020-01}
issues:
  terms:
    options: {cash: Cash, credit: Credit, barter: {name: Barter, agreeable: false, assumed: true}}
  price: {range: {low: 0, high: 10, step: 2}}
no_deal:
  outcome: {terms: cash, price: 0}
  assumed: true
preferences:
  buyer:
    terms: {order: [credit, cash], weight: [0.2, 0.6], assumed: true}
    price: {direction: lower, assumed: true}
statements:
  offer:
    kind: offer
    party: seller
    said_by: agent
    round: first
    cite: [report:3]
    package: {terms: cash, price: 6}
    text: "Cash for six."
  answer:
    kind: refusal
    party: buyer
    of: offer
    cite: [report:4]
    text: "No."
  limit:
    kind: red_line
    party: buyer
    cite: [report:5]
    where: {price: {at_most: 8}}
    text: "Not above eight."
"""


@dataclass(frozen=True)
class Bad:
    """One mistake: what is replaced in the good case by what, and the lines of the message it must give."""

    name: str
    old: str
    new: str
    said: str


BAD = (
    Bad(
        "unknown party",
        "party: buyer\n    of",
        "party: byuer\n    of",
        "34:12: unknown party 'byuer'; did you mean 'buyer'",
    ),
    Bad(
        "unknown issue",
        "package: {terms: cash",
        "package: {trems: cash",
        "30:15: unknown issue 'trems'; did you mean 'terms'",
    ),
    Bad(
        "unknown option",
        "package: {terms: cash",
        "package: {terms: cahs",
        "30:22: the issue 'terms' has no option 'cahs'; did you mean 'cash'",
    ),
    Bad(
        "unknown statement",
        "of: offer",
        "of: ofer",
        "35:9: unknown statement or reading group 'ofer'; did you mean 'offer'",
    ),
    Bad(
        "unknown person",
        "said_by: agent",
        "said_by: agnet",
        "27:14: unknown person 'agnet'; did you mean 'agent'",
    ),
    Bad(
        "unknown round",
        "round: first",
        "round: frist",
        "28:12: unknown round 'frist'; did you mean 'first'",
    ),
    Bad(
        "unknown source",
        "report:4",
        "reprot:4",
        "36:12: unknown source 'reprot'; did you mean 'report'",
    ),
    Bad(
        "line beyond the last",
        "report:4",
        "report:10",
        "36:12: 'report:10' cites a line that 'report' does not have; "
        "count from 1 over the lines that are not empty; "
        "it has 9",
    ),
    Bad(
        "misspelt key",
        "said_by: agent",
        "sadi_by: agent",
        "27:5: the key 'sadi_by' does not belong to a statement of kind 'offer'; did you mean 'said_by'",
    ),
    Bad(
        "misspelt key at the top",
        "no_deal:",
        "no_dael:",
        "16:1: unknown key 'no_dael'; did you mean 'no_deal'",
    ),
    Bad(
        "misspelt needed key",
        "parties:",
        "partys:",
        "3:1: unknown key 'partys'; did you mean 'parties'",
    ),
    Bad(
        "key of another kind",
        "of: offer",
        "where: {price: 2}",
        "35:5: the key 'where' does not belong to a statement of kind 'refusal'; it belongs to demand and red_line",
    ),
    Bad(
        "duplicate key",
        "title: A report, ",
        "title: A report, title: Two, ",
        "9:29: the key 'title' is given twice (first in line 9); keep one of them",
    ),
    Bad(
        "duplicate id",
        "  answer:\n",
        "  offer:\n",
        "32:3: the key 'offer' is given twice (first in line 24); keep one of them",
    ),
    Bad(
        "cycle in an order",
        "order: [credit, cash]",
        "order: [credit, cash, credit]",
        "21:35: the order goes in a circle: 'credit' is named twice; name each option once, best first",
    ),
    Bad(
        "refusal of nothing",
        "    of: offer\n",
        "",
        "32:3: the refusal 'answer' is of nothing; add 'of:' with a statement or reading group, or 'package:'",
    ),
    Bad(
        "refusal of what offers nothing",
        "of: offer",
        "of: limit",
        "35:9: the refusal is of nothing: 'limit' carries no package; "
        "name an offer, or a group of readings with offers",
    ),
    Bad(
        "refusal of itself",
        "of: offer",
        "of: answer",
        "35:9: the refusal 'answer' is of itself; name the statement it answers",
    ),
    Bad(
        "cut text",
        'text: "Cash for six."',
        "to: buyer\n  note: {kind: report, cite: report, text: Cash, and at once}",
        "32:50: a text was cut at a comma: 'and at once' stands alone in the braces; "
        "put the whole text in quotes, or write the braces as indented lines; "
        "several values go in [brackets]",
    ),
    Bad(
        "cut text with a colon",
        'text: "Cash for six."',
        "to: buyer\n  note: {kind: report, cite: report, text: Cash, at once: yes}",
        "32:50: the key 'at once' does not belong to a statement of kind 'report'; "
        "if the text before it holds a comma, put that text in quotes; "
        "known here: party, said_by, to, round, date, origin, cite, basis and 3 more",
    ),
    Bad(
        "weights too large",
        "price: {direction: lower, ",
        "price: {direction: lower, weight: 0.9, ",
        "20:3: the weights of 'buyer' sum to 1.1 at least, and no preference can fit that; "
        "lower them: weights are shares of 1",
    ),
    Bad(
        "weights too small",
        "price: {direction: lower, ",
        "price: {direction: lower, weight: 0.1, ",
        "20:3: the weights of 'buyer' sum to 0.7 at most, and no preference can fit that; "
        "raise them, or leave one out: weights are shares of 1",
    ),
    Bad(
        "interval reversed",
        "weight: [0.2, 0.6]",
        "weight: [0.6, 0.2]",
        "21:36: the weight runs from 0.6 down to 0.2; write [0.2, 0.6]",
    ),
    Bad(
        "weight outside",
        "weight: [0.2, 0.6]",
        "weight: 1.5",
        "21:44: a weight lies outside 0 to 1; write a share from 0 to 1, or [low, high]",
    ),
    Bad(
        "not a number",
        "weight: [0.2, 0.6]",
        "weight: much",
        "21:44: 'much' is not a number; write a number without quotes, such as 0.5",
    ),
    Bad(
        "not finite",
        "weight: [0.2, 0.6]",
        "weight: .nan",
        "21:44: .nan is not a number that can be used; write a finite number",
    ),
    Bad(
        "off the grid",
        "price: 6}",
        "price: 5}",
        "30:35: 5 is not on a step of 'price'; it runs from 0 to 10, in steps of 2",
    ),
    Bad(
        "off the range",
        "price: 6}",
        "price: 12}",
        "30:35: 12 is outside the range of 'price'; it runs from 0 to 10, in steps of 2",
    ),
    Bad(
        "no number",
        "price: 6}",
        "price: six}",
        "30:35: 'six' is not a number, and 'price' is settled by one; write a number from 0 to 10 without quotes",
    ),
    Bad(
        "empty range",
        "low: 0, high: 10",
        "low: 10, high: 10",
        "15:24: the range from 10 to 10 is empty; low must be below high",
    ),
    Bad(
        "step",
        "step: 2",
        "step: 0",
        "15:43: the step 0 is not above 0; write a number above 0, or leave the step out",
    ),
    Bad(
        "step not dividing",
        "step: 2",
        "step: 3",
        "15:43: the step 3 does not lead from 0 to 10; change the step or an end, so that the last step meets the end",
    ),
    Bad(
        "grid too fine",
        "step: 2",
        "step: 0.000001",
        "15:43: the range has more than 1,000,000 steps; make the step larger, or leave it out for any number",
    ),
    Bad(
        "not agreeable",
        "package: {terms: cash",
        "package: {terms: barter",
        "30:22: the option 'barter' of 'terms' cannot be part of a deal (agreeable: false); "
        "name another option, or leave 'agreeable: false' out",
    ),
    Bad(
        "unknown kind",
        "kind: refusal",
        "kind: refusel",
        "33:11: unknown kind 'refusel'; did you mean 'refusal'",
    ),
    Bad(
        "no kind",
        "    kind: refusal\n",
        "",
        "32:3: 'kind' is missing; "
        "add 'kind:' with one of offer, acceptance, refusal, demand, red_line, preference, priority, patience, "
        "commitment, assessment, report, progress, role, hazard",
    ),
    Bad(
        "unknown basis",
        "said_by: agent",
        "basis: own_word",
        "27:12: unknown basis 'own_word'; did you mean 'own_words'",
    ),
    Bad(
        "unknown role",
        "buyer: Buyer",
        "buyer: {role: boss}",
        "4:17: unknown role 'boss'; known here: principal, mediator, stakeholder, ratifier",
    ),
    Bad(
        "bad date",
        "date: 2020-01",
        "date: January",
        "11:30: 'January' is not a date; write a year, a month or a day: 2019, 2019-02 or 2019-02-28",
    ),
    Bad(
        "no ground",
        "price: {direction: lower, assumed: true}",
        "price: {direction: lower}",
        "22:5: this is declared without a ground; "
        "add 'because: [statement ids]', or 'assumed: true' where nobody said it",
    ),
    Bad(
        "empty condition",
        "where: {price: {at_most: 8}}",
        "where: {}",
        "42:5: the condition names no issue; write 'issue: option' or 'not:' and so on",
    ),
    Bad(
        "unknown bound",
        "{at_most: 8}",
        "{at_mots: 8}",
        "42:21: unknown key 'at_mots'; did you mean 'at_most'",
    ),
    Bad(
        "version",
        "walkaway: 1",
        "walkaway: 2",
        "1:11: this version of the case format is not known; write 'walkaway: 1'",
    ),
    Bad(
        "id",
        "id: sale",
        "id: The Sale",
        "2:5: 'The Sale' cannot be the id of a case; use small letters, digits and hyphens, such as hanoi-2019",
    ),
    Bad(
        "credibility",
        "said_by: agent",
        "credibility: 1.2",
        "27:18: the credibility 1.2 is not a chance; write a number from 0 to 1",
    ),
    Bad(
        "truth value",
        "agreeable: false",
        "agreeable: no",
        "14:77: 'no' is neither true nor false; write true or false",
    ),
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_each_mistake_gets_one_message_with_its_place_and_mend(bad):
    assert GOOD.count(bad.old) == 1, "the mistake must be one"
    with pytest.raises(CaseError) as caught:
        parse_case(GOOD.replace(bad.old, bad.new))
    assert str(caught.value) == f"case.yaml:{bad.said}"
    assert caught.value.exit_code == 3


def test_the_case_without_mistakes_has_no_faults():
    assert parse_case(GOOD).case.id == "sale"


NAMED = {bad.name: bad for bad in BAD}
APART = (
    ("misspelt key", "unknown party"),
    ("misspelt key", "unknown option"),  # both in one statement
    ("misspelt key at the top", "unknown party"),
    ("misspelt needed key", "unknown statement"),
    ("unknown kind", "unknown party"),  # both in one statement
    ("duplicate key", "refusal of nothing"),
    ("cut text", "cycle in an order"),
    ("not a number", "unknown issue"),
    ("bad date", "off the grid"),
    ("no kind", "unknown option"),
    ("unknown role", "weights too large"),
    ("version", "id"),
    ("unknown bound", "unknown party"),
    ("unknown person", "unknown round"),
)


@pytest.mark.parametrize(("first", "second"), APART)
def test_two_wrong_things_get_two_messages(first, second):
    one, other = NAMED[first], NAMED[second]
    with pytest.raises(CaseError) as caught:
        parse_case(GOOD.replace(one.old, one.new).replace(other.old, other.new))
    assert {without_place(f"{fault}") for fault in caught.value.faults} == {
        without_place(f"case.yaml:{bad.said}") for bad in (one, other)
    }


def without_place(message: str) -> str:
    return message.split(": ", 1)[1]


@pytest.mark.parametrize("one", BAD, ids=lambda bad: bad.name)
def test_no_message_is_only_a_consequence_of_another(one):
    text = GOOD.replace(one.old, one.new)
    for other in BAD:
        if text.count(other.old) != 1 or other.old in one.old:
            continue  # the two mistakes are in the same words
        with pytest.raises(CaseError) as caught:
            parse_case(text.replace(other.old, other.new))
        assert 1 <= len(caught.value.faults) <= 2, f"{one.name} and {other.name}: {caught.value}"


def test_faults_come_in_the_order_of_the_file():
    text = (
        GOOD.replace("of: offer", "of: ofer")
        .replace("said_by: agent", "sadi_by: agent")
        .replace("date: 2020-01", "date: soon")
    )
    with pytest.raises(CaseError) as caught:
        parse_case(text)
    assert [fault.line for fault in caught.value.faults] == [11, 27, 35]
    assert all(fault.file == "case.yaml" and fault.column and fault.mend for fault in caught.value.faults)
