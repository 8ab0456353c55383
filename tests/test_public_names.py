"""What `import walkaway` offers: every name is there, once, in order, and nothing is loaded before it is asked for."""

import ast
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import walkaway


def test_the_list_is_sorted_and_holds_each_name_once():
    assert walkaway.__all__ == sorted(set(walkaway.__all__))


@pytest.mark.parametrize("name", walkaway.__all__)
def test_every_public_name_resolves(name: str):
    value = getattr(walkaway, name)
    assert callable(value), "a class or a function, never the module of that name"
    assert value.__module__.startswith("walkaway.")
    assert inspect.getdoc(value)


@pytest.mark.parametrize("name", [names[0] for names in walkaway._HOMES.values()])
def test_a_public_name_may_be_the_first_to_be_asked_for(name: str):
    """Asked for in a fresh process, so that no other name has loaded its home."""
    code = f"import walkaway; value = walkaway.{name}; print(callable(value))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "True\n"


def test_dir_is_complete():
    assert set(dir(walkaway)) >= {*walkaway.__all__, "__version__"}
    assert not [name for name in dir(walkaway) if name.startswith("_") and not name.startswith("__")]


def test_the_names_are_those_that_a_type_checker_sees(repo_root: Path):
    tree = ast.parse((repo_root / "src/walkaway/__init__.py").read_text(encoding="utf-8"))
    checked = [node for node in tree.body if isinstance(node, ast.If)]
    imported = {
        alias.name
        for block in checked
        for node in ast.walk(block)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == set(walkaway.__all__)


def test_every_name_is_public_in_its_home():
    for home, names in walkaway._HOMES.items():
        module = importlib.import_module(f"walkaway.{home}")
        assert set(names) <= set(module.__all__), home
    assert sorted(name for names in walkaway._HOMES.values() for name in names) == walkaway.__all__


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'walkaway' has no attribute 'walkout'"):
        _ = walkaway.walkout
    assert not hasattr(walkaway, "np")


def test_star_import_gives_the_public_names():
    space: dict[str, object] = {}
    exec("from walkaway import *", space)
    assert set(space) - {"__builtins__"} == set(walkaway.__all__)


def test_the_version_is_the_installed_one():
    from importlib.metadata import version

    assert walkaway.__version__ == version("walkaway")


def packages(root: Path) -> list[str]:
    source = root / "src"
    found = source.glob("walkaway/**/*.py")
    return sorted(".".join(file.relative_to(source).with_suffix("").parts).removesuffix(".__init__") for file in found)


def test_every_module_says_what_it_offers(repo_root: Path):
    for name in packages(repo_root):
        module = importlib.import_module(name)
        for public in getattr(module, "__all__", ()):
            assert hasattr(module, public), f"{name}.{public}"
