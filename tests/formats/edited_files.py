"""Files of ours with a text or two replaced."""

from pathlib import Path

FILES = Path(__file__).parent / "files"


def copied(tmp_path: Path, folder: str, **edits: tuple[str, str]) -> Path:
    """A folder of ours with some texts of some files (named without ending) replaced."""
    for file in (FILES / folder).iterdir():
        text = file.read_text(encoding="utf-8")
        if file.stem in edits:
            old, new = edits[file.stem]
            assert old in text
            text = text.replace(old, new)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    return tmp_path
