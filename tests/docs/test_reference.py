"""The reference is complete: every key, command, option, exit code, public name, status and decision is documented."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from documents import ROOT, Runs

import walkaway
from walkaway.analysis import CONVENTIONS, STATUS_RULES
from walkaway.beliefs.likelihood import LIKELIHOODS
from walkaway.case import BASES, KINDS
from walkaway.cli.app import app
from walkaway.errors import CaseError, InputError, LimitError, WalkawayError

DOCS = ROOT / "docs"
COMMAND = typer.main.get_command(app)
COMMANDS = COMMAND.commands


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """The text under a heading, up to the next of its level."""
    level = text[: text.index(f" {title}\n")].rsplit("\n", 1)[-1]
    after = text.split(f"\n{level} {title}\n", 1)[1]
    return after.split(f"\n{level} ", 1)[0]


def written_by_tool() -> Any:
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / "tools" / "write_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_case_reference_is_current():
    assert page("reference/case.md") == written_by_tool().page(), "run .venv/bin/python tools/write_reference.py"


def test_the_tables_of_rules_are_current():
    text = page("theory/reading.md")
    assert text == written_by_tool().reading_page(text), "run .venv/bin/python tools/write_reference.py"


def test_the_published_schema_is_current():
    published = (DOCS / "reference" / "case.schema.json").read_text(encoding="utf-8")
    assert published == walkaway.formats.schema_text(), "run .venv/bin/python tools/write_schema.py"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_of_a_command_is_documented(name: str):
    text = page("reference/commands.md")
    assert f"[`{name}`](#{name})" in text
    own = section(text, name)
    options = [option for param in COMMANDS[name].params for option in param.opts if option.startswith("--")]
    assert [option for option in options if f"`{option}`" not in own] == []
    described = set(re.findall(r"^`(--[a-z-]+)", text, flags=re.MULTILINE))
    assert set(options) - {"--help"} <= described


def test_no_option_is_documented_that_is_not_there():
    text = page("reference/commands.md")
    real = {option for command in (COMMAND, *COMMANDS.values()) for param in command.params for option in param.opts}
    assert set(re.findall(r"`(--[a-z-]+)", text)) <= real | {"--help"}


def test_every_option_of_the_program_is_documented():
    own = section(page("reference/commands.md"), "Options of the program")
    options = [option for param in COMMAND.params for option in param.opts if option.startswith("--")]
    assert [option for option in options if option != "--help" and f"`{option}`" not in own] == []


def test_every_command_names_defaults_as_they_are():
    text = page("reference/commands.md")
    found = dict(re.findall(r"^`(--[a-z]+)` \(default (\d+)\)$", text, flags=re.MULTILINE))
    for name in ("brief", "zone", "gap", "walk-away", "try"):
        for param in COMMANDS[name].params:
            if param.opts[0] in found:
                assert str(param.default) == found[param.opts[0]]


def test_exit_codes_are_those_of_the_errors():
    table = section(page("reference/commands.md"), "Exit codes")
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", table, flags=re.MULTILINE)}
    assert codes == {0, 130, *(error.exit_code for error in (WalkawayError, InputError, CaseError, LimitError))}
    named = section(page("reference/python.md"), "Errors")
    for error in (WalkawayError, InputError, CaseError, LimitError):
        assert re.search(rf"^\| `{error.__name__}` \|.*\| {error.exit_code} \|$", named, flags=re.MULTILINE)


@pytest.mark.parametrize("name", walkaway.__all__)
def test_every_public_name_is_documented(name: str):
    assert re.search(rf"`{name}[`(]", page("reference/python.md"))


def keys(value: Any, ids: set[str]) -> Iterator[str]:
    """Every key of a result that is no id of the case."""
    if isinstance(value, list):
        for item in value:
            yield from keys(item, ids)
    elif hasattr(value, "__dict__"):
        for key, item in vars(value).items():
            if key not in ids:
                yield key
            yield from keys(item, ids)


@pytest.mark.parametrize("case_id", ["hanoi-2019", "first-case"])
def test_every_key_of_a_result_is_documented(runs: Runs, case_id: str):
    case = walkaway.load(ROOT / "cases" / case_id)
    ids = {record.id for records in (case.parties, case.issues, case.statements, case.terms) for record in records}
    ids |= {reading.id for group in case.readings for reading in group.readings}
    result = runs.result(f"brief cases/{case_id}")
    findings = {*page("how-to/read-the-json.md").split("`")[1::2]}
    missing = {key for key in keys(result, ids) if key not in findings and not re.search(rf"[.(]{key}\b", key)}
    headings = set(re.findall(r"^### (\w+)$", page("how-to/read-the-json.md"), flags=re.MULTILINE))
    names = {"zone.headline", "walk_away"}  # an assumption's effect is by finding
    assert {key for key in missing - headings if not any(key.startswith(name.split(".")[0]) for name in names)} == set()


def test_every_part_of_a_result_has_its_section(runs: Runs):
    headings = set(re.findall(r"^### (\w+)$", page("how-to/read-the-json.md"), flags=re.MULTILINE))
    parts = set(vars(runs.result("brief cases/hanoi-2019"))) - {"packages_looked_at"}
    assert parts == headings


@pytest.mark.parametrize("name", ["how-to/code-a-case.md", "reference/case.md"])
def test_every_kind_and_basis_is_documented(name: str):
    text = page(name)
    assert [
        kind.id for kind in KINDS if not re.search(rf"^(### {kind.id} |\| `{kind.id}` \|)", text, flags=re.MULTILINE)
    ] == []
    for basis in BASES:
        rows = re.findall(rf"^\| `{basis.id}` \|(.+)$", text, flags=re.MULTILINE)
        assert any(f" {basis.credibility:g}" in row and f" {basis.credibility_serving:g}" in row for row in rows)


def test_the_how_to_says_which_kinds_move_beliefs():
    tables = section(page("how-to/code-a-case.md"), "Statements").split("Six do not:")
    for kind in KINDS:
        assert f"| `{kind.id}` |" in tables[0 if kind.moves_beliefs else 1]


def test_the_theory_names_every_likelihood():
    table = section(page("theory/beliefs.md"), "Likelihood: how well a statement fits a draw")
    assert [
        entry.kind
        for entry in LIKELIHOODS
        if not re.search(rf"^\| {entry.kind.replace('_', ' ')}\b", table, flags=re.MULTILINE)
    ] == []


def test_the_theory_names_every_convention():
    shared = section(page("theory/findings.md"), "What all findings share")
    assert [c.name for c in CONVENTIONS if f"{c.value:g}" not in shared] == []


def test_every_status_is_documented():
    rows = section(page("theory/findings.md"), "Scorecard")
    assert [status for status in STATUS_RULES if f"`{status}`" not in rows] == []
    scorecard = section(page("how-to/read-the-json.md"), "scorecard")
    assert [status for status in STATUS_RULES if f"`{status}`" not in scorecard] == []


def test_every_decision_is_listed_once_and_has_its_parts():
    records = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    index = page("decisions/index.md")
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        text = record.read_text(encoding="utf-8")
        number, title = re.match(r"# (\d+)\. (.+)\n", text).groups()
        assert f"| {number} | [{title}]({record.name}) |" in index
        assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == ["Context", "Decision", "Consequence"]


def test_every_page_is_in_the_navigation():
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [
        str(file.relative_to(DOCS)) for file in sorted(DOCS.rglob("*.md")) if str(file.relative_to(DOCS)) not in text
    ] == []


def test_the_glossary_is_in_order():
    words = re.findall(r"^\*\*(.+)\*\*$", page("glossary.md"), flags=re.MULTILINE)
    assert words == sorted(words, key=str.lower)
    wanted = {
        "party", "person", "issue", "outcome", "package", "no deal", "reservation value", "statement", "origin",
        "basis", "reading", "assumption", "commitment", "step", "draw",
    }  # fmt: skip
    assert wanted <= set(words)


def test_the_page_of_the_tutorial_names_draws_and_seed(runs: Runs):
    method = runs.result("brief cases/hanoi-2019").method
    assert f"{method.draws:,} draws, seed {method.seed}" in page("tutorial.md")


def test_figures_of_the_model_in_the_pages():
    """Numbers that stand in sentences without a mark are those of the code."""
    from walkaway.analysis.outcome_sets import ENUMERATED
    from walkaway.analysis.packages import MOST_PACKAGES
    from walkaway.analysis.view import FEWEST_DRAWS
    from walkaway.beliefs import MIN_EFFECTIVE
    from walkaway.beliefs.sampling import BLOCKS
    from walkaway.beliefs.worlds import MAX_WORLDS
    from walkaway.case.settings import Settings
    from walkaway.space import MAX_OUTCOMES
    from walkaway.space.completions import MAX_COMPLETIONS

    settings = Settings()
    for name, words in {
        "theory/beliefs.md": [
            f"noise `τ` ({settings.noise:g})", f"hold-out `h` ({settings.hold_out:g})", f"{BLOCKS} blocks",
            f"At most {MAX_WORLDS} worlds", f"fewer than {MIN_EFFECTIVE} effective",
        ],
        "theory/findings.md": [
                f"({settings.min_gain:g} on a party's own scale)", f"{MAX_OUTCOMES:,} outcomes",
                f"up to {ENUMERATED:,} outcomes",
            ],
        "how-to/read-the-json.md": [f"more than {MOST_PACKAGES} is cut"],
        "how-to/code-a-case.md": [f"At most {MAX_WORLDS} combinations"],
        "reference/commands.md": [f"at least {2 * BLOCKS}"],
        "decisions/0005-open-packages-are-filled-in-at-most-512-ways.md": [f"Up to {MAX_COMPLETIONS} completions"],
        "decisions/0015-large-cases-use-fewer-draws.md": [f"down to {FEWEST_DRAWS}", f"{MAX_OUTCOMES:,} packages"],
    }.items():  # fmt: skip
        assert [word for word in words if word not in " ".join(page(name).split())] == [], name


def test_python_of_the_repository_is_found():
    assert Path(walkaway.__file__).is_relative_to(ROOT)
