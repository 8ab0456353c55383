"""What every test may use: the repository, the folder shared beside it, and steady Hypothesis profiles."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

from examples import STEADY, THOROUGH, register_profiles

REPO_ROOT = Path(__file__).resolve().parent.parent
SHARED = REPO_ROOT.parent / "shared"
REQUIRE_SHARED = "WALKAWAY_REQUIRE_SHARED"


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples are looked at: all where the slow tests are asked for as well."""
    register_profiles()
    settings.load_profile(STEADY if "not slow" in config.option.markexpr else THOROUGH)


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what was loaded so far: none of it goes before the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The folder that holds pyproject.toml."""
    return REPO_ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the repository. Without it the test is skipped, or fails where it is required."""
    if not SHARED.is_dir():
        missing = "needs the folder 'shared' beside the repository, which is not there"
        if os.environ.get(REQUIRE_SHARED):
            pytest.fail(f"{missing} ({REQUIRE_SHARED} is set)", pytrace=False)
        pytest.skip(missing)
    return SHARED
