"""The repository as a whole: pins without addresses, nothing of one machine, the commands others rely on."""

import ast
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

MADE = {"out", "site", "build", "dist", "__pycache__"}
# Put together here so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.)}\]>-])/(?:" + "|".join(["work", "root", "home"]) + r")/")


def canonical(requirement: str) -> str:
    """The name in a requirement, as package indexes compare names (PEP 503)."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, f"no name in {requirement!r}"
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def files_of(root: Path) -> list[Path]:
    """What git tracks or would track; without git, everything but hidden and made folders."""
    if (root / ".git").exists() and shutil.which("git"):
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
        return [root / name for name in listed.split("\0") if name and (root / name).is_file()]
    found = []
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if name == ".ci" or (name not in MADE and name[0] != ".")]
        found += [Path(folder, name) for name in names]
    return found


@pytest.fixture(scope="module")
def project(repo_root: Path) -> dict:
    return tomllib.loads((repo_root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def constraints(repo_root: Path) -> str:
    return (repo_root / "constraints.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["://", " @ "])
def test_constraints_hold_no_address(constraints: str, address: str):
    assert address not in constraints


def test_constraints_are_names_and_versions(constraints: str):
    odd = [line for line in constraints.splitlines() if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)]
    assert odd == []


def test_every_dependency_is_pinned(project: dict, constraints: str):
    pinned = {canonical(line) for line in constraints.splitlines()}
    asked = [*project["dependencies"], *(item for extra in project["optional-dependencies"].values() for item in extra)]
    assert [item for item in asked if canonical(item) not in pinned] == []


def test_every_dependency_has_a_lower_bound(project: dict):
    asked = [*project["dependencies"], *(item for extra in project["optional-dependencies"].values() for item in extra)]
    assert [item for item in asked if ">=" not in item] == []


def test_the_build_backend_is_pinned(repo_root: Path):
    build = tomllib.loads((repo_root / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", item) for item in build["requires"])


def test_no_path_of_a_machine(repo_root: Path):
    found = []
    for file in files_of(repo_root):
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # not text
        lines = enumerate(text.splitlines(), start=1)
        found += [f"{file.relative_to(repo_root)}:{number}" for number, line in lines if MACHINE_PATH.search(line)]
    assert found == []


@pytest.mark.parametrize("line", ["see " + "/work" + "/x", '"' + "/home" + '/me"', "=" + "/root" + "/.cache"])
def test_a_path_of_a_machine_is_seen(line: str):
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["docs/work/x.md", "a.b/home/c", "../work/x", "{root}/home/x"])
def test_another_path_is_not_taken_for_one(line: str):
    assert not MACHINE_PATH.search(line)


def test_ci_runs_the_commands(repo_root: Path):
    script = repo_root / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("make ")] == ["make brief", "make test", "make check"]
    assert "export WALKAWAY_REQUIRE_SHARED=1" in lines
    assert "export WALKAWAY_REQUIRE_BROWSER=1" in lines


def test_make_lists_what_it_offers(repo_root: Path):
    makefile = (repo_root / "Makefile").read_text(encoding="utf-8")
    documented = set(re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)
    assert phony
    assert documented == set(phony.group(1).split())
    assert documented >= {
        "brief",
        "test",
        "test-all",
        "check",
        "bench",
        "setup",
        "browser",
        "constraints",
        "clean",
        "help",
    }


@pytest.mark.parametrize("target", ["test", "test-all"])
def test_tests_have_their_browser(repo_root: Path, target: str):
    makefile = (repo_root / "Makefile").read_text(encoding="utf-8")
    needs = re.search(rf"^{target}:([^#\n]*)", makefile, flags=re.MULTILINE)
    assert needs
    assert needs.group(1).split() == ["setup", "browser"]


@pytest.mark.parametrize("name", ["setup_environment.py", "setup_browser.py"])
def test_an_old_python_reads_the_set_up(repo_root: Path, name: str):
    source = (repo_root / "tools" / name).read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 8)).body


def test_npm_packages_are_names_and_versions(repo_root: Path):
    source = (repo_root / "tools" / "setup_browser.py").read_text(encoding="utf-8")
    pins = re.search(r"^PACKAGES = \((.*)\)$", source, flags=re.MULTILINE)
    assert pins
    asked = re.findall(r'"(.+?)"', pins.group(1))
    assert len(asked) == 2
    assert [pin for pin in asked if not re.fullmatch(r"[a-z-]+@\d+\.\d+\.\d+", pin)] == []
    assert "://" not in source


def test_the_licence_is_there(repo_root: Path, project: dict):
    assert project["license"] == "Apache-2.0"
    text = (repo_root / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_package_is_typed(repo_root: Path):
    assert (repo_root / "src" / "walkaway" / "py.typed").is_file()


def test_the_shared_folder_is_there_where_it_is_required(shared: Path):
    assert shared.is_dir()
