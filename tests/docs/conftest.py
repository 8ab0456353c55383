"""What the tests of the pages share: the commands, each run once."""

import sys
from pathlib import Path

import pytest

# Parsing pages and running their commands is shared with the tool that brings them up to date.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from documents import Runs, page_folder


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Commands and their results; the brief of Hanoi, which takes seconds, is worked out once for all pages."""
    return Runs(page_folder(tmp_path_factory.mktemp("runs")))


@pytest.fixture
def page_place(tmp_path: Path) -> Path:
    """A folder of a page's own, with the cases in it, where its commands may write."""
    return page_folder(tmp_path)
