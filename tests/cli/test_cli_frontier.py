"""``walkaway frontier``: what it prints, writes and refuses, with its exit codes."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from cli.command_line import CASES, run
from walkaway import frontier
from walkaway.report.charts.frontier import frontier_figure

FILES = Path(__file__).resolve().parents[1] / "formats" / "files"
KEYS = {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "min_gap", "discrete_raiffa"}


def test_json_holds_the_frontier_the_solutions_and_the_measures():
    ran = run("frontier", CASES / "camp-david-1978", "--json")
    assert (ran.code, ran.err) == (0, "")
    result = ran.json["result"]
    assert ran.json["command"] == "frontier"
    assert (result["size"], result["parties"], result["exact"]) == (64, ["israel", "egypt"], True)
    assert result["method"] == "merging"
    assert set(result["solutions"]) == KEYS
    points = result["frontier"]
    assert all(set(point) == {"outcome", "utilities"} for point in points)
    firsts = [point["utilities"]["israel"] for point in points]
    assert firsts == sorted(firsts, reverse=True)
    nash = result["solutions"]["nash"]
    assert nash["utilities"] == pytest.approx({"israel": 0.6, "egypt": 0.75})
    assert nash["ties"] == 1
    assert nash["outcome"]["jerusalem"] == "israel"
    assert result["measures"]["balance"]["value"] == pytest.approx(0.0)


@pytest.mark.parametrize("folder", sorted(path.name for path in FILES.iterdir()))
def test_every_own_folder_is_solved(folder: str):
    ran = run("frontier", FILES / folder, "--json", "--quiet")
    assert (ran.code, ran.err) == (0, "")
    result = ran.json["result"]
    assert result["exact"]
    assert result["certificate"]
    assert result["frontier"]


def test_words_tell_size_method_and_solutions():
    ran = run("frontier", CASES / "first-case")
    assert (ran.code, ran.err) == (0, "")
    for words in ("6 outcomes", "Frontier: ", "exact", "Kalai–Smorodinsky", "Measures"):
        assert words in ran.out


@pytest.mark.parametrize("method", ["enumeration", "merging", "elimination"])
def test_a_method_can_be_forced_and_the_answer_is_the_same(method: str):
    chosen = run("frontier", CASES / "camp-david-1978", "--json").json["result"]
    forced = run("frontier", CASES / "camp-david-1978", "--json", "--method", method).json["result"]
    assert forced["method"] == method
    assert [point["utilities"] for point in forced["frontier"]] == [point["utilities"] for point in chosen["frontier"]]


def test_an_approximation_says_how_far_it_may_fall_short():
    result = run("frontier", CASES / "camp-david-1978", "--json", "--epsilon", "0.2").json["result"]
    assert result["method"] == "bins"
    assert 0 <= result["epsilon"]["israel"] <= 0.2


def test_gains_may_be_taken_over_zero():
    over = {
        kind: run("frontier", CASES / "first-case", "--json", "--disagreement", kind).json["result"]
        for kind in ("reservation", "zero")
    }
    assert over["reservation"]["solutions"]["nash"]["disagreement"] == {"buyer": 0.5, "seller": 0.4}
    assert over["zero"]["solutions"]["nash"]["disagreement"] == {"buyer": 0.0, "seller": 0.0}


def test_a_figure_is_drawn(tmp_path: Path):
    ran = run("frontier", CASES / "camp-david-1978", "--plot", tmp_path / "f.svg")
    assert ran.code == 0
    assert ran.err == f"walkaway: wrote {tmp_path / 'f.svg'}\n"
    texts = "".join(ET.fromstring((tmp_path / "f.svg").read_text(encoding="utf-8")).itertext())
    assert "israel" in texts
    assert "Nash" in texts


def random_domain(folder: Path, issues: int, options: int, parties: int = 2, *, seed: int = 7) -> Path:
    """Write a domain of NegoLog with random utilities, and return its folder."""
    rng = np.random.default_rng(seed)
    for letter in "ABCDEFG"[:parties]:
        weights = rng.dirichlet(np.ones(issues))
        data = {
            "reservationValue": 0.1,
            "issueWeights": {f"i{n}": float(weight) for n, weight in enumerate(weights)},
            "issues": {f"i{n}": {f"v{k}": float(rng.random()) for k in range(options)} for n in range(issues)},
        }
        (folder / f"profile{letter}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("html", b"<!doctype html>")])
def test_figures_of_three_kinds(tmp_path: Path, ending: str, begins: bytes):
    ran = run("frontier", random_domain(tmp_path, 3, 3), "--plot", tmp_path / f"f.{ending}", "--quiet")
    assert (ran.code, ran.err) == (0, "")
    drawn = (tmp_path / f"f.{ending}").read_bytes()
    assert drawn.startswith(begins)
    assert ending != "html" or (b"<svg" in drawn and b"http" not in drawn.replace(b"http://www.w3.org", b""))


def test_three_parties_have_a_plot_for_every_two(tmp_path: Path):
    run("frontier", random_domain(tmp_path, 3, 3, parties=3), "--plot", tmp_path / "f.svg", "--quiet")
    drawn = "".join(ET.fromstring((tmp_path / "f.svg").read_text(encoding="utf-8")).itertext())
    assert [drawn.count(f"profile{letter}") for letter in "ABC"] == [2, 2, 2]
    assert "no deal" in drawn


def test_solutions_that_agree_share_one_mark_and_stand_on_their_point():
    spec = frontier_figure(frontier(CASES / "first-case"))
    assert spec is not None
    marks = spec["layer"][-1]["data"]["values"]
    assert len({(mark["x"], mark["y"]) for mark in marks}) == len(marks)
    nash = next(mark for mark in marks if "Nash" in mark["solution"])
    assert "egalitarian" in nash["solution"].replace("\n", " ")
    assert (nash["x"], nash["y"]) == pytest.approx((0.7, 0.8))


def test_few_points_are_spread_from_the_first_to_the_last(tmp_path: Path):
    every = run("frontier", random_domain(tmp_path, 6, 5), "--json").json["result"]
    few = run("frontier", tmp_path, "--json", "--points", "3").json["result"]
    assert every["points"] == few["points"] == len(every["frontier"]) > 10
    assert [few["frontier"][place] for place in (0, 2)] == [every["frontier"][place] for place in (0, -1)]
    assert len(few["frontier"]) == 3
    assert few["solutions"] == every["solutions"]


def test_a_long_frontier_is_shortened_in_words(tmp_path: Path):
    ran = run("frontier", random_domain(tmp_path, 40, 10))
    words = " ".join(ran.out.split())
    assert "20 of " in words
    assert "and 28 more issues, which --json gives" in words
    assert "1.00·10^40 outcomes" in words


def test_ten_to_the_four_hundred_outcomes(tmp_path: Path):
    result = run("frontier", random_domain(tmp_path, 400, 10), "--json", "--points", "5").json["result"]
    assert result["size"] == 10**400
    assert (result["method"], result["exact"]) == ("merging", True)
    assert len(result["frontier"][0]["outcome"]) == 400


@pytest.mark.slow
def test_more_outcomes_than_python_writes_digits(tmp_path: Path):
    """Both parties want the same, so the frontier is one point, of ten to the five thousand outcomes."""
    issues = {f"i{n}": {f"v{k}": k / 9 for k in range(10)} for n in range(5000)}
    for letter in "AB":
        data = {"issueWeights": dict.fromkeys(issues, 1 / 5000), "issues": issues}
        (tmp_path / f"profile{letter}.json").write_text(json.dumps(data), encoding="utf-8")
    ran = run("frontier", tmp_path, "--json")
    assert ran.code == 0, ran.err
    assert '"size": 1' + "0" * 5000 + "," in ran.out


@pytest.mark.slow
def test_json_of_a_domain_too_long_for_a_case(tmp_path: Path):
    """As a case it has more values than a case may have, and it is no case."""
    result = run("frontier", random_domain(tmp_path, 5, 11_000), "--json", "--points", "2")
    assert result.code == 0, result.err
    assert result.json["result"]["size"] == 11_000**5


def test_what_was_mended_stands_in_the_json():
    ran = run("frontier", FILES / "genius-damaged", "--json", "--quiet", "--points", "1")
    assert any(warning.startswith("cafe_domain.xml:6:1: a missing space") for warning in ran.json["warnings"])


def test_a_domain_without_profiles_is_no_input(tmp_path: Path):
    (tmp_path / "d.json").write_text('{"issuesValues": {"a": {"values": ["x"]}}}', encoding="utf-8")
    for words in (("frontier", tmp_path), ("import", tmp_path, "--out", tmp_path / "case")):
        ran = run(*words)
        assert ran.code == 3
        assert "no profile" in ran.err


def test_out_writes_what_json_prints(tmp_path: Path):
    ran = run("frontier", CASES / "first-case", "--json", "--out", tmp_path)
    (file,) = tmp_path.iterdir()
    assert file.read_text(encoding="utf-8") == ran.out
    assert file.name.endswith(".frontier.json")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("nowhere",), 2, "nowhere"),
        ((CASES / "camp-david-1978", "--epsilon", "0"), 2, "epsilon"),
        ((CASES / "camp-david-1978", "--epsilon", "nan"), 2, "epsilon"),
        ((CASES / "camp-david-1978", "--method", "magic"), 2, "merging"),
        ((CASES / "camp-david-1978", "--disagreement", "none"), 2, "reservation"),
        ((CASES / "camp-david-1978", "--plot", "f.pdf"), 2, ".svg, .png or .html, not 'f.pdf'"),
        ((CASES / "camp-david-1978", "--profiles", "israel", "--plot", "f.png"), 2, "2 to 4 parties, not 1"),
        ((CASES / "camp-david-1978", "--profiles", "israel,jordan"), 2, "jordan"),
        ((CASES / "hanoi-2019",), 2, "exactly"),
    ],
)
def test_what_cannot_be_done_is_refused(words: tuple[str, ...], code: int, says: str):
    ran = run("frontier", *words)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_a_number_that_is_none_is_refused(tmp_path: Path):
    for name, value in (("profileA", "0.5"), ("profileB", "NaN")):
        text = '{"reservationValue": 0, "issueWeights": {"a": 1}, "issues": {"a": {"x": VALUE, "y": 1}}}'
        (tmp_path / f"{name}.json").write_text(text.replace("VALUE", value), encoding="utf-8")
    ran = run("frontier", tmp_path)
    assert ran.code == 3
    assert "profileB.json" in ran.err
    assert "finite" in ran.err
