"""What the tests that look at a page in a browser share: the browser, the npm packages, and how to do without."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

# Where the browser and the packages are is known to the tool that gets them.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import setup_browser
from browsing import started

from pages.checks import Tabs

REQUIRE_BROWSER = "WALKAWAY_REQUIRE_BROWSER"


def needed(found: str | Path | None, name: str) -> Path:
    """The place of what a test needs. Without it the test is skipped, or fails where it is required."""
    if found is None:
        missing = f"needs {name}, which is not there: 'make browser' gets it, or says what to install"
        if os.environ.get(REQUIRE_BROWSER):
            pytest.fail(f"{missing} ({REQUIRE_BROWSER} is set)", pytrace=False)
        pytest.skip(missing)
    return Path(found)


# For a module: while Playwright holds an event loop, no other test could run one. To start anew takes half a second.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    needed(setup_browser.libatomic(), "the library libatomic")
    with started(needed(setup_browser.chromium(), "Chromium")) as running:
        yield running


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Tabs:
    """Its tabs, with script and without."""
    return Tabs.of(browser)


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which finds what keeps people from reading a page."""
    packages = needed(setup_browser.packages(), "the npm package axe-core")
    return (packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def html_validate() -> Path:
    """The program html-validate; Node.js runs it."""
    needed(shutil.which("node"), "Node.js")
    packages = needed(setup_browser.packages(), "the npm package html-validate")
    return packages / "html-validate" / "bin" / "html-validate.mjs"
