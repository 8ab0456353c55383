"""Every example in a docstring runs."""

import doctest
import importlib
import pkgutil

import pytest

import walkaway

MODULES = sorted(
    {"walkaway", *(m.name for m in pkgutil.walk_packages(walkaway.__path__, "walkaway."))} - {"walkaway.__main__"}
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str):
    module = importlib.import_module(name)
    result = doctest.testmod(module)
    assert result.failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    found = sum(bool(test.examples) for name in MODULES for test in finder.find(importlib.import_module(name)))
    assert found > 40


def test_every_module_says_what_it_is():
    assert [name for name in MODULES if not (importlib.import_module(name).__doc__ or "").strip()] == []
