"""NegMAS by hand: short and full type names, lists and mappings, value functions, boxes, tables."""

from pathlib import Path

import pytest

from walkaway.errors import CaseError
from walkaway.formats.gather import read_domain

FILES = Path(__file__).parent / "files" / "negmas"
BID = {"days": 3.0, "salary": "150", "Screen": "2.8", "bonus": 0.5}


def test_linear_additive_functions():
    domain = read_domain(FILES)
    assert (domain.name, domain.ids) == ("job", ("boxed", "employee", "employer"))
    expected = 0.25 * 0.4 + 0.5 * 0.75 + 0.125 * 0.25 + 0.125 * -0.25 + 0.0625
    assert domain.value("employer", BID) == pytest.approx(expected)
    salary = 0.00001 * 150**2 + 0.0015 * 150
    assert domain.value("employee", BID) == pytest.approx(
        0.25 * 0.5 * (8 - 3) / 6 + 0.5 * salary + 0.1 * 0.5 + 0.15 * 0.5
    )
    assert domain.reservation("employer") == 0.125
    assert domain.reservation("employee") == 0.0  # minus infinity: any agreement is better than none


def test_boxes_count_as_in_negmas():
    """Two numbers are the ends of an open interval; other lists are values; a place from 0 or a name is an issue."""
    domain = read_domain(FILES)

    def boxed(days: float, salary: str, screen: str) -> float:
        return domain.value("boxed", {"days": days, "salary": salary, "Screen": screen, "bonus": 0.0})

    assert boxed(0.0, "100", "2.4") == 0.125
    assert boxed(1.0, "100", "2.4") == 0.625
    assert boxed(2.0, "100", "2.8") == 0.125
    assert boxed(3.0, "100", "2.4") == 0.125
    assert boxed(4.0, "250", "2.8") == 0.625


SPACE = """type: OutcomeSpace
issues:
- {name: x, type: CategoricalIssue, values: [a, b]}
- {name: y, type: ContiguousIssue, values: 2}
"""
TABLE = """type: MappingUtilityFunction
mapping:
  ? [a, 0]
  : 0.25
  ? [b, 1]
  : 1.0
"""


def written(tmp_path: Path, ufun: str, space: str = SPACE) -> Path:
    (tmp_path / "domain.yml").write_text(space, encoding="utf-8")
    (tmp_path / "me.yml").write_text(ufun, encoding="utf-8")
    return tmp_path


def test_a_number_for_every_outcome(tmp_path: Path):
    domain = read_domain(written(tmp_path, TABLE + "default: 0.5\n"))
    found = [domain.value("me", {"x": x, "y": y}) for x in "ab" for y in (0.0, 1.0)]
    assert found == [0.25, 0.5, 0.5, 1.0]


@pytest.mark.parametrize(
    ("ufun", "said"),
    [
        (TABLE, "2 of 4 outcomes have no number"),
        (TABLE.replace("[b, 1]", "[c, 1]"), "'c' is no value of the issue 'x'"),
        (TABLE.replace("[b, 1]", "[b, 1, 2]"), "an outcome has 3 values"),
        ("type: LinearAdditiveUtilityFunction\nvalues: [{type: LambdaFun}, {type: ConstFun}]\n", "'LambdaFun'"),
        ("type: LinearAdditiveUtilityFunction\nvalues: [{type: ConstFun}]\n", "has 2 issues"),
        ("type: LinearUtilityFunction\nweights: [1.0, 0.5]\n", "values that are no numbers"),
        ("type: RandomUtilityFunction\n", "'RandomUtilityFunction' cannot be read"),
        ("type: ConstUtilityFunction\nvalue: .nan\n", "no finite number"),
        ("type: ConstUtilityFunction\nvalue: .inf\n", "no finite number"),
        ("type: ConstUtilityFunction\nvalue: !!python/object/apply:os.system ['true']\n", "must be a number"),
        ("type: ConstUtilityFunction\nvalue: [1\n", ""),
        ("type: ConstUtilityFunction\nvalue: &a [*a]\n", "stands for nothing"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, ufun: str, said: str):
    with pytest.raises(CaseError, match=r"me\.yml:\d+:\d+: ") as caught:
        read_domain(written(tmp_path, ufun))
    assert said in str(caught.value)


def test_one_value_that_occurs_twice(tmp_path: Path):
    ufun = """type: LinearAdditiveUtilityFunction
values: [{type: TableFun, mapping: {a: 1.0, b: 0.5}}, &c {type: ConstFun, bias: 1}]
weights: &w [0.5, 0.5]
other: [*c, *w]
"""
    assert read_domain(written(tmp_path, ufun)).value("me", {"x": "b", "y": 1.0}) == 0.75


def test_an_outcome_space_inside_the_function(tmp_path: Path):
    inside = "".join(f"  {line}\n" for line in SPACE.splitlines())
    (tmp_path / "me.yml").write_text(
        f"type: ConstUtilityFunction\nvalue: 0.5\noutcome_space:\n{inside}", encoding="utf-8"
    )
    assert read_domain(tmp_path / "me.yml").size == 4
