"""Commands run in a folder of their own: a brief writes to `out` there."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what a command writes without being told where."""
    place = tmp_path_factory.mktemp("here")
    monkeypatch.chdir(place)
    return place
