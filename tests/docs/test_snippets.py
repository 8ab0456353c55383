"""Everything the pages show is true: commands, their output, figures, claims, Python and case files."""

import ast
import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import CLAIM, FIGURE, PAGES, ROOT, Runs, as_shown, blocks, commands, place_of
from ruamel.yaml import YAML

from walkaway.errors import CaseError
from walkaway.formats import parse_case
from walkaway.workbench import check

CASE_TEXTS = [case.read_text(encoding="utf-8") for case in sorted((ROOT / "cases").glob("*/case.yaml"))]
LANGUAGES = {"console", "python", "yaml", "sh", "text", "json"}


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def with_blocks(*languages: str) -> list[Any]:
    found = [page for page in PAGES if any(blocks(page.read_text(encoding="utf-8"), *languages))]
    return [pytest.param(page, id=named(page)) for page in found]


def with_matches(pattern: re.Pattern[str]) -> list[Any]:
    return [pytest.param(page, id=named(page)) for page in PAGES if pattern.search(page.read_text(encoding="utf-8"))]


@pytest.fixture
def shared_if_asked_for(request: pytest.FixtureRequest, page: Path) -> None:
    """Skip, or fail where it is required, the pages whose commands read the folder shared beside the repository."""
    if "../shared" in page.read_text(encoding="utf-8"):
        request.getfixturevalue("shared")


@pytest.mark.parametrize("page", [pytest.param(page, id=named(page)) for page in PAGES])
def test_every_block_says_what_it_is(page: Path):
    text = page.read_text(encoding="utf-8")
    assert text.count("\n```") % 2 == 0
    odd = [block.line for block in blocks(text, *LANGUAGES, "") if block.language not in LANGUAGES]
    assert odd == [], f"blocks of an unknown language in lines {odd}"


@pytest.mark.usefixtures("shared_if_asked_for")
@pytest.mark.parametrize("page", with_blocks("console"))
def test_commands_give_what_the_page_shows(page: Path, runs: Runs, page_place: Path):
    wrong = []
    for block in blocks(page.read_text(encoding="utf-8"), "console"):
        for shown in commands(block):
            ran = runs.run(shown.command, page_place)
            place = 0
            if ran.exit_code != shown.exit_code:
                wrong.append(f"line {block.line}: '{shown.command}' ends with {ran.exit_code}: {ran.output}")
            for part in shown.parts:
                found = place_of(part, ran.output, place)
                if found is None:
                    missing = "\n    ".join(part)
                    wrong.append(f"line {block.line}: '{shown.command}' does not print\n    {missing}")
                    break
                place = found + len(part)
    assert not wrong, "\n".join([*wrong, "If the program is right: .venv/bin/python tools/write_figures.py"])


def test_commands_outside_console_blocks_exist():
    """A command in a ``sh`` block is one of make's, which the tests of the repository know."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE))
    for page in PAGES:
        for block in blocks(page.read_text(encoding="utf-8"), "sh"):
            for line in filter(str.strip, block.text.splitlines()):
                words = shlex.split(line, comments=True)
                if words[0] == ".venv/bin/python":
                    assert (ROOT / words[1]).is_file() or words[1] == "-m", f"{named(page)}: {line}"
                else:
                    assert words[0] == "make", f"{named(page)}: {line}"
                    assert {word for word in words[1:] if "=" not in word} <= targets, f"{named(page)}: {line}"


@pytest.mark.parametrize("page", with_matches(FIGURE))
def test_figures_are_those_of_a_run(page: Path, runs: Runs):
    text = page.read_text(encoding="utf-8")
    wrong = []
    for match in FIGURE.finditer(text):
        now = as_shown(runs.value(match["means"]), match["shown"])
        if now != match["shown"]:
            line = text.count("\n", 0, match.start()) + 1
            wrong.append(f"line {line}: {match['shown']} is {now} now ({match['means']})")
    assert not wrong, "\n".join([*wrong, "If the program is right: .venv/bin/python tools/write_figures.py"])


@pytest.mark.parametrize("page", [pytest.param(page, id=named(page)) for page in PAGES])
def test_every_mark_is_read(page: Path):
    """A comment that was meant as a figure or claim and is not read as one would check nothing."""
    text = page.read_text(encoding="utf-8")
    for fence in blocks(text, "", *LANGUAGES):
        text = text.replace(fence.text, "")
    text = re.sub(r"`[^`\n]*`", "", text)  # the page that explains the marks shows one
    assert text.count("<!--=") == len(FIGURE.findall(text))
    assert text.count("<!--?") == len(CLAIM.findall(text))


@pytest.mark.parametrize("page", with_matches(CLAIM))
def test_claims_hold(page: Path, runs: Runs):
    text = page.read_text(encoding="utf-8")
    assert [match["means"] for match in CLAIM.finditer(text) if not runs.value(match["means"])] == []


@pytest.mark.parametrize("page", with_blocks("python"))
def test_python_runs(page: Path, page_place: Path):
    """The blocks of a page run one after the other and share their names; ``# prints`` states what a line prints."""
    names: dict[str, Any] = {"__name__": "page"}
    with contextlib.chdir(page_place):
        for block in blocks(page.read_text(encoding="utf-8"), "python"):
            said = io.StringIO()
            code = compile("\n" * block.line + block.text, named(page), "exec")
            with contextlib.redirect_stdout(said):
                exec(code, names)
            stated = re.findall(r"# prints (.+)$", block.text, flags=re.MULTILINE)
            if stated:
                assert said.getvalue().splitlines() == stated, f"{named(page)}, line {block.line}"


def test_readme_example_is_five_lines():
    [block] = blocks((ROOT / "README.md").read_text(encoding="utf-8"), "python")
    assert len(ast.parse(block.text).body) <= 5


@pytest.mark.parametrize("page", with_blocks("yaml"))
def test_case_blocks_hold_together(page: Path, tmp_path: Path):
    """A whole case is read; an excerpt stands in one of the cases; the other blocks of a page are together one case."""
    parts: list[dict[str, Any]] = []
    for block in blocks(page.read_text(encoding="utf-8"), "yaml"):
        if "walkaway: 1\n" in block.text and page.name == "README.md":
            parse_case(block.text)
        elif not any(block.text in text for text in CASE_TEXTS):
            parts.append(YAML(typ="rt").load(block.text))
    if parts:
        file = tmp_path / "case.yaml"
        YAML(typ="rt").dump(joined(parts), file)
        try:
            found = check(tmp_path, with_coverage=True)
        except CaseError as error:
            pytest.fail(f"the blocks of {named(page)} are together no case:\n{error}")
        assert found.warnings == ()
        assert found.coverage is not None
        assert found.coverage.is_complete


def joined(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Join the blocks of a page: a section that several hold is one section."""
    whole: dict[str, Any] = {}
    for part in parts:
        for key, value in part.items():
            if isinstance(value, dict) and key in whole:
                assert not set(whole[key]) & set(value), f"given twice under {key}: {set(whole[key]) & set(value)}"
                whole[key].update(value)
            else:
                assert key not in whole, f"given twice: {key}"
                whole[key] = value
    return whole


def test_the_readme_shows_the_first_case_in_full():
    [block] = blocks((ROOT / "README.md").read_text(encoding="utf-8"), "yaml")
    assert block.text == (ROOT / "cases" / "first-case" / "case.yaml").read_text(encoding="utf-8")


def links(page: Path) -> Iterator[str]:
    text = page.read_text(encoding="utf-8")
    for fence in blocks(text, *LANGUAGES):
        text = text.replace(fence.text, "")
    yield from re.findall(r"\]\(([^)\s]+)\)", text)


@pytest.mark.parametrize(
    "page", [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "cases/README.md")], ids=named
)
def test_links_lead_somewhere(page: Path):
    """Pages under docs are looked through by mkdocs (`test_site.py`); those outside it here."""
    inside = [link.partition("#")[0] for link in links(page) if not re.match(r"https?:|#", link)]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_marks_in_the_form_of_the_figure():
    assert as_shown(0.7514, "60 %") == "75 %"
    assert as_shown([0.33, 0.752], "1–2 %") == "33–75 %"
    assert as_shown(-0.304, "0.10") == "-0.30"
    assert as_shown(-11.3, "−9") == "−11"
    assert as_shown(2539.4, "1,482") == "2,539"


def test_no_page_names_a_folder_of_a_machine():
    assert [
        named(page) for page in PAGES if re.search(r"(?<![\w.])/(?:home|root|tmp)/", page.read_text(encoding="utf-8"))
    ] == []
