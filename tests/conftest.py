"""What every test may use: the repository, the folder shared beside it, and one steady Hypothesis profile."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPO_ROOT = Path(__file__).resolve().parent.parent
SHARED = REPO_ROOT.parent / "shared"
REQUIRE_SHARED = "WALKAWAY_REQUIRE_SHARED"

# The same examples at every run, and no limit on the time of one: a failure is the code's, never the machine's.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")


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
