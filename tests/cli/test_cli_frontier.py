"""``walkaway frontier``: what it prints, writes and refuses, with its exit codes."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cli.command_line import CASES, run

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
        ((CASES / "camp-david-1978", "--plot", "f.png"), 2, ".svg"),
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
