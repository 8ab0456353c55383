"""Numbers in words: what rounds, what does not, and what is said instead."""

import pytest

from walkaway.report.words import alike, joined, movement, package, percent, spread, sure
from walkaway.results import Estimate, Headline, Labels


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0"),
        (1e-12, "under 1"),
        (0.0049, "under 1"),
        (0.005, "under 1"),
        (0.0051, "1"),
        (0.014, "1"),
        (0.594, "59"),
        (0.596, "60"),
        (0.994, "99"),
        (0.995, "over 99"),
        (0.9951, "over 99"),
        (1 - 1e-12, "over 99"),
        (1.0, "100"),
    ],
)
def test_percent(share: float, said: str):
    assert percent(share).replace(" ", "").removesuffix("%") == said.replace(" ", "")


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_a_percentage_keeps_its_sign_on_one_line(share: float):
    assert percent(share).endswith("%")


def test_more_is_never_said_to_be_less():
    def order(said: str) -> float:
        number = float("".join(letter for letter in said if letter.isdigit()))
        return number - 0.5 if said.startswith("under") else number + 0.5 if said.startswith("over") else number

    shares = [n / 10_000 for n in range(10_001)]
    said = [order(percent(share)) for share in shares]
    assert said == sorted(said)


def headline(**more: object) -> Headline:
    facts = {"value": 0.6, "standard_error": 0.01, "before": 0.4, **more}
    return Headline(**facts)  # type: ignore[arg-type]


def test_spread_gives_every_figure():
    said = spread(headline(conventions=(0.5, 0.7), without_assumptions=(0.3, 0.8), decided=False))
    for figure in ("60", "± 2", "40", "50–70", "30–80"):
        assert figure in said


def test_spread_leaves_out_what_was_not_worked_out():
    said = spread(headline())
    assert "None" not in said
    assert "conventions" not in said
    assert "assumption" not in said


def test_an_exact_answer_is_no_percentage_with_an_error():
    said = spread(headline(value=1.0, before=None, standard_error=0.0))
    assert "±" not in said
    assert "before" not in said


def test_sure_says_the_direction_only_where_it_is_decided():
    assert "up" in sure(headline(decided=True))
    assert "down" in sure(headline(decided=True, before=0.8))
    assert "does not decide" in sure(headline(decided=False))
    assert sure(headline(decided=None)) == ""


def test_movement_gives_the_value_before():
    assert "40" in movement(Estimate(value=0.6, standard_error=0.01, before=0.4))
    assert "before" not in movement(Estimate(value=0.6, standard_error=0.0, before=None))


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_joined(names: list[str], said: str):
    assert joined(names) == said
    assert joined(names, "or") == said.replace(" and ", " or ")


LABELS = Labels(
    title="",
    parties={},
    principals=(),
    issues={"price": "Price", "delivery": "Delivery"},
    units={"price": "USD"},
    options={"delivery": {"week": "In a week"}},
)


def test_a_package_is_named_in_the_order_of_the_case():
    assert package({"delivery": "week", "price": 5.0}, LABELS) == "Price: 5 USD; Delivery: In a week"


def test_a_package_may_leave_out_what_is_alike():
    outcomes = [{"price": 5.0, "delivery": "week"}, {"price": 7.5, "delivery": "week"}]
    same = alike(outcomes)
    assert same == {"delivery": "week"}
    assert [package(outcome, LABELS, alike=same) for outcome in outcomes] == ["Price: 5 USD", "Price: 7.5 USD"]
    assert package({"delivery": "week"}, LABELS, alike=same)
    assert alike(outcomes[:1]) == {}
