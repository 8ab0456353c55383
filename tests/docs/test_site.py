"""The pages build, and every internal link and heading they lead to is there."""

import subprocess
import sys
from pathlib import Path

from documents import ROOT


def built(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Build the pages as `make check` does. With --quiet mkdocs counts no warnings, and nothing would fail."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""}
    )


def test_the_site_builds_and_loads_nothing_from_outside(tmp_path: Path):
    ran = built(tmp_path / "site")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (tmp_path / "site" / "tutorial" / "index.html").is_file()
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'src="http' not in text, page
        assert '<link rel="stylesheet" href="http' not in text, page


def test_a_broken_link_fails_the_build(tmp_path: Path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    settings = "site_name: x\nvalidation:\n  links:\n    not_found: warn\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    ran = built(tmp_path / "site", "--config-file", str(tmp_path / "mkdocs.yml"))
    assert ran.returncode != 0
    assert "nowhere.md" in ran.stdout + ran.stderr
