"""Exact preferences with weights, bonuses and a cap: written, read, and checked with line and mend."""

import pytest

from walkaway.errors import CaseError
from walkaway.formats import parse_case, write_case

HEAD = """walkaway: 1
id: sale
parties: {me: Me, you: You}
issues:
  price: {range: {low: 0, high: 4, step: 1}}
  colour: {ordered: false, options: {red: Red, blue: Blue}}
no_deal: {value: {me: 0, you: 0}, assumed: true}
exact:
  you: {points: {price: {"4": 10}}, assumed: true}
  me:
    assumed: true
"""
FULL = """    utility: {colour: {red: 1, blue: 0.5}}
    weights: {colour: 0.25}
    bonuses:
      - adds: 2
      - adds: 10
        where: {price: {at_least: 1, at_most: 3}, colour: red}
      - times: 0.5
        largest_of:
          - adds: 3
            where:
              not: {price: 4}
          - smallest_of:
              - adds: 5
              - sum_of: [{adds: 1}, {adds: 2}]
    out_of: 20
    at_most: 0.5
"""


def test_what_is_written_is_read_back():
    case = parse_case(HEAD + FULL).case
    exact = case.exact_preferences("me")
    assert exact is not None
    assert exact.weight("colour") == 0.25
    assert [leaf.adds for leaf in exact.bonuses[2].leaves()] == [3, 5, 1, 2]
    assert exact.issues == {"price", "colour"}
    assert parse_case(write_case(case)).case == case


def test_nothing_is_said_of_options_that_bonuses_name():
    bonus = "    bonuses: [{adds: 1, where: {colour: red}}]\n"
    warnings = [str(warning) for warning in parse_case(HEAD + bonus).warnings]
    assert not any("colour" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("    weights: {colour: 1}\n", "the preferences of 'me' are missing"),
        ("    points: {colour: {red: 1}}\n    at_most: 1\n", "13:14: 'at_most' does not go with points"),
        ("    utility: {colour: {red: 1}}\n    weights: {price: 1}\n", "13:15: the weight of 'price' has nothing"),
        ("    utility: {colour: {red: 1}}\n    weights: {size: 1}\n", "13:15: unknown issue 'size'"),
        ("    utility: {colour: {red: 1}}\n    out_of: 0\n", "13:13: 0 is no number to divide by"),
        ("    bonuses: [{}]\n", "12:15: this adds nothing"),
        ("    bonuses: [{adds: 1, sum_of: [{adds: 1}]}]\n", "'adds' and 'sum_of' exclude each other"),
        ("    bonuses: [{adds: 1, times: 2}]\n", "'adds' and 'times' exclude each other"),
        ("    bonuses: [{largest_of: []}]\n", "there is nothing to combine here"),
        ("    bonuses: [{adds: 1, where: {colour: green}}]\n", "the issue 'colour' has no option 'green'"),
        ("    bonuses: [{adds: 1, where: {price: {at_least: 2.5}}}]\n", "2.5 is not on a step of 'price'"),
        ("    bonuses: [{adds: .inf}]\n", "not a number that can be used"),
        ("    bonuses: [{add: 1}]\n", "this adds nothing"),
    ],
)
def test_faults_name_their_place(body: str, said: str):
    with pytest.raises(CaseError, match=r"case\.yaml:\d+:\d+: ") as caught:
        parse_case(HEAD + body)
    assert said in str(caught.value)
