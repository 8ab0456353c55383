"""`walkaway try`: a package as a user writes it."""

import pytest

from cli.command_line import CASES, run

HANOI, WAGES = CASES / "hanoi-2019", CASES / "wage-round"
FEW = ("--draws", "240")


def test_the_example_of_the_design_works():
    ran = run("try", HANOI, "sanctions=partial", "nuclear_sites=more", *FEW)
    assert (ran.code, ran.err) == (0, "")
    assert "United States" in ran.out
    assert "North Korea" in ran.out


def test_issues_that_are_not_named_stay_as_without_a_deal():
    found = run("try", HANOI, "sanctions=partial", "nuclear_sites=more", "--json", *FEW).json["result"]
    assert found["outcome"] == {
        "nuclear_sites": "more",
        "sanctions": "partial",
        "testing": "moratorium",
        "drills": "suspended",
    }
    assert set(found["acceptable"]) >= {"usa", "dprk"}
    assert all(0 <= chance["value"] <= 1 for chance in found["acceptable"].values())
    assert found["acceptable_to_all"]["value"] <= min(found["acceptable"][party]["value"] for party in ("usa", "dprk"))


def test_the_order_of_the_words_changes_nothing():
    first = run("try", HANOI, "sanctions=partial", "nuclear_sites=more", *FEW)
    assert first.out == run("try", HANOI, "nuclear_sites=more", "sanctions=partial", *FEW).out


def test_a_package_that_was_said_names_its_statements():
    found = run("try", CASES / "first-case", "price=mid", "delivery=month", "--json").json["result"]
    assert found["said_by"] == ["seller_offers"]
    assert found["acceptable"]["buyer"]["value"] == 0
    assert found["gain"]["buyer"]["value"] == pytest.approx(-0.1)
    assert found["gain"]["seller"]["value"] == pytest.approx(0.3)


@pytest.mark.parametrize("wage", ["3", "3.0", "3.5", "2", "6"])
def test_numbers_on_the_grid(wage: str):
    ran = run("try", WAGES, f"wage={wage}", "hours=38", "one_off=300", "job_guarantee=two_years", "--json", *FEW)
    assert ran.code == 0
    assert ran.json["result"]["outcome"]["wage"] == float(wage)


@pytest.mark.parametrize(
    ("package", "said"),
    [
        (["sanction=partial"], "unknown issue 'sanction'; did you mean 'sanctions'"),
        (["colour=red"], "unknown issue 'colour'; known are"),
        (["sanctions=parial"], "unknown option 'parial' of 'sanctions'; did you mean 'partial'"),
        (["sanctions=17"], "unknown option '17' of 'sanctions'; known are"),
        (["testing=resumed"], "no deal can have 'testing=resumed'"),
        (["sanctions"], "write issue=option"),
        (["sanctions="], "write issue=option"),
        (["=partial"], "write issue=option"),
        (["sanctions=partial", "sanctions=all"], "named twice"),
        (["sanctions=partial=all"], "unknown option 'partial=all'"),
    ],
)
def test_a_package_that_cannot_be(package: list[str], said: str):
    ran = run("try", HANOI, *package, *FEW)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("wage", "said"),
    [
        ("3.3", "3.3 is not among them"),
        ("7", "7 is not among them"),
        ("-1", "-1 is not among them"),
        ("much", "takes a number, not 'much'"),
        ("nan", "'wage'"),
        ("inf", "'wage'"),
        ("1e400", "'wage'"),
    ],
)
def test_a_number_off_the_grid(wage: str, said: str):
    ran = run("try", WAGES, f"wage={wage}", "hours=38", "one_off=300", "job_guarantee=two_years", *FEW)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_an_issue_on_which_nothing_holds_without_a_deal_must_be_named():
    ran = run("try", WAGES, "wage=3", "hours=38", *FEW)
    assert (ran.code, ran.out) == (2, "")
    assert "one_off" in ran.err
    assert "job_guarantee" in ran.err
    assert "hours" not in ran.err
