"""Which documents a list of files and folders names, and what they are called."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.case import Source
from walkaway.errors import InputError
from walkaway.evidence.documents.collect import find_documents, id_of, unique_id
from walkaway.formats import parse_case, starter, write_case


def test_folders_are_looked_through_in_order(tmp_path: Path):
    names = ("b.txt", "a.MD", "c.csv", ".hidden.txt", "d/e.html", "d/.git/f.txt", "d/g.pdf", "a/z.htm", "a/y.markdown")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "d" / "loop").symlink_to(tmp_path)
    (tmp_path / "again.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    found = [str(path.relative_to(tmp_path)) for path in find_documents([tmp_path])]
    assert found == ["a.MD", "again.txt", "a/y.markdown", "a/z.htm", "d/e.html", "d/g.pdf"]
    # A file that is named is taken whatever its name, once, where it was named first.
    named = find_documents([tmp_path / "c.csv", tmp_path / "b.txt", tmp_path, Path("-"), Path("-")])
    assert [path.name for path in named][:2] == ["c.csv", "b.txt"]
    assert named.count(Path("-")) == 1
    assert "again.txt" not in [path.name for path in named]


def test_what_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="there is no file or folder"):
        find_documents([tmp_path / "nowhere"])
    with pytest.raises(InputError, match=r"no document in the folder .* end in \.txt"):
        find_documents([tmp_path])


@given(name=st.text(min_size=1, max_size=60))
def test_every_id_is_short_and_legal_in_a_case(name: str):
    called = id_of(Path(name.replace("/", "") + ".txt"))
    assert 1 <= len(called) <= 34
    assert called == id_of(Path(name.replace("/", "") + ".txt"))
    case = parse_case(starter("x")).case
    sources = (*(source for source in case.sources if source.id != called), Source(id=called, title="T"))
    assert parse_case(write_case(replace(case, sources=sources))).case.sources[-1].id == called


def test_ids_are_unique():
    taken: set[str] = set()
    for _ in range(5):
        taken.add(unique_id("rt", taken))
    assert taken == {"rt", "rt_2", "rt_3", "rt_4", "rt_5"}
