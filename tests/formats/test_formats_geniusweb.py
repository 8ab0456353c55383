"""GeniusWeb by hand: both spellings, number issues, reservation bids, sums of groups."""

from pathlib import Path

import pytest

from walkaway.errors import CaseError
from walkaway.formats.gather import read_domain

FILES = Path(__file__).parent / "files"


def test_the_spelling_of_java_with_number_issues():
    domain = read_domain(FILES / "geniusweb-java")
    assert domain.name == "gym"
    assert domain.size == 3 * 4 * 3  # 2.2 is not on a step from 0.5; the last is 2.0
    member = {"Sport": "boxing", "Hours": 1.5, "Fee": 15.0}
    assert domain.value("member", member) == pytest.approx(0.5 * 0.1 + 0.2 * 0.6 + 0.3 * 0.5)
    assert domain.value("member", {"Fee": 25.0}) == 0.0  # above highValue
    assert domain.value("club", member) == pytest.approx(0.2 * 1.0 + 0.2 * 1 / 3 + 0.6 * 0.5)
    assert domain.reservation("member") == pytest.approx(0.5 * 0.8 + 0.2 * 0.3)  # the fee is left out of the bid
    assert domain.reservation("club") == 0.0


def test_the_spelling_of_python():
    domain = read_domain(FILES / "geniusweb-python")
    assert (domain.name, domain.ids, domain.size) == ("tea", ("profileA", "profileB"), 6)
    assert domain.value("profileA", {"Sort": "black", "Cups": "2"}) == pytest.approx(0.7 * 0.25 + 0.3 * 0.5)
    assert domain.reservation("profileB") == pytest.approx(0.4 + 0.6)
    assert domain.warnings == ()


def test_a_sum_of_groups():
    domain = read_domain(FILES / "geniusweb-groups")
    assert domain.value("cook", {"Dish": "meat", "Wine": "red", "Guests": 3.0}) == pytest.approx(0.9)
    assert domain.value("cook", {"Dish": "meat", "Wine": "white", "Guests": 4.0}) == 0.0
    assert domain.value("cook", {"Dish": "fish", "Wine": "red"}) == pytest.approx(0.1)
    assert domain.value("cook", {"Dish": "fish", "Guests": 2.0}) == pytest.approx(0.3)
    assert domain.value("host", {"Dish": "meat", "Wine": "red", "Guests": 3.0}) == pytest.approx(0.75)


def edited(tmp_path: Path, old: str, new: str, name: str = "member.json") -> Path:
    for file in (FILES / "geniusweb-java").iterdir():
        text = file.read_text(encoding="utf-8")
        if file.name == name:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"rowing": 1}', '"running": 1}', "'running' is no value of the issue 'Sport'"),
        ('"Sport": "yoga", "Hours": 1.0', '"Sport": "tennis"', "'tennis' is no value of the issue 'Sport'"),
        ('"Hours": 1.0}', '"Hours": 0.7}', "0.7 is no value of the issue 'Hours'"),
        ('"Sport": 0.5', '"Sport": NaN', "no finite number"),
        ('"Sport": 0.5', '"Sport": 1e999', "no finite number"),
        ('"Sport": 0.5', '"Sports": 0.5', "has no issue 'Sports'"),
        ("discreteutils", "otherutils", "of an unknown kind"),
        ('"boxing": 0.1', '"yoga": 0.1', "'yoga' is given twice"),
        ('"values": ["yoga", "boxing", "rowing"]', '"values": []', "the issue 'Sport' has no values"),
        ('"step": 10', '"step": 0', "holds nothing"),
        ('"step": 0.5', '"step": 0.0000001', "more than 1,000,000 values"),
        ("LinearAdditiveUtilitySpace", "DefaultPartialOrdering", "ranks bids and gives no utilities"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: str):
    with pytest.raises(CaseError, match=r"member\.json:\d+:\d+: ") as caught:
        read_domain(edited(tmp_path, old, new) / "member.json")
    assert said in str(caught.value)


def test_a_profile_of_another_domain(tmp_path: Path):
    folder = edited(tmp_path, '"values": ["yoga", "boxing", "rowing"]', '"values": ["yoga", "boxing", "chess"]')
    with pytest.raises(CaseError, match=r"member\.json:8:\d+: the values of 'Sport' are not those of the domain"):
        read_domain(folder)


def test_weights_are_kept_as_written(tmp_path: Path):
    domain = read_domain(edited(tmp_path, '"Sport": 0.5', '"Sport": 0.9'))
    assert domain.value("member", {"Sport": "rowing", "Hours": 2.0, "Fee": 5.0}) == pytest.approx(0.9 + 0.18 + 0.3)
    assert any("weights sum to 1.4" in str(warning) for warning in domain.warnings)


def test_an_issue_in_two_groups(tmp_path: Path):
    for file in (FILES / "geniusweb-groups").iterdir():
        text = file.read_text(encoding="utf-8").replace('"issues": ["Guests"]', '"issues": ["Dish"]')
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"cook\.json:5:\d+: the issue 'Dish' is in the groups 'table' and 'room'"):
        read_domain(tmp_path)
