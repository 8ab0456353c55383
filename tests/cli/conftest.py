"""Commands run in a folder of their own: a brief writes to `out` there."""

from pathlib import Path

import pytest

from walkaway.report import drawing_process
from walkaway.report.charts import picture


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what a command writes without being told where."""
    place = tmp_path_factory.mktemp("here")
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def without_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra that draws is missing, for tests of other things: to draw takes longer than all the rest."""
    for module in (drawing_process, picture):
        monkeypatch.setattr(module, "find_spec", lambda name: None)
