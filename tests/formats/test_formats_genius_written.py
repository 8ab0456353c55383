"""Genius files as other programs and other hands write them: read right by hand, or refused with line and mend."""

from pathlib import Path

import pytest

from walkaway.errors import CaseError
from walkaway.formats.gather import read_domain

FILES = Path(__file__).parent / "files" / "genius-by-negmas"


def test_profiles_that_negmas_writes():
    """Values of an integer issue listed, profiles without bounds, parameters for an integer, a constant as a weight."""
    domain = read_domain(FILES)
    assert domain.ids == ("guest", "skipper")
    assert domain.size == 5 * 2 * 11
    bid = {"nights": 5.0, "boat": "sloop", "deposit": 4.0}
    assert domain.value("guest", bid) == pytest.approx(0.5 * 1.0 + 0.3 * 0.25 + 0.2 * (1 - 0.4))
    assert domain.value("skipper", bid) == pytest.approx(0.5 * (-0.5 + 0.25 * 5) + 0.3 * 4 / 4 + 0.2 * 4 / 8)
    low = {"nights": 3.0, "boat": "ketch", "deposit": 9.0}
    assert domain.value("guest", low) == pytest.approx(0.5 * 0.1 + 0.3 * 1.0 + 0.2 * 0.1)
    assert domain.value("skipper", low) == pytest.approx(0.5 * 0.25 + 0.3 * 1 / 4 + 0.2 * (10 - 9) / (10 - 8))
    assert (domain.reservation("guest"), domain.profile("guest").discount) == (0.125, 0.9)
    said = "\n".join(str(warning) for warning in domain.warnings)
    assert "skipper.xml:19:1: the weight of number 4 belongs to no issue" in said
    assert "skipper.xml:6:1: the evaluations of 'boat' go up to 4: as in Genius each is divided by that" in said
    assert len(domain.warnings) == 2


def test_the_profile_of_negmas_named_alone_finds_its_domain():
    named = read_domain(FILES / "skipper.xml")
    assert named.ids == ("skipper", "guest")
    assert named.name == "Charter"


DOMAIN = """<negotiation_template><utility_space number_of_issues="2"><objective index="0" name="r">
<issue index="1" name="days" type="integer" lowerbound="2" upperbound="6"/>
<issue index="2" name="colour" type="discrete"><item index="1" value="red"/><item index="2" value="blue"/></issue>
</objective></utility_space></negotiation_template>"""
DAYS = """<issue index="1" name="days" type="integer" lowerbound="2" upperbound="6">
<evaluator slope="0.25" offset="0"/></issue>"""
COLOUR = """<issue index="2" name="colour" type="discrete">
<item index="1" value="red" evaluation="8"/><item index="2" value="blue" evaluation="4"/></issue>"""
WEIGHTS = '<weight index="1" value="0.6"/><weight index="2" value="0.4"/>'
HEAD = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<!DOCTYPE utility_space>\n<!-- mine -->\n'


def days(inside: str) -> str:
    return f'<issue index="1" name="days" type="integer">{inside}</issue>'


def triangle(low: float, high: float, top: float) -> str:
    return days(f'<evaluator ftype="triangular" parameter0="{low}" parameter1="{high}" parameter2="{top}"/>')


def profile(*parts: str, after: str = "", head: str = "") -> str:
    return f'{head}<utility_space><objective index="0" name="r">{"".join(parts)}</objective>{after}</utility_space>'


def written(tmp_path: Path, text: str, domain: str = DOMAIN) -> Path:
    (tmp_path / "colours domain.xml").write_text(domain, encoding="utf-8")
    (tmp_path / "my profile (1).xml").write_text(text, encoding="utf-8")
    return tmp_path


ITEMS = "".join(f'<item value="{n}" evaluation="{n}"/>' for n in range(2, 7))


INNER, INNER_WEIGHT = '<objective index="3" name="inner">', '<weight index="3" value="1"/>'


@pytest.mark.parametrize(
    ("parts", "days_worth"),
    [
        ((DAYS, COLOUR, WEIGHTS), 0.5),
        ((WEIGHTS, COLOUR, DAYS), 0.5),
        ((days('<evaluator slope="0.25" offset="0.1"/>'), COLOUR, WEIGHTS), 0.6),
        ((days('<evaluator ftype="linear" parameter0="-0.2" parameter1="0.1"/>'), COLOUR, WEIGHTS), 0.2),
        ((days('<evaluator ftype="Constant" parameter0="0.7"/>'), COLOUR, WEIGHTS), 0.7),
        ((triangle(0, 8, 5), COLOUR, WEIGHTS), 0.8),
        ((triangle(2, 6, 2), COLOUR, WEIGHTS), 0.5),
        ((triangle(2, 7, 7), COLOUR, WEIGHTS), 0.4),
        ((days(ITEMS), COLOUR, WEIGHTS), 4 / 6),
        ((days("<!-- none --><![CDATA[ <any> ]]><evaluator offset='1' slope='-.25'/>"), COLOUR, WEIGHTS), 0.5),
        (("<note><item evaluation='9'/></note>", INNER, DAYS, COLOUR, WEIGHTS, "</objective>", INNER_WEIGHT), 0.5),
    ],
)
def test_one_bid_by_hand(tmp_path: Path, parts: tuple[str, ...], days_worth: float):
    domain = read_domain(written(tmp_path, profile(*parts, head=HEAD)))
    assert domain.ids == ("my profile (1)",)
    found = domain.value("my profile (1)", {"days": 4.0, "colour": "blue"})
    assert found == pytest.approx(0.6 * days_worth + 0.4 * 4 / 8)
    assert domain.warnings == ()


@pytest.mark.parametrize(
    "after",
    [
        '<reservation value="0.35"></reservation><discount_factor value="0.8"/>',
        "<discount_factor>0.8</discount_factor><reservation> 0.35 </reservation>",
        '<extra><reservation value=".35"/></extra><discount_factor variable="time" value="8e-1"/>',
    ],
)
def test_where_reservation_and_discount_stand(tmp_path: Path, after: str):
    for text in (profile(DAYS, COLOUR, WEIGHTS, after=after), profile(DAYS, COLOUR, WEIGHTS, after)):
        domain = read_domain(written(tmp_path, text))
        assert domain.reservation("my profile (1)") == 0.35
        assert domain.profile("my profile (1)").discount == 0.8


@pytest.mark.parametrize("word", ["-inf", "-Infinity"])
@pytest.mark.parametrize(("blue", "reserved"), [("4", 0.0), ("-4", -0.4 * 4 / 8)])
def test_no_reservation_value_as_negmas_writes_it(tmp_path: Path, word: str, blue: str, reserved: float):
    text = profile(DAYS, COLOUR.replace('"4"', f'"{blue}"'), WEIGHTS, after=f'<reservation value="{word}" />')
    assert read_domain(written(tmp_path, text)).reservation("my profile (1)") == pytest.approx(reserved)


def test_listed_numbers_in_the_domain_and_an_evaluator_in_the_profile(tmp_path: Path):
    listed = DOMAIN.replace('type="integer" lowerbound="2" upperbound="6"/>', f'type="discrete">{ITEMS}</issue>')
    domain = read_domain(written(tmp_path, profile(DAYS, COLOUR, WEIGHTS), listed.replace(" evaluation", " was")))
    worth = [domain.value("my profile (1)", {"days": str(n), "colour": "red"}) for n in range(2, 7)]
    assert worth == pytest.approx([0.4, 0.55, 0.7, 0.85, 1.0])


def test_values_of_an_integer_issue_that_are_left_out_count_as_nothing(tmp_path: Path):
    some = days('<item value="4" evaluation="1"/><item value="5" evaluation="0.5"/>')
    domain = read_domain(written(tmp_path, profile(some, COLOUR, WEIGHTS)))
    assert domain.value("my profile (1)", {"days": 3.0, "colour": "red"}) == pytest.approx(0.4)
    assert domain.value("my profile (1)", {"days": 5.0, "colour": "red"}) == pytest.approx(0.7)
    assert "3 of 5 values of 'days' have no evaluation, and count as 0" in str(domain.warnings[0])


BOXES = """<utility_function maxutility="{}"><ufun type="PlainUfun" aggregation="sum">
<hyperRectangle utility_function="0.25"><INCLUDES index="1" min="3" max="5"/></hyperRectangle>
</ufun></utility_function>"""


def test_rectangles_as_negmas_writes_them(tmp_path: Path):
    domain = read_domain(written(tmp_path, profile(DAYS, COLOUR, BOXES.format(1))))
    assert [domain.value("my profile (1)", {"days": n, "colour": "red"}) for n in (2.0, 3.0)] == [0.0, 0.25]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (profile(DAYS, COLOUR, BOXES.format(-1)), "maxutility is -1; write the most that the rectangles pay together"),
        (profile(days('<item value="7" evaluation="1"/>'), COLOUR, WEIGHTS), "names '7' for 'days', which the domain"),
        (profile(days('<item value="few" evaluation="1"/>'), COLOUR, WEIGHTS), "names 'few' for 'days'"),
        (profile(days('<evaluator ftype="linear" parameter0="1"/>'), COLOUR, WEIGHTS), "has no 'parameter1'; write"),
        (profile(days('<evaluator ftype="linear" slope="1"/>'), COLOUR, WEIGHTS), "has no 'offset'; write"),
        (profile(days('<evaluator ftype="quadratic" parameter0="1"/>'), COLOUR, WEIGHTS), "the evaluator 'quadratic'"),
        (profile(triangle(3, 6, 3), COLOUR, WEIGHTS), "has a jump; put the top"),
        (profile(DAYS.replace("integer", "real"), COLOUR, WEIGHTS), "'days' is real here and not in the domain"),
        (profile(DAYS, COLOUR.replace('"4"', '"0,5"'), WEIGHTS), "'0,5' is not a number"),
        (profile(DAYS, COLOUR), "the profile gives no weights; write <weight"),
    ],
)  # fmt: skip
def test_what_is_refused_says_line_and_mend(tmp_path: Path, text: str, said: str):
    with pytest.raises(CaseError, match=r"my profile \(1\)\.xml:\d+:\d+: .*;") as caught:
        read_domain(written(tmp_path, text))
    assert said in str(caught.value)


def test_a_profile_without_bounds_needs_its_domain(tmp_path: Path):
    folder = written(tmp_path, profile(days('<evaluator slope="0.25" offset="0"/>'), COLOUR, WEIGHTS))
    (folder / "colours domain.xml").unlink()
    with pytest.raises(CaseError, match=r"xml:1:\d+: the issue 'days' has no bounds, .* put the domain file beside"):
        read_domain(folder)
    with pytest.raises(CaseError, match="the issue 'days' has no bounds"):
        read_domain(folder / "my profile (1).xml")
